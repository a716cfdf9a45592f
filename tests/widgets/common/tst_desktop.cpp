#include <QtTest>

#include <QDBusContext>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusUnixFileDescriptor>
#include <QDBusVariant>

#include <fcntl.h>
#include <unistd.h>

#include "widgets/common/application.h"
#include "widgets/common/desktop_notifier.h"
#include "widgets/common/keep_awake.h"
#include "widgets/common/private_bus.h"
#include "widgets/common/system_look.h"

using namespace transect;
using transect::testing::PrivateBus;

/// org.freedesktop.Notifications
class Notifications : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Shown {
        QString icon, title, text;
        QStringList actions;
        QVariantMap hints;
    };
    QList<Shown> shown;

public Q_SLOTS:
    uint Notify(const QString&, uint, const QString& icon, const QString& title, const QString& text, const QStringList& actions, const QVariantMap& hints, int)
    {
        shown << Shown{icon, title, text, actions, hints};
        return uint(100 + shown.size());
    }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString& action);
    void NotificationClosed(uint id, uint reason);
};

/// org.freedesktop.portal.Settings
class SettingsPortal : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    uint scheme = 1;

public Q_SLOTS:
    QDBusVariant Read(const QString& group, const QString& key)
    {
        const bool isKnown = group == u"org.freedesktop.appearance" && key == u"color-scheme";
        return QDBusVariant(QVariant::fromValue(QDBusVariant(isKnown ? QVariant(scheme) : QVariant("unknown"))));
    }

Q_SIGNALS:
    void SettingChanged(const QString& group, const QString& key, const QDBusVariant& value);
};

/// org.freedesktop.portal.Inhibit
class InhibitPortal : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Inhibit")

public:
    QList<uint> asked;

public Q_SLOTS:
    QDBusObjectPath Inhibit(const QString&, uint flags, const QVariantMap&)
    {
        asked << flags;
        return QDBusObjectPath(QStringLiteral("/request/%1").arg(asked.size()));
    }
};

/// org.freedesktop.portal.Request
class InhibitRequest : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Request")

public:
    int closed = 0;

public Q_SLOTS:
    void Close() { ++closed; }
};

/// org.freedesktop.login1.Manager: gives away the writing end of a pipe, and can tell when the last one is closed.
class LoginManager : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")

public:
    ~LoginManager() override
    {
        if (m_reading >= 0)
            ::close(m_reading);
    }

    QString what, mode;
    bool isHeld() const
    {
        char byte = 0;
        return m_reading >= 0 && ::read(m_reading, &byte, 1) != 0; // 0: nobody can write any more
    }

public Q_SLOTS:
    QDBusUnixFileDescriptor Inhibit(const QString& asked, const QString&, const QString&, const QString& how)
    {
        what = asked;
        mode = how;
        int ends[2] = {-1, -1};
        if (::pipe2(ends, O_NONBLOCK | O_CLOEXEC) != 0)
            return {};
        m_reading = ends[0];
        QDBusUnixFileDescriptor given(ends[1]); // a copy
        ::close(ends[1]);
        return given;
    }

private:
    int m_reading = -1;
};

