#include "record/parameters.h"

#include "record/parameters_text.h"

#include <algorithm>

namespace transect {

namespace {

bool isRequired(const Parameter& parameter)
{
    return parameter.defaultValue.is_null() && !parameter.optional && parameter.type != ParameterType::Group;
}

Json toJson(const Parameter& parameter)
{
    Json json = {{"name", parameter.name}, {"type", nameOf(parameter.type)}, {"help", parameter.help}};
    if (isRequired(parameter))
        json["required"] = true;
    else if (parameter.type != ParameterType::Group || parameter.optional)
        json["default"] = parameter.defaultValue;
    if (!parameter.unit.empty())
        json["unit"] = parameter.unit;
    if (parameter.minimum)
        json["minimum"] = *parameter.minimum;
    if (parameter.maximum)
        json["maximum"] = *parameter.maximum;
    if (!parameter.choices.empty())
        json["choices"] = parameter.choices;
    for (const Schema& schema : parameter.schemas)
        json["schemas"].push_back(transect::toJson(schema));
    if (!parameter.onlyIf.empty())
        json["only_if"] = parameter.onlyIf;
    if (parameter.optional)
        json["optional"] = true;
    if (!parameter.refersTo.empty())
        json["refers_to"] = parameter.refersTo;
    return json;
}

/// One section of the reference page at a time; the alternatives of the variants met are written after its table.
class PageWriter {
public:
    void section(const std::string& title, const Schema& schema, int level)
    {
        m_page.append("\n").append(static_cast<std::size_t>(std::min(level, 6)), '#').append(" " + title + "\n\n");
        if (!schema.help.empty())
            m_page += schema.help + ".\n\n";
        if (schema.parameters.empty()) {
            m_page += "No parameters.\n";
            return;
        }
        m_page += "| parameter | type | default | unit | allowed | meaning |\n|---|---|---|---|---|---|\n";
        Variants variants;
        rows(schema, {}, variants);
        for (const auto& [name, parameter] : variants)
            for (const Schema& alternative : parameter->schemas)
                section(code(name) + ": " + code(alternative.name), alternative, level + 1);
    }

    std::string takePage() { return std::move(m_page); }

private:
    using Variants = std::vector<std::pair<std::string, const Parameter*>>; ///< by their dotted names

    void rows(const Schema& schema, const std::string& prefix, Variants& variants)
    {
        for (const Parameter& parameter : schema.parameters) {
            const std::string name = prefix + parameter.name;
            const bool isGroup = parameter.type == ParameterType::Group;
            if (!isGroup || parameter.optional)
                m_page += row(name, parameter);
            if (isGroup)
                rows(parameter.schemas.at(0), name + ".", variants);
            else if (!parameter.schemas.empty())
                variants.emplace_back(name, &parameter);
        }
    }

    static std::string row(const std::string& name, const Parameter& parameter)
    {
        return "| " + code(name) + " | " + spaced(nameOf(parameter.type)) + " | " + defaultCell(parameter) + " | "
               + escaped(parameter.unit) + " | " + escaped(allowedCell(parameter)) + " | " + escaped(parameter.help)
               + " |\n";
    }

    static std::string defaultCell(const Parameter& parameter)
    {
        return isRequired(parameter) ? "required" : code(escaped(parameter.defaultValue.dump()));
    }

    static std::string allowedCell(const Parameter& parameter)
    {
        std::string allowed;
        const std::string range = shownRange(parameter);
        if (!range.empty())
            allowed = range.substr(1);
        else if (!parameter.choices.empty())
            allowed = codeList(parameter.choices);
        return parameter.optional ? allowed + (allowed.empty() ? "`null`" : " or `null`") : allowed;
    }

    static std::string codeList(const std::vector<std::string>& words)
    {
        std::string text;
        for (const std::string& word : words)
            text.append(text.empty() ? "" : ", ").append(code(word));
        return text;
    }

    static std::string code(const std::string& text) { return '`' + text + '`'; }

    static std::string spaced(std::string_view typeName)
    {
        std::string text(typeName);
        std::replace(text.begin(), text.end(), '_', ' ');
        return text;
    }

    static std::string escaped(const std::string& text)
    {
        std::string result;
        for (const char letter : text)
            result += letter == '|' ? std::string("\\|") : std::string(1, letter == '\n' ? ' ' : letter);
        return result;
    }

    std::string m_page;
};

} // namespace

std::string_view nameOf(ParameterType type)
{
    switch (type) {
    case ParameterType::Flag:
        return "flag";
    case ParameterType::Integer:
        return "integer";
    case ParameterType::Real:
        return "real";
    case ParameterType::Text:
        return "text";
    case ParameterType::IntegerList:
        return "integer_list";
    case ParameterType::RealList:
        return "real_list";
    case ParameterType::TextList:
        return "text_list";
    case ParameterType::Group:
        return "group";
    case ParameterType::Variant:
        return "variant";
    case ParameterType::VariantList:
        return "variant_list";
    }
    throw std::logic_error("a type of parameter without a name");
}

Json toJson(const Schema& schema)
{
    Json parameters = Json::array();
    for (const Parameter& parameter : schema.parameters)
        parameters.push_back(toJson(parameter));
    return {{"name", schema.name}, {"help", schema.help}, {"parameters", parameters}};
}

std::string referencePage(const std::vector<std::pair<std::string, const Schema*>>& sections)
{
    PageWriter writer;
    for (const auto& [title, schema] : sections)
        writer.section(title, *schema, 2);
    return writer.takePage();
}

} // namespace transect
