#include "transfer/logistic_regression.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <numeric>
#include <optional>

#include <torch/types.h>
#include <torch/utils.h>

#include "record/error.h"
#include "transfer/feature_blocks.h"
#include "transfer/logistic_preconditioner.h"
#include "transfer/tall_matrix.h"

namespace transect {

namespace {

constexpr double forcing = 0.1;              ///< share of the residual that conjugate gradients leave
constexpr double gainMargin = 2;             ///< by which the estimate of what is left to gain may be wrong
constexpr double leastProducts = 40;         ///< Hessian products before a better preconditioner can pay
constexpr std::int64_t mostCovarianceBytes = 1 << 27;

void requireProblem(const torch::Tensor& features, const torch::Tensor& labels, std::int64_t classes, const std::vector<double>& lambdas)
{
    if (classes < 2)
        throw Error("one-class", c10::str("found ", classes, " class, expected 2 or more"), {}, "a probe needs labels of several classes");
    requireLabelledRows(features, labels, classes);
    const auto counts = torch::bincount(labels, {}, classes);
    if (counts.min().item<std::int64_t>() == 0)
        throw Error("absent-class", c10::str("found no row of class ", counts.argmin().item<std::int64_t>(), ", expected one or more of each of ", classes), {},
                    "draw more images, or choose fewer classes");
    requirePenalties(lambdas);
}

/// What conjugate gradients learn of the preconditioned Hessian (Golub & Van Loan 2013, section 11.3.7): their steps are those of
/// the method of Lanczos, the eigenvalues of whose tridiagonal matrix approach its own, the outermost first.
class RitzValues {
public:
    /// `length`: of the step along the search direction; `rho`: the squared residual before it, in the preconditioner's metric.
    void addStep(double length, double rho)
    {
        double diagonal = 1 / length;
        if (!m_diagonal.empty()) {
            const double beta = rho / m_rho;
            m_beside.push_back(std::sqrt(beta) / m_length);
            diagonal += beta / m_length;
        }
        m_diagonal.push_back(diagonal);
        m_length = length;
        m_rho = rho;
    }

    /// The decrease that a squared residual of 1 promises along the flattest direction met.
    double mostGain() const
    {
        if (m_diagonal.empty())
            return 0;
        const auto matrix = torch::diag(torch::tensor(m_diagonal, torch::kFloat64)) + torch::diag(torch::tensor(m_beside, torch::kFloat64), -1);
        return 0.5 / std::max(torch::linalg_eigvalsh(matrix)[0].item<double>(), 1e-30);
    }

private:
    std::vector<double> m_diagonal, m_beside;
    double m_length = 0, m_rho = 0; ///< of the last step
};

/// The features on their principal axes, centred and scaled to unit largest deviation, with their labels.
struct Problem {
    torch::Tensor mean, axes, spectrum; ///< d; d x m, m = min(d, n - 1); m: eigenvalues of rows' rows, descending
    std::optional<TallMatrix> rows;     ///< n x m
    torch::Tensor labels, classCounts;
    double scale = 1;

    Problem(const torch::Tensor& features, const torch::Tensor& given, std::int64_t classes)
        : mean(columnMeans(features))
        , labels(given)
        , classCounts(torch::bincount(given, {}, classes).to(torch::kFloat64))
    {
        const auto d = features.size(1);
        auto scatter = torch::zeros({d, d}, mean.options());
        overBlocks(features, [&](const torch::Tensor& block, std::int64_t) {
            const auto moved = block - mean;
            scatter.addmm_(moved.t(), moved);
        });
        const auto [values, vectors] = torch::linalg_eigh(scatter);
        const auto kept = std::clamp<std::int64_t>(features.size(0) - 1, 1, d);
        axes = vectors.flip(1).narrow(1, 0, kept).contiguous();
        scale = std::sqrt(values[-1].item<double>() / double(features.size(0)));
        if (!(scale > 0))
            scale = 1; // constant features: only the intercept is left to fit
        spectrum = values.flip(0).narrow(0, 0, kept).clamp_min(0) / (scale * scale);
        auto rotated = torch::empty({features.size(0), kept}, features.options().dtype(torch::kFloat32));
        overBlocks(features, [&](const torch::Tensor& block, std::int64_t first) {
            rotated.narrow(0, first, block.size(0)).copy_(torch::mm(block - mean, axes / scale));
        });
        rows.emplace(rotated);
    }

    std::int64_t classes() const { return classCounts.size(0); }
};

/// Where a path stands: parameters and the scores (logits, C x n) that they give.
struct Point {
    ClassVectors at;
    torch::Tensor scores;
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
        m_point.at = {torch::zeros({classes, problem.rows->dimension()}, bias.options()), bias};
        m_point.scores = bias.unsqueeze(1).expand({classes, problem.rows->rowCount()}).clone();
    }

