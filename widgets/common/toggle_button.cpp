#include "widgets/common/toggle_button.h"

#include <QToolButton>

namespace transect {

QToolButton* toggleButton(const QString& text, const QString& name, const QString& help)
{
    auto* button = new QToolButton;
    button->setText(text);
    button->setObjectName(name);
    button->setCheckable(true);
    button->setToolTip(help);
    button->setAccessibleName(help);
    button->setMinimumWidth(button->fontMetrics().horizontalAdvance(text) + 20);
    return button;
}

} // namespace transect
