#include "widgets/review/clip_time.h"

#include <cmath>

namespace transect {

namespace {

QString clock(std::int64_t seconds)
{
    const auto two = [](std::int64_t number) { return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0')); };
    const auto hours = seconds / 3600, minutes = seconds / 60 % 60;
    return (hours > 0 ? QStringLiteral("%1:%2").arg(hours).arg(two(minutes)) : QString::number(minutes)) + ':' + two(seconds % 60);
}

} // namespace

QString clipTime(double seconds)
{
    const auto milliseconds = std::llround(1000 * seconds);
    return clock(milliseconds / 1000) + QStringLiteral(".%1").arg(milliseconds % 1000, 3, 10, QLatin1Char('0'));
}

QString clipSeconds(double seconds)
{
    return clock(std::llround(seconds));
}

} // namespace transect
