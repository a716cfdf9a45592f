#include "widgets/review/clip_pictures.h"

#include <QPainter>

#include "widgets/common/theme.h"

namespace transect {

double rateOfClip(const OverlayIndex& clip)
{
    constexpr double usual = 25;
    return clip.framesPerSecond() > 0 ? clip.framesPerSecond() : usual;
}

double overlayScaleOn(const OverlayIndex& clip, double width)
{
    return clip.knowsSize() ? width / clip.size().width() : 1;
}

std::vector<QRectF> areasToHideOn(const OverlayIndex& clip, std::int64_t ordinal, double width)
{
    const double scale = overlayScaleOn(clip, width);
    auto areas = clip.areasToHide(ordinal);
    for (auto& area : areas)
        area = QRectF(area.topLeft() * scale, area.size() * scale);
    return areas;
}

std::vector<HiddenArea> hiddenOn(const OverlayIndex& clip, std::int64_t ordinal, const QImage& picture, Privacy privacy)
{
    if (privacy != Privacy::BlurredPersons && privacy != Privacy::BlurredPictures)
        return {};
    const bool isBlind = clip.poses().places.empty();
    return hiddenAreas(picture, areasToHideOn(clip, ordinal, picture.width()), isBlind ? Privacy::BlurredPictures : privacy);
}

QImage shownPicture(const OverlayIndex& clip, std::int64_t ordinal, const QImage& picture, Privacy privacy, double scale)
{
    const QSizeF size = picture.isNull() ? clip.size() : QSizeF(picture.size());
    QImage image((size * scale).toSize().expandedTo(QSize(2, 2)), QImage::Format_RGB32);
    if (picture.isNull() || privacy == Privacy::SkeletonsOnly) {
        image.fill(darkTokens().surface);
        return image;
    }
    QPainter painter(&image);
    painter.drawImage(0, 0, scale == 1 ? picture : picture.scaled(image.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    painter.scale(image.width() / size.width(), image.height() / size.height());
    paintHidden(painter, hiddenOn(clip, ordinal, picture, privacy));
    return image;
}

bool ClipPictures::open(const std::filesystem::path& video, const FrameIndexCache& cache, const IndexProgress& progress)
{
    auto index = frameIndexOf(video, cache, progress);
    if (!index)
        return false;
    m_index = std::make_shared<const FrameIndex>(std::move(*index));
    m_video = openExactVideo(video, m_index);
    return true;
}

double ClipPictures::secondsOf(const OverlayIndex& clip, std::int64_t ordinal) const
{
    return m_index && m_index->secondsPerTick > 0 ? m_index->secondsOf(ordinal) : double(ordinal) / rateOfClip(clip);
}

QImage ClipPictures::at(std::int64_t ordinal, const ExactVideo::IsObsolete& isObsolete)
{
    const auto frame = std::make_shared<VideoFrame>();
    return m_video && m_video->frame(ordinal, *frame, isObsolete) ? imageOf(frame) : QImage();
}

} // namespace transect
