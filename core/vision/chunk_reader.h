#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "media/video_reader.h"

namespace transect {

/// The pictures of a video in stretches of equal length, decoded by a thread of its own that stays one stretch ahead.
class ChunkReader {
public:
    /// Errors of openVideo().
    explicit ChunkReader(const std::filesystem::path& path);
    ~ChunkReader();
    ChunkReader(const ChunkReader&) = delete;
    ChunkReader& operator=(const ChunkReader&) = delete;

    const VideoInfo& info() const { return m_info; }

    /// Pictures of a stretch: as many as are about 64 MiB, but 1 to 32.
    std::int64_t length() const { return m_length; }

    /// Stretch `index`, from 0, each call with a larger one; what is in between is decoded and thrown away. The last one
    /// is shorter than the others, perhaps empty. `ask` is called again and again while decoding takes its time, and may throw.
    /// Throws what decoding threw.
    std::vector<VideoFrame> at(std::int64_t index, const std::function<void()>& ask);

    /// What decoding said of damage, once the last stretch was read.
    std::vector<std::string> notices();

private:
    struct Chunk {
        std::int64_t index = -1;
        std::vector<VideoFrame> frames;
    };

    void decode(const std::stop_token& stop);
    bool nextFrames(std::int64_t index, const std::stop_token& stop, std::vector<VideoFrame>& frames);

    std::unique_ptr<VideoReader> m_reader; ///< of the thread, once it runs
    VideoInfo m_info;
    std::int64_t m_length;

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    Chunk m_ahead;                ///< empty where index is -1
    std::atomic<std::int64_t> m_wanted = 0; ///< no chunk before this is kept
    std::vector<std::string> m_notices;
    bool m_isDone = false;
    std::exception_ptr m_failure;
    std::jthread m_thread; ///< last: it uses the others
};

} // namespace transect
