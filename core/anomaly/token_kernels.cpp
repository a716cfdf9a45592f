#include "anomaly/token_kernels.h"

#include <cmath>

#include "anomaly/vector_math.h"

namespace transect {

namespace {

TRANSECT_INLINE void addRow(std::int64_t width, float* x, const float* branch, const float* bias, float factor)
{
    for (std::int64_t j = 0; j < width; j += tokenLanes)
        eight(x + j) += factor * (eight(branch + j) + eight(bias + j));
}

TRANSECT_INLINE void normaliseRow(std::int64_t width, const float* x, float epsilon, float* normalised, float* inverse)
{
    Vector8 sum{}, squares{};
    for (std::int64_t j = 0; j < width; j += tokenLanes)
        sum += eight(x + j);
    const float mean = sumOf(sum) / static_cast<float>(width);
    for (std::int64_t j = 0; j < width; j += tokenLanes) {
        const Vector8 deviation = eight(x + j) - mean;
        squares += deviation * deviation;
    }
    *inverse = 1.0f / __builtin_sqrtf(sumOf(squares) / static_cast<float>(width) + epsilon);
    const float scale = *inverse;
    for (std::int64_t j = 0; j < width; j += tokenLanes)
        eight(normalised + j) = (eight(x + j) - mean) * scale;
}

} // namespace

TRANSECT_VECTORISED void addAndNormalise(const Tokens& shape, float* x, const float* branch, const float* bias, const float* factors, float epsilon, float* normalised, float* inverse)
{
    for (std::int64_t row = 0; row < shape.rows; ++row) {
        const auto at = row * shape.width;
        if (branch)
            addRow(shape.width, x + at, branch + at, bias, factors ? factors[row] : 1.0f);
        if (normalised)
            normaliseRow(shape.width, x + at, epsilon, normalised + at, inverse + row);
    }
}

TRANSECT_VECTORISED void addNormGradient(const Tokens& shape, const float* above, const float* normalised, const float* inverse, float* gradient)
{
    for (std::int64_t row = 0; row < shape.rows; ++row) {
        const auto at = row * shape.width;
        Vector8 sum{}, product{};
        for (std::int64_t j = 0; j < shape.width; j += tokenLanes) {
            sum += eight(above + at + j);
            product += eight(above + at + j) * eight(normalised + at + j);
        }
        const float mean = sumOf(sum) / static_cast<float>(shape.width), slope = sumOf(product) / static_cast<float>(shape.width), scale = inverse[row];
        for (std::int64_t j = 0; j < shape.width; j += tokenLanes)
            eight(gradient + at + j) += scale * (eight(above + at + j) - mean - slope * eight(normalised + at + j));
    }
}

TRANSECT_VECTORISED void scaleColumns(const Tokens& shape, const float* from, const float* weight, const float* bias, float* to)
{
    for (std::int64_t row = 0; row < shape.rows; ++row, from += shape.width, to += shape.width) {
        for (std::int64_t j = 0; j < shape.width; j += tokenLanes) {
            const Vector8 scaled = eight(from + j) * eight(weight + j);
            eight(to + j) = bias ? scaled + eight(bias + j) : scaled;
        }
    }
}

TRANSECT_VECTORISED void addBiasAndGelu(const Tokens& shape, const float* bias, float* x, float* slope)
{
    for (std::int64_t row = 0; row < shape.rows; ++row) {
        const auto at = row * shape.width;
        for (std::int64_t j = 0; j < shape.width; j += tokenLanes) {
            const Vector8 value = eight(x + at + j) + eight(bias + j);
            const auto normal = normalOf(value);
            eight(x + at + j) = value * normal.share;
            if (slope)
                eight(slope + at + j) = normal.share + value * normal.density;
        }
    }
}

TRANSECT_VECTORISED void multiplyAndSum(const Tokens& shape, const float* slope, float* gradient, float* sums)
{
    for (std::int64_t row = 0; row < shape.rows; ++row, slope += shape.width, gradient += shape.width) {
        for (std::int64_t j = 0; j < shape.width; j += tokenLanes) {
            const Vector8 value = eight(gradient + j) * eight(slope + j);
            eight(gradient + j) = value;
            eight(sums + j) += value;
        }
    }
}

TRANSECT_VECTORISED void scaleAndSum(const Tokens& shape, const float* gradient, const float* factors, float* scaled, float* sums)
{
    for (std::int64_t row = 0; row < shape.rows; ++row) {
        const auto at = row * shape.width;
        const float factor = factors ? factors[row] : 1.0f;
        for (std::int64_t j = 0; j < shape.width; j += tokenLanes) {
            const Vector8 value = factor * eight(gradient + at + j);
            if (factors)
                eight(scaled + at + j) = value;
            eight(sums + j) += value;
        }
    }
}

TRANSECT_VECTORISED void addProductSums(const Tokens& shape, const float* a, const float* b, float* products, float* sums)
{
    for (std::int64_t row = 0; row < shape.rows; ++row, a += shape.width, b += shape.width) {
        for (std::int64_t j = 0; j < shape.width; j += tokenLanes) {
            eight(products + j) += eight(a + j) * eight(b + j);
            eight(sums + j) += eight(a + j);
        }
    }
}

TRANSECT_VECTORISED void addTable(const Tokens& shape, const TableRows& rows, const float* table, float* x)
{
    for (std::int64_t row = 0; row < shape.rows; ++row, x += shape.width) {
        const float* added = table + row / rows.repeat % rows.period * shape.width;
        for (std::int64_t j = 0; j < shape.width; j += tokenLanes)
            eight(x + j) += eight(added + j);
    }
}

TRANSECT_VECTORISED void sumIntoTable(const Tokens& shape, const TableRows& rows, const float* x, float* table)
{
    for (std::int64_t row = 0; row < shape.rows; ++row, x += shape.width) {
        float* sums = table + row / rows.repeat % rows.period * shape.width;
        for (std::int64_t j = 0; j < shape.width; j += tokenLanes)
            eight(sums + j) += eight(x + j);
    }
}

} // namespace transect
