#pragma once

#include <cstdint>
#include <string>

#include "record/parameters.h"

namespace transect {

/// What the scores of a clip's frames are divided by before they are smoothed: the largest of the clip, the largest of all
/// clips, or nothing. A largest one that is not above 0 divides nothing.
enum class Normalisation { Clip, Global, None };

/// What scores are smoothed over: each clip alone, or all clips one after the other, as the code of arXiv 2112.03649
/// does, where they leak across the borders of clips.
enum class SmoothingOver { Clip, Concatenation };

/// How scores of frames become figures: normalised, smoothed, cut to the subset, then ranked.
struct EvaluationOptions {
    Normalisation normalisation = Normalisation::Clip;
    double sigma = 20; ///< of the Gaussian that smooths, in frames; 0: none
    SmoothingOver smoothingOver = SmoothingOver::Clip;
    int resamples = 1000; ///< of the clips, for the intervals; 0: no intervals
    double confidence = 0.95;
    std::uint64_t bootstrapSeed = 0;

    bool operator==(const EvaluationOptions&) const = default;
};

/// The options as parameters, for the group "evaluation" of a job.
Schema evaluationSchema();

/// {"normalisation": "clip", "sigma": 20.0, "smoothing_over": "clip", "resamples": 1000, "confidence": 0.95,
/// "bootstrap_seed": 0}: what complete() makes of evaluationSchema(). The reader throws Error "bad-field" with `place`.
Json toJson(const EvaluationOptions& options);
EvaluationOptions evaluationOptionsFromJson(const Json& json, const std::string& place = {});

} // namespace transect
