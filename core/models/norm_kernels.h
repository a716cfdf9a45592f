#pragma once

#include <cstdint>

namespace transect {

/// Some rows of some neighbouring channels of a map that lies in memory as rows x channels (channels-last).
/// Pointers beside a panel point at its first row and channel; arrays over channels begin with its first channel.
struct Panel {
    std::int64_t rows = 0, channels = 0;
    std::int64_t stride = 0; ///< floats from one row to the next
};

/// What is known of a channel after some rows.
struct ChannelMoments {
    double rows = 0, mean = 0;
    double deviations = 0; ///< sum of squared deviations from the mean

    /// Chan, Golub & LeVeque 1983, equation 1.5.
    void add(const ChannelMoments& more);
};

/// Adds the panel's rows to each channel's moments.
void addMoments(const Panel& panel, const float* values, ChannelMoments* moments);

/// output = values * scale + shift, plus `residual` unless that is null; where `relu`, what is negative becomes 0.
void scaleAndShift(const Panel& panel, const float* values, const float* residual, const float* scale, const float* shift,
                   bool relu, float* output);

/// A channel's sums of gradient and of gradient * (values - mean).
struct GradientSums {
    double gradient = 0, product = 0;
};

/// Adds the panel's rows to each channel's sums.
void addGradientSums(const Panel& panel, const float* gradient, const float* values, const float* mean, GradientSums* sums);

/// The same of masked = gradient where `output` is positive, else 0.
void maskAndAddGradientSums(const Panel& panel, const float* gradient, const float* output, const float* values, const float* mean,
                            float* masked, GradientSums* sums);

/// inputGradient = gradient * scale + (values - mean) * slope + offset; it may be `gradient` itself.
void normInputGradient(const Panel& panel, const float* gradient, const float* values, const float* mean, const float* scale,
                       const float* slope, const float* offset, float* inputGradient);

} // namespace transect
