#include "widgets/plot/plot_link.h"

#include <algorithm>

namespace transect {

void PlotLink::setView(const std::optional<Interval>& view)
{
    if (m_view == view)
        return;
    m_view = view;
    Q_EMIT viewChanged();
}

void PlotLink::setExtent(const QObject* member, const std::optional<Interval>& extent)
{
    const auto before = this->extent();
    if (extent)
        m_extents[member] = *extent;
    else
        m_extents.erase(member);
    if (this->extent() != before)
        Q_EMIT extentChanged();
}

std::optional<Interval> PlotLink::extent() const
{
    if (m_extents.empty())
        return std::nullopt;
    auto all = m_extents.begin()->second;
    for (const auto& [member, extent] : m_extents)
        all = {std::min(all.low, extent.low), std::max(all.high, extent.high)};
    return all;
}

void PlotLink::setCrosshair(const std::optional<double>& x)
{
    if (m_crosshair == x)
        return;
    m_crosshair = x;
    Q_EMIT crosshairChanged();
}

} // namespace transect
