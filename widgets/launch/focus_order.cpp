#include "widgets/launch/focus_order.h"

#include <QWidget>

namespace transect {

void moveFocusAfter(QWidget* anchor, QWidget* tree)
{
    QList<QWidget*> inside;
    auto* widget = tree;
    do {
        if (tree->isAncestorOf(widget) && widget->focusPolicy() != Qt::NoFocus)
            inside << widget;
        widget = widget->nextInFocusChain();
    } while (widget != tree);
    for (auto* next : inside) {
        QWidget::setTabOrder(anchor, next);
        anchor = next;
    }
}

} // namespace transect
