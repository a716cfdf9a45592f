#include <QtTest>

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTableWidget>

#include "made_review.h"
#include "widgets/common/selection.h"
#include "widgets/common/theme.h"
#include "widgets/review/events_panel.h"
#include "widgets/review/frame_view.h"
#include "widgets/review/player.h"
#include "widgets/review/review_report.h"
#include "widgets/review/review_screen.h"
#include "widgets/review/review_session.h"
#include "widgets/review/score_strip.h"

using namespace transect;

class TestReviewScreen : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::filesystem::path m_run;
    Selection m_selection;
    std::unique_ptr<ReviewScreen> m_screen;

    template <typename Widget> Widget* find(const char* name) { return m_screen->findChild<Widget*>(name); }
    const ReviewSession& session() { return m_screen->session(); }
    bool waitForClip(const QString& name)
    {
        return QTest::qWaitFor([&] { return m_screen->view().clip() && QString::fromStdString(m_screen->view().clip()->poses().clip) == name; }, 10000);
    }

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_run = m_folder->path().toStdString();
        made::writeReview(m_run);
        ReviewSettings settings;
        settings.rules.by = ThresholdBy::Score;
        settings.rules.value = 4;
        settings.rules.smoothing = 0;
        writeReviewSettings(m_run, settings);
        m_screen = std::make_unique<ReviewScreen>(m_selection);
        m_screen->resize(1100, 760);
        m_screen->show();
        m_screen->setDetails({made::reviewDetails(m_run)});
        QTRY_VERIFY_WITH_TIMEOUT(m_screen->hasReview(), 10000);
        QVERIFY(waitForClip("a"));
    }
    void cleanup() { m_screen.reset(); }

    void aRunWithScoresIsShown()
    {
        QCOMPARE(find<QTableView>("eventsTable")->model()->rowCount(), 3);
        QCOMPARE(find<QComboBox>("reviewClip")->count(), 2);
        QVERIFY(find<QLabel>("eventsTitle")->text().contains("3"));
        QVERIFY(find<QLabel>("thresholdFigures")->text().contains("an hour"));
        QCOMPARE(m_screen->player().frames(), std::int64_t(200));
    }

    void stepsGoFromEventToEventAcrossClips()
    {
        m_screen->stepEvents(1);
        QCOMPARE(m_screen->player().position(), std::int64_t(50));
        m_screen->stepEvents(1);
        QCOMPARE(m_screen->player().position(), std::int64_t(130));
        QTRY_COMPARE(m_screen->view().options().chosen, std::optional<std::int64_t>(2));
        m_screen->stepEvents(1);
        QVERIFY(waitForClip("b"));
        QTRY_COMPARE(m_screen->player().position(), std::int64_t(90));
        m_screen->stepEvents(1); // the last one stays
        QCOMPARE(session().chosen(), std::optional<std::size_t>(2));
        m_screen->stepEvents(-1);
        QVERIFY(waitForClip("a"));
        QTRY_COMPARE(m_screen->player().position(), std::int64_t(130));
    }

    void aVerdictGoesOnToTheNextOpenEvent()
    {
        m_screen->stepEvents(1);
        QTest::mouseClick(find<QPushButton>("verdictFalse"), Qt::LeftButton);
        QVERIFY(session().events()[0].verdict == Verdict::FalseAlarm);
        QCOMPARE(session().chosen(), std::optional<std::size_t>(1));
        m_screen->judge(Verdict::True);
        m_screen->judge(Verdict::Unsure);
        QCOMPARE(session().chosen(), std::optional<std::size_t>(2)); // there is no other
        QCOMPARE(find<QLabel>("eventsTitle")->text(), QString("Events: 0 of 3 open"));
        QVERIFY2(find<QLabel>("reviewPrecision")->text().contains("50"), qPrintable(find<QLabel>("reviewPrecision")->text()));
        m_screen->undo();
        QVERIFY(session().events()[2].state == ReviewState::New);
        // The same verdict again takes it back.
        m_screen->session().choose(1);
        m_screen->judge(Verdict::True);
        QVERIFY(session().events()[1].state == ReviewState::New);
    }

    void filtersAndOrdersList()
    {
        auto* table = find<QTableView>("eventsTable");
        QTest::keyClicks(find<QLineEdit>("eventsWords"), "b");
        QCOMPARE(table->model()->rowCount(), 1);
        find<QLineEdit>("eventsWords")->clear();
        find<QComboBox>("eventsOrder")->setCurrentIndex(1);
        QCOMPARE(table->model()->index(0, EventsModel::Score).data().toString(), QString("8.5"));
        m_screen->stepEvents(1);
        QCOMPARE(m_screen->player().position(), std::int64_t(130));
        find<QComboBox>("eventsOrder")->setCurrentIndex(2); // nearest to the threshold first
        QCOMPARE(table->model()->index(0, EventsModel::Score).data().toString(), QString("5"));
        m_screen->judge(Verdict::True);
        find<QComboBox>("eventsShown")->setCurrentIndex(1);
        QCOMPARE(table->model()->rowCount(), 2);
    }

    void theStripFollowsAndLeads()
    {
        auto* strip = find<ScoreStrip>("scoreStrip");
        m_screen->player().seek(77);
        QCOMPARE(strip->frame(), std::int64_t(77));
        Q_EMIT strip->seekRequested(33);
        QCOMPARE(m_screen->player().position(), std::int64_t(33));
        Q_EMIT strip->thresholdDragged(7);
        QCOMPARE(session().events().size(), std::size_t(1));
        QCOMPARE(m_screen->view().options().threshold, 7.0);
        Q_EMIT strip->thresholdDropped(7);
        QCOMPARE(find<QDoubleSpinBox>("thresholdValue")->value(), 7.0);
        m_screen->choosePerson(1);
        QCOMPARE(m_screen->view().options().chosen, std::optional(strip->shownPersons().front()));
        m_screen->choosePerson(1);
        QVERIFY(!m_screen->view().options().chosen);
    }

    void whyNamesSpeedAndJoints()
    {
        m_screen->stepEvents(1);
        const auto facts = find<QLabel>("whyFacts")->text();
        QVERIFY2(facts.contains("Score 5"), qPrintable(facts));
        QVERIFY2(facts.contains("0.05"), qPrintable(facts));          // its speed
        QVERIFY2(facts.contains("left foot 5"), qPrintable(facts));   // the joint least expected
        QCOMPARE(find<QTableWidget>("whyPersons")->item(0, 0)->text(), QString("1"));
        m_screen->player().seek(0);
        QVERIFY(find<QLabel>("whyFacts")->text() != facts);
    }

    void theRulesAreKeptWithTheRun()
    {
        auto* by = find<QComboBox>("thresholdBy");
        by->setCurrentIndex(by->findData(int(ThresholdBy::Percentile)));
        Q_EMIT by->activated(by->currentIndex());
        QCOMPARE(readReviewSettings(m_run).rules.value, 95.0);
        find<QDoubleSpinBox>("ruleMergeGap")->setValue(5);
        QCOMPARE(readReviewSettings(m_run).rules.mergeGap, 5.0);
        QCOMPARE(find<QDoubleSpinBox>("thresholdValue")->suffix(), QString(" %"));
    }

    void theReportHoldsEventsAndVerdicts()
    {
        m_screen->stepEvents(1);
        m_screen->judge(Verdict::True);
        const auto none = [](std::size_t) { return QImage(); };
        writeReviewReport(m_run / "report.html", session(), "Made <run>", none);
        QFile file(QString::fromStdString((m_run / "report.html").string()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto page = QString::fromUtf8(file.readAll());
        for (const auto* text : {"Made &lt;run&gt;", "0:02.000", "epoch-0003", "1 true", "2 open"})
            QVERIFY2(page.contains(text), text);
        writeReviewReport(m_run / "report.pdf", session(), "Made", none);
        QVERIFY(std::filesystem::file_size(m_run / "report.pdf") > 1000);
        QVERIFY_EXCEPTION_THROWN(writeReviewReport(m_run / "no" / "report.html", session(), "Made", none), Error);
        QVERIFY(!thumbnailSheet(session(), {0, 1, 2}, none).isNull());
    }

    void withoutScoresItSaysWhatIsOnItsWay()
    {
        auto waiting = std::make_shared<RunDetails>();
        waiting->folder = RunFolder{m_run / "elsewhere"};
        waiting->spec.kind = "poses";
        waiting->spec.name = "street";
        waiting->state.status = RunStatus::Running;
        waiting->state.done = 41;
        waiting->state.total = 100;
        m_screen->setDetails({waiting});
        QVERIFY(!m_screen->hasReview());
        bool isSaid = false;
        for (const auto* label : m_screen->findChildren<QLabel*>())
            isSaid |= label->isVisible() && label->text().contains("street") && label->text().contains("41");
        QVERIFY(isSaid);
        m_screen->setDetails({made::reviewDetails(m_run)});
        QTRY_VERIFY_WITH_TIMEOUT(m_screen->hasReview(), 10000);
    }

    void damagedFilesAreSaidAndTheOthersShown()
    {
        QFile file(QString::fromStdString((scoresFolder(m_run) / "b.safetensors").string()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("nonsense");
        file.close();
        ReviewScreen screen(m_selection);
        QSignalSpy failed(&screen, &ReviewScreen::failed);
        screen.setDetails({made::reviewDetails(m_run)});
        QTRY_VERIFY_WITH_TIMEOUT(screen.hasReview(), 10000);
        QCOMPARE(failed.count(), 1);
        QCOMPARE(screen.session().data().clips().size(), std::size_t(1));
    }
};

QTEST_MAIN(TestReviewScreen)
#include "tst_review_screen.moc"
