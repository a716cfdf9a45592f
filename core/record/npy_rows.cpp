#include "record/npy_rows.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string>

#include "record/error.h"
#include "record/memory_stream.h"

namespace transect {

namespace {

NpyHeader headerOf(const std::filesystem::path& path, std::span<const std::byte> bytes)
{
    MemoryStream stream(path.string(), bytes);
    return readWholeNpyHeader(stream);
}

std::string shapeText(const std::vector<std::int64_t>& shape)
{
    std::string text;
    for (const auto length : shape)
        text += (text.empty() ? "" : " x ") + std::to_string(length);
    return text.empty() ? "one number" : text;
}

} // namespace

NpyRows::NpyRows(const std::filesystem::path& path)
    : m_path(path)
    , m_file(InputFile(path))
    , m_header(headerOf(path, m_file.bytes()))
    , m_number(npyNumberReader(m_header.kind, m_header.itemSize))
{
    requireElements();
    m_rows = m_header.shape[0];
    m_columns = m_header.shape.size() == 2 ? m_header.shape[1] : 1;
}

void NpyRows::requireElements() const
{
    const auto& shape = m_header.shape;
    if (shape.empty() || shape.size() > 2 || std::ranges::find(shape, 0) != shape.end())
        throw Error("bad-data", "has the shape " + shapeText(shape) + ", expected rows x columns", m_path.string());
    if (!m_number)
        throw Error("bad-data", std::string("has elements of type ") + m_header.kind + std::to_string(m_header.itemSize) + ", expected f2, f4, f8, whole numbers or b1", m_path.string());
    // The lengths have at most 15 digits: their product may overflow, a division does not.
    const auto follow = m_file.bytes().size() - m_header.size;
    const auto rowBytes = std::size_t(shape.size() == 2 ? shape[1] : 1) * std::size_t(m_header.itemSize);
    if (follow % rowBytes != 0 || follow / rowBytes != std::size_t(shape[0]))
        throw Error("bad-data", "declares " + shapeText(shape) + " elements of " + std::to_string(m_header.itemSize) + " bytes, and " + std::to_string(follow) + " bytes follow", m_path.string(),
                    "the file was cut short or goes on behind the array: write it anew");
}

void NpyRows::read(std::int64_t first, std::int64_t count, std::span<double> out) const
{
    const auto* elements = reinterpret_cast<const std::uint8_t*>(m_file.bytes().data()) + m_header.size;
    const auto size = std::int64_t(m_header.itemSize);
    const auto rowStep = m_header.isFortran ? size : size * m_columns, columnStep = m_header.isFortran ? size * m_rows : size;
    const auto copy = [&](std::int64_t row, std::int64_t column) {
        const double value = m_number(elements + (first + row) * rowStep + column * columnStep);
        if (!std::isfinite(value))
            throw Error("bad-data", "found " + std::to_string(value) + " in row " + std::to_string(first + row) + ", column " + std::to_string(column) + " (from 0), expected a finite number", m_path.string());
        out[std::size_t(row * m_columns + column)] = value;
    };
    // In the order of the file, so that each of its pages is visited once.
    for (std::int64_t outer = 0; outer < (m_header.isFortran ? m_columns : count); ++outer) {
        for (std::int64_t inner = 0; inner < (m_header.isFortran ? count : m_columns); ++inner)
            m_header.isFortran ? copy(inner, outer) : copy(outer, inner);
    }
}

} // namespace transect
