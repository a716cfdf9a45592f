#pragma once

#include <span>
#include <vector>

namespace transect {

/// Debiased exponential mean of all values: with the weight w of the past (0 <= w < 1),
///     m_t = w m_(t-1) + (1 - w) y_t,   m_(-1) = 0,      s_t = m_t / (1 - w^n),
/// n being the number of values up to t, so that a constant stays itself from the first value on. NaN and infinite values
/// are passed over: they do not age the past, and s_t is NaN there. As long as `values`; w = 0 gives the values back.
/// Throws std::invalid_argument for another w.
std::vector<double> exponentialMean(std::span<const double> values, double weight);

/// The weight with which a value counts half as much after `values` more of them: 2^(-1 / values); 0 for 0.
double weightOfHalfLife(double values);

} // namespace transect
