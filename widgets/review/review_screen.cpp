#include "widgets/review/review_screen.h"

#include <algorithm>

#include <QLabel>
#include <QMenu>
#include <QScreen>
#include <QTableView>

#include "widgets/common/empty_state.h"
#include "widgets/review/event_pictures.h"
#include "widgets/review/events_panel.h"
#include "widgets/review/export_progress.h"
#include "widgets/review/frame_view.h"
#include "widgets/review/player.h"
#include "widgets/review/review_session.h"
#include "widgets/review/score_strip.h"
#include "widgets/review/transport_bar.h"
#include "widgets/review/why_panel.h"

namespace transect {

ReviewScreen::~ReviewScreen()
{
    // A note that is being written is kept while there still is who keeps it.
    if (auto* edited = focusWidget())
        edited->clearFocus();
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

// Moments, persons and events.

void ReviewScreen::showMoment(std::int64_t frame)
{
    m_strip->setFrame(frame);
    // Nobody reads figures that change sixty times a second.
    if (!m_player->isPlaying())
        explain();
    else if (!m_explainSoon.isActive())
        m_explainSoon.start();
}

void ReviewScreen::explain()
{
    m_explainSoon.stop();
    if (m_shown)
        m_why->show(m_player->position(), m_person);
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
    const auto from = std::max<std::int64_t>(0, event.first - std::int64_t(2 * m_session->rateOf(event.clip)));
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
void ReviewScreen::undo() { m_session->undo(); }
void ReviewScreen::redo() { m_session->redo(); }

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
