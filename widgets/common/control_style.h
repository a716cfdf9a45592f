#pragma once

#include <QProxyStyle>

namespace transect {

/// Fusion, but check boxes, combo boxes and spin boxes in the colours of the theme and without gradients, and labels aligned as
/// the layout is read.
class ControlStyle : public QProxyStyle {
public:
    ControlStyle();

    void polish(QWidget* widget) override;
    using QProxyStyle::polish;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget = nullptr) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget = nullptr) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part, const QWidget* widget = nullptr) const override;
};

} // namespace transect
