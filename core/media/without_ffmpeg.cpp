#include "media/exact_video.h"
#include "media/frame_index_cache.h"
#include "media/video_writer.h"
#include "record/error.h"

namespace transect {

namespace {

[[noreturn]] void failWithoutFfmpeg(const std::filesystem::path& path)
{
    throw Error("no-decoder", "this build of Transect reads no video: it was made without FFmpeg", path.string(),
        "configure with -DTRANSECT_MEDIA=ON, or work with tracks made elsewhere");
}

} // namespace

bool canDecodeVideo()
{
    return false;
}

std::string decoderVersion()
{
    return {};
}

std::unique_ptr<VideoReader> openVideo(const std::filesystem::path& path)
{
    failWithoutFfmpeg(path);
}

std::optional<FrameIndex> buildFrameIndex(const std::filesystem::path& video, const IndexProgress&)
{
    failWithoutFfmpeg(video);
}

std::optional<FrameIndex> frameIndexOf(const std::filesystem::path& video, const FrameIndexCache&, const IndexProgress&)
{
    failWithoutFfmpeg(video);
}

FrameIndexCache::FrameIndexCache() = default;

std::unique_ptr<ExactVideo> openExactVideo(const std::filesystem::path& path, std::shared_ptr<const FrameIndex>)
{
    failWithoutFfmpeg(path);
}

std::unique_ptr<VideoWriter> createVideo(const std::filesystem::path& path, int, int, double)
{
    throw Error("no-encoder", "this build of Transect writes no video: it was made without FFmpeg", path.string(),
        "configure with -DTRANSECT_MEDIA=ON");
}

} // namespace transect
