#include "record/stored_zip.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <optional>

#include "record/error.h"

namespace transect {

namespace {

constexpr std::uint32_t localMark = 0x04034b50, directoryMark = 0x02014b50, endMark = 0x06054b50, wideEndMark = 0x06064b50, locatorMark = 0x07064b50;
constexpr std::size_t localSize = 30, directorySize = 46, endSize = 22, wideEndSize = 56, locatorSize = 20, longestComment = 65535;
constexpr std::uint64_t mostEntries = 1 << 20;
constexpr std::uint32_t inWide32 = 0xffffffff; ///< the number stands in the zip64 part
constexpr std::uint16_t inWide16 = 0xffff;

class ZipReader {
public:
    ZipReader(std::span<const std::byte> file, const std::string& place)
        : m_file(file)
        , m_place(place)
    {
    }

    std::vector<ZipEntry> entries()
    {
        readEnd();
        if (m_count > mostEntries)
            fail("found a directory of " + std::to_string(m_count) + " entries, expected at most " + std::to_string(mostEntries));
        std::vector<ZipEntry> list;
        auto at = m_directory;
        for (std::uint64_t i = 0; i < m_count; ++i)
            list.push_back(entryAt(at));
        return list;
    }

private:
    [[noreturn]] void fail(const std::string& what) const { throw Error("bad-archive", what, m_place, "the file is damaged or was cut short: fetch it again"); }

    template <typename Number> Number number(std::uint64_t at) const
    {
        if (at > m_file.size() || sizeof(Number) > m_file.size() - at)
            fail("found a part that lies at byte " + std::to_string(at) + " of a file of " + std::to_string(m_file.size()));
        Number value;
        std::memcpy(&value, m_file.data() + at, sizeof value);
        return value;
    }

    std::string text(std::uint64_t at, std::size_t length) const
    {
        if (at > m_file.size() || length > m_file.size() - at)
            fail("found a name beyond the end of the file");
        return {reinterpret_cast<const char*>(m_file.data()) + at, length};
    }

    /// The last place where the end of the directory may stand: a comment of any length follows it.
    std::uint64_t endPlace() const
    {
        if (m_file.size() < endSize)
            fail("found " + std::to_string(m_file.size()) + " bytes, expected a zip archive");
        const auto last = m_file.size() - endSize;
        for (std::uint64_t back = 0; back <= std::min<std::uint64_t>(last, longestComment); ++back) {
            if (number<std::uint32_t>(last - back) == endMark)
                return last - back;
        }
        fail("found no directory at the end of the archive");
    }

    void readEnd()
    {
        const auto end = endPlace();
        m_count = number<std::uint16_t>(end + 10);
        m_directory = number<std::uint32_t>(end + 16);
        if (m_count != inWide16 && m_directory != inWide32 && number<std::uint32_t>(end + 12) != inWide32)
            return;
        if (end < locatorSize || number<std::uint32_t>(end - locatorSize) != locatorMark)
            return;
        const auto wide = number<std::uint64_t>(end - locatorSize + 8);
        if (number<std::uint32_t>(wide) != wideEndMark)
            fail("found no zip64 directory where the archive says that it is");
        number<std::uint8_t>(wide + wideEndSize - 1);
        m_count = number<std::uint64_t>(wide + 32);
        m_directory = number<std::uint64_t>(wide + 48);
    }

    ZipEntry entryAt(std::uint64_t& at) const
    {
        if (number<std::uint32_t>(at) != directoryMark)
            fail("found no entry of the directory at byte " + std::to_string(at));
        const auto method = number<std::uint16_t>(at + 10);
        const auto nameLength = number<std::uint16_t>(at + 28), extraLength = number<std::uint16_t>(at + 30), commentLength = number<std::uint16_t>(at + 32);
        std::uint64_t packed = number<std::uint32_t>(at + 20), size = number<std::uint32_t>(at + 24), local = number<std::uint32_t>(at + 42);
        constexpr std::uint16_t stored = 0, deflated = 8;
        const auto packing = method == stored ? ZipEntry::Packing::Stored : method == deflated ? ZipEntry::Packing::Deflated : ZipEntry::Packing::Other;
        ZipEntry entry{text(at + directorySize, nameLength), packing, {}, number<std::uint32_t>(at + 16)};
        readWide(at + directorySize + nameLength, extraLength, size, packed, local);
        at += directorySize + nameLength + extraLength + commentLength;
        if (packing == ZipEntry::Packing::Stored && size != packed)
            fail("found " + std::to_string(packed) + " stored bytes of " + inPlace(entry.name) + " and a size of " + std::to_string(size));
        if (packing != ZipEntry::Packing::Other)
            entry.bytes = bytesOf(entry.name, local, packed);
        return entry;
    }

    /// The numbers that did not fit into 32 bits, in this order.
    void readWide(std::uint64_t at, std::size_t length, std::uint64_t& size, std::uint64_t& packed, std::uint64_t& local) const
    {
        constexpr std::uint16_t wideExtra = 1;
        for (const auto end = at + length; at + 4 <= end;) {
            const auto kind = number<std::uint16_t>(at), count = number<std::uint16_t>(at + 2);
            if (kind == wideExtra) {
                auto place = at + 4;
                for (auto* value : {&size, &packed, &local}) {
                    if (*value == inWide32 && place + 8 <= std::min<std::uint64_t>(at + 4 + count, end)) {
                        *value = number<std::uint64_t>(place);
                        place += 8;
                    }
                }
            }
            at += 4 + std::uint64_t(count);
        }
    }

    std::span<const std::byte> bytesOf(const std::string& name, std::uint64_t local, std::uint64_t size) const
    {
        if (number<std::uint32_t>(local) != localMark)
            fail("found no " + inPlace(name) + " where the directory says that it is");
        const auto begin = local + localSize + number<std::uint16_t>(local + 26) + number<std::uint16_t>(local + 28);
        if (begin > m_file.size() || size > m_file.size() - begin)
            fail("found " + inPlace(name) + " of " + std::to_string(size) + " bytes at byte " + std::to_string(begin) + " of a file of " + std::to_string(m_file.size()));
        return m_file.subspan(begin, size);
    }

    static std::string inPlace(const std::string& name) { return "\"" + name.substr(0, 100) + "\""; }

    std::span<const std::byte> m_file;
    const std::string& m_place;
    std::uint64_t m_count = 0, m_directory = 0;
};

} // namespace

bool looksLikeZip(std::span<const std::byte> file)
{
    std::uint32_t mark = 0;
    if (file.size() < sizeof mark)
        return false;
    std::memcpy(&mark, file.data(), sizeof mark);
    return mark == localMark || mark == endMark;
}

std::vector<ZipEntry> zipEntries(std::span<const std::byte> file, const std::string& place)
{
    return ZipReader(file, place).entries();
}

} // namespace transect
