#pragma once

#include <QDialog>

class QKeySequenceEdit;
class QLabel;
class QTableWidget;

namespace transect {

class Actions;

/// Every action with its keys, which can be changed; keys that another action has are refused, with its name.
class ShortcutEditor : public QDialog {
    Q_OBJECT

public:
    explicit ShortcutEditor(Actions& actions, QWidget* parent = nullptr);

private:
    void fill();
    void choose();
    void apply();
    void restore();

    Actions& m_actions;
    QTableWidget* m_table;
    QKeySequenceEdit* m_keys;
    QLabel* m_problem;
};

} // namespace transect
