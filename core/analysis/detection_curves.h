#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace transect {

/// What is taken for abnormal at one threshold: all scores of at least `threshold`.
struct DetectionPoint {
    double threshold = 0;
    std::int64_t truePositives = 0, falsePositives = 0;
    bool operator==(const DetectionPoint&) const = default;
};

/// One point for each distinct score, from the highest to the lowest, where everything is taken for abnormal.
struct DetectionCurve {
    std::vector<DetectionPoint> points;
    std::int64_t positives() const { return points.empty() ? 0 : points.back().truePositives; }
    std::int64_t negatives() const { return points.empty() ? 0 : points.back().falsePositives; }
};

/// Scores ranked once, and counted as often as wanted with other weights for groups of them.
class RankedScores {
public:
    /// `labels`: not 0 is positive (abnormal). Infinite scores have their place in the order. Throws Error "bad-scores" for a
    /// NaN and for lists of different lengths.
    RankedScores(std::span<const double> scores, std::span<const std::uint8_t> labels);
    /// The scores of all parts together.
    explicit RankedScores(std::span<const RankedScores* const> parts);
    RankedScores() = default;

    std::size_t size() const { return m_entries.size(); }

    /// Each score counted as often as `weights` (of at least 0, one for each part) says; scores of no weight give no
    /// point. The memory of `curve` is used again.
    void count(std::span<const std::int64_t> weights, DetectionCurve& curve) const;

private:
    struct Entry {
        double score;
        std::int32_t part;
        bool isPositive, isLast; ///< isLast: the next score is another
    };
    void markLast();

    std::vector<Entry> m_entries; ///< by descending score
};

/// Each score counted once. Errors as RankedScores.
DetectionCurve detectionCurve(std::span<const double> scores, std::span<const std::uint8_t> labels);

/// Area under the ROC: the probability that a positive scores higher than a negative, equal scores counting half
/// (Mann & Whitney 1947). Exact up to its last rounding. NaN without positives or without negatives.
double rocAuc(const DetectionCurve& curve);

/// Area under the curve of precision over recall as average precision: sum of (R_i - R_(i-1)) P_i, without
/// interpolation. NaN without positives.
double averagePrecision(const DetectionCurve& curve);

struct EqualError {
    double rate = 0, threshold = 0;
};

/// The mean of the false positive and the false negative rate at that corner of the ROC (a point where it changes
/// direction, or an end) where they are nearest to each other. NaN without positives or without negatives.
EqualError equalErrorRate(const DetectionCurve& curve);

/// What a threshold does. Rates are NaN where there is nothing that they are a share of.
struct OperatingPoint {
    double threshold = 0; ///< infinite: nothing is taken for abnormal
    double truePositiveRate = 0, falsePositiveRate = 0;
    double precision = 0; ///< 1 where nothing is taken for abnormal
    double f1 = 0;        ///< harmonic mean of precision and true positive rate
};

/// For each of `rates`: the lowest threshold at which no larger share of the negatives is taken for abnormal.
std::vector<OperatingPoint> operatingPoints(const DetectionCurve& curve, std::span<const double> rates);

/// The threshold of the largest F1; of equals the highest one. The curve has positives.
OperatingPoint bestF1(const DetectionCurve& curve);

} // namespace transect
