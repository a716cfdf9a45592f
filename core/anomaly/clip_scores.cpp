#include "anomaly/clip_scores.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "record/error.h"
#include "record/parallel.h"

namespace transect {

namespace {

const std::vector<std::string> normNames{"l1", "l2"}; // in the order of the enumerators
const std::vector<std::string> assignmentNames{std::string(nameOf(Assignment::LastFrame)), std::string(nameOf(Assignment::Spread))};

auto indexIn(const std::vector<std::string>& names, const Json& name)
{
    return std::ranges::find(names, name.get<std::string>()) - names.begin();
}

ScoreRecord emptyRecord(const Clip& clip, std::int64_t frames)
{
    ScoreRecord record;
    record.clip = clip.name;
    record.skeleton = clip.skeleton.name;
    record.joints = clip.skeleton.joints;
    record.width = clip.width;
    record.height = clip.height;
    record.framesPerSecond = clip.framesPerSecond;
    record.frameScores.resize(std::size_t(frames));
    return record;
}

/// Adds the windows of a clip to its record.
class WindowRecorder {
public:
    /// `scores`: null where the windows are scored by their motion.
    WindowRecorder(const WindowSet& windows, const WindowScores* scores, const MotionPrior& prior)
        : m_windows(windows)
        , m_scores(scores)
        , m_guards(windows, prior)
    {
    }

    void add(ScoreRecord& record, std::size_t clip)
    {
        const auto places = m_windows.placesOf(clip);
        const auto first = std::size_t(m_windows.firstOf(clip));
        record.windows.reserve(places.size());
        for (std::size_t i = 0; i < places.size(); ++i)
            addWindow(record, places[i], m_scores ? m_scores->scores[first + i] : m_guards.irregularity(places[i]));
        if (!m_scores)
            return;
        addJointErrors(record, first, places.size());
        addReconstructions(record, first, places);
    }

private:
    void addWindow(ScoreRecord& record, const WindowPlace& place, double score) const
    {
        const ScoredWindow scored{m_windows.track(place).person, m_windows.firstFrame(place), m_windows.lastFrame(place), score};
        if (scored.lastFrame >= record.frames())
            throw Error("bad-tracks", "found a pose of person " + std::to_string(scored.person) + " in frame " + std::to_string(scored.lastFrame)
                            + ", expected frames below " + std::to_string(record.frames()), "clip " + record.clip, "see that tracks and masks are of the same video");
        record.windows.push_back(scored);
    }

    void addJointErrors(ScoreRecord& record, std::size_t window, std::size_t count) const
    {
        if (m_scores->jointErrors.empty())
            return;
        const auto joints = record.joints.size();
        const auto errors = std::span(m_scores->jointErrors).subspan(window * joints, count * joints);
        record.jointErrors.assign(errors.begin(), errors.end());
    }

    void addReconstructions(ScoreRecord& record, std::size_t window, std::span<const WindowPlace> places) const
    {
        if (m_scores->lastPoses.empty())
            return;
        const auto size = record.joints.size() * 2;
        record.reconstructions.reserve(places.size() * size);
        for (const auto& place : places) {
            const auto box = m_windows.lastBox(place);
            const auto pose = std::span(m_scores->lastPoses).subspan(window++ * size, size);
            for (std::size_t i = 0; i < size; i += 2) {
                record.reconstructions.push_back(box.x + pose[i] / 100 * box.width);
                record.reconstructions.push_back(box.y + pose[i + 1] / 100 * box.height);
            }
        }
    }

