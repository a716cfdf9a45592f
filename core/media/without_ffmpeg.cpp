#include "media/video_reader.h"

#include "record/error.h"

namespace transect {

bool canDecodeVideo()
{
    return false;
}

std::unique_ptr<VideoReader> openVideo(const std::filesystem::path& path)
{
    throw Error("no-decoder", "this build of Transect reads no video: it was made without FFmpeg", path.string(),
        "configure with -DTRANSECT_MEDIA=ON, or work with tracks made elsewhere");
}

} // namespace transect
