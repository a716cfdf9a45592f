#include "widgets/review/review_screen.h"

#include <algorithm>

#include <QComboBox>
#include <QFileDialog>
#include <QMenu>
#include <QLabel>
#include <QLocale>
#include <QScreen>
#include <QSignalBlocker>
#include <QStackedLayout>

#include "widgets/common/choice_box.h"
#include "widgets/common/empty_state.h"
#include "widgets/common/message_bar.h"
#include "widgets/common/selection.h"
#include "widgets/common/texts.h"
#include "widgets/review/clip_time.h"
#include "widgets/review/events_panel.h"
#include "widgets/review/export_progress.h"
#include "widgets/review/frame_view.h"
#include "widgets/review/player.h"
#include "widgets/review/event_pictures.h"
#include "widgets/review/review_session.h"
#include "widgets/review/rules_bar.h"
#include "widgets/review/score_strip.h"
#include "widgets/review/transport_bar.h"
#include "widgets/review/video_places.h"
#include "widgets/review/why_panel.h"

namespace transect {

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

ReviewScreen::~ReviewScreen()
{
    m_writing.waitForDone();
}

bool ReviewScreen::hasReview() const
{
    return m_session->isOpen();
}

void ReviewScreen::setReading(const QString& text)
{
    if (!isReading())
        m_empty->setReading(text);
}

void ReviewScreen::setKeys(const QString& text)
{
    m_keys->setText(text);
}

void ReviewScreen::setVerdictKeys(const QString& ofTrue, const QString& ofFalse, const QString& ofUnsure)
{
    m_events->setVerdictKeys(ofTrue, ofFalse, ofUnsure);
}

// From the chosen runs to their scores.

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
    const auto first = m_session->events().empty() ? std::string() : m_session->events().front().event.clip;
    const auto again = clipOf(before);
    if (!again)
        m_wantedFrame.reset();
    showClip(again.value_or(clipOf(first).value_or(0)));
    Q_EMIT reviewChanged();
}

std::optional<std::size_t> ReviewScreen::clipOf(const std::string& name) const
{
    return m_session->isOpen() ? m_session->data().find(name) : std::nullopt;
}

// Clips.

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
    if (m_clip == clip && ready)
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

// Moments, persons and events.

void ReviewScreen::showMoment(std::int64_t frame)
{
    m_strip->setFrame(frame);
    if (m_shown)
        m_why->show(frame, m_person);
}

void ReviewScreen::showPerson(std::int64_t person)
{
    m_person = person;
    m_strip->setChosenPerson(person);
    showOptions();
    showMoment(m_player->position());
}

void ReviewScreen::choosePerson(int rank)
{
    const auto shown = m_strip->shownPersons();
    if (rank >= 1 && rank <= int(shown.size()))
        showPerson(m_person == shown[std::size_t(rank - 1)] ? -1 : shown[std::size_t(rank - 1)]);
}

void ReviewScreen::showOptions()
{
    auto options = m_view->options();
    for (const auto& [action, member] : m_shownActions)
        options.*member = action->isChecked();
    options.threshold = m_session->threshold().score;
    options.chosen = m_person >= 0 ? std::optional(m_person) : std::nullopt;
    m_view->setOptions(options);
}

void ReviewScreen::showStripEvents()
{
    std::vector<StripEvent> events;
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; m_shown && i < m_session->events().size(); ++i) {
        const auto& reviewed = m_session->events()[i];
        if (reviewed.event.clip != m_shown->name)
            continue;
        if (m_session->chosen() == i)
            chosen = events.size();
        events.push_back({reviewed.event.first, reviewed.event.last, reviewed.event.peak, reviewed.state == ReviewState::Judged ? reviewed.verdict : Verdict::None});
    }
    m_strip->setThreshold(m_session->threshold().score, m_session->offThreshold());
    m_strip->setEvents(std::move(events));
    m_strip->setChosenEvent(chosen);
}

void ReviewScreen::eventsChanged()
{
    if (m_shown && m_session->isOpen()) {
        const auto smoothed = m_session->smoothed(*m_clip);
        if (!std::ranges::equal(smoothed, m_strip->data().scores)) {
            const auto view = m_strip->view();
            auto strip = m_strip->data();
            strip.scores.assign(smoothed.begin(), smoothed.end());
            m_strip->setData(std::move(strip));
            m_strip->setView(view);
            m_strip->setFrame(m_player->position());
        }
    }
    if (!m_session->isDragging())
        showClips();
    giveUpPictures();
    showOptions();
    showStripEvents();
    loopEvent();
}

void ReviewScreen::chosenChanged()
{
    showStripEvents();
    const auto* event = chosenEvent();
    const auto clip = event ? clipOf(event->clip) : std::nullopt;
    if (!clip)
        return;
    m_player->play(false);
    m_wantsToPlay = false;
    const bool isHere = m_clip == clip && m_shown;
    if (!isHere)
        m_wantedFrame = event->peak;
    showClip(*clip);
    if (isHere) {
        m_player->seek(event->peak);
        showPerson(event->person);
    }
    loopEvent();
}

/// From two seconds before.
void ReviewScreen::playEvent(std::size_t index)
{
    m_session->choose(index);
    const auto& event = m_session->events()[index].event;
    const auto rate = m_session->data().clips()[*clipOf(event.clip)].framesPerSecond;
    const auto from = std::max<std::int64_t>(0, event.first - std::int64_t(2 * rate));
    if (m_shown && m_shown->name == event.clip) {
        m_player->seek(from);
        m_player->play();
    } else {
        m_wantedFrame = from;
        m_wantsToPlay = true;
    }
}

