#include <QtTest>

#include "exact_comparison.h"
#include "record/error.h"

using namespace transect;
using namespace exact;

class TestExactVideo : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString in(const QString& name) const { return m_folder.filePath(name); }

private Q_SLOTS:
    void initTestCase()
    {
        SKIP_WITHOUT_FFMPEG();
    }

    void everySeekHitsItsFrame_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("encoding");
        QTest::addColumn<QString>("rate");
        const QStringList variable{"-vf", "setpts=N*2+mod(N*N\\,3)+300*gte(N\\,200)", "-fps_mode", "passthrough"};
        QTest::newRow("B pictures, closed groups") << "closed.mp4" << h264 + QStringList{"-g", "30", "-keyint_min", "30"} << "25";
        QTest::newRow("B pictures, open groups") << "open.mp4" << h264 + QStringList{"-g", "30", "-x264-params", "open-gop=1"} << "25";
        QTest::newRow("29.97, long groups") << "ntsc.mp4" << h264 + QStringList{"-g", "250"} << "30000/1001";
        QTest::newRow("mpeg4 avi") << "mpeg4.avi" << QStringList{"-c:v", "mpeg4", "-bf", "2", "-g", "30", "-q:v", "3"} << "25";
        QTest::newRow("mjpeg avi") << "mjpeg.avi" << QStringList{"-c:v", "mjpeg", "-q:v", "3"} << "25";
        QTest::newRow("variable rate") << "variable.mkv" << variable + h264 + QStringList{"-g", "30"} << "25";
        QTest::newRow("transport stream") << "transport.ts" << h264 + QStringList{"-g", "30"} << "25";
        QTest::newRow("mpeg2 program stream") << "program.mpg" << QStringList{"-c:v", "mpeg2video", "-bf", "2", "-g", "50", "-q:v", "3"} << "25";
        QTest::newRow("no length, no index") << "live.mkv" << h264 + QStringList{"-g", "30", "-live", "1"} << "25";
    }

    void everySeekHitsItsFrame()
    {
        QFETCH(QString, name);
        QFETCH(QStringList, encoding);
        QFETCH(QString, rate);
        QCOMPARE(made::makeVideo(in(name), madeCount, encoding, rate), QString());
        const auto all = readAll(in(name));
        QCOMPARE(all.numbers.size(), std::size_t(madeCount));
        QCOMPARE(differences(in(name), all, 200), QString());
    }
};

QTEST_GUILESS_MAIN(TestExactVideo)
#include "tst_exact_video.moc"
