#include "widgets/plot/plot_legend.h"

#include <algorithm>

#include <QAbstractButton>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include "widgets/common/theme.h"
#include "widgets/plot/chart_colours.h"
#include "widgets/plot/curve_painter.h"

namespace transect {

namespace {

constexpr int rowHeight = 24, sampleWidth = 24, itemGap = 8, widestItem = 260, rowsInSight = 3;

int widthOf(const LegendItem& item)
{
    const QFontMetrics metrics(Theme::current().font(11));
    return std::min(widestItem, itemGap + sampleWidth + itemGap + metrics.horizontalAdvance(item.name) + itemGap);
}

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

void paintItem(QPainter& painter, const QRect& rect, const LegendItem& item)
{
    const auto& tokens = chartTokens();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF sample(rect.left() + itemGap, rect.top(), sampleWidth, rect.height());
    paintSample(painter, sample, item.style, item.hidden ? tokens.line : item.colour);
    auto font = Theme::current().font(11);
    font.setStrikeOut(item.hidden);
    painter.setFont(font);
    painter.setPen(item.hidden ? tokens.quietText : tokens.text);
    const auto text = rect.adjusted(itemGap + sampleWidth + itemGap, 0, -itemGap, 0);
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft, painter.fontMetrics().elidedText(item.name, Qt::ElideMiddle, text.width() + 1));
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
        widths.push_back(widthOf(item));
    return placesOf(widths, width);
}

} // namespace

class LegendEntry : public QAbstractButton {
    Q_OBJECT

public:
    using QAbstractButton::QAbstractButton;

    void setItem(const LegendItem& item)
    {
        m_item = item;
        setText(item.name);
        setAccessibleName(item.name);
        setToolTip(tr("%1. Click to hide or show, double click to show alone").arg(item.name));
        setChecked(!item.hidden);
        update();
    }
    const LegendItem& item() const { return m_item; }

Q_SIGNALS:
    void isolateWanted();

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const auto& tokens = chartTokens();
        if (underMouse())
            painter.fillRect(rect(), tokens.window);
        paintItem(painter, rect(), m_item);
        if (!hasFocus())
            return;
        painter.setPen(QPen(tokens.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(rect().adjusted(1, 1, -1, -1), 4, 4);
    }

    // The base class takes the second press for another click, which would hide the curve again.
    void mouseDoubleClickEvent(QMouseEvent* event) override
    {
        if (event->button() == Qt::LeftButton)
            Q_EMIT isolateWanted();
    }

    void keyPressEvent(QKeyEvent* event) override
    {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            Q_EMIT isolateWanted();
        else
            QAbstractButton::keyPressEvent(event);
    }

    void enterEvent(QEnterEvent*) override { update(); }
    void leaveEvent(QEvent*) override { update(); }

private:
    LegendItem m_item;
};

PlotLegend::PlotLegend(QWidget* parent)
    : QWidget(parent)
    , m_area(new QScrollArea)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_area);
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
        widths.push_back(widthOf(entry->item()));
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
        arrange();
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
        paintItem(painter, places[i].translated(rect.topLeft()), shown[i]);
}

} // namespace transect

#include "plot_legend.moc"