    /// Moves towards the weights of a fit of other rows, as far as the objective falls: where it told its own rows apart with great
    /// margins, it may be as sure of others and wrong.
    void startFrom(const LogisticFit& start)
    {
        ClassVectors step{torch::mm(start.weight, m_problem.axes) * m_problem.scale, start.bias + torch::mv(start.weight, m_problem.mean)};
        step.add(m_point.at, -1);
        advance(step, scaled(start.lambda));
    }

    /// Moves on to a weaker penalty, from where the path stands.
    LogisticFit fit(double lambda)
    {
        LogisticFit result;
        result.lambda = lambda;
        const double here = scaled(lambda);
        extrapolate(here);
        while (!result.converged && result.iterations < m_options.maximumIterations) {
            ++result.iterations;
            result.converged = newtonStep(here, result.products);
        }
        remember();
        finish(result, here);
        return result;
    }

private:
    /// A penalty of the features as they were given, for the rows of the problem.
    double scaled(double lambda) const { return lambda / (m_problem.scale * m_problem.scale); }

    torch::Tensor labelScores(const torch::Tensor& scores) const { return scores.gather(0, m_problem.labels.unsqueeze(0)).squeeze(0); }

    torch::Tensor scoresOf(const ClassVectors& at) const { return m_problem.rows->scores(at.weight).add_(at.bias.unsqueeze(1)); }

    /// Sum of losses at the point, and the probabilities (C x n).
    std::pair<double, torch::Tensor> lossAndProbabilities() const
    {
        auto logarithms = torch::log_softmax(m_point.scores, 0);
        const double loss = -labelScores(logarithms).sum().item<double>();
        return {loss, logarithms.exp_()};
    }

    ClassVectors gradient(const torch::Tensor& probabilities, double lambda) const
    {
        auto residual = probabilities.clone();
        residual.scatter_add_(0, m_problem.labels.unsqueeze(0), torch::full({1, residual.size(1)}, -1.0, residual.options()));
        return {m_problem.rows->transposedTimes(residual).add_(m_point.at.weight, lambda), residual.sum(1)};
    }

    /// `probabilities`: fp32.
    ClassVectors hessianProduct(const torch::Tensor& probabilities, const ClassVectors& v, double lambda) const
    {
        const auto [weight, bias] = m_problem.rows->curvature(probabilities, v.weight.to(torch::kFloat32), v.bias.to(torch::kFloat32));
        return {weight.to(torch::kFloat64).add_(v.weight, lambda), bias.to(torch::kFloat64)};
    }

    /// Along the path the optimum is smooth in the logarithm of the penalty: a line, then a parabola, through the last ones.
    void extrapolate(double lambda)
    {
        const auto along = [&](std::initializer_list<double> factors) {
            ClassVectors step{torch::zeros_like(m_point.at.weight), torch::zeros_like(m_point.at.bias)};
            auto earlier = m_history.rbegin();
            for (const double factor : factors)
                step.add(*earlier++, factor);
            advance(step, lambda);
        };
        if (m_history.size() >= 2)
            along({1, -1});
        if (m_history.size() >= 3)
            along({1, -2, 1});
    }

    /// Moves along a direction to its minimum, by Newton's method in one dimension kept between bounds; not at all where the
    /// objective does not fall.
    void advance(const ClassVectors& step, double lambda)
    {
        constexpr double least = 1e-12; // share of the step
        constexpr int most = 60, mostOutwards = 6;
        const auto scores = scoresOf(step);
        const double curvature = lambda * step.weight.square().sum().item<double>();
        const double slope = lambda * (m_point.at.weight * step.weight).sum().item<double>() - labelScores(scores).sum().item<double>();
        double t = 1, low = 0, high = 0; // the slope is negative at low, positive at high
        bool settled = false;
        for (int i = 0; i < most && !settled; ++i) {
            const auto weighted = torch::softmax(torch::add(m_point.scores, scores, t), 0).mul_(scores);
            const auto means = weighted.sum(0);
            const double first = means.sum().item<double>() + slope + t * curvature;
            const double second = (weighted * scores).sum().item<double>() - means.square().sum().item<double>() + curvature;
            (first > 0 ? high : low) = t;
            double next = second > 0 ? t - first / second : (first > 0 ? low : 2 * t);
            if (high > 0 && !(next > low && next < high))
                next = low > 0 ? (low + high) / 2 : high / 8;
            else if (high == 0)
                next = std::min(next, 4 * t);
            settled = std::abs(next - t) < 0.05 * t || (high == 0 && i + 1 == mostOutwards);
            t = next;
            if (t < least)
                return;
        }
        if (!settled)
            t = low;
        m_point.at.add(step, t);
        m_point.scores.add_(scores, t);
    }

