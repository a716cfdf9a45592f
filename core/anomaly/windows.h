#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "record/parameters.h"
#include "tracks/clip.h"

namespace transect {

/// How tracks become windows (arXiv 2112.03649, section III; the released code where the paper is silent).
struct WindowOptions {
    int length = 8;          ///< T: poses of a window
    int stride = 2;          ///< S: observed frames from one pose of a window to the next
    int hop = 1;             ///< observed frames from one window to the next
    bool lastStart = true;   ///< starts 0..n - T S inclusive; false: without the last one, as the released code
    std::int64_t shortestTrack = 16;           ///< observed frames; shorter tracks give no window
    std::optional<std::int64_t> longestGap;    ///< a window spans no larger step between observed frames
    bool quantise = true;    ///< coordinates are truncated to whole hundredths of the box, as in the released code

    bool operator==(const WindowOptions&) const = default;
};

/// The options as parameters, for the group "windows" of a job. The reader throws Error "bad-field" with `place`.
Schema windowSchema();
Json toJson(const WindowOptions& options);
WindowOptions windowOptionsFromJson(const Json& json, const std::string& place = {});

/// Which poses a window is made of.
struct WindowPlace {
    std::int32_t clip = 0, track = 0;
    std::int64_t first = 0;  ///< index of its first pose in the track
};

/// The box around the joints of a pose that were found, in pixels.
struct PoseBox {
    float x = 0, y = 0, width = 0, height = 0; ///< x, y: the centre
    bool isUsable() const; ///< finite, and at least 1 pixel wide and high
};
PoseBox boxOf(std::span<const Joint> pose);

/// All windows of some clips, found once and computed when asked for: memory is that of the tracks.
/// A window with a pose whose box is smaller than 1 pixel in width or height is left out.
/// Windows are in the order of the clips, their tracks and their first poses.
class WindowSet {
public:
    /// All clips have one skeleton, and those with tracks a known picture size. Throws Error "bad-tracks" naming the clip
    /// that has not.
    WindowSet(std::vector<ClipPtr> clips, const WindowOptions& options);

    std::int64_t size() const { return m_firstOf.back(); }
    /// The first window of a clip, and of the one behind the last clip size().
    std::int64_t firstOf(std::size_t clip) const { return m_firstOf[clip]; }
    std::span<const WindowPlace> placesOf(std::size_t clip) const { return m_places[clip]; } ///< of its windows
    int joints() const;                       ///< K; 0 without clips
    const WindowOptions& options() const { return m_options; }
    const std::vector<ClipPtr>& clips() const { return m_clips; }
    const WindowPlace& place(std::int64_t window) const;
    const Track& track(const WindowPlace& place) const { return m_clips[std::size_t(place.clip)]->tracks[std::size_t(place.track)]; }
    std::int64_t firstFrame(const WindowPlace& place) const { return track(place).frames[std::size_t(place.first)]; }
    std::int64_t lastFrame(const WindowPlace& place) const { return track(place).frames[lastPose(place)]; } ///< frame number of its last pose
    PoseBox lastBox(const WindowPlace& place) const { return measured(place).boxes[lastPose(place)]; }      ///< of its last pose
    /// Of all clips whose rate is known; 0 where none is, or where they differ.
    double framesPerSecond() const;

    /// poses: T x K x 2, in hundredths of each pose's own box from its centre, -50 to 50; 0 for a joint that was not found;
    /// truncated to whole numbers where options().quantise. weights: T x K, confidence / sum over the pose.
    /// speeds: T - 1, in box sizes a step: |c' - c| / ((w + h) / 2) after x is divided by the picture's width and y by
    /// its height. A span that is empty is not filled.
    void fill(std::int64_t window, std::span<float> poses, std::span<float> weights, std::span<float> speeds) const;
    void fillPoses(std::int64_t window, std::span<float> poses) const; ///< as fill(), but never truncated
    void fillSpeeds(std::int64_t window, std::span<double> speeds) const;
    /// The speed from each pose of the window's track to the one a stride later; those of the window itself are at
    /// place.first + i S.
    std::span<const double> trackSpeeds(const WindowPlace& place) const { return measured(place).speeds; }

private:
    /// A track as it was measured once.
    struct Measured {
        std::vector<PoseBox> boxes;
        std::vector<double> speeds;
    };
    Measured measure(const Clip& clip, const Track& track) const;
    void addPlaces(std::int32_t clip, std::int32_t track, std::vector<WindowPlace>& places) const;
    std::size_t lastPose(const WindowPlace& place) const { return std::size_t(place.first + std::int64_t(m_options.length - 1) * m_options.stride); }
    const Measured& measured(const WindowPlace& place) const { return m_measured[std::size_t(place.clip)][std::size_t(place.track)]; }

    std::vector<ClipPtr> m_clips;
    WindowOptions m_options;
    std::vector<std::vector<Measured>> m_measured; ///< by clip and track
    std::vector<std::vector<WindowPlace>> m_places; ///< by clip
    std::vector<std::int64_t> m_firstOf;
};

/// Drops what is behind the decimal point: 49.9 becomes 49, -0.5 becomes 0.
void truncate(std::span<float> coordinates);

} // namespace transect
