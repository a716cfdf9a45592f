#include <fstream>
#include <iostream>

#include <torch/version.h>

#include "command.h"
#include "record/counted.h"
#include "record/error.h"
#include "text.h"
#include "transfer/series_import.h"

namespace transect {

namespace {

struct ImportVerb {
    Places places;
    std::vector<std::filesystem::path> paths;
    std::string name, model;
    std::filesystem::path orderFile;
    SeriesOrder order;
    ImportOptions options;
    int size = 0;
    bool onlyShows = false, json = false;
};

/// One path a line, beside the file where it is relative.
std::vector<std::filesystem::path> pathsIn(const std::filesystem::path& orderFile)
{
    std::ifstream file(orderFile);
    if (!file)
        throw Error("no-file", "cannot be read", orderFile.string(), "name a text file with the path of one checkpoint a line, in their order");
    std::vector<std::filesystem::path> paths;
    for (std::string line; std::getline(file, line);) {
        if (line.ends_with('\r'))
            line.pop_back();
        if (!line.empty())
            paths.push_back(orderFile.parent_path() / line);
    }
    if (paths.empty())
        throw Error("bad-series", "found no lines, expected the path of one checkpoint a line", orderFile.string());
    return paths;
}

ForeignSeries seriesOf(const ImportVerb& verb)
{
    if (verb.paths.empty() == verb.orderFile.empty())
        throw Error("bad-series", verb.paths.empty() ? "found no files" : "found files beside --order FILE, which names them", "PATH", "name a folder or files, or --order FILE");
    auto order = verb.order;
    order.isGiven = !verb.orderFile.empty();
    return findForeignSeries(order.isGiven ? pathsIn(verb.orderFile) : verb.paths, order);
}

ImportOptions optionsOf(const ImportVerb& verb)
{
    auto options = verb.options;
    if (!verb.model.empty())
        options.model = verb.model.starts_with('{') ? parseJson(verb.model, "--model") : Json{{"name", verb.model}};
    if (verb.size > 0)
        options.size = verb.size;
    return options;
}

std::string numbersText(const std::vector<double>& numbers)
{
    std::string text;
    for (const auto number : numbers)
        text += (text.empty() ? "" : ", ") + printed("%g", number);
    return text;
}

std::string planText(const SeriesImport& import)
{
    TextTable table({"epoch", "step", "checkpoint", "file"}, {true, true, false, false});
    for (const auto& one : import.series.checkpoints)
        table.add({printed("%g", one.epoch), std::to_string(one.step), importedName(one), one.path.string()});
    const auto& input = import.input;
    auto text = table.text() + describe(import.architecture) + "\n"
        + printed("input %d x %d, mean %s, std %s\n", input.height, input.width, numbersText(input.mean).c_str(), numbersText(input.std).c_str());
    for (const auto& notice : import.notices)
        text += "notice: " + notice + "\n";
    return harmless(text);
}

Json planJson(const SeriesImport& import)
{
    Json checkpoints = Json::array();
    for (const auto& one : import.series.checkpoints)
        checkpoints.push_back({{"name", importedName(one)}, {"epoch", one.epoch}, {"step", one.step}, {"file", one.path.string()}});
    return {{"model", import.architecture.model}, {"classes", import.architecture.classes}, {"parameters", import.architecture.parameters},
            {"input", toJson(import.input)}, {"notices", import.notices}, {"checkpoints", checkpoints}};
}

int importSeries(const ImportVerb& verb)
{
    const auto import = planImport(seriesOf(verb), optionsOf(verb));
    auto json = planJson(import);
    if (!verb.json)
        std::cout << planText(import) << std::flush;
    if (!verb.onlyShows) {
        const auto total = import.series.checkpoints.size();
        const auto folder = writeImport(import, verb.name, verb.places.libraryFolder(), {{"transect", TRANSECT_VERSION}, {"libtorch", TORCH_VERSION}},
                                        [&](std::size_t done) { std::cerr << printed("%zu of %zu checkpoints\n", done, total); });
        json["run"] = folder.root.string();
        if (!verb.json)
            std::cout << harmless(counted(std::int64_t(total), "checkpoint", "checkpoints") + " in " + folder.root.string() + "; transfer runs on it: \"source\": \""
                                  + folder.root.filename().string() + "\"")
                      << '\n';
    }
    if (verb.json)
        std::cout << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    return ExitDone;
}

} // namespace

void addImport(CLI::App& app, Action& action)
{
    auto* verb = app.add_subcommand("import", "Makes a run of the checkpoints that another program's training left, for transfer runs to stand on");
    const auto options = std::make_shared<ImportVerb>();
    verb->add_option("PATH", options->paths, "A folder of checkpoints, or the files: what PyTorch's torch.save() wrote, or safetensors");
    verb->add_option("--name", options->name, "Name of the run")->required();
    verb->add_option("--epochs", options->order.epochs, "Epoch of each file in turn, separated by commas; not given: read from the names")->delimiter(',')->type_name("E1,E2,...")->allow_extra_args(false);
    verb->add_option("--order", options->orderFile, "Instead of PATH: a text file with one path a line, in the order of the training")->type_name("FILE");
    verb->add_option("--steps-per-epoch", options->order.stepsPerEpoch, "Makes epochs of the steps that the names count")->check(CLI::PositiveNumber);
    verb->add_option("--model", options->model, "The network, such as resnet18 or '{\"name\": \"resnet18\", \"stem\": \"small\", \"stem_stride\": 2}'; not given: told by names and shapes")->type_name("JSON");
    verb->add_option("--mean", options->options.mean, "Mean that images were normalised by, of values from 0 to 1, one a channel")->delimiter(',')->allow_extra_args(false);
    verb->add_option("--std", options->options.std, "Standard deviation that they were divided by")->delimiter(',')->allow_extra_args(false);
    verb->add_option("--size", options->size, "Size of the images, in pixels a side; not given: 224, with a stem for small images 32")->check(CLI::Range(1, 4096));
    verb->add_flag("--dry-run", options->onlyShows, "Shows the series and its network, and writes nothing");
    verb->add_flag("--json", options->json, "As JSON");
    options->places.addTo(*verb);
    verb->footer("Example: transectl import runs/moco/checkpoints --name moco --dry-run");
    verb->callback([&action, options] { action = [options] { return importSeries(*options); }; });
}

} // namespace transect
