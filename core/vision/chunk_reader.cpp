#include "vision/chunk_reader.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace transect {

namespace {

std::int64_t chunkLength(const VideoInfo& info)
{
    constexpr std::int64_t bytes = 64 << 20;
    return std::clamp<std::int64_t>(bytes / std::max<std::int64_t>(1, std::int64_t(3) * info.width * info.height), 1, 32);
}

} // namespace

ChunkReader::ChunkReader(const std::filesystem::path& path)
    : m_reader(openVideo(path))
    , m_info(m_reader->info())
    , m_length(chunkLength(m_info))
{
}

ChunkReader::~ChunkReader() = default;

/// The pictures of stretch `index`, none of them where it is not wanted. False: it is the last one.
bool ChunkReader::nextFrames(std::int64_t index, const std::stop_token& stop, std::vector<VideoFrame>& frames)
{
    VideoFrame frame;
    for (std::int64_t i = 0; i < m_length && !stop.stop_requested(); ++i) {
        const bool isWanted = index >= m_wanted;
        if (!(isWanted ? m_reader->next(frame) : m_reader->skip()))
            return false;
        if (isWanted)
            frames.push_back(std::move(frame));
    }
    return true;
}

void ChunkReader::decode(const std::stop_token& stop)
{
    try {
        for (std::int64_t index = 0; !stop.stop_requested(); ++index) {
            std::vector<VideoFrame> frames;
            const bool isLast = !nextFrames(index, stop, frames);
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, stop, [&] { return m_ahead.index < 0 || index < m_wanted; });
            if (index >= m_wanted || isLast)
                m_ahead = {index, std::move(frames)};
            if (isLast) {
                m_notices = m_reader->notices();
                m_isDone = true;
            }
            m_changed.notify_all();
            if (isLast)
                return;
        }
    } catch (...) {
        const std::lock_guard lock(m_mutex);
        m_failure = std::current_exception();
        m_isDone = true;
        m_changed.notify_all();
    }
}

std::vector<VideoFrame> ChunkReader::at(std::int64_t index, const std::function<void()>& ask)
{
    constexpr auto patience = std::chrono::milliseconds(200);
    std::unique_lock lock(m_mutex);
    m_wanted = index;
    if (!m_thread.joinable())
        m_thread = std::jthread([this](const std::stop_token& stop) { decode(stop); });
    for (;;) {
        if (m_ahead.index >= 0) {
            auto chunk = std::exchange(m_ahead, {});
            m_changed.notify_all();
            if (chunk.index == index)
                return std::move(chunk.frames);
        } else if (m_failure) {
            std::rethrow_exception(m_failure);
        } else if (m_isDone) {
            return {};
        } else {
            m_changed.wait_for(lock, patience);
            lock.unlock();
            ask();
            lock.lock();
        }
    }
}

std::vector<std::string> ChunkReader::notices()
{
    const std::lock_guard lock(m_mutex);
    return m_notices;
}

} // namespace transect
