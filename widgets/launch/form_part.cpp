#include "widgets/launch/form_part.h"

#include "widgets/common/texts.h"
#include "widgets/launch/field_row.h"
#include "widgets/launch/group_section.h"
#include "widgets/launch/variant_section.h"

namespace transect {

FormPlace FormPlace::member(const std::string& name, const std::string& schema) const
{
    return {path.empty() ? name : path + "." + name, schema, depth + 1, context};
}

FormPart::FormPart(Parameter parameter, std::string path)
    : m_parameter(std::move(parameter))
    , m_path(std::move(path))
{
}

void FormPart::setRelevant(bool relevant)
{
    m_relevant = relevant;
    setVisible(m_relevant && m_found);
}

void FormPart::setFound(bool found)
{
    m_found = found;
    setVisible(m_relevant && m_found);
}

bool FormPart::pathIsWithin(const std::string& path) const
{
    return path == m_path || path.starts_with(m_path + ".");
}

bool FormPart::isFound(const QString& words) const
{
    const auto text = labelOf(m_parameter.name) + ' ' + QString::fromStdString(m_parameter.name + ' ' + m_parameter.help);
    for (const auto& word : words.split(u' ', Qt::SkipEmptyParts)) {
        if (!text.contains(word, Qt::CaseInsensitive))
            return false;
    }
    return true;
}

FormPart* makePart(const Parameter& parameter, const FormPlace& place)
{
    if (parameter.type == ParameterType::Group)
        return new GroupSection(parameter, place);
    if (parameter.type == ParameterType::Variant)
        return new VariantSection(parameter, place);
    return new FieldRow(parameter, place);
}

} // namespace transect
