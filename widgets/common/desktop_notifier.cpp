#include "widgets/common/desktop_notifier.h"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

#include "widgets/common/application.h"

namespace transect {

namespace {

constexpr auto notifications = "org.freedesktop.Notifications", notificationsPath = "/org/freedesktop/Notifications";

} // namespace

DesktopNotifier::DesktopNotifier(const QDBusConnection& bus, QObject* parent)
    : QObject(parent)
    , m_bus(bus)
{
    m_bus.connect(notifications, notificationsPath, notifications, "ActionInvoked", this, SLOT(actionInvoked(uint, QString)));
    m_bus.connect(notifications, notificationsPath, notifications, "NotificationClosed", this, SLOT(closed(uint)));
}

void DesktopNotifier::notify(const QString& title, const QString& text)
{
    constexpr uint replacesNone = 0;
    constexpr int asLongAsTheDesktopDoes = -1;
    auto call = QDBusMessage::createMethodCall(notifications, notificationsPath, notifications, "Notify");
    // The body may be taken for markup, the title never is.
    call << QCoreApplication::applicationName() << replacesNone << QString(applicationId) << title << text.toHtmlEscaped()
         << QStringList{"default", tr("Open the window")} << QVariantMap{{"desktop-entry", applicationId}} << asLongAsTheDesktopDoes;
    auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        if (const QDBusPendingReply<uint> reply = *watcher; !reply.isError())
            m_shown.insert(reply.value());
    });
}

void DesktopNotifier::actionInvoked(uint notification, const QString&)
{
    if (m_shown.contains(notification))
        Q_EMIT activated();
}

void DesktopNotifier::closed(uint notification)
{
    m_shown.remove(notification);
}

} // namespace transect
