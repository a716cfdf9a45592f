#include "widgets/launch/field_editor.h"

#include <algorithm>

#include <QStyle>

#include "widgets/launch/data_set_picker.h"
#include "widgets/launch/field_editors.h"
#include "widgets/launch/reference_editor.h"

namespace transect {

namespace {

QStringList suggestionsFor(const Parameter& parameter, const FormContext& context)
{
    QStringList devices;
    if (parameter.name == "device") {
        devices << "auto";
        for (const auto& device : context.devices)
            devices << QString::fromStdString(device);
    }
    return devices;
}

/// Those of the kinds that the parameter refers to.
QStringList runsFor(const Parameter& parameter, const FormContext& context)
{
    QStringList names;
    for (const auto& [kind, runs] : context.runs) {
        if (std::ranges::find(parameter.refersTo, "run:" + kind) != parameter.refersTo.end())
            names += runs;
    }
    return names;
}

FieldEditor* makeTextEditor(const Parameter& parameter, const std::string& within, const FormContext& context)
{
    if (!parameter.choices.empty())
        return new ChoiceEditor(parameter);
    if (within == "data" && parameter.name == "name")
        return new DataSetPicker(context.dataSets);
    if (!parameter.refersTo.empty())
        return new ReferenceEditor(parameter, runsFor(parameter, context));
    const auto suggestions = suggestionsFor(parameter, context);
    if (!suggestions.isEmpty())
        return new SuggestionEditor(parameter, suggestions);
    return new LineEditor(parameter);
}

} // namespace

void FieldEditor::setWrong(bool wrong)
{
    if (control()->property("wrong").toBool() == wrong)
        return;
    control()->setProperty("wrong", wrong);
    control()->style()->unpolish(control());
    control()->style()->polish(control());
}

FieldEditor* makeEditor(const Parameter& parameter, const std::string& within, const FormContext& context)
{
    switch (parameter.type) {
    case ParameterType::Flag:
        if (parameter.optional)
            return new OptionalFlagEditor;
        return new FlagEditor;
    case ParameterType::Text:
        return makeTextEditor(parameter, within, context);
    case ParameterType::TextList:
        if (!parameter.choices.empty())
            return new ChoicesEditor(parameter);
        if (!parameter.refersTo.empty())
            return new ReferenceEditor(parameter, {});
        return new LineEditor(parameter);
    default:
        return new LineEditor(parameter);
    }
}

} // namespace transect
