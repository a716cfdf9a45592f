#include "main_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabWidget>
#include <QToolBar>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include "widgets/common/actions.h"
#include "widgets/common/icons.h"
#include "widgets/common/message_bar.h"
#include "widgets/common/ready_made.h"
#include "widgets/common/selection.h"
#include "widgets/common/settings.h"
#include "widgets/common/texts.h"
#include "widgets/launch/engine.h"
#include "widgets/launch/launch_dialog.h"
#include "widgets/monitor/monitor_screen.h"
#include "widgets/review/review_screen.h"
#include "widgets/runs/inspector.h"
#include "widgets/runs/library.h"
#include "widgets/runs/log_pane.h"
#include "widgets/runs/run_operations.h"
#include "widgets/runs/run_reader.h"
#include "widgets/runs/runs_model.h"
#include "widgets/runs/runs_pane.h"
#include "widgets/runs/welcome.h"
#include "widgets/spectrum/spectrum_screen.h"
#include "widgets/transfer/transfer_screen.h"

namespace transect {

namespace {

/// One for each direction of reading, since a layout holds its docks on their sides.
int layoutVersion()
{
    return QApplication::isRightToLeft() ? 2 : 1;
}

/// The side where reading begins. Docks, unlike layouts, are not mirrored by Qt.
Qt::DockWidgetArea firstSide()
{
    return QApplication::isRightToLeft() ? Qt::RightDockWidgetArea : Qt::LeftDockWidgetArea;
}

Qt::DockWidgetArea lastSide()
{
    return QApplication::isRightToLeft() ? Qt::LeftDockWidgetArea : Qt::RightDockWidgetArea;
}

} // namespace

MainWindow::MainWindow(std::filesystem::path resources, std::filesystem::path demo, QWidget* parent)
    : QMainWindow(parent)
    , m_resources(std::move(resources))
    , m_demo(std::move(demo))
    , m_actions(new Actions(this))
    , m_selection(new Selection(this))
    , m_engine(new Engine(this))
    , m_reader(new RunReader(this))
{
    setObjectName("mainWindow");
    setWindowTitle(tr("Transect"));
    setDockNestingEnabled(true);
    setAcceptDrops(true);
    makeScreens();
    makeDocks();
    makeActions();
    makeMenus();
    makeToolBar();
    statusBar()->setSizeGripEnabled(false);
    m_reading = new QLabel;
    m_reading->setObjectName("readingLabel");
    m_reading->setProperty("quiet", true);
    m_reading->hide();
    statusBar()->addPermanentWidget(m_reading);
    m_libraryLabel = new QLabel;
    m_libraryLabel->setObjectName("libraryLabel");
    m_libraryLabel->setProperty("quiet", true);
    m_libraryLabel->setContentsMargins(0, 0, 12, 0);
    statusBar()->addPermanentWidget(m_libraryLabel);
    connect(m_reader, &RunReader::changed, this, &MainWindow::detailsChanged);
    connect(m_reader, &RunReader::failed, this, [this](const QString&, const ErrorRecord& error) {
        say(error);
        m_saysOfChosen = true;
    });
    connect(m_selection, &Selection::runsChanged, this, &MainWindow::runsChosen);
    m_engine->load();
    restoreLayout();
    libraryChanged();
}

MainWindow::~MainWindow()
{
    // What is being typed is saved while there is one to save it.
    hide();
}

void MainWindow::makeScreens()
{
    m_monitor = new MonitorScreen(*m_selection);
    m_transfer = new TransferScreen(*m_selection);
    m_spectrum = new SpectrumScreen(*m_selection);
    m_review = new ReviewScreen(*m_selection);
    m_screens = new QTabWidget;
    m_screens->setObjectName("screens");
    m_screens->setDocumentMode(true);
    m_screens->addTab(m_monitor, tr("Monitor"));
    m_screens->addTab(m_transfer, tr("Transfer"));
    m_screens->addTab(m_spectrum, tr("Spectrum"));
    m_screens->addTab(m_review, tr("Review"));
    connect(m_screens, &QTabWidget::currentChanged, this, &MainWindow::screenTurned);
    connect(m_monitor, &MonitorScreen::stopRequested, this, [this](const QString& folder, bool now) { m_operations->stop(inLibrary(folder), now); });
    connect(m_monitor, &MonitorScreen::resumeRequested, this, [this](const QString& folder) { m_operations->resume(inLibrary(folder)); });
    connect(m_monitor, &MonitorScreen::transferRequested, this, [this] { m_screens->setCurrentWidget(m_transfer); });
    connect(m_transfer, &TransferScreen::failed, this, [this](const ErrorRecord& error) { say(error); });
    connect(m_transfer, &TransferScreen::done, this, [this](const QString& text) { say(text); });
    connect(m_transfer, &TransferScreen::evaluationRequested, this, &MainWindow::launchEvaluation);
    connect(m_transfer, &TransferScreen::transferRequested, this, [this](const QString& source) { launchDialog().showTransfer(source); });
    connect(m_spectrum, &SpectrumScreen::measurementRequested, this, &MainWindow::launchEvaluation);
    connect(m_review, &ReviewScreen::failed, this, [this](const ErrorRecord& error) { say(error); });
    connect(m_review, &ReviewScreen::done, this, [this](const QString& text) { say(text); });
    connect(m_review, &ReviewScreen::videoRequested, this, &MainWindow::chooseVideo);
    connect(m_review, &ReviewScreen::workRequested, this, [this](const QStringList& arguments, const QString& text) { m_operations->work(arguments, text); });
    connect(m_review, &ReviewScreen::reviewChanged, this, &MainWindow::updateReviewActions);
    m_welcome = new Welcome(readyMadeIn(m_resources / "studies"));
    connect(m_welcome, &Welcome::studyRequested, this, [this](const QString& name) { launch("ready", name); });
    connect(m_welcome, &Welcome::demoRequested, this, &MainWindow::showDemo);
    connect(m_welcome, &Welcome::newRequested, this, [this] { launch("new"); });
    connect(m_welcome, &Welcome::videoRequested, this, &MainWindow::chooseVideo);
    connect(m_welcome, &Welcome::checkpointsRequested, this, [this] { studyCheckpoints(); });
    connect(m_welcome, &Welcome::openRequested, this, &MainWindow::chooseLibrary);
    connect(m_welcome, &Welcome::libraryRequested, this, [this](const QString& folder) { openLibrary(folder.toStdString(), Remembered::Yes); });
    m_pages = new QStackedWidget;
    m_pages->addWidget(m_welcome);
    m_pages->addWidget(m_screens);
    m_message = new MessageBar;
    auto* centre = new QWidget;
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_message);
    layout->addWidget(m_pages, 1);
    setCentralWidget(centre);
}

