#pragma once

#include <filesystem>
#include <string_view>

#include <nlohmann/json.hpp>

namespace transect {

/// Keeps the order of members, so that files read as they were written.
using Json = nlohmann::ordered_json;

/// Parses a stranger's JSON. Throws Error "bad-json" naming `place`, line and column: malformed text, nesting deeper
/// than 64, duplicate members.
Json parseJson(std::string_view text, const std::string& place);

/// Reads and parses a file of at most `limit` bytes. Errors: "no-file", "too-large", "bad-json", each with the path.
Json readJsonFile(const std::filesystem::path& path, std::size_t limit = 64 << 20);

} // namespace transect
