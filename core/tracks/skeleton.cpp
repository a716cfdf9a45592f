#include "tracks/skeleton.h"

#include <algorithm>

#include "record/error.h"
#include "record/parameters.h"

namespace transect {

namespace {

Skeleton coco17()
{
    return {"coco17",
        {"nose", "left_eye", "right_eye", "left_ear", "right_ear", "left_shoulder", "right_shoulder", "left_elbow", "right_elbow",
            "left_wrist", "right_wrist", "left_hip", "right_hip", "left_knee", "right_knee", "left_ankle", "right_ankle"},
        {{0, 1}, {0, 2}, {1, 3}, {2, 4}, {5, 6}, {5, 7}, {7, 9}, {6, 8}, {8, 10}, {5, 11}, {6, 12}, {11, 12}, {11, 13}, {13, 15}, {12, 14},
            {14, 16}}};
}

/// OpenPose's model of COCO: a neck between the shoulders, and the right side first.
Skeleton openPose18()
{
    return {"openpose18",
        {"nose", "neck", "right_shoulder", "right_elbow", "right_wrist", "left_shoulder", "left_elbow", "left_wrist", "right_hip",
            "right_knee", "right_ankle", "left_hip", "left_knee", "left_ankle", "right_eye", "left_eye", "right_ear", "left_ear"},
        {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {1, 5}, {5, 6}, {6, 7}, {1, 8}, {8, 9}, {9, 10}, {1, 11}, {11, 12}, {12, 13}, {0, 14}, {14, 16},
            {0, 15}, {15, 17}}};
}

Skeleton body25()
{
    return {"body25",
        {"nose", "neck", "right_shoulder", "right_elbow", "right_wrist", "left_shoulder", "left_elbow", "left_wrist", "mid_hip",
            "right_hip", "right_knee", "right_ankle", "left_hip", "left_knee", "left_ankle", "right_eye", "left_eye", "right_ear",
            "left_ear", "left_big_toe", "left_small_toe", "left_heel", "right_big_toe", "right_small_toe", "right_heel"},
        {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {1, 5}, {5, 6}, {6, 7}, {1, 8}, {8, 9}, {9, 10}, {10, 11}, {8, 12}, {12, 13}, {13, 14}, {0, 15},
            {15, 17}, {0, 16}, {16, 18}, {14, 19}, {19, 20}, {14, 21}, {11, 22}, {22, 23}, {11, 24}}};
}

Skeleton cpm14()
{
    return {"cpm14",
        {"head_top", "neck", "right_shoulder", "right_elbow", "right_wrist", "left_shoulder", "left_elbow", "left_wrist", "right_hip",
            "right_knee", "right_ankle", "left_hip", "left_knee", "left_ankle"},
        {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {1, 5}, {5, 6}, {6, 7}, {1, 8}, {8, 9}, {9, 10}, {1, 11}, {11, 12}, {12, 13}}};
}

Skeleton boxCorners()
{
    return {"box", {"top_left", "top_right", "bottom_right", "bottom_left"}, {{0, 1}, {1, 2}, {2, 3}, {3, 0}}};
}

} // namespace

const std::vector<Skeleton>& skeletons()
{
    static const std::vector<Skeleton> all{coco17(), openPose18(), body25(), cpm14(), boxCorners()};
    return all;
}

const Skeleton& skeletonNamed(std::string_view name)
{
    const auto found = std::ranges::find(skeletons(), name, &Skeleton::name);
    if (found != skeletons().end())
        return *found;
    std::vector<std::string> names;
    for (const auto& skeleton : skeletons())
        names.push_back(skeleton.name);
    const auto nearest = nearestSpelling(name, names);
    throw Error("bad-field", "found \"" + std::string(name) + "\", expected one of coco17, openpose18, body25, cpm14, box", "skeleton",
        nearest.empty() ? "" : "did you mean \"" + nearest + "\"?");
}

} // namespace transect
