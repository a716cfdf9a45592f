#include "review_files.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/event_stretches.h"
#include "record/error.h"
#include "track_files.h"
#include "tracks/clip_writer.h"

namespace transect {

namespace {

bool isFalseAlarm(const ReviewedEvent& reviewed)
{
    return reviewed.state == ReviewState::Judged && reviewed.verdict == Verdict::FalseAlarm;
}

void fill(std::vector<std::uint8_t>& marks, std::int64_t first, std::int64_t last, std::uint8_t mark)
{
    const auto begin = std::clamp<std::int64_t>(first, 0, std::int64_t(marks.size()));
    const auto end = std::clamp<std::int64_t>(last + 1, begin, std::int64_t(marks.size()));
    std::fill(marks.begin() + begin, marks.begin() + end, mark);
}

/// Marks the frames of a clip that false alarms make normal.
std::vector<std::uint8_t> normalMarks(const LoadedReview& loaded, std::size_t place)
{
    const auto& clip = loaded.former.clips()[place];
    std::vector<std::uint8_t> marks(clip.scores.size(), 0);
    std::vector<const ReviewedEvent*> events;
    for (const auto& reviewed : loaded.review.events) {
        if (reviewed.event.clip == clip.clip)
            events.push_back(&reviewed);
    }
    const auto padding = std::llround(loaded.settings.rules.padding * rateOf(clip));
    for (const auto* reviewed : events) {
        if (isFalseAlarm(*reviewed))
            fill(marks, reviewed->event.first - padding, reviewed->event.last + padding, 1);
    }
    for (std::size_t frame = 0; frame < clip.abnormal.size(); ++frame)
        marks[frame] = marks[frame] && !clip.abnormal[frame];
    // What a reviewer said of the event itself stands above the truth that came with the clip.
    for (const auto* reviewed : events)
        fill(marks, reviewed->event.first, reviewed->event.last, isFalseAlarm(*reviewed));
    return marks;
}

/// Of each frame the number of the stretch of marked frames that it lies in; -1: none.
std::vector<int> stretchNumbers(const std::vector<std::uint8_t>& marks)
{
    std::vector<int> numbers(marks.size(), -1);
    int count = 0;
    for (std::size_t frame = 0; frame < marks.size(); ++frame) {
        if (!marks[frame])
            continue;
        count += frame == 0 || !marks[frame - 1];
        numbers[frame] = count - 1;
    }
    return numbers;
}

/// The poses in marked frames: of each stretch the tracks have persons of their own, since a window must not leap from one to
/// the next.
Clip markedTracks(const PoseRecord& poses, const std::vector<std::uint8_t>& marks)
{
    const auto stretches = stretchNumbers(marks);
    std::map<std::pair<int, std::int64_t>, Track> tracks;
    for (std::size_t pose = 0; pose < poses.places.size(); ++pose) {
        const auto& [person, frame] = poses.places[pose];
        if (frame < std::int64_t(stretches.size()) && stretches[std::size_t(frame)] >= 0)
            addPose(tracks[{stretches[std::size_t(frame)], person}], poses, pose);
    }
    auto clip = clipWithoutTracks(poses);
    for (auto& [key, track] : tracks) {
        track.person = std::int64_t(clip.tracks.size()) + 1;
        clip.tracks.push_back(std::move(track));
    }
    return clip;
}

} // namespace

std::vector<std::filesystem::path> writeNormalTracks(const std::filesystem::path& folder, const LoadedReview& loaded)
{
    if (std::ranges::none_of(loaded.review.events, isFalseAlarm))
        throw Error("bad-field", "found no event that was called a false alarm", "--normal-tracks", "judge some first: --judge CLIP:FRAME=\"false alarm\"");
    std::vector<ClipPtr> clips;
    bool hasPoses = false;
    for (std::size_t place = 0; place < loaded.records.size(); ++place) {
        const auto marks = normalMarks(loaded, place);
        if (std::ranges::find(marks, 1) == marks.end())
            continue;
        const auto poses = undamagedPoses(loaded.folder, loaded.records[place].clip);
        hasPoses |= poses.has_value();
        if (auto clip = poses ? markedTracks(*poses, marks) : Clip(); !clip.tracks.empty())
            clips.push_back(std::make_shared<const Clip>(std::move(clip)));
    }
    if (clips.empty())
        throw Error("bad-field", hasPoses ? "found no poses in the false alarms" : "found no poses beside the scores", "--normal-tracks",
                    hasPoses ? "" : "score the tracks again: this version keeps the poses");
    return writeClips(clips, folder, TrackFormat::Tracked);
}

} // namespace transect
