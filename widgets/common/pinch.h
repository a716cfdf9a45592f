#pragma once

#include <optional>

#include <QPointF>

class QEvent;
class QWidget;

namespace transect {

/// Two fingers that come together or part, on a touch screen or a touch pad.
struct Pinch {
    QPointF place;     ///< between the fingers, in the widget
    double factor = 1; ///< how many times farther apart they are than in the event before
};

/// Events of `widget` from now on tell of fingers on it.
void watchPinches(QWidget& widget);

/// What `event` of `widget` tells of two fingers; nothing for other events, and for their beginning and end.
std::optional<Pinch> pinchOf(QEvent& event, const QWidget& widget);

} // namespace transect
