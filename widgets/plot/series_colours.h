#pragma once

#include <span>
#include <vector>

#include <QColor>
#include <QString>

#include "widgets/common/theme.h"

namespace transect {

/// The colours of Okabe and Ito (2008), darkened or lightened where that is needed for a contrast of 3 : 1 with the surface;
/// without yellow on light ground and without black.
const std::vector<QColor>& categoricalColours(const Tokens& tokens);

/// The colour of `id` alone: the same in every run of the program.
QColor seriesColour(const QString& id, const Tokens& tokens);

/// One colour for each of `ids`, in their order: its own colour, or the next free one where an earlier id has that; repeated
/// only where there are more ids than colours. What comes later in the list does not change what comes before.
std::vector<QColor> seriesColours(std::span<const QString> ids, const Tokens& tokens);

/// A colour that was chosen for another theme, in `tokens`: of the categorical colours the one that stands in its place.
QColor seriesColourOn(const QColor& colour, const Tokens& tokens);

enum class Ramp { Cividis, Diverging };

/// Cividis, 0 (dark blue) to 1 (yellow); beyond is clamped.
QColor cividis(double share);
/// Cividis, its end that the surface would swallow darkened or lightened: at least 3 : 1 everywhere; 0 is early and 1 late.
QColor seriesRamp(double share, const Tokens& tokens);
QColor seriesRamp(double share); ///< for the theme of now
/// Blue (-1) over the surface's grey (0) to orange (1).
QColor divergingRamp(double share, const Tokens& tokens);

} // namespace transect
