#pragma once

#include <QProxyStyle>

namespace transect {

/// Fusion, but check boxes in the colours of the theme, since its own are too faint on a dark ground, and labels aligned as the
/// layout is read.
class ControlStyle : public QProxyStyle {
public:
    ControlStyle();

    void polish(QWidget* widget) override;
    using QProxyStyle::polish;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget = nullptr) const override;
};

} // namespace transect
