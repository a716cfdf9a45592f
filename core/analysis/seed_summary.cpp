#include "analysis/seed_summary.h"

#include <algorithm>
#include <map>

namespace transect {

namespace {

CurvePoint meanPoint(const std::vector<const CurvePoint*>& runs)
{
    auto point = *runs.front();
    std::vector<double> scores, validation;
    for (const auto* run : runs) {
        scores.push_back(run->score);
        validation.push_back(run->validationScore);
        point.converged = point.converged && run->converged;
    }
    summarise(point, scores, validation);
    return point;
}

} // namespace

TransferCurve meanOverSeeds(const std::vector<TransferCurve>& curves)
{
    std::map<std::int64_t, std::vector<const CurvePoint*>> bySteps;
    for (const auto& curve : curves) {
        for (const auto& point : curve.points)
            bySteps[point.step].push_back(&point);
    }
    auto all = curves.front();
    all.points.clear();
    for (const auto& [step, runs] : bySteps)
        all.points.push_back(meanPoint(runs));
    return all;
}

std::optional<SeedPeak> peakOverSeeds(const std::vector<TransferCurve>& curves)
{
    if (curves.size() < 2)
        return std::nullopt;
    for (const auto& curve : curves) {
        if (curve.points.size() < 2 || curve.points.back().step != curves.front().points.back().step)
            return std::nullopt;
    }
    SeedPeak peak;
    std::vector<double> differences;
    bool isAlwaysLast = true;
    for (const auto& curve : curves) {
        const auto& best = bestOnValidation(curve);
        peak.epochs.push_back(best.epoch);
        differences.push_back(best.score - curve.points.back().score);
        isAlwaysLast = isAlwaysLast && best.step == curve.points.back().step;
    }
    peak.difference = {mean(differences), meanInterval(differences), int(differences.size()), curves.front().testCount};
    if (!isAlwaysLast) {
        const auto& interval = peak.difference.interval;
        peak.verdict = interval.low > 0 ? PeakVerdict::BeforeTheEnd : interval.high < 0 ? PeakVerdict::LastBetter : PeakVerdict::Inconclusive;
    }
    return peak;
}

} // namespace transect
