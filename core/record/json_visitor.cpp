#include "record/json_visitor.h"

#include <iterator>
#include <utility>

#include "record/error.h"
#include "record/json_error.h"

namespace transect {

namespace {

/// The characters of a stream, a buffer at a time, with how far the parser has come.
class Characters {
public:
    explicit Characters(ByteStream& stream)
        : m_stream(stream)
        , m_buffer(1 << 16)
    {
        refill();
    }

    bool atEnd() const { return m_at == m_size; }
    const char& current() const { return m_buffer[m_at]; }
    char last() const { return m_last; }
    void advance()
    {
        m_last = m_buffer[m_at++];
        ++m_column;
        if (m_last == '\n') {
            ++m_line;
            m_column = 0;
        }
        if (m_at == m_size)
            refill();
    }
    /// A value is complete: what the parser holds from here on belongs to the next one.
    void mark() { m_bytesSinceMark = 0; }

    [[noreturn]] void fail(const std::string& explanation) const
    {
        throw Error(
            "bad-json", "line " + std::to_string(m_line) + ", column " + std::to_string(m_column) + ": " + explanation, m_stream.place());
    }

private:
    void refill()
    {
        constexpr std::size_t longestValue = 1 << 20;
        if (m_bytesSinceMark > longestValue)
            fail("a value or a blank stretch longer than " + std::to_string(longestValue) + " bytes");
        m_size = m_stream.read(std::as_writable_bytes(std::span(m_buffer)));
        m_at = 0;
        m_bytesSinceMark += m_size;
    }

    ByteStream& m_stream;
    std::vector<char> m_buffer;
    std::size_t m_at = 0, m_size = 0, m_bytesSinceMark = 0;
    std::int64_t m_line = 1, m_column = 0;
    char m_last = ' ';
};

class CharacterIterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CharacterIterator() = default; ///< the end
    explicit CharacterIterator(Characters& characters)
        : m_characters(&characters)
    {
    }
    reference operator*() const { return m_characters->current(); }
    CharacterIterator& operator++()
    {
        m_characters->advance();
        return *this;
    }
    bool operator==(const CharacterIterator& other) const { return isEnd() == other.isEnd(); }
    bool operator!=(const CharacterIterator& other) const { return isEnd() != other.isEnd(); }

private:
    bool isEnd() const { return !m_characters || m_characters->atEnd(); }

    Characters* m_characters = nullptr;
};

/// Builds one piece after the other from the parser's events.
class PieceBuilder {
public:
    PieceBuilder(Characters& characters, const JsonVisit& visit)
        : m_characters(characters)
        , m_visit(visit)
    {
    }

    bool null() { return add(nullptr); }
    bool boolean(bool value) { return add(value); }
    bool number_integer(Json::number_integer_t value) { return add(value); }
    bool number_unsigned(Json::number_unsigned_t value) { return add(value); }
    bool number_float(Json::number_float_t value, const std::string&) { return add(value); }
    bool string(std::string& value) { return add(std::move(value)); }
    bool binary(Json::binary_t&) { return false; } // no such thing in text

    bool start_object(std::size_t) { return start(Json::object_t()); }
    bool start_array(std::size_t) { return start(Json::array_t()); }
    bool end_object() { return end(); }
    bool end_array() { return end(); }
    bool key(std::string& name);
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& exception)
    {
        m_characters.fail(explanationIn(exception.what()));
    }

private:
    struct Container {
        Json value;
        std::string key; ///< of the member that comes next
    };

    bool start(Json container);
    bool add(Json value);
    bool end();
    bool listsPieces() const;
    bool deliver(Json& value) { return m_visit(m_path, value); }

    Characters& m_characters;
    const JsonVisit& m_visit;
    JsonPath m_path;                ///< to the value that comes next
    std::vector<Container> m_piece; ///< its open containers, from the outermost
    bool m_rootIsList = false;
    bool m_isEmpty = false;         ///< the container that lists pieces listed none so far
    std::size_t m_values = 0;       ///< of the piece so far
};

/// Whether the container that opens now, outside all pieces, lists pieces, and is not one itself.
bool PieceBuilder::listsPieces() const
{
    return m_path.empty() || (m_path.size() == 1 && !m_rootIsList);
}

bool PieceBuilder::start(Json container)
{
    constexpr std::size_t deepest = 16;
    m_characters.mark();
    if (m_piece.empty() && listsPieces()) {
        const bool isList = container.is_array();
        if (m_path.empty())
            m_rootIsList = isList;
        m_path.push_back({"", isList ? 0 : -1});
        m_isEmpty = true;
        return true;
    }
    if (m_piece.size() == deepest)
        m_characters.fail("nested deeper than " + std::to_string(deepest) + " levels");
    if (m_piece.empty())
        m_values = 0;
    m_piece.push_back({std::move(container), {}});
    return true;
}

bool PieceBuilder::key(std::string& name)
{
    constexpr std::size_t mostMembers = 256;
    m_characters.mark();
    if (m_piece.empty()) {
        m_path.back().key = std::move(name);
        return true;
    }
    auto& object = m_piece.back().value.get_ref<Json::object_t&>();
    if (object.size() == mostMembers)
        m_characters.fail("an object of more than " + std::to_string(mostMembers) + " members at " + textOf(m_path));
    m_piece.back().key = std::move(name);
    return true;
}

bool PieceBuilder::add(Json value)
{
    constexpr std::size_t mostValues = 1 << 16;
    m_characters.mark();
    if (m_piece.empty()) {
        m_isEmpty = false;
        const bool goesOn = deliver(value);
        if (!m_path.empty() && m_path.back().index >= 0)
            ++m_path.back().index;
        return goesOn;
    }
    if (++m_values > mostValues)
        m_characters.fail("more than " + std::to_string(mostValues) + " values at " + textOf(m_path));
    auto& container = m_piece.back();
    if (container.value.is_array())
        container.value.get_ref<Json::array_t&>().push_back(std::move(value));
    else
        container.value.get_ref<Json::object_t&>().emplace_back(std::move(container.key), std::move(value));
    return true;
}

bool PieceBuilder::end()
{
    m_characters.mark();
    if (!m_piece.empty()) {
        Json value = std::move(m_piece.back().value);
        m_piece.pop_back();
        return add(std::move(value));
    }
    const bool isList = m_path.back().index >= 0, isEmpty = std::exchange(m_isEmpty, false);
    m_path.pop_back();
    if (!isEmpty)
        return true;
    Json empty = isList ? Json::array() : Json::object();
    return deliver(empty);
}

} // namespace

void visitJson(ByteStream& stream, const JsonVisit& visit)
{
    Characters characters(stream);
    PieceBuilder builder(characters, visit);
    const bool wholeRead = Json::sax_parse(CharacterIterator(characters), CharacterIterator(), &builder);
    // nlohmann's parser takes a zero byte for the end, whatever follows.
    if (wholeRead && (!characters.atEnd() || characters.last() == '\0'))
        characters.fail("a zero byte");
}

std::string textOf(const JsonPath& path)
{
    std::string text;
    for (const auto& step : path) {
        if (step.index >= 0)
            text += "[" + std::to_string(step.index) + "]";
        else
            text += (text.empty() ? "" : ".") + inQuotes(step.key);
    }
    return text;
}

} // namespace transect
