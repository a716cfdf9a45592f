#include "widgets/plot/chart.h"

namespace transect {

void Chart::setTitle(const QString& title)
{
    m_title = title;
    setAccessibleName(title);
}

} // namespace transect
