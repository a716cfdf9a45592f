#include <algorithm>

#include <QDropEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QTabWidget>
#include <QUrl>

#include "main_window.h"
#include "opening.h"
#include "widgets/common/actions.h"
#include "widgets/common/texts.h"
#include "widgets/review/review_screen.h"

namespace transect {

// The actions of the review screen: single keys, which are the screen's own while it has the focus.

void MainWindow::addReviewActions()
{
    struct ReviewAction {
        ActionSpec spec;
        std::function<void()> does;
    };
    auto* review = m_review;
    const ReviewAction all[] = {
        {{"review.video", tr("Review a video…"), "open", {}, "review", tr("Find the persons of a video, score them, and review what is irregular")}, [this] { chooseVideo(); }},
        {{"review.play", tr("Play or pause"), "play", QKeySequence(Qt::Key_Space), "review", tr("Play the clip")}, [review] { review->togglePlaying(); }},
        {{"review.frameForward", tr("Next frame"), {}, QKeySequence(Qt::Key_Right), "review", tr("One frame forward")}, [review] { review->stepFrames(1); }},
        {{"review.frameBack", tr("Frame before"), {}, QKeySequence(Qt::Key_Left), "review", tr("One frame back")}, [review] { review->stepFrames(-1); }},
        {{"review.tenForward", tr("Ten frames forward"), {}, QKeySequence("Shift+Right"), "review", tr("Ten frames forward")}, [review] { review->stepFrames(10); }},
        {{"review.tenBack", tr("Ten frames back"), {}, QKeySequence("Shift+Left"), "review", tr("Ten frames back")}, [review] { review->stepFrames(-10); }},
        {{"review.next", tr("Next event"), "next-event", QKeySequence("N"), "review", tr("The next event of the list")}, [review] { review->stepEvents(1); }},
        {{"review.previous", tr("Event before"), "previous-event", QKeySequence("P"), "review", tr("The event before in the list")}, [review] { review->stepEvents(-1); }},
        {{"review.true", tr("Verdict: true"), {}, QKeySequence("T"), "review", tr("The event is irregular; go on to the next open one")}, [review] { review->judge(Verdict::True); }},
        {{"review.falseAlarm", tr("Verdict: false alarm"), {}, QKeySequence("F"), "review", tr("Nothing irregular is there; go on to the next open one")}, [review] { review->judge(Verdict::FalseAlarm); }},
        {{"review.unsure", tr("Verdict: unsure"), {}, QKeySequence("U"), "review", tr("Neither can be said; go on to the next open one")}, [review] { review->judge(Verdict::Unsure); }},
        {{"review.note", tr("Note on the event"), {}, QKeySequence("M"), "review", tr("Write a note on the chosen event")}, [review] { review->editNote(); }},
        {{"review.undo", tr("Undo"), "reset", QKeySequence::Undo, "review", tr("The last verdict, note or change of the rules; what was said stays in the history")}, [review] { review->undo(); }},
        {{"review.redo", tr("Redo"), {}, QKeySequence::Redo, "review", tr("Again what was undone")}, [review] { review->redo(); }},
        {{"review.slower", tr("Slower"), {}, QKeySequence("J"), "review", tr("Play at the next lower speed")}, [review] { review->changeSpeed(-1); }},
        {{"review.pause", tr("Pause or play"), {}, QKeySequence("K"), "review", tr("Play the clip")}, [review] { review->togglePlaying(); }},
        {{"review.faster", tr("Faster"), {}, QKeySequence("L"), "review", tr("Play at the next higher speed")}, [review] { review->changeSpeed(1); }},
        {{"review.loop", tr("Play the event over and over"), {}, QKeySequence("R"), "review", tr("The chosen event with its padding, again and again while it is played")}, [review] { review->toggleLoop(); }},
        {{"review.skeletons", tr("Skeletons"), {}, QKeySequence("H"), "review", tr("Show or hide the skeletons")}, [review] { review->toggleSkeletons(); }},
        {{"review.nextClip", tr("Next clip"), {}, QKeySequence("Ctrl+PgDown"), "review", tr("The next clip of the run")}, [review] { review->stepClips(1); }},
        {{"review.previousClip", tr("Clip before"), {}, QKeySequence("Ctrl+PgUp"), "review", tr("The clip before")}, [review] { review->stepClips(-1); }},
        {{"review.exportVideo", tr("Annotated video of the selected events…"), "export", {}, "review", tr("Write the selected events as one video")}, [review] { review->exportVideo(); }},
        {{"review.exportVideos", tr("A video of each selected event…"), {}, {}, "review", tr("Write each of the selected events as a video of its own")}, [review] { review->exportVideos(); }},
        {{"review.exportReport", tr("Report of the review…"), {}, {}, "review", tr("Events and verdicts as HTML or PDF")}, [review] { review->exportReport(); }},
        {{"review.videos", tr("Folder of the videos…"), "folder", {}, "review", tr("Where the videos of the clips lie")}, [review] { review->locateVideos(); }},
    };
    const auto own = [this](QAction* action) {
        // A key that is held down steps on through frames and events, but judges once.
        action->setAutoRepeat(QStringList{"review.frameForward", "review.frameBack", "review.tenForward", "review.tenBack", "review.next", "review.previous"}.contains(action->objectName()));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_review->addAction(action);
    };
    for (const auto& [spec, does] : all) {
        auto* action = m_actions->add(spec, does);
        if (spec.id != "review.video")
            own(action);
    }
    for (int rank = 1; rank <= 9; ++rank)
        own(m_actions->add({QStringLiteral("review.person%1").arg(rank), tr("Person in row %1").arg(rank), {}, QKeySequence(Qt::Key_0 + rank), {}, tr("Choose the person of this row of the strip")}, [review, rank] { review->choosePerson(rank); }));
    for (const char* id : {"review.play", "review.next", "review.previous", "review.true", "review.falseAlarm", "review.unsure"})
        connect(m_actions->action(id), &QAction::changed, this, &MainWindow::updateReviewActions);
}

/// They act on what is seen; the keys are said as they are now.
void MainWindow::updateReviewActions()
{
    const bool isSeen = m_screens->currentWidget() == m_review && m_review->hasReview();
    const auto key = [this](const char* id) { return inThisOrder(m_actions->action(id)->shortcut().toString(QKeySequence::NativeText)); };
    for (auto* action : m_actions->all()) {
        if (action->objectName().startsWith(QStringLiteral("review.")) && action->objectName() != QStringLiteral("review.video"))
            action->setEnabled(isSeen);
    }
    m_review->setKeys(tr("%1 play  ·  %2 %3 event  ·  %4 %5 %6 verdict  ·  %7 person")
                          .arg(key("review.play"), key("review.next"), key("review.previous"), key("review.true"), key("review.falseAlarm"), key("review.unsure"), inThisOrder(QStringLiteral("1–9"))));
    m_review->setVerdictKeys(key("review.true"), key("review.falseAlarm"), key("review.unsure"));
}

void MainWindow::reviewVideos(const QStringList& videos)
{
    launchDialog().showVideos(videos);
    m_screens->setCurrentWidget(m_review);
}

/// Files: specifications are opened in the launch dialog, checkpoints in theirs, all others are taken for videos.
void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    const auto urls = event->mimeData()->urls();
    if (!urls.isEmpty() && std::ranges::all_of(urls, &QUrl::isLocalFile))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    QStringList videos;
    for (const auto& url : event->mimeData()->urls()) {
        const auto path = url.toLocalFile();
        if (path.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive))
            openSpecification(path.toStdString());
        else if (holdsCheckpoints(path))
            studyCheckpoints(path);
        else
            videos << path;
    }
    if (!videos.isEmpty())
        reviewVideos(videos);
    event->acceptProposedAction();
}

void MainWindow::chooseVideo()
{
    const auto path = QFileDialog::getOpenFileName(this, tr("Video to review"), {}, tr("Videos (*.mp4 *.avi *.mkv *.mov *.webm *.ts *.mpg *.mpeg *.m4v);;All files (*)"));
    if (!path.isEmpty())
        reviewVideos({path});
}

} // namespace transect
