#include "anomaly/track_sources.h"

#include <chrono>
#include <thread>

#include "anomaly/test_parameters.h"
#include "record/error.h"
#include "record/run_spec.h"
#include "record/source_run.h"

namespace transect {

namespace {

const std::string folderOfTracks = "tracks";

bool isBeside(const std::string& text)
{
    return text.starts_with("../");
}

std::filesystem::path locate(const std::string& text, const std::string& member, const SourcePlaces& places)
{
    if (isBeside(text))
        return places.runFolder.empty() ? std::filesystem::path() : locateSource(text, places.runFolder, places.library, member);
    try {
        return locateTracks(text, places.roots, member);
    } catch (const Error& notThere) {
        try {
            return resolveRun(places.library, text).root;
        } catch (const Error& error) {
            if (error.record().code != "no-run")
                throw;
            auto record = notThere.record();
            record.text += ", and no run of that name in " + places.library.string();
            throw Error(record);
        }
    }
}

/// Whether a run of this kind is there whose state is known: what was exported of a run has none.
bool isRunOfKind(const RunFolder& run, const std::string& kind)
try {
    return run.isRun() && std::filesystem::exists(run.stateJson()) && readRunSpec(run.runJson()).kind == kind;
} catch (const Error&) {
    return false;
}

/// The run whose folder of tracks `text` names: read while they are being written, some would be missing. They may not be there yet.
std::optional<std::string> runOfTracks(const std::string& text, const std::string& kind, const SourcePlaces& places)
{
    std::filesystem::path path = text;
    if (!path.has_filename()) // "../street/tracks/"
        path = path.parent_path();
    const auto parent = path.parent_path();
    if (path.filename() != folderOfTracks || parent.empty())
        return std::nullopt;
    const RunFolder run{isBeside(text) ? (places.runFolder / parent).lexically_normal() : parent};
    return isRunOfKind(run, kind) ? std::optional(parent.string()) : std::nullopt;
}

void waitFor(const TrackSource& source, JobContext& context)
{
    if (!source.run)
        return;
    if (isGrowing(*source.run)) {
        context.run.setMessage("waiting for " + source.path.filename().string() + ", whose " + (source.member == "model" ? "model" : "tracks") + " it needs");
        context.holdDevice(false); // which that run may itself wait for
        while (isGrowing(*source.run)) {
            if (context.run.stopRequest() != StopRequest::None)
                throw Stopped();
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
        context.holdDevice(true);
    }
    if (const auto shortfall = shortfallOf(*source.run); shortfall && source.needsWhole)
        throw Error("source-incomplete", "the run that " + source.member + " names is " + *shortfall, source.path.string(),
                    "resume that run, then this one; or name what it left: " + (source.member == "model" ? "a checkpoint" : source.tracks().string()));
}

} // namespace

std::filesystem::path TrackSource::tracks() const
{
    return run ? path / folderOfTracks : path;
}

TrackSource trackSource(const std::string& text, const std::string& member, const std::string& kind, const SourcePlaces& places)
{
    const auto ofTracks = runOfTracks(text, kind, places);
    const auto& named = ofTracks ? *ofTracks : text;
    TrackSource source{member, named, locate(named, member, places), std::nullopt, !ofTracks};
    const RunFolder run{source.path};
    if (source.path.empty() || !run.isRun())
        return source;
    if (const auto found = readRunSpec(run.runJson()).kind; found != kind)
        throw Error("bad-field", "found " + source.path.string() + ", a run of the kind " + found + ", expected one of the kind " + kind, member);
    source.path = std::filesystem::canonical(source.path);
    source.run = RunFolder{source.path};
    return source;
}

void waitForSources(const std::vector<TrackSource>& sources, JobContext& context)
{
    for (const auto& source : sources)
        waitFor(source, context);
}

} // namespace transect
