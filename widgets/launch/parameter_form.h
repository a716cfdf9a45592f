#pragma once

#include <optional>

#include <QWidget>

#include "record/error.h"
#include "record/parameters.h"
#include "widgets/launch/field_editor.h"

class QLabel;
class QLineEdit;
class QScrollArea;

namespace transect {

class FormMembers;
class FormPart;

/// A form made from declarations: every parameter of a schema, checked by the code that checks the command line.
class ParameterForm : public QWidget {
    Q_OBJECT

public:
    /// `prefix` is the place of these parameters in the specification, "source" or "transfer.0"; controls are named
    /// "field.<prefix>.<path>".
    ParameterForm(const Schema& schema, FormContext context, const std::string& prefix = {}, QWidget* parent = nullptr);
    ~ParameterForm() override;

    const Schema& schema() const { return m_schema; }
    /// Only what differs from the defaults; wrong values too, as they were entered.
    Json values() const;
    /// As a specification gives them. What the schema does not know is ignored. Does not emit edited().
    void setValues(const Json& values);
    int changedCount() const;
    /// The first field that is missing or wrong, its path with the prefix.
    std::optional<ErrorRecord> problem() const;

    /// Opens what holds it, scrolls to it and gives it the focus. `path` with the prefix.
    void focusField(const std::string& path);
    /// Puts `widget` under the members of a group. `path` without the prefix.
    void addBelow(const std::string& path, QWidget* widget);

Q_SIGNALS:
    void edited();

protected:
    /// Return in the search goes to what was found; a dialog's primary action is not meant.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    QWidget* searchRow();
    void search(const QString& words);
    void explainFocused(QWidget* focused);
    void showCount();
    std::string placed(const std::string& path) const;

    Schema m_schema;
    FormContext m_context;
    std::string m_prefix;
    QLineEdit* m_search;
    QLabel* m_count;
    QLabel* m_nothing;
    QLabel* m_help;
    QScrollArea* m_scroll;
    FormMembers* m_members;
};

} // namespace transect
