#include "main_window.h"
#include "record/run_folder.h"
#include "record/run_spec.h"
#include "widgets/common/selection.h"
#include "widgets/launch/launch_dialog.h"
#include "widgets/launch/series_dialog.h"
#include "widgets/runs/library.h"

namespace transect {

// What the window launches: one dialog, which keeps what was entered for as long as the window lives.

void MainWindow::requireLibrary()
{
    if (!m_library)
        openLibrary(libraryFolder(), Remembered::Yes);
}

LaunchDialog& MainWindow::launchDialog()
{
    requireLibrary();
    if (m_launch)
        return *m_launch;
    m_launch = new LaunchDialog(*m_engine, m_library->folder(), this);
    m_launch->setReadyMadeFolder(m_resources / "studies");
    connect(m_launch, &LaunchDialog::started, this, &MainWindow::chooseStarted);
    return *m_launch;
}

void MainWindow::chooseStarted(const QString& folder)
{
    chooseWhenListed(folder);
    m_library->refresh();
}

void MainWindow::studyCheckpoints(const QString& path)
{
    requireLibrary();
    if (!m_series) {
        m_series = new SeriesDialog(*m_engine, m_library->folder(), this);
        connect(m_series, &SeriesDialog::started, this, &MainWindow::chooseStarted);
    }
    m_series->showSource(path);
}

void MainWindow::launch(const QString& what, const QString& readyMade)
{
    auto& dialog = launchDialog();
    if (what == u"ready")
        dialog.showReadyMade(readyMade);
    else if (what == u"transfer")
        dialog.showTransfer(m_selection->runs().first());
    else
        dialog.showNew();
}

void MainWindow::launchDuplicate()
{
    try {
        const auto spec = readRunSpec(RunFolder{m_library->folder() / m_selection->runs().first().toStdString()}.runJson());
        launchDialog().showDuplicate(spec);
    } catch (const Error& error) {
        say(error.record());
    }
}

void MainWindow::launchEvaluation(const Json& parameters)
{
    launchDialog().showTransfer(QString::fromStdString(parameters.value("source", "")), parameters);
}

void MainWindow::openSpecification(const std::filesystem::path& file)
{
    try {
        launchDialog().showFile(file);
    } catch (const Error& error) {
        say(error.record());
    }
}

} // namespace transect
