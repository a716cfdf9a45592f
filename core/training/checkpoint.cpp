#include "training/checkpoint.h"

#include <algorithm>
#include <charconv>

#include "models/outline.h"
#include "record/error.h"
#include "record/hash.h"
#include "record/json.h"
#include "record/metadata_fields.h"

namespace transect {

namespace {

constexpr std::string_view weightsSuffix = ".safetensors";
constexpr std::string_view resumeSuffix = ".resume.safetensors";

const std::string& member(const SafetensorsFile& file, const std::string& name)
{
    const auto found = file.metadata().find(name);
    if (found == file.metadata().end())
        throw Error("bad-checkpoint", "its metadata has no \"" + name + "\", which checkpoints of a pre-training run have",
                    file.path().string(), "name a checkpoint that Transect wrote");
    return found->second;
}

Json jsonMember(const SafetensorsFile& file, const std::string& name)
{
    return parseJson(member(file, name), file.path().string() + ", metadata \"" + name + "\"");
}

template <typename Number> Number number(const SafetensorsFile& file, const std::string& name)
{
    const auto& text = member(file, name);
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        throw Error("bad-checkpoint", "metadata \"" + name + "\" is \"" + text + "\", expected a number", file.path().string());
    return value;
}

std::filesystem::path sibling(const RunFolder& folder, const std::string& name, std::string_view suffix)
{
    return folder.checkpoints() / (name + std::string(suffix));
}

/// What `read` makes of the metadata; its errors then name the file.
template <typename Read> auto fromMetadata(const SafetensorsFile& file, const Read& read)
{
    try {
        return read();
    } catch (const Error& error) {
        const auto& record = error.record();
        throw Error("bad-checkpoint", "its metadata cannot be used: " + record.path + ": " + record.text, file.path().string(),
                    "name a checkpoint that Transect wrote");
    }
}

/// The model that the metadata name, with its parameters in their ranges.
Json modelOf(const SafetensorsFile& file)
{
    return fromMetadata(file, [&] { return completeModel(jsonMember(file, "model")); });
}

/// Refuses a file that is smaller than the network it names before that network takes up memory.
void requireWhole(const SafetensorsFile& file, const CheckpointInfo& info)
{
    const NetworkOutline outline(info.model, info.input.channels);
    const auto* head = file.find(outline.classWeight());
    const auto classes = std::int64_t(info.classNames.size());
    if (!head || head->shape.size() != 2 || head->shape.front() != classes)
        throw Error("bad-checkpoint", "its metadata name " + std::to_string(classes) + " classes, and no tensor \"" + outline.classWeight() + "\" has as many rows",
                    file.path().string(), "name a checkpoint that Transect wrote");
    const double expected = outline.elements(classes);
    double found = 0;
    for (const auto& tensor : file.tensors())
        found += double(tensor.bytes.size());
    if (found < expected * 2) // fp16 is the narrowest
        throw Error("bad-checkpoint", "found " + std::to_string(std::int64_t(found)) + " bytes of tensors, expected a network of "
                    + std::to_string(std::int64_t(expected)) + " numbers", file.path().string(), "name a checkpoint that Transect wrote");
}

/// Tensors by name as safetensors wants them; the contiguous copies live in `storage`.
std::vector<TensorView> viewsOf(const NamedTensors& tensors, std::vector<torch::Tensor>& storage)
{
    std::vector<TensorView> views;
    storage.reserve(tensors.size());
    for (const auto& [name, tensor] : tensors) {
        storage.push_back(tensor.detach().to(torch::kCPU).contiguous());
        views.push_back(toView(name, storage.back()));
    }
    return views;
}

} // namespace

Metadata toMetadata(const CheckpointInfo& info)
{
    return {{"format", "transect-checkpoint-1"},
            {"model", info.model.dump()},
            {"input", toJson(info.input).dump()},
            {"class_names", Json(info.classNames).dump()},
            {"method", info.method},
            {"epoch", decimal(info.epoch)},
            {"step", std::to_string(info.step)},
            {"seed", std::to_string(info.seed)},
            {"weights", info.averaged ? "averaged" : "raw"}};
}

CheckpointInfo checkpointInfo(const SafetensorsFile& file)
{
    try {
        CheckpointInfo info;
        info.model = modelOf(file);
        info.input = fromMetadata(file, [&] { return inputSpecFromJson(jsonMember(file, "input")); });
        info.classNames = jsonMember(file, "class_names").get<std::vector<std::string>>();
        info.method = member(file, "method");
        info.epoch = number<double>(file, "epoch");
        info.step = number<std::int64_t>(file, "step");
        info.seed = number<std::uint64_t>(file, "seed");
        info.averaged = member(file, "weights") == "averaged";
        return info;
    } catch (const nlohmann::json::exception& exception) {
        throw Error("bad-checkpoint", std::string("its metadata is not what a pre-training run writes: ") + exception.what(), file.path().string());
    }
}

LoadedCheckpoint loadCheckpoint(const std::filesystem::path& path)
{
    const auto file = SafetensorsFile::open(path);
    LoadedCheckpoint loaded{checkpointInfo(file), {}, sha256HexOfFile(path)};
    requireWhole(file, loaded.info);
    loaded.network = makeNetwork(loaded.info.model, loaded.info.input.channels, std::int64_t(loaded.info.classNames.size()));
    requireAll(loadWeights(*loaded.network, file), path);
    loaded.network->eval();
    return loaded;
}

void writeCheckpoint(const RunFolder& folder, const std::string& name, const torch::nn::Module& network, const Metadata& metadata,
                     const ResumeState& resume)
{
    std::filesystem::create_directories(folder.checkpoints());
    std::vector<torch::Tensor> storage;
    const auto views = viewsOf(resume.tensors, storage);
    writeSafetensors(sibling(folder, name, resumeSuffix), views, {{"format", "transect-resume-1"}, {"position", resume.position.dump()}});
    saveWeights(sibling(folder, name, weightsSuffix), network, metadata);
}

std::optional<ResumePoint> newestResumePoint(const RunFolder& folder)
{
    std::optional<ResumePoint> newest;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(folder.checkpoints(), none)) {
        const auto file = entry.path().filename().string();
        if (!file.ends_with(resumeSuffix))
            continue;
        const auto name = file.substr(0, file.size() - resumeSuffix.size());
        ResumePoint point{name, sibling(folder, name, weightsSuffix), entry.path(), 0};
        if (!std::filesystem::exists(point.weights))
            continue;
        point.step = number<std::int64_t>(SafetensorsFile::open(point.weights), "step");
        if (!newest || point.step > newest->step)
            newest = point;
    }
    return newest;
}

void removeLatest(const RunFolder& folder, const std::string& keep)
{
    std::error_code none;
    std::vector<std::filesystem::path> old;
    for (const auto& entry : std::filesystem::directory_iterator(folder.checkpoints(), none)) {
        const auto file = entry.path().filename().string();
        if (file.starts_with("latest-") && (keep.empty() || !file.starts_with(keep + ".")))
            old.push_back(entry.path());
    }
    // Weights before resume states: a state without weights is not a checkpoint.
    std::ranges::sort(old, std::greater(), [](const auto& path) { return path.filename().string(); });
    for (const auto& path : old)
        std::filesystem::remove(path, none);
}

} // namespace transect
