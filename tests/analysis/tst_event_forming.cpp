#include "analysis/event_forming.h"

#include "analysis/gaussian_smoothing.h"
#include "record/error_of.h"
#include "support/near.h"

#include <QtTest>

#include <cmath>
#include <limits>
#include <random>

using namespace transect;

namespace {

constexpr double noNumber = std::numeric_limits<double>::quiet_NaN();

/// Ten frames a second, nothing smoothed, merged or left out: what a test is not about.
EventRules plainRules()
{
    return {.by = ThresholdBy::Score, .value = 5, .smoothing = 0, .offShare = 1, .shortest = 0, .mergeGap = 0, .padding = 0};
}

EventScores clipOf(std::vector<double> scores, std::vector<std::uint8_t> abnormal = {})
{
    return {.clip = "a", .framesPerSecond = 10, .scores = std::move(scores), .scored = {}, .abnormal = std::move(abnormal)};
}

std::vector<IrregularEvent> eventsOf(const EventScores& clip, double threshold, const EventRules& rules)
{
    return formEvents(clip, smoothedScores(clip, rules), threshold, rules);
}

using Stretches = std::vector<std::pair<std::int64_t, std::int64_t>>;

Stretches stretchesOf(const EventScores& clip, double threshold, const EventRules& rules)
{
    Stretches stretches;
    for (const auto& event : eventsOf(clip, threshold, rules))
        stretches.push_back({event.first, event.last});
    return stretches;
}

EventRules by(ThresholdBy way, double value, EventRules rules = plainRules())
{
    rules.by = way;
    rules.value = value;
    return rules;
}

/// Hills of different heights between low frames; deterministic.
std::vector<double> hills(std::size_t frames, unsigned seed)
{
    std::mt19937 random(seed);
    std::vector<double> scores;
    for (std::size_t i = 0; i < frames; ++i)
        scores.push_back(double(random() % 1000) / 100);
    return gaussianSmooth(scores, 3);
}

/// The lowest of all thresholds from which on upwards none gives more false alarms an hour: tried one by one.
double lowestWithin(const std::vector<EventScores>& clips, const EventRules& rules)
{
    const EventFormer former(clips, rules.smoothing);
    std::vector<double> scores;
    for (std::size_t clip = 0; clip < clips.size(); ++clip)
        scores.insert(scores.end(), former.smoothed(clip).begin(), former.smoothed(clip).end());
    std::ranges::sort(scores, std::greater());
    double lowest = noNumber;
    for (const double score : scores) {
        if (former.figuresAt(score, rules).alarmsPerHour > rules.value)
            break;
        lowest = score;
    }
    return lowest;
}

} // namespace

