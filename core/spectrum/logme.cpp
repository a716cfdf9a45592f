#include "spectrum/logme.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <vector>

#include <torch/types.h>

namespace transect {

namespace {

constexpr double explainedRest = 1e-12; ///< share of |t|^2 that rounding leaves of a target that is explained

/// The log evidence of one target.
class Evidence {
public:
    /// `values`: s; `squares`: (u't)^2 for each; `length`: |t|^2.
    Evidence(const std::vector<double>& values, std::vector<double> squares, double length, double rows)
        : m_values(values)
        , m_squares(std::move(squares))
        , m_length(length)
        , m_rows(rows)
        , m_absent(rows - double(values.size()))
    {
        m_rest = length - std::accumulate(m_squares.begin(), m_squares.end(), 0.0);
        if (m_absent <= 0 || m_rest <= explainedRest * length)
            m_rest = 0;
    }

    double atConvergence() const
    {
        constexpr int mostSteps = 10000;
        constexpr double tolerance = 1e-10;
        double ratio = 1;
        for (int i = 0; i < mostSteps; ++i) {
            const double last = ratio;
            ratio = after(last).ratio();
            if (isNoise(ratio))
                return ofNoise();
            if (isExact(ratio))
                return ofExact();
            if (std::abs(ratio / last - 1) <= tolerance)
                break;
        }
        return at(after(ratio));
    }

    double atOnePercent() const
    {
        constexpr int mostSteps = 11;
        Step step{1, 1, 0, 0};
        for (int i = 0; i < mostSteps; ++i) {
            const double last = step.ratio();
            step = after(last);
            if (isNoise(step.ratio()))
                return ofNoise();
            if (isExact(step.ratio()))
                return ofExact();
            if (std::abs(step.ratio() / last - 1) <= 0.01)
                break;
        }
        return at(step);
    }

private:
    /// What follows from a ratio alpha / beta.
    struct Step {
        double alpha = 1, beta = 1;
        double weights = 0, residual = 0; ///< |m|^2 and |t - Xm|^2 of the ratio before
        double ratio() const { return alpha / beta; }
    };

    Step after(double ratio) const
    {
        // rows - gamma, summed where it would cancel.
        double gamma = 0, unexplained = m_absent;
        Step step{0, 0, 0, m_rest};
        for (std::size_t i = 0; i < m_values.size(); ++i) {
            const double s = m_values[i], shrunk = ratio / (s + ratio);
            gamma += s / (s + ratio);
            unexplained += shrunk;
            step.weights += s * m_squares[i] / ((s + ratio) * (s + ratio));
            step.residual += m_squares[i] * shrunk * shrunk;
        }
        step.alpha = gamma / step.weights;
        step.beta = unexplained / step.residual;
        return step;
    }

    double at(const Step& step) const
    {
        double logarithms = m_rows * (std::log(step.beta) - std::log(2 * std::numbers::pi));
        for (const double s : m_values)
            logarithms -= std::log1p(s * step.beta / step.alpha);
        return 0.5 * (logarithms - step.beta * step.residual - step.alpha * step.weights) / m_rows;
    }

    bool isNoise(double ratio) const { return m_values.empty() || std::isnan(ratio) || ratio > 1e12 * m_values.front(); }
    bool isExact(double ratio) const { return ratio < 1e-12 * m_values.back(); }

    /// alpha without bound: t ~ N(0, I / beta).
    double ofNoise() const { return -0.5 * (1 + std::log(2 * std::numbers::pi * m_length / m_rows)); }

    /// beta without bound: t ~ N(0, XX' / alpha).
    double ofExact() const
    {
        if (m_absent > 0)
            return std::numeric_limits<double>::infinity();
        double distance = 0, logarithms = 0;
        for (std::size_t i = 0; i < m_values.size(); ++i) {
            distance += m_squares[i] / m_values[i];
            logarithms += std::log(m_values[i]);
        }
        return -0.5 * (1 + std::log(2 * std::numbers::pi * distance / m_rows) + logarithms / m_rows);
    }

    const std::vector<double>& m_values; ///< descending
    std::vector<double> m_squares;
    double m_length, m_rows;
    double m_absent; ///< rows less directions
    double m_rest;   ///< |t|^2 outside the span of X
};

std::vector<double> numbersOf(const torch::Tensor& tensor)
{
    const auto flat = tensor.contiguous();
    return {flat.const_data_ptr<double>(), flat.const_data_ptr<double>() + flat.numel()};
}

} // namespace

std::optional<double> logMe(const Spectrum& spectrum, const Moments& moments, LogMeStop stop)
{
    const auto present = moments.classCounts().gt(0).nonzero().squeeze(1);
    if (present.size(0) < 2)
        return std::nullopt;
    const auto squares = spectrum.sigmaUncentred.square();
    const double floor = double(moments.dimension()) * std::numeric_limits<double>::epsilon() * squares.max().item<double>();
    const auto rank = squares.gt(floor).sum().item<std::int64_t>();
    const auto values = numbersOf(squares.narrow(0, 0, rank));

    const auto counts = moments.classCounts().index_select(0, present);
    const auto sums = (moments.centredClassMeans().index_select(0, present) + moments.mean()) * counts.unsqueeze(1);
    const auto projected = torch::mm(sums, spectrum.vectors.narrow(1, 0, rank)).square() / squares.narrow(0, 0, rank);
    double total = 0;
    for (std::int64_t i = 0; i < present.size(0); ++i) {
        const Evidence evidence(values, numbersOf(projected[i]), counts[i].item<double>(), double(moments.count()));
        total += stop == LogMeStop::Converged ? evidence.atConvergence() : evidence.atOnePercent();
    }
    return total / double(present.size(0));
}

} // namespace transect
