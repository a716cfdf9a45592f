#include "widgets/review/frame_view.h"

#include <algorithm>
#include <cmath>

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QProgressBar>
#include <QVBoxLayout>

#include "widgets/common/empty_state.h"
#include "widgets/common/message_bar.h"
#include "widgets/common/pinch.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"
#include "widgets/review/clip_pictures.h"

namespace transect {

namespace {

constexpr double mostZoom = 40;
constexpr double leastZoom = 0.2; ///< or half of what fits
constexpr double halfScale = 0.5; ///< up to it pictures are halved before they are scaled

/// Half of both sides, each pixel of Format_RGB32 the mean of four: smoother than every second one, and quicker than Qt's.
QImage halved(const QImage& picture)
{
    const int width = picture.width() / 2, height = picture.height() / 2;
    QImage half(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y) {
        const auto* upper = reinterpret_cast<const QRgb*>(picture.constScanLine(2 * y));
        const auto* lower = reinterpret_cast<const QRgb*>(picture.constScanLine(2 * y + 1));
        auto* target = reinterpret_cast<QRgb*>(half.scanLine(y));
        for (int x = 0; x < width; ++x) {
            const auto mean = [&](unsigned shift) { // of two channels at once
                const auto part = [&](QRgb pixel) { return (pixel >> shift) & 0xff00ffU; };
                return ((part(upper[2 * x]) + part(upper[2 * x + 1]) + part(lower[2 * x]) + part(lower[2 * x + 1]) + 0x20002U) >> 2) & 0xff00ffU;
            };
            target[x] = mean(0) | mean(8) << 8;
        }
    }
    return half;
}

QWidget* makePlate(QLabel* text, QProgressBar* progress)
{
    auto* plate = new QFrame;
    plate->setObjectName("indexingPlate");
    plate->setAutoFillBackground(true);
    plate->setFrameShape(QFrame::StyledPanel);
    auto* row = new QHBoxLayout(plate);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(12);
    row->addWidget(text, 1);
    row->addWidget(progress);
    progress->setRange(0, 1000);
    progress->setTextVisible(false);
    progress->setFixedWidth(160);
    return plate;
}

} // namespace

FrameView::FrameView(QWidget* parent)
    : QWidget(parent)
    , m_empty(new EmptyState({}, {}))
    , m_failure(new MessageBar)
    , m_indexingText(new QLabel)
    , m_progress(new QProgressBar)
{
    setObjectName("frameView");
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    watchPinches(*this);
    m_indexing = makePlate(m_indexingText, m_progress);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSizeConstraint(QLayout::SetNoConstraint);
    layout->addWidget(m_failure);
    layout->addWidget(m_empty, 1);
    layout->addStretch(0);
    layout->addWidget(m_indexing);
    m_indexing->hide();
    m_describe.setSingleShot(true);
    m_describe.setInterval(200); // not at each frame that is played
    connect(&m_describe, &QTimer::timeout, this, [this] { setAccessibleDescription(description()); });
    connect(&Theme::current(), &Theme::changed, this, [this] {
        m_surfaceIsOld = true;
        redraw();
    });
    m_hold.setSingleShot(true);
    m_hold.setInterval(150);
    connect(&m_hold, &QTimer::timeout, this, &FrameView::release);
    setAccessibleName(tr("Picture"));
    clear();
}

FrameView::~FrameView() = default;

void FrameView::clear()
{
    clear(tr("No clip"), tr("The frames of the chosen clip are shown here, with the poses that were found on them."));
}

void FrameView::clear(const QString& title, const QString& text)
{
    m_clip = nullptr;
    m_picture = m_half = {};
    m_shapes.clear();
    m_hidden.clear();
    m_failure->dismiss();
    m_indexing->hide();
    m_empty->setTexts(title, text);
    m_empty->show();
    m_surfaceIsOld = true;
    release();
    describeSoon();
    redraw();
}

void FrameView::release()
{
    m_hold.stop();
    setUpdatesEnabled(true);
}

void FrameView::setClip(std::shared_ptr<const OverlayIndex> clip)
{
    if (!clip)
        return clear();
    // From picture to picture without a plain ground between them, which would flash.
    if (showsPicture() && isVisible()) {
        setUpdatesEnabled(false);
        m_hold.start();
    }
    m_clip = std::move(clip);
    m_picture = m_half = {};
    m_ordinal = 0;
    m_empty->hide();
    m_failure->dismiss();
    m_indexing->hide();
    fit();
    updatePicture();
    updateShapes();
}

void FrameView::setIndexing(double part)
{
    const bool isOn = m_clip && part < 1 && m_picture.isNull();
    m_indexing->setVisible(isOn);
    m_progress->setValue(int(std::lround(part * 1000)));
    m_indexingText->setText(tr("The video is read once, so that each frame can be found: %1").arg(percentText(part)));
}

void FrameView::setFailure(const ErrorRecord& error)
{
    m_indexing->hide();
    m_failure->show(error);
}

void FrameView::dismissFailure()
{
    m_failure->dismiss();
}

void FrameView::showFrame(std::int64_t ordinal, const std::shared_ptr<const SourceFrame>& frame)
{
    if (!m_clip)
        return;
    const auto before = pictureSize();
    const bool hadPicture = !m_picture.isNull();
    m_ordinal = ordinal;
    m_picture = imageOf(frame);
    m_half = halfImageOf(frame);
    if (!m_picture.isNull()) {
        m_indexing->hide();
        release();
    }
    if (m_isFitted && before != pictureSize())
        fit();
    if (hadPicture || !m_picture.isNull())
        updatePicture();
    updateShapes();
}

void FrameView::setOptions(const OverlayOptions& options)
{
    if (options == m_options)
        return;
    m_options = options;
    updateShapes();
}

void FrameView::setPrivacy(Privacy privacy)
{
    if (std::exchange(m_privacy, privacy) != privacy)
        updatePicture();
}

bool FrameView::wantsHalves() const
{
    return m_zoom * devicePixelRatioF() <= halfScale;
}

bool FrameView::showsPicture() const
{
    return !m_picture.isNull() && m_privacy != Privacy::SkeletonsOnly;
}

QSizeF FrameView::pictureSize() const
{
    if (!m_picture.isNull())
        return m_picture.size();
    return m_clip ? m_clip->size() : QSizeF(1, 1);
}

QRectF FrameView::pictureRect() const
{
    return {m_offset, pictureSize() * m_zoom};
}

double FrameView::overlayScale() const
{
    return m_clip ? overlayScaleOn(*m_clip, pictureSize().width()) : 1;
}

QPointF FrameView::toPicture(const QPointF& place) const
{
    return (place - m_offset) / m_zoom;
}

QPointF FrameView::toWidget(const QPointF& place) const
{
    return place * m_zoom + m_offset;
}

double FrameView::fittingZoom() const
{
    const auto size = pictureSize();
    const double zoom = std::min(width() / size.width(), height() / size.height());
    return std::clamp(zoom, 0.01, mostZoom);
}

void FrameView::fit()
{
    const double zoom = fittingZoom();
    const auto size = pictureSize() * zoom;
    showZoom(zoom, QPointF(width() - size.width(), height() - size.height()) / 2);
    m_isFitted = true;
    updateCursor();
}

void FrameView::setZoom(double zoom)
{
    zoomAt(rect().toRectF().center(), zoom / m_zoom);
}

void FrameView::zoomAt(const QPointF& place, double factor)
{
    const double zoom = std::clamp(m_zoom * factor, std::min(leastZoom, fittingZoom() / 2), mostZoom);
    const auto fixed = toPicture(place);
    m_isFitted = false;
    showZoom(zoom, place - fixed * zoom);
}

void FrameView::zoomIn()
{
    zoomAt(rect().toRectF().center(), 1.25);
}

void FrameView::zoomOut()
{
    zoomAt(rect().toRectF().center(), 0.8);
}

void FrameView::bringIntoView(std::int64_t person)
{
    const auto box = m_clip ? m_clip->boxOf(person, m_ordinal) : QRectF();
    const auto middle = toWidget(box.center() * overlayScale());
    if (box.isNull() || rect().toRectF().contains(middle))
        return;
    m_isFitted = false;
    showZoom(m_zoom, m_offset + rect().toRectF().center() - middle);
}

void FrameView::showZoom(double zoom, const QPointF& offset)
{
    // At least a corner of the picture stays in reach.
    constexpr double least = 48;
    const auto size = pictureSize() * zoom;
    const auto kept = [](double place, double length, double room) {
        return std::clamp(place, std::min(least - length, room - least), std::max(room - least, 0.0));
    };
    // Whole pixels of the screen: a picture that lies between them is blurred.
    const double ratio = devicePixelRatioF();
    const auto whole = [&](double place) { return std::round(place * ratio) / ratio; };
    m_offset = {whole(kept(offset.x(), size.width(), width())), whole(kept(offset.y(), size.height(), height()))};
    const bool isOther = std::exchange(m_zoom, zoom) != zoom;
    if (isOther || zoom * ratio >= 1)
        m_surfaceIsOld = true;
    m_surfaceAt = m_offset;
    updateCursor();
    redraw();
    if (isOther)
        Q_EMIT zoomChanged(zoom);
}

/// What is hidden and scaled is made here, before it is painted.
void FrameView::updatePicture()
{
    m_hidden.clear();
    if (showsPicture())
        m_hidden = hiddenOn(*m_clip, m_ordinal, m_picture, m_privacy);
    m_surfaceIsOld = true;
    if (isVisible())
        updateSurface();
    redraw();
}

void FrameView::updateSurface()
{
    m_surfaceIsOld = false;
    if (!showsPicture()) {
        m_surface = {};
        return;
    }
    const double ratio = devicePixelRatioF(), scale = m_zoom * ratio;
    auto seen = pictureRect();
    if (scale >= 1) // all of it would be larger than the screen
        seen &= rect().toRectF();
    const auto size = (seen.size() * ratio).toSize().expandedTo(QSize(1, 1));
    if (m_surface.size() != size)
        m_surface = QImage(size, QImage::Format_RGB32);
    m_surface.setDevicePixelRatio(1);
    auto picture = m_picture;
    double step = 1;
    if (scale <= halfScale && !m_half.isNull()) {
        picture = m_half;
        step = 2;
    } else if (scale < 1) { // the format that Qt scales quickly; where little of the picture is seen, it is quick enough in its own
        picture = picture.convertToFormat(QImage::Format_RGB32);
    }
    for (; scale * step <= halfScale && picture.width() > 2 && picture.height() > 2; step *= 2)
        picture = halved(picture);
    QPainter painter(&m_surface);
    constexpr double seenAsPixels = 3; // from here on their edges are of more use than smoothness
    painter.setRenderHint(QPainter::SmoothPixmapTransform, scale < seenAsPixels && scale != 1);
    painter.translate((m_offset - seen.topLeft()) * ratio);
    if (scale < 1) // up to the last pixel
        painter.scale(size.width() / double(m_picture.width()), size.height() / double(m_picture.height()));
    else
        painter.scale(scale, scale);
    painter.drawImage(QRectF(QPointF(), QSizeF(m_picture.size())), picture);
    paintHidden(painter, m_hidden);
    painter.end();
    m_surface.setDevicePixelRatio(ratio);
    m_surfaceAt = seen.topLeft();
}

void FrameView::updateShapes()
{
    m_shapes = m_clip ? m_clip->shapesAt(m_ordinal, m_options) : OverlayShapes();
    describeSoon();
    redraw();
}

void FrameView::redraw()
{
    m_canvasIsOld = true;
    update();
}

OverlayLook FrameView::look() const
{
    return {showsPicture() ? coloursOnPictures() : coloursOnGround(Theme::current().tokens()), Theme::current().font(11, QFont::DemiBold), 1, m_names};
}

void FrameView::paintEvent(QPaintEvent*)
{
    const double ratio = devicePixelRatioF();
    const auto size = (QSizeF(this->size()) * ratio).toSize();
    if (m_canvasIsOld || m_canvas.size() != size || m_canvas.devicePixelRatio() != ratio) {
        if (m_canvas.size() != size)
            m_canvas = QImage(size, QImage::Format_RGB32);
        m_canvas.setDevicePixelRatio(ratio);
        paintCanvas();
    }
    QPainter painter(this);
    painter.drawImage(0, 0, m_canvas);
    if (m_showsFocus) {
        painter.setPen(QPen(Theme::current().tokens().accent, 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

/// All but the focus; not in the widget itself, since lines are drawn several times as quickly in an image.
void FrameView::paintCanvas()
{
    m_canvasIsOld = false;
    if (m_surfaceIsOld || m_surface.devicePixelRatio() != devicePixelRatioF())
        updateSurface();
    QPainter painter(&m_canvas);
    painter.fillRect(rect(), Theme::current().tokens().window);
    if (!m_clip)
        return;
    paintPicture(painter);
    painter.translate(m_offset);
    paintOverlay(painter, m_shapes, m_zoom * overlayScale(), look());
}

void FrameView::paintPicture(QPainter& painter) const
{
    if (!m_surface.isNull()) {
        painter.drawImage(m_surfaceAt, m_surface);
        return;
    }
    const auto& tokens = Theme::current().tokens();
    painter.fillRect(pictureRect(), tokens.surface);
    painter.setPen(tokens.line);
    painter.drawRect(pictureRect().adjusted(-0.5, -0.5, 0.5, 0.5));
}

QImage FrameView::annotated() const
{
    if (!m_clip)
        return {};
    QImage image(pictureSize().toSize(), QImage::Format_RGB32);
    QPainter painter(&image);
    if (showsPicture()) {
        painter.drawImage(0, 0, m_picture);
        paintHidden(painter, m_hidden);
    } else {
        image.fill(Theme::current().tokens().surface);
    }
    paintOverlay(painter, m_shapes, overlayScale(), look());
    return image;
}

QString FrameView::description() const
{
    if (!m_clip)
        return tr("No clip");
    const QLocale locale;
    const int persons = int(m_shapes.size());
    QStringList parts{tr("Frame %1 of %2").arg(locale.toString(qlonglong(m_ordinal)), locale.toString(qlonglong(m_clip->frames()))), tr("%n person(s)", nullptr, persons)};
    for (const auto& shape : m_shapes) {
        if (shape.isAbove)
            parts << tr("person %1 stands out").arg(shape.person);
    }
    if (m_options.chosen)
        parts << tr("person %1 is chosen").arg(*m_options.chosen);
    if (!showsPicture())
        parts << tr("without a picture");
    else if (!m_hidden.empty())
        parts << tr("blurred");
    return parts.join(QStringLiteral(", "));
}

void FrameView::describeSoon()
{
    if (!m_describe.isActive())
        m_describe.start();
}

QSize FrameView::sizeHint() const
{
    return {640, 400};
}

QSize FrameView::minimumSizeHint() const
{
    return {240, 160};
}

void FrameView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_isFitted)
        fit();
    else
        showZoom(m_zoom, m_offset);
}

void FrameView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        describeSoon();
}

} // namespace transect
