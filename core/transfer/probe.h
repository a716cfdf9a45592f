#pragma once

#include <string>
#include <vector>

#include "transfer/logistic_regression.h"

namespace transect {

/// Rows of features with their labels.
struct LabelledFeatures {
    torch::Tensor features; ///< n x d, float32
    torch::Tensor labels;   ///< n, int64
};

struct ProbeOptions {
    std::vector<double> lambdas;  ///< the grid of penalties
    bool meanPerClass = false;    ///< score by the mean of the classes' accuracies instead of overall accuracy
    LogisticOptions solver;
};

struct ProbeResult {
    double score = 0;                     ///< on the test rows, 0 to 1
    std::vector<bool> correct;            ///< for each test row
    double lambda = 0;                    ///< the best on validation; of equals the strongest
    double validationScore = 0;
    std::vector<double> validationScores; ///< for each penalty of the grid
    bool atEdge = false;                  ///< the chosen penalty is the grid's first or last: a wider grid may do better
    bool converged = false;               ///< the final fit, and on the grid the chosen one
    LogisticFit selection;                ///< the chosen penalty's fit on the training rows alone
    LogisticFit final;                    ///< on training and validation rows together, which is what was tested
};

/// FE, the linear probe (protocol of Ericsson, Gouk & Hospedales 2021): every penalty is fitted on `train` and scored on
/// `validation`; the best is fitted once more on both together and tested once.
ProbeResult probe(const LabelledFeatures& train, const LabelledFeatures& validation, const LabelledFeatures& test, std::int64_t classes,
                  const ProbeOptions& options);

/// `count` penalties from 10^from to 10^to, evenly spaced in the exponent.
std::vector<double> logarithmicGrid(double from, double to, std::int64_t count);

/// Share of correct rows, or the mean over the classes that occur of their shares.
double accuracy(const std::vector<bool>& correct, const torch::Tensor& labels, bool meanPerClass);

} // namespace transect
