#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "vision/protobuf.h"

namespace transect {

/// How a type of numbers is stored in a tensor; no bytes: not a type of plain numbers.
struct NumberType {
    std::uint64_t bytes = 0; ///< of a value in raw data
    std::uint64_t list = 0;  ///< the field that lists values
};

/// What a tensor of ONNX or TensorFlow says of itself, and what it has. All throw Error "bad-model".
struct TensorClaims {
    std::uint64_t values = 1; ///< by its dimensions
    std::uint64_t type = 0, rawBytes = 0;
    std::map<std::uint64_t, std::uint64_t> listed; ///< values by the number of their field
    std::string name;

    void addDimension(std::uint64_t size);
    void addDimensions(const ProtobufField& field);
    void addListed(const ProtobufField& field, ProtobufField::Type each);
    void setRaw(const ProtobufField& field);

    bool isOneForAll() const; ///< whether it has a single listed value and nothing else

    /// An importer takes the values from raw data or from one list, and reads as many as the dimensions say: there must be that many
    /// in exactly one place, the right one.
    void requireWhole(const NumberType& number) const;

private:
    std::uint64_t allListed() const;

    bool m_hasRaw = false;
};

/// Throws Error "bad-model" where `seen`; importers merge the parts of a message that is there twice.
void requireOnce(bool& seen, const std::string& what);

} // namespace transect
