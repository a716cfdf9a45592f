#include "widgets/plot/heat_map.h"

#include <algorithm>
#include <cmath>

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QVBoxLayout>

#include "widgets/common/theme.h"
#include "widgets/plot/annotation_painter.h"
#include "widgets/plot/cell_table.h"
#include "widgets/plot/chart_colours.h"
#include "widgets/plot/colour_scale.h"
#include "widgets/plot/draw_queue.h"
#include "widgets/plot/plot_canvas.h"
#include "widgets/plot/plot_ticks.h"
#include "widgets/plot/series_table.h"

namespace transect {

namespace {

constexpr int scaleWidth = 12, scaleRoom = 96;

Axis axisOf(const QString& title, std::size_t count, const std::function<QString(std::size_t)>& label)
{
    Axis axis;
    axis.label = title;
    for (std::size_t i = 0; i < count; ++i)
        axis.ticks.push_back({double(i), label(i)});
    return axis;
}

} // namespace

struct HeatMap::Private {
    explicit Private(HeatMap& owner)
        : map(owner)
        , canvas(&owner, {[](QPainter&) {}, [this](QPainter& painter) { paintCells(painter); }, [this](QPainter& painter) { paintCursor(painter); }})
        , queue(owner, [this] { draw(); })
    {
        auto* layout = new QVBoxLayout(&owner);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(canvas.widget());
        canvas.widget()->setFocusPolicy(Qt::NoFocus);
        canvas.widget()->installEventFilter(&owner);
    }

    bool isEmpty() const { return table.cells().values.empty(); }
    void valuesChanged();
    void prepare();
    void draw();
    void paintCells(QPainter& painter);
    void paintHatching(QPainter& painter, const PlotFrame& frame) const;
    void paintCursor(QPainter& painter);
    QImage image() const;
    QRectF placeOf(const PlotFrame& frame, const Cell& cell) const;
    bool key(const QKeyEvent& event);
    void moveCursor(int rows, int columns);
    bool canvasEvent(QEvent& event);
    QString describe() const;

    HeatMap& map;
    Ramp ramp = Ramp::Cividis;
    bool logarithmic = false;
    QString emptyText;
    std::optional<Cell> cursor;
    ColourScale scale;
    CellTable table;
    PlotCanvas canvas;
    DrawQueue queue;
};

void HeatMap::Private::valuesChanged()
{
    const auto& data = table.cells();
    scale = ColourScale(data.values, ramp, logarithmic);
    if (cursor && (cursor->row >= data.rows || cursor->column >= data.columns))
        cursor.reset();
    canvas.setAxes(axisOf(data.columnTitle, data.columns, [this](std::size_t i) { return table.columnLabel(i); }),
                   axisOf(data.rowTitle, data.rows, [this](std::size_t i) { return table.rowLabel(i); }));
    queue.want(DrawQueue::forData);
}

void HeatMap::Private::prepare()
{
    const auto& data = table.cells();
    canvas.setMargins({56, 32, isEmpty() ? 24 : scaleRoom, data.columnTitle.isEmpty() ? 24 : 44});
    canvas.setAxesShown(!isEmpty());
    if (!isEmpty())
        canvas.setView({{-0.5, double(data.columns) - 0.5}, {-0.5, double(data.rows) - 0.5}});
}

void HeatMap::Private::draw()
{
    prepare();
    canvas.draw();
    if (!cursor)
        map.setAccessibleDescription(describe());
}

QImage HeatMap::Private::image() const
{
    const auto& data = table.cells();
    QImage image(int(data.columns), int(data.rows), QImage::Format_ARGB32);
    for (std::size_t row = 0; row < data.rows; ++row)
        for (std::size_t column = 0; column < data.columns; ++column) {
            const auto colour = scale.colour(table.value({row, column}));
            image.setPixel(int(column), int(data.rows - 1 - row), colour.isValid() ? colour.rgba() : 0);
        }
    return image;
}

void HeatMap::Private::paintCells(QPainter& painter)
{
    const auto frame = canvas.frame();
    if (isEmpty())
        return paintEmpty(painter, frame.rect, emptyText);
    paintAxisTitle(painter, frame, table.cells().rowTitle);
    paintHatching(painter, frame);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawImage(frame.rect, image());
    const double height = std::min(frame.rect.height(), 240.0);
    scale.paint(painter, {frame.rect.right() + 16, frame.rect.top(), scaleWidth, height}, table.cells().valueTitle);
}

/// Behind the cells; it shows through where there is no value.
void HeatMap::Private::paintHatching(QPainter& painter, const PlotFrame& frame) const
{
    const auto& tokens = chartTokens();
    painter.fillRect(frame.rect, tokens.surface);
    painter.save();
    painter.setClipRect(frame.rect);
    painter.setPen(QPen(tokens.line, 1));
    for (double x = frame.rect.left() - frame.rect.height(); x < frame.rect.right(); x += 6)
        painter.drawLine(QPointF(x, frame.rect.bottom()), QPointF(x + frame.rect.height(), frame.rect.top()));
    painter.restore();
}

QRectF HeatMap::Private::placeOf(const PlotFrame& frame, const Cell& cell) const
{
    return {frame.place(double(cell.column) - 0.5, double(cell.row) + 0.5), frame.place(double(cell.column) + 0.5, double(cell.row) - 0.5)};
}

void HeatMap::Private::paintCursor(QPainter& painter)
{
    if (!cursor || isEmpty())
        return;
    const auto& tokens = chartTokens();
    const auto frame = canvas.frame();
    const auto rect = placeOf(frame, *cursor).adjusted(-1, -1, 1, 1);
    // Two lines: one of them is seen on any colour.
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(tokens.surface, 4));
    painter.drawRect(rect);
    painter.setPen(QPen(tokens.text, 2));
    painter.drawRect(rect);
    if (map.hasFocus())
        paintCallout(painter, frame, rect.center(), map.cellText(*cursor));
}

