#pragma once

class QWidget;

namespace transect {

/// Scrolling a form must not change the fields that the pointer passes: `control` takes the wheel only with the focus.
void keepFromWheel(QWidget* control);

} // namespace transect
