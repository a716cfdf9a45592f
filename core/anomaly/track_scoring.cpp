#include "anomaly/track_scoring.h"

#include <torch/types.h>

#include "anomaly/transformer.h"
#include "record/error.h"
#include "record/normal_scores.h"
#include "record/run_folder.h"
#include "record/run_spec.h"

namespace transect {

namespace {

/// The group of the model's run with the members that are given: its figures come out again where none are.
Json asInRun(const RunFolder& run, const char* group, const Json& given)
{
    if (!run.isRun())
        return given;
    auto whole = readRunSpec(run.runJson()).parameters.value(group, Json::object());
    whole.update(given);
    return whole;
}

/// The windows that the model's run scored, as the given members change them.
WindowOptions windowsFor(const RegularityModel& model, const Json& given)
{
    auto json = toJson(model.info.windows);
    json.update(given);
    const auto options = windowOptionsFromJson(json, "windows");
    if (options.length != model.info.windows.length)
        throw Error("bad-field", "found " + std::to_string(options.length) + ", expected the " + std::to_string(model.info.windows.length) + " poses that the model takes",
                    "windows.length");
    return options;
}

/// A network that was not trained scores nothing: its run scored by the motion prior alone.
ScoreOf scoresBy(const RegularityModel& model, const std::optional<ScoreOf>& wanted)
{
    const bool isTrained = model.info.step > 0;
    if (!wanted)
        return isTrained ? ScoreOf::Both : ScoreOf::Motion;
    if (!isTrained && *wanted != ScoreOf::Motion)
        throw Error("bad-field", "found \"" + std::string(nameOf(*wanted)) + "\", expected motion: the network of " + model.name + " was not trained", "scores",
                    "leave scores out, or name a checkpoint after some training");
    return *wanted;
}

} // namespace

TrackScoring::TrackScoring(ScoringRequest request)
    : m_request(std::move(request))
{
    if (m_request.model.empty())
        openPrior();
    else
        openModel();
    const auto& clips = m_scorer->clips().notices;
    m_notices.insert(m_notices.begin(), clips.begin(), clips.end());
    for (auto& text : mismatches(m_prior, m_scorer->windows()))
        m_notices.push_back(std::move(text));
}

void TrackScoring::openScorer(const WindowOptions& windows)
{
    m_scorer.emplace(openTestClips(m_request.places), windows, scoringOptionsFromJson(m_request.scoring, "scoring"), evaluationOptionsFromJson(m_request.evaluation, "evaluation"));
}

void TrackScoring::openModel()
{
    const bool isFolder = std::filesystem::is_directory(m_request.model);
    m_model = loadRegularityModel(chosenCheckpoint(m_request.model));
    m_prior = m_model->info.embedder.prior;
    m_of = scoresBy(*m_model, m_request.of);
    if (isFolder) {
        m_request.scoring = asInRun({m_request.model}, "scoring", m_request.scoring);
        m_request.evaluation = asInRun({m_request.model}, "evaluation", m_request.evaluation);
    }
    if (m_of != ScoreOf::Motion)
        m_chosenBy = !isFolder ? "given" : m_model->info.validationLoss ? "validation loss" : "last";
    openScorer(windowsFor(*m_model, m_request.windows));
    requireJoints(m_model->info, m_scorer->windows(), m_request.places.tracks.string());
}

void TrackScoring::openPrior()
{
    if (m_request.of && *m_request.of != ScoreOf::Motion)
        throw Error("bad-field", "found \"" + std::string(nameOf(*m_request.of)) + "\", expected motion: there is no network without a model", "scores",
                    "leave scores out, or name a model");
    const auto windows = windowOptionsFromJson(m_request.windows, "windows");
    if (!m_request.priorFrom.empty()) {
        m_normal.emplace(openClips(m_request.priorFrom, m_request.places.clips), windows);
        m_prior = fitted(m_request.prior, *m_normal);
        openScorer(windows);
        return;
    }
    openScorer(windows);
    m_prior = m_request.prior;
    if (!m_prior.needsFit())
        return;
    if (m_scorer->windows().size() == 0) {
        m_notices.emplace_back("nobody was seen for long enough to be scored: all scores are 0");
        return;
    }
    m_prior = fitted(m_prior, m_scorer->windows());
    m_notices.emplace_back("the motion prior is fitted to the very tracks that are scored: the scores tell what is unusual among them, not what is unusual elsewhere");
}

std::vector<ScoreRecord> TrackScoring::scores(const std::string& device, const WindowsScored& progress) const
{
    if (m_of == ScoreOf::Motion)
        return m_scorer->byMotion(m_prior);
    m_model->transformer->to(torch::Device(device));
    const auto reconstruct = reconstructionBy(m_model->transformer, device);
    const auto size = std::size_t(m_scorer->windows().options().length) * std::size_t(m_scorer->windows().joints()) * 2;
    std::int64_t done = 0;
    const auto counting = [&](std::span<const float> inputs, std::span<float> outputs) {
        if (progress)
            progress(done);
        reconstruct(inputs, outputs);
        done += std::int64_t(inputs.size() / size);
    };
    return m_scorer->byReconstruction(m_of, m_model->info.embedder, counting, m_model->name);
}

std::optional<ScoredEvaluation> TrackScoring::evaluate(const std::vector<ScoreRecord>& records) const
{
    return m_scorer->evaluate(records, m_chosenBy);
}

std::vector<double> TrackScoring::normalScores() const
{
    if (m_normal)
        return scoreByMotion(*m_normal, m_prior).scores;
    const bool isReported = m_model && m_of == scoresBy(*m_model, {});
    return isReported && std::filesystem::is_directory(m_request.model) ? readNormalScores(normalScoresFile(scoresFolder(m_request.model))) : std::vector<double>();
}

} // namespace transect
