#include "record/pickle_machine.h"

#include <bit>
#include <charconv>

#include "record/pickle_text.h"

namespace transect {

namespace {

// https://docs.python.org/3/library/pickletools.html
namespace op {
enum : unsigned char {
    Mark = '(',
    Stop = '.',
    Pop = '0',
    PopMark = '1',
    Dup = '2',
    Float = 'F',
    Int = 'I',
    BinInt = 'J',
    BinInt1 = 'K',
    Long = 'L',
    BinInt2 = 'M',
    None = 'N',
    BinFloat = 'G',
    PersistentId = 'P',
    BinPersistentId = 'Q',
    Reduce = 'R',
    Build = 'b',
    Global = 'c',
    Inst = 'i',
    Obj = 'o',
    String = 'S',
    BinString = 'T',
    ShortBinString = 'U',
    Unicode = 'V',
    BinUnicode = 'X',
    BinBytes = 'B',
    ShortBinBytes = 'C',
    Append = 'a',
    Appends = 'e',
    Dict = 'd',
    EmptyDict = '}',
    List = 'l',
    EmptyList = ']',
    Tuple = 't',
    EmptyTuple = ')',
    SetItem = 's',
    SetItems = 'u',
    Get = 'g',
    BinGet = 'h',
    LongBinGet = 'j',
    Put = 'p',
    BinPut = 'q',
    LongBinPut = 'r',
    Protocol = 0x80,
    NewObj = 0x81,
    Extension1 = 0x82,
    Extension2 = 0x83,
    Extension4 = 0x84,
    Tuple1 = 0x85,
    Tuple2 = 0x86,
    Tuple3 = 0x87,
    NewTrue = 0x88,
    NewFalse = 0x89,
    Long1 = 0x8a,
    Long4 = 0x8b,
    ShortBinUnicode = 0x8c,
    BinUnicode8 = 0x8d,
    BinBytes8 = 0x8e,
    EmptySet = 0x8f,
    AddItems = 0x90,
    FrozenSet = 0x91,
    NewObjEx = 0x92,
    StackGlobal = 0x93,
    Memoize = 0x94,
    Frame = 0x95,
    ByteArray8 = 0x96,
    NextBuffer = 0x97,
    ReadOnlyBuffer = 0x98,
};
} // namespace op

} // namespace

void PickleMachine::run()
{
    for (;;) {
        m_opcodeAt = m_at;
        const auto opcode = static_cast<unsigned char>(take(1)[0]);
        if (opcode == op::Stop)
            break;
        if (!plainValue(opcode) && !text(opcode) && !container(opcode) && !object(opcode) && !stackAndMemo(opcode))
            fail("an opcode that there is not");
    }
    m_pickle.m_root = pop();
    m_pickle.m_end = m_at;
}

bool PickleMachine::plainValue(unsigned char opcode)
{
    switch (opcode) {
    case op::None: push(addInteger(PickleKind::None, 0)); return true;
    case op::NewTrue:
    case op::NewFalse: push(addInteger(PickleKind::Boolean, opcode == op::NewTrue)); return true;
    case op::BinInt: push(addInteger(PickleKind::Integer, static_cast<std::int32_t>(whole(4)))); return true;
    case op::BinInt1: push(addInteger(PickleKind::Integer, static_cast<std::int64_t>(whole(1)))); return true;
    case op::BinInt2: push(addInteger(PickleKind::Integer, static_cast<std::int64_t>(whole(2)))); return true;
    case op::Long1: addLong(take(whole(1))); return true;
    case op::Long4: addLong(take(whole(4))); return true;
    case op::Long: addDecimal(line()); return true;
    case op::Int: {
        const auto digits = line();
        if (digits == "00" || digits == "01")
            push(addInteger(PickleKind::Boolean, digits == "01"));
        else
            addDecimal(digits);
        return true;
    }
    case op::Float: {
        const auto digits = line();
        double number = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        if (error != std::errc() || end != digits.data() + digits.size())
            fail("a number that is none");
        push(addReal(number));
        return true;
    }
    case op::BinFloat: {
        std::uint64_t bits = 0;
        for (const char byte : take(8))
            bits = bits << 8 | static_cast<unsigned char>(byte);
        push(addReal(std::bit_cast<double>(bits)));
        return true;
    }
    default: return false;
    }
}

bool PickleMachine::text(unsigned char opcode)
{
    switch (opcode) {
    case op::ShortBinUnicode:
    case op::ShortBinString: push(addText(PickleKind::Text, take(whole(1)))); return true;
    case op::BinUnicode:
    case op::BinString: push(addText(PickleKind::Text, take(whole(4)))); return true;
    case op::BinUnicode8: push(addText(PickleKind::Text, take(whole(8)))); return true;
    case op::ShortBinBytes: push(addText(PickleKind::Bytes, take(whole(1)))); return true;
    case op::BinBytes: push(addText(PickleKind::Bytes, take(whole(4)))); return true;
    case op::BinBytes8:
    case op::ByteArray8: push(addText(PickleKind::Bytes, take(whole(8)))); return true;
    case op::Unicode: push(addOwnText(PickleKind::Text, rawUnicode(line()))); return true;
    case op::String: {
        auto text = unquoted(line());
        if (!text)
            fail("a string without quotes");
        push(addOwnText(PickleKind::Text, std::move(*text)));
        return true;
    }
    default: return false;
    }
}

bool PickleMachine::container(unsigned char opcode)
{
    switch (opcode) {
    case op::EmptyList: push(addContainer(PickleKind::List)); return true;
    case op::EmptyTuple: push(addContainer(PickleKind::Tuple)); return true;
    case op::EmptyDict: push(addContainer(PickleKind::Dictionary)); return true;
    case op::EmptySet: push(addContainer(PickleKind::Set)); return true;
    case op::List: push(addContainer(PickleKind::List, popToMark())); return true;
    case op::Tuple: push(addContainer(PickleKind::Tuple, popToMark())); return true;
    case op::FrozenSet: push(addContainer(PickleKind::Set, popToMark())); return true;
    case op::Tuple1:
    case op::Tuple2:
    case op::Tuple3: {
        std::vector<Id> items(std::size_t(opcode - op::Tuple1 + 1));
        for (auto item = items.rbegin(); item != items.rend(); ++item)
            *item = pop();
        push(addContainer(PickleKind::Tuple, std::move(items)));
        return true;
    }
    case op::Dict: {
        const auto items = popToMark();
        push(addContainer(PickleKind::Dictionary));
        append(top(), items, Entries);
        return true;
    }
    case op::Append: {
        const auto item = pop();
        append(top(), {item}, Elements);
        return true;
    }
    case op::Appends:
    case op::AddItems: {
        const auto items = popToMark();
        append(top(), items, Elements);
        return true;
    }
    case op::SetItem: {
        const auto value = pop(), key = pop();
        append(top(), {key, value}, Entries);
        return true;
    }
    case op::SetItems: {
        const auto items = popToMark();
        append(top(), items, Entries);
        return true;
    }
    default: return false;
    }
}

bool PickleMachine::object(unsigned char opcode)
{
    switch (opcode) {
    case op::Global: {
        const auto module = line(), name = line();
        push(addGlobal(module, name));
        return true;
    }
    case op::StackGlobal: {
        const auto name = pop(), module = pop();
        if (kindOf(name) != PickleKind::Text || kindOf(module) != PickleKind::Text)
            fail("a name that is no text");
        push(addGlobal(textIn(module), textIn(name)));
        return true;
    }
    case op::Reduce:
    case op::NewObj: {
        const auto arguments = pop(), callable = pop();
        push(addObject(callable, arguments));
        return true;
    }
    case op::NewObjEx: {
        const auto keywords = pop(), arguments = pop(), callable = pop();
        push(addObject(callable, addContainer(PickleKind::Tuple, {arguments, keywords})));
        return true;
    }
    case op::Inst: {
        const auto module = line(), name = line();
        const auto callable = addGlobal(module, name);
        push(addObject(callable, addContainer(PickleKind::Tuple, popToMark())));
        return true;
    }
    case op::Obj: {
        auto items = popToMark();
        if (items.empty())
            fail("an object without a class");
        const auto callable = items.front();
        items.erase(items.begin());
        push(addObject(callable, addContainer(PickleKind::Tuple, std::move(items))));
        return true;
    }
    case op::Build: build(pop()); return true;
    case op::PersistentId: push(addContainer(PickleKind::Persistent, {addText(PickleKind::Text, line())})); return true;
    case op::BinPersistentId: push(addContainer(PickleKind::Persistent, {pop()})); return true;
    case op::Extension1:
    case op::Extension2:
    case op::Extension4: fail("a registered extension, whose meaning is not in the file");
    case op::NextBuffer:
    case op::ReadOnlyBuffer: fail("a buffer that is not in the file");
    default: return false;
    }
}

bool PickleMachine::stackAndMemo(unsigned char opcode)
{
    switch (opcode) {
    case op::Mark: m_marks.push_back(m_stack.size()); return true;
    case op::Pop:
        if (!m_marks.empty() && m_stack.size() == m_marks.back())
            m_marks.pop_back(); // as Python has it: a mark is popped like a value
        else
            pop();
        return true;
    case op::PopMark: popToMark(); return true;
    case op::Dup: push(top()); return true;
    case op::Get: recall(wholeLine()); return true;
    case op::BinGet: recall(whole(1)); return true;
    case op::LongBinGet: recall(whole(4)); return true;
    case op::Put: remember(wholeLine()); return true;
    case op::BinPut: remember(whole(1)); return true;
    case op::LongBinPut: remember(whole(4)); return true;
    case op::Memoize: remember(m_memo.size()); return true;
    case op::Protocol:
        if (const auto version = whole(1); version > 5)
            fail("protocol " + std::to_string(version) + ", expected 0 to 5");
        return true;
    case op::Frame: whole(8); return true; // where it ends does not matter
    default: return false;
    }
}

} // namespace transect
