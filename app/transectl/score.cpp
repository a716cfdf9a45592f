#include <iostream>

#include "anomaly/track_scoring.h"
#include "command.h"
#include "evaluation_text.h"
#include "mask_options.h"
#include "parameter_options.h"
#include "record/counted.h"
#include "record/run_folder.h"
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

/// What --model names: a file or folder, or a run of the library.
std::filesystem::path modelOf(const ScoreVerb& verb)
{
    if (verb.model.empty() || std::filesystem::exists(verb.model))
        return verb.model;
    return resolveRun(verb.places.libraryFolder(), verb.model).root;
}

/// A file or folder of tracks; of a run, by its folder or its name in the library, those that it found.
std::filesystem::path tracksAt(const std::filesystem::path& named, const Places& places)
{
    RunFolder run{named};
    if (!named.empty() && !std::filesystem::exists(named)) {
        try {
            run = resolveRun(places.libraryFolder(), named.string());
        } catch (const Error&) {
            return named; // what reads the tracks says best what is missing
        }
    }
    return run.isRun() ? run.root / "tracks" : named;
}

std::optional<ScoreOf> scoresOf(const std::string& name)
{
    for (const auto of : {ScoreOf::Motion, ScoreOf::Poses, ScoreOf::Both}) {
        if (name == nameOf(of))
            return of;
    }
    return std::nullopt;
}

ScoringRequest requestOf(const ScoreVerb& verb)
{
    ScoringRequest request{verb.test, modelOf(verb), scoresOf(verb.of), motionPriorFromJson(priorOf(verb.prior)), tracksAt(verb.priorFrom, verb.places), verb.windows, verb.scoring,
                           verb.evaluation};
    request.places.tracks = tracksAt(verb.test.tracks, verb.places);
    if (request.model.empty() && request.priorFrom.empty() && request.prior.needsFit())
        throw Error("bad-field", "found no constants of the motion prior and nothing to fit them to", "--prior",
                    "name tracks without irregular persons by --prior-from, or give them: --prior rayleigh,s=0.0354");
    return request;
}

void warn(const std::vector<std::string>& notices)
{
    constexpr std::size_t most = 5;
    for (std::size_t i = 0; i < std::min(notices.size(), most); ++i)
        std::cerr << harmless("transectl: " + notices[i]) << '\n';
    if (notices.size() > most)
        std::cerr << "transectl: and " << notices.size() - most << " more, which transectl tracks lists\n";
}

/// Prints and writes what was found.
void report(const ScoreVerb& verb, const TrackScoring& scoring, const std::vector<ScoreRecord>& records)
{
    const auto evaluation = scoring.evaluate(records);
    if (!verb.to.empty())
        writeScoreFiles(verb.to, scoring, records, evaluation);
    if (verb.json) {
        Json clips = Json::array();
        for (const auto& record : records)
            clips.push_back({{"clip", record.clip}, {"frames", record.frames()}, {"windows", record.windows.size()}});
        std::cout << Json{{"prior", toJson(scoring.prior())}, {"clips", clips}, {"evaluation", evaluation ? toJson(*evaluation) : Json()}}.dump(2) << '\n';
        return;
    }
    std::int64_t frames = 0;
    for (const auto& record : records)
        frames += record.frames();
    std::cout << harmless(counted(scoring.scorer().windows().size(), "window", "windows") + " of " + counted(std::int64_t(records.size()), "clip", "clips") + ", "
                          + counted(frames, "frame", "frames") + "; prior " + toJson(scoring.prior()).dump() + "\n");
    if (evaluation)
        std::cout << evaluationText(evaluation->evaluation, evaluation->subset);
}

int score(const ScoreVerb& verb)
{
    const TrackScoring scoring(requestOf(verb));
    warn(scoring.notices());
    report(verb, scoring, scoring.scores("cpu"));
    return ExitDone;
}

void addTestOptions(CLI::App& verb, TestPlaces& test)
{
    verb.add_option("TRACKS", test.tracks, "A file or folder of tracks, of any format that transectl tracks reads, or a run of the kind poses")->required();
    verb.add_option("--masks", test.masks, "The truth about the frames, to evaluate the scores: NPY, MAT, CSV or ranges, or a folder of them")->type_name("PATH");
    addMaskOptions(verb, test.masksRead);
    verb.add_option("--subset", test.subset, "A JSON file that names the clips and frames that are not evaluated")->type_name("FILE");
    verb.add_option("--videos", test.videos, "A folder of videos or of folders of pictures, with the names of their clips, to review the scores on")->type_name("PATH");
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
    verb->callback([&action, options] { action = [options] { return score(*options); }; });
}

} // namespace transect
