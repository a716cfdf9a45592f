#include "widgets/plot/draw_queue.h"

namespace transect {

DrawQueue::DrawQueue(QWidget& widget, std::function<void()> draw)
    : m_widget(widget)
    , m_draw(std::move(draw))
{
    m_timer.setSingleShot(true);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
        if (isSeen())
            drawNow();
    });
}

bool DrawQueue::isSeen() const
{
    // Not visibleRegion(), from which the children are taken away.
    auto seen = m_widget.rect();
    for (const auto* at = &m_widget; !at->isWindow() && at->parentWidget(); at = at->parentWidget())
        seen = seen.translated(at->pos()).intersected(at->parentWidget()->rect());
    return m_widget.isVisible() && !seen.isEmpty();
}

void DrawQueue::want(int spacing)
{
    m_isDue = true;
    if (!isSeen())
        return;
    const auto elapsed = m_sinceDrawing.isValid() ? m_sinceDrawing.elapsed() : spacing;
    const int delay = int(std::max<qint64>(0, spacing - elapsed));
    if (!m_timer.isActive() || m_timer.remainingTime() > delay)
        m_timer.start(delay);
}

void DrawQueue::show()
{
    if (m_isDue && !m_timer.isActive())
        m_timer.start(0);
}

void DrawQueue::drawNow()
{
    m_timer.stop();
    m_isDue = false;
    ++m_drawings;
    m_draw();
    m_sinceDrawing.start();
}

} // namespace transect
