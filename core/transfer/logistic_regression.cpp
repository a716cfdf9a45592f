#include "transfer/logistic_regression.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <numeric>
#include <optional>

#include <torch/types.h>
#include <torch/utils.h>

#include "models/convolution_kernels.h"
#include "models/parallel.h"
#include "record/error.h"
#include "transfer/logistic_preconditioner.h"

namespace transect {

namespace {

constexpr double forcing = 0.1;              ///< share of the residual that conjugate gradients leave
constexpr int productsBeforeWeighting = 200; ///< Hessian products after which a better preconditioner pays
constexpr std::int64_t mostAxisBytes = 1 << 28;

void requireProblem(const torch::Tensor& features, const torch::Tensor& labels, std::int64_t classes, const std::vector<double>& lambdas)
{
    if (features.dim() != 2 || labels.dim() != 1 || labels.size(0) != features.size(0) || features.numel() == 0)
        throw Error("bad-features", c10::str("found features of shape ", features.sizes(), " and ", labels.numel(), " labels, expected rows with a label each"));
    if (!torch::isfinite(features).all().item<bool>())
        throw Error("bad-features", "found a feature that is not a finite number", {}, "the checkpoint may have diverged: look at its loss");
    if (classes < 2)
        throw Error("one-class", c10::str("found ", classes, " class, expected 2 or more"), {}, "a probe needs labels of several classes");
    if (labels.min().item<std::int64_t>() < 0 || labels.max().item<std::int64_t>() >= classes)
        throw Error("bad-features", c10::str("found label ", labels.max().item<std::int64_t>(), ", expected 0 to ", classes - 1));
    const auto counts = torch::bincount(labels, {}, classes);
    if (counts.min().item<std::int64_t>() == 0)
        throw Error("absent-class", c10::str("found no row of class ", counts.argmin().item<std::int64_t>(), ", expected one or more of each of ", classes), {},
                    "draw more images, or choose fewer classes");
    for (const double lambda : lambdas) {
        if (!(lambda > 0) || !std::isfinite(lambda))
            throw Error("bad-lambda", c10::str("found a penalty of ", lambda, ", expected more than 0"));
    }
}

/// Products of many rows with few columns. General matrix products pack the rows anew every time, which takes longer than
/// multiplying; the convolution kernels do not, and a row is an image of one pixel.
class TallMatrix {
public:
    /// rows: n x d, fp32, contiguous. The columns are `classes` and as many zeros as the kernels need.
    TallMatrix(torch::Tensor rows, std::int64_t classes)
        : m_rows(std::move(rows))
        , m_shape{m_rows.size(0), 1, 1, m_rows.size(1), (classes + channelBlock - 1) / channelBlock * channelBlock}
        , m_times(Gather::output(m_shape))
        , m_transposedTimes(m_shape)
    {
    }

    const torch::Tensor& rows() const { return m_rows; }
    std::int64_t columns() const { return m_shape.outChannels; }

    /// `few` (of C rows) in fp32 with rows of zeros below.
    torch::Tensor padded(const torch::Tensor& few) const
    {
        auto sizes = few.sizes().vec();
        sizes[0] = columns();
        auto result = torch::zeros(sizes, torch::kFloat32);
        result.narrow(0, 0, few.size(0)).copy_(few);
        return result;
    }

    /// n x columns, from columns x d
    torch::Tensor times(const torch::Tensor& vectors) const
    {
        const auto panels = vectors.reshape({-1, channelBlock, m_shape.channels}).transpose(1, 2).contiguous();
        auto result = torch::empty({m_shape.images, columns()}, torch::kFloat32);
        acrossThreads(m_times.units(), [&](std::int64_t begin, std::int64_t end) {
            m_times.run(begin, end, m_rows.const_data_ptr<float>(), panels.const_data_ptr<float>(), result.mutable_data_ptr<float>());
        });
        return result;
    }

    /// columns x d, from n x columns
    torch::Tensor transposedTimes(const torch::Tensor& factors) const
    {
        auto result = torch::zeros({m_shape.channels, columns()}, torch::kFloat32);
        acrossThreads(m_transposedTimes.units(), [&](std::int64_t begin, std::int64_t end) {
            m_transposedTimes.run(begin, end, m_rows.const_data_ptr<float>(), factors.const_data_ptr<float>(), result.mutable_data_ptr<float>());
        });
        return result.t();
    }

private:
    torch::Tensor m_rows;
    ConvolutionShape m_shape;
    Gather m_times;
    WeightGradient m_transposedTimes;
};

/// The features on their principal axes, centred and scaled to unit largest deviation, with their labels.
struct Problem {
    torch::Tensor mean, axes, spectrum; ///< d; d x d; d: eigenvalues of rows' rows, descending
    torch::Tensor rows; ///< n x d
    std::optional<TallMatrix> rows32;
    torch::Tensor labels, classCounts;
    double scale = 1;

