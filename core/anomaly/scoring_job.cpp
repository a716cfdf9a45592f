#include "anomaly/scoring_job.h"

#include <algorithm>
#include <chrono>
#include <thread>

#include <torch/types.h>

#include "anomaly/motion_prior.h"
#include "anomaly/reviewable_scores.h"
#include "anomaly/scoring_parameters.h"
#include "anomaly/test_parameters.h"
#include "anomaly/track_notices.h"
#include "anomaly/track_scoring.h"
#include "record/error.h"
#include "record/run_spec.h"
#include "record/source_run.h"
#include "training/device.h"

namespace transect {

namespace {

/// Members that may name a run, and of which kind it is then.
const std::vector<std::pair<std::string, std::string>> sourceMembers{{"tracks", "poses"}, {"model", "regularity"}, {"prior_from", "poses"}};

bool isBeside(const std::string& text)
{
    return text.starts_with("../") || text.starts_with("./");
}

std::filesystem::path locateFileOrRun(const std::string& text, const std::string& member, const std::filesystem::path& runFolder, const std::filesystem::path& library,
                                      const std::vector<std::filesystem::path>& roots)
{
    if (isBeside(text))
        return locateSource(text, runFolder, library, member);
    try {
        return locateTracks(text, roots, member);
    } catch (const Error& notThere) {
        try {
            return resolveRun(library, text).root;
        } catch (const Error& error) {
            if (error.record().code != "no-run")
                throw;
            auto record = notThere.record();
            record.text += ", and no run of that name in " + library.string();
            throw Error(record);
        }
    }
}

ScoringSource sourceOf(const std::string& member, const std::string& kind, const std::string& text, const std::filesystem::path& path)
{
    ScoringSource source{member, text, path, std::nullopt};
    const RunFolder run{path};
    if (!run.isRun())
        return source;
    if (const auto found = readRunSpec(run.runJson()).kind; found != kind)
        throw Error("bad-field", "found " + path.string() + ", a run of the kind " + found + ", expected one of the kind " + kind, member);
    source.path = std::filesystem::canonical(path);
    source.run = RunFolder{source.path};
    return source;
}

std::vector<ScoringSource> sourcesOf(const Json& parameters, const auto& locate)
{
    std::vector<ScoringSource> sources;
    for (const auto& [member, kind] : sourceMembers) {
        const auto& text = parameters.at(member);
        if (!text.is_null())
            if (const auto path = locate(text.template get<std::string>(), member); !path.empty())
                sources.push_back(sourceOf(member, kind, text.template get<std::string>(), path));
    }
    return sources;
}

/// The members of a group that are set.
Json given(const Json& group)
{
    auto members = Json::object();
    for (const auto& [name, value] : group.items()) {
        if (!value.is_null())
            members[name] = value;
    }
    return members;
}

std::optional<ScoreOf> scoresWanted(const Json& name)
{
    for (const auto of : {ScoreOf::Motion, ScoreOf::Poses, ScoreOf::Both}) {
        if (!name.is_null() && name == nameOf(of))
            return of;
    }
    return std::nullopt;
}

/// One run.
class ScoringRun {
public:
    explicit ScoringRun(JobContext& context)
        : m_context(context)
        , m_run(context.run)
        , m_parameters(context.spec.parameters)
        , m_sources(scoringSources(m_parameters, m_run.folder().root, context.library, context.dataRoots))
    {
    }

    void execute()
    {
        m_run.setState(RunStatus::Running);
        for (const auto& source : m_sources)
            waitFor(source);
        m_run.setMessage("opening the tracks");
        const TrackScoring scoring(request());
        announce(scoring);
        write(scoring);
    }

private:
    void waitFor(const ScoringSource& source)
    {
        if (!source.run)
            return;
        if (isGrowing(*source.run)) {
            m_run.setMessage("waiting for " + source.path.filename().string() + ", whose " + (source.member == "model" ? "model" : "tracks") + " it needs");
            m_context.holdDevice(false); // which that run may itself wait for
            while (isGrowing(*source.run))
                pause();
            m_context.holdDevice(true);
        }
        if (const auto shortfall = shortfallOf(*source.run))
            throw Error("source-incomplete", "the run that " + source.member + " names is " + *shortfall, source.path.string(), "resume that run, then this one; or name files that it left");
    }

