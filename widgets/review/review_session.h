#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <vector>

#include <QObject>
#include <QTimer>
#include <QUndoStack>

#include "analysis/reviewed_events.h"
#include "record/error.h"
#include "record/journal.h"
#include "record/review_settings.h"
#include "widgets/review/review_reader.h"

namespace transect {

/// A review of one run: its rules, the events that follow from them, and the verdicts. Verdicts are on disk before it says so;
/// what others write into the same file comes in within a second.
class ReviewSession : public QObject {
    Q_OBJECT

public:
    explicit ReviewSession(QObject* parent = nullptr);

    /// `run`: the folder that keeps the verdicts and the rules of the review. The history of undoing begins anew.
    void open(const std::filesystem::path& run, ReviewDataPtr data);
    void close();
    bool isOpen() const { return m_data != nullptr; }
    const ReviewData& data() const { return *m_data; } ///< while it is open

    const EventRules& rules() const { return m_settings.rules; }
    /// Kept with the run, and undone as verdicts are; rules that cannot be followed are refused, with failed().
    void setRules(const EventRules& rules);
    /// While the threshold is dragged: events follow, nothing is kept.
    void dragThreshold(double score);
    bool isDragging() const { return m_isDragging; }
    void dropThreshold(double score); ///< the rule is from now on this score
    const Threshold& threshold() const { return m_threshold; }
    double offThreshold() const;      ///< at which an event ends
    const std::shared_ptr<const EventFormer>& former() const { return m_former; }
    double rateOf(const std::string& clip) const; ///< frames a second; 25 where it is not known
    std::span<const double> smoothed(std::size_t clip) const { return m_former->smoothed(clip); }

    const std::filesystem::path& videos() const { return m_settings.videos; }
    void setVideos(const std::filesystem::path& folder); ///< kept with the run

    const std::vector<ReviewedEvent>& events() const { return m_events; } ///< by clip and time
    std::vector<std::size_t> usefulOrder() const;
    ReviewPrecision precision() const { return precisionOf(m_events); }
    std::size_t elsewhere() const { return m_elsewhere; } ///< verdicts on no event of these rules

    std::optional<std::size_t> chosen() const { return m_chosen; }
    void choose(std::optional<std::size_t> event);
    void chooseAt(const std::string& clip, std::int64_t frame); ///< the event that the frame lies in; nothing happens without one

    const QString& reviewer() const { return m_reviewer; }
    void setReviewer(const QString& reviewer);
    /// What this reviewer says of `events`, undone as one; where they said it before nothing happens.
    void judge(const std::vector<std::size_t>& events, Verdict verdict);
    void judge(Verdict verdict); ///< of the chosen event; nothing happens without one
    Verdict mine(std::size_t event) const;
    Verdict mine() const; ///< of the chosen event
    void setNote(const QString& note);
    /// The verdict or note that is undone or redone is chosen, so that it is seen.
    void undo();
    void redo();
    QUndoStack& history() { return m_history; }
    /// Adds another reviewer's verdicts; returns how many were new. Errors: those of readVerdicts(), appendVerdicts().
    int merge(const std::filesystem::path& file);

Q_SIGNALS:
    void eventsChanged();   ///< other events, or another threshold
    void verdictsChanged(); ///< the same events
    void choosing();        ///< another event, or others, come next: the last moment to say something of the chosen one
    void chosenChanged();
    void failed(const transect::ErrorRecord& error);

private:
    class Judge;
    class ChangeRules;

    bool append(const std::vector<VerdictRecord>& records);
    void readNewVerdicts(const std::filesystem::path& file);
    bool readVerdictsFile(); ///< false: it could not be, which was said
    void readVerdictsAgain();
    bool follow(const EventRules& rules); ///< false: refused
    VerdictRecord sayingOf(const ReviewedEvent& event) const; ///< this reviewer's of now, to be said again
    std::optional<VerdictRecord> mineOf(const ReviewedEvent& event) const; ///< what this reviewer said last
    void smoothAsRuled();
    void formAll();
    bool findThreshold(); ///< false: it could not be, which was said
    void followThreshold();
    void sayDamage(const std::filesystem::path& file, const std::vector<std::string>& damage);
    void setEvents(std::vector<IrregularEvent> events);
    std::string timeOfNext(const VerdictRecord& record) const;
    std::optional<std::size_t> eventAt(const std::string& clip, std::int64_t frame) const;
    void keepSettings();

    std::filesystem::path m_run;
    ReviewDataPtr m_data;
    ReviewSettings m_settings;
    std::shared_ptr<const EventFormer> m_former;
    Threshold m_threshold;
    std::vector<ReviewedEvent> m_events;
    std::vector<VerdictRecord> m_verdicts;
    std::optional<JournalTail> m_tail; ///< of their file, of which only what is new is read
    std::vector<std::string> m_strange; ///< lines of it that are no verdicts
    std::vector<std::string> m_damage; ///< of it, as it was said
    std::size_t m_elsewhere = 0;
    std::optional<std::size_t> m_chosen;
    bool m_isDragging = false;
    QString m_reviewer;
    QUndoStack m_history;
    QTimer m_watch;
    std::filesystem::file_time_type m_verdictsChanged{};
};

} // namespace transect
