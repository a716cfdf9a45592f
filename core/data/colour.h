#pragma once

#include <span>

namespace transect {

/// An image of floats from 0 to 1, interleaved, 1 or 3 channels: colour steps change it in place. The formulas are those
/// of torchvision.transforms.functional on float tensors; a grey image is treated as one with three equal channels.
struct FloatImage {
    float* pixels = nullptr;
    int height = 0, width = 0, channels = 0;

    std::span<float> values() const { return {pixels, static_cast<std::size_t>(height) * static_cast<std::size_t>(width) * static_cast<std::size_t>(channels)}; }
};

void adjustBrightness(const FloatImage& image, float factor);
/// Away from, or towards, the mean luma of the whole image.
void adjustContrast(const FloatImage& image, float factor);
/// Away from, or towards, each pixel's own luma.
void adjustSaturation(const FloatImage& image, float factor);
/// Turns the hue by `turns` (1: full circle).
void adjustHue(const FloatImage& image, float turns);
/// Every channel becomes the luma (ITU-R BT.601).
void removeColour(const FloatImage& image);
/// Gaussian of `sigma` pixels, cut at 3 sigma; the image is mirrored at its borders.
void blur(const FloatImage& image, double sigma);

} // namespace transect