    void pause() const
    {
        for (int i = 0; i < 5; ++i) {
            stopIfAsked();
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
    }

    void stopIfAsked() const
    {
        if (m_run.stopRequest() != StopRequest::None)
            throw Stopped();
    }

    /// Where the files of a source are; an empty path where the member is not set.
    std::filesystem::path filesOf(const std::string& member) const
    {
        const auto source = std::ranges::find(m_sources, member, &ScoringSource::member);
        if (source == m_sources.end())
            return {};
        return source->run && member != "model" ? source->path / "tracks" : source->path;
    }

    ScoringRequest request() const
    {
        ScoringRequest request;
        request.places = testPlaces(filesOf("tracks"), m_parameters, m_parameters.at("video"), m_context.dataRoots);
        request.model = filesOf("model");
        request.of = scoresWanted(m_parameters.at("scores"));
        request.prior = motionPriorFromJson(m_parameters.at("prior"));
        request.priorFrom = filesOf("prior_from");
        request.windows = given(m_parameters.at("windows"));
        request.scoring = given(m_parameters.at("scoring"));
        request.evaluation = given(m_parameters.at("evaluation"));
        if (!request.model.empty() && !request.priorFrom.empty())
            throw Error("bad-field", "found tracks to fit a prior to beside a model, which has its own", "prior_from", "leave one of the two out");
        return request;
    }

    void announce(const TrackScoring& scoring) const
    {
        m_run.event("setup", {{"clips", scoring.scorer().clips().clips.size()}, {"windows", scoring.scorer().windows().size()}, {"scores", nameOf(scoring.of())}, {"prior", toJson(scoring.prior())}});
        reportTrackNotices(m_run, scoring.notices());
    }

    void write(const TrackScoring& scoring) const
    {
        auto computing = m_parameters;
        computing["precision"] = "fp32";
        const auto device = prepareCompute(computing).device.str();
        const auto total = double(scoring.scorer().windows().size());
        const auto records = scoring.scores(device, [&](std::int64_t done) {
            stopIfAsked();
            m_run.setProgress(double(done), total, "windows", "scoring");
        });
        stopIfAsked();
        const auto folder = scoresFolder(m_run.folder().root);
        writeReviewableScores(folder, scoring.scorer().clips(), records);
        writeNormalScores(folder, scoring.normalScores());
        if (const auto evaluation = scoring.evaluate(records)) {
            writeEvaluations(evaluationsFile(folder), {*evaluation});
            m_run.event("scored", {{"scores", evaluation->scores}, {"checkpoint", evaluation->checkpoint}, {"chosen_by", evaluation->chosenBy}, {"auc", evaluation->evaluation.auc.value}});
        }
        m_run.setProgress(total, total, "windows", "finished");
    }

    JobContext& m_context;
    RunWriter& m_run;
    const Json& m_parameters;
    std::vector<ScoringSource> m_sources;
};

} // namespace

JobKind scoreJob()
{
    return {scoreSchema(), [](JobContext& context) { ScoringRun(context).execute(); }};
}

std::vector<ScoringSource> scoringSources(const Json& parameters, const std::filesystem::path& runFolder, const std::filesystem::path& library,
                                          const std::vector<std::filesystem::path>& roots)
{
    return sourcesOf(parameters, [&](const std::string& text, const std::string& member) { return locateFileOrRun(text, member, runFolder, library, roots); });
}

void requireScoringInputs(const Json& parameters, const std::filesystem::path& library, const std::vector<std::filesystem::path>& roots)
{
    sourcesOf(parameters, [&](const std::string& text, const std::string& member) {
        return isBeside(text) ? std::filesystem::path() : locateFileOrRun(text, member, {}, library, roots);
    });
    testPlaces({}, parameters, parameters.at("video"), roots);
}

} // namespace transect
