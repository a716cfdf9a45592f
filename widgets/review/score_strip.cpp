#include "widgets/review/score_strip.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include "analysis/decimation.h"
#include "widgets/common/theme.h"
#include "widgets/review/clip_time.h"
#include "widgets/review/events_model.h"
#include "widgets/review/strip_accessible.h"

namespace transect {

namespace {

constexpr double labelWidth = 80, rightMargin = 14, eventLane = 12, truthLane = 6, personHeight = 20, timeHeight = 18, gap = 4;
constexpr double leastScoreHeight = 48;
constexpr double shortestView = 10; ///< frames
constexpr double gripReach = 5;     ///< pixels

QColor faint(QColor colour, double alpha)
{
    colour.setAlphaF(float(alpha));
    return colour;
}

/// Seconds from tick to tick, so that labels do not touch.
double tickStep(double seconds, double width)
{
    for (const double step : {0.1, 0.2, 0.5, 1., 2., 5., 10., 15., 30., 60., 120., 300., 600., 1800., 3600.}) {
        if (width * step / std::max(seconds, 1e-9) >= 72)
            return step;
    }
    return 3600 * std::ceil(seconds / 3600 / std::max(1., width / 72));
}

} // namespace

ScoreStrip::ScoreStrip(QWidget* parent)
    : QWidget(parent)
{
    setObjectName("scoreStrip");
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
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
    m_frame = frame;
    // While playing in a part of the clip the part goes along.
    if (m_grip == Grip::None && (double(frame) < m_view.low || double(frame) > m_view.high)) {
        const double length = m_view.high - m_view.low;
        setView({double(frame) - 0.1 * length, double(frame) + 0.9 * length});
    }
    describe();
    update();
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
    return {640, int(eventLane + 96 + truthLane + 4 * personHeight + timeHeight + 4 * gap)};
}

QSize ScoreStrip::minimumSizeHint() const
{
    return {280, int(eventLane + leastScoreHeight + truthLane + timeHeight + 3 * gap)};
}

// Where things are.

QRectF ScoreStrip::plotArea() const
{
    return {labelWidth, 0, std::max(20., width() - labelWidth - rightMargin), double(height())};
}

std::vector<std::int64_t> ScoreStrip::shownPersons() const
{
    const double left = height() - eventLane - 2 * leastScoreHeight - truthLane - timeHeight - 4 * gap;
    const auto fitting = std::size_t(std::max(0., std::floor(left / personHeight)));
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
    const double persons = double(shownPersons().size()) * personHeight;
    const double truth = m_data.abnormal.empty() ? 0 : truthLane + gap;
    const double bottom = height() - timeHeight - persons - truth - gap;
    return {area.left(), eventLane + gap, area.width(), std::max(leastScoreHeight / 2, bottom - eventLane - gap)};
}

QRectF ScoreStrip::personRow(std::int64_t person) const
{
    const auto shown = shownPersons();
    const auto found = std::ranges::find(shown, person);
    if (found == shown.end())
        return {};
    const double top = height() - timeHeight - double(shown.end() - found) * personHeight;
    return {plotArea().left(), top, plotArea().width(), personHeight};
}

double ScoreStrip::placeOfFrame(double frame) const
{
    const auto area = plotArea();
    return area.left() + (frame - m_view.low) / (m_view.high - m_view.low) * area.width();
}

std::int64_t ScoreStrip::frameAt(double x) const
{
    const auto area = plotArea();
    const double frame = m_view.low + (x - area.left()) / area.width() * (m_view.high - m_view.low);
    return std::clamp<std::int64_t>(std::llround(frame), 0, std::max<std::int64_t>(0, m_data.frames - 1));
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

// Drawing.

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

void ScoreStrip::paintEvent(QPaintEvent*)
{
    if (m_rows.isNull()) {
        m_rows = QPixmap(size() * devicePixelRatioF());
        m_rows.setDevicePixelRatio(devicePixelRatioF());
        m_rows.fill(Theme::current().tokens().surface);
        QPainter painter(&m_rows);
        painter.setRenderHint(QPainter::Antialiasing);
        drawRows(painter);
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_rows);
    if (m_data.frames > 0)
        drawCursor(painter);
    if (hasFocus()) {
        painter.setPen(QPen(Theme::current().tokens().accent, 1));
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void ScoreStrip::drawRows(QPainter& painter) const
{
    const auto& tokens = Theme::current().tokens();
    painter.setFont(Theme::current().font(11));
    if (m_data.frames == 0) {
        painter.setPen(tokens.quietText);
        painter.drawText(QRectF(rect()), Qt::AlignCenter, tr("The scores of a clip appear here."));
        return;
    }
    painter.save();
    painter.setClipRect(plotArea());
    drawUnscored(painter, scoreRow());
    drawEvents(painter);
    drawScores(painter);
    drawTruth(painter);
    drawPersons(painter);
    painter.restore();
    drawTimes(painter);
    drawThreshold(painter);
    painter.setPen(tokens.quietText);
    const auto row = scoreRow();
    painter.drawText(QRectF(8, row.top(), labelWidth - 14, 16), Qt::AlignVCenter | Qt::AlignLeft, tr("Score"));
    painter.drawText(QRectF(8, row.bottom() - 14, labelWidth - 14, 16), Qt::AlignVCenter | Qt::AlignRight, QStringLiteral("0"));
    for (const auto person : shownPersons()) {
        painter.setPen(person == m_person ? tokens.text : tokens.quietText);
        painter.setFont(Theme::current().font(11, person == m_person ? QFont::DemiBold : QFont::Normal));
        auto label = personRow(person);
        label.setLeft(8);
        label.setWidth(labelWidth - 14);
        painter.drawText(label, Qt::AlignVCenter | Qt::AlignLeft, painter.fontMetrics().elidedText(tr("Person %1").arg(person), Qt::ElideRight, int(label.width())));
    }
    painter.setFont(Theme::current().font(11));
    if (!m_data.abnormal.empty()) {
        painter.setPen(tokens.quietText);
        painter.drawText(QRectF(8, row.bottom() + gap - 4, labelWidth - 14, truthLane + 8), Qt::AlignVCenter | Qt::AlignLeft, tr("Truth"));
    }
}

void ScoreStrip::drawCurve(QPainter& painter, const std::vector<double>& scores, const QRectF& row, const QColor& colour, double width) const
{
    const PixelColumns columns({m_view, std::max(1, int(row.width() * devicePixelRatioF())), false});
    QPolygonF line;
    painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto flush = [&] {
        if (line.size() == 1)
            painter.drawPoint(line.front());
        else if (line.size() > 1)
            painter.drawPolyline(line);
        line.clear();
    };
    for (const auto i : decimate(m_frames, scores, columns)) {
        if (!std::isfinite(scores[i])) {
            flush();
            continue;
        }
        line.append({placeOfFrame(double(i)), row.bottom() - 1 - std::clamp(scores[i] / m_highest, 0., 1.) * (row.height() - 2)});
    }
    flush();
}

void ScoreStrip::drawScores(QPainter& painter) const
{
    const auto& tokens = Theme::current().tokens();
    const auto row = scoreRow();
    painter.setPen(QPen(tokens.line, 1));
    painter.drawLine(row.bottomLeft(), row.bottomRight());
    drawCurve(painter, m_data.scores, row, tokens.text, 1.3);
}

/// Frames in which nobody was scored: 0 there says nothing of the frame.
void ScoreStrip::drawUnscored(QPainter& painter, const QRectF& row) const
{
    if (m_data.scored.empty())
        return;
    const QBrush hatch(Theme::current().tokens().line, Qt::BDiagPattern);
    const auto first = std::max<std::int64_t>(0, std::llround(m_view.low)), end = std::min(m_data.frames, std::int64_t(std::ceil(m_view.high)) + 1);
    for (auto frame = first; frame < end;) {
        if (m_data.scored[std::size_t(frame)]) {
            ++frame;
            continue;
        }
        const auto from = frame;
        while (frame < end && !m_data.scored[std::size_t(frame)])
            ++frame;
        const double left = placeOfFrame(double(from) - 0.5), right = placeOfFrame(double(frame) - 0.5);
        if (right - left >= 1)
            painter.fillRect(QRectF(left, row.top(), right - left, row.height()), hatch);
    }
}

void ScoreStrip::drawTruth(QPainter& painter) const
{
    if (m_data.abnormal.empty())
        return;
    const auto& tokens = Theme::current().tokens();
    const QRectF lane(plotArea().left(), scoreRow().bottom() + gap, plotArea().width(), truthLane);
    painter.fillRect(lane, tokens.window);
    const auto end = std::min<std::int64_t>(m_data.frames, std::int64_t(m_data.abnormal.size()));
    for (std::int64_t frame = 0; frame < end;) {
        const auto from = frame;
        const bool isAbnormal = m_data.abnormal[std::size_t(frame)] != 0;
        while (frame < end && (m_data.abnormal[std::size_t(frame)] != 0) == isAbnormal)
            ++frame;
        if (isAbnormal)
            painter.fillRect(QRectF(QPointF(placeOfFrame(double(from) - 0.5), lane.top()), QPointF(placeOfFrame(double(frame) - 0.5), lane.bottom())), tokens.bad);
    }
}

void ScoreStrip::drawEvents(QPainter& painter) const
{
    const auto& tokens = Theme::current().tokens();
    const auto row = scoreRow();
    painter.setFont(Theme::current().font(11, QFont::DemiBold));
    for (std::size_t i = 0; i < m_events.size(); ++i) {
        const auto& event = m_events[i];
        const double left = placeOfFrame(double(event.first) - 0.5), right = std::max(left + 3, placeOfFrame(double(event.last) + 0.5));
        if (right < 0 || left > width())
            continue;
        const bool isChosen = m_chosenEvent == i;
        const bool isRefused = event.verdict == Verdict::FalseAlarm;
        const auto colour = isChosen ? tokens.accent : isRefused ? tokens.quietText : tokens.attention;
        painter.fillRect(QRectF(left, row.top(), right - left, row.height()), faint(colour, isChosen ? 0.2 : 0.12));
        painter.fillRect(QRectF(left, eventLane - 4, right - left, isChosen ? 5 : 3), colour);
        const auto glyph = verdictGlyph(event.verdict);
        if (!glyph.isEmpty() && right - left > 10) {
            painter.setPen(colour);
            painter.drawText(QRectF((left + right) / 2 - 8, row.top(), 16, 14), Qt::AlignCenter, glyph);
        }
    }
    painter.setFont(Theme::current().font(11));
}

void ScoreStrip::drawThreshold(QPainter& painter) const
{
    const auto& tokens = Theme::current().tokens();
    const auto area = plotArea();
    const double on = placeOfScore(m_on), off = placeOfScore(m_off);
    painter.setPen(QPen(tokens.attention, 1, Qt::DotLine));
    painter.drawLine(QPointF(area.left(), off), QPointF(area.right(), off));
    painter.setPen(QPen(tokens.attention, 1.4, Qt::DashLine));
    painter.drawLine(QPointF(area.left(), on), QPointF(area.right(), on));
    painter.setPen(QPen(tokens.surface, 1.5));
    painter.setBrush(tokens.attention);
    painter.drawEllipse(QPointF(area.right(), on), 5, 5);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(tokens.attention);
    painter.drawText(QRectF(0, on - 8, labelWidth - 6, 16), Qt::AlignVCenter | Qt::AlignRight, QLocale().toString(m_on, 'g', 3));
}

void ScoreStrip::drawPersons(QPainter& painter) const
{
    const auto& tokens = Theme::current().tokens();
    for (const auto id : shownPersons()) {
        const auto& person = *std::ranges::find(m_data.persons, id, &PersonScores::person);
        const auto row = personRow(id);
        painter.setPen(QPen(tokens.line, 1));
        painter.drawLine(QPointF(row.left(), row.bottom() - 0.5), QPointF(row.right(), row.bottom() - 0.5));
        const bool isChosen = id == m_person;
        drawCurve(painter, person.scores, row.adjusted(0, 2, 0, -1), isChosen ? tokens.accent : tokens.quietText, isChosen ? 1.6 : 1);
    }
}

void ScoreStrip::drawTimes(QPainter& painter) const
{
    const auto& tokens = Theme::current().tokens();
    const auto area = plotArea();
    const double rate = m_data.framesPerSecond, from = std::max(0., m_view.low / rate), to = m_view.high / rate;
    const double step = tickStep((m_view.high - m_view.low) / rate, area.width());
    painter.setPen(tokens.quietText);
    for (double tick = std::ceil(from / step) * step; tick <= to + 1e-9; tick += step) {
        const double x = placeOfFrame(tick * rate);
        painter.drawLine(QPointF(x, height() - timeHeight), QPointF(x, height() - timeHeight + 3));
        const auto text = step < 1 ? clipTime(tick) : clipSeconds(tick);
        const double half = painter.fontMetrics().horizontalAdvance(text) / 2.;
        painter.drawText(QPointF(std::min(x - half, width() - 2 * half - 2), height() - 4), text);
    }
}

void ScoreStrip::drawCursor(QPainter& painter) const
{
    const auto& tokens = Theme::current().tokens();
    const double x = placeOfFrame(double(m_frame));
    if (x < plotArea().left() - 1 || x > plotArea().right() + 1)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokens.accent, 1.5));
    painter.drawLine(QPointF(x, 2), QPointF(x, height() - timeHeight));
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.accent);
    painter.drawPolygon(QPolygonF{{x - 5, 0}, {x + 5, 0}, {x, 6}});
}

// The mouse and the keys.

void ScoreStrip::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_data.frames == 0)
        return;
    if (isOnThreshold(event->position())) {
        m_grip = Grip::Threshold;
        m_isMoved = false;
        return;
    }
    for (const auto person : shownPersons()) {
        auto row = personRow(person);
        row.setLeft(0);
        if (row.contains(event->position()))
            Q_EMIT personClicked(person);
    }
    if (event->position().x() < plotArea().left())
        return;
    m_grip = Grip::Time;
    Q_EMIT seekRequested(frameAt(event->position().x()));
}

