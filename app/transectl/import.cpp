#include <algorithm>
#include <iostream>

#include <torch/version.h>

#include "command.h"
#include "record/counted.h"
#include "record/error.h"
#include "record/json_fields.h"
#include "text.h"
#include "transfer/foreign_options.h"
#include "transfer/series_import.h"

namespace transect {

namespace {

struct ImportVerb {
    Places places;
    std::vector<std::filesystem::path> paths;
    std::vector<std::string> corrections;
    std::string name, model;
    std::filesystem::path orderFile;
    SeriesOrder order;
    ImportOptions options;
    int size = 0;
    bool onlyShows = false, json = false, reports = false;
};

ForeignSeries seriesOf(const ImportVerb& verb)
{
    if (verb.paths.empty() == verb.orderFile.empty())
        throw Error("bad-series", verb.paths.empty() ? "found no files" : "found files beside --order FILE, which names them", "PATH", "name a folder or files, or --order FILE");
    auto order = verb.order;
    for (const auto& text : verb.corrections)
        order.epochOf.insert(epochCorrection(text, "--epoch-of"));
    if (verb.orderFile.empty())
        return findForeignSeries(verb.paths, order);
    const auto list = readSeriesList(verb.orderFile);
    order.isGiven = true;
    if (order.epochs.empty())
        order.epochs = list.epochs;
    return findForeignSeries(list.paths, order);
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
    const auto& input = import.network.input;
    auto text = table.text() + describe(import.network.architecture) + "\n"
        + printed("input %d x %d, mean %s, std %s\n", input.height, input.width, numbersText(input.mean).c_str(), numbersText(input.std).c_str());
    for (const auto& notice : import.notices)
        text += "notice: " + notice + "\n";
    return harmless(text);
}

/// Names of tensors by what became of them, in the order of the first file.
Json keysJson(const ForeignCheckpoint& first, const Architecture& architecture)
{
    const auto file = WeightsFile::open(first.path);
    Json matched = Json::array();
    for (const auto& tensor : file.tensors()) {
        if (std::ranges::find(architecture.report.unexpected, tensor.name) == architecture.report.unexpected.end())
            matched.push_back(tensor.name);
    }
    return {{"file", first.path.string()}, {"matched", matched}, {"missing", architecture.report.missing}, {"unexpected", architecture.report.unexpected}, {"left_out", file.leftOut()}};
}

Json checkpointsJson(const std::vector<ForeignCheckpoint>& checkpoints)
{
    Json json = Json::array();
    for (const auto& one : checkpoints)
        json.push_back({{"name", importedName(one)}, {"epoch", one.epoch}, {"step", one.step}, {"file", one.path.string()}});
    return json;
}

Json leftOutJson(const ForeignSeries& series)
{
    Json json = Json::array();
    for (const auto& path : series.leftOut)
        json.push_back(path.string());
    return json;
}

void addNetwork(Json& json, const SeriesImport& import)
{
    const auto& [architecture, input, notices] = import.network;
    json.update(Json{{"model", architecture.model}, {"network", describe(architecture)}, {"classes", architecture.classes}, {"parameters", architecture.parameters},
                     {"input", toJson(input)}, {"keys", keysJson(import.series.checkpoints.front(), architecture)}, {"notices", import.notices}});
}

Json planJson(const SeriesImport& import)
{
    Json json{{"checkpoints", checkpointsJson(import.series.checkpoints)}, {"left_out", leftOutJson(import.series)}};
    addNetwork(json, import);
    return json;
}

void print(const Json& json)
{
    std::cout << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

/// Of weights that no known network has.
Json strangeKeysJson(const std::filesystem::path& path)
{
    const auto file = WeightsFile::open(path);
    Json names = Json::array();
    for (const auto& tensor : file.tensors())
        names.push_back(tensor.name);
    return {{"file", path.string()}, {"matched", Json::array()}, {"missing", Json::array()}, {"unexpected", names}, {"left_out", file.leftOut()}};
}

/// "readable" where the file can be read, and is of something else; one that cannot may still be written.
Json problemJson(const ErrorRecord& problem)
{
    auto json = toJson(problem);
    try {
        json["readable"] = true;
        if (std::filesystem::is_regular_file(problem.path))
            WeightsFile::open(problem.path);
    } catch (const Error&) {
        json["readable"] = false;
    }
    return json;
}

/// What there is, and all that is wrong with it, for whoever is to choose: the series, the network of the files that can be read, and the
/// errors of the others. Errors of the whole are told in the same way.
int report(const ImportVerb& verb)
{
    Json json = Json::object();
    std::vector<ErrorRecord> problems;
    try {
        auto series = seriesOf(verb);
        json = {{"checkpoints", checkpointsJson(series.checkpoints)}, {"left_out", leftOutJson(series)}, {"notices", series.notices}};
        const auto import = planImport(std::move(series), optionsOf(verb), &problems);
        if (!import.series.checkpoints.empty())
            addNetwork(json, import);
        else if (!json.at("checkpoints").empty() && problemJson(problems.front()).at("readable"))
            json["keys"] = strangeKeysJson(json.at("checkpoints").front().at("file").get<std::string>());
    } catch (const std::exception& exception) {
        problems.push_back(failureOf(exception));
    }
    json["problems"] = Json::array();
    for (const auto& problem : problems)
        json["problems"].push_back(problemJson(problem));
    print(json);
    return ExitDone;
}

int importSeries(const ImportVerb& verb)
{
    if (verb.reports)
        return report(verb);
    if (verb.name.empty() && !verb.onlyShows)
        throw Error("bad-field", "found none", "--name", "name the run that is to be made");
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
        print(json);
    return ExitDone;
}

} // namespace

void addImport(CLI::App& app, Action& action)
{
    auto* verb = app.add_subcommand("import", "Makes a run of the checkpoints that another program's training left, for transfer runs to stand on");
    const auto options = std::make_shared<ImportVerb>();
    verb->add_option("PATH", options->paths, "A folder of checkpoints, or the files: what PyTorch's torch.save() wrote, safetensors, or what numpy.savez() wrote");
    verb->add_option("--name", options->name, "Name of the run; needed unless nothing is written");
    verb->add_option("--epochs", options->order.epochs, "Epoch of each file in turn, separated by commas; not given: read from the names")->delimiter(',')->type_name("E1,E2,...")->allow_extra_args(false);
    verb->add_option("--order", options->orderFile, "Instead of PATH: a text file with one path a line, in the order of the training, and behind a tab its epoch, if wanted")->type_name("FILE");
    verb->add_option("--epoch-of", options->corrections, "The epoch of one file that its name does not tell, or tells wrongly; may be repeated")->type_name("NAME=E")->allow_extra_args(false);
    verb->add_option("--leave-out", options->order.leaveOut, "A file of the folder that is not of the series; may be repeated")->type_name("NAME")->allow_extra_args(false);
    verb->add_option("--steps-per-epoch", options->order.stepsPerEpoch, "Makes epochs of the steps that the names count")->check(CLI::PositiveNumber);
    verb->add_option("--model", options->model, "The network, such as resnet18 or '{\"name\": \"resnet18\", \"stem\": \"small\", \"stem_stride\": 2}'; not given: told by names and shapes")->type_name("JSON");
    verb->add_option("--mean", options->options.mean, "Mean that images were normalised by, of values from 0 to 1, one a channel")->delimiter(',')->allow_extra_args(false);
    verb->add_option("--std", options->options.std, "Standard deviation that they were divided by")->delimiter(',')->allow_extra_args(false);
    verb->add_option("--size", options->size, "Size of the images, in pixels a side; not given: 224, with a stem for small images 32")->check(CLI::Range(1, 4096));
    verb->add_flag("--dry-run", options->onlyShows, "Shows the series and its network, and writes nothing");
    verb->add_flag("--json", options->json, "As JSON");
    verb->add_flag("--report", options->reports, "Shows, as JSON, the series and all that is wrong with it, and writes nothing");
    options->places.addTo(*verb);
    verb->footer("Example: transectl import runs/moco/checkpoints --name moco --dry-run");
    verb->callback([&action, options] { action = [options] { return importSeries(*options); }; });
}

} // namespace transect
