#include "record/parameters.h"

#include "record/error.h"
#include "record/parameters_text.h"

#include <algorithm>
#include <cmath>

namespace transect {

namespace {

Json completeValue(const Parameter& parameter, const Json& value, const std::string& place);

std::string memberPlace(const std::string& place, const std::string& member)
{
    return place.empty() ? member : place + "." + member;
}

Error wrongValue(const Parameter& parameter, const Json& value, const std::string& place, const std::string& hint = {})
{
    return Error("bad-field", "found " + shownValue(value) + ", expected " + allowedValues(parameter), place, hint);
}

std::string didYouMean(std::string_view word, const std::vector<std::string>& candidates)
{
    const std::string nearest = nearestSpelling(word, candidates);
    return nearest.empty() ? std::string() : "did you mean \"" + nearest + "\"?";
}

std::vector<std::string> namesOf(const auto& declarations)
{
    std::vector<std::string> names;
    for (const auto& declaration : declarations)
        names.push_back(declaration.name);
    return names;
}

Error unknownParameter(const Schema& schema, const std::string& name, const Json& value, const std::string& place)
{
    const std::vector<std::string> known = namesOf(schema.parameters);
    std::string text = "no such parameter, found with the value " + shownValue(value);
    if (known.empty())
        text += "; \"" + schema.name + "\" has no parameters";
    else
        text += "; expected one of " + quotedList(known);
    return Error("bad-field", text, memberPlace(place, name), didYouMean(name, known));
}

bool isWithin(const Parameter& parameter, double number)
{
    return (!parameter.minimum || number >= *parameter.minimum) && (!parameter.maximum || number <= *parameter.maximum);
}

/// As doubles, 2^53 + 1 and 2^53 are the same, so integers are compared as integers.
bool isInIntegerRange(const Json& number)
{
    constexpr auto limit = static_cast<std::int64_t>(largestInteger);
    if (number.is_number_unsigned())
        return number.get<std::uint64_t>() <= largestInteger;
    if (number.is_number_integer())
        return number.get<std::int64_t>() >= -limit;
    return std::fabs(number.get<double>()) <= static_cast<double>(largestInteger);
}

Json wholeNumber(const Parameter& parameter, const Json& value, const std::string& place)
{
    if (!value.is_number())
        throw wrongValue(parameter, value, place);
    const double number = value.get<double>();
    if (number != std::floor(number) || !isWithin(parameter, number))
        throw wrongValue(parameter, value, place);
    if (!isInIntegerRange(value))
        throw wrongValue(parameter, value, place, "whole numbers reach to 2^53, " + shownNumber(largestInteger));
    return static_cast<std::int64_t>(number);
}

Json realNumber(const Parameter& parameter, const Json& value, const std::string& place)
{
    if (!value.is_number())
        throw wrongValue(parameter, value, place);
    const double number = value.get<double>();
    if (!std::isfinite(number) || !isWithin(parameter, number))
        throw wrongValue(parameter, value, place);
    return number;
}

Json text(const Parameter& parameter, const Json& value, const std::string& place)
{
    if (!value.is_string())
        throw wrongValue(parameter, value, place,
                         value.is_primitive() ? "write it in quotes: \"" + value.dump() + "\"" : "");
    const auto& found = value.get_ref<const std::string&>();
    const std::vector<std::string>& choices = parameter.choices;
    if (!choices.empty() && std::find(choices.begin(), choices.end(), found) == choices.end())
        throw wrongValue(parameter, value, place, didYouMean(found, choices));
    return value;
}

Json list(const Parameter& parameter, ParameterType memberType, const Json& value, const std::string& place)
{
    if (!value.is_array())
        throw wrongValue(parameter, value, place, "write a list: [...]");
    Parameter member = parameter;
    member.type = memberType;
    member.optional = false;
    Json result = Json::array();
    for (std::size_t i = 0; i < value.size(); ++i)
        result.push_back(completeValue(member, value[i], memberPlace(place, std::to_string(i))));
    return result;
}

Json group(const Parameter& parameter, const Json& value, const std::string& place)
{
    if (!value.is_object())
        throw wrongValue(parameter, value, place);
    return complete(parameter.schemas.at(0), value, place);
}

Json variant(const Parameter& parameter, const Json& value, const std::string& place)
{
    if (!value.is_object() && !value.is_string())
        throw wrongValue(parameter, value, place);
    if (value.is_object() && !value.contains("name"))
        throw Error("bad-field", "missing, expected " + allowedValues(parameter), memberPlace(place, "name"));

    const std::string namePlace = value.is_object() ? memberPlace(place, "name") : place;
    const Json& name = value.is_object() ? value.at("name") : value;
    const auto alternative = std::find_if(parameter.schemas.begin(), parameter.schemas.end(),
                                          [&](const Schema& schema) { return name == schema.name; });
    if (alternative == parameter.schemas.end()) {
        const std::string word = name.is_string() ? name.get<std::string>() : std::string();
        throw wrongValue(parameter, name, namePlace, didYouMean(word, namesOf(parameter.schemas)));
    }

    Json members = value.is_object() ? value : Json::object();
    members.erase("name");
    Json result = {{"name", alternative->name}};
    result.update(complete(*alternative, members, place));
    return result;
}

Json completeValue(const Parameter& parameter, const Json& value, const std::string& place)
{
    if (value.is_null() && parameter.optional)
        return nullptr;
    switch (parameter.type) {
    case ParameterType::Flag:
        if (!value.is_boolean())
            throw wrongValue(parameter, value, place);
        return value;
    case ParameterType::Integer:
        return wholeNumber(parameter, value, place);
    case ParameterType::Real:
        return realNumber(parameter, value, place);
    case ParameterType::Text:
        return text(parameter, value, place);
    case ParameterType::IntegerList:
        return list(parameter, ParameterType::Integer, value, place);
    case ParameterType::RealList:
        return list(parameter, ParameterType::Real, value, place);
    case ParameterType::TextList:
        return list(parameter, ParameterType::Text, value, place);
    case ParameterType::Group:
        return group(parameter, value, place);
    case ParameterType::Variant:
        return variant(parameter, value, place);
    case ParameterType::VariantList:
        return list(parameter, ParameterType::Variant, value, place);
    }
    throw std::logic_error("a type of parameter that nothing completes");
}

Json defaultOf(const Parameter& parameter, const std::string& place)
{
    if (!parameter.defaultValue.is_null())
        return completeValue(parameter, parameter.defaultValue, place);
    if (parameter.optional)
        return nullptr;
    if (parameter.type == ParameterType::Group)
        return complete(parameter.schemas.at(0), Json::object(), place);
    throw Error("bad-field", "missing, expected " + allowedValues(parameter), place, parameter.help);
}

} // namespace

Json complete(const Schema& schema, const Json& given, const std::string& place)
{
    if (!given.is_object() && !given.is_null())
        throw Error("bad-field",
                    "found " + shownValue(given) + ", expected an object with the parameters of \"" + schema.name + "\"",
                    place);
    for (const auto& [name, value] : given.items()) {
        const auto isNamed = [&wanted = name](const Parameter& parameter) { return parameter.name == wanted; };
        if (std::none_of(schema.parameters.begin(), schema.parameters.end(), isNamed))
            throw unknownParameter(schema, name, value, place);
    }
    Json result = Json::object();
    for (const Parameter& parameter : schema.parameters) {
        const std::string field = memberPlace(place, parameter.name);
        const auto found = given.find(parameter.name);
        result[parameter.name] = found == given.end() ? defaultOf(parameter, field)
                                                      : completeValue(parameter, *found, field);
    }
    return result;
}

} // namespace transect
