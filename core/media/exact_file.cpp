#include "media/exact_file.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

#include "media/packet_identity.h"
#include "record/error.h"

namespace transect {

namespace {

/// Packets by which it may be nearer to read on than to seek.
constexpr std::int64_t packetsWorthOfSeek = 8;

/// Formats without an index of their own find times by guessing; places they find exactly.
bool isSoughtByPlace(const AVFormatContext& format)
{
    return format.iformat->flags & (AVFMT_TS_DISCONT | AVFMT_NOTIMESTAMPS);
}

/// A packet whose place and time are both unknown, as of those that share a piece of a program stream with another, is
/// known by its bytes alone; whether it was the right one shows in the packets that follow.
PictureStream::Landing landingOf(const AVPacket& packet, const FrameIndex::Key& key, std::uint32_t checksum)
{
    const auto time = seekTime(packet);
    const bool knowsTimes = time != AV_NOPTS_VALUE && key.time != AV_NOPTS_VALUE;
    const bool knowsPlaces = packet.pos >= 0 && key.position >= 0;
    const bool isPlausible = knowsPlaces ? packet.pos == key.position : !knowsTimes || time == key.time;
    if (isPlausible && checksumOf(packet) == checksum)
        return PictureStream::Landing::There;
    const bool isPast = knowsTimes && time > key.time && (!knowsPlaces || packet.pos > key.position);
    return isPast ? PictureStream::Landing::Past : PictureStream::Landing::Before;
}

/// Whether the decoder can leave out pictures that no other needs, and the others stay as they are.
bool canLeaveOut(AVCodecID codec)
{
    return codec == AV_CODEC_ID_H264 || codec == AV_CODEC_ID_HEVC;
}

} // namespace

ExactFile::ExactFile(std::filesystem::path path, std::shared_ptr<const FrameIndex> index)
    : m_path(std::move(path))
    , m_index(std::move(index))
    , m_ordinals(m_index->checksums.size(), -1)
    , m_converter(m_index->info.width, m_index->info.height)
{
    for (std::size_t i = 0; i < m_index->packets.size(); ++i)
        m_ordinals.at(m_index->packets[i]) = static_cast<std::int64_t>(i);
    open();
    m_leavesOut = isWhole() && canLeaveOut(m_stream->packets().stream().codecpar->codec_id);
    m_way = isSoughtByPlace(m_stream->packets().format()) ? 1 : 0;
}

void ExactFile::open()
{
    m_isRunning = false;
    m_stream.emplace(m_path, isWhole() ? 2 : 1, [this] { return m_isObsolete && m_isObsolete(); });
    m_stream->isWanted = [this](const AVPacket& packet, std::int64_t number) { return isWanted(packet, number); };
}

/// What stands in for damaged parts depends on all that was decoded before, and in which order.
bool ExactFile::isWhole() const
{
    return m_index->notices.empty();
}

bool ExactFile::frame(std::int64_t ordinal, VideoFrame& frame, const IsObsolete& isObsolete)
{
    requireOrdinal(*m_index, ordinal, m_path);
    // After a jump a step or two back may follow; after a step back, many.
    constexpr std::int64_t fewBefore = 8;
    const bool isStep = std::abs(ordinal - m_buffer.centre()) <= m_buffer.reach();
    m_keptBefore = isStep ? m_buffer.reach() : std::min(fewBefore, m_buffer.reach());
    m_buffer.setCentre(ordinal);
    if (!prepare(ordinal, isObsolete))
        return false;
    withPlace(m_path.string(), [&] { m_converter.convert(*m_buffer.find(ordinal), frame); });
    frame.ordinal = ordinal;
    frame.seconds = m_index->secondsOf(ordinal);
    return true;
}

bool ExactFile::prepare(std::int64_t ordinal, const IsObsolete& isObsolete)
{
    requireOrdinal(*m_index, ordinal, m_path);
    if (m_buffer.find(ordinal))
        return true;
    m_isObsolete = isObsolete;
    try {
        if (!m_stream || m_stream->packets().isBrokenOff())
            open();
        if (!reach(ordinal))
            decodeFromFront(ordinal);
        return true;
    } catch (const ReadingObsolete&) {
        return false;
    }
}

/// By going on, or from one of the nearest keys.
bool ExactFile::reach(std::int64_t ordinal)
{
    if (isNearAhead(ordinal) && decodeTo(ordinal))
        return true;
    constexpr int mostKeys = 3; // beginning with the nearest; then all that is before is decoded
    auto key = keysUpTo(ordinal);
    for (int i = 0; i < mostKeys && key > 0; ++i) {
        if (beginAt(--key) && decodeTo(ordinal))
            return true;
    }
    return false;
}

/// How many keys have pictures that are not later than `ordinal`.
std::size_t ExactFile::keysUpTo(std::int64_t ordinal) const
{
    const auto after = std::ranges::upper_bound(m_index->keys, ordinal, {}, &FrameIndex::Key::ordinal);
    return static_cast<std::size_t>(after - m_index->keys.begin());
}

/// Whether the picture comes next, or there is no key closer to it than what is being decoded.
bool ExactFile::isNearAhead(std::int64_t ordinal) const
{
    if (!m_isRunning || ordinal <= m_last)
        return false;
    const auto keys = keysUpTo(ordinal);
    return keys == 0 || m_index->keys[keys - 1].packet <= m_packet + packetsWorthOfSeek;
}

/// Where to seek for a key: by its time, at its place, and at the place of a key before, from which its packet is read whole
/// where it begins within a piece of the file that also holds another.
std::array<ExactFile::Place, 3> ExactFile::placesOf(std::size_t key) const
{
    const auto& keys = m_index->keys;
    const auto time = keys[key].time;
    std::size_t before = key;
    while (before > 0 && keys[--before].position < 0) { }
    return {{{PacketReader::By::Time, time, time != AV_NOPTS_VALUE}, {PacketReader::By::Byte, keys[key].position, keys[key].position >= 0},
        {PacketReader::By::Byte, keys[before].position, before < key && keys[before].position >= 0}}};
}

bool ExactFile::beginAt(std::size_t number)
{
    const auto& key = m_index->keys[number];
    const auto checksum = m_index->checksums[static_cast<std::size_t>(key.packet)];
    const auto landing = [&](const AVPacket& packet) { return landingOf(packet, key, checksum); };
    const auto places = placesOf(number);
    m_isRunning = false;
    for (std::size_t i = 0; i < places.size() && !m_isRunning; ++i) {
        const auto way = (m_way + i) % places.size();
        const auto& [by, place, isKnown] = places[way];
        m_isRunning = isKnown && m_stream->jump(by, place, key.packet, landing);
        if (m_isRunning)
            m_way = way;
    }
    m_isAsIndexed = true;
    m_isFromFront = false;
    m_first = key.ordinal;
    m_last = -1;
    return m_isRunning;
}

void ExactFile::beginAtFront()
{
    open();
    m_isRunning = m_isAsIndexed = m_isFromFront = true;
    m_first = 0;
    m_last = m_packet = -1;
}

bool ExactFile::isWanted(const AVPacket& packet, std::int64_t number)
{
    m_packet = number;
    const auto place = static_cast<std::size_t>(number);
    if (place >= m_index->checksums.size() || m_index->checksums[place] != checksumOf(packet)) {
        m_isAsIndexed = false;
        return true;
    }
    // A packet without a picture of its own may be the second half of the one before.
    if (m_ordinals[place] >= 0)
        m_wasWanted = m_isFromFront || !m_leavesOut || m_ordinals[place] >= m_keepFrom;
    return m_wasWanted;
}

bool ExactFile::decodeTo(std::int64_t ordinal)
{
    m_keepFrom = ordinal - m_keptBefore;
    while (m_stream->next(m_picture) && m_isAsIndexed) {
        const auto found = m_ordinals[static_cast<std::size_t>(m_picture.packet)];
        if (found < m_first)
            continue;
        if (found > ordinal || isUnexpectedlyDamaged(found))
            break;
        m_last = found;
        if (found >= m_keepFrom)
            m_buffer.keep(found, std::exchange(m_picture, {}));
        if (found == ordinal)
            return true;
    }
    m_isRunning = false;
    return false;
}

void ExactFile::decodeFromFront(std::int64_t ordinal)
{
    beginAtFront();
    if (!decodeTo(ordinal)) {
        throw Error("bad-video", "frame " + std::to_string(ordinal) + " is no longer what it was when the video was indexed",
            m_path.string(), "open the video again");
    }
}

/// A picture whose references are missing is not the picture that the whole video has in its place.
bool ExactFile::isUnexpectedlyDamaged(std::int64_t ordinal) const
{
    return m_picture.isDamaged && !m_isFromFront && !std::ranges::binary_search(m_index->damaged, ordinal);
}

} // namespace transect
