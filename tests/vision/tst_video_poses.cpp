#include <QtTest>

#include <QTemporaryDir>

#include "made_videos.h"
#include "record/error.h"
#include "vision/video_poses.h"

using namespace transect;

class TestVideoPoses : public QObject {
    Q_OBJECT

private:
    static constexpr int frames = 80; // three stretches of 32
    QTemporaryDir m_folder;
    std::filesystem::path path(const QString& name) const { return m_folder.filePath(name).toStdString(); }

    static std::vector<PoseWorker> workers(int count, int* calls = nullptr)
    {
        std::vector<PoseWorker> all;
        for (int i = 0; i < count; ++i)
            all.push_back({std::make_unique<made::RectangleDetector>(calls), std::nullopt});
        return all;
    }

    std::optional<Clip> tracked(std::vector<PoseWorker> all, const QString& cache, const FrameProgress& progress = [](std::int64_t) { return true; },
                                const TrackingOptions& options = {})
    {
        return posesOf(path("video"), all, options, FrameCache(path(cache), 4), progress);
    }

    static bool isSame(const Clip& a, const Clip& b)
    {
        return a.frameCount == b.frameCount && std::ranges::equal(a.tracks, b.tracks, [](const Track& one, const Track& other) {
            return one.person == other.person && one.frames == other.frames && one.joints == other.joints && one.scores == other.scores && one.boxes == other.boxes;
        });
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!canDecodeImages())
            QSKIP("built without OpenCV and FFmpeg");
        made::videoFolder(m_folder.filePath("video"), frames, made::twoWalkers);
    }

    void followsBothPersonsThroughTheVideo()
    {
        const auto clip = tracked(workers(1), "first");
        QVERIFY(clip);
        QCOMPARE(clip->skeleton.name, std::string("box"));
        QCOMPARE(clip->frameCount, std::int64_t(frames));
        QCOMPARE(clip->width, made::width);
        QCOMPARE(clip->tracks.size(), std::size_t(2));
        for (const auto& track : clip->tracks) {
            QCOMPARE(track.size(), std::int64_t(frames));
            for (int frame = 0; frame < frames; ++frame) {
                const auto person = made::twoWalkers(frame)[std::size_t(track.person - 1)];
                QCOMPARE(track.frames[std::size_t(frame)], std::int64_t(frame));
                QCOMPARE(track.boxes[std::size_t(frame)].y, float(person.y));
                QCOMPARE(track.pose(frame, 4)[2].y, float(person.y + made::personHeight));
            }
        }
    }

    void numberOfWorkersChangesNothing()
    {
        const auto one = tracked(workers(1), "one"), three = tracked(workers(3), "three");
        QVERIFY(one && three && isSame(*one, *three));
    }

    /// Stopped in the second stretch: the first is not looked at again, and the result is that of a run without a stop.
    void goesOnWhereItWasStopped()
    {
        int calls = 0;
        QVERIFY(!tracked(workers(1, &calls), "stopped", [](std::int64_t done) { return done < 40; }));
        QCOMPARE(calls, 40);
        calls = 0;
        const auto resumed = tracked(workers(1, &calls), "stopped");
        QCOMPARE(calls, frames - 32);
        QVERIFY(resumed && isSame(*resumed, *tracked(workers(1), "whole")));
        calls = 0;
        QVERIFY(isSame(*tracked(workers(1, &calls), "stopped"), *resumed));
        QCOMPARE(calls, 0);
    }

    /// A stretch of another length would move all that follows.
    void takesStretchesOfAnotherLengthAfresh()
    {
        const auto whole = tracked(workers(1), "lengths");
        const FrameCache cache(path("lengths"), 4);
        auto first = *cache.load(0), last = *cache.load(2);
        QVERIFY(!first.isLast && last.isLast);
        first.frames.pop_back();
        cache.store(0, first);
        last.isLast = false;
        cache.store(2, last);
        int calls = 0;
        QVERIFY(isSame(*tracked(workers(1, &calls), "lengths"), *whole));
        QCOMPARE(calls, frames - 32);
    }

    void dropsShortTracks()
    {
        TrackingOptions options;
        options.shortestTrack = frames + 1;
        QCOMPARE(tracked(workers(1), "first", [](std::int64_t) { return true; }, options)->tracks.size(), std::size_t(0));
    }

    /// Within a stretch and at its end; what was looked at is kept for a run of the whole video.
    void theBeginningIsThatOfTheWhole_data()
    {
        QTest::addColumn<int>("most");
        QTest::addColumn<int>("looked");
        QTest::newRow("within the first stretch") << 20 << 32;
        QTest::newRow("the first stretch") << 32 << 32;
        QTest::newRow("within the second stretch") << 33 << 64;
        QTest::newRow("more than there are") << 1000 << int(frames);
    }
    void theBeginningIsThatOfTheWhole()
    {
        QFETCH(int, most);
        QFETCH(int, looked);
        TrackingOptions options;
        options.frames = most;
        int calls = 0;
        const auto cache = QString("beginning-%1").arg(most);
        const auto clip = tracked(workers(1, &calls), cache, [](std::int64_t) { return true; }, options);
        QCOMPARE(calls, looked);
        const auto expected = std::min<std::int64_t>(most, frames);
        QCOMPARE(clip->frameCount, expected);
        QCOMPARE(clip->tracks.size(), std::size_t(2));
        for (const auto& track : clip->tracks)
            QCOMPARE(track.size(), expected);
        calls = 0;
        QVERIFY(isSame(*tracked(workers(1, &calls), cache), *tracked(workers(1), "first")));
        QCOMPARE(calls, frames - looked);
    }

    void progressGrowsToTheNumberOfFrames()
    {
        std::int64_t last = 0;
        QVERIFY(tracked(workers(1), "progress", [&](std::int64_t done) {
            const bool grows = done >= last;
            last = done;
            return grows;
        }));
        QCOMPARE(last, std::int64_t(frames));
    }

    void whatADetectorThrowsArrives()
    {
        class Broken : public PersonDetector {
            std::vector<Detection> detect(const ImageView&) override { throw Error("bad-model", "broken"); }
        };
        std::vector<PoseWorker> all;
        for (int i = 0; i < 2; ++i)
            all.push_back({std::make_unique<Broken>(), std::nullopt});
        QVERIFY_THROWS_EXCEPTION(Error, tracked(std::move(all), "broken"));
    }
};

QTEST_APPLESS_MAIN(TestVideoPoses)
#include "tst_video_poses.moc"
