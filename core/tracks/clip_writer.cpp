#include "tracks/clip_writer.h"

#include <algorithm>
#include <set>

#include "record/atomic_file.h"
#include "record/counted.h"
#include "record/error.h"
#include "record/json.h"
#include "tracks/clip_table.h"
#include "tracks/clip_texts.h"

namespace transect {

namespace {

namespace fs = std::filesystem;

class ClipWriter {
public:
    ClipWriter(fs::path folder, TrackFormat format)
        : m_folder(std::move(folder))
        , m_format(format)
    {
    }

    std::vector<fs::path> write(const std::vector<ClipPtr>& clips)
    {
        for (const auto& clip : clips)
            requireWritable(*clip);
        fs::create_directories(m_folder);
        for (const auto& clip : clips)
            write(*clip);
        put("clips.csv", clipTableText(clips));
        return std::move(m_written);
    }

private:
    void requireWritable(const Clip& clip)
    {
        requireFileName(clip.name);
        if (!m_names.insert(clip.name).second)
            throw Error("bad-tracks", "two clips are named " + inQuotes(clip.name) + ", whose files would be the same", {}, "give one of them another name");
        const bool writesEveryFrame = m_format == TrackFormat::OpenPose || m_format == TrackFormat::Coco;
        if (writesEveryFrame && clip.lastFrame() >= clip.frameCount)
            requirePlausibleLength(clip);
    }

    static void requirePlausibleLength(const Clip& clip)
    {
        std::int64_t poses = 0;
        for (const auto& track : clip.tracks)
            poses += track.size();
        if (!isPlausibleLength(clip.lastFrame() + 1, poses))
            throw Error("bad-tracks",
                "found " + counted(poses, "pose", "poses") + ", the last one in frame " + std::to_string(clip.lastFrame())
                    + ", and this format writes every frame",
                "clip " + clip.name, "see that the frame's number is right; if it is, state the clip's length in a table beside the tracks (clip,frames)");
    }

    static void requireFileName(const std::string& name)
    {
        constexpr std::size_t longest = 200;
        const bool isPlain = std::ranges::all_of(name, [](char c) { return c != '/' && c != ',' && static_cast<unsigned char>(c) >= ' '; });
        if (name.empty() || name.size() > longest || name.starts_with('.') || !isPlain)
            throw Error("bad-tracks", "the clip is named " + inQuotes(name) + ", which no file can be", {}, "give it another name");
    }

    void put(const fs::path& name, const std::string& contents)
    {
        const auto path = m_folder / name;
        fs::create_directories(path.parent_path());
        writeAtomically(path, contents);
        m_written.push_back(path);
    }

    void write(const Clip& clip)
    {
        switch (m_format) {
        case TrackFormat::Tracked: return put(clip.name + ".json", trackedText(clip));
        case TrackFormat::AlphaPose: return put(clip.name + ".json", alphaPoseText(clip));
        case TrackFormat::ByPicture: return put(clip.name + ".json", byPictureText(clip));
        case TrackFormat::Coco: return put(clip.name + ".json", cocoText(clip));
        case TrackFormat::Boxes: return put(clip.name + ".txt", boxText(clip));
        case TrackFormat::OpenPose: return writeFrames(clip);
        case TrackFormat::Csv: return writePersons(clip, personTable, "/", ".csv");
        case TrackFormat::Array: return writePersons(clip, corridorArray, "_", ".npy");
        case TrackFormat::Pickle: throw Error("bad-field", "pickles are read, and not written", "format", "choose tracked");
        }
    }

    void writeFrames(const Clip& clip)
    {
        constexpr std::size_t digits = 12;
        for (std::int64_t frame = 0; frame < std::max(clip.frameCount, clip.lastFrame() + 1); ++frame) {
            const auto number = std::to_string(frame);
            put(fs::path(clip.name) / (clip.name + "_" + std::string(digits - number.size(), '0') + number + "_keypoints.json"),
                openPoseText(clip, frame));
        }
    }

    void writePersons(const Clip& clip, std::string (*contents)(const Clip&, const Track&), const char* separator, const char* extension)
    {
        for (const auto& track : clip.tracks)
            put(clip.name + separator + std::to_string(track.person) + extension, contents(clip, track));
    }

    fs::path m_folder;
    TrackFormat m_format;
    std::set<std::string> m_names;
    std::vector<fs::path> m_written;
};

} // namespace

std::vector<fs::path> writeClips(const std::vector<ClipPtr>& clips, const fs::path& folder, TrackFormat format)
{
    return ClipWriter(folder, format).write(clips);
}

} // namespace transect
