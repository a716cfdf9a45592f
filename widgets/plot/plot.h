#pragma once

#include <memory>

#include "widgets/plot/chart.h"
#include "widgets/plot/series.h"

namespace transect {

class PlotLink;

/// The one plot of all screens: curves over two axes.
///
/// Mouse: the wheel and two fingers zoom at the pointer (with Shift only x, with Control only y), a dragged box zooms, the middle button or
/// Space with a drag pans, a click activates the point under it. Keys: Left and Right move a cursor from point to point, Up
/// and Down from curve to curve, Return activates, + and - zoom, 0 shows all, Alt+Left and Alt+Right step through the views
/// that were, Escape clears. It is drawn at most ten times a second for new data, and not at all while it is hidden.
class Plot : public Chart {
    Q_OBJECT

public:
    explicit Plot(QWidget* parent = nullptr);
    ~Plot() override;

    /// Series are known by their id: what is hidden, the cursor and the view are kept. Ids are unique.
    /// The view follows the data until the user zooms.
    void setSeries(std::vector<Series> series);
    const std::vector<Series>& series() const;
    /// The same, for another thread: it stays as it is.
    std::shared_ptr<const std::vector<Series>> sharedSeries() const;
    /// Another axis (label, unit or scale) shows all again; new ticks and limits of the same one keep the zoom and the scale that
    /// the user chose.
    void setAxes(const Axis& x, const Axis& y);
    const Axis& xAxis() const;
    const Axis& yAxis() const;
    void setMarks(std::vector<Mark> marks);
    void setHorizontalMarks(std::vector<Mark> marks);
    void setHighlights(std::vector<Highlight> highlights);
    /// What stands in the place of curves while there are none.
    void setEmptyText(const QString& text);
    /// The legend is shown for two series or more, unless switched off.
    void setLegendShown(bool shown);
    /// One line under the legend and in exports: how the curves were made ("smoothed, half-life 20 steps").
    void setRemark(const QString& remark);

    /// Shares x range and crosshair with the other plots of `link`; nullptr: alone.
    void setLink(PlotLink* link);

    Interval xView() const;
    Interval yView() const;
    /// As if the user had zoomed there; ends are ordered and, on a logarithmic axis, positive.
    void setView(const Interval& x, const Interval& y);
    /// Keeps y as it is.
    void setXView(const Interval& x);
    bool followsData() const;
    bool canZoomBack() const;
    bool canZoomForward() const;
    bool isMeasuring() const;

    bool isHidden(const QString& id) const;
    void setHidden(const QString& id, bool hidden);
    /// Hides the others; shows all where the others are hidden already.
    void isolate(const QString& id);

    std::optional<PointId> cursor() const;
    void setCursor(const std::optional<PointId>& point);
    /// What hovering over a point says.
    QString pointText(const PointId& point) const;
    /// The visible point within 12 pixels of a place of the canvas.
    std::optional<PointId> pointAt(const QPointF& place) const;
    /// Where a value is drawn, in the coordinates of canvas().
    QPointF placeOf(double x, double y) const;
    /// The rectangle between the axes.
    QRectF frame() const;
    /// The widget that gets the mouse.
    QWidget* canvas() const;
    /// Values that a logarithmic axis cannot show, of the visible series.
    int valuesWithoutPlace() const;
    /// How often the curves were drawn.
    int drawings() const;
    /// Draws now what is due; shown or not.
    void drawNow();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    QSize pictureSize() const override;
    void paintPicture(QPainter& painter, const QSize& size, Extent extent) override;
    void takeColours() override;
    QAbstractTableModel* tableModel() override;
    QString tableText(Extent extent, QChar separator) const override;

public Q_SLOTS:
    void zoomIn();
    void zoomOut();
    void zoomBack();
    void zoomForward();
    void resetZoom();
    void setLogarithmicX(bool logarithmic);
    void setLogarithmicY(bool logarithmic);
    /// While on, a drag shows differences in x and y instead of zooming.
    void setMeasuring(bool measuring);

Q_SIGNALS:
    void pointActivated(const QString& id, std::size_t index);
    void cursorMoved(const QString& id, std::size_t index);
    /// Empty where the crosshair left.
    void crosshairMoved(const std::vector<transect::CrosshairValue>& values);
    void markMoved(const QString& id, double at);
    void measured(double dx, double dy);
    /// View, scales, measuring or what is hidden changed.
    void viewChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace transect
