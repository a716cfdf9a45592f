#include "widgets/spectrum/spectrum_series.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace transect {

const std::vector<double>& sigmaOf(const SpectrumRecord& spectrum, const SpectrumChoice& choice)
{
    return choice.centred ? spectrum.sigmaCentred : spectrum.sigmaUncentred;
}

std::int64_t kOf(const SpectrumRecord& spectrum, const SpectrumChoice& choice)
{
    if (choice.squared)
        return choice.centred ? spectrum.kSquaredCentred : spectrum.kSquared;
    return choice.centred ? spectrum.kCentred : spectrum.k;
}

double largestSigma(const std::vector<SpectrumRecord>& spectra, const SpectrumChoice& choice)
{
    double largest = 0;
    for (const auto& spectrum : spectra) {
        for (const auto value : sigmaOf(spectrum, choice))
            largest = std::max(largest, value);
    }
    return largest;
}

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
