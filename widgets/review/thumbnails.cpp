#include <atomic>
#include <cmath>
#include <list>
#include <mutex>
#include <set>

#include <sys/resource.h>

#include <QApplication>
#include <QCache>
#include <QPainter>

#include "widgets/review/annotated_export.h"
#include "widgets/review/clip_pictures.h"

namespace transect {

namespace {

constexpr int mostThumbnails = 400;       ///< some 40 KB each
constexpr std::size_t mostRequests = 200; ///< those asked for longest ago are dropped

using ThumbnailKey = std::pair<QString, std::int64_t>;

struct ThumbnailRequest {
    ThumbnailKey key;
    std::shared_ptr<const OverlayIndex> clip;
    std::filesystem::path video;
    OverlayOptions overlay;
    Privacy privacy = Privacy::Pictures;
    double ratio = 1;
    int generation = 0;
};

QImage thumbnailOf(const ThumbnailRequest& request, const QImage& picture)
{
    const double width = picture.isNull() ? request.clip->size().width() : picture.width();
    const double scale = Thumbnails::widest * request.ratio / std::max(width, 1.0);
    auto image = shownPicture(*request.clip, request.key.second, picture, request.privacy, scale);
    auto options = request.overlay;
    options.names = options.trails = options.jointErrors = options.reconstructions = false;
    auto font = QApplication::font();
    font.setPixelSize(int(std::lround(6 * request.ratio))); // of the marks alone
    {
        QPainter painter(&image);
        paintOverlay(painter, request.clip->shapesAt(request.key.second, options), scale * overlayScaleOn(*request.clip, width),
            {coloursOnPictures(), font, 0.5 * request.ratio});
    }
    image.setDevicePixelRatio(request.ratio);
    return image;
}

} // namespace

struct Thumbnails::Private {
    explicit Private(Thumbnails& thumbnails, FrameIndexCache indexes)
        : owner(thumbnails)
        , cache(std::move(indexes))
    {
        pool.setMaxThreadCount(1);
        made.setMaxCost(mostThumbnails);
    }

    void work();
    std::optional<ThumbnailRequest> next();
    QImage make(const ThumbnailRequest& request);
    QImage pictureFor(const ThumbnailRequest& request);
    void take(const ThumbnailRequest& request, const QImage& image);

    Thumbnails& owner;
    FrameIndexCache cache;
    QCache<ThumbnailKey, QImage> made;
    std::set<ThumbnailKey> asked; ///< and not there
    OverlayOptions overlay;
    Privacy privacy = Privacy::Pictures;
    double ratio = 1;
    int generation = 0;

    std::mutex mutex; ///< guards what follows
    std::list<ThumbnailRequest> requests; ///< the newest last
    bool isWorking = false;
    std::atomic<bool> isClosing = false;
    std::atomic<bool> isToTryAgain = false; ///< what could not be read before

    // Of the thread alone.
    std::filesystem::path openVideoPath;
    std::unique_ptr<ClipPictures> pictures;
    std::set<std::filesystem::path> unreadable;
    QThreadPool pool; ///< last: it uses all the others
};

/// Until nothing more is asked for; then the video, whose frames take much memory, is closed.
void Thumbnails::Private::work()
{
    // The thread, and those of the decoder that it starts, give way to playing, which a crowd of thumbnails would make drop frames.
    ::setpriority(PRIO_PROCESS, 0, 10);
    while (const auto request = next()) {
        const auto image = make(*request);
        QMetaObject::invokeMethod(&owner, [this, request = *request, image] { take(request, image); }, Qt::QueuedConnection);
    }
    pictures.reset();
    openVideoPath.clear();
}

std::optional<ThumbnailRequest> Thumbnails::Private::next()
{
    const std::lock_guard lock(mutex);
    isWorking = !isClosing && !requests.empty();
    if (!isWorking)
        return std::nullopt;
    auto request = std::move(requests.back());
    requests.pop_back();
    return request;
}

QImage Thumbnails::Private::make(const ThumbnailRequest& request)
{
    QImage picture;
    try {
        picture = pictureFor(request);
    } catch (const std::exception&) {
        unreadable.insert(request.video); // the player says what is wrong with it
        openVideoPath.clear();
    }
    return isClosing ? QImage() : thumbnailOf(request, picture);
}

QImage Thumbnails::Private::pictureFor(const ThumbnailRequest& request)
{
    if (isToTryAgain.exchange(false))
        unreadable.clear();
    if (request.video.empty() || request.privacy == Privacy::SkeletonsOnly || unreadable.contains(request.video))
        return {};
    if (openVideoPath != request.video) {
        openVideoPath.clear();
        pictures = std::make_unique<ClipPictures>();
        if (!pictures->open(request.video, cache, [this](double) { return !isClosing; }))
            return {};
        openVideoPath = request.video;
    }
    return pictures->at(request.key.second, [this] { return bool(isClosing); });
}

void Thumbnails::Private::take(const ThumbnailRequest& request, const QImage& image)
{
    if (request.generation != generation)
        return;
    asked.erase(request.key);
    made.insert(request.key, new QImage(image));
    Q_EMIT owner.ready(request.key.first, request.key.second);
}

Thumbnails::Thumbnails(FrameIndexCache cache, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, std::move(cache)))
{
}

Thumbnails::~Thumbnails()
{
    d->isClosing = true;
    d->pool.waitForDone();
}

void Thumbnails::setOptions(const OverlayOptions& overlay, Privacy privacy)
{
    if (overlay == d->overlay && privacy == d->privacy)
        return;
    d->overlay = overlay;
    d->privacy = privacy;
    d->made.clear();
    forgetRequests();
}

void Thumbnails::setDevicePixelRatio(double ratio)
{
    if (std::exchange(d->ratio, ratio) == ratio)
        return;
    d->made.clear();
    forgetRequests();
}

QImage Thumbnails::find(const std::shared_ptr<const OverlayIndex>& clip, const std::filesystem::path& video, std::int64_t ordinal)
{
    const ThumbnailKey key(QString::fromStdString(clip->poses().clip), ordinal);
    if (const auto* image = d->made.object(key))
        return *image;
    bool isIdle = false;
    {
        const std::lock_guard lock(d->mutex);
        // Asked for again it comes first, unless it is being made.
        const auto waiting = d->requests.remove_if([&](const auto& request) { return request.key == key; });
        if (waiting == 0 && d->asked.contains(key))
            return {};
        d->requests.push_back({key, clip, video, d->overlay, d->privacy, d->ratio, d->generation});
        if (d->requests.size() > mostRequests) {
            d->asked.erase(d->requests.front().key);
            d->requests.pop_front();
        }
        isIdle = !std::exchange(d->isWorking, true);
    }
    d->asked.insert(key);
    if (isIdle)
        d->pool.start([this] { d->work(); });
    return {};
}

QImage Thumbnails::made(const std::string& clip, std::int64_t ordinal) const
{
    const auto* image = d->made.object({QString::fromStdString(clip), ordinal});
    return image ? *image : QImage();
}

void Thumbnails::forget()
{
    forgetRequests();
    d->made.clear();
    d->isToTryAgain = true;
}

void Thumbnails::forgetRequests()
{
    const std::lock_guard lock(d->mutex);
    d->requests.clear();
    d->asked.clear();
    ++d->generation;
}

} // namespace transect
