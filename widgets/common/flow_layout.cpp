#include "widgets/common/flow_layout.h"

#include <algorithm>

#include <QStyle>
#include <QWidget>

namespace transect {

FlowLayout::FlowLayout(int gap, QWidget* parent)
    : QLayout(parent)
    , m_gap(gap)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout()
{
    for (auto* item : m_items)
        delete item;
}

void FlowLayout::addItem(QLayoutItem* item)
{
    m_items.push_back(item);
}

QLayoutItem* FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[std::size_t(index)] : nullptr;
}

QLayoutItem* FlowLayout::takeAt(int index)
{
    auto* item = itemAt(index);
    if (item)
        m_items.erase(m_items.begin() + index);
    return item;
}

int FlowLayout::heightForWidth(int width) const
{
    return place({0, 0, width, 0}, false);
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const auto* item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    return size;
}

/// All in one row.
QSize FlowLayout::sizeHint() const
{
    QSize size(0, 0);
    for (const auto* item : m_items) {
        if (item->isEmpty())
            continue;
        const auto one = item->sizeHint();
        size = {size.width() + (size.width() > 0 ? m_gap : 0) + one.width(), std::max(size.height(), one.height())};
    }
    return size;
}

void FlowLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    place(rect, true);
}

int FlowLayout::place(const QRect& rect, bool moves) const
{
    const auto direction = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    int x = rect.left(), y = rect.top(), rowHeight = 0;
    std::vector<std::pair<QLayoutItem*, QRect>> row;
    const auto finishRow = [&] {
        for (auto& [item, where] : row) {
            where.translate(0, (rowHeight - where.height()) / 2);
            if (moves)
                item->setGeometry(QStyle::visualRect(direction, rect, where));
        }
        row.clear();
    };
    for (auto* item : m_items) {
        if (item->isEmpty())
            continue;
        const auto size = item->sizeHint().boundedTo({std::max(rect.width(), item->minimumSize().width()), QWIDGETSIZE_MAX});
        if (!row.empty() && x + size.width() > rect.left() + rect.width()) {
            finishRow();
            x = rect.left();
            y += rowHeight + m_gap;
            rowHeight = 0;
        }
        row.push_back({item, QRect(QPoint(x, y), size)});
        x += size.width() + m_gap;
        rowHeight = std::max(rowHeight, size.height());
    }
    finishRow();
    return y + rowHeight - rect.top();
}

} // namespace transect
