#include "media/frame_index.h"

#include <algorithm>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

#include "media/numbered_pictures.h"
#include "media/packet_identity.h"
#include "media/picture_converter.h"
#include "media/picture_stream.h"
#include "record/error.h"

namespace transect {

namespace {

constexpr std::size_t mostPackets = std::size_t{1} << 24;

/// Notes each packet as it is read.
class PacketNotes {
public:
    PacketNotes(FrameIndex& index, const PacketReader& packets)
        : m_index(index)
        , m_packets(packets)
    {
    }

    void add(const AVPacket& packet, std::int64_t number)
    {
        if (m_index.checksums.size() == mostPackets)
            throw Error("bad-video", "it has more than " + std::to_string(mostPackets) + " packets", m_packets.path().string());
        m_index.checksums.push_back(checksumOf(packet));
        m_position = std::max(m_position, packet.pos);
        if (packet.flags & AV_PKT_FLAG_KEY)
            m_index.keys.push_back({number, /*ordinal*/ -1, seekTime(packet), packet.pos});
    }

    double partRead() const
    {
        const auto size = static_cast<double>(m_packets.fileSize());
        return size > 0 ? std::clamp(static_cast<double>(m_position) / size, 0.0, 1.0) : 1;
    }

private:
    FrameIndex& m_index;
    const PacketReader& m_packets;
    std::int64_t m_position = 0;
};

/// Gives keys the ordinals of their pictures, and drops those that have none, are out of order, or are damaged: what stands
/// in for the missing part is taken from pictures before.
void nameKeys(FrameIndex& index)
{
    std::vector<std::int64_t> ordinals(index.checksums.size(), -1);
    for (std::size_t i = 0; i < index.packets.size(); ++i)
        ordinals[index.packets[i]] = static_cast<std::int64_t>(i);
    std::int64_t latest = -1;
    std::erase_if(index.keys, [&](auto& key) {
        key.ordinal = ordinals[static_cast<std::size_t>(key.packet)];
        const bool isUseless = key.ordinal <= latest || std::ranges::binary_search(index.damaged, key.ordinal);
        latest = std::max(latest, key.ordinal);
        return isUseless;
    });
}

/// The mean rate, and how long the pictures are shown where the last is shown as long as they are on average.
void measureRate(FrameIndex& index)
{
    if (index.count() < 2)
        return;
    const auto [first, last] = std::ranges::minmax(index.times);
    const double span = (static_cast<double>(last) - static_cast<double>(first)) * index.secondsPerTick;
    if (!(span > 0))
        return;
    const auto steps = static_cast<double>(index.count() - 1);
    index.info.framesPerSecond = steps / span;
    index.info.seconds = span + span / steps;
}

VideoInfo infoOf(const DecodedPicture& first, std::string codec)
{
    const PictureConverter shown(first);
    VideoInfo info;
    info.width = shown.width();
    info.height = shown.height();
    info.codec = std::move(codec);
    return info;
}

std::optional<FrameIndex> indexFolder(const std::filesystem::path& folder, const IndexProgress& progress)
{
    Notices notices;
    const auto files = numberedPictures(folder, notices);
    FrameIndex index;
    DecodedPicture picture;
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (progress && !progress(static_cast<double>(i) / static_cast<double>(files.size())))
            return std::nullopt;
        try {
            const auto stream = decodePicture(files[i], picture);
            if (index.times.empty())
                index.info = infoOf(picture, stream->codec());
            index.times.push_back(0);
            index.packets.push_back(static_cast<std::uint32_t>(i));
        } catch (const Error& error) {
            notices.add(files[i].filename().string() + " is passed over: " + error.record().text);
        }
    }
    index.info.declaredFrames = static_cast<std::int64_t>(files.size());
    index.notices = notices.list();
    return index;
}

FrameIndex indexFile(const std::filesystem::path& file, const IndexProgress& progress)
{
    double part = 0;
    PictureStream stream(file, 1, [&] { return progress && !progress(part); });
    stream.countOnly();
    FrameIndex index;
    index.secondsPerTick = av_q2d(stream.packets().stream().time_base);
    PacketNotes notes(index, stream.packets());
    stream.isWanted = [&](const AVPacket& packet, std::int64_t number) {
        notes.add(packet, number);
        part = notes.partRead();
        return true;
    };
    DecodedPicture picture;
    while (stream.next(picture)) {
        if (index.times.empty())
            index.info = infoOf(picture, stream.codec());
        if (picture.isDamaged)
            index.damaged.push_back(index.count());
        index.times.push_back(picture.time);
        index.packets.push_back(static_cast<std::uint32_t>(picture.packet));
    }
    nameKeys(index);
    measureRate(index);
    index.info.declaredFrames = std::max<std::int64_t>(stream.packets().stream().nb_frames, 0);
    index.notices = stream.notices();
    return index;
}

std::optional<FrameIndex> indexFileUnlessObsolete(const std::filesystem::path& file, const IndexProgress& progress)
{
    try {
        return indexFile(file, progress);
    } catch (const ReadingObsolete&) {
        return std::nullopt;
    }
}

} // namespace

std::optional<FrameIndex> buildFrameIndex(const std::filesystem::path& video, const IndexProgress& progress)
{
    std::error_code ignored;
    const bool isFolder = std::filesystem::is_directory(video, ignored);
    auto index = isFolder ? indexFolder(video, progress) : indexFileUnlessObsolete(video, progress);
    if (index && index->count() == 0) {
        const auto& why = index->notices;
        throw Error("bad-video", "none of its pictures can be decoded" + (why.empty() ? "" : "; " + why.back()), video.string());
    }
    return index;
}

} // namespace transect
