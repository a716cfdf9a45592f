#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "vision/box_filter.h"
#include "vision/detection.h"

namespace transect {

struct TrackerOptions {
    double highScore = 0.3;    ///< detections from here on are matched first, and with lost persons as well
    double lowScore = 0.1;     ///< weaker detections from here on go on with a person that was there in the last frame
    double birthScore = 0.4;   ///< a detection without a person from here on becomes one
    double overlap = 0.25;     ///< smallest intersection over union of a match in the first stage
    double lowOverlap = 0.3;   ///< and in the second, of weak detections
    int lostFrames = 15;       ///< a person out of sight is expected back for so many frames
};

/// Follows persons by their boxes alone, in the manner of ByteTrack (arXiv 2110.06864): confident detections are matched
/// with where the persons are expected, weak ones then with those that are left, by the best sum of overlaps; a person
/// that is not found is looked for where it was going. Deterministic: equal detections give equal persons.
class Tracker {
public:
    explicit Tracker(const TrackerOptions& options = {});

    /// The person of each detection of the next frame; 0: none. Persons are numbered from 1 in the order of their first
    /// frames, and none comes back after it was given up. One that is not found again in the frame after its first is.
    std::vector<std::int64_t> next(std::span<const Detection> detections);

private:
    struct Person {
        std::int64_t number = 0;
        BoxFilter filter;
        int unseen = 0;         ///< frames since the last detection
        bool isConfirmed = false; ///< seen twice
    };

    using Choice = bool (*)(const Person&);
    void match(std::span<const Detection> detections, std::vector<std::int64_t>& persons, double from, double below, double minimum, Choice choice);

    TrackerOptions m_options;
    std::vector<Person> m_persons;
    std::int64_t m_count = 0;
};

} // namespace transect
