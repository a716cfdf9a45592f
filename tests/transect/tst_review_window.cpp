#include <QtTest>

#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QTableView>
#include <QTimer>
#include <QUrl>

#include "desk.h"
#include "main_window.h"
#include "record/run_folder.h"
#include "record/run_spec.h"
#include "record/run_state.h"
#include "widgets/common/actions.h"
#include "widgets/launch/fake_engine.h"
#include "widgets/launch/launch_dialog.h"
#include "widgets/review/frame_view.h"
#include "widgets/review/made_review.h"
#include "widgets/review/player.h"
#include "widgets/review/review_screen.h"
#include "widgets/review/review_session.h"

using namespace transect;
using testing::resources;

/// The review as it is driven: by the keys of the window, and by what is dropped on it.
class TestReviewWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_desk = std::make_unique<testing::Desk>();
        m_engine = std::make_unique<testing::FakeEngine>();
    }
    void cleanupTestCase()
    {
        m_engine.reset();
        m_desk.reset();
    }

    void init()
    {
        QSettings().clear();
        m_temporary = std::make_unique<QTemporaryDir>();
        const std::filesystem::path library = m_temporary->filePath("library").toStdString();
        const auto run = createRunFolder(library, "made");
        m_run = run.root;
        RunSpec spec;
        spec.kind = "score";
        spec.name = "made";
        writeRunSpec(run.runJson(), spec);
        RunState state;
        state.status = RunStatus::Finished;
        writeState(run.stateJson(), state);
        made::writeReview(run.root);
        ReviewSettings settings;
        settings.rules = {ThresholdBy::Score, 4, 0, 0.8, 0.3, 1, 1};
        writeReviewSettings(run.root, settings);
        m_window = std::make_unique<MainWindow>(resources);
        m_window->openLibrary(library);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->chooseWhenListed("made");
        m_window->actions().action("view.review")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(review().hasReview() && review().view().clip(), 10000);
        review().view().setFocus();
    }
    void cleanup() { m_window.reset(); }

    void keysJudgeAndGoOn()
    {
        QCOMPARE(review().session().chosen(), std::optional<std::size_t>(0));
        press(Qt::Key_N);
        QCOMPARE(review().session().chosen(), std::optional<std::size_t>(1));
        press(Qt::Key_P);
        press(Qt::Key_F);
        press(Qt::Key_T);
        QCOMPARE(readVerdicts(verdictsFile(m_run)).records.size(), std::size_t(2));
        QVERIFY(review().session().events()[0].verdict == Verdict::FalseAlarm);
        QVERIFY(review().session().events()[1].verdict == Verdict::True);
        press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(review().session().events()[1].state == ReviewState::New);
        press(Qt::Key_P);
        QCOMPARE(review().session().chosen(), std::optional<std::size_t>(0)); // from the second, which was undone
    }

    void aKeyThatIsHeldDownJudgesOnce()
    {
        for (const auto* id : {"review.true", "review.falseAlarm", "review.unsure", "review.undo", "review.play"})
            QVERIFY2(!m_window->actions().action(id)->autoRepeat(), id);
        QVERIFY(m_window->actions().action("review.frameForward")->autoRepeat());
    }

    void aVerdictByTheMouseLeavesTheFocusWhereItWas()
    {
        QTest::mouseClick(review().findChild<QPushButton*>("verdictTrue"), Qt::LeftButton);
        QVERIFY(review().session().events()[0].verdict == Verdict::True);
        QVERIFY(review().view().hasFocus());
        press(Qt::Key_Space); // plays, and judges nothing
        QVERIFY(review().player().isPlaying());
        QCOMPARE(readVerdicts(verdictsFile(m_run)).records.size(), std::size_t(1));
    }

    void aNoteIsLeftByReturnAndByEscape()
    {
        auto* note = review().findChild<QLineEdit*>("eventNote");
        press(Qt::Key_M);
        QTest::keyClicks(note, "abc");
        QTest::keyClick(note, Qt::Key_Left);
        QTest::keyClicks(note, "x");
        QCOMPARE(note->text(), QString("abxc"));
        QTest::keyClick(note, Qt::Key_Return);
        QVERIFY(review().view().hasFocus());
        press(Qt::Key_M);
        QTest::keyClicks(note, "nothing of it");
        QTest::keyClick(note, Qt::Key_Escape);
        QVERIFY(review().view().hasFocus());
        QCOMPARE(note->text(), QString("abxc"));
        press(Qt::Key_T);
        QVERIFY(review().session().events()[0].verdict == Verdict::True);
        QCOMPARE(review().session().events()[0].note, std::string("abxc"));
    }

    void aRightClickOffersWhatTheMenuHas()
    {
        QStringList offered;
        QTimer::singleShot(0, this, [&] {
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            for (const auto* action : menu ? menu->actions() : QList<QAction*>())
                offered << action->objectName();
            if (menu)
                menu->close();
        });
        auto* table = review().findChild<QTableView*>("eventsTable");
        Q_EMIT table->customContextMenuRequested(QPoint(20, 20));
        for (const auto* id : {"review.true", "review.falseAlarm", "review.unsure", "review.note", "review.loop", "review.exportVideo", "review.exportVideos"})
            QVERIFY2(offered.contains(id), id);
    }

    void whereTheKeysAreSaidTheyAreAsTheyWereChanged()
    {
        m_window->actions().setShortcut(m_window->actions().action("review.unsure"), QKeySequence("X"));
        QVERIFY(review().findChild<QLabel*>("reviewKeys")->text().contains("X"));
        QVERIFY(review().findChild<QPushButton*>("verdictUnsure")->toolTip().contains("(X)"));
    }

    void keysPlayAndStep()
    {
        const auto peak = review().player().position();
        press(Qt::Key_Right);
        press(Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(review().player().position(), peak + 11);
        press(Qt::Key_Left);
        QCOMPARE(review().player().position(), peak + 10);
        press(Qt::Key_Space);
        QVERIFY(review().player().isPlaying());
        press(Qt::Key_K);
        QVERIFY(!review().player().isPlaying());
        press(Qt::Key_L);
        QCOMPARE(review().player().speed(), 2.0);
        const auto before = review().view().options().chosen;
        press(Qt::Key_1);
        QVERIFY(review().view().options().chosen != before);
        press(Qt::Key_H);
        QVERIFY(!review().view().options().skeletons);
    }

    void whatIsTypedIsNoCommand()
    {
        auto* note = review().findChild<QLineEdit*>("eventNote");
        press(Qt::Key_M);
        QTRY_VERIFY(note->hasFocus());
        QTest::keyClicks(note, "run to the left");
        QCOMPARE(note->text(), QString("run to the left"));
        QVERIFY(!review().player().isPlaying());
        QVERIFY(!std::filesystem::exists(verdictsFile(m_run)));
        QTest::keyClick(note, Qt::Key_Return);
        QCOMPARE(review().session().events()[0].note, std::string("run to the left"));
    }

    void aButtonWithTheFocusIsPressedBySpace()
    {
        auto* button = review().findChild<QPushButton*>("verdictUnsure");
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
        QVERIFY(review().session().events()[0].verdict == Verdict::Unsure);
        QVERIFY(!review().player().isPlaying());
    }

    void keysAreTheScreensAlone()
    {
        m_window->actions().action("view.monitor")->trigger();
        QVERIFY(!m_window->actions().action("review.true")->isEnabled());
        QTest::keyClick(m_window.get(), Qt::Key_T);
        QVERIFY(!std::filesystem::exists(verdictsFile(m_run)));
    }

    void theReviewTakesTheInspectorsPlaceForAsLongAsItIsSeen()
    {
        auto* inspector = m_window->findChild<QWidget*>("inspectorDock");
        QVERIFY(inspector->isHidden());
        m_window->actions().action("view.monitor")->trigger();
        QVERIFY(!inspector->isHidden());
    }

    void aVideoThatIsDroppedIsToBeReviewed()
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile("/videos/street 1.mp4")});
        QDragEnterEvent enter({400, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({400, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &drop);
        auto* dialog = m_window->findChild<LaunchDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        const auto specification = dialog->specification();
        QCOMPARE(specification.at("name"), Json("street 1-review"));
        QCOMPARE(specification.at("runs")[0].at("videos"), Json({"/videos/street 1.mp4"}));
        QCOMPARE(specification.at("runs")[1].at("tracks"), specification.at("runs")[0].at("name"));
    }

private:
    ReviewScreen& review() { return m_window->review(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        auto* focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : static_cast<QWidget*>(&review()), key, modifiers);
    }

    std::unique_ptr<testing::Desk> m_desk;
    std::unique_ptr<testing::FakeEngine> m_engine;
    std::unique_ptr<QTemporaryDir> m_temporary;
    std::unique_ptr<MainWindow> m_window;
    std::filesystem::path m_run;
};

QTEST_MAIN(TestReviewWindow)
#include "tst_review_window.moc"
