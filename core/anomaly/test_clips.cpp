#include "anomaly/test_clips.h"

#include <map>

#include "record/error.h"

namespace transect {

namespace {

/// The scores of each clip are a file.
void requireOwnFiles(const std::vector<ClipPtr>& clips)
{
    std::map<std::string, std::string> names;
    for (const auto& clip : clips) {
        const auto [other, isNew] = names.emplace(scoreFileName(clip->name), clip->name);
        if (!isNew)
            throw Error("bad-tracks", "the scores of the clips \"" + other->second + "\" and \"" + clip->name + "\" would be one file, " + other->first, "clip " + clip->name,
                        "rename one of them");
    }
}

/// Every clip has a mask here, so what is left over has no clip.
void noteMasksWithoutClip(const Masks& masks, TestClips& test)
{
    if (masks.size() > test.clips.size())
        test.notices.push_back(std::to_string(masks.size() - test.clips.size()) + " of " + std::to_string(masks.size()) + " masks are of clips without tracks, which do not count");
}

} // namespace

TestClips openTestClips(const TestPlaces& places)
{
    TestClips test;
    test.clips = openClips(places.tracks, places.clips);
    requireOwnFiles(test.clips);
    for (const auto& clip : test.clips) {
        test.notices.insert(test.notices.end(), clip->notices.begin(), clip->notices.end());
        test.frames.push_back(framesOf(*clip));
    }
    if (!places.subset.empty())
        test.subset = readSubset(places.subset);
    if (places.masks.empty())
        return test;
    const auto masks = openMasks(places.masks, places.masksRead);
    for (std::size_t i = 0; i < test.clips.size(); ++i) {
        test.labels.push_back(labelsOf(masks, *test.clips[i]));
        test.frames[i] = std::int64_t(test.labels.back().size());
    }
    noteMasksWithoutClip(masks, test);
    return test;
}

FrameEvaluation evaluateScores(const TestClips& test, const std::vector<ScoreRecord>& records, const EvaluationOptions& options)
{
    std::vector<EvaluatedClip> clips;
    for (std::size_t i = 0; i < records.size(); ++i) {
        auto kept = test.subset ? test.subset->keptFrames(records[i].clip, records[i].frames()) : std::vector<std::uint8_t>();
        clips.push_back(evaluatedClip(records[i], test.labels[i], std::move(kept)));
    }
    return evaluateFrames(clips, options);
}

} // namespace transect
