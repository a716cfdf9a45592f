#pragma once

#include <map>

#include "media/picture_stream.h"

namespace transect {

/// Decoded pictures by ordinal. Where there are too many, those go that are farthest from the latest one wanted.
class PictureBuffer {
public:
    std::int64_t centre() const { return m_centre; }
    void setCentre(std::int64_t ordinal) { m_centre = ordinal; }
    void keep(std::int64_t ordinal, DecodedPicture picture);
    const DecodedPicture* find(std::int64_t ordinal) const;
    /// How many pictures before one that is wanted are worth keeping.
    std::int64_t reach() const { return static_cast<std::int64_t>(m_most / 2); }

private:
    std::map<std::int64_t, DecodedPicture> m_pictures;
    std::int64_t m_centre = 0;
    std::size_t m_most = 64;
};

} // namespace transect
