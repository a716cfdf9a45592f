#include "analysis/detection_curves.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "record/error.h"

namespace transect {

namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

void requireRankable(std::span<const double> scores, std::size_t labels)
{
    if (labels != scores.size())
        throw Error("bad-scores", "found " + std::to_string(scores.size()) + " scores and " + std::to_string(labels) + " labels, expected as many of both");
    const auto nan = std::ranges::find_if(scores, [](double score) { return std::isnan(score); });
    if (nan != scores.end())
        throw Error("bad-scores", "found nan as score " + std::to_string(nan - scores.begin()) + ", expected a number");
}

bool isDefined(const DetectionCurve& curve)
{
    return curve.positives() > 0 && curve.negatives() > 0;
}

double share(std::int64_t count, std::int64_t of)
{
    return of == 0 ? undefined : double(count) / double(of);
}

OperatingPoint operatingPoint(const DetectionCurve& curve, const DetectionPoint& point)
{
    const auto detected = point.truePositives + point.falsePositives;
    return {point.threshold, share(point.truePositives, curve.positives()), share(point.falsePositives, curve.negatives()),
            detected == 0 ? 1 : share(point.truePositives, detected), share(2 * point.truePositives, detected + curve.positives())};
}

const DetectionPoint nothingDetected{std::numeric_limits<double>::infinity(), 0, 0};

/// Whether the ROC changes its direction at the point `index`, or begins or ends there.
bool isCorner(const std::vector<DetectionPoint>& points, std::size_t index)
{
    if (index == 0 || index + 1 == points.size())
        return true;
    const auto &before = points[index - 1], &here = points[index], &after = points[index + 1];
    return here.truePositives - before.truePositives != after.truePositives - here.truePositives
        || here.falsePositives - before.falsePositives != after.falsePositives - here.falsePositives;
}

} // namespace

RankedScores::RankedScores(std::span<const double> scores, std::span<const std::uint8_t> labels)
{
    requireRankable(scores, labels.size());
    m_entries.reserve(scores.size());
    for (std::size_t i = 0; i < scores.size(); ++i)
        m_entries.push_back({scores[i], 0, labels[i] != 0, true});
    std::ranges::sort(m_entries, std::ranges::greater(), &Entry::score);
    markLast();
}

RankedScores::RankedScores(std::span<const RankedScores* const> parts)
{
    std::size_t count = 0;
    for (const auto* part : parts)
        count += part->size();
    m_entries.reserve(count);
    std::vector<std::ptrdiff_t> ends{0};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        for (const auto& entry : parts[i]->m_entries)
            m_entries.push_back({entry.score, std::int32_t(i), entry.isPositive, true});
        ends.push_back(std::ptrdiff_t(m_entries.size()));
    }
    // Two neighbours become one until there is one.
    for (std::vector<Entry> merged(m_entries.size()); ends.size() > 2;) {
        std::vector<std::ptrdiff_t> fewer{0};
        for (std::size_t i = 1; i < ends.size(); i += 2) {
            const auto begin = m_entries.begin(), middle = begin + ends[i];
            fewer.push_back(ends[std::min(i + 1, ends.size() - 1)]);
            std::ranges::merge(begin + ends[i - 1], middle, middle, begin + fewer.back(), merged.begin() + ends[i - 1], std::ranges::greater(), &Entry::score, &Entry::score);
        }
        m_entries.swap(merged);
        ends = std::move(fewer);
    }
    markLast();
}

void RankedScores::markLast()
{
    for (std::size_t i = 1; i < m_entries.size(); ++i)
        m_entries[i - 1].isLast = m_entries[i - 1].score != m_entries[i].score;
}

void RankedScores::count(std::span<const std::int64_t> weights, DetectionCurve& curve) const
{
    // Without branches on the weights, which are as good as random.
    curve.points.resize(m_entries.size());
    std::size_t count = 0;
    DetectionPoint point;
    std::int64_t detected = 0; // at the last point
    for (const auto& entry : m_entries) {
        const auto weight = weights[std::size_t(entry.part)], positive = weight * std::int64_t(entry.isPositive);
        point.threshold = entry.score;
        point.truePositives += positive;
        point.falsePositives += weight - positive;
        const auto now = point.truePositives + point.falsePositives;
        const bool isPoint = entry.isLast & (now != detected);
        curve.points[count] = point;
        count += std::size_t(isPoint);
        detected += (now - detected) * std::int64_t(isPoint);
    }
    curve.points.resize(count);
}

DetectionCurve detectionCurve(std::span<const double> scores, std::span<const std::uint8_t> labels)
{
    const std::int64_t once = 1;
    DetectionCurve curve;
    RankedScores(scores, labels).count({&once, 1}, curve);
    return curve;
}

double rocAuc(const DetectionCurve& curve)
{
    if (!isDefined(curve))
        return undefined;
    std::int64_t doubled = 0; // the area, in half pairs
    DetectionPoint last;
    for (const auto& point : curve.points) {
        doubled += (point.falsePositives - last.falsePositives) * (point.truePositives + last.truePositives);
        last = point;
    }
    return double(doubled) / (2.0 * double(curve.positives()) * double(curve.negatives()));
}

double averagePrecision(const DetectionCurve& curve)
{
    if (curve.positives() == 0)
        return undefined;
    double sum = 0;
    std::int64_t last = 0;
    for (const auto& point : curve.points) {
        if (point.truePositives == last)
            continue;
        sum += double(point.truePositives - last) * double(point.truePositives) / double(point.truePositives + point.falsePositives);
        last = point.truePositives;
    }
    return sum / double(curve.positives());
}

EqualError equalErrorRate(const DetectionCurve& curve)
{
    if (!isDefined(curve))
        return {undefined, undefined};
    const auto misses = [&](const DetectionPoint& point) { return 1 - double(point.truePositives) / double(curve.positives()); };
    const auto alarms = [&](const DetectionPoint& point) { return double(point.falsePositives) / double(curve.negatives()); };
    const auto distance = [&](const DetectionPoint& point) { return std::abs(misses(point) - alarms(point)); };

    // Misses less alarms fall from point to point, so the nearest corners lie on either side of where they are equal.
    const auto& points = curve.points;
    const auto crossing = std::ranges::partition_point(points, [&](const auto& point) { return misses(point) > alarms(point); });
    auto after = std::size_t(crossing - points.begin()), before = after;
    while (!isCorner(points, after))
        ++after;
    while (before > 0 && !isCorner(points, --before)) { }
    const auto& first = crossing == points.begin() ? nothingDetected : points[before];
    const auto& nearest = distance(first) <= distance(points[after]) ? first : points[after];
    return {(misses(nearest) + alarms(nearest)) / 2, nearest.threshold};
}

std::vector<OperatingPoint> operatingPoints(const DetectionCurve& curve, std::span<const double> rates)
{
    std::vector<OperatingPoint> list;
    for (const double rate : rates) {
        const auto isWithin = [&](const DetectionPoint& point) { return double(point.falsePositives) <= rate * double(curve.negatives()); };
        const auto end = std::ranges::partition_point(curve.points, isWithin);
        list.push_back(operatingPoint(curve, end == curve.points.begin() ? nothingDetected : *std::prev(end)));
    }
    return list;
}

OperatingPoint bestF1(const DetectionCurve& curve)
{
    OperatingPoint best = operatingPoint(curve, nothingDetected);
    for (const auto& point : curve.points) {
        if (const auto here = operatingPoint(curve, point); here.f1 > best.f1)
            best = here;
    }
    return best;
}

} // namespace transect
