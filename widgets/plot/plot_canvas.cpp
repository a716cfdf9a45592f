#include "widgets/plot/plot_canvas.h"

#include <QPicture>

#include <qcustomplot.h>

#include "widgets/common/theme.h"
#include "widgets/plot/chart_colours.h"
#include "widgets/plot/plot_ticks.h"

namespace transect {

namespace {

class Sheet : public QCPLayerable {
public:
    Sheet(QCustomPlot* plot, const QString& layer, PlotCanvas::Painting painting)
        : QCPLayerable(plot, layer)
        , m_painting(std::move(painting))
    {
    }

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(true); }
    void draw(QCPPainter* painter) override
    {
        painter->save();
        m_painting(*painter);
        painter->restore();
    }

private:
    PlotCanvas::Painting m_painting;
};

/// Keeps one opaque picture of all but what is painted above it. QCustomPlot itself keeps pictures with an alpha channel, which at two
/// pixels to one take longer to clear and to blend than to draw.
class Surface : public QCustomPlot {
public:
    Surface(QWidget* parent, PlotCanvas::Painting above)
        : QCustomPlot(parent)
        , m_above(std::move(above))
    {
        mReplotting = true; // so that it never starts on its own pictures
    }

    void redraw()
    {
        render();
        update();
    }

    void setXTitle(const QString& title)
    {
        m_xTitle = title;
        fitTitle(height());
    }

    void setRoom(const QMargins& margins)
    {
        m_margins = margins;
        fitTitle(height());
    }

    /// A picture too low for curves and all does without the title under its axis.
    void fitTitle(int height)
    {
        constexpr int leastHeight = 110, titleRoom = 20;
        const bool isLow = height < leastHeight && !m_xTitle.isEmpty();
        xAxis->setLabel(isLow ? QString() : m_xTitle);
        axisRect()->setMinimumMargins(m_margins - QMargins(0, 0, 0, isLow ? titleRoom : 0));
    }

protected:
    void resizeEvent(QResizeEvent*) override
    {
        fitTitle(height());
        setViewport(rect());
        updateLayout();
        m_isStale = true;
    }

    void paintEvent(QPaintEvent*) override
    {
        if (m_isStale || m_picture.devicePixelRatio() != devicePixelRatioF())
            render();
        QPainter painter(this);
        painter.drawImage(0, 0, m_picture);
        painter.setRenderHint(QPainter::Antialiasing);
        m_above(painter);
    }

private:
    void render()
    {
        const double ratio = devicePixelRatioF();
        const auto pixels = (QSizeF(size()) * ratio).toSize();
        setBufferDevicePixelRatio(ratio); // of the labels that it keeps
        setViewport(rect());
        m_isStale = false;
        if (pixels.isEmpty())
            return;
        if (m_picture.size() != pixels)
            m_picture = QImage(pixels, QImage::Format_RGB32);
        m_picture.setDevicePixelRatio(ratio);
        m_picture.fill(mBackgroundBrush.color());
        QCPPainter painter(&m_picture);
        draw(&painter);
    }

    PlotCanvas::Painting m_above;
    QImage m_picture;
    bool m_isStale = true;
    QString m_xTitle;
    QMargins m_margins;
};

AxisSpan spanOf(const QCPAxis& axis)
{
    return {{axis.range().lower, axis.range().upper}, axis.scaleType() == QCPAxis::stLogarithmic};
}

/// Labels as many as fit the axis at its present length.
class Ticker : public QCPAxisTicker {
public:
    Ticker(QCPAxis& axis, bool isHorizontal) : m_axis(axis), m_isHorizontal(isHorizontal) {}

    std::vector<Tick> given;

    void generate(const QCPRange&, const QLocale&, QChar, int, QVector<double>& ticks, QVector<double>* fine, QVector<QString>* labels) override
    {
        const auto chosen = choose();
        ticks.clear();
        QVector<QString> texts;
        for (const auto& tick : chosen.labelled) {
            ticks << tick.at;
            texts << tick.text;
        }
        if (labels)
            *labels = texts;
        if (fine)
            *fine = QVector<double>(chosen.fine.begin(), chosen.fine.end());
    }

private:
    Ticks choose() const
    {
        const double length = m_isHorizontal ? m_axis.axisRect()->width() : m_axis.axisRect()->height();
        if (given.empty())
            return numberTicks(spanOf(m_axis), std::max(2, int(length / (m_isHorizontal ? 80 : 48))));
        const QFontMetricsF metrics(m_axis.tickLabelFont());
        return givenTicks(given, spanOf(m_axis), length, [&](const QString& text) {
            return m_isHorizontal ? metrics.horizontalAdvance(text) : metrics.height();
        });
    }

    QCPAxis& m_axis;
    bool m_isHorizontal;
};

void setAxis(QCPAxis& axis, Ticker& ticker, const Axis& wanted)
{
    axis.setScaleType(wanted.scale == Scale::Logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    ticker.given = wanted.ticks;
}

} // namespace

struct PlotCanvas::Private {
    Surface* plot;
    QSharedPointer<Ticker> xTicker, yTicker;
    QMargins margins{48, 12, 24, 32};

