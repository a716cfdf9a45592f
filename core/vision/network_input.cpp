#include "vision/network_input.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace transect {

namespace {

/// Of which pixels of a line one of the input is made; what their weights lack to 1 is beyond the picture.
struct Taps {
    int first = 0;
    std::vector<float> weights;

    float sum() const { return std::accumulate(weights.begin(), weights.end(), 0.0f); }
};

/// The pixels under an input's pixel, each as far as it is covered.
Taps covered(double from, double scale, int size)
{
    const double begin = std::clamp(from, 0.0, double(size)), end = std::clamp(from + scale, 0.0, double(size));
    Taps taps{int(begin), {}};
    for (int pixel = taps.first; pixel < end; ++pixel)
        taps.weights.push_back(float((std::min(end, pixel + 1.0) - std::max(begin, double(pixel))) / scale));
    return taps;
}

/// The two pixels between whose centres the centre of an input's pixel lies.
Taps between(double at, int size)
{
    if (!(at >= -0.5 && at <= size - 0.5))
        return {};
    const double within = std::clamp(at, 0.0, size - 1.0);
    const int first = std::min(int(within), std::max(0, size - 2));
    const auto nearness = float(within - first);
    return {first, size > 1 ? std::vector{1 - nearness, nearness} : std::vector{1.0f}};
}

std::vector<Taps> tapsOf(int count, double start, double scale, int size)
{
    std::vector<Taps> all;
    for (int i = 0; i < count; ++i)
        all.push_back(scale > 1 ? covered(start + i * scale, scale, size) : between(start + (i + 0.5) * scale - 0.5, size));
    return all;
}

/// One row of the picture as wide as the input: columns x 3.
void sampleRow(const ImageView& picture, int row, const std::vector<Taps>& columns, float* out)
{
    const auto* pixels = picture.pixels + std::size_t(row) * std::size_t(picture.width * picture.channels);
    const int green = picture.channels == 3 ? 1 : 0, blue = picture.channels == 3 ? 2 : 0;
    for (const auto& taps : columns) {
        const auto* pixel = pixels + std::size_t(taps.first * picture.channels);
        float sum[3] = {0, 0, 0};
        for (const float weight : taps.weights) {
            sum[0] += weight * float(pixel[0]);
            sum[1] += weight * float(pixel[green]);
            sum[2] += weight * float(pixel[blue]);
            pixel += picture.channels;
        }
        out = std::copy(sum, sum + 3, out);
    }
}

} // namespace

Placement letterbox(const ImageView& picture, int width, int height)
{
    const double scale = std::max(double(picture.width) / width, double(picture.height) / height);
    return {0, 0, scale, scale};
}

Placement surroundings(const Box& box, double margin, int width, int height)
{
    const double scale = margin * std::max({double(box.width) / width, double(box.height) / height, 1e-3});
    return {box.x + (box.width - scale * width) / 2, box.y + (box.height - scale * height) / 2, scale, scale};
}

std::pair<int, int> inputSize(int pictureWidth, int pictureHeight, double pixels, int unit)
{
    const double scale = std::sqrt(pixels / (double(pictureWidth) * pictureHeight));
    const auto side = [&](int length) { return unit * std::clamp(int(std::lround(length * scale / unit)), 1, 4096 / unit); };
    return {side(pictureWidth), side(pictureHeight)};
}

NetworkInput::NetworkInput(int images, int rows, int columns)
    : count(images)
    , height(rows)
    , width(columns)
    , values(std::size_t(images) * 3 * std::size_t(rows) * std::size_t(columns))
{
}

std::span<float> NetworkInput::image(int index)
{
    const auto size = values.size() / std::size_t(count);
    return std::span(values).subspan(std::size_t(index) * size, size);
}

void sample(const ImageView& picture, const Placement& placement, const PixelValues& pixels, NetworkInput& input, int index)
{
    const auto columns = tapsOf(input.width, placement.left, placement.scaleX, picture.width);
    const auto rows = tapsOf(input.height, placement.top, placement.scaleY, picture.height);
    const auto rowSize = std::size_t(input.width) * 3, plane = std::size_t(input.height) * std::size_t(input.width);
    std::map<int, std::vector<float>> sampled; // rows of the picture that the next rows of the input need
    std::vector<float> line(rowSize), inside(columns.size());
    std::ranges::transform(columns, inside.begin(), &Taps::sum);
    const auto image = input.image(index);
    for (std::size_t y = 0; y < rows.size(); ++y) {
        std::ranges::fill(line, 0.0f);
        sampled.erase(sampled.begin(), sampled.lower_bound(rows[y].first));
        for (std::size_t tap = 0; tap < rows[y].weights.size(); ++tap) {
            const auto [row, isNew] = sampled.try_emplace(rows[y].first + int(tap), rowSize);
            if (isNew)
                sampleRow(picture, row->first, columns, row->second.data());
            for (std::size_t i = 0; i < rowSize; ++i)
                line[i] += rows[y].weights[tap] * row->second[i];
        }
        const float insideRow = rows[y].sum();
        for (std::size_t x = 0; x < columns.size(); ++x) {
            const float beyond = (1 - insideRow * inside[x]) * pixels.outside;
            for (std::size_t channel = 0; channel < 3; ++channel) {
                const auto at = plane * (pixels.isBlueFirst ? 2 - channel : channel) + y * std::size_t(input.width) + x;
                image[at] = (line[3 * x + channel] + beyond - pixels.mean[channel]) * pixels.factor[channel];
            }
        }
    }
}

} // namespace transect
