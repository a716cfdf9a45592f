#pragma once

#include <memory>
#include <span>
#include <vector>

#include <QImage>
#include <QRect>
#include <QRectF>

#include "media/frame_source.h"

class QPainter;

namespace transect {

/// What of the pictures is shown.
enum class Privacy {
    Pictures,        ///< as they are
    BlurredPersons,  ///< persons that were found are hidden; who was never found is seen
    BlurredPictures, ///< all of it is hidden
    SkeletonsOnly    ///< a plain ground
};

/// The picture itself, not a copy: it keeps the frame for as long as it is there.
QImage imageOf(std::shared_ptr<const VideoFrame> frame);
QImage halfImageOf(std::shared_ptr<const SourceFrame> frame); ///< null where there is none

/// A part of a picture in so few pixels that nobody is known again.
struct HiddenArea {
    QRect area;    ///< in the picture
    QImage blocks; ///< their mean colours, from its upper left corner; those at its end may reach beyond it
    int block = 8; ///< pixels of the picture for one of a side
};

/// What to paint over `picture`, in this order: coarser blocks cover finer ones. `persons` as OverlayIndex::areasToHide().
std::vector<HiddenArea> hiddenAreas(const QImage& picture, std::span<const QRectF> persons, Privacy privacy);

/// Over a picture whose upper left corner is the painter's origin and whose pixels are its units.
void paintHidden(QPainter& painter, std::span<const HiddenArea> areas);

} // namespace transect
