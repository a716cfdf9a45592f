#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

#include "record/byte_stream.h"
#include "record/error.h"
#include "record/inflating_stream.h"
#include "tracks/mask_files.h"
#include "tracks/names.h"

namespace transect {

namespace {

// The MAT format of MATLAB, version 5 (MathWorks, "MAT-File Format").
enum MatType : std::uint32_t { MatInt8 = 1, MatInt32 = 5, MatUint32 = 6, MatMatrix = 14, MatCompressed = 15 };
enum MatClass : std::uint32_t { MatCell = 1, MatFirstNumeric = 6, MatLastNumeric = 15 };

constexpr std::string_view matMagic = "MATLAB 5.0 MAT-file";

struct Tag {
    std::uint32_t type = 0, size = 0;
    std::array<std::byte, 4> small{}; ///< the data of an element of up to 4 bytes
    bool isSmall = false;
};

/// Reads the elements of a MAT file from front to back; arrays are looked at as they pass, and never held.
class MatReader {
public:
    explicit MatReader(ByteStream& stream)
        : m_stream(stream)
    {
    }

    /// The labels of a matrix whose tag was read; none for one that is neither numeric nor a cell array.
    std::optional<std::vector<std::uint8_t>> matrix(std::int64_t size)
    {
        const auto end = m_read + size;
        if (size == 0)
            return {};
        const auto matrixClass = classOfMatrix();
        const auto shape = dimensions();
        skip(tag()); // the name
        std::optional<std::vector<std::uint8_t>> labels;
        if (matrixClass == MatCell)
            labels = cells(frameCount(shape));
        else if (matrixClass >= MatFirstNumeric && matrixClass <= MatLastNumeric)
            labels = numbers(shape);
        if (m_read > end)
            m_stream.fail("an array is longer than the file declares");
        skipBytes(end - m_read);
        return labels;
    }

    /// False at the end of the stream.
    bool nextTag(Tag& found)
    {
        std::array<std::byte, 8> bytes{};
        const auto count = m_stream.read(bytes);
        if (count == 0)
            return false;
        if (count < bytes.size())
            m_stream.fail("is cut short");
        m_read += std::int64_t(count);
        std::memcpy(&found.type, bytes.data(), 4);
        std::memcpy(&found.size, bytes.data() + 4, 4);
        std::copy_n(bytes.begin() + 4, 4, found.small.begin());
        found.isSmall = (found.type >> 16) != 0;
        if (found.isSmall) {
            found.size = found.type >> 16;
            found.type &= 0xffff;
            if (found.size > found.small.size())
                m_stream.fail("an element of up to 4 bytes declares " + std::to_string(found.size));
        }
        return true;
    }

private:
    Tag tag()
    {
        Tag found;
        if (!nextTag(found))
            m_stream.fail("is cut short");
        return found;
    }

    void take(std::span<std::byte> bytes)
    {
        if (m_stream.read(bytes) < bytes.size())
            m_stream.fail("is cut short");
        constexpr std::int64_t mostUnpacked = std::int64_t(1) << 34;
        m_read += std::int64_t(bytes.size());
        if (m_read > mostUnpacked)
            m_stream.fail("unpacks to more than " + std::to_string(mostUnpacked) + " bytes");
    }

    /// Passes over bytes and says whether any of them is not zero.
    bool skipBytes(std::int64_t count)
    {
        bool found = false;
        while (count > 0) {
            const auto part = std::span(m_scratch).first(std::size_t(std::min<std::int64_t>(count, std::int64_t(m_scratch.size()))));
            take(part);
            found = found || std::ranges::any_of(part, [](std::byte byte) { return byte != std::byte{}; });
            count -= std::int64_t(part.size());
        }
        return found;
    }

    /// Elements begin at multiples of 8 bytes.
    void skipPadding(std::uint32_t size) { skipBytes((8 - size % 8) % 8); }

    bool skip(const Tag& element)
    {
        if (element.isSmall)
            return std::any_of(
                element.small.begin(), element.small.begin() + element.size, [](std::byte byte) { return byte != std::byte{}; });
        const bool found = skipBytes(element.size);
        skipPadding(element.size);
        return found;
    }

    std::uint32_t classOfMatrix()
    {
        const auto flags = tag();
        if (flags.type != MatUint32 || flags.size != 8)
            m_stream.fail("an array does not begin with its flags");
        std::array<std::byte, 8> bytes{};
        take(bytes);
        constexpr std::uint32_t isComplex = 0x800;
        std::uint32_t value = 0;
        std::memcpy(&value, bytes.data(), sizeof value);
        if (value & isComplex)
            m_stream.fail("holds complex numbers, expected labels");
        return value & 0xff;
    }

