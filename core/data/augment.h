#pragma once

#include <cstdint>
#include <memory>
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
/// Throws Error "bad-field" for a size below 1, channels other than 1 and 3, and lists of another length.
void requireUsable(const InputSpec& input);
Json toJson(const InputSpec& input);
InputSpec inputSpecFromJson(const Json& json);

/// How many images of this input are worked on at once: `most`, or as many as take up 64 MiB.
std::int64_t batchOf(const InputSpec& input, std::int64_t most);

/// Identifies one random draw; independent of threads and of the order of work.
struct DrawKey {
    std::uint64_t seed = 0;
    std::int64_t epoch = 0, index = 0;
    int view = 0;
};

/// The parameters of one view: `fit` (how an image of another size becomes the input: "resize" stretches it, "pad" puts it
/// into the middle, with black around it or what is too much cut off, "crop" resizes it to cover the input and takes the
/// middle), and the groups random_resized_crop, padded_crop, flip, colour_jitter, greyscale, blur, applied in this order.
/// Each group has a `probability`, 0 by default, and parameters of its own.
Schema augmentationSchema();

/// One view of an image: augmented, fitted to the input, normalised. Thread-safe; copies share what they hold.
/// A grey image for a network with three channels is repeated; colour for a network with one becomes luma (ITU-R BT.601,
/// rounded to 8 bits as Pillow's convert("L") does). Resampling is bilinear with antialiasing, as Pillow's. Random
/// resized crop and colour jitter follow torchvision's RandomResizedCrop and ColorJitter (with its float formulas).
class Augmentation {
public:
    /// `parameters` completed by augmentationSchema(). Throws Error "bad-field" for an unusable `input`, and for a range
    /// that is not two numbers in ascending order.
    Augmentation(const Json& parameters, InputSpec input);

    /// Writes height x width x channels floats (interleaved) to `out`.
    void apply(const ImageView& image, const DrawKey& key, float* out) const;

    const InputSpec& input() const;
    bool isRandom() const; ///< false: the same output for every key

private:
    struct Plan;
    std::shared_ptr<const Plan> m_plan;
};

} // namespace transect
