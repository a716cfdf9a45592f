#pragma once

#include "media/ffmpeg_handles.h"
#include "media/video_reader.h"

namespace transect {

struct DecodedPicture;

/// Makes RGB of decoded pictures, all of one size.
class PictureConverter {
public:
    PictureConverter(int width, int height) ///< as shown
        : m_width(width)
        , m_height(height)
    {
    }
    explicit PictureConverter(const DecodedPicture& first); ///< of its size

    int width() const { return m_width; }
    int height() const { return m_height; }
    /// Writes width, height and pixels of `frame`. Throws Error "no-decoder" for a kind of pixels that cannot be converted.
    void convert(const DecodedPicture& picture, VideoFrame& frame);

private:
    void scale(const AVFrame& picture, int width, int height);
    void prepareScaler(const AVFrame& picture, int width, int height);

    /// What a scaler is made for.
    struct Shape {
        int fromWidth = 0, fromHeight = 0, format = -1, toWidth = 0, toHeight = 0, matrix = 0;
        bool isFullRange = false;
        bool operator==(const Shape&) const = default;
    };

    int m_width, m_height;
    Shape m_shape;
    FfmpegHandle<SwsContext> m_scaler;
    FfmpegHandle<AVFrame> m_rgb; ///< in rows as long as swscale likes to write them
};

} // namespace transect
