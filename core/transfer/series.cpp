#include "transfer/series.h"

#include <algorithm>
#include <cmath>

#include "record/error.h"
#include "record/worker_lock.h"
#include "training/training_loop.h"

namespace transect {

namespace {

std::filesystem::path resolve(const std::string& text, const std::filesystem::path& runFolder, const std::filesystem::path& library)
{
    const bool beside = text.starts_with("../") || text.starts_with("./");
    const auto path = beside ? (runFolder / text).lexically_normal() : std::filesystem::path(text);
    if (std::filesystem::is_directory(path))
        return std::filesystem::canonical(path);
    if (beside)
        throw Error("no-run", "there is no folder " + path.string(), "source", "name a run, or a folder of checkpoints");
    return resolveRun(library, text).root;
}

} // namespace

Series Series::open(const std::string& text, const std::filesystem::path& runFolder, const std::filesystem::path& library)
{
    Series series;
    series.m_root = resolve(text, runFolder, library);
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
    if (!m_specification)
        return false;
    const auto status = observedState({m_root}).status;
    return status == RunStatus::Queued || status == RunStatus::Starting || status == RunStatus::Running || status == RunStatus::Stopping;
}

std::optional<std::string> Series::shortfall() const
{
    if (!m_specification)
        return std::nullopt;
    const auto state = observedState({m_root});
    if (state.status == RunStatus::Finished)
        return std::nullopt;
    return std::string(nameOf(state.status)) + (state.error ? " (" + state.error->text + ")" : "");
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
