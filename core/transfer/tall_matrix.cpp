#include "transfer/tall_matrix.h"

#include <algorithm>
#include <vector>

#include <torch/types.h>

#include "models/parallel.h"
#include "models/vectorised.h"

namespace transect {

namespace {

constexpr std::int64_t rowWidth = 16;        ///< floats of the widest vector
constexpr std::int64_t mostKernelClasses = 48; ///< from there on the general product is as fast
constexpr std::int64_t blockBytes = 1 << 16;   ///< of rows that are read twice: they stay in the cache
constexpr std::int64_t partialSums = 8;        ///< fixed, so that sums do not depend on the number of threads

/// A block of rows, and what it is multiplied by or gives. `few`: classes x (numbers of a row), `scores`: classes x rows.
template <typename Number> struct TallBlock {
    const float* rows;
    std::int64_t rowStride, count;
    Number* few;
    std::int64_t fewStride, classes;
    Number* scores;
    std::int64_t scoreStride;
};

/// Vectors of `Bytes` bytes, and how many of them the sums of a tile may take: what they share fits beside them.
template <typename Of, std::int64_t Bytes> struct Lanes {
    using Number = Of;
    static constexpr std::int64_t width = Bytes / sizeof(Number);
    static constexpr std::int64_t classes = Bytes == 64 ? 5 : 3, columns = Bytes == 64 ? 4 : 3; ///< of a tile of four rows
    typedef Number Vector __attribute__((vector_size(Bytes), aligned(sizeof(Number)), may_alias));
    typedef float Floats __attribute__((vector_size(width * sizeof(float)), aligned(4), may_alias));

    [[gnu::always_inline]] static void widen(Vector& to, const float* from) { to = __builtin_convertvector(*reinterpret_cast<const Floats*>(from), Vector); }
    [[gnu::always_inline]] static const Vector& at(const Number* place) { return *reinterpret_cast<const Vector*>(place); }
    [[gnu::always_inline]] static Vector& at(Number* place) { return *reinterpret_cast<Vector*>(place); }
    [[gnu::always_inline]] static Number sum(const Vector& value)
    {
        Number total = 0;
        for (std::int64_t i = 0; i < width; ++i)
            total += value[i];
        return total;
    }
};

/// Rows x Classes dot products.
template <typename L, std::int64_t Rows, std::int64_t Classes, typename Number>
TRANSECT_INLINE void scoreTile(const TallBlock<Number>& block, std::int64_t row, std::int64_t first)
{
    typename L::Vector sums[Rows][Classes] = {};
    const float* rows = block.rows + row * block.rowStride;
    const Number* few = block.few + first * block.fewStride;
    for (std::int64_t j = 0; j < block.rowStride; j += L::width) {
        typename L::Vector weights[Classes];
        for (std::int64_t c = 0; c < Classes; ++c)
            weights[c] = L::at(few + c * block.fewStride + j);
        for (std::int64_t r = 0; r < Rows; ++r) {
            typename L::Vector values;
            L::widen(values, rows + r * block.rowStride + j);
            for (std::int64_t c = 0; c < Classes; ++c)
                sums[r][c] += values * weights[c];
        }
    }
    for (std::int64_t r = 0; r < Rows; ++r) {
        for (std::int64_t c = 0; c < Classes; ++c)
            block.scores[(first + c) * block.scoreStride + row + r] = L::sum(sums[r][c]);
    }
}

/// The classes from `first` on in tiles of `Most` and, where they do not divide, smaller ones at the end.
template <typename L, std::int64_t Rows, std::int64_t Most = L::classes, typename Number>
TRANSECT_INLINE void scoreRows(const TallBlock<Number>& block, std::int64_t row, std::int64_t first = 0)
{
    // A tile of one class has too few sums to keep the processor busy: the two last ones are made alike.
    while (block.classes - first >= Most && block.classes - first != Most + 1) {
        scoreTile<L, Rows, Most>(block, row, first);
        first += Most;
    }
    if constexpr (Most > 1) {
        if (first < block.classes)
            scoreRows<L, Rows, Most - 1>(block, row, first);
    }
}

template <typename L> TRANSECT_INLINE void scoreBlock(const TallBlock<typename L::Number>& block)
{
    std::int64_t row = 0;
    for (; row + 4 <= block.count; row += 4)
        scoreRows<L, 4>(block, row);
    for (; row < block.count; ++row)
        scoreRows<L, 1>(block, row);
}

/// Adds what `Rows` rows give to some columns of all classes.
template <typename L, std::int64_t Rows, std::int64_t Columns, typename Number>
TRANSECT_INLINE void sumTile(const TallBlock<Number>& block, std::int64_t row, std::int64_t column)
{
    typename L::Vector values[Rows][Columns];
    for (std::int64_t r = 0; r < Rows; ++r) {
        for (std::int64_t v = 0; v < Columns; ++v)
            L::widen(values[r][v], block.rows + (row + r) * block.rowStride + column + v * L::width);
    }
    for (std::int64_t c = 0; c < block.classes; ++c) {
        Number* few = block.few + c * block.fewStride + column;
        const Number* scores = block.scores + c * block.scoreStride + row;
        typename L::Vector sums[Columns];
        for (std::int64_t v = 0; v < Columns; ++v)
            sums[v] = L::at(few + v * L::width);
        for (std::int64_t r = 0; r < Rows; ++r) {
            for (std::int64_t v = 0; v < Columns; ++v)
                sums[v] += scores[r] * values[r][v];
        }
        for (std::int64_t v = 0; v < Columns; ++v)
            L::at(few + v * L::width) = sums[v];
    }
}

/// Row after row, as they lie in memory.
template <typename L, std::int64_t Rows> TRANSECT_INLINE void sumRows(const TallBlock<typename L::Number>& block, std::int64_t row)
{
    std::int64_t column = 0;
    for (; column + L::columns * L::width <= block.rowStride; column += L::columns * L::width)
        sumTile<L, Rows, L::columns>(block, row, column);
    for (; column < block.rowStride; column += L::width)
        sumTile<L, Rows, 1>(block, row, column);
}

template <typename L> TRANSECT_INLINE void sumBlock(const TallBlock<typename L::Number>& block)
{
    std::int64_t row = 0;
    for (; row + 4 <= block.count; row += 4)
        sumRows<L, 4>(block, row);
    for (; row < block.count; ++row)
        sumRows<L, 1>(block, row);
}

template <typename Number> struct TallKernels {
    using Kernel = void (*)(const TallBlock<Number>& block);
    Kernel score, sum;
};

TRANSECT_VECTORISED void scoreNarrow(const TallBlock<float>& block) { scoreBlock<Lanes<float, 32>>(block); }
TRANSECT_VECTORISED void scoreNarrow(const TallBlock<double>& block) { scoreBlock<Lanes<double, 32>>(block); }
TRANSECT_VECTORISED void sumNarrow(const TallBlock<float>& block) { sumBlock<Lanes<float, 32>>(block); }
TRANSECT_VECTORISED void sumNarrow(const TallBlock<double>& block) { sumBlock<Lanes<double, 32>>(block); }

#ifdef TRANSECT_WIDE
TRANSECT_WIDE void scoreWide(const TallBlock<float>& block) { scoreBlock<Lanes<float, 64>>(block); }
TRANSECT_WIDE void scoreWide(const TallBlock<double>& block) { scoreBlock<Lanes<double, 64>>(block); }
TRANSECT_WIDE void sumWide(const TallBlock<float>& block) { sumBlock<Lanes<float, 64>>(block); }
TRANSECT_WIDE void sumWide(const TallBlock<double>& block) { sumBlock<Lanes<double, 64>>(block); }
#endif

/// What this processor computes best with.
template <typename Number> const TallKernels<Number>& kernels()
{
    static const TallKernels<Number> chosen = [] {
#ifdef TRANSECT_WIDE
        if (hasWideVectors())
            return TallKernels<Number>{scoreWide, sumWide};
#endif
        return TallKernels<Number>{scoreNarrow, sumNarrow};
    }();
    return chosen;
}

/// Turns scores s into A s with A = diag(p) - p p' of each row, and adds their sums to `biases`. `means`: room for a number a row.
TRANSECT_VECTORISED void curveBlock(const TallBlock<float>& block, const float* probabilities, std::int64_t stride, const float* bias, float* means, float* biases)
{
    std::fill(means, means + block.count, 0.0f);
    for (std::int64_t c = 0; c < block.classes; ++c) {
        float* scores = block.scores + c * block.scoreStride;
        for (std::int64_t r = 0; r < block.count; ++r) {
            scores[r] += bias[c];
            means[r] += probabilities[c * stride + r] * scores[r];
        }
    }
    for (std::int64_t c = 0; c < block.classes; ++c) {
        float* scores = block.scores + c * block.scoreStride;
        float total = 0;
        for (std::int64_t r = 0; r < block.count; ++r) {
            scores[r] = probabilities[c * stride + r] * (scores[r] - means[r]);
            total += scores[r];
        }
        biases[c] += total;
    }
}

/// Calls work(first, count, part) for blocks of rows of the size given; a part's blocks are done in order, by one thread.
template <typename Work> void overRows(std::int64_t rows, std::int64_t block, const Work& work)
{
    const auto perPart = (rows + partialSums - 1) / partialSums;
    acrossThreads(partialSums, [&](std::int64_t begin, std::int64_t end) {
        const DenormalsAsZero fast; // classifiers that are certain make many
        for (auto part = begin; part < end; ++part) {
            const auto last = std::min((part + 1) * perPart, rows);
            for (auto first = part * perPart; first < last; first += block)
                work(first, std::min(block, last - first), part);
        }
    });
}

std::int64_t blockOf(std::int64_t stride)
{
    return std::max<std::int64_t>(8, blockBytes / (stride * std::int64_t(sizeof(float))));
}

/// For general products in fp64 the rows are converted so many at a time.
constexpr std::int64_t convertedElements = 1 << 22;

std::int64_t convertedRows(const torch::Tensor& rows)
{
    return std::max<std::int64_t>(1, convertedElements / rows.size(1));
}

} // namespace

TallMatrix::TallMatrix(const torch::Tensor& rows)
    : m_dimension(rows.size(1))
    , m_rows(rows)
{
    const auto missing = (rowWidth - m_dimension % rowWidth) % rowWidth;
    if (rows.is_cpu() && missing > 0)
        m_rows = torch::constant_pad_nd(rows, {0, missing});
    m_rows = m_rows.contiguous();
}

bool TallMatrix::usesKernels(const torch::Tensor& few) const
{
    return m_rows.is_cpu() && few.size(0) < mostKernelClasses;
}

torch::Tensor TallMatrix::widened(const torch::Tensor& few) const
{
    return few.size(1) == m_rows.size(1) ? few.contiguous() : torch::constant_pad_nd(few, {0, m_rows.size(1) - few.size(1)}).contiguous();
}

torch::Tensor TallMatrix::scores(const torch::Tensor& weight) const
{
    auto result = torch::empty({weight.size(0), rowCount()}, weight.options());
    auto few = widened(weight);
    if (!usesKernels(weight)) {
        for (std::int64_t first = 0; first < rowCount(); first += convertedRows(m_rows)) {
            const auto count = std::min(convertedRows(m_rows), rowCount() - first);
            result.narrow(1, first, count).copy_(torch::mm(few, m_rows.narrow(0, first, count).to(torch::kFloat64).t()));
        }
        return result;
    }
    const auto stride = m_rows.size(1);
    const auto* rows = m_rows.const_data_ptr<float>();
    auto* numbers = few.mutable_data_ptr<double>();
    auto* out = result.mutable_data_ptr<double>();
    overRows(rowCount(), blockOf(stride), [&](std::int64_t first, std::int64_t count, std::int64_t) {
        kernels<double>().score({rows + first * stride, stride, count, numbers, stride, weight.size(0), out + first, rowCount()});
    });
    return result;
}

torch::Tensor TallMatrix::transposedTimes(const torch::Tensor& residual) const
{
    const auto classes = residual.size(0), stride = m_rows.size(1);
    if (!usesKernels(residual)) {
        auto result = torch::zeros({classes, stride}, residual.options());
        for (std::int64_t first = 0; first < rowCount(); first += convertedRows(m_rows)) {
            const auto count = std::min(convertedRows(m_rows), rowCount() - first);
            result.addmm_(residual.narrow(1, first, count), m_rows.narrow(0, first, count).to(torch::kFloat64));
        }
        return result.narrow(1, 0, m_dimension);
    }
    auto sums = torch::zeros({partialSums, classes, stride}, residual.options());
    auto scores = residual.contiguous();
    const auto* rows = m_rows.const_data_ptr<float>();
    auto* numbers = sums.mutable_data_ptr<double>();
    auto* given = scores.mutable_data_ptr<double>();
    overRows(rowCount(), blockOf(stride), [&](std::int64_t first, std::int64_t count, std::int64_t part) {
        kernels<double>().sum({rows + first * stride, stride, count, numbers + part * classes * stride, stride, classes, given + first, rowCount()});
    });
    return sums.sum(0).narrow(1, 0, m_dimension);
}

std::pair<torch::Tensor, torch::Tensor> TallMatrix::curvature(const torch::Tensor& probabilities, const torch::Tensor& weight, const torch::Tensor& bias) const
{
    auto few = widened(weight);
    if (!usesKernels(weight)) {
        auto change = torch::addmm(bias.unsqueeze(1), few, m_rows.t()).mul_(probabilities);
        change.addcmul_(probabilities, change.sum(0, true), -1);
        return {torch::mm(change, m_rows).narrow(1, 0, m_dimension), change.sum(1)};
    }
    const auto classes = weight.size(0), stride = m_rows.size(1), block = blockOf(stride);
    auto sums = torch::zeros({partialSums, classes, stride}, weight.options()), biases = torch::zeros({partialSums, classes}, weight.options());
    const auto shares = probabilities.contiguous(), shift = bias.contiguous();
    const auto* rows = m_rows.const_data_ptr<float>();
    const auto* given = shares.const_data_ptr<float>();
    auto* numbers = few.mutable_data_ptr<float>();
    auto* out = sums.mutable_data_ptr<float>();
    auto* outBias = biases.mutable_data_ptr<float>();
    overRows(rowCount(), block, [&](std::int64_t first, std::int64_t count, std::int64_t part) {
        thread_local std::vector<float> scores, means;
        scores.resize(std::size_t(classes * block));
        means.resize(std::size_t(block));
        TallBlock<float> tile{rows + first * stride, stride, count, numbers, stride, classes, scores.data(), block};
        kernels<float>().score(tile);
        curveBlock(tile, given + first, rowCount(), shift.const_data_ptr<float>(), means.data(), outBias + part * classes);
        tile.few = out + part * classes * stride;
        kernels<float>().sum(tile);
    });
    return {sums.sum(0).narrow(1, 0, m_dimension), biases.sum(0)};
}

} // namespace transect
