#pragma once

#include <cstddef>
#include <cstdio>
#include <numeric>
#include <string>
#include <vector>

#include "record/hash.h"
#include "record/json.h"

/// Of a journal, in bytes.
constexpr std::size_t longestLine = 16 << 20;

inline transect::Json numbered(int n)
{
    return {{"n", n}};
}

/// The line that stands for `text` + "}", whatever that is.
inline std::string lineOf(const std::string& text)
{
    char checksum[9];
    std::snprintf(checksum, sizeof checksum, "%08x", transect::crc32(text));
    return text + ",\"crc\":\"" + checksum + "\"}\n";
}

inline std::string numberedLine(int n)
{
    std::string text = numbered(n).dump();
    text.pop_back();
    return lineOf(text);
}

inline std::vector<int> numbersIn(const std::vector<transect::Json>& lines)
{
    std::vector<int> numbers;
    for (const transect::Json& line : lines)
        numbers.push_back(line.at("n").get<int>());
    return numbers;
}

inline std::vector<int> numbersUpTo(int count)
{
    std::vector<int> numbers(static_cast<std::size_t>(count));
    std::iota(numbers.begin(), numbers.end(), 0);
    return numbers;
}
