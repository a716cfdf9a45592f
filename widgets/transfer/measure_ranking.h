#pragma once

#include <QWidget>

#include "widgets/transfer/transfer_figure.h"

class QComboBox;
class QLabel;
class QTableWidget;

namespace transect {

/// Which measure, label-free or label-aware, would have picked the checkpoint: a table by regret for one FE curve of a
/// figure, chosen where there are several. Hidden while no measure is known.
class MeasureRanking : public QWidget {
    Q_OBJECT

public:
    explicit MeasureRanking(QWidget* parent = nullptr);

    void setFigure(const TransferFigure& figure);
    int count() const { return int(m_ranked.size()); } ///< curves that measures are ranked for
    void choose(int curve);
    QTableWidget* table() const { return m_table; } ///< of the chosen curve
    QString caption() const; ///< "FE digits: which measure would have picked the checkpoint"

private:
    void fill();

    struct Ranked {
        QString id, name;
        TransferCurve curve;
        std::vector<MeasureRank> ranks;
    };
    std::vector<Ranked> m_ranked;
    QLabel* m_caption;
    QComboBox* m_curves;
    QTableWidget* m_table;
};

} // namespace transect
