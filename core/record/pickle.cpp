#include "record/pickle.h"

#include <limits>
#include <stdexcept>

#include "record/pickle_machine.h"

namespace transect {

Pickle::Pickle(std::string_view bytes, const std::string& place)
{
    PickleMachine(*this, bytes, place).run();
}

PickleKind PickleValue::kind() const
{
    return m_pickle->m_nodes[m_node].kind;
}

bool PickleValue::isNumber() const
{
    return kind() == PickleKind::Real || kind() == PickleKind::Integer || kind() == PickleKind::Boolean;
}

bool PickleValue::boolean() const
{
    return kind() == PickleKind::Boolean && m_pickle->m_nodes[m_node].integer != 0;
}

std::int64_t PickleValue::integer() const
{
    return kind() == PickleKind::Integer ? m_pickle->m_nodes[m_node].integer : 0;
}

double PickleValue::real() const
{
    const auto& node = m_pickle->m_nodes[m_node];
    if (node.kind == PickleKind::Real)
        return node.real;
    return isNumber() ? static_cast<double>(node.integer) : std::numeric_limits<double>::quiet_NaN();
}

std::string_view PickleValue::text() const
{
    const auto& node = m_pickle->m_nodes[m_node];
    const bool isText = node.kind == PickleKind::Text || node.kind == PickleKind::Bytes || node.kind == PickleKind::Global
        || node.kind == PickleKind::LongInteger;
    return isText ? std::string_view(node.text, node.length) : std::string_view();
}

std::size_t PickleValue::size() const
{
    switch (kind()) {
    case PickleKind::List:
    case PickleKind::Tuple:
    case PickleKind::Set:
    case PickleKind::Dictionary: return m_pickle->m_containers[m_pickle->m_nodes[m_node].container].size();
    default: return 0;
    }
}

PickleValue PickleValue::at(std::size_t i) const
{
    if (i >= size())
        throw std::out_of_range("PickleValue::at");
    return {*m_pickle, m_pickle->m_containers[m_pickle->m_nodes[m_node].container][i]};
}

std::optional<PickleValue> PickleValue::find(std::string_view key) const
{
    if (kind() != PickleKind::Dictionary)
        return {};
    for (std::size_t i = size(); i > 1; i -= 2) {
        const auto candidate = at(i - 2);
        if (candidate.kind() == PickleKind::Text && candidate.text() == key)
            return at(i - 1);
    }
    return {};
}

std::optional<PickleValue> PickleValue::part(PickleKind kindOfWhole, std::size_t place) const
{
    if (kind() != kindOfWhole)
        return {};
    const auto node = m_pickle->m_containers[m_pickle->m_nodes[m_node].container][place];
    return node == Pickle::absent ? std::nullopt : std::optional(PickleValue(*m_pickle, node));
}

std::optional<PickleValue> PickleValue::callable() const
{
    return part(PickleKind::Object, PickleMachine::Callable);
}

std::optional<PickleValue> PickleValue::arguments() const
{
    return part(PickleKind::Object, PickleMachine::Arguments);
}

std::optional<PickleValue> PickleValue::state() const
{
    return part(PickleKind::Object, PickleMachine::State);
}

std::optional<PickleValue> PickleValue::elements() const
{
    return part(PickleKind::Object, PickleMachine::Elements);
}

std::optional<PickleValue> PickleValue::entries() const
{
    return part(PickleKind::Object, PickleMachine::Entries);
}

std::optional<PickleValue> PickleValue::persistentId() const
{
    return part(PickleKind::Persistent, 0);
}

} // namespace transect
