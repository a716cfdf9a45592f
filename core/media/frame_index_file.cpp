#include "media/frame_index_file.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <span>

#include "media/video_reader.h"
#include "record/error.h"
#include "record/hash.h"
#include "record/json.h"

namespace transect {

static_assert(std::endian::native == std::endian::little);

namespace {

constexpr std::size_t checksumSize = sizeof(std::uint32_t);

/// Another decoder may give other pictures.
std::string indexVersion()
{
    return "1 " + decoderVersion();
}

template <typename T> void append(std::string& bytes, const std::vector<T>& values)
{
    bytes.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
}

/// Takes arrays off the front of bytes.
class ArrayReader {
public:
    ArrayReader(std::string_view bytes, const std::string& place)
        : m_bytes(bytes)
        , m_place(place)
    {
    }

    template <typename T> void take(std::size_t count, std::vector<T>& values)
    {
        if (count > m_bytes.size() / sizeof(T))
            fail("its arrays are shorter than it says");
        values.resize(count);
        if (count > 0)
            std::memcpy(values.data(), m_bytes.data(), count * sizeof(T));
        m_bytes.remove_prefix(count * sizeof(T));
    }

    void finish() const
    {
        if (!m_bytes.empty())
            fail("its arrays are longer than it says");
    }

    [[noreturn]] void fail(const std::string& text) const { throw Error("bad-file", "not an index of frames: " + text, m_place); }

private:
    std::string_view m_bytes;
    const std::string& m_place;
};

Json headerOf(const FrameIndex& index)
{
    const auto& info = index.info;
    return {
        {"version", indexVersion()},
        {"codec", info.codec},
        {"width", info.width},
        {"height", info.height},
        {"frames_per_second", info.framesPerSecond},
        {"declared_frames", info.declaredFrames},
        {"seconds", info.seconds},
        {"seconds_per_tick", index.secondsPerTick},
        {"pictures", index.times.size()},
        {"packets", index.checksums.size()},
        {"keys", index.keys.size()},
        {"damaged", index.damaged.size()},
        {"notices", index.notices},
    };
}

void takeHeader(const Json& header, FrameIndex& index)
{
    auto& info = index.info;
    header.at("width").get_to(info.width);
    header.at("height").get_to(info.height);
    header.at("frames_per_second").get_to(info.framesPerSecond);
    header.at("declared_frames").get_to(info.declaredFrames);
    header.at("seconds").get_to(info.seconds);
    header.at("codec").get_to(info.codec);
    header.at("seconds_per_tick").get_to(index.secondsPerTick);
    header.at("notices").get_to(index.notices);
}

/// Whether all that refers to something refers to something that is there.
bool isConsistent(const FrameIndex& index)
{
    const auto packets = static_cast<std::int64_t>(index.checksums.size());
    const auto isOrdinal = [&](std::int64_t ordinal) { return ordinal >= 0 && ordinal < index.count(); };
    const auto isKey = [&](const FrameIndex::Key& key) {
        return isOrdinal(key.ordinal) && key.packet >= 0 && key.packet < packets && index.packets[std::size_t(key.ordinal)] == key.packet;
    };
    const bool isFolder = packets == 0;
    return index.count() > 0 && index.info.width > 0 && index.info.height > 0
        && std::ranges::all_of(index.packets, [&](auto packet) { return isFolder || packet < packets; })
        && std::ranges::all_of(index.keys, isKey) && std::ranges::is_sorted(index.keys, {}, &FrameIndex::Key::packet)
        && std::ranges::is_sorted(index.keys, {}, &FrameIndex::Key::ordinal)
        && std::ranges::all_of(index.damaged, isOrdinal) && std::ranges::is_sorted(index.damaged);
}

} // namespace

std::string frameIndexBytes(const FrameIndex& index)
{
    auto bytes = headerOf(index).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    append(bytes, index.times);
    append(bytes, index.keys);
    append(bytes, index.damaged);
    append(bytes, index.packets);
    append(bytes, index.checksums);
    append(bytes, std::vector{crc32(bytes)});
    return bytes;
}

FrameIndex parseFrameIndex(std::string_view bytes, const std::string& place)
{
    const ArrayReader whole(bytes, place);
    const auto headerEnd = bytes.find('\n');
    if (headerEnd == bytes.npos || bytes.size() < headerEnd + 1 + checksumSize)
        whole.fail("it is cut short");
    const auto content = bytes.substr(0, bytes.size() - checksumSize);
    std::uint32_t checksum = 0;
    std::memcpy(&checksum, bytes.data() + content.size(), checksumSize);
    if (checksum != crc32(content))
        whole.fail("its checksum is wrong");

    FrameIndex index;
    const auto header = parseJson(content.substr(0, headerEnd), place);
    try {
        if (header.at("version") != indexVersion())
            whole.fail("it is of another version");
        takeHeader(header, index);
        const auto pictures = header.at("pictures").get<std::size_t>();
        ArrayReader arrays(content.substr(headerEnd + 1), place);
        arrays.take(pictures, index.times);
        arrays.take(header.at("keys").get<std::size_t>(), index.keys);
        arrays.take(header.at("damaged").get<std::size_t>(), index.damaged);
        arrays.take(pictures, index.packets);
        arrays.take(header.at("packets").get<std::size_t>(), index.checksums);
        arrays.finish();
    } catch (const Json::exception& exception) {
        whole.fail(exception.what());
    }
    if (!isConsistent(index))
        whole.fail("it contradicts itself");
    return index;
}

} // namespace transect
