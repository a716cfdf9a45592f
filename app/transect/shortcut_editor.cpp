#include "shortcut_editor.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include "widgets/common/actions.h"

namespace transect {

ShortcutEditor::ShortcutEditor(Actions& actions, QWidget* parent)
    : QDialog(parent)
    , m_actions(actions)
    , m_table(new QTableWidget(0, 2))
    , m_keys(new QKeySequenceEdit)
    , m_problem(new QLabel)
{
    setObjectName("shortcutEditor");
    setWindowTitle(tr("Shortcuts"));
    resize(520, 560);
    m_table->setObjectName("shortcutTable");
    m_table->setAccessibleName(tr("Actions and their keys"));
    m_table->setHorizontalHeaderLabels({tr("Action"), tr("Keys")});
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->verticalHeader()->hide();
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_keys->setObjectName("shortcutKeys");
    m_keys->setAccessibleName(tr("New keys of the chosen action"));
    m_problem->setObjectName("shortcutProblem");
    m_problem->setProperty("bad", true);
    m_problem->setWordWrap(true);
    auto* use = new QPushButton(tr("Use these keys"));
    use->setObjectName("shortcutUse");
    use->setProperty("primary", true);
    auto* back = new QPushButton(tr("Restore"));
    back->setObjectName("shortcutRestore");
    back->setToolTip(tr("The keys that the action had at first"));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_keys, 1);
    row->addWidget(use);
    row->addWidget(back);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_problem);
    layout->addLayout(row);
    fill();
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &ShortcutEditor::choose);
    connect(use, &QPushButton::clicked, this, &ShortcutEditor::apply);
    connect(back, &QPushButton::clicked, this, &ShortcutEditor::restore);
    m_table->setCurrentCell(0, 0); // selectRow() finds no column where reading begins at the right
}

void ShortcutEditor::fill()
{
    const auto& all = m_actions.all();
    m_table->setRowCount(int(all.size()));
    for (int row = 0; row < int(all.size()); ++row) {
        m_table->setItem(row, 0, new QTableWidgetItem(all[std::size_t(row)]->text()));
        m_table->setItem(row, 1, new QTableWidgetItem(all[std::size_t(row)]->shortcut().toString(QKeySequence::NativeText)));
    }
}

void ShortcutEditor::choose()
{
    const int row = m_table->currentRow();
    m_keys->setKeySequence(m_actions.all()[std::size_t(row)]->shortcut());
    m_problem->clear();
}

void ShortcutEditor::apply()
{
    const int row = m_table->currentRow();
    auto* action = m_actions.all()[std::size_t(row)];
    const auto* other = m_actions.withShortcut(m_keys->keySequence());
    if (other && other != action) {
        m_problem->setText(tr("\"%1\" has these keys already").arg(other->text()));
        return;
    }
    m_actions.setShortcut(action, m_keys->keySequence());
    m_problem->clear();
    m_table->item(row, 1)->setText(action->shortcut().toString(QKeySequence::NativeText));
}

void ShortcutEditor::restore()
{
    m_keys->setKeySequence(m_actions.defaultShortcut(m_actions.all()[std::size_t(m_table->currentRow())]));
    apply();
}

} // namespace transect
