#include "transfer/series_import.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include <torch/types.h>
#include <unistd.h>

#include "record/checkpoint_record.h"
#include "record/counted.h"
#include "record/error.h"
#include "record/hash.h"
#include "record/run_spec.h"
#include "record/run_writer.h"
#include "record/worker_lock.h"
#include "training/checkpoint.h"

namespace transect {

namespace {

constexpr std::string_view unfinishedPrefix = ".importing-"; // hidden: no reader takes it for a run

Architecture architectureOf(const WeightsFile& file, const std::optional<Json>& model)
{
    auto architecture = model ? compareWith(*model, file) : inferArchitecture(file);
    requireEncoder(architecture, file.path());
    return architecture;
}

bool isSameNetwork(const Architecture& first, const Architecture& other)
{
    return first.model == other.model && first.inputChannels == other.inputChannels && first.classes == other.classes;
}

std::string sizeText(int size)
{
    return std::to_string(size) + " x " + std::to_string(size);
}

/// What a checkpoint of ours says of the images that its network was trained on.
std::optional<InputSpec> ownInput(const WeightsFile& file)
{
    const auto found = file.metadata().find("input");
    if (found == file.metadata().end())
        return std::nullopt;
    return inputSpecFromJson(parseJson(found->second, file.path().string() + ", metadata \"input\""));
}

InputSpec inputOf(const WeightsFile& first, const Architecture& architecture, const ImportOptions& options, std::vector<std::string>& notices)
{
    const auto own = ownInput(first);
    auto input = own.value_or(InputSpec{0, 0, int(architecture.inputChannels), {}, {}});
    if (!options.mean.empty() || !options.std.empty()) {
        input.mean = options.mean;
        input.std = options.std;
    } else if (!own && input.channels == 3) {
        input.mean = {0.485, 0.456, 0.406};
        input.std = {0.229, 0.224, 0.225};
        notices.push_back("images are taken to have been normalised by ImageNet's mean and standard deviation; --mean and --std say otherwise");
    } else if (!own && input.channels == 1) {
        throw Error("bad-field", "found none, and for grey images there is no usual one", "--mean and --std", "name those that the network was trained with, such as --mean 0.1307 --std 0.3081");
    }
    if (options.size) {
        input.height = input.width = *options.size;
    } else if (!own) {
        const bool isLarge = architecture.model.value("stem", "small") == "imagenet";
        input.height = input.width = isLarge ? 224 : 32;
        notices.push_back("images are taken to have been " + sizeText(input.height) + "; --size says otherwise");
    }
    requireUsable(input);
    return input;
}

void noticeHead(const Architecture& architecture, std::vector<std::string>& notices)
{
    if (architecture.classes == 0)
        notices.push_back("the weights have no head \"fc\": fine-tuning begins with a new one, as it does for every target");
    if (!architecture.report.unexpected.empty()) {
        const auto& names = architecture.report.unexpected;
        notices.push_back(counted(std::int64_t(names.size()), "tensor", "tensors") + " beside the encoder left out: " + names.front() + (names.size() > 1 ? ", ..." : ""));
    }
}

std::vector<std::string> classNames(std::int64_t classes)
{
    std::vector<std::string> names;
    for (std::int64_t i = 0; i < classes; ++i)
        names.push_back("class " + std::to_string(i));
    return names;
}

bool isAveraged(const WeightsFile& file)
{
    return std::ranges::any_of(std::array{"state_dict_ema", "model_ema", "teacher"}, [&](const std::string& name) { return file.container() == name; });
}

NetworkPtr loadedNetwork(const WeightsFile& file, const Architecture& architecture)
{
    const torch::NoGradGuard noGrad;
    auto network = makeNetwork(architecture.model, architecture.inputChannels, architecture.classes);
    loadWeights(*network, file, [&](const std::string& name) { return architecture.classes > 0 || !name.starts_with(network->headPrefix()); });
    for (const auto& list : {network->parameters(), network->buffers()}) {
        for (const auto& tensor : list) {
            if (tensor.is_floating_point() && !tensor.isfinite().all().item<bool>())
                throw Error("bad-checkpoint", "found weights that are not finite numbers: the training had diverged", file.path().string(), "leave this checkpoint out");
        }
    }
    return network;
}

/// The file, and of an index its shards.
std::set<std::filesystem::path> filesBehind(const std::filesystem::path& path)
{
    std::set<std::filesystem::path> files{path};
    if (path.string().ends_with(".index.json")) {
        const auto index = readJsonFile(path);
        for (const auto& [name, shard] : index.at("weight_map").items())
            files.insert(path.parent_path() / shard.get<std::string>());
    }
    return files;
}

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
    spec.parameters = {{"model", import.architecture.model}, {"input", toJson(import.input)}, {"classes", import.architecture.classes}, {"checkpoints", checkpoints}};
    return spec;
}

void writeCheckpoints(const SeriesImport& import, RunWriter& run, const std::function<void(std::size_t)>& progress)
{
    std::filesystem::create_directories(run.folder().checkpoints());
    const auto total = import.series.checkpoints.size();
    for (std::size_t i = 0; i < total; ++i) {
        const auto& one = import.series.checkpoints[i];
        const auto file = WeightsFile::open(one.path);
        const auto network = loadedNetwork(file, import.architecture);
        const CheckpointInfo info{import.architecture.model, import.input, classNames(import.architecture.classes), "imported", one.epoch, one.step, 0, isAveraged(file)};
        saveWeights(run.folder().checkpoints() / (importedName(one) + ".safetensors"), *network, toMetadata(info));
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
    run.event("setup", {{"parameters", import.architecture.parameters}, {"classes", import.architecture.classes}});
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

SeriesImport planImport(ForeignSeries series, const ImportOptions& options)
{
    SeriesImport import;
    import.notices = series.notices;
    import.series = std::move(series);
    std::set<std::string> names;
    for (const auto& one : import.series.checkpoints) {
        const auto file = WeightsFile::open(one.path);
        auto architecture = architectureOf(file, options.model);
        if (names.empty()) {
            import.input = inputOf(file, architecture, options, import.notices);
            import.architecture = std::move(architecture);
        } else if (!isSameNetwork(import.architecture, architecture)) {
            throw Error("bad-series", "found " + describe(architecture) + ", and the first of the series is " + describe(import.architecture), one.path.string(),
                        "import only checkpoints of one training");
        }
        if (!names.insert(importedName(one)).second)
            throw Error("bad-series", "it would have the name " + importedName(one) + ", which another checkpoint has", one.path.string(), "give whole epochs, or different ones, with --epochs");
        import.notices.insert(import.notices.end(), file.notices().begin(), file.notices().end());
    }
    const auto& assumptions = import.architecture.assumptions;
    import.notices.insert(import.notices.end(), assumptions.begin(), assumptions.end());
    noticeHead(import.architecture, import.notices);
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