void ReviewScreen::togglePlaying() { m_player->togglePlaying(); }
void ReviewScreen::stepFrames(std::int64_t frames) { m_player->step(frames); }
void ReviewScreen::stepEvents(int direction) { m_events->step(direction); }
void ReviewScreen::toggleLoop() { m_transport->toggleLoop(); }
void ReviewScreen::changeSpeed(int steps) { m_transport->changeSpeed(steps); }
void ReviewScreen::judge(Verdict verdict) { m_events->judge(verdict); }
void ReviewScreen::editNote() { m_events->editNote(); }
void ReviewScreen::undo() { m_session->history().undo(); }
void ReviewScreen::redo() { m_session->history().redo(); }

void ReviewScreen::toggleSkeletons()
{
    m_shownActions.front().first->toggle();
}

QImage ReviewScreen::thumbnailOf(std::size_t index)
{
    if (index >= m_session->events().size())
        return {};
    const auto& event = m_session->events()[index].event;
    const auto clip = clipOf(event.clip);
    if (!clip)
        return {};
    // What was made already needs no clip, which may have been forgotten since.
    if (const auto made = m_thumbnails->made(event.clip, event.peak); !made.isNull())
        return made;
    const auto ready = m_reader->clip(m_session->data().files[*clip]);
    return ready ? m_thumbnails->find(ready->overlay, videoOf(*ready), event.peak) : QImage();
}

/// As large as the rows of the list, and scaled once: rows are painted often.
QPixmap ReviewScreen::rowPicture(std::size_t event)
{
    const auto picture = thumbnailOf(event);
    if (picture.isNull())
        return {};
    if (const auto* made = m_rowPictures.object(picture.cacheKey()); made && made->devicePixelRatio() == devicePixelRatioF())
        return *made;
    auto scaled = QPixmap::fromImage(picture.scaled(m_events->table()->iconSize() * devicePixelRatioF(), Qt::KeepAspectRatio, Qt::SmoothTransformation));
    scaled.setDevicePixelRatio(devicePixelRatioF());
    m_rowPictures.insert(picture.cacheKey(), new QPixmap(scaled));
    return scaled;
}

void ReviewScreen::showThumbnail(std::int64_t frame, const QPoint& place)
{
    m_hovered.reset();
    if (frame < 0 || !m_shown || m_player->isPlaying()) {
        m_hover->hide();
        return;
    }
    const auto image = m_thumbnails->find(m_shown->overlay, videoOf(*m_shown), frame);
    if (image.isNull()) {
        m_hovered = std::pair(frame, place); // it is shown when it came
        return;
    }
    m_hover->setPixmap(QPixmap::fromImage(image));
    m_hover->adjustSize();
    const auto* screen = this->screen();
    const int left = screen->availableGeometry().left(), right = screen->availableGeometry().right() - m_hover->width();
    m_hover->move(std::clamp(place.x() - m_hover->width() / 2, left, std::max(left, right)), m_strip->mapToGlobal(QPoint(0, 0)).y() - m_hover->height() - 6);
    m_hover->show();
}

void ReviewScreen::thumbnailCame(const QString& clip, std::int64_t frame)
{
    const auto name = clip.toStdString();
    for (std::size_t i = 0; i < m_session->events().size(); ++i) {
        const auto& event = m_session->events()[i].event;
        if (event.peak == frame && event.clip == name)
            m_events->model().thumbnailCame(i);
    }
    if (m_hovered && m_hovered->first == frame && m_shown && m_shown->name == name)
        showThumbnail(frame, m_hovered->second);
    m_pictures->goOn();
}

/// They are of events that are no longer these.
void ReviewScreen::giveUpPictures()
{
    if (!m_pictures->isRunning())
        return;
    m_pictures->cancel();
    m_progress->hide();
    Q_EMIT failed({"stopped", tr("The events changed while their pictures were collected: nothing was written").toStdString(), {}, tr("Export again").toStdString()});
}

void ReviewScreen::setPrivacy(Privacy privacy)
{
    m_view->setPrivacy(privacy);
    OverlayOptions small;
    small.names = false;
    m_thumbnails->setOptions(small, privacy);
    m_hover->hide();
    m_pictures->goOn(); // asks again for what was given up
    m_events->table()->viewport()->update();
}

/// What the menu has, on the row that was clicked.
void ReviewScreen::showEventsMenu(const QPoint& place)
{
    QMenu menu;
    menu.setObjectName("eventsMenu");
    for (const auto* id : {"review.true", "review.falseAlarm", "review.unsure", "review.note", "", "review.play", "review.loop", "", "review.exportVideo", "review.exportVideos"}) {
        const auto all = actions();
        const auto found = std::ranges::find_if(all, [&](const QAction* one) { return one->objectName() == QLatin1String(id); });
        if (found != all.end())
            menu.addAction(*found);
        else
            menu.addSeparator();
    }
    menu.addSeparator();
    menu.addAction(tr("Copy as a table"), m_events, &EventsPanel::copyTable);
    menu.exec(m_events->table()->viewport()->mapToGlobal(place));
}

void ReviewScreen::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_thumbnails->setDevicePixelRatio(devicePixelRatioF());
}

void ReviewScreen::hideEvent(QHideEvent* event)
{
    m_hover->hide();
    QWidget::hideEvent(event);
}

} // namespace transect
