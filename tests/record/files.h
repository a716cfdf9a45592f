#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

inline std::string contentsOf(const std::filesystem::path& path)
{
    std::ostringstream contents;
    contents << std::ifstream(path, std::ios::binary).rdbuf();
    return contents.str();
}

inline void writeFile(const std::filesystem::path& path, std::string_view contents)
{
    std::ofstream(path, std::ios::binary | std::ios::trunc) << contents;
}

inline void appendToFile(const std::filesystem::path& path, std::string_view contents)
{
    std::ofstream(path, std::ios::binary | std::ios::app) << contents;
}
