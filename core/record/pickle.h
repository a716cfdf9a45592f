#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace transect {

class Pickle;

/// What a value of a pickle is. Nothing in a pickle is run: what it would import, call or rebuild stays a description.
enum class PickleKind : std::uint8_t {
    None,
    Boolean,
    Integer,
    LongInteger, ///< beyond 64 bits: text() has it as it stands in the file
    Real,
    Text,
    Bytes,
    List,
    Tuple,
    Set,        ///< also frozen
    Dictionary, ///< at(2 i) is a key, at(2 i + 1) its value
    Global,     ///< text() names it: "collections.OrderedDict"
    Object,     ///< callable() called with arguments(), then given state(), and its own elements and entries
    Persistent, ///< what persistentId() names, outside of the pickle
};

/// A value of a Pickle, which must outlive it. Values may be shared, and may hold themselves.
class PickleValue {
public:
    PickleValue(const Pickle& pickle, std::uint32_t node)
        : m_pickle(&pickle)
        , m_node(node)
    {
    }

    PickleKind kind() const;
    bool boolean() const;            ///< of a Boolean
    std::int64_t integer() const;    ///< of an Integer
    double real() const;             ///< of a Real, an Integer or a Boolean
    std::string_view text() const;   ///< of a Text (UTF-8), Bytes, a Global, a LongInteger
    bool isNumber() const;           ///< a Real, an Integer or a Boolean

    std::size_t size() const; ///< of a List, Tuple, Set; twice the members of a Dictionary; of others 0
    PickleValue at(std::size_t i) const; ///< throws std::out_of_range from size() on
    /// The value of a Dictionary's key, the last of equal ones; searches from the end.
    std::optional<PickleValue> find(std::string_view key) const;

    // Of an Object; of others, and where it has none, nothing.
    std::optional<PickleValue> callable() const;
    std::optional<PickleValue> arguments() const; ///< a Tuple; with keywords, a Tuple and a Dictionary in a Tuple
    std::optional<PickleValue> state() const;
    std::optional<PickleValue> elements() const;  ///< a List
    std::optional<PickleValue> entries() const;   ///< a Dictionary
    std::optional<PickleValue> persistentId() const; ///< of a Persistent

    std::uint32_t node() const { return m_node; } ///< equal for the same value

private:
    std::optional<PickleValue> part(PickleKind kind, std::size_t place) const;

    const Pickle* m_pickle;
    std::uint32_t m_node;
};

/// One pickle (protocols 0 to 5, https://docs.python.org/3/library/pickletools.html), read in a time and a memory that grow
/// no faster than its bytes. Throws Error "bad-pickle" naming `place`, the byte and what was found: an opcode that is
/// none, a length beyond the end, an empty stack, more than 2^24 values, buffers outside of the pickle, registered
/// extensions.
class Pickle {
public:
    /// `bytes` are not copied: they must outlive the Pickle. What follows the pickle in them is left alone.
    Pickle(std::string_view bytes, const std::string& place);
    Pickle(const Pickle&) = delete;
    Pickle& operator=(const Pickle&) = delete;

    PickleValue root() const { return {*this, m_root}; }
    std::size_t end() const { return m_end; } ///< how many bytes the pickle takes

private:
    friend class PickleValue;
    friend class PickleMachine;

    struct Node {
        union {
            std::int64_t integer = 0;
            double real;
            const char* text;
            std::size_t container; ///< in m_containers
        };
        std::uint32_t length = 0; ///< of the text
        PickleKind kind = PickleKind::None;
    };

    /// What containers hold; of an Object: callable, arguments, state, elements, entries, some of them `absent`.
    std::deque<std::vector<std::uint32_t>> m_containers;
    static constexpr std::uint32_t absent = UINT32_MAX;
    std::deque<std::string> m_texts;                     ///< that are not in the bytes as they are
    std::vector<Node> m_nodes;
    std::uint32_t m_root = 0;
    std::size_t m_end = 0;
};

} // namespace transect
