#include "record/parameters.h"

#include "record/error.h"
#include "record/parameters_text.h"

#include <algorithm>
#include <charconv>

namespace transect {

namespace {

Json settingValue(std::string_view text)
{
    try {
        return parseJson(text, "the value of a setting");
    } catch (const Error&) {
        return text;
    }
}

Json& listMember(Json& list, std::string_view index, const std::string& place)
{
    std::size_t position = 0;
    const auto [end, error] = std::from_chars(index.data(), index.data() + index.size(), position);
    if (error != std::errc() || end != index.data() + index.size() || position >= list.size())
        throw Error("bad-field",
                    "found the index \"" + std::string(index) + "\" into a list of " + std::to_string(list.size()), place,
                    list.empty() ? "set the whole list: " + place + "=[...]"
                                 : "the first is 0, the last is " + std::to_string(list.size() - 1));
    return list[position];
}

Json& memberOf(Json& parent, std::string_view name, const std::string& place)
{
    if (parent.is_array())
        return listMember(parent, name, place);
    if (parent.is_null())
        parent = Json::object();
    if (parent.is_string())
        parent = Json{{"name", parent}};
    if (!parent.is_object())
        throw Error("bad-field",
                    "found " + shownValue(parent) + ", which has no member \"" + std::string(name) + "\"", place);
    return parent[std::string(name)];
}

} // namespace

void applySetting(Json& specification, std::string_view assignment)
{
    const std::size_t equals = assignment.find('=');
    if (equals == std::string_view::npos)
        throw Error("bad-field", "found the setting \"" + std::string(assignment) + "\", expected name=value");
    const std::string_view path = assignment.substr(0, equals);
    Json* target = &specification;
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find('.', begin), path.size());
        if (end == begin)
            throw Error("bad-field", "found an empty name in the setting \"" + std::string(assignment)
                                         + "\", expected name=value or name.member=value");
        const std::string place(path.substr(0, begin == 0 ? 0 : begin - 1));
        target = &memberOf(*target, path.substr(begin, end - begin), place);
        begin = end + 1;
    }
    *target = settingValue(assignment.substr(equals + 1));
}

} // namespace transect
