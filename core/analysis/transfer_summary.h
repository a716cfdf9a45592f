#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/statistics.h"
#include "record/transfer_record.h"

namespace transect {

/// One checkpoint's score on a target, over the draws (seeds) of the target.
struct CurvePoint {
    std::string checkpoint;
    double epoch = 0;
    std::int64_t step = 0;
    double score = 0;            ///< mean over draws, tested once each
    Interval interval;           ///< 95 %, over draws (Student's t)
    double deviation = 0;        ///< over draws
    double validationScore = 0;  ///< mean over draws
    int draws = 0;
    bool converged = true;       ///< of every draw
    bool operator==(const CurvePoint&) const = default;
};

/// Fills in what `point` says of independent scores, of draws or of runs: mean, interval, deviation, count, and the mean on
/// validation. None is empty.
void summarise(CurvePoint& point, const std::vector<double>& scores, const std::vector<double>& validation);

/// A target's scores over a series, by step.
struct TransferCurve {
    std::string target, mode, part, metric;
    std::int64_t trainCount = 0, testCount = 0;
    std::vector<CurvePoint> points;
    bool operator==(const TransferCurve&) const = default;
};

/// One curve for each (target, mode, part), in the order fe, ft; full, main, residual.
std::vector<TransferCurve> transferCurves(const std::vector<TransferResult>& results);

/// The point that validation chooses; of equals the last one: a peak before the end has to be better, not as good. Points
/// are not empty.
const CurvePoint& bestOnValidation(const TransferCurve& curve);

enum class PeakVerdict {
    BeforeTheEnd, ///< the checkpoint best on validation beats the last one: the paired interval excludes 0
    AtTheEnd,     ///< the last checkpoint is the best on validation
    LastBetter,   ///< the last one beats the one that validation chose: the interval excludes 0 from below
    Inconclusive  ///< the interval holds 0
};

/// Whether a middle checkpoint is the best of a curve. It is chosen on validation; the difference is of test scores.
struct PeakFinding {
    CurvePoint best, last;
    PairedDifference difference; ///< best less last; empty where the verdict is AtTheEnd
    PeakVerdict verdict = PeakVerdict::AtTheEnd;
};

/// Test scores of one checkpoint of `curve` less those of another, over the draws that both were evaluated on; none where the
/// per-image results are missing.
std::optional<PairedDifference> differenceBetween(const std::string& first, const std::string& second, const TransferCurve& curve,
                                                  const std::vector<TransferResult>& results);

/// None for a curve of fewer than two points, or where the per-image results are missing.
std::optional<PeakFinding> findPeak(const TransferCurve& curve, const std::vector<TransferResult>& results);

} // namespace transect
