#pragma once

#include <cmath>
#include <filesystem>
#include <fstream>

#include "record/json.h"
#include "record/npy.h"

namespace transect::testing {

/// A walking person of 17 joints as tracked JSON has it: limbs swing, the body moves by `speed` pixels a frame.
inline Json walkingPerson(int person, int frames, double speed)
{
    Json poses;
    for (int frame = 0; frame < frames; ++frame) {
        Json keypoints = Json::array();
        for (int joint = 0; joint < 17; ++joint) {
            const double swing = 6 * std::sin(0.5 * frame * speed + joint % 2 * M_PI + person);
            keypoints.push_back(40.0 + 5 * person + speed * frame + joint % 3 * 8 + (joint > 6 ? swing : 0));
            keypoints.push_back(60.0 + 4 * joint);
            keypoints.push_back(0.5 + 0.02 * joint);
        }
        poses[std::to_string(frame)] = {{"keypoints", keypoints}, {"scores", 2.5}};
    }
    return poses;
}

/// Videos of 320 x 240 pixels below `root`: train/ with persons who walk; test/ where one runs in the second half of clip
/// 02; gt/ with the masks.
inline void writeWalkers(const std::filesystem::path& root)
{
    const auto write = [&](const std::filesystem::path& file, const Json& persons) {
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file) << persons.dump();
    };
    for (int clip = 1; clip <= 2; ++clip) {
        Json persons;
        for (int person = 0; person < 6; ++person)
            persons[std::to_string(person + 1)] = walkingPerson(person + 6 * clip, 48, 1.0 + 0.05 * person);
        write(root / "train" / ("0" + std::to_string(clip) + ".json"), persons);
    }
    write(root / "test" / "01.json", {{"1", walkingPerson(3, 60, 1.1)}});
    auto runner = walkingPerson(4, 60, 1.0);
    const auto running = walkingPerson(4, 60, 4.0);
    for (int frame = 30; frame < 60; ++frame)
        runner[std::to_string(frame)] = running[std::to_string(frame)];
    write(root / "test" / "02.json", {{"1", runner}});
    std::filesystem::create_directories(root / "gt");
    for (int clip = 1; clip <= 2; ++clip) {
        std::ofstream mask(root / "gt" / ("0" + std::to_string(clip) + ".npy"), std::ios::binary);
        mask << npyHeader("|u1", {60});
        for (int frame = 0; frame < 60; ++frame)
            mask.put(char(clip == 2 && frame >= 30));
    }
}

} // namespace transect::testing
