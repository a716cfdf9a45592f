#include <QtTest>

#include <QSignalSpy>

#include "made_review.h"
#include "widgets/review/review_session.h"

using namespace transect;

namespace {

EventRules unsmoothed(double threshold)
{
    EventRules rules;
    rules.by = ThresholdBy::Score;
    rules.value = threshold;
    rules.smoothing = 0;
    return rules;
}

} // namespace

class TestReviewSession : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::filesystem::path m_run;

    /// Opened on the made run, with the events of a threshold.
    std::unique_ptr<ReviewSession> opened(double threshold = 4)
    {
        auto session = std::make_unique<ReviewSession>();
        session->setReviewer("ada");
        session->open(m_run, std::make_shared<const ReviewData>(*readReviewData(scoresFolder(m_run), 0.4)));
        session->setRules(unsmoothed(threshold));
        session->history().clear();
        return session;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_run = m_folder->path().toStdString();
        made::writeReview(m_run);
    }

    void eventsHaveClipsPeaksAndPersons()
    {
        const auto session = opened();
        QCOMPARE(session->events().size(), std::size_t(3));
        const auto& second = session->events()[1].event;
        QCOMPARE(second.clip, std::string("a"));
        QCOMPARE(second.first, std::int64_t(120));
        QCOMPARE(second.last, std::int64_t(149));
        QCOMPARE(second.peak, std::int64_t(130));
        QCOMPARE(second.person, std::int64_t(2));
        QCOMPARE(session->events()[2].event.clip, std::string("b"));
        // Only what touches no abnormal frame is a false alarm: of 380 normal frames 2 events.
        QCOMPARE(session->threshold().alarms, std::int64_t(2));
        QCOMPARE(session->threshold().normalFrames, std::int64_t(380));
    }

    void draggingShowsAndDroppingKeeps()
    {
        const auto session = opened();
        session->choose(1);
        session->dragThreshold(7);
        QCOMPARE(session->events().size(), std::size_t(1));
        QCOMPARE(session->chosen(), std::optional<std::size_t>(0)); // the same event, at another place
        QCOMPARE(readReviewSettings(m_run).rules.value, 4.0);
        session->dropThreshold(7);
        QCOMPARE(readReviewSettings(m_run).rules, unsmoothed(7));
        session->dragThreshold(100);
        QVERIFY(session->events().empty() && !session->chosen());
        QCOMPARE(opened(5.5)->events().size(), std::size_t(2));
    }

    void aVerdictIsOnDiskAndIsTakenBack()
    {
        const auto session = opened();
        session->judge(Verdict::True); // nothing is chosen
        QVERIFY(!std::filesystem::exists(verdictsFile(m_run)));
        session->choose(1);
        session->judge(Verdict::True);
        QCOMPARE(readVerdicts(verdictsFile(m_run)).records.size(), std::size_t(1));
        const auto record = readVerdicts(verdictsFile(m_run)).records.front();
        QCOMPARE(record.peak, std::int64_t(130));
        QCOMPARE(record.reviewer, std::string("ada"));
        QVERIFY(record.verdict == Verdict::True);
        QVERIFY(session->events()[1].state == ReviewState::Judged);
        session->judge(Verdict::True); // said already
        QCOMPARE(readVerdicts(verdictsFile(m_run)).records.size(), std::size_t(1));
        session->judge(Verdict::FalseAlarm);
        session->history().undo();
        QVERIFY(session->events()[1].verdict == Verdict::True);
        session->history().undo();
        QVERIFY(session->events()[1].state == ReviewState::New);
        session->history().redo();
        QVERIFY(session->events()[1].verdict == Verdict::True);
        // Nothing of it was lost from the file.
        QCOMPARE(session->events()[1].history.size(), std::size_t(5));
        QCOMPARE(*session->precision().precision, 1.0);
    }

    void severalAreJudgedAndUndoneAsOne()
    {
        const auto session = opened();
        session->choose(1);
        session->setNote("a bicycle");
        session->judge(Verdict::True);
        session->judge({0, 1, 2}, Verdict::FalseAlarm);
        QVERIFY(std::ranges::all_of(session->events(), [](const auto& event) { return event.verdict == Verdict::FalseAlarm; }));
        QCOMPARE(session->events()[1].note, std::string("a bicycle"));
        QCOMPARE(session->history().count(), 3);
        session->undo();
        QVERIFY(session->events()[0].state == ReviewState::New);
        QVERIFY(session->events()[1].verdict == Verdict::True);
        QVERIFY(session->events()[2].state == ReviewState::New);
        session->redo();
        QVERIFY(session->events()[2].verdict == Verdict::FalseAlarm);
        session->judge({0, 2}, Verdict::FalseAlarm); // said already
        QCOMPARE(session->history().count(), 3);
    }

    void aChangeOfTheRulesIsUndone()
    {
        const auto session = opened();
        session->choose(1);
        session->judge(Verdict::True);
        session->dragThreshold(7);
        session->dropThreshold(7);
        QCOMPARE(session->events().size(), std::size_t(1));
        session->undo();
        QCOMPARE(session->events().size(), std::size_t(3));
        QCOMPARE(readReviewSettings(m_run).rules, unsmoothed(4));
        QVERIFY(session->events()[1].verdict == Verdict::True);
        session->undo();
        QVERIFY(session->events()[1].state == ReviewState::New);
        session->redo();
        session->redo();
        QCOMPARE(readReviewSettings(m_run).rules, unsmoothed(7));
        QVERIFY(session->events()[0].verdict == Verdict::True);
    }

    void notesAreKeptWithVerdicts()
    {
        const auto session = opened();
        session->choose(0);
        session->setNote("a bicycle");
        QVERIFY(session->events()[0].state == ReviewState::New);
        session->judge(Verdict::FalseAlarm);
        QCOMPARE(session->events()[0].note, std::string("a bicycle"));
        QCOMPARE(session->events()[0].current.front().note, std::string("a bicycle"));
        session->setNote("a bicycle");
        QCOMPARE(session->events()[0].history.size(), std::size_t(2));
    }

    void verdictsFindTheirEventsUnderOtherRules()
    {
        const auto session = opened();
        session->choose(1);
        session->judge(Verdict::Unsure);
        auto rules = unsmoothed(8.2);
        rules.offShare = 1;
        session->setRules(rules);
        QCOMPARE(session->events().size(), std::size_t(0)); // shorter than 0.3 s
        rules.shortest = 0;
        session->setRules(rules);
        QCOMPARE(session->events().size(), std::size_t(1));
        QVERIFY(session->events()[0].verdict == Verdict::Unsure);
    }

    void whatOthersWriteComesIn()
    {
        const auto session = opened();
        const auto& event = session->events()[0].event;
        QSignalSpy changed(session.get(), &ReviewSession::verdictsChanged);
        appendVerdicts(verdictsFile(m_run), {{event.clip, event.first, event.last, event.peak, event.person, event.score, Verdict::True, "", "grace", "2026-01-02T03:04:05.678Z"}});
        QTRY_VERIFY_WITH_TIMEOUT(changed.count() > 0, 5000);
        QVERIFY(session->events()[0].verdict == Verdict::True);
        session->choose(0);
        session->judge(Verdict::FalseAlarm);
        QVERIFY(session->events()[0].state == ReviewState::Disputed);
        QCOMPARE(session->precision().disputed, std::int64_t(1));
    }

    void aFileThatWasReplacedIsReadFromItsBeginning()
    {
        const auto session = opened();
        for (const std::size_t event : {0, 1}) {
            session->choose(event);
            session->judge(Verdict::True);
        }
        const auto& event = session->events()[2].event;
        const auto other = m_run / "other.jsonl";
        appendVerdicts(other, {{event.clip, event.first, event.last, event.peak, event.person, event.score, Verdict::Unsure, "", "ada", "2026-01-02T03:04:05.678Z"}});
        std::filesystem::rename(other, verdictsFile(m_run));
        QTRY_VERIFY_WITH_TIMEOUT(session->events()[2].state == ReviewState::Judged, 5000);
        QVERIFY(session->events()[0].state == ReviewState::New);
    }

    void othersVerdictsAreAddedOnce()
    {
        const auto session = opened();
        const auto& event = session->events()[2].event;
        const auto file = m_run / "grace.jsonl";
        appendVerdicts(file, {{event.clip, event.first, event.last, event.peak, event.person, event.score, Verdict::True, "", "grace", "2026-01-02T03:04:05.678Z"}});
        QCOMPARE(session->merge(file), 1);
        QCOMPARE(session->merge(file), 0);
        QVERIFY(session->events()[2].verdict == Verdict::True);
        QVERIFY_THROWS_EXCEPTION(Error, session->merge(m_run / "nowhere.jsonl"));
    }

    void aVerdictThatCannotBeWrittenIsSaidAndNotShown()
    {
        const auto session = opened();
        std::filesystem::create_directory(verdictsFile(m_run));
        QSignalSpy failed(session.get(), &ReviewSession::failed);
        session->choose(0);
        session->judge(Verdict::True);
        QVERIFY(failed.count() > 0);
        QVERIFY(session->events()[0].state == ReviewState::New);
        QVERIFY(!session->history().canUndo());
    }

    void withoutNormalFramesTheRuleIsRefusedAndEventsStay()
    {
        for (const std::string clip : {"a", "b"}) {
            auto poses = made::reviewPoses(clip);
            poses.abnormal.clear();
            writePoseRecord(poseRecordFile(scoresFolder(m_run), clip), poses);
        }
        const auto session = opened();
        QSignalSpy failed(session.get(), &ReviewSession::failed);
        auto rules = unsmoothed(2);
        rules.by = ThresholdBy::FalseAlarms;
        session->setRules(rules);
        QCOMPARE(failed.count(), 1);
        QVERIFY(!session->history().canUndo());
        QCOMPARE(session->events().size(), std::size_t(3));
        QVERIFY(std::isnan(session->threshold().alarmsPerHour));
        QCOMPARE(session->rules(), unsmoothed(4));
        QCOMPARE(readReviewSettings(m_run).rules, unsmoothed(4));
    }

    void whatIsUndoneIsChosen()
    {
        const auto session = opened();
        session->choose(0);
        session->judge(Verdict::True);
        session->choose(2);
        session->history().undo();
        QCOMPARE(session->chosen(), std::optional<std::size_t>(0));
        session->choose(2);
        session->history().redo();
        QCOMPARE(session->chosen(), std::optional<std::size_t>(0));
        QVERIFY(session->mine() == Verdict::True);
    }

    void theLastWordCountsAlsoWhenTheClockWasSetBack()
    {
        const auto session = opened();
        const auto event = session->events()[0].event;
        appendVerdicts(verdictsFile(m_run), {{event.clip, event.first, event.last, event.peak, event.person, event.score, Verdict::True, "", "ada", "2099-01-02T03:04:05.678Z"}});
        QTRY_VERIFY_WITH_TIMEOUT(session->events()[0].verdict == Verdict::True, 5000);
        session->choose(0);
        session->judge(Verdict::FalseAlarm);
        QVERIFY(session->events()[0].verdict == Verdict::FalseAlarm);
    }

    void damagedLinesAreSaidOnce()
    {
        auto session = opened();
        session->choose(0);
        session->judge(Verdict::True);
        session.reset();
        QFile file(QString::fromStdString(verdictsFile(m_run).string()));
        QVERIFY(file.open(QIODevice::ReadWrite));
        auto bytes = file.readAll();
        const auto line = bytes;
        bytes.replace("ada", "eve"); // which its checksum does not allow
        file.resize(0);
        file.write(bytes + line);
        file.close();
        ReviewSession other;
        QSignalSpy failed(&other, &ReviewSession::failed);
        other.setReviewer("ada");
        other.open(m_run, std::make_shared<const ReviewData>(*readReviewData(scoresFolder(m_run), 0.4)));
        QCOMPARE(failed.count(), 1);
        other.choose(0);
        other.judge(Verdict::Unsure);
        QCOMPARE(failed.count(), 1);
    }

    void verdictsOnNoEventAreCounted()
    {
        const auto session = opened();
        session->choose(0);
        session->judge(Verdict::True);
        QCOMPARE(session->elsewhere(), std::size_t(0));
        session->setRules(unsmoothed(7));
        QCOMPARE(session->elsewhere(), std::size_t(1));
    }

    void aThresholdThatIsDroppedAfterTheRunIsGoneIsNone()
    {
        const auto session = opened();
        session->dragThreshold(4);
        session->close();
        session->dropThreshold(4);
        QVERIFY(!session->isOpen());
    }
};

QTEST_MAIN(TestReviewSession)
#include "tst_review_session.moc"
