#include "anomaly/motion_prior.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "record/error.h"

namespace transect {

namespace {

using Histogram = std::vector<double>;

/// Density at the middle of each bin, of the speeds that are in the histogram.
Histogram densityOf(const SpeedStatistics& speeds)
{
    double inside = 0;
    for (const auto count : speeds.histogram)
        inside += double(count);
    if (inside == 0)
        throw Error("bad-tracks", "no speed from 0 to 0.4 box sizes a step among " + std::to_string(speeds.count) + ", expected some to fit a prior to", {},
                    "give tracks of walking persons, or the constants of the prior");
    Histogram density;
    for (const auto count : speeds.histogram)
        density.push_back(double(count) / (inside * SpeedStatistics::binWidth));
    return density;
}

double squaredError(const Histogram& density, double s)
{
    double sum = 0;
    for (std::size_t i = 0; i < density.size(); ++i) {
        const double v = (double(i) + 0.5) * SpeedStatistics::binWidth;
        const double difference = v / (s * s) * std::exp(-v * v / (2 * s * s)) - density[i];
        sum += difference * difference;
    }
    return sum;
}

/// The least value of a function with one minimum between `low` and `high`, by golden sections.
double minimumBetween(double low, double high, const auto& function)
{
    constexpr double golden = 0.6180339887498949;
    double left = high - golden * (high - low), right = low + golden * (high - low);
    double atLeft = function(left), atRight = function(right);
    while (high - low > 1e-12 * high) {
        if (atLeft < atRight) {
            high = right, right = left, atRight = atLeft;
            left = high - golden * (high - low);
            atLeft = function(left);
        } else {
            low = left, left = right, atLeft = atRight;
            right = low + golden * (high - low);
            atRight = function(right);
        }
    }
    return (low + high) / 2;
}

double rayleigh(double speed, double s, double c)
{
    return speed * std::exp(-speed * speed / (2 * s * s)) / c;
}

double gaussian(double speed, double mu, double sigma)
{
    return std::exp(-(speed - mu) * (speed - mu) / (2 * sigma * sigma));
}

std::string changed(const std::string& what, double found, double expected)
{
    char text[120];
    std::snprintf(text, sizeof text, "%s is %g, the prior's constants are of %g", what.c_str(), found, expected);
    return text;
}

} // namespace

bool MotionPrior::needsFit() const
{
    return (shape == Shape::Rayleigh && s == 0) || (shape == Shape::Gaussian && sigma == 0);
}

double MotionPrior::guard(double speed) const
{
    const auto affine = [](double rho) { return 0.7 * rho + 0.3; };
    switch (shape) {
    case Shape::Rayleigh: return oneSided && speed < s ? 1 : affine(rayleigh(speed, s, c > 0 ? c : s * std::exp(-0.5)));
    case Shape::Gaussian: return affine(gaussian(speed, mu, sigma));
    case Shape::Uniform: return affine(0.5);
    case Shape::None: break;
    }
    return 1;
}

WindowGuards::WindowGuards(const WindowSet& windows, const MotionPrior& prior)
    : m_windows(windows)
    , m_prior(prior)
{
}

std::span<const double> WindowGuards::of(const WindowPlace& window)
{
    follow(window);
    return std::span(m_guards).subspan(std::size_t(window.first));
}

double WindowGuards::irregularity(const WindowPlace& window)
{
    follow(window);
    const auto stride = std::size_t(m_windows.options().stride);
    const int steps = m_windows.options().length - 1;
    double sum = 0;
    for (auto at = std::size_t(window.first), end = at + std::size_t(steps) * stride; at < end; at += stride)
        sum += m_inverses[at];
    return sum / steps;
}

void WindowGuards::follow(const WindowPlace& window)
{
    if (window.clip == m_clip && window.track == m_track)
        return;
    m_clip = window.clip;
    m_track = window.track;
    const auto speeds = m_windows.trackSpeeds(window);
    m_guards.resize(speeds.size());
    m_inverses.resize(speeds.size());
    std::ranges::transform(speeds, m_guards.begin(), [this](double speed) { return m_prior.guard(speed); });
    std::ranges::transform(m_guards, m_inverses.begin(), [](double guard) { return 1 / guard; });
}

SpeedStatistics speedStatistics(const WindowSet& windows)
{
    SpeedStatistics result;
    std::vector<double> speeds(std::size_t(windows.options().length - 1));
    double squares = 0; // of the distances to the running mean (Welford 1962)
    for (std::int64_t window = 0; window < windows.size(); ++window) {
        windows.fillSpeeds(window, speeds);
        for (const double speed : speeds) {
            const double before = speed - result.mean;
            result.mean += before / double(++result.count);
            squares += before * (speed - result.mean);
            if (speed <= SpeedStatistics::bins * SpeedStatistics::binWidth)
                ++result.histogram[std::min(std::size_t(speed / SpeedStatistics::binWidth), std::size_t(SpeedStatistics::bins - 1))];
        }
    }
    result.deviation = result.count > 0 ? std::sqrt(squares / double(result.count)) : 0;
    return result;
}

double fitRayleigh(const SpeedStatistics& speeds)
{
    const auto density = densityOf(speeds);
    const auto error = [&density](double s) { return squaredError(density, s); };
    constexpr double ratio = 1.02; // fine enough to tell the deepest of several minima
    double best = 0.001;
    for (double s = best; s < 1; s *= ratio) {
        if (error(s) < error(best))
            best = s;
    }
    return minimumBetween(best / ratio, best * ratio, error);
}

MotionPrior fitted(MotionPrior prior, const WindowSet& windows)
{
    if (prior.needsFit()) {
        if (windows.size() == 0)
            throw Error("bad-tracks", "found no window to fit the motion prior to, expected tracks of at least " + std::to_string(windows.options().shortestTrack)
                            + " observed frames", {}, "give longer tracks, or the constants of the prior");
        const auto speeds = speedStatistics(windows);
        if (speeds.deviation == 0)
            throw Error("bad-tracks", "all speeds are equal, expected persons that move", {}, "give tracks of moving persons, or the constants of the prior");
        if (prior.shape == MotionPrior::Shape::Rayleigh)
            prior.s = fitRayleigh(speeds);
        else
            prior.mu = speeds.mean, prior.sigma = speeds.deviation;
    }
    if (prior.shape == MotionPrior::Shape::Rayleigh && prior.c == 0)
        prior.c = prior.s * std::exp(-0.5);
    if (prior.length == 0) {
        prior.length = windows.options().length;
        prior.stride = windows.options().stride;
        prior.framesPerSecond = windows.framesPerSecond();
    }
    return prior;
}

std::vector<std::string> mismatches(const MotionPrior& prior, const WindowSet& windows)
{
    std::vector<std::string> found;
    const auto compare = [&found](const std::string& what, double now, double then, double tolerance) {
        if (now > 0 && then > 0 && std::abs(now - then) > tolerance * then)
            found.push_back(changed(what, now, then));
    };
    compare("the length of a window", windows.options().length, prior.length, 0);
    compare("the stride of a window", windows.options().stride, prior.stride, 0);
    for (const auto& clip : windows.clips()) {
        compare("the frame rate of clip " + clip->name, clip->framesPerSecond, prior.framesPerSecond, 0.01);
        if (!found.empty() && clip->framesPerSecond > 0)
            break; // one clip tells of all
    }
    return found;
}

} // namespace transect
