#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "spectrum/parts.h"
#include "transfer/logistic_regression.h"
#include "transfer/probe_scores.h"

namespace transect {

/// Rows of features with their labels.
struct LabelledFeatures {
    torch::Tensor features; ///< n x d, float32
    torch::Tensor labels;   ///< n, int64
};

struct ProbeOptions {
    std::vector<double> lambdas; ///< the grid of penalties
    ProbeMetric metric = ProbeMetric::Accuracy;
    bool isRidge = false;        ///< least squares on one-hot labels instead of logistic regression: for screening (ridge.h)
    /// Each column less its mean, divided by its deviation, both of the training rows: another penalty, hence no default. Parts
    /// are cut from what that gives.
    bool isStandardised = false;
    torch::Device device = torch::kCPU;
    LogisticOptions solver;
};

struct ProbeResult {
    double score = 0;                     ///< by the metric, on the test rows, 0 to 1
    std::map<std::string, double> scores; ///< by every metric, by its name
    std::vector<bool> correct;            ///< for each test row: by top-5 whether its class is among five, else whether it is the first
    double lambda = 0;                    ///< the best on validation; of equals the strongest
    double validationScore = 0;
    std::vector<double> validationScores; ///< for each penalty of the grid
    bool atEdge = false;                  ///< the chosen penalty is the grid's first or last: a wider grid may do better
    bool converged = true;                ///< the final fit, and on the grid the chosen one
    LogisticFit selection;                ///< the chosen penalty's fit on the training rows alone, for features as they were given
    LogisticFit final;                    ///< on training and validation rows together, which is what was tested; from ridge lambda, weight and bias
};

/// Which right singular vectors of the training features (not centred) a probe sees.
struct FeaturePart {
    enum Kind { Full, Leading, Trailing } kind = Full; ///< all; the first k; all without these
    std::int64_t k = 0;                                ///< 0 to d
};

/// FE of one draw of a target: of the features, and of any of their parts. All share one decomposition of the training features, and a path
/// its work over the penalties. Throws Error as fitLogisticPath() does.
class ProbeFamily {
public:
    /// `train`: fitted for every penalty; `validation`: chooses one; both together: fitted once more; `test`: scored once (protocol
    /// of Ericsson, Gouk & Hospedales 2021).
    ProbeFamily(const LabelledFeatures& train, const LabelledFeatures& validation, const LabelledFeatures& test, std::int64_t classes, ProbeOptions options);

    /// Of each part, in their order; on the CPU side by side, as many as there are threads, where they are small enough.
    std::vector<ProbeResult> probe(const std::vector<FeaturePart>& parts) const;
    ProbeResult full() const { return probe({{FeaturePart::Full, 0}}).front(); }
    ProbeResult leading(std::int64_t k) const { return probe({{FeaturePart::Leading, k}}).front(); }
    ProbeResult trailing(std::int64_t k) const { return probe({{FeaturePart::Trailing, k}}).front(); }

    /// The smallest k whose leading part holds `share` of the sum of sigma, or of its squares.
    std::int64_t componentsHolding(double share, bool squared) const;
    std::int64_t dimension() const { return m_train.features.size(1); }

private:
    const FeatureParts& parts() const;
    ProbeResult along(const torch::Tensor& axes) const;
    std::vector<LogisticFit> path(const LabelledFeatures& rows) const;
    LogisticFit refit(const LabelledFeatures& rows, const LogisticFit& start) const;
    std::vector<double> validate(const std::vector<LogisticFit>& fits) const;

    LabelledFeatures m_train, m_validation, m_test;
    std::int64_t m_classes;
    ProbeOptions m_options;
    torch::Tensor m_mean, m_deviation; ///< of standardising; undefined without
    mutable std::optional<FeatureParts> m_parts;
};

/// ProbeFamily(...).full()
ProbeResult probe(const LabelledFeatures& train, const LabelledFeatures& validation, const LabelledFeatures& test, std::int64_t classes,
                  const ProbeOptions& options);

/// `count` penalties from 10^from to 10^to, evenly spaced in the exponent.
std::vector<double> logarithmicGrid(double from, double to, std::int64_t count);

} // namespace transect
