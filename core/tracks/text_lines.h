#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "record/byte_stream.h"

namespace transect {

/// The lines of a text file, gzipped or not, without their ends (LF or CRLF). Throws Error "bad-data" for a line of more
/// than 64 KiB.
class TextLines {
public:
    explicit TextLines(const std::filesystem::path& file);

    /// False at the end. The line is valid until the next call; what is in memory behind it is no digit.
    bool next(std::string_view& line);
    std::int64_t number() const { return m_number; } ///< of the last line, from 1
    [[noreturn]] void fail(const std::string& text) const; ///< Error "bad-data" naming the file and the line

private:
    std::unique_ptr<ByteStream> m_stream;
    std::unique_ptr<char[]> m_buffer;
    std::size_t m_begin = 0, m_end = 0;
    std::int64_t m_number = 0;
};

/// The fields of a line between separators, without blanks around them; with ' ', between runs of blanks.
void splitFields(std::string_view line, char separator, std::vector<std::string_view>& fields);

/// Whether the line, one of TextLines, is of exactly as many whole numbers, of at most 9 digits each, with one blank between
/// them. Quick: a fifth of the time that splitFields() and their numbers take.
bool readWholeNumbers(std::string_view line, std::span<std::int64_t> numbers);

/// A number in the C spelling with nothing behind it; "" and "nan" are NaN.
std::optional<double> realNumber(std::string_view text);

} // namespace transect
