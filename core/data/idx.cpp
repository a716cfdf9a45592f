#include "data/idx.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <set>

#include "record/byte_stream.h"
#include "data/resident_set.h"

namespace transect {

namespace {

namespace fs = std::filesystem;

/// Two zeros, the type of the elements (8: unsigned bytes), the number of dimensions, and each as a big-endian word.
std::vector<std::int64_t> readShape(ByteStream& stream, std::size_t dimensions)
{
    constexpr std::byte unsignedBytes{8};
    const auto header = readFront(stream, 4 + 4 * dimensions);
    const std::array expected{std::byte{0}, std::byte{0}, unsignedBytes, static_cast<std::byte>(dimensions)};
    if (header.size() < 4 || !std::equal(expected.begin(), expected.end(), header.begin())) {
        std::string found;
        for (std::size_t i = 0; i < std::min<std::size_t>(header.size(), 4); ++i) {
            char digits[4];
            std::snprintf(digits, sizeof digits, "%02x ", std::to_integer<unsigned>(header[i]));
            found += digits;
        }
        stream.fail("begins with " + (found.empty() ? "nothing " : found) + "instead of 00 00 08 0" + std::to_string(dimensions)
            + ", the mark of an IDX file of bytes with " + std::to_string(dimensions) + " dimensions");
    }
    if (header.size() < 4 + 4 * dimensions)
        stream.fail("is cut short inside its header");
    std::vector<std::int64_t> shape;
    for (std::size_t i = 4; i < header.size(); i += 4) {
        std::int64_t length = 0;
        for (std::size_t byte = i; byte < i + 4; ++byte)
            length = length << 8 | std::to_integer<std::int64_t>(header[byte]);
        shape.push_back(length);
    }
    return shape;
}

void transpose(ResidentImages& images)
{
    const auto height = static_cast<std::size_t>(images.height), width = static_cast<std::size_t>(images.width);
    std::vector<std::uint8_t> upright(height * width);
    for (std::size_t start = 0; start < images.pixels.size(); start += upright.size()) {
        const auto* columns = images.pixels.data() + start;
        for (std::size_t y = 0; y < width; ++y)
            for (std::size_t x = 0; x < height; ++x)
                upright[y * height + x] = columns[x * width + y];
        std::ranges::copy(upright, images.pixels.begin() + static_cast<std::ptrdiff_t>(start));
    }
    std::swap(images.height, images.width);
}

ResidentImages readImages(const fs::path& path)
{
    const auto stream = openStream(path);
    const auto shape = readShape(*stream, 3);
    const auto size = declaredSize(*stream, shape);
    constexpr std::int64_t longestSide = 1 << 16;
    if (size == 0 || shape[1] > longestSide || shape[2] > longestSide)
        stream->fail("declares " + std::to_string(shape[0]) + " images of " + std::to_string(shape[1]) + " x " + std::to_string(shape[2]) + " pixels");
    ResidentImages images;
    images.height = static_cast<int>(shape[1]);
    images.width = static_cast<int>(shape[2]);
    images.channels = 1;
    images.pixels = readDeclared(*stream, size);
    return images;
}

std::vector<std::int64_t> readLabels(const fs::path& path)
{
    const auto stream = openStream(path);
    const auto shape = readShape(*stream, 1);
    const auto bytes = readDeclared(*stream, declaredSize(*stream, shape));
    return {bytes.begin(), bytes.end()};
}

DataSetPtr openPair(const fs::path& imagesFile, const fs::path& labelsFile, const IdxLayout& layout, const std::string& name)
{
    auto images = readImages(imagesFile);
    if (layout.transposed)
        transpose(images);
    images.name = name;
    images.labels = readLabels(labelsFile);
    const auto count = static_cast<std::int64_t>(images.pixels.size()) / images.height / images.width;
    if (static_cast<std::int64_t>(images.labels.size()) != count) {
        throw Error("bad-data", "holds " + std::to_string(images.labels.size()) + " labels for the " + std::to_string(count) + " images in " + imagesFile.string(),
            labelsFile.string(), "the two files do not belong together");
    }
    for (auto& label : images.labels)
        label -= layout.firstLabel;
    images.classNames = layout.classNames;
    if (images.classNames.empty())
        images.classNames = numberedClasses(std::ranges::max(images.labels) + 1);
    requireLabelsBelow(static_cast<std::int64_t>(images.classNames.size()), images.labels, labelsFile.string());
    return makeResident(std::move(images));
}

/// The spellings in which mirrors publish the files.
std::vector<std::string> spellings(const std::string& prefix, const std::string& part)
{
    const auto stem = prefix + "-" + part;
    return {stem + "-ubyte", stem + "-ubyte.gz", prefix + "-" + part.substr(0, 6) + "." + part.substr(7) + "-ubyte",
        prefix + "-" + part.substr(0, 6) + "." + part.substr(7) + "-ubyte.gz"};
}

std::optional<fs::path> findPart(const fs::path& folder, const std::string& prefix, const std::string& part)
{
    for (const auto& name : spellings(prefix, part))
        if (fs::is_regular_file(folder / name))
            return folder / name;
    return {};
}

fs::path requirePart(const fs::path& folder, const std::string& prefix, const std::string& part)
{
    if (const auto found = findPart(folder, prefix, part))
        return *found;
    throw Error("missing-data", "the file " + spellings(prefix, part).front() + "[.gz] is missing", folder.string(), "put it beside the others");
}

constexpr auto imagesPart = "images-idx3", labelsPart = "labels-idx1";

} // namespace

IdxLayout idxLayoutIn(const fs::path& folder)
{
    std::set<std::string> prefixes;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const auto name = entry.path().filename().string();
        for (const auto* mark : {"train-images-idx3-ubyte", "train-images.idx3-ubyte"})
            if (const auto at = name.find(mark); at != name.npos)
                prefixes.insert(name.substr(0, at));
    }
    if (prefixes.empty())
        return {"", "", false, 0, {}};
    if (prefixes.size() > 1) {
        throw Error("bad-data", "the folder holds the IDX files of several data sets (" + *prefixes.begin() + ", " + *prefixes.rbegin() + ")", folder.string(),
            "ask for one by its name, such as emnist-letters");
    }
    const auto& prefix = *prefixes.begin();
    const bool isPlain = findPart(folder, prefix + "t10k", imagesPart).has_value();
    return {prefix + "train", prefix + (isPlain ? "t10k" : "test"), prefix.starts_with("emnist"), prefix == "emnist-letters-" ? 1 : 0, {}};
}

