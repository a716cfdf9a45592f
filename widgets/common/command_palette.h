#pragma once

#include <QDialog>

class QLineEdit;
class QListWidget;

namespace transect {

class Actions;

/// Every action by name: type a few letters, Return does it.
class CommandPalette : public QDialog {
    Q_OBJECT

public:
    explicit CommandPalette(const Actions& actions, QWidget* parent = nullptr);

    /// How well `typed` fits `text`: its letters in order, better at beginnings of words and together; below 0: not at all.
    static int fit(const QString& typed, const QString& text);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void filter();
    void trigger();

    const Actions& m_actions;
    QLineEdit* m_typed;
    QListWidget* m_list;
};

} // namespace transect
