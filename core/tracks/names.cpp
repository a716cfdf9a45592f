#include "tracks/names.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <set>

namespace transect {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool removeSuffix(std::string& text, std::string_view suffix)
{
    if (!text.ends_with(suffix) || text.size() == suffix.size())
        return false;
    text.resize(text.size() - suffix.size());
    return true;
}

/// The last parts of a path, "a_b" of "x/a/b".
std::string lastParts(const std::filesystem::path& path, std::ptrdiff_t count)
{
    const auto parts = path.relative_path();
    std::string name;
    auto left = std::distance(parts.begin(), parts.end());
    for (const auto& part : parts) {
        if (left-- <= count)
            name += (name.empty() ? "" : "_") + part.string();
    }
    return name;
}

} // namespace

std::optional<std::int64_t> wholeNumber(std::string_view text)
{
    constexpr std::size_t mostDigits = 18;
    if (text.empty() || text.size() > mostDigits)
        return {};
    std::int64_t number = 0;
    for (const char c : text) {
        if (!isDigit(c))
            return {};
        number = 10 * number + (c - '0');
    }
    return number;
}

std::string clipNameOf(const std::filesystem::path& file)
{
    auto stem = file.stem();
    if (file.extension() == ".gz")
        stem = stem.stem();
    auto name = stem.string();
    if (name.starts_with("alphapose-results") && file.has_parent_path())
        return std::filesystem::absolute(file).parent_path().filename().string();
    for (const auto* suffix : {"_person", "_tracked", "_alphapose", "_keypoints", "_tracks", "_label", "_gt", "_mask"})
        removeSuffix(name, suffix);
    return name;
}

std::string withoutLeadingZeros(std::string_view name)
{
    std::string result;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const bool beginsNumber = i == 0 || !isDigit(name[i - 1]);
        if (beginsNumber) {
            while (i + 1 < name.size() && name[i] == '0' && isDigit(name[i + 1]))
                ++i;
        }
        result += name[i];
    }
    return result;
}

std::optional<NumberedName> numberedName(std::string_view name, std::string_view suffix)
{
    if (!name.ends_with(suffix))
        return {};
    name.remove_suffix(suffix.size());
    auto begin = name.size();
    while (begin > 0 && isDigit(name[begin - 1]))
        --begin;
    const auto number = wholeNumber(name.substr(begin));
    if (!number)
        return {};
    return NumberedName{std::string(name.substr(0, begin)), *number};
}

std::vector<std::string> shortestNames(const std::vector<std::string>& folders)
{
    constexpr std::ptrdiff_t mostParts = 16;
    std::vector<std::string> names;
    for (std::ptrdiff_t parts = 1; parts <= mostParts; ++parts) {
        names.clear();
        for (const auto& folder : folders)
            names.push_back(lastParts(folder, parts));
        if (std::set(names.begin(), names.end()).size() == names.size())
            break;
    }
    return names;
}

std::vector<std::int64_t> frameNumbers(const std::vector<std::string>& pictures, bool& byOrder)
{
    byOrder = false;
    std::vector<std::int64_t> numbers;
    std::optional<std::string> before;
    for (const auto& picture : pictures) {
        const auto name = numberedName(std::filesystem::path(picture).replace_extension().string());
        byOrder |= !name || name->number > largestFrame || (before && *before != name->before);
        if (byOrder)
            break;
        before = name->before;
        numbers.push_back(name->number);
    }
    if (!byOrder)
        return numbers;
    std::vector<std::size_t> order(pictures.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::sort(order, {}, [&](std::size_t i) -> const std::string& { return pictures[i]; });
    numbers.assign(pictures.size(), 0);
    for (std::size_t place = 0; place < order.size(); ++place)
        numbers[order[place]] = std::int64_t(place);
    return numbers;
}

} // namespace transect
