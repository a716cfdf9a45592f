#include "widgets/plot/plot.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QVBoxLayout>

#include "widgets/common/pinch.h"
#include "widgets/common/theme.h"
#include "widgets/plot/chart_colours.h"
#include "widgets/plot/plot_private.h"
#include "widgets/plot/plot_ticks.h"
#include "widgets/plot/series_colours.h"

namespace transect {

namespace {

/// "loss 0.31 nats", or the name that the axis has for this value.
QString namedValue(const Axis& axis, double value, const Interval& interval)
{
    for (const auto& tick : axis.ticks)
        if (tick.at == value)
            return QStringLiteral("%1 %2").arg(axis.label, tick.text).trimmed();
    return QStringLiteral("%1 %2 %3").arg(axis.label, valueText(value, interval), axis.unit).trimmed();
}

} // namespace

Plot::Private::Private(Plot& owner)
    : plot(owner)
    , canvas(&owner, {[this](QPainter& painter) { paintBelow(painter); },
                      [this](QPainter& painter) { paintCurves(painter); },
                      [this](QPainter& painter) { paintAbove(painter); }})
    , legend(new PlotLegend(&owner))
    , remark(new QLabel(&owner))
    , queue(owner, [this] { draw(); })
{
    auto* layout = new QVBoxLayout(&owner);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(legend);
    layout->addWidget(remark);
    layout->addWidget(canvas.widget(), 1);
    remark->setProperty("quiet", true);
    remark->setFont(Theme::current().font(11));
    remark->setIndent(8);
    remark->hide();
    legend->hide();
    canvas.widget()->setFocusPolicy(Qt::NoFocus);
    watchPinches(*canvas.widget());
    canvas.widget()->installEventFilter(&owner);
    table.setAxes(x, y);
    canvas.setAxes(x, y);
}

void Plot::Private::takeSeries(std::vector<Series> newSeries)
{
    const auto before = std::exchange(series, std::make_shared<const std::vector<Series>>(std::move(newSeries)));
    auto known = std::exchange(curves, {});
    for (const auto& one : *series) {
        const auto found = std::find_if(before->begin(), before->end(), [&](const Series& old) { return old.id == one.id; });
        if (found != before->end() && haveSameValues(*found, one)) {
            curves.push_back(std::move(known[std::size_t(found - before->begin())]));
            curves.back().moveTo(&one);
        } else {
            curves.emplace_back(&one);
        }
    }
    seriesChanged();
}

void Plot::Private::seriesChanged()
{
    if (cursor && !holds(*cursor))
        cursor.reset();
    updateColours();
    table.setSeries(series, hidden);
    updateLegend();
    updateExtent();
    queue.want(DrawQueue::forData);
}

/// Whether it is another axis than the one given before. If not, its ticks and limits are new, and what the user made of it stays.
bool Plot::Private::giveAxis(const Axis& wanted, Axis& given, Axis& shown)
{
    const bool isOther = wanted.label != given.label || wanted.unit != given.unit || wanted.scale != given.scale;
    const auto scale = isOther ? wanted.scale : shown.scale;
    given = shown = wanted;
    shown.scale = scale;
    return isOther;
}

void Plot::Private::setScale(Axis& axis, bool logarithmic)
{
    const auto scale = logarithmic ? Scale::Logarithmic : Scale::Linear;
    if (axis.scale == scale)
        return;
    axis.scale = scale;
    viewReset();
    axesChanged();
}

void Plot::Private::viewReset()
{
    views.clear();
    measure.reset();
    if (link)
        link->setView(std::nullopt);
}

void Plot::Private::axesChanged()
{
    canvas.setAxes(x, y);
    table.setAxes(x, y);
    updateExtent();
    queue.want(DrawQueue::forUser);
    Q_EMIT plot.viewChanged();
}

void Plot::Private::hiddenChanged()
{
    table.setSeries(series, hidden);
    if (cursor && hidden.contains(cursor->series))
        cursor.reset();
    updateLegend();
    updateExtent();
    queue.want(DrawQueue::forUser);
    Q_EMIT plot.viewChanged();
}

void Plot::Private::themeChanged()
{
    canvas.applyTheme();
    updateColours();
    updateLegend();
    queue.want(DrawQueue::forUser);
}

void Plot::Private::updateColours()
{
    std::vector<QString> ids;
    for (const auto& one : *series)
        ids.push_back(one.id);
    colours = seriesColours(ids, chartTokens());
    const bool isOfTheme = &chartTokens() == &Theme::current().tokens();
    for (std::size_t i = 0; i < series->size(); ++i)
        if (const auto& given = (*series)[i].style.colour; given.isValid())
            colours[i] = isOfTheme ? given : seriesColourOn(given, chartTokens());
}

std::vector<LegendItem> Plot::Private::legendItems() const
{
    std::vector<LegendItem> items;
    for (std::size_t i = 0; i < series->size(); ++i)
        items.push_back({(*series)[i].id, (*series)[i].name, (*series)[i].style, colours[i], !isShown(i)});
    return items;
}

void Plot::Private::updateLegend()
{
    const bool shown = legendShown && series->size() > 1;
    legend->setItems(shown ? legendItems() : std::vector<LegendItem>{});
    legend->setVisible(shown);
}

std::optional<std::size_t> Plot::Private::find(const QString& id) const
{
    const auto found = std::find_if(series->begin(), series->end(), [&](const Series& one) { return one.id == id; });
    if (found == series->end())
        return std::nullopt;
    return std::size_t(found - series->begin());
}

bool Plot::Private::isShown(std::size_t i) const
{
    return everything || !hidden.contains((*series)[i].id);
}

bool Plot::Private::holds(const PointId& point) const
{
    const auto i = find(point.series);
    return i && point.index < curves[*i].size();
}

Plot::Plot(QWidget* parent)
    : Chart(parent)
    , d(std::make_unique<Private>(*this))
{
    setFocusPolicy(Qt::StrongFocus);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    connect(d->legend, &PlotLegend::toggled, this, [this](const QString& id) { setHidden(id, !isHidden(id)); });
    connect(d->legend, &PlotLegend::isolated, this, &Plot::isolate);
    connect(&Theme::current(), &Theme::changed, this, [this] { d->themeChanged(); });
}

Plot::~Plot()
{
    setLink(nullptr);
    d->canvas.widget()->removeEventFilter(this);
}

void Plot::setSeries(std::vector<Series> series) { d->takeSeries(std::move(series)); }
const std::vector<Series>& Plot::series() const { return *d->series; }
std::shared_ptr<const std::vector<Series>> Plot::sharedSeries() const { return d->series; }

void Plot::setAxes(const Axis& x, const Axis& y)
{
    if (x == d->givenX && y == d->givenY)
        return;
    const bool isOtherX = d->giveAxis(x, d->givenX, d->x), isOtherY = d->giveAxis(y, d->givenY, d->y);
    if (isOtherX || isOtherY)
        d->viewReset();
    d->axesChanged();
}

const Axis& Plot::xAxis() const { return d->x; }
const Axis& Plot::yAxis() const { return d->y; }

void Plot::setMarks(std::vector<Mark> marks)
{
    std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.at < b.at; });
    d->marks = std::move(marks);
    d->queue.want(DrawQueue::forUser);
}