bool holdsIdx(const fs::path& folder, const IdxLayout& layout)
{
    return findPart(folder, layout.trainPrefix, imagesPart).has_value();
}

PublishedData openIdx(const fs::path& folder, const IdxLayout& layout, const std::string& name)
{
    const auto open = [&](const std::string& prefix) {
        return openPair(requirePart(folder, prefix, imagesPart), requirePart(folder, prefix, labelsPart), layout, name);
    };
    return {open(layout.trainPrefix), open(layout.testPrefix)};
}

PublishedData openIdxFile(const fs::path& imagesFile, const std::string& name)
{
    auto labelsName = imagesFile.filename().string();
    const auto at = labelsName.find("images");
    if (at == labelsName.npos)
        throw Error("bad-data", "the file of the labels cannot be guessed: an IDX file of images has \"images\" in its name, and the file of its labels \"labels\"", imagesFile.string());
    labelsName.replace(at, 6, "labels");
    if (const auto number = labelsName.find("idx3"); number != labelsName.npos)
        labelsName.replace(number, 4, "idx1");
    const bool isEmnist = labelsName.starts_with("emnist");
    return {openPair(imagesFile, imagesFile.parent_path() / labelsName, {"", "", isEmnist, labelsName.starts_with("emnist-letters") ? 1 : 0, {}}, name), nullptr};
}

} // namespace transect
