#pragma once

#include <QDBusConnection>
#include <QProcess>
#include <QStandardPaths>

namespace transect::testing {

/// A message bus of the test's own, with a connection for what is tested and one for the service that it talks to.
class PrivateBus {
public:
    PrivateBus()
    {
        m_daemon.start("dbus-daemon", {"--session", "--nofork", "--nopidfile", "--print-address=1"});
        if (!m_daemon.waitForStarted() || !m_daemon.waitForReadyRead())
            return;
        m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
    }

    ~PrivateBus()
    {
        QDBusConnection::disconnectFromBus("client");
        QDBusConnection::disconnectFromBus("service");
        m_daemon.kill();
        m_daemon.waitForFinished();
    }

    static bool isPossible() { return !QStandardPaths::findExecutable("dbus-daemon").isEmpty(); }
    QDBusConnection client() const { return QDBusConnection::connectToBus(m_address, "client"); }
    QDBusConnection service() const { return QDBusConnection::connectToBus(m_address, "service"); }

private:
    QProcess m_daemon;
    QString m_address;
};

} // namespace transect::testing
