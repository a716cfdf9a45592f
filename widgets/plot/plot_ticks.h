#pragma once

#include <functional>

#include "widgets/plot/plot_frame.h"

namespace transect {

/// Where an axis is labelled, and its fine ticks between.
struct Ticks {
    std::vector<Tick> labelled;
    std::vector<double> fine;
};

/// At most about `most` labels at round numbers: steps of 1, 2 or 5; powers of ten on a logarithmic axis.
Ticks numberTicks(const AxisSpan& axis, int most);

/// Those of `ticks` that lie on the axis; a label is left out where it would touch another. `length`: of the axis in pixels,
/// `size`: the pixels that a label takes along it.
Ticks givenTicks(const std::vector<Tick>& ticks, const AxisSpan& axis, double length, const std::function<double(const QString&)>& size);

/// "0.25", "12,000", "3×10⁻⁷": `step` decides on the digits.
QString numberText(double value, double step);
/// Without zeros at the end of its decimals.
QString valueText(double value, int significant = 5);
/// As many decimals as half the interval justifies: its first digit.
QString valueText(double value, const Interval& interval);

} // namespace transect
