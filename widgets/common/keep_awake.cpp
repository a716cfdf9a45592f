#include "widgets/common/keep_awake.h"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace transect {

namespace {

constexpr auto inhibitService = "org.freedesktop.portal.Desktop";

} // namespace

KeepAwake::KeepAwake(const QDBusConnection& session, const QDBusConnection& system, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_system(system)
{
}

KeepAwake::~KeepAwake()
{
    setNeeded(false);
}

void KeepAwake::setNeeded(bool needed)
{
    if (needed == m_needed)
        return;
    m_needed = needed;
    ++m_turn;
    if (needed) {
        askDesktop();
        askSystem();
        return;
    }
    m_descriptor = {};
    if (!m_request.isEmpty())
        release(std::exchange(m_request, {}));
}

void KeepAwake::askDesktop()
{
    constexpr uint suspend = 4;
    auto call = QDBusMessage::createMethodCall(inhibitService, "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Inhibit", "Inhibit");
    call << QString() << suspend << QVariantMap{{"reason", tr("Runs are running")}};
    auto* watcher = new QDBusPendingCallWatcher(m_session.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, turn = m_turn] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusObjectPath> reply = *watcher;
        if (reply.isError())
            return;
        if (turn == m_turn)
            m_request = reply.value().path();
        else
            release(reply.value().path());
    });
}

void KeepAwake::askSystem()
{
    auto call = QDBusMessage::createMethodCall("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "Inhibit");
    call << "sleep:idle" << QCoreApplication::applicationName() << tr("Runs are running") << "block";
    auto* watcher = new QDBusPendingCallWatcher(m_system.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, turn = m_turn] {
        watcher->deleteLater();
        if (const QDBusPendingReply<QDBusUnixFileDescriptor> reply = *watcher; !reply.isError() && turn == m_turn)
            m_descriptor = reply.value();
    });
}

void KeepAwake::release(const QString& request)
{
    m_session.asyncCall(QDBusMessage::createMethodCall(inhibitService, request, "org.freedesktop.portal.Request", "Close"));
}

} // namespace transect
