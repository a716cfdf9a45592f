#pragma once

#include <vector>

#include <QString>

#include "widgets/runs/listing.h"

namespace transect {

// What runs, of a study or of a choice, are together.

using RunGroup = std::vector<const ListedRun*>;

/// What most wants attention among them; finished where there are none.
RunStatus leadingStatus(const RunGroup& runs);
/// The mean, from 0 to 1.
double shareDone(const RunGroup& runs);
/// Of each target and mode that which validation chose.
std::vector<BestFigure> bestOf(const RunGroup& runs);
/// "FE mnist", "AUC both".
QString nameOf(const BestFigure& figure);
bool isAuc(const BestFigure& figure);
/// "0.941"; of an AUC "0.802 (95 % interval 0.764 to 0.841, 21 clips)".
QString figureText(const BestFigure& figure);
/// "FE mnist 0.941, FT mnist 0.972".
QString bestText(const std::vector<BestFigure>& best);

} // namespace transect
