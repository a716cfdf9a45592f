#include "data/class_folders.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <set>

#include "data/encoded_files.h"
#include "record/error.h"

namespace transect {

namespace {

namespace fs = std::filesystem;

struct Natural {
    bool operator()(const std::string& a, const std::string& b) const { return naturallyBefore(a, b); }
};
/// The files of each class: {name below the class, position in names()}.
using Classes = std::map<std::string, std::vector<std::pair<std::string, std::size_t>>, Natural>;

constexpr auto expectedLayout = "expected class/image.jpg, or train/class/image.jpg and test/class/image.jpg";

/// The parts of a path; an image directly in the top folder has one, and belongs to no class.
struct Entry {
    std::vector<std::string> parts;
    std::size_t file = 0;
};

std::vector<Entry> entriesOf(const EncodedFiles& files)
{
    std::vector<Entry> entries;
    for (std::size_t file = 0; file < files.names().size(); ++file) {
        Entry entry{{}, file};
        for (const auto& part : fs::path(files.names()[file]))
            entry.parts.push_back(part.string());
        entries.push_back(std::move(entry));
    }
    return entries;
}

/// Drops a top folder that holds everything else, such as the name of the data set.
void dropCommonFolders(std::vector<Entry>& entries)
{
    const auto isCommon = [&] {
        return !entries.empty() && std::ranges::all_of(entries, [&](const Entry& entry) { return entry.parts.size() > 2 && entry.parts[0] == entries[0].parts[0]; });
    };
    while (isCommon())
        for (auto& entry : entries)
            entry.parts.erase(entry.parts.begin());
}

/// "train", "val", "test" for the names that such folders go by.
std::string splitNamed(std::string folder)
{
    std::ranges::transform(folder, folder.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    static const std::map<std::string, std::string> names{{"train", "train"}, {"training", "train"}, {"val", "val"}, {"valid", "val"},
        {"validation", "val"}, {"test", "test"}, {"testing", "test"}};
    const auto found = names.find(folder);
    return found == names.end() ? "" : found->second;
}

/// By split; all of them under "" where the folders are no splits.
std::map<std::string, Classes> arranged(const EncodedFiles& files)
{
    auto entries = entriesOf(files);
    dropCommonFolders(entries);
    std::set<std::string> splits;
    for (const auto& entry : entries)
        if (entry.parts.size() > 2)
            splits.insert(splitNamed(entry.parts[0]));
    const bool isSplit = splits.contains("train") && (splits.contains("test") || splits.contains("val"));

    std::map<std::string, Classes> result;
    for (const auto& [parts, file] : entries) {
        const std::size_t classAt = isSplit ? 1 : 0;
        const auto split = isSplit ? splitNamed(parts[0]) : "";
        if (parts.size() < classAt + 2 || (isSplit && split.empty()))
            continue;
        std::string below;
        for (auto part = parts.begin() + static_cast<std::ptrdiff_t>(classAt) + 1; part != parts.end(); ++part)
            below += *part + "/";
        result[split][parts[classAt]].emplace_back(below, file);
    }
    return result;
}

DataSetPtr makeSet(const EncodedFilesPtr& files, Classes classes, const std::vector<std::string>& classNames, const std::string& name)
{
    EncodedImages images{name, files, {}, {}, classNames};
    for (auto& [className, members] : classes) {
        const auto found = std::ranges::find(classNames, className);
        if (found == classNames.end()) {
            throw Error("bad-data", "the class \"" + className + "\" has test images and no training images", files->placeOf(members.front().second),
                "test images need classes of the training images");
        }
        std::ranges::sort(members, naturallyBefore, [](const auto& member) -> const std::string& { return member.first; });
        for (const auto& [below, file] : members) {
            images.order.push_back(file);
            images.labels.push_back(found - classNames.begin());
        }
    }
    return openEncoded(std::move(images));
}

std::vector<std::string> namesOf(const Classes& classes)
{
    std::vector<std::string> names;
    for (const auto& [name, members] : classes)
        names.push_back(name);
    return names;
}

std::optional<fs::path> tarIn(const fs::path& folder, const std::string& stem)
{
    for (const auto* ending : {".tar", ".tar.gz", ".tgz"})
        if (fs::is_regular_file(folder / (stem + ending)))
            return folder / (stem + ending);
    return {};
}

EncodedFilesPtr imageFiles(const fs::path& place)
{
    return fs::is_directory(place) ? imageFilesIn(place) : imageFilesOfArchive(place);
}

/// A place that holds one pool.
Classes onePool(const EncodedFiles& files, const fs::path& place)
{
    auto splits = arranged(files);
    if (splits.size() != 1 || !splits.contains(""))
        throw Error("bad-data", "holds no class folders with images", place.string(), "expected class/image.jpg");
    return std::move(splits.begin()->second);
}

} // namespace

PublishedData openClassFolders(const fs::path& place, const std::string& name)
{
    const auto files = imageFiles(place);
    auto splits = arranged(*files);
    if (splits.empty())
        throw Error("bad-data", "holds no class folders with images", place.string(), expectedLayout);
    if (splits.contains("")) {
        const auto names = namesOf(splits.at(""));
        return {makeSet(files, std::move(splits.at("")), names, name), nullptr};
    }
    const auto names = namesOf(splits.at("train"));
    auto& test = splits.contains("test") ? splits.at("test") : splits.at("val");
    return {makeSet(files, std::move(splits.at("train")), names, name), makeSet(files, std::move(test), names, name)};
}

bool holdsTarPair(const fs::path& folder)
{
    return tarIn(folder, "train") && (tarIn(folder, "test") || tarIn(folder, "val"));
}

PublishedData openTarPair(const fs::path& folder, const std::string& name)
{
    const auto open = [&](const fs::path& tar, std::vector<std::string> classNames) {
        const auto files = imageFilesOfArchive(tar);
        auto classes = onePool(*files, tar);
        if (classNames.empty())
            classNames = namesOf(classes);
        return makeSet(files, std::move(classes), classNames, name);
    };
    const auto train = open(*tarIn(folder, "train"), {});
    const auto testTar = tarIn(folder, "test");
    return {train, open(testTar ? *testTar : *tarIn(folder, "val"), train->classNames())};
}

bool naturallyBefore(std::string_view a, std::string_view b)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const auto takeNumber = [&](std::string_view text) {
        std::size_t end = 0;
        while (end < text.size() && isDigit(text[end]))
            ++end;
        return text.substr(0, end);
    };
    const auto value = [](std::string_view number) {
        const auto digits = number.substr(std::min(number.find_first_not_of('0'), number.size()));
        return std::pair(digits.size(), digits); // of numbers without leading zeros the longer is the larger
    };
    auto restA = a, restB = b;
    while (!restA.empty() && !restB.empty()) {
        const auto numberA = takeNumber(restA), numberB = takeNumber(restB);
        if (!numberA.empty() && !numberB.empty()) {
            if (value(numberA) != value(numberB))
                return value(numberA) < value(numberB);
            restA.remove_prefix(numberA.size());
            restB.remove_prefix(numberB.size());
            continue;
        }
        if (restA[0] != restB[0])
            return static_cast<unsigned char>(restA[0]) < static_cast<unsigned char>(restB[0]);
        restA.remove_prefix(1);
        restB.remove_prefix(1);
    }
    return restA.empty() != restB.empty() ? restA.empty() : a < b;
}

} // namespace transect
