#pragma once

#include <optional>
#include <vector>

#include <QColor>
#include <QString>

#include "analysis/statistics.h"

namespace transect {

enum class Marker { None, Circle, Square, Diamond, Triangle };

struct SeriesStyle {
    QColor colour;                   ///< invalid: chosen by id (widgets/plot/series_colours.h)
    Qt::PenStyle dash = Qt::SolidLine; ///< Qt::NoPen: points only
    Marker marker = Marker::None;
    bool faint = false;              ///< behind the others and pale: the raw values under a smoothed curve
    bool band = false;               ///< low and high are a filled band rather than bars
    double width = 1;                ///< of the line in pixels; 1 is used where it is denser than the pixels
};

/// One curve. `y` is as long as `x`; `low`, `high`, `hollow`, `flagged` and `notes` are so too, or empty.
/// NaN in y is a gap. x ascends; a cloud of points (dash NoPen) may be in any order.
struct Series {
    QString id, name;
    std::vector<double> x, y;
    std::vector<double> low, high;   ///< the interval of each y
    std::vector<bool> hollow;        ///< pending points
    SeriesStyle style;
    std::vector<QString> notes = {}; ///< what hovering adds: "n = 5, 95 % interval"
    std::vector<bool> flagged = {};  ///< doubtful points: an exclamation mark stands above, the note says why
};

enum class Scale { Linear, Logarithmic };

struct Tick {
    double at = 0;
    QString text;
    std::optional<double> value = {}; ///< what stands at this place, where the axis counts places: the epoch of a checkpoint
    bool operator==(const Tick&) const = default;
};

struct Axis {
    QString label, unit;
    Scale scale = Scale::Linear;
    std::vector<Tick> ticks;         ///< ascending; empty: numbers
    std::optional<Interval> limits;  ///< what is shown at rest; none: the data's extent and a little more
    bool operator==(const Axis&) const = default;
};

enum class MarkKind { Fine, Reference, Chosen };

/// What tables and files say of a place on an axis: the value of the tick that stands there, else the place itself.
inline double valueAt(const Axis& axis, double place)
{
    for (const auto& tick : axis.ticks) {
        if (tick.at == place && tick.value)
            return *tick.value;
    }
    return place;
}

/// A thin line across the plot at `at`.
struct Mark {
    double at = 0;
    QString text;
    MarkKind kind = MarkKind::Fine;
    QString id;
    bool movable = false;            ///< the user drags it: Plot::markMoved
};

/// A point with a ring and a text beside it: "best FE: epoch 5".
struct Highlight {
    QString series;
    std::size_t index = 0;
    QString text;
};

struct PointId {
    QString series;
    std::size_t index = 0;
    bool operator==(const PointId&) const = default;
};

/// The point of one series that is nearest to the crosshair in x.
struct CrosshairValue {
    PointId point;
    QString name;
    double x = 0, y = 0;
};

} // namespace transect
