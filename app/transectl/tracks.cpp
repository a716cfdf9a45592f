#include <algorithm>
#include <iostream>

#include "command.h"
#include "record/counted.h"
#include "record/error.h"
#include "record/json.h"
#include "text.h"
#include "tracks/clip_writer.h"
#include "tracks/clips.h"

namespace transect {

namespace {

struct TracksVerb {
    std::filesystem::path path, out;
    std::string format;
    ClipOptions clips;
    bool json = false;
};

std::int64_t poseCount(const Clip& clip)
{
    std::int64_t poses = 0;
    for (const auto& track : clip.tracks)
        poses += track.size();
    return poses;
}

/// Empty where it is not known.
std::string pictureSize(const Clip& clip)
{
    return clip.width > 0 ? std::to_string(clip.width) + " x " + std::to_string(clip.height) : "";
}

Json clipJson(const Clip& clip)
{
    const auto known = [](auto value) { return value > 0 ? Json(value) : Json(); };
    return {{"name", clip.name}, {"skeleton", clip.skeleton.name}, {"persons", clip.tracks.size()}, {"poses", poseCount(clip)},
        {"last_frame", clip.lastFrame()}, {"frames", known(clip.frameCount)}, {"width", known(clip.width)}, {"height", known(clip.height)},
        {"fps", known(clip.framesPerSecond)}, {"notices", clip.notices}};
}

Json summaryJson(const std::vector<ClipPtr>& clips)
{
    Json list = Json::array();
    std::int64_t persons = 0, poses = 0;
    for (const auto& clip : clips) {
        list.push_back(clipJson(*clip));
        persons += std::int64_t(clip->tracks.size());
        poses += poseCount(*clip);
    }
    return {{"clips", list}, {"persons", persons}, {"poses", poses}};
}

void printText(const std::vector<ClipPtr>& clips)
{
    TextTable table({"clip", "joints", "persons", "poses", "last frame", "frames", "pixels"}, {false, false, true, true, true, true, true});
    std::int64_t persons = 0, poses = 0;
    for (const auto& clip : clips) {
        persons += std::int64_t(clip->tracks.size());
        poses += poseCount(*clip);
        table.add(
            {harmless(clip->name), harmless(clip->skeleton.name), std::to_string(clip->tracks.size()), std::to_string(poseCount(*clip)),
                std::to_string(clip->lastFrame()), clip->frameCount > 0 ? std::to_string(clip->frameCount) : "", pictureSize(*clip)});
    }
    std::cout << table.text() << counted(std::int64_t(clips.size()), "clip", "clips") << ", " << counted(persons, "person", "persons") << ", "
              << counted(poses, "pose", "poses") << '\n';
}

void printNotices(const std::vector<ClipPtr>& clips)
{
    for (const auto& clip : clips) {
        for (const auto& notice : clip->notices)
            std::cerr << harmless(notice) << '\n';
    }
}

const TrackFormatDescription& description(const std::string& name)
{
    const auto format = trackFormatNamed(name);
    return *std::ranges::find(trackFormats(), format, &TrackFormatDescription::format);
}

int convert(const TracksVerb& verb, const std::vector<ClipPtr>& clips)
{
    const auto& format = description(verb.format);
    const auto files = writeClips(clips, verb.out, format.format);
    if (!format.leavesOut.empty())
        std::cerr << "transectl: " << format.name << " leaves out " << format.leavesOut << '\n';
    std::cout << counted(std::int64_t(files.size()), "file", "files") << " in " << harmless(verb.out.string()) << '\n';
    return ExitDone;
}

int tracks(const TracksVerb& verb)
{
    if (verb.format.empty() != verb.out.empty())
        throw Error("bad-field", "--to FORMAT and --out DIR belong together", verb.out.empty() ? "--out" : "--to");
    const auto clips = openClips(verb.path, verb.clips);
    if (!verb.json)
        printNotices(clips);
    if (!verb.format.empty())
        return convert(verb, clips);
    if (verb.json)
        std::cout << summaryJson(clips).dump(2) << '\n';
    else
        printText(clips);
    return ExitDone;
}

std::string formatsText()
{
    std::string text = "Formats, told by content:\n";
    for (const auto& format : trackFormats())
        text += printed("  %-11s %s%s\n", format.name.c_str(), format.description.c_str(), format.isWritten ? "" : " (read only)");
    return text;
}

} // namespace

void addTracks(CLI::App& app, Action& action)
{
    auto* verb = app.add_subcommand("tracks", "What a file or folder of tracks holds, and tracks in another format");
    const auto options = std::make_shared<TracksVerb>();
    verb->add_option("PATH", options->path, "A file or folder of tracks")->required();
    verb->add_option("--to", options->format, "Format to write")->type_name("FORMAT");
    verb->add_option("--out", options->out, "Folder to write into; files of the same names are replaced")->type_name("DIR");
    verb->add_option("--width", options->clips.width, "Width of the videos, in pixels, where the tracks do not say it")
        ->check(CLI::NonNegativeNumber);
    verb->add_option("--height", options->clips.height, "Height of the videos, in pixels")->check(CLI::NonNegativeNumber);
    verb->add_option("--fps", options->clips.framesPerSecond, "Frames of the videos in a second")->check(CLI::NonNegativeNumber);
    verb->add_option("--first-frame", options->clips.firstFrame, "Number that the first frame has in the files, such as 1; not given: 0, or that of the first picture where all are listed")
        ->check(CLI::NonNegativeNumber);
    verb->add_option("--skeleton", options->clips.skeleton, "What the joints are: coco17, openpose18, body25, cpm14, box")
        ->type_name("NAME");
    verb->add_option("--name", options->clips.name, "Name of the clip, where it is only one");
    verb->add_flag("--json", options->json, "As JSON");
    verb->footer(formatsText() + "Example: transectl tracks alphapose-results.json --to tracked --out tracks");
    verb->callback([&action, options] { action = [options] { return tracks(*options); }; });
}

} // namespace transect
