#include "widgets/plot/cell_table.h"

#include <cmath>
#include <stdexcept>

#include <QLocale>

#include "widgets/plot/plot_ticks.h"

namespace transect {

namespace {

bool fits(std::size_t labels, std::size_t wanted)
{
    return labels == 0 || labels == wanted;
}

QString labelOf(const std::vector<QString>& labels, std::size_t i)
{
    return labels.empty() ? QLocale().toString(qulonglong(i)) : labels[i];
}

} // namespace

void CellTable::show(HeatMapData data)
{
    if (data.values.size() != data.rows * data.columns)
        throw std::invalid_argument("a heat map has rows x columns values");
    if (!fits(data.rowLabels.size(), data.rows) || !fits(data.columnLabels.size(), data.columns))
        throw std::invalid_argument("a heat map has a label for each row and column, or none");
    const bool sameShape = data.rows == m_data.rows && data.columns == m_data.columns;
    if (!sameShape)
        beginResetModel();
    m_data = std::move(data);
    if (!sameShape)
        return endResetModel();
    if (m_data.values.empty())
        return;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    Q_EMIT headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
}

QString CellTable::rowLabel(std::size_t row) const { return labelOf(m_data.rowLabels, row); }
QString CellTable::columnLabel(std::size_t column) const { return labelOf(m_data.columnLabels, column); }
int CellTable::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_data.rows); }
int CellTable::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_data.columns); }

QVariant CellTable::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const double cell = value({std::size_t(index.row()), std::size_t(index.column())});
    switch (role) {
    case Qt::DisplayRole: return std::isnan(cell) ? QString() : valueText(cell);
    case Qt::UserRole: return cell;
    case Qt::TextAlignmentRole: return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    default: return {};
    }
}

QVariant CellTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || section < 0 || section >= (orientation == Qt::Vertical ? rowCount() : columnCount()))
        return {};
    return orientation == Qt::Vertical ? rowLabel(std::size_t(section)) : columnLabel(std::size_t(section));
}

} // namespace transect
