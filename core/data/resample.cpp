#include "data/resample.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace transect {

namespace {

/// For each output position the source pixels that it is made of, and their weights; none for black.
struct Taps {
    struct Run {
        int first = 0, count = 0;
        std::size_t weights = 0; ///< position in `weights`
    };
    std::vector<Run> runs;
    std::vector<float> weights;
};

void setTaps(Taps& taps, const Axis& axis, double factor)
{
    taps.runs.clear();
    taps.weights.clear();
    const double scale = static_cast<double>(axis.source) / axis.resized;
    const double support = std::max(scale, 1.0);
    for (int position = 0; position < axis.output; ++position) {
        Taps::Run run{0, 0, taps.weights.size()};
        if (const int at = axis.resizedAt(position); at >= 0) {
            const double centre = (at + 0.5) * scale;
            run.first = std::max(static_cast<int>(centre - support + 0.5), 0);
            run.count = std::min(static_cast<int>(centre + support + 0.5), axis.source) - run.first;
            double sum = 0;
            for (int i = 0; i < run.count; ++i) {
                const double weight = std::max(0.0, 1 - std::abs(run.first + i + 0.5 - centre) / support);
                taps.weights.push_back(static_cast<float>(weight));
                sum += weight;
            }
            for (auto weight = taps.weights.end() - run.count; weight != taps.weights.end(); ++weight)
                *weight = static_cast<float>(*weight * factor / sum);
        }
        taps.runs.push_back(run);
    }
}

/// The weighted sum of some rows, as floats.
void mixRows(const Window& window, const Taps& taps, const Taps::Run& run, std::vector<float>& row)
{
    const auto length = static_cast<std::size_t>(window.width) * static_cast<std::size_t>(window.channels);
    row.assign(length, 0.0f);
    for (int i = 0; i < run.count; ++i) {
        const float weight = taps.weights[run.weights + static_cast<std::size_t>(i)];
        const auto* pixels = window.pixels + (run.first + i) * window.rowStride;
        for (std::size_t k = 0; k < length; ++k)
            row[k] += weight * static_cast<float>(pixels[k]);
    }
}

template <int channels>
void mixColumns(const std::vector<float>& row, const Taps& taps, float* out)
{
    for (const auto& run : taps.runs) {
        float sum[channels] = {};
        const float* pixel = row.data() + run.first * channels;
        const float* weight = taps.weights.data() + run.weights;
        for (int i = 0; i < run.count; ++i, pixel += channels)
            for (int c = 0; c < channels; ++c)
                sum[c] += weight[i] * pixel[c];
        out = std::copy_n(sum, channels, out);
    }
}

} // namespace

void resample(const Window& window, const Axis& y, const Axis& x, float* out)
{
    thread_local Taps rows, columns;
    thread_local std::vector<float> row;
    setTaps(rows, y, 1 / 255.0);
    setTaps(columns, x, 1);
    const auto rowLength = static_cast<std::ptrdiff_t>(x.output) * window.channels;
    for (const auto& run : rows.runs) {
        if (run.count == 0) {
            std::fill_n(out, rowLength, 0.0f);
        } else {
            mixRows(window, rows, run, row);
            window.channels == 1 ? mixColumns<1>(row, columns, out) : mixColumns<3>(row, columns, out);
        }
        out += rowLength;
    }
}

} // namespace transect
