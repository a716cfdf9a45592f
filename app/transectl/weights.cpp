#include <cmath>
#include <iostream>
#include <memory>

#include "command.h"
#include "models/network.h"
#include "record/json.h"
#include "record/weights_file.h"
#include "spectrum/weight_spectrum.h"
#include "text.h"

namespace transect {

namespace {

struct WeightsOptions {
    std::string file;
    std::int64_t least = 50;
    bool json = false;
};

/// What the eigenvalues of one layer's W'W say.
struct LayerSpectrum {
    std::string name;
    std::int64_t eigenvalues = 0; ///< that are not 0
    double norm = 0;              ///< the largest singular value
    std::optional<PowerLawTail> tail;
};

std::vector<LayerSpectrum> layersOf(const WeightsFile& file, std::int64_t least)
{
    std::vector<LayerSpectrum> layers;
    for (const auto& view : file.tensors()) {
        if (view.shape.size() != 2 && view.shape.size() != 4)
            continue;
        const auto weight = toTensor(view);
        if (!weight.is_floating_point() || weight.numel() == 0)
            continue;
        const auto values = withPlace(file.path().string() + ", " + harmless(view.name), [&] { return weightEigenvalues(weight); });
        layers.push_back({view.name, values.size(0), values.size(0) > 0 ? std::sqrt(values[-1].item<double>()) : 0, fitPowerLawTail(values, least)});
    }
    return layers;
}

std::optional<double> meanAlpha(const std::vector<LayerSpectrum>& layers)
{
    double sum = 0;
    int count = 0;
    for (const auto& layer : layers) {
        sum += layer.tail ? layer.tail->alpha : 0;
        count += layer.tail.has_value();
    }
    return count > 0 ? std::optional(sum / count) : std::nullopt;
}

void printJson(const std::vector<LayerSpectrum>& layers, const WeightsOptions& options)
{
    Json list = Json::array();
    for (const auto& layer : layers) {
        Json one{{"name", layer.name}, {"eigenvalues", layer.eigenvalues}, {"spectral_norm", layer.norm}, {"alpha", nullptr}};
        if (layer.tail)
            one.update({{"alpha", layer.tail->alpha}, {"standard_error", layer.tail->standardError}, {"lambda_min", layer.tail->lambdaMin}, {"distance", layer.tail->distance}, {"tail", layer.tail->count}});
        list.push_back(one);
    }
    const auto mean = meanAlpha(layers);
    const Json json{{"path", options.file}, {"mean_alpha", mean ? Json(*mean) : Json()}, {"layers", list}};
    std::cout << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

void printText(const std::vector<LayerSpectrum>& layers)
{
    TextTable table({"layer", "alpha", "+-", "distance", "tail", "eigenvalues", "spectral norm"}, {false, true, true, true, true, true, true});
    for (const auto& layer : layers) {
        const auto& tail = layer.tail;
        table.add({harmless(layer.name), tail ? printed("%.3f", tail->alpha) : "-", tail ? printed("%.3f", tail->standardError) : "", tail ? printed("%.4f", tail->distance) : "",
                   tail ? std::to_string(tail->count) : "", std::to_string(layer.eigenvalues), printed("%.4g", layer.norm)});
    }
    std::cout << table.text();
    if (const auto mean = meanAlpha(layers))
        std::cout << printed("mean alpha %.3f\n", *mean);
}

int weights(const WeightsOptions& options)
{
    const auto layers = layersOf(WeightsFile::open(options.file), options.least);
    if (options.json)
        printJson(layers, options);
    else
        printText(layers);
    return ExitDone;
}

} // namespace

void addWeights(CLI::App& app, Action& action)
{
    auto* verb = app.add_subcommand("weights", "How heavy the tails of the layers' eigenvalues are (WeightWatcher's alpha), of a checkpoint");
    const auto options = std::make_shared<WeightsOptions>();
    verb->add_option("file", options->file, "A checkpoint of PyTorch, torchvision, timm or safetensors")->required()->type_name("FILE");
    verb->add_option("--least", options->least, "Eigenvalues that a layer needs for a fit")->check(CLI::Range(std::int64_t{2}, std::int64_t{1} << 40))->capture_default_str();
    verb->add_flag("--json", options->json, "As JSON");
    verb->footer("Example: transectl weights resnet18.pth --json\ndocs/measures.md says what alpha is, and what to beware of.");
    verb->callback([&action, options] { action = [options] { return weights(*options); }; });
}

} // namespace transect
