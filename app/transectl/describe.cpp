#include <iostream>

#include <torch/version.h>

#include "command.h"
#include "data/catalogue.h"
#include "methods/method_schemas.h"
#include "models/model_schemas.h"
#include "specification.h"
#include "text.h"
#include "training/devices.h"

namespace transect {

namespace {

struct DescribeOptions {
    Places places;
    bool json = false, markdown = false;
};

Json namesAndHelp(const std::vector<Schema>& schemas)
{
    Json list = Json::array();
    for (const auto& schema : schemas)
        list.push_back({{"name", schema.name}, {"help", schema.help}});
    return list;
}

Json dataSets(const std::vector<std::filesystem::path>& roots)
{
    Json list = Json::array();
    for (const auto& found : findData(roots))
        list.push_back({{"name", found.name}, {"found", found.place.empty() ? Json(nullptr) : Json(found.place.string())}, {"how_to_get", found.howToGet}});
    return list;
}

Json description(const DescribeOptions& options)
{
    Json kinds = Json::array();
    for (const auto& kind : jobKinds())
        kinds.push_back(toJson(kind.schema));
    return {{"version", TRANSECT_VERSION},
            {"libtorch", TORCH_VERSION},
            {"image_decoder", canDecodeImages()},
            {"devices", availableDevices()},
            {"kinds", kinds},
            {"data_sets", dataSets(dataRoots(options.places.dataRoots))},
            {"models", namesAndHelp(modelSchemas())},
            {"methods", namesAndHelp(methodSchemas())}};
}

std::string referenceOfKinds()
{
    std::vector<std::pair<std::string, const Schema*>> sections;
    for (const auto& kind : jobKinds())
        sections.emplace_back(kind.schema.name, &kind.schema);
    return "# Parameters\n\nMade by `transectl describe --markdown` from the declarations that validation, `--set` and the forms use.\n\n"
        + referencePage(sections);
}

std::string summary(const Json& description)
{
    std::string text = "Transect " TRANSECT_VERSION ", LibTorch " TORCH_VERSION "\n\ndevices:";
    for (const auto& device : description.at("devices"))
        text += " " + device.get<std::string>();
    for (const auto* part : {"kinds", "models", "methods"}) {
        TextTable table({std::string("\n") + part, ""});
        for (const auto& one : description.at(part))
            table.add({"  " + one.at("name").get<std::string>(), one.at("help").get<std::string>()});
        text += "\n" + table.text();
    }
    TextTable table({"\ndata sets", ""});
    for (const auto& one : description.at("data_sets"))
        table.add({"  " + one.at("name").get<std::string>(),
                   one.at("found").is_null() ? "not found: " + one.at("how_to_get").get<std::string>() : one.at("found").get<std::string>()});
    return text + "\n" + table.text() + "\nAll parameters: transectl describe --json, or --markdown.\n";
}

} // namespace

void addDescribe(CLI::App& app, Action& action)
{
    auto* verb = app.add_subcommand("describe", "What this build can do: devices, kinds of job, data sets, models, methods, parameters");
    const auto options = std::make_shared<DescribeOptions>();
    auto* json = verb->add_flag("--json", options->json, "Everything, with every parameter, as JSON");
    verb->add_flag("--markdown", options->markdown, "The reference page of all parameters")->excludes(json);
    options->places.addTo(*verb, true);
    verb->footer("Example: transectl describe --json");
    verb->callback([&action, options] {
        action = [options] {
            if (options->markdown)
                std::cout << referenceOfKinds();
            else if (options->json)
                std::cout << description(*options).dump(2) << '\n';
            else
                std::cout << summary(description(*options));
            return ExitDone;
        };
    });
}

} // namespace transect
