#include "text.h"

#include <algorithm>
#include <cmath>
#include <cstdarg>
#include <cstdio>

namespace transect {

std::string printed(const char* format, ...)
{
    std::va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    std::string text(std::size_t(std::vsnprintf(nullptr, 0, format, arguments)), '\0');
    std::vsnprintf(text.data(), text.size() + 1, format, again);
    va_end(again);
    va_end(arguments);
    return text;
}

std::string clockText(double seconds)
{
    const auto whole = std::max(0L, std::lround(seconds));
    if (whole >= 3600)
        return printed("%ld:%02ld:%02ld", whole / 3600, whole / 60 % 60, whole % 60);
    return printed("%ld:%02ld", whole / 60, whole % 60);
}

std::string harmless(std::string text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        // 0xc2 0x80 to 0xc2 0x9f are control characters of UTF-8, which some terminals obey.
        const bool isLong = byte == 0xc2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xa0;
        if ((byte < 0x20 && text[i] != '\n') || byte == 0x7f)
            text[i] = '?';
        else if (isLong)
            text.replace(i, 2, "?");
    }
    return text;
}

std::string csvCell(const std::string& text)
{
    if (text.find_first_of(",\"\n\r") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    return quoted + "\"";
}

std::size_t displayWidth(const std::string& text)
{
    return std::size_t(std::ranges::count_if(text, [](unsigned char byte) { return (byte & 0xc0) != 0x80; }));
}

TextTable::TextTable(std::vector<std::string> header, std::vector<bool> rightAligned)
    : m_right(std::move(rightAligned))
{
    m_right.resize(header.size(), false);
    m_rows.push_back(std::move(header));
}

void TextTable::add(std::vector<std::string> row)
{
    row.resize(m_right.size());
    m_rows.push_back(std::move(row));
}

std::string TextTable::text() const
{
    std::vector<std::size_t> widths(m_right.size(), 0);
    for (const auto& row : m_rows) {
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], displayWidth(row[i]));
    }
    std::string text;
    for (const auto& row : m_rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string padding(widths[i] - displayWidth(row[i]), ' ');
            line += (i ? "  " : "") + (m_right[i] ? padding + row[i] : row[i] + padding);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + '\n';
    }
    return text;
}

} // namespace transect
