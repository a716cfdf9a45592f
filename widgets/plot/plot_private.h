#pragma once

#include <set>

#include <QElapsedTimer>
#include <QLabel>
#include <QPointer>

#include "widgets/plot/curve.h"
#include "widgets/plot/draw_queue.h"
#include "widgets/plot/plot.h"
#include "widgets/plot/plot_canvas.h"
#include "widgets/plot/plot_legend.h"
#include "widgets/plot/plot_link.h"
#include "widgets/plot/series_table.h"
#include "widgets/plot/view_stack.h"

namespace transect {

/// The inside of a plot: plot.cpp has what it holds, plot_view.cpp what it shows, plot_drawing.cpp how that looks and
/// plot_input.cpp what the user does with it.
struct Plot::Private {
    enum class Drag { None, Box, Pan, Measure, VerticalMark, HorizontalMark };

    explicit Private(Plot& owner);

    // What it holds.
    void takeSeries(std::vector<Series> newSeries);
    void seriesChanged();
    static bool giveAxis(const Axis& wanted, Axis& given, Axis& shown);
    void setScale(Axis& axis, bool logarithmic);
    void viewReset();
    void axesChanged();
    void hiddenChanged();
    void themeChanged();
    void updateColours();
    void updateLegend();
    std::optional<std::size_t> find(const QString& id) const;
    bool isShown(std::size_t i) const;
    bool holds(const PointId& point) const;
    std::vector<LegendItem> legendItems() const;

    // What it shows.
    AxisSpan restSpan(bool horizontal) const;
    std::optional<Interval> dataExtent(bool horizontal) const;
    ViewRange view() const;
    ViewRange allowed(ViewRange wanted) const;
    void showView(const std::optional<ViewRange>& view, bool replacesLast = false);
    void shareView();
    void updateExtent();
    void updateDescription();
    void zoomAt(const QPointF& place, double factor, bool inX, bool inY);
    void step(bool forward);
    bool isEmpty() const;

    // How it looks.
    void draw();
    void paintBelow(QPainter& painter);
    void paintCurves(QPainter& painter);
    /// What the words of a highlight are not to hide: the points of curves with markers, and the words of marks.
    std::vector<QPointF> pointsToSee(const PlotFrame& frame) const;
    void paintAbove(QPainter& painter);
    void paintCrosshair(QPainter& painter, const PlotFrame& frame);
    void paintCursor(QPainter& painter, const PlotFrame& frame);
    void paintDrag(QPainter& painter, const PlotFrame& frame);
    void paintMeasure(QPainter& painter, const PlotFrame& frame);
    QMargins margins() const;
    QString withoutPlaceText(const PlotFrame& frame) const;
    QString describe() const;
    QString measureText(const QPointF& from, const QPointF& to) const;

    // What the user does with it.
    bool canvasEvent(QEvent& event);
    bool pinch(QEvent& event);
    void press(const QMouseEvent& event);
    void move(const QMouseEvent& event);
    void release(const QMouseEvent& event);
    void wheel(const QWheelEvent& event);
    void click(const QPointF& place);
    void zoomToBox();
    void pan();
    void moveMark();
    void showTip(const QHelpEvent& event);
    void updateShape(const QPointF& place);
    void setCrosshair(const std::optional<double>& x);
    void crosshairChanged();
    std::vector<CrosshairValue> crosshairValues() const;
    bool key(const QKeyEvent& event);
    void moveCursorAlong(int direction);
    void moveCursorAcross(int direction);
    void bringIntoView(const PointId& point);
    void clear();
    std::optional<std::size_t> markAt(const std::vector<Mark>& list, double place, bool horizontal) const;

    Plot& plot;
    std::shared_ptr<const std::vector<Series>> series = std::make_shared<std::vector<Series>>();
    std::vector<Curve> curves;   ///< one for each series
    std::vector<QColor> colours; ///< likewise
    std::set<QString> hidden;
    Axis x, y;           ///< as shown: the user may have changed their scale
    Axis givenX, givenY; ///< as the owner set them
    std::vector<Mark> marks, horizontalMarks;
    std::vector<Highlight> highlights;
    QString emptyText;
    bool legendShown = true;
    bool everything = false; ///< while a picture of all is painted
    double pixelScale = 0;   ///< of the picture that is painted; 0: of the screen

    QPointer<PlotLink> link;
    ViewStack views;
    std::optional<double> crosshair;
    std::optional<PointId> cursor;

    Drag drag = Drag::None;
    bool measuring = false, spaceHeld = false;
    bool showsFocus = false; ///< the user came by keyboard
    QPointF pressed, at;
    ViewRange viewAtPress;
    std::size_t draggedMark = 0;
    std::optional<std::pair<QPointF, QPointF>> measure; ///< in values
    QElapsedTimer sinceWheel;

    PlotCanvas canvas;
    PlotLegend* legend;
    QLabel* remark;
    SeriesTable table;
    DrawQueue queue;
};

} // namespace transect
