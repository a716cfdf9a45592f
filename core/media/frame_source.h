#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "media/exact_video.h"
#include "media/frame_index_cache.h"
#include "record/error.h"

namespace transect {

/// A frame, and where it was asked for the same in half its size, as halve() makes it.
struct SourceFrame : VideoFrame {
    std::vector<std::uint32_t> half; ///< (width / 2) x (height / 2); empty: none
};

/// The frames of a video on demand, from a thread of its own. Of requests that wait, the newest counts; after it the frames
/// that come next in the same direction are made ready.
class FrameSource {
public:
    /// All are called in the source's thread, none once the source is destroyed, and none may throw.
    struct Callbacks {
        std::function<void(double)> indexing; ///< which part of a video that is new was read, from 0 to 1
        std::function<void(std::shared_ptr<const FrameIndex>)> opened;
        std::function<void(std::shared_ptr<const SourceFrame>)> decoded; ///< its memory is used again once nobody holds it
        std::function<void(const ErrorRecord&)> failed; ///< after `opened`, of the frame that was requested
    };

    FrameSource(std::filesystem::path video, FrameIndexCache cache, Callbacks callbacks);
    ~FrameSource(); ///< waits for a picture to be decoded, at most
    FrameSource(const FrameSource&) = delete;
    FrameSource& operator=(const FrameSource&) = delete;

    /// From any thread; also before the video was opened.
    void request(std::int64_t ordinal);
    /// Whether the frames that follow come in half their size, too; from any thread.
    void setHalving(bool halves) { m_halves = halves; }

private:
    void run();
    std::shared_ptr<const FrameIndex> readIndex();
    void serve(ExactVideo& video, std::int64_t count);
    void show(ExactVideo& video, std::int64_t ordinal);
    void prepareNeighbours(ExactVideo& video, std::int64_t ordinal, std::int64_t direction, std::int64_t count);
    void convertNext(ExactVideo& video, std::int64_t ordinal);
    std::shared_ptr<const SourceFrame> convert(ExactVideo& video, std::int64_t ordinal, const ExactVideo::IsObsolete& isObsolete);
    std::shared_ptr<SourceFrame> unusedFrame();
    std::optional<std::int64_t> nextRequest(); ///< nothing: stop
    bool isStopping() const;
    bool isRequested() const; ///< something is, or to stop

    std::filesystem::path m_path;
    FrameIndexCache m_cache;
    Callbacks m_callbacks;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::optional<std::int64_t> m_requested;
    std::vector<std::shared_ptr<SourceFrame>> m_frames; ///< of the thread alone, as is m_next
    std::shared_ptr<const SourceFrame> m_next;          ///< the neighbour that is most likely asked for; nullptr: none
    std::atomic<bool> m_halves = false;
    bool m_isStopping = false;
    std::thread m_thread; ///< last: it uses all the others
};

} // namespace transect
