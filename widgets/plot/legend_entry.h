#pragma once

#include <QAbstractButton>

#include "widgets/plot/plot_legend.h"

namespace transect {

/// One name of a legend with a piece of its curve.
class LegendEntry : public QAbstractButton {
    Q_OBJECT

public:
    using QAbstractButton::QAbstractButton;

    void setItem(const LegendItem& item);
    const LegendItem& item() const { return m_item; }

    static int widthOf(const LegendItem& item);
    static void paint(QPainter& painter, const QRect& rect, const LegendItem& item);

Q_SIGNALS:
    void isolateWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    LegendItem m_item;
};

} // namespace transect
