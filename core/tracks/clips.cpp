#include "tracks/clips.h"

#include <algorithm>
#include <map>
#include <set>

#include "record/counted.h"
#include "record/error.h"
#include "record/file_system.h"
#include "record/parallel.h"
#include "tracks/readers.h"
#include "tracks/track_format.h"

namespace transect {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void failNoTracks(const fs::path& path)
{
    std::string formats;
    for (const auto& format : trackFormats())
        formats += (formats.empty() ? "" : "; ") + format.description;
    throw Error("bad-tracks", "holds no tracks in a format that is known", path.string(), "known are: " + formats);
}

void requireOneForName(const std::vector<ClipPtr>& clips, const ClipOptions& options, const fs::path& path)
{
    if (!options.name.empty() && clips.size() > 1)
        throw Error("bad-field", "holds " + std::to_string(clips.size()) + " clips, and a name was given for one", path.string());
}

const std::string& nameOf(const ClipPtr& clip)
{
    return clip->name;
}

/// `placeOf`: what of a clip the message names.
template <typename Place> void requireNames(const std::vector<ClipPtr>& clips, const fs::path& path, const Place& placeOf)
{
    const auto twice = std::ranges::adjacent_find(clips, {}, nameOf);
    if (twice != clips.end())
        throw Error("bad-tracks", "two clips are named \"" + (*twice)->name + "\"" + placeOf(**twice, **(twice + 1)), path.string(),
            fs::is_directory(path) ? "open one folder at a time" : "give the folders of its pictures other names");
}

void sortByName(std::vector<ClipPtr>& clips)
{
    std::ranges::stable_sort(clips, {}, nameOf);
}

/// The clips of files of one format that lie in one folder.
std::vector<ClipPtr> readFiles(TrackFormat format, const Paths& files, const ReadOptions& options)
{
    using ReadFile = std::vector<ClipPtr> (*)(const fs::path&, const ReadOptions&);
    using ReadGroup = std::vector<ClipPtr> (*)(const Paths&, const ReadOptions&);
    static const std::map<TrackFormat, ReadGroup> groups{
        {TrackFormat::OpenPose, readOpenPose}, {TrackFormat::Csv, readPersonTables}, {TrackFormat::Array, readCorridor}};
    static const std::map<TrackFormat, ReadFile> singles{{TrackFormat::Tracked, readTracked}, {TrackFormat::AlphaPose, readAlphaPose},
        {TrackFormat::ByPicture, readByPicture}, {TrackFormat::Coco, readCoco}, {TrackFormat::Pickle, readPosePickle},
        {TrackFormat::Boxes, readBoxes}};
    if (const auto group = groups.find(format); group != groups.end())
        return group->second(files, options);
    std::vector<std::vector<ClipPtr>> ofFiles(files.size());
    inParallel(std::int64_t(files.size()), [&](std::int64_t i) { ofFiles[std::size_t(i)] = singles.at(format)(files[std::size_t(i)], options); });
    std::vector<ClipPtr> clips;
    for (auto& ofFile : ofFiles)
        std::ranges::move(ofFile, std::back_inserter(clips));
    return clips;
}

/// Walks through a folder and those below it.
class FolderReader {
public:
    FolderReader(fs::path root, const ClipOptions& options)
        : m_root(std::move(root))
        , m_options(options)
    {
    }

