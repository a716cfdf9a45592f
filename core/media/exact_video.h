#pragma once

#include <functional>
#include <memory>

#include "media/frame_index.h"
#include "media/video_reader.h"

namespace transect {

/// Any picture of a video by its ordinal: the very picture that openVideo() gives at that place. For one thread at a time.
///
/// Decoding begins at the nearest key packet at or before the picture; the packet is known again by its place and its
/// checksum, and so is each that follows. Where anything differs from the index, decoding begins further ahead, at last at
/// the beginning of the file. Pictures around the latest one stay in memory: at most 64, and at most 256 MB.
class ExactVideo {
public:
    virtual ~ExactVideo() = default;

    /// Asked again and again while reading and decoding; what is obsolete is given up.
    using IsObsolete = std::function<bool()>;

    /// False where it became obsolete. Errors: "io"; "bad-video" where the video is no longer what was indexed, or there is
    /// no such ordinal.
    virtual bool frame(std::int64_t ordinal, VideoFrame& frame, const IsObsolete& isObsolete = {}) = 0;
    /// Decodes what frame() would need for `ordinal` soon. False where it became obsolete. Errors: as frame().
    virtual bool prepare(std::int64_t ordinal, const IsObsolete& isObsolete = {}) = 0;
};

/// `index` is that of `path`. Errors: as openVideo().
std::unique_ptr<ExactVideo> openExactVideo(const std::filesystem::path& path, std::shared_ptr<const FrameIndex> index);

} // namespace transect
