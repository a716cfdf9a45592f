#include <algorithm>
#include <iostream>

#include "command.h"
#include "execution.h"
#include "model_trial.h"
#include "parameter_options.h"
#include "record/atomic_file.h"
#include "record/run_state.h"
#include "text.h"
#include "track_files.h"
#include "vision/model_catalogue.h"
#include "vision/pose_job.h"

namespace transect {

namespace {

struct PosesVerb {
    Places places;
    std::vector<std::string> videos;
    std::string name = "poses";
    std::filesystem::path to;
    Json parameters = Json::object(), tracker = Json::object();
    bool listModels = false, detach = false, json = false;
};

const Parameter& trackerGroup(const Schema& schema)
{
    return *std::ranges::find(schema.parameters, "tracker", &Parameter::name);
}

/// Those that an option of one value sets.
Schema plainParameters(Schema schema)
{
    std::erase_if(schema.parameters, [](const Parameter& parameter) { return parameter.type == ParameterType::Group || parameter.type == ParameterType::TextList; });
    return schema;
}

std::filesystem::path modelsFolderOf(const PosesVerb& verb)
{
    return modelsFolder(verb.parameters.value("models", ""));
}

int listModels(const PosesVerb& verb)
{
    const auto folder = modelsFolderOf(verb);
    const auto found = findModels(folder);
    Json all = Json::array();
    std::string text;
    for (const auto& model : knownModels()) {
        const auto here = std::ranges::find(found, &model, &FoundModel::known);
        const bool isHere = here != found.end();
        const auto role = std::string(nameOf(model.role));
        const std::string place = !isHere ? "not there: " + std::string(model.file) + " is looked for" : here->path.string() + (here->isTried ? "" : " (not the file that was tried)");
        all.push_back({{"name", model.name}, {"role", role}, {"gives", model.gives}, {"file", model.file}, {"sha256", model.sha256}, {"origin", model.origin},
                       {"licence", model.licence}, {"path", isHere ? Json(here->path.string()) : Json()}});
        text += printed("--%s %s: %s\n", role.c_str(), std::string(model.name).c_str(), std::string(model.gives).c_str());
        for (const auto& [what, value] : {std::pair("file", place), {"licence", std::string(model.licence)}, {"origin", std::string(model.origin)}})
            text += printed("    %-8s %s\n", what, value.c_str());
    }
    std::cout << (verb.json ? all.dump(2) + "\n" : harmless("Models are looked for in " + folder.string() + "; none comes with this program.\n" + text));
    return ExitDone;
}

Plan planOf(const PosesVerb& verb)
{
    auto given = verb.parameters;
    given["videos"] = Json::array();
    for (const auto& video : verb.videos)
        given["videos"].push_back(std::filesystem::absolute(video).string());
    given["tracker"] = verb.tracker;
    const PlannedRun run{"poses", verb.name, 0, complete(posesJob().schema, given)};
    return {"", given, {run}};
}

int findPoses(const PosesVerb& verb)
{
    if (verb.listModels)
        return listModels(verb);
    if (verb.videos.empty())
        throw Error("bad-field", "found none", "VIDEO", "name a video, a folder of pictures, or a folder of these");
    if (verb.detach && !verb.to.empty())
        throw Error("bad-field", "what works on its own copies nothing when it is done", "--to", "leave --to or --detach out; the run's folder tracks/ holds the tracks");
    const auto run = createRuns(planOf(verb), verb.places);
    if (verb.detach)
        carryOutDetached(run, verb.places);
    else
        carryOut(run, verb.places);
    if (!verb.to.empty())
        copyTracks(RunFolder{run.root}, verb.to);
    std::cout << (verb.to.empty() ? run.root / "tracks" : verb.to).string() << '\n';
    return ExitDone;
}

} // namespace

void addPoses(CLI::App& app, Action& action)
{
    auto* verb = app.add_subcommand("poses", "The tracks of the persons in videos, as a run of the library; prints their folder");
    const auto options = std::make_shared<PosesVerb>();
    const auto schema = posesJob().schema;
    verb->add_option("VIDEO", options->videos, "Videos, folders of pictures, or folders of these");
    verb->add_option("--name", options->name, "Name of the run")->default_str("poses");
    verb->add_option("--to", options->to, "Folder to copy the tracks into")->type_name("DIR");
    addParameters(*verb, plainParameters(schema), options->parameters);
    addParameters(*verb, trackerGroup(schema).schemas.front(), options->tracker);
    verb->add_flag("--detach", options->detach, "Leave it to a process of its own and return at once");
    verb->add_flag("--list-models", options->listModels, "The networks that are known, whether they are there, their licences and where to get them");
    verb->add_flag("--json", options->json, "The list of models as JSON");
    options->places.addTo(*verb);
    verb->footer("Example: transectl poses entrance.mp4 --models ~/models --to tracks");
    verb->callback([&action, options] { action = [options] { return findPoses(*options); }; });
}

} // namespace transect
