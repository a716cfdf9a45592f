#pragma once

#include "analysis/decimation.h"
#include "widgets/plot/plot_frame.h"
#include "widgets/plot/stroke_sheet.h"

namespace transect {

/// The line through the points of `series` that `indices` names, which ascend in x, as strokes in the pixels of the frame.
StrokedLine strokesOf(const Series& series, const std::vector<std::size_t>& indices, const PixelColumns& columns, const PlotFrame& frame,
                      const QColor& colour);

} // namespace transect
