#pragma once

#include "data/batches.h"
#include "record/job.h"

namespace transect {

/// The images that a pre-training run learns from and is scored on.
struct SourceData {
    DataSetPtr train, test; ///< test is train's own data where none is published: then testIndices are held out
    Indices trainIndices, testIndices;
    InputSpec input;
};

/// The parameters that choose them: data, images, held_out_share, evaluation_images, input.
std::vector<Parameter> sourceDataParameters();

/// Opens and draws them, deterministically from `seed`; measures the statistics of the training images.
SourceData openSource(const Json& parameters, std::uint64_t seed, const std::vector<std::filesystem::path>& roots);

} // namespace transect
