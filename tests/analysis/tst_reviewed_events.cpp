#include "analysis/reviewed_events.h"

#include "support/near.h"

#include <QtTest>

using namespace transect;

namespace {

IrregularEvent eventAt(const std::string& clip, std::int64_t first, std::int64_t last, double score = 1)
{
    return {clip, first, last, (first + last) / 2, score, -1};
}

VerdictRecord said(const std::string& clip, std::int64_t peak, Verdict verdict, int second, const std::string& reviewer = "ada", const std::string& note = {})
{
    char time[32];
    std::snprintf(time, sizeof time, "2026-11-20T%02d:%02d:%02d.000Z", second / 3600, second / 60 % 60, second % 60);
    return {clip, peak, peak, peak, -1, 1, verdict, note, reviewer, time};
}

/// Events of scores, each a clip, with the verdicts that one reviewer gave them.
std::vector<ReviewedEvent> judged(const std::vector<std::pair<double, Verdict>>& all)
{
    std::vector<IrregularEvent> events;
    std::vector<VerdictRecord> verdicts;
    for (const auto& [score, verdict] : all) {
        const auto clip = "clip " + std::to_string(events.size());
        events.push_back(eventAt(clip, 0, 10, score));
        if (verdict != Verdict::None)
            verdicts.push_back(said(clip, 5, verdict, 1));
    }
    return reviewOf(events, verdicts).events;
}

ReviewPrecision precisionOf(int trueEvents, int falseAlarms)
{
    std::vector<std::pair<double, Verdict>> all(std::size_t(trueEvents), {1, Verdict::True});
    all.resize(std::size_t(trueEvents + falseAlarms), {1, Verdict::FalseAlarm});
    return precisionOf(judged(all));
}

} // namespace

