#include "media/video_writer.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <new>
#include <stdexcept>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/opt.h>
#include <libswscale/swscale.h>
}

#include "media/ffmpeg_handles.h"
#include "record/error.h"
#include "record/file_system.h"

namespace transect {

namespace {

/// As that of AtomicFile, which cannot be used: a video's beginning is written last.
std::filesystem::path hiddenNameBeside(const std::filesystem::path& path)
{
    static std::atomic<unsigned> count = 0;
    std::string name(1, '.');
    name.append(path.filename().string(), 0, 200).append(".").append(std::to_string(::getpid()));
    return folderOf(path) / name.append(".v").append(std::to_string(++count)).append(".part");
}

/// A file that is written in any order, and is removed unless it takes its place in the end.
class HiddenFile {
public:
    explicit HiddenFile(std::filesystem::path path)
        : m_path(std::move(path))
        , m_hidden(hiddenNameBeside(m_path))
    {
        const int file = untilUninterrupted([&] { return realFileSystem().open(m_hidden, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666); });
        if (file == -1)
            throw fileError(errno, "create", m_path);
        realFileSystem().close(file);
    }
    ~HiddenFile() { discard(); }
    HiddenFile(const HiddenFile&) = delete;
    HiddenFile& operator=(const HiddenFile&) = delete;

    const std::filesystem::path& path() const { return m_path; }
    std::string url() const { return "file:" + m_hidden.string(); } // else a colon in the name would be taken for a protocol's

    void commit()
    {
        sync();
        if (untilUninterrupted([&] { return realFileSystem().rename(m_hidden, m_path); }) == -1)
            fail(errno, "replace");
        m_hidden.clear();
        if (untilUninterrupted([&] { return realFileSystem().syncFolder(folderOf(m_path)); }) == -1)
            fail(errno, "sync the folder of");
    }

    [[noreturn]] void fail(int errorNumber, std::string_view action)
    {
        discard(); // first, so that a full disk's free space is told without it
        throw fileError(errorNumber, action, m_path);
    }

private:
    void sync()
    {
        const int file = untilUninterrupted([&] { return realFileSystem().open(m_hidden, O_WRONLY | O_CLOEXEC, 0); });
        if (file == -1)
            fail(errno, "sync");
        const int errorNumber = untilUninterrupted([&] { return realFileSystem().sync(file); }) == -1 ? errno : 0;
        realFileSystem().close(file);
        if (errorNumber != 0)
            fail(errorNumber, "sync");
    }

    void discard() noexcept
    {
        if (!m_hidden.empty())
            realFileSystem().remove(m_hidden);
        m_hidden.clear();
    }

    std::filesystem::path m_path, m_hidden;
};

struct OutputDeleter {
    void operator()(AVFormatContext* context) const
    {
        avio_closep(&context->pb);
        avformat_free_context(context);
    }
};

const AVCodec* usableEncoder()
{
    for (const char* name : {"libx264", "libopenh264", "mpeg4"}) {
        if (const auto* encoder = avcodec_find_encoder_by_name(name))
            return encoder;
    }
    throw Error("no-encoder", "this FFmpeg can encode neither H.264 nor MPEG-4", {}, "install FFmpeg with libx264");
}

class FfmpegWriter : public VideoWriter {
public:
    FfmpegWriter(const std::filesystem::path& path, int width, int height, double framesPerSecond)
        : m_width(width)
        , m_height(height)
        , m_file(path)
    {
        openEncoder(framesPerSecond);
        openFile();
        preparePictures();
    }

    void write(const VideoFrame& frame) override
    {
        if (frame.width != m_width || frame.height != m_height || frame.pixels.size() < std::size_t(m_width) * std::size_t(m_height) * 3)
            throw std::invalid_argument("a picture has another size than the video that it is written to");
        requireOpen();
        if (av_frame_make_writable(m_picture.get()) < 0)
            throw std::bad_alloc();
        const std::array<const std::uint8_t*, 1> rows{frame.pixels.data()};
        const std::array<int, 1> stride{m_width * 3};
        sws_scale(m_scaler.get(), rows.data(), stride.data(), 0, m_encoder->height, m_picture->data, m_picture->linesize);
        m_picture->pts = m_written++;
        encode(m_picture.get());
    }

