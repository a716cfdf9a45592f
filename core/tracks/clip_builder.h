#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "tracks/readers.h"

namespace transect {

/// One pose as a file gives it.
struct PoseRecord {
    std::optional<std::int64_t> person; ///< none: a detection without a track
    std::int64_t frame = 0;
    std::vector<Joint> joints;
    std::optional<float> score;
    std::optional<Box> box;
};

/// Gathers the poses of one clip in the order of a file, and makes a Clip of them.
class ClipBuilder {
public:
    /// `place`: the file or folder, for messages. `options` are kept by reference.
    ClipBuilder(std::string place, const ReadOptions& options);

    /// What the joints are, where the format says so; else the first pose decides by their number.
    void setSkeleton(const Skeleton& skeleton);
    void setPictureSize(int width, int height);
    /// The pictures of the clip, whether somebody is in them or not, by their numbers: they tell its length, unless most of
    /// them are not there.
    void setFrames(std::vector<std::int64_t> numbers);
    void setFramesByPictures() { m_hasAllPictures = true; } ///< the same: those of frameOfPicture()
    void notice(const std::string& text) { m_clip.notices.push_back(m_place + ": " + text); }

    /// A number for the frame of a picture's name, for PoseRecord::frame. Builders that use it use it for all frames:
    /// build() then finds the true numbers (frameNumbers() in names.h).
    std::int64_t frameOfPicture(const std::string& name);

    /// Throws Error "bad-tracks" naming person and frame: a number of joints that is not the skeleton's, a frame below 0
    /// or beyond 2^24, a coordinate that is infinite or beyond 10^6. A joint with a NaN becomes one that was not found.
    void add(const PoseRecord& pose);
    /// As add() of one pose of a person after the other, without scores and boxes; many times as quick. `joints`: frames x K.
    void add(std::int64_t person, std::vector<std::int64_t> frames, std::vector<Joint> joints);

    /// Tracks by person, frames ascending, each once: of two poses of a person in a frame the one of the higher score.
    /// Where that happens often the numbers are none of persons, and all poses are linked anew. Throws Error "bad-tracks" for
    /// a frame before the stated first one.
    ClipPtr build(const std::string& name);

private:
    struct Gathered {
        Track track;
        bool hasScores = true, hasBoxes = true;
    };

    std::string placeOf(const PoseRecord& pose) const;
    [[noreturn]] void fail(const PoseRecord& pose, const std::string& text) const;
    void requireJoints(const PoseRecord& pose);
    void check(const PoseRecord& pose);
    static void append(Gathered& gathered, const PoseRecord& pose);
    static void append(Gathered& gathered, const Gathered& more);
    void describe(const std::string& name);
    void nameFrames();
    std::int64_t firstFrame();
    void subtract(std::int64_t first);
    void setLength();
    std::int64_t countDoubles();
    void settleDoubles();
    void order(Track& track) const;
    void orderAll();
    void linkLoose();
    void checkExtent();

    std::string m_place;
    const ReadOptions& m_options;
    Clip m_clip;
    std::map<std::int64_t, Gathered> m_tracks;
    Gathered m_loose;                       ///< detections without a track
    std::vector<std::string> m_pictures;
    bool m_hasAllPictures = false;
    std::vector<std::int64_t> m_frames; ///< numbers of all pictures; empty: not known
    std::optional<std::int64_t> m_smallestNumber; ///< of the pictures that are numbered by their names
    std::unordered_map<std::string, std::int64_t> m_pictureIndex;
    std::int64_t m_poses = 0, m_jointless = 0;
    std::string m_firstDouble;
};

/// 0, 0, 0 where any number is NaN.
Joint jointOf(double x, double y, double confidence);

} // namespace transect
