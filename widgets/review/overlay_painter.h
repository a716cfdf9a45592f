#pragma once

#include <memory>

#include <QColor>
#include <QFont>
#include <QHash>
#include <QStaticText>

#include "widgets/review/overlay.h"

class QPainter;

namespace transect {

struct Tokens;

/// Lines and what lies under them, so that they can be read on any ground.
struct OverlayColours {
    QColor quiet, attention, chosen, casing, ghost, attentionText;
    bool operator==(const OverlayColours&) const = default;
};

OverlayColours coloursOnPictures();
OverlayColours coloursOnGround(const Tokens& tokens); ///< where there is no picture

/// Names as they were laid out, for those who draw the same ones again and again: that takes longer than all else of a name.
class NameTexts {
public:
    const QStaticText& of(const QString& name, const QFont& font);

private:
    QFont m_font; ///< of all of them
    QHash<QString, QStaticText> m_texts;
};

/// How large what is drawn is on the screen, whatever the zoom.
struct OverlayLook {
    OverlayColours colours = coloursOnPictures();
    QFont font;       ///< of names, with a size in pixels
    double weight = 1; ///< of lines and marks: 1 for a screen, more for large pictures
    std::shared_ptr<NameTexts> names = std::make_shared<NameTexts>();
};

/// Draws `shapes` where `painter` has its origin in the upper left corner of the picture: what is at p in the picture comes to
/// p * scale. Widths and letters do not grow with it.
void paintOverlay(QPainter& painter, const OverlayShapes& shapes, double scale, const OverlayLook& look);

} // namespace transect
