#pragma once

#include <cstdint>
#include <memory>
#include <optional>
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

    bool next(std::string_view& line);          ///< valid until the next call; false at the end
    std::int64_t number() const { return m_number; } ///< of the last line, from 1
    [[noreturn]] void fail(const std::string& text) const; ///< Error "bad-data" naming the file and the line

private:
    std::unique_ptr<ByteStream> m_stream;
    std::vector<char> m_buffer;
    std::size_t m_begin = 0, m_end = 0;
    std::int64_t m_number = 0;
};

/// The fields of a line between separators, without blanks around them; with ' ', between runs of blanks.
void splitFields(std::string_view line, char separator, std::vector<std::string_view>& fields);

/// A number in the C spelling with nothing behind it; "" and "nan" are NaN.
std::optional<double> realNumber(std::string_view text);

} // namespace transect
