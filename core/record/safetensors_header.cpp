#include "record/safetensors_header.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

#include "record/error.h"
#include "record/json.h"

namespace transect {

namespace {

constexpr std::string_view metadataName = "__metadata__";

/// Checks one header; `place` in messages is where in the JSON.
class HeaderParser {
public:
    HeaderParser(std::uintmax_t bufferSize, const std::string& path)
        : m_bufferSize(bufferSize)
        , m_path(path)
    {
    }

    SafetensorsHeader parse(std::string_view json) const;

private:
    Json parsed(std::string_view json) const;
    Metadata metadata(const Json& json) const;
    SafetensorsEntry entry(const std::string& name, const Json& json) const;
    const Json& member(const Json& object, const char* name, const std::string& place) const;
    DType dtype(const Json& json, const std::string& place) const;
    std::vector<std::int64_t> shape(const Json& json, const std::string& place) const;
    std::pair<std::uintmax_t, std::uintmax_t> offsets(const Json& json, const std::string& place) const;
    void checkSize(const SafetensorsEntry& entry, const std::string& place) const;
    void checkCoverage(const std::vector<SafetensorsEntry>& entries) const;
    std::uint64_t wholeNumber(const Json& json, std::uint64_t maximum, const std::string& place) const;
    [[noreturn]] void fail(const std::string& place, const std::string& found, const std::string& expected) const;

