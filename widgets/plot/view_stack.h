#pragma once

#include <optional>
#include <vector>

#include "widgets/plot/plot_frame.h"

namespace transect {

/// The views that were, with one that is now. Nothing: the view that follows the data.
class ViewStack {
public:
    const std::optional<ViewRange>& current() const { return m_views[m_at]; }
    void push(const std::optional<ViewRange>& view);
    /// In the place of the current one: the next notch of one turn of the wheel.
    void replace(const ViewRange& view) { m_views[m_at] = view; }

    bool canGoBack() const { return m_at > 0; }
    bool canGoForward() const { return m_at + 1 < m_views.size(); }
    void goBack() { m_at -= canGoBack(); }
    void goForward() { m_at += canGoForward(); }
    void clear() { *this = {}; }

private:
    std::vector<std::optional<ViewRange>> m_views{std::nullopt};
    std::size_t m_at = 0;
};

} // namespace transect
