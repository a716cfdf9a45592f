#pragma once

class QWidget;

namespace transect {

/// Widgets that are made late come last in the Tab order of their window: puts what is in `tree` right after `anchor`.
void moveFocusAfter(QWidget* anchor, QWidget* tree);

} // namespace transect
