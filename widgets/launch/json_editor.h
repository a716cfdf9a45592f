#pragma once

#include <optional>

#include <QWidget>

#include "record/error.h"
#include "record/json.h"

class QLabel;
class QPlainTextEdit;

namespace transect {

/// A specification as text. What is wrong with it is marked in its line and said below.
class JsonEditor : public QWidget {
    Q_OBJECT

public:
    explicit JsonEditor(QWidget* parent = nullptr);

    // Each can be undone by the user, and does not emit edited().
    void setJson(const Json& json);
    void setText(const QString& text);

    QString text() const;
    /// Throws Error "bad-json".
    Json json() const;
    /// Marks the field, or the line that a "bad-json" names; nothing removes the mark.
    void showProblem(const std::optional<ErrorRecord>& problem);
    int problemLine() const { return m_line; } ///< from 1; 0: none
    void focusProblem();

Q_SIGNALS:
    void edited();

private:
    int lineOf(const ErrorRecord& problem) const;
    void mark(int line);

    QPlainTextEdit* m_text;
    QLabel* m_problem;
    int m_line = 0;
    bool m_setting = false;
};

} // namespace transect
