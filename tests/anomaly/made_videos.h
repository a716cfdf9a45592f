#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "record/files.h"
#include "record/journal.h"
#include "record/run_folder.h"
#include "record/run_spec.h"
#include "record/run_state.h"
#include "vision/image.h"

namespace transect::testing {

/// A folder of two numbered pictures of 8 x 6 pixels.
inline void writePictures(const std::filesystem::path& folder)
{
    std::filesystem::create_directories(folder);
    const std::vector<std::uint8_t> pixels(8 * 6, 128);
    const auto png = encodePng({pixels.data(), 6, 8, 1});
    for (const char* name : {"0001.png", "0002.png"})
        writeFile(folder / name, std::string(reinterpret_cast<const char*>(png.data()), png.size()));
}

/// The folder of a run as its worker leaves it.
inline RunFolder writeRun(const std::filesystem::path& folder, const std::string& kind, RunStatus status)
{
    std::filesystem::create_directories(folder);
    RunSpec spec;
    spec.kind = kind;
    spec.name = folder.filename().string();
    const RunFolder run{folder};
    writeRunSpec(run.runJson(), spec);
    writeState(run.stateJson(), {.status = status});
    return run;
}

/// What a run of the kind poses says of a clip that it has found.
inline void noteClip(const RunFolder& run, const std::string& name, const std::filesystem::path& video)
{
    Journal(run.events(), Durability::Flushed).append({{"type", "clip"}, {"name", name}, {"video", video.string()}});
}

} // namespace transect::testing
