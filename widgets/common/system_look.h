#pragma once

#include <optional>

#include <QDBusConnection>
#include <QDBusVariant>
#include <QObject>

namespace transect {

/// Whether the desktop asks for a dark look, while it changes: what Qt knows of it (from 6.5 on), else what the desktop's
/// portal says (org.freedesktop.portal.Settings, color-scheme). Its making takes a tenth of a second at most.
class SystemLook : public QObject {
    Q_OBJECT

public:
    explicit SystemLook(const QDBusConnection& bus, QObject* parent = nullptr);

    std::optional<bool> isDark() const { return m_dark; } ///< nothing: it has not said, or has no preference

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void settingChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void ask(QDBusConnection bus);
    void accept(const QVariant& scheme);
    void set(std::optional<bool> dark);

    std::optional<bool> m_dark;
};

} // namespace transect
