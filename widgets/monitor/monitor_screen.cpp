#include "widgets/monitor/monitor_screen.h"

#include <algorithm>
#include <cmath>

#include <QApplication>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSlider>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "widgets/common/empty_state.h"
#include "widgets/common/message_bar.h"
#include "widgets/common/selection.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"
#include "widgets/monitor/monitor_legend.h"
#include "widgets/monitor/panel_grid.h"
#include "widgets/monitor/run_header.h"
#include "widgets/monitor/run_lines.h"
#include "widgets/plot/plot.h"
#include "widgets/plot/plot_link.h"
#include "widgets/plot/plot_tools.h"

namespace transect {

MonitorScreen::MonitorScreen(Selection& selection, QWidget* parent)
    : QWidget(parent)
    , m_selection(selection)
    , m_listing(std::make_shared<Listing>())
    , m_empty(new EmptyState({}, {}))
    , m_message(new MessageBar)
    , m_one(new RunHeader)
    , m_several(new RunLines)
    , m_body(new QStackedWidget)
    , m_along(new QComboBox)
    , m_smoothing(new QSlider(Qt::Horizontal))
    , m_plotChoice(new QComboBox)
    , m_tools(new QStackedWidget)
    , m_legend(new MonitorLegend)
    , m_grid(new PanelGrid)
    , m_link(new PlotLink(this))
{
    makeControls();
    m_body->addWidget(m_empty);
    m_body->addWidget(makeContent());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->setSpacing(8);
    layout->addWidget(m_message);
    layout->addWidget(m_one);
    layout->addWidget(m_several);
    layout->addWidget(m_body, 1);
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, [this] {
        if (isVisible())
            drawNext();
    });
    connect(m_one, &RunHeader::stopRequested, this, &MonitorScreen::stopRequested);
    connect(m_one, &RunHeader::resumeRequested, this, &MonitorScreen::resumeRequested);
    connect(m_empty, &EmptyState::triggered, this, &MonitorScreen::transferRequested);
    connect(m_legend, &MonitorLegend::changed, this, [this] {
        hideCurves();
        showMarks();
    });
    connect(&m_selection, &Selection::checkpointChanged, this, &MonitorScreen::showMarks);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* focused) { choosePlot(focused); });
    connect(&Theme::current(), &Theme::changed, this, &MonitorScreen::refresh);
    refresh();
}

// Its plots lose the focus when it is no MonitorScreen any more.
MonitorScreen::~MonitorScreen()
{
    disconnect(qApp, nullptr, this, nullptr);
}

void MonitorScreen::makeControls()
{
    m_along->setObjectName("monitorAlong");
    m_along->setAccessibleName(tr("Along the x axis"));
    m_along->addItem(tr("Epochs"), int(Along::Epochs));
    m_along->addItem(tr("Steps"), int(Along::Steps));
    m_along->addItem(tr("Time"), int(Along::Time));
    m_smoothing->setObjectName("monitorSmoothing");
    m_smoothing->setAccessibleName(tr("Smoothing"));
    m_smoothing->setToolTip(tr("How much loss and accuracy are smoothed; the legend says the half-life. "
                               "The mean is free of the bias of its start, and the raw values stay behind it."));
    m_smoothing->setRange(0, 11);
    m_smoothing->setValue(3);
    m_smoothing->setFixedWidth(88);
    m_plotChoice->setObjectName("monitorPlotChoice");
    m_plotChoice->setAccessibleName(tr("Plot that the tools act on"));
    m_plotChoice->setToolTip(tr("The tools beside act on this plot; clicking into a plot chooses it"));
    for (auto* box : {m_along, m_plotChoice}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(box == m_along ? 6 : 10);
    }
    m_tools->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_along, &QComboBox::currentIndexChanged, this, &MonitorScreen::refresh);
    connect(m_smoothing, &QSlider::valueChanged, this, &MonitorScreen::refresh);
    connect(m_plotChoice, &QComboBox::currentIndexChanged, this, &MonitorScreen::showTools);
}