    const WindowSet& m_windows;
    const WindowScores* m_scores;
    WindowGuards m_guards;
};

std::vector<ScoreRecord> recordsOf(const WindowSet& windows, const WindowScores* scores, const MotionPrior& prior, Assignment assignment,
                                   std::span<const std::int64_t> frames, const std::string& checkpoint)
{
    requireScorable(windows.clips(), frames);
    std::vector<ScoreRecord> records(windows.clips().size());
    inParallel(std::int64_t(records.size()), [&](std::int64_t i) {
        const auto clip = std::size_t(i);
        auto& record = records[clip];
        record = emptyRecord(*windows.clips()[clip], frames[clip]);
        record.checkpoint = checkpoint;
        record.scores = nameOf(scores ? scores->of : ScoreOf::Motion);
        record.assignment = assignment;
        record.length = windows.options().length;
        record.stride = windows.options().stride;
        record.prior = toJson(prior);
        WindowRecorder(windows, scores, prior).add(record, clip);
        record.frameScores = highestScores(record.windows, record.frames(), assignment, 0);
    });
    return records;
}

} // namespace

Schema scoringSchema()
{
    const auto defaults = toJson(ScoringOptions());
    Schema schema{"scoring", "How windows are scored and their scores come to frames", {}};
    schema.parameters = {
        {.name = "error", .type = ParameterType::Text, .help = "The error of a joint: l1, |dx| + |dy|, or l2, sqrt(dx^2 + dy^2)", .choices = normNames},
        {.name = "assignment", .type = ParameterType::Text, .help = "last: a window's score goes to the frame of its last pose; spread: to all from its first to its last",
         .choices = assignmentNames},
    };
    for (auto& parameter : schema.parameters)
        parameter.defaultValue = defaults.at(parameter.name);
    return schema;
}

Json toJson(const ScoringOptions& options)
{
    return {{"error", normNames[std::size_t(options.norm)]}, {"assignment", nameOf(options.assignment)}};
}

ScoringOptions scoringOptionsFromJson(const Json& json, const std::string& place)
{
    const auto whole = complete(scoringSchema(), json, place);
    return {ErrorNorm(indexIn(normNames, whole.at("error"))), Assignment(indexIn(assignmentNames, whole.at("assignment")))};
}

std::int64_t framesOf(const Clip& clip)
{
    return std::max(clip.frameCount, clip.lastFrame() + 1);
}

void requireScorable(const std::vector<ClipPtr>& clips, std::span<const std::int64_t> frames)
{
    constexpr std::int64_t mostFrames = 1 << 25; // 13 days of video
    std::int64_t total = 0;
    for (const auto count : frames)
        total += count;
    if (total <= mostFrames)
        return;
    const auto longest = std::size_t(std::ranges::max_element(frames) - frames.begin());
    throw Error("bad-tracks", "found " + std::to_string(frames[longest]) + " frames, with poses up to frame " + std::to_string(clips[longest]->lastFrame()) + ", and "
                    + std::to_string(total) + " in all clips, expected at most " + std::to_string(mostFrames), "clip " + clips[longest]->name,
                "see that the numbers of the frames are right, or score the clips in parts");
}

std::vector<ScoreRecord> scoreClips(const WindowSet& windows, const WindowScores& scores, const MotionPrior& prior, Assignment assignment,
                                    std::span<const std::int64_t> frames, const std::string& checkpoint)
{
    return recordsOf(windows, &scores, prior, assignment, frames, checkpoint);
}

std::vector<ScoreRecord> scoreClipsByMotion(const WindowSet& windows, const MotionPrior& prior, Assignment assignment, std::span<const std::int64_t> frames)
{
    return recordsOf(windows, nullptr, prior, assignment, frames, {});
}

void addMotion(ScoreRecord& record, const WindowSet& windows, std::size_t clip, const MotionPrior& prior)
{
    const auto steps = std::size_t(windows.options().length - 1), stride = std::size_t(windows.options().stride);
    const auto places = windows.placesOf(clip);
    record.speeds.reserve(places.size() * steps);
    record.guards.reserve(places.size() * steps);
    WindowGuards ofWindows(windows, prior);
    for (const auto& place : places) {
        const auto speeds = windows.trackSpeeds(place).subspan(std::size_t(place.first)), guards = ofWindows.of(place);
        for (std::size_t i = 0; i < steps; ++i) {
            record.speeds.push_back(float(speeds[i * stride]));
            record.guards.push_back(float(guards[i * stride]));
        }
    }
}

EvaluatedClip evaluatedClip(const ScoreRecord& record, std::vector<std::uint8_t> labels, std::vector<std::uint8_t> kept)
{
    const auto highest = highestScores(record.windows, record.frames(), record.assignment, std::numeric_limits<double>::quiet_NaN());
    std::vector<std::uint8_t> scored;
    for (const double score : highest)
        scored.push_back(!std::isnan(score));
    return {record.clip, record.frameScores, std::move(labels), std::move(scored), std::move(kept)};
}

} // namespace transect
