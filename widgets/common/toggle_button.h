#pragma once

#include <QString>

class QToolButton;

namespace transect {

/// A checkable button with a text, for what a screen shows or not; `help` is its tooltip and accessible name.
QToolButton* toggleButton(const QString& text, const QString& name, const QString& help);

} // namespace transect
