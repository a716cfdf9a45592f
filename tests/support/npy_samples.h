#pragma once

#include <string>
#include <vector>

namespace transect::testing {

/// A .npy file as NumPy writes it.
inline std::string npy(
    const std::string& descr, const std::string& shape, const std::string& content, int version = 1, const std::string& fortran = "False")
{
    auto header = "{'descr': '" + descr + "', 'fortran_order': " + fortran + ", 'shape': " + shape + ", }";
    header += std::string(63 - (header.size() + 10) % 64, ' ') + "\n";
    std::string file = "\x93NUMPY";
    file += {char(version), '\0', char(header.size()), char(header.size() >> 8)};
    if (version > 1)
        file += std::string(2, '\0');
    return file + header + content;
}

/// One of `values`; without a `shape`, of one dimension.
template <typename Number> std::string npy(const std::string& descr, const std::vector<Number>& values, const std::string& shape = {})
{
    return npy(descr, shape.empty() ? "(" + std::to_string(values.size()) + ",)" : shape,
        std::string(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(Number)));
}

/// One whose header is `header`.
inline std::string rawHeader(const std::string& header)
{
    return std::string("\x93NUMPY\x01\0", 8) + std::string{char(header.size()), char(header.size() >> 8)} + header;
}

} // namespace transect::testing
