#include "widgets/plot/view_stack.h"

namespace transect {

void ViewStack::push(const std::optional<ViewRange>& view)
{
    if (view == current())
        return;
    m_views.resize(m_at + 1);
    m_views.push_back(view);
    ++m_at;
}

} // namespace transect
