#pragma once

#include <cstdint>
#include <filesystem>
#include <span>

#include "record/mapped_file.h"
#include "record/npy_header.h"

namespace transect {

/// A matrix in a .npy file, of either order and of every type that readNpy() reads. The file is mapped, and a block of rows is
/// turned into numbers at a time: a file larger than the memory is read without a copy of it. Not unpacked: no .npy.gz.
class NpyRows {
public:
    /// An array of one dimension is a matrix of one column. Throws Error "bad-data" with the path: what readNpy() refuses, more
    /// than two dimensions, no row or no column; "no-file", "no-permission".
    explicit NpyRows(const std::filesystem::path& path);

    std::int64_t rows() const { return m_rows; }
    std::int64_t columns() const { return m_columns; }
    std::size_t dimensions() const { return m_header.shape.size(); } ///< 1 or 2
    /// Whether single precision holds every element exactly.
    bool isSingle() const { return m_header.itemSize <= (m_header.kind == 'f' ? 4 : 2); }
    const std::filesystem::path& path() const { return m_path; }

    /// Rows `first` to `first` + `count` - 1, row by row. Throws Error "bad-data" naming row and column of a number that is not
    /// finite. `out` holds count x columns().
    void read(std::int64_t first, std::int64_t count, std::span<double> out) const;

private:
    void requireElements() const;

    std::filesystem::path m_path;
    MappedFile m_file;
    NpyHeader m_header;
    std::int64_t m_rows = 0, m_columns = 1;
    NpyNumberReader m_number = nullptr;
};

} // namespace transect
