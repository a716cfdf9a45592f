#pragma once

#include <functional>
#include <memory>

#include <QWidget>

#include "widgets/plot/plot_frame.h"

namespace transect {

/// Axes, grid and three sheets to paint on: below the curves, the curves, and above them a sheet of its own that is redrawn
/// alone. It hides the plotting library: no other file names it.
class PlotCanvas {
public:
    using Painting = std::function<void(QPainter&)>;
    struct Sheets {
        Painting below, curves, above;
    };

    /// `parent` owns the widget; it does not outlive this object.
    PlotCanvas(QWidget* parent, Sheets sheets);
    ~PlotCanvas();

    QWidget* widget() const;
    void setAxes(const Axis& x, const Axis& y);
    void setView(const ViewRange& view);
    PlotFrame frame() const;
    /// Pixels kept free beside the frame.
    void setMargins(const QMargins& margins);
    void setAxesShown(bool shown);
    void applyTheme();

    void draw();
    void drawAbove();
    /// Without the sheet above the curves.
    void paint(QPainter& painter, const QSize& size);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace transect
