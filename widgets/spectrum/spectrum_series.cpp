#include "widgets/spectrum/spectrum_series.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace transect {

std::vector<double> cumulativeShare(const std::vector<double>& sigma, bool squared)
{
    std::vector<double> shares(sigma.size());
    double sum = 0;
    for (std::size_t i = 0; i < sigma.size(); ++i)
        shares[i] = sum += squared ? sigma[i] * sigma[i] : sigma[i];
    for (auto& share : shares)
        share = sum > 0 ? share / sum : 0;
    return shares;
}

std::int64_t componentsHolding(const std::vector<double>& sigma, double share)
{
    const auto shares = cumulativeShare(sigma);
    if (shares.empty() || shares.back() <= 0)
        return 0;
    const auto found = std::ranges::find_if(shares, [share](double value) { return value >= share - 1e-12; });
    return std::min<std::int64_t>(found - shares.begin() + 1, std::int64_t(shares.size()));
}

double relativeError(const std::vector<double>& sigma, std::int64_t k)
{
    const auto shares = cumulativeShare(sigma, true);
    if (shares.empty() || k <= 0)
        return 1;
    return std::sqrt(std::max(0.0, 1 - shares[std::size_t(std::min<std::int64_t>(k, std::int64_t(shares.size())) - 1)]));
}

std::vector<double> normalised(const std::vector<double>& sigma)
{
    if (sigma.empty() || sigma.front() <= 0)
        return {};
    auto scaled = sigma;
    for (auto& value : scaled)
        value /= sigma.front();
    return scaled;
}

} // namespace transect
