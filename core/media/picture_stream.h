#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "media/packet_reader.h"
#include "media/picture_clock.h"
#include "media/turn.h"

namespace transect {

/// A picture as it leaves the decoder.
struct DecodedPicture {
    FfmpegHandle<AVFrame> frame = newFrame();
    std::int64_t packet = 0; ///< the number of the packet that held it: the file's video packets count from 0
    std::int64_t time = 0;   ///< when it is shown, in units of the stream's time base; after jump() not to be relied on
    Turn turn;               ///< how it is to be shown
    bool isDamaged = false;  ///< shown as far as it could be decoded
};

/// Damage found on the way; the first of it in words.
class Notices {
public:
    void add(std::string text);
    const std::vector<std::string>& list() const { return m_list; }

private:
    std::vector<std::string> m_list;
};

/// The pictures of a video file in the order in which they are shown.
class PictureStream {
public:
    /// With one thread damaged pictures, too, come out the same each time; two decode faster. Errors: as openVideo().
    /// Where `isObsolete` says so, this and all others throw ReadingObsolete.
    explicit PictureStream(const std::filesystem::path& path, int threads = 1, IsObsolete isObsolete = {});

    const PacketReader& packets() const { return m_packets; }
    const std::string& codec() const { return m_codec; }
    const std::vector<std::string>& notices() const { return m_notices.list(); }

    /// Called with each packet, as the file has it, and its number, before it is decoded. Where it answers false the
    /// packet's picture is not wanted, and is left out if others can be decoded without it.
    std::function<bool(const AVPacket&, std::int64_t)> isWanted;

    /// From now on pictures are to be counted, not seen: what only smooths them is left out, which saves a third of the time.
    void countOnly();

    /// False at the end. Errors: "io".
    bool next(DecodedPicture& picture);

    enum class Landing { Before, There, Past };
    /// Seeks, and reads on until `landing` says that a packet is There; decoding starts afresh with it, as number `number`.
    /// False where one is Past, or none There; then the next call must be jump() again.
    bool jump(PacketReader::By by, std::int64_t place, std::int64_t number, const std::function<Landing(const AVPacket&)>& landing);

private:
    void openDecoder(int threads);
    bool finish(DecodedPicture& picture);
    void feed();
    void noticeDamage(int code);

    PacketReader m_packets;
    FfmpegHandle<AVCodecContext> m_decoder;
    FfmpegHandle<AVPacket> m_packet = newPacket();
    bool m_hasPacket = false; ///< read and not yet decoded
    std::string m_codec;
    Turn m_turn; ///< of pictures that do not say
    std::int64_t m_number = 0; ///< of the next packet
    double m_seconds = 0;      ///< of the last packet
    PictureClock m_clock;
    Notices m_notices;
};

} // namespace transect