    std::uintmax_t m_bufferSize;
    const std::string& m_path;
};

/// Like `json`'s text, but short.
std::string shortText(const Json& json)
{
    if (json.is_object())
        return "an object";
    if (json.is_array())
        return "a list of " + std::to_string(json.size());
    return json.is_string() ? inQuotes(json.get_ref<const std::string&>()) : json.dump();
}

std::string placeOf(const SafetensorsEntry& entry)
{
    return "tensor " + inQuotes(entry.name);
}

SafetensorsHeader HeaderParser::parse(std::string_view json) const
{
    const Json root = parsed(json);
    SafetensorsHeader header;
    for (const auto& [name, value] : root.get_ref<const Json::object_t&>()) {
        if (name == metadataName)
            header.metadata = metadata(value);
        else
            header.entries.push_back(entry(name, value));
    }
    const auto byBytes = [](const SafetensorsEntry& a, const SafetensorsEntry& b) {
        return std::tie(a.begin, a.end, a.name) < std::tie(b.begin, b.end, b.name);
    };
    std::sort(header.entries.begin(), header.entries.end(), byBytes);
    checkCoverage(header.entries);
    return header;
}

Json HeaderParser::parsed(std::string_view json) const
{
    if (!json.starts_with('{'))
        fail("header", json.empty() ? "nothing" : "first character " + inQuotes(json.substr(0, 1)), "'{'");
    try {
        return parseJson(json, m_path);
    } catch (const Error& error) {
        fail("header", error.record().text, "valid JSON");
    }
}

Metadata HeaderParser::metadata(const Json& json) const
{
    if (!json.is_object())
        fail(std::string(metadataName), shortText(json), "an object of strings");
    Metadata metadata;
    for (const auto& [name, value] : json.get_ref<const Json::object_t&>()) {
        if (!value.is_string())
            fail(std::string(metadataName) + ", member " + inQuotes(name), shortText(value), "a string");
        metadata.emplace(name, value.get_ref<const std::string&>());
    }
    return metadata;
}

SafetensorsEntry HeaderParser::entry(const std::string& name, const Json& json) const
{
    SafetensorsEntry entry;
    entry.name = name;
    const std::string place = placeOf(entry);
    if (!json.is_object())
        fail(place, shortText(json), "an object");
    entry.dtype = dtype(member(json, "dtype", place), place + ", dtype");
    entry.shape = shape(member(json, "shape", place), place + ", shape");
    std::tie(entry.begin, entry.end) = offsets(member(json, "data_offsets", place), place + ", data_offsets");
    checkSize(entry, place);
    return entry;
}

const Json& HeaderParser::member(const Json& object, const char* name, const std::string& place) const
{
    const auto found = object.find(name);
    if (found == object.end())
        fail(place, "no member \"" + std::string(name) + "\"", "dtype, shape and data_offsets");
    return *found;
}

DType HeaderParser::dtype(const Json& json, const std::string& place) const
{
    const auto type = json.is_string() ? dtypeOf(json.get_ref<const std::string&>()) : std::nullopt;
    if (!type)
        fail(place, shortText(json), "one of " + dtypeNames());
    return *type;
}

std::vector<std::int64_t> HeaderParser::shape(const Json& json, const std::string& place) const
{
    if (!json.is_array())
        fail(place, shortText(json), "a list of whole numbers");
    std::vector<std::int64_t> shape;
    shape.reserve(json.size());
    for (std::size_t i = 0; i < json.size(); ++i) {
        const std::string memberPlace = place + "[" + std::to_string(i) + "]";
        shape.push_back(static_cast<std::int64_t>(
            wholeNumber(json[i], std::numeric_limits<std::int64_t>::max(), memberPlace)));
    }
    return shape;
}

std::pair<std::uintmax_t, std::uintmax_t> HeaderParser::offsets(const Json& json, const std::string& place) const
{
    if (!json.is_array() || json.size() != 2)
        fail(place, shortText(json), "a list of two whole numbers, begin and end");
    const std::uintmax_t begin = wholeNumber(json[0], m_bufferSize, place + "[0]");
    const std::uintmax_t end = wholeNumber(json[1], m_bufferSize, place + "[1]");
    if (end < begin)
        fail(place, "end " + std::to_string(end) + " before begin " + std::to_string(begin), "begin up to end");
    return {begin, end};
}

std::uint64_t HeaderParser::wholeNumber(const Json& json, std::uint64_t maximum, const std::string& place) const
{
    if (!json.is_number_unsigned() || json.get<std::uint64_t>() > maximum)
        fail(place, shortText(json), "a whole number from 0 to " + std::to_string(maximum));
    return json.get<std::uint64_t>();
}

void HeaderParser::checkSize(const SafetensorsEntry& entry, const std::string& place) const
{
    const auto bytes = bytesOf(entry.dtype, entry.shape);
    if (!bytes)
        fail(place + ", shape", textOf(entry.shape), "a size in bytes of less than 2^63");
    if (entry.end - entry.begin != *bytes)
        fail(place + ", data_offsets", std::to_string(entry.end - entry.begin) + " bytes",
             std::to_string(*bytes) + " for " + std::string(nameOf(entry.dtype)) + " " + textOf(entry.shape));
}

void HeaderParser::checkCoverage(const std::vector<SafetensorsEntry>& entries) const
{
    std::uintmax_t end = 0;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (entries[i].begin < end)
            fail(placeOf(entries[i]), "begins at " + std::to_string(entries[i].begin) + ", inside "
                     + placeOf(entries[i - 1]), std::to_string(end));
        if (entries[i].begin > end)
            fail(placeOf(entries[i]), "begins at " + std::to_string(entries[i].begin) + ", behind a hole",
                 std::to_string(end));
        end = entries[i].end;
    }
    if (end != m_bufferSize)
        fail("buffer", std::to_string(m_bufferSize - end) + " bytes that belong to no tensor", "none");
}

void HeaderParser::fail(const std::string& place, const std::string& found, const std::string& expected) const
{
    throw Error("bad-safetensors", place + ": found " + found + ", expected " + expected, m_path,
                wholeSafetensorsHint);
}

} // namespace

SafetensorsHeader parseSafetensorsHeader(std::string_view json, std::uintmax_t bufferSize, const std::string& path)
{
    return HeaderParser(bufferSize, path).parse(json);
}

std::optional<std::uintmax_t> bytesOf(DType dtype, const std::vector<std::int64_t>& shape)
{
    constexpr auto maximum = static_cast<std::uintmax_t>(std::numeric_limits<std::int64_t>::max());
    std::uintmax_t bytes = sizeOf(dtype);
    bool isEmpty = false;
    for (const std::int64_t size : shape) {
        if (size < 0)
            return {};
        isEmpty |= size == 0;
        if (size > 0 && static_cast<std::uintmax_t>(size) > maximum / bytes)
            return {};
        bytes *= static_cast<std::uintmax_t>(std::max<std::int64_t>(size, 1));
    }
    return isEmpty ? 0 : bytes;
}

std::string textOf(const std::vector<std::int64_t>& shape)
{
    constexpr std::size_t longest = 16;
    std::string text;
    for (std::size_t i = 0; i < std::min(shape.size(), longest); ++i)
        text += (i == 0 ? "" : ", ") + std::to_string(shape[i]);
    return "[" + text + (shape.size() > longest ? ", ...]" : "]");
}

} // namespace transect
