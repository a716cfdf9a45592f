#include "vision/chunk_reader.h"

#include <algorithm>
#include <utility>

namespace transect {

namespace {

std::int64_t chunkLength(const VideoInfo& info)
{
    constexpr std::int64_t bytes = 64 << 20;
    return std::clamp<std::int64_t>(bytes / std::max<std::int64_t>(1, std::int64_t(3) * info.width * info.height), 8, 32);
}

} // namespace

ChunkReader::ChunkReader(const std::filesystem::path& path)
    : m_reader(openVideo(path))
    , m_info(m_reader->info())
    , m_length(chunkLength(m_info))
{
}

ChunkReader::~ChunkReader() = default;

std::vector<VideoFrame> ChunkReader::nextFrames()
{
    std::vector<VideoFrame> frames;
    VideoFrame frame;
    while (std::int64_t(frames.size()) < m_length && m_reader->next(frame))
        frames.push_back(std::move(frame));
    return frames;
}

void ChunkReader::decode(const std::stop_token& stop)
{
    try {
        for (std::int64_t index = 0; !stop.stop_requested(); ++index) {
            auto frames = nextFrames();
            const bool isLast = std::int64_t(frames.size()) < m_length;
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

std::vector<VideoFrame> ChunkReader::at(std::int64_t index)
{
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
            m_changed.wait(lock);
        }
    }
}

std::vector<std::string> ChunkReader::notices()
{
    const std::lock_guard lock(m_mutex);
    return m_notices;
}

} // namespace transect