QString HeatMap::Private::describe() const
{
    if (isEmpty())
        return emptyText;
    const auto& data = table.cells();
    const auto count = [](std::size_t number) { return QLocale().toString(qulonglong(number)); };
    const auto& range = scale.span().range;
    return HeatMap::tr("%1: rows %2, columns %3, from %4 to %5")
        .arg(data.valueTitle, count(data.rows), count(data.columns), valueText(range.low), valueText(range.high));
}

bool HeatMap::Private::canvasEvent(QEvent& event)
{
    if (event.type() == QEvent::ToolTip) {
        const auto& help = static_cast<QHelpEvent&>(event);
        const auto cell = map.cellAt(help.pos());
        QToolTip::showText(help.globalPos(), cell ? map.cellText(*cell) : QString(), canvas.widget());
        return true;
    }
    if (event.type() == QEvent::Paint)
        queue.show();
    if (event.type() != QEvent::MouseButtonPress || static_cast<QMouseEvent&>(event).button() != Qt::LeftButton)
        return false;
    map.setFocus(Qt::MouseFocusReason);
    if (const auto cell = map.cellAt(static_cast<QMouseEvent&>(event).position())) {
        map.setCursor(cell);
        Q_EMIT map.cellActivated(cell->row, cell->column);
    }
    return true;
}

void HeatMap::Private::moveCursor(int rows, int columns)
{
    const auto& data = table.cells();
    const auto moved = [](std::size_t at, int by, std::size_t count) {
        return std::size_t(std::clamp<std::ptrdiff_t>(std::ptrdiff_t(at) + by, 0, std::ptrdiff_t(count) - 1));
    };
    if (!cursor)
        map.setCursor(Cell{data.rows - 1, 0});
    else
        map.setCursor(Cell{moved(cursor->row, rows, data.rows), moved(cursor->column, columns, data.columns)});
}

bool HeatMap::Private::key(const QKeyEvent& event)
{
    if (isEmpty())
        return false;
    switch (event.key()) {
    case Qt::Key_Left: moveCursor(0, -1); return true;
    case Qt::Key_Right: moveCursor(0, 1); return true;
    case Qt::Key_Up: moveCursor(1, 0); return true;
    case Qt::Key_Down: moveCursor(-1, 0); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (cursor)
            Q_EMIT map.cellActivated(cursor->row, cursor->column);
        return cursor.has_value();
    case Qt::Key_Escape: {
        const bool had = cursor.has_value();
        map.setCursor(std::nullopt);
        return had;
    }
    default: return false;
    }
}

HeatMap::HeatMap(QWidget* parent)
    : Chart(parent)
    , d(std::make_unique<Private>(*this))
{
    setFocusPolicy(Qt::StrongFocus);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    connect(&Theme::current(), &Theme::changed, this, [this] {
        d->canvas.applyTheme();
        d->queue.want(DrawQueue::forUser);
    });
}

HeatMap::~HeatMap()
{
    d->canvas.widget()->removeEventFilter(this);
}

void HeatMap::setData(HeatMapData data)
{
    d->table.show(std::move(data));
    d->valuesChanged();
}

const HeatMapData& HeatMap::data() const { return d->table.cells(); }

void HeatMap::setRamp(Ramp ramp)
{
    d->ramp = ramp;
    d->valuesChanged();
}

void HeatMap::setLogarithmic(bool logarithmic)
{
    d->logarithmic = logarithmic;
    d->valuesChanged();
}

