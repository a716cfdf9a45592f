#include "transfer/series.h"

#include <algorithm>
#include <cmath>

#include "record/folder_files.h"
#include "record/hash.h"
#include "record/source_run.h"
#include "training/training_loop.h"

namespace transect {

namespace {

/// A copy of a run's checkpoints, which say themselves what they are.
bool isOfOurs(const std::filesystem::path& folder)
{
    return std::ranges::any_of(filesIn(folder, ".safetensors"), [](const std::filesystem::path& file) {
        try {
            return file.filename().string().starts_with("epoch-") && SafetensorsFile::open(file).metadata().contains("class_names");
        } catch (const Error&) {
            return false; // not whole yet, perhaps
        }
    });
}

} // namespace

Series Series::open(const std::string& text, const std::filesystem::path& runFolder, const std::filesystem::path& library, const ForeignOptions& foreign)
{
    Series series;
    const auto file = (text.starts_with("../") ? runFolder / text : std::filesystem::path(text)).lexically_normal();
    const bool isFile = std::filesystem::is_regular_file(file);
    series.m_root = isFile ? std::filesystem::canonical(file) : locateSource(text, runFolder, library, "source");
    const RunFolder run{series.m_root};
    const bool isRun = !isFile && run.isRun();
    series.m_checkpoints = isRun ? run.checkpoints() : series.m_root;
    if (isRun)
        series.m_specification = readRunSpec(run.runJson());
    else if (isFile || !isOfOurs(series.m_root))
        series.m_foreign = std::make_unique<ForeignSource>(series.m_root, foreign);
    return series;
}

std::vector<CheckpointRecord> Series::checkpoints(const std::vector<double>& epochs)
{
    if (m_specification && !std::filesystem::is_directory(m_checkpoints))
        return {};
    auto list = m_foreign ? m_foreign->checkpoints() : listCheckpoints(m_checkpoints);
    if (!epochs.empty())
        std::erase_if(list, [&](const CheckpointRecord& record) {
            return std::ranges::none_of(epochs, [&](double epoch) { return std::abs(epoch - record.epoch) < 1e-9; });
        });
    return list;
}

bool Series::isGrowing(bool follows) const
{
    return m_foreign ? m_foreign->isGrowing(follows) : follows && m_specification && transect::isGrowing({m_root});
}

LoadedCheckpoint Series::load(const CheckpointRecord& record) const
{
    return m_foreign ? m_foreign->load(record) : loadCheckpoint(record.path);
}

std::string Series::contentKey(const LoadedCheckpoint& checkpoint) const
{
    return m_foreign ? sha256Hex(checkpoint.sha256 + checkpoint.info.model.dump()) : checkpoint.sha256;
}

std::optional<std::string> Series::shortfall() const
{
    return m_specification ? shortfallOf({m_root}) : std::nullopt;
}

std::size_t Series::expected() const
{
    if (m_foreign)
        return m_foreign->expected();
    if (!m_specification || m_specification->kind != "pretrain")
        return 0;
    const auto& parameters = m_specification->parameters;
    // Any number of steps an epoch gives the same count, as long as the steps inside the first epoch fit.
    return plannedSteps(parameters.at("checkpoints"), parameters.at("epochs").get<std::int64_t>(), std::int64_t(1) << 30).size();
}

} // namespace transect
