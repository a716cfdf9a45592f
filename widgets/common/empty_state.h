#pragma once

#include <QTimer>
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
    /// "Reading NAME…": said in its place while what there is is not known yet; after a moment, so that what is quick does not
    /// flash. Empty: it is known.
    void setReading(const QString& text);

Q_SIGNALS:
    void triggered();

private:
    QWidget* m_column;
    QLabel* m_reading;
    QTimer m_moment;
    QLabel* m_title;
    QLabel* m_text;
    QPushButton* m_button;
};

} // namespace transect
