#include "damage.h"

#include <algorithm>
#include <iostream>

#include "text.h"

namespace transect {

void warnOfDamage(const std::filesystem::path& journal, const std::vector<std::string>& damage)
{
    constexpr std::size_t shown = 5;
    for (std::size_t i = 0; i < std::min(damage.size(), shown); ++i)
        std::cerr << harmless("transectl: " + journal.string() + ": left out: " + damage[i]) << '\n';
    if (damage.size() > shown)
        std::cerr << "transectl: and " << damage.size() - shown << " more damaged lines\n";
}

std::vector<TransferResult> resultsOf(const RunFolder& run)
{
    std::vector<std::string> damage;
    auto results = readTransfer(run.transfer(), &damage);
    warnOfDamage(run.transfer(), damage);
    return results;
}

} // namespace transect
