#include "widgets/launch/field_editors.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QSignalBlocker>

#include "widgets/launch/field_text.h"
#include "widgets/launch/wheel_guard.h"

namespace transect {

namespace {

constexpr int numberWidth = 128, textWidth = 264;

QHBoxLayout* rowOf(QWidget* parent, QWidget* control, int width)
{
    auto* row = new QHBoxLayout(parent);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(control);
    if (width > 0)
        control->setFixedWidth(width);
    return row;
}

bool isNumber(const Parameter& parameter)
{
    return parameter.type == ParameterType::Integer || parameter.type == ParameterType::Real;
}

/// A value that is none of the choices is shown too, so that its error has something to stand by.
void choose(QComboBox& box, const QString& text)
{
    if (box.findText(text) < 0)
        box.addItem(text);
    box.setCurrentIndex(box.findText(text));
}

} // namespace

QString placeholderOf(const Parameter& parameter)
{
    if (parameter.defaultValue.is_null())
        return parameter.optional ? LineEditor::tr("not set") : LineEditor::tr("required");
    const auto usual = textOfValue(parameter.defaultValue);
    return parameter.defaultValue.is_array() ? LineEditor::tr("none") : usual;
}

LineEditor::LineEditor(const Parameter& parameter)
    : m_parameter(parameter)
    , m_line(new QLineEdit)
{
    rowOf(this, m_line, isNumber(parameter) ? numberWidth : textWidth);
    m_line->setPlaceholderText(placeholderOf(parameter));
    connect(m_line, &QLineEdit::textEdited, this, &FieldEditor::edited);
}

std::optional<Json> LineEditor::value() const
{
    return valueOfText(m_parameter, m_line->text());
}

void LineEditor::setValue(const Json& value)
{
    const auto text = textOfValue(value);
    if (text != m_line->text())
        m_line->setText(text);
    m_line->setCursorPosition(0);
}

FlagEditor::FlagEditor()
    : m_box(new QCheckBox)
{
    rowOf(this, m_box, 0)->addStretch();
    connect(m_box, &QCheckBox::clicked, this, &FieldEditor::edited);
}

void FlagEditor::setValue(const Json& value)
{
    m_box->setChecked(value.is_boolean() && value.get<bool>());
}

OptionalFlagEditor::OptionalFlagEditor()
    : m_box(new QComboBox)
{
    rowOf(this, m_box, numberWidth);
    keepFromWheel(m_box);
    m_box->addItems({tr("not set"), tr("yes"), tr("no")});
    connect(m_box, &QComboBox::activated, this, &FieldEditor::edited);
}

std::optional<Json> OptionalFlagEditor::value() const
{
    return m_box->currentIndex() == 0 ? Json() : Json(m_box->currentIndex() == 1);
}

void OptionalFlagEditor::setValue(const Json& value)
{
    m_box->setCurrentIndex(!value.is_boolean() ? 0 : value.get<bool>() ? 1 : 2);
}

ChoiceEditor::ChoiceEditor(const Parameter& parameter)
    : m_box(new QComboBox)
{
    rowOf(this, m_box, textWidth);
    keepFromWheel(m_box);
    if (parameter.optional)
        m_box->addItem(QString());
    for (const auto& choice : parameter.choices)
        m_box->addItem(QString::fromStdString(choice));
    connect(m_box, &QComboBox::activated, this, &FieldEditor::edited);
}

std::optional<Json> ChoiceEditor::value() const
{
    const auto text = m_box->currentText();
    return text.isEmpty() ? Json() : Json(text.toStdString());
}

void ChoiceEditor::setValue(const Json& value)
{
    choose(*m_box, textOfValue(value));
}

ChoicesEditor::ChoicesEditor(const Parameter& parameter)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    for (const auto& choice : parameter.choices) {
        m_boxes.push_back(new QCheckBox(QString::fromStdString(choice)));
        row->addWidget(m_boxes.back());
        connect(m_boxes.back(), &QCheckBox::clicked, this, &FieldEditor::edited);
    }
    row->addStretch();
}

std::optional<Json> ChoicesEditor::value() const
{
    auto list = Json::array();
    for (const auto* box : m_boxes) {
        if (box->isChecked())
            list.push_back(box->text().toStdString());
    }
    return list;
}

void ChoicesEditor::setValue(const Json& value)
{
    for (auto* box : m_boxes)
        box->setChecked(std::ranges::find(value, Json(box->text().toStdString())) != value.end());
}

SuggestionEditor::SuggestionEditor(const Parameter& parameter, const QStringList& suggestions)
    : m_parameter(parameter)
    , m_box(new QComboBox)
{
    rowOf(this, m_box, textWidth);
    keepFromWheel(m_box);
    m_box->setEditable(true);
    m_box->setInsertPolicy(QComboBox::NoInsert);
    m_box->addItems(suggestions);
    m_box->setCurrentIndex(-1);
    m_box->lineEdit()->setPlaceholderText(placeholderOf(parameter));
    connect(m_box, &QComboBox::editTextChanged, this, &FieldEditor::edited);
}

std::optional<Json> SuggestionEditor::value() const
{
    return valueOfText(m_parameter, m_box->currentText());
}

void SuggestionEditor::setValue(const Json& value)
{
    const QSignalBlocker blocker(m_box);
    m_box->setEditText(textOfValue(value));
}

} // namespace transect
