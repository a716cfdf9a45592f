#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace transect::testing {

/// A small data set in MNIST's files, learnable in seconds: class c is a bright bar at row or column c, plus noise that
/// depends on the image's number alone. It is found as "mnist" below `root`.
inline void writeSmallMnist(const std::filesystem::path& root, int trainCount, int testCount, int side = 12, int classes = 4)
{
    const auto bigEndian = [](std::ofstream& out, std::uint32_t value) {
        for (const int shift : {24, 16, 8, 0})
            out.put(char(value >> shift & 0xff));
    };
    const auto write = [&](const std::string& prefix, int count, std::uint32_t seed) {
        std::filesystem::create_directories(root / "mnist");
        std::ofstream images(root / "mnist" / (prefix + "-images-idx3-ubyte"), std::ios::binary);
        std::ofstream labels(root / "mnist" / (prefix + "-labels-idx1-ubyte"), std::ios::binary);
        for (const std::uint32_t value : {0x803u, std::uint32_t(count), std::uint32_t(side), std::uint32_t(side)})
            bigEndian(images, value);
        for (const std::uint32_t value : {0x801u, std::uint32_t(count)})
            bigEndian(labels, value);
        std::uint32_t state = seed;
        const auto noise = [&state] {
            state = state * 1664525u + 1013904223u;
            return int(state >> 24);
        };
        for (int i = 0; i < count; ++i) {
            const int label = i % classes, place = 1 + label / 2 * 4 + noise() % 3;
            for (int row = 0; row < side; ++row) {
                for (int column = 0; column < side; ++column) {
                    const bool bar = (label % 2 ? row : column) == place;
                    images.put(char(std::min(255, noise() / 3 + (bar ? 150 : 0))));
                }
            }
            labels.put(char(label));
        }
    };
    write("train", trainCount, 1);
    write("t10k", testCount, 2);
}

} // namespace transect::testing