QWidget* MonitorScreen::makeContent()
{
    auto* tools = new QHBoxLayout;
    tools->setSpacing(8);
    tools->addWidget(m_along);
    tools->addStretch(1);
    tools->addWidget(m_plotChoice);
    tools->addWidget(m_tools);
    // The legend beside the slider says what it does.
    auto* label = new QLabel(tr("Smoothing"));
    label->setBuddy(m_smoothing);
    auto* curves = new QHBoxLayout;
    curves->setSpacing(8);
    for (auto* one : std::initializer_list<QWidget*>{label, m_smoothing}) {
        one->setFixedHeight(24);
        curves->addWidget(one, 0, Qt::AlignTop);
    }
    curves->addWidget(m_legend, 1, Qt::AlignTop);
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(m_grid);
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(tools);
    layout->addLayout(curves);
    layout->addWidget(area, 1);
    return content;
}

Plot* MonitorScreen::plot(const QString& name) const
{
    const auto found = std::ranges::find(m_shown, name, [](const MetricPanel* panel) { return panel->kind().name; });
    return found == m_shown.end() ? nullptr : (*found)->plot();
}

void MonitorScreen::setDetails(const std::vector<RunDetailsPtr>& details)
{
    m_details = details;
    refresh();
}

void MonitorScreen::setListing(const ListingPtr& listing)
{
    m_listing = listing;
    showHeader();
    showEmptyState();
}

void MonitorScreen::setReading(const QString& text)
{
    m_empty->setReading(text);
}

MetricView MonitorScreen::view() const
{
    const int level = m_smoothing->value();
    return {Along(m_along->currentData().toInt()), level == 0 ? 0 : 1 << (level - 1)};
}

void MonitorScreen::refresh()
{
    const auto before = std::exchange(m_runs, monitoredRuns(m_details));
    const auto isMonitored = [this](const MonitoredRun& run) { return std::ranges::count(m_runs, run.id, &MonitoredRun::id) > 0; };
    if (std::ranges::none_of(before, isMonitored))
        resetZoom();
    showHeader();
    showEmptyState();
    showPanels();
    findMarks();
    showLegend();
    showMarks();
    drawAll();
}

/// Of other runs all is shown at first; the view before is one step back.
void MonitorScreen::resetZoom()
{
    for (auto* panel : m_shown) {
        if (!panel->plot()->followsData())
            panel->plot()->resetZoom();
    }
}

void MonitorScreen::showHeader()
{
    m_one->setVisible(m_runs.size() == 1);
    m_several->setVisible(m_runs.size() > 1);
    if (m_runs.size() == 1)
        m_one->setRun(m_runs.front().details, *m_listing);
    else
        m_several->setRuns(m_runs);
}

/// What is chosen and has no specification that could be read; nullptr where there is none.
const ListedRun* MonitorScreen::chosenUnreadable() const
{
    if (!m_runs.empty() || m_selection.runs().size() != 1)
        return nullptr;
    const auto found = std::ranges::find(m_listing->runs, std::filesystem::path(m_selection.runs().first().toStdString()), &ListedRun::path);
    return found != m_listing->runs.end() && found->unreadable ? &*found : nullptr;
}

