#include <algorithm>
#include <cmath>
#include <map>

#include <QComboBox>
#include <QFileDialog>
#include <QLocale>
#include <QSignalBlocker>
#include <QStackedLayout>

#include "widgets/common/choice_box.h"
#include "widgets/common/empty_state.h"
#include "widgets/common/message_bar.h"
#include "widgets/common/texts.h"
#include "widgets/review/event_pictures.h"
#include "widgets/review/events_panel.h"
#include "widgets/review/frame_view.h"
#include "widgets/review/player.h"
#include "widgets/review/review_screen.h"
#include "widgets/review/review_session.h"
#include "widgets/review/score_strip.h"
#include "widgets/review/transport_bar.h"
#include "widgets/review/video_places.h"
#include "widgets/review/why_panel.h"

namespace transect {

// From the chosen runs to the clip that is shown.

namespace {

/// Changes when the scores of a run are written anew.
std::string stampOf(const std::filesystem::path& scores)
{
    std::error_code none;
    const auto changed = std::filesystem::last_write_time(scores, none);
    return none ? std::string() : scores.string() + std::to_string(changed.time_since_epoch().count());
}

bool hasScores(const RunDetailsPtr& run)
{
    std::error_code none;
    return std::filesystem::is_directory(scoresFolder(run->folder.root), none) && !listScoreRecords(scoresFolder(run->folder.root)).empty();
}

} // namespace

void ReviewScreen::setDetails(const std::vector<RunDetailsPtr>& details)
{
    m_details.clear();
    std::ranges::copy_if(details, std::back_inserter(m_details), hasScores);
    std::vector<Choice> runs;
    for (const auto& run : m_details)
        runs.push_back({QString::fromStdString(run->name()), QString::fromStdString(run->folder.root.string())});
    setChoices(*m_runs, runs);
    m_runs->setVisible(runs.size() > 1);
    chooseRun();
    if (!m_run)
        showAwaited(details);
}

/// What there will be to review, while it is being made.
void ReviewScreen::showAwaited(const std::vector<RunDetailsPtr>& details)
{
    QStringList lines;
    for (const auto& run : details) {
        const auto& kind = run->spec.kind;
        if ((kind != "poses" && kind != "score" && kind != "regularity") || !isActive(run->state.status))
            continue;
        auto text = tr("%1: %2").arg(QString::fromStdString(run->name()), stateText(run->state.status));
        if (run->state.total > 0)
            text += QStringLiteral(", ") + percentText(run->state.done / run->state.total);
        if (!run->state.message.empty())
            text += QStringLiteral(", ") + QString::fromStdString(run->state.message);
        lines << text;
    }
    if (lines.isEmpty())
        m_empty->setTexts(tr("Nothing to review yet"),
                          tr("Choose a run of the kind regularity or score at the left: its events appear here on the video, to be judged one after the other. Or drop a video on this window."),
                          tr("Review a video…"));
    else
        m_empty->setTexts(tr("Scores are on their way"), lines.join('\n'));
}

void ReviewScreen::chooseRun()
{
    const auto index = m_runs->currentIndex();
    const auto before = m_run ? m_run->folder.root : std::filesystem::path();
    m_run = index >= 0 && index < int(m_details.size()) ? m_details[std::size_t(index)] : nullptr;
    if (!m_run || m_run->folder.root != before)
        closeReview();
    if (m_run)
        readAgain();
}

void ReviewScreen::closeReview()
{
    m_stamp.clear();
    m_reader->forget();
    m_thumbnails->forget();
    m_empty->setReading({});
    m_stack->setCurrentIndex(0);
    giveUpPictures();
    if (!m_session->isOpen())
        return;
    m_session->close();
    m_player->close();
    m_clip.reset();
    m_shown.reset();
    m_wantedFrame.reset();
    m_lateClip.stop();
    Q_EMIT reviewChanged();
}

void ReviewScreen::readAgain()
{
    const auto scores = scoresFolder(m_run->folder.root);
    const auto stamp = stampOf(scores);
    if (stamp == m_stamp)
        return;
    m_stamp = stamp;
    double smoothing = EventRules().smoothing;
    try {
        smoothing = readReviewSettings(m_run->folder.root).rules.smoothing;
    } catch (const Error&) {
        // The session says it when it opens.
    }
    if (!hasReview())
        m_empty->setReading(tr("Reading the scores…"));
    m_reader->read(scores, smoothing);
}

/// Of all scores, or of one clip; thumbnails that want another clip are left out without a word.
void ReviewScreen::readingFailed(const ErrorRecord& error)
{
    if (!hasReview()) {
        m_empty->setReading({});
        m_empty->setTexts(tr("The scores cannot be read"), textOf(error));
    } else if (m_clip && !m_shown && error.path.starts_with(m_session->data().files[*m_clip].string())) {
        emptyClip(tr("This clip cannot be read"), textOf(error));
        m_clip.reset(); // so that it is tried again
    }
    for (std::size_t i = 0; hasReview() && m_pictures->isRunning() && i < m_session->events().size(); ++i) {
        const auto clip = clipOf(m_session->events()[i].event.clip);
        if (clip && error.path.starts_with(m_session->data().files[*clip].string()))
            m_pictures->leaveOut(i);
    }
    Q_EMIT failed(error);
}

void ReviewScreen::opened(const ReviewDataPtr& read)
{
    m_empty->setReading({});
    if (!m_run)
        return;
    if (read->clips().empty()) {
        const ErrorRecord error{"bad-scores", read->damage.empty() ? tr("It holds no scores").toStdString() : read->damage.front(), read->scores.string(), {}};
        if (!hasReview())
            m_empty->setTexts(tr("The scores cannot be read"), textOf(error));
        Q_EMIT failed(error);
        return;
    }
    if (!read->damage.empty())
        Q_EMIT failed({"bad-scores", tr("%n file(s) of scores cannot be read; the others are shown", nullptr, int(read->damage.size())).toStdString() + ": " + read->damage.front(), read->scores.string(), {}});
    m_thumbnails->forget();
    const auto before = m_shown ? m_shown->name : std::string();
    if (m_shown)
        m_wantedFrame = m_player->position();
    m_clip.reset();
    m_shown.reset();
    m_session->open(m_run->folder.root, read);
    m_stack->setCurrentIndex(1);
    const auto again = clipOf(before);
    if (!again)
        m_wantedFrame.reset();
    const auto listed = m_events->listed();
    if (again) {
        showClip(*again);
    } else if (m_session->chosen()) { // chosen before its clip could be read
        chosenChanged();
    } else if (!listed.empty()) {
        m_session->choose(listed.front());
    } else {
        const auto first = m_session->events().empty() ? std::string() : m_session->events().front().event.clip;
        showClip(clipOf(first).value_or(0));
    }
    Q_EMIT reviewChanged();
}

std::optional<std::size_t> ReviewScreen::clipOf(const std::string& name) const
{
    return m_session->isOpen() ? m_session->data().find(name) : std::nullopt;
}

void ReviewScreen::showClips()
{
    std::map<std::string, int> counts;
    for (const auto& reviewed : m_session->events())
        ++counts[reviewed.event.clip];
    std::vector<Choice> clips;
    if (m_session->isOpen()) {
        for (const auto& clip : m_session->data().clips())
            clips.push_back({tr("%1  (%n event(s))", nullptr, counts[clip.clip]).arg(QString::fromStdString(clip.clip)), QString::fromStdString(clip.clip)});
    }
    const QSignalBlocker still(m_clips);
    setChoices(*m_clips, clips);
    if (m_clip)
        m_clips->setCurrentIndex(int(*m_clip));
}

void ReviewScreen::stepClips(int direction)
{
    const auto wanted = std::int64_t(m_clip.value_or(0)) + direction;
    if (m_session->isOpen() && wanted >= 0 && wanted < std::int64_t(m_session->data().clips().size()))
        chooseClip(std::size_t(wanted));
}

/// What is judged is what is seen: the chosen event is one of this clip, or there is none.
void ReviewScreen::chooseClip(std::size_t clip)
{
    showClip(clip);
    std::optional<std::size_t> first;
    const auto& name = m_session->data().clips()[clip].clip;
    for (const auto event : m_events->listed()) {
        if (m_session->events()[event].event.clip == name) {
            first = event;
            break;
        }
    }
    m_session->choose(first);
}

void ReviewScreen::showClip(std::size_t clip)
{
    if (m_clip == clip)
        return;
    m_clip = clip;
    m_shown.reset();
    m_clips->setCurrentIndex(int(clip));
    if (const auto ready = m_reader->clip(m_session->data().files[clip], true))
        return useClip(ready);
    m_player->play(false);
    m_lateClip.start();
}

void ReviewScreen::emptyClip(const QString& title, const QString& text)
{
    m_lateClip.stop();
    m_player->close();
    m_view->clear(title, text);
    m_strip->setData({});
    m_why->setClip(nullptr, 25);
}

void ReviewScreen::clipCame(const QString& name)
{
    const auto clip = clipOf(name.toStdString());
    if (!clip)
        return;
    const auto ready = m_reader->clip(m_session->data().files[*clip]);
    if (m_clip == clip && ready && !m_shown) // a thumbnail may have asked for it, too
        useClip(ready);
    for (std::size_t i = 0; i < m_session->events().size(); ++i) {
        if (m_session->events()[i].event.clip == name.toStdString())
            m_events->model().thumbnailCame(i);
    }
    m_pictures->goOn();
}

void ReviewScreen::useClip(const ReviewClipPtr& clip)
{
    m_shown = clip;
    m_lateClip.stop();
    const auto& scores = m_session->data().clips()[*m_clip];
    if (!clip->damage.empty())
        Q_EMIT failed({"bad-poses", clip->damage, m_session->data().files[*m_clip].string(), {}});
    m_view->setClip(clip->overlay);
    m_why->setClip(clip, scores.framesPerSecond);
    StripData strip;
    strip.frames = std::int64_t(scores.scores.size());
    strip.framesPerSecond = scores.framesPerSecond;
    const auto smoothed = m_session->smoothed(*m_clip);
    strip.scores.assign(smoothed.begin(), smoothed.end());
    strip.scored = scores.scored;
    strip.abnormal = scores.abnormal;
    strip.persons = clip->persons;
    m_strip->setData(std::move(strip));
    openVideo();
    showStripEvents();
    const auto* event = chosenEvent();
    const auto wanted = std::exchange(m_wantedFrame, std::nullopt);
    if (wanted)
        m_player->seek(*wanted);
    showPerson(event && event->clip == clip->name ? event->person : -1);
    loopEvent();
    if (std::exchange(m_wantsToPlay, false))
        m_player->play();
}

/// The chosen event with its padding, over and over, where that is wanted.
void ReviewScreen::loopEvent()
{
    const auto* event = chosenEvent();
    if (!m_transport->loops() || !event || !m_shown || event->clip != m_shown->name)
        return m_player->setLoop(std::nullopt);
    const auto padding = paddingOf(*m_clip);
    m_player->setLoop(std::pair(event->first - padding, event->last + padding));
}

std::int64_t ReviewScreen::paddingOf(std::size_t clip) const
{
    return std::llround(m_session->rules().padding * m_session->data().clips()[clip].framesPerSecond);
}

/// Of the clip that is shown; where it is missing, that is said in its place.
void ReviewScreen::openVideo()
{
    const auto video = videoOf(*m_shown);
    const auto hint = tr("Scores, persons and events are shown all the same. Shown > Folder of the videos… says where it is now.").toStdString();
    if (m_shown->poses->places.empty() && !m_shown->scores->windows.empty())
        m_view->setFailure({"no-poses", tr("The run kept no poses of this clip, and no pictures are known").toStdString(), m_shown->name, tr("Score the tracks again to see the persons; scores and events are shown all the same").toStdString()});
    else if (video.empty() && !m_shown->video.empty())
        m_view->setFailure({"no-file", tr("The video of this clip is not there any more").toStdString(), m_shown->video.string(), hint});
    m_player->open(video, m_shown->overlay->frames(), m_session->data().clips()[*m_clip].framesPerSecond);
}

/// Poses and scores are of frames by their number. A video may go on behind them: its beginning alone may have been looked at.
void ReviewScreen::compareVideo()
{
    if (!m_shown || m_player->frames() >= m_shown->overlay->frames())
        return;
    const QLocale locale;
    m_view->setFailure({"other-video", tr("The video has %1 frames, its scores are of %2: it may have changed, and persons may be drawn in wrong places").arg(locale.toString(qlonglong(m_player->frames())), locale.toString(qlonglong(m_shown->overlay->frames()))).toStdString(),
                        videoOf(*m_shown).string(), tr("Find the persons again, and score them").toStdString()});
}

const IrregularEvent* ReviewScreen::chosenEvent() const
{
    return m_session->chosen() ? &m_session->events()[*m_session->chosen()].event : nullptr;
}

std::filesystem::path ReviewScreen::videoOf(const ReviewClip& clip) const
{
    return placeOfVideo(clip.video, m_session->videos(), clip.name);
}

void ReviewScreen::locateVideos()
{
    if (!m_session->isOpen())
        return;
    const auto folder = QFileDialog::getExistingDirectory(this, tr("Folder of the videos"), QString::fromStdString(m_session->videos().string()));
    if (folder.isEmpty())
        return;
    m_session->setVideos(folder.toStdString());
    m_thumbnails->forget();
    if (m_shown) {
        const auto frame = m_player->position();
        m_view->dismissFailure();
        openVideo();
        m_player->seek(frame);
        if (videoOf(*m_shown).empty())
            Q_EMIT failed({"no-file", tr("The folder holds no video or folder of pictures that is named as the clip %1").arg(QString::fromStdString(m_shown->name)).toStdString(), folder.toStdString(), {}});
    }
}

} // namespace transect
