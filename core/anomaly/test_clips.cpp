#include "anomaly/test_clips.h"

#include <algorithm>
#include <future>
#include <map>
#include <set>

#include "anomaly/clip_videos.h"
#include "record/error.h"
#include "record/parallel.h"
#include "tracks/names.h"

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

bool isLeftOut(const TestClips& test, const std::string& clip)
{
    return test.subset && !test.subset->keepsClip(clip);
}

ClipPtr emptyClip(const std::string& name, std::size_t frames, const Clip& like)
{
    return std::make_shared<const Clip>(Clip{name, like.skeleton, like.width, like.height, like.framesPerSecond, std::int64_t(frames), {}, {}});
}

std::set<std::string> namesOf(const std::vector<ClipPtr>& clips)
{
    std::set<std::string> names;
    for (const auto& clip : clips)
        names.insert(withoutLeadingZeros(clip->name));
    return names;
}

/// Nobody was seen in a clip that has a mask and no tracks: it counts with zeros. Who scores the file of one clip means that one.
void addClipsWithoutTracks(const Masks& masks, bool isOneClip, TestClips& test)
{
    const auto known = namesOf(test.clips);
    const auto like = test.clips.front();
    std::vector<std::string> names;
    for (const auto& [name, mask] : masks) {
        if (known.contains(withoutLeadingZeros(name)) || isLeftOut(test, name) || mask.abnormal.empty())
            continue;
        names.push_back(name);
        if (!isOneClip)
            test.clips.push_back(emptyClip(name, mask.abnormal.size(), *like));
    }
    if (names.empty())
        return;
    test.notices.push_back(std::to_string(names.size()) + " of " + std::to_string(masks.size()) + " masks are of clips without tracks (" + names.front()
                           + (names.size() > 1 ? ", ..." : "") + "), which " + (isOneClip ? "do not count beside the one that is scored" : "count with zeros"));
    std::ranges::stable_sort(test.clips, {}, [](const ClipPtr& clip) -> const std::string& { return clip->name; });
}

/// What a subset names and nobody knows would be a slip that changes the figures in silence.
void noteUnknownNames(const Masks& masks, TestClips& test)
{
    const auto known = namesOf(test.clips);
    std::string unknown;
    for (const auto& name : test.subset->clips) {
        if (!known.contains(withoutLeadingZeros(name)) && !hasMask(masks, name))
            unknown += (unknown.empty() ? "" : ", ") + name;
    }
    if (!unknown.empty())
        test.notices.push_back("the subset " + test.subset->name + " names clips that are not there: " + unknown);
}

} // namespace

TestClips openTestClips(const TestPlaces& places)
{
    TestClips test;
    // Beside each other: the one waits for files while the other computes.
    auto masksToCome = std::async(std::launch::async, [&] { return places.masks.empty() ? Masks() : openMasks(places.masks, places.masksRead); });
    test.clips = openClips(places.tracks, places.clips);
    if (!places.subset.empty())
        test.subset = readSubset(places.subset);
    const auto masks = masksToCome.get();
    addClipsWithoutTracks(masks, test.clips.size() == 1 && !std::filesystem::is_directory(places.tracks), test);
    if (test.subset)
        noteUnknownNames(masks, test);
    requireOwnFiles(test.clips);
    for (const auto& clip : test.clips) {
        test.notices.insert(test.notices.end(), clip->notices.begin(), clip->notices.end());
        test.frames.push_back(framesOf(*clip));
    }
    requireScorable(test.clips, test.frames);
    test.videos = videosOfClips(test.clips, places.videos, places.tracks, test.notices);
    if (places.masks.empty())
        return test;
    for (std::size_t i = 0; i < test.clips.size(); ++i) {
        const auto& clip = *test.clips[i];
        const bool needsNoMask = isLeftOut(test, clip.name) && !hasMask(masks, clip.name);
        test.isKnown.push_back(!needsNoMask);
        test.labels.push_back(needsNoMask ? std::vector<std::uint8_t>(std::size_t(test.frames[i])) : labelsOf(masks, clip));
        test.frames[i] = std::int64_t(test.labels.back().size());
    }
    return test;
}

FrameEvaluation evaluateScores(const TestClips& test, const std::vector<ScoreRecord>& records, const EvaluationOptions& options)
{
    std::vector<EvaluatedClip> clips(records.size());
    inParallel(std::int64_t(records.size()), [&](std::int64_t at) {
        const auto i = std::size_t(at);
        auto kept = test.subset ? test.subset->keptFrames(records[i].clip, records[i].frames()) : std::vector<std::uint8_t>();
        clips[i] = evaluatedClip(records[i], test.labels[i], std::move(kept));
    });
    return evaluateFrames(clips, options);
}

} // namespace transect
