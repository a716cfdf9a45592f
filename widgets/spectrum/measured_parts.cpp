#include "widgets/spectrum/measured_parts.h"

#include <algorithm>
#include <limits>

#include "record/lineage.h"

namespace transect {

namespace {

std::int64_t distance(const MeasuredParts& parts, std::int64_t k)
{
    return parts.holds(k) ? 0 : k < parts.lowestK ? parts.lowestK - k : k - parts.highestK;
}

std::optional<MeasuredParts> partsOf(const RunDetails& run, const std::string& target, const std::string& checkpoint)
{
    MeasuredParts parts{std::numeric_limits<std::int64_t>::max(), 0, {}, {}};
    std::vector<TransferResult> matching;
    for (const auto& result : *run.results) {
        const auto k = result.details.is_object() ? result.details.value("k", Json()) : Json();
        if (result.checkpoint != checkpoint || result.target != target || result.mode != "fe" || result.part == "full" || !k.is_number_integer())
            continue;
        parts.lowestK = std::min(parts.lowestK, k.get<std::int64_t>());
        parts.highestK = std::max(parts.highestK, k.get<std::int64_t>());
        matching.push_back(result);
    }
    for (const auto& curve : transferCurves(matching))
        (curve.part == "main" ? parts.main : parts.residual) = curve.points.front();
    return matching.empty() ? std::nullopt : std::optional(parts);
}

} // namespace

std::vector<MeasuredParts> measuredParts(const std::vector<RunDetailsPtr>& runs, const RunDetails& like, const std::string& target, const std::string& checkpoint)
{
    std::vector<MeasuredParts> list;
    const auto source = standsOn(like.spec, like.folder);
    for (const auto& run : runs) {
        if (run->results->empty() || standsOn(run->spec, run->folder) != source)
            continue;
        if (auto parts = partsOf(*run, target, checkpoint))
            list.push_back(std::move(*parts));
    }
    std::ranges::sort(list, {}, &MeasuredParts::lowestK);
    return list;
}

const MeasuredParts* nearest(const std::vector<MeasuredParts>& list, std::int64_t k)
{
    const auto found = std::ranges::min_element(list, {}, [k](const MeasuredParts& one) { return distance(one, k); });
    return found == list.end() ? nullptr : &*found;
}

} // namespace transect
