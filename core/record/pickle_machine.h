#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "record/pickle.h"

namespace transect {

/// The stack machine whose program a pickle is.
class PickleMachine {
public:
    enum ObjectPart : std::size_t { Callable, Arguments, State, Elements, Entries, objectParts };

    PickleMachine(Pickle& pickle, std::string_view bytes, const std::string& place)
        : m_pickle(pickle)
        , m_bytes(bytes)
        , m_place(place)
        , m_ownTextLeft(4 * bytes.size() + (1 << 16))
    {
    }

    void run();

private:
    using Id = std::uint32_t; ///< of a node

    // Groups of opcodes; false where the opcode is none of the group.
    bool plainValue(unsigned char opcode);
    bool text(unsigned char opcode);
    bool container(unsigned char opcode);
    bool object(unsigned char opcode);
    bool stackAndMemo(unsigned char opcode);

    [[noreturn]] void fail(const std::string& found) const;

    // The program.
    std::string_view take(std::size_t count);
    std::string_view line();
    std::uint64_t whole(std::size_t bytes); ///< little-endian, unsigned
    std::uint64_t wholeLine();

    // The stack.
    void push(Id id) { m_stack.push_back(id); }
    Id pop();
    Id top() const;
    std::vector<Id> popToMark();

    void remember(std::uint64_t place); ///< the value on top
    void recall(std::uint64_t place);

    // New values.
    Id add(Pickle::Node node);
    Id addInteger(PickleKind kind, std::int64_t value);
    Id addReal(double value);
    Id addText(PickleKind kind, std::string_view text);
    Id addOwnText(PickleKind kind, std::string text);
    Id addContainer(PickleKind kind, std::vector<Id> items = {});
    Id addObject(Id callable, Id arguments);
    Id addGlobal(std::string_view module, std::string_view name);
    void addLong(std::string_view bytes);
    void addDecimal(std::string_view text);

    PickleKind kindOf(Id id) const { return m_pickle.m_nodes[id].kind; }
    std::vector<Id>& itemsOf(Id id) { return m_pickle.m_containers[m_pickle.m_nodes[id].container]; }
    std::string_view textIn(Id id) const { return PickleValue(m_pickle, id).text(); }
    Id requireTuple(Id id) const;
    /// The list (or set) or dictionary that elements are added to: the value itself, or the part of an object.
    Id target(Id id, ObjectPart part);
    void append(Id id, const std::vector<Id>& items, ObjectPart part);
    void build(Id state);

    Pickle& m_pickle;
    std::string_view m_bytes;
    const std::string& m_place;
    std::size_t m_ownTextLeft; ///< texts that are not in the bytes as they are; names may be of memoised texts, again and again
    std::size_t m_at = 0, m_opcodeAt = 0;
    std::vector<Id> m_stack;
    std::vector<std::size_t> m_marks;
    std::unordered_map<std::uint64_t, Id> m_memo;
};

} // namespace transect
