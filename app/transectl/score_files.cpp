#include "score_files.h"

#include "anomaly/reviewable_scores.h"
#include "export_files.h"
#include "record/atomic_file.h"
#include "text.h"

namespace transect {

namespace {

std::string framesAsCsv(const TestClips& test, const std::vector<ScoreRecord>& records)
{
    std::string text = test.isLabelled() ? "clip,frame,score,abnormal\n" : "clip,frame,score\n";
    for (std::size_t clip = 0; clip < records.size(); ++clip) {
        const auto name = csvCell(records[clip].clip);
        for (std::size_t frame = 0; frame < records[clip].frameScores.size(); ++frame) {
            text += printed("%s,%zu,%.17g", name.c_str(), frame, records[clip].frameScores[frame]);
            text += test.isLabelled() ? printed(",%d\n", int(test.labels[clip][frame] != 0)) : "\n";
        }
    }
    return text;
}

} // namespace

void writeScoreFiles(const std::filesystem::path& folder, const TrackScoring& scoring, const std::vector<ScoreRecord>& records,
                     const std::optional<ScoredEvaluation>& evaluation)
{
    const auto& test = scoring.scorer().clips();
    writeReviewableScores(folder, test, records);
    writeNormalScores(folder, scoring.normalScores());
    for (const auto& record : records)
        writeAtomically((folder / scoreFileName(record.clip)).replace_extension(".npy"), npyOf(record.frameScores));
    writeAtomically(folder / "frame_scores.csv", framesAsCsv(test, records));
    if (evaluation)
        writeEvaluations(evaluationsFile(folder), {*evaluation});
}

} // namespace transect
