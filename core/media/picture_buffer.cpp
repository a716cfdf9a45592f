#include "media/picture_buffer.h"

#include <algorithm>

extern "C" {
#include <libavutil/frame.h>
}

namespace transect {

namespace {

std::size_t bytesOf(const AVFrame& frame)
{
    std::size_t bytes = 1;
    for (const auto* buffer : frame.buf)
        bytes += buffer ? buffer->size : 0;
    return bytes;
}

} // namespace

void PictureBuffer::keep(std::int64_t ordinal, DecodedPicture picture)
{
    constexpr std::size_t mostBytes = std::size_t{256} << 20, mostPictures = 64, fewestPictures = 4;
    m_most = std::clamp(mostBytes / bytesOf(*picture.frame), fewestPictures, mostPictures);
    m_pictures.insert_or_assign(ordinal, std::move(picture));
    while (m_pictures.size() > m_most) {
        const auto first = m_pictures.begin(), last = std::prev(m_pictures.end());
        m_pictures.erase(m_centre - first->first > last->first - m_centre ? first : last);
    }
}

const DecodedPicture* PictureBuffer::find(std::int64_t ordinal) const
{
    const auto found = m_pictures.find(ordinal);
    return found == m_pictures.end() ? nullptr : &found->second;
}

} // namespace transect
