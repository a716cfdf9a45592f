#include "media/ffmpeg_handles.h"

#include <new>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libswscale/swscale.h>
}

namespace transect {

void FfmpegDeleter::operator()(AVCodecContext* context) const
{
    avcodec_free_context(&context);
}

void FfmpegDeleter::operator()(AVFormatContext* context) const
{
    avformat_close_input(&context);
}

void FfmpegDeleter::operator()(AVFrame* frame) const
{
    av_frame_free(&frame);
}

void FfmpegDeleter::operator()(AVIOContext* context) const
{
    av_freep(&context->buffer);
    avio_context_free(&context);
}

void FfmpegDeleter::operator()(AVPacket* packet) const
{
    av_packet_free(&packet);
}

void FfmpegDeleter::operator()(SwsContext* context) const
{
    sws_freeContext(context);
}

FfmpegHandle<AVFrame> newFrame()
{
    FfmpegHandle<AVFrame> frame(av_frame_alloc());
    if (!frame)
        throw std::bad_alloc();
    return frame;
}

FfmpegHandle<AVPacket> newPacket()
{
    FfmpegHandle<AVPacket> packet(av_packet_alloc());
    if (!packet)
        throw std::bad_alloc();
    return packet;
}

std::string ffmpegText(int code)
{
    char text[AV_ERROR_MAX_STRING_SIZE] = {};
    av_strerror(code, text, sizeof text);
    return text;
}

} // namespace transect
