#include <torch/types.h>

#include "anomaly/made_clips.h"
#include "anomaly/windows.h"
#include "record/error_of.h"

#include <QtTest>

#include "support/near.h"

using namespace transect;
using namespace transect::testing;

namespace {

WindowSet windowsOf(Track track, const WindowOptions& options = {})
{
    return WindowSet({clipOf({std::move(track)})}, options);
}

std::vector<float> posesOf(const WindowSet& windows, std::int64_t window = 0)
{
    std::vector<float> poses(std::size_t(windows.options().length * windows.joints() * 2));
    windows.fill(window, poses, {}, {});
    return poses;
}

} // namespace

class TestWindows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Starts are 0 to n - 16, or to n - 17 as in the released code.
    void countsStarts_data()
    {
        QTest::addColumn<int>("frames");
        QTest::addColumn<int>("hop");
        QTest::addColumn<bool>("lastStart");
        QTest::addColumn<int>("expected");
        QTest::newRow("too short") << 15 << 1 << true << 0;
        QTest::newRow("one") << 16 << 1 << true << 1;
        QTest::newRow("none without the last") << 16 << 1 << false << 0;
        QTest::newRow("many") << 40 << 1 << true << 25;
        QTest::newRow("many without the last") << 40 << 1 << false << 24;
        QTest::newRow("every fourth") << 40 << 4 << true << 7;
    }
    void countsStarts()
    {
        QFETCH(int, frames);
        QFETCH(int, hop);
        QFETCH(bool, lastStart);
        QFETCH(int, expected);
        WindowOptions options;
        options.hop = hop;
        options.lastStart = lastStart;
        QCOMPARE(windowsOf(walker(1, 0, frames, 1), options).size(), expected);
    }

    void leavesShortTracksOut()
    {
        WindowOptions options;
        options.shortestTrack = 32;
        QCOMPARE(windowsOf(walker(1, 0, 31, 1), options).size(), 0);
        QCOMPARE(windowsOf(walker(1, 0, 32, 1), options).size(), 17);
    }

    void knowsTheFramesOfAWindow()
    {
        const auto windows = windowsOf(walker(1, 100, 20, 1));
        QCOMPARE(windows.firstFrame(windows.place(2)), 102);
        QCOMPARE(windows.lastFrame(windows.place(2)), 116); // its eighth pose, two frames apart
    }

    void ordersByClipTrackAndStart()
    {
        const WindowSet windows({clipOf({walker(1, 0, 17, 1), walker(2, 0, 16, 1)}, "a"), clipOf({walker(3, 0, 16, 1)}, "b")}, {});
        QCOMPARE(windows.size(), 4);
        std::vector<std::int64_t> persons;
        for (std::int64_t i = 0; i < windows.size(); ++i)
            persons.push_back(windows.track(windows.place(i)).person);
        QCOMPARE(persons, (std::vector<std::int64_t>{1, 1, 2, 3}));
        QCOMPARE(windows.place(1).first, 1);
        QCOMPARE(windows.place(3).clip, 1);
    }

    /// By default a window counts observed frames, as though there were no gaps.
    void breaksAtGapsWhereAsked()
    {
        auto track = walker(1, 0, 40, 1);
        for (std::size_t i = 20; i < 40; ++i)
            track.frames[i] += 6; // from frame 19 to frame 26
        QCOMPARE(windowsOf(track).size(), 25);
        WindowOptions options;
        options.longestGap = 7;
        QCOMPARE(windowsOf(track, options).size(), 25);
        options.longestGap = 6;
        // Poses 0 to 19 and 20 to 39; a window spans 15 poses and starts at most 16 before the track's end.
        const auto windows = windowsOf(track, options);
        QCOMPARE(windows.size(), 6 + 5);
        for (std::int64_t i = 0; i < windows.size(); ++i)
            QVERIFY(windows.lastFrame(windows.place(i)) < 20 || windows.firstFrame(windows.place(i)) > 20);
    }

    void leavesOutWindowsWithAThinBox_data()
    {
        QTest::addColumn<double>("width");
        QTest::addColumn<double>("height");
        QTest::addColumn<bool>("isKept");
        QTest::newRow("one pixel") << 1.0 << 1.0 << true;
        QTest::newRow("thin") << 0.99 << 40.0 << false;
        QTest::newRow("flat") << 20.0 << 0.0 << false;
        QTest::newRow("infinite") << double(INFINITY) << 40.0 << false;
        QTest::newRow("not a number") << double(NAN) << 40.0 << false;
    }
    void leavesOutWindowsWithAThinBox()
    {
        QFETCH(double, width);
        QFETCH(double, height);
        QFETCH(bool, isKept);
        auto track = walker(1, 0, 17, 1);
        std::ranges::copy(corners(10, 50, float(width), float(height)), track.joints.begin() + 4 * 4); // pose 4 is in window 0 alone
        const auto windows = windowsOf(track);
        QCOMPARE(windows.size(), isKept ? 2 : 1);
        QCOMPARE(windows.place(windows.size() - 1).first, 1);
    }

    void leavesOutPosesWithoutJoints()
    {
        auto track = walker(1, 0, 17, 1);
        std::fill_n(track.joints.begin() + 4 * 4, 4, Joint());
        QCOMPARE(windowsOf(track).size(), 1);
    }

    void normalisesPosesByTheirBox()
    {
        auto track = walker(1, 0, 16, 3);
        track.joints[2] = {25, 77, 1}; // of a box from (10, 50) to (30, 90)
        const auto poses = posesOf(windowsOf(track));
        QCOMPARE(poses[0], -50.0f);
        QCOMPARE(poses[1], -50.0f);
        QCOMPARE(poses[2], 50.0f);
        QCOMPARE(poses[4], 25.0f);  // (25 - 20) / 20
        QCOMPARE(poses[5], 17.0f);  // (77 - 70) / 40 = 0.175
        QCOMPARE(*std::ranges::min_element(poses), -50.0f);
        QCOMPARE(*std::ranges::max_element(poses), 50.0f);
        WindowOptions exact;
        exact.quantise = false;
        QCOMPARE(posesOf(windowsOf(track, exact))[5], 17.5f);
    }

    void truncatesTowardsZero()
    {
        std::vector<float> values{49.99f, -49.99f, 0.5f, -0.5f, 7, -7};
        truncate(values);
        QCOMPARE(values, (std::vector<float>{49, -49, 0, 0, 7, -7}));
    }

    /// The box is that of the joints that were found; the others lie in its centre.
    void putsMissingJointsInTheCentre()
    {
        auto track = walker(1, 0, 16, 0);
        track.joints[2] = {0, 0, 0};
        const auto windows = windowsOf(track);
        const auto poses = posesOf(windows);
        QCOMPARE((std::vector<float>(poses.begin(), poses.begin() + 8)), (std::vector<float>{-50, -50, 50, -50, 0, 0, -50, 50}));
        std::vector<double> speeds(7);
        windows.fillSpeeds(0, speeds);
        QCOMPARE(speeds[0], 0.0);
    }

    void keepsJointsOfNoConfidenceThatHaveAPlace()
    {
        auto track = walker(1, 0, 16, 0);
        track.joints[2].confidence = 0;
        const auto poses = posesOf(windowsOf(track));
        QCOMPARE(poses[4], 50.0f);
    }

    void weighsByConfidence()
    {
        auto track = walker(1, 0, 16, 1);
        for (const auto& [joint, confidence] : {std::pair(0, 6.0f), {1, 1.0f}, {2, 0.5f}, {3, 0.5f}})
            track.joints[std::size_t(joint)].confidence = confidence;
        for (std::size_t joint = 8; joint < 12; ++joint)
            track.joints[joint].confidence = 0; // a pose of which nothing is known
        std::vector<float> weights(8 * 4);
        windowsOf(track).fill(0, {}, weights, {});
        QCOMPARE((std::vector<float>(weights.begin(), weights.begin() + 8)), (std::vector<float>{0.75f, 0.125f, 0.0625f, 0.0625f, 0.25f, 0.25f, 0.25f, 0.25f}));
    }

    /// 3 pixels a frame, two frames a step, of 200 pixels, by the mean of 20 / 200 and 40 / 100.
    void measuresSpeedsInBoxSizes()
    {
        const auto windows = windowsOf(walker(1, 0, 16, 3));
        std::vector<double> speeds(7);
        windows.fillSpeeds(0, speeds);
        for (const double speed : speeds)
            COMPARE_NEAR(speed, 0.03 / 0.25, 1e-7);
        std::vector<float> floats(7);
        windows.fill(0, {}, {}, floats);
        COMPARE_NEAR(floats[6], 0.12, 1e-7);
    }

    void measuresBothDirectionsByTheBoxBefore()
    {
        auto track = walker(1, 0, 16, 0);
        std::ranges::copy(corners(26, 42, 40, 20), track.joints.begin() + 4 * 2); // from the centre (20, 70) to (46, 52)
        std::vector<double> speeds(7);
        windowsOf(track).fillSpeeds(0, speeds);
        COMPARE_NEAR(speeds[0], std::hypot(26.0 / 200, 18.0 / 100) / 0.25, 1e-7);
        COMPARE_NEAR(speeds[1], std::hypot(26.0 / 200, 18.0 / 100) / 0.2, 1e-7);
    }

    void knowsTheFrameRate()
    {
        auto slow = clipOf({walker(1, 0, 16, 1)}), fast = clipOf({walker(1, 0, 16, 1)}), unknown = clipOf({walker(1, 0, 16, 1)});
        fast->framesPerSecond = 50;
        unknown->framesPerSecond = 0;
        QCOMPARE(WindowSet({slow, unknown}, {}).framesPerSecond(), 25.0);
        QCOMPARE(WindowSet({slow, fast}, {}).framesPerSecond(), 0.0);
        QCOMPARE(WindowSet({unknown}, {}).framesPerSecond(), 0.0);
    }

    void refusesClipsThatDoNotFit()
    {
        auto odd = clipOf({walker(1, 0, 16, 1)}, "odd"), empty = clipOf({}, "empty");
        odd->skeleton = skeletonNamed("coco17");
        QCOMPARE(errorOf([&] { WindowSet({clipOf({}), odd}, {}); }).code, "bad-tracks");
        QCOMPARE(errorOf([&] { WindowSet({clipOf({}), odd}, {}); }).path, "clip odd");
        auto sizeless = clipOf({walker(1, 0, 16, 1)}, "sizeless");
        sizeless->height = empty->height = 0;
        QCOMPARE(errorOf([&] { WindowSet({empty, sizeless}, {}); }).path, "clip sizeless");
        QCOMPARE(WindowSet({empty}, {}).size(), 0);
        QCOMPARE(WindowSet({}, {}).joints(), 0);
    }

    void optionsAreParameters()
    {
        QCOMPARE(windowOptionsFromJson(nullptr), WindowOptions());
        WindowOptions options;
        options.length = 12;
        options.stride = 3;
        options.hop = 5;
        options.lastStart = false;
        options.shortestTrack = 40;
        options.longestGap = 5;
        options.quantise = false;
        QCOMPARE(windowOptionsFromJson(toJson(options)), options);
        const auto error = errorOf([] { windowOptionsFromJson({{"length", 1}}, "windows"); });
        QCOMPARE(error.code, "bad-field");
        QCOMPARE(error.path, "windows.length");
    }
};

QTEST_GUILESS_MAIN(TestWindows)
#include "tst_windows.moc"
