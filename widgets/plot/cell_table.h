#pragma once

#include <QAbstractTableModel>

#include "widgets/plot/heat_map.h"

namespace transect {

/// The table behind a heat map, as it is: its rows and columns with their labels.
class CellTable : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void show(HeatMapData data);
    const HeatMapData& cells() const { return m_data; }
    double value(const Cell& cell) const { return m_data.values[cell.row * m_data.columns + cell.column]; }
    QString rowLabel(std::size_t row) const;
    QString columnLabel(std::size_t column) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    HeatMapData m_data;
};

} // namespace transect
