#pragma once

#include <filesystem>
#include <memory>

#include "media/video_reader.h"

namespace transect {

/// Writes pictures into an MP4 file: H.264 where this FFmpeg can encode it, else MPEG-4 part 2. The file appears under its name
/// only with finish(); before that it lies beside it under a hidden name, which is removed where the writing is given up.
class VideoWriter {
public:
    virtual ~VideoWriter() = default;
    /// The next picture, of the size that was given. Only width, height and pixels of it are used. Errors: "io", "disk-full".
    virtual void write(const VideoFrame& frame) = 0;
    /// Errors: as write(); those of record/atomic_file.h.
    virtual void finish() = 0;
};

/// Sizes that are odd lose their last row or column, since the encoders take even ones alone.
/// Errors: "no-permission", "io"; "no-encoder" in a build without FFmpeg, or where it can encode neither.
std::unique_ptr<VideoWriter> createVideo(const std::filesystem::path& path, int width, int height, double framesPerSecond);

} // namespace transect