class TestReviewedEvents : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void verdictsGoToTheEventOfTheirPeak()
    {
        const auto review = reviewOf({eventAt("b", 50, 60), eventAt("a", 50, 60), eventAt("a", 10, 20)},
                                     {said("a", 20, Verdict::True, 1), said("a", 50, Verdict::FalseAlarm, 2), said("a", 21, Verdict::True, 3), said("c", 55, Verdict::Unsure, 4),
                                      said("a", 49, Verdict::None, 5)});
        QCOMPARE(review.events.size(), 3u);
        QCOMPARE(review.events[0].event.clip, std::string("b")); // in the order given
        QVERIFY(review.events[0].state == ReviewState::New && review.events[0].history.empty());
        QVERIFY(review.events[1].state == ReviewState::Judged && review.events[1].verdict == Verdict::FalseAlarm);
        QVERIFY(review.events[2].verdict == Verdict::True);
        QCOMPARE(review.elsewhere.size(), 2u); // what was taken back is none
        QCOMPARE(review.elsewhere[0].peak, 21);
        QCOMPARE(review.elsewhere[1].clip, std::string("c"));
    }

    void aLaterWordReplacesAnEarlierOne()
    {
        // Two files were merged: the order of the lines is not that of the times.
        const auto review = reviewOf({eventAt("a", 0, 10)}, {said("a", 5, Verdict::True, 30, "ada", "sure"), said("a", 4, Verdict::FalseAlarm, 10)});
        const auto& event = review.events[0];
        QVERIFY(event.verdict == Verdict::True);
        QCOMPARE(event.current.size(), 1u);
        QCOMPARE(event.history.size(), 2u);
        QVERIFY(event.history[0].verdict == Verdict::FalseAlarm);
        QCOMPARE(event.note, std::string("sure"));
    }

    void atTheSameTimeTheLaterLineHolds()
    {
        const auto review = reviewOf({eventAt("a", 0, 10)}, {said("a", 5, Verdict::True, 1), said("a", 5, Verdict::FalseAlarm, 1)});
        QVERIFY(review.events[0].verdict == Verdict::FalseAlarm);
    }

    void takingBackMakesItNewAgain()
    {
        auto verdicts = std::vector{said("a", 5, Verdict::True, 1, "ada", "a bicycle"), said("a", 5, Verdict::None, 2)};
        auto event = reviewOf({eventAt("a", 0, 10)}, verdicts).events[0];
        QVERIFY(event.state == ReviewState::New && event.verdict == Verdict::None && event.current.empty());
        QVERIFY(event.note.empty());
        QCOMPARE(event.history.size(), 2u);
        verdicts.push_back(said("a", 5, Verdict::FalseAlarm, 3));
        event = reviewOf({eventAt("a", 0, 10)}, verdicts).events[0];
        QVERIFY(event.state == ReviewState::Judged && event.verdict == Verdict::FalseAlarm);
        // What another said stands when one takes a word back.
        verdicts = {said("a", 5, Verdict::True, 1, "ada"), said("a", 5, Verdict::FalseAlarm, 2, "grace"), said("a", 5, Verdict::None, 3, "grace")};
        event = reviewOf({eventAt("a", 0, 10)}, verdicts).events[0];
        QVERIFY(event.state == ReviewState::Judged && event.verdict == Verdict::True);
    }

    void reviewersWhoDisagreeDispute()
    {
        auto verdicts = std::vector{said("a", 5, Verdict::True, 1, "ada", "runs"), said("a", 5, Verdict::Unsure, 2, "grace")};
        auto event = reviewOf({eventAt("a", 0, 10)}, verdicts).events[0];
        QVERIFY(event.state == ReviewState::Judged && event.verdict == Verdict::Unsure);
        QCOMPARE(event.note, std::string("runs"));
        verdicts.push_back(said("a", 5, Verdict::FalseAlarm, 3, "mary", "jogs"));
        event = reviewOf({eventAt("a", 0, 10)}, verdicts).events[0];
        QVERIFY(event.state == ReviewState::Disputed && event.verdict == Verdict::FalseAlarm);
        QCOMPARE(event.current.size(), 3u);
        QCOMPARE(event.note, std::string("jogs"));
        verdicts.push_back(said("a", 5, Verdict::FalseAlarm, 4, "ada"));
        event = reviewOf({eventAt("a", 0, 10)}, verdicts).events[0];
        QVERIFY(event.state == ReviewState::Judged);
        QCOMPARE(event.note, std::string("jogs"));
    }

    /// Scipy's proportion intervals: binomtest(8, 10).proportion_ci(method="wilson") and so on.
    void theIntervalIsWilsons()
    {
        const auto none = precisionOf(0, 0);
        QVERIFY(!none.precision);
        QCOMPARE(none.low, 0.0);
        QCOMPARE(none.high, 1.0);
        const auto most = precisionOf(8, 2);
        QCOMPARE(*most.precision, 0.8);
        COMPARE_NEAR(most.low, 0.49016247153664183, 1e-12);
        COMPARE_NEAR(most.high, 0.9433178485456248, 1e-12);
        const auto all = precisionOf(10, 0);
        COMPARE_NEAR(all.low, 0.7224672001371107, 1e-12);
        COMPARE_NEAR(all.high, 1.0, 1e-12);
        const auto one = precisionOf(0, 1);
        QCOMPARE(*one.precision, 0.0);
        COMPARE_NEAR(one.high, 0.7934506856227626, 1e-12);
        QCOMPARE(one.low, 0.0);
    }

    void unsureAndDisputedOnesDoNotCount()
    {
        auto events = judged({{1, Verdict::True}, {1, Verdict::Unsure}, {1, Verdict::None}, {1, Verdict::None}, {1, Verdict::FalseAlarm}, {1, Verdict::True}});
        events.back().state = ReviewState::Disputed;
        const auto precision = precisionOf(events);
        QCOMPARE(precision.trueEvents, 1);
        QCOMPARE(precision.falseAlarms, 1);
        QCOMPARE(precision.unsure, 1);
        QCOMPARE(precision.open, 2);
        QCOMPARE(precision.disputed, 1);
        QCOMPARE(*precision.precision, 0.5);
    }

    void theBorderPartsTrueFromFalse()
    {
        QCOMPARE(borderOf(judged({{4, Verdict::None}, {6, Verdict::Unsure}}), 3), 3.0);
        QCOMPARE(borderOf(judged({{9, Verdict::True}, {5, Verdict::True}}), 3), 4.0);
        QCOMPARE(borderOf(judged({{4, Verdict::FalseAlarm}, {5, Verdict::FalseAlarm}}), 3), 5.0);
        QCOMPARE(borderOf(judged({{4, Verdict::FalseAlarm}, {5, Verdict::FalseAlarm}, {8, Verdict::True}}), 3), 6.5);
        // One is on the wrong side wherever the border lies.
        QCOMPARE(borderOf(judged({{4, Verdict::FalseAlarm}, {5, Verdict::True}, {6, Verdict::True}, {7, Verdict::FalseAlarm}, {8, Verdict::True}}), 3), 4.5);
    }

    void usefulOnesAreNearestToTheBorderAndInTurns()
    {
        const std::vector events{eventAt("a", 0, 9, 3.1), eventAt("a", 20, 29, 3.2), eventAt("a", 40, 49, 3.3), eventAt("b", 0, 9, 3.5), eventAt("c", 0, 9, 9),
                                 eventAt("c", 20, 29, 8)};
        auto review = reviewOf(events, {});
        QCOMPARE(usefulOrder(review.events, 3), (std::vector<std::size_t>{0, 3, 5, 1, 4, 2}));
        // With 9 true and 3.1 a false alarm the border is at 6.05.
        review = reviewOf(events, {said("c", 4, Verdict::True, 1), said("a", 4, Verdict::FalseAlarm, 2)});
        QCOMPARE(usefulOrder(review.events, 3), (std::vector<std::size_t>{5, 3, 2, 1}));
        QVERIFY(usefulOrder({}, 3).empty());
    }

    void tenThousandEvents()
    {
        std::vector<IrregularEvent> events;
        std::vector<VerdictRecord> verdicts;
        for (int i = 0; i < 10000; ++i) {
            events.push_back(eventAt("clip " + std::to_string(i % 500), i, i + 3, i * 0.37 - 37 * (i % 100)));
            verdicts.push_back(said(events.back().clip, i + 1, i % 3 ? Verdict::True : Verdict::FalseAlarm, i));
        }
        const auto review = reviewOf(events, verdicts);
        QCOMPARE(precisionOf(review.events).falseAlarms, 3334);
        QVERIFY(usefulOrder(review.events, 1).empty());
    }
};

QTEST_APPLESS_MAIN(TestReviewedEvents)
#include "tst_reviewed_events.moc"
