#include <algorithm>

#include <QApplication>
#include <QFileDialog>
#include <QLabel>

#include "main_window.h"
#include "opening.h"
#include "record/run_folder.h"
#include "record/worker_lock.h"
#include "widgets/common/message_bar.h"
#include "widgets/common/selection.h"
#include "widgets/common/settings.h"
#include "widgets/common/texts.h"
#include "widgets/launch/engine.h"
#include "widgets/launch/launch_dialog.h"
#include "widgets/launch/series_dialog.h"
#include "widgets/runs/library.h"
#include "widgets/runs/run_operations.h"
#include "widgets/runs/runs_pane.h"
#include "widgets/runs/welcome.h"

namespace transect {

// The library that is open, and what is noticed in it.

namespace {

/// The study that the demo left; empty: none.
QString studyIn(const std::filesystem::path& demo)
{
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(demo, none)) {
        if (std::filesystem::exists(entry.path() / "study.json", none))
            return QString::fromStdString(entry.path().filename().string());
    }
    return {};
}

bool worksHere(const RunFolder& run)
{
    const auto worker = readWorker(run.lock());
    return worker && isRunning(*worker);
}

} // namespace

void MainWindow::openLibrary(const std::filesystem::path& folder, Remembered remembered)
{
    m_selection->setRuns({});
    m_runs->setLibrary(nullptr);
    m_lastStates.clear();
    m_wanted.clear();
    // One that was named by mistake is not made.
    if (std::error_code problem; folder == libraryFolder())
        std::filesystem::create_directories(folder, problem);
    m_library = std::make_unique<Library>(folder);
    m_operations = std::make_unique<RunOperations>(m_engine->program(), folder);
    // The pane first: what is chosen when it is listed is looked for in its model.
    m_runs->setLibrary(m_library.get());
    connect(m_library.get(), &Library::changed, this, &MainWindow::libraryChanged);
    connect(m_library.get(), &Library::failed, this, [this](const ErrorRecord& error) {
        showReading();
        say(error);
    });
    connect(m_operations.get(), &RunOperations::failed, this, [this](const ErrorRecord& error) { say(error); });
    connect(m_operations.get(), &RunOperations::done, this, [this](const QString& text) { say(text); });
    connect(m_operations.get(), &RunOperations::notesWritten, m_library.get(), &Library::refresh);
    const auto text = QString::fromStdString(folder.string());
    Settings().addRecentLibrary(text);
    if (remembered == Remembered::Yes)
        Settings().setLibrary(text);
    showLibraries();
    if (m_launch)
        m_launch->setLibrary(folder);
    if (m_series)
        m_series->setLibrary(folder);
    m_libraryLabel->setText(isolated(text));
    m_message->dismiss();
    libraryChanged();
}

QStringList MainWindow::otherLibraries() const
{
    auto others = Settings().recentLibraries();
    if (m_library)
        others.removeAll(QString::fromStdString(m_library->folder().string()));
    return others;
}

void MainWindow::showLibraries()
{
    m_welcome->setLibraries(otherLibraries());
    m_welcome->setHasDemo(!studyIn(m_demo).isEmpty());
}

void MainWindow::chooseLibrary()
{
    const auto folder = QFileDialog::getExistingDirectory(this, tr("Open library"), Settings().library());
    if (!folder.isEmpty())
        openLibrary(folder.toStdString(), Remembered::Yes);
}

void MainWindow::showDemo()
{
    openLibrary(m_demo);
    chooseWhenListed(studyIn(m_demo));
}

void MainWindow::chooseWhenListed(const QString& run)
{
    try {
        m_wanted = pathInLibrary(m_library->folder(), run);
        libraryChanged();
    } catch (const Error& error) {
        say(error.record());
    }
}

void MainWindow::noticeEnds()
{
    if (!m_library)
        return;
    std::vector<ListedRun> ended;
    for (const auto& run : m_library->runs()) {
        const auto status = run.state.status;
        const auto known = m_lastStates.find(run.path.string());
        const bool wasActive = known != m_lastStates.end() && isActive(known->second);
        m_lastStates[run.path.string()] = status;
        if (wasActive && !isActive(status))
            ended.push_back(run);
    }
    if (!ended.empty())
        sayEnds(ended);
}

void MainWindow::sayEnds(const std::vector<ListedRun>& ended)
{
    QStringList lines;
    bool isGood = true;
    for (const auto& run : ended) {
        lines << tr("%1: %2").arg(QString::fromStdString(shownName(run)), stateText(run.state.status));
        isGood = isGood && run.state.status == RunStatus::Finished;
    }
    m_message->show(isGood ? MessageBar::Kind::Good : MessageBar::Kind::Attention, lines.join(u'\n'));
    if (QApplication::activeWindow())
        return;
    QApplication::alert(this);
    Q_EMIT runsEnded(tr("%n run(s) ended", nullptr, int(ended.size())), lines.join(u'\n'));
}

void MainWindow::noticeWork()
{
    const bool works = m_library && std::ranges::any_of(m_library->runs(), [this](const RunSummary& run) {
        return isActive(run.state.status) && worksHere(RunFolder{m_library->folder() / run.path});
    });
    Q_EMIT awakeNeeded(works && Settings().keepsAwake());
}

void MainWindow::bringToFront()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

} // namespace transect
