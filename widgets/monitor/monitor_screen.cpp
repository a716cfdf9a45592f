#include "widgets/monitor/monitor_screen.h"

#include <algorithm>
#include <cmath>

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSlider>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include "analysis/smoothing.h"
#include "widgets/common/empty_state.h"
#include "widgets/common/selection.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"
#include "widgets/plot/plot.h"
#include "widgets/plot/plot_link.h"
#include "widgets/plot/plot_tools.h"
#include "widgets/plot/series_colours.h"

namespace transect {

namespace {

/// A plot: what it shows of which events.
struct PanelKind {
    const char* name;
    QString title, unit;
    std::vector<std::string> metrics; ///< keys of RunDetails::metrics: the dense one first
    double factor = 1;
};

const std::vector<PanelKind>& panelKinds()
{
    static const std::vector<PanelKind> kinds{
        {"loss", MonitorScreen::tr("Loss"), {}, {"metrics.loss", "evaluation.loss"}},
        {"top1", MonitorScreen::tr("Top-1 accuracy"), {}, {"metrics.top1", "evaluation.top1"}},
        {"learning_rate", MonitorScreen::tr("Learning rate"), {}, {"metrics.learning_rate"}},
        {"gradient_norm", MonitorScreen::tr("Gradient norm"), {}, {"metrics.gradient_norm"}},
        {"images_per_second", MonitorScreen::tr("Throughput"), MonitorScreen::tr("images/s"), {"metrics.images_per_second"}},
        {"data_wait", MonitorScreen::tr("Data wait"), MonitorScreen::tr("% of time"), {"metrics.data_wait"}, 100},
        {"memory", MonitorScreen::tr("Memory"), MonitorScreen::tr("MiB"), {"metrics.memory_mib", "metrics.device_memory_mib"}}};
    return kinds;
}

/// What is noisy from step to step; a smoothed learning rate would only lag behind.
bool isSmoothed(const QString& name)
{
    return name == u"loss" || name == u"top1";
}

QString seriesSuffix(const std::string& metric)
{
    if (metric.starts_with("evaluation."))
        return MonitorScreen::tr("held-out");
    if (metric == "metrics.device_memory_mib")
        return MonitorScreen::tr("GPU");
    return {};
}

} // namespace

MonitorScreen::MonitorScreen(Selection& selection, QWidget* parent)
    : QWidget(parent)
    , m_selection(selection)
    , m_stack(new QStackedLayout(this))
    , m_empty(new EmptyState(tr("Nothing to monitor yet"), tr("Choose one run or several at the left: loss, accuracy, throughput and memory are drawn here as they are written.")))
    , m_headline(new QLabel)
    , m_along(new QComboBox)
    , m_smoothing(new QSlider(Qt::Horizontal))
    , m_smoothingText(new QLabel)
    , m_logY(new QToolButton)
    , m_grid(new QWidget)
    , m_gridLayout(new QGridLayout(m_grid))
    , m_link(new PlotLink(this))
{
    m_headline->setObjectName("monitorHeadline");
    m_headline->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_along->setObjectName("monitorAlong");
    m_along->setAccessibleName(tr("Along the x axis"));
    m_along->addItem(tr("Epochs"), int(Along::Epochs));
    m_along->addItem(tr("Steps"), int(Along::Steps));
    m_along->addItem(tr("Time"), int(Along::Time));
    m_smoothing->setObjectName("monitorSmoothing");
    m_smoothing->setAccessibleName(tr("Smoothing"));
    m_smoothing->setToolTip(tr("Half-life of the exponential mean, in points; the raw values stay behind it"));
    m_smoothing->setRange(0, 7);
    m_smoothing->setValue(3);
    m_smoothing->setFixedWidth(120);
    m_smoothingText->setMinimumWidth(64);
    m_logY->setObjectName("monitorLogarithmic");
    m_logY->setText(tr("log y"));
    m_logY->setCheckable(true);
    m_logY->setToolTip(tr("Logarithmic loss"));
    m_logY->setAccessibleName(tr("Logarithmic loss"));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_headline, 1);
    row->addWidget(new QLabel(tr("Smoothing")));
    row->addWidget(m_smoothing);
    row->addWidget(m_smoothingText);
    row->addWidget(m_along);
    row->addWidget(m_logY);
    m_gridLayout->setContentsMargins(0, 0, 0, 0);
    m_gridLayout->setSpacing(16);
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->setSpacing(8);
    layout->addLayout(row);
    layout->addWidget(m_grid, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(content);
    for (const auto& kind : panelKinds()) {
        auto* plot = new Plot(m_grid);
        plot->setObjectName(QStringLiteral("plot.") + kind.name);
        plot->setTitle(kind.title);
        plot->setLink(m_link);
        plot->setMinimumSize(isSmoothed(kind.name) ? QSize(220, 140) : QSize(130, 100));
        m_panels.push_back({kind.name, plot});
    }
    connect(m_along, &QComboBox::currentIndexChanged, this, &MonitorScreen::rebuild);
    connect(m_smoothing, &QSlider::valueChanged, this, &MonitorScreen::rebuild);
    connect(m_logY, &QToolButton::toggled, this, &MonitorScreen::rebuild);
    connect(&Theme::current(), &Theme::changed, this, &MonitorScreen::rebuild);
    rebuild();
}

Plot* MonitorScreen::plot(const QString& name) const
{
    const auto found = std::ranges::find(m_panels, name, &Panel::name);
    return found == m_panels.end() || !found->plot->isVisibleTo(m_grid) ? nullptr : found->plot;
}

void MonitorScreen::setDetails(const std::vector<RunDetailsPtr>& details)
{
    m_details.clear();
    std::ranges::copy_if(details, std::back_inserter(m_details), [](const RunDetailsPtr& one) { return !one->metrics.empty(); });
    const bool chosen = !details.empty();
    const bool waits = chosen && m_details.empty();
    m_empty->setTexts(waits ? tr("No metrics yet") : tr("Nothing to monitor yet"),
                      waits ? tr("%1: %2").arg(QString::fromStdString(details.front()->spec.name), details.front()->state.message.empty() ? stateText(details.front()->state.status) : QString::fromStdString(details.front()->state.message))
                            : tr("Choose one run or several at the left: loss, accuracy, throughput and memory are drawn here as they are written."));
    rebuild();
}

MonitorScreen::Along MonitorScreen::along() const
{
    return Along(m_along->currentData().toInt());
}

double MonitorScreen::smoothing() const
{
    return m_smoothing->value() == 0 ? 0 : std::pow(2.0, m_smoothing->value() - 1);
}

std::vector<double> MonitorScreen::xOf(const MetricSeries& series) const
{
    if (along() == Along::Epochs)
        return series.epoch;
    if (along() == Along::Steps)
        return series.step;
    std::vector<double> minutes;
    for (const auto time : series.time)
        minutes.push_back((time - series.time.front()) / 60);
    return minutes;
}

std::vector<Series> MonitorScreen::seriesOf(const QString& name) const
{
    const auto& kind = *std::ranges::find(panelKinds(), name, [](const PanelKind& one) { return QString::fromLatin1(one.name); });
    std::vector<QString> ids;
    for (const auto& run : m_details)
        ids.push_back(QString::fromStdString(run->folder.root.string()));
    const auto colours = seriesColours(ids, Theme::current().tokens());
    std::vector<Series> list;
    for (std::size_t i = 0; i < m_details.size(); ++i) {
        for (const auto& metric : kind.metrics) {
            const auto found = m_details[i]->metrics.find(metric);
            if (found == m_details[i]->metrics.end())
                continue;
            const bool isDense = metric == kind.metrics.front();
            const auto suffix = seriesSuffix(metric);
            Series raw;
            raw.id = ids[i] + "|" + QString::fromStdString(metric);
            raw.name = QString::fromStdString(m_details[i]->spec.name) + (suffix.isEmpty() ? QString() : QStringLiteral(", ") + suffix);
            raw.x = xOf(found->second);
            raw.y = found->second.value;
            for (auto& value : raw.y)
                value *= kind.factor;
            raw.style.colour = colours[i];
            raw.style.dash = isDense ? Qt::SolidLine : Qt::DashLine;
            raw.style.marker = isDense ? Marker::None : Marker::Square;
            raw.style.width = 2;
            if (isDense && isSmoothed(name) && smoothing() > 0) {
                auto smooth = raw;
                smooth.y = exponentialMean(raw.y, weightOfHalfLife(smoothing()));
                raw.style.faint = true;
                raw.style.width = 1;
                raw.id += "|raw";
                raw.name = tr("%1, raw").arg(raw.name);
                list.push_back(std::move(raw));
                list.push_back(std::move(smooth));
            } else {
                list.push_back(std::move(raw));
            }
        }
    }
    return list;
}

std::vector<Mark> MonitorScreen::marks() const
{
    std::vector<Mark> list;
    if (m_details.size() != 1 || along() == Along::Time)
        return list;
    for (const auto& moment : m_details.front()->checkpoints)
        list.push_back({along() == Along::Epochs ? moment.epoch : double(moment.step), {}, MarkKind::Fine, {}, false});
    return list;
}

QString MonitorScreen::headline() const
{
    if (m_details.size() != 1)
        return tr("%n run(s)", nullptr, int(m_details.size()));
    const auto& run = *m_details.front();
    const QLocale locale;
    QStringList parts{stateText(run.state.status)};
    if (run.state.secondsLeft && run.state.status == RunStatus::Running)
        parts << tr("%1 left").arg(durationText(*run.state.secondsLeft));
    if (const auto held = run.metrics.find("evaluation.top1"); held != run.metrics.end() && !held->second.value.empty()) {
        const auto best = std::ranges::max_element(held->second.value);
        const auto epoch = held->second.epoch[std::size_t(best - held->second.value.begin())];
        parts << tr("held-out top-1 %1, best %2 at epoch %3").arg(locale.toString(held->second.value.back(), 'f', 3), locale.toString(*best, 'f', 3), locale.toString(epoch, 'g', 4));
    }
    return parts.join(QStringLiteral(" · "));
}

void MonitorScreen::rebuild()
{
    m_stack->setCurrentIndex(m_details.empty() ? 0 : 1);
    m_smoothingText->setText(smoothing() > 0 ? tr("%n point(s)", nullptr, int(smoothing())) : tr("off"));
    m_headline->setText(headline());
    for (auto& panel : m_panels)
        draw(panel);
    layOut();
}

void MonitorScreen::draw(Panel& panel)
{
    const auto& kind = *std::ranges::find(panelKinds(), panel.name, [](const PanelKind& one) { return QString::fromLatin1(one.name); });
    auto list = seriesOf(panel.name);
    panel.plot->setVisible(!list.empty());
    const QString x = along() == Along::Epochs ? tr("Epoch") : along() == Along::Steps ? tr("Step") : tr("Time since the start");
    const bool logarithmic = panel.name == u"loss" && m_logY->isChecked();
    panel.plot->setAxes({x, along() == Along::Time ? tr("min") : QString(), Scale::Linear, {}, {}}, {kind.title, kind.unit, logarithmic ? Scale::Logarithmic : Scale::Linear, {}, {}});
    panel.plot->setRemark(isSmoothed(panel.name) && smoothing() > 0 ? tr("Exponential mean with a half-life of %n point(s)", nullptr, int(smoothing())) : QString());
    panel.plot->setLegendShown(isSmoothed(panel.name));
    panel.plot->setMarks(marks());
    panel.plot->setSeries(std::move(list));
}

/// The loss and the accuracy are large, the others small below them.
void MonitorScreen::layOut()
{
    while (m_gridLayout->count() > 0)
        delete m_gridLayout->takeAt(0);
    std::vector<Plot*> large, small;
    for (const auto& panel : m_panels) {
        if (panel.plot->isVisibleTo(m_grid))
            (isSmoothed(panel.name) ? large : small).push_back(panel.plot);
    }
    constexpr int columns = 60;
    const auto place = [&](const std::vector<Plot*>& plots, int row) {
        for (int i = 0; i < int(plots.size()); ++i) {
            const int span = columns / int(plots.size());
            m_gridLayout->addWidget(plots[std::size_t(i)], row, i * span, 1, span);
        }
    };
    place(large, 0);
    place(small, 1);
    m_gridLayout->setRowStretch(0, 5);
    m_gridLayout->setRowStretch(1, 3);
}

} // namespace transect
