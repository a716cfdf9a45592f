#pragma once

#include <QDBusConnection>
#include <QDBusUnixFileDescriptor>
#include <QObject>

namespace transect {

/// Keeps the machine from falling asleep: asks the desktop (org.freedesktop.portal.Inhibit; the screen may go dark) and the
/// system (org.freedesktop.login1). One that is not there is done without. Never blocks; ends with the process at the latest.
class KeepAwake : public QObject {
    Q_OBJECT

public:
    KeepAwake(const QDBusConnection& session, const QDBusConnection& system, QObject* parent = nullptr);
    ~KeepAwake() override;

    void setNeeded(bool needed);

private:
    void askDesktop();
    void askSystem();
    void release(const QString& request);

    QDBusConnection m_session, m_system;
    bool m_needed = false;
    int m_turn = 0;                       ///< an answer to an earlier question is given back
    QString m_request;                    ///< of the desktop, to be closed
    QDBusUnixFileDescriptor m_descriptor; ///< of the system: held open
};

} // namespace transect
