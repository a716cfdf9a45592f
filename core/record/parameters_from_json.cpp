#include "record/parameters_from_json.h"

#include "record/json_fields.h"

#include <array>

namespace transect {

namespace {

constexpr auto badDescription = "bad-description";

constexpr std::array allTypes{ParameterType::Flag, ParameterType::Integer, ParameterType::Real, ParameterType::Text, ParameterType::IntegerList,
                              ParameterType::RealList, ParameterType::TextList, ParameterType::Group, ParameterType::Variant, ParameterType::VariantList};

ParameterType typeOf(const JsonFields& fields)
{
    const auto name = fields.text("type");
    for (const auto type : allTypes) {
        if (nameOf(type) == name)
            return type;
    }
    throw fields.wrong("type", "a type of parameter");
}

std::string textOr(const JsonFields& fields, const char* name)
{
    return fields.has(name) ? fields.text(name) : std::string();
}

std::optional<double> numberOf(const JsonFields& fields, const char* name)
{
    return fields.has(name) ? std::optional(fields.real(name)) : std::nullopt;
}

std::vector<std::string> textsOf(const JsonFields& fields, const char* name)
{
    std::vector<std::string> texts;
    if (!fields.has(name))
        return texts;
    for (const Json& text : fields.list(name)) {
        if (!text.is_string())
            throw fields.wrong(name, "a list of texts");
        texts.push_back(text.get<std::string>());
    }
    return texts;
}

bool needsSchemas(ParameterType type)
{
    return type == ParameterType::Group || type == ParameterType::Variant || type == ParameterType::VariantList;
}

std::vector<Schema> schemasOf(const JsonFields& fields, ParameterType type, const std::string& place)
{
    std::vector<Schema> schemas;
    if (fields.has("schemas")) {
        for (const Json& schema : fields.list("schemas"))
            schemas.push_back(schemaFromJson(schema, place));
    }
    if (needsSchemas(type) && schemas.empty())
        throw Error(badDescription, "a " + std::string(nameOf(type)) + " needs schemas, found none", place);
    return schemas;
}

Parameter parameterFromJson(const Json& json, const std::string& within)
{
    const JsonFields named(json, badDescription, within);
    Parameter parameter{.name = named.text("name")};
    const std::string place = within + ": " + parameter.name;
    const JsonFields fields(json, badDescription, place);
    parameter.type = typeOf(fields);
    parameter.help = textOr(fields, "help");
    parameter.defaultValue = json.value("default", Json());
    parameter.unit = textOr(fields, "unit");
    parameter.minimum = numberOf(fields, "minimum");
    parameter.maximum = numberOf(fields, "maximum");
    parameter.choices = textsOf(fields, "choices");
    parameter.schemas = schemasOf(fields, parameter.type, place);
    parameter.onlyIf = textOr(fields, "only_if");
    parameter.optional = fields.has("optional") && fields.flag("optional");
    parameter.refersTo = textsOf(fields, "refers_to");
    return parameter;
}

} // namespace

Schema schemaFromJson(const Json& json, const std::string& place)
{
    const JsonFields fields(json, badDescription, place);
    Schema schema{fields.text("name"), textOr(fields, "help"), {}};
    for (const Json& parameter : fields.list("parameters"))
        schema.parameters.push_back(parameterFromJson(parameter, place));
    return schema;
}

} // namespace transect
