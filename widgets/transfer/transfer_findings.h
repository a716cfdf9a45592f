#pragma once

#include <vector>

#include <QString>

#include "widgets/plot/series.h"
#include "widgets/transfer/peak_finder.h"
#include "widgets/transfer/transfer_figure.h"

namespace transect {

/// What can honestly be said of the curves of a figure.
struct TransferFindings {
    QString text;                      ///< rich text, a line a curve; empty: nothing
    std::vector<Highlight> highlights; ///< the best checkpoint, where it beats the last one
};

/// Of FE and FT on full features. Within a run checkpoints are compared by a paired bootstrap over draws and test images;
/// of a mean over seeds of pre-training by the runs. Along source accuracy: the correlation too.
TransferFindings findingsOf(const TransferFigure& figure, PeakFinder& finder);

} // namespace transect
