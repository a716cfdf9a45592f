#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include <QImage>
#include <QObject>
#include <QThreadPool>

#include "media/frame_index_cache.h"
#include "record/error.h"
#include "widgets/review/overlay_painter.h"
#include "widgets/review/privacy.h"

namespace transect {

/// What of a clip is written as a video.
struct ExportSelection {
    std::shared_ptr<const OverlayIndex> clip;
    std::filesystem::path video;   ///< empty: on a plain ground
    std::int64_t first = 0, last = 0; ///< ordinals, both written
    std::vector<double> scores = {};  ///< of each frame of the clip, as its events were formed of them; empty: as recorded
    std::optional<std::int64_t> chosen = {}; ///< this person is emphasised; nothing: whom the options name
};

/// Makes a selection in the thread that writes it, since its clip may have to be read. May throw.
using ExportSource = std::function<ExportSelection()>;

struct ExportOptions {
    OverlayOptions overlay;
    Privacy privacy = Privacy::Pictures;
    bool strip = true;   ///< the scores of the selection as a line at the bottom, with the threshold and where this frame is
    bool caption = true; ///< "0:14.320  frame 358  0.93"
    bool operator==(const ExportOptions&) const = default;
};

/// One frame of a selection with what was found on it; `picture` may be null: on a plain ground of the clip's size.
QImage annotatedPicture(const ExportSelection& selection, std::int64_t ordinal, double seconds, const QImage& picture, const ExportOptions& options);

/// The ordinals to write so that a video of a constant rate takes its time as the original does: each once where that is regular.
std::vector<std::int64_t> ordinalsInTime(const FrameIndex& index, std::int64_t first, std::int64_t last);

/// Writes a selection as MP4 in a thread of its own. One at a time.
class AnnotatedExport : public QObject {
    Q_OBJECT

public:
    explicit AnnotatedExport(FrameIndexCache cache = {}, QObject* parent = nullptr);
    ~AnnotatedExport() override; ///< cancels

    /// What runs already is cancelled. Exactly one of finished(), failed() and cancelled() follows. Several follow one another in
    /// one video of the first one's size and rate. Errors: as frameIndexOf(), ExactVideo::frame() and createVideo(); "missing-data"
    /// for a selection without a frame, "bad-field" where the target is one of the videos.
    void start(std::vector<ExportSource> sources, const ExportOptions& options, const std::filesystem::path& target);
    void start(const ExportSelection& selection, const ExportOptions& options, const std::filesystem::path& target);
    void cancel(); ///< nothing is left behind
    bool isRunning() const { return m_isRunning; }

Q_SIGNALS:
    void progressed(double part); ///< from 0 to 1
    void finished(const QString& target);
    void failed(const transect::ErrorRecord& error);
    void cancelled();

private:
    template <typename Tell> void end(const Tell& tell);

    FrameIndexCache m_cache;
    bool m_isRunning = false;
    std::shared_ptr<std::atomic<bool>> m_isCancelled;
    QThreadPool m_pool;
};

/// Small pictures of single frames, made one by one in a thread beside, the one asked for last first.
class Thumbnails : public QObject {
    Q_OBJECT

public:
    static constexpr int widest = 160;

    explicit Thumbnails(FrameIndexCache cache = {}, QObject* parent = nullptr);
    ~Thumbnails() override;

    /// Makes all anew that are asked for from now on.
    void setOptions(const OverlayOptions& overlay, Privacy privacy);
    /// Device pixels for each pixel; pictures are made as much larger.
    void setDevicePixelRatio(double ratio);

    /// The picture, where it is there; else null, and ready() follows. `clip` is told apart by its name.
    QImage find(const std::shared_ptr<const OverlayIndex>& clip, const std::filesystem::path& video, std::int64_t ordinal);
    QImage made(const std::string& clip, std::int64_t ordinal) const; ///< null: not yet, or no longer
    /// What was asked for and is not there is no longer wanted.
    void forgetRequests();
    void forget(); ///< what was made, too: clips of these names are others from now on

Q_SIGNALS:
    /// Also where there is no picture to be had: on a plain ground then.
    void ready(const QString& clip, qint64 ordinal);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace transect