bool HeatMap::isLogarithmic() const { return d->logarithmic; }

void HeatMap::setEmptyText(const QString& text)
{
    d->emptyText = text;
    d->queue.want(DrawQueue::forUser);
}

std::optional<Cell> HeatMap::cursor() const { return d->cursor; }

void HeatMap::setCursor(const std::optional<Cell>& cell)
{
    const bool exists = cell && cell->row < data().rows && cell->column < data().columns;
    const auto wanted = exists ? cell : std::nullopt;
    if (wanted == d->cursor)
        return;
    d->cursor = wanted;
    if (wanted) {
        setAccessibleDescription(cellText(*wanted));
        Q_EMIT cursorMoved(wanted->row, wanted->column);
    }
    d->canvas.drawAbove();
}

std::optional<Cell> HeatMap::cellAt(const QPointF& place) const
{
    const auto frame = d->canvas.frame();
    if (d->isEmpty() || !frame.rect.contains(place))
        return std::nullopt;
    const auto value = frame.value(place);
    const auto whole = [](double at, std::size_t count) { return std::min(std::size_t(std::max(0.0, std::round(at))), count - 1); };
    return Cell{whole(value.y(), data().rows), whole(value.x(), data().columns)};
}

QRectF HeatMap::placeOf(const Cell& cell) const { return d->placeOf(d->canvas.frame(), cell); }
QColor HeatMap::colourOf(const Cell& cell) const { return d->scale.colour(d->table.value(cell)); }

QString HeatMap::cellText(const Cell& cell) const
{
    const auto& cells = data();
    const double value = d->table.value(cell);
    const auto number = std::isnan(value) ? tr("no value") : valueText(value);
    return QStringList{QStringLiteral("%1 %2").arg(cells.columnTitle, d->table.columnLabel(cell.column)).trimmed(),
                       QStringLiteral("%1 %2").arg(cells.rowTitle, d->table.rowLabel(cell.row)).trimmed(),
                       QStringLiteral("%1 %2").arg(cells.valueTitle, number).trimmed()}.join(u'\n');
}

QWidget* HeatMap::canvas() const { return d->canvas.widget(); }
int HeatMap::drawings() const { return d->queue.drawings(); }
void HeatMap::drawNow() { d->queue.drawNow(); }
QSize HeatMap::sizeHint() const { return {640, 360}; }
QSize HeatMap::pictureSize() const { return {canvas()->width(), canvas()->height() + (title().isEmpty() ? 8 : 36)}; }
QAbstractTableModel* HeatMap::tableModel() { return &d->table; }

void HeatMap::paintPicture(QPainter& painter, const QSize& size, Extent)
{
    const auto& tokens = chartTokens();
    painter.fillRect(QRect({}, size), tokens.surface);
    painter.setFont(Theme::current().font(15, QFont::DemiBold));
    painter.setPen(tokens.text);
    painter.drawText(QRect(16, 8, size.width() - 32, 24), Qt::AlignVCenter | Qt::AlignLeft, title());
    const int top = title().isEmpty() ? 8 : 36;
    painter.save();
    painter.translate(0, top);
    d->prepare();
    d->canvas.paint(painter, {size.width(), size.height() - top});
    painter.restore();
    d->draw();
}

void HeatMap::takeColours()
{
    d->canvas.applyTheme();
    d->queue.drawNow();
}

QString HeatMap::tableText(Extent, QChar separator) const
{
    const auto& cells = data();
    QStringList heads{tableField(cells.rowTitle, separator)};
    for (std::size_t column = 0; column < cells.columns; ++column)
        heads << tableField(d->table.columnLabel(column), separator);
    QString text = heads.join(separator) + u'\n';
    for (std::size_t row = 0; row < cells.rows; ++row) {
        QStringList fields{tableField(d->table.rowLabel(row), separator)};
        for (std::size_t column = 0; column < cells.columns; ++column)
            fields << tableNumber(d->table.value({row, column}));
        text += fields.join(separator) + u'\n';
    }
    return text;
}

bool HeatMap::eventFilter(QObject* watched, QEvent* event)
{
    return d && watched == d->canvas.widget() && d->canvasEvent(*event);
}

void HeatMap::keyPressEvent(QKeyEvent* event)
{
    if (!d->key(*event))
        Chart::keyPressEvent(event);
}

void HeatMap::focusInEvent(QFocusEvent* event)
{
    Chart::focusInEvent(event);
    d->canvas.drawAbove();
}

void HeatMap::focusOutEvent(QFocusEvent* event)
{
    Chart::focusOutEvent(event);
    d->canvas.drawAbove();
}

void HeatMap::showEvent(QShowEvent* event)
{
    Chart::showEvent(event);
    d->queue.show();
}

} // namespace transect