    Problem(const torch::Tensor& features, const torch::Tensor& given, std::int64_t classes)
        : labels(given)
        , classCounts(torch::bincount(given, {}, classes).to(torch::kFloat64))
    {
        const auto centred = features.to(torch::kFloat64);
        mean = centred.mean(0);
        const auto moved = centred - mean;
        const auto [values, vectors] = torch::linalg_eigh(torch::mm(moved.t(), moved));
        axes = vectors.flip(1);
        scale = std::sqrt(values[-1].item<double>() / double(features.size(0)));
        if (!(scale > 0))
            scale = 1; // constant features: only the intercept is left to fit
        spectrum = values.flip(0).clamp_min(0) / (scale * scale);
        rows = torch::mm(moved, axes / scale);
        rows32.emplace(rows.to(torch::kFloat32), classes);
    }

    std::int64_t classes() const { return classCounts.size(0); }
};

/// Where a path stands: parameters and the scores (logits, C x n) that they give.
struct Point {
    ClassVectors at;
    torch::Tensor scores;
};

struct Direction {
    ClassVectors step;
    torch::Tensor scores; ///< C x n: how the scores change along it
};

class Path {
public:
    Path(const Problem& problem, const LogisticOptions& options)
        : m_problem(problem)
        , m_options(options)
    {
        const auto classes = problem.classes();
        auto bias = (problem.classCounts / problem.classCounts.sum()).log();
        bias = bias - bias.mean();
        m_point.at = {torch::zeros({classes, problem.rows.size(1)}, torch::kFloat64), bias};
        m_point.scores = bias.unsqueeze(1).expand({classes, problem.rows.size(0)}).clone();
    }

    /// Moves on to a weaker penalty, from where the path stands.
    LogisticFit fit(double lambda)
    {
        LogisticFit result;
        result.lambda = lambda;
        const double scaled = lambda / (m_problem.scale * m_problem.scale);
        extrapolate(scaled);
        while (!result.converged && result.iterations < m_options.maximumIterations) {
            ++result.iterations;
            result.converged = newtonStep(scaled, result.products);
        }
        remember();
        finish(result, scaled);
        return result;
    }

private:
    torch::Tensor labelScores(const torch::Tensor& scores) const { return scores.gather(0, m_problem.labels.unsqueeze(0)).squeeze(0); }

    /// Sum of losses at the point, and the probabilities (C x n).
    std::pair<double, torch::Tensor> lossAndProbabilities() const
    {
        const auto logarithms = torch::log_softmax(m_point.scores, 0);
        return {-labelScores(logarithms).sum().item<double>(), logarithms.exp()};
    }

    ClassVectors gradient(const torch::Tensor& probabilities, double lambda) const
    {
        auto residual = probabilities.clone();
        residual.scatter_add_(0, m_problem.labels.unsqueeze(0), torch::full({1, residual.size(1)}, -1.0, torch::kFloat64));
        return {torch::mm(residual, m_problem.rows) + lambda * m_point.at.weight, residual.sum(1)};
    }

    /// `weights`: the probabilities as n x columns, fp32.
    ClassVectors hessianProduct(const torch::Tensor& weights, const ClassVectors& v, double lambda) const
    {
        const auto& rows = *m_problem.rows32;
        auto change = rows.times(rows.padded(v.weight)).add_(rows.padded(v.bias)).mul_(weights);
        change.addcmul_(weights, change.sum(1, true), -1);
        const auto classes = m_problem.classes();
        return {rows.transposedTimes(change).narrow(0, 0, classes).to(torch::kFloat64) + lambda * v.weight,
                change.sum(0).narrow(0, 0, classes).to(torch::kFloat64)};
    }

    /// Along the path the optimum is smooth in the logarithm of the penalty: a line, then a parabola, through the last ones.
    void extrapolate(double lambda)
    {
        const auto difference = [this](std::initializer_list<double> factors) {
            Direction direction{{torch::zeros_like(m_point.at.weight), torch::zeros_like(m_point.at.bias)}, torch::zeros_like(m_point.scores)};
            auto earlier = m_history.rbegin();
            for (const double factor : factors) {
                direction.step.add(earlier->at, factor);
                direction.scores.add_(earlier->scores, factor);
                ++earlier;
            }
            return direction;
        };
        if (m_history.size() >= 2)
            advance(difference({1, -1}), lambda);
        if (m_history.size() >= 3)
            advance(difference({1, -2, 1}), lambda);
    }

    /// Moves along a direction to its minimum, by Newton's method in one dimension kept between bounds.
    void advance(const Direction& direction, double lambda)
    {
        const double curvature = lambda * direction.step.weight.square().sum().item<double>();
        const double slope = lambda * (m_point.at.weight * direction.step.weight).sum().item<double>() - labelScores(direction.scores).sum().item<double>();
        double t = 1, low = 0, high = 0;
        for (int i = 0; i < 6; ++i) {
            const auto weighted = torch::softmax(m_point.scores + t * direction.scores, 0).mul_(direction.scores);
            const auto means = weighted.sum(0);
            const double first = means.sum().item<double>() + slope + t * curvature;
            const double second = (weighted * direction.scores).sum().item<double>() - means.square().sum().item<double>() + curvature;
            (first > 0 ? high : low) = t;
            double next = second > 0 ? t - first / second : (first > 0 ? low : 2 * t);
            if (high > 0 && !(next > low && next < high))
                next = (low + high) / 2;
            else if (high == 0)
                next = std::min(next, 4 * t);
            const bool settled = std::abs(next - t) < 0.05 * t;
            t = next;
            if (settled)
                break;
        }
        m_point.at.add(direction.step, t);
        m_point.scores.add_(direction.scores, t);
    }

