#pragma once

#include <cstdint>
#include <exception>
#include <filesystem>

#include "media/ffmpeg_handles.h"
#include "record/file_system.h"

struct AVStream;

namespace transect {

/// Pictures larger than this are refused before memory is taken for them: four times what 8K has, less a little.
constexpr std::int64_t mostPixels = std::int64_t{1} << 26;

/// A file as FFmpeg reads it: by our own calls, so that no name is ever taken for an address or a pattern.
class FfmpegInput {
public:
    explicit FfmpegInput(const std::filesystem::path& path);
    FfmpegInput(const FfmpegInput&) = delete; // FFmpeg holds its address
    FfmpegInput& operator=(const FfmpegInput&) = delete;

    AVIOContext* context() const { return m_context.get(); }
    std::uintmax_t size() const { return m_file.size(); }
    const std::filesystem::path& path() const { return m_file.path(); }
    void throwFailure(); ///< what a read threw since the last call: exceptions cannot pass through FFmpeg

private:
    static int read(void* self, std::uint8_t* buffer, int size);
    static std::int64_t seek(void* self, std::int64_t offset, int whence);

    InputFile m_file;
    std::int64_t m_offset = 0;
    std::exception_ptr m_failure;
    FfmpegHandle<AVIOContext> m_context;
};

/// The packets of a file's video stream, in the order of decoding.
class PacketReader {
public:
    /// Errors: as openVideo().
    explicit PacketReader(const std::filesystem::path& path);

    const AVFormatContext& format() const { return *m_format; }
    const AVStream& stream() const { return *m_stream; }
    const std::filesystem::path& path() const { return m_input.path(); }
    std::uintmax_t fileSize() const { return m_input.size(); }

    /// The next packet that holds data; false at the end. Errors: "io".
    bool read(AVPacket& packet);
    /// Whether read() gave up before the end of the file, at data that it could not take apart.
    bool endedEarly() const { return m_endedEarly; }

    enum class By { Time, Byte };
    /// Moves to a packet at or before the given place, as far as the file's format can; read() shows where that was.
    bool seek(By by, std::int64_t place);

private:
    void open();
    void refuseHugePictures() const;
    void chooseStream();
    [[noreturn]] void fail(const std::string& text, const std::string& hint = {}) const;

    FfmpegInput m_input;
    FfmpegHandle<AVFormatContext> m_format;
    AVStream* m_stream = nullptr;
    bool m_endedEarly = false;
};

} // namespace transect
