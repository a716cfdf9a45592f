#include "record/json_fields.h"

#include "record/parameters_text.h"

#include <cmath>

namespace transect {

JsonFields::JsonFields(const Json& object, std::string code, std::string place)
    : m_object(object)
    , m_code(std::move(code))
    , m_place(std::move(place))
{
    if (!object.is_object())
        throw Error(m_code, "found " + shownValue(object) + ", expected an object", m_place);
}

bool JsonFields::has(const char* name) const
{
    const auto found = m_object.find(name);
    return found != m_object.end() && !found->is_null();
}

std::string JsonFields::text(const char* name) const
{
    const Json& value = member(name, "text");
    if (!value.is_string())
        throw wrong(name, "text");
    return value.get<std::string>();
}

bool JsonFields::flag(const char* name) const
{
    const Json& value = member(name, "true or false");
    if (!value.is_boolean())
        throw wrong(name, "true or false");
    return value.get<bool>();
}

std::int64_t JsonFields::integer(const char* name, std::int64_t minimum) const
{
    std::string expected = "a whole number";
    if (minimum > std::numeric_limits<std::int64_t>::min())
        expected += " of at least " + std::to_string(minimum);
    const Json& value = member(name, expected);
    const bool tooLarge = value.is_number_unsigned()
                          && value.get<std::uint64_t>() > std::uint64_t(std::numeric_limits<std::int64_t>::max());
    if (!value.is_number_integer() || tooLarge || value.get<std::int64_t>() < minimum)
        throw wrong(name, expected);
    return value.get<std::int64_t>();
}

std::uint64_t JsonFields::seed(const char* name) const
{
    const Json& value = member(name, "a whole number of at least 0");
    const bool negative = value.is_number_integer() && !value.is_number_unsigned() && value.get<std::int64_t>() < 0;
    if (!value.is_number_integer() || negative)
        throw wrong(name, "a whole number of at least 0");
    return value.get<std::uint64_t>();
}

double JsonFields::real(const char* name) const
{
    const Json& value = member(name, "a number");
    if (!value.is_number() || !std::isfinite(value.get<double>()))
        throw wrong(name, "a number");
    return value.get<double>();
}

const Json& JsonFields::object(const char* name) const
{
    const Json& value = member(name, "an object");
    if (!value.is_object())
        throw wrong(name, "an object");
    return value;
}

const Json& JsonFields::list(const char* name) const
{
    const Json& value = member(name, "a list");
    if (!value.is_array())
        throw wrong(name, "a list");
    return value;
}

Error JsonFields::wrong(const char* name, const std::string& expected) const
{
    const auto value = m_object.find(name);
    const std::string found = value == m_object.end() ? "no member" : shownValue(*value) + " as";
    return Error(m_code, "found " + found + " \"" + name + "\", expected " + expected, m_place);
}

const Json& JsonFields::member(const char* name, const std::string& expected) const
{
    const auto found = m_object.find(name);
    if (found == m_object.end())
        throw wrong(name, expected);
    return *found;
}

Json toJson(const ErrorRecord& error)
{
    return {{"code", error.code}, {"text", error.text}, {"path", error.path}, {"hint", error.hint}};
}

ErrorRecord errorFromJson(const Json& json, const std::string& code, const std::string& place)
{
    const JsonFields fields(json, code, place);
    return {fields.text("code"), fields.text("text"), fields.text("path"), fields.text("hint")};
}

} // namespace transect
