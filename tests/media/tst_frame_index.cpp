#include <QtTest>

#include <zlib.h>

#include <fstream>
#include <future>

#include "made_video.h"
#include "media/frame_index_cache.h"
#include "media/frame_index_file.h"
#include "record/error.h"

using namespace transect;
using made::bytesOf;
using made::write;

namespace {

std::string codeOf(const std::function<void()>& action)
{
    try {
        action();
    } catch (const Error& error) {
        return error.record().code;
    }
    return "none";
}

} // namespace

class TestFrameIndex : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString in(const QString& name) const { return m_folder.filePath(name); }
    std::filesystem::path video() const { return in("video.mp4").toStdString(); }
    std::filesystem::path cacheFolder() const { return in("cache").toStdString(); }

private Q_SLOTS:
    void initTestCase()
    {
        SKIP_WITHOUT_FFMPEG();
        // Two pictures a second at first, then one a second.
        QCOMPARE(made::makeVideo(in("video.mp4"), 50, {"-vf", "setpts=N+max(0\\,N-20)", "-fps_mode", "passthrough", "-c:v", "libx264", "-g", "10", "-keyint_min", "10", "-sc_threshold", "0"}, "2"), QString());
    }

    void tellsCountTimesAndKeys()
    {
        const auto index = buildFrameIndex(video());
        QCOMPARE(index->count(), std::int64_t(50));
        QCOMPARE(index->checksums.size(), std::size_t(50));
        QCOMPARE(index->info.width, made::width);
        QCOMPARE(index->info.codec, std::string("h264"));
        for (int i = 0; i < 50; ++i)
            QVERIFY(std::abs(index->secondsOf(i) - (i + std::max(0, i - 20)) / 2.0) < 1e-6);
        QVERIFY(std::abs(index->info.framesPerSecond - 49 / 39.0) < 1e-9);
        QCOMPARE(index->keys.size(), std::size_t(5));
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(index->keys[std::size_t(i)].ordinal, std::int64_t(10 * i));
            QCOMPARE(index->keys[std::size_t(i)].packet, std::int64_t(10 * i));
        }
        QVERIFY(index->damaged.empty() && index->notices.empty());
    }

    void findsThePictureThatIsShownAtATime()
    {
        const auto index = buildFrameIndex(video());
        QCOMPARE(index->ordinalAt(-3), std::int64_t(0));
        QCOMPARE(index->ordinalAt(0), std::int64_t(0));
        QCOMPARE(index->ordinalAt(0.49), std::int64_t(0));
        QCOMPARE(index->ordinalAt(0.5), std::int64_t(1));
        QCOMPARE(index->ordinalAt(11.9), std::int64_t(21)); // shown from 11 s to 12 s
        QCOMPARE(index->ordinalAt(1000), std::int64_t(49));
    }

    void progressRisesAndCancels()
    {
        std::vector<double> parts;
        QVERIFY(buildFrameIndex(video(), [&](double part) { parts.push_back(part); return true; }));
        QVERIFY(parts.size() >= 50);
        QVERIFY(std::ranges::is_sorted(parts) && parts.front() >= 0 && parts.back() > 0.5 && parts.back() <= 1);
        QVERIFY(!buildFrameIndex(video(), [](double part) { return part < 0.5; }));
    }

    /// Asked between packets, not only between pictures: damage may go on for hours.
    void cancelsWhereNothingCanBeDecoded()
    {
        const auto path = made::makeWreckedVideo(in("wrecked.avi"), 40);
        QVERIFY(!path.empty());
        int asked = 0;
        QVERIFY(!buildFrameIndex(path, [&](double) { return ++asked < 20; }));
        QCOMPARE(asked, 20);
    }

    void twoThatWantItAtOnceReadTheVideoOnce()
    {
        const FrameIndexCache cache(in("cache of two").toStdString());
        std::promise<double> first;
        std::promise<void> secondWaits;
        std::vector<double> told;
        bool isFirst = true;
        std::thread reader([&] {
            frameIndexOf(video(), cache, [&](double part) {
                if (std::exchange(isFirst, false)) {
                    first.set_value(part);
                    secondWaits.get_future().wait();
                }
                return true;
            });
        });
        const double part = first.get_future().get();
        const auto index = frameIndexOf(video(), cache, [&](double other) {
            told.push_back(other);
            if (told.size() == 3)
                secondWaits.set_value();
            return true;
        });
        reader.join();
        QCOMPARE(index->count(), std::int64_t(50));
        // It read nothing itself: that would rise from picture to picture.
        QCOMPARE(std::vector(told.begin(), told.begin() + 3), std::vector(3, part));
    }

    void whoWaitsForAnIndexMayGiveUp()
    {
        const FrameIndexCache cache(in("cache of none").toStdString());
        bool isFirst = true;
        const auto index = frameIndexOf(video(), cache, [&](double) {
            if (std::exchange(isFirst, false)) {
                std::thread other([&] { QVERIFY(!frameIndexOf(video(), cache, [](double) { return false; })); });
                other.join();
            }
            return true;
        });
        QCOMPARE(index->count(), std::int64_t(50));
    }

    void namesThatAreNotUtf8AreKept()
    {
        QVERIFY(QDir(m_folder.path()).mkdir("foreign"));
        for (const int i : {1, 3})
            write(in(QString("foreign/%1.ppm").arg(i)), made::numberedPpm(i));
        std::ofstream((in("foreign").toStdString() + "/\xff" "2.ppm")) << "damaged";
        const FrameIndexCache cache(in("foreign cache").toStdString());
        QCOMPARE(frameIndexOf(in("foreign").toStdString(), cache)->count(), std::int64_t(2));
        QVERIFY(cache.find(in("foreign").toStdString()));
    }

    void isTheSameFromTheCache()
    {
        const FrameIndexCache cache(cacheFolder());
        int calls = 0;
        const auto count = [&](double) { ++calls; return true; };
        const auto built = frameIndexOf(video(), cache, count);
        const int callsOfBuilding = calls;
        const auto kept = frameIndexOf(video(), cache, count);
        QVERIFY(callsOfBuilding >= 50);
        QCOMPARE(calls, callsOfBuilding);
        QCOMPARE(frameIndexBytes(*kept), frameIndexBytes(*built));
        QCOMPARE(kept->times, built->times);
        QCOMPARE(kept->keys, built->keys);
        QCOMPARE(kept->checksums, built->checksums);
        // The same file by another name, but not once it was changed.
        QVERIFY(QFile::copy(in("video.mp4"), in("copy.mp4")));
        std::filesystem::last_write_time(in("copy.mp4").toStdString(), std::filesystem::last_write_time(video()));
        QVERIFY(cache.find(in("copy.mp4").toStdString()));
        std::filesystem::last_write_time(in("copy.mp4").toStdString(), std::filesystem::last_write_time(video()) + std::chrono::seconds(1));
        QVERIFY(!cache.find(in("copy.mp4").toStdString()));
    }

    void cancellingKeepsNothing()
    {
        const FrameIndexCache cache(in("cancelled").toStdString());
        QVERIFY(!frameIndexOf(video(), cache, [](double) { return false; }));
        QVERIFY(!cache.find(video()));
    }

    void aCacheThatCannotBeWrittenIsNoticed()
    {
        write(in("not a folder"), "x");
        const auto index = frameIndexOf(video(), FrameIndexCache(in("not a folder").toStdString()));
        QCOMPARE(index->count(), std::int64_t(50));
        QCOMPARE(index->notices.size(), std::size_t(1));
        QVERIFY(index->notices[0].starts_with("the index of its frames could not be kept"));
    }

    void damagedIndexesAreMadeAgain()
    {
        const FrameIndexCache cache(cacheFolder());
        frameIndexOf(video(), cache);
        const auto names = QDir(in("cache")).entryList({"*.frames"}, QDir::Files);
        QCOMPARE(names.size(), 1);
        const auto file = in("cache") + "/" + names[0];
        const auto whole = bytesOf(file);
        for (qsizetype at = 0; at < whole.size(); at += 13) {
            auto bytes = whole;
            bytes[at] = char(bytes[at] ^ 4);
            write(file, bytes);
            QVERIFY(!cache.find(video()));
            write(file, whole.first(at));
            QVERIFY(!cache.find(video()));
        }
        QCOMPARE(frameIndexOf(video(), cache)->count(), std::int64_t(50));
        QCOMPARE(bytesOf(file), whole);
    }

    void contradictionsAreRefused_data()
    {
        using Change = std::function<void(FrameIndex&)>;
        QTest::addColumn<Change>("change");
        QTest::newRow("none") << Change([](FrameIndex&) {});
        QTest::newRow("no pictures") << Change([](FrameIndex& index) { index.times.clear(); });
        QTest::newRow("fewer packets of pictures") << Change([](FrameIndex& index) { index.packets.pop_back(); });
        QTest::newRow("packet that is not there") << Change([](FrameIndex& index) { index.packets[3] = 50; });
        QTest::newRow("key of no picture") << Change([](FrameIndex& index) { index.keys[1].ordinal = -1; });
        QTest::newRow("key of another picture") << Change([](FrameIndex& index) { index.keys[1].ordinal = 11; });
        QTest::newRow("keys out of order") << Change([](FrameIndex& index) { std::swap(index.keys[1], index.keys[2]); });
        QTest::newRow("damage beyond the end") << Change([](FrameIndex& index) { index.damaged = {50}; });
        QTest::newRow("no width") << Change([](FrameIndex& index) { index.info.width = 0; });
    }

    void contradictionsAreRefused()
    {
        QFETCH(std::function<void(FrameIndex&)>, change);
        auto index = *buildFrameIndex(video());
        change(index);
        const auto code = codeOf([&] { parseFrameIndex(frameIndexBytes(index), "place"); });
        QCOMPARE(code, QTest::currentDataTag() == QByteArray("none") ? "none" : "bad-file");
    }

    void indexesOfOtherVersionsAreRefused()
    {
        auto bytes = QByteArray::fromStdString(frameIndexBytes(*buildFrameIndex(video())));
        bytes.replace("\"version\":\"1 ", "\"version\":\"0 ");
        bytes.chop(4);
        const auto sum = ::crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), uInt(bytes.size()));
        const auto sum32 = std::uint32_t(sum);
        bytes.append(reinterpret_cast<const char*>(&sum32), 4);
        QCOMPARE(codeOf([&] { parseFrameIndex(bytes.toStdString(), "place"); }), std::string("bad-file"));
    }

    void folders()
    {
        QVERIFY(QDir(m_folder.path()).mkdir("pictures"));
        for (const int i : {1, 2, 4})
            write(in(QString("pictures/%1.ppm").arg(i)), made::numberedPpm(i));
        write(in("pictures/3.ppm"), "damaged");
        const auto index = frameIndexOf(in("pictures").toStdString(), FrameIndexCache(cacheFolder()));
        QCOMPARE(index->count(), std::int64_t(3));
        QCOMPARE(index->packets, (std::vector<std::uint32_t>{0, 1, 3}));
        QCOMPARE(index->notices.size(), std::size_t(1));
        QCOMPARE(frameIndexOf(in("pictures").toStdString(), FrameIndexCache(cacheFolder()))->packets, index->packets);
    }

    void whatIsNoVideoIsRefused()
    {
        write(in("text.mp4"), "text");
        const FrameIndexCache cache(cacheFolder());
        QCOMPARE(codeOf([&] { frameIndexOf(in("text.mp4").toStdString(), cache); }), std::string("bad-video"));
        QCOMPARE(codeOf([&] { frameIndexOf(in("nowhere.mp4").toStdString(), cache); }), std::string("no-file"));
        QVERIFY(QDir(m_folder.path()).mkdir("empty"));
        QCOMPARE(codeOf([&] { frameIndexOf(in("empty").toStdString(), cache); }), std::string("bad-video"));
    }
};

QTEST_GUILESS_MAIN(TestFrameIndex)
#include "tst_frame_index.moc"
