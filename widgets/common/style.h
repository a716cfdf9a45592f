#pragma once

#include <QString>

namespace transect {

struct Tokens;

/// What the palette cannot say: heights, paddings and lines of the controls.
QString styleSheet(const Tokens& tokens);

} // namespace transect
