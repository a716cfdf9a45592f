#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace transect {

/// A decoded picture: 8 bits a channel, rows from top to bottom, RGB interleaved, sRGB-like full range.
struct VideoFrame {
    std::int64_t ordinal = 0; ///< its place among the decoded pictures of the video, from 0: the identity of a frame
    double seconds = 0;       ///< when it is shown, from the first picture's time; 0 throughout a folder of pictures
    int width = 0, height = 0;
    std::vector<std::uint8_t> pixels; ///< height x width x 3
};

/// What a video says of itself; the number of frames is known for sure only once all were decoded.
struct VideoInfo {
    int width = 0, height = 0;       ///< of every picture, as shown: the first picture's, after rotation
    double framesPerSecond = 0;      ///< mean rate; 0: not known
    std::int64_t declaredFrames = 0; ///< what the header claims, or the files in the folder; 0: nothing
    double seconds = 0;              ///< 0: not known
    std::string codec;               ///< "h264"
};

/// The pictures of a video file, or of a folder of numbered pictures, in the order in which they are shown.
///
/// Pictures are turned as the file's display matrix (or a JPEG's EXIF) says. Where later ones differ in size from the
/// first they are scaled to it, so that all have info()'s size. Pixels are taken as square. YUV becomes RGB with the
/// matrix and range that the stream names; where it names none, BT.709 for pictures more than 576 rows high, else BT.601.
class VideoReader {
public:
    virtual ~VideoReader() = default;
    virtual const VideoInfo& info() const = 0;
    /// The next picture into `frame`, whose memory is used again; false at the end. A damaged packet loses its pictures
    /// alone, and is reported by notices(). Errors: "io".
    virtual bool next(VideoFrame& frame) = 0;
    /// As next(), in less time: the picture is not wanted.
    virtual bool skip() = 0;
    /// What was damaged, missing or passed over so far, one sentence each; a bounded number of them.
    virtual const std::vector<std::string>& notices() const = 0;
};

/// False in a build without FFmpeg, where openVideo() throws "no-decoder".
bool canDecodeVideo();

/// Of the FFmpeg that runs: another may decode other pictures. Empty in a build without it.
std::string decoderVersion();

/// Opens a video file, or a folder whose pictures are numbered: they are shown in the order of the last number of their
/// names, and those of other names are passed over. Sound, and pictures that are only a cover, are ignored. Nothing but
/// the file is read: what it refers to (playlists, other files, the network) is not opened.
/// Errors: "no-file", "no-permission", "io"; "bad-video" naming what was found where there is no picture in it, or where
/// its pictures have more than 2^26 pixels; "no-decoder" naming the codec. Only usual kinds of files and encodings are read: a
/// stranger's file would choose among hundreds of parsers that few have looked at.
std::unique_ptr<VideoReader> openVideo(const std::filesystem::path& path);

} // namespace transect
