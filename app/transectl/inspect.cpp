#include <iostream>
#include <optional>

#include "command.h"
#include "models/architecture.h"
#include "record/counted.h"
#include "text.h"

namespace transect {

namespace {

struct InspectOptions {
    std::string file;
    bool json = false;
};

/// A file, and what its names say; where they say nothing, why.
struct Inspected {
    WeightsFile file;
    std::optional<Architecture> architecture;
    std::optional<ErrorRecord> unknown;
};

Inspected inspected(const std::filesystem::path& path)
{
    Inspected result{WeightsFile::open(path), {}, {}};
    try {
        result.architecture = inferArchitecture(result.file);
    } catch (const Error& error) {
        result.unknown = error.record();
    }
    return result;
}

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

std::int64_t totalElements(const WeightsFile& file)
{
    std::int64_t total = 0;
    for (const auto& tensor : file.tensors())
        total += elements(tensor);
    return total;
}

Json architectureJson(const Inspected& one)
{
    if (!one.architecture)
        return {{"unknown", one.unknown->text}, {"hint", one.unknown->hint}};
    const auto& found = *one.architecture;
    return {{"model", found.model}, {"input_channels", found.inputChannels}, {"classes", found.classes}, {"parameters", found.parameters},
            {"matched", found.matched}, {"missing", found.report.missing}, {"unexpected", found.report.unexpected}, {"assumptions", found.assumptions}};
}

void printJson(const Inspected& one)
{
    const auto& file = one.file;
    Json tensors = Json::array();
    for (const auto& tensor : file.tensors())
        tensors.push_back({{"name", tensor.name}, {"dtype", nameOf(tensor.dtype)}, {"shape", tensor.shape}, {"bytes", tensor.bytes.size()}});
    const Json json{{"path", file.path().string()}, {"format", file.format()}, {"container", file.container()}, {"prefix", file.prefix()},
                    {"metadata", file.metadata()}, {"elements", totalElements(file)}, {"architecture", architectureJson(one)},
                    {"left_out", file.leftOut()}, {"notices", file.notices()}, {"tensors", tensors}};
    // Names of tensors are a stranger's bytes, which need not be UTF-8.
    std::cout << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

std::string listed(const std::vector<std::string>& names)
{
    constexpr std::size_t shown = 8;
    std::string text;
    for (std::size_t i = 0; i < std::min(shown, names.size()); ++i)
        text += (i > 0 ? ", " : "") + names[i];
    return names.size() > shown ? text + " and " + std::to_string(names.size() - shown) + " more" : text;
}

void line(const std::string& name, const std::string& text)
{
    if (!text.empty())
        std::cout << harmless(name + ": " + text) << '\n';
}

void printArchitecture(const Inspected& one)
{
    if (one.unknown) {
        line("architecture", "not known: " + one.unknown->text);
        line("  ", one.unknown->hint);
        return;
    }
    const auto& found = *one.architecture;
    line("architecture", describe(found));
    line("matched", counted(std::int64_t(found.matched), "tensor", "tensors"));
    line("missing", listed(found.report.missing));
    line("unexpected", listed(found.report.unexpected));
    for (const auto& assumption : found.assumptions)
        line("assumed", assumption);
}

void printText(const Inspected& one)
{
    const auto& file = one.file;
    TextTable table({"tensor", "type", "shape", "elements"}, {false, false, false, true});
    for (const auto& tensor : file.tensors())
        table.add({harmless(tensor.name), std::string(nameOf(tensor.dtype)), shapeText(tensor), std::to_string(elements(tensor))});
    std::cout << table.text();
    for (const auto& [name, value] : file.metadata())
        line(name, value);
    line("format", file.format());
    line("container", file.container());
    line("prefix", file.prefix());
    line("left out", listed(file.leftOut()));
    for (const auto& notice : file.notices())
        line("notice", notice);
    printArchitecture(one);
    const auto count = file.tensors().size();
    std::cout << counted(std::int64_t(count), "tensor", "tensors") << printed(", %lld elements\n", static_cast<long long>(totalElements(file)));
}

} // namespace

void addInspect(CLI::App& app, Action& action)
{
    auto* verb = app.add_subcommand("inspect", "What a file of weights holds, and of which network; nothing in it is run");
    const auto options = std::make_shared<InspectOptions>();
    verb->add_option("FILE", options->file, "Weights: safetensors, the index of its shards, what PyTorch's torch.save() or what numpy.savez() wrote")->required();
    verb->add_flag("--json", options->json, "As JSON");
    verb->footer("Example: transectl inspect checkpoints/epoch-0005.safetensors");
    verb->callback([&action, options] {
        action = [options] {
            const auto one = inspected(options->file);
            options->json ? printJson(one) : printText(one);
            return ExitDone;
        };
    });
}

} // namespace transect
