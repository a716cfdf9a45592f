#pragma once

#include <memory>
#include <set>

#include <QAbstractTableModel>

#include "widgets/plot/series.h"

namespace transect {

/// The points of the visible series, one row each: series, x, y, low, high, note. Qt::UserRole has the number, for sorting.
/// Growing series insert rows; views keep what is chosen in them.
class SeriesTable : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, X, Y, Low, High, Note, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setSeries(std::shared_ptr<const std::vector<Series>> series, const std::set<QString>& hidden);
    void setAxes(const Axis& x, const Axis& y);
    PointId pointOf(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Part {
        std::size_t series;
        int rows;
    };

    std::pair<const Series*, std::size_t> at(int row) const;
    QVariant number(const Series& series, std::size_t index, int column) const;
    QString text(double value, int column) const;
    double stepOf(int column) const;
    bool isSameParts(const std::vector<Series>& series, const std::vector<Part>& parts) const;
    void shrink(const std::vector<Part>& wanted);
    void grow(const std::vector<Part>& wanted);

    std::shared_ptr<const std::vector<Series>> m_series;
    std::vector<Part> m_parts; ///< the visible series, with as many rows as the views know of
    QString m_x, m_y;
    std::vector<Tick> m_ticks;
    mutable std::optional<double> m_steps[2]; ///< of the last digit shown of x and of y, once it is known
};

/// How numbers in C notation and texts stand in a table of text.
QString tableField(const QString& text, QChar separator);
QString tableNumber(double value);

} // namespace transect