    void finish() override
    {
        requireOpen();
        encode(nullptr);
        require(av_write_trailer(m_output.get()));
        avio_flush(m_output->pb);
        require(m_output->pb->error);
        require(avio_closep(&m_output->pb));
        m_output.reset();
        m_file.commit();
    }

private:
    void openEncoder(double framesPerSecond)
    {
        av_log_set_level(AV_LOG_QUIET); // what matters reaches us by error codes
        const auto* encoder = usableEncoder();
        m_encoder.reset(avcodec_alloc_context3(encoder));
        if (!m_encoder)
            throw std::bad_alloc();
        constexpr int largestOfMpeg4 = 65535;
        const auto rate = av_d2q(framesPerSecond > 0 ? framesPerSecond : 25, largestOfMpeg4);
        m_encoder->width = m_width & ~1;
        m_encoder->height = m_height & ~1;
        m_encoder->pix_fmt = AV_PIX_FMT_YUV420P;
        m_encoder->time_base = av_inv_q(rate);
        m_encoder->framerate = rate;
        m_encoder->color_range = AVCOL_RANGE_MPEG;
        m_encoder->colorspace = AVCOL_SPC_BT709;
        m_encoder->color_primaries = AVCOL_PRI_BT709;
        m_encoder->color_trc = AVCOL_TRC_BT709;
        m_encoder->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
        if (encoder->id == AV_CODEC_ID_MPEG4) {
            m_encoder->flags |= AV_CODEC_FLAG_QSCALE;
            m_encoder->global_quality = 3 * FF_QP2LAMBDA;
        }
        // Those of libx264; what another does not know is passed over.
        av_opt_set(m_encoder->priv_data, "preset", "veryfast", 0);
        av_opt_set(m_encoder->priv_data, "crf", "20", 0);
        const int code = avcodec_open2(m_encoder.get(), encoder, nullptr);
        if (code < 0)
            throw Error("no-encoder", std::string("the encoder ") + encoder->name + " takes no video of " + std::to_string(m_encoder->width) + " x "
                    + std::to_string(m_encoder->height) + " pixels: " + ffmpegText(code), m_file.path().string());
    }

    void openFile()
    {
        AVFormatContext* output = nullptr;
        if (avformat_alloc_output_context2(&output, nullptr, "mp4", m_file.url().c_str()) < 0)
            throw Error("no-encoder", "this FFmpeg writes no MP4", m_file.path().string());
        m_output.reset(output);
        m_stream = avformat_new_stream(output, nullptr);
        if (!m_stream || avcodec_parameters_from_context(m_stream->codecpar, m_encoder.get()) < 0)
            throw std::bad_alloc();
        m_stream->time_base = m_encoder->time_base;
        m_stream->avg_frame_rate = m_encoder->framerate;
        require(avio_open(&output->pb, m_file.url().c_str(), AVIO_FLAG_WRITE));
        av_opt_set(output->priv_data, "movflags", "+faststart", 0);
        require(avformat_write_header(output, nullptr));
        m_packet = newPacket();
    }

    void preparePictures()
    {
        m_picture = newFrame();
        m_picture->format = m_encoder->pix_fmt;
        m_picture->width = m_encoder->width;
        m_picture->height = m_encoder->height;
        m_picture->color_range = m_encoder->color_range;
        m_picture->colorspace = m_encoder->colorspace;
        m_scaler.reset(sws_getContext(m_encoder->width, m_encoder->height, AV_PIX_FMT_RGB24, m_encoder->width, m_encoder->height, m_encoder->pix_fmt,
            SWS_BICUBIC, nullptr, nullptr, nullptr));
        if (!m_scaler || av_frame_get_buffer(m_picture.get(), 0) < 0)
            throw std::bad_alloc();
        sws_setColorspaceDetails(m_scaler.get(), sws_getCoefficients(SWS_CS_DEFAULT), /*srcRange*/ 1, sws_getCoefficients(SWS_CS_ITU709),
            /*dstRange*/ 0, /*brightness*/ 0, /*contrast*/ 1 << 16, /*saturation*/ 1 << 16);
    }

    void encode(const AVFrame* picture)
    {
        require(avcodec_send_frame(m_encoder.get(), picture));
        while (true) {
            const int code = avcodec_receive_packet(m_encoder.get(), m_packet.get());
            if (code == AVERROR(EAGAIN) || code == AVERROR_EOF)
                return;
            require(code);
            m_packet->stream_index = m_stream->index;
            m_packet->duration = 1;
            av_packet_rescale_ts(m_packet.get(), m_encoder->time_base, m_stream->time_base);
            require(av_interleaved_write_frame(m_output.get(), m_packet.get()));
            require(m_output->pb->error);
        }
    }

    void requireOpen() const
    {
        if (!m_output)
            throw Error("io", "written to after it was finished or given up", m_file.path().string());
    }

    /// Gives the video up where `code` is one of FFmpeg's errors.
    void require(int code)
    {
        if (code >= 0)
            return;
        m_output.reset();
        const int errorNumber = AVUNERROR(code);
        // FFmpeg's own codes are no numbers of the system's.
        m_file.fail(errorNumber > 0 && errorNumber < 4096 ? errorNumber : EIO, "write");
    }

    int m_width, m_height;
    HiddenFile m_file; ///< before the output, which is closed first
    FfmpegHandle<AVCodecContext> m_encoder;
    std::unique_ptr<AVFormatContext, OutputDeleter> m_output;
    AVStream* m_stream = nullptr;
    FfmpegHandle<SwsContext> m_scaler;
    FfmpegHandle<AVFrame> m_picture;
    FfmpegHandle<AVPacket> m_packet;
    std::int64_t m_written = 0;
};

} // namespace

std::unique_ptr<VideoWriter> createVideo(const std::filesystem::path& path, int width, int height, double framesPerSecond)
{
    if (width < 2 || height < 2)
        throw std::invalid_argument("a video has at least two rows and two columns");
    return std::make_unique<FfmpegWriter>(path, width, height, framesPerSecond);
}

} // namespace transect
