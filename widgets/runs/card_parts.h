#pragma once

#include <QString>

class QLabel;
class QProgressBar;

namespace transect {

// What the cards of the inspector are made of. Labels show what files say as plain text.

QLabel* cardTitle(const QString& objectName);
QLabel* cardText(const QString& text = {});
QProgressBar* thinProgress(); ///< from 0 to 1000

/// What is marked stays marked where the text is the same.
void setText(QLabel& label, const QString& text);

} // namespace transect
