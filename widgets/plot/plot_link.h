#pragma once

#include <map>
#include <optional>

#include <QObject>

#include "analysis/statistics.h"

namespace transect {

/// Plots that share their x range and a crosshair. Made by the screen that holds them; it outlives none of them by need:
/// each end is safe to go first.
class PlotLink : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Nothing: each plot shows the extent of all.
    const std::optional<Interval>& view() const { return m_view; }
    void setView(const std::optional<Interval>& view);

    /// The extent in x of what `member` holds; nothing where it holds nothing or leaves.
    void setExtent(const QObject* member, const std::optional<Interval>& extent);
    std::optional<Interval> extent() const;

    const std::optional<double>& crosshair() const { return m_crosshair; }
    void setCrosshair(const std::optional<double>& x);

Q_SIGNALS:
    void viewChanged();
    void extentChanged();
    void crosshairChanged();

private:
    std::optional<Interval> m_view;
    std::optional<double> m_crosshair;
    std::map<const QObject*, Interval> m_extents;
};

} // namespace transect
