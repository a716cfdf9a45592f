#include <QtTest>

#include "made_video.h"
#include "media/video_reader.h"

using namespace transect;
using made::bytesOf;
using made::h264;
using made::numbersIn;
using made::numbersTo;
using made::write;

namespace {

std::array<int, 3> colourAt(const VideoFrame& frame, int x, int y)
{
    const auto* pixel = &frame.pixels[std::size_t(y * frame.width + x) * 3];
    return {pixel[0], pixel[1], pixel[2]};
}

int distance(const std::array<int, 3>& a, const std::array<int, 3>& b)
{
    int most = 0;
    for (std::size_t i = 0; i < 3; ++i)
        most = std::max(most, std::abs(a[i] - b[i]));
    return most;
}

/// Four quarters: red, green, blue, grey.
const std::array<std::array<int, 3>, 4> quarters{{{200, 30, 40}, {40, 180, 60}, {50, 60, 210}, {128, 128, 128}}};

QByteArray quarteredPicture(int w, int h)
{
    QByteArray pixels;
    for (int y = 0; y < h; ++y) {
        for (int x = 0; x < w; ++x) {
            for (const int value : quarters[std::size_t(2 * (y >= h / 2) + (x >= w / 2))])
                pixels += char(value);
        }
    }
    return pixels;
}

} // namespace

class TestVideoReader : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString in(const QString& name) const { return m_folder.filePath(name); }

