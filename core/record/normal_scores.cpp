#include "record/normal_scores.h"

#include <algorithm>
#include <cmath>

#include "record/byte_stream.h"
#include "record/error.h"
#include "record/npy.h"

namespace transect {

std::filesystem::path normalScoresFile(const std::filesystem::path& scoresFolder)
{
    return scoresFolder / "normal_scores.npy";
}

std::vector<double> readNormalScores(const std::filesystem::path& file)
{
    std::error_code ignored; // opening the file says it better
    if (std::filesystem::symlink_status(file, ignored).type() == std::filesystem::file_type::not_found)
        return {};
    const auto stream = openStream(file);
    auto scores = withPlace(file.string(), [&] { return realNumbers(readNpy(*stream), file.string()); });
    if (!std::ranges::all_of(scores, [](double score) { return std::isfinite(score); }))
        throw Error("bad-data", "found a score that is not finite", file.string());
    return scores;
}

} // namespace transect
