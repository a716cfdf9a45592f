#include "vision/track_comparison.h"

#include <cmath>
#include <map>
#include <span>
#include <vector>

#include "tracks/box.h"
#include "tracks/linking.h"
#include "vision/assignment.h"

namespace transect {

namespace {

/// A pose of a clip in one frame.
struct Seen {
    std::int64_t person = 0;
    Box box;
    std::span<const Joint> joints;
};

using SeenByFrame = std::map<std::int64_t, std::vector<Seen>>;

SeenByFrame byFrame(const Clip& clip)
{
    SeenByFrame frames;
    for (const auto& track : clip.tracks) {
        for (std::int64_t i = 0; i < track.size(); ++i) {
            const auto pose = track.pose(i, clip.skeleton.size());
            const auto box = track.boxes.empty() ? boxAround(pose) : track.boxes[std::size_t(i)];
            frames[track.frames[std::size_t(i)]].push_back({track.person, box, pose});
        }
    }
    return frames;
}

double jointDistance(const Seen& truth, const Seen& found)
{
    double sum = 0;
    for (std::size_t i = 0; i < truth.joints.size(); ++i)
        sum += std::hypot(truth.joints[i].x - found.joints[i].x, truth.joints[i].y - found.joints[i].y);
    return sum / double(truth.joints.size()) / std::max(1.0f, truth.box.height);
}

class Comparison {
public:
    Comparison(bool sameSkeleton, double leastOverlap)
        : m_sameSkeleton(sameSkeleton)
        , m_least(leastOverlap)
    {
    }

    void add(const std::vector<Seen>& truth, const std::vector<Seen>& found)
    {
        result.truePoses += std::ssize(truth);
        result.foundPoses += std::ssize(found);
        for (const auto& [row, column] : bestPairs(gains(truth, found), int(truth.size()), int(found.size())))
            addPair(truth[std::size_t(row)], found[std::size_t(column)]);
    }

    TrackComparison result;

private:
    std::vector<double> gains(const std::vector<Seen>& truth, const std::vector<Seen>& found) const
    {
        constexpr double stays = 1000; // no sum of overlaps outweighs a pair that stays
        std::vector<double> all;
        for (const auto& one : truth) {
            const auto before = m_pairs.find(one.person);
            for (const auto& other : found) {
                const double both = overlap(one.box, other.box);
                const bool isKept = before != m_pairs.end() && before->second == other.person;
                all.push_back(both < m_least ? 0 : both + (isKept ? stays : 0));
            }
        }
        return all;
    }

    void addPair(const Seen& truth, const Seen& found)
    {
        ++result.matched;
        result.overlapSum += overlap(truth.box, found.box);
        if (m_sameSkeleton) {
            result.jointDistanceSum += jointDistance(truth, found);
            ++result.jointPairs;
        }
        const auto [before, isNew] = m_pairs.try_emplace(truth.person, found.person);
        if (!isNew && before->second != found.person) {
            ++result.switches;
            before->second = found.person;
        }
    }

    bool m_sameSkeleton;
    double m_least;
    std::map<std::int64_t, std::int64_t> m_pairs; ///< the found person of each true one, when last seen
};

} // namespace

TrackComparison& TrackComparison::operator+=(const TrackComparison& other)
{
    truePoses += other.truePoses;
    foundPoses += other.foundPoses;
    matched += other.matched;
    switches += other.switches;
    overlapSum += other.overlapSum;
    jointDistanceSum += other.jointDistanceSum;
    jointPairs += other.jointPairs;
    return *this;
}

TrackComparison compareTracks(const Clip& truth, const Clip& found, double leastOverlap)
{
    const auto trueFrames = byFrame(truth);
    auto foundFrames = byFrame(found);
    Comparison comparison(truth.skeleton.name == found.skeleton.name, leastOverlap);
    for (const auto& [frame, seen] : trueFrames) {
        comparison.add(seen, foundFrames[frame]);
        foundFrames.erase(frame);
    }
    for (const auto& [frame, seen] : foundFrames)
        comparison.result.foundPoses += std::ssize(seen);
    return comparison.result;
}

} // namespace transect