    std::vector<ClipPtr> read()
    {
        readFolder(m_root, 0);
        if (m_clips.empty())
            failNoTracks(m_root);
        sortByName(m_clips);
        requireOneForName(m_clips, m_options, m_root);
        requireNames(m_clips, m_root,
            [&](const Clip& a, const Clip& b) { return ", of " + m_places.at(&a).string() + " and " + m_places.at(&b).string(); });
        if (m_passedOver > 0)
            noticePassedOver();
        return std::move(m_clips);
    }

private:
    void readFolder(const fs::path& folder, int depth)
    {
        constexpr int deepest = 8;
        if (depth > deepest || !m_seen.insert(fs::canonical(folder)).second)
            return;
        Paths files, folders;
        for (const auto& entry : fs::directory_iterator(folder)) {
            if (entry.path().filename().string().starts_with('.'))
                continue;
            if (entry.is_directory())
                folders.push_back(entry.path());
            else if (entry.is_regular_file())
                files.push_back(entry.path());
        }
        std::ranges::sort(files);
        std::ranges::sort(folders);
        readClips(folder, files);
        for (const auto& below : folders)
            readFolder(below, depth + 1);
    }

    void readClips(const fs::path& folder, const Paths& files)
    {
        fetchAhead(files);
        std::vector<std::optional<TrackFormat>> formats(files.size());
        inParallel(std::int64_t(files.size()), [&](std::int64_t i) { formats[std::size_t(i)] = formatOf(files[std::size_t(i)]); });
        std::map<TrackFormat, Paths> byFormat;
        for (std::size_t i = 0; i < files.size(); ++i) {
            if (formats[i])
                byFormat[*formats[i]].push_back(files[i]);
            else
                passOver(files[i]);
        }
        if (byFormat.empty())
            return;
        const ReadOptions options{m_options, clipTableFor(folder)};
        for (const auto& [format, ofFormat] : byFormat) {
            for (auto& clip : readFiles(format, ofFormat, options)) {
                m_places.emplace(clip.get(), folder);
                m_clips.push_back(std::move(clip));
            }
        }
    }

    void passOver(const fs::path& file)
    {
        constexpr int mostNamed = 3;
        if (isClipTable(file))
            return;
        if (m_passedOver++ < mostNamed)
            m_passedNames += (m_passedNames.empty() ? "" : ", ") + fs::relative(file, m_root).string();
        else if (m_passedOver == mostNamed + 1)
            m_passedNames += ", ...";
    }

    void noticePassedOver()
    {
        auto clip = *m_clips.front();
        clip.notices.push_back(m_root.string() + ": " + counted(m_passedOver, "file holds", "files hold")
            + " no tracks: " + m_passedNames);
        m_clips.front() = std::make_shared<const Clip>(std::move(clip));
    }

    fs::path m_root;
    const ClipOptions& m_options;
    std::vector<ClipPtr> m_clips;
    std::map<const Clip*, fs::path> m_places;
    std::set<fs::path> m_seen;
    std::int64_t m_passedOver = 0;
    std::string m_passedNames;
};

/// Gives clips without a pose the joints of the others.
void completeSkeletons(std::vector<ClipPtr>& clips)
{
    const auto isKnown = [](const ClipPtr& clip) { return clip->skeleton.size() > 0; };
    const auto known = std::ranges::find_if(clips, isKnown);
    if (known == clips.end())
        return;
    for (auto& clip : clips) {
        if (isKnown(clip))
            continue;
        auto completed = *clip;
        completed.skeleton = (*known)->skeleton;
        clip = std::make_shared<const Clip>(std::move(completed));
    }
}

std::vector<ClipPtr> openFile(const fs::path& file, const ClipOptions& options)
{
    const auto format = formatOf(file);
    if (!format)
        failNoTracks(file);
    auto clips = readFiles(*format, {file}, {options, clipTableFor(fs::absolute(file).parent_path())});
    sortByName(clips);
    requireOneForName(clips, options, file);
    requireNames(clips, file, [](const Clip&, const Clip&) { return ""; });
    return clips;
}

} // namespace

std::vector<ClipPtr> openClips(const fs::path& path, const ClipOptions& options)
{
    if (!fs::exists(path))
        throw Error("no-file", "there is no file or folder of this name", path.string());
    auto clips = fs::is_directory(path) ? FolderReader(path, options).read() : openFile(path, options);
    completeSkeletons(clips);
    return clips;
}

} // namespace transect
