#include "transfer/series.h"

#include <algorithm>
#include <cmath>

#include "record/source_run.h"
#include "training/training_loop.h"

namespace transect {

Series Series::open(const std::string& text, const std::filesystem::path& runFolder, const std::filesystem::path& library)
{
    Series series;
    series.m_root = locateSource(text, runFolder, library, "source");
    const RunFolder run{series.m_root};
    series.m_checkpoints = run.isRun() ? run.checkpoints() : series.m_root;
    if (run.isRun())
        series.m_specification = readRunSpec(run.runJson());
    return series;
}

std::vector<CheckpointRecord> Series::checkpoints(const std::vector<double>& epochs) const
{
    if (m_specification && !std::filesystem::is_directory(m_checkpoints))
        return {};
    auto list = listCheckpoints(m_checkpoints);
    if (!epochs.empty())
        std::erase_if(list, [&](const CheckpointRecord& record) {
            return std::ranges::none_of(epochs, [&](double epoch) { return std::abs(epoch - record.epoch) < 1e-9; });
        });
    return list;
}

bool Series::isGrowing() const
{
    return m_specification && transect::isGrowing({m_root});
}

std::optional<std::string> Series::shortfall() const
{
    return m_specification ? shortfallOf({m_root}) : std::nullopt;
}

std::size_t Series::expected() const
{
    if (!m_specification || m_specification->kind != "pretrain")
        return 0;
    const auto& parameters = m_specification->parameters;
    // Any number of steps an epoch gives the same count, as long as the steps inside the first epoch fit.
    return plannedSteps(parameters.at("checkpoints"), parameters.at("epochs").get<std::int64_t>(), std::int64_t(1) << 30).size();
}

} // namespace transect
