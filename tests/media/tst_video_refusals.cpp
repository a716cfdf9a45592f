#include <QtTest>

#include <sys/resource.h>

#include "made_video.h"
#include "media/video_reader.h"
#include "record/error.h"

using namespace transect;
using made::bytesOf;
using made::h264;
using made::numbersIn;
using made::numbersTo;
using made::write;

namespace {

ErrorRecord errorOf(const QString& path)
{
    try {
        openVideo(path.toStdString());
    } catch (const Error& error) {
        return error.record();
    }
    return {"none", "it was opened", {}, {}};
}

} // namespace

class TestVideoRefusals : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString in(const QString& name) const { return m_folder.filePath(name); }

private Q_SLOTS:
    void initTestCase()
    {
        SKIP_WITHOUT_FFMPEG();
    }

    void aFileWithoutVideoSaysWhatItHolds()
    {
        QCOMPARE(made::runFfmpeg({"-f", "lavfi", "-i", "sine=duration=1", "-f", "lavfi", "-i", "color=size=64x64:duration=0.04", "-map", "0", "-map", "1", "-c:v", "mjpeg", "-c:a", "aac", "-disposition:v:0", "attached_pic", in("song.m4a")}), QString());
        const auto error = errorOf(in("song.m4a"));
        QCOMPARE(error.code, "bad-video");
        QVERIFY2(error.text.find("1 audio, 1 cover picture") != std::string::npos, error.text.c_str());
        QCOMPARE(error.path, in("song.m4a").toStdString());
    }

    void strangersAreRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("It was a dark and stormy night.\n").repeated(100);
        QTest::newRow("zeros") << QByteArray(100000, '\0');
        QTest::newRow("playlist") << "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n" + in("good.ts").toUtf8() + "\n#EXT-X-ENDLIST\n";
        QTest::newRow("concatenation") << "ffconcat version 1.0\nfile '" + in("good.ts").toUtf8() + "'\n";
    }

    void strangersAreRefused()
    {
        QFETCH(QByteArray, bytes);
        QCOMPARE(made::makeVideo(in("good.ts"), 5, h264), QString());
        QCOMPARE(errorOf(in("good.ts")).code, "none");
        write(in("stranger.mp4"), bytes);
        const auto error = errorOf(in("stranger.mp4"));
        QCOMPARE(error.code, "bad-video");
        QVERIFY(!error.text.empty());
    }

    void hugePicturesAreRefusedBeforeMemoryIsTaken()
    {
        QCOMPARE(made::makeVideo(in("huge.mov"), 2, {"-c:v", "rawvideo", "-pix_fmt", "rgb24"}), QString());
        auto bytes = bytesOf(in("huge.mov"));
        const auto size = bytes.indexOf("raw ", bytes.indexOf("stsd")) + 28; // two 16-bit integers of a VisualSampleEntry
        QCOMPARE(bytes.mid(size, 4), QByteArray::fromHex("00c00040"));
        bytes.replace(size, 4, QByteArray::fromHex("ea60ea60"));
        write(in("huge.mov"), bytes);
        const auto error = errorOf(in("huge.mov"));
        QCOMPARE(error.code, "bad-video");
        QVERIFY2(error.text.find("60000 x 60000") != std::string::npos, error.text.c_str());
    }

    void tablesThatClaimTooMuchAreRefusedBeforeMemoryIsTaken()
    {
        QCOMPARE(made::makeVideo(in("bomb.mov"), 2, {"-c:v", "rawvideo", "-pix_fmt", "rgb24"}), QString());
        auto bytes = bytesOf(in("bomb.mov"));
        const auto many = QByteArray::fromHex("04c4b400"); // 80 million pictures, one byte each, in one piece
        bytes.replace(bytes.indexOf("stts") + 12, 4, many);
        bytes.replace(bytes.indexOf("stsc") + 16, 4, many);
        bytes.replace(bytes.indexOf("stsz") + 8, 8, QByteArray::fromHex("00000001") + many);
        write(in("bomb.mov"), bytes);
        QCOMPARE(errorOf(in("bomb.mov")).code, "bad-video");
        rusage used{};
        QCOMPARE(getrusage(RUSAGE_SELF, &used), 0);
        QVERIFY2(used.ru_maxrss < 1 << 20, qPrintable(QString::number(used.ru_maxrss) + " KiB"));
    }

    void unusualKindsAreNamed_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("encoding");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("text");
        QTest::newRow("file") << "a.rm" << QStringList{"-c:v", "rv10"} << "bad-video" << "of the kind \"rm\"";
        QTest::newRow("encoding") << "b.avi" << QStringList{"-c:v", "magicyuv"} << "no-decoder" << "encoded as \"magicyuv\"";
    }

    void unusualKindsAreNamed()
    {
        QFETCH(QString, name);
        QFETCH(QStringList, encoding);
        QFETCH(QString, code);
        QFETCH(QString, text);
        QCOMPARE(made::makeVideo(in(name), 5, encoding), QString());
        const auto error = errorOf(in(name));
        QCOMPARE(error.code, code.toStdString());
        QVERIFY2(error.text.find(text.toStdString()) != std::string::npos, error.text.c_str());
        QVERIFY(error.hint.find("ffv1") != std::string::npos);
    }

    void missingFilesAreNamed()
    {
        QCOMPARE(errorOf(in("nowhere.mp4")).code, "no-file");
    }

    void namesAreNeverPatternsOrAddresses()
    {
        QCOMPARE(made::makeVideo(in("plain.mp4"), 5, h264), QString());
        for (const auto* name : {"file:%03d?*.mp4", "concat:a|b", "http:x.mp4", "-i"}) {
            QVERIFY(QFile::copy(in("plain.mp4"), in(name)));
            QCOMPARE(numbersIn(*openVideo(in(name).toStdString())), numbersTo(5));
        }
    }

    /// Files cut at any place and files with damaged bytes: an Error or fewer pictures, never anything worse.
    void hostileFilesAreSurvived_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("encoding");
        QTest::newRow("mp4") << "h.mp4" << h264 + QStringList{"-movflags", "faststart"};
        QTest::newRow("mkv") << "h.mkv" << h264;
        QTest::newRow("avi") << "h.avi" << QStringList{"-c:v", "mjpeg"};
        QTest::newRow("ts") << "h.ts" << h264;
    }

    void hostileFilesAreSurvived()
    {
        QFETCH(QString, name);
        QFETCH(QStringList, encoding);
        QCOMPARE(made::makeVideo(in(name), 12, encoding), QString());
        const auto whole = bytesOf(in(name));
        std::uint32_t random = 1;
        for (int trial = 0; trial < 24; ++trial) {
            auto bytes = trial % 2 ? whole : whole.first(whole.size() * trial / 24);
            for (int i = 0; trial % 2 && i < 1 + trial; ++i) {
                random = random * 1664525 + 1013904223;
                bytes[qsizetype((random >> 8) % std::uint32_t(whole.size()))] = char(random >> 3);
            }
            write(in("hostile"), bytes);
            try {
                const auto video = openVideo(in("hostile").toStdString());
                QVERIFY(numbersIn(*video).size() < 1000);
            } catch (const Error& error) {
                QVERIFY(error.record().code == "bad-video" || error.record().code == "no-decoder");
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestVideoRefusals)
#include "tst_video_refusals.moc"
