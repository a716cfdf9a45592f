#pragma once

#include <QProxyStyle>

namespace transect {

/// Fusion, but check boxes in the colours of the theme: its own are too faint on a dark ground.
class ControlStyle : public QProxyStyle {
public:
    ControlStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget = nullptr) const override;
};

} // namespace transect