/// What the window tells the desktop and hears from it, against services on a bus of the test's own.
class TestDesktop : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        if (!PrivateBus::isPossible())
            QSKIP("dbus-daemon is not here: apt-get install dbus-daemon");
        m_bus.emplace();
        QVERIFY(m_bus->client().isConnected() && m_bus->service().isConnected());
    }
    void cleanup() { m_bus.reset(); }

    void aNotificationIsShownAndLeadsBack()
    {
        Notifications service;
        offer("org.freedesktop.Notifications", "/org/freedesktop/Notifications", service);
        DesktopNotifier notifier(m_bus->client());
        QSignalSpy activated(&notifier, &DesktopNotifier::activated);
        notifier.notify("1 run ended", "a <b> & c: failed");
        QTRY_COMPARE(service.shown.size(), 1);
        QCOMPARE(service.shown[0].title, QString("1 run ended"));
        QCOMPARE(service.shown[0].text, QString("a &lt;b&gt; &amp; c: failed"));
        QCOMPARE(service.shown[0].icon, QString(applicationId));
        QCOMPARE(service.shown[0].hints.value("desktop-entry").toString(), QString(applicationId));
        QCOMPARE(service.shown[0].actions.value(0), QString("default"));
        // The answer, which names the notification, is on its way: a second one comes after it.
        notifier.notify("again", "");
        QTRY_COMPARE(service.shown.size(), 2);
        Q_EMIT service.ActionInvoked(7, "default"); // another program's
        Q_EMIT service.ActionInvoked(101, "default");
        QTRY_COMPARE(activated.size(), 1);
        Q_EMIT service.NotificationClosed(101, 2);
        Q_EMIT service.ActionInvoked(101, "default");
        Q_EMIT service.ActionInvoked(102, "default");
        QTRY_COMPARE(activated.size(), 2);
    }

    void withoutServicesNothingHappens()
    {
        DesktopNotifier notifier(m_bus->client());
        KeepAwake awake(m_bus->client(), QDBusConnection("no such bus"));
        SystemLook look(QDBusConnection("no such bus"));
        QSignalSpy changed(&look, &SystemLook::changed);
        notifier.notify("title", "text");
        awake.setNeeded(true);
        awake.setNeeded(false);
        QVERIFY(!look.isDark());
        QVERIFY(!changed.wait(50));
    }

    void theLookOfTheDesktopIsFollowed()
    {
        SettingsPortal portal;
        offer("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", portal);
        SystemLook look(m_bus->client());
        QSignalSpy changed(&look, &SystemLook::changed);
        QTRY_VERIFY(look.isDark() == true);
        Q_EMIT portal.SettingChanged("org.freedesktop.appearance", "accent-color", QDBusVariant(2u));
        Q_EMIT portal.SettingChanged("org.freedesktop.appearance", "color-scheme", QDBusVariant(2u));
        QTRY_VERIFY(look.isDark() == false);
        QCOMPARE(changed.size(), 2);
        Q_EMIT portal.SettingChanged("org.freedesktop.appearance", "color-scheme", QDBusVariant(0u));
        QTRY_VERIFY(!look.isDark());
    }

    void theMachineIsKeptAwakeAndLetGo()
    {
        InhibitPortal portal;
        InhibitRequest request;
        LoginManager login;
        offer("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", portal);
        QVERIFY(m_bus->service().registerObject("/request/1", &request, QDBusConnection::ExportAllSlots));
        offer("org.freedesktop.login1", "/org/freedesktop/login1", login);
        KeepAwake awake(m_bus->client(), m_bus->client());
        awake.setNeeded(true);
        awake.setNeeded(true);
        QTRY_COMPARE(portal.asked, QList<uint>{4});
        QTRY_COMPARE(login.what, QString("sleep:idle"));
        QCOMPARE(login.mode, QString("block"));
        QVERIFY(login.isHeld());
        QVERIFY(!QTest::qWaitFor([&] { return !login.isHeld() || request.closed > 0; }, 50));
        awake.setNeeded(false);
        QTRY_VERIFY(!login.isHeld());
        QTRY_COMPARE(request.closed, 1);
    }

    void whatIsAnsweredTooLateIsGivenBack()
    {
        InhibitPortal portal;
        InhibitRequest request;
        LoginManager login;
        offer("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", portal);
        QVERIFY(m_bus->service().registerObject("/request/1", &request, QDBusConnection::ExportAllSlots));
        offer("org.freedesktop.login1", "/org/freedesktop/login1", login);
        KeepAwake awake(m_bus->client(), m_bus->client());
        awake.setNeeded(true);
        awake.setNeeded(false);
        QTRY_COMPARE(request.closed, 1);
        QTRY_VERIFY(!login.what.isEmpty() && !login.isHeld());
    }

private:
    void offer(const char* name, const char* path, QObject& object)
    {
        auto bus = m_bus->service();
        QVERIFY(bus.registerObject(path, &object, QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
        QVERIFY(bus.registerService(name));
    }

    std::optional<PrivateBus> m_bus;
};

QTEST_GUILESS_MAIN(TestDesktop)
#include "tst_desktop.moc"
