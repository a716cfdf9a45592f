#pragma once

#include <cstdint>
#include <exception>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "media/ffmpeg_handles.h"
#include "record/file_system.h"

struct AVInputFormat;
struct AVStream;

namespace transect {

/// Pictures larger than this are refused before memory is taken for them: four times what 8K has, less a little.
constexpr std::int64_t mostPixels = std::int64_t{1} << 26;

/// Asked again and again while a file is read; answers true where nobody waits for it any more.
using IsObsolete = std::function<bool()>;

/// Thrown where reading became obsolete.
struct ReadingObsolete {};

/// A file as FFmpeg reads it: by our own calls, so that no name is ever taken for an address or a pattern.
class FfmpegInput {
public:
    FfmpegInput(const std::filesystem::path& path, IsObsolete isObsolete);
    FfmpegInput(const FfmpegInput&) = delete; // FFmpeg holds its address
    FfmpegInput& operator=(const FfmpegInput&) = delete;

    AVIOContext* context() const { return m_context.get(); }
    std::uintmax_t size() const { return m_file.size(); }
    const std::filesystem::path& path() const { return m_file.path(); }
    void throwFailure(); ///< what a read threw since the last call: exceptions cannot pass through FFmpeg

    void throwIfObsolete(); ///< ReadingObsolete; what FFmpeg does until the next call is broken off only where it reads very much
    bool isBrokenOff() const { return m_isBrokenOff; }
    static int isInterrupted(void* self); ///< of AVIOInterruptCB

private:
    static int read(void* self, std::uint8_t* buffer, int size);
    static std::int64_t seek(void* self, std::int64_t offset, int whence);

    bool breaksOff();

    InputFile m_file;
    IsObsolete m_isObsolete;
    std::int64_t m_offset = 0;
    std::int64_t m_unasked = 0; ///< bytes read since the last question
    bool m_isBrokenOff = false;
    std::exception_ptr m_failure;
    FfmpegHandle<AVIOContext> m_context;
};

/// Whether the decoder of that name is one of those that are used: maintained ones of usual encodings. A stranger's file can ask for any.
bool isKnownDecoder(const char* name);
extern const std::string_view knownDecoders; ///< their names, separated by commas

/// What to do about a file that is of none of the known kinds.
std::string convertingHint(std::string_view known);

/// The packets of a file's video stream, in the order of decoding.
class PacketReader {
public:
    /// Errors: as openVideo(). Where `isObsolete` says so, this and all others throw ReadingObsolete.
    explicit PacketReader(const std::filesystem::path& path, IsObsolete isObsolete = {});

    const AVFormatContext& format() const { return *m_format; }
    const AVStream& stream() const { return *m_stream; }
    const std::filesystem::path& path() const { return m_input.path(); }
    std::uintmax_t fileSize() const { return m_input.size(); }

    /// The next packet that holds data; false at the end. Errors: "io".
    bool read(AVPacket& packet);
    /// Whether read() gave up before the end of the file, at data that it could not take apart.
    bool endedEarly() const { return m_endedEarly; }
    /// Whether reading became obsolete in the middle of a packet: then the file must be opened again.
    bool isBrokenOff() const { return m_input.isBrokenOff(); }

    enum class By { Time, Byte };
    /// Moves to a packet at or before the given place, as far as the file's format can; read() shows where that was.
    bool seek(By by, std::int64_t place);

private:
    void open();
    const AVInputFormat* knownFormat() const;
    void refuseHugePictures() const;
    void chooseStream();
    [[noreturn]] void fail(const std::string& text, const std::string& hint = {}) const;

    FfmpegInput m_input;
    FfmpegHandle<AVFormatContext> m_format;
    AVStream* m_stream = nullptr;
    bool m_endedEarly = false;
};

} // namespace transect