    void precondition(const torch::Tensor& probabilities)
    {
        const auto d = m_problem.rows.size(1);
        const bool affordable = (m_problem.classes() - 1) * d * d * 4 <= mostAxisBytes;
        if (m_productsSince >= productsBeforeWeighting && affordable) {
            m_preconditioner = LogisticPreconditioner::weighted(probabilities, m_problem.rows32->rows());
            m_isWeighted = true;
            m_productsSince = 0;
        } else if (!m_isWeighted) {
            m_preconditioner = LogisticPreconditioner::product(probabilities, m_problem.spectrum);
        }
    }

    /// Returns whether the step's model promised no more than the tolerance, so that the point after it has converged.
    bool newtonStep(double lambda, int& products)
    {
        const auto [loss, probabilities] = lossAndProbabilities();
        const double objective = loss + lambda / 2 * m_point.at.weight.square().sum().item<double>();
        const double enough = m_options.tolerance * objective;
        precondition(probabilities);
        const auto weights = m_problem.rows32->padded(probabilities).t().contiguous();

        auto residual = gradient(probabilities, lambda);
        residual.weight.neg_();
        residual.bias.neg_();
        auto conditioned = m_preconditioner->apply(residual, lambda);
        ClassVectors search{conditioned.weight.clone(), conditioned.bias.clone()};
        ClassVectors step{torch::zeros_like(search.weight), torch::zeros_like(search.bias)};
        double rho = residual.dot(conditioned), promised = 0;
        const double rhoAtStart = rho;
        // Nothing is left to gain at all; also where rounding turned the sign.
        if (!(rho > 1e-30 * objective))
            return true;
        for (int i = 0; i < 300; ++i) {
            const auto image = hessianProduct(weights, search, lambda);
            ++products;
            ++m_productsSince;
            const double bend = search.dot(image);
            if (!(bend > 0))
                break;
            const double alpha = rho / bend;
            promised += alpha * rho / 2;
            step.add(search, alpha);
            residual.add(image, -alpha);
            conditioned = m_preconditioner->apply(residual, lambda);
            const double next = residual.dot(conditioned);
            const double beta = next / rho;
            rho = next;
            if (rho <= forcing * forcing * rhoAtStart || rho <= 0.2 * enough)
                break;
            search.weight.mul_(beta).add_(conditioned.weight);
            search.bias.mul_(beta).add_(conditioned.bias);
        }
        advance({step, torch::addmm(step.bias.unsqueeze(1), step.weight, m_problem.rows.t())}, lambda);
        return promised <= enough && (rho <= forcing * forcing * rhoAtStart || rho <= 0.2 * enough);
    }

    void remember()
    {
        m_history.push_back({{m_point.at.weight.clone(), m_point.at.bias.clone()}, m_point.scores.clone()});
        if (m_history.size() > 3)
            m_history.pop_front();
    }

    /// The fit in the coordinates of the features as they were given.
    void finish(LogisticFit& result, double scaledLambda) const
    {
        const auto [loss, probabilities] = lossAndProbabilities();
        auto g = gradient(probabilities, scaledLambda);
        g.weight.mul_(m_problem.scale);
        result.gradientNorm = std::sqrt(g.dot(g));
        result.loss = loss;
        result.weight = torch::mm(m_point.at.weight, m_problem.axes.t()) / m_problem.scale;
        result.bias = m_point.at.bias - torch::mv(result.weight, m_problem.mean);
        result.objective = 0.5 * result.weight.square().sum().item<double>() + loss / result.lambda;
    }

    const Problem& m_problem;
    LogisticOptions m_options;
    Point m_point;
    std::deque<Point> m_history; ///< the optima of the last three penalties
    std::optional<LogisticPreconditioner> m_preconditioner;
    bool m_isWeighted = false;
    int m_productsSince = 0;
};

} // namespace

std::vector<LogisticFit> fitLogisticPath(const torch::Tensor& features, const torch::Tensor& labels, std::int64_t classes,
                                         const std::vector<double>& lambdas, const LogisticOptions& options)
{
    const torch::NoGradGuard noGrad;
    requireProblem(features, labels, classes, lambdas);
    std::vector<std::size_t> order(lambdas.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::stable_sort(order, std::greater(), [&](std::size_t i) { return lambdas[i]; });

    const Problem problem(features, labels, classes);
    Path path(problem, options);
    std::vector<LogisticFit> fits(lambdas.size());
    for (const auto i : order)
        fits[i] = path.fit(lambdas[i]);
    return fits;
}

} // namespace transect
