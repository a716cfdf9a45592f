#include "data/cifar.h"

#include <algorithm>
#include <map>
#include <sstream>

#include "data/archive.h"
#include "data/resident_set.h"

namespace transect {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t imageSide = 32, cifarChannels = 3, imagePixels = imageSide * imageSide, imageBytes = imagePixels * cifarChannels;

/// Each record is a few bytes of labels and the three planes of an image.
struct Layout {
    std::vector<std::string> trainFiles, testFiles;
    std::int64_t labelBytes = 1, labelAt = 0, classes = 10;
    std::string namesFile;
    std::vector<std::string> classNames; ///< where the file of names is missing
};

Layout layoutOf(CifarKind kind)
{
    if (kind == CifarKind::Ten) {
        return {{"data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin", "data_batch_4.bin", "data_batch_5.bin"}, {"test_batch.bin"}, 1, 0, 10,
            "batches.meta.txt", {"airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"}};
    }
    if (kind == CifarKind::Hundred)
        return {{"train.bin"}, {"test.bin"}, 2, 1, 100, "fine_label_names.txt", numberedClasses(100)};
    return {{"train.bin"}, {"test.bin"}, 2, 0, 20, "coarse_label_names.txt", numberedClasses(20)};
}

using Files = std::map<std::string, std::vector<std::byte>>;

Files readFiles(const fs::path& place, const Layout& layout)
{
    std::vector<std::string> wanted{layout.namesFile};
    wanted.insert(wanted.end(), layout.trainFiles.begin(), layout.trainFiles.end());
    wanted.insert(wanted.end(), layout.testFiles.begin(), layout.testFiles.end());
    Files files;
    constexpr std::int64_t largestFile = std::int64_t{1} << 30;
    visitFiles(place, wanted, [&](const std::string& name, ByteStream& content) { files[name] = readAll(content, largestFile); });
    return files;
}

std::vector<std::string> classNames(const Files& files, const Layout& layout)
{
    const auto found = files.find(layout.namesFile);
    if (found == files.end())
        return layout.classNames;
    std::istringstream text(std::string(reinterpret_cast<const char*>(found->second.data()), found->second.size()));
    std::vector<std::string> names;
    for (std::string name; text >> name;)
        names.push_back(name);
    const bool fits = static_cast<std::int64_t>(names.size()) == layout.classes;
    return fits ? names : layout.classNames;
}

void append(ResidentImages& images, std::span<const std::byte> record, const Layout& layout)
{
    images.labels.push_back(std::to_integer<std::int64_t>(record[static_cast<std::size_t>(layout.labelAt)]));
    const auto planes = record.subspan(static_cast<std::size_t>(layout.labelBytes));
    for (std::size_t i = 0; i < imagePixels; ++i)
        for (std::size_t c = 0; c < cifarChannels; ++c)
            images.pixels.push_back(std::to_integer<std::uint8_t>(planes[c * imagePixels + i]));
}

DataSetPtr openPart(const Files& files, const std::vector<std::string>& names, const Layout& layout, const fs::path& place, const std::string& setName)
{
    ResidentImages images{.name = setName, .height = imageSide, .width = imageSide, .channels = cifarChannels, .classNames = classNames(files, layout)};
    const auto recordBytes = static_cast<std::size_t>(layout.labelBytes + imageBytes);
    for (const auto& name : names) {
        const auto found = files.find(name);
        if (found == files.end())
            throw Error("missing-data", "the file " + name + " is missing", place.string(), "get the binary version of the data set again");
        const auto& bytes = found->second;
        if (bytes.empty() || bytes.size() % recordBytes != 0) {
            throw Error("bad-data", "has " + std::to_string(bytes.size()) + " bytes, which is no multiple of the " + std::to_string(recordBytes) + " of a record",
                (place / name).string(), "the file is cut short, or not of the binary version");
        }
        for (std::size_t at = 0; at < bytes.size(); at += recordBytes)
            append(images, std::span(bytes).subspan(at, recordBytes), layout);
    }
    requireLabelsBelow(layout.classes, images.labels, (place / names.front()).string());
    return makeResident(std::move(images));
}

} // namespace

bool holdsCifar(const fs::path& folder, CifarKind kind)
{
    return fs::is_regular_file(folder / layoutOf(kind).trainFiles.front());
}

PublishedData openCifar(const fs::path& place, CifarKind kind, const std::string& name)
{
    const auto layout = layoutOf(kind);
    const auto files = readFiles(place, layout);
    return {openPart(files, layout.trainFiles, layout, place, name), openPart(files, layout.testFiles, layout, place, name)};
}

} // namespace transect
