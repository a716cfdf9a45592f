#include "data/colour.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace transect {

namespace {

float luma(const float* pixel)
{
    return 0.299f * pixel[0] + 0.587f * pixel[1] + 0.114f * pixel[2];
}

float blend(float value, float other, float factor)
{
    return std::clamp(factor * value + (1 - factor) * other, 0.0f, 1.0f);
}

/// Foley and van Dam, "Computer Graphics", 1990: hue 0 to 6, saturation and value 0 to 1.
struct Hsv {
    float hue = 0, saturation = 0, value = 0;
};

Hsv toHsv(const float* rgb)
{
    const auto [low, high] = std::minmax({rgb[0], rgb[1], rgb[2]});
    const float range = high - low;
    if (range == 0)
        return {0, 0, high};
    float hue = 0;
    if (high == rgb[0])
        hue = (rgb[1] - rgb[2]) / range;
    else if (high == rgb[1])
        hue = 2 + (rgb[2] - rgb[0]) / range;
    else
        hue = 4 + (rgb[0] - rgb[1]) / range;
    return {hue, range / high, high};
}

void fromHsv(const Hsv& hsv, float* rgb)
{
    const float offsets[] = {5, 3, 1}; // of red, green and blue on the circle
    for (int c = 0; c < 3; ++c) {
        float place = std::fmod(offsets[c] + hsv.hue, 6.0f);
        place = place < 0 ? place + 6 : place;
        const float weight = std::clamp(std::min(place, 4 - place), 0.0f, 1.0f);
        rgb[c] = hsv.value * (1 - hsv.saturation * weight);
    }
}

/// `position` mirrored into [0, size), the border pixel not repeated.
int mirrored(int position, int size)
{
    if (size == 1)
        return 0;
    const int period = 2 * (size - 1);
    position = ((position % period) + period) % period;
    return position < size ? position : period - position;
}

std::vector<float> gaussian(double sigma)
{
    const int radius = std::max(1, static_cast<int>(std::ceil(3 * sigma)));
    std::vector<double> weights;
    for (int i = -radius; i <= radius; ++i)
        weights.push_back(std::exp(-0.5 * i * i / (sigma * sigma)));
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    std::vector<float> result;
    for (const double weight : weights)
        result.push_back(static_cast<float>(weight / sum));
    return result;
}

void blurColumns(const FloatImage& image, const std::vector<float>& weights, std::vector<float>& out)
{
    const auto rowLength = static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.channels);
    const int radius = static_cast<int>(weights.size() / 2);
    out.assign(image.values().size(), 0.0f);
    for (int y = 0; y < image.height; ++y) {
        float* target = out.data() + static_cast<std::size_t>(y) * rowLength;
        for (int i = -radius; i <= radius; ++i) {
            const float* source = image.pixels + static_cast<std::size_t>(mirrored(y + i, image.height)) * rowLength;
            const float weight = weights[static_cast<std::size_t>(i + radius)];
            for (std::size_t k = 0; k < rowLength; ++k)
                target[k] += weight * source[k];
        }
    }
}

void blurRows(const std::vector<float>& source, const std::vector<float>& weights, const FloatImage& image)
{
    const int radius = static_cast<int>(weights.size() / 2), channels = image.channels;
    const auto rowLength = static_cast<std::size_t>(image.width) * static_cast<std::size_t>(channels);
    thread_local std::vector<float> padded;
    padded.resize(rowLength + 2 * static_cast<std::size_t>(radius * channels));
    for (int y = 0; y < image.height; ++y) {
        const float* row = source.data() + static_cast<std::size_t>(y) * rowLength;
        for (int x = -radius; x < image.width + radius; ++x)
            std::copy_n(row + mirrored(x, image.width) * channels, channels, padded.data() + (x + radius) * channels);
        float* target = image.pixels + static_cast<std::size_t>(y) * rowLength;
        std::fill_n(target, rowLength, 0.0f);
        for (std::size_t i = 0; i < weights.size(); ++i)
            for (std::size_t k = 0; k < rowLength; ++k)
                target[k] += weights[i] * padded[k + i * static_cast<std::size_t>(channels)];
    }
}

} // namespace

void adjustBrightness(const FloatImage& image, float factor)
{
    for (float& value : image.values())
        value = blend(value, 0, factor);
}

void adjustContrast(const FloatImage& image, float factor)
{
    const auto values = image.values();
    double sum = 0;
    if (image.channels == 1)
        sum = std::accumulate(values.begin(), values.end(), 0.0);
    else
        for (std::size_t at = 0; at < values.size(); at += 3)
            sum += luma(&values[at]);
    const auto mean = static_cast<float>(sum / (static_cast<double>(image.height) * image.width));
    for (float& value : values)
        value = blend(value, mean, factor);
}

void adjustSaturation(const FloatImage& image, float factor)
{
    if (image.channels == 1)
        return;
    const auto values = image.values();
    for (std::size_t at = 0; at < values.size(); at += 3) {
        const float grey = luma(&values[at]);
        for (float& value : values.subspan(at, 3))
            value = blend(value, grey, factor);
    }
}

void adjustHue(const FloatImage& image, float turns)
{
    if (image.channels == 1)
        return;
    const auto values = image.values();
    for (std::size_t at = 0; at < values.size(); at += 3) {
        auto hsv = toHsv(&values[at]);
        hsv.hue += 6 * turns;
        fromHsv(hsv, &values[at]);
    }
}

void removeColour(const FloatImage& image)
{
    adjustSaturation(image, 0);
}

void blur(const FloatImage& image, double sigma)
{
    thread_local std::vector<float> columns;
    const auto weights = gaussian(sigma);
    blurColumns(image, weights, columns);
    blurRows(columns, weights, image);
}

} // namespace transect
