#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "record/json.h"

namespace transect {

/// The form of one line of a journal (record/journal.h).
constexpr std::size_t longestJournalLine = 16 << 20;

/// `object` as a line with its checksum and newline. Throws Error "bad-record" with `place` (see Journal::append).
std::string journalLine(const Json& object, const std::string& place);

/// What is wrong with the checksum of a line (without its newline); empty: nothing.
std::string checksumDamage(std::string_view line);

/// The object in a line whose checksum is right. Throws Error "bad-json".
Json journalObject(std::string_view line);

} // namespace transect
