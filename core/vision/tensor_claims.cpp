#include "vision/tensor_claims.h"

#include "record/error.h"
#include "record/json.h"

namespace transect {

namespace {

std::uint64_t countOf(const ProtobufField& field, ProtobufField::Type each)
{
    if (field.type != ProtobufField::Bytes) {
        field.need(each);
        return 1;
    }
    if (each != ProtobufField::Number)
        return field.bytes.size() / (each == ProtobufField::Fixed32 ? 4 : 8);
    std::uint64_t count = 0;
    for (ProtobufReader reader(field.bytes); !reader.atEnd(); ++count)
        reader.number();
    return count;
}

} // namespace

void TensorClaims::addDimension(std::uint64_t size)
{
    constexpr std::uint64_t most = 1ull << 30;
    if (size > most || values * size > most)
        throw Error("bad-model", "a tensor claims more than 2^30 values");
    values *= size;
}

void TensorClaims::addDimensions(const ProtobufField& field)
{
    if (field.type != ProtobufField::Bytes)
        return addDimension(field.need(ProtobufField::Number).value);
    for (ProtobufReader packed(field.bytes); !packed.atEnd();)
        addDimension(packed.number());
}

void TensorClaims::addListed(const ProtobufField& field, ProtobufField::Type each)
{
    listed[field.number] += countOf(field, each);
}

void TensorClaims::setRaw(const ProtobufField& field)
{
    requireOnce(m_hasRaw, "the raw data of a tensor");
    rawBytes = field.need(ProtobufField::Bytes).bytes.size();
}

std::uint64_t TensorClaims::allListed() const
{
    std::uint64_t all = 0;
    for (const auto& [field, count] : listed)
        all += count;
    return all;
}

bool TensorClaims::isOneForAll() const
{
    return rawBytes == 0 && allListed() == 1;
}

void TensorClaims::requireWhole(const NumberType& number) const
{
    const auto tensor = "the tensor " + inQuotes(name);
    if (number.bytes == 0)
        throw Error("bad-model", tensor + " has values of the type " + std::to_string(type) + ", expected plain numbers");
    const auto own = listed.contains(number.list) ? listed.at(number.list) : 0, all = allListed();
    if (all != own || (all > 0 && rawBytes > 0))
        throw Error("bad-model", tensor + " has values in two places or in the place of another type than its own");
    if (rawBytes > 0 ? rawBytes != values * number.bytes : own != values)
        throw Error("bad-model", tensor + " claims " + std::to_string(values) + " values, and has " + std::to_string(rawBytes > 0 ? rawBytes / number.bytes : own),
                    {}, "weights in files of their own are not read");
}

void requireOnce(bool& seen, const std::string& what)
{
    if (seen)
        throw Error("bad-model", what + " is there twice");
    seen = true;
}

} // namespace transect