    std::vector<std::int64_t> dimensions()
    {
        constexpr std::uint32_t mostDimensions = 8;
        const auto element = tag();
        if (element.type != MatInt32 || element.isSmall || element.size % 4 != 0 || element.size / 4 < 2
            || element.size / 4 > mostDimensions)
            m_stream.fail("an array does not state its dimensions");
        std::vector<std::int32_t> lengths(element.size / 4);
        take(std::as_writable_bytes(std::span(lengths)));
        skipPadding(element.size);
        if (std::ranges::any_of(lengths, [](std::int32_t length) { return length < 0; }))
            m_stream.fail("an array states a negative dimension");
        return {lengths.begin(), lengths.end()};
    }

    /// Of a row or column: its length; of an array of pictures: the last dimension.
    std::int64_t frameCount(const std::vector<std::int64_t>& shape) const
    {
        const bool isVector = shape.size() == 2 && std::ranges::min(shape) <= 1;
        if (shape.size() == 2 && !isVector)
            m_stream.fail("holds an array of " + std::to_string(shape[0]) + " x " + std::to_string(shape[1])
                + ", expected a value or a picture for each frame");
        const auto frames = isVector ? shape[0] * shape[1] : shape.back();
        if (frames > largestFrame)
            m_stream.fail("declares " + std::to_string(frames) + " frames, expected up to " + std::to_string(largestFrame));
        return frames;
    }

    std::vector<std::uint8_t> cells(std::int64_t count)
    {
        std::vector<std::uint8_t> labels;
        for (std::int64_t i = 0; i < count; ++i) {
            const auto cell = tag();
            if (cell.type != MatMatrix || cell.isSmall)
                m_stream.fail("the cell of frame " + std::to_string(i) + " holds no array");
            labels.push_back(picture(cell.size));
        }
        return labels;
    }

    bool picture(std::int64_t size)
    {
        const auto end = m_read + size;
        if (size == 0)
            return false;
        const auto matrixClass = classOfMatrix();
        if (matrixClass < MatFirstNumeric || matrixClass > MatLastNumeric)
            m_stream.fail("a cell holds no numbers");
        dimensions();
        skip(tag()); // the name
        const bool found = skip(tag());
        if (m_read != end)
            m_stream.fail("a cell is longer or shorter than the file declares");
        return found;
    }

    std::vector<std::uint8_t> numbers(const std::vector<std::int64_t>& shape)
    {
        const auto frames = frameCount(shape);
        const auto data = tag();
        if (frames == 0)
            return {};
        if (data.size % frames != 0)
            m_stream.fail("declares " + std::to_string(data.size) + " bytes for " + std::to_string(frames) + " frames");
        const auto part = data.size / frames;
        std::vector<std::uint8_t> labels;
        for (std::int64_t i = 0; i < frames; ++i) {
            if (data.isSmall)
                labels.push_back(std::any_of(data.small.begin() + i * part, data.small.begin() + (i + 1) * part,
                    [](std::byte byte) { return byte != std::byte{}; }));
            else
                labels.push_back(skipBytes(part));
        }
        if (!data.isSmall)
            skipPadding(data.size);
        return labels;
    }

    ByteStream& m_stream;
    std::int64_t m_read = 0;
    std::array<std::byte, 1 << 14> m_scratch;
};

} // namespace

bool isMatFile(std::string_view front)
{
    return front.starts_with(matMagic);
}

std::vector<std::uint8_t> readMatMask(const std::filesystem::path& file)
{
    constexpr std::size_t headerSize = 128;
    const auto stream = openStream(file);
    const auto header = readFront(*stream, headerSize);
    if (header.size() < headerSize || header[126] != std::byte{'I'} || header[127] != std::byte{'M'})
        stream->fail("is a MAT file that is cut short or big-endian");
    std::vector<std::vector<std::uint8_t>> found;
    MatReader reader(*stream);
    for (Tag tag; reader.nextTag(tag);) {
        std::optional<std::vector<std::uint8_t>> labels;
        if (tag.type == MatCompressed) {
            InflatingStream unpacked(*stream, tag.size, InflatingStream::Format::Zlib);
            MatReader inner(unpacked);
            Tag matrix;
            if (!inner.nextTag(matrix) || matrix.type != MatMatrix)
                stream->fail("a compressed element holds no array");
            labels = inner.matrix(matrix.size);
            unpacked.skipRest();
        } else if (tag.type == MatMatrix) {
            labels = reader.matrix(tag.size);
        } else {
            stream->fail("holds an element of type " + std::to_string(tag.type) + ", expected an array");
        }
        if (labels)
            found.push_back(std::move(*labels));
    }
    if (found.size() != 1)
        stream->fail("holds " + std::to_string(found.size()) + " arrays of labels, expected one");
    return std::move(found.front());
}

} // namespace transect
