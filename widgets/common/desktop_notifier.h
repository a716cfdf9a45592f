#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QSet>

namespace transect {

/// Notifications of the desktop (org.freedesktop.Notifications). Where there is no such service nothing happens: the window
/// says the same in its message bar.
class DesktopNotifier : public QObject {
    Q_OBJECT

public:
    explicit DesktopNotifier(const QDBusConnection& bus, QObject* parent = nullptr);

    void notify(const QString& title, const QString& text);

Q_SIGNALS:
    void activated(); ///< the user clicked on one of them

private Q_SLOTS:
    void actionInvoked(uint notification, const QString& action);
    void closed(uint notification);

private:
    QDBusConnection m_bus;
    QSet<uint> m_shown;
};

} // namespace transect