void MainWindow::makeDocks()
{
    const auto dock = [this](const QString& title, const QString& name, QWidget* content, Qt::DockWidgetArea area) {
        auto* made = new QDockWidget(title, this);
        made->setObjectName(name);
        made->setWidget(content);
        addDockWidget(area, made);
        return made;
    };
    m_runs = new RunsPane;
    m_inspector = new Inspector;
    m_log = new LogPane;
    m_log->setObjectName("log");
    connect(&m_logTimer, &QTimer::timeout, m_log, &LogPane::refresh);
    m_logTimer.start(1000);
    m_runsDock = dock(tr("Runs"), "runsDock", m_runs, firstSide());
    m_inspectorDock = dock(tr("Inspector"), "inspectorDock", m_inspector, lastSide());
    m_logDock = dock(tr("Log"), "logDock", m_log, Qt::BottomDockWidgetArea);
    m_logDock->hide();
    m_runs->setMinimumWidth(180);
    m_inspector->setMinimumWidth(160);
    connect(m_runs, &RunsPane::selectionChanged, this, [this] {
        m_selection->setRuns(m_runs->selectedRuns());
        m_inspector->setChosen(m_runs->chosen());
        updateActions();
    });
    connect(m_runs, &RunsPane::contextMenuRequested, this, &MainWindow::showRunsMenu);
    connect(m_runs, &RunsPane::renameRequested, this, [this](const QString& path, const QString& name) { m_operations->rename(path, name, *m_library->listing()); });
    connect(m_runs, &RunsPane::newRequested, this, [this] { launch("new"); });
    connect(m_inspector, &Inspector::runActivated, m_runs, &RunsPane::select);
    connect(m_inspector, &Inspector::tagsEdited, this, [this](const QStringList& paths, const QStringList& added, const QStringList& removed) { m_operations->tag(paths, added, removed); });
    connect(m_inspector, &Inspector::noteEdited, this, [this](const QString& path, const QString& note) { m_operations->setNote(path, note); });
    connect(m_inspector, &Inspector::resumeRequested, this, [this](const QString& run) { m_operations->resume(run); });
    connect(m_inspector, &Inspector::stopRequested, this, [this](const QString& run, bool now) { m_operations->stop(run, now); });
}