void Plot::setHorizontalMarks(std::vector<Mark> marks)
{
    d->horizontalMarks = std::move(marks);
    d->queue.want(DrawQueue::forUser);
}

void Plot::setHighlights(std::vector<Highlight> highlights)
{
    d->highlights = std::move(highlights);
    d->queue.want(DrawQueue::forData);
}

void Plot::setEmptyText(const QString& text)
{
    d->emptyText = text;
    d->updateDescription();
    d->queue.want(DrawQueue::forUser);
}

void Plot::setLegendShown(bool shown)
{
    d->legendShown = shown;
    d->updateLegend();
}

void Plot::setRemark(const QString& remark)
{
    d->remark->setText(remark);
    d->remark->setVisible(!remark.isEmpty());
}

void Plot::setLink(PlotLink* link)
{
    if (d->link == link)
        return;
    if (d->link) {
        d->link->disconnect(this);
        d->link->setExtent(this, std::nullopt);
    }
    d->link = link;
    if (!link)
        return;
    d->updateExtent();
    connect(link, &PlotLink::viewChanged, this, [this] {
        d->queue.want(DrawQueue::forUser);
        Q_EMIT viewChanged();
    });
    connect(link, &PlotLink::extentChanged, this, [this] { d->queue.want(DrawQueue::forData); });
    connect(link, &PlotLink::crosshairChanged, this, [this] { d->crosshairChanged(); });
    d->queue.want(DrawQueue::forUser);
}

