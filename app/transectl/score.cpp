#include <iostream>

#include "anomaly/regularity_scoring.h"
#include "command.h"
#include "evaluation_text.h"
#include "parameter_options.h"
#include "record/run_folder.h"
#include "record/run_spec.h"
#include "score_files.h"
#include "text.h"

namespace transect {

namespace {

struct ScoreVerb {
    Places places;
    TestPlaces test;
    std::string model, of; ///< empty `of`: both, of a network that was trained
    std::filesystem::path priorFrom, to;
    std::string prior = "rayleigh";
    Json windows = Json::object(), scoring = Json::object(), evaluation = Json::object();
    bool json = false;
};

/// "rayleigh", "rayleigh,s=0.0464,c=0.0299"
Json priorOf(const std::string& text)
{
    Json specification;
    std::size_t from = 0;
    while (from <= text.size()) {
        const auto end = std::min(text.find(',', from), text.size());
        const auto part = text.substr(from, end - from);
        applySetting(specification, from == 0 ? "prior=" + part : "prior." + part);
        from = end + 1;
    }
    return specification.at("prior");
}

/// The prior with its constants: given, or fitted to the tracks of --prior-from.
MotionPrior priorFor(const ScoreVerb& verb, const WindowOptions& options)
{
    auto prior = motionPriorFromJson(priorOf(verb.prior));
    if (!verb.priorFrom.empty())
        return fitted(prior, WindowSet(openClips(verb.priorFrom, verb.test.clips), options));
    if (prior.needsFit())
        throw Error("bad-field", "found no constants of the motion prior and nothing to fit them to", "--prior",
                    "name tracks without irregular persons by --prior-from, or give them: --prior rayleigh,s=0.0354");
    return prior;
}

/// The run that --model names; none where it names a file.
std::optional<RunFolder> runFor(const ScoreVerb& verb)
{
    const std::filesystem::path path(verb.model);
    if (!std::filesystem::exists(path))
        return resolveRun(verb.places.libraryFolder(), verb.model);
    return std::filesystem::is_directory(path) ? std::optional(RunFolder{path}) : std::nullopt;
}

/// `verb` with the options of a group as the run had them, where none were given: its figures come out again.
ScoreVerb asInRun(ScoreVerb verb, const RunFolder& run)
{
    if (!run.isRun())
        return verb;
    const auto parameters = readRunSpec(run.runJson()).parameters;
    const auto complete = [&](const char* group, Json& given) {
        auto whole = parameters.value(group, Json::object());
        whole.update(given);
        given = std::move(whole);
    };
    complete("scoring", verb.scoring);
    complete("evaluation", verb.evaluation);
    return verb;
}

/// The windows that the model's run scored, as the options change them.
WindowOptions windowsFor(const ScoreVerb& verb, const RegularityModel& model)
{
    auto json = toJson(model.info.windows);
    json.update(verb.windows);
    const auto options = windowOptionsFromJson(json);
    if (options.length != model.info.windows.length)
        throw Error("bad-field", "found " + std::to_string(options.length) + ", expected the " + std::to_string(model.info.windows.length) + " poses that the model takes", "--length");
    return options;
}

void warn(const std::vector<std::string>& notices)
{
    constexpr std::size_t most = 5;
    for (std::size_t i = 0; i < std::min(notices.size(), most); ++i)
        std::cerr << harmless("transectl: " + notices[i]) << '\n';
    if (notices.size() > most)
        std::cerr << "transectl: and " << notices.size() - most << " more, which transectl tracks lists\n";
}

ClipScorer scorerFor(const ScoreVerb& verb, const WindowOptions& windows, const MotionPrior& prior)
{
    ClipScorer scorer(openTestClips(verb.test), windows, scoringOptionsFromJson(verb.scoring), evaluationOptionsFromJson(verb.evaluation));
    warn(scorer.clips().notices);
    warn(mismatches(prior, scorer.windows()));
    return scorer;
}

/// Prints and writes what was found.
void report(const ScoreVerb& verb, const ClipScorer& scorer, const std::vector<ScoreRecord>& records, const MotionPrior& prior, const std::string& chosenBy)
{
    const auto evaluation = scorer.evaluate(records, chosenBy);
    if (!verb.to.empty())
        writeScoreFiles(verb.to, scorer.clips(), records, evaluation);
    if (verb.json) {
        Json clips = Json::array();
        for (const auto& record : records)
            clips.push_back({{"clip", record.clip}, {"frames", record.frames()}, {"windows", record.windows.size()}});
        std::cout << Json{{"prior", toJson(prior)}, {"clips", clips}, {"evaluation", evaluation ? toJson(*evaluation) : Json()}}.dump(2) << '\n';
        return;
    }
    std::int64_t frames = 0;
    for (const auto& record : records)
        frames += record.frames();
    std::cout << harmless(printed("%lld windows of %zu %s, %lld frames; prior %s\n", static_cast<long long>(scorer.windows().size()), records.size(),
                                  records.size() == 1 ? "clip" : "clips", static_cast<long long>(frames), toJson(prior).dump().c_str()));
    if (evaluation)
        std::cout << evaluationText(evaluation->evaluation, evaluation->subset);
}

int scoreByPrior(const ScoreVerb& verb)
{
    const auto windows = windowOptionsFromJson(verb.windows);
    const auto prior = priorFor(verb, windows);
    const auto scorer = scorerFor(verb, windows, prior);
    report(verb, scorer, scorer.byMotion(prior), prior, {});
    return ExitDone;
}

/// A network that was not trained scores nothing: its run scored by the motion prior alone.
ScoreOf scoresOf(const ScoreVerb& verb, const RegularityModel& model)
{
    if (verb.of == nameOf(ScoreOf::Motion))
        return ScoreOf::Motion;
    const bool isTrained = model.info.step > 0;
    if (verb.of.empty())
        return isTrained ? ScoreOf::Both : ScoreOf::Motion;
    if (!isTrained)
        throw Error("bad-field", "found \"" + verb.of + "\", expected motion: the network of " + model.name + " was not trained", "--scores",
                    "leave --scores out, or name a checkpoint after some training");
    return verb.of == nameOf(ScoreOf::Poses) ? ScoreOf::Poses : ScoreOf::Both;
}

std::string reasonFor(bool isRun, const RegularityModel& model)
{
    if (!isRun)
        return "given";
    return model.info.validationLoss ? "validation loss" : "last";
}

int scoreByModel(const ScoreVerb& given)
{
    const auto run = runFor(given);
    const auto model = loadRegularityModel(chosenCheckpoint(run ? run->root : std::filesystem::path(given.model)));
    const auto verb = run ? asInRun(given, *run) : given;
    const auto of = scoresOf(verb, model);
    const auto& embedder = model.info.embedder;
    const auto scorer = scorerFor(verb, windowsFor(verb, model), embedder.prior);
    requireJoints(model.info, scorer.windows(), verb.test.tracks.string());
    if (of == ScoreOf::Motion) {
        report(verb, scorer, scorer.byMotion(embedder.prior), embedder.prior, {});
        return ExitDone;
    }
    const auto reconstruct = reconstructionBy(model.transformer, "cpu");
    report(verb, scorer, scorer.byReconstruction(of, embedder, reconstruct, model.name), embedder.prior, reasonFor(run.has_value(), model));
    return ExitDone;
}

void addTestOptions(CLI::App& verb, TestPlaces& test)
{
    verb.add_option("TRACKS", test.tracks, "A file or folder of tracks, of any format that transectl tracks reads")->required();
    verb.add_option("--masks", test.masks, "The truth about the frames, to evaluate the scores: NPY, MAT, CSV or ranges, or a folder of them")->type_name("PATH");
    verb.add_option("--subset", test.subset, "A JSON file that names the clips and frames that are not evaluated")->type_name("FILE");
    verb.add_option("--width", test.clips.width, "Width of the videos, in pixels, where the tracks do not say it");
    verb.add_option("--height", test.clips.height, "Height of the videos, in pixels");
    verb.add_option("--fps", test.clips.framesPerSecond, "Frames of the videos in a second");
    verb.add_option("--first-frame", test.clips.firstFrame, "Number that the first frame has in the files, such as 1; not given: 0, or that of the first picture where all are listed")
        ->check(CLI::NonNegativeNumber);
    verb.add_option("--skeleton", test.clips.skeleton, "What the joints are: coco17, body25, cpm14, box")->type_name("NAME");
}

} // namespace

void addScore(CLI::App& app, Action& action)
{
    auto* verb = app.add_subcommand("score", "How irregular persons move and hold themselves: scores of the frames of tracks");
    const auto options = std::make_shared<ScoreVerb>();
    addTestOptions(*verb, options->test);
    auto* model = verb->add_option("--model", options->model, "A checkpoint of the kind regularity, or a run: of its checkpoints the one of the lowest validation loss, with the run's windows, scoring and evaluation")
                      ->type_name("CHECKPOINT|RUN");
    verb->add_option("--scores", options->of, "What a model's scores are of: both, or motion or poses alone")
        ->check(CLI::IsMember({"motion", "poses", "both"}))
        ->default_str("both, or motion where the network was not trained")
        ->needs(model);
    verb->add_option("--prior", options->prior, "Without a model: the motion prior, with its constants where they are known, as in rayleigh,s=0.0464,c=0.0299")
        ->default_str("rayleigh")
        ->excludes(model);
    verb->add_option("--prior-from", options->priorFrom, "Tracks without irregular persons, to which the prior is fitted")->type_name("TRACKS")->excludes(model);
    verb->add_option("--to", options->to, "Folder to write the scores into, of each clip as safetensors and NPY, of all as CSV, and their evaluation")->type_name("DIR");
    addParameters(*verb, windowSchema(), options->windows);
    addParameters(*verb, scoringSchema(), options->scoring);
    addParameters(*verb, evaluationSchema(), options->evaluation);
    verb->add_flag("--json", options->json, "As JSON");
    options->places.addTo(*verb);
    verb->footer("Example: transectl score test/ --prior-from train/ --masks gt/ --width 856 --height 480 --to scores");
    verb->callback([&action, options] { action = [options] { return options->model.empty() ? scoreByPrior(*options) : scoreByModel(*options); }; });
}

} // namespace transect
