#include "anomaly/windows.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "record/error.h"
#include "record/parallel.h"

namespace transect {

namespace {

bool wasFound(const Joint& joint)
{
    return joint.confidence > 0 || joint.x != 0 || joint.y != 0;
}

/// In hundredths of the box. A joint that was not found lies in the centre.
void normalisePose(std::span<const Joint> pose, const PoseBox& box, std::span<float> out)
{
    for (std::size_t j = 0; j < pose.size(); ++j) {
        const bool found = wasFound(pose[j]);
        out[2 * j] = found ? 100 * ((pose[j].x - box.x) / box.width) : 0;
        out[2 * j + 1] = found ? 100 * ((pose[j].y - box.y) / box.height) : 0;
    }
}

void weighPose(std::span<const Joint> pose, std::span<float> out)
{
    float sum = 0;
    for (const auto& joint : pose)
        sum += std::max(joint.confidence, 0.0f);
    for (std::size_t j = 0; j < pose.size(); ++j)
        out[j] = sum > 0 ? std::max(pose[j].confidence, 0.0f) / sum : 1.0f / float(pose.size());
}

void checkClips(const std::vector<ClipPtr>& clips)
{
    for (const auto& clip : clips) {
        const auto& first = *clips.front();
        if (clip->skeleton.joints != first.skeleton.joints)
            throw Error("bad-tracks", "found the skeleton \"" + clip->skeleton.name + "\", expected \"" + first.skeleton.name + "\" as in clip " + first.name,
                        "clip " + clip->name, "give only clips of one skeleton");
        if (!clip->tracks.empty() && (clip->width < 1 || clip->height < 1))
            throw Error("bad-tracks", "the size of its pictures is not known", "clip " + clip->name, "give the width and height of the video in pixels");
    }
}

} // namespace

bool PoseBox::isUsable() const
{
    return std::isfinite(x) && std::isfinite(y) && std::isfinite(width) && std::isfinite(height) && width >= 1 && height >= 1;
}

PoseBox boxOf(std::span<const Joint> pose)
{
    constexpr float far = std::numeric_limits<float>::infinity();
    float left = far, right = -far, top = far, bottom = -far;
    for (const auto& joint : pose) {
        if (!wasFound(joint))
            continue;
        left = std::min(left, joint.x);
        right = std::max(right, joint.x);
        top = std::min(top, joint.y);
        bottom = std::max(bottom, joint.y);
    }
    return {(left + right) / 2, (top + bottom) / 2, right - left, bottom - top};
}

WindowSet::WindowSet(std::vector<ClipPtr> clips, const WindowOptions& options)
    : m_clips(std::move(clips))
    , m_options(options)
{
    checkClips(m_clips);
    m_measured.resize(m_clips.size());
    m_places.resize(m_clips.size());
    inParallel(std::int64_t(m_clips.size()), [&](std::int64_t i) {
        const auto clip = std::size_t(i);
        const auto& tracks = m_clips[clip]->tracks;
        m_measured[clip].reserve(tracks.size());
        for (const auto& track : tracks) {
            m_measured[clip].push_back(measure(*m_clips[clip], track));
            addPlaces(std::int32_t(clip), std::int32_t(m_measured[clip].size() - 1), m_places[clip]);
        }
    });
    m_firstOf.push_back(0);
    for (const auto& ofClip : m_places)
        m_firstOf.push_back(m_firstOf.back() + std::int64_t(ofClip.size()));
}

WindowSet::Measured WindowSet::measure(const Clip& clip, const Track& track) const
{
    Measured result;
    result.boxes.reserve(track.frames.size());
    for (std::int64_t pose = 0; pose < track.size(); ++pose)
        result.boxes.push_back(boxOf(track.pose(pose, joints())));
    const double width = clip.width, height = clip.height;
    const auto speed = [=](const PoseBox& from, const PoseBox& to) {
        const double x = (double(to.x) - from.x) / width, y = (double(to.y) - from.y) / height;
        return std::sqrt(x * x + y * y) / ((from.width / width + from.height / height) / 2);
    };
    const auto stride = std::size_t(m_options.stride);
    result.speeds.reserve(result.boxes.size());
    for (std::size_t pose = stride; pose < result.boxes.size(); ++pose)
        result.speeds.push_back(speed(result.boxes[pose - stride], result.boxes[pose]));
    return result;
}

void WindowSet::addPlaces(std::int32_t clip, std::int32_t track, std::vector<WindowPlace>& places) const
{
    const auto& frames = m_clips[std::size_t(clip)]->tracks[std::size_t(track)].frames;
    const auto& poses = m_measured[std::size_t(clip)][std::size_t(track)].boxes;
    const auto count = std::int64_t(frames.size()), steps = std::int64_t(m_options.length) - 1;
    if (count < m_options.shortestTrack)
        return;
    const auto starts = count - std::int64_t(m_options.length) * m_options.stride + (m_options.lastStart ? 1 : 0);
    // How many poses one stride apart, all with a usable box, end at each of the latest ones.
    std::vector<std::int64_t> runs(std::size_t(m_options.stride));
    auto run = runs.begin();
    std::int64_t afterGap = 0, start = 0;
    for (std::int64_t last = 0; last < count; ++last) {
        const auto at = std::size_t(last);
        *run = poses[at].isUsable() ? *run + 1 : 0;
        if (m_options.longestGap && last > 0 && frames[at] - frames[at - 1] > *m_options.longestGap)
            afterGap = last;
        const auto first = last - steps * m_options.stride;
        if (first == start && first < starts) {
            if (*run > steps && first >= afterGap)
                places.push_back({clip, track, first});
            start += m_options.hop;
        }
        if (++run == runs.end())
            run = runs.begin();
    }
}

int WindowSet::joints() const
{
    return m_clips.empty() ? 0 : m_clips.front()->skeleton.size();
}

const WindowPlace& WindowSet::place(std::int64_t window) const
{
    const auto clip = std::size_t(std::ranges::upper_bound(m_firstOf, window) - m_firstOf.begin()) - 1;
    return m_places[clip][std::size_t(window - m_firstOf[clip])];
}

double WindowSet::framesPerSecond() const
{
    double rate = 0;
    for (const auto& clip : m_clips) {
        if (clip->framesPerSecond <= 0)
            continue;
        if (rate > 0 && std::abs(clip->framesPerSecond - rate) > 0.01 * rate)
            return 0;
        rate = clip->framesPerSecond;
    }
    return rate;
}

void WindowSet::fill(std::int64_t window, std::span<float> poses, std::span<float> weights, std::span<float> speeds) const
{
    if (!poses.empty()) {
        fillPoses(window, poses);
        if (m_options.quantise)
            truncate(poses);
    }
    const auto& at = place(window);
    const auto size = std::size_t(joints());
    for (std::size_t i = 0; i * size < weights.size(); ++i)
        weighPose(track(at).pose(at.first + std::int64_t(i) * m_options.stride, joints()), weights.subspan(i * size, size));
    for (std::size_t i = 0; i < speeds.size(); ++i)
        speeds[i] = float(measured(at).speeds[std::size_t(at.first) + i * std::size_t(m_options.stride)]);
}

void WindowSet::fillPoses(std::int64_t window, std::span<float> poses) const
{
    const auto& at = place(window);
    const auto size = 2 * std::size_t(joints());
    for (std::size_t i = 0; i * size < poses.size(); ++i) {
        const auto pose = at.first + std::int64_t(i) * m_options.stride;
        normalisePose(track(at).pose(pose, joints()), measured(at).boxes[std::size_t(pose)], poses.subspan(i * size, size));
    }
}

void WindowSet::fillSpeeds(std::int64_t window, std::span<double> speeds) const
{
    const auto& at = place(window);
    for (std::size_t i = 0; i < speeds.size(); ++i)
        speeds[i] = measured(at).speeds[std::size_t(at.first) + i * std::size_t(m_options.stride)];
}

void truncate(std::span<float> coordinates)
{
    for (auto& coordinate : coordinates)
        coordinate = std::trunc(coordinate);
}

} // namespace transect
