#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace transect {

/// What a screen shows while it has nothing: what will be here, and the one action that brings it.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    explicit EmptyState(const QString& title, const QString& text, const QString& action = {}, QWidget* parent = nullptr);

    void setTexts(const QString& title, const QString& text, const QString& action = {});

Q_SIGNALS:
    void triggered();

private:
    QLabel* m_title;
    QLabel* m_text;
    QPushButton* m_button;
};

} // namespace transect
