#include <QtTest>

#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTableWidget>
#include <QToolButton>

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
    QTemporaryDir m_settings;
    std::unique_ptr<ReviewScreen> m_screen;

    template <typename Widget> Widget* find(const char* name) { return m_screen->findChild<Widget*>(name); }
    const ReviewSession& session() { return m_screen->session(); }
    /// Of the events those with `words` are listed: thumbnails of others are not asked for, nor are their clips read.
    void open(const QString& words = {})
    {
        m_screen = std::make_unique<ReviewScreen>(m_selection);
        find<QLineEdit>("eventsWords")->setText(words);
        m_screen->resize(1100, 760);
        m_screen->show();
        m_screen->setDetails({made::reviewDetails(m_run)});
        QTRY_VERIFY_WITH_TIMEOUT(m_screen->hasReview(), 10000);
        QVERIFY(waitForClip("a"));
    }
    bool waitForClip(const QString& name)
    {
        return QTest::qWaitFor([&] { return m_screen->view().clip() && QString::fromStdString(m_screen->view().clip()->poses().clip) == name; }, 10000);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
        m_theme = std::make_unique<Theme>(*qApp);
    }
    void cleanupTestCase() { m_theme.reset(); }

    void init()
    {
        QSettings().clear();
        m_folder = std::make_unique<QTemporaryDir>();
        m_run = m_folder->path().toStdString();
        made::writeReview(m_run);
        ReviewSettings settings;
        settings.rules.by = ThresholdBy::Score;
        settings.rules.value = 4;
        settings.rules.smoothing = 0;
        writeReviewSettings(m_run, settings);
        open();
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
        QCOMPARE(session().chosen(), std::optional<std::size_t>(0)); // a review begins with the first one, at its peak
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

    void aVerdictIsOnAllSelectedEvents()
    {
        auto* table = find<QTableView>("eventsTable");
        QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
        m_screen->judge(Verdict::FalseAlarm);
        QVERIFY(session().events()[0].verdict == Verdict::FalseAlarm && session().events()[1].verdict == Verdict::FalseAlarm);
        QVERIFY(session().events()[2].state == ReviewState::New);
        QCOMPARE(session().chosen(), std::optional<std::size_t>(2)); // none of those that were judged
        m_screen->undo();
        QVERIFY(session().events()[0].state == ReviewState::New && session().events()[1].state == ReviewState::New);
    }

    void filtersAndOrdersList()
    {
        auto* table = find<QTableView>("eventsTable");
        QTest::keyClicks(find<QLineEdit>("eventsWords"), "b");
        QCOMPARE(table->model()->rowCount(), 1);
        find<QLineEdit>("eventsWords")->clear();
        find<QComboBox>("eventsOrder")->setCurrentIndex(1);
        QCOMPARE(table->model()->index(0, EventsModel::Score).data().toString(), QString("8.5"));
        m_screen->session().choose(std::nullopt);
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
        const auto facts = find<QLabel>("whyFacts")->text();
        QVERIFY2(facts.contains("Score 5"), qPrintable(facts));
        QVERIFY2(facts.contains("0.05"), qPrintable(facts));          // its speed
        QVERIFY2(facts.contains("left foot 5"), qPrintable(facts));   // the joint least expected
        QCOMPARE(find<QTableWidget>("whyPersons")->item(0, 0)->text(), QString("1"));
        m_screen->player().seek(0);
        QVERIFY(find<QLabel>("whyFacts")->text() != facts);
    }

    /// Figures and plots that change at each frame would cost the pictures their time.
    void whileItPlaysWhyFollowsAtItsLeisure()
    {
        const auto title = [this] { return find<QLabel>("whyTitle")->text(); };
        m_screen->player().seek(40);
        m_screen->togglePlaying();
        const auto before = title();
        m_screen->player().seek(130);
        QCOMPARE(title(), before);
        QTRY_VERIFY(title() != before);
        m_screen->togglePlaying();
        m_screen->player().seek(150);
        QVERIFY2(title().contains("0:06.000"), qPrintable(title()));
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
        const auto write = [&](const std::filesystem::path& path, const QString& title) { writeReport(path, reviewReport(path, session(), title, none)); };
        write(m_run / "report.html", "Made <run>");
        QFile file(QString::fromStdString((m_run / "report.html").string()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto page = QString::fromUtf8(file.readAll());
        for (const auto* text : {"Made &lt;run&gt;", "0:02.000", "epoch-0003", "1 true", "2 open"})
            QVERIFY2(page.contains(text), text);
        write(m_run / "report.pdf", "Made");
        QVERIFY(std::filesystem::file_size(m_run / "report.pdf") > 1000);
        QVERIFY_THROWS_EXCEPTION(Error, write(m_run / "no" / "report.html", "Made"));
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

    void aNoteStaysWithTheEventThatItWasTypedOn()
    {
        auto* note = find<QLineEdit>("eventNote");
        QTest::keyClicks(note, "a bicycle");
        find<QWidget>("reviewNext")->setFocusPolicy(Qt::NoFocus); // as buttons of tool bars are
        QTest::mouseClick(find<QToolButton>("reviewNext"), Qt::LeftButton);
        QCOMPARE(session().chosen(), std::optional<std::size_t>(1));
        QCOMPARE(session().events()[0].note, std::string("a bicycle"));
        QVERIFY(session().events()[1].note.empty());
        QVERIFY(note->text().isEmpty());
    }

    void oneCanAgreeWithAnotherReviewer()
    {
        const auto event = session().events()[0].event;
        appendVerdicts(verdictsFile(m_run), {{event.clip, event.first, event.last, event.peak, event.person, event.score, Verdict::True, "", "grace", "2026-01-02T03:04:05.678Z"}});
        QTRY_VERIFY_WITH_TIMEOUT(session().events()[0].verdict == Verdict::True, 5000);
        m_screen->session().choose(0);
        QVERIFY(!find<QPushButton>("verdictTrue")->isChecked()); // nothing of one's own
        m_screen->judge(Verdict::True);
        QCOMPARE(session().events()[0].current.size(), std::size_t(2));
        m_screen->session().choose(0);
        QVERIFY(find<QPushButton>("verdictTrue")->isChecked());
    }

    void afterTheLastTheOpenOnesBeforeComeNext()
    {
        m_screen->session().choose(2);
        m_screen->judge(Verdict::True);
        QCOMPARE(session().chosen(), std::optional<std::size_t>(0));
    }

    void anotherRunIsNotShownUnderTheNameOfTheNext()
    {
        const auto other = m_run / "other";
        made::writeReview(other);
        m_screen->setDetails({made::reviewDetails(other)});
        QVERIFY(!m_screen->hasReview());
        m_screen->judge(Verdict::True);
        QVERIFY(!std::filesystem::exists(verdictsFile(m_run)));
        QTRY_VERIFY_WITH_TIMEOUT(m_screen->hasReview(), 10000);
        QCOMPARE(session().data().scores, scoresFolder(other));
        QCOMPARE(session().chosen(), std::optional<std::size_t>(0));
        QVERIFY(session().events()[0].state == ReviewState::New);
    }

    void whatCannotBeReadIsNotTheRunBefore()
    {
        const auto other = m_run / "other";
        made::writeReview(other);
        for (const auto* clip : {"a", "b"}) {
            QFile file(QString::fromStdString((scoresFolder(other) / scoreFileName(clip)).string()));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("nonsense");
        }
        QSignalSpy failed(m_screen.get(), &ReviewScreen::failed);
        m_screen->setDetails({made::reviewDetails(other)});
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 10000);
        QVERIFY(!m_screen->hasReview());
    }

    void whileAClipIsReadNothingOfTheOneBeforeIsTakenForIt()
    {
        open("nowhere");
        auto* strip = find<ScoreStrip>("scoreStrip");
        m_screen->session().choose(2);
        QCOMPARE(strip->data().scores[130], 8.5);
        Q_EMIT strip->thresholdDragged(4.5);
        QCOMPARE(strip->data().scores[130], 8.5); // those of "b" would be 1
        Q_EMIT strip->thresholdDropped(4.5);
        QVERIFY(waitForClip("b"));
        QCOMPARE(strip->data().scores[100], 6.0);
        QCOMPARE(m_screen->player().position(), std::int64_t(90));
        QCOMPARE(m_screen->view().options().chosen, std::optional<std::int64_t>(1));
    }

    void aClipThatCannotBeReadIsSaidInItsPlace()
    {
        open("nowhere");
        QFile file(QString::fromStdString((scoresFolder(m_run) / scoreFileName("b")).string()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("nonsense");
        file.close();
        QSignalSpy failed(m_screen.get(), &ReviewScreen::failed);
        m_screen->session().choose(2);
        QTRY_VERIFY_WITH_TIMEOUT(failed.count() > 0, 10000);
        QVERIFY(!m_screen->view().clip());
        QVERIFY(find<ScoreStrip>("scoreStrip")->data().scores.empty());
    }

    void theChosenEventIsOneOfTheClipThatIsSeen()
    {
        m_screen->stepEvents(1);
        m_screen->stepClips(1);
        QCOMPARE(session().chosen(), std::optional<std::size_t>(2));
        QVERIFY(waitForClip("b"));
        m_screen->session().dragThreshold(7); // above all of "b"
        m_screen->session().dropThreshold(7);
        m_screen->stepClips(-1);
        QCOMPARE(session().chosen(), std::optional<std::size_t>(0));
        m_screen->stepClips(1);
        QVERIFY(!session().chosen());
        QVERIFY(find<EventsPanel>("eventsPanel")->selected().empty());
    }

    void anEventOfAnotherClipIsPlayedOnceItIsThere()
    {
        Q_EMIT find<EventsPanel>("eventsPanel")->activated(2);
        QVERIFY(waitForClip("b"));
        QVERIFY(m_screen->player().isPlaying());
        QVERIFY(m_screen->player().position() < 90); // from two seconds before
    }

    void anEmptyListGivesTheFocusToNoButton()
    {
        QVERIFY(QTest::qWaitForWindowActive(m_screen.get()));
        auto* table = find<QTableView>("eventsTable");
        table->setFocus();
        find<QComboBox>("eventsShown")->setCurrentIndex(5); // disputed: none is
        QVERIFY(!qobject_cast<QAbstractButton*>(m_screen->focusWidget()));
        find<QComboBox>("eventsShown")->setCurrentIndex(0);
        QVERIFY(table->hasFocus());
    }

    void aVideoThatIsGoneIsSaid()
    {
        auto poses = made::reviewPoses("b");
        poses.video = "/nowhere/b.avi";
        writePoseRecord(poseRecordFile(scoresFolder(m_run), "b"), poses);
        open();
        m_screen->stepClips(1);
        QVERIFY(waitForClip("b"));
        QTRY_VERIFY(find<QLabel>("messageText")->text().contains("/nowhere/b.avi"));
    }

    void ratesHaveTheirNumbersAndWhatIsNotKnownIsNotOffered()
    {
        // 2 events of normal frames in 380 frames: 473.7 an hour, and 0.2422 to 7.2247 events of 95 %.
        const auto figures = find<QLabel>("thresholdFigures")->text();
        for (const auto* text : {"474", "57.4", "1,711", "2 in 0.0042 h"})
            QVERIFY2(figures.contains(text), qPrintable(figures));
        auto* by = find<QComboBox>("thresholdBy");
        const auto offered = [&] { return by->model()->flags(by->model()->index(by->findData(int(ThresholdBy::FalseAlarms)), 0)).testFlag(Qt::ItemIsEnabled); };
        QVERIFY(offered());
        const auto other = m_run / "other";
        made::writeReview(other);
        for (const std::string clip : {"a", "b"}) {
            auto poses = made::reviewPoses(clip);
            poses.abnormal.clear();
            writePoseRecord(poseRecordFile(scoresFolder(other), clip), poses);
        }
        m_screen->setDetails({made::reviewDetails(other)});
        QTRY_VERIFY_WITH_TIMEOUT(m_screen->hasReview(), 10000);
        QVERIFY(!offered());
    }

    /// Also of events whose clips and thumbnails were never asked for.
    void reportsWaitForThePicturesOfAllTheirEvents()
    {
        open("nowhere");
        const auto report = QString::fromStdString((m_run / "report.html").string());
        QSignalSpy done(m_screen.get(), &ReviewScreen::done);
        m_screen->writeReport(report);
        QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, 10000);
        QFile file(report);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count("<img "), 3);
        QVERIFY(find<QWidget>("exportProgress")->isHidden());
        m_screen->writeThumbnails({0, 2}, QString::fromStdString((m_run / "sheet.png").string()));
        QTRY_COMPARE_WITH_TIMEOUT(done.count(), 2, 10000);
        const QImage sheet(QString::fromStdString((m_run / "sheet.png").string()));
        QVERIFY(sheet.pixelColor(8 + 40, 8 + 20).lightness() < 100); // the plain ground of a picture that is not known
    }

    void aReportWithoutAClipThatCannotBeReadIsWrittenAllTheSame()
    {
        open("nowhere");
        QFile file(QString::fromStdString((scoresFolder(m_run) / scoreFileName("b")).string()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("nonsense");
        file.close();
        QSignalSpy done(m_screen.get(), &ReviewScreen::done);
        m_screen->writeReport(QString::fromStdString((m_run / "report.html").string()));
        QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, 10000);
        QFile page(QString::fromStdString((m_run / "report.html").string()));
        QVERIFY(page.open(QIODevice::ReadOnly));
        QCOMPARE(page.readAll().count("<img "), 2);
    }

    void eachSelectedEventIsAVideoOfItsOwn()
    {
        open("nowhere");
        QSignalSpy done(m_screen.get(), &ReviewScreen::done), failed(m_screen.get(), &ReviewScreen::failed);
        QTemporaryDir folder;
        m_screen->writeVideosOf({0, 2}, folder.path());
        QTRY_VERIFY_WITH_TIMEOUT(done.count() == 2 || failed.count() > 0, 20000);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files, QDir::Name), (QStringList{"a_50.mp4", "b_90.mp4"}));
        QVERIFY(find<QWidget>("exportProgress")->isHidden());
    }

    void theChosenEventIsPlayedOverAndOver()
    {
        QVERIFY(!m_screen->player().loop());
        QTest::mouseClick(find<QToolButton>("reviewLoop"), Qt::LeftButton);
        QCOMPARE(m_screen->player().loop(), (std::optional<std::pair<std::int64_t, std::int64_t>>({25, 94}))); // with its padding
        m_screen->stepEvents(1);
        QCOMPARE(m_screen->player().loop(), (std::optional<std::pair<std::int64_t, std::int64_t>>({95, 174})));
        m_screen->stepEvents(1);
        QVERIFY(waitForClip("b"));
        QCOMPARE(m_screen->player().loop(), (std::optional<std::pair<std::int64_t, std::int64_t>>({65, 134})));
        m_screen->toggleLoop();
        QVERIFY(!m_screen->player().loop());
    }

    void aHoveredThumbnailAppearsWhenItIsReady()
    {
        auto* hover = find<QLabel>("stripThumbnail");
        Q_EMIT find<ScoreStrip>("scoreStrip")->hovered(77, m_screen->mapToGlobal(QPoint(300, 600)));
        QTRY_VERIFY_WITH_TIMEOUT(hover->isVisible(), 5000);
        Q_EMIT find<ScoreStrip>("scoreStrip")->hovered(-1, {});
        QVERIFY(hover->isHidden());
        Q_EMIT find<ScoreStrip>("scoreStrip")->hovered(78, m_screen->mapToGlobal(QPoint(300, 600)));
        Q_EMIT find<ScoreStrip>("scoreStrip")->hovered(-1, {});
        QTest::qWait(200); // the thumbnail comes, and is no longer wanted
        QVERIFY(hover->isHidden());
    }

    void theReviewersNameIsEditedAndRemembered()
    {
        auto* name = find<QLineEdit>("reviewer");
        QCOMPARE(name->text(), QString::fromStdString(defaultReviewer()));
        name->selectAll();
        QTest::keyClicks(name, "grace ");
        QTest::keyClick(name, Qt::Key_Return);
        m_screen->stepEvents(1);
        m_screen->judge(Verdict::True);
        QCOMPARE(readVerdicts(verdictsFile(m_run)).records.front().reviewer, std::string("grace"));
        open();
        QCOMPARE(find<QLineEdit>("reviewer")->text(), QString("grace"));
        find<QLineEdit>("reviewer")->clear();
        QTest::keyClick(find<QLineEdit>("reviewer"), Qt::Key_Return);
        QCOMPARE(session().reviewer(), QString::fromStdString(defaultReviewer()));
    }

    void whatIsShownAndHiddenIsRemembered()
    {
        m_screen->findChild<QAction*>("showBoxes")->setChecked(true);
        m_screen->findChild<QAction*>("showNames")->setChecked(false);
        m_screen->findChild<QAction*>("privacyPersons")->trigger();
        open();
        QVERIFY(m_screen->view().options().boxes && m_screen->view().options().skeletons && !m_screen->view().options().names);
        QVERIFY(m_screen->view().privacy() == Privacy::BlurredPersons);
        QVERIFY(m_screen->findChild<QAction*>("privacyPersons")->isChecked());
    }

    void eventsAreCopiedAsATable()
    {
        auto* table = find<QTableView>("eventsTable");
        m_screen->session().choose(1);
        m_screen->session().setNote("a\tbicycle");
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        const auto lines = QGuiApplication::clipboard()->text().split('\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0].split('\t').size(), int(EventsModel::ColumnCount));
        QCOMPARE(lines[1].split('\t'), (QStringList{"0:04.800", "a", "8.5", "–", "2", "0:05.960", "1.2 s", "a bicycle"}));
        table->clearSelection();
        find<EventsPanel>("eventsPanel")->copyTable();
        QCOMPARE(QGuiApplication::clipboard()->text().split('\n', Qt::SkipEmptyParts).size(), 4);
    }

    void aRowIsReadOutAsAWhole()
    {
        const auto text = find<EventsPanel>("eventsPanel")->model().index(1, EventsModel::Time).data(Qt::AccessibleTextRole).toString();
        for (const auto* part : {"0:04.800", "clip a", "8.5", "person 2", "new"})
            QVERIFY2(text.contains(part), qPrintable(text));
    }

    void whereReadingBeginsAtTheRightRowsAreChosenAsWell()
    {
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
        const auto back = qScopeGuard([] { QGuiApplication::setLayoutDirection(Qt::LeftToRight); });
        open();
        m_screen->session().choose(1);
        QCOMPARE(find<EventsPanel>("eventsPanel")->selected(), (std::vector<std::size_t>{1}));
        QCOMPARE(find<QTableView>("eventsTable")->currentIndex().row(), 1);
        QVERIFY(!find<QTableWidget>("whyPersons")->selectionModel()->selectedRows().isEmpty());
    }

    /// Else each paint would leave another one in the cache of pictures.
    void thePicturesOfRowsAreScaledOnce()
    {
        auto& model = find<EventsPanel>("eventsPanel")->model();
        const auto picture = [&] { return model.index(0, EventsModel::Time).data(Qt::DecorationRole).value<QPixmap>(); };
        QTRY_VERIFY_WITH_TIMEOUT(!picture().isNull(), 5000);
        QCOMPARE(picture().cacheKey(), picture().cacheKey());
        QVERIFY(picture().width() <= 64);
    }

    void inASmallWindowSomeEventsAreSeen()
    {
        m_screen->resize(m_screen->minimumSizeHint().expandedTo({640, 480}));
        QCoreApplication::processEvents();
        QVERIFY(find<QTableView>("eventsTable")->viewport()->height() >= 2 * 42);
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
