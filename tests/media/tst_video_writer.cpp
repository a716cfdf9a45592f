#include <QtTest>

#include "made_video.h"
#include "media/video_writer.h"
#include "record/error.h"
#include "record/small_disk.h"

using namespace transect;

namespace {

VideoFrame numbered(int number, int width = made::width, int height = made::height)
{
    VideoFrame frame;
    frame.width = width;
    frame.height = height;
    const auto pixels = made::numberedPicture(number, width, height);
    frame.pixels.assign(pixels.begin(), pixels.end());
    return frame;
}

VideoFrame coloured(std::uint8_t red, std::uint8_t green, std::uint8_t blue)
{
    VideoFrame frame;
    frame.width = 64;
    frame.height = 48;
    for (int i = 0; i < 64 * 48; ++i)
        frame.pixels.insert(frame.pixels.end(), {red, green, blue});
    return frame;
}

template <typename Action> ErrorRecord errorOf(const Action& action)
{
    try {
        action();
    } catch (const Error& error) {
        return error.record();
    }
    return {};
}

} // namespace

class TestVideoWriter : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    std::filesystem::path in(const char* name) const { return m_folder.filePath(name).toStdString(); }
    QStringList files() const { return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden); }

private Q_SLOTS:
    void init()
    {
        for (const auto& file : files())
            QVERIFY(QFile::remove(m_folder.filePath(file)));
    }

    void whatIsWrittenIsReadInOrder()
    {
        const auto writer = createVideo(in("numbers.mp4"), made::width, made::height, 25);
        for (int i = 0; i < 60; ++i)
            writer->write(numbered(i));
        QVERIFY(!std::filesystem::exists(in("numbers.mp4"))); // not before it is whole
        writer->finish();
        const auto reader = openVideo(in("numbers.mp4"));
        QCOMPARE(reader->info().framesPerSecond, 25.0);
        QCOMPARE(made::numbersIn(*reader), made::numbersTo(60));
        QVERIFY(reader->notices().empty());
        QCOMPARE(files(), QStringList("numbers.mp4"));
    }

    void playersCanBeginBeforeTheyHaveAll()
    {
        const auto writer = createVideo(in("begin.mp4"), made::width, made::height, 25);
        for (int i = 0; i < 10; ++i)
            writer->write(numbered(i));
        writer->finish();
        const auto bytes = made::bytesOf(m_folder.filePath("begin.mp4"));
        QVERIFY(bytes.indexOf("moov") > 0 && bytes.indexOf("moov") < bytes.indexOf("mdat"));
    }

    void timesAreThoseOfTheRate_data()
    {
        QTest::addColumn<double>("rate");
        for (const double rate : {12.5, 30000.0 / 1001, 60.0, 0.5})
            QTest::addRow("%g", rate) << rate;
    }

    void timesAreThoseOfTheRate()
    {
        QFETCH(double, rate);
        {
            const auto writer = createVideo(in("rate.mp4"), made::width, made::height, rate);
            for (int i = 0; i < 20; ++i)
                writer->write(numbered(i));
            writer->finish();
        }
        const auto reader = openVideo(in("rate.mp4"));
        VideoFrame frame;
        for (int i = 0; i < 20; ++i) {
            QVERIFY(reader->next(frame));
            QVERIFY2(std::abs(frame.seconds - i / rate) < 1e-3, qPrintable(QString("%1 instead of %2").arg(frame.seconds).arg(i / rate)));
        }
        QVERIFY(!reader->next(frame));
    }

    void coloursAreKept()
    {
        const std::vector<std::array<std::uint8_t, 3>> colours{{255, 255, 255}, {0, 0, 0}, {200, 40, 40}, {40, 160, 60}, {50, 60, 210}, {255, 176, 0}};
        const auto writer = createVideo(in("colours.mp4"), 64, 48, 25);
        for (const auto& [red, green, blue] : colours)
            writer->write(coloured(red, green, blue));
        writer->finish();
        const auto reader = openVideo(in("colours.mp4"));
        VideoFrame frame;
        for (const auto& colour : colours) {
            QVERIFY(reader->next(frame));
            for (std::size_t channel = 0; channel < 3; ++channel) {
                const int found = frame.pixels[(24 * 64 + 32) * 3 + channel];
                QVERIFY2(std::abs(found - colour[channel]) <= 6, qPrintable(QString("%1 instead of %2").arg(found).arg(colour[channel])));
            }
        }
    }

    void oddSizesLoseTheirLastRowAndColumn()
    {
        const auto writer = createVideo(in("odd.mp4"), 193, 65, 25);
        for (int i = 0; i < 5; ++i)
            writer->write(numbered(i, 193, 65));
        writer->finish();
        const auto reader = openVideo(in("odd.mp4"));
        QCOMPARE(reader->info().width, 192);
        QCOMPARE(reader->info().height, 64);
        QCOMPARE(made::numbersIn(*reader), made::numbersTo(5));
    }

    void aFileThatWasThereIsReplacedInTheEnd()
    {
        made::write(m_folder.filePath("old.mp4"), "old");
        {
            const auto writer = createVideo(in("old.mp4"), made::width, made::height, 25);
            writer->write(numbered(0));
        }
        QCOMPARE(made::bytesOf(m_folder.filePath("old.mp4")), QByteArray("old"));
        QCOMPARE(files(), QStringList("old.mp4")); // given up: nothing is left behind
        const auto writer = createVideo(in("old.mp4"), made::width, made::height, 25);
        writer->write(numbered(0));
        writer->finish();
        QCOMPARE(made::numbersIn(*openVideo(in("old.mp4"))), made::numbersTo(1));
    }

    void strangeNamesAreNamesOfFiles()
    {
        for (const char* name : {"a:b %03d.mp4", "http:x.mp4", "-.mp4", "no end"}) {
            const auto writer = createVideo(in(name), made::width, made::height, 25);
            writer->write(numbered(0));
            writer->finish();
            QVERIFY2(std::filesystem::exists(in(name)), name);
        }
        QCOMPARE(files().size(), 4);
    }

    void picturesOfAnotherSizeAreRefused()
    {
        const auto writer = createVideo(in("size.mp4"), made::width, made::height, 25);
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, writer->write(numbered(0, 64, 64)));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, createVideo(in("none.mp4"), 1, 64, 25));
    }

    void nothingIsWrittenAfterTheEnd()
    {
        const auto writer = createVideo(in("end.mp4"), made::width, made::height, 25);
        writer->write(numbered(0));
        writer->finish();
        QCOMPARE(errorOf([&] { writer->write(numbered(1)); }).code, std::string("io"));
        QCOMPARE(errorOf([&] { writer->finish(); }).code, std::string("io"));
        QCOMPARE(made::numbersIn(*openVideo(in("end.mp4"))), made::numbersTo(1));
    }

    void aMissingFolderIsNamed()
    {
        const auto path = in("nowhere") / "video.mp4";
        const auto error = errorOf([&] { createVideo(path, made::width, made::height, 25); });
        QCOMPARE(error.code, std::string("no-file"));
        QCOMPARE(error.path, path.string());
    }

    void aFullDiskIsTold()
    {
        const SmallDisk disk;
        if (!disk.whyNot().empty())
            QSKIP(disk.whyNot().c_str());
        const auto path = disk.path() / "video.mp4";
        const auto error = errorOf([&] {
            const auto writer = createVideo(path, 640, 480, 25);
            auto frame = numbered(0, 640, 480);
            std::uint32_t state = 1;
            for (int i = 0; i < 200; ++i) {
                for (auto& value : frame.pixels)
                    value = std::uint8_t((state = state * 1664525 + 1013904223) >> 24);
                writer->write(frame);
            }
            writer->finish();
        });
        QCOMPARE(error.code, std::string("disk-full"));
        QCOMPARE(error.path, path.string());
        QVERIFY(std::filesystem::is_empty(disk.path()));
    }
};

QTEST_APPLESS_MAIN(TestVideoWriter)
#include "tst_video_writer.moc"
