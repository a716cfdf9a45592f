#include <QtTest>

#include "support/near.h"
#include "vision/track_comparison.h"

using namespace transect;

namespace {

/// A person of boxes 20 x 40 that stands at `x` in the frames [first, last).
Track standing(std::int64_t person, float x, std::int64_t first, std::int64_t last)
{
    Track track{.person = person, .frames = {}, .joints = {}, .scores = {}, .boxes = {}};
    for (auto frame = first; frame < last; ++frame) {
        track.frames.push_back(frame);
        track.boxes.push_back({x, 0, 20, 40});
        for (const auto& [dx, dy] : {std::pair{0, 0}, {20, 0}, {20, 40}, {0, 40}})
            track.joints.push_back({x + float(dx), float(dy), 1});
    }
    return track;
}

Clip clipOf(std::vector<Track> tracks)
{
    Clip clip;
    clip.skeleton = skeletonNamed("box");
    clip.tracks = std::move(tracks);
    return clip;
}

} // namespace

class TestTrackComparison : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tracksAgreeWithThemselves()
    {
        const auto clip = clipOf({standing(1, 0, 0, 10), standing(2, 100, 5, 12)});
        const auto result = compareTracks(clip, clip);
        QCOMPARE(result.matched, std::int64_t(17));
        QCOMPARE(result.recall(), 1.0);
        QCOMPARE(result.precision(), 1.0);
        QCOMPARE(result.switches, std::int64_t(0));
        QCOMPARE(result.meanOverlap(), 1.0);
        QCOMPARE(result.meanJointDistance(), 0.0);
    }

    void countsMissesAndFalseAlarms()
    {
        const auto truth = clipOf({standing(1, 0, 0, 10), standing(2, 100, 0, 10)});
        const auto found = clipOf({standing(7, 4, 2, 10), standing(8, 300, 0, 5), standing(9, 0, 20, 21)});
        const auto result = compareTracks(truth, found);
        QCOMPARE(result.matched, std::int64_t(8));
        COMPARE_NEAR(result.recall(), 8.0 / 20, 1e-12);
        COMPARE_NEAR(result.precision(), 8.0 / 14, 1e-12);
        COMPARE_NEAR(result.meanOverlap(), 16.0 / 24, 1e-6);
        COMPARE_NEAR(result.meanJointDistance(), 4.0 / 40, 1e-6);
    }

    void countsSwitches()
    {
        const auto truth = clipOf({standing(1, 0, 0, 30)});
        const auto found = clipOf({standing(1, 0, 0, 10), standing(2, 0, 12, 20), standing(1, 0, 20, 30)});
        QCOMPARE(compareTracks(truth, found).switches, std::int64_t(2));
    }

    /// A pair stays although another box would fit better.
    void pairsStay()
    {
        const auto truth = clipOf({standing(1, 0, 0, 10)});
        const auto found = clipOf({standing(5, 3, 0, 10), standing(6, 0, 5, 10)});
        const auto result = compareTracks(truth, found);
        QCOMPARE(result.switches, std::int64_t(0));
        COMPARE_NEAR(result.meanOverlap(), 17.0 / 23, 1e-6);
    }
};

QTEST_APPLESS_MAIN(TestTrackComparison)
#include "tst_track_comparison.moc"
