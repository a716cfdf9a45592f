#include "widgets/common/style.h"

#include "widgets/common/theme.h"

namespace transect {

namespace {

// %window and so on stand for the tokens.
const char* const sheet = R"(
QMainWindow::separator { background: %line; width: 1px; height: 1px; }
QDockWidget { font-weight: 600; }
QDockWidget::title { padding: 8px 12px; }
QToolTip { background: %raised; color: %text; border: 1px solid %line; padding: 4px 8px; }
QMenu { background: %raised; border: 1px solid %line; padding: 4px 0; }
QMenu::item { padding: 6px 24px 6px 16px; }
QMenu::icon { padding-left: 12px; }
QMenu::indicator { left: 8px; width: 14px; height: 14px; }
QMenu::item:selected { background: %accent; color: %accentText; }
QMenu::item:disabled { color: %quietText; }
QMenu::separator { height: 1px; background: %line; margin: 4px 0; }
QPushButton { min-height: 26px; padding: 0 12px; border: 1px solid %line; border-radius: 4px; background: %raised; color: %text; outline: none; }
QPushButton:hover { border-color: %quietText; }
QPushButton:pressed { background: %window; }
QPushButton:focus { border: 2px solid %accent; padding: 0 11px; min-height: 24px; }
QPushButton:disabled { color: %quietText; background: %window; }
QPushButton[primary="true"] { background: %accent; color: %accentText; border-color: %accent; }
QPushButton[primary="true"]:focus { border-color: %text; }
QPushButton[primary="true"]:disabled { background: %window; color: %quietText; border-color: %line; }
QPushButton[flat="true"] { border-color: transparent; background: transparent; color: %accent; }
QPushButton[flat="true"]:hover { border-color: %line; }
QPushButton[flat="true"]:focus { border-color: %accent; }
QToolButton { min-height: 26px; min-width: 26px; padding: 0 4px; border: 1px solid transparent; border-radius: 4px; background: transparent; color: %text; }
QToolButton:hover { border-color: %line; background: %raised; }
QToolButton:checked { border-color: %accent; color: %accent; background: %raised; }
QToolButton:focus { border: 2px solid %accent; padding: 0 3px; min-height: 24px; min-width: 24px; }
QToolButton:disabled { color: %quietText; }
QToolButton::menu-indicator { image: none; }
QLineEdit, QPlainTextEdit, QTextEdit { background: %surface; border: 1px solid %line; border-radius: 4px; selection-background-color: %accent; selection-color: %accentText; }
QLineEdit { min-height: 26px; padding: 0 8px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid %accent; }
QLineEdit:focus { padding: 0 7px; min-height: 24px; }
QLineEdit QToolButton { min-height: 0; min-width: 0; padding: 0; border: none; background: transparent; }
QLineEdit[wrong="true"] { border-color: %bad; }
QComboBox, QSpinBox, QDoubleSpinBox { min-height: 22px; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus { border: none; background: transparent; padding: 0 4px; min-height: 0; }
QComboBox QAbstractItemView { background: %raised; border: 1px solid %line; }
QTreeView, QTableView, QListView { background: %surface; border: 1px solid transparent; outline: none; }
QTreeView:focus, QTableView:focus, QListView:focus { border-color: %accent; }
QTreeView::item, QListView::item { min-height: 26px; }
QTreeView::item:hover, QListView::item:hover, QTableView::item:hover { background: %window; }
QTreeView::item:selected, QListView::item:selected, QTableView::item:selected { background: %accent; color: %accentText; }
QHeaderView::section { background: %surface; color: %quietText; border: none; border-bottom: 1px solid %line; padding: 4px 8px; }
QTabBar::tab { padding: 8px 16px; color: %quietText; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: %text; border-bottom: 2px solid %accent; }
QTabBar::tab:hover { color: %text; }
QTabBar::tab:focus { color: %accent; }
QTabWidget::pane { border: none; border-top: 1px solid %line; }
QStatusBar { border-top: 1px solid %line; }
QStatusBar::item { border: none; }
QToolBar { border: none; border-bottom: 1px solid %line; padding: 4px 8px; spacing: 8px; background: %window; }
QSplitter::handle { background: %line; }
QProgressBar { min-height: 4px; max-height: 4px; border: none; border-radius: 2px; background: %line; }
QProgressBar::chunk { border-radius: 2px; background: %accent; }
QLabel[quiet="true"] { color: %quietText; }
QLabel[bad="true"] { color: %bad; }
)";

} // namespace

QString styleSheet(const Tokens& tokens)
{
    // Longer names first: %text is a beginning of no other, but %accent is of %accentText.
    const std::pair<const char*, QColor> colours[] = {
        {"%accentText", tokens.accentText}, {"%accent", tokens.accent}, {"%quietText", tokens.quietText}, {"%surface", tokens.surface},
        {"%raised", tokens.raised}, {"%window", tokens.window}, {"%line", tokens.line}, {"%text", tokens.text}, {"%bad", tokens.bad}};
    auto text = QString::fromLatin1(sheet);
    for (const auto& [name, colour] : colours)
        text.replace(QLatin1String(name), colour.name());
    return text;
}

} // namespace transect
