#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "media/video_reader.h"

namespace transect {

/// What decoding a video from front to back once tells of it: how many pictures it has, when each is shown, and from where
/// each can be decoded again. Pictures are those of openVideo(), by the same ordinals.
struct FrameIndex {
    /// A packet with which decoding can begin. Places are as the file's format counts them; -1: not known.
    struct Key {
        std::int64_t packet = 0;   ///< its number among the video's packets
        std::int64_t ordinal = 0;  ///< of its picture
        std::int64_t time = 0;     ///< at which to seek for it, in units of the stream's time base
        std::int64_t position = 0; ///< in the file, in bytes
        bool operator==(const Key&) const = default;
    };

    VideoInfo info;                           ///< framesPerSecond and seconds as they are, not as they are declared
    double secondsPerTick = 0;                ///< 0: the pictures of a folder, which have no times
    std::vector<std::int64_t> times;          ///< when each picture is shown, in ticks
    std::vector<std::uint32_t> packets;       ///< which packet (of a folder: which file) held each picture
    std::vector<std::uint32_t> checksums;     ///< CRC-32 of the bytes of each packet; empty for a folder
    std::vector<Key> keys;                    ///< ascending in both
    std::vector<std::int64_t> damaged;        ///< ordinals of pictures that could be decoded in part only, ascending
    std::vector<std::string> notices;         ///< as VideoReader::notices()

    std::int64_t count() const { return static_cast<std::int64_t>(times.size()); }
    double secondsOf(std::int64_t ordinal) const;          ///< from the first picture
    std::int64_t ordinalAt(double seconds) const;          ///< of the picture that is shown then; the nearest outside
};

/// Told the part that is done, from 0 to 1, again and again; answers false to cancel.
using IndexProgress = std::function<bool(double)>;

/// Decodes the whole of `video`. Nothing where `progress` cancelled it. Errors: as openVideo(); "bad-video" for more than
/// 2^24 packets.
std::optional<FrameIndex> buildFrameIndex(const std::filesystem::path& video, const IndexProgress& progress = {});

} // namespace transect
