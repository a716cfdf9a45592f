// What libFuzzer calls for the readers of tracks and masks, which tell their formats by content. What is thrown beside an Error,
// a crash or a sanitizer's message is a fault.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <stdexcept>
#include <string>

#include <unistd.h>

#include "record/error.h"
#include "tracks/clips.h"
#include "tracks/masks.h"

namespace {

/// In memory, and gone with the program.
struct Folder {
    std::filesystem::path path = std::filesystem::path("/dev/shm") / ("transect-fuzz-" + std::to_string(::getpid()));

    Folder() { std::filesystem::create_directories(clips()); }
    ~Folder()
    {
        std::error_code none;
        std::filesystem::remove_all(path, none);
    }
    std::filesystem::path clips() const { return path / "clips"; }
};

/// In a folder of its own, since tables beside tracks are read too.
std::filesystem::path fileOf(const std::uint8_t* data, std::size_t size)
{
    static const Folder folder;
    const auto path = folder.clips() / "clip";
    std::ofstream file(path, std::ios::binary);
    if (!file.write(reinterpret_cast<const char*>(data), std::streamsize(size)))
        throw std::runtime_error("no memory for a file");
    return path;
}

void require(bool holds, const char* otherwise)
{
    if (!holds)
        throw std::logic_error(otherwise);
}

void requireConsistent(const transect::Clip& clip)
{
    for (const auto& track : clip.tracks) {
        const auto count = track.frames.size();
        require(count > 0 && track.frames.front() >= 0, "a track is empty or begins before the first frame");
        require(std::ranges::adjacent_find(track.frames, std::greater_equal<>()) == track.frames.end(), "frames do not ascend");
        require(track.joints.size() == count * std::size_t(clip.skeleton.joints.size()), "another number of joints than poses have");
        require(track.scores.empty() || track.scores.size() == count, "another number of scores than poses");
        require(track.boxes.empty() || track.boxes.size() == count, "another number of boxes than poses");
        require(std::ranges::all_of(track.joints, [](const transect::Joint& joint) { return std::isfinite(joint.x) && std::isfinite(joint.y); }), "a joint lies nowhere");
    }
}

bool isTakenAsTracks(const std::filesystem::path& path)
try {
    for (const auto& clip : transect::openClips(path))
        requireConsistent(*clip);
    return true;
} catch (const transect::Error&) {
    return false;
}

bool isTakenAsMasks(const std::filesystem::path& path)
try {
    transect::openMasks(path);
    return true;
} catch (const transect::Error&) {
    return false;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto path = fileOf(data, size);
    const bool isTracks = isTakenAsTracks(path), isMasks = isTakenAsMasks(path);
    return isTracks || isMasks ? 0 : -1; // -1: not worth keeping in the corpus
}
