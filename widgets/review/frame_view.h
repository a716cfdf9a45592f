#pragma once

#include <QTimer>
#include <QWidget>

#include "media/frame_source.h"
#include "record/error.h"
#include "widgets/review/overlay_painter.h"
#include "widgets/review/privacy.h"

class QLabel;
class QProgressBar;

namespace transect {

class EmptyState;
class MessageBar;

/// A frame with what was found on it. The wheel and two fingers zoom at where they are, dragging moves, a double click fits.
class FrameView : public QWidget {
    Q_OBJECT

public:
    explicit FrameView(QWidget* parent = nullptr);
    ~FrameView() override;

    /// Nothing to show: what will be here.
    void clear();
    void clear(const QString& title, const QString& text);
    /// Another clip: its first frame without a picture, fitted. `clip` may be shared with other threads.
    void setClip(std::shared_ptr<const OverlayIndex> clip);
    std::shared_ptr<const OverlayIndex> clip() const { return m_clip; }

    /// Which part of a video that is new was read, from 0 to 1; hidden with 1 and with the first picture.
    void setIndexing(double part);
    /// Why there are no pictures; what is known of the persons is shown all the same.
    void setFailure(const ErrorRecord& error);
    void dismissFailure();

    /// From now on `frame`, with its picture; without one (nullptr) on a plain ground. Till then the one before stays.
    void showFrame(std::int64_t ordinal, const std::shared_ptr<const SourceFrame>& frame);
    std::int64_t ordinal() const { return m_ordinal; }

    void setOptions(const OverlayOptions& options);
    const OverlayOptions& options() const { return m_options; }
    void setPrivacy(Privacy privacy);
    Privacy privacy() const { return m_privacy; }

    /// Screen pixels for each pixel of the picture.
    double zoom() const { return m_zoom; }
    bool wantsHalves() const; ///< of pictures that are shown so small
    void setZoom(double zoom); ///< at the middle
    void zoomAt(const QPointF& place, double factor);
    void zoomIn();
    void zoomOut();
    void fit(); ///< the whole picture, and so after each change of size
    bool isFitted() const { return m_isFitted; }
    /// So that `person` is seen in the middle, where it is outside.
    void bringIntoView(std::int64_t person);

    QPointF toPicture(const QPointF& place) const;
    QPointF toWidget(const QPointF& place) const;
    /// What is seen, as it is read out: "Frame 358 of 12,040, 3 persons, person 3 stands out".
    QString description() const;
    /// The picture with what is drawn on it, in its own size; of the screen's zoom nothing.
    QImage annotated() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void personClicked(qint64 person);
    void groundClicked();
    void zoomChanged(double zoom);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    bool showsPicture() const;
    QSizeF pictureSize() const;
    QRectF pictureRect() const; ///< in the widget
    double overlayScale() const; ///< pixels of the picture for each of those that the poses were found in
    void showZoom(double zoom, const QPointF& offset);
    double fittingZoom() const;
    void updatePicture();
    void updateSurface();
    void updateShapes();
    void updateCursor();
    void describeSoon();
    void release();
    void click(const QPointF& place);
    std::optional<std::int64_t> personAt(const QPointF& place) const;
    void showTip(const QPoint& place, const QPoint& global);
    QString tipOf(std::int64_t person) const;
    OverlayLook look() const;
    void redraw();
    void paintCanvas();
    void paintPicture(QPainter& painter) const;

    std::shared_ptr<const OverlayIndex> m_clip;
    QImage m_picture, m_half; ///< the frame's own pixels; m_half: null where it came without
    std::int64_t m_ordinal = 0;
    OverlayOptions m_options;
    Privacy m_privacy = Privacy::Pictures;
    OverlayShapes m_shapes;
    std::shared_ptr<NameTexts> m_names = std::make_shared<NameTexts>();
    std::vector<HiddenArea> m_hidden;
    QImage m_surface;    ///< what is seen of the picture, in the pixels of the screen
    QPointF m_surfaceAt; ///< in the widget
    bool m_surfaceIsOld = true;
    QImage m_canvas; ///< what is seen, with what is drawn on it
    bool m_canvasIsOld = true;

    double m_zoom = 1;
    QPointF m_offset; ///< of the picture's upper left corner
    bool m_isFitted = true;
    QPointF m_pressed, m_offsetAtPress;
    bool m_isPressed = false, m_isDragging = false, m_showsFocus = false;

    EmptyState* m_empty;
    MessageBar* m_failure;
    QWidget* m_indexing;
    QLabel* m_indexingText;
    QProgressBar* m_progress;
    QTimer m_describe;
    QTimer m_hold; ///< while it runs, the picture of the clip before stays on the screen
};

} // namespace transect
