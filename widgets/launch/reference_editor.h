#pragma once

#include <QComboBox>
#include <QLineEdit>

#include "widgets/launch/field_editor.h"

namespace transect {

/// A text or a list of texts that may name files, folders and runs of the library: anything can be typed, what the parameter
/// refers to is browsed for, and the runs that suit it are offered.
class ReferenceEditor : public FieldEditor {
    Q_OBJECT

public:
    ReferenceEditor(const Parameter& parameter, const QStringList& runs);
    std::optional<Json> value() const override;
    void setValue(const Json& value) override;
    QWidget* control() override;

private:
    void offer(const QStringList& runs);
    QWidget* browseButton();
    void browse(bool isForFolder);
    void take(const QStringList& paths);
    QString placeNow() const;
    bool refersTo(const char* what) const;
    bool isList() const { return m_parameter.type == ParameterType::TextList; }

    Parameter m_parameter;
    QComboBox* m_box = nullptr;  ///< where runs are offered
    QLineEdit* m_line = nullptr; ///< its own, or the box's
};

} // namespace transect
