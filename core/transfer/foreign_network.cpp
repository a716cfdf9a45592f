#include "transfer/foreign_network.h"

#include <algorithm>
#include <array>

#include <torch/types.h>

#include "record/counted.h"
#include "record/error.h"

namespace transect {

namespace {

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
        notices.push_back("images are taken to have been normalised by ImageNet's mean and standard deviation, as no mean and std are given");
    } else if (!own && input.channels == 1) {
        throw Error("bad-field", "found none, and for grey images there is no usual one", "mean and std", "give those that the network was trained with, such as 0.1307 and 0.3081");
    }
    if (options.size) {
        input.height = input.width = *options.size;
    } else if (!own) {
        input.height = input.width = int(architecture.imageSize);
        notices.push_back("images are taken to have been " + sizeText(input.height) + ", as no size is given");
    }
    requireUsable(input);
    return input;
}

void noticeHead(const Architecture& architecture, std::vector<std::string>& notices)
{
    if (architecture.classes == 0)
        notices.push_back("the weights have no head: fine-tuning begins with a new one, as it does for every target");
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

} // namespace

ForeignNetwork foreignNetwork(const WeightsFile& first, const ImportOptions& options)
{
    ForeignNetwork network;
    network.architecture = architectureOf(first, options.model);
    network.input = inputOf(first, network.architecture, options, network.notices);
    const auto& assumptions = network.architecture.assumptions;
    network.notices.insert(network.notices.end(), assumptions.begin(), assumptions.end());
    noticeHead(network.architecture, network.notices);
    return network;
}

void requireSameNetwork(const ForeignNetwork& network, const WeightsFile& file, const ImportOptions& options)
{
    const auto found = architectureOf(file, options.model);
    if (!isSameNetwork(network.architecture, found))
        throw Error("bad-series", "found " + describe(found) + ", and the first of the series is " + describe(network.architecture), file.path().string(),
                    "name only checkpoints of one training");
}

CheckpointInfo foreignInfo(const ForeignNetwork& network, const ForeignCheckpoint& checkpoint, const WeightsFile& file)
{
    return {network.architecture.model, network.input, classNames(network.architecture.classes), "imported", checkpoint.epoch, checkpoint.step, 0, isAveraged(file)};
}

NetworkPtr loadForeignNetwork(const WeightsFile& file, const Architecture& architecture)
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
    network->eval();
    return network;
}

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

} // namespace transect
