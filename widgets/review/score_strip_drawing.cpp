#include <algorithm>
#include <cmath>

#include <QLocale>
#include <QPainter>

#include "analysis/decimation.h"
#include "widgets/common/theme.h"
#include "widgets/review/clip_time.h"
#include "widgets/review/events_model.h"
#include "widgets/review/score_strip.h"
#include "widgets/review/strip_measures.h"

namespace transect {

namespace {

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
    const auto label = [&](double top, double height, const QString& text) {
        const QRectF place(8, top, strip::labelWidth - 14, height);
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft, painter.fontMetrics().elidedText(text, Qt::ElideRight, int(place.width())));
    };
    label(row.top(), 16, tr("Score"));
    painter.drawText(QRectF(8, row.bottom() - 14, strip::labelWidth - 14, 16), Qt::AlignVCenter | Qt::AlignRight, QStringLiteral("0"));
    for (const auto person : shownPersons()) {
        painter.setPen(person == m_person ? tokens.text : tokens.quietText);
        painter.setFont(Theme::current().font(11, person == m_person ? QFont::DemiBold : QFont::Normal));
        label(personRow(person).top(), personRow(person).height(), tr("Person %1").arg(person));
    }
    painter.setFont(Theme::current().font(11));
    if (!m_data.abnormal.empty()) {
        painter.setPen(tokens.quietText);
        label(row.bottom() + strip::gap - 4, strip::truthLane + 8, tr("Truth"));
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
    const QRectF lane(plotArea().left(), scoreRow().bottom() + strip::gap, plotArea().width(), strip::truthLane);
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
        painter.fillRect(QRectF(left, strip::eventLane - 4, right - left, isChosen ? 5 : 3), colour);
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
    painter.drawText(QRectF(0, on - 8, strip::labelWidth - 6, 16), Qt::AlignVCenter | Qt::AlignRight, QLocale().toString(m_on, 'g', 3));
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
        painter.drawLine(QPointF(x, height() - strip::timeHeight), QPointF(x, height() - strip::timeHeight + 3));
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
    painter.drawLine(QPointF(x, 2), QPointF(x, height() - strip::timeHeight));
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.accent);
    painter.drawPolygon(QPolygonF{{x - 5, 0}, {x + 5, 0}, {x, 6}});
}

} // namespace transect
