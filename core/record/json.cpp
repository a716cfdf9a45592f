#include "record/json.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "record/file_system.h"
#include "record/json_error.h"

namespace transect {

namespace {

constexpr std::size_t maximumDepth = 64;
constexpr std::size_t maximumValues = 1 << 22;

/// Walks over the text and tells the handler how far the parser has come.
class TrackingIterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    TrackingIterator(const char* position, const char** reached)
        : m_position(position)
        , m_reached(reached)
    {
    }
    reference operator*() const { return *m_position; }
    TrackingIterator& operator++()
    {
        *m_reached = ++m_position;
        return *this;
    }
    bool operator==(const TrackingIterator& other) const { return m_position == other.m_position; }
    bool operator!=(const TrackingIterator& other) const { return m_position != other.m_position; }

private:
    const char* m_position;
    const char** m_reached;
};

/// Builds a Json from the parser's events. nlohmann's own builder looks through all members of an object at each new
/// one and copies the object as it grows: a hostile file could keep it busy for hours.
class Builder {
public:
    Builder(std::string_view text, const std::string& place)
        : m_text(text)
        , m_place(place)
        , m_reached(text.data())
    {
    }

    Json build()
    {
        const char* end = m_text.data() + m_text.size();
        Json::sax_parse(TrackingIterator(m_text.data(), &m_reached), TrackingIterator(end, &m_reached), this);
        if (m_reached[-1] == '\0') // which nlohmann's parser takes for the end, whatever follows
            fail("a zero byte");
        return std::move(m_root);
    }

    bool null() { return add(nullptr); }
    bool boolean(bool value) { return add(value); }
    bool number_integer(Json::number_integer_t value) { return add(value); }
    bool number_unsigned(Json::number_unsigned_t value) { return add(value); }
    bool number_float(Json::number_float_t value, const std::string&) { return add(value); }
    bool string(std::string& value) { return add(std::move(value)); }
    bool binary(Json::binary_t&) { return false; } // no such thing in text

    bool start_object(std::size_t) { return start(); }
    bool start_array(std::size_t) { return start(); }
    bool key(std::string& name);
    bool end_object();
    bool end_array();

    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& exception)
    {
        m_reached = m_text.data() + std::min(position, m_text.size()); // without what was read ahead
        fail(explanationIn(exception.what()));
    }

private:
    struct Container {
        Json::array_t values;
        std::vector<std::string> names;             ///< of an object's values
        std::unordered_set<std::string> knownNames; ///< the same, once they are many
    };

    bool start();
    bool add(Json value);
    static bool isNew(Container& object, const std::string& name);
    [[noreturn]] void fail(const std::string& explanation) const;

    std::string_view m_text;
    const std::string& m_place;
    const char* m_reached;
    Json m_root;
    std::vector<Container> m_open;
    std::size_t m_count = 0;
};

bool Builder::start()
{
    if (m_open.size() == maximumDepth)
        fail("nested deeper than " + std::to_string(maximumDepth) + " levels");
    m_open.emplace_back();
    return true;
}

bool Builder::key(std::string& name)
{
    if (!isNew(m_open.back(), name))
        fail("a second member " + inQuotes(name) + " in the same object");
    m_open.back().names.push_back(std::move(name));
    return true;
}

bool Builder::isNew(Container& object, const std::string& name)
{
    if (object.names.size() < 16)
        return std::find(object.names.begin(), object.names.end(), name) == object.names.end();
    if (object.knownNames.empty())
        object.knownNames.insert(object.names.begin(), object.names.end());
    return object.knownNames.insert(name).second;
}

bool Builder::end_object()
{
    Container container = std::move(m_open.back());
    m_open.pop_back();
    Json::object_t object;
    object.reserve(container.values.size());
    for (std::size_t i = 0; i < container.values.size(); ++i)
        object.emplace_back(std::move(container.names[i]), std::move(container.values[i]));
    return add(std::move(object));
}

bool Builder::end_array()
{
    Json::array_t values = std::move(m_open.back().values);
    m_open.pop_back();
    return add(std::move(values));
}

bool Builder::add(Json value)
{
    if (++m_count > maximumValues)
        fail("more than " + std::to_string(maximumValues) + " values");
    if (m_open.empty())
        m_root = std::move(value);
    else
        m_open.back().values.push_back(std::move(value));
    return true;
}

void Builder::fail(const std::string& explanation) const
{
    const std::string_view read = m_text.substr(0, static_cast<std::size_t>(m_reached - m_text.data()));
    const std::string_view before = read.substr(0, read.empty() ? 0 : read.size() - 1);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const std::string_view inLine = read.substr(before.rfind('\n') + 1); // npos + 1 is 0
    const auto isCharacter = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; };
    const auto column = std::max<std::ptrdiff_t>(1, std::count_if(inLine.begin(), inLine.end(), isCharacter));
    throw Error("bad-json", "line " + std::to_string(line) + ", column " + std::to_string(column) + ": " + explanation,
                m_place);
}

} // namespace

std::string explanationIn(std::string_view what)
{
    if (const std::size_t name = what.find("] "); name != what.npos)
        what.remove_prefix(name + 2);
    if (what.starts_with("parse error at"))
        what.remove_prefix(std::min(what.find(": ") + 2, what.size()));
    return std::string(what);
}

Json parseJson(std::string_view text, const std::string& place)
{
    return Builder(text, place).build();
}

Json numberOrNull(double number)
{
    return std::isfinite(number) ? Json(number) : Json(nullptr);
}

std::string inQuotes(std::string_view text)
{
    constexpr std::size_t longest = 100;
    const bool cut = text.size() > longest;
    return Json(text.substr(0, longest)).dump(-1, ' ', false, Json::error_handler_t::replace) + (cut ? "..." : "");
}

Json readJsonFile(const std::filesystem::path& path, std::size_t limit)
{
    const InputFile file(path);
    const std::uintmax_t size = file.size();
    if (size > limit)
        throw Error("too-large", std::to_string(size) + " bytes, expected at most " + std::to_string(limit),
                    path.string());
    std::string text(static_cast<std::size_t>(size), '\0');
    text.resize(file.read(0, std::as_writable_bytes(std::span(text))));
    return parseJson(text, path.string());
}

} // namespace transect
