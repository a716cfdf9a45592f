#include "media/picture_converter.h"

#include <algorithm>
#include <new>

extern "C" {
#include <libavutil/frame.h>
#include <libavutil/pixdesc.h>
#include <libswscale/swscale.h>
}

#include "media/picture_stream.h"
#include "record/error.h"

namespace transect {

namespace {

constexpr int tallestStandardDefinition = 576;

bool isFullRange(const AVFrame& picture)
{
    switch (picture.format) {
    case AV_PIX_FMT_YUVJ411P:
    case AV_PIX_FMT_YUVJ420P:
    case AV_PIX_FMT_YUVJ422P:
    case AV_PIX_FMT_YUVJ440P:
    case AV_PIX_FMT_YUVJ444P:
        return true;
    default:
        return picture.color_range == AVCOL_RANGE_JPEG;
    }
}

int matrixOf(const AVFrame& picture)
{
    switch (picture.colorspace) {
    case AVCOL_SPC_BT709:
        return SWS_CS_ITU709;
    case AVCOL_SPC_FCC:
        return SWS_CS_FCC;
    case AVCOL_SPC_BT470BG:
    case AVCOL_SPC_SMPTE170M:
        return SWS_CS_ITU601;
    case AVCOL_SPC_SMPTE240M:
        return SWS_CS_SMPTE240M;
    case AVCOL_SPC_BT2020_NCL:
    case AVCOL_SPC_BT2020_CL:
        return SWS_CS_BT2020;
    default:
        return picture.height > tallestStandardDefinition ? SWS_CS_ITU709 : SWS_CS_ITU601;
    }
}

/// Copies the rows of `source`, turned, into pixels of `width` x `height`.
void copyTurned(const AVFrame& source, const Turn& turn, int width, int height, std::uint8_t* target)
{
    // Where the first target pixel lies in the source, and how far apart its neighbours to the right and below are.
    const std::ptrdiff_t row = source.linesize[0], column = 3;
    std::ptrdiff_t right = turn.exchangesAxes ? row : column;
    std::ptrdiff_t below = turn.exchangesAxes ? column : row;
    const std::uint8_t* first = source.data[0];
    if (turn.mirrorsX) {
        first += right * (width - 1);
        right = -right;
    }
    if (turn.mirrorsY) {
        first += below * (height - 1);
        below = -below;
    }
    for (int y = 0; y < height; ++y, first += below) {
        if (right == column) {
            target = std::copy_n(first, std::size_t(width) * 3, target);
            continue;
        }
        const std::uint8_t* pixel = first;
        for (int x = 0; x < width; ++x, pixel += right)
            target = std::copy_n(pixel, 3, target);
    }
}

} // namespace

PictureConverter::PictureConverter(const DecodedPicture& first)
    : m_width(first.frame->width)
    , m_height(first.frame->height)
{
    if (first.turn.exchangesAxes)
        std::swap(m_width, m_height);
}

void PictureConverter::convert(const DecodedPicture& picture, VideoFrame& frame)
{
    const auto& turn = picture.turn;
    scale(*picture.frame, turn.exchangesAxes ? m_height : m_width, turn.exchangesAxes ? m_width : m_height);
    frame.width = m_width;
    frame.height = m_height;
    frame.pixels.resize(std::size_t(m_width) * std::size_t(m_height) * 3);
    copyTurned(*m_rgb, turn, m_width, m_height, frame.pixels.data());
}

void PictureConverter::scale(const AVFrame& picture, int width, int height)
{
    prepareScaler(picture, width, height);
    if (!m_rgb || m_rgb->width != width || m_rgb->height != height) {
        m_rgb = newFrame();
        m_rgb->format = AV_PIX_FMT_RGB24;
        m_rgb->width = width;
        m_rgb->height = height;
        if (av_frame_get_buffer(m_rgb.get(), 0) < 0)
            throw std::bad_alloc();
    }
    sws_scale(m_scaler.get(), picture.data, picture.linesize, 0, picture.height, m_rgb->data, m_rgb->linesize);
}

void PictureConverter::prepareScaler(const AVFrame& picture, int width, int height)
{
    const Shape shape{picture.width, picture.height, picture.format, width, height, matrixOf(picture), isFullRange(picture)};
    if (m_scaler && shape == m_shape)
        return;
    const auto format = static_cast<AVPixelFormat>(picture.format);
    m_scaler.reset(sws_isSupportedInput(format)
            ? sws_getContext(picture.width, picture.height, format, width, height, AV_PIX_FMT_RGB24, SWS_BICUBIC, nullptr, nullptr, nullptr)
            : nullptr);
    if (!m_scaler) {
        const char* name = av_get_pix_fmt_name(format);
        throw Error("no-decoder", std::string("pictures of \"") + (name ? name : "unknown") + "\" pixels cannot be converted to RGB");
    }
    // Answers -1 for pictures that are RGB already, which need no matrix.
    sws_setColorspaceDetails(m_scaler.get(), sws_getCoefficients(shape.matrix), shape.isFullRange, sws_getCoefficients(SWS_CS_DEFAULT),
        /*dstRange*/ 1, /*brightness*/ 0, /*contrast*/ 1 << 16, /*saturation*/ 1 << 16);
    m_shape = shape;
}

} // namespace transect