void MonitorScreen::showEmptyState()
{
    const bool hasMetrics = std::ranges::any_of(m_runs, [](const MonitoredRun& run) { return !run.details->metrics.empty(); });
    m_body->setCurrentIndex(hasMetrics ? 1 : 0);
    if (const auto* unreadable = chosenUnreadable())
        m_empty->setTexts(tr("This run cannot be read"),
                          tr("%1. Put its file back from a copy, or move the run to the trash.").arg(textOf(*unreadable->unreadable)));
    else if (m_runs.empty())
        m_empty->setTexts(tr("Nothing to monitor yet"),
                          tr("Choose one run or several at the left: loss, accuracy, throughput and memory are drawn here "
                             "as they are written."));
    else if (std::ranges::all_of(m_runs, [](const MonitoredRun& run) { return run.details->spec.kind == "transfer"; }))
        m_empty->setTexts(tr("A transfer run has no training metrics"),
                          tr("It evaluates the checkpoints that another run has written. Its curves grow on the Transfer screen."),
                          tr("Show transfer"));
    else if (std::ranges::all_of(m_runs, [](const MonitoredRun& run) { return run.details->spec.kind == "import"; }))
        m_empty->setTexts(tr("Imported checkpoints have no training metrics"),
                          tr("They were trained elsewhere. Evaluate them on targets, and their curves grow on the Transfer screen."),
                          tr("Show transfer"));
    else if (m_runs.front().details->state.status == RunStatus::Failed)
        m_empty->setTexts(tr("Failed before the first metric"), tr("The error says why and what to do; the log may say more."));
    else
        m_empty->setTexts(tr("No metrics yet"),
                          tr("Loss, accuracy, throughput and memory are drawn here from the first report of the run on."));
}

void MonitorScreen::showPanels()
{
    std::vector<MetricPanel*> shown;
    for (const auto& kind : panelKinds(m_runs))
        shown.push_back(&panelOf(kind));
    for (const auto& panel : m_panels) {
        if (std::ranges::count(shown, panel.get()) == 0)
            panel->draw({}, view());
    }
    if (shown == m_shown)
        return;
    m_shown = std::move(shown);
    std::vector<QWidget*> large, small;
    for (auto* panel : m_shown)
        (panel->kind().isSmoothed ? large : small).push_back(panel->plot());
    m_grid->setPanels(std::move(large), std::move(small));
    offerPlots();
}

/// To the tools; the one that was chosen stays so.
void MonitorScreen::offerPlots()
{
    const auto chosen = m_plotChoice->currentData();
    const QSignalBlocker quietly(m_plotChoice);
    m_plotChoice->clear();
    for (const auto* panel : m_shown)
        m_plotChoice->addItem(panel->kind().title, panel->kind().name);
    m_plotChoice->setCurrentIndex(std::max(0, m_plotChoice->findData(chosen)));
    showTools();
}

void MonitorScreen::showTools()
{
    const auto name = m_plotChoice->currentData().toString();
    const auto chosen = std::ranges::find(m_panels, name, [](const auto& panel) { return panel->kind().name; });
    if (chosen != m_panels.end())
        m_tools->setCurrentWidget(toolsOf(**chosen));
}

/// Made when they are chosen: ten times nine buttons, most of which nobody sees, would take longer than the plots.
PlotTools* MonitorScreen::toolsOf(const MetricPanel& panel)
{
    auto& tools = m_toolsOf[&panel];
    if (tools)
        return tools;
    tools = new PlotTools(*panel.plot());
    m_tools->addWidget(tools);
    connect(tools, &PlotTools::failed, this, [this](const ErrorRecord& error) { m_message->show(error); });
    connect(tools, &PlotTools::exported, this,
            [this](const QString& path) { m_message->show(MessageBar::Kind::Good, tr("Written: %1").arg(isolated(path))); });
    return tools;
}

MetricPanel& MonitorScreen::panelOf(const PanelKind& kind)
{
    const auto found = std::ranges::find(m_panels, kind.name, [](const auto& panel) { return panel->kind().name; });
    if (found != m_panels.end())
        return **found;
    addPanel(kind);
    return *m_panels.back();
}

void MonitorScreen::addPanel(const PanelKind& kind)
{
    m_panels.push_back(std::make_unique<MetricPanel>(kind, m_grid));
    m_panels.back()->draw({}, view());
    connect(m_panels.back().get(), &MetricPanel::drawn, this, [this, panel = m_panels.back().get()] { panelDrawn(*panel); });
    auto* plot = m_panels.back()->plot();
    plot->setLogarithmicX(m_isLogX);
    plot->setLink(m_link); // after the axes, which would undo the zoom of the others
    connect(plot, &Plot::viewChanged, this, [this, plot] { shareScale(*plot); });
    connect(plot, &Plot::pointActivated, this,
            [this, plot](const QString& curve, std::size_t index) { chooseCheckpoint(*plot, {curve, index}); });
}