void ScoreStrip::moveThreshold(double y)
{
    const auto row = scoreRow();
    const double score = std::clamp((row.bottom() - y) / row.height(), 0., 1.) * m_highest;
    m_isMoved = true;
    Q_EMIT thresholdDragged(score);
}

void ScoreStrip::mouseMoveEvent(QMouseEvent* event)
{
    if (m_grip == Grip::Threshold)
        moveThreshold(event->position().y());
    else if (m_grip == Grip::Time)
        Q_EMIT seekRequested(frameAt(event->position().x()));
    if (m_grip == Grip::None)
        setCursor(isOnThreshold(event->position()) ? Qt::SizeVerCursor : Qt::ArrowCursor);
    if (m_data.frames > 0 && event->position().x() >= plotArea().left())
        Q_EMIT hovered(frameAt(event->position().x()), event->globalPosition().toPoint());
    else
        Q_EMIT hovered(-1, {});
}

void ScoreStrip::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (std::exchange(m_grip, Grip::None) != Grip::Threshold)
        return;
    // A click on the line is one on the time below it: no other rule follows from it.
    if (m_isMoved)
        Q_EMIT thresholdDropped(m_on);
    else
        Q_EMIT seekRequested(frameAt(event->position().x()));
}

void ScoreStrip::mouseDoubleClickEvent(QMouseEvent*)
{
    showAll();
}

