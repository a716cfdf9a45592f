#include <QtTest>

#include "made_video.h"
#include "media/video_reader.h"
#include "record/error.h"

using namespace transect;

class TestPictureFolder : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    void put(const QString& name, int number, int w = made::width, int h = made::height)
    {
        write(name, made::numberedPpm(number, w, h));
    }

    void write(const QString& name, const QByteArray& bytes)
    {
        made::write(m_folder->filePath(name), bytes);
    }

    std::unique_ptr<VideoReader> open() const { return openVideo(m_folder->path().toStdString()); }

    static std::vector<int> numbersIn(VideoReader& video)
    {
        std::vector<int> numbers;
        VideoFrame frame;
        while (video.next(frame)) {
            if (frame.ordinal != std::int64_t(numbers.size()) || frame.seconds != 0)
                return {};
            numbers.push_back(made::numberIn(frame));
        }
        return numbers;
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void numbersDecideTheOrder_data()
    {
        QTest::addColumn<QStringList>("names"); // in the order expected
        QTest::newRow("padded") << QStringList{"000.ppm", "001.ppm", "002.ppm"};
        QTest::newRow("not padded") << QStringList{"9.ppm", "10.ppm", "100.ppm"};
        QTest::newRow("text before") << QStringList{"a_2.ppm", "a_10.ppm", "b_1.ppm"};
        QTest::newRow("text after") << QStringList{"f2x.ppm", "f3x.ppm", "f11x.ppm"};
        QTest::newRow("last number counts") << QStringList{"cam7_1.ppm", "cam7_2.ppm", "cam7_12.PPM"};
        QTest::newRow("longer than any integer") << QStringList{"1.ppm", "100000000000000000000000.ppm", "100000000000000000000001.ppm"};
    }

    void numbersDecideTheOrder()
    {
        QFETCH(QStringList, names);
        for (qsizetype i = names.size(); i-- > 0;)
            put(names[i], int(i));
        const auto video = open();
        QCOMPARE(video->info().declaredFrames, std::int64_t(3));
        QCOMPARE(video->info().codec, std::string("ppm"));
        QCOMPARE(video->info().framesPerSecond, 0.0);
        QCOMPARE(numbersIn(*video), (std::vector<int>{0, 1, 2}));
    }

    void otherFilesArePassedOver()
    {
        put("1.ppm", 0);
        put("2.ppm", 1);
        put("cover.ppm", 7);
        put("._1.ppm", 7);
        write("notes3.txt", "three");
        QVERIFY(QDir(m_folder->path()).mkdir("4.ppm"));
        const auto video = open();
        QCOMPARE(numbersIn(*video), (std::vector<int>{0, 1}));
        QCOMPARE(video->notices(), (std::vector<std::string>{"passed over, having no number in their names: 1 pictures"}));
    }

    void gapsAreNoticed()
    {
        for (const int number : {5, 10, 15, 25, 30})
            put(QString("%1.ppm").arg(number), number);
        const auto video = open();
        QCOMPARE(numbersIn(*video), (std::vector<int>{5, 10, 15, 25, 30}));
        QCOMPARE(video->notices().size(), std::size_t(1));
        QVERIFY(video->notices()[0].starts_with("from 15.ppm to 25.ppm"));
    }

    void aDamagedPictureIsLostAlone_data()
    {
        QTest::addColumn<int>("damaged");
        QTest::newRow("first") << 0;
        QTest::newRow("middle") << 2;
        QTest::newRow("last") << 3;
    }

    void aDamagedPictureIsLostAlone()
    {
        QFETCH(int, damaged);
        std::vector<int> expected;
        for (int i = 0; i < 4; ++i) {
            put(QString("%1.ppm").arg(i), i);
            if (i != damaged)
                expected.push_back(i);
        }
        write(QString("%1.ppm").arg(damaged), "not a picture");
        const auto video = open();
        QCOMPARE(numbersIn(*video), expected);
        QCOMPARE(video->notices().size(), std::size_t(1));
        QVERIFY(video->notices()[0].starts_with(std::to_string(damaged) + ".ppm is passed over: "));
    }

    void sizesFollowTheFirst()
    {
        put("1.ppm", 21);
        put("2.ppm", 22, 2 * made::width, 2 * made::height);
        const auto video = open();
        QCOMPARE(numbersIn(*video), (std::vector<int>{21, 22}));
        QCOMPARE(video->info().width, made::width);
    }

    void photographsAreTurnedAsExifSays()
    {
        QFile file(TRANSECT_SOURCE_DIR "/tests/vision/images/gradient.jpg");
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto jpeg = file.readAll();
        // Orientation 6: the stored picture is to be turned clockwise by a quarter.
        const auto exif = QByteArray::fromHex("ffe1001e" "457869660000" "49492a0008000000" "0100" "120103000100000006000000");
        QCOMPARE(jpeg.first(2), QByteArray::fromHex("ffd8"));
        write("1.jpg", jpeg);
        write("2.jpg", jpeg.first(2) + exif + QByteArray(2, '\0') + jpeg.sliced(2));
        VideoFrame stored, shown;
        QVERIFY(QDir(m_folder->path()).mkdir("turned"));
        QVERIFY(QFile::rename(m_folder->filePath("2.jpg"), m_folder->filePath("turned/2.jpg")));
        QVERIFY(open()->next(stored));
        QVERIFY(openVideo(m_folder->filePath("turned").toStdString())->next(shown));
        QCOMPARE(shown.width, stored.height);
        QCOMPARE(shown.height, stored.width);
        for (int y = 0; y < shown.height; ++y) {
            for (int x = 0; x < shown.width; ++x) {
                const auto* is = &shown.pixels[std::size_t(y * shown.width + x) * 3];
                const auto* was = &stored.pixels[std::size_t((stored.height - 1 - x) * stored.width + y) * 3];
                QVERIFY(std::equal(is, is + 3, was));
            }
        }
    }

    void foldersWithoutPicturesAreRefused()
    {
        write("a.txt", "text");
        try {
            open();
            QFAIL("it was opened");
        } catch (const Error& error) {
            QCOMPARE(error.record().code, std::string("bad-video"));
            QCOMPARE(error.record().path, m_folder->path().toStdString());
        }
    }

    void hugePicturesAreRefused()
    {
        write("1.ppm", "P6\n60000 60000\n255\n" + QByteArray(1000, 'x'));
        try {
            open();
            QFAIL("it was opened");
        } catch (const Error& error) {
            QCOMPARE(error.record().code, std::string("bad-video"));
        }
    }
};

QTEST_APPLESS_MAIN(TestPictureFolder)
#include "tst_picture_folder.moc"