void Plot::takeColours()
{
    d->canvas.applyTheme();
    d->updateColours();
    d->queue.drawNow();
}

bool Plot::isHidden(const QString& id) const { return d->hidden.contains(id); }

void Plot::setHidden(const QString& id, bool hidden)
{
    if (hidden == isHidden(id))
        return;
    if (hidden)
        d->hidden.insert(id);
    else
        d->hidden.erase(id);
    d->hiddenChanged();
}

void Plot::isolate(const QString& id)
{
    std::set<QString> others;
    for (const auto& one : *d->series)
        if (one.id != id)
            others.insert(one.id);
    const bool areHidden = std::all_of(others.begin(), others.end(), [this](const QString& other) { return isHidden(other); });
    d->hidden = areHidden ? std::set<QString>{} : others;
    d->hiddenChanged();
}

std::optional<PointId> Plot::cursor() const { return d->cursor; }

void Plot::setCursor(const std::optional<PointId>& point)
{
    const auto wanted = point && d->holds(*point) ? point : std::nullopt;
    if (wanted == d->cursor)
        return;
    d->cursor = wanted;
    d->updateDescription();
    if (wanted)
        Q_EMIT cursorMoved(wanted->series, wanted->index);
    d->canvas.drawAbove();
}

QString Plot::pointText(const PointId& point) const
{
    if (!d->holds(point))
        return {};
    const auto& one = (*d->series)[*d->find(point.series)];
    const auto i = point.index;
    const bool hasInterval = i < one.low.size() && i < one.high.size() && std::isfinite(one.low[i]) && std::isfinite(one.high[i]);
    const auto interval = hasInterval ? Interval{one.low[i], one.high[i]} : Interval{};
    QStringList lines{one.name, namedValue(d->x, one.x[i], {}), namedValue(d->y, one.y[i], interval)};
    if (hasInterval)
        lines << tr("from %1 to %2").arg(valueText(interval.low, interval), valueText(interval.high, interval));
    if (i < one.hollow.size() && one.hollow[i])
        lines << tr("pending");
    if (i < one.notes.size() && !one.notes[i].isEmpty())
        lines << one.notes[i];
    lines.removeAll(QString());
    return lines.join(u'\n');
}

std::optional<PointId> Plot::pointAt(const QPointF& place) const
{
    const auto frame = d->canvas.frame();
    std::optional<PointId> best;
    double reach = 12;
    for (std::size_t i = 0; i < d->curves.size(); ++i) {
        if (!d->isShown(i))
            continue;
        const auto nearest = d->curves[i].nearest(frame, place, reach);
        if (!nearest)
            continue;
        const auto& one = (*d->series)[i];
        best = PointId{one.id, *nearest};
        reach = QLineF(place, frame.place(one.x[*nearest], one.y[*nearest])).length();
    }
    return best;
}

QPointF Plot::placeOf(double x, double y) const { return d->canvas.frame().place(x, y); }
QRectF Plot::frame() const { return d->canvas.frame().rect; }
QWidget* Plot::canvas() const { return d->canvas.widget(); }
int Plot::drawings() const { return d->queue.drawings(); }
void Plot::drawNow() { d->queue.drawNow(); }
QSize Plot::sizeHint() const { return {640, 360}; }
QSize Plot::minimumSizeHint() const { return {200, 140}; }
QAbstractTableModel* Plot::tableModel() { return &d->table; }

void Plot::setMeasuring(bool measuring)
{
    if (measuring == d->measuring)
        return;
    d->measuring = measuring;
    d->measure.reset();
    d->canvas.drawAbove();
    Q_EMIT viewChanged();
}

bool Plot::isMeasuring() const { return d->measuring; }

bool Plot::eventFilter(QObject* watched, QEvent* event)
{
    return d && watched == d->canvas.widget() && d->canvasEvent(*event);
}

void Plot::showEvent(QShowEvent* event)
{
    Chart::showEvent(event);
    d->queue.show();
}

void Plot::changeEvent(QEvent* event)
{
    Chart::changeEvent(event);
    if (d && event->type() == QEvent::LayoutDirectionChange)
        d->queue.want(DrawQueue::forUser);
}

} // namespace transect
