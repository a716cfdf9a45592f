#include <QtTest>

#include <QDockWidget>
#include <QKeySequenceEdit>
#include <QMenuBar>
#include <QStackedWidget>
#include <QTableWidget>

#include "desk.h"
#include "main_window.h"
#include "record/journal.h"
#include "shortcut_editor.h"
#include "widgets/common/actions.h"
#include "widgets/common/message_bar.h"
#include "widgets/common/selection.h"
#include "widgets/common/settings.h"
#include "widgets/launch/fake_engine.h"
#include "widgets/plot/plot.h"
#include "widgets/runs/made_run.h"
#include "widgets/runs/runs_model.h"
#include "widgets/runs/runs_pane.h"

using namespace transect;
using testing::resources;
using testing::makeRun;

class TestMainWindow : public QObject {
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
        m_library = m_temporary->path().toStdString();
    }

    void noTwoActionsShareAShortcut()
    {
        MainWindow window(resources);
        QSet<QString> ids, shortcuts;
        for (const auto* action : window.actions().all()) {
            QVERIFY2(!action->text().isEmpty() && !action->statusTip().isEmpty(), qPrintable(action->objectName()));
            QVERIFY(!ids.contains(action->objectName()));
            ids << action->objectName();
            const auto keys = action->shortcut().toString();
            QVERIFY2(keys.isEmpty() || !shortcuts.contains(keys), qPrintable(keys));
            shortcuts << keys;
        }
        QVERIFY(ids.size() > 20);
    }

    void theKeysOfTheFirstActionAreShownInEveryLayout()
    {
        const auto back = qScopeGuard([] { QGuiApplication::setLayoutDirection(Qt::LeftToRight); });
        for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft}) {
            QGuiApplication::setLayoutDirection(direction);
            MainWindow window(resources);
            ShortcutEditor editor(window.actions());
            QCOMPARE(editor.findChild<QTableWidget*>("shortcutTable")->currentRow(), 0);
            QCOMPARE(editor.findChild<QKeySequenceEdit*>("shortcutKeys")->keySequence(), window.actions().all().front()->shortcut());
        }
    }

    void everyControlHasANameForAScreenReader()
    {
        MainWindow window(resources);
        window.openLibrary(m_library);
        window.show();
        for (const auto* widget : window.findChildren<QWidget*>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisibleTo(&window))
                continue;
            auto* accessible = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
            if (!accessible || !accessible->state().focusable)
                continue;
            if (qobject_cast<const QTabBar*>(widget) || qobject_cast<const QScrollArea*>(widget) || qobject_cast<const QTabWidget*>(widget))
                continue;
            QVERIFY2(!accessible->text(QAccessible::Name).isEmpty() || !widget->accessibleName().isEmpty(),
                     qPrintable(QStringLiteral("%1 %2").arg(widget->metaObject()->className(), widget->objectName())));
        }
    }

    void anEmptyLibraryOffersAStart()
    {
        MainWindow window(resources);
        window.openLibrary(m_library);
        window.show();
        QTRY_VERIFY(window.findChild<QWidget*>("welcome")->isVisible());
        QVERIFY(window.findChild<QPushButton*>("study.fashion-to-digits"));
        makeRun(m_library, "toy", RunStatus::Stopped);
        QTRY_VERIFY(window.findChild<QWidget*>("screens")->isVisible());
    }

    void whatIsChosenIsShownAndGrows()
    {
        const auto run = makeRun(m_library, "toy", RunStatus::Stopped);
        MainWindow window(resources);
        window.openLibrary(m_library);
        window.chooseWhenListed("toy");
        window.show();
        QTRY_COMPARE(window.selection().runs(), QStringList{"toy"});
        QTRY_COMPARE(window.findChild<QLabel*>("inspectorName")->text(), QString("toy"));
        Journal journal(run.events(), Durability::Flushed);
        journal.append({{"type", "metrics"}, {"step", 1}, {"epoch", 1}, {"time", 1}, {"loss", 0.5}});
        Plot* loss = nullptr;
        QTRY_VERIFY((loss = window.findChild<Plot*>("plot.loss")) && !loss->series().empty());
        journal.append({{"type", "metrics"}, {"step", 2}, {"epoch", 2}, {"time", 2}, {"loss", 0.4}});
        QTRY_COMPARE(loss->series().front().x.size(), 2u);
    }

    void actionsFitTheState()
    {
        makeRun(m_library, "stopped", RunStatus::Stopped);
        makeRun(m_library, "finished", RunStatus::Finished);
        MainWindow window(resources);
        window.openLibrary(m_library);
        QVERIFY(!window.actions().action("run.resume")->isEnabled());
        window.chooseWhenListed("stopped");
        QTRY_VERIFY(window.actions().action("run.resume")->isEnabled());
        QVERIFY(!window.actions().action("run.stop")->isEnabled());
        window.runs().select("finished");
        QVERIFY(!window.actions().action("run.resume")->isEnabled());
        QVERIFY(window.actions().action("run.duplicate")->isEnabled());
        QVERIFY(window.actions().action("run.evaluate")->isEnabled());
    }

    void aWorkerThatIsGoneIsShownAsLost()
    {
        const auto run = makeRun(m_library, "gone", RunStatus::Running);
        QFile lock(QString::fromStdString(run.lock().string()));
        QVERIFY(lock.open(QIODevice::WriteOnly));
        lock.write("{}");
        lock.close();
        MainWindow window(resources);
        window.openLibrary(m_library);
        window.chooseWhenListed("gone");
        QTRY_VERIFY(window.findChild<QLabel*>("inspectorState")->text().startsWith("lost"));
        QVERIFY(window.actions().action("run.resume")->isEnabled());
    }

    void anEndIsSaid()
    {
        const auto run = makeRun(m_library, "toy", RunStatus::Queued);
        MainWindow window(resources);
        window.openLibrary(m_library);
        window.show();
        QTRY_VERIFY(window.runs().model()->indexOf("toy").isValid());
        RunState state;
        state.status = RunStatus::Failed;
        state.error = ErrorRecord{"not-finite", "the loss is not finite", {}, {}};
        writeState(run.stateJson(), state);
        auto* bar = window.findChild<MessageBar*>("messageBar");
        QTRY_VERIFY(bar->isVisible());
        QCOMPARE(bar->text(), QString("toy: failed"));
    }

    void aDamagedLibraryShowsTheRest()
    {
        makeRun(m_library, "good", RunStatus::Finished);
        const auto bad = makeRun(m_library, "bad", RunStatus::Finished);
        QFile file(QString::fromStdString(bad.runJson().string()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{");
        file.close();
        MainWindow window(resources);
        window.openLibrary(m_library);
        window.show();
        QTRY_COMPARE(window.runs().model()->rowCount(), 2);
        window.runs().select("bad");
        QTRY_VERIFY(window.findChild<MessageBar*>("messageBar")->isVisible());
        QVERIFY(window.findChild<MessageBar*>("messageBar")->text().contains("run.json"));
    }

    void panesComeBack()
    {
        MainWindow window(resources);
        window.show();
        auto* dock = window.findChild<QDockWidget*>("runsDock");
        window.actions().action("view.runsDock")->trigger();
        QVERIFY(!dock->isVisible());
        dock->setFloating(true);
        window.actions().action("view.reset")->trigger();
        QVERIFY(dock->isVisible() && !dock->isFloating());
        QCOMPARE(window.dockWidgetArea(dock), Qt::LeftDockWidgetArea);
    }

    void theLayoutIsKeptAndADamagedOneForgotten()
    {
        {
            MainWindow window(resources);
            window.show();
            window.actions().action("view.inspectorDock")->trigger();
            window.close();
        }
        {
            MainWindow window(resources);
            window.show();
            QVERIFY(!window.findChild<QDockWidget*>("inspectorDock")->isVisible());
        }
        QSettings().setValue("layout/state", QByteArray("damaged"));
        MainWindow window(resources);
        window.show();
        QVERIFY(window.findChild<QDockWidget*>("inspectorDock")->isVisible());
    }

    void aLayoutOfTheOtherDirectionOfReadingIsNotTaken()
    {
        {
            MainWindow window(resources);
            window.show();
            window.close();
        }
        QApplication::setLayoutDirection(Qt::RightToLeft);
        Qt::DockWidgetArea area;
        {
            MainWindow window(resources);
            window.show();
            area = window.dockWidgetArea(window.findChild<QDockWidget*>("runsDock"));
        }
        QApplication::setLayoutDirection(Qt::LeftToRight);
        QCOMPARE(area, Qt::RightDockWidgetArea);
    }

    void theLookIsTurnedRoundWithoutRestart()
    {
        MainWindow window(resources);
        window.show();
        const bool dark = m_desk->theme().tokens().isDark;
        window.actions().action("view.appearance")->trigger();
        QCOMPARE(m_desk->theme().tokens().isDark, !dark);
        QCOMPARE(Settings().appearance(), dark ? Appearance::Light : Appearance::Dark);
        window.actions().action("view.systemAppearance")->trigger();
        QCOMPARE(Settings().appearance(), Appearance::System);
    }

    void theCommandIsCopied()
    {
        makeRun(m_library, "toy", RunStatus::Stopped);
        MainWindow window(resources);
        window.openLibrary(m_library);
        window.chooseWhenListed("toy");
        QTRY_VERIFY(window.actions().action("run.command")->isEnabled());
        window.actions().action("run.command")->trigger();
        QVERIFY(QGuiApplication::clipboard()->text().startsWith("transectl resume toy --library"));
    }

    void theProgramHoldsNoLibTorchAndNoQt5()
    {
        const auto program = qEnvironmentVariable("TRANSECT");
        if (!QFile::exists(program))
            QSKIP("the program is not built: ninja transect");
        QProcess ldd;
        ldd.start("ldd", {program});
        QVERIFY(ldd.waitForFinished());
        const auto libraries = ldd.readAllStandardOutput();
        QVERIFY(libraries.contains("libQt6Widgets"));
        for (const auto* unwanted : {"libtorch", "libc10", "libQt5", "libcuda", "highgui"})
            QVERIFY2(!libraries.contains(unwanted), unwanted);
    }

private:
    std::unique_ptr<testing::Desk> m_desk;
    std::unique_ptr<testing::FakeEngine> m_engine;
    std::unique_ptr<QTemporaryDir> m_temporary;
    std::filesystem::path m_library;
};

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
