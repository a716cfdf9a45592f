#include "widgets/common/application.h"

// A static library's resources are linked only where they are asked for; the macro works outside of namespaces only.
static void loadApplicationPicture()
{
    Q_INIT_RESOURCE(application);
}

namespace transect {

QIcon applicationIcon()
{
    loadApplicationPicture();
    return QIcon::fromTheme(applicationId, QIcon(QStringLiteral(":/application/%1.svg").arg(QLatin1String(applicationId))));
}

} // namespace transect
