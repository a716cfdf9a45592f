#include "record/normal_scores.h"

#include "record/error_of.h"
#include "record/files.h"
#include "record/npy.h"

#include <QTemporaryDir>
#include <QtTest>

#include <limits>

using namespace transect;

class TestNormalScores : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAnArrayOrNothing()
    {
        const QTemporaryDir folder;
        const auto file = normalScoresFile(folder.path().toStdString());
        QCOMPARE(file.filename().string(), std::string("normal_scores.npy"));
        QVERIFY(readNormalScores(file).empty());
        write(file, {1.5, -2, 0.25});
        QCOMPARE(readNormalScores(file), (std::vector<double>{1.5, -2, 0.25}));
        write(file, {});
        QVERIFY(readNormalScores(file).empty());
    }

    void damageIsSaid()
    {
        const QTemporaryDir folder;
        const auto file = normalScoresFile(folder.path().toStdString());
        write(file, {1, std::numeric_limits<double>::quiet_NaN()});
        QCOMPARE(errorOf([&] { readNormalScores(file); }).code, std::string("bad-data"));
        writeFile(file, "no array");
        const auto error = errorOf([&] { readNormalScores(file); });
        QCOMPARE(error.code, std::string("bad-data"));
        QCOMPARE(error.path, file.string());
    }

private:
    static void write(const std::filesystem::path& file, const std::vector<double>& scores)
    {
        const auto bytes = std::as_bytes(std::span(scores));
        writeFile(file, npyHeader("<f8", {std::int64_t(scores.size())}) + std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
    }
};

QTEST_GUILESS_MAIN(TestNormalScores)
#include "tst_normal_scores.moc"
