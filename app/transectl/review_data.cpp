#include "review_data.h"

#include <algorithm>
#include <iostream>
#include <set>

#include "analysis/event_stretches.h"
#include "analysis/score_events.h"
#include "damage.h"
#include "record/counted.h"
#include "record/error.h"
#include "record/normal_scores.h"
#include "record/poses_beside.h"
#include "record/run_folder.h"
#include "text.h"

namespace transect {

namespace {

namespace fs = std::filesystem;

void warnOf(const Error& error)
{
    std::cerr << harmless("transectl: left out: " + std::string(error.what())) << '\n';
}

template <typename Read> std::optional<PoseRecord> undamaged(const Read& read, const ReviewFolder& folder, const std::string& clip)
{
    try {
        return read(folder.scores, clip);
    } catch (const Error& error) {
        warnOf(error);
    }
    return std::nullopt;
}

/// The folder that holds run.json where `scores` is that of its scores.
ReviewFolder folderOfScores(const fs::path& scores)
{
    const auto absolute = fs::weakly_canonical(scores);
    const RunFolder run{absolute.parent_path()};
    if (run.isRun() && scoresFolder(run.root) == absolute)
        return {run.root, absolute};
    return {scores, scores};
}

/// What the frames of a review are scored by, without what explains it: a long series of clips stays in memory.
ScoreRecord readSlimRecord(const fs::path& file)
{
    auto record = readScoreRecord(file);
    record.speeds = {};
    record.guards = {};
    record.jointErrors = {};
    record.reconstructions = {};
    return record;
}

struct ReadClips {
    std::vector<ScoreRecord> records;
    std::vector<EventScores> scores;
};

/// Errors: "bad-scores" where two files are of one clip, or no file could be read.
ReadClips readClips(const ReviewFolder& folder)
{
    ReadClips clips;
    std::set<std::string> names;
    for (const auto& file : listScoreRecords(folder.scores)) {
        try {
            auto record = readSlimRecord(file);
            if (!names.insert(scoreFileName(record.clip)).second)
                throw Error("bad-scores", "found a second file of the clip " + inQuotes(record.clip), file.string());
            const auto truth = undamaged(truthBeside, folder, record.clip);
            clips.scores.push_back(eventScoresOf(record, truth ? &*truth : nullptr));
            record.frameScores = {};
            clips.records.push_back(std::move(record));
        } catch (const Error& error) {
            warnOf(error);
        }
    }
    if (clips.records.empty())
        throw Error("bad-scores", "found no file of scores that could be read", folder.scores.string());
    return clips;
}

EventRules rulesFrom(const EventRules& kept, const Json& given)
{
    if (given.contains("threshold_by") && !given.contains("value") && given.at("threshold_by") != toJson(kept).at("threshold_by"))
        throw Error("bad-field", "found a threshold by " + given.at("threshold_by").dump() + " and no value of it", "--value",
                    "say the score, the percentile or the false alarms an hour: --threshold-by false_alarms --value 2");
    auto rules = toJson(kept);
    rules.update(given);
    return eventRulesFromJson(rules);
}

std::vector<double> normalScoresBeside(const fs::path& scores)
{
    try {
        return readNormalScores(normalScoresFile(scores));
    } catch (const Error& error) {
        warnOf(error);
    }
    return {};
}

void warnOfUnknownRates(const std::vector<EventScores>& clips)
{
    const auto unknown = std::ranges::count_if(clips, [](const EventScores& clip) { return rateOf(clip) != clip.framesPerSecond; });
    if (unknown > 0)
        std::cerr << "transectl: frames a second are not known of " << counted(unknown, "clip", "clips") << " and taken for 25\n";
}

void formAll(LoadedReview& loaded)
{
    for (std::size_t clip = 0; clip < loaded.records.size(); ++clip) {
        auto events = loaded.former.eventsOf(clip, loaded.threshold.score, loaded.settings.rules);
        namePersons(events, loaded.records[clip]);
        std::ranges::move(events, std::back_inserter(loaded.formed));
    }
}

} // namespace

ReviewFolder findReviewFolder(const fs::path& library, const std::string& text)
{
    std::error_code none;
    const bool isFolder = fs::is_directory(text, none);
    if (isFolder && !RunFolder{text}.isRun() && !listScoreRecords(text).empty())
        return folderOfScores(text);
    const bool holdsScores = isFolder && !listScoreRecords(scoresFolder(text)).empty();
    const fs::path root = holdsScores ? fs::path(text) : resolveRun(library, text).root;
    if (listScoreRecords(scoresFolder(root)).empty())
        throw Error("no-scores", "found no scores of clips", scoresFolder(root).string(), "name a finished run of the kind regularity, or a folder that transectl score --to wrote");
    return {root, scoresFolder(root)};
}

std::optional<PoseRecord> undamagedPoses(const ReviewFolder& folder, const std::string& clip)
{
    return undamaged(posesBeside, folder, clip);
}

LoadedReview loadReview(const ReviewFolder& folder, const Json& rules)
{
    auto settings = readReviewSettings(folder.root);
    settings.rules = rulesFrom(settings.rules, rules);
    auto clips = readClips(folder);
    warnOfUnknownRates(clips.scores);
    LoadedReview loaded{.folder = folder, .settings = settings, .records = std::move(clips.records), .former = EventFormer(std::move(clips.scores), settings.rules.smoothing),
                        .threshold = {}, .formed = {}, .verdicts = {}, .review = {}};
    loaded.threshold = loaded.former.thresholdFor(settings.rules, normalScoresBeside(folder.scores));
    formAll(loaded);
    followVerdicts(loaded);
    return loaded;
}

void followVerdicts(LoadedReview& loaded)
{
    const auto file = verdictsFile(loaded.folder.root);
    auto verdicts = readVerdicts(file);
    warnOfDamage(file, verdicts.damage);
    loaded.verdicts = std::move(verdicts.records);
    loaded.review = reviewOf(loaded.formed, loaded.verdicts);
}

std::optional<std::size_t> LoadedReview::clipAt(const std::string& name) const
{
    const auto found = std::ranges::find(records, name, &ScoreRecord::clip);
    return found == records.end() ? std::nullopt : std::optional(std::size_t(found - records.begin()));
}

double LoadedReview::secondsOf(const std::string& clip, std::int64_t frames) const
{
    return double(frames) / rateOf(former.clips()[clipAt(clip).value()]);
}

} // namespace transect
