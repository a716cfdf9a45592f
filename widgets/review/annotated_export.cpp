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

double frameScore(const ExportSelection& selection, std::int64_t ordinal)
{
    if (!selection.scores.empty())
        return ordinal >= 0 && ordinal < std::int64_t(selection.scores.size()) ? selection.scores[std::size_t(ordinal)] : 0;
    const auto* scores = selection.clip->scores();
    return scores && ordinal >= 0 && ordinal < scores->frames() ? scores->frameScores[std::size_t(ordinal)] : 0;
}

/// The selection's scores in `rect`: what was shown is bright, what comes is dim.
void paintStrip(QPainter& painter, const ExportSelection& selection, std::int64_t now, double threshold, const QRectF& rect)
{
    painter.fillRect(rect, bandColour);
    double highest = std::isnan(threshold) ? 0 : threshold;
    for (auto i = selection.first; i <= selection.last; ++i)
        highest = std::max(highest, frameScore(selection, i));
    const auto inner = rect.adjusted(0, 2, 0, -2);
    const auto xOf = [&](std::int64_t i) { return inner.left() + inner.width() * double(i - selection.first) / double(std::max<std::int64_t>(selection.last - selection.first, 1)); };
    const auto yOf = [&](double score) { return inner.bottom() - (highest > 0 ? inner.height() * score / highest : 0); };
    QPolygonF past, future;
    for (auto i = selection.first; i <= selection.last; ++i) {
        const QPointF point(xOf(i), yOf(frameScore(selection, i)));
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

void paintCaption(QPainter& painter, const ExportSelection& selection, std::int64_t ordinal, double seconds, const QPointF& lowerLeft)
{
    auto text = clipTime(seconds) + QStringLiteral("   ") + AnnotatedExport::tr("frame %1").arg(QLocale().toString(qlonglong(ordinal)));
    if (selection.clip->scores())
        text += QStringLiteral("   ") + AnnotatedExport::tr("score %1").arg(QLocale().toString(frameScore(selection, ordinal), 'g', 3));
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

/// A video of pictures as large as the first one; others are fitted into its frame.
class PictureWriter {
public:
    explicit PictureWriter(std::filesystem::path target)
        : m_target(std::move(target))
    {
    }

    /// Frames a second; that of the first selection holds.
    double rate(double own)
    {
        if (m_rate == 0)
            m_rate = own;
        return m_rate;
    }

    void write(const QImage& image)
    {
        if (!m_writer) {
            m_size = image.size();
            m_writer = createVideo(m_target, m_size.width(), m_size.height(), m_rate);
        }
        m_writer->write(frameOf(image.size() == m_size ? image : fitted(image)));
    }

    void finish() { m_writer->finish(); }

private:
    QImage fitted(const QImage& image) const
    {
        QImage whole(m_size, QImage::Format_RGB32);
        whole.fill(Qt::black);
        const auto part = image.scaled(m_size, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        QPainter(&whole).drawImage((m_size.width() - part.width()) / 2, (m_size.height() - part.height()) / 2, part);
        return whole;
    }

    std::filesystem::path m_target;
    double m_rate = 0;
    QSize m_size;
    std::unique_ptr<VideoWriter> m_writer;
};

/// Frames of one rate as those of another: some again, or some left out.
std::vector<std::int64_t> resampled(const std::vector<std::int64_t>& ordinals, double rate, double wanted)
{
    if (rate == wanted)
        return ordinals;
    std::vector<std::int64_t> result(std::size_t(std::max(1., std::round(double(ordinals.size()) * wanted / rate))));
    for (std::size_t i = 0; i < result.size(); ++i)
        result[i] = ordinals[std::min(ordinals.size() - 1, std::size_t(double(i) * rate / wanted))];
    return result;
}

void requireOtherFile(const std::filesystem::path& target, const std::filesystem::path& video)
{
    std::error_code none;
    if (!video.empty() && std::filesystem::equivalent(target, video, none))
        throw Error("bad-field", "it is the video that the pictures are taken from", target.string(), "write to another name");
}

/// False where it was cancelled.
bool writeSelection(const ExportSelection& selection, const ExportOptions& options, const FrameIndexCache& cache, PictureWriter& video,
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
    if (limited.first > limited.last)
        throw Error("missing-data", "there is no frame from " + std::to_string(selection.first) + " to " + std::to_string(selection.last) + " to be written",
            selection.video.string());
    std::vector<std::int64_t> ordinals(std::size_t(limited.last - limited.first + 1));
    std::iota(ordinals.begin(), ordinals.end(), limited.first);
    if (index)
        ordinals = ordinalsInTime(*index, limited.first, limited.last);
    const double rate = index && index->secondsPerTick > 0 && index->info.framesPerSecond > 0 ? index->info.framesPerSecond : rateOfClip(*selection.clip);
    ordinals = resampled(ordinals, rate, video.rate(rate));
    for (std::size_t i = 0; i < ordinals.size(); ++i) {
        const auto picture = pictures.at(ordinals[i], [&] { return bool(isCancelled); });
        if (isCancelled)
            return false;
        video.write(annotatedPicture(limited, ordinals[i], pictures.secondsOf(*selection.clip, ordinals[i]), picture, options));
        progress(read + (1 - read) * double(i + 1) / double(ordinals.size()));
    }
    return true;
}

/// False where it was cancelled.
bool writeSelections(const std::vector<ExportSource>& sources, const ExportOptions& options, const FrameIndexCache& cache, const std::filesystem::path& target,
    const std::atomic<bool>& isCancelled, const std::function<void(double)>& progress)
{
    PictureWriter video(target);
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const auto selection = sources[i]();
        requireOtherFile(target, selection.video);
        if (isCancelled || !writeSelection(selection, options, cache, video, isCancelled, [&](double part) { progress((double(i) + part) / double(sources.size())); }))
            return false;
    }
    if (sources.empty())
        throw Error("missing-data", "there is nothing to be written", target.string());
    video.finish();
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
    auto overlay = options.overlay;
    if (selection.chosen)
        overlay.chosen = selection.chosen;
    paintOverlay(painter, clip.shapesAt(ordinal, overlay), overlayScaleOn(clip, image.width()),
        {coloursOnPictures(), font, std::max(0.75, height / 720)});
    painter.setFont(font);
    QRectF strip = image.rect();
    strip.setTop(height - (options.strip && clip.scores() ? std::clamp(height / 14, 12.0, 72.0) : 0));
    if (strip.height() > 0)
        paintStrip(painter, selection, ordinal, options.overlay.threshold, strip);
    if (options.caption)
        paintCaption(painter, selection, ordinal, seconds, strip.topLeft());
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
    start(std::vector<ExportSource>{[selection] { return selection; }}, options, target);
}

void AnnotatedExport::start(std::vector<ExportSource> sources, const ExportOptions& options, const std::filesystem::path& target)
{
    cancel();
    if (m_isRunning)
        end([this] { Q_EMIT cancelled(); });
    m_isRunning = true;
    m_isCancelled = std::make_shared<std::atomic<bool>>(false);
    m_pool.start([this, sources = std::move(sources), options, target, cache = m_cache, isCancelled = m_isCancelled] {
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
            if (writeSelections(sources, options, cache, target, *isCancelled, progress))
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
