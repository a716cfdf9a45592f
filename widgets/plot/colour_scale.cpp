#include "widgets/plot/colour_scale.h"

#include <algorithm>
#include <cmath>

#include <QPainter>

#include "widgets/plot/chart_colours.h"
#include "widgets/plot/plot_ticks.h"

namespace transect {

ColourScale::ColourScale(std::span<const double> values, Ramp ramp, bool isLogarithmic)
    : m_ramp(ramp)
{
    m_span.isLogarithmic = isLogarithmic && ramp != Ramp::Diverging;
    Interval range{HUGE_VAL, -HUGE_VAL};
    for (const double value : values)
        if (m_span.hasPlace(value))
            range = {std::min(range.low, value), std::max(range.high, value)};
    if (range.low > range.high)
        range = {m_span.isLogarithmic ? 1.0 : 0.0, m_span.isLogarithmic ? 10.0 : 1.0};
    if (ramp == Ramp::Diverging) {
        const double size = std::max(std::abs(range.low), std::abs(range.high));
        range = {-size, size};
    }
    m_span.range = range.low < range.high ? range : padded({range, m_span.isLogarithmic}, 0);
}

QColor ColourScale::at(double share) const
{
    return m_ramp == Ramp::Diverging ? divergingRamp(2 * share - 1, chartTokens()) : cividis(share);
}

QColor ColourScale::colour(double value) const
{
    return m_span.hasPlace(value) ? at(m_span.share(value)) : QColor();
}

void ColourScale::paint(QPainter& painter, const QRectF& rect, const QString& title) const
{
    const auto& tokens = chartTokens();
    QImage ramp(1, 256, QImage::Format_RGB32);
    for (int i = 0; i < 256; ++i)
        ramp.setPixelColor(0, i, at(1 - i / 255.0));
    painter.drawImage(rect, ramp);
    painter.setFont(Theme::current().font(11));
    painter.setPen(tokens.quietText);
    const double height = painter.fontMetrics().height();
    for (const auto& tick : numberTicks(m_span, std::max(2, int(rect.height() / 40))).labelled) {
        const double at = rect.bottom() - m_span.share(tick.at) * rect.height();
        painter.drawLine(QPointF(rect.right(), at), QPointF(rect.right() + 4, at));
        painter.drawText(QRectF(rect.right() + 8, at - height / 2, 80, height), Qt::AlignLeft | Qt::AlignVCenter, tick.text);
    }
    const double width = painter.fontMetrics().horizontalAdvance(title) + 1;
    painter.drawText(QRectF(std::min(rect.left(), rect.right() + 60 - width), rect.top() - height - 8, width, height), Qt::AlignLeft, title);
}

} // namespace transect
