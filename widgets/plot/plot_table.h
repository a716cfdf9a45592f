#pragma once

#include <QWidget>

class QSortFilterProxyModel;
class QTableView;

namespace transect {

class Chart;

/// The numbers of a chart: sorted by a click on a heading, filtered by typing, copied with Copy.
class PlotTable : public QWidget {
    Q_OBJECT

public:
    explicit PlotTable(Chart& chart, QWidget* parent = nullptr);

    QTableView* view() const { return m_view; }
    /// The chosen cells, or all where none is, with headings and tabs between.
    QString chosenText() const;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QSortFilterProxyModel* m_rows;
    QTableView* m_view;
};

} // namespace transect
