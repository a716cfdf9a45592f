#pragma once

#include <vector>

#include <QWidget>

#include "widgets/launch/form_part.h"

namespace transect {

/// The parameters of one schema below each other; fields whose onlyIf does not hold are hidden.
class FormMembers : public QWidget {
    Q_OBJECT

public:
    FormMembers(const Schema& schema, const FormPlace& place);

    Json changed() const; ///< an object
    void set(const Json& given);
    int changedCount() const;
    bool filter(const QString& words);
    FormPart* nearest(const std::string& path);
    const std::vector<FormPart*>& parts() const { return m_parts; }

Q_SIGNALS:
    void edited();

private:
    void showRelevant();

    Schema m_schema;
    std::vector<FormPart*> m_parts;
};

} // namespace transect
