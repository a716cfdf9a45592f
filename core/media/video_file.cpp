#include <cmath>
#include <string>
#include <utility>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

#include "media/picture_converter.h"
#include "media/picture_folder.h"
#include "media/picture_stream.h"
#include "media/video_reader.h"
#include "record/error.h"

namespace transect {

namespace {

/// A stranger's number where it can be one of this quantity, else 0: not known.
double plausible(double value)
{
    constexpr double most = 1e9;
    return value > 0 && value < most ? value : 0;
}

double declaredSeconds(const AVFormatContext& format, const AVStream& stream)
{
    if (stream.duration != AV_NOPTS_VALUE)
        return plausible(static_cast<double>(stream.duration) * av_q2d(stream.time_base));
    return format.duration != AV_NOPTS_VALUE ? plausible(static_cast<double>(format.duration) / AV_TIME_BASE) : 0;
}

class VideoFile : public VideoReader {
public:
    explicit VideoFile(const std::filesystem::path& path)
        : m_stream(path)
        , m_hasPicture(m_stream.next(m_picture))
        , m_converter(m_picture)
        , m_firstTime(m_picture.time)
    {
        if (!m_hasPicture) {
            const auto& why = m_stream.notices();
            throw Error("bad-video", "none of its pictures can be decoded" + (why.empty() ? "" : "; " + why.front()), path.string());
        }
        m_info.width = m_converter.width();
        m_info.height = m_converter.height();
        m_info.framesPerSecond = stream().avg_frame_rate.den > 0 ? plausible(av_q2d(stream().avg_frame_rate)) : 0;
        m_info.declaredFrames = std::max<std::int64_t>(stream().nb_frames, 0);
        m_info.seconds = declaredSeconds(m_stream.packets().format(), stream());
        m_info.codec = m_stream.codec();
    }

    const VideoInfo& info() const override { return m_info; }
    const std::vector<std::string>& notices() const override { return m_stream.notices(); }

    bool next(VideoFrame& frame) override
    {
        if (!decodeNext())
            return false;
        withPlace(m_stream.packets().path().string(), [&] { m_converter.convert(m_picture, frame); });
        frame.ordinal = m_ordinal++;
        frame.seconds = (static_cast<double>(m_picture.time) - static_cast<double>(m_firstTime)) * av_q2d(stream().time_base);
        return true;
    }

    bool skip() override
    {
        if (!decodeNext())
            return false;
        ++m_ordinal;
        return true;
    }

private:
    bool decodeNext() { return std::exchange(m_hasPicture, false) || m_stream.next(m_picture); }

    const AVStream& stream() const { return m_stream.packets().stream(); }

    PictureStream m_stream;
    DecodedPicture m_picture;
    bool m_hasPicture; ///< decoded and not yet shown
    PictureConverter m_converter;
    std::int64_t m_firstTime, m_ordinal = 0;
    VideoInfo m_info;
};

} // namespace

bool canDecodeVideo()
{
    return true;
}

std::string decoderVersion()
{
    return std::to_string(avformat_version()) + " " + std::to_string(avcodec_version());
}

std::unique_ptr<VideoReader> openVideo(const std::filesystem::path& path)
{
    if (std::error_code ignored; std::filesystem::is_directory(path, ignored))
        return openPictureFolder(path);
    return std::make_unique<VideoFile>(path);
}

} // namespace transect
