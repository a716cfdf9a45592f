#pragma once

#include <memory>

#include <QImage>

#include "media/exact_video.h"
#include "media/frame_index_cache.h"
#include "widgets/review/overlay.h"
#include "widgets/review/privacy.h"

namespace transect {

/// Of a clip whose rate is not known: 25.
double rateOfClip(const OverlayIndex& clip);

/// Pixels of a picture of that width for each of those that the poses were found in.
double overlayScaleOn(const OverlayIndex& clip, double width);

/// The clip's areasToHide() in a picture of that width.
std::vector<QRectF> areasToHideOn(const OverlayIndex& clip, std::int64_t ordinal, double width);

/// What to paint over a picture of the clip: all of it where nobody's place is known.
std::vector<HiddenArea> hiddenOn(const OverlayIndex& clip, std::int64_t ordinal, const QImage& picture, Privacy privacy);

/// `picture` as it may be shown, `scale` times as large; a plain ground where it is null or may not be shown.
QImage shownPicture(const OverlayIndex& clip, std::int64_t ordinal, const QImage& picture, Privacy privacy, double scale = 1);

/// The pictures of a clip, one by one, for one thread.
class ClipPictures {
public:
    /// False where `progress` cancelled it. Errors: as frameIndexOf() and openExactVideo().
    bool open(const std::filesystem::path& video, const FrameIndexCache& cache, const IndexProgress& progress);

    const FrameIndex* index() const { return m_index.get(); } ///< nullptr: no video was opened
    double secondsOf(const OverlayIndex& clip, std::int64_t ordinal) const;
    /// Null without a video, and where it became obsolete. Errors: as ExactVideo::frame().
    QImage at(std::int64_t ordinal, const ExactVideo::IsObsolete& isObsolete);

private:
    std::shared_ptr<const FrameIndex> m_index;
    std::unique_ptr<ExactVideo> m_video;
};

} // namespace transect
