#include "widgets/common/command_palette.h"

#include <algorithm>

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QVBoxLayout>

#include "widgets/common/actions.h"
#include "widgets/common/theme.h"

namespace transect {

CommandPalette::CommandPalette(const Actions& actions, QWidget* parent)
    : QDialog(parent, Qt::Popup)
    , m_actions(actions)
    , m_typed(new QLineEdit)
    , m_list(new QListWidget)
{
    setObjectName("commandPalette");
    setAttribute(Qt::WA_DeleteOnClose);
    m_typed->setObjectName("commandTyped");
    m_typed->setPlaceholderText(tr("What to do?"));
    m_typed->setAccessibleName(tr("Command"));
    m_typed->installEventFilter(this);
    m_list->setObjectName("commandList");
    m_list->setAccessibleName(tr("Commands"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setIconSize({16, 16});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(m_typed);
    layout->addWidget(m_list);
    resize(480, 360);
    connect(m_typed, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::trigger);
    filter();
    m_typed->setFocus();
}

int CommandPalette::fit(const QString& typed, const QString& text)
{
    int score = 0, last = -2;
    qsizetype at = 0;
    for (const auto letter : typed) {
        if (letter.isSpace())
            continue;
        const auto found = text.indexOf(letter, at, Qt::CaseInsensitive);
        if (found < 0)
            return -1;
        const bool begins = found == 0 || !text[found - 1].isLetterOrNumber();
        score += begins ? 6 : found == last + 1 ? 4 : 1;
        last = int(found);
        at = found + 1;
    }
    return score;
}

void CommandPalette::filter()
{
    std::vector<std::pair<int, QAction*>> found;
    const auto typed = m_typed->text().trimmed();
    for (auto* action : m_actions.all()) {
        // What holds the letters side by side comes before what has them somewhere; help texts count only so.
        int score = fit(typed, action->text());
        if (!typed.isEmpty() && action->text().contains(typed, Qt::CaseInsensitive))
            score += 1000;
        else if (!typed.isEmpty() && action->statusTip().contains(typed, Qt::CaseInsensitive))
            score = std::max(score, 0) + 500;
        if (score >= 0 && action->isVisible())
            found.emplace_back(score, action);
    }
    // What can be done now comes first, then what fits best.
    std::ranges::stable_sort(found, std::greater(), [](const auto& one) { return std::pair(one.second->isEnabled(), one.first); });
    QPixmap noIcon(16, 16);
    noIcon.fill(Qt::transparent);
    m_list->clear();
    for (const auto& [score, action] : found) {
        const auto shortcut = action->shortcut().toString(QKeySequence::NativeText);
        auto* item = new QListWidgetItem(action->icon().isNull() ? QIcon(noIcon) : action->icon(), action->text() + (shortcut.isEmpty() ? QString() : QStringLiteral("   ") + shortcut), m_list);
        item->setData(Qt::UserRole, action->objectName());
        if (!action->isEnabled())
            item->setFlags(Qt::NoItemFlags);
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::trigger()
{
    auto* item = m_list->currentItem();
    if (!item || !(item->flags() & Qt::ItemIsEnabled))
        return;
    auto* action = m_actions.action(item->data(Qt::UserRole).toString());
    close();
    action->trigger();
}

void CommandPalette::paintEvent(QPaintEvent* event)
{
    QDialog::paintEvent(event);
    QPainter painter(this);
    painter.setPen(Theme::current().tokens().line);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

bool CommandPalette::eventFilter(QObject* object, QEvent* event)
{
    if (object != m_typed || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(object, event);
    const auto key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        trigger();
        return true;
    }
    if (key == Qt::Key_Down || key == Qt::Key_Up) {
        const int row = m_list->currentRow() + (key == Qt::Key_Down ? 1 : -1);
        m_list->setCurrentRow(std::clamp(row, 0, std::max(0, m_list->count() - 1)));
        return true;
    }
    return QDialog::eventFilter(object, event);
}

} // namespace transect
