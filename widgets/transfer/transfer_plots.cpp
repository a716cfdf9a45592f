#include "widgets/transfer/transfer_plots.h"

#include <algorithm>

#include <QEvent>
#include <QHBoxLayout>
#include <QStackedWidget>

#include "widgets/plot/plot.h"
#include "widgets/plot/plot_link.h"
#include "widgets/plot/plot_tools.h"

namespace transect {

TransferPlots::TransferPlots(QWidget* parent)
    : QWidget(parent)
    , m_link(new PlotLink(this))
    , m_tools(new QStackedWidget)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_tools->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    addPlot();
}

void TransferPlots::addPlot()
{
    auto* plot = new Plot;
    plot->setObjectName(m_plots.empty() ? QStringLiteral("transferPlot") : QStringLiteral("transferPlot.%1").arg(m_plots.size()));
    plot->setLink(m_link);
    plot->installEventFilter(this);
    plot->canvas()->installEventFilter(this);
    connect(plot, &Plot::pointActivated, this, &TransferPlots::pointActivated);
    auto* tools = new PlotTools(*plot);
    connect(tools, &PlotTools::failed, this, &TransferPlots::failed);
    m_tools->addWidget(tools);
    layout()->addWidget(plot);
    m_plots.push_back(plot);
}

void TransferPlots::setCount(std::size_t count)
{
    while (m_plots.size() < count)
        addPlot();
    while (m_plots.size() > count) {
        delete m_tools->widget(m_tools->count() - 1); // before the plot that it is of
        delete m_plots.back();
        m_plots.pop_back();
    }
}

void TransferPlots::setFigure(const TransferFigure& figure, bool sideBySide)
{
    const auto targets = sideBySide ? figure.targets() : std::vector<std::string>();
    setCount(std::max<std::size_t>(1, targets.size()));
    for (std::size_t i = 0; i < m_plots.size(); ++i) {
        const bool isAlone = targets.size() < 2;
        m_plots[i]->setTitle(isAlone ? tr("Transfer curves") : tr("Transfer curves on %1").arg(QString::fromStdString(targets[i])));
        m_plots[i]->setAxes(figure.xAxis(), figure.yAxis());
        m_plots[i]->setSeries(isAlone ? figure.series() : figure.series(targets[i]));
    }
}

void TransferPlots::setHighlights(const std::vector<Highlight>& highlights)
{
    for (auto* plot : m_plots) {
        auto own = highlights;
        std::erase_if(own, [&](const Highlight& one) { return std::ranges::none_of(plot->series(), [&](const Series& series) { return series.id == one.series; }); });
        plot->setHighlights(std::move(own));
    }
}

void TransferPlots::setMarks(const std::vector<Mark>& marks)
{
    for (auto* plot : m_plots)
        plot->setMarks(marks);
}

bool TransferPlots::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::MouseButtonPress || event->type() == QEvent::Enter) {
        const auto used = std::ranges::find_if(m_plots, [watched](const Plot* plot) { return plot == watched || plot->canvas() == watched; });
        if (used != m_plots.end())
            m_tools->setCurrentIndex(int(used - m_plots.begin()));
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace transect
