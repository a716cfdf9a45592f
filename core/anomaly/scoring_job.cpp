#include "anomaly/scoring_job.h"

#include <algorithm>

#include <torch/types.h>

#include "anomaly/motion_prior.h"
#include "anomaly/reviewable_scores.h"
#include "anomaly/scoring_parameters.h"
#include "anomaly/test_parameters.h"
#include "anomaly/track_notices.h"
#include "anomaly/track_scoring.h"
#include "record/error.h"
#include "training/device.h"

namespace transect {

namespace {

/// Members that may name a run, and of which kind it is then.
const std::vector<std::pair<std::string, std::string>> sourceMembers{{"tracks", "poses"}, {"model", "regularity"}, {"prior_from", "poses"}};

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
        , m_sources(scoringSources(m_parameters, {m_run.folder().root, context.library, context.dataRoots}))
    {
    }

    void execute()
    {
        m_run.setState(RunStatus::Running);
        waitForSources(m_sources, m_context);
        m_run.setMessage("opening the tracks");
        const TrackScoring scoring(request());
        announce(scoring);
        write(scoring);
    }

private:
    void stopIfAsked() const
    {
        if (m_run.stopRequest() != StopRequest::None)
            throw Stopped();
    }

    /// Where the files of a source are; an empty path where the member is not set.
    std::filesystem::path filesOf(const std::string& member) const
    {
        const auto source = std::ranges::find(m_sources, member, &TrackSource::member);
        if (source == m_sources.end())
            return {};
        return member == "model" ? source->path : source->tracks();
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
        writeReviewableScores(folder, scoring.scorer().clips(), scoring.scorer().windows(), records);
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
    std::vector<TrackSource> m_sources;
};

} // namespace

JobKind scoreJob()
{
    return {scoreSchema(), [](JobContext& context) { ScoringRun(context).execute(); }};
}

std::vector<TrackSource> scoringSources(const Json& parameters, const SourcePlaces& places)
{
    std::vector<TrackSource> sources;
    for (const auto& [member, kind] : sourceMembers) {
        if (const auto& text = parameters.at(member); !text.is_null())
            sources.push_back(trackSource(text.get<std::string>(), member, kind, places));
    }
    return sources;
}

void requireScoringInputs(const Json& parameters, const SourcePlaces& places)
{
    scoringSources(parameters, places);
    testPlaces({}, parameters, parameters.at("video"), places.roots);
}

} // namespace transect
