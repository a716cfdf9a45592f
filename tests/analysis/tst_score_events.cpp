#include "analysis/score_events.h"

#include "record/error_of.h"

#include <QtTest>

using namespace transect;

namespace {

/// Persons 3 and 7 in ten frames; nobody is scored in frames 0, 1 and 9.
ScoreRecord twoPersons(Assignment assignment)
{
    ScoreRecord record;
    record.clip = "01_0014";
    record.assignment = assignment;
    record.length = 3;
    record.framesPerSecond = 30;
    record.windows = {{3, 0, 2, 1}, {3, 1, 3, 2}, {3, 3, 5, 5}, {7, 2, 4, 4}, {7, 4, 6, 5}, {7, 6, 8, -1}};
    record.frameScores = highestScores(record.windows, 10, assignment, 0);
    return record;
}

std::int64_t personAt(const ScoreRecord& record, std::int64_t peak)
{
    std::vector events{IrregularEvent{record.clip, peak, peak, peak, 1, -1}};
    namePersons(events, record);
    return events[0].person;
}

} // namespace

class TestScoreEvents : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesScoresAndWhoWasScored()
    {
        const auto record = twoPersons(Assignment::LastFrame);
        const auto scores = eventScoresOf(record);
        QCOMPARE(scores.clip, record.clip);
        QCOMPARE(scores.framesPerSecond, 30.0);
        QCOMPARE(scores.scores, record.frameScores);
        QCOMPARE(scores.scored, (std::vector<std::uint8_t>{0, 0, 1, 1, 1, 1, 1, 0, 1, 0}));
        QVERIFY(scores.abnormal.empty() && !scores.isNormal);
        QCOMPARE(eventScoresOf(twoPersons(Assignment::Spread)).scored, (std::vector<std::uint8_t>{1, 1, 1, 1, 1, 1, 1, 1, 1, 0}));
    }

    void takesTheTruthAndTheRateOfPoses()
    {
        auto record = twoPersons(Assignment::LastFrame);
        PoseRecord poses;
        poses.framesPerSecond = 24;
        poses.abnormal = {0, 0, 0, 0, 1, 1, 1, 0, 0, 0};
        QCOMPARE(eventScoresOf(record, &poses).abnormal, poses.abnormal);
        QCOMPARE(eventScoresOf(record, &poses).framesPerSecond, 30.0);
        record.framesPerSecond = 0;
        QCOMPARE(eventScoresOf(record, &poses).framesPerSecond, 24.0);
        poses.abnormal.pop_back();
        const auto error = errorOf([&] { eventScoresOf(record, &poses); });
        QCOMPARE(error.code, std::string("bad-scores"));
        QCOMPARE(error.path, std::string("01_0014"));
        QCOMPARE(error.text, std::string("found 10 frames with scores and the truth about 9, expected as many"));
    }

    void namesWhoHadTheHighestScore()
    {
        const auto last = twoPersons(Assignment::LastFrame);
        QCOMPARE(personAt(last, 3), 3);
        QCOMPARE(personAt(last, 4), 7);
        QCOMPARE(personAt(last, 8), 7);
        QCOMPARE(personAt(last, 7), -1);
        const auto spread = twoPersons(Assignment::Spread);
        QCOMPARE(personAt(spread, 2), 7);
        QCOMPARE(personAt(spread, 4), 3); // both have 5: the first
        QCOMPARE(personAt(spread, 6), 7);
        QCOMPARE(personAt(spread, 9), -1);
        std::vector<IrregularEvent> events{{"01_0014", 0, 0, 6, 1, -1}, {"01_0014", 0, 0, 3, 1, -1}};
        namePersons(events, spread);
        QVERIFY(events[0].person == 7 && events[1].person == 3);
    }
};

QTEST_APPLESS_MAIN(TestScoreEvents)
#include "tst_score_events.moc"
