#include "transfer/series_import.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <unistd.h>

#include "record/checkpoint_record.h"
#include "record/error.h"
#include "record/hash.h"
#include "record/run_spec.h"
#include "record/run_writer.h"
#include "record/worker_lock.h"

namespace transect {

namespace {

constexpr std::string_view unfinishedPrefix = ".importing-"; // hidden: no reader takes it for a run

Json originsOf(const std::filesystem::path& path)
{
    Json origins = Json::array();
    for (const auto& file : filesBehind(path))
        origins.push_back({{"kind", "checkpoint"}, {"path", std::filesystem::canonical(file).string()}, {"sha256", sha256HexOfFile(file)}});
    return origins;
}

RunSpec specOf(const SeriesImport& import, const std::string& name, const Json& versions)
{
    RunSpec spec;
    spec.kind = "import";
    spec.name = name;
    spec.versions = versions;
    Json checkpoints = Json::array();
    for (const auto& one : import.series.checkpoints) {
        checkpoints.push_back({{"name", importedName(one)}, {"epoch", one.epoch}, {"step", one.step}, {"file", std::filesystem::canonical(one.path).string()}});
        for (const auto& origin : originsOf(one.path))
            spec.lineage.push_back(origin);
    }
    spec.parameters = {{"model", import.network.architecture.model}, {"input", toJson(import.network.input)}, {"classes", import.network.architecture.classes}, {"checkpoints", checkpoints}};
    return spec;
}

void writeCheckpoints(const SeriesImport& import, RunWriter& run, const std::function<void(std::size_t)>& progress)
{
    std::filesystem::create_directories(run.folder().checkpoints());
    const auto total = import.series.checkpoints.size();
    for (std::size_t i = 0; i < total; ++i) {
        const auto& one = import.series.checkpoints[i];
        const auto file = WeightsFile::open(one.path);
        const auto network = loadForeignNetwork(file, import.network.architecture);
        saveWeights(run.folder().checkpoints() / (importedName(one) + ".safetensors"), *network, toMetadata(foreignInfo(import.network, one, file)));
        run.event("checkpoint", {{"step", one.step}, {"epoch", one.epoch}, {"name", importedName(one)}});
        run.setProgress(double(i + 1), double(total), "checkpoints");
        if (progress)
            progress(i + 1);
    }
}

void fillFolder(const RunFolder& folder, const SeriesImport& import, const std::string& name, const Json& versions, const std::function<void(std::size_t)>& progress)
{
    RunWriter run(folder);
    run.setState(RunStatus::Running);
    writeRunSpec(folder.runJson(), specOf(import, name, versions));
    run.event("setup", {{"parameters", import.network.architecture.parameters}, {"classes", import.network.architecture.classes}});
    for (const auto& notice : import.notices)
        run.event("notice", {{"text", notice}});
    writeCheckpoints(import, run, progress);
    run.setState(RunStatus::Finished);
}

/// What imports that were killed have left.
void removeUnfinished(const std::filesystem::path& library)
{
    std::error_code none;
    std::vector<std::filesystem::path> old;
    for (const auto& entry : std::filesystem::directory_iterator(library, none)) {
        if (entry.path().filename().string().starts_with(unfinishedPrefix) && std::filesystem::exists(RunFolder{entry.path()}.lock(), none)
            && liveness({entry.path()}) == Liveness::Dead)
            old.push_back(entry.path());
    }
    for (const auto& path : old)
        std::filesystem::remove_all(path, none);
}

RunFolder makeUnfinishedFolder(const std::filesystem::path& library)
{
    const auto folder = library / (std::string(unfinishedPrefix) + std::to_string(getpid()));
    std::filesystem::remove_all(folder); // of a process that had the same number
    std::filesystem::create_directories(folder);
    return {folder};
}

} // namespace

std::string importedName(const ForeignCheckpoint& checkpoint)
{
    const auto whole = std::int64_t(std::floor(checkpoint.epoch));
    return checkpointName(whole, double(whole) == checkpoint.epoch ? 0 : std::max<std::int64_t>(checkpoint.step, 1));
}

SeriesImport planImport(ForeignSeries series, const ImportOptions& options, std::vector<ErrorRecord>* problems)
{
    SeriesImport import;
    import.notices = series.notices;
    std::vector<ForeignCheckpoint> kept;
    std::set<std::string> names;
    for (const auto& one : series.checkpoints) {
        try {
            const auto file = WeightsFile::open(one.path);
            if (kept.empty())
                import.network = foreignNetwork(file, options);
            else
                requireSameNetwork(import.network, file, options);
            if (!names.insert(importedName(one)).second)
                throw Error("bad-series", "it would have the name " + importedName(one) + ", which another checkpoint has", one.path.string(), "give whole epochs, or different ones");
            import.notices.insert(import.notices.end(), file.notices().begin(), file.notices().end());
            kept.push_back(one);
        } catch (const Error& error) {
            if (!problems)
                throw;
            problems->push_back(error.record());
            if (error.record().code == "bad-field")
                break; // of the options: the same for every file
        }
    }
    import.notices.insert(import.notices.end(), import.network.notices.begin(), import.network.notices.end());
    import.series = std::move(series);
    import.series.checkpoints = std::move(kept);
    return import;
}

RunFolder writeImport(const SeriesImport& import, const std::string& name, const std::filesystem::path& library, const Json& versions,
                      const std::function<void(std::size_t)>& progress)
{
    std::filesystem::create_directories(library);
    removeUnfinished(library);
    const auto unfinished = makeUnfinishedFolder(library);
    try {
        fillFolder(unfinished, import, name, versions, progress);
        auto folder = createRunFolder(library, name);
        std::filesystem::rename(unfinished.root, folder.root); // over the empty folder that reserves the name
        return folder;
    } catch (const std::exception&) {
        std::error_code none;
        std::filesystem::remove_all(unfinished.root, none);
        throw;
    }
}

} // namespace transect
