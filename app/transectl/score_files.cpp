#include "score_files.h"

#include "anomaly/reviewable_scores.h"
#include "export_files.h"
#include "frame_table.h"
#include "record/atomic_file.h"

namespace transect {

namespace {

std::vector<FrameColumn> framesOfClips(const TestClips& test, const std::vector<ScoreRecord>& records)
{
    std::vector<FrameColumn> clips;
    for (std::size_t clip = 0; clip < records.size(); ++clip) {
        const bool isKnown = test.isLabelled() && test.isKnown[clip];
        clips.push_back({records[clip].clip, records[clip].frameScores, isKnown ? test.labels[clip] : std::vector<std::uint8_t>()});
    }
    return clips;
}

} // namespace

void writeScoreFiles(const std::filesystem::path& folder, const TrackScoring& scoring, const std::vector<ScoreRecord>& records,
                     const std::optional<ScoredEvaluation>& evaluation)
{
    const auto& test = scoring.scorer().clips();
    writeReviewableScores(folder, test, scoring.scorer().windows(), records);
    writeNormalScores(folder, scoring.normalScores());
    for (const auto& record : records)
        writeAtomically((folder / scoreFileName(record.clip)).replace_extension(".npy"), npyOf(record.frameScores));
    writeAtomically(folder / "frame_scores.csv", frameTable(framesOfClips(test, records)));
    if (evaluation)
        writeEvaluations(evaluationsFile(folder), {*evaluation});
}

} // namespace transect
