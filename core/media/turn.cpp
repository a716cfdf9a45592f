#include "media/turn.h"

#include <cstdint>
#include <cstdlib>
#include <cstring>

extern "C" {
#include <libavformat/avformat.h>
#include <libavutil/frame.h>
}

namespace transect {

namespace {

/// A display matrix (ISO 14496-12, 8.2.2) is a, b, u, c, d, v, x, y, w: (p, q) is shown at (a p + c q + x, b p + d q + y).
std::optional<Turn> turnOfMatrix(const std::uint8_t* bytes, std::size_t size)
{
    std::int32_t matrix[9];
    if (size < sizeof matrix)
        return std::nullopt;
    std::memcpy(matrix, bytes, sizeof matrix);
    const std::int64_t a = matrix[0], b = matrix[1], c = matrix[3], d = matrix[4];
    if (std::abs(a) + std::abs(d) >= std::abs(b) + std::abs(c))
        return Turn{false, a < 0, d < 0};
    return Turn{true, c < 0, b < 0};
}

} // namespace

std::optional<Turn> turnOf(const AVStream& stream)
{
    for (int i = 0; i < stream.nb_side_data; ++i) {
        const auto& data = stream.side_data[i];
        if (data.type == AV_PKT_DATA_DISPLAYMATRIX)
            return turnOfMatrix(data.data, data.size);
    }
    return std::nullopt;
}

std::optional<Turn> turnOf(const AVFrame& picture)
{
    const auto* data = av_frame_get_side_data(&picture, AV_FRAME_DATA_DISPLAYMATRIX);
    return data ? turnOfMatrix(data->data, data->size) : std::nullopt;
}

} // namespace transect
