#pragma once

#include <QString>

namespace transect {

QString clipTime(double seconds);    ///< "0:14.320", "1:02:03.500"
QString clipSeconds(double seconds); ///< "0:14"

} // namespace transect
