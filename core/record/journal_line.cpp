#include "record/journal_line.h"

#include <cstdint>
#include <cstdio>

#include "record/error.h"
#include "record/hash.h"

namespace transect {

namespace {

constexpr std::string_view checksumBegin = ",\"crc\":\"";
constexpr std::string_view checksumEnd = "\"}";
constexpr std::size_t checksumDigits = 8;
constexpr std::size_t checksumSize = checksumBegin.size() + checksumDigits + checksumEnd.size();

std::string hexadecimal(std::uint32_t checksum)
{
    char text[checksumDigits + 1];
    std::snprintf(text, sizeof text, "%08x", checksum);
    return text;
}

} // namespace

std::string journalLine(const Json& object, const std::string& place)
{
    std::string line = object.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (!object.is_object() || object.empty() || object.contains("crc"))
        throw Error("bad-record", "found " + inQuotes(line) + ", expected an object with members, none of them \"crc\"",
                    place);
    line.pop_back(); // the closing brace, which the checksum brings along
    const std::string checksum = hexadecimal(crc32(line));
    line.append(checksumBegin).append(checksum).append(checksumEnd);
    if (line.size() > longestJournalLine)
        throw Error("bad-record", "found a line of " + std::to_string(line.size()) + " bytes, expected at most "
                        + std::to_string(longestJournalLine), place);
    return line += '\n';
}

std::string checksumDamage(std::string_view line)
{
    const std::size_t textSize = line.size() < checksumSize ? 0 : line.size() - checksumSize;
    const std::string_view checksum = line.substr(textSize);
    if (textSize == 0 || !checksum.starts_with(checksumBegin) || !checksum.ends_with(checksumEnd))
        return "no checksum, expected one as the last member";
    const std::string_view found = checksum.substr(checksumBegin.size(), checksumDigits);
    const std::string expected = hexadecimal(crc32(line.substr(0, textSize)));
    if (found != expected)
        return "checksum " + inQuotes(found) + ", expected " + expected;
    return {};
}

Json journalObject(std::string_view line)
{
    std::string text(line.substr(0, line.size() - checksumSize));
    text += '}';
    return parseJson(text, {});
}

} // namespace transect
