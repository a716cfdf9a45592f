#pragma once

#include <array>
#include <optional>
#include <vector>

#include "media/exact_video.h"
#include "media/picture_buffer.h"
#include "media/picture_converter.h"
#include "media/picture_stream.h"

namespace transect {

/// Throws Error "bad-video" where there is no such frame in `video`.
void requireOrdinal(const FrameIndex& index, std::int64_t ordinal, const std::filesystem::path& video);

/// openExactVideo() for a file.
class ExactFile : public ExactVideo {
public:
    ExactFile(std::filesystem::path path, std::shared_ptr<const FrameIndex> index);

    bool frame(std::int64_t ordinal, VideoFrame& frame, const IsObsolete& isObsolete) override;
    bool prepare(std::int64_t ordinal, const IsObsolete& isObsolete) override;

private:
    struct Place {
        PacketReader::By by;
        std::int64_t place;
        bool isKnown;
    };

    bool isWhole() const;
    std::size_t keysUpTo(std::int64_t ordinal) const;
    bool isNearAhead(std::int64_t ordinal) const;
    void open();
    bool reach(std::int64_t ordinal);
    std::array<Place, 3> placesOf(std::size_t key) const;
    bool beginAt(std::size_t key);
    void beginAtFront();
    bool isWanted(const AVPacket& packet, std::int64_t number);
    bool decodeTo(std::int64_t ordinal);
    void decodeFromFront(std::int64_t ordinal);
    bool isUnexpectedlyDamaged(std::int64_t ordinal) const;

    std::filesystem::path m_path;
    std::shared_ptr<const FrameIndex> m_index;
    std::vector<std::int64_t> m_ordinals; ///< of the pictures of each packet; -1: none
    std::optional<PictureStream> m_stream;
    IsObsolete m_isObsolete; ///< of the call at hand
    std::size_t m_way = 0;                ///< the one of placesOf() that was right last
    bool m_leavesOut = false; ///< pictures that are not wanted
    PictureConverter m_converter;
    PictureBuffer m_buffer;
    DecodedPicture m_picture;

    // Of the pictures that are being decoded:
    bool m_isRunning = false;       ///< the stream can go on
    bool m_isFromFront = false;
    bool m_isAsIndexed = true;      ///< all packets were
    std::int64_t m_first = 0;       ///< earlier pictures lack what they were coded from
    std::int64_t m_last = -1;       ///< came last
    std::int64_t m_packet = -1;     ///< was read last
    std::int64_t m_keptBefore = 0;  ///< how many pictures before one that is sought are kept
    std::int64_t m_keepFrom = 0;    ///< earlier pictures are not wanted
    bool m_wasWanted = true;        ///< the packet before
};

} // namespace transect
