#include <QtTest>

#include "exact_comparison.h"
#include "record/error.h"

using namespace transect;
using namespace exact;
using made::bytesOf;
using made::write;

class TestExactOther : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString in(const QString& name) const { return m_folder.filePath(name); }

    /// Makes the video `name` once.
    QString make(const QString& name, int count, const QStringList& encoding, const QString& rate = "25")
    {
        return QFile::exists(in(name)) ? QString() : made::makeVideo(in(name), count, encoding, rate);
    }

private Q_SLOTS:
    void initTestCase()
    {
        SKIP_WITHOUT_FFMPEG();
    }

    void otherFormats_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("encoding");
        QTest::newRow("no times") << "raw.h264" << h264 + QStringList{"-g", "30"};
        QTest::newRow("h264 avi") << "h264.avi" << h264 + QStringList{"-g", "30"};
        QTest::newRow("no key pictures but the first") << "refresh.mp4" << h264 + QStringList{"-g", "50", "-x264-params", "intra-refresh=1"};
        QTest::newRow("hevc, open groups") << "hevc.mp4" << QStringList{"-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none:keyint=30:open-gop=1:bframes=3"};
        QTest::newRow("vp9 with hidden pictures") << "hidden.webm" << QStringList{"-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-auto-alt-ref", "1", "-lag-in-frames", "16", "-g", "30"};
    }

    void otherFormats()
    {
        QFETCH(QString, name);
        QFETCH(QStringList, encoding);
        QCOMPARE(made::makeVideo(in(name), madeCount, encoding), QString());
        const auto all = readAll(in(name));
        QCOMPARE(all.numbers.size(), std::size_t(madeCount));
        QCOMPARE(differences(in(name), all, 60), QString());
    }

    void aCutKeepsToItsEditList()
    {
        QCOMPARE(make("closed.mp4", madeCount, h264 + QStringList{"-g", "30", "-keyint_min", "30"}), QString());
        QCOMPARE(made::runFfmpeg({"-ss", "3", "-i", in("closed.mp4"), "-c", "copy", in("cut.mp4")}), QString());
        const auto all = readAll(in("cut.mp4"));
        QCOMPARE(all.numbers.size(), std::size_t(madeCount - 75));
        QCOMPARE(all.numbers.front(), 75);
        QCOMPARE(differences(in("cut.mp4"), all, 200), QString());
    }

    void joinedTransportStreamsWhoseTimesBeginAgain()
    {
        QCOMPARE(make("transport.ts", madeCount, h264 + QStringList{"-g", "30"}), QString());
        write(in("joined.ts"), bytesOf(in("transport.ts")) + bytesOf(in("transport.ts")));
        const auto all = readAll(in("joined.ts"));
        QCOMPARE(all.numbers.size(), std::size_t(2 * madeCount));
        QCOMPARE(differences(in("joined.ts"), all, 60), QString());
    }

    void damageStaysWhereItIs()
    {
        QCOMPARE(make("transport.ts", madeCount, h264 + QStringList{"-g", "30"}), QString());
        auto bytes = bytesOf(in("transport.ts"));
        std::uint32_t random = 5;
        for (int i = 0; i < 12; ++i) {
            random = random * 1664525 + 1013904223;
            const auto at = qsizetype((random >> 8) % std::uint32_t(bytes.size() - 4000)) + 2000;
            bytes.replace(at, 40, QByteArray(40, char(random)));
        }
        write(in("damaged.ts"), bytes);
        const auto all = readAll(in("damaged.ts"));
        QVERIFY(all.numbers.size() > 200);
        QCOMPARE(differences(in("damaged.ts"), all, 60), QString());
    }

    void picturesThatAreTurnedAndChangeTheirSize()
    {
        QCOMPARE(made::makeVideo(in("small.ts"), 20, h264), QString());
        QCOMPARE(made::makeVideo(in("large.ts"), 20, h264 + QStringList{"-output_ts_offset", "10"}, "25", 384, 128), QString());
        write(in("sizes.ts"), bytesOf(in("small.ts")) + bytesOf(in("large.ts")));
        const auto all = readAll(in("sizes.ts"));
        QCOMPARE(all.numbers.size(), std::size_t(40));
        QCOMPARE(differences(in("sizes.ts"), all, 60), QString());
    }

    void everyStepBackAndForthHitsItsFrame()
    {
        QCOMPARE(make("open.mp4", madeCount, h264 + QStringList{"-g", "30", "-x264-params", "open-gop=1"}), QString());
        auto [index, video] = openExactly(in("open.mp4"));
        VideoFrame frame;
        std::vector<std::int64_t> path;
        for (std::int64_t i = 0; i < 2 * madeCount; ++i)
            path.push_back(i < madeCount ? madeCount - 1 - i : i - madeCount);
        for (const std::int64_t ordinal : {150, 149, 150, 151, 120, 180, 119, 121, 118, 60, 59})
            path.push_back(ordinal);
        for (const auto ordinal : path) {
            QVERIFY(video->frame(ordinal, frame));
            QCOMPARE(made::numberIn(frame), int(ordinal));
        }
    }

    /// Whatever an index says of the places of keys, the frame is the right one or there is an error.
    void aWrongIndexNeverGivesAWrongFrame_data()
    {
        using Change = std::function<void(FrameIndex&)>;
        QTest::addColumn<Change>("change");
        QTest::addColumn<bool>("isFound");
        QTest::newRow("no keys") << Change([](FrameIndex& index) { index.keys.clear(); }) << true;
        QTest::newRow("keys elsewhere") << Change([](FrameIndex& index) {
            for (auto& key : index.keys) {
                key.time += 5000;
                key.position += 100;
            }
        }) << true;
        QTest::newRow("keys at the front") << Change([](FrameIndex& index) {
            for (auto& key : index.keys)
                key.time = key.position = 0;
        }) << true;
        QTest::newRow("keys exchanged") << Change([](FrameIndex& index) {
            std::swap(index.keys[1].time, index.keys[3].time);
            std::swap(index.keys[1].position, index.keys[3].position);
        }) << true;
        QTest::newRow("other packets") << Change([](FrameIndex& index) {
            for (auto& sum : index.checksums)
                ++sum;
        }) << false;
    }

    void aWrongIndexNeverGivesAWrongFrame()
    {
        QFETCH(std::function<void(FrameIndex&)>, change);
        QFETCH(bool, isFound);
        QCOMPARE(make("closed.mp4", madeCount, h264 + QStringList{"-g", "30", "-keyint_min", "30"}), QString());
        const auto path = in("closed.mp4").toStdString();
        const auto index = std::make_shared<FrameIndex>(*buildFrameIndex(path));
        change(*index);
        const auto video = openExactVideo(path, index);
        VideoFrame frame;
        for (const std::int64_t ordinal : {250, 70, 249, 61, 0, 299}) {
            try {
                QVERIFY(video->frame(ordinal, frame));
                QVERIFY(isFound);
                QCOMPARE(made::numberIn(frame), int(ordinal));
            } catch (const Error& error) {
                QCOMPARE(error.record().code, std::string("bad-video"));
                QVERIFY(!isFound);
            }
        }
    }

    void ordinalsOutsideAreErrors()
    {
        QCOMPARE(make("closed.mp4", madeCount, h264 + QStringList{"-g", "30", "-keyint_min", "30"}), QString());
        auto [index, video] = openExactly(in("closed.mp4"));
        VideoFrame frame;
        for (const std::int64_t ordinal : {std::int64_t(-1), std::int64_t(madeCount), std::numeric_limits<std::int64_t>::max()})
            QVERIFY_THROWS_EXCEPTION(Error, video->frame(ordinal, frame));
    }

    void whatIsObsoleteIsGivenUp()
    {
        QCOMPARE(make("closed.mp4", madeCount, h264 + QStringList{"-g", "30", "-keyint_min", "30"}), QString());
        auto [index, video] = openExactly(in("closed.mp4"));
        VideoFrame frame;
        int asked = 0;
        QVERIFY(!video->frame(110, frame, [&] { return ++asked == 10; }));
        QCOMPARE(asked, 10);
        for (const std::int64_t ordinal : {80, 110, 65}) {
            QVERIFY(video->frame(ordinal, frame));
            QCOMPARE(made::numberIn(frame), int(ordinal));
        }
    }

    void whatIsObsoleteIsGivenUpWhereNothingCanBeDecoded()
    {
        const auto path = made::makeWreckedVideo(in("wrecked.avi"), 40);
        FrameIndex index = *buildFrameIndex(path);
        index.times.push_back(39);
        index.packets.push_back(39); // claims that the last one can be decoded as well
        index.keys.resize(1);
        const auto video = openExactVideo(path, std::make_shared<FrameIndex>(index));
        VideoFrame frame;
        int asked = 0;
        QVERIFY(!video->frame(1, frame, [&] { return ++asked == 20; }));
        QCOMPARE(asked, 20);
        QVERIFY(video->frame(0, frame));
    }

    void folders()
    {
        QVERIFY(QDir(m_folder.path()).mkdir("pictures"));
        for (const int i : {1, 2, 4, 5})
            write(in(QString("pictures/%1.ppm").arg(i)), made::numberedPpm(i));
        write(in("pictures/3.ppm"), "damaged");
        const auto all = readAll(in("pictures"));
        QCOMPARE(all.numbers, (std::vector<int>{1, 2, 4, 5}));
        QCOMPARE(differences(in("pictures"), all, 60), QString());
        auto [index, video] = openExactly(in("pictures"));
        QVERIFY(QFile::remove(in("pictures/5.ppm")));
        VideoFrame frame;
        for (const int ordinal : {-1, 3, 4})
            QVERIFY_THROWS_EXCEPTION(Error, openExactVideo(in("pictures").toStdString(), index)->frame(ordinal, frame));
    }
};

QTEST_GUILESS_MAIN(TestExactOther)
#include "tst_exact_other.moc"
