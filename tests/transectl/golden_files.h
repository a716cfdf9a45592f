#pragma once

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include <QByteArray>

#include "support/npy_samples.h"

namespace transect::testing {

/// The small feature matrix of support/golden_set.h without LibTorch, as .npy files: 120 x 8, four classes.
struct GoldenFiles {
    static constexpr int rows = 120, columns = 8, classes = 4;
    std::vector<double> features; ///< row by row
    std::vector<std::int64_t> labels;

    GoldenFiles()
    {
        for (int i = 0; i < rows; ++i) {
            labels.push_back(i % classes);
            for (int j = 0; j < columns; ++j)
                features.push_back(0.3 + (std::sin(0.1 * (i + 1) * (j + 1)) + 0.5 * std::cos(0.3 * (i % 4 + 1) * (j + 2))) / (j + 1));
        }
    }

    /// The softmax of each row.
    std::vector<double> probabilities() const
    {
        auto shares = features;
        for (int i = 0; i < rows; ++i) {
            double sum = 0;
            for (int j = 0; j < columns; ++j)
                sum += shares[std::size_t(i * columns + j)] = std::exp(features[std::size_t(i * columns + j)]);
            for (int j = 0; j < columns; ++j)
                shares[std::size_t(i * columns + j)] /= sum;
        }
        return shares;
    }

    /// Rows `first` to `first` + `count` - 1.
    QByteArray featuresFile(int first = 0, int count = rows) const
    {
        const auto* begin = features.data() + first * columns;
        return matrixFile("<f8", std::vector<double>(begin, begin + count * columns), count, columns);
    }
    QByteArray labelsFile(int first = 0, int count = rows) const
    {
        return QByteArray::fromStdString(npy("<i8", std::vector<std::int64_t>(labels.begin() + first, labels.begin() + first + count)));
    }

    template <typename Number> static QByteArray matrixFile(const std::string& descr, const std::vector<Number>& values, int height, int width)
    {
        return QByteArray::fromStdString(npy(descr, values, "(" + std::to_string(height) + ", " + std::to_string(width) + ")"));
    }
};

} // namespace transect::testing
