#include "record/pickle_machine.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "record/error.h"

namespace transect {

namespace {

constexpr std::size_t mostValues = 1 << 24;
constexpr std::size_t longestName = 1 << 10; ///< of a module, of a class in it

} // namespace

void PickleMachine::fail(const std::string& found) const
{
    throw Error("bad-pickle", "byte " + std::to_string(m_opcodeAt) + ": found " + found, m_place);
}

std::string_view PickleMachine::take(std::size_t count)
{
    if (count > m_bytes.size() - m_at)
        fail(m_at == m_bytes.size()
                ? "the end, expected more of the pickle"
                : "a length of " + std::to_string(count) + " bytes, of which " + std::to_string(m_bytes.size() - m_at) + " follow");
    const auto bytes = m_bytes.substr(m_at, count);
    m_at += count;
    return bytes;
}

std::string_view PickleMachine::line()
{
    const auto end = m_bytes.find('\n', m_at);
    if (end == m_bytes.npos)
        fail("a line without end");
    const auto text = take(end - m_at);
    take(1);
    return text.ends_with('\r') ? text.substr(0, text.size() - 1) : text;
}

std::uint64_t PickleMachine::whole(std::size_t bytes)
{
    const auto text = take(bytes);
    std::uint64_t number = 0;
    for (auto byte = text.rbegin(); byte != text.rend(); ++byte)
        number = number << 8 | static_cast<unsigned char>(*byte);
    return number;
}

std::uint64_t PickleMachine::wholeLine()
{
    const auto text = line();
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        fail("a place in the memo that is no whole number");
    return number;
}

PickleMachine::Id PickleMachine::pop()
{
    if (m_stack.size() <= (m_marks.empty() ? 0 : m_marks.back()))
        fail("an empty stack");
    const auto id = m_stack.back();
    m_stack.pop_back();
    return id;
}

PickleMachine::Id PickleMachine::top() const
{
    if (m_stack.size() <= (m_marks.empty() ? 0 : m_marks.back()))
        fail("an empty stack");
    return m_stack.back();
}

std::vector<PickleMachine::Id> PickleMachine::popToMark()
{
    if (m_marks.empty())
        fail("no mark on the stack");
    const auto begin = m_stack.begin() + static_cast<std::ptrdiff_t>(m_marks.back());
    std::vector<Id> items(begin, m_stack.end());
    m_stack.erase(begin, m_stack.end());
    m_marks.pop_back();
    return items;
}

void PickleMachine::remember(std::uint64_t place)
{
    if (m_memo.size() == mostValues)
        fail("more than " + std::to_string(mostValues) + " values to remember");
    m_memo[place] = top();
}

void PickleMachine::recall(std::uint64_t place)
{
    const auto found = m_memo.find(place);
    if (found == m_memo.end())
        fail("the place " + std::to_string(place) + " of the memo, where nothing is");
    push(found->second);
}

PickleMachine::Id PickleMachine::add(Pickle::Node node)
{
    if (m_pickle.m_nodes.size() == mostValues)
        fail("more than " + std::to_string(mostValues) + " values");
    m_pickle.m_nodes.push_back(node);
    return static_cast<Id>(m_pickle.m_nodes.size() - 1);
}

PickleMachine::Id PickleMachine::addInteger(PickleKind kind, std::int64_t value)
{
    Pickle::Node node;
    node.kind = kind;
    node.integer = value;
    return add(node);
}

PickleMachine::Id PickleMachine::addReal(double value)
{
    Pickle::Node node;
    node.kind = PickleKind::Real;
    node.real = value;
    return add(node);
}

PickleMachine::Id PickleMachine::addText(PickleKind kind, std::string_view text)
{
    if (text.size() > std::numeric_limits<std::uint32_t>::max())
        fail("a text of " + std::to_string(text.size()) + " bytes");
    Pickle::Node node;
    node.kind = kind;
    node.text = text.data();
    node.length = static_cast<std::uint32_t>(text.size());
    return add(node);
}

PickleMachine::Id PickleMachine::addOwnText(PickleKind kind, std::string text)
{
    if (text.size() > m_ownTextLeft)
        fail("more names and texts than its bytes could tell, which repeat each other");
    m_ownTextLeft -= text.size();
    return addText(kind, m_pickle.m_texts.emplace_back(std::move(text)));
}

PickleMachine::Id PickleMachine::addContainer(PickleKind kind, std::vector<Id> items)
{
    Pickle::Node node;
    node.kind = kind;
    node.container = m_pickle.m_containers.size();
    m_pickle.m_containers.push_back(std::move(items));
    return add(node);
}

PickleMachine::Id PickleMachine::addObject(Id callable, Id arguments)
{
    std::vector<Id> parts(objectParts, Pickle::absent);
    parts[Callable] = callable;
    parts[Arguments] = requireTuple(arguments);
    return addContainer(PickleKind::Object, std::move(parts));
}

PickleMachine::Id PickleMachine::addGlobal(std::string_view module, std::string_view name)
{
    if (const auto length = std::max(module.size(), name.size()); length > longestName)
        fail("a name of " + std::to_string(length) + " bytes, expected at most " + std::to_string(longestName));
    return addOwnText(PickleKind::Global, std::string(module) + "." + std::string(name));
}

/// Two's complement, little-endian.
void PickleMachine::addLong(std::string_view bytes)
{
    if (bytes.size() > sizeof(std::int64_t)) {
        push(addText(PickleKind::LongInteger, bytes));
        return;
    }
    std::uint64_t number = !bytes.empty() && static_cast<signed char>(bytes.back()) < 0 ? ~std::uint64_t{0} : 0;
    for (auto byte = bytes.rbegin(); byte != bytes.rend(); ++byte)
        number = number << 8 | static_cast<unsigned char>(*byte);
    push(addInteger(PickleKind::Integer, static_cast<std::int64_t>(number)));
}

void PickleMachine::addDecimal(std::string_view text)
{
    if (text.ends_with('L'))
        text.remove_suffix(1);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc::result_out_of_range)
        push(addText(PickleKind::LongInteger, text));
    else if (error != std::errc() || end != text.data() + text.size())
        fail("a whole number that is none");
    else
        push(addInteger(PickleKind::Integer, number));
}

PickleMachine::Id PickleMachine::requireTuple(Id id) const
{
    if (kindOf(id) != PickleKind::Tuple)
        fail("arguments that are no tuple");
    return id;
}

PickleMachine::Id PickleMachine::target(Id id, ObjectPart part)
{
    const auto kind = kindOf(id);
    const bool fits = part == Entries ? kind == PickleKind::Dictionary : kind == PickleKind::List || kind == PickleKind::Set;
    if (fits)
        return id;
    if (kind != PickleKind::Object)
        fail("elements for what is no container");
    if (itemsOf(id)[part] == Pickle::absent) {
        const auto made = addContainer(part == Entries ? PickleKind::Dictionary : PickleKind::List);
        itemsOf(id)[part] = made;
    }
    return itemsOf(id)[part];
}

void PickleMachine::append(Id id, const std::vector<Id>& items, ObjectPart part)
{
    if (part == Entries && items.size() % 2 != 0)
        fail("a key without a value");
    auto& held = itemsOf(target(id, part));
    held.insert(held.end(), items.begin(), items.end());
}

void PickleMachine::build(Id state)
{
    if (kindOf(top()) != PickleKind::Object)
        fail("a state for what is no object");
    itemsOf(top())[State] = state;
}

} // namespace transect
