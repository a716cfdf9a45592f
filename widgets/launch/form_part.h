#pragma once

#include <optional>

#include <QWidget>

#include "record/parameters.h"

namespace transect {

struct FormContext;

/// Where a part of a form stands.
struct FormPlace {
    std::string path;   ///< "optimiser.learning_rate"; of the form itself: its prefix
    std::string within; ///< the name of the schema that declares it
    int depth = 0;
    const FormContext& context;

    FormPlace member(const std::string& name, const std::string& schema) const;
};

/// One parameter in a form: a field, a section with the members of a group, or a choice of alternatives with theirs.
class FormPart : public QWidget {
    Q_OBJECT

public:
    FormPart(Parameter parameter, std::string path);

    const Parameter& parameter() const { return m_parameter; }
    const std::string& path() const { return m_path; }

    /// As it would be written into a specification, with only what differs from the default; nothing: all default.
    virtual std::optional<Json> changed() const = 0;
    /// As a specification gives it; nullptr: not given. Does not emit edited().
    virtual void set(const Json* given) = 0;
    virtual int changedCount() const = 0;
    /// Shows what a search finds by name or help; empty finds everything. Whether anything was found.
    virtual bool filter(const QString& words) = 0;
    /// The part at a path or nearest above it, starting with this one.
    virtual FormPart* nearest(const std::string& path) { return pathIsWithin(path) ? this : nullptr; }
    virtual QWidget* control() = 0; ///< that takes the focus

    /// Whether the parameter that this one depends on has the value that makes it count.
    void setRelevant(bool relevant);

Q_SIGNALS:
    void edited();

protected:
    bool pathIsWithin(const std::string& path) const;
    bool isFound(const QString& words) const;
    void setFound(bool found);

private:
    Parameter m_parameter;
    std::string m_path;
    bool m_relevant = true, m_found = true;
};

FormPart* makePart(const Parameter& parameter, const FormPlace& place);

} // namespace transect
