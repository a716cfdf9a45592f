#include <iostream>

#include "command.h"
#include "evaluation_text.h"
#include "record/run_index.h"
#include "text.h"

namespace transect {

namespace {

struct ListOptions {
    Places places;
    bool json = false;
};

std::string progressText(const RunState& state)
{
    return state.total > 0 ? printed("%.0f %%", 100 * state.done / state.total) : "";
}

std::string bestText(const std::vector<BestFigure>& figures)
{
    std::string text;
    for (const auto& best : figures) {
        text += text.empty() ? "" : ", ";
        if (best.mode == "auc")
            text += "AUC " + best.target + " " + figureText({best.score, best.interval});
        else
            text += printed("%s %s %.1f %% at %s", best.mode == "fe" ? "FE" : "FT", best.target.c_str(), 100 * best.score, best.checkpoint.c_str());
    }
    return text;
}

Json toJson(const BestFigure& figure)
{
    Json json{{"target", figure.target}, {"mode", figure.mode}, {"metric", figure.metric}, {"checkpoint", figure.checkpoint}};
    if (figure.mode == "auc")
        json.update({{"score", figure.score}, {"clips", figure.clips}});
    else
        json.update({{"epoch", figure.epoch}, {"score", figure.score}, {"seeds", figure.seeds}});
    if (figure.interval)
        json["interval"] = {figure.interval->low, figure.interval->high};
    return json;
}

Json toJson(const RunSummary& run)
{
    Json best = Json::array();
    for (const auto& figure : run.best)
        best.push_back(toJson(figure));
    Json json{{"path", run.path.string()}, {"kind", run.kind}, {"name", run.name}, {"study", run.study}, {"created", run.created},
              {"state", transect::toJson(run.state)}, {"best", best}};
    if (run.unreadable)
        json["unreadable"] = run.unreadable->text;
    return json;
}

int list(const ListOptions& options)
{
    const auto library = options.places.libraryFolder();
    if (!std::filesystem::is_directory(library)) {
        std::cerr << "no runs yet: the library " << library.string() << " is made by the first transectl run\n";
        if (options.json)
            std::cout << "[]\n";
        return ExitDone;
    }
    std::filesystem::directory_iterator readable(library); // throws where it is not
    RunIndex index(library);
    index.refresh();
    Json all = Json::array();
    TextTable table({"run", "kind", "state", "done", "best"}, {false, false, false, true, false});
    for (const auto& run : index.runs()) {
        all.push_back(toJson(run));
        table.add({run.path.string(), run.kind, run.unreadable ? "unreadable: " + run.unreadable->text : std::string(nameOf(run.state.status)),
                   progressText(run.state), bestText(run.best)});
    }
    std::cout << (options.json ? all.dump(2) + "\n" : harmless(table.text()));
    return ExitDone;
}

} // namespace

void addList(CLI::App& app, Action& action)
{
    auto* verb = app.add_subcommand("list", "The runs of a library with state and best figures (on test, of the checkpoint that validation chose)");
    const auto options = std::make_shared<ListOptions>();
    verb->add_flag("--json", options->json, "As JSON");
    options->places.addTo(*verb);
    verb->footer("Example: transectl list --library runs");
    verb->callback([&action, options] { action = [options] { return list(*options); }; });
}

} // namespace transect
