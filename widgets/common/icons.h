#pragma once

#include <QIcon>
#include <QString>

namespace transect {

/// The project's own line icons on a grid of 16: "open", "new", "play", "stop", "search", "folder", "copy", "export", "back",
/// "forward", "previous-event", "next-event", "measure", "table", "settings", "close", "pause", "warning", "reset", "down",
/// "fit", "log-x", "log-y". Drawn in the palette's text colour at any size,
/// quiet where disabled. Throws std::out_of_range for another name.
QIcon icon(const QString& name);

/// Each state of a run has a glyph of its own, so that colour is never alone: "queued", "starting", "running", "stopping",
/// "finished", "failed", "stopped", "lost".
QIcon stateIcon(const QString& state);

QStringList iconNames();

} // namespace transect
