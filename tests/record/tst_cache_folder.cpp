#include <QtTest>

#include <QTemporaryDir>

#include <chrono>
#include <fstream>

#include "record/cache_folder.h"
#include "record/error.h"

using namespace transect;
namespace fs = std::filesystem;

class TestCacheFolder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void dropsWhatWasChangedLongestAgo()
    {
        const QTemporaryDir folder;
        const fs::path root = folder.path().toStdString();
        const auto now = fs::file_time_type::clock::now();
        for (const auto& [name, age] : {std::pair("old", 3), {"middle", 2}, {"new", 1}}) {
            makeFolders(root / name / "below");
            std::ofstream(root / name / "below" / "file") << std::string(1000, 'x');
            fs::last_write_time(root / name, now - std::chrono::hours(age));
        }
        dropOldest(root, 3, 5000);
        QVERIFY(fs::exists(root / "old"));
        dropOldest(root, 3, 2500);
        QVERIFY(!fs::exists(root / "old") && fs::exists(root / "middle"));
        dropOldest(root, 1, 2500);
        QVERIFY(!fs::exists(root / "middle") && fs::exists(root / "new/below/file"));
        dropOldest(root / "absent", 1, 1);
    }

    void namesAFolderThatCannotBeMade()
    {
        const QTemporaryDir folder;
        const fs::path file = folder.filePath("file").toStdString();
        std::ofstream(file) << "x";
        try {
            makeFolders(file / "below");
            QFAIL("it was made");
        } catch (const Error& error) {
            QCOMPARE(error.record().path, (file / "below").string());
        }
    }
};

QTEST_APPLESS_MAIN(TestCacheFolder)
#include "tst_cache_folder.moc"
