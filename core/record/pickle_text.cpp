#include "record/pickle_text.h"

#include <charconv>
#include <cstdint>

namespace transect {

namespace {

void appendUtf8(std::string& text, std::uint32_t code)
{
    if (code < 0x80) {
        text += static_cast<char>(code);
        return;
    }
    const int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    constexpr std::uint32_t leads[] = {0, 0xc0, 0xe0, 0xf0};
    text += static_cast<char>(leads[more] | code >> 6 * more);
    for (int shift = 6 * (more - 1); shift >= 0; shift -= 6)
        text += static_cast<char>(0x80 | (code >> shift & 0x3f));
}

/// The number of `digits` hexadecimal digits at the front of `text`.
std::optional<std::uint32_t> hexadecimal(std::string_view text, std::size_t digits)
{
    std::uint32_t code = 0;
    if (text.size() < digits)
        return {};
    const auto [end, error] = std::from_chars(text.data(), text.data() + digits, code, 16);
    if (error != std::errc() || end != text.data() + digits)
        return {};
    return code;
}

} // namespace

std::string rawUnicode(std::string_view line)
{
    constexpr std::uint32_t largestCode = 0x10ffff;
    std::string text;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const std::size_t digits = line.substr(i).starts_with("\\u") ? 4 : line.substr(i).starts_with("\\U") ? 8 : 0;
        const auto code = digits > 0 ? hexadecimal(line.substr(i + 2), digits) : std::nullopt;
        if (code && *code <= largestCode) {
            appendUtf8(text, *code);
            i += 1 + digits;
        } else {
            appendUtf8(text, static_cast<unsigned char>(line[i]));
        }
    }
    return text;
}

std::optional<std::string> unquoted(std::string_view line)
{
    if (line.size() < 2 || (line.front() != '\'' && line.front() != '"') || line.back() != line.front())
        return {};
    line = line.substr(1, line.size() - 2);
    std::string text;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] != '\\' || i + 1 == line.size()) {
            text += line[i];
            continue;
        }
        constexpr std::string_view escapes = "ntr\\'\"", meanings = "\n\t\r\\'\"";
        const char escaped = line[++i];
        const auto code = escaped == 'x' ? hexadecimal(line.substr(i + 1), 2) : std::nullopt;
        if (code) {
            text += static_cast<char>(*code);
            i += 2;
        } else if (const auto known = escapes.find(escaped); known != escapes.npos) {
            text += meanings[known];
        } else {
            text += {'\\', escaped};
        }
    }
    return text;
}

} // namespace transect
