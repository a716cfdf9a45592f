#include "widgets/monitor/panel_grid.h"

#include <algorithm>

#include <QGridLayout>

namespace transect {

namespace {

constexpr int narrowest = 210; // pixels of a small panel
constexpr int columns = 60;    // rows of 1 to 6 panels divide it

} // namespace

PanelGrid::PanelGrid(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QGridLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(12);
}

void PanelGrid::setPanels(std::vector<QWidget*> large, std::vector<QWidget*> small)
{
    if (large == m_large && small == m_small)
        return;
    for (auto* panel : findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly))
        panel->setVisible(std::ranges::count(large, panel) + std::ranges::count(small, panel) > 0);
    m_large = std::move(large);
    m_small = std::move(small);
    layOut();
}

int PanelGrid::wantedRows() const
{
    const int inARow = std::clamp(width() / narrowest, 1, 6);
    return (int(m_small.size()) + inARow - 1) / inARow;
}

void PanelGrid::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (wantedRows() != m_rows)
        layOut();
}

void PanelGrid::layOut()
{
    while (m_layout->count() > 0)
        delete m_layout->takeAt(0);
    for (int row = 0; row < m_layout->rowCount(); ++row)
        m_layout->setRowStretch(row, 0);
    m_rows = wantedRows();
    const int next = place(m_large, m_large.empty() ? 0 : 1, 0, 5);
    place(m_small, m_rows, next, 3);
}

/// In rows that differ by one panel at most; the next free row.
int PanelGrid::place(const std::vector<QWidget*>& panels, int rows, int firstRow, int stretch)
{
    std::size_t placed = 0;
    for (int row = 0; row < rows; ++row) {
        const auto inThisRow = (panels.size() - placed + std::size_t(rows - row) - 1) / std::size_t(rows - row);
        const int span = columns / int(inThisRow);
        for (int i = 0; i < int(inThisRow); ++i)
            m_layout->addWidget(panels[placed++], firstRow + row, i * span, 1, span);
        m_layout->setRowStretch(firstRow + row, stretch);
    }
    return firstRow + rows;
}

} // namespace transect
