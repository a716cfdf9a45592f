#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "record/evaluation_record.h"

namespace transect {

/// An evaluation, and what it is of.
struct ScoredEvaluation {
    std::string scores;      ///< "motion", "poses" or "both" (anomaly/window_scores.h)
    std::string checkpoint;  ///< whose network scored; empty: no network
    std::string chosenBy;    ///< why this checkpoint: "validation loss", "last", "given"; empty without one
    std::string assignment;  ///< which frames a window's score goes to: "last" or "spread"
    std::string subset;      ///< name of the evaluated subset; empty: all frames
    FrameEvaluation evaluation;
};

/// {"evaluations": [{"scores": "both", "checkpoint": "epoch-0012", "chosen_by": "validation loss", "assignment": "last",
/// "subset": "", "auc": ..., ...}, ...]}, each with the members of toJson(FrameEvaluation). The first is the one to report.
Json toJson(const ScoredEvaluation& evaluation);
void writeEvaluations(const std::filesystem::path& path, const std::vector<ScoredEvaluation>& evaluations);

/// Errors: those of readJsonFile(); "bad-evaluation" naming file and member.
std::vector<ScoredEvaluation> readEvaluations(const std::filesystem::path& path);

/// Where a run keeps its evaluations: beside the scores of its clips.
std::filesystem::path evaluationsFile(const std::filesystem::path& scoresFolder);
/// Those that a run has so far. Errors: those of readEvaluations().
std::vector<ScoredEvaluation> evaluationsIn(const std::filesystem::path& scoresFolder);

} // namespace transect
