#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "spectrum/measures_of_moments.h"
#include "spectrum/spectrum.h"

namespace transect {

/// The .npy files of which features are measured.
struct FeatureFiles {
    std::filesystem::path features;      ///< n x d
    std::filesystem::path labels;        ///< n whole numbers; or empty
    std::filesystem::path weights, bias; ///< of a classifier: C x d and C, in the order of the labels 0 to C - 1; or empty
    std::filesystem::path probabilities; ///< of a source head: n x Z; or empty
    std::filesystem::path beside;        ///< other features of the same rows: n x any number of columns; or empty
    std::int64_t views = 0;              ///< consecutive rows that are views of one sample; 0: none are
    bool isExact = false;                ///< singular values by a triangular factor instead of X'X
};

/// One number, or why there is none.
struct Measure {
    std::string name;
    std::optional<double> value;
    std::string reason; ///< where there is no value
};

/// What features are found to be.
struct FeatureMeasures {
    Spectrum spectrum;
    std::int64_t classes = 0; ///< 0: no labels
    std::vector<Measure> measures;
    std::optional<RankRange> rangeOfAlphaReq; ///< ranks of the eigenvalues that the power law was fitted to
};

/// Reads the rows once as a stream, and once more for NC4. `isCentred`: whether RankMe, the effective rank of sigma and the stable
/// rank are of the features less their mean. Throws Error with the path of the file that does not fit the others.
FeatureMeasures measureFeatures(const FeatureFiles& files, bool isCentred);

} // namespace transect