    void addSheets(const Sheets& sheets)
    {
        plot->addLayer(QStringLiteral("curves"), plot->layer(QStringLiteral("axes")));
        // The plot owns its layerables.
        new Sheet(plot, QStringLiteral("main"), sheets.below);
        new Sheet(plot, QStringLiteral("curves"), sheets.curves);
    }

    void addAxes()
    {
        xTicker.reset(new Ticker(*plot->xAxis, true));
        yTicker.reset(new Ticker(*plot->yAxis, false));
        plot->xAxis->setTicker(xTicker);
        plot->yAxis->setTicker(yTicker);
        plot->xAxis->grid()->setVisible(false);
        // Without length, and without a pen even, each would still be a dot in a file.
        plot->yAxis->setTickLength(0, 0);
        plot->yAxis->setTickPen(QPen(Qt::transparent));
        plot->yAxis->setSubTicks(false);
        plot->yAxis->setBasePen(Qt::NoPen);
        plot->yAxis->setTickLabelPadding(8);
        plot->xAxis->setTickLength(0, 4);
        plot->xAxis->setSubTickLength(0, 2);
        plot->xAxis->setTickLabelPadding(4);
        plot->xAxis->setLabelPadding(4);
    }
};

PlotCanvas::PlotCanvas(QWidget* parent, Sheets sheets)
    : d(new Private{new Surface(parent, sheets.above), {}, {}})
{
    auto* plot = d->plot;
    // Axes and curves run from left to right in every language.
    plot->setLayoutDirection(Qt::LeftToRight);
    plot->setAutoAddPlottableToLegend(false);
    plot->setMouseTracking(true);
    d->addSheets(sheets);
    d->addAxes();
    setMargins(d->margins);
    // Ticks are chosen before the layout; where it changed the length of an axis they are chosen again.
    QObject::connect(plot, &QCustomPlot::afterLayout, plot, [plot] { plot->axisRect()->update(QCPLayoutElement::upPreparation); });
    applyTheme();
}

PlotCanvas::~PlotCanvas()
{
    delete d->plot; // its sheets call what dies with the owner of this object
}

QWidget* PlotCanvas::widget() const { return d->plot; }

void PlotCanvas::setAxes(const Axis& x, const Axis& y)
{
    setAxis(*d->plot->xAxis, *d->xTicker, x);
    setAxis(*d->plot->yAxis, *d->yTicker, y);
    d->plot->xAxis->setSubTicks(x.scale == Scale::Logarithmic || !x.ticks.empty());
    d->plot->setXTitle(x.unit.isEmpty() ? x.label : QStringLiteral("%1 (%2)").arg(x.label, x.unit));
    d->plot->yAxis->grid()->setSubGridVisible(false);
}

void PlotCanvas::setView(const ViewRange& view)
{
    d->plot->xAxis->setRange(view.x.low, view.x.high);
    d->plot->yAxis->setRange(view.y.low, view.y.high);
}

PlotFrame PlotCanvas::frame() const
{
    // The axes end at the last pixel of the rectangle, not after it.
    const auto rect = d->plot->axisRect()->rect();
    return {QRectF(rect.left(), rect.bottom() - rect.height(), rect.width(), rect.height()), spanOf(*d->plot->xAxis), spanOf(*d->plot->yAxis)};
}

void PlotCanvas::setMargins(const QMargins& margins)
{
    d->plot->setRoom(margins);
    d->plot->plotLayout()->setAutoMargins(QCP::msNone);
    d->plot->plotLayout()->setMargins({});
}

void PlotCanvas::setAxesShown(bool shown)
{
    for (auto* axis : {d->plot->xAxis, d->plot->yAxis})
        axis->setVisible(shown);
    d->plot->yAxis->grid()->setVisible(shown);
}

void PlotCanvas::applyTheme()
{
    const auto& tokens = chartTokens();
    auto grid = tokens.line, base = tokens.quietText;
    grid.setAlphaF(0.6F);
    base.setAlphaF(0.6F);
    d->plot->setBackground(QBrush(tokens.surface));
    d->plot->yAxis->grid()->setPen(QPen(grid, 1));
    d->plot->yAxis->grid()->setZeroLinePen(QPen(tokens.line, 1));
    d->plot->xAxis->setBasePen(QPen(base, 1));
    d->plot->xAxis->setTickPen(QPen(base, 1));
    d->plot->xAxis->setSubTickPen(QPen(base, 1));
    for (auto* axis : {d->plot->xAxis, d->plot->yAxis}) {
        axis->setTickLabelFont(Theme::current().font(11));
        axis->setLabelFont(Theme::current().font(11));
        axis->setTickLabelColor(tokens.quietText);
        axis->setLabelColor(tokens.quietText);
    }
}

void PlotCanvas::draw()
{
    d->plot->redraw();
}

void PlotCanvas::drawAbove()
{
    d->plot->update();
}

void PlotCanvas::paint(QPainter& painter, const QSize& size)
{
    QPicture picture;
    {
        d->plot->fitTitle(size.height());
        QCPPainter recorder(&picture);
        d->plot->toPainter(&recorder, size.width(), size.height());
        d->plot->fitTitle(d->plot->height());
    }
    painter.drawPicture(0, 0, picture);
}

} // namespace transect
