#include <algorithm>

#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>
#include <QTabWidget>

#include "main_window.h"
#include "shortcut_editor.h"
#include "widgets/common/actions.h"
#include "widgets/common/command_palette.h"
#include "widgets/common/message_bar.h"
#include "widgets/common/selection.h"
#include "widgets/common/settings.h"
#include "widgets/runs/going_on.h"
#include "widgets/runs/inspector.h"
#include "widgets/runs/library.h"
#include "widgets/runs/run_operations.h"
#include "widgets/runs/runs_pane.h"

namespace transect {

// The actions of the window, their menus, and when they can be used.

namespace {

constexpr const char* screenActions[] = {"view.monitor", "view.transfer", "view.spectrum", "view.review"}; ///< in the order of the tabs

/// A line before the first action of each group.
void fillMenu(QMenu& menu, const std::vector<QAction*>& actions)
{
    static const QStringList firsts{"run.new", "window.quit", "run.duplicate", "run.rename", "run.folder", "run.trash", "run.awake", "view.runsDock", "view.reset", "view.filter"};
    for (auto* action : actions) {
        if (firsts.contains(action->objectName()) && !menu.isEmpty())
            menu.addSeparator();
        menu.addAction(action);
    }
}

} // namespace

void MainWindow::makeActions()
{
    auto& all = *m_actions;
    const auto each = [this](auto what, auto fits) {
        for (const auto& path : m_selection->runs()) {
            const auto* run = m_library->find(path.toStdString());
            if (run && fits(*run))
                what(path);
        }
    };
    const auto any = [](const ListedRun&) { return true; };
    const auto isStoppable = [this](const ListedRun& run) { return isWorkedOn(run, *m_library->listing()); };
    all.add({"library.open", tr("Open library…"), "open", QKeySequence::Open, "file", tr("Choose the folder that holds the runs")}, [this] { chooseLibrary(); });
    all.add({"run.new", tr("New run…"), "new", QKeySequence::New, "file", tr("Launch a study or a run")}, [this] { launch("new"); });
    all.add({"study.ready", tr("Ready-made studies…"), {}, {}, "file", tr("Launch a study that comes with the program")}, [this] { launch("ready"); });
    all.add({"series.study", tr("Study checkpoints from a folder…"), {}, QKeySequence("Ctrl+Shift+E"), "file", tr("A transfer run over checkpoints that another program wrote or is writing")}, [this] { studyCheckpoints(); });
    all.add({"window.quit", tr("Quit"), {}, QKeySequence::Quit, "file", tr("Close the window; runs go on")}, [this] { close(); });

    all.add({"run.resume", tr("Resume"), "play", QKeySequence("Ctrl+R"), "run", tr("Go on where the run was")}, [this] {
        for (const auto& path : toResume(m_runs->chosen(), *m_library->listing()))
            m_operations->resume(path);
    });
    all.add({"run.stop", tr("Stop after this step"), "stop", QKeySequence("Ctrl+."), "run", tr("Finish the step, write a checkpoint, stop")}, [this, each, isStoppable] { each([this](const QString& run) { m_operations->stop(run, false); }, isStoppable); });
    all.add({"run.stopNow", tr("Stop now"), {}, QKeySequence("Ctrl+Shift+."), "run", tr("Stop at once; the last checkpoint stays")}, [this, each, isStoppable] { each([this](const QString& run) { m_operations->stop(run, true); }, isStoppable); });
    all.add({"run.duplicate", tr("Duplicate with changes…"), "copy", QKeySequence("Ctrl+D"), "run", tr("A new run from this one's parameters")}, [this] { launchDuplicate(); });
    all.add({"run.evaluate", tr("Evaluate on a target…"), {}, QKeySequence("Ctrl+E"), "run", tr("A transfer run over this run's checkpoints")}, [this] { launch("transfer"); });
    all.add({"run.rename", tr("Rename"), {}, QKeySequence("F2"), "run", tr("What the run or study is called; its folder keeps its name")}, [this] {
        m_runsDock->show();
        m_runs->rename();
    });
    all.add({"run.tags", tr("Edit tags…"), {}, QKeySequence("Ctrl+T"), "run", tr("Words by which the filter finds it")}, [this] {
        m_inspectorDock->show();
        m_inspector->editTags();
    });
    all.add({"run.note", tr("Edit note…"), {}, QKeySequence("Ctrl+Shift+N"), "run", tr("What you want to remember of it")}, [this] {
        m_inspectorDock->show();
        m_inspector->editNote();
    });
    all.add({"run.folder", tr("Open folder"), "folder", QKeySequence("Ctrl+Shift+O"), "run", tr("Show the run's files")}, [this, each, any] { each([this](const QString& run) { m_operations->openFolder(run); }, any); });
    all.add({"run.command", tr("Copy command"), "copy", QKeySequence("Ctrl+Shift+C"), "run", tr("The command that resumes the run")}, [this] {
        QApplication::clipboard()->setText(m_operations->command(m_runs->chosen()));
        say(tr("%n command(s) on the clipboard", nullptr, int(m_runs->chosen().size())));
    });
    all.add({"run.trash", tr("Move to trash"), {}, QKeySequence::Delete, "run", tr("Refused while other runs stand on it")}, [this] { m_operations->moveToTrash(m_selection->runs(), *m_library->listing()); });
    auto* awake = all.add({"run.awake", tr("Keep awake while runs run"), {}, {}, "run", tr("This machine does not fall asleep while runs of this library run on it")}, [this] {
        Settings().setKeepsAwake(m_actions->action("run.awake")->isChecked());
        noticeWork();
    });
    awake->setCheckable(true);
    awake->setChecked(Settings().keepsAwake());

    addReviewActions();
    const QString screens[] = {tr("Monitor"), tr("Transfer"), tr("Spectrum"), tr("Review")};
    for (int i = 0; i < int(std::size(screens)); ++i)
        all.add({screenActions[i], screens[i], {}, QKeySequence(QStringLiteral("Ctrl+%1").arg(i + 1)), "view", tr("Show the screen")}, [this, i] { m_screens->setCurrentIndex(i); })->setCheckable(true);
    for (auto* dock : {m_runsDock, m_inspectorDock, m_logDock}) {
        all.add({"view." + dock->objectName(), dock->windowTitle(), {}, {}, "view", tr("Show or hide the pane")}, [this, dock] {
            dock->setVisible(!dock->isVisible());
            detailsChanged();
        })->setCheckable(true);
    }
    all.add({"view.reset", tr("Reset layout"), {}, {}, "view", tr("All panes where they were at first")}, [this] { resetLayout(); });
    all.add({"view.appearance", tr("Light or dark"), "settings", QKeySequence("Ctrl+Shift+L"), "view", tr("Turn the look round")}, [] {
        const auto wanted = Theme::current().tokens().isDark ? Appearance::Light : Appearance::Dark;
        Theme::current().setAppearance(wanted);
        Settings().setAppearance(wanted);
    });
    all.add({"view.systemAppearance", tr("Look of the system"), {}, {}, "view", tr("Light or dark as the desktop is")}, [] {
        Theme::current().setAppearance(Appearance::System);
        Settings().setAppearance(Appearance::System);
    });
    all.add({"view.filter", tr("Filter the runs"), "search", QKeySequence::Find, "view", tr("Go to the filter")}, [this] {
        m_runsDock->show();
        m_runs->findChild<QWidget*>("runsQuery")->setFocus();
    });
    all.add({"view.palette", tr("Commands"), "search", QKeySequence("Ctrl+K"), "view", tr("Every action by name")}, [this] {
        auto* palette = new CommandPalette(*m_actions, this);
        palette->move(mapToGlobal(QPoint((width() - palette->width()) / 2, 64)));
        palette->show();
    });
    // In their own language, so that one who cannot read the present one finds the way back.
    const std::pair<const char*, const char*> languages[] = {{"", QT_TR_NOOP("Language of the system")}, {"en", "English"}, {"de", "Deutsch"}, {"zh_CN", "简体中文"}, {"ar", "العربية"}};
    for (const auto& [code, name] : languages) {
        const auto text = *code ? QString::fromUtf8(name) : tr(name);
        all.add({QStringLiteral("language.") + (*code ? code : "system"), text, {}, {}, "language", tr("From the next start on")}, [this, chosen = QString(code)] {
            Settings().setLanguage(chosen);
            m_message->show(MessageBar::Kind::Note, tr("The language changes with the next start. Runs go on meanwhile."));
        });
    }
    all.add({"help.shortcuts", tr("Shortcuts…"), {}, QKeySequence("F1"), "help", tr("See and change the keys")}, [this] { ShortcutEditor(*m_actions, this).exec(); });
}

/// Triggering turns a check mark over, whatever it does; it is set right when it is seen.
void MainWindow::checkWhatIsShown()
{
    for (int i = 0; i < int(std::size(screenActions)); ++i)
        m_actions->action(screenActions[i])->setChecked(m_screens->currentIndex() == i);
    for (auto* dock : {m_runsDock, m_inspectorDock, m_logDock})
        m_actions->action("view." + dock->objectName())->setChecked(dock->isVisible());
}

void MainWindow::makeMenus()
{
    const std::pair<const char*, QString> sections[] = {{"file", tr("&File")}, {"run", tr("&Run")}, {"review", tr("R&eview")}, {"view", tr("&View")}, {"help", tr("&Help")}};
    for (const auto& [name, title] : sections) {
        auto* menu = menuBar()->addMenu(title);
        menu->setObjectName(QStringLiteral("menu.") + name);
        fillMenu(*menu, m_actions->section(name));
        if (qstrcmp(name, "file") == 0)
            addRecentLibraries(*menu);
        if (qstrcmp(name, "view") == 0) {
            auto* languages = menu->addMenu(tr("Language"));
            for (auto* action : m_actions->section("language"))
                languages->addAction(action);
            connect(menu, &QMenu::aboutToShow, this, &MainWindow::checkWhatIsShown);
        }
    }
}

/// The libraries that were opened before, after the one that asks for another.
void MainWindow::addRecentLibraries(QMenu& menu)
{
    auto* recent = new QMenu(tr("Open recent"), &menu);
    recent->setObjectName("menu.recent");
    menu.insertMenu(menu.actions().value(1), recent);
    connect(recent, &QMenu::aboutToShow, this, [this, recent] {
        recent->clear();
        for (const auto& folder : otherLibraries())
            recent->addAction(QString(folder).replace(u'&', QStringLiteral("&&")), this, [this, folder] { openLibrary(folder.toStdString(), Remembered::Yes); });
        if (recent->isEmpty())
            recent->addAction(tr("No other library was opened yet"))->setEnabled(false);
    });
}

void MainWindow::updateActions()
{
    const auto& runs = m_selection->runs();
    const auto current = m_library && runs.size() == 1 ? m_library->find(runs.first().toStdString()) : nullptr;
    const bool some = !runs.isEmpty();
    const bool isWorkedOnAny = std::ranges::any_of(runs, [&](const QString& path) {
        const auto* run = m_library->find(path.toStdString());
        return run && isWorkedOn(*run, *m_library->listing());
    });
    m_actions->action("run.resume")->setEnabled(some && !toResume(m_runs->chosen(), *m_library->listing()).isEmpty());
    for (const auto* id : {"run.stop", "run.stopNow"})
        m_actions->action(id)->setEnabled(isWorkedOnAny);
    for (const auto* id : {"run.rename", "run.note"})
        m_actions->action(id)->setEnabled(m_runs->chosen().size() == 1);
    for (const auto* id : {"run.folder", "run.command", "run.trash", "run.tags"})
        m_actions->action(id)->setEnabled(some);
    m_actions->action("run.duplicate")->setEnabled(current && !current->kind.empty() && current->kind != "import"); // its files are imported anew by transectl import
    m_actions->action("run.evaluate")->setEnabled(current && (current->kind == "pretrain" || current->kind == "import"));
}

void MainWindow::showRunsMenu(const QPoint& position)
{
    QMenu menu;
    auto actions = m_actions->section("run");
    std::erase(actions, m_actions->action("run.awake")); // of all runs
    fillMenu(menu, actions);
    menu.exec(position);
}

} // namespace transect
