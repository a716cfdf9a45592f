#pragma once

#include <QString>

#include "analysis/statistics.h"
#include "record/run_state.h"

namespace transect {

/// "running": the key of stateIcon() and of queries.
QString stateKey(RunStatus status);
/// As the user reads it, in their language.
QString stateText(RunStatus status);

/// "learning_rate" as a label: "Learning rate".
QString labelOf(const std::string& parameter);
/// "transfer.0.fine_tuning.steps" as a person reads it: "Transfer 1, Fine tuning, Steps".
QString placeText(const std::string& place);

/// "1 h 03 min", "4 min 05 s", "12 s".
QString durationText(double seconds);

/// "0.912" or, with an interval, "0.912 ± 0.004": as many digits as half of the interval justifies.
QString scoreText(double score, const Interval& interval, int draws);
/// "+5.1": a difference of shares in percentage points.
QString signedPoints(double share);

/// "epoch 5", "epoch 0, step 40".
QString momentText(double epoch, std::int64_t step, bool isWholeEpoch);

/// "41 %", in this order in every language; the whole below it.
QString percentText(double share);
/// The same rounded to so many digits.
QString percentText(double share, int digits);
/// "95 % [0.6, 3.1]", in this order in every language.
QString intervalText(const QString& low, const QString& high);

/// Text that stays as it is in a right-to-left language: numbers with units, paths, names of files.
QString isolated(const QString& text);
/// The same, where the language of the window is one.
QString inThisOrder(const QString& text);

/// In quotes where a shell would not take it as one word.
QString shellWord(const QString& word);

} // namespace transect
