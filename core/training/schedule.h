#pragma once

#include <cstdint>
#include <vector>

#include "record/parameters.h"

namespace transect {

/// "cosine", "step", "linear", "constant", each with its parameters (learning_rate, warm_up_epochs, ...).
const std::vector<Schema>& scheduleSchemas();

/// The learning rate as a function of the optimiser step alone, so that resuming needs no state.
/// Warm-up is linear from 1/n to the full rate over its n steps; what follows runs over the remaining steps.
class Schedule {
public:
    /// `parameters` completed as a Variant of scheduleSchemas().
    Schedule(const Json& parameters, std::int64_t stepsPerEpoch, std::int64_t totalSteps);

    double at(std::int64_t step) const; ///< of step 0, 1, ..., totalSteps - 1
    std::int64_t warmUpSteps() const { return m_warmUp; }

private:
    double afterWarmUp(std::int64_t step) const;

    enum class Shape { Constant, Step, Cosine, Linear } m_shape;
    double m_rate, m_factor = 1, m_last = 0;
    std::int64_t m_warmUp, m_total;
    std::vector<std::int64_t> m_drops; ///< steps at which the rate is multiplied by the factor
};

} // namespace transect
