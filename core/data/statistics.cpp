#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <mutex>

#include "data/batches.h"
#include "data/luma.h"
#include "record/error.h"
#include "record/parallel.h"

namespace transect {

namespace {

/// How often each byte occurs in each channel: sums of whole numbers do not depend on the order of the threads.
using Histograms = std::array<std::array<std::int64_t, 256>, 3>;

Histograms histogramsOf(const ImageView& image, int channels)
{
    Histograms histograms{};
    const auto* end = image.pixels + static_cast<std::ptrdiff_t>(image.height) * image.width * image.channels;
    for (const auto* pixel = image.pixels; pixel != end; pixel += image.channels) {
        if (image.channels == 3 && channels == 1)
            ++histograms[0][lumaOf(pixel)];
        else
            for (int c = 0; c < channels; ++c)
                ++histograms[static_cast<std::size_t>(c)][pixel[c % image.channels]];
    }
    return histograms;
}

std::pair<double, double> meanAndDeviation(const std::array<std::int64_t, 256>& histogram)
{
    double count = 0, sum = 0, squares = 0;
    for (int value = 0; value < 256; ++value) {
        const auto times = static_cast<double>(histogram[static_cast<std::size_t>(value)]);
        count += times;
        sum += times * value;
        squares += times * value * value;
    }
    const double mean = sum / count;
    return {mean / 255, std::sqrt(std::max(0.0, squares / count - mean * mean)) / 255};
}

} // namespace

std::pair<std::vector<double>, std::vector<double>> channelStatistics(const DataSet& data, const Indices& indices, int channels, std::int64_t limit)
{
    const auto size = static_cast<std::int64_t>(indices.size()), count = std::min(limit, size);
    Histograms total{};
    std::atomic<std::int64_t> good = 0;
    std::mutex mutex;
    inParallel(count, [&](std::int64_t i) {
        Image scratch;
        Histograms own{};
        try {
            own = histogramsOf(data.image(indices[static_cast<std::size_t>(i * size / count)], scratch), channels);
        } catch (const Error& error) {
            if (error.record().code != "bad-image")
                throw;
            return;
        }
        ++good;
        const std::lock_guard lock(mutex);
        for (std::size_t c = 0; c < total.size(); ++c)
            std::ranges::transform(total[c], own[c], total[c].begin(), std::plus{});
    });
    if (good == 0)
        throw Error("too-few-images", "none of " + std::to_string(count) + " images decodes, so that they have no mean", data.name(), "look at the files");

    std::pair<std::vector<double>, std::vector<double>> result;
    for (std::size_t c = 0; c < static_cast<std::size_t>(channels); ++c) {
        const auto [mean, deviation] = meanAndDeviation(total[c]);
        result.first.push_back(mean);
        result.second.push_back(deviation > 0 ? deviation : 1);
    }
    return result;
}

} // namespace transect
