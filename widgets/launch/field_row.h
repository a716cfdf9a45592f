#pragma once

#include "widgets/launch/form_part.h"

class QLabel;
class QToolButton;

namespace transect {

class FieldEditor;
class NoteLabel;

/// Label, control, unit, a button that brings the default back, and below what is wrong or worth knowing.
class FieldRow : public FormPart {
    Q_OBJECT

public:
    FieldRow(const Parameter& parameter, const FormPlace& place);

    std::optional<Json> changed() const override;
    void set(const Json* given) override;
    int changedCount() const override { return changed() ? 1 : 0; }
    bool filter(const QString& words) override;
    QWidget* control() override;
    QString error() const { return m_error; } ///< empty: the value is right

private:
    void build(const FormPlace& place);
    void describeControl();
    void reset();
    void check();
    QString errorOfValue() const;
    void showNote(bool isMistake);

    std::optional<Json> m_default; ///< complete; nothing: must be given
    FieldEditor* m_editor;
    QLabel* m_label;
    NoteLabel* m_note;
    QToolButton* m_reset;
    QString m_error;
    bool m_touched = false;
};

// The columns of labels and controls are the same in every section.
int labelWidth(int depth);
constexpr int controlColumn = 336;

/// The button that brings a default back; it keeps its place while it is hidden.
QToolButton* makeResetButton(const QString& label, const std::string& path);
/// The label of what differs from its default is bold.
void showDifference(QLabel& label, QToolButton& reset, bool differs);

} // namespace transect
