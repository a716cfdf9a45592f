#include "tracks/linking.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "record/error.h"

namespace transect {

namespace {

/// A person who was seen lately.
struct Open {
    std::size_t track;
    Box box;
    std::int64_t lastFrame;
};

struct Pair {
    double overlap;
    std::size_t open, detection;
};

class Linker {
public:
    Linker(const Track& detections, int jointCount, std::int64_t firstPerson, const LinkOptions& options)
        : m_detections(detections)
        , m_jointCount(jointCount)
        , m_firstPerson(firstPerson)
        , m_options(options)
    {
    }

    std::vector<Track> link()
    {
        constexpr std::size_t mostPersons = 1000;
        std::map<std::int64_t, std::vector<std::size_t>> frames;
        for (std::size_t i = 0; i < m_detections.frames.size(); ++i)
            frames[m_detections.frames[i]].push_back(i);
        for (const auto& [frame, indices] : frames) {
            if (indices.size() > mostPersons)
                throw Error("bad-tracks",
                    "frame " + std::to_string(frame) + " holds " + std::to_string(indices.size())
                        + " poses without a track, expected at most " + std::to_string(mostPersons));
            linkFrame(frame, indices);
        }
        return std::move(m_tracks);
    }

private:
    void linkFrame(std::int64_t frame, const std::vector<std::size_t>& indices)
    {
        std::erase_if(m_open, [&](const Open& open) { return frame - open.lastFrame > m_options.longestGap + 1; });
        std::vector<Box> boxes;
        for (const auto index : indices)
            boxes.push_back(
                m_detections.boxes.empty() ? boxAround(m_detections.pose(std::int64_t(index), m_jointCount)) : m_detections.boxes[index]);
        std::vector<bool> isTaken(m_open.size()), isLinked(indices.size());
        for (const auto& pair : pairs(boxes)) {
            if (isTaken[pair.open] || isLinked[pair.detection])
                continue;
            isTaken[pair.open] = isLinked[pair.detection] = true;
            append(m_open[pair.open], frame, indices[pair.detection], boxes[pair.detection]);
        }
        for (std::size_t i = 0; i < indices.size(); ++i) {
            if (!isLinked[i])
                begin(frame, indices[i], boxes[i]);
        }
    }

    std::vector<Pair> pairs(const std::vector<Box>& boxes) const
    {
        std::vector<Pair> found;
        for (std::size_t open = 0; open < m_open.size(); ++open) {
            for (std::size_t detection = 0; detection < boxes.size(); ++detection) {
                const double value = overlap(m_open[open].box, boxes[detection]);
                if (value >= m_options.leastOverlap)
                    found.push_back({value, open, detection});
            }
        }
        std::ranges::sort(found, [](const Pair& a, const Pair& b) {
            return std::tie(b.overlap, a.open, a.detection) < std::tie(a.overlap, b.open, b.detection);
        });
        return found;
    }

    void begin(std::int64_t frame, std::size_t index, const Box& box)
    {
        m_tracks.emplace_back().person = m_firstPerson + std::int64_t(m_tracks.size());
        m_open.push_back({m_tracks.size() - 1, box, frame});
        append(m_open.back(), frame, index, box);
    }

    void append(Open& open, std::int64_t frame, std::size_t index, const Box& box)
    {
        auto& track = m_tracks[open.track];
        const auto pose = m_detections.pose(std::int64_t(index), m_jointCount);
        track.frames.push_back(frame);
        track.joints.insert(track.joints.end(), pose.begin(), pose.end());
        if (!m_detections.scores.empty())
            track.scores.push_back(m_detections.scores[index]);
        if (!m_detections.boxes.empty())
            track.boxes.push_back(m_detections.boxes[index]);
        open.box = box;
        open.lastFrame = frame;
    }

    const Track& m_detections;
    int m_jointCount;
    std::int64_t m_firstPerson;
    LinkOptions m_options;
    std::vector<Track> m_tracks;
    std::vector<Open> m_open;
};

} // namespace

Box boxAround(std::span<const Joint> pose)
{
    bool isFirst = true;
    Joint low, high;
    for (const auto& joint : pose) {
        if (joint == Joint{})
            continue;
        low = isFirst ? joint : Joint{std::min(low.x, joint.x), std::min(low.y, joint.y), 0};
        high = isFirst ? joint : Joint{std::max(high.x, joint.x), std::max(high.y, joint.y), 0};
        isFirst = false;
    }
    return {low.x, low.y, high.x - low.x, high.y - low.y};
}

std::vector<Track> linkPoses(const Track& detections, int jointCount, std::int64_t firstPerson, const LinkOptions& options)
{
    return Linker(detections, jointCount, firstPerson, options).link();
}

} // namespace transect
