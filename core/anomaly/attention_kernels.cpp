#include "anomaly/attention_kernels.h"

#include <algorithm>

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
    const auto tiles = (rows + most - 1) / most, atOnce = (rows + tiles - 1) / tiles;
    for (std::int64_t i = 0; i < rows; i += atOnce)
        productRows<most>({result.at + i * result.rowStep, result.rowStep}, {left.at + i * left.rowStep, left.rowStep, left.columnStep}, right,
                          std::min(atOnce, rows - i), vectors, inner, scale);
}

TRANSECT_INLINE void transposeSquare(Register8 (&rows)[8])
{
    Register8 pairs[8], fours[8];
    for (int i = 0; i < 8; i += 2) {
        pairs[i] = __builtin_shufflevector(rows[i], rows[i + 1], 0, 8, 1, 9, 4, 12, 5, 13);
        pairs[i + 1] = __builtin_shufflevector(rows[i], rows[i + 1], 2, 10, 3, 11, 6, 14, 7, 15);
    }
    for (int i = 0; i < 8; i += 4) {
        for (int j = 0; j < 2; ++j) {
            fours[i + 2 * j] = __builtin_shufflevector(pairs[i + j], pairs[i + j + 2], 0, 1, 8, 9, 4, 5, 12, 13);
            fours[i + 2 * j + 1] = __builtin_shufflevector(pairs[i + j], pairs[i + j + 2], 2, 3, 10, 11, 6, 7, 14, 15);
        }
    }
    for (int i = 0; i < 4; ++i) {
        rows[i] = __builtin_shufflevector(fours[i], fours[i + 4], 0, 1, 2, 3, 8, 9, 10, 11);
        rows[i + 4] = __builtin_shufflevector(fours[i], fours[i + 4], 4, 5, 6, 7, 12, 13, 14, 15);
    }
}

/// rows x columns, `step` apart, to columns x padded; the padding is 0.
TRANSECT_INLINE void transpose(const float* from, std::int64_t step, std::int64_t rows, std::int64_t columns, std::int64_t padded, float* to)
{
    for (std::int64_t i = 0; i < padded; i += 8) {
        for (std::int64_t j = 0; j < columns; j += 8) {
            Register8 square[8] = {};
            for (int k = 0; k < 8; ++k) {
                if (i + k < rows)
                    load(from + (i + k) * step + j, square[k]);
            }
            transposeSquare(square);
            for (int k = 0; k < 8; ++k)
                store(square[k], to + (j + k) * padded + i);
        }
    }
}

/// Each column becomes its softmax.
TRANSECT_INLINE void softmaxColumns(float* matrix, std::int64_t rows, std::int64_t columns)
{
    for (std::int64_t j = 0; j < columns; j += 8) {
        Vector8 highest = eight(matrix + j), sum{};
        for (std::int64_t i = 1; i < rows; ++i) {
            const Vector8& value = eight(matrix + i * columns + j);
            highest = value > highest ? value : highest;
        }
        for (std::int64_t i = 0; i < rows; ++i) {
            Vector8& value = eight(matrix + i * columns + j);
            value = exponential(value - highest);
            sum += value;
        }
        const Vector8 share = 1.0f / sum;
        for (std::int64_t i = 0; i < rows; ++i)
            eight(matrix + i * columns + j) *= share;
    }
}

/// Of the softmax of columns: gradient = softmax * (gradient - sum over the column of softmax * gradient).
TRANSECT_INLINE void softmaxColumnsGradient(const float* softmax, float* gradient, std::int64_t rows, std::int64_t columns)
{
    for (std::int64_t j = 0; j < columns; j += 8) {
        Vector8 sum{};
        for (std::int64_t i = 0; i < rows; ++i)
            sum += eight(softmax + i * columns + j) * eight(gradient + i * columns + j);
        for (std::int64_t i = 0; i < rows; ++i) {
            Vector8& value = eight(gradient + i * columns + j);
            value = eight(softmax + i * columns + j) * (value - sum);
        }
    }
}

} // namespace

TRANSECT_VECTORISED void attend(const AttentionShape& shape, std::int64_t first, const float* qkv, float* weights, float* output, float* scratch)
{
    const auto width = shape.heads * shape.size, padded = shape.paddedLength(), step = 3 * width * shape.step;
    const float scale = 1.0f / __builtin_sqrtf(static_cast<float>(shape.size));
    for (std::int64_t head = 0; head < shape.heads; ++head, weights += shape.length * padded) {
        const float* query = qkv + first * 3 * width + head * shape.size;
        const float *key = query + width, *value = key + width;
        transpose(query, step, shape.length, shape.size, padded, scratch);
        product({weights, padded}, {key, step, 1}, {scratch, padded}, shape.length, padded / 8, shape.size, scale);
        softmaxColumns(weights, shape.length, padded);
        product({output + first * width + head * shape.size, width * shape.step}, {weights, 1, padded}, {value, step}, shape.length, shape.size / 8, shape.length, 1.0f);
    }
}

TRANSECT_VECTORISED void attendGradient(const AttentionShape& shape, std::int64_t first, const float* qkv, const float* weights, const float* outputGradient, float* qkvGradient, float* scratch)
{
    const auto width = shape.heads * shape.size, padded = shape.paddedLength(), rowStep = width * shape.step, step = 3 * rowStep;
    const float scale = 1.0f / __builtin_sqrtf(static_cast<float>(shape.size));
    float* weightsGradient = scratch + shape.size * padded;
    for (std::int64_t head = 0; head < shape.heads; ++head, weights += shape.length * padded) {
        const float* query = qkv + first * 3 * width + head * shape.size;
        const float *key = query + width, *value = key + width;
        const float* gradient = outputGradient + first * width + head * shape.size;
        float* queryGradient = qkvGradient + first * 3 * width + head * shape.size;
        float *keyGradient = queryGradient + width, *valueGradient = keyGradient + width;
        product({valueGradient, step}, {weights, padded, 1}, {gradient, rowStep}, shape.length, shape.size / 8, shape.length, 1.0f);
        transpose(gradient, rowStep, shape.length, shape.size, padded, scratch);
        product({weightsGradient, padded}, {value, step, 1}, {scratch, padded}, shape.length, padded / 8, shape.size, 1.0f);
        softmaxColumnsGradient(weights, weightsGradient, shape.length, padded);
        product({queryGradient, step}, {weightsGradient, 1, padded}, {key, step}, shape.length, shape.size / 8, shape.length, scale);
        product({keyGradient, step}, {weightsGradient, padded, 1}, {query, step}, shape.length, shape.size / 8, shape.length, scale);
    }
}

} // namespace transect
