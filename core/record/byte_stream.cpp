#include "record/byte_stream.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "record/error.h"
#include "record/file_system.h"

namespace transect {

namespace {

/// A file as it is.
class FileStream : public ByteStream {
public:
    explicit FileStream(const std::filesystem::path& path)
        : ByteStream(path.string())
        , m_file(path)
    {
        readAhead();
    }

    bool isGzipped() const { return m_end >= 2 && m_ahead[0] == std::byte{0x1f} && m_ahead[1] == std::byte{0x8b}; }

    std::size_t read(std::span<std::byte> out) override
    {
        const auto done = takeAhead(out);
        const auto rest = out.subspan(done);
        if (rest.empty() || m_ended)
            return done;
        if (rest.size() >= m_ahead.size())
            return done + readOn(rest);
        readAhead();
        return done + takeAhead(rest);
    }

private:
    std::size_t readOn(std::span<std::byte> out)
    {
        const auto count = m_file.read(m_offset, out);
        m_offset += count;
        m_ended = count < out.size();
        return count;
    }

    void readAhead()
    {
        m_begin = 0;
        m_end = readOn(m_ahead);
    }

    std::size_t takeAhead(std::span<std::byte> out)
    {
        const auto count = std::min(out.size(), m_end - m_begin);
        std::copy_n(m_ahead.begin() + std::ptrdiff_t(m_begin), count, out.begin());
        m_begin += count;
        return count;
    }

    InputFile m_file;
    std::uintmax_t m_offset = 0;
    bool m_ended = false;
    std::array<std::byte, 1 << 12> m_ahead; ///< for those who read a few bytes at a time
    std::size_t m_begin = 0, m_end = 0;     ///< what is left of it
};

class GzipStream : public ByteStream {
public:
    explicit GzipStream(const std::filesystem::path& path)
        : ByteStream(path.string())
        , m_file(gzopen(path.c_str(), "rb"))
    {
        if (!m_file)
            throw Error("no-file", std::string("cannot be opened: ") + std::strerror(errno), place());
        gzbuffer(m_file, 1 << 15); // larger ones are mapped anew for each file, which costs more than small files' bytes
    }
    ~GzipStream() override { gzclose_r(m_file); }
    GzipStream(const GzipStream&) = delete;
    GzipStream& operator=(const GzipStream&) = delete;

    std::size_t read(std::span<std::byte> out) override
    {
        constexpr std::size_t most = 1 << 30; // gzread() counts in int
        std::size_t done = 0;
        while (done < out.size()) {
            const int count = gzread(m_file, out.data() + done, static_cast<unsigned>(std::min(out.size() - done, most)));
            refuseDamage();
            if (count <= 0)
                break;
            done += static_cast<std::size_t>(count);
        }
        return done;
    }

private:
    void refuseDamage()
    {
        int number = Z_OK;
        const char* text = gzerror(m_file, &number);
        if (number == Z_BUF_ERROR)
            fail("the compressed file is cut short", "get the file again");
        if (number == Z_ERRNO)
            fail(std::string("cannot be read: ") + std::strerror(errno));
        if (number != Z_OK && number != Z_STREAM_END)
            fail(std::string("the compressed file is damaged: ") + text, "get the file again");
    }

    gzFile m_file;
};

/// Reads on behind `bytes` until the stream ends or `limit` bytes are there. Grows by what has arrived, at most doubling.
template <typename Byte>
void readUpTo(ByteStream& stream, std::vector<Byte>& bytes, std::int64_t limit)
{
    constexpr std::size_t firstStep = 1 << 12;
    while (static_cast<std::int64_t>(bytes.size()) < limit) {
        const auto before = bytes.size();
        const auto step = std::min(std::max(before, firstStep), static_cast<std::size_t>(limit) - before);
        bytes.resize(before + step);
        const auto count = stream.read(std::as_writable_bytes(std::span(bytes).subspan(before)));
        bytes.resize(before + count);
        if (count < step)
            return;
    }
}

bool atEnd(ByteStream& stream)
{
    std::byte one{};
    return stream.read({&one, 1}) == 0;
}

} // namespace

void ByteStream::fail(const std::string& text, const std::string& hint) const
{
    throw Error("bad-data", text, m_place, hint);
}

std::unique_ptr<ByteStream> openStream(const std::filesystem::path& path)
{
    auto file = std::make_unique<FileStream>(path);
    if (file->isGzipped())
        return std::make_unique<GzipStream>(path);
    return file;
}

std::vector<std::uint8_t> readDeclared(ByteStream& stream, std::int64_t count)
{
    std::vector<std::uint8_t> bytes;
    readUpTo(stream, bytes, count);
    if (static_cast<std::int64_t>(bytes.size()) < count) {
        stream.fail("the header declares " + std::to_string(count) + " bytes of content, and " + std::to_string(bytes.size()) + " follow",
            "the file is cut short or is another file: get it again");
    }
    if (!atEnd(stream))
        stream.fail("the header declares " + std::to_string(count) + " bytes of content, and more follow", "the file is another one than its header says");
    return bytes;
}

std::vector<std::byte> readAll(ByteStream& stream, std::int64_t limit)
{
    std::vector<std::byte> bytes;
    readUpTo(stream, bytes, limit);
    if (!atEnd(stream))
        stream.fail("holds more than the " + std::to_string(limit) + " bytes that are read");
    return bytes;
}

std::vector<std::byte> readFront(ByteStream& stream, std::size_t count)
{
    std::vector<std::byte> bytes(count);
    bytes.resize(stream.read(bytes));
    return bytes;
}

std::int64_t declaredSize(const ByteStream& stream, std::span<const std::int64_t> shape)
{
    std::int64_t size = 1;
    for (const auto length : shape) {
        if (length < 0 || (length > 0 && size > residentLimit / length))
            stream.fail("the header declares more than the " + std::to_string(residentLimit) + " bytes that are kept in memory");
        size *= length;
    }
    return size;
}

} // namespace transect
