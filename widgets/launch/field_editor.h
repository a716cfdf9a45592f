#pragma once

#include <map>
#include <optional>
#include <vector>

#include <QStringList>
#include <QWidget>

#include "record/parameters.h"
#include "widgets/launch/engine_description.h"

namespace transect {

/// What this machine and library offer for a field; not what is allowed in it.
struct FormContext {
    std::vector<KnownDataSet> dataSets;
    std::vector<std::string> devices;
    std::map<std::string, QStringList> runs; ///< of the library that others can stand on, by their kind, the newest first
};

/// The control of one parameter that holds a plain value or a list.
class FieldEditor : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// As it was entered, right or wrong; nothing: left empty, the default holds.
    virtual std::optional<Json> value() const = 0;
    /// Does not emit edited(). `value` may be of a wrong type: it is shown as it is.
    virtual void setValue(const Json& value) = 0;
    /// Which has the focus, the buddy of the label and the object name.
    virtual QWidget* control() = 0;
    /// About the value itself: where a data set was found, how it is got. Empty: nothing to say.
    virtual QString note() const { return {}; }
    virtual bool needsAttention() const { return false; } ///< to the note
    void setWrong(bool wrong);

Q_SIGNALS:
    void edited();
};

/// The editor that suits the parameter. `within` is the name of the schema that declares it.
FieldEditor* makeEditor(const Parameter& parameter, const std::string& within, const FormContext& context);

} // namespace transect
