#include "widgets/common/system_look.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusReply>
#include <QGuiApplication>
#include <QStyleHints>

namespace transect {

namespace {

constexpr auto settingsService = "org.freedesktop.portal.Desktop", settingsPath = "/org/freedesktop/portal/desktop", settingsInterface = "org.freedesktop.portal.Settings";
constexpr auto appearanceGroup = "org.freedesktop.appearance", colourScheme = "color-scheme";

#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
std::optional<bool> darkOf(Qt::ColorScheme scheme)
{
    return scheme == Qt::ColorScheme::Unknown ? std::nullopt : std::optional(scheme == Qt::ColorScheme::Dark);
}
#endif

} // namespace

SystemLook::SystemLook(const QDBusConnection& bus, QObject* parent)
    : QObject(parent)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const auto* hints = QGuiApplication::styleHints();
    m_dark = darkOf(hints->colorScheme());
    if (m_dark) {
        connect(hints, &QStyleHints::colorSchemeChanged, this, [this](Qt::ColorScheme scheme) { set(darkOf(scheme)); });
        return;
    }
#endif
    ask(bus);
}

void SystemLook::ask(QDBusConnection bus)
{
    bus.connect(settingsService, settingsPath, settingsInterface, "SettingChanged", this, SLOT(settingChanged(QString, QString, QDBusVariant)));
    auto call = QDBusMessage::createMethodCall(settingsService, settingsPath, settingsInterface, "Read");
    call << appearanceGroup << colourScheme;
    // A portal that runs answers in a millisecond: the first picture has its colours. One that has yet to start is not waited for.
    constexpr int patience = 100; // ms
    const QDBusReply<QDBusVariant> atOnce = bus.call(call, QDBus::Block, patience);
    if (atOnce.isValid())
        return accept(atOnce.value().variant());
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        // Without a portal the palette at the start is all there is.
        if (!reply.isError())
            accept(reply.value().variant());
    });
}

void SystemLook::settingChanged(const QString& group, const QString& key, const QDBusVariant& value)
{
    if (group == QLatin1String(appearanceGroup) && key == QLatin1String(colourScheme))
        accept(value.variant());
}

/// Read() puts the value into a variant inside its variant, the signal does not.
void SystemLook::accept(const QVariant& scheme)
{
    constexpr uint dark = 1, light = 2;
    const auto value = (scheme.canConvert<QDBusVariant>() ? scheme.value<QDBusVariant>().variant() : scheme).toUInt();
    set(value == dark ? std::optional(true) : value == light ? std::optional(false) : std::nullopt);
}

void SystemLook::set(std::optional<bool> dark)
{
    if (dark == m_dark)
        return;
    m_dark = dark;
    Q_EMIT changed();
}

} // namespace transect
