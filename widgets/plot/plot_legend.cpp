#include "widgets/plot/plot_legend.h"

#include <algorithm>

#include <QScrollArea>

#include "widgets/plot/legend_entry.h"

namespace transect {

namespace {

constexpr int rowHeight = 24, widestItem = 260, rowsInSight = 3;

/// One after the other, in rows.
std::vector<QRect> placesOf(const std::vector<int>& widths, int width)
{
    std::vector<QRect> places;
    int x = 0, y = 0;
    for (const int wanted : widths) {
        if (x > 0 && x + wanted > width) {
            x = 0;
            y += rowHeight;
        }
        places.emplace_back(x, y, wanted, rowHeight);
        x += wanted;
    }
    return places;
}

std::vector<LegendItem> shownOf(const std::vector<LegendItem>& items)
{
    std::vector<LegendItem> shown;
    std::copy_if(items.begin(), items.end(), std::back_inserter(shown), [](const auto& item) { return !item.hidden; });
    return shown;
}

std::vector<QRect> placesOf(const std::vector<LegendItem>& items, int width)
{
    std::vector<int> widths;
    for (const auto& item : items)
        widths.push_back(std::min(widestItem, LegendEntry::widthOf(item)));
    return placesOf(widths, width);
}

} // namespace

PlotLegend::PlotLegend(QWidget* parent)
    : QWidget(parent)
    , m_area(new QScrollArea(this))
{
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setWidget(new QWidget);
    m_area->setWidgetResizable(false);
    m_area->viewport()->setAutoFillBackground(false);
    m_area->widget()->setAutoFillBackground(false);
    setAccessibleName(tr("Legend"));
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setFixedHeight(0);
}

bool PlotLegend::showsAlready(const std::vector<LegendItem>& items) const
{
    return std::equal(items.begin(), items.end(), m_entries.begin(), m_entries.end(),
        [](const auto& item, const auto* entry) { return item.id == entry->item().id && item.name == entry->item().name; });
}

void PlotLegend::setItems(const std::vector<LegendItem>& items)
{
    const bool sameNames = showsAlready(items);
    while (m_entries.size() > items.size()) {
        delete m_entries.back();
        m_entries.pop_back();
    }
    while (m_entries.size() < items.size()) {
        auto* entry = new LegendEntry(m_area->widget());
        entry->setCheckable(true);
        entry->setFocusPolicy(Qt::TabFocus);
        connect(entry, &LegendEntry::clicked, this, [this, entry] { Q_EMIT toggled(entry->item().id); });
        connect(entry, &LegendEntry::isolateWanted, this, [this, entry] { Q_EMIT isolated(entry->item().id); });
        entry->show();
        m_entries.push_back(entry);
    }
    for (std::size_t i = 0; i < items.size(); ++i)
        m_entries[i]->setItem(items[i]);
    if (!sameNames)
        arrange();
}

void PlotLegend::arrange()
{
    std::vector<int> widths;
    for (const auto* entry : m_entries)
        widths.push_back(std::min(widestItem, LegendEntry::widthOf(entry->item())));
    const auto places = placesOf(widths, width() - (widths.size() > 8 ? 16 : 0));
    for (std::size_t i = 0; i < places.size(); ++i)
        m_entries[i]->setGeometry(places[i]);
    const int height = places.empty() ? 0 : places.back().bottom() + 1;
    m_area->widget()->resize(width(), height);
    setFixedHeight(std::min(height, rowsInSight * rowHeight));
}

void PlotLegend::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != width())
        arrange(); // may change the height
    m_area->setGeometry(rect());
}

int PlotLegend::heightOf(const std::vector<LegendItem>& items, int width)
{
    const auto places = placesOf(shownOf(items), width);
    return places.empty() ? 0 : places.back().bottom() + 1;
}

void PlotLegend::paint(QPainter& painter, const QRect& rect, const std::vector<LegendItem>& items)
{
    const auto shown = shownOf(items);
    const auto places = placesOf(shown, rect.width());
    for (std::size_t i = 0; i < shown.size(); ++i)
        LegendEntry::paint(painter, places[i].translated(rect.topLeft()), shown[i]);
}

} // namespace transect
