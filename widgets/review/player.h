#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <utility>

#include <QElapsedTimer>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include "media/frame_source.h"

namespace transect {

/// The frames of a clip one after the other, in the time in which they were taken. A clip without a video, or whose video
/// cannot be read, is played all the same, without pictures.
///
/// Nothing blocks: frames are decoded in a thread of their own, and the newest that was asked for comes first.
class Player : public QObject {
    Q_OBJECT

public:
    explicit Player(FrameIndexCache cache = {}, QObject* parent = nullptr);
    ~Player() override; ///< waits for a picture to be decoded, at most

    static constexpr double slowest = 0.25, fastest = 8;

    /// `video` may be empty, or missing. `frames` and `framesPerSecond` are those of the poses: they hold until the video was
    /// indexed, and where there is none; a rate of 0 is taken as 25. Stands at the first frame.
    void open(const std::filesystem::path& video, std::int64_t frames, double framesPerSecond);
    void close();

    bool isOpen() const { return m_frames > 0 || m_source; }
    bool hasPictures() const { return m_index != nullptr; } ///< the video was indexed
    bool isIndexing() const { return m_source && !m_index; }
    std::int64_t frames() const { return m_frames; }
    double framesPerSecond() const;
    double secondsOf(std::int64_t ordinal) const; ///< by the frames' own times
    std::int64_t ordinalAt(double seconds) const;
    double seconds() const { return secondsOf(m_position); }

    /// The frame that was asked for last; its picture may be on its way.
    std::int64_t position() const { return m_position; }
    void seek(std::int64_t ordinal); ///< the nearest that there is; playing goes on from there
    void step(std::int64_t frames);  ///< stops playing
    bool isPlaying() const { return m_isPlaying; }
    void play(bool on = true);       ///< at the end: again from the beginning
    void togglePlaying() { play(!m_isPlaying); }
    double speed() const { return m_speed; }
    void setSpeed(double speed);     ///< from `slowest` to `fastest`
    /// First and last ordinal that are played over and over; nothing: the clip once.
    void setLoop(const std::optional<std::pair<std::int64_t, std::int64_t>>& loop);
    const std::optional<std::pair<std::int64_t, std::int64_t>>& loop() const { return m_loop; }
    /// Frames that playing passed over since the clip was opened: decoding was too slow, or the speed shows more than the eye sees.
    std::int64_t droppedFrames() const { return m_dropped; }
    /// Whether pictures come in half their size, too, for who shows them so small.
    void setHalving(bool halves);

Q_SIGNALS:
    void indexing(double part);           ///< from 0 to 1; not for a video that was indexed before
    void opened();                        ///< the video was indexed: frames, times and rate are its own from now on
    void positionChanged(qint64 ordinal);
    void frameReady(qint64 ordinal, const std::shared_ptr<const transect::SourceFrame>& frame); ///< nullptr: no picture
    void playingChanged(bool isPlaying);
    void failed(const transect::ErrorRecord& error); ///< once for many frames of the same kind; without pictures it goes on

private:
    struct Bridge; ///< what a source in its thread may reach of this object

    void startSource(const std::filesystem::path& video);
    void dropSource();
    void takeIndex(std::shared_ptr<const FrameIndex> index);
    void takeFrame(const std::shared_ptr<const SourceFrame>& frame);
    void takeFailure(const ErrorRecord& error);
    void show(std::int64_t ordinal);
    void anchor();
    void scheduleNext();
    void tick();
    std::pair<std::int64_t, std::int64_t> range() const; ///< that is played

    FrameIndexCache m_cache;
    std::shared_ptr<Bridge> m_bridge;
    std::unique_ptr<FrameSource> m_source;
    std::shared_ptr<const FrameIndex> m_index;
    std::int64_t m_frames = 0, m_position = 0, m_dropped = 0;
    double m_rate = 0;
    bool m_isPlaying = false;
    bool m_halves = false;
    bool m_isWaiting = false;   ///< for the picture of m_position
    bool m_isArriving = false;  ///< time runs on only once that is there
    ErrorRecord m_lastError;
    double m_speed = 1;
    std::optional<std::pair<std::int64_t, std::int64_t>> m_loop;
    double m_anchorSeconds = 0; ///< of the clip, when m_clock was started
    QElapsedTimer m_clock;
    QTimer m_next;
    QThreadPool m_closing; ///< where sources end, which may take a moment
};

} // namespace transect
