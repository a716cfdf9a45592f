#include "widgets/review/annotated_export.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <QApplication>
#include <QLocale>
#include <QPainter>

#include "media/video_writer.h"
#include "widgets/review/clip_pictures.h"
#include "widgets/review/clip_time.h"

namespace transect {

namespace {

const QColor bandColour(12, 15, 20, 190);

double frameScore(const OverlayIndex& clip, std::int64_t ordinal)
{
    const auto* scores = clip.scores();
    return scores && ordinal >= 0 && ordinal < scores->frames() ? scores->frameScores[std::size_t(ordinal)] : 0;
}

/// The selection's scores in `rect`: what was shown is bright, what comes is dim.
void paintStrip(QPainter& painter, const ExportSelection& selection, std::int64_t now, double threshold, const QRectF& rect)
{
    painter.fillRect(rect, bandColour);
    double highest = std::isnan(threshold) ? 0 : threshold;
    for (auto i = selection.first; i <= selection.last; ++i)
        highest = std::max(highest, frameScore(*selection.clip, i));
    const auto inner = rect.adjusted(0, 2, 0, -2);
    const auto xOf = [&](std::int64_t i) { return inner.left() + inner.width() * double(i - selection.first) / double(std::max<std::int64_t>(selection.last - selection.first, 1)); };
    const auto yOf = [&](double score) { return inner.bottom() - (highest > 0 ? inner.height() * score / highest : 0); };
    QPolygonF past, future;
    for (auto i = selection.first; i <= selection.last; ++i) {
        const QPointF point(xOf(i), yOf(frameScore(*selection.clip, i)));
        if (i <= now)
            past << point;
        if (i >= now)
            future << point;
    }
    const auto colours = coloursOnPictures();
    const double width = std::max(1.0, rect.height() / 24);
    painter.setBrush(Qt::NoBrush);
    if (!std::isnan(threshold)) {
        painter.setPen(QPen(colours.attention, width, Qt::DashLine));
        painter.drawLine(QPointF(rect.left(), yOf(threshold)), QPointF(rect.right(), yOf(threshold)));
    }
    auto dim = colours.quiet;
    dim.setAlpha(120);
    painter.setPen(QPen(dim, width));
    painter.drawPolyline(future);
    painter.setPen(QPen(colours.quiet, width * 1.5));
    painter.drawPolyline(past);
    painter.setPen(QPen(colours.chosen, width * 1.5));
    painter.drawLine(QPointF(xOf(now), rect.top()), QPointF(xOf(now), rect.bottom()));
}

void paintCaption(QPainter& painter, const OverlayIndex& clip, std::int64_t ordinal, double seconds, const QPointF& lowerLeft)
{
    auto text = clipTime(seconds) + QStringLiteral("   ") + AnnotatedExport::tr("frame %1").arg(QLocale().toString(qlonglong(ordinal)));
    if (clip.scores())
        text += QStringLiteral("   ") + AnnotatedExport::tr("score %1").arg(QLocale().toString(frameScore(clip, ordinal), 'g', 3));
    const QFontMetricsF metrics(painter.font());
    const double pad = metrics.height() / 4;
    QRectF plate(0, 0, metrics.horizontalAdvance(text) + 2 * pad, metrics.height() + pad);
    plate.moveBottomLeft(lowerLeft);
    painter.fillRect(plate, bandColour);
    painter.setPen(coloursOnPictures().quiet);
    painter.drawText(plate, Qt::AlignCenter, text);
}

VideoFrame frameOf(const QImage& image)
{
    const auto rgb = image.convertToFormat(QImage::Format_RGB888);
    VideoFrame frame;
    frame.width = rgb.width();
    frame.height = rgb.height();
    frame.pixels.resize(std::size_t(frame.width) * std::size_t(frame.height) * 3);
    for (int y = 0; y < frame.height; ++y)
        std::copy_n(rgb.constScanLine(y), std::size_t(frame.width) * 3, frame.pixels.begin() + std::ptrdiff_t(y) * frame.width * 3);
    return frame;
}

/// False where it was cancelled.
bool writeSelection(const ExportSelection& selection, const ExportOptions& options, const FrameIndexCache& cache, const std::filesystem::path& target,
    const std::atomic<bool>& isCancelled, const std::function<void(double)>& progress)
{
    double read = 0; // how much of all was done when writing begins
    ClipPictures pictures;
    if (!selection.video.empty() && options.privacy != Privacy::SkeletonsOnly) {
        const auto told = [&](double part) {
            read = 0.5;
            progress(part * read);
            return !isCancelled;
        };
        if (!pictures.open(selection.video, cache, told))
            return false;
    }
    const auto* index = pictures.index();
    auto limited = selection;
    limited.last = std::min(selection.last, (index ? index->count() : selection.clip->frames()) - 1);
    limited.first = std::max<std::int64_t>(selection.first, 0);
    std::vector<std::int64_t> ordinals(std::size_t(std::max<std::int64_t>(limited.last - limited.first + 1, 0)));
    std::iota(ordinals.begin(), ordinals.end(), limited.first);
    if (index)
        ordinals = ordinalsInTime(*index, limited.first, limited.last);
    const double rate = index && index->secondsPerTick > 0 && index->info.framesPerSecond > 0 ? index->info.framesPerSecond : rateOfClip(*selection.clip);
    std::unique_ptr<VideoWriter> writer;
    for (std::size_t i = 0; i < ordinals.size(); ++i) {
        const auto picture = pictures.at(ordinals[i], [&] { return bool(isCancelled); });
        if (isCancelled)
            return false;
        const auto frame = frameOf(annotatedPicture(limited, ordinals[i], pictures.secondsOf(*selection.clip, ordinals[i]), picture, options));
        if (!writer)
            writer = createVideo(target, frame.width, frame.height, rate);
        writer->write(frame);
        progress(read + (1 - read) * double(i + 1) / double(ordinals.size()));
    }
    if (!writer)
        throw Error("missing-data", "there is no frame from " + std::to_string(selection.first) + " to " + std::to_string(selection.last) + " to be written",
            selection.video.string());
    writer->finish();
    return true;
}

} // namespace

QImage annotatedPicture(const ExportSelection& selection, std::int64_t ordinal, double seconds, const QImage& picture, const ExportOptions& options)
{
    const auto& clip = *selection.clip;
    auto image = shownPicture(clip, ordinal, picture, options.privacy, 1);
    const double height = image.height();
    auto font = QApplication::font();
    font.setPixelSize(std::max(10, int(height / 45)));
    font.setWeight(QFont::DemiBold);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    paintOverlay(painter, clip.shapesAt(ordinal, options.overlay), overlayScaleOn(clip, image.width()),
        {coloursOnPictures(), font, std::max(0.75, height / 720)});
    painter.setFont(font);
    QRectF strip = image.rect();
    strip.setTop(height - (options.strip && clip.scores() ? std::clamp(height / 14, 12.0, 72.0) : 0));
    if (strip.height() > 0)
        paintStrip(painter, selection, ordinal, options.overlay.threshold, strip);
    if (options.caption)
        paintCaption(painter, clip, ordinal, seconds, strip.topLeft());
    return image;
}

std::vector<std::int64_t> ordinalsInTime(const FrameIndex& index, std::int64_t first, std::int64_t last)
{
    std::vector<std::int64_t> ordinals(std::size_t(std::max<std::int64_t>(last - first + 1, 0)));
    std::iota(ordinals.begin(), ordinals.end(), first);
    const double rate = index.info.framesPerSecond;
    if (index.secondsPerTick <= 0 || rate <= 0)
        return ordinals;
    const double start = index.secondsOf(first);
    const auto isInTime = [&](std::int64_t i) { return std::abs((index.secondsOf(i) - start) * rate - double(i - first)) < 0.5; };
    if (std::ranges::all_of(ordinals, isInTime))
        return ordinals;
    const auto count = std::int64_t(std::lround((index.secondsOf(last) - start) * rate)) + 1;
    ordinals.clear();
    for (std::int64_t i = 0; i < count; ++i)
        ordinals.push_back(std::clamp(index.ordinalAt(start + (double(i) + 0.5) / rate), first, last));
    return ordinals;
}

AnnotatedExport::AnnotatedExport(FrameIndexCache cache, QObject* parent)
    : QObject(parent)
    , m_cache(std::move(cache))
{
    m_pool.setMaxThreadCount(1);
}

AnnotatedExport::~AnnotatedExport()
{
    cancel();
    m_pool.waitForDone();
}

template <typename Tell> void AnnotatedExport::end(const Tell& tell)
{
    m_isRunning = false;
    m_isCancelled.reset();
    tell();
}

void AnnotatedExport::start(const ExportSelection& selection, const ExportOptions& options, const std::filesystem::path& target)
{
    cancel();
    if (m_isRunning)
        end([this] { Q_EMIT cancelled(); });
    m_isRunning = true;
    m_isCancelled = std::make_shared<std::atomic<bool>>(false);
    m_pool.start([this, selection, options, target, cache = m_cache, isCancelled = m_isCancelled] {
        // This object waits for the thread before it goes.
        const auto tell = [&](auto action) {
            QMetaObject::invokeMethod(this, [this, isCancelled, action] {
                if (m_isCancelled == isCancelled)
                    action();
            }, Qt::QueuedConnection);
        };
        int toldPercent = -1;
        const auto progress = [&](double part) {
            if (std::exchange(toldPercent, int(part * 100)) != int(part * 100))
                tell([this, part] { Q_EMIT progressed(part); });
        };
        try {
            if (writeSelection(selection, options, cache, target, *isCancelled, progress))
                tell([this, target] { end([&] { Q_EMIT finished(QString::fromStdString(target.string())); }); });
            else
                tell([this] { end([this] { Q_EMIT cancelled(); }); });
        } catch (const std::exception& exception) {
            tell([this, error = describeException(exception)] { end([&] { Q_EMIT failed(error); }); });
        }
    });
}

void AnnotatedExport::cancel()
{
    if (m_isCancelled)
        *m_isCancelled = true;
}

} // namespace transect
