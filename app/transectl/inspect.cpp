#include <iostream>

#include "command.h"
#include "record/counted.h"
#include "record/json.h"
#include "record/safetensors.h"
#include "text.h"

namespace transect {

namespace {

struct InspectOptions {
    std::string file;
    bool json = false;
};

std::int64_t elements(const TensorView& tensor)
{
    return std::int64_t(tensor.bytes.size() / sizeOf(tensor.dtype));
}

std::string shapeText(const TensorView& tensor)
{
    std::string text;
    for (const auto size : tensor.shape)
        text += (text.empty() ? "" : " x ") + std::to_string(size);
    return text.empty() ? "scalar" : text;
}

std::int64_t totalElements(const SafetensorsFile& file)
{
    std::int64_t total = 0;
    for (const auto& tensor : file.tensors())
        total += elements(tensor);
    return total;
}

void printJson(const SafetensorsFile& file)
{
    Json tensors = Json::array();
    for (const auto& tensor : file.tensors())
        tensors.push_back({{"name", tensor.name}, {"dtype", nameOf(tensor.dtype)}, {"shape", tensor.shape}, {"bytes", tensor.bytes.size()}});
    const Json json{{"path", file.path().string()}, {"metadata", file.metadata()}, {"elements", totalElements(file)}, {"tensors", tensors}};
    std::cout << json.dump(2) << '\n';
}

void printText(const SafetensorsFile& file)
{
    for (const auto& [name, value] : file.metadata())
        std::cout << harmless(name + ": " + value) << '\n';
    TextTable table({"tensor", "type", "shape", "elements"}, {false, false, false, true});
    for (const auto& tensor : file.tensors())
        table.add({harmless(tensor.name), std::string(nameOf(tensor.dtype)), shapeText(tensor), std::to_string(elements(tensor))});
    const auto count = file.tensors().size();
    std::cout << table.text() << counted(std::int64_t(count), "tensor", "tensors") << printed(", %lld elements\n", static_cast<long long>(totalElements(file)));
}

} // namespace

void addInspect(CLI::App& app, Action& action)
{
    auto* verb = app.add_subcommand("inspect", "What a checkpoint file holds; nothing in it is run");
    const auto options = std::make_shared<InspectOptions>();
    verb->add_option("FILE", options->file, "A safetensors file")->required();
    verb->add_flag("--json", options->json, "As JSON");
    verb->footer("Example: transectl inspect checkpoints/epoch-0005.safetensors");
    verb->callback([&action, options] {
        action = [options] {
            const auto file = SafetensorsFile::open(options->file);
            options->json ? printJson(file) : printText(file);
            return ExitDone;
        };
    });
}

} // namespace transect
