#pragma once

#include <filesystem>
#include <vector>

namespace transect {

/// "normal_scores.npy" in the folder of the scores: the scores of the windows of held-out normal tracks, of which a run of the
/// kind regularity keeps one for each window (float64).
std::filesystem::path normalScoresFile(const std::filesystem::path& scoresFolder);

/// Empty where there is no file. Errors: "bad-data" naming the file: no array of numbers, or a number that is not finite; those
/// of openStream().
std::vector<double> readNormalScores(const std::filesystem::path& file);

} // namespace transect
