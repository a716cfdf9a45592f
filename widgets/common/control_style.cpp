#include "widgets/common/control_style.h"

#include <QLabel>
#include <QPainter>
#include <QStyleOption>

#include "widgets/common/theme.h"

namespace transect {

namespace {

void drawCheckBox(QPainter& painter, const QStyleOption& option)
{
    const auto& tokens = Theme::current().tokens();
    const bool isEnabled = option.state & QStyle::State_Enabled, hasFocus = option.state & QStyle::State_HasFocus;
    const bool isOn = option.state & QStyle::State_On, isPartly = option.state & QStyle::State_NoChange;
    const auto ground = !isOn && !isPartly ? tokens.surface : isEnabled ? tokens.accent : tokens.quietText;
    const auto line = hasFocus ? (isOn ? tokens.text : tokens.accent) : isOn ? ground : tokens.quietText;
    const double side = std::min(option.rect.width(), option.rect.height()), width = hasFocus ? 2 : 1;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(QRectF(option.rect).center() - QPointF(side / 2, side / 2));
    painter.setPen(QPen(isEnabled ? line : tokens.line, width));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(0, 0, side, side).adjusted(width / 2, width / 2, -width / 2, -width / 2), 3, 3);
    painter.scale(side / 16, side / 16);
    painter.setPen(QPen(tokens.accentText, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (isPartly)
        painter.drawLine(QPointF(4.5, 8), QPointF(11.5, 8));
    else if (isOn)
        painter.drawPolyline(QPolygonF{{4, 8.5}, {7, 11.5}, {12, 5}});
    painter.restore();
}

/// As the style sheet draws a line edit.
void drawField(QPainter& painter, const QStyleOption& option)
{
    const auto& tokens = Theme::current().tokens();
    const bool isEnabled = option.state & QStyle::State_Enabled, hasFocus = option.state & QStyle::State_HasFocus, isHovered = option.state & QStyle::State_MouseOver;
    const double width = hasFocus ? 2 : 1;
    painter.setPen(QPen(hasFocus ? tokens.accent : isHovered && isEnabled ? tokens.quietText : tokens.line, width));
    painter.setBrush(isEnabled ? tokens.raised : tokens.window);
    painter.drawRoundedRect(QRectF(option.rect).adjusted(width / 2, width / 2, -width / 2, -width / 2), 4, 4);
}

/// `up`: 1 points upwards, -1 down.
void drawChevron(QPainter& painter, const QRect& rect, int up, bool isEnabled)
{
    const auto& tokens = Theme::current().tokens();
    const auto middle = QRectF(rect).center();
    painter.setPen(QPen(isEnabled ? tokens.quietText : tokens.line, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(QPolygonF{middle + QPointF(-3.5, 1.75 * up), middle + QPointF(0, -1.75 * up), middle + QPointF(3.5, 1.75 * up)});
}

/// Qt aligns a label by the direction of its own text: a name in Latin letters would stand apart from the Arabic ones below it.
void alignByLayout(QLabel& label)
{
    const auto alignment = label.alignment();
    if (label.layoutDirection() != Qt::RightToLeft || alignment.testFlag(Qt::AlignAbsolute))
        return;
    const auto horizontal = QStyle::visualAlignment(Qt::RightToLeft, alignment) & Qt::AlignHorizontal_Mask;
    label.setAlignment((alignment & ~Qt::AlignHorizontal_Mask) | horizontal | Qt::AlignAbsolute);
}

} // namespace

ControlStyle::ControlStyle()
    : QProxyStyle("Fusion")
{
}

void ControlStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (auto* label = qobject_cast<QLabel*>(widget))
        alignByLayout(*label);
}

void ControlStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    if (element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck)
        drawCheckBox(*painter, *option);
    else
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void ControlStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
    const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
    if (!(control == CC_ComboBox && combo) && !(control == CC_SpinBox && spin))
        return QProxyStyle::drawComplexControl(control, option, painter, widget);
    const bool isEnabled = option->state & State_Enabled;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (combo ? combo->frame : spin->frame)
        drawField(*painter, *option);
    if (combo) {
        drawChevron(*painter, subControlRect(control, option, SC_ComboBoxArrow, widget), -1, isEnabled);
    } else if (spin->buttonSymbols != QAbstractSpinBox::NoButtons) {
        drawChevron(*painter, subControlRect(control, option, SC_SpinBoxUp, widget), 1, isEnabled && spin->stepEnabled.testFlag(QAbstractSpinBox::StepUpEnabled));
        drawChevron(*painter, subControlRect(control, option, SC_SpinBoxDown, widget), -1, isEnabled && spin->stepEnabled.testFlag(QAbstractSpinBox::StepDownEnabled));
    }
    painter->restore();
}

QRect ControlStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part, const QWidget* widget) const
{
    const auto rect = QProxyStyle::subControlRect(control, option, part, widget);
    if (control != CC_ComboBox || part != SC_ComboBoxEditField)
        return rect;
    // Words stand as far from the frame as in a line edit.
    return visualRect(option->direction, option->rect, visualRect(option->direction, option->rect, rect).adjusted(4, 0, 0, 0));
}

} // namespace transect