    /// Columns of which weighted covariances of all directions fit into the memory for them.
    std::int64_t weightedColumns() const
    {
        const auto directions = double(m_problem.classes() - 1);
        return std::min(m_problem.rows->dimension(), std::int64_t(std::sqrt(double(mostCovarianceBytes) / (4 * directions))));
    }

    /// Hessian products that take about as long as the weighted covariances and their inverses.
    double productsOfWeighting() const
    {
        const auto n = double(m_problem.rows->rowCount()), d = double(m_problem.rows->dimension()), m = double(weightedColumns());
        return (n * m * m / 2 + 2 * m * m * m) / (4 * n * d);
    }

    void precondition(const torch::Tensor& probabilities, double lambda)
    {
        if (double(m_productsSince) >= std::max(leastProducts, productsOfWeighting())) {
            m_preconditioner.reset(); // its memory is needed
            m_preconditioner = LogisticPreconditioner::weighted(probabilities, m_problem.rows->rows(), weightedColumns());
            m_isWeighted = true;
            m_productsSince = 0;
        } else if (!m_isWeighted) {
            m_preconditioner = LogisticPreconditioner::product(probabilities, m_problem.spectrum);
        }
        m_preconditioner->prepare(lambda);
    }

    /// Returns whether the point, or that after the step, has converged.
    bool newtonStep(double lambda, int& products)
    {
        const auto [loss, probabilities] = lossAndProbabilities();
        const double objective = loss + lambda / 2 * m_point.at.weight.square().sum().item<double>();
        const double enough = m_options.tolerance * objective;
        precondition(probabilities, lambda);

        auto residual = gradient(probabilities, lambda);
        residual.weight.neg_();
        residual.bias.neg_();
        auto conditioned = m_pairs.apply(*m_preconditioner, residual);
        double rho = residual.dot(conditioned), promised = 0;
        RitzValues ritz;
        const double rhoAtStart = rho;
        // Nothing is left to gain at all; also where rounding turned the sign. Or, going by the flattest direction that
        // the last steps met, no more than the tolerance.
        if (!(rho > 1e-30 * objective) || (m_gainByRho > 0 && m_gainByRho * rho <= enough / gainMargin))
            return true;
        // The forcing leaves to the next step what the quadratic model does not hold; near the end one step does all.
        const double left = 0.2 * enough / std::max(1.0, m_gainByRho), forced = forcing * forcing * rhoAtStart;
        const double target = left >= 1e-3 * rhoAtStart ? left : forced;
        const auto shares = probabilities.to(torch::kFloat32);
        ClassVectors search{conditioned.weight.clone(), conditioned.bias.clone()};
        ClassVectors step{torch::zeros_like(search.weight), torch::zeros_like(search.bias)};
        for (int i = 0; i < 300; ++i) {
            const auto image = hessianProduct(shares, search, lambda);
            ++products;
            ++m_productsSince;
            const double bend = search.dot(image);
            if (!(bend > 0))
                break;
            m_pairs.add(search, image, bend);
            const double alpha = rho / bend;
            promised += alpha * rho / 2;
            ritz.addStep(alpha, rho);
            step.add(search, alpha);
            residual.add(image, -alpha);
            conditioned = m_pairs.apply(*m_preconditioner, residual);
            const double next = residual.dot(conditioned);
            const double beta = next / rho;
            rho = next;
            if (rho <= target)
                break;
            search.weight.mul_(beta).add_(conditioned.weight);
            search.bias.mul_(beta).add_(conditioned.bias);
        }
        advance(step, lambda);
        m_pairs.take();
        // A short step need not meet the flattest direction, so that of earlier ones counts too.
        m_gainByRho = std::max({0.9 * m_gainByRho, ritz.mostGain(), 0.5});
        return promised <= enough && m_gainByRho * rho <= enough;
    }

    void remember()
    {
        m_history.push_back({m_point.at.weight.clone(), m_point.at.bias.clone()});
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
        result.converged = result.converged && std::isfinite(result.objective);
    }

    const Problem& m_problem;
    LogisticOptions m_options;
    Point m_point;
    std::deque<ClassVectors> m_history; ///< the optima of the last three penalties
    std::optional<LogisticPreconditioner> m_preconditioner;
    CurvaturePairs m_pairs;
    bool m_isWeighted = false;
    int m_productsSince = 0;
    double m_gainByRho = 0; ///< the most that the last steps say is to be gained, as a share of the squared gradient in the preconditioner's metric; 0: not known
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

LogisticFit refitLogistic(const torch::Tensor& features, const torch::Tensor& labels, const LogisticFit& start, const LogisticOptions& options)
{
    const torch::NoGradGuard noGrad;
    const auto classes = start.bias.size(0);
    requireProblem(features, labels, classes, {start.lambda});
    const Problem problem(features, labels, classes);
    Path path(problem, options);
    path.startFrom(start);
    return path.fit(start.lambda);
}

} // namespace transect
