#include <torch/types.h>

#include <QtTest>

#include "data/class_folders.h"
#include "fixtures.h"

using namespace transect;
using fixtures::contains;
using fixtures::errorOf;
using fixtures::png;

namespace {

using Files = std::vector<std::pair<std::string, std::string>>;
using Labels = std::vector<std::int64_t>;

/// Two classes, in an order that is neither natural nor alphabetic.
Files onePool(const std::string& above = {})
{
    return {{above + "dog/image10.png", png(40)}, {above + "cat/image1.png", png(10)}, {above + "dog/image2.png", png(30)}, {above + "cat/deeper/image3.PNG", png(20)},
        {above + "cat/.hidden.png", png(99)}, {above + "cat/notes.txt", "not an image"}};
}

Files joined(Files a, const Files& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

} // namespace

class TestClassFolders : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    int m_places = 0;

    fixtures::fs::path place(const std::string& ending = {}) { return fixtures::fs::path(m_temporary.path().toStdString()) / (std::to_string(m_places++) + ending); }

    fixtures::fs::path folder(const Files& files)
    {
        const auto path = place();
        for (const auto& [name, content] : files)
            fixtures::write(path / name, content);
        return path;
    }
    fixtures::fs::path file(const std::string& ending, const std::string& content)
    {
        const auto path = place(ending);
        fixtures::write(path, content);
        return path;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!canDecodeImages())
            QSKIP("this build has no OpenCV");
    }

    void comparesNaturally()
    {
        const std::vector<std::string> ordered{"", "1", "01", "2", "10", "A", "a", "a1", "a1b", "a01c", "a2", "a10", "a10b2", "a10b10", "b"};
        for (std::size_t i = 0; i < ordered.size(); ++i)
            for (std::size_t j = 0; j < ordered.size(); ++j)
                if (!(ordered[i] == "1" && ordered[j] == "01") && !(ordered[i] == "01" && ordered[j] == "1"))
                    QVERIFY2(naturallyBefore(ordered[i], ordered[j]) == (i < j), qPrintable(QString::fromStdString(ordered[i] + " " + ordered[j])));
        QVERIFY(naturallyBefore("1", "01") != naturallyBefore("01", "1"));
        QVERIFY(naturallyBefore("99999999999999999999998", "99999999999999999999999"));
    }

    void readsOnePool_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("above");
        for (const auto* kind : {"folder", ".tar", ".tar.gz"})
            for (const auto* above : {"", "flowers/", "./", "flowers/images/"})
                QTest::addRow("%s, %s", kind, above) << kind << above;
    }
    void readsOnePool()
    {
        QFETCH(QString, kind);
        QFETCH(QString, above);
        const auto files = onePool(above.toStdString());
        const auto tar = fixtures::tar(files);
        const auto path = kind == "folder" ? folder(files) : file(kind.toStdString(), kind == ".tar" ? tar : fixtures::gzipped(tar));
        const auto data = openClassFolders(path, "name");
        QVERIFY(!data.test);
        QCOMPARE(data.train->classNames(), (std::vector<std::string>{"cat", "dog"}));
        QCOMPARE(data.train->labels(), (Labels{0, 0, 1, 1}));
        QCOMPARE(fixtures::firstPixels(*data.train), (std::vector<int>{20, 10, 30, 40})); // cat/deeper/image3, cat/image1, dog/image2, dog/image10
    }

    void readsSplits_data()
    {
        QTest::addColumn<QStringList>("folders");
        QTest::addColumn<int>("test");
        QTest::newRow("train, test") << QStringList{"train", "test"} << 1;
        QTest::newRow("Training, Testing, below another") << QStringList{"set/Training", "set/Testing"} << 1;
        QTest::newRow("train, val") << QStringList{"train", "val"} << 1;
        QTest::newRow("train, val, test") << QStringList{"train", "val", "test"} << 2;
        QTest::newRow("train, test, others") << QStringList{"train", "test", "masks"} << 1;
    }
    void readsSplits()
    {
        QFETCH(QStringList, folders);
        QFETCH(int, test);
        Files files;
        for (int i = 0; i < folders.size(); ++i)
            files = joined(files, {{folders[i].toStdString() + "/a/1.png", png(10 * i)}, {folders[i].toStdString() + "/b/1.png", png(10 * i + 1)}});
        for (const auto& path : {folder(files), file(".tar", fixtures::tar(files))}) {
            const auto data = openClassFolders(path, "name");
            QCOMPARE(fixtures::firstPixels(*data.train), (std::vector<int>{0, 1}));
            QVERIFY(data.test);
            QCOMPARE(fixtures::firstPixels(*data.test), (std::vector<int>{10 * test, 10 * test + 1}));
        }
    }

    void readsTwoTars()
    {
        const auto path = folder({{"train.tar", fixtures::tar(onePool("train/"))}, {"test.tar.gz", fixtures::gzipped(fixtures::tar({{"test/dog/1.png", png(7)}}))}});
        QVERIFY(holdsTarPair(path));
        const auto data = openTarPair(path, "name");
        QCOMPARE(data.train->size(), 4);
        QCOMPARE(data.test->labels(), Labels{1});
        QVERIFY(!holdsTarPair(folder({{"train.tar", "x"}})));
    }

    void decodesOtherSizesEachTime()
    {
        const auto path = folder({{"a/1.png", png(1, 2, 3)}, {"a/2.png", png(2, 5, 4)}, {"b/1.png", png(3, 2, 3, 3)}});
        const auto data = openClassFolders(path, "name");
        Image scratch;
        QCOMPARE(data.train->image(1, scratch).height, 5);
        QCOMPARE(data.train->image(2, scratch).channels, 3);
        QCOMPARE(data.train->image(0, scratch).width, 3);
        const auto fingerprint = data.train->fingerprint();
        QCOMPARE(openClassFolders(path, "name").train->fingerprint(), fingerprint);
        fixtures::write(path / "a/2.png", png(9, 5, 4));
        QVERIFY(openClassFolders(path, "name").train->fingerprint() != fingerprint);
        std::filesystem::remove(path / "a/2.png");
        const auto error = errorOf([&] { data.train->image(1, scratch); });
        QCOMPARE(error.code, "bad-image");
        QCOMPARE(error.path, (path / "a/2.png").string());
    }

    void reportsABadImageWhenItIsRead_data()
    {
        QTest::addColumn<bool>("sameSizes");
        QTest::newRow("kept as bytes") << true;
        QTest::newRow("decoded each time") << false;
    }
    void reportsABadImageWhenItIsRead()
    {
        QFETCH(bool, sameSizes);
        const auto path = folder({{"a/1.png", "no image"}, {"a/2.png", png(2)}, {"b/3.png", png(3).substr(0, 50)}, {"b/4.png", png(4, sameSizes ? 2 : 9)}});
        const auto data = openClassFolders(path, "name");
        Image scratch;
        QCOMPARE(data.train->size(), 4);
        QCOMPARE(data.train->image(1, scratch).pixels[0], 2);
        for (const auto& [index, name] : {std::pair(0, "a/1.png"), std::pair(2, "b/3.png")}) {
            const auto error = errorOf([&] { data.train->image(index, scratch); });
            QCOMPARE(error.code, "bad-image");
            QCOMPARE(error.path, (path / name).string());
        }
    }

    void refusesWhereNothingDecodes()
    {
        const auto path = folder({{"a/1.png", "no image"}, {"b/1.png", "no image"}});
        QCOMPARE(errorOf([&] { openClassFolders(path, "name"); }).code, "bad-image");
    }

    void refusesFoldersWithoutClasses()
    {
        for (const auto& files : {Files{}, Files{{"1.png", png(1)}, {"2.png", png(2)}}, Files{{"a/notes.txt", "text"}}}) {
            const auto error = errorOf([&] { openClassFolders(files.empty() ? file(".tar", fixtures::tar({})) : folder(files), "name"); });
            QCOMPARE(error.code, "bad-data");
            QVERIFY(contains(error.hint, "class/image.jpg"));
        }
    }

    void refusesClassesOfTheTestSetAlone()
    {
        const auto path = folder({{"train/a/1.png", png(1)}, {"train/b/1.png", png(1)}, {"test/c/1.png", png(1)}});
        const auto error = errorOf([&] { openClassFolders(path, "name"); });
        QCOMPARE(error.code, "bad-data");
        QVERIFY(contains(error.text, "\"c\""));
    }

    void refusesHostileTars_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("part");
        const auto row = [](const char* name, const std::string& content, const char* part) { QTest::newRow(name) << QByteArray::fromStdString(content) << QString(part); };
        const auto whole = fixtures::tar(onePool());
        const std::string end(1024, '\0');
        row("out of the archive", fixtures::tar({{"a/1.png", png(1)}, {"a/../../b/2.png", png(2)}}), "leads out of the archive");
        row("absolute", fixtures::tar({{"/a/1.png", png(1)}}), "leads out of the archive");
        row("a symbolic link", fixtures::tarEntry("a/1.png", "", '2', "/etc/passwd") + end, "is a link");
        row("a hard link", fixtures::tarEntry("a/1.png", "", '1', "b/1.png") + end, "is a link");
        row("cut inside a file", whole.substr(0, 600), "cannot be read");
        auto damaged = whole;
        damaged[3] ^= 1;
        row("a header that does not add up", damaged, "cannot be read");
        auto lying = fixtures::tarEntry("a/1.png", png(1));
        lying.replace(124, 11, "77777777777");
        lying.replace(148, 8, "        ");
        unsigned sum = 0;
        for (std::size_t i = 0; i < 512; ++i)
            sum += static_cast<unsigned char>(lying[i]);
        char number[16];
        std::snprintf(number, sizeof number, "%06o", sum);
        lying.replace(148, 7, std::string(number) + '\0');
        row("a size of 8 GiB", lying, "");
        row("a gz cut short", fixtures::gzipped(whole).substr(0, 200), "");
    }
    void refusesHostileTars()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, part);
        const auto path = file(".tar", content.toStdString());
        const auto error = errorOf([&] { openClassFolders(path, "name"); });
        QCOMPARE(error.code, "bad-data");
        QVERIFY2(contains(error.text, part.toStdString()), error.text.c_str());
        QVERIFY2(contains(error.path, path.string()), error.path.c_str());
    }

    void readsNamesInOtherAlphabets()
    {
        const auto path = file(".tar", fixtures::tar({{"Köche/1.png", png(1)}, {"花/1.png", png(2)}}));
        QCOMPARE(openClassFolders(path, "name").train->classNames(), (std::vector<std::string>{"Köche", "花"}));
    }
};

QTEST_APPLESS_MAIN(TestClassFolders)
#include "tst_class_folders.moc"
