#include "widgets/launch/form_members.h"

#include <algorithm>

#include <QVBoxLayout>

#include "widgets/launch/field_text.h"

namespace transect {

namespace {

/// The value that counts for "other=value": what was entered, else the default.
QString effectiveText(const FormPart& part)
{
    const auto changed = part.changed();
    const auto& value = changed ? *changed : part.parameter().defaultValue;
    return textOfValue(value.is_object() ? value.value("name", Json()) : value);
}

} // namespace

FormMembers::FormMembers(const Schema& schema, const FormPlace& place)
    : m_schema(schema)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    for (const auto& parameter : m_schema.parameters) {
        auto inner = place.member(parameter.name, schema.name);
        m_parts.push_back(makePart(parameter, inner));
        layout->addWidget(m_parts.back());
        connect(m_parts.back(), &FormPart::edited, this, [this] {
            showRelevant();
            Q_EMIT edited();
        });
    }
    showRelevant();
}

Json FormMembers::changed() const
{
    auto json = Json::object();
    for (const auto* part : m_parts) {
        if (const auto changed = part->changed())
            json[part->parameter().name] = *changed;
    }
    return json;
}

void FormMembers::set(const Json& given)
{
    for (auto* part : m_parts) {
        const auto found = given.find(part->parameter().name);
        part->set(found == given.end() ? nullptr : &*found);
    }
    showRelevant();
}

int FormMembers::changedCount() const
{
    int count = 0;
    for (const auto* part : m_parts)
        count += part->changedCount();
    return count;
}

bool FormMembers::filter(const QString& words)
{
    bool found = false;
    for (auto* part : m_parts)
        found |= part->filter(words);
    return found;
}

FormPart* FormMembers::nearest(const std::string& path)
{
    for (auto* part : m_parts) {
        if (auto* found = part->nearest(path))
            return found;
    }
    return nullptr;
}

void FormMembers::showRelevant()
{
    for (auto* part : m_parts) {
        const auto condition = QString::fromStdString(part->parameter().onlyIf);
        const auto other = condition.section(u'=', 0, 0).toStdString();
        const auto named = std::ranges::find(m_parts, other, [](const FormPart* one) { return one->parameter().name; });
        part->setRelevant(named == m_parts.end() || effectiveText(**named) == condition.section(u'=', 1));
    }
}

} // namespace transect