class TestEventForming : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void beginsAtTheThresholdAndGoesOnAboveItsShare()
    {
        auto rules = plainRules();
        const auto clip = clipOf({0, 4, 4.9, 5, 4, 6, 4, 3.9, 4.5, 0});
        rules.offShare = 0.8;
        const auto events = eventsOf(clip, 5, rules);
        QCOMPARE(events.size(), 1u);
        QVERIFY((events[0] == IrregularEvent{"a", 3, 6, 5, 6, -1}));
        rules.offShare = 1;
        QVERIFY((stretchesOf(clip, 5, rules) == Stretches{{3, 3}, {5, 5}}));
        rules.offShare = 0;
        QVERIFY((stretchesOf(clip, 5, rules) == Stretches{{3, 9}}));
    }

    void endsAtTheBordersOfTheClip()
    {
        QVERIFY((stretchesOf(clipOf({6, 6, 0, 7, 7}), 5, plainRules()) == Stretches{{0, 1}, {3, 4}}));
        QVERIFY((stretchesOf(clipOf({6, 6, 6}), 5, plainRules()) == Stretches{{0, 2}}));
        QVERIFY(stretchesOf(clipOf({1, 1, 1}), 5, plainRules()).empty());
        QVERIFY(stretchesOf(clipOf({}), 5, plainRules()).empty());
        QVERIFY((stretchesOf(clipOf({5}), 5, plainRules()) == Stretches{{0, 0}}));
    }

    void thePeakIsTheFirstOfTheHighest()
    {
        const auto events = eventsOf(clipOf({5, 8, 8, 7, 8}), 5, plainRules());
        QCOMPARE(events.at(0).peak, 1);
        QCOMPARE(events.at(0).score, 8.0);
    }

    void negativeScoresHaveAShareBelow()
    {
        auto rules = plainRules();
        rules.offShare = 0.8; // off at -5 - 0.2 x 5 = -6
        QVERIFY((stretchesOf(clipOf({-9, -5, -6, -6.1, -4}), -5, rules) == Stretches{{1, 2}, {4, 4}}));
        QVERIFY((stretchesOf(clipOf({-1, 0, 1}), 0, rules) == Stretches{{1, 2}}));
    }

    void nearOnesAreMerged()
    {
        auto rules = plainRules();
        const auto clip = clipOf({6, 0, 0, 9, 0, 0, 0, 7});
        rules.mergeGap = 0.3; // a gap of 2 frames is 0.2 s, one of 3 is 0.3 s: not shorter
        const auto events = eventsOf(clip, 5, rules);
        QCOMPARE(events.size(), 2u);
        QVERIFY((events[0] == IrregularEvent{"a", 0, 3, 3, 9, -1}));
        QVERIFY((events[1] == IrregularEvent{"a", 7, 7, 7, 7, -1}));
        rules.mergeGap = 0.31;
        QVERIFY((stretchesOf(clip, 5, rules) == Stretches{{0, 7}}));
        rules.mergeGap = 0;
        QCOMPARE(stretchesOf(clip, 5, rules).size(), 3u);
    }

    void shortOnesAreLeftOutAfterMerging()
    {
        auto rules = plainRules();
        rules.shortest = 0.3; // 3 frames are not shorter
        const auto clip = clipOf({6, 6, 6, 0, 0, 0, 6, 0, 6, 0, 0, 0, 6, 6});
        QVERIFY((stretchesOf(clip, 5, rules) == Stretches{{0, 2}}));
        rules.mergeGap = 0.2;
        QVERIFY((stretchesOf(clip, 5, rules) == Stretches{{0, 2}, {6, 8}}));
    }

    void anUnknownRateIs25()
    {
        auto rules = plainRules();
        rules.shortest = 0.3; // 7.5 frames of 25
        for (const double rate : {0.0, -1.0, noNumber, std::numeric_limits<double>::infinity()}) {
            auto clip = clipOf(std::vector<double>(7, 6));
            clip.framesPerSecond = rate;
            QVERIFY(stretchesOf(clip, 5, rules).empty());
            clip.scores.push_back(6);
            QCOMPARE(stretchesOf(clip, 5, rules).size(), 1u);
            clip.isNormal = true;
            COMPARE_NEAR(figuresAt({clip}, 5, rules).normalHours, 8 / 25.0 / 3600, 1e-15);
        }
    }

    void smoothsInSecondsOfTheClip()
    {
        auto rules = plainRules();
        rules.smoothing = 0.4;
        auto clip = clipOf(hills(300, 1));
        QCOMPARE(smoothedScores(clip, rules), gaussianSmooth(clip.scores, 4));
        clip.framesPerSecond = 1e12; // a stranger's: the width has a limit
        clip.scores.resize(20);
        QCOMPARE(smoothedScores(clip, rules), gaussianSmooth(clip.scores, largestSigma));
    }

    void framesWithoutAScoreCountAsNothing()
    {
        auto rules = plainRules();
        auto clip = clipOf({0, 6, noNumber, 6, 7, 0});
        QCOMPARE(smoothedScores(clip, rules), (std::vector<double>{0, 6, 0, 6, 7, 0}));
        QVERIFY((stretchesOf(clip, 5, rules) == Stretches{{1, 1}, {3, 4}}));
        clip.scored = {1, 1, 1, 1, 0, 1};
        QVERIFY((stretchesOf(clip, 5, rules) == Stretches{{1, 1}, {3, 3}}));
        clip.scored.assign(6, 0);
        QVERIFY(stretchesOf(clip, -1, rules).empty());
    }

    /// Where nobody was scored nothing is higher than where somebody was.
    void unscoredFramesAreNeverAboveNegativeScores()
    {
        auto clip = clipOf({-9, 0, 0, -3, -2, 0});
        clip.scored = {1, 0, 0, 1, 1, 0};
        QCOMPARE(smoothedScores(clip, plainRules()), (std::vector<double>{-9, -9, -9, -3, -2, -9}));
        QVERIFY((stretchesOf(clip, -3, plainRules()) == Stretches{{3, 4}}));
    }

    /// sum w s / sum w over the scored frames, by hand.
    void smoothingIsTheMeanOfTheScoredFrames()
    {
        auto rules = plainRules();
        rules.smoothing = 0.1; // one frame
        auto clip = clipOf(std::vector<double>(12, 0.0));
        clip.scored.assign(12, 0);
        clip.scores[4] = 8;
        clip.scores[5] = 2;
        clip.scored[4] = clip.scored[5] = 1;
        const auto smoothed = smoothedScores(clip, rules);
        const double beside = std::exp(-0.5), two = std::exp(-2.0);
        COMPARE_NEAR(smoothed[4], (8 + 2 * beside) / (1 + beside), 1e-12);
        COMPARE_NEAR(smoothed[5], (8 * beside + 2) / (1 + beside), 1e-12);
        COMPARE_NEAR(smoothed[6], (8 * two + 2 * beside) / (two + beside), 1e-12);
        QCOMPARE(smoothed[8], 0.0); // 4 and 3 frames away: 0.5 % of the weight
        QCOMPARE(smoothed[11], 0.0);
    }

    /// Smoothing lifts the frames beside a scored one: an event may end there, but not begin, nor have its peak.
    void eventsBeginAndPeakWhereSomebodyWasScored()
    {
        auto rules = plainRules();
        rules.smoothing = 0.2;
        rules.offShare = 0.5;
        auto clip = clipOf({0, 0, 0, 8, 9, 8, 0, 0, 0});
        clip.scored = {0, 0, 0, 1, 1, 1, 0, 0, 0};
        const auto smoothed = smoothedScores(clip, rules);
        QVERIFY(smoothed[2] > 2 && std::abs(smoothed[6] - smoothed[2]) < 1e-12);
        const auto events = formEvents(clip, smoothed, 2, rules);
        QCOMPARE(events.size(), 1u);
        QCOMPARE(events[0].first, 3);
        QVERIFY(events[0].last > 5);
        QCOMPARE(events[0].peak, 4);
    }

    void thresholdsThatAreNoNumber()
    {
        const auto clip = clipOf({1, 2, 3});
        QVERIFY(stretchesOf(clip, noNumber, plainRules()).empty());
        QVERIFY(stretchesOf(clip, std::numeric_limits<double>::infinity(), plainRules()).empty());
        QVERIFY((stretchesOf(clip, -std::numeric_limits<double>::infinity(), plainRules()) == Stretches{{0, 2}}));
    }

    void listsOfDifferentLengthsAreSaid()
    {
        auto clip = clipOf({1, 2, 3}, {0, 1});
        for (const auto& action : std::vector<std::function<void()>>{[&] { smoothedScores(clip, plainRules()); }, [&] { EventFormer({clip}, 0); },
                 [&] { thresholdFor({clip}, plainRules()); }, [&] { formEvents(clip, clip.scores, 1, plainRules()); }}) {
            const auto error = errorOf(action);
            QCOMPARE(error.code, std::string("bad-scores"));
            QCOMPARE(error.path, std::string("a"));
            QVERIFY2(error.text.starts_with("found 3 scores and 2 marks of abnormal frames"), error.text.c_str());
        }
        clip.abnormal.clear();
        QCOMPARE(errorOf([&] { formEvents(clip, std::vector<double>{1}, 1, plainRules()); }).code, std::string("bad-scores"));
        clip.scored = {1};
        QCOMPARE(errorOf([&] { EventFormer({clip}, 0); }).code, std::string("bad-scores"));
    }

    void leapingFindsTheSameEvents()
    {
        auto rules = plainRules();
        rules.offShare = 0.9;
        rules.mergeGap = 0.5;
        rules.shortest = 0.3;
        std::vector<EventScores> clips;
        for (unsigned seed = 1; seed < 8; ++seed) {
            clips.push_back(clipOf(hills(seed * 97, seed)));
            for (std::size_t frame = 0; frame < clips.back().scores.size(); ++frame)
                clips.back().scored.push_back(frame % (20 + seed) > 6);
        }
        const EventFormer former(clips, 0.2);
        rules.smoothing = 0.2;
        std::size_t found = 0;
        for (double threshold = 3; threshold < 8; threshold += 0.1) {
            std::vector<IrregularEvent> all;
            for (std::size_t i = 0; i < clips.size(); ++i) {
                const auto events = eventsOf(clips[i], threshold, rules);
                QVERIFY(former.eventsOf(i, threshold, rules) == events);
                all.insert(all.end(), events.begin(), events.end());
            }
            QVERIFY(former.events(threshold, rules) == all);
            found += all.size();
        }
        QVERIFY(found > 100);
    }

    // Thresholds

    /// numpy.percentile([3, 1, 4, 1, 5, 9, 2, 6], [0, 10, 37, 50, 99, 100]): 1, 1, 2.59, 3.5, 8.79, 9.
    void percentilesAreNumPys()
    {
        const auto clip = clipOf({3, 1, 4, 1, 5, 9, 2, 6});
        const std::vector<std::pair<double, double>> expected{{0, 1}, {10, 1}, {37, 2.59}, {50, 3.5}, {99, 8.79}, {100, 9}};
        for (const auto& [percent, score] : expected)
            COMPARE_NEAR(thresholdFor({clip}, by(ThresholdBy::Percentile, percent)).score, score, 1e-12);
        QVERIFY(thresholdFor({clip}, by(ThresholdBy::Percentile, 50)).of == PercentileOf::AllFrames);
        QVERIFY(!thresholdFor({clip}, by(ThresholdBy::Percentile, 50)).isOfNormal);
        QVERIFY(std::isnan(thresholdFor({clip}, by(ThresholdBy::Percentile, 50)).alarmsPerHour));
    }

    void percentilesAreOfNormalFramesWhereTheyAreKnown()
    {
        const auto rules = by(ThresholdBy::Percentile, 50);
        auto labelled = clipOf({1, 2, 9, 9, 3}, {0, 0, 1, 1, 0}), normal = clipOf({4, 5, noNumber, 0}), unknown = clipOf({100, 100});
        normal.isNormal = true;
        normal.scored = {1, 1, 1, 0};
        const auto threshold = thresholdFor({labelled, normal, unknown}, rules);
        QCOMPARE(threshold.score, 3.0); // of 1, 2, 3, 4, 5
        QVERIFY(threshold.isOfNormal && threshold.of == PercentileOf::NormalFrames);
        QCOMPARE(threshold.normalFrames, 7); // scored or not
        COMPARE_NEAR(threshold.normalHours, 7 / 10.0 / 3600, 1e-15);
    }

    void percentilesAreOfNormalTracksWhereTheyAreGiven()
    {
        const auto clip = clipOf({1, 2, 9}, {0, 0, 1});
        const std::vector<double> tracks{30, 10, noNumber, 20};
        const auto threshold = thresholdFor({clip}, by(ThresholdBy::Percentile, 25), tracks);
        QCOMPARE(threshold.score, 15.0);
        QVERIFY(threshold.isOfNormal && threshold.of == PercentileOf::NormalTracks);
        QCOMPARE(thresholdFor({clip}, by(ThresholdBy::Score, 4), tracks).score, 4.0);
    }

    void figuresCountEventsThatTouchNothingAbnormal()
    {
        const auto labelled = clipOf({6, 0, 6, 6, 0, 6}, {0, 0, 0, 1, 0, 0});
        auto unknown = clipOf({6, 0, 6}), normal = clipOf({0, 6});
        normal.isNormal = true;
        const auto figures = figuresAt({labelled, unknown, normal}, 5, plainRules());
        QCOMPARE(figures.score, 5.0);
        QCOMPARE(figures.alarms, 3); // frames 0 and 5, and that of the normal clip
        QCOMPARE(figures.normalFrames, 7);
        COMPARE_NEAR(figures.alarmsPerHour, 3 / (0.7 / 3600), 1e-9);
        const auto score = thresholdFor({labelled, unknown, normal}, by(ThresholdBy::Score, 5));
        QCOMPARE(score.alarms, 3);
        QVERIFY(score.isReached);
    }

    void falseAlarmsAsManyAsAskedFor()
    {
        // Peaks of 1 to 9 in ten hours of normal frames.
        auto clip = clipOf(std::vector<double>(360000, 0.0));
        clip.isNormal = true;
        for (std::size_t peak = 1; peak <= 9; ++peak)
            clip.scores[peak * 30000] = double(peak);
        const EventFormer former({clip}, 0);
        for (int alarms = 1; alarms <= 8; ++alarms) {
            const auto threshold = former.thresholdFor(by(ThresholdBy::FalseAlarms, alarms / 10.0));
            QCOMPARE(threshold.score, double(10 - alarms));
            QCOMPARE(threshold.alarms, alarms);
            COMPARE_NEAR(threshold.alarmsPerHour, alarms / 10.0, 1e-12);
            QVERIFY(threshold.isReached);
            QCOMPARE(former.figuresAt(threshold.score, plainRules()).alarms, threshold.alarms);
        }
        QCOMPARE(former.thresholdFor(by(ThresholdBy::FalseAlarms, 0.25)).alarms, 2);
    }

    void falseAlarmsThatCannotBeSoFew()
    {
        auto clip = clipOf({0, 3, 0, 8, 0});
        clip.isNormal = true;
        auto threshold = thresholdFor({clip}, by(ThresholdBy::FalseAlarms, 0));
        QVERIFY(!threshold.isReached);
        QCOMPARE(threshold.score, 8.0);
        QCOMPARE(threshold.alarms, 1);
        // An abnormal frame that is higher still leaves room above the normal ones.
        const auto other = clipOf({9}, {1});
        threshold = thresholdFor({clip, other}, by(ThresholdBy::FalseAlarms, 0));
        QVERIFY(threshold.isReached);
        QCOMPARE(threshold.score, 9.0);
        QCOMPARE(threshold.alarms, 0);
    }

    void falseAlarmsAreThoseOfASearchOneByOne()
    {
        auto rules = plainRules();
        rules.offShare = 0.95;
        rules.shortest = 0.3;
        rules.mergeGap = 0.2;
        for (unsigned seed = 1; seed <= 6; ++seed) {
            auto normal = clipOf(hills(2500, seed)), labelled = clipOf(hills(1500, seed + 50));
            normal.isNormal = true;
            for (std::size_t frame = 0; frame < 1500; ++frame)
                labelled.abnormal.push_back(frame / 100 % 3 == 1);
            for (const double perHour : {20.0, 60.0, 120.0, 300.0}) {
                rules = by(ThresholdBy::FalseAlarms, perHour, rules);
                const std::vector clips{normal, labelled};
                const auto threshold = thresholdFor(clips, rules);
                QVERIFY(threshold.isReached && threshold.alarmsPerHour <= perHour);
                QCOMPARE(figuresAt(clips, threshold.score, rules).alarms, threshold.alarms);
                // The next lower score gives too many, and the search one by one comes no further than a merging of events allows.
                QVERIFY2(threshold.score <= lowestWithin(clips, rules) + 1e-12, qPrintable(QString::number(perHour)));
                double next = -1;
                const EventFormer former(clips, 0);
                for (std::size_t clip = 0; clip < 2; ++clip) {
                    for (const double score : former.smoothed(clip))
                        next = score < threshold.score ? std::max(next, score) : next;
                }
                QVERIFY(former.figuresAt(next, rules).alarmsPerHour > perHour);
            }
        }
    }

    /// Where nothing gives so many, the threshold that makes one event of everything is not the one.
    void moreFalseAlarmsThanThereAre()
    {
        auto clip = clipOf({0, 3, 0, 5, 0, 4, 0});
        clip.isNormal = true;
        const auto threshold = thresholdFor({clip}, by(ThresholdBy::FalseAlarms, 1e9));
        QVERIFY(threshold.isReached);
        QCOMPARE(threshold.score, 3.0);
        QCOMPARE(threshold.alarms, 3);
    }

    void whatCannotBeFoundIsSaid()
    {
        const auto clip = clipOf({1, 2, 3});
        auto error = errorOf([&] { thresholdFor({clip}, by(ThresholdBy::FalseAlarms, 1)); });
        QCOMPARE(error.code, std::string("no-normal"));
        QVERIFY(!error.hint.empty());
        auto nobody = clip;
        nobody.scored = {0, 0, 0};
        for (const auto way : {ThresholdBy::Score, ThresholdBy::Percentile, ThresholdBy::FalseAlarms}) {
            QCOMPARE(errorOf([&] { thresholdFor({nobody}, by(way, 1)); }).code, std::string("bad-scores"));
            QCOMPARE(errorOf([&] { thresholdFor({}, by(way, 1)); }).code, std::string("bad-scores"));
        }
        nobody.isNormal = true;
        QCOMPARE(figuresAt({nobody}, 1, plainRules()).alarms, 0);
    }

    /// 500 clips of 20,000 frames with some 10,000 events, while a threshold is dragged.
    void isFast()
    {
        std::vector<EventScores> clips;
        for (int i = 0; i < 500; ++i) {
            auto clip = clipOf(std::vector<double>(20000, 1.0), std::vector<std::uint8_t>(20000, 0));
            for (std::size_t frame = 0; frame < 20000; ++frame)
                clip.scores[frame] = 1 + 0.3 * std::sin(double(frame) * 0.7) + (frame % 1000 < 40 ? 2 + 0.01 * double((frame / 1000 + std::size_t(i) * 7) % 100) : 0);
            clips.push_back(std::move(clip));
        }
        auto rules = plainRules();
        rules.offShare = 0.8;
        rules.mergeGap = 1;
        rules.shortest = 0.3;
        const EventFormer former(std::move(clips), 0.1);
        QCOMPARE(former.events(2.5, rules).size(), 10000u);
        for (int move = 0; move < 20; ++move)
            QCOMPARE(former.figuresAt(2.3 + 0.01 * move, rules).alarms, 10000);
        const auto threshold = former.thresholdFor(by(ThresholdBy::FalseAlarms, 10, rules));
        QVERIFY(threshold.alarms > 2000 && threshold.alarmsPerHour <= 10);
    }
};

QTEST_APPLESS_MAIN(TestEventForming)
#include "tst_event_forming.moc"
