#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "record/byte_stream.h"
#include "record/json.h"

namespace transect {

/// The way to a value: a member's name, or a place in a list.
struct JsonStep {
    std::string key;
    std::int64_t index = -1; ///< -1: a member
};
using JsonPath = std::vector<JsonStep>;

/// Called for a value; false ends the visit.
using JsonVisit = std::function<bool(const JsonPath& path, Json& value)>;

/// Visits what a stream of JSON lists, piece by piece, in the order of the file: the elements of a list; of an object the
/// plain members, and the members or elements of the others; of what is empty, itself. Each comes whole; the file is never held, so that
/// memory is that of the largest piece. Reading goes on to the end of the file unless a visit ends it.
///
/// Throws Error "bad-json" naming the stream, line and column: malformed text; a piece nested deeper than 16 levels, of
/// more than 2^16 values, or with an object of more than 256 members; a value or a blank stretch longer than 1 MiB.
void visitJson(ByteStream& stream, const JsonVisit& visit);

/// "[25].keypoints", for messages.
std::string textOf(const JsonPath& path);

} // namespace transect
