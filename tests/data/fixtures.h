#pragma once

#include <zlib.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <numeric>
#include <string>
#include <vector>

#include "data/resident_set.h"
#include "record/error.h"
#include "vision/image.h"

/// Files as data sets are made of, whole and spoilt.
namespace fixtures {

namespace fs = std::filesystem;

inline void write(const fs::path& path, const std::string& content)
{
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary).write(content.data(), std::streamsize(content.size()));
}

inline std::string gzipped(const std::string& content)
{
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, uLong(content.size())) + 32, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
    stream.avail_in = uInt(content.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = uInt(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

/// An IDX file of bytes.
inline std::string idx(const std::vector<std::uint32_t>& shape, const std::string& content)
{
    std::string file{0, 0, 8, char(shape.size())};
    for (const auto length : shape)
        for (int shift = 24; shift >= 0; shift -= 8)
            file += char(length >> shift);
    return file + content;
}

inline std::string tarEntry(const std::string& name, const std::string& content, char type = '0', const std::string& link = {})
{
    std::string header(512, '\0');
    const auto put = [&](std::size_t at, const std::string& text) { header.replace(at, text.size(), text); };
    char number[16];
    put(0, name);
    put(100, "0000644");
    std::snprintf(number, sizeof number, "%011o", unsigned(content.size()));
    put(124, number);
    put(136, "00000000000");
    put(148, "        ");
    header[156] = type;
    put(157, link);
    put(257, std::string("ustar\0"
                         "00",
                 8));
    const unsigned sum = std::accumulate(header.begin(), header.end(), 0u, [](unsigned a, char c) { return a + static_cast<unsigned char>(c); });
    std::snprintf(number, sizeof number, "%06o", sum);
    put(148, std::string(number) + '\0' + ' ');
    return header + content + std::string((512 - content.size() % 512) % 512, '\0');
}

inline std::string tar(const std::vector<std::pair<std::string, std::string>>& files)
{
    std::string result;
    for (const auto& [name, content] : files)
        result += tarEntry(name, content);
    return result + std::string(1024, '\0');
}

/// A PNG of one grey value.
inline std::string png(int value, int height = 2, int width = 3, int channels = 1)
{
    const std::vector<std::uint8_t> pixels(std::size_t(height * width * channels), std::uint8_t(value));
    const auto bytes = transect::encodePng({pixels.data(), height, width, channels});
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// The Error that `call` throws; an empty record where it throws none.
inline transect::ErrorRecord errorOf(const std::function<void()>& call)
{
    try {
        call();
    } catch (const transect::Error& error) {
        return error.record();
    }
    return {};
}

inline bool contains(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

/// The first pixel of every image.
inline std::vector<int> firstPixels(const transect::DataSet& data)
{
    std::vector<int> values;
    transect::Image scratch;
    for (std::int64_t i = 0; i < data.size(); ++i)
        values.push_back(data.image(i, scratch).pixels[0]);
    return values;
}

} // namespace fixtures
