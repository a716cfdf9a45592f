#include "widgets/launch/field_row.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include "record/error.h"
#include "widgets/common/icons.h"
#include "widgets/common/texts.h"
#include "widgets/launch/field_editor.h"
#include "widgets/launch/field_text.h"
#include "widgets/launch/note_label.h"

namespace transect {

namespace {

constexpr int indent = 16, labelColumn = 176;

} // namespace

int labelWidth(int depth)
{
    return labelColumn - indent * (depth - 1);
}

QToolButton* makeResetButton(const QString& label, const std::string& path)
{
    auto* button = new QToolButton;
    button->setIcon(icon("reset"));
    button->setObjectName("reset." + QString::fromStdString(path));
    button->setToolTip(FieldRow::tr("Back to the default"));
    button->setAccessibleName(FieldRow::tr("%1: back to the default").arg(label));
    auto policy = button->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    button->setSizePolicy(policy);
    button->hide();
    return button;
}

void showDifference(QLabel& label, QToolButton& reset, bool differs)
{
    reset.setVisible(differs);
    // By the style sheet, which would undo a font that is set before the label is shown.
    const QString style = differs ? "font-weight: 600" : "";
    if (label.styleSheet() != style)
        label.setStyleSheet(style);
}

FieldRow::FieldRow(const Parameter& parameter, const FormPlace& place)
    : FormPart(parameter, place.path)
    , m_default(completeDefault(parameter))
    , m_editor(makeEditor(parameter, place.within, place.context))
    , m_label(new QLabel(labelOf(parameter.name)))
    , m_note(new NoteLabel)
    , m_reset(makeResetButton(m_label->text(), place.path))
{
    build(place);
    describeControl();
    connect(m_reset, &QToolButton::clicked, this, &FieldRow::reset);
    connect(m_editor, &FieldEditor::edited, this, [this] {
        m_touched = true;
        check();
        Q_EMIT edited();
    });
    set(nullptr);
}

void FieldRow::build(const FormPlace& place)
{
    m_label->setFixedWidth(labelWidth(place.depth));
    m_label->setBuddy(m_editor->control());
    m_note->setObjectName("note." + QString::fromStdString(path()));
    auto* unit = new QLabel(QString::fromStdString(parameter().unit));
    unit->setProperty("quiet", true);
    auto* cell = new QWidget;
    cell->setFixedWidth(controlColumn);
    auto* row = new QHBoxLayout(cell);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_editor);
    row->addWidget(unit, 1);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    grid->addWidget(m_label, 0, 0);
    grid->addWidget(cell, 0, 1);
    grid->addWidget(m_reset, 0, 2);
    grid->addWidget(m_note, 1, 1, 1, 3);
    grid->setColumnStretch(3, 1);
}

void FieldRow::describeControl()
{
    const auto explained = explanation(parameter());
    auto* control = m_editor->control();
    control->setObjectName("field." + QString::fromStdString(path()));
    control->setAccessibleName(placeText(path()));
    control->setAccessibleDescription(explained);
    m_label->setToolTip(explained);
    m_editor->setToolTip(explained);
}

std::optional<Json> FieldRow::changed() const
{
    const auto value = m_editor->value();
    if (!value)
        return std::nullopt;
    try {
        const auto whole = completeOne(parameter(), value);
        return m_default && whole == *m_default ? std::optional<Json>() : whole;
    } catch (const Error&) {
        return value;
    }
}

void FieldRow::set(const Json* given)
{
    m_touched = false;
    m_editor->setValue(given ? *given : m_default.value_or(Json()));
    check();
}

void FieldRow::reset()
{
    set(nullptr);
    m_editor->control()->setFocus(Qt::OtherFocusReason);
    Q_EMIT edited();
}

bool FieldRow::filter(const QString& words)
{
    const bool found = isFound(words);
    setFound(found);
    return found;
}

QWidget* FieldRow::control()
{
    return m_editor->control();
}

void FieldRow::check()
{
    const bool differs = m_default && changed().has_value();
    showDifference(*m_label, *m_reset, differs);
    m_error = errorOfValue();
    // An empty field of a new form is no mistake yet.
    const bool isMistake = !m_error.isEmpty() && (m_touched || m_editor->value());
    m_editor->setWrong(isMistake);
    m_editor->control()->setAccessibleDescription(isMistake ? m_error : explanation(parameter()));
    showNote(isMistake);
}

QString FieldRow::errorOfValue() const
{
    try {
        completeOne(parameter(), m_editor->value(), path());
        return {};
    } catch (const Error& error) {
        const auto& record = error.record();
        const auto hint = QString::fromStdString(record.hint);
        const auto text = QString::fromStdString(record.text);
        return hint.isEmpty() || hint == QString::fromStdString(parameter().help) ? text : text + "; " + hint;
    }
}

void FieldRow::showNote(bool isMistake)
{
    if (isMistake)
        m_note->setNote(m_error, NoteLabel::Kind::Bad);
    else
        m_note->setNote(m_editor->note(), m_editor->needsAttention() ? NoteLabel::Kind::Attention : NoteLabel::Kind::Quiet);
}

} // namespace transect
