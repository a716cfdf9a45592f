#include <algorithm>
#include <cmath>

#include "widgets/plot/plot_private.h"

namespace transect {

namespace {

/// Ends in order, apart and with a place on the axis; nothing where that cannot be had.
std::optional<Interval> repaired(Interval range, const AxisSpan& axis)
{
    if (range.low > range.high)
        std::swap(range.low, range.high);
    if (axis.isLogarithmic && range.low <= 0)
        range.low = axis.range.low < range.high ? axis.range.low : range.high / 1e3;
    const double size = std::max(std::abs(range.low), std::abs(range.high));
    if (!axis.hasPlace(range.low) || !axis.hasPlace(range.high) || !(range.high - range.low > 1e-11 * size) || size > 1e200)
        return std::nullopt;
    return range;
}

} // namespace

std::optional<Interval> Plot::Private::dataExtent(bool horizontal) const
{
    std::optional<Interval> all;
    const bool isLogarithmic = (horizontal ? x : y).scale == Scale::Logarithmic;
    for (std::size_t i = 0; i < curves.size(); ++i) {
        const auto& extent = curves[i].extent();
        const auto& one = horizontal ? (isLogarithmic ? extent.positiveX : extent.x) : (isLogarithmic ? extent.positiveY : extent.y);
        if (isShown(i) && one)
            all = all ? Interval{std::min(all->low, one->low), std::max(all->high, one->high)} : *one;
    }
    return all;
}

/// What the axis shows while nobody zooms.
AxisSpan Plot::Private::restSpan(bool horizontal) const
{
    const auto& axis = horizontal ? x : y;
    AxisSpan span{{0, 1}, axis.scale == Scale::Logarithmic};
    if (span.isLogarithmic)
        span.range = {1, 10};
    auto extent = dataExtent(horizontal);
    if (horizontal && link && link->extent() && !everything && span.hasPlace(link->extent()->low))
        extent = link->extent();
    if (extent)
        span.range = padded({*extent, span.isLogarithmic}, horizontal ? 0.02 : 0.06);
    if (axis.limits && span.hasPlace(axis.limits->low) && axis.limits->high > axis.limits->low)
        span.range = *axis.limits;
    return span;
}

ViewRange Plot::Private::allowed(ViewRange wanted) const
{
    const auto restX = restSpan(true), restY = restSpan(false);
    return {repaired(wanted.x, restX).value_or(restX.range), repaired(wanted.y, restY).value_or(restY.range)};
}

ViewRange Plot::Private::view() const
{
    ViewRange shown{restSpan(true).range, restSpan(false).range};
    if (everything)
        return shown;
    if (views.current())
        shown = *views.current();
    if (link)
        shown.x = link->view().value_or(restSpan(true).range);
    return allowed(shown);
}

void Plot::Private::showView(const std::optional<ViewRange>& wanted, bool replacesLast)
{
    const auto view = wanted ? std::optional(allowed(*wanted)) : std::nullopt;
    if (replacesLast && view && views.current())
        views.replace(*view);
    else
        views.push(view);
    shareView();
}

/// After the stack moved.
void Plot::Private::shareView()
{
    if (link)
        link->setView(views.current() ? std::optional(views.current()->x) : std::nullopt);
    queue.want(DrawQueue::forUser);
    Q_EMIT plot.viewChanged();
}

void Plot::Private::updateExtent()
{
    if (link)
        link->setExtent(&plot, dataExtent(true));
    updateDescription();
}

void Plot::Private::updateDescription()
{
    plot.setAccessibleDescription(cursor ? plot.pointText(*cursor) : describe());
}

bool Plot::Private::isEmpty() const
{
    return !dataExtent(true) || !dataExtent(false);
}

void Plot::Private::zoomAt(const QPointF& place, double factor, bool inX, bool inY)
{
    const auto now = view();
    const auto frame = canvas.frame();
    const double shareX = (place.x() - frame.rect.left()) / frame.rect.width();
    const double shareY = (frame.rect.bottom() - place.y()) / frame.rect.height();
    const AxisSpan spanX{now.x, x.scale == Scale::Logarithmic}, spanY{now.y, y.scale == Scale::Logarithmic};
    // Notches of one turn of the wheel are one step back.
    const bool continues = sinceWheel.isValid() && sinceWheel.elapsed() < 400;
    showView(ViewRange{inX ? zoomed(spanX, shareX, factor) : now.x, inY ? zoomed(spanY, shareY, factor) : now.y}, continues);
}

void Plot::Private::step(bool forward)
{
    sinceWheel.invalidate();
    if (forward)
        views.goForward();
    else
        views.goBack();
    shareView();
}

Interval Plot::xView() const { return d->view().x; }
Interval Plot::yView() const { return d->view().y; }

void Plot::setView(const Interval& x, const Interval& y)
{
    d->sinceWheel.invalidate();
    d->showView(ViewRange{x, y});
}

void Plot::setXView(const Interval& x) { setView(x, yView()); }
bool Plot::followsData() const { return !d->views.current() && !(d->link && d->link->view()); }
bool Plot::canZoomBack() const { return d->views.canGoBack(); }
bool Plot::canZoomForward() const { return d->views.canGoForward(); }

void Plot::zoomIn()
{
    d->sinceWheel.invalidate();
    d->zoomAt(frame().center(), 0.7, true, true);
}

void Plot::zoomOut()
{
    d->sinceWheel.invalidate();
    d->zoomAt(frame().center(), 1 / 0.7, true, true);
}

void Plot::zoomBack() { d->step(false); }
void Plot::zoomForward() { d->step(true); }

void Plot::resetZoom()
{
    d->sinceWheel.invalidate();
    d->showView(std::nullopt);
}

void Plot::setLogarithmicX(bool logarithmic) { d->setScale(d->x, logarithmic); }
void Plot::setLogarithmicY(bool logarithmic) { d->setScale(d->y, logarithmic); }

} // namespace transect
