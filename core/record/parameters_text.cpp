#include "record/parameters_text.h"

#include <charconv>
#include <cmath>

namespace transect {

namespace {

std::string grouped(std::string digits)
{
    const std::size_t first = digits.front() == '-' ? 1 : 0;
    if (digits.size() - first > 4)
        for (std::size_t i = digits.size() - 3; i > first && i < digits.size(); i -= 3)
            digits.insert(digits.begin() + static_cast<std::ptrdiff_t>(i), ' ');
    return digits;
}

std::string alternatives(const std::vector<Schema>& schemas)
{
    std::vector<std::string> names;
    for (const Schema& schema : schemas)
        names.push_back(schema.name);
    return quotedList(names);
}

std::string memberNames(const Schema& schema)
{
    std::vector<std::string> names;
    for (const Parameter& parameter : schema.parameters)
        names.push_back(parameter.name);
    return quotedList(names);
}

std::string allowedType(const Parameter& parameter)
{
    const std::string range = shownRange(parameter);
    switch (parameter.type) {
    case ParameterType::Flag:
        return "true or false";
    case ParameterType::Integer:
        return "a whole number" + range;
    case ParameterType::Real:
        return "a number" + range;
    case ParameterType::Text:
        return parameter.choices.empty() ? "text" : "one of " + quotedList(parameter.choices);
    case ParameterType::IntegerList:
        return "a list of whole numbers" + (range.empty() ? range : ", each" + range);
    case ParameterType::RealList:
        return "a list of numbers" + (range.empty() ? range : ", each" + range);
    case ParameterType::TextList:
        return parameter.choices.empty() ? "a list of texts" : "a list of any of " + quotedList(parameter.choices);
    case ParameterType::Group:
        return "an object with members of " + memberNames(parameter.schemas.at(0));
    case ParameterType::Variant:
        return "one of " + alternatives(parameter.schemas) + ", by name or as an object with this \"name\"";
    case ParameterType::VariantList:
        return "a list of any of " + alternatives(parameter.schemas) + ", by name or as objects with this \"name\"";
    }
    throw std::logic_error("a type of parameter without a description");
}

} // namespace

std::string shownValue(const Json& value)
{
    constexpr std::size_t limit = 60;
    std::string text = value.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (text.size() <= limit)
        return text;
    std::size_t end = limit;
    while (end > 0 && (text[end] & 0xC0) == 0x80) // not in the middle of a UTF-8 character
        --end;
    return text.substr(0, end) + "...";
}

std::string shownNumber(double number)
{
    if (number == std::floor(number) && std::fabs(number) < 1e16)
        return grouped(std::to_string(static_cast<std::int64_t>(number)));
    char buffer[32];
    return {buffer, std::to_chars(buffer, buffer + sizeof(buffer), number).ptr};
}

std::string shownRange(const Parameter& parameter)
{
    if (parameter.minimum && parameter.maximum)
        return " from " + shownNumber(*parameter.minimum) + " to " + shownNumber(*parameter.maximum);
    if (parameter.minimum)
        return " of at least " + shownNumber(*parameter.minimum);
    if (parameter.maximum)
        return " of at most " + shownNumber(*parameter.maximum);
    return {};
}

std::string quotedList(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "\"" : ", \"") + word + "\"";
    return text;
}

std::string allowedValues(const Parameter& parameter)
{
    std::string text = allowedType(parameter);
    if (!parameter.unit.empty())
        text += " (" + parameter.unit + ")";
    return parameter.optional ? text + ", or null" : text;
}

} // namespace transect
