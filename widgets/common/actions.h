#pragma once

#include <functional>
#include <vector>

#include <QAction>
#include <QObject>

namespace transect {

/// What an action is made of. `id` ("run.stop") is its object name and the key of a changed shortcut.
struct ActionSpec {
    QString id, text, icon;          ///< icon: of widgets/common/icons.h, or empty
    QKeySequence shortcut;
    QString section;                 ///< the menu that holds it; empty: only in the palette
    QString help;                    ///< one sentence
};

/// Every action of the window, once: menus, tool bars, the command palette and the shortcut editor read it.
class Actions : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// The action belongs to this object. `id` is new.
    QAction* add(const ActionSpec& spec, const std::function<void()>& triggered);
    QAction* action(const QString& id) const; ///< nullptr where there is none
    /// In the order in which they were added.
    const std::vector<QAction*>& all() const { return m_actions; }
    /// Its section's actions in order.
    std::vector<QAction*> section(const QString& name) const;

    /// Empty, or the action that has `shortcut` already.
    QAction* withShortcut(const QKeySequence& shortcut) const;
    void setShortcut(QAction* action, const QKeySequence& shortcut); ///< remembered in the settings
    QKeySequence defaultShortcut(const QAction* action) const;

private:
    std::vector<QAction*> m_actions;
};

} // namespace transect
