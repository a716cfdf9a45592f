#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "record/parameters.h"
#include "vision/image.h"

namespace transect {

/// What a network takes: every image is fitted, its channels are repeated or averaged, and it is normalised.
struct InputSpec {
    int height = 0, width = 0, channels = 3;
    std::vector<double> mean, std; ///< one per channel, of values scaled to 0..1

    bool operator==(const InputSpec&) const = default;
};
Json toJson(const InputSpec& input);
InputSpec inputSpecFromJson(const Json& json);

/// Identifies one random draw; independent of threads and of the order of work.
struct DrawKey {
    std::uint64_t seed = 0;
    std::int64_t epoch = 0, index = 0;
    int view = 0;
};

/// The parameters of one view: fit, random_resized_crop, padded_crop, flip, colour_jitter, greyscale, blur, each with its own
/// parameters and probability; all off by default.
Schema augmentationSchema();

/// One view of an image: augmented, fitted to the input, normalised. Thread-safe.
class Augmentation {
public:
    /// `parameters` completed by augmentationSchema().
    Augmentation(const Json& parameters, InputSpec input);

    /// Writes height x width x channels floats (interleaved) to `out`.
    void apply(const ImageView& image, const DrawKey& key, float* out) const;

    const InputSpec& input() const;
    bool isRandom() const; ///< false: the same output for every key

private:
    InputSpec m_input;
    Json m_parameters;
};

} // namespace transect
