#pragma once

#include <QWidget>

#include "widgets/launch/series_report.h"

class QComboBox;
class QLabel;
class QSortFilterProxyModel;
class QStandardItemModel;
class QTableView;

namespace transect {

/// Which tensors of a file are those of its network, and which are missing or left: searched, sorted, copied.
class KeyReport : public QWidget {
    Q_OBJECT

public:
    explicit KeyReport(QWidget* parent = nullptr);

    void setReport(const SeriesReport& report);
    /// "122 matched, 2 missing, 3 unexpected"
    static QString summary(const SeriesReport& report);
    /// The chosen rows, or all that are shown, with tabs between.
    QString chosenText() const;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void copy();

    QLabel* m_file;
    QComboBox* m_state;
    QStandardItemModel* m_keys;
    QSortFilterProxyModel* m_ofState;
    QSortFilterProxyModel* m_rows;
    QTableView* m_view;
};

} // namespace transect
