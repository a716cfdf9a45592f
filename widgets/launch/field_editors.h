#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>

#include "widgets/launch/field_editor.h"

namespace transect {

/// What an empty field says in place of a value.
QString placeholderOf(const Parameter& parameter);

/// Numbers, texts, and lists with commas. Empty shows the default as a placeholder.
class LineEditor : public FieldEditor {
    Q_OBJECT

public:
    explicit LineEditor(const Parameter& parameter);
    std::optional<Json> value() const override;
    void setValue(const Json& value) override;
    QWidget* control() override { return m_line; }

private:
    Parameter m_parameter;
    QLineEdit* m_line;
};

class FlagEditor : public FieldEditor {
    Q_OBJECT

public:
    FlagEditor();
    std::optional<Json> value() const override { return Json(m_box->isChecked()); }
    void setValue(const Json& value) override;
    QWidget* control() override { return m_box; }

private:
    QCheckBox* m_box;
};

/// Yes, no or not set.
class OptionalFlagEditor : public FieldEditor {
    Q_OBJECT

public:
    OptionalFlagEditor();
    std::optional<Json> value() const override;
    void setValue(const Json& value) override;
    QWidget* control() override { return m_box; }

private:
    QComboBox* m_box;
};

/// One of the choices of a text.
class ChoiceEditor : public FieldEditor {
    Q_OBJECT

public:
    explicit ChoiceEditor(const Parameter& parameter);
    std::optional<Json> value() const override;
    void setValue(const Json& value) override;
    QWidget* control() override { return m_box; }

private:
    QComboBox* m_box;
};

/// Any of the choices of a list of texts, in the order of their declaration.
class ChoicesEditor : public FieldEditor {
    Q_OBJECT

public:
    explicit ChoicesEditor(const Parameter& parameter);
    std::optional<Json> value() const override;
    void setValue(const Json& value) override;
    QWidget* control() override { return m_boxes.front(); }

private:
    std::vector<QCheckBox*> m_boxes;
};

/// Any text, with some to choose from.
class SuggestionEditor : public FieldEditor {
    Q_OBJECT

public:
    SuggestionEditor(const Parameter& parameter, const QStringList& suggestions);
    std::optional<Json> value() const override;
    void setValue(const Json& value) override;
    QWidget* control() override { return m_box; }

private:
    Parameter m_parameter;
    QComboBox* m_box;
};

} // namespace transect
