#pragma once

#include <filesystem>
#include <vector>

#include "data/batches.h"
#include "record/parameters.h"

namespace transect {

/// A downstream data set, cut into a pool that the draws come from and test images that no draw contains.
struct TargetData {
    DataSetPtr train, test;    ///< the same where no test images are published
    Indices pool;              ///< of train
    Indices testIndices;       ///< of test
    std::int64_t images = 0;   ///< of a draw, validation included
    std::int64_t shots = 0;    ///< of each class in a draw, validation included; 0: `images` in all
    double validationShare = 0.2;
    std::int64_t classes() const { return std::int64_t(train->classNames().size()); }
};

/// One draw: what a probe or a fine-tuning learns from. The rest of the draw chooses its hyper-parameters.
struct TargetDraw {
    std::int64_t seed = 0;
    Indices all;                 ///< train and validation together, for the refit
    Indices train, validation;
};

/// The parameters that choose them: target, images, shots, test_images, test_share, validation_share, seeds.
std::vector<Parameter> targetDataParameters();

/// Test images are drawn with a fixed seed, so that they are the same for every draw and every run on this target.
TargetData openTarget(const Json& parameters, const std::vector<std::filesystem::path>& roots);

TargetDraw drawTarget(const TargetData& target, std::int64_t seed);

} // namespace transect
