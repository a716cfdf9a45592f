#include "anomaly/regularity_model.h"

#include <algorithm>

#include <torch/types.h>

#include "anomaly/transformer.h"
#include "models/network.h"
#include "record/checkpoint_record.h"
#include "record/error.h"
#include "record/hash.h"
#include "record/metadata_fields.h"
#include "record/run_folder.h"

namespace transect {

namespace {

constexpr auto hint = "name a checkpoint of a run of the kind regularity";

/// A member of the metadata that is JSON, as `read` takes it; what is wrong with it names the file.
template <typename Read> auto fromJson(const SafetensorsFile& file, const MetadataFields& fields, const char* name, const Read& read)
{
    try {
        return read(parseJson(fields.text(name), std::string("metadata \"") + name + "\""));
    } catch (const Error& error) {
        throw Error("bad-checkpoint", "its metadata \"" + std::string(name) + "\" cannot be used: " + error.record().path + ": " + error.record().text,
                    file.path().string(), hint);
    }
}

std::vector<std::string> jointNamesOf(const Json& json, int joints)
{
    const auto isName = [](const Json& name) { return name.is_string(); };
    if (!json.is_array() || json.size() != std::size_t(joints) || !std::ranges::all_of(json, isName))
        throw Error("bad-checkpoint", "expected the names of " + std::to_string(joints) + " joints", "joint_names");
    return json.get<std::vector<std::string>>();
}

/// What the network takes up, known before it is made: a file that is smaller does not hold it.
double parametersOf(const RegularityInfo& info)
{
    const double width = info.model.at("width").get<double>(), hidden = info.model.at("mlp_ratio").get<double>() * width;
    const double blocks = info.model.at("attention") == "none" ? 0 : 2 * info.model.at("depth").get<double>();
    return blocks * (4 * width * width + 2 * width * hidden) + width * (info.joints + info.windows.length);
}

void requireWhole(const SafetensorsFile& file, const RegularityInfo& info)
{
    double found = 0;
    for (const auto& tensor : file.tensors())
        found += double(tensor.bytes.size());
    if (const auto expected = parametersOf(info); found < 2 * expected) // fp16 is the narrowest
        throw Error("bad-checkpoint", "found " + std::to_string(std::int64_t(found)) + " bytes of tensors, expected a network of more than " +
                    std::to_string(std::int64_t(expected)) + " parameters", file.path().string(), hint);
}

} // namespace

Metadata toMetadata(const RegularityInfo& info)
{
    Metadata metadata{{"format", "transect-regularity-1"},
                      {"model", info.model.dump()},
                      {"skeleton", info.skeleton},
                      {"joints", std::to_string(info.joints)},
                      {"windows", toJson(info.windows).dump()},
                      {"prior", toJson(info.embedder.prior).dump()},
                      {"fusion", std::string(nameOf(info.embedder.fusion))},
                      {"epoch", decimal(info.epoch)},
                      {"step", std::to_string(info.step)},
                      {"seed", std::to_string(info.seed)}};
    if (!info.jointNames.empty())
        metadata["joint_names"] = Json(info.jointNames).dump();
    if (info.validationLoss)
        metadata["validation_loss"] = decimal(*info.validationLoss);
    return metadata;
}

RegularityInfo regularityInfo(const SafetensorsFile& file)
{
    const MetadataFields fields(file, "bad-checkpoint");
    if (!fields.has("format") || fields.text("format") != "transect-regularity-1")
        throw Error("bad-checkpoint", "it is no checkpoint of the kind regularity: its metadata has no \"format\" of \"transect-regularity-1\"",
                    file.path().string(), hint);
    RegularityInfo info;
    info.model = fromJson(file, fields, "model", [](const Json& json) { return complete(transformerSchema(), json); });
    info.skeleton = fields.text("skeleton");
    info.joints = int(fields.integer("joints", 1));
    if (info.joints > 1024)
        throw fields.wrong("joints", "1 to 1024 joints");
    if (fields.has("joint_names"))
        info.jointNames = fromJson(file, fields, "joint_names", [&](const Json& json) { return jointNamesOf(json, info.joints); });
    info.windows = fromJson(file, fields, "windows", [](const Json& json) { return windowOptionsFromJson(json); });
    info.embedder.prior = fromJson(file, fields, "prior", [](const Json& json) { return motionPriorFromJson(json); });
    info.embedder.fusion = fusionNamed(fields.text("fusion"));
    info.epoch = fields.real("epoch");
    info.step = fields.integer("step");
    info.seed = std::uint64_t(fields.integer("seed"));
    if (fields.has("validation_loss"))
        info.validationLoss = fields.real("validation_loss");
    return info;
}

RegularityModel loadRegularityModel(const std::filesystem::path& path)
{
    const auto file = SafetensorsFile::open(path);
    RegularityModel model{regularityInfo(file), path.stem().string(), sha256HexOfFile(path), nullptr};
    requireWhole(file, model.info);
    model.transformer = std::make_shared<Transformer>(model.info.model, model.info.windows.length, model.info.joints);
    requireAll(loadWeights(*model.transformer, file), path);
    model.transformer->eval();
    return model;
}

void requireJoints(const RegularityInfo& info, const WindowSet& windows, const std::string& place)
{
    if (windows.joints() == 0)
        return;
    const auto& found = windows.clips().front()->skeleton;
    if (info.jointNames.empty() ? found.size() != info.joints : found.joints != info.jointNames)
        throw Error("bad-tracks", "found poses of " + std::to_string(found.size()) + " joints (" + found.name + "), expected the " + std::to_string(info.joints) + " ("
                        + info.skeleton + ") that the model takes", place, "score by a model that learned from poses of the same joints, or name them by --skeleton");
}

std::filesystem::path chosenCheckpoint(const std::filesystem::path& path)
{
    if (!std::filesystem::is_directory(path))
        return path;
    const auto series = listCheckpoints(RunFolder{path}.checkpoints());
    if (series.empty())
        throw Error("no-checkpoints", "found no checkpoint in it", path.string(), "name a run of the kind regularity that has written checkpoints");
    auto chosen = series.back().path;
    std::optional<double> lowest;
    for (const auto& checkpoint : series) {
        const auto loss = regularityInfo(SafetensorsFile::open(checkpoint.path)).validationLoss;
        if (loss && (!lowest || *loss < *lowest)) {
            lowest = loss;
            chosen = checkpoint.path;
        }
    }
    return chosen;
}

} // namespace transect
