#include "widgets/review/score_strip.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <QLocale>

#include "widgets/common/pinch.h"
#include "widgets/common/theme.h"
#include "widgets/review/clip_time.h"
#include "widgets/review/strip_accessible.h"
#include "widgets/review/strip_measures.h"

namespace transect {

namespace {

constexpr double shortestView = 10; ///< frames
constexpr double gripReach = 5;     ///< pixels

} // namespace

ScoreStrip::ScoreStrip(QWidget* parent)
    : QWidget(parent)
{
    setObjectName("scoreStrip");
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    watchPinches(*this);
    setAccessibleName(tr("Scores over time"));
    StripAccessible::install();
    m_speak.setSingleShot(true);
    m_speak.setInterval(200);
    connect(&m_speak, &QTimer::timeout, this, [this] {
        QAccessibleValueChangeEvent changed(this, scoreNow().value_or(0));
        QAccessible::updateAccessibility(&changed);
    });
    connect(&Theme::current(), &Theme::changed, this, [this] { forget(); });
}

void ScoreStrip::setData(StripData data)
{
    m_data = std::move(data);
    m_frames.resize(std::size_t(m_data.frames));
    std::iota(m_frames.begin(), m_frames.end(), 0.);
    rescale();
    m_events.clear();
    m_chosenEvent.reset();
    m_frame = 0;
    showAll();
}

void ScoreStrip::rescale()
{
    m_highest = std::max(0., m_on);
    for (const double score : m_data.scores)
        m_highest = score > m_highest ? score : m_highest; // also where a score is no number
    for (const auto& person : m_data.persons)
        m_highest = std::max(m_highest, person.highest);
    m_highest = m_highest > 0 ? 1.08 * m_highest : 1;
}

void ScoreStrip::setEvents(std::vector<StripEvent> events)
{
    m_events = std::move(events);
    m_chosenEvent.reset();
    forget();
}

void ScoreStrip::setThreshold(double on, double off)
{
    if (on == m_on && off == m_off)
        return;
    m_on = on;
    m_off = off;
    if (m_grip != Grip::Threshold && m_on > m_highest)
        rescale();
    describe();
    forget();
}

void ScoreStrip::setFrame(std::int64_t frame)
{
    if (frame == m_frame)
        return;
    const auto before = cursorArea();
    m_frame = frame;
    // While playing in a part of the clip the part goes along.
    if (m_grip == Grip::None && (double(frame) < m_view.low || double(frame) > m_view.high)) {
        const double length = m_view.high - m_view.low;
        setView({double(frame) - 0.1 * length, double(frame) + 0.9 * length});
    }
    describe();
    update(before);
    update(cursorArea());
}

QRect ScoreStrip::cursorArea() const
{
    return QRect(int(placeOfFrame(double(m_frame))) - 8, 0, 16, height());
}

void ScoreStrip::setChosenPerson(std::int64_t person)
{
    if (person == m_person)
        return;
    m_person = person;
    forget();
}

void ScoreStrip::setChosenEvent(std::optional<std::size_t> event)
{
    if (event == m_chosenEvent)
        return;
    m_chosenEvent = event;
    forget();
}

void ScoreStrip::setView(Interval view)
{
    const double whole = std::max(shortestView, double(m_data.frames));
    const double length = std::clamp(view.high - view.low, shortestView, whole);
    const double low = std::clamp(view.low, -0.5, whole - 0.5 - length);
    const Interval wanted{low, low + length};
    if (wanted == m_view)
        return;
    m_view = wanted;
    forget();
    Q_EMIT viewChanged();
}

void ScoreStrip::showAll()
{
    m_view = {-0.5, std::max(shortestView, double(m_data.frames)) - 0.5};
    forget();
    describe();
    Q_EMIT viewChanged();
}

QSize ScoreStrip::sizeHint() const
{
    return {640, int(strip::eventLane + 96 + strip::truthLane + 4 * strip::personHeight + strip::timeHeight + 4 * strip::gap)};
}

QSize ScoreStrip::minimumSizeHint() const
{
    return {280, int(strip::eventLane + strip::leastScoreHeight + strip::truthLane + strip::timeHeight + 3 * strip::gap)};
}

// Where things are.

QRectF ScoreStrip::plotArea() const
{
    return {strip::labelWidth, 0, std::max(20., width() - strip::labelWidth - strip::rightMargin), double(height())};
}

std::vector<std::int64_t> ScoreStrip::shownPersons() const
{
    const double left = height() - strip::eventLane - 2 * strip::leastScoreHeight - strip::truthLane - strip::timeHeight - 4 * strip::gap;
    const auto fitting = std::size_t(std::max(0., std::floor(left / strip::personHeight)));
    std::vector<std::int64_t> shown;
    for (const auto& person : m_data.persons) {
        if (shown.size() < fitting)
            shown.push_back(person.person);
    }
    const bool isKnown = std::ranges::find(m_data.persons, m_person, &PersonScores::person) != m_data.persons.end();
    if (isKnown && !shown.empty() && std::ranges::find(shown, m_person) == shown.end())
        shown.back() = m_person;
    return shown;
}

QRectF ScoreStrip::scoreRow() const
{
    const auto area = plotArea();
    const double persons = double(shownPersons().size()) * strip::personHeight;
    const double truth = m_data.abnormal.empty() ? 0 : strip::truthLane + strip::gap;
    const double bottom = height() - strip::timeHeight - persons - truth - strip::gap;
    return {area.left(), strip::eventLane + strip::gap, area.width(), std::max(strip::leastScoreHeight / 2, bottom - strip::eventLane - strip::gap)};
}

QRectF ScoreStrip::personRow(std::int64_t person) const
{
    const auto shown = shownPersons();
    const auto found = std::ranges::find(shown, person);
    if (found == shown.end())
        return {};
    const double top = height() - strip::timeHeight - double(shown.end() - found) * strip::personHeight;
    return {plotArea().left(), top, plotArea().width(), strip::personHeight};
}

double ScoreStrip::placeOfFrame(double frame) const
{
    const auto area = plotArea();
    return area.left() + (frame - m_view.low) / (m_view.high - m_view.low) * area.width();
}

double ScoreStrip::frameUnder(double x) const
{
    const auto area = plotArea();
    return m_view.low + (x - area.left()) / area.width() * (m_view.high - m_view.low);
}

std::int64_t ScoreStrip::frameAt(double x) const
{
    return std::clamp<std::int64_t>(std::llround(frameUnder(x)), 0, std::max<std::int64_t>(0, m_data.frames - 1));
}

double ScoreStrip::placeOfScore(double score) const
{
    const auto row = scoreRow();
    return row.bottom() - std::clamp(score / m_highest, 0., 1.) * row.height();
}

bool ScoreStrip::isOnThreshold(const QPointF& place) const
{
    return m_data.frames > 0 && std::abs(place.y() - placeOfScore(m_on)) <= gripReach && place.x() >= plotArea().left();
}

void ScoreStrip::forget()
{
    m_rows = {};
    update();
}

std::optional<double> ScoreStrip::scoreNow() const
{
    const auto frame = std::size_t(m_frame);
    const bool isScored = frame < m_data.scores.size() && (m_data.scored.empty() || m_data.scored[frame]) && std::isfinite(m_data.scores[frame]);
    return isScored ? std::optional(m_data.scores[frame]) : std::nullopt;
}

void ScoreStrip::describe()
{
    QString text = tr("No clip");
    if (m_data.frames > 0) {
        const auto time = clipTime(double(m_frame) / m_data.framesPerSecond);
        const auto score = scoreNow();
        text = score ? tr("Score %1 at %2, threshold %3").arg(QLocale().toString(*score, 'g', 3), time, QLocale().toString(m_on, 'g', 3)) : tr("Nobody was scored at %1").arg(time);
    }
    if (text == accessibleDescription())
        return;
    if (!m_speak.isActive())
        m_speak.start();
    setAccessibleDescription(text);
}

} // namespace transect
