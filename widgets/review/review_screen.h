#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include <QCache>
#include <QPixmap>
#include <QTimer>
#include <QThreadPool>
#include <QWidget>

#include "record/error.h"
#include "widgets/review/annotated_export.h"
#include "widgets/review/review_reader.h"
#include "widgets/review/review_report.h"
#include "widgets/runs/run_reader.h"

class QComboBox;
class QLabel;
class QMenu;
class QStackedLayout;
class QToolButton;

namespace transect {

class EmptyState;
class EventPictures;
class EventsPanel;
class ExportProgress;
class FrameView;
class Player;
class ReviewSession;
class RulesBar;
class ScoreStrip;
class Selection;
class TransportBar;
class WhyPanel;

/// The events of a run's scores on the video: seen, explained, judged, taken away.
class ReviewScreen : public QWidget {
    Q_OBJECT

public:
    explicit ReviewScreen(Selection& selection, QWidget* parent = nullptr);
    ~ReviewScreen() override;

    /// The chosen runs; of those with scores one is reviewed at a time.
    void setDetails(const std::vector<RunDetailsPtr>& details);
    void setReading(const QString& text); ///< as EmptyState::setReading()
    void setKeys(const QString& text);    ///< what is shown of the keys beside the picture
    void setVerdictKeys(const QString& ofTrue, const QString& ofFalse, const QString& ofUnsure); ///< as they are now

    ReviewSession& session() { return *m_session; }
    Player& player() { return *m_player; }
    FrameView& view() { return *m_view; }
    bool hasReview() const;

    // What the actions of the window do.
    void togglePlaying();
    void stepFrames(std::int64_t frames);
    void stepEvents(int direction);
    void changeSpeed(int steps);
    void judge(Verdict verdict);
    void editNote();
    void undo();
    void redo();
    void choosePerson(int rank);  ///< the rank-th of the persons beside the strip, from 1
    void stepClips(int direction);
    void toggleSkeletons();
    void locateVideos();
    void toggleLoop();
    void exportVideo();        ///< of the selected events, in one
    void exportVideos();       ///< of each of the selected events one
    void writeVideosOf(const std::vector<std::size_t>& events, const QString& folder);
    void writeReport(const QString& path);
    void writeThumbnails(const std::vector<std::size_t>& events, const QString& path);
    void exportThumbnails();
    void exportReport();
    void exportFiles();        ///< events, scores and masks
    void exportNormalTracks(); ///< of the false alarms
    void mergeVerdicts();

Q_SIGNALS:
    void failed(const transect::ErrorRecord& error);
    void done(const QString& text);
    void videoRequested(); ///< a new one is to be scored
    /// transectl is to be called so; `text` is said when it has done it.
    void workRequested(const QStringList& arguments, const QString& text);
    void reviewChanged();  ///< whether there is one, or of what

protected:
    bool event(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makeControls();
    QWidget* makePicture();
    QWidget* makeSide();
    QMenu* makeShownMenu();
    QMenu* makeExportMenu();
    void connectParts();
    void chooseRun();
    void closeReview(); ///< nothing of another run stays
    void showAwaited(const std::vector<RunDetailsPtr>& details);
    void readAgain();
    void opened(const ReviewDataPtr& read);
    void eventsChanged();
    void showClips();
    void showClip(std::size_t clip);
    void chooseClip(std::size_t clip); ///< and its first event of the list
    void emptyClip(const QString& title, const QString& text = {}); ///< in the place of what was shown before
    void readingFailed(const ErrorRecord& error);
    void openVideo();
    void compareVideo();
    const IrregularEvent* chosenEvent() const;
    bool isReading() const { return m_run && !hasReview(); }
    void clipCame(const QString& name);
    void useClip(const ReviewClipPtr& clip);
    void chosenChanged();
    void showMoment(std::int64_t frame);
    void explain(); ///< why, of now
    void showPerson(std::int64_t person);
    void showStripEvents();
    void playEvent(std::size_t event);
    void showOptions();
    QImage thumbnailOf(std::size_t event);
    QPixmap rowPicture(std::size_t event);
    void showThumbnail(std::int64_t frame, const QPoint& place);
    void thumbnailCame(const QString& clip, std::int64_t frame);
    void setPrivacy(Privacy privacy);
    void showEventsMenu(const QPoint& place);
    void loopEvent();

    struct WantedVideo {
        std::vector<ExportSource> sources;
        QString path;
    };
    void connectExport();
    ExportSource sourceOf(const IrregularEvent& event) const;
    ExportSource sourceOf(std::size_t clip, std::int64_t first, std::int64_t last, std::optional<std::int64_t> chosen) const;
    ExportOptions exportOptions() const;
    QString videoNameOf(const std::string& clip, std::int64_t first) const;
    void writeVideos(std::vector<WantedVideo> videos);
    void writeNextVideo();
    void stopWriting();
    void giveUpPictures();
    void withPictures(std::vector<std::size_t> events, const std::function<void(const ThumbnailOf&)>& write);
    std::filesystem::path videoOf(const ReviewClip& clip) const;
    std::optional<std::size_t> clipOf(const std::string& name) const;
    std::vector<std::size_t> chosenEvents() const;
    std::int64_t paddingOf(std::size_t clip) const;

    Selection& m_selection;
    std::vector<RunDetailsPtr> m_details;
    RunDetailsPtr m_run;
    std::string m_stamp; ///< of the scores that were read
    std::optional<std::size_t> m_clip;
    ReviewClipPtr m_shown; ///< that of m_clip; nullptr while it is read
    QTimer m_lateClip;     ///< until a clip that is read takes the place of the one before
    QTimer m_explainSoon;  ///< while it plays
    std::int64_t m_person = -1;
    std::optional<std::int64_t> m_wantedFrame; ///< once the clip is there
    bool m_wantsToPlay = false;                ///< from then on

    ReviewReader* m_reader;
    ReviewSession* m_session;
    Player* m_player;
    Thumbnails* m_thumbnails;
    AnnotatedExport* m_export;
    EventPictures* m_pictures;
    ExportProgress* m_progress;
    QThreadPool m_writing; ///< of reports
    std::deque<WantedVideo> m_wantedVideos; ///< after the one that is written
    std::size_t m_videoCount = 1;
    ExportOptions m_videoOptions;
    std::optional<std::pair<std::int64_t, QPoint>> m_hovered; ///< whose thumbnail is on its way
    QStackedLayout* m_stack;
    EmptyState* m_empty;
    QComboBox* m_runs;
    QComboBox* m_clips;
    QToolButton* m_shownButton;
    QToolButton* m_exportButton;
    RulesBar* m_rules;
    FrameView* m_view;
    TransportBar* m_transport;
    ScoreStrip* m_strip;
    EventsPanel* m_events;
    WhyPanel* m_why;
    QLabel* m_keys;
    QLabel* m_hover;
    QCache<qint64, QPixmap> m_rowPictures{400}; ///< by the thumbnail that they were scaled from
    std::vector<std::pair<QAction*, bool OverlayOptions::*>> m_shownActions;
};

} // namespace transect