void MonitorScreen::findMarks()
{
    m_checkpoints = sharedCheckpoints(m_runs, view().along);
    m_drops = dropMarks(m_runs, view().along);
}

void MonitorScreen::showLegend()
{
    std::set<CurveRole> roles;
    for (const auto* panel : m_shown) {
        for (const auto& recipe : recipesOf(panel->kind(), m_runs, view()))
            roles.insert(recipe.role);
    }
    m_legend->setContents({m_runs, std::move(roles), view().halfLife, !m_checkpoints.empty(), !m_drops.empty()});
}

void MonitorScreen::showMarks()
{
    std::vector<Mark> marks;
    if (!m_legend->hidesCheckpoints())
        marks = checkpointMarks(m_checkpoints, m_selection.checkpoint());
    if (!m_legend->hidesDrops())
        marks.insert(marks.end(), m_drops.begin(), m_drops.end());
    auto silent = marks;
    for (auto& mark : silent)
        mark.text.clear();
    for (auto* panel : m_shown)
        panel->setMarks(panel->kind().isSmoothed ? marks : silent);
}

void MonitorScreen::drawAll()
{
    m_due.assign(m_shown.begin(), m_shown.end());
    if (isVisible() && !m_due.empty())
        m_next.start(0);
}

/// One panel, then the window's other work, then the next.
void MonitorScreen::drawNext()
{
    if (m_due.empty())
        return;
    auto& panel = *m_due.front();
    m_due.pop_front();
    panel.draw(m_runs, view());
    if (!m_due.empty())
        m_next.start(0);
}

void MonitorScreen::panelDrawn(MetricPanel& panel)
{
    panel.setHidden([this](const CurveRecipe& recipe) { return m_legend->hides(recipe); });
    if (panel.kind().name == u"top1")
        panel.plot()->setHighlights(m_runs.size() == 1 ? bestHighlight(m_runs.front()) : std::vector<Highlight>());
}

void MonitorScreen::hideCurves()
{
    for (auto* panel : m_shown)
        panel->setHidden([this](const CurveRecipe& recipe) { return m_legend->hides(recipe); });
}

void MonitorScreen::shareScale(const Plot& changed)
{
    const bool isLogarithmic = changed.xAxis().scale == Scale::Logarithmic;
    if (std::exchange(m_isLogX, isLogarithmic) == isLogarithmic)
        return;
    for (const auto& panel : m_panels)
        panel->plot()->setLogarithmicX(isLogarithmic);
}

void MonitorScreen::choosePlot(QWidget* focused)
{
    const auto holds = [focused](const MetricPanel* panel) { return panel->plot() == focused || panel->plot()->isAncestorOf(focused); };
    const auto found = focused ? std::ranges::find_if(m_shown, holds) : m_shown.end();
    if (found != m_shown.end())
        m_plotChoice->setCurrentIndex(int(found - m_shown.begin()));
}

/// The checkpoint whose mark is nearest to the point that was clicked, where one is near.
void MonitorScreen::chooseCheckpoint(const Plot& plot, const PointId& point)
{
    const auto curve = std::ranges::find(plot.series(), point.series, &Series::id);
    const auto columnOf = [&](double x) { return plot.placeOf(x, 1).x(); };
    double nearest = 12; // pixels
    QString name;
    for (const auto& one : m_checkpoints) {
        const double distance = std::abs(columnOf(one.at) - columnOf(curve->x[point.index]));
        if (distance < nearest) {
            nearest = distance;
            name = one.name;
        }
    }
    if (!name.isEmpty())
        m_selection.setCheckpoint(name);
}

void MonitorScreen::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    while (!m_due.empty())
        drawNext();
}

void MonitorScreen::finish()
{
    while (!m_due.empty())
        drawNext();
    for (auto* panel : m_shown)
        panel->finish();
}

} // namespace transect
