#pragma once

#include <QIcon>

namespace transect {

/// By which desktops know the window: the name of its desktop file, its icon and its description (resources/desktop).
inline constexpr auto applicationId = "io.github.transect.Transect";

/// From the icon theme where the program is installed, else the picture that it carries.
QIcon applicationIcon();

} // namespace transect
