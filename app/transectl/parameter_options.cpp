#include "parameter_options.h"

#include <algorithm>

namespace transect {

namespace {

std::string optionName(std::string parameter)
{
    std::ranges::replace(parameter, '_', '-');
    return "--" + parameter;
}

std::string choiceText(const Parameter& parameter)
{
    std::string text;
    for (const auto& choice : parameter.choices)
        text += (text.empty() ? "" : "|") + choice;
    return text.empty() ? std::string(nameOf(parameter.type)) : text;
}

} // namespace

void addParameters(CLI::App& verb, const Schema& schema, Json& given)
{
    for (const auto& parameter : schema.parameters) {
        const auto store = [&given, name = parameter.name](const std::string& value) { applySetting(given, name + "=" + value); };
        const auto unit = parameter.unit.empty() ? "" : " (" + parameter.unit + ")";
        const auto standard = given.contains(parameter.name) ? given.at(parameter.name) : parameter.defaultValue;
        verb.add_option_function<std::string>(optionName(parameter.name), store, parameter.help + unit)
            ->type_name(choiceText(parameter))
            ->default_str(standard.is_string() ? standard.get<std::string>() : standard.dump());
    }
}

} // namespace transect