void MainWindow::makeToolBar()
{
    auto* bar = addToolBar(tr("Main"));
    bar->setObjectName("mainToolBar");
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->addAction(m_actions->action("library.open"));
    bar->addAction(m_actions->action("run.new"));
    auto* space = new QWidget;
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    bar->addAction(m_actions->action("view.palette"));
    bar->addAction(m_actions->action("view.appearance"));
}

void MainWindow::restoreLayout()
{
    resize(1360, 860);
    const Settings settings;
    const auto state = settings.windowState(layoutVersion());
    // A layout that cannot be read is forgotten, so that it cannot hide a pane for good.
    if (!state.isEmpty() && !(restoreGeometry(settings.geometry()) && restoreState(state, layoutVersion()))) {
        Settings().discardLayout();
        resetLayout();
    }
}

/// Docks have no widths before the window is shown.
void MainWindow::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    if (std::exchange(m_shown, true))
        return;
    if (Settings().windowState(layoutVersion()).isEmpty())
        QMetaObject::invokeMethod(this, [this] { restoreWidths(); }, Qt::QueuedConnection);
}

void MainWindow::resetLayout()
{
    for (auto* dock : {m_runsDock, m_inspectorDock}) {
        dock->setFloating(false);
        addDockWidget(dock == m_runsDock ? firstSide() : lastSide(), dock);
        dock->show();
    }
    m_logDock->setFloating(false);
    addDockWidget(Qt::BottomDockWidgetArea, m_logDock);
    m_logDock->hide();
    restoreWidths();
}

/// Docks that a narrow window has pressed together do not grow with it by themselves.
void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    constexpr int roomy = 1280, narrow = 220;
    const auto isNarrow = [](const QDockWidget* dock) { return dock->isVisible() && !dock->isFloating() && dock->width() < narrow; };
    if (event->oldSize().width() > 0 && event->oldSize().width() < roomy && width() >= roomy && (isNarrow(m_runsDock) || isNarrow(m_inspectorDock)))
        QMetaObject::invokeMethod(this, &MainWindow::restoreWidths, Qt::QueuedConnection);
}

void MainWindow::restoreWidths()
{
    resizeDocks({m_runsDock, m_inspectorDock}, {320, 300}, Qt::Horizontal);
}

