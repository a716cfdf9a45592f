#include "media/packet_reader.h"

#include <map>
#include <new>
#include <string>
#include <utility>
#include <vector>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/avstring.h>
#include <libavutil/log.h>
#include <libavutil/mem.h>
}

namespace transect {

namespace {

/// Options of FFmpeg by name.
class Options {
public:
    Options(const char* name, const std::string& value) { av_dict_set(&m_options, name, value.c_str(), 0); }
    Options(const Options&) = delete;
    Options& operator=(const Options&) = delete;
    ~Options() { av_dict_free(&m_options); }
    AVDictionary** get() { return &m_options; }

private:
    AVDictionary* m_options = nullptr;
};

constexpr std::string_view knownFormats = "3gp,apng,asf,avi,dv,flv,gif,h261,h263,h264,hevc,ivf,m4v,matroska,mjpeg,mov,mpeg,mpegts,mpegvideo,mxf,nut,obu,ogg,vc1,webm,yuv4mpegpipe,"
                                          "bmp_pipe,gif_pipe,jpeg_pipe,pam_pipe,pbm_pipe,pgm_pipe,ppm_pipe,png_pipe,tiff_pipe,webp_pipe";

/// The largest picture takes 512 MiB at 16 bits a channel. Tables of a few bytes that claim 2^26 packets would take more.
constexpr std::size_t mostMemoryAtOnce = std::size_t{600} << 20;
constexpr int mostStreams = 16;

void prepareFfmpeg()
{
    static const bool done = [] {
        av_log_set_level(AV_LOG_QUIET); // what matters reaches us by error codes
        av_max_alloc(mostMemoryAtOnce);
        return true;
    }();
    (void)done;
}

bool isSinglePicture(const AVFormatContext& format)
{
    const std::string name = format.iformat->name;
    return name.ends_with("_pipe");
}

/// Reads the beginning of the file to learn of its streams what their headers do not say.
int findStreamInfo(AVFormatContext& format)
{
    std::vector<AVDictionary*> options(format.nb_streams);
    for (auto& option : options) {
        av_dict_set(&option, "max_pixels", std::to_string(mostPixels).c_str(), 0);
        av_dict_set(&option, "threads", "1", 0);
        av_dict_set(&option, "codec_whitelist", std::string(knownDecoders).c_str(), 0);
    }
    const int result = avformat_find_stream_info(&format, options.data());
    for (auto& option : options)
        av_dict_free(&option);
    return result;
}

bool isPictures(const AVStream& stream)
{
    return stream.codecpar->codec_type == AVMEDIA_TYPE_VIDEO
        && !(stream.disposition & (AV_DISPOSITION_ATTACHED_PIC | AV_DISPOSITION_TIMED_THUMBNAILS));
}

/// Whether `stream` is to be preferred: the file's default, then the larger pictures.
bool isBetter(const AVStream& stream, const AVStream& other)
{
    const auto rank = [](const AVStream& s) {
        return std::pair(s.disposition & AV_DISPOSITION_DEFAULT, std::int64_t{s.codecpar->width} * s.codecpar->height);
    };
    return rank(stream) > rank(other);
}

/// "1 audio, 2 subtitle": what a file holds.
std::string kindsOfStreams(const AVFormatContext& format)
{
    std::map<std::string, int> counts;
    for (unsigned i = 0; i < format.nb_streams; ++i) {
        const auto& stream = *format.streams[i];
        const char* type = av_get_media_type_string(stream.codecpar->codec_type);
        ++counts[stream.disposition & AV_DISPOSITION_ATTACHED_PIC ? "cover picture" : type ? type : "unknown"];
    }
    std::string text;
    for (const auto& [kind, count] : counts)
        text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + kind;
    return text.empty() ? "nothing" : text;
}

} // namespace

const std::string_view knownDecoders = "apng,av1,bmp,cinepak,dnxhd,dvvideo,ffv1,ffvhuff,flv,gif,h261,h263,h263p,h264,hevc,huffyuv,jpeg2000,libaom-av1,libdav1d,libvpx,libvpx-vp9,mjpeg,"
                                       "mpeg1video,mpeg2video,mpeg4,msmpeg4,msmpeg4v1,msmpeg4v2,msrle,msvideo1,pam,pbm,pgm,pgmyuv,png,ppm,prores,qtrle,rawvideo,theora,tiff,utvideo,v210,vc1,"
                                       "vp8,vp9,webp,wmv1,wmv2,wmv3";

std::string convertingHint(std::string_view known)
{
    return "known are " + std::string(known) + "; ffmpeg -i FILE -c:v ffv1 NEW.mkv converts what FFmpeg knows";
}

bool isKnownDecoder(const char* name)
{
    return av_match_list(name, std::string(knownDecoders).c_str(), ',') > 0;
}

FfmpegInput::FfmpegInput(const std::filesystem::path& path, IsObsolete isObsolete)
    : m_file(path)
    , m_isObsolete(std::move(isObsolete))
{
    constexpr int bufferSize = 1 << 16;
    auto* buffer = static_cast<unsigned char*>(av_malloc(bufferSize));
    if (!buffer)
        throw std::bad_alloc();
    m_context.reset(avio_alloc_context(buffer, bufferSize, 0, this, &FfmpegInput::read, nullptr, &FfmpegInput::seek));
    if (!m_context) {
        av_free(buffer);
        throw std::bad_alloc();
    }
}

void FfmpegInput::throwIfObsolete()
{
    m_unasked = 0;
    if (m_isBrokenOff || (m_isObsolete && m_isObsolete()))
        throw ReadingObsolete();
}

/// To break off is to open again, which costs more than to read on to the next packet.
bool FfmpegInput::breaksOff()
{
    constexpr std::int64_t mostUnasked = 16 << 20;
    if (!m_isBrokenOff && m_unasked > mostUnasked) {
        m_unasked = 0;
        m_isBrokenOff = m_isObsolete && m_isObsolete();
    }
    return m_isBrokenOff;
}

int FfmpegInput::isInterrupted(void* self)
{
    return static_cast<FfmpegInput*>(self)->m_isBrokenOff;
}

int FfmpegInput::read(void* self, std::uint8_t* buffer, int size)
{
    auto& input = *static_cast<FfmpegInput*>(self);
    try {
        if (input.breaksOff()) {
            input.m_failure = std::make_exception_ptr(ReadingObsolete());
            return AVERROR_EXIT;
        }
        const auto bytes = std::as_writable_bytes(std::span(buffer, static_cast<std::size_t>(size)));
        const auto count = input.m_file.read(static_cast<std::uintmax_t>(input.m_offset), bytes);
        input.m_offset += static_cast<std::int64_t>(count);
        input.m_unasked += static_cast<std::int64_t>(count);
        return count > 0 ? static_cast<int>(count) : AVERROR_EOF;
    } catch (...) {
        input.m_failure = std::current_exception();
        return AVERROR(EIO);
    }
}

std::int64_t FfmpegInput::seek(void* self, std::int64_t offset, int whence)
{
    auto& input = *static_cast<FfmpegInput*>(self);
    try {
        const auto size = static_cast<std::int64_t>(input.m_file.size());
        if (whence & AVSEEK_SIZE)
            return size;
        const int from = whence & ~AVSEEK_FORCE;
        const std::int64_t start = from == SEEK_CUR ? input.m_offset : from == SEEK_END ? size : 0;
        std::int64_t target = 0;
        if (__builtin_add_overflow(start, offset, &target) || target < 0)
            return AVERROR(EINVAL);
        return input.m_offset = target;
    } catch (...) {
        input.m_failure = std::current_exception();
        return AVERROR(EIO);
    }
}

void FfmpegInput::throwFailure()
{
    if (m_failure)
        std::rethrow_exception(std::exchange(m_failure, nullptr));
}

PacketReader::PacketReader(const std::filesystem::path& path, IsObsolete isObsolete)
    : m_input(path, std::move(isObsolete))
{
    prepareFfmpeg();
    open();
    chooseStream();
}

void PacketReader::fail(const std::string& text, const std::string& hint) const
{
    throw Error("bad-video", text, path().string(), hint);
}

/// What kind of file it is, by its content.
const AVInputFormat* PacketReader::knownFormat() const
{
    const AVInputFormat* format = nullptr;
    const int found = av_probe_input_buffer2(m_input.context(), &format, "", nullptr, 0, 0);
    if (found < 0)
        fail("no kind of video that can be read was found in it (" + ffmpegText(found) + ")");
    if (av_match_list(format->name, std::string(knownFormats).c_str(), ',') <= 0)
        fail("it is of the kind \"" + std::string(format->name) + "\", which is not among those that are read", convertingHint(knownFormats));
    return format;
}

void PacketReader::open()
{
    const auto* kind = knownFormat();
    AVFormatContext* format = avformat_alloc_context();
    if (!format)
        throw std::bad_alloc();
    format->pb = m_input.context();
    format->max_streams = mostStreams;
    format->interrupt_callback = {&FfmpegInput::isInterrupted, &m_input};
    // No protocol has this name: what a playlist refers to is not opened.
    Options options("protocol_whitelist", "none");
    const int opened = avformat_open_input(&format, "", kind, options.get()); // frees the context where it fails
    m_input.throwFailure();
    if (opened == AVERROR(ENOMEM))
        fail("its header claims more than " + std::to_string(mostMemoryAtOnce >> 20) + " MiB for one table, or more than " + std::to_string(mostStreams) + " streams",
             "ffmpeg -i FILE -map 0:v:0 -c copy NEW.mkv keeps its video alone");
    if (opened < 0)
        fail("it cannot be read as " + std::string(kind->long_name) + " (" + ffmpegText(opened) + ")");
    m_format.reset(format);
    refuseHugePictures();
    if (isSinglePicture(*format))
        return;
    const int found = findStreamInfo(*format);
    m_input.throwFailure();
    if (found < 0)
        fail("its " + std::string(format->iformat->long_name) + " streams cannot be read (" + ffmpegText(found) + ")");
    refuseHugePictures(); // some formats say how large they are in the pictures themselves
}

void PacketReader::chooseStream()
{
    for (unsigned i = 0; i < m_format->nb_streams; ++i) {
        auto* stream = m_format->streams[i];
        stream->discard = AVDISCARD_ALL;
        if (isPictures(*stream) && (!m_stream || isBetter(*stream, *m_stream)))
            m_stream = stream;
    }
    if (!m_stream)
        fail("it holds no video, but " + kindsOfStreams(*m_format));
    m_stream->discard = AVDISCARD_DEFAULT;
}

/// Decoders refuse such pictures themselves, but cannot say so.
void PacketReader::refuseHugePictures() const
{
    for (unsigned i = 0; i < m_format->nb_streams; ++i) {
        const auto& parameters = *m_format->streams[i]->codecpar;
        if (parameters.height > 0 && parameters.width > mostPixels / parameters.height) {
            fail("its pictures of " + std::to_string(parameters.width) + " x " + std::to_string(parameters.height) + " have more than the "
                + std::to_string(mostPixels) + " pixels that are read");
        }
    }
}

bool PacketReader::read(AVPacket& packet)
{
    constexpr int mostFailures = 100; // in a row
    for (int failures = 0; failures < mostFailures;) {
        av_packet_unref(&packet);
        m_input.throwIfObsolete();
        const int result = av_read_frame(m_format.get(), &packet);
        m_input.throwFailure();
        if (result == AVERROR_EOF)
            return false;
        if (result < 0)
            ++failures;
        else if (packet.stream_index == m_stream->index && packet.size > 0)
            return true;
    }
    m_endedEarly = true;
    return false;
}

bool PacketReader::seek(By by, std::int64_t place)
{
    m_input.throwIfObsolete();
    const int flags = AVSEEK_FLAG_BACKWARD | (by == By::Byte ? AVSEEK_FLAG_BYTE : 0);
    const bool done = av_seek_frame(m_format.get(), m_stream->index, place, flags) >= 0;
    m_input.throwFailure();
    return done;
}

} // namespace transect
