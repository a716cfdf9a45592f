#pragma once

#include <functional>

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

namespace transect {

/// Gathers wishes to draw. A widget that is hidden, or scrolled out of sight, is not drawn; its wish waits until show().
class DrawQueue {
public:
    static constexpr int forData = 100, forUser = 16; ///< milliseconds between two drawings

    DrawQueue(QWidget& widget, std::function<void()> draw);

    void want(int spacing);
    void show(); ///< it came into sight
    void drawNow();
    int drawings() const { return m_drawings; }

private:
    bool isSeen() const;

    QWidget& m_widget;
    std::function<void()> m_draw;
    QTimer m_timer;
    QElapsedTimer m_sinceDrawing;
    bool m_isDue = false;
    int m_drawings = 0;
};

} // namespace transect
