#include "widgets/common/actions.h"

#include <algorithm>

#include "widgets/common/icons.h"
#include "widgets/common/settings.h"

namespace transect {

namespace {

constexpr auto sectionProperty = "section";
constexpr auto defaultProperty = "defaultShortcut";

} // namespace

QAction* Actions::add(const ActionSpec& spec, const std::function<void()>& triggered)
{
    Q_ASSERT(!action(spec.id));
    auto* action = new QAction(spec.text, this);
    action->setObjectName(spec.id);
    if (!spec.icon.isEmpty())
        action->setIcon(icon(spec.icon));
    action->setProperty(sectionProperty, spec.section);
    action->setProperty(defaultProperty, spec.shortcut);
    action->setShortcut(Settings().shortcut(spec.id).value_or(spec.shortcut));
    action->setStatusTip(spec.help);
    connect(action, &QAction::triggered, this, [triggered] { triggered(); });
    m_actions.push_back(action);
    return action;
}

QAction* Actions::action(const QString& id) const
{
    const auto found = std::ranges::find(m_actions, id, [](const QAction* one) { return one->objectName(); });
    return found == m_actions.end() ? nullptr : *found;
}

std::vector<QAction*> Actions::section(const QString& name) const
{
    std::vector<QAction*> found;
    std::ranges::copy_if(m_actions, std::back_inserter(found), [&](const QAction* one) { return one->property(sectionProperty).toString() == name; });
    return found;
}

QAction* Actions::withShortcut(const QKeySequence& shortcut) const
{
    const auto found = std::ranges::find_if(m_actions, [&](const QAction* one) { return !shortcut.isEmpty() && one->shortcut() == shortcut; });
    return found == m_actions.end() ? nullptr : *found;
}

void Actions::setShortcut(QAction* action, const QKeySequence& shortcut)
{
    action->setShortcut(shortcut);
    Settings().setShortcut(action->objectName(), shortcut, defaultShortcut(action));
}

QKeySequence Actions::defaultShortcut(const QAction* action) const
{
    return action->property(defaultProperty).value<QKeySequence>();
}

} // namespace transect
