#include <QtTest>

#include "widgets/common/message_bar.h"
#include "widgets/common/settings.h"
#include "widgets/common/theme.h"
#include "widgets/runs/library.h"
#include "widgets/runs/made_run.h"
#include "widgets/runs/runs_model.h"
#include "widgets/runs/runs_pane.h"

using namespace transect;

class TestRunsPane : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
        QCoreApplication::setOrganizationName("TransectTest");
        QCoreApplication::setApplicationName("runs-pane");
        m_theme = std::make_unique<Theme>(*qApp);
    }
    void cleanupTestCase() { m_theme.reset(); }

    void init()
    {
        QSettings().clear();
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->path().toStdString();
        for (const auto* name : {"one", "two", "three"})
            makeRun(name);
        m_pane = std::make_unique<RunsPane>();
        m_pane->resize(320, 600);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    }
    void cleanup()
    {
        m_pane.reset();
        m_library.reset();
    }

    void countsAndClearsTheFilter()
    {
        open();
        QCOMPARE(rows(), 3);
        ask("state:failed");
        QVERIFY(!m_pane->view()->isVisible());
        auto* clear = m_pane->findChild<QPushButton*>("emptyStateAction");
        QVERIFY(clear->isVisible());
        QTest::mouseClick(clear, Qt::LeftButton);
        QCOMPARE(query()->text(), QString());
        QVERIFY(m_pane->view()->isVisible());
        QCOMPARE(rows(), 3);
    }

    void anEmptyLibraryOffersARun()
    {
        std::filesystem::remove_all(m_folder);
        std::filesystem::create_directory(m_folder);
        m_library = std::make_unique<Library>(m_folder);
        m_pane->setLibrary(m_library.get());
        QVERIFY(m_pane->view()->isVisible()); // nothing is known yet
        QTRY_VERIFY(!m_pane->view()->isVisible());
        QSignalSpy asked(m_pane.get(), &RunsPane::newRequested);
        QTest::mouseClick(m_pane->findChild<QPushButton*>("emptyStateAction"), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
    }

    void whatIsWrongIsSaidAndNothingIsHidden()
    {
        open();
        ask("color:red");
        auto* problem = m_pane->findChild<QLabel*>("runsQueryProblem");
        QVERIFY(problem->isVisible());
        QVERIFY(problem->text().contains("color"));
        QCOMPARE(rows(), 3);
        ask("");
        QVERIFY(!problem->isVisible());
    }

    void theLastWordIsCompleted()
    {
        open();
        query()->setFocus();
        QTest::keyClicks(query(), "one -kin");
        auto* completer = query()->completer();
        QTRY_VERIFY(completer->popup()->isVisible());
        QTest::keyClick(completer->popup(), Qt::Key_Down);
        QTest::keyClick(completer->popup(), Qt::Key_Return);
        QCOMPARE(query()->text(), QString("one -kind:pretrain"));
    }

    void whatIsOfferedStaysWhileRunsGoOn()
    {
        open();
        query()->setFocus();
        QTest::keyClicks(query(), "kin");
        QTRY_VERIFY(query()->completer()->popup()->isVisible());
        setState("one", RunStatus::Finished, 30);
        QSignalSpy changed(m_library.get(), &Library::changed);
        m_library->refresh();
        QTRY_VERIFY(!changed.isEmpty());
        QVERIFY(query()->completer()->popup()->isVisible());
        query()->completer()->popup()->hide();
    }

    void whatIsChosenStaysSoWhileTheFilterHidesIt()
    {
        open();
        m_pane->select("one");
        QCOMPARE(m_pane->selectedRuns(), QStringList{"one"});
        QSignalSpy changed(m_pane.get(), &RunsPane::selectionChanged);
        ask("two");
        QCOMPARE(m_pane->selectedRuns(), QStringList{"one"});
        QVERIFY(m_pane->findChild<QLabel*>("runsCount")->text().contains("hidden"));
        ask("");
        QVERIFY(changed.isEmpty());
        QCOMPARE(m_pane->view()->selectionModel()->selectedRows().size(), 1);
        QVERIFY(!m_pane->findChild<QLabel*>("runsCount")->text().contains("hidden"));
        ask("two");
        QTest::mouseClick(m_pane->view()->viewport(), Qt::LeftButton, {}, m_pane->view()->visualRect(m_pane->view()->model()->index(0, 0)).center());
        QCOMPARE(m_pane->selectedRuns(), QStringList{"two"});
        ask("");
        QCOMPARE(m_pane->selectedRuns(), QStringList{"two"});
    }

    void whatIsGoneIsNotChosen()
    {
        open();
        m_pane->select("one");
        std::filesystem::remove_all(m_folder / "one");
        m_library->refresh();
        QTRY_VERIFY(m_pane->selectedRuns().isEmpty());
    }

    void aStudyStandsForItsRuns()
    {
        makeRun("source", "study");
        makeRun("target", "study");
        open();
        m_pane->select("study");
        QCOMPARE(m_pane->chosen(), QStringList{"study"});
        QCOMPARE(m_pane->selectedRuns(), (QStringList{"study/source", "study/target"}));
    }

    void aStudyThatWasClosedUnderAFilterStaysClosed()
    {
        makeRun("source", "study");
        makeRun("source", "study2");
        open();
        auto* view = m_pane->view();
        view->collapse(indexOf("study2"));
        ask("source");
        QVERIFY(view->isExpanded(indexOf("study")) && view->isExpanded(indexOf("study2")));
        view->collapse(indexOf("study"));
        setState("study/source", RunStatus::Finished, 40);
        m_library->refresh();
        QTRY_COMPARE(m_library->find("study/source")->state.done, 40.0);
        QVERIFY(!view->isExpanded(indexOf("study")));
        makeRun("source", "study3");
        m_library->refresh();
        QTRY_VERIFY(indexOf("study3").isValid());
        QVERIFY(view->isExpanded(indexOf("study3")) && !view->isExpanded(indexOf("study")));
        ask("");
        QVERIFY(view->isExpanded(indexOf("study")) && !view->isExpanded(indexOf("study2"))); // as before the filter
    }

    void aNameIsTypedWhileTheRunGoesOn()
    {
        open();
        m_pane->select("one");
        QSignalSpy renamed(m_pane.get(), &RunsPane::renameRequested);
        m_pane->rename();
        auto* editor = m_pane->view()->findChild<QLineEdit*>();
        QVERIFY(editor);
        QCOMPARE(editor->text(), QString("one"));
        QTest::keyClicks(editor, "The fi");
        setState("one", RunStatus::Finished, 60);
        m_library->refresh();
        QTRY_COMPARE(m_library->find("one")->state.done, 60.0);
        QCOMPARE(editor->text(), QString("The fi"));
        QTest::keyClicks(editor, "rst");
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(renamed.size(), 1);
        QCOMPARE(renamed.front(), (QVariantList{"one", "The first"}));
    }

    void viewsAreSavedChosenAndDeleted()
    {
        open();
        ask("state:finished two");
        trigger("Save this filter…");
        auto* name = m_pane->findChild<QLineEdit*>("runsViewName");
        QTRY_VERIFY(name->hasFocus());
        QTest::keyClicks(name, "The second");
        QTest::keyClick(name, Qt::Key_Return);
        QVERIFY(!name->isVisible());
        QCOMPARE(Settings().savedQueries().size(), 1);
        ask("");
        trigger("The second");
        QCOMPARE(query()->text(), QString("state:finished two"));
        QCOMPARE(rows(), 1);

        auto* remove = m_pane->findChild<QMenu*>("runsDeleteView");
        fillMenu();
        QCOMPARE(remove->actions().size(), 1);
        remove->actions().front()->trigger();
        QVERIFY(Settings().savedQueries().isEmpty());
        auto* bar = m_pane->findChild<MessageBar*>();
        QVERIFY(bar->isVisible());
        QTest::mouseClick(bar->findChild<QPushButton*>("messageAction"), Qt::LeftButton);
        QCOMPARE(Settings().savedQueries().size(), 1);
    }

    void nothingAskedIsNothingToSave()
    {
        open();
        fillMenu();
        QVERIFY(!m_pane->findChild<QAction*>("runsSaveView")->isEnabled());
        ask("two");
        trigger("Save this filter…");
        auto* name = m_pane->findChild<QLineEdit*>("runsViewName");
        QTRY_VERIFY(name->hasFocus());
        QTest::keyClick(name, Qt::Key_Escape);
        QVERIFY(!name->isVisible());
        QVERIFY(Settings().savedQueries().isEmpty());
    }

    void theNameCanBeReadBesideAllColumns()
    {
        open();
        auto* view = m_pane->view();
        const auto width = [&] { return view->header()->sectionSize(RunsModel::Name); };
        QCOMPARE(view->header()->length(), view->viewport()->width());
        for (int column = 0; column < RunsModel::ColumnCount; ++column)
            view->setColumnHidden(column, false);
        QVERIFY(width() >= 140);
        m_pane->resize(1400, 600);
        QTRY_COMPARE(view->header()->length(), view->viewport()->width());
    }

    void columnsAreChosenAndKept()
    {
        open();
        auto* columns = m_pane->findChild<QMenu*>("runsColumns");
        Q_EMIT columns->aboutToShow();
        QCOMPARE(columns->actions().size(), int(RunsModel::ColumnCount) - 1);
        QVERIFY(m_pane->view()->isColumnHidden(RunsModel::Tags));
        columns->actions().at(RunsModel::Tags - 1)->trigger();
        QVERIFY(!m_pane->view()->isColumnHidden(RunsModel::Tags));
        m_pane->hide();
        const RunsPane again;
        QVERIFY(!again.view()->isColumnHidden(RunsModel::Tags));
        QVERIFY(again.view()->isColumnHidden(RunsModel::Device));
    }

private:
    RunFolder makeRun(const std::string& name, const std::string& study = {})
    {
        const auto run = testing::makeRun(m_folder / study, name, RunStatus::Finished);
        if (!study.empty()) {
            auto spec = readRunSpec(run.runJson());
            std::filesystem::remove(run.runJson());
            spec.study = study;
            writeRunSpec(run.runJson(), spec);
        }
        return run;
    }

    void setState(const std::string& path, RunStatus status, double done)
    {
        RunState state;
        state.status = status;
        state.done = done;
        writeState(RunFolder{m_folder / path}.stateJson(), state);
    }

    void open()
    {
        m_library = std::make_unique<Library>(m_folder);
        m_pane->setLibrary(m_library.get());
        QTRY_VERIFY(m_library->isListed());
    }

    QLineEdit* query() const { return m_pane->findChild<QLineEdit*>("runsQuery"); }
    void ask(const QString& text) const { query()->setText(text); }
    int rows() const { return m_pane->view()->model()->rowCount(); }
    QMenu* menu() const { return m_pane->findChild<QMenu*>("runsViewsMenu"); }
    void fillMenu() const { Q_EMIT menu()->aboutToShow(); }

    QModelIndex indexOf(const QString& path) const
    {
        auto* filter = static_cast<QSortFilterProxyModel*>(m_pane->view()->model());
        return filter->mapFromSource(m_pane->model()->indexOf(path));
    }

    void trigger(const QString& text) const
    {
        fillMenu();
        for (auto* action : menu()->actions()) {
            if (action->text() == text)
                return action->trigger();
        }
        QFAIL(qPrintable("the menu lacks " + text));
    }

    QTemporaryDir m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_temporary;
    std::filesystem::path m_folder;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<RunsPane> m_pane;
};

QTEST_MAIN(TestRunsPane)
#include "tst_runs_pane.moc"
