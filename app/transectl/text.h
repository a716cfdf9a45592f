#pragma once

#include <string>
#include <vector>

namespace transect {

/// printf into a string.
[[gnu::format(printf, 1, 2)]] std::string printed(const char* format, ...);

/// "1:05", "2:03:10".
std::string clockText(double seconds);

/// A table of text: columns as wide as their widest cell, numbers to the right where `rightAligned` says so.
class TextTable {
public:
    explicit TextTable(std::vector<std::string> header, std::vector<bool> rightAligned = {});
    void add(std::vector<std::string> row);
    std::string text() const; ///< ends with a newline

private:
    std::vector<std::vector<std::string>> m_rows;
    std::vector<bool> m_right;
};

/// `text` with control characters but newlines replaced: what a stranger's file holds must not steer the terminal.
std::string harmless(std::string text);

/// `text` as a cell of a CSV file: in quotes where it needs them.
std::string csvCell(const std::string& text);

/// How many columns `text` (UTF-8) takes on a terminal, for the characters that this program writes.
std::size_t displayWidth(const std::string& text);

} // namespace transect
