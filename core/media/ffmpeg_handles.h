#pragma once

#include <memory>
#include <string>

struct AVCodecContext;
struct AVFormatContext;
struct AVFrame;
struct AVIOContext;
struct AVPacket;
struct SwsContext;

namespace transect {

struct FfmpegDeleter {
    void operator()(AVCodecContext* context) const;
    void operator()(AVFormatContext* context) const;
    void operator()(AVFrame* frame) const;
    void operator()(AVIOContext* context) const; ///< and its buffer
    void operator()(AVPacket* packet) const;
    void operator()(SwsContext* context) const;
};

template <typename T> using FfmpegHandle = std::unique_ptr<T, FfmpegDeleter>;

FfmpegHandle<AVFrame> newFrame();
FfmpegHandle<AVPacket> newPacket();

/// FFmpeg's words for one of its error codes.
std::string ffmpegText(int code);

} // namespace transect
