#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include <QObject>
#include <QThreadPool>

#include "analysis/event_forming.h"
#include "record/error.h"
#include "record/pose_record.h"
#include "record/score_record.h"
#include "widgets/review/overlay.h"
#include "widgets/review/score_strip.h"

namespace transect {

/// The scores of all clips of a run, without what explains them.
struct ReviewData {
    std::filesystem::path scores;                     ///< the folder
    std::vector<std::filesystem::path> files;         ///< of each clip
    std::shared_ptr<const EventFormer> former;        ///< the clips' scores, by name; smoothed as was asked for
    std::vector<std::vector<std::int64_t>> persons;   ///< of each clip's frames: who had the highest score; -1: nobody
    std::vector<double> normalScores;                 ///< of windows of held-out normal tracks, where the run kept them
    std::string scoredWith;                           ///< "both", "motion", "poses"
    std::string checkpoint;
    std::vector<std::string> damage;                  ///< files that were left out, and why
    std::map<std::string, std::size_t> places;        ///< of the clips, by name

    const std::vector<EventScores>& clips() const { return former->clips(); }
    std::optional<std::size_t> find(const std::string& clip) const;
};
using ReviewDataPtr = std::shared_ptr<const ReviewData>;

/// One clip with all that is known of it.
struct ReviewClip {
    std::string name;
    std::shared_ptr<const ScoreRecord> scores;
    std::shared_ptr<const PoseRecord> poses;          ///< without any pose where the run kept none
    std::shared_ptr<const OverlayIndex> overlay;
    std::filesystem::path video;                      ///< empty: not known
    std::vector<PersonScores> persons;                ///< the most irregular first
    std::string damage;                               ///< why there are no poses; empty: nothing is wrong
};
using ReviewClipPtr = std::shared_ptr<const ReviewClip>;

/// Errors: those of readScoreRecord() for the scores.
ReviewClip readReviewClip(const std::filesystem::path& scoreFile);
/// Damaged files are left out; `progress` is told how many were read. Nothing where it answers false. `smoothing`: in seconds.
std::optional<ReviewData> readReviewData(const std::filesystem::path& scoresFolder, double smoothing, const std::function<bool(std::size_t done, std::size_t all)>& progress = {});

/// Reads scores in a thread beside, and keeps the clips that were looked at last.
class ReviewReader : public QObject {
    Q_OBJECT

public:
    explicit ReviewReader(QObject* parent = nullptr);
    ~ReviewReader() override;

    /// What was asked for before is dropped, and all clips with it.
    void read(const std::filesystem::path& scoresFolder, double smoothing);
    void forget();
    /// The clip, where it is there; else nullptr, and clipRead() follows. `isUrgent`: before all others.
    ReviewClipPtr clip(const std::filesystem::path& scoreFile, bool isUrgent = false);

Q_SIGNALS:
    void progressed(double part);
    void dataRead(const transect::ReviewDataPtr& data);
    void clipRead(const QString& clip);
    void failed(const transect::ErrorRecord& error);

private:
    void keep(const std::filesystem::path& file, ReviewClipPtr clip);

    static constexpr std::size_t mostKept = 24;

    QThreadPool m_pool;
    std::shared_ptr<std::atomic<int>> m_latest = std::make_shared<std::atomic<int>>(0);
    std::list<std::pair<std::filesystem::path, ReviewClipPtr>> m_kept; ///< the latest first
    std::set<std::filesystem::path> m_asked;
};

} // namespace transect