private Q_SLOTS:
    void initTestCase()
    {
        SKIP_WITHOUT_FFMPEG();
    }

    void everyPictureComesOnceInOrder_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("encoding");
        QTest::addColumn<QString>("codec");
        QTest::newRow("h264 mp4") << "a.mp4" << h264 << "h264";
        QTest::newRow("h264 avi, which has no showing times") << "a.avi" << h264 << "h264";
        QTest::newRow("h264 without a container") << "a.h264" << h264 << "h264";
        QTest::newRow("hevc mkv") << "a.mkv" << QStringList{"-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none"} << "hevc";
        QTest::newRow("mpeg4 avi with B pictures") << "b.avi" << QStringList{"-c:v", "mpeg4", "-bf", "2", "-q:v", "3"} << "mpeg4";
        QTest::newRow("mpeg2 transport stream") << "a.ts" << QStringList{"-c:v", "mpeg2video", "-bf", "2", "-q:v", "3"} << "mpeg2video";
        QTest::newRow("vp9 webm with hidden pictures") << "a.webm" << QStringList{"-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-auto-alt-ref", "1", "-lag-in-frames", "16"} << "vp9";
        QTest::newRow("lossless of 16 bits") << "b.mkv" << QStringList{"-c:v", "ffv1", "-pix_fmt", "rgb48le"} << "ffv1";
        QTest::newRow("with sound") << "c.mkv" << (QStringList{"-f", "lavfi", "-i", "sine=duration=2", "-shortest"} + h264 + QStringList{"-c:a", "aac"}) << "h264";
    }

    void everyPictureComesOnceInOrder()
    {
        QFETCH(QString, name);
        QFETCH(QStringList, encoding);
        QFETCH(QString, codec);
        QCOMPARE(made::makeVideo(in(name), 50, encoding), QString());
        const auto video = openVideo(in(name).toStdString());
        QCOMPARE(video->info().codec, codec.toStdString());
        QCOMPARE(video->info().width, made::width);
        QCOMPARE(video->info().height, made::height);
        QCOMPARE(numbersIn(*video), numbersTo(50));
        QVERIFY2(video->notices().empty(), video->notices().empty() ? "" : video->notices().front().c_str());
    }

    void timesCountFromTheFirstPicture_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("encoding");
        QTest::newRow("mp4") << "t.mp4" << h264;
        QTest::newRow("late start") << "t.ts" << h264 + QStringList{"-output_ts_offset", "20"};
        QTest::newRow("decoding times only") << "t.avi" << h264;
    }

    void timesCountFromTheFirstPicture()
    {
        QFETCH(QString, name);
        QFETCH(QStringList, encoding);
        QCOMPARE(made::makeVideo(in(name), 40, encoding, "20"), QString());
        const auto video = openVideo(in(name).toStdString());
        QCOMPARE(video->info().framesPerSecond, 20.0);
        VideoFrame frame;
        for (int i = 0; i < 40; ++i) {
            QVERIFY(video->next(frame));
            QVERIFY2(std::abs(frame.seconds - i / 20.0) < 1e-3, qPrintable(QString("picture %1 at %2 s").arg(i).arg(frame.seconds)));
        }
        QVERIFY(!video->next(frame));
        QVERIFY(!video->next(frame));
    }

    void variableRateKeepsItsTimes()
    {
        QCOMPARE(made::makeVideo(in("vfr.mkv"), 30, QStringList{"-vf", "setpts=N+10*gte(N\\,15)", "-fps_mode", "passthrough"} + h264 + QStringList{"-bf", "0"}), QString());
        const auto video = openVideo(in("vfr.mkv").toStdString());
        VideoFrame frame;
        for (int i = 0; i < 30; ++i) {
            QVERIFY(video->next(frame));
            const double expected = (i + (i >= 15 ? 10 : 0)) / 25.0;
            QVERIFY2(std::abs(frame.seconds - expected) < 2e-3, qPrintable(QString("picture %1 at %2 s").arg(i).arg(frame.seconds)));
        }
    }

    void picturesAreTurnedAsTheyAreShown_data()
    {
        QTest::addColumn<QByteArray>("matrix"); // a, b, c, d
        QTest::addColumn<int>("topLeft");
        QTest::addColumn<int>("topRight");
        QTest::newRow("upright") << QByteArray::fromHex("00010000 00000000 00000000 00010000") << 0 << 1;
        QTest::newRow("quarter clockwise") << QByteArray::fromHex("00000000 00010000 ffff0000 00000000") << 2 << 0;
        QTest::newRow("half") << QByteArray::fromHex("ffff0000 00000000 00000000 ffff0000") << 3 << 2;
        QTest::newRow("quarter anticlockwise") << QByteArray::fromHex("00000000 ffff0000 00010000 00000000") << 1 << 3;
        QTest::newRow("mirrored") << QByteArray::fromHex("ffff0000 00000000 00000000 00010000") << 1 << 0;
    }

    void picturesAreTurnedAsTheyAreShown()
    {
        QFETCH(QByteArray, matrix);
        QFETCH(int, topLeft);
        QFETCH(int, topRight);
        QCOMPARE(made::runFfmpeg(made::rawInput("25", 64, 32) + h264 + QStringList{"-qp", "4", in("turned.mp4")}, quarteredPicture(64, 32)), QString());
        auto bytes = bytesOf(in("turned.mp4"));
        const auto header = bytes.indexOf("tkhd") + 44; // a, b, u, c, d, v, x, y, w of a TrackHeaderBox
        QCOMPARE(bytes.mid(header, 4), QByteArray::fromHex("00010000"));
        bytes.replace(header, 8, matrix.first(8));
        bytes.replace(header + 12, 8, matrix.last(8));
        write(in("turned.mp4"), bytes);
        const auto video = openVideo(in("turned.mp4").toStdString());
        const bool isLying = matrix.first(4) == QByteArray(4, '\0');
        QCOMPARE(video->info().width, isLying ? 32 : 64);
        QCOMPARE(video->info().height, isLying ? 64 : 32);
        VideoFrame frame;
        QVERIFY(video->next(frame));
        QCOMPARE(frame.pixels.size(), std::size_t(64 * 32 * 3));
        QVERIFY(distance(colourAt(frame, 4, 4), quarters[std::size_t(topLeft)]) < 12);
        QVERIFY(distance(colourAt(frame, frame.width - 4, 4), quarters[std::size_t(topRight)]) < 12);
    }

    void coloursAreThoseThatWereEncoded_data()
    {
        QTest::addColumn<QString>("matrix");
        QTest::addColumn<QString>("range");
        QTest::addColumn<int>("size");
        QTest::newRow("BT.709") << "bt709" << "tv" << 64;
        QTest::newRow("BT.601") << "smpte170m" << "tv" << 64;
        QTest::newRow("BT.709, full range") << "bt709" << "pc" << 64;
        QTest::newRow("BT.2020") << "bt2020nc" << "tv" << 64;
        QTest::newRow("not named, small: BT.601") << "" << "tv" << 64;
        QTest::newRow("not named, large: BT.709") << "" << "tv" << 720;
        QTest::newRow("odd size") << "bt709" << "tv" << 65;
    }

    void coloursAreThoseThatWereEncoded()
    {
        QFETCH(QString, matrix);
        QFETCH(QString, range);
        QFETCH(int, size);
        const auto used = !matrix.isEmpty() ? matrix : size > 576 ? "bt709" : "smpte170m";
        const bool isOdd = size % 2 == 1;
        QStringList encoding{"-vf", "scale=out_color_matrix=" + used + ":out_range=" + range + ",format=" + (isOdd ? "yuv444p" : "yuv420p"), "-c:v", "libx264", "-qp", "4", "-preset", "veryfast"};
        if (!matrix.isEmpty())
            encoding += QStringList{"-colorspace", matrix, "-color_range", range};
        else
            encoding += QStringList{"-bsf:v", "h264_metadata=matrix_coefficients=2"};
        QCOMPARE(made::runFfmpeg(made::rawInput("25", size, size) + encoding + QStringList{in("colour.mp4")}, quarteredPicture(size, size)), QString());
        const auto video = openVideo(in("colour.mp4").toStdString());
        VideoFrame frame;
        QVERIFY(video->next(frame));
        for (int q = 0; q < 4; ++q) {
            const auto found = colourAt(frame, (q % 2 ? 3 : 1) * size / 4, (q / 2 ? 3 : 1) * size / 4);
            const auto& expected = quarters[std::size_t(q)];
            QVERIFY2(distance(found, expected) <= 4, qPrintable(QString("quarter %1 is %2 %3 %4").arg(q).arg(found[0]).arg(found[1]).arg(found[2])));
        }
    }

    void laterSizesAreScaledToTheFirst()
    {
        QCOMPARE(made::makeVideo(in("one.ts"), 10, h264), QString());
        QCOMPARE(made::makeVideo(in("two.ts"), 10, h264 + QStringList{"-output_ts_offset", "10"}, "25", 384, 128), QString());
        write(in("both.ts"), bytesOf(in("one.ts")) + bytesOf(in("two.ts")));
        const auto video = openVideo(in("both.ts").toStdString());
        auto expected = numbersTo(10);
        expected.insert(expected.end(), expected.begin(), expected.begin() + 10);
        VideoFrame frame;
        for (const int number : expected) {
            QVERIFY(video->next(frame));
            QCOMPARE(frame.width, made::width);
            QCOMPARE(frame.height, made::height);
            QCOMPARE(made::numberIn(frame), number);
        }
        QVERIFY(!video->next(frame));
    }

    void aDamagedPacketLosesItsPictureAlone()
    {
        QCOMPARE(made::makeVideo(in("intra.avi"), 30, QStringList{"-c:v", "png"}), QString());
        auto bytes = bytesOf(in("intra.avi"));
        qsizetype header = 0;
        for (int i = 0; i <= 12; ++i)
            header = bytes.indexOf("IHDR", header + 1);
        QVERIFY(header > 0);
        bytes.replace(header, 4, "IHXX");
        write(in("damaged.avi"), bytes);
        const auto video = openVideo(in("damaged.avi").toStdString());
        auto expected = numbersTo(30);
        expected.erase(expected.begin() + 12);
        QCOMPARE(numbersIn(*video), expected);
        QCOMPARE(video->notices().size(), std::size_t(1));
        QVERIFY2(video->notices()[0].find("is damaged") != std::string::npos, video->notices()[0].c_str());
    }

    void noticesAreBounded()
    {
        QVERIFY(!made::makeWreckedVideo(in("wrecked.avi"), 80).empty());
        const auto video = openVideo(in("wrecked.avi").toStdString());
        QCOMPARE(numbersIn(*video), numbersTo(1));
        QCOMPARE(video->notices().size(), std::size_t(21));
    }

    void skippedPicturesAreCounted()
    {
        QCOMPARE(made::makeVideo(in("skipped.mp4"), 10, h264), QString());
        const auto video = openVideo(in("skipped.mp4").toStdString());
        for (int i = 0; i < 7; ++i)
            QVERIFY(video->skip());
        VideoFrame frame;
        QVERIFY(video->next(frame));
        QCOMPARE(frame.ordinal, std::int64_t(7));
        QCOMPARE(made::numberIn(frame), 7);
        QVERIFY(video->skip() && video->skip() && !video->skip());
    }
};

QTEST_GUILESS_MAIN(TestVideoReader)
#include "tst_video_reader.moc"
