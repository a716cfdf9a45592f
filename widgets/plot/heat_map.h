#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "widgets/plot/chart.h"
#include "widgets/plot/series_colours.h"

namespace transect {

/// A table of numbers, [rows, columns] row by row; NaN where there is none. Row 0 is drawn at the bottom, as on a y axis.
/// `rowLabels` and `columnLabels` are as long as the table is high and wide, or empty (then the numbers of rows and columns).
struct HeatMapData {
    std::size_t rows = 0, columns = 0;
    std::vector<double> values;
    std::vector<QString> rowLabels, columnLabels;
    QString rowTitle, columnTitle, valueTitle;
};

struct Cell {
    std::size_t row = 0, column = 0;
    bool operator==(const Cell&) const = default;
};

/// A table as colours with its scale beside. Arrow keys move a cursor from cell to cell, Return activates it.
class HeatMap : public Chart {
    Q_OBJECT

public:
    explicit HeatMap(QWidget* parent = nullptr);
    ~HeatMap() override;

    /// Throws std::invalid_argument where the lengths disagree.
    void setData(HeatMapData data);
    const HeatMapData& data() const;
    /// A diverging ramp has its middle at 0 and the same length on both sides.
    void setRamp(Ramp ramp);
    /// Colours by the logarithm; values that are not positive are hatched like absent ones. Not for a diverging ramp.
    void setLogarithmic(bool logarithmic);
    bool isLogarithmic() const;
    void setEmptyText(const QString& text);

    std::optional<Cell> cursor() const;
    void setCursor(const std::optional<Cell>& cell);
    std::optional<Cell> cellAt(const QPointF& place) const; ///< place: in the coordinates of canvas()
    QRectF placeOf(const Cell& cell) const;
    QColor colourOf(const Cell& cell) const;                ///< invalid where the cell is hatched
    QString cellText(const Cell& cell) const;
    QWidget* canvas() const;
    int drawings() const;
    void drawNow();

    QSize sizeHint() const override;
    QSize pictureSize() const override;
    void paintPicture(QPainter& painter, const QSize& size, Extent extent) override;
    void takeColours() override;
    QAbstractTableModel* tableModel() override;
    QString tableText(Extent extent, QChar separator) const override;

Q_SIGNALS:
    void cellActivated(std::size_t row, std::size_t column);
    void cursorMoved(std::size_t row, std::size_t column);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace transect
