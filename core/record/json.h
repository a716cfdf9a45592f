#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace transect {

/// Keeps the order of members, so that files read as they were written.
using Json = nlohmann::ordered_json;

/// Parses a stranger's JSON in a time and a memory that grow no faster than the text. Throws Error "bad-json" naming
/// `place`, line and column: malformed text, nesting deeper than 64, duplicate members, more than 2^22 values.
Json parseJson(std::string_view text, const std::string& place);

/// Reads and parses a file of at most `limit` bytes. Errors: "no-file", "no-permission", "io", "too-large", "bad-json",
/// each with the path.
Json readJsonFile(const std::filesystem::path& path, std::size_t limit = 64 << 20);

/// Null for what JSON has no number for: NaN and the infinities.
Json numberOrNull(double number);

/// `text` as a JSON string, for messages: quoted, with control characters escaped, cut after 100 bytes.
std::string inQuotes(std::string_view text);

} // namespace transect
