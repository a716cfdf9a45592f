#include "widgets/common/settings.h"

namespace transect {

namespace {

constexpr auto appearanceKey = "appearance";
constexpr auto libraryKey = "library";
constexpr auto recentKey = "recentLibraries";
constexpr auto awakeKey = "keepsAwake";
constexpr auto paperKey = "exportsOnPaper";
constexpr auto languageKey = "language";
constexpr auto shortcutGroup = "shortcuts/";
constexpr auto geometryKey = "layout/geometry";
constexpr auto stateKey = "layout/state";
constexpr auto versionKey = "layout/version";
constexpr auto queriesKey = "queries";
constexpr auto reviewerKey = "review/reviewer";
constexpr auto shownKey = "review/shown";
constexpr auto privacyKey = "review/privacy";

} // namespace

Settings::Settings() = default;

Appearance Settings::appearance() const
{
    const auto name = m_settings.value(appearanceKey).toString();
    return name == u"light" ? Appearance::Light : name == u"dark" ? Appearance::Dark : Appearance::System;
}

void Settings::setAppearance(Appearance appearance)
{
    m_settings.setValue(appearanceKey, appearance == Appearance::Light ? "light" : appearance == Appearance::Dark ? "dark" : "system");
}

QString Settings::library() const
{
    return m_settings.value(libraryKey).toString();
}

void Settings::setLibrary(const QString& folder)
{
    m_settings.setValue(libraryKey, folder);
}

void Settings::addRecentLibrary(const QString& folder)
{
    auto recent = recentLibraries();
    recent.removeAll(folder);
    recent.prepend(folder);
    m_settings.setValue(recentKey, recent.mid(0, 8));
}

QStringList Settings::recentLibraries() const
{
    return m_settings.value(recentKey).toStringList();
}

bool Settings::keepsAwake() const
{
    return m_settings.value(awakeKey, true).toBool();
}

void Settings::setKeepsAwake(bool keeps)
{
    m_settings.setValue(awakeKey, keeps);
}

bool Settings::exportsOnPaper() const
{
    return m_settings.value(paperKey, true).toBool();
}

void Settings::setExportsOnPaper(bool onPaper)
{
    m_settings.setValue(paperKey, onPaper);
}

QString Settings::language() const
{
    return m_settings.value(languageKey).toString();
}

void Settings::setLanguage(const QString& code)
{
    m_settings.setValue(languageKey, code);
}

std::optional<QKeySequence> Settings::shortcut(const QString& action) const
{
    const auto value = m_settings.value(shortcutGroup + action);
    if (!value.isValid())
        return std::nullopt;
    return QKeySequence::fromString(value.toString(), QKeySequence::PortableText);
}

void Settings::setShortcut(const QString& action, const QKeySequence& shortcut, const QKeySequence& normal)
{
    if (shortcut == normal)
        m_settings.remove(shortcutGroup + action);
    else
        m_settings.setValue(shortcutGroup + action, shortcut.toString(QKeySequence::PortableText));
}

QByteArray Settings::geometry() const
{
    return m_settings.value(geometryKey).toByteArray();
}

QByteArray Settings::windowState(int version) const
{
    return m_settings.value(versionKey).toInt() == version ? m_settings.value(stateKey).toByteArray() : QByteArray();
}

void Settings::setLayout(const QByteArray& geometry, const QByteArray& state, int version)
{
    m_settings.setValue(geometryKey, geometry);
    m_settings.setValue(stateKey, state);
    m_settings.setValue(versionKey, version);
}

void Settings::discardLayout()
{
    m_settings.remove("layout");
}

QString Settings::reviewer() const
{
    return m_settings.value(reviewerKey).toString();
}

void Settings::setReviewer(const QString& name)
{
    m_settings.setValue(reviewerKey, name);
}

std::optional<QStringList> Settings::reviewShown() const
{
    return m_settings.contains(shownKey) ? std::optional(m_settings.value(shownKey).toStringList()) : std::nullopt;
}

void Settings::setReviewShown(const QStringList& names)
{
    m_settings.setValue(shownKey, names);
}

QString Settings::reviewPrivacy() const
{
    return m_settings.value(privacyKey).toString();
}

void Settings::setReviewPrivacy(const QString& name)
{
    m_settings.setValue(privacyKey, name);
}

QByteArray Settings::columns(const QString& table) const
{
    return m_settings.value("columns/" + table).toByteArray();
}

void Settings::setColumns(const QString& table, const QByteArray& state)
{
    m_settings.setValue("columns/" + table, state);
}

QStringList Settings::savedQueries() const
{
    return m_settings.value(queriesKey).toStringList();
}

void Settings::setSavedQueries(const QStringList& queries)
{
    m_settings.setValue(queriesKey, queries);
}

} // namespace transect
