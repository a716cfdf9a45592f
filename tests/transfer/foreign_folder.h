#pragma once

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "models/network.h"
#include "transfer/small_target.h"

namespace transect::testing {

/// As if it had been written so many seconds ago.
inline void setAge(const std::filesystem::path& path, int seconds)
{
    std::filesystem::last_write_time(path, std::filesystem::file_time_type::clock::now() - std::chrono::seconds(seconds));
}

/// Weights alone, as another program writes them, some seconds ago.
inline void writeForeign(const std::filesystem::path& path, const torch::nn::Module& network, int age = 10)
{
    std::filesystem::create_directories(path.parent_path());
    saveWeights(path, network, {});
    setAge(path, age);
}

inline NetworkPtr smallNetwork(std::uint64_t seed, int width = 16)
{
    torch::manual_seed(seed);
    return makeNetwork(completeModel({{"name", "small-cnn"}, {"width", width}}), 1, 5);
}

/// Cuts the end off, as if the file were still written or its disk had been full.
inline void cutShort(const std::filesystem::path& path, int age)
{
    std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
    setAge(path, age);
}

} // namespace transect::testing
