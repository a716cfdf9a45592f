#pragma once

#include <optional>

#include <QByteArray>
#include <QKeySequence>
#include <QSettings>
#include <QStringList>

#include "widgets/common/theme.h"

namespace transect {

/// What the window remembers, typed. Made where it is needed; QSettings shares the file.
class Settings {
public:
    Settings();

    Appearance appearance() const;
    void setAppearance(Appearance appearance);

    QString library() const; ///< that the window opens at its start; empty: none yet
    void setLibrary(const QString& folder);
    QStringList recentLibraries() const; ///< newest first, at most 8
    void addRecentLibrary(const QString& folder);

    bool keepsAwake() const; ///< while runs run; true unless it was changed
    void setKeepsAwake(bool keeps);

    bool exportsOnPaper() const; ///< pictures in the light colours of paper; true unless it was changed
    void setExportsOnPaper(bool onPaper);

    QString language() const; ///< "de"; empty: the system's
    void setLanguage(const QString& code);

    std::optional<QKeySequence> shortcut(const QString& action) const; ///< where it was changed
    void setShortcut(const QString& action, const QKeySequence& shortcut, const QKeySequence& normal);

    /// Geometry and docks as of `version` of the layout; empty where they were saved by another version.
    QByteArray geometry() const;
    QByteArray windowState(int version) const;
    void setLayout(const QByteArray& geometry, const QByteArray& state, int version);
    void discardLayout();

    QString reviewer() const; ///< who signs verdicts; empty: as the account is named
    void setReviewer(const QString& name);
    std::optional<QStringList> reviewShown() const; ///< what is drawn on the review's picture; nothing: it was never changed
    void setReviewShown(const QStringList& names);
    QString reviewPrivacy() const; ///< empty: it was never changed
    void setReviewPrivacy(const QString& name);

    QByteArray columns(const QString& table) const; ///< which are shown, and how wide
    void setColumns(const QString& table, const QByteArray& state);

    QStringList savedQueries() const;
    void setSavedQueries(const QStringList& queries);

private:
    QSettings m_settings;
};

} // namespace transect
