#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "anomaly/windows.h"
#include "record/parameters.h"

namespace transect {

/// How usual a speed is where nothing irregular happens (arXiv 2112.03649, section III-B; constants of the released code).
/// With the speed v as WindowSet gives it:
///     rho(v) = v exp(-v^2 / (2 s^2)) / C         rayleigh; C scales the peak, which is s exp(-1/2), to about 1
///     rho(v) = exp(-(v - mu)^2 / (2 sigma^2))    gaussian
///     g(v)   = 0.7 rho(v) + 0.3                  the guard, by which poses are divided
/// A uniform prior has g = 0.65, none g = 1. rho(0) = 0, so standing still is as unusual as running; a one-sided prior has
/// g = 1 below s.
struct MotionPrior {
    enum class Shape { Rayleigh, Gaussian, Uniform, None };

    Shape shape = Shape::Rayleigh;
    bool oneSided = false;      ///< rayleigh only
    double s = 0, c = 0;        ///< rayleigh; 0: to be fitted (c: to be s exp(-1/2))
    double mu = 0, sigma = 0;   ///< gaussian; sigma 0: both to be fitted
    int length = 0, stride = 0; ///< T and S of the windows that the constants are of; 0: not known
    double framesPerSecond = 0; ///< of their videos; 0: not known

    bool needsFit() const;
    double guard(double speed) const; ///< g(v)
    bool operator==(const MotionPrior&) const = default;
};

/// g(v) of the steps of windows, computed once however many windows share a step. Quick where windows of one track are asked
/// for one after another.
class WindowGuards {
public:
    WindowGuards(const WindowSet& windows, const MotionPrior& prior);

    /// g(v) of the window's step i is at i S. Valid until the next call.
    std::span<const double> of(const WindowPlace& window);
    /// The mean of 1 / g(v) over the steps of the window: how irregular its motion is.
    double irregularity(const WindowPlace& window);

private:
    void follow(const WindowPlace& window);

    const WindowSet& m_windows;
    const MotionPrior& m_prior;
    std::int32_t m_clip = -1, m_track = -1;
    std::vector<double> m_guards, m_inverses; ///< of the steps of the track
};

/// What can be told of the speeds of all windows in one pass.
struct SpeedStatistics {
    static constexpr int bins = 100;
    static constexpr double binWidth = 0.004;

    std::array<std::int64_t, bins> histogram{}; ///< of speeds from 0 to 0.4, the end included
    std::int64_t count = 0;                     ///< of all speeds
    double mean = 0, deviation = 0;             ///< of all speeds
};
SpeedStatistics speedStatistics(const WindowSet& windows);

/// The s whose Rayleigh density v / s^2 exp(-v^2 / (2 s^2)) is nearest, by least squares at the middles of the bins, to the
/// histogram as a density. A maximum-likelihood fit would follow the tail of fast movers instead. Throws Error
/// "bad-tracks" where there is no speed within the histogram.
double fitRayleigh(const SpeedStatistics& speeds);

/// `prior` with what is to be fitted fitted to the windows, and T, S and the frame rate noted. Throws Error "bad-tracks"
/// where there are no windows, or where nothing in them moves.
MotionPrior fitted(MotionPrior prior, const WindowSet& windows);

/// In sentences: what of the windows is not as it was where the prior's constants come from, which they depend on.
std::vector<std::string> mismatches(const MotionPrior& prior, const WindowSet& windows);

/// The prior as a parameter "prior" of a job, a variant: rayleigh (s, c, one_sided), gaussian (mu, sigma), uniform, none.
Parameter priorParameter();

/// {"name": "rayleigh", "one_sided": false, "s": 0.0464, "c": 0.0299, "length": 8, "stride": 2, "fps": 24}: what priorParameter()
/// declares, null for what is to be fitted, and where the constants are from. The reader takes both forms, and throws Error "bad-field".
Json toJson(const MotionPrior& prior);
MotionPrior motionPriorFromJson(const Json& json, const std::string& place = {});

} // namespace transect
