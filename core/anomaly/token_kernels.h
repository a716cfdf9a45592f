#pragma once

#include <cstdint>

namespace transect {

/// Tokens that lie in memory as rows x width floats, one behind the other. The width is a multiple of tokenLanes.
struct Tokens {
    std::int64_t rows = 0, width = 0;
};
constexpr std::int64_t tokenLanes = 8;

/// x += factor * (branch + bias), then normalised = (x - mean) / sqrt(variance + epsilon) of each row, and `inverse` that root's
/// inverse. `branch` null: x stays; `factors`, one for each row, null: 1; `normalised` null: only x changes.
void addAndNormalise(const Tokens& shape, float* x, const float* branch, const float* bias, const float* factors, float epsilon, float* normalised, float* inverse);

/// Adds to `gradient` what the rows' normalisation hands down of `above`, the gradient of `normalised`:
/// inverse (above - mean(above) - normalised mean(above normalised)) (Ba, Kiros & Hinton 2016).
void addNormGradient(const Tokens& shape, const float* above, const float* normalised, const float* inverse, float* gradient);

/// to = from * weight + bias by column; `bias` null: 0.
void scaleColumns(const Tokens& shape, const float* from, const float* weight, const float* bias, float* to);

/// With z = x + bias by column, x becomes z Phi(z) (GELU, Hendrycks & Gimpel 2016), and `slope` its derivative; null: not wanted.
/// Phi's error is at most 1e-7.
void addBiasAndGelu(const Tokens& shape, const float* bias, float* x, float* slope);

/// gradient *= slope, and the columns' sums are added to `sums`.
void multiplyAndSum(const Tokens& shape, const float* slope, float* gradient, float* sums);

/// scaled = gradient * factor of each row, and the columns' sums of it are added to `sums`. `factors` null: `scaled` is not
/// written.
void scaleAndSum(const Tokens& shape, const float* gradient, const float* factors, float* scaled, float* sums);

/// Adds the columns' sums of a * b to `products` and those of a to `sums`.
void addProductSums(const Tokens& shape, const float* a, const float* b, float* products, float* sums);

/// Row r of x: x += table[(r / repeat) % period]. sumIntoTable: the other way round, table += x.
struct TableRows {
    std::int64_t repeat = 1, period = 1;
};
void addTable(const Tokens& shape, const TableRows& rows, const float* table, float* x);
void sumIntoTable(const Tokens& shape, const TableRows& rows, const float* x, float* table);

} // namespace transect
