#include <cmath>

#include <QPainter>

#include "widgets/common/theme.h"
#include "widgets/plot/annotation_painter.h"
#include "widgets/plot/chart_colours.h"
#include "widgets/plot/curve_painter.h"
#include "widgets/plot/plot_private.h"
#include "widgets/plot/plot_ticks.h"

namespace transect {

namespace {

QString titleOf(const Axis& axis)
{
    return axis.unit.isEmpty() ? axis.label : QStringLiteral("%1 (%2)").arg(axis.label, axis.unit);
}

} // namespace

QMargins Plot::Private::margins() const
{
    return {56, y.label.isEmpty() ? 12 : 32, 24, x.label.isEmpty() ? 24 : 44};
}

void Plot::Private::draw()
{
    canvas.setMargins(margins());
    canvas.setAxesShown(!isEmpty());
    canvas.setView(view());
    canvas.draw();
}

void Plot::Private::paintBelow(QPainter& painter)
{
    const auto frame = canvas.frame();
    if (isEmpty())
        return;
    paintAxisTitle(painter, frame, titleOf(y));
    paintMarkLines(painter, frame, marks, horizontalMarks);
}

void Plot::Private::paintCurves(QPainter& painter)
{
    const auto frame = canvas.frame();
    if (isEmpty()) {
        paintEmpty(painter, frame.rect.adjusted(-32, 0, 0, 0), emptyText); // the margins of the axes are not alike
        return;
    }
    const double scale = pixelScale > 0 ? pixelScale : plot.devicePixelRatioF();
    std::vector<ColouredCurve> shown;
    for (const bool faint : {true, false})
        for (std::size_t i = 0; i < curves.size(); ++i)
            if (isShown(i) && (*series)[i].style.faint == faint)
                shown.push_back({&curves[i], colours[i]});
    transect::paintCurves(painter, frame, shown, scale);
    paintMarkTexts(painter, frame, marks, horizontalMarks);
    const auto points = highlights.empty() ? std::vector<QPointF>() : pointsToSee(frame);
    for (const auto& highlight : highlights) {
        const auto i = find(highlight.series);
        if (!i || !isShown(*i) || highlight.index >= curves[*i].size())
            continue;
        const double pointX = (*series)[*i].x[highlight.index], pointY = (*series)[*i].y[highlight.index];
        const auto place = frame.place(pointX, pointY);
        if (frame.x.hasPlace(pointX) && frame.y.hasPlace(pointY) && frame.rect.contains(place))
            paintHighlight(painter, frame, place, highlight.text, points);
    }
    if (const auto text = withoutPlaceText(frame); !text.isEmpty())
        paintWithoutPlace(painter, frame, text);
}

std::vector<QPointF> Plot::Private::pointsToSee(const PlotFrame& frame) const
{
    std::vector<QPointF> points;
    for (std::size_t i = 0; i < curves.size(); ++i) {
        const auto& one = (*series)[i];
        for (std::size_t j = 0; isShown(i) && one.style.marker != Marker::None && j < curves[i].size(); ++j)
            points.push_back(frame.place(one.x[j], one.y[j]));
    }
    for (const auto& mark : marks)
        if (!mark.text.isEmpty()) // in the words
            points.push_back({frame.rect.left() + frame.x.share(mark.at) * frame.rect.width() + 8, frame.rect.top() + 8});
    return points;
}

QString Plot::Private::withoutPlaceText(const PlotFrame& frame) const
{
    int count = 0;
    for (std::size_t i = 0; i < curves.size(); ++i)
        if (isShown(i))
            count += curves[i].withoutPlace(frame);
    return count == 0 ? QString() : Plot::tr("at or below zero: %1").arg(QLocale().toString(count));
}

void Plot::Private::paintAbove(QPainter& painter)
{
    const auto frame = canvas.frame();
    if (isEmpty())
        return;
    paintCrosshair(painter, frame);
    paintCursor(painter, frame);
    paintDrag(painter, frame);
    paintMeasure(painter, frame);
}

void Plot::Private::paintCrosshair(QPainter& painter, const PlotFrame& frame)
{
    const auto value = link ? link->crosshair() : crosshair;
    if (!value || !frame.x.hasPlace(*value) || *value < frame.x.range.low || *value > frame.x.range.high)
        return;
    const auto& tokens = chartTokens();
    const double place = std::round(frame.rect.left() + frame.x.share(*value) * frame.rect.width()) + 0.5;
    painter.setPen(QPen(tokens.quietText, 1));
    painter.drawLine(QPointF(place, frame.rect.top()), QPointF(place, frame.rect.bottom()));
    painter.setPen(QPen(tokens.surface, 1));
    for (const auto& [id, name, pointX, pointY] : crosshairValues()) {
        const auto point = frame.place(pointX, pointY);
        if (!frame.y.hasPlace(pointY) || !frame.rect.contains(point))
            continue;
        painter.setBrush(colours[*find(id.series)]);
        painter.drawEllipse(point, 4, 4);
    }
}

void Plot::Private::paintCursor(QPainter& painter, const PlotFrame& frame)
{
    if (!cursor || !isShown(*find(cursor->series)))
        return;
    const auto& one = (*series)[*find(cursor->series)];
    const double pointX = one.x[cursor->index], pointY = one.y[cursor->index];
    const auto place = frame.place(pointX, pointY);
    if (!frame.x.hasPlace(pointX) || !frame.y.hasPlace(pointY) || !frame.rect.adjusted(-1, -1, 1, 1).contains(place))
        return;
    painter.setPen(QPen(chartTokens().accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(place, 7, 7);
    if (plot.hasFocus())
        paintCallout(painter, frame, place, plot.pointText(*cursor));
}

void Plot::Private::paintDrag(QPainter& painter, const PlotFrame& frame)
{
    const auto& tokens = chartTokens();
    if (plot.hasFocus() && showsFocus) {
        painter.setPen(QPen(tokens.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(frame.rect.adjusted(-2, -2, 2, 2));
    }
    if (drag != Drag::Box || (at - pressed).manhattanLength() < 5)
        return;
    auto fill = tokens.accent;
    fill.setAlphaF(0.12F);
    painter.setPen(QPen(tokens.accent, 1));
    painter.setBrush(fill);
    painter.drawRect(QRectF(pressed, at).normalized().intersected(frame.rect));
}

void Plot::Private::paintMeasure(QPainter& painter, const PlotFrame& frame)
{
    if (!measure)
        return;
    const auto& tokens = chartTokens();
    const auto from = frame.place(measure->first.x(), measure->first.y()), to = frame.place(measure->second.x(), measure->second.y());
    painter.setPen(QPen(tokens.accent, 1, Qt::DashLine));
    painter.drawLine(from, {to.x(), from.y()});
    painter.drawLine(QPointF(to.x(), from.y()), to);
    painter.setPen(QPen(tokens.accent, 1.5));
    painter.drawLine(from, to);
    painter.setBrush(tokens.accent);
    for (const auto& end : {from, to})
        painter.drawEllipse(end, 2.5, 2.5);
    paintCallout(painter, frame, to, measureText(measure->first, measure->second));
}

QString Plot::Private::measureText(const QPointF& from, const QPointF& to) const
{
    const auto line = [](const Axis& axis, const QString& name, double first, double second) {
        auto text = QStringLiteral("Δ%1 %2 %3").arg(name, valueText(second - first, 3), axis.unit).trimmed();
        if (axis.scale == Scale::Logarithmic)
            text += QStringLiteral("  ×") + valueText(second / first, 3);
        return text;
    };
    return line(x, QStringLiteral("x"), from.x(), to.x()) + u'\n' + line(y, QStringLiteral("y"), from.y(), to.y());
}

QString Plot::Private::describe() const
{
    if (isEmpty())
        return emptyText;
    constexpr std::size_t most = 6;
    QStringList sentences;
    std::size_t shown = 0;
    for (std::size_t i = 0; i < curves.size(); ++i) {
        if (!isShown(i) || ++shown > most)
            continue;
        const auto& extent = curves[i].extent();
        const auto& one = (*series)[i];
        const auto count = QLocale().toString(qlonglong(curves[i].size()));
        sentences << (extent.y ? Plot::tr("%1: points %2, from %3 to %4").arg(one.name, count, valueText(extent.y->low), valueText(extent.y->high))
                               : Plot::tr("%1: no values").arg(one.name));
    }
    if (shown > most)
        sentences << Plot::tr("further curves: %1").arg(QLocale().toString(qlonglong(shown - most)));
    return sentences.join(QStringLiteral("; "));
}

QSize Plot::pictureSize() const
{
    const int legendHeight = PlotLegend::heightOf(d->legendItems(), canvas()->width() - 16);
    return {canvas()->width(), canvas()->height() + 40 + legendHeight + (d->remark->text().isEmpty() ? 0 : 20)};
}

void Plot::paintPicture(QPainter& painter, const QSize& size, Extent extent)
{
    const auto& tokens = chartTokens();
    painter.fillRect(QRect({}, size), tokens.surface);
    d->everything = extent == Extent::Everything;
    d->pixelScale = 2;
    int top = 8;
    if (!title().isEmpty()) {
        painter.setFont(Theme::current().font(15, QFont::DemiBold));
        painter.setPen(tokens.text);
        painter.drawText(QRect(16, top, size.width() - 32, 24), Qt::AlignVCenter | Qt::AlignLeft, title());
        top += 28;
    }
    const auto items = d->legendItems();
    const int legendHeight = PlotLegend::heightOf(items, size.width() - 16);
    PlotLegend::paint(painter, {8, top, size.width() - 16, legendHeight}, items);
    top += legendHeight;
    if (!d->remark->text().isEmpty()) {
        painter.setFont(Theme::current().font(11));
        painter.setPen(tokens.quietText);
        painter.drawText(QRect(16, top, size.width() - 32, 20), Qt::AlignVCenter | Qt::AlignLeft, d->remark->text());
        top += 20;
    }
    painter.save();
    painter.translate(0, top);
    d->canvas.setMargins(d->margins());
    d->canvas.setAxesShown(!d->isEmpty());
    d->canvas.setView(d->view());
    d->canvas.paint(painter, {size.width(), size.height() - top});
    painter.restore();
    d->everything = false;
    d->pixelScale = 0;
    d->draw();
}

int Plot::valuesWithoutPlace() const
{
    int count = 0;
    const auto frame = d->canvas.frame();
    for (std::size_t i = 0; i < d->curves.size(); ++i)
        if (d->isShown(i))
            count += d->curves[i].withoutPlace(frame);
    return count;
}

QString Plot::tableText(Extent extent, QChar separator) const
{
    const auto view = d->view().x;
    const auto part = [](const std::vector<double>& values, std::size_t i) { return i < values.size() ? tableNumber(values[i]) : QString(); };
    QStringList heads;
    for (int column = 0; column < SeriesTable::ColumnCount; ++column)
        heads << tableField(d->table.headerData(column, Qt::Horizontal).toString(), separator);
    QString text = heads.join(separator) + u'\n';
    for (const auto& one : *d->series) {
        if (extent == Extent::Shown && isHidden(one.id))
            continue;
        for (std::size_t i = 0; i < one.x.size(); ++i) {
            if (extent == Extent::Shown && (one.x[i] < view.low || one.x[i] > view.high))
                continue;
            // One row is one line for those who read files line by line.
            const auto note = QString(i < one.notes.size() ? one.notes[i] : QString()).replace(u'\n', QStringLiteral(", "));
            // A pending point has a place, and no value yet.
            const bool pending = i < one.hollow.size() && one.hollow[i];
            const QStringList fields{tableField(one.name, separator), tableNumber(valueAt(xAxis(), one.x[i])), pending ? QString() : tableNumber(one.y[i]),
                                     pending ? QString() : part(one.low, i), pending ? QString() : part(one.high, i), tableField(note, separator)};
            text += fields.join(separator) + u'\n';
        }
    }
    return text;
}

} // namespace transect
