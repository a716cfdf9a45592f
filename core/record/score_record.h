#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "record/json.h"

namespace transect {

/// A window of one person's poses, and how irregular it is (higher is more irregular).
struct ScoredWindow {
    std::int64_t person = 0;
    std::int64_t firstFrame = 0, lastFrame = 0; ///< of its first and last pose
    double score = 0;
    bool operator==(const ScoredWindow&) const = default;
};

/// Which frames a window's score goes to: that of its last pose, or all from its first pose to its last.
enum class Assignment { LastFrame, Spread };
std::string_view nameOf(Assignment assignment); ///< "last", "spread"

/// The scores of one clip, and what explains them.
struct ScoreRecord {
    std::string clip;                 ///< "01_0014"
    std::string checkpoint;           ///< whose network scored; empty: no network
    std::string scores;               ///< what they are of: "motion", "poses" or "both" (anomaly/window_scores.h)
    Assignment assignment = Assignment::LastFrame;
    std::string skeleton;             ///< "coco17"
    std::vector<std::string> joints;  ///< K names, in the order of the joint errors
    std::int64_t length = 0, stride = 0; ///< T, S
    std::int64_t width = 0, height = 0;  ///< of the video, in pixels; 0: not known
    double framesPerSecond = 0;       ///< 0: not known
    Json prior;                       ///< constants of the motion prior
    std::vector<double> frameScores;  ///< of each frame of the clip: the highest of its windows; 0 where there is none
    std::vector<ScoredWindow> windows;   ///< by person and frame
    std::vector<float> speeds;        ///< windows x (T - 1), in box sizes a step
    std::vector<float> guards;        ///< windows x (T - 1): g(v), low where the speed is unusual
    std::vector<float> jointErrors;   ///< windows x K, in hundredths of the box; empty without a network
    std::vector<float> reconstructions; ///< windows x K x 2: x, y of the network's last pose, in pixels of the video; empty without a network, and in older files

    std::int64_t frames() const { return std::int64_t(frameScores.size()); }
};

/// The highest score of the windows of each frame; `nothing` where there is none.
std::vector<double> highestScores(std::span<const ScoredWindow> windows, std::int64_t frames, Assignment assignment, double nothing);

/// The persons of the windows, ascending.
std::vector<std::int64_t> scoredPersons(const ScoreRecord& record);
/// The score of one person in each frame; NaN where the person has none.
std::vector<double> personScores(const ScoreRecord& record, std::int64_t person);

/// "<clip>.safetensors", reduced to safe characters.
std::string scoreFileName(std::string_view clip);

/// Where a run keeps the scores of its clips and their evaluation.
std::filesystem::path scoresFolder(const std::filesystem::path& run);

/// As safetensors, the scalars as metadata. Errors: "bad-scores" where sizes do not fit together, a window lies outside the
/// clip or a number is not finite; those of writeSafetensors().
void writeScoreRecord(const std::filesystem::path& path, const ScoreRecord& record);

/// Errors: those of SafetensorsFile::open(); "bad-scores" naming file and member.
ScoreRecord readScoreRecord(const std::filesystem::path& path);

/// The score files of a folder by name; none where it is missing.
std::vector<std::filesystem::path> listScoreRecords(const std::filesystem::path& folder);

} // namespace transect