void MainWindow::libraryChanged()
{
    const bool hasRuns = m_library && !m_library->runs().empty();
    // Until the first listing is there an empty frame is shown, not the page for libraries without runs.
    const bool isKnown = !m_library || m_library->isListed();
    m_pages->setCurrentWidget(hasRuns || !isKnown ? static_cast<QWidget*>(m_screens) : m_welcome);
    if (m_library) {
        m_inspector->setListing(m_library->listing());
        m_monitor->setListing(m_library->listing());
        followChosen();
    }
    showReading();
    noticeEnds();
    noticeWork();
    if (!m_wanted.isEmpty() && m_runs->model()->indexOf(m_wanted).isValid()) {
        m_runs->select(m_wanted);
        m_wanted.clear();
    }
    updateActions();
}

void MainWindow::runsChosen()
{
    if (std::exchange(m_saysOfChosen, false))
        m_message->dismiss(); // it was of the runs before
    followChosen();
    detailsChanged();
}

/// And what evaluated them: a training run alone shows its curves, too.
void MainWindow::followChosen()
{
    std::vector<std::filesystem::path> folders, above;
    std::set<std::filesystem::path> chosen;
    for (const auto& run : m_selection->runs()) {
        chosen.insert(run.toStdString());
        folders.push_back(m_library->folder() / run.toStdString());
    }
    for (const auto& run : evaluationsOf(chosen, *m_library->listing()))
        above.push_back(m_library->folder() / run);
    m_reader->follow(folders, above);
}

QString MainWindow::inLibrary(const QString& folder) const
{
    return QString::fromStdString(std::filesystem::path(folder.toStdString()).lexically_relative(m_library->folder()).string());
}

/// The review explains what is chosen itself, beside a picture that wants the room.
void MainWindow::screenTurned()
{
    const bool isReview = m_screens->currentWidget() == m_review;
    if (isReview && !m_inspectorDock->isHidden()) {
        m_inspectorWasShown = true;
        m_inspectorDock->hide();
    } else if (!isReview && std::exchange(m_inspectorWasShown, false)) {
        m_inspectorDock->show();
    }
    showDetails();
    updateReviewActions();
}

/// To the screen that is seen; another gets them when it is turned to.
void MainWindow::showDetails()
{
    const auto* screen = m_screens->currentWidget();
    if (screen == m_monitor)
        m_monitor->setDetails(m_reader->details());
    else if (screen == m_transfer)
        m_transfer->setDetails(m_reader->detailsWithLineage());
    else if (screen == m_spectrum)
        m_spectrum->setDetails(m_reader->detailsWithLineage());
    else
        m_review->setDetails(m_reader->details());
}

void MainWindow::detailsChanged()
{
    showDetails();
    m_inspector->setDetails(m_reader->details());
    showReading();
    const auto current = m_selection->runs().isEmpty() ? QString() : m_selection->runs().last();
    const auto folder = m_library ? m_library->folder() / current.toStdString() : std::filesystem::path();
    m_log->setRun(current.isEmpty() ? std::filesystem::path() : RunFolder{folder}.log());
}

/// Below where some is there already, and in the screens in the place of what is to come.
void MainWindow::showReading()
{
    const auto text = readingText();
    m_reading->setText(text);
    m_reading->setVisible(!text.isEmpty());
    m_monitor->setReading(text);
    m_transfer->setReading(text);
    m_spectrum->setReading(text);
    m_review->setReading(text);
}

QString MainWindow::readingText() const
{
    if (m_library && m_library->isWaiting())
        return tr("Reading the library…");
    const auto unread = m_reader->unread();
    if (unread.empty())
        return {};
    const auto* run = m_library->find(unread.front().lexically_relative(m_library->folder().lexically_normal()));
    return unread.size() == 1 && run ? tr("Reading %1…").arg(QString::fromStdString(shownName(*run))) : tr("Reading %n run(s)…", nullptr, int(unread.size()));
}

void MainWindow::say(const ErrorRecord& error)
{
    m_saysOfChosen = false;
    m_message->show(error);
}

void MainWindow::say(const QString& text)
{
    statusBar()->showMessage(text, 6000);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    Settings().setLayout(saveGeometry(), saveState(layoutVersion()), layoutVersion());
    event->accept();
}

} // namespace transect