void ScoreStrip::wheelEvent(QWheelEvent* event)
{
    const auto delta = event->angleDelta();
    const double turns = double(delta.y() != 0 ? delta.y() : delta.x()) / 120;
    const double length = m_view.high - m_view.low;
    if (event->modifiers().testFlag(Qt::ShiftModifier) || (delta.y() == 0 && delta.x() != 0))
        setView({m_view.low - 0.15 * turns * length, m_view.high - 0.15 * turns * length});
    else
        zoom(std::pow(0.8, turns), m_view.low + (event->position().x() - plotArea().left()) / plotArea().width() * length);
    event->accept();
}

void ScoreStrip::zoom(double factor, double centre)
{
    setView({centre + (m_view.low - centre) * factor, centre + (m_view.high - centre) * factor});
}

void ScoreStrip::keyPressEvent(QKeyEvent* event)
{
    const auto move = [this](std::int64_t by) { Q_EMIT seekRequested(std::clamp<std::int64_t>(m_frame + by, 0, std::max<std::int64_t>(0, m_data.frames - 1))); };
    const auto tenSeconds = std::int64_t(10 * m_data.framesPerSecond);
    const int few = event->modifiers().testFlag(Qt::ShiftModifier) ? 10 : 1;
    switch (event->key()) {
    case Qt::Key_Left: return move(-few);
    case Qt::Key_Right: return move(few);
    case Qt::Key_PageUp: return move(-tenSeconds);
    case Qt::Key_PageDown: return move(tenSeconds);
    case Qt::Key_Home: return move(-m_data.frames);
    case Qt::Key_End: return move(m_data.frames);
    case Qt::Key_Up:
    case Qt::Key_Down: {
        const double wanted = std::clamp(m_on + (event->key() == Qt::Key_Up ? 0.01 : -0.01) * m_highest, 0., std::max(m_highest, m_on + 0.01 * m_highest));
        Q_EMIT thresholdDragged(wanted);
        Q_EMIT thresholdDropped(wanted);
        return;
    }
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoom(0.8, double(m_frame));
    case Qt::Key_Minus: return zoom(1.25, double(m_frame));
    case Qt::Key_0: return showAll();
    default: QWidget::keyPressEvent(event);
    }
}

void ScoreStrip::leaveEvent(QEvent* event)
{
    Q_EMIT hovered(-1, {});
    QWidget::leaveEvent(event);
}

void ScoreStrip::resizeEvent(QResizeEvent* event)
{
    forget();
    QWidget::resizeEvent(event);
}

void ScoreStrip::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        forget();
    QWidget::changeEvent(event);
}

} // namespace transect
