#include "analysis/transfer_summary.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace transect {

namespace {

int rank(const std::string& mode, const std::string& part)
{
    return (mode == "ft" ? 10 : 0) + (part == "full" ? 0 : part == "main" ? 1 : 2);
}

CurvePoint pointOf(const std::vector<const TransferResult*>& draws)
{
    std::vector<double> scores, validation;
    CurvePoint point;
    point.checkpoint = draws.front()->checkpoint;
    point.epoch = draws.front()->epoch;
    point.step = draws.front()->step;
    for (const auto* draw : draws) {
        scores.push_back(draw->score);
        validation.push_back(draw->validationScore);
        point.converged = point.converged && draw->converged;
    }
    summarise(point, scores, validation);
    return point;
}

/// The draws that both checkpoints were evaluated on, with their per-image results.
std::vector<PairedDraw> pairs(const TransferCurve& curve, const std::vector<TransferResult>& results, const std::string& first, const std::string& second)
{
    std::map<std::int64_t, PairedDraw> bySeed;
    for (const auto& result : results) {
        if (result.target != curve.target || result.mode != curve.mode || result.part != curve.part)
            continue;
        if (result.checkpoint == first)
            bySeed[result.seed].first = result.correct;
        else if (result.checkpoint == second)
            bySeed[result.seed].second = result.correct;
    }
    std::vector<PairedDraw> list;
    for (auto& [seed, draw] : bySeed) {
        if (!draw.first.empty() && draw.first.size() == draw.second.size())
            list.push_back(std::move(draw));
    }
    return list;
}

} // namespace

void summarise(CurvePoint& point, const std::vector<double>& scores, const std::vector<double>& validation)
{
    point.score = mean(scores);
    point.interval = meanInterval(scores);
    point.deviation = sampleDeviation(scores);
    point.validationScore = mean(validation);
    point.draws = int(scores.size());
}

std::vector<TransferCurve> transferCurves(const std::vector<TransferResult>& results)
{
    using Key = std::tuple<std::string, int, std::string, std::string>;
    std::map<Key, std::map<std::pair<std::int64_t, std::string>, std::vector<const TransferResult*>>> grouped;
    for (const auto& result : results)
        grouped[{result.target, rank(result.mode, result.part), result.mode, result.part}][{result.step, result.checkpoint}].push_back(&result);

    std::vector<TransferCurve> curves;
    for (const auto& [key, checkpoints] : grouped) {
        const auto* any = checkpoints.begin()->second.front();
        TransferCurve curve{any->target, any->mode, any->part, any->metric, any->trainCount, any->testCount, {}};
        for (const auto& [place, draws] : checkpoints)
            curve.points.push_back(pointOf(draws));
        curves.push_back(std::move(curve));
    }
    return curves;
}

const CurvePoint& bestOnValidation(const TransferCurve& curve)
{
    return *std::ranges::max_element(curve.points.rbegin(), curve.points.rend(), {}, &CurvePoint::validationScore);
}

std::optional<PairedDifference> differenceBetween(const std::string& first, const std::string& second, const TransferCurve& curve,
                                                  const std::vector<TransferResult>& results)
{
    const auto draws = pairs(curve, results, first, second);
    return draws.empty() ? std::nullopt : std::optional(pairedBootstrap(draws));
}

std::optional<PeakFinding> findPeak(const TransferCurve& curve, const std::vector<TransferResult>& results)
{
    if (curve.points.size() < 2)
        return std::nullopt;
    PeakFinding finding;
    finding.last = curve.points.back();
    finding.best = bestOnValidation(curve);
    if (finding.best.checkpoint == finding.last.checkpoint)
        return finding;
    const auto difference = differenceBetween(finding.best.checkpoint, finding.last.checkpoint, curve, results);
    if (!difference)
        return std::nullopt;
    finding.difference = *difference;
    const auto& interval = finding.difference.interval;
    finding.verdict = interval.low > 0 ? PeakVerdict::BeforeTheEnd : interval.high < 0 ? PeakVerdict::LastBetter : PeakVerdict::Inconclusive;
    return finding;
}

} // namespace transect
