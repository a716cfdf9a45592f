// How tracks agree with others of the same videos: recall and precision of boxes that overlap by a half, identity switches, joints.
//   track_quality TRUTH FOUND      files or folders of tracks; clips are paired by name

#include <cstdio>
#include <exception>

#include "tracks/clips.h"
#include "vision/track_comparison.h"

namespace {

using namespace transect;

void print(const char* name, const TrackComparison& result)
{
    std::printf("%-12s poses %6lld  found %6lld  recall %.4f  precision %.4f  IoU %.3f  switches %4lld  joints %.4f heights\n", name, static_cast<long long>(result.truePoses),
                static_cast<long long>(result.foundPoses), result.recall(), result.precision(), result.meanOverlap(), static_cast<long long>(result.switches),
                result.meanJointDistance());
}

int compare(const char* truthPath, const char* foundPath)
{
    const auto truth = openClips(truthPath), found = openClips(foundPath);
    TrackComparison total;
    for (const auto& clip : truth) {
        for (const auto& other : found) {
            if (other->name != clip->name)
                continue;
            const auto result = compareTracks(*clip, *other);
            print(clip->name.c_str(), result);
            total += result;
        }
    }
    print("all", total);
    return total.truePoses > 0 ? 0 : 1;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::fprintf(stderr, "usage: track_quality TRUTH FOUND\n");
        return 2;
    }
    try {
        return compare(argv[1], argv[2]);
    } catch (const std::exception& exception) {
        std::fprintf(stderr, "track_quality: %s\n", exception.what());
        return 1;
    }
}
