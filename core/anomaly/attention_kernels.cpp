#include "anomaly/attention_kernels.h"

#include <algorithm>
#include <cmath>

#include "anomaly/vector_math.h"

namespace transect {

namespace {

/// Where the elements of a matrix lie; of a right operand and of a result the columns are neighbours.
struct Left {
    const float* at;
    std::int64_t rowStep, columnStep;
};
struct Right {
    const float* at;
    std::int64_t rowStep;
};
struct Result {
    float* at;
    std::int64_t rowStep;
};

/// Rows x (8 Vectors) elements of a product, in registers: 12 sums hide the latency of a fused multiply-add and leave room
/// for the operands among the 16 registers of AVX2.
template <int Rows, int Vectors> TRANSECT_INLINE void productTile(const Result& result, const Left& left, const Right& right, std::int64_t inner, float scale)
{
    Vector8 sums[Rows][Vectors] = {};
    for (std::int64_t k = 0; k < inner; ++k) {
        const float* row = right.at + k * right.rowStep;
        for (int i = 0; i < Rows; ++i) {
            const float factor = left.at[i * left.rowStep + k * left.columnStep];
            for (int v = 0; v < Vectors; ++v)
                sums[i][v] += factor * eight(row + 8 * v);
        }
    }
    for (int i = 0; i < Rows; ++i) {
        for (int v = 0; v < Vectors; ++v)
            eight(result.at + i * result.rowStep + 8 * v) = scale * sums[i][v];
    }
}

template <int Rows> TRANSECT_INLINE void productRows(const Result& result, const Left& left, const Right& right, std::int64_t rows, std::int64_t vectors, std::int64_t inner, float scale)
{
    if constexpr (Rows > 1) {
        if (rows < Rows)
            return productRows<Rows - 1>(result, left, right, rows, vectors, inner, scale);
    }
    std::int64_t v = 0;
    for (; v + 2 <= vectors; v += 2)
        productTile<Rows, 2>({result.at + 8 * v, result.rowStep}, left, {right.at + 8 * v, right.rowStep}, inner, scale);
    if (v < vectors)
        productTile<Rows, 1>({result.at + 8 * v, result.rowStep}, left, {right.at + 8 * v, right.rowStep}, inner, scale);
}

/// result = scale * left right, of rows x inner and inner x (8 vectors).
TRANSECT_INLINE void product(const Result& result, const Left& left, const Right& right, std::int64_t rows, std::int64_t vectors, std::int64_t inner, float scale)
{
    constexpr int most = 6;
    for (std::int64_t i = 0; i < rows; i += most)
        productRows<most>({result.at + i * result.rowStep, result.rowStep}, {left.at + i * left.rowStep, left.rowStep, left.columnStep}, right,
                          std::min<std::int64_t>(most, rows - i), vectors, inner, scale);
}

/// rows x columns, `step` apart, to columns x padded; the padding is 0.
TRANSECT_INLINE void transpose(const float* from, std::int64_t step, std::int64_t rows, std::int64_t columns, std::int64_t padded, float* to)
{
    for (std::int64_t j = 0; j < columns; ++j) {
        for (std::int64_t i = 0; i < rows; ++i)
            to[j * padded + i] = from[i * step + j];
        for (std::int64_t i = rows; i < padded; ++i)
            to[j * padded + i] = 0;
    }
}

/// The first `length` of a row of `padded` become their softmax, the others 0.
TRANSECT_INLINE void softmaxRow(float* row, std::int64_t length, std::int64_t padded)
{
    for (auto j = length; j < padded; ++j)
        row[j] = -1e30f;
    Vector8 highest = eight(row);
    for (std::int64_t j = 8; j < padded; j += 8)
        highest = eight(row + j) > highest ? eight(row + j) : highest;
    float most = highest[0];
    for (int j = 1; j < 8; ++j)
        most = highest[j] > most ? highest[j] : most;
    Vector8 sum{};
    for (std::int64_t j = 0; j < padded; j += 8) {
        eight(row + j) = exponential(eight(row + j) - most);
        sum += eight(row + j);
    }
    const float share = 1.0f / sumOf(sum);
    for (std::int64_t j = 0; j < padded; j += 8)
        eight(row + j) *= share;
    for (auto j = length; j < padded; ++j)
        row[j] = 0;
}

} // namespace

TRANSECT_VECTORISED void attend(const AttentionShape& shape, std::int64_t first, const float* qkv, float* weights, float* output, float* scratch)
{
    const auto width = shape.heads * shape.size, padded = shape.paddedLength(), step = 3 * width * shape.step;
    const float scale = 1.0f / __builtin_sqrtf(static_cast<float>(shape.size));
    for (std::int64_t head = 0; head < shape.heads; ++head, weights += shape.length * padded) {
        const float* query = qkv + first * 3 * width + head * shape.size;
        transpose(query + width, step, shape.length, shape.size, padded, scratch);
        product({weights, padded}, {query, step, 1}, {scratch, padded}, shape.length, padded / 8, shape.size, scale);
        for (std::int64_t i = 0; i < shape.length; ++i)
            softmaxRow(weights + i * padded, shape.length, padded);
        product({output + first * width + head * shape.size, width * shape.step}, {weights, padded, 1}, {query + 2 * width, step}, shape.length, shape.size / 8, shape.length, 1.0f);
    }
}

TRANSECT_VECTORISED void attendGradient(const AttentionShape& shape, std::int64_t first, const float* qkv, const float* weights, const float* outputGradient, float* qkvGradient, float* scratch)
{
    const auto width = shape.heads * shape.size, padded = shape.paddedLength(), step = 3 * width * shape.step;
    const float scale = 1.0f / __builtin_sqrtf(static_cast<float>(shape.size));
    float* weightsGradient = scratch + shape.size * padded;
    for (std::int64_t head = 0; head < shape.heads; ++head, weights += shape.length * padded) {
        const float* query = qkv + first * 3 * width + head * shape.size;
        const float* gradient = outputGradient + first * width + head * shape.size;
        float* queryGradient = qkvGradient + first * 3 * width + head * shape.size;
        const auto rows = width * shape.step;
        product({queryGradient + 2 * width, step}, {weights, 1, padded}, {gradient, rows}, shape.length, shape.size / 8, shape.length, 1.0f);
        transpose(query + 2 * width, step, shape.length, shape.size, padded, scratch);
        product({weightsGradient, padded}, {gradient, rows, 1}, {scratch, padded}, shape.length, padded / 8, shape.size, 1.0f);
        for (std::int64_t i = 0; i < shape.length; ++i) {
            Vector8 sum{};
            for (std::int64_t j = 0; j < padded; j += 8)
                sum += eight(weightsGradient + i * padded + j) * eight(weights + i * padded + j);
            const float mean = sumOf(sum);
            for (std::int64_t j = 0; j < padded; j += 8)
                eight(weightsGradient + i * padded + j) = eight(weights + i * padded + j) * (eight(weightsGradient + i * padded + j) - mean);
        }
        product({queryGradient, step}, {weightsGradient, padded, 1}, {query + width, step}, shape.length, shape.size / 8, shape.length, scale);
        product({queryGradient + width, step}, {weightsGradient, 1, padded}, {query, step}, shape.length, shape.size / 8, shape.length, scale);
    }
}

} // namespace transect
