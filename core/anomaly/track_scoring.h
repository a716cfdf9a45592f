#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "anomaly/regularity_scoring.h"

namespace transect {

/// What is to be scored, and by what: a run of the kind "score" and transectl score ask for the same.
struct ScoringRequest {
    TestPlaces places;
    std::filesystem::path model;     ///< a checkpoint, or a run of the kind regularity; empty: the motion prior scores alone
    std::optional<ScoreOf> of;       ///< with a model; none: both, or motion where the network was not trained
    MotionPrior prior;               ///< without a model
    std::filesystem::path priorFrom; ///< tracks without irregular persons, to which the prior is fitted; empty: where it needs a fit, the scored ones
    /// Members of the groups windows, scoring and evaluation that are given; the others are those of the model's run, or the defaults.
    Json windows = Json::object(), scoring = Json::object(), evaluation = Json::object();
};

/// Told how many windows are scored, batch by batch: what it throws ends the scoring.
using WindowsScored = std::function<void(std::int64_t windows)>;

/// Tracks that are scored as a ScoringRequest wants it.
class TrackScoring {
public:
    /// Opens the tracks, the model, and what the prior is fitted to. Errors: those of openTestClips(), loadRegularityModel(),
    /// requireJoints() and fitted(); "bad-field" where the request does not fit the model.
    explicit TrackScoring(ScoringRequest request);

    const ClipScorer& scorer() const { return *m_scorer; }
    const MotionPrior& prior() const { return m_prior; }
    ScoreOf of() const { return m_of; }
    const std::vector<std::string>& notices() const { return m_notices; } ///< of the tracks, and how far the scores can be trusted

    /// On `device`, as LibTorch calls it ("cpu", "cuda:0").
    std::vector<ScoreRecord> scores(const std::string& device, const WindowsScored& progress = {}) const;
    /// None without masks.
    std::optional<ScoredEvaluation> evaluate(const std::vector<ScoreRecord>& records) const;
    /// Scores of the same kind of the windows of normal tracks: those that the model's run held out, or that the prior was fitted
    /// to by ScoringRequest::priorFrom. Empty where there are none.
    std::vector<double> normalScores() const;

private:
    void openModel();
    void openPrior();
    void openScorer(const WindowOptions& windows);

    ScoringRequest m_request;
    std::optional<RegularityModel> m_model;
    std::optional<WindowSet> m_normal; ///< the windows that the prior was fitted to
    MotionPrior m_prior;
    ScoreOf m_of = ScoreOf::Motion;
    std::string m_chosenBy;
    std::optional<ClipScorer> m_scorer;
    std::vector<std::string> m_notices;
};

} // namespace transect
