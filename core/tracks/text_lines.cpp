#include "tracks/text_lines.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <limits>

#include "record/error.h"
#include "tracks/names.h"

namespace transect {

namespace {

constexpr std::size_t longestLine = 1 << 16;
constexpr std::size_t bufferSize = longestLine + (1 << 15); // just not so large that it is mapped anew for each file

std::string_view withoutBlanks(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t");
    return first == text.npos ? std::string_view() : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

} // namespace

TextLines::TextLines(const std::filesystem::path& file)
    : m_stream(openStream(file))
    , m_buffer(std::make_unique_for_overwrite<char[]>(bufferSize + 1))
{
}

bool TextLines::next(std::string_view& line)
{
    auto* begin = m_buffer.get() + m_begin;
    auto* end = static_cast<char*>(std::memchr(begin, '\n', m_end - m_begin));
    if (!end) {
        std::memmove(m_buffer.get(), begin, m_end - m_begin);
        m_end -= m_begin;
        m_begin = 0;
        m_end += m_stream->read(std::as_writable_bytes(std::span(m_buffer.get() + m_end, bufferSize - m_end)));
        m_buffer[m_end] = '\n';
        begin = m_buffer.get();
        end = std::find(begin, begin + m_end, '\n');
    }
    const auto length = std::size_t(end - begin);
    if (length == 0 && m_begin == m_end)
        return false;
    ++m_number;
    if (length > longestLine)
        fail("a line of more than " + std::to_string(longestLine) + " bytes");
    m_begin = std::min(m_begin + length + 1, m_end);
    line = {begin, length};
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return true;
}

void TextLines::fail(const std::string& text) const
{
    m_stream->fail("line " + std::to_string(m_number) + ": " + text);
}

void splitFields(std::string_view line, char separator, std::vector<std::string_view>& fields)
{
    fields.clear();
    if (separator == ' ') {
        const auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
        // Fields are short: the loops of the library, which look at four characters in a turn, take twice as long.
        const auto *at = line.data(), *end = at + line.size();
        while (true) {
            while (at != end && isBlank(*at))
                ++at;
            if (at == end)
                return;
            const auto* first = at;
            while (at != end && !isBlank(*at))
                ++at;
            fields.emplace_back(first, std::size_t(at - first));
        }
    }
    for (std::size_t end = 0; end != line.npos; line.remove_prefix(end == line.npos ? 0 : end + 1)) {
        end = line.find(separator);
        fields.push_back(withoutBlanks(line.substr(0, end)));
    }
}

bool readWholeNumbers(std::string_view line, std::span<std::int64_t> numbers)
{
    constexpr int mostDigits = 9; // a number that is known here, so that there is a branch for each digit: it is guessed better
    const auto *at = line.data(), *end = at + line.size();
    for (auto& number : numbers) {
        std::uint32_t found = 0;
        int digits = 0;
        for (; digits < mostDigits && *at >= '0' && *at <= '9'; ++digits, ++at)
            found = 10 * found + std::uint32_t(*at - '0');
        if (digits == 0 || (at != end && *at++ != ' '))
            return false;
        number = found;
    }
    return at == end && !line.ends_with(' ');
}

std::optional<double> realNumber(std::string_view text)
{
    if (text.empty())
        return std::numeric_limits<double>::quiet_NaN();
    constexpr std::size_t exactDigits = 15;
    if (const auto whole = wholeNumber(text); whole && text.size() <= exactDigits)
        return double(*whole); // many times as quick
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return {};
    return number;
}

} // namespace transect
