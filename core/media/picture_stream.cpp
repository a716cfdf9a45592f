#include "media/picture_stream.h"

#include <cmath>
#include <cstdio>
#include <new>
#include <utility>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

#include "record/error.h"

namespace transect {

namespace {

std::int64_t ticksPerPicture(const AVStream& stream)
{
    const double rate = av_q2d(stream.avg_frame_rate) * av_q2d(stream.time_base);
    const double ticks = rate > 0 ? 1 / rate : 1;
    return ticks >= 1 && ticks < 1e12 ? std::llround(ticks) : 1;
}

std::string inSeconds(double seconds)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.2f s", seconds);
    return text;
}

} // namespace

void Notices::add(std::string text)
{
    constexpr std::size_t most = 20;
    if (m_list.size() < most)
        m_list.push_back(std::move(text));
    else if (m_list.size() == most)
        m_list.emplace_back("there is more damage, which is not listed");
}

PictureStream::PictureStream(const std::filesystem::path& path, int threads, IsObsolete isObsolete)
    : m_packets(path, std::move(isObsolete))
    , m_codec(avcodec_get_name(m_packets.stream().codecpar->codec_id))
    , m_turn(turnOf(m_packets.stream()).value_or(Turn{}))
    , m_clock(ticksPerPicture(m_packets.stream()))
{
    openDecoder(threads);
}

void PictureStream::openDecoder(int threads)
{
    const auto& stream = m_packets.stream();
    const auto place = m_packets.path().string();
    const AVCodec* codec = avcodec_find_decoder(stream.codecpar->codec_id);
    if (!codec)
        throw Error("no-decoder", "its pictures are encoded as \"" + m_codec + "\", which this FFmpeg cannot decode", place);
    if (!isKnownDecoder(codec->name))
        throw Error("no-decoder", "its pictures are encoded as \"" + m_codec + "\", which is not among the encodings that are read", place, convertingHint(knownDecoders));
    m_decoder.reset(avcodec_alloc_context3(codec));
    if (!m_decoder || avcodec_parameters_to_context(m_decoder.get(), stream.codecpar) < 0)
        throw std::bad_alloc();
    m_decoder->pkt_timebase = stream.time_base;
    m_decoder->thread_count = threads;
    m_decoder->max_pixels = mostPixels;
    if (const int opened = avcodec_open2(m_decoder.get(), codec, nullptr); opened < 0)
        throw Error("no-decoder", "the decoder of \"" + m_codec + "\" cannot begin (" + ffmpegText(opened) + ")", place);
}

void PictureStream::countOnly()
{
    m_decoder->skip_loop_filter = AVDISCARD_ALL;
}

bool PictureStream::next(DecodedPicture& picture)
{
    constexpr int mostFailures = 100; // in a row, without a packet between them
    for (int failures = 0; failures < mostFailures;) {
        const int result = avcodec_receive_frame(m_decoder.get(), picture.frame.get());
        if (result == 0)
            return finish(picture);
        if (result == AVERROR_EOF)
            return false;
        if (result == AVERROR(ENOMEM))
            throw std::bad_alloc();
        if (result == AVERROR(EAGAIN)) {
            feed();
            failures = 0;
        } else {
            noticeDamage(result);
            ++failures;
        }
    }
    return false;
}

bool PictureStream::finish(DecodedPicture& picture)
{
    const auto number = picture.frame->pts;
    picture.packet = number >= 0 && number < m_number ? number : m_number - 1;
    picture.time = m_clock.timeOfPicture(picture.packet);
    picture.turn = turnOf(*picture.frame).value_or(m_turn);
    picture.isDamaged = (picture.frame->flags & AV_FRAME_FLAG_CORRUPT) || picture.frame->decode_error_flags;
    if (picture.isDamaged)
        m_notices.add("a picture near " + inSeconds(m_seconds) + " is damaged: it is shown as far as it could be decoded");
    return true;
}

void PictureStream::feed()
{
    if (!m_hasPacket && !m_packets.read(*m_packet)) {
        if (m_packets.endedEarly())
            m_notices.add("what follows " + inSeconds(m_seconds) + " cannot be read: the video is taken to end there");
        avcodec_send_packet(m_decoder.get(), nullptr);
        return;
    }
    m_hasPacket = false;
    const auto number = m_number++;
    const bool wanted = !isWanted || isWanted(*m_packet, number);
    m_decoder->skip_frame = wanted ? AVDISCARD_DEFAULT : AVDISCARD_NONREF;
    m_clock.addPacket(number, m_packet->pts, m_packet->dts);
    const auto time = m_packet->pts != AV_NOPTS_VALUE ? m_packet->pts : m_packet->dts;
    if (time != AV_NOPTS_VALUE)
        m_seconds = static_cast<double>(time) * av_q2d(m_packets.stream().time_base);
    // Decoders hand the time of a packet on to its picture, and do nothing else with it: it tells which packet that was.
    m_packet->pts = number;
    if (const int result = avcodec_send_packet(m_decoder.get(), m_packet.get()); result < 0)
        noticeDamage(result);
}

void PictureStream::noticeDamage(int code)
{
    m_notices.add("a packet near " + inSeconds(m_seconds) + " is damaged (" + ffmpegText(code) + "): its picture is lost");
}

bool PictureStream::jump(
    PacketReader::By by, std::int64_t place, std::int64_t number, const std::function<Landing(const AVPacket&)>& landing)
{
    constexpr int mostPackets = 4000; // a seek lands some key packets early at worst
    m_hasPacket = false;
    if (!m_packets.seek(by, place))
        return false;
    for (int i = 0; i < mostPackets && m_packets.read(*m_packet); ++i) {
        const auto landed = landing(*m_packet);
        if (landed == Landing::Past)
            return false;
        if (landed == Landing::Before)
            continue;
        avcodec_flush_buffers(m_decoder.get());
        m_hasPacket = true;
        m_number = number;
        return true;
    }
    return false;
}

} // namespace transect
