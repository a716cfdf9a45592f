#include "media/frame_source.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "media/half_picture.h"

namespace transect {

FrameSource::FrameSource(std::filesystem::path video, FrameIndexCache cache, Callbacks callbacks)
    : m_path(std::move(video))
    , m_cache(std::move(cache))
    , m_callbacks(std::move(callbacks))
    , m_thread([this] { run(); })
{
}

FrameSource::~FrameSource()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_changed.notify_one();
    m_thread.join();
}

void FrameSource::request(std::int64_t ordinal)
{
    {
        const std::lock_guard lock(m_mutex);
        m_requested = ordinal;
    }
    m_changed.notify_one();
}

bool FrameSource::isStopping() const
{
    const std::lock_guard lock(m_mutex);
    return m_isStopping;
}

bool FrameSource::isRequested() const
{
    const std::lock_guard lock(m_mutex);
    return m_isStopping || m_requested;
}

std::optional<std::int64_t> FrameSource::nextRequest()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_isStopping || m_requested; });
    return m_isStopping ? std::nullopt : std::exchange(m_requested, std::nullopt);
}

void FrameSource::run()
{
    try {
        const auto index = readIndex();
        if (!index)
            return;
        const auto video = openExactVideo(m_path, index);
        m_callbacks.opened(index);
        serve(*video, index->count());
    } catch (const std::exception& exception) {
        m_callbacks.failed(describeException(exception));
    }
}

std::shared_ptr<const FrameIndex> FrameSource::readIndex()
{
    double told = -1;
    auto index = frameIndexOf(m_path, m_cache, [&](double part) {
        constexpr double step = 0.01;
        if (part >= told + step) {
            told = part;
            m_callbacks.indexing(part);
        }
        return !isStopping();
    });
    return index ? std::make_shared<const FrameIndex>(std::move(*index)) : nullptr;
}

void FrameSource::serve(ExactVideo& video, std::int64_t count)
{
    std::int64_t last = 0;
    while (const auto ordinal = nextRequest()) {
        try {
            show(video, *ordinal);
            prepareNeighbours(video, *ordinal, *ordinal < last ? -1 : 1, count);
        } catch (const std::exception& exception) {
            m_callbacks.failed(describeException(exception));
        }
        last = *ordinal;
    }
}

void FrameSource::show(ExactVideo& video, std::int64_t ordinal)
{
    // Given up at once, no frame would ever be seen while requests come faster than frames can be decoded.
    constexpr auto patience = std::chrono::milliseconds(100);
    if (const auto next = std::exchange(m_next, nullptr); next && next->ordinal == ordinal)
        return m_callbacks.decoded(next);
    const auto start = std::chrono::steady_clock::now();
    const auto isObsolete = [&] { return isStopping() || (isRequested() && std::chrono::steady_clock::now() - start > patience); };
    if (const auto frame = convert(video, ordinal, isObsolete))
        m_callbacks.decoded(frame);
}

void FrameSource::prepareNeighbours(ExactVideo& video, std::int64_t ordinal, std::int64_t direction, std::int64_t count)
{
    constexpr int most = 8;
    for (int i = 1; i <= most && !isRequested(); ++i) {
        const auto neighbour = ordinal + i * direction;
        if (neighbour < 0 || neighbour >= count)
            return;
        if (i == 1)
            convertNext(video, neighbour);
        else
            video.prepare(neighbour, [this] { return isRequested(); });
    }
}

/// Playing asks for it when the picture before is due to go: what then is still to be done makes it late.
void FrameSource::convertNext(ExactVideo& video, std::int64_t ordinal)
try {
    m_next = convert(video, ordinal, [this] { return isRequested(); });
} catch (const std::exception&) {
    // It is said where the frame is asked for.
}

/// nullptr where it became obsolete.
std::shared_ptr<const SourceFrame> FrameSource::convert(ExactVideo& video, std::int64_t ordinal, const ExactVideo::IsObsolete& isObsolete)
{
    auto frame = unusedFrame();
    if (!video.frame(ordinal, *frame, isObsolete))
        return nullptr;
    if (m_halves)
        halve(*frame, frame->half);
    else
        frame->half.clear();
    return frame;
}

/// One that nobody holds any longer: new memory for each picture would take as long as converting it.
std::shared_ptr<SourceFrame> FrameSource::unusedFrame()
{
    constexpr std::size_t most = 6;
    const auto unused = std::ranges::find_if(m_frames, [](const auto& frame) { return frame.use_count() == 1; });
    if (unused != m_frames.end()) {
        std::atomic_thread_fence(std::memory_order_acquire); // what read it last is done
        return *unused;
    }
    auto frame = std::make_shared<SourceFrame>();
    if (m_frames.size() < most)
        m_frames.push_back(frame);
    return frame;
}

} // namespace transect
