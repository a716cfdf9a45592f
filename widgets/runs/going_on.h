#pragma once

#include <QStringList>

#include "widgets/runs/listing.h"

namespace transect {

// What can be done with a run: one rule for the menu and for the buttons beside it.

/// Somebody is at it, so that it can be stopped: a queued run of a study has no worker yet; the one of its study comes to it.
bool isWorkedOn(const RunSummary& run, const Listing& listing);

/// It was stopped, failed or was lost, or waits for a turn that nobody brings.
bool canGoOn(const RunSummary& run, const Listing& listing);

/// What RunOperations::resume() is to be asked for where runs and studies are chosen. A study on which nobody works goes on as
/// one, so that its runs come one after the other.
QStringList toResume(const QStringList& chosen, const Listing& listing);

} // namespace transect
