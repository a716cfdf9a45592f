#pragma once

#include <QFrame>

#include "record/error.h"

class QLabel;
class QPushButton;

namespace transect {

/// An inline message near its cause: what happened, what it means, one action. Hidden while there is none.
class MessageBar : public QFrame {
    Q_OBJECT

public:
    enum class Kind { Note, Good, Attention, Bad };

    explicit MessageBar(QWidget* parent = nullptr);

    void show(Kind kind, const QString& text, const QString& action = {});
    /// Text, place and hint of an error of the engine or a run.
    void show(const ErrorRecord& error, const QString& action = {});
    void dismiss();
    QString text() const;

Q_SIGNALS:
    void triggered();

private:
    void restyle();

    Kind m_kind = Kind::Note;
    QLabel* m_icon;
    QLabel* m_text;
    QPushButton* m_action;
    QPushButton* m_close;
};

/// "text\nhint", with its place before it.
QString textOf(const ErrorRecord& error);

} // namespace transect
