#include "data/arrays.h"

#include <algorithm>
#include <array>
#include <map>

#include "data/archive.h"
#include "record/npy.h"
#include "data/resident_set.h"

namespace transect {

namespace {

namespace fs = std::filesystem;

struct Names {
    std::string trainImages, trainLabels, testImages, testLabels; ///< the last two empty for one pool
};

const std::array knownNames{
    Names{"train_images.npy", "train_labels.npy", "test_images.npy", "test_labels.npy"},
    Names{"x_train.npy", "y_train.npy", "x_test.npy", "y_test.npy"},
    Names{"images.npy", "labels.npy", "", ""},
    Names{"x.npy", "y.npy", "", ""},
};

using Arrays = std::map<std::string, NpyArray>;

Arrays readArrays(const fs::path& place)
{
    std::vector<std::string> wanted;
    for (const auto& names : knownNames)
        for (const auto& name : {names.trainImages, names.trainLabels, names.testImages, names.testLabels})
            if (!name.empty())
                wanted.push_back(name);
    Arrays arrays;
    visitFiles(place, wanted, [&](const std::string& name, ByteStream& content) { arrays[name] = readNpy(content); });
    return arrays;
}

std::string shapeText(const std::vector<std::int64_t>& shape)
{
    std::string text;
    for (const auto length : shape)
        text += (text.empty() ? "" : " x ") + std::to_string(length);
    return text.empty() ? "no dimension" : text;
}

[[noreturn]] void failArray(const NpyArray& array, const fs::path& file, const std::string& expected)
{
    throw Error("bad-data", "is an array of " + shapeText(array.shape) + " elements of type " + array.kind + std::to_string(array.itemSize) + ", expected " + expected,
        file.string());
}

ResidentImages imagesOf(NpyArray array, const fs::path& file)
{
    const auto& shape = array.shape;
    const bool hasShape = shape.size() == 3 || (shape.size() == 4 && (shape[3] == 1 || shape[3] == 3));
    constexpr std::int64_t longestSide = 1 << 16;
    if (array.kind != 'u' || array.itemSize != 1 || !hasShape || array.bytes.empty() || shape[1] > longestSide || shape[2] > longestSide)
        failArray(array, file, "images x height x width, or images x height x width x channels with 1 or 3 channels, of type u1");
    ResidentImages images;
    images.height = static_cast<int>(shape[1]);
    images.width = static_cast<int>(shape[2]);
    images.channels = shape.size() == 4 ? static_cast<int>(shape[3]) : 1;
    images.pixels = std::move(array.bytes);
    return images;
}

std::vector<std::int64_t> labelsOf(const NpyArray& array, std::int64_t count, const fs::path& file)
{
    const bool isList = array.shape.size() == 1 || (array.shape.size() == 2 && array.shape[1] == 1);
    if ((array.kind != 'u' && array.kind != 'i') || !isList || array.shape[0] != count)
        failArray(array, file, std::to_string(count) + " labels, one for each image, of whole numbers");
    auto labels = wholeNumbers(array);
    constexpr std::int64_t mostClasses = 100000;
    requireLabelsBelow(mostClasses, labels, file.string());
    return labels;
}

ResidentImages openPool(Arrays& arrays, const std::string& imagesName, const std::string& labelsName, const fs::path& place, const std::string& setName)
{
    for (const auto& name : {imagesName, labelsName})
        if (!arrays.contains(name))
            throw Error("missing-data", "the array " + name + " is missing", place.string(), "put it beside the others");
    const auto count = arrays.at(imagesName).shape.empty() ? 0 : arrays.at(imagesName).shape[0];
    auto images = imagesOf(std::move(arrays.at(imagesName)), place / imagesName);
    images.name = setName;
    images.labels = labelsOf(arrays.at(labelsName), count, place / labelsName);
    images.classNames = numberedClasses(std::ranges::max(images.labels) + 1);
    return images;
}

} // namespace

bool holdsArrays(const fs::path& folder)
{
    return std::ranges::any_of(knownNames, [&](const Names& names) { return fs::is_regular_file(folder / names.trainImages); });
}

PublishedData openArrays(const fs::path& place, const std::string& name)
{
    auto arrays = readArrays(place);
    const auto names = std::ranges::find_if(knownNames, [&](const Names& known) { return arrays.contains(known.trainImages); });
    if (names == knownNames.end())
        throw Error("missing-data", "holds no array train_images, x_train, images or x", place.string());
    auto train = openPool(arrays, names->trainImages, names->trainLabels, place, name);
    if (names->testImages.empty())
        return {makeResident(std::move(train)), nullptr};
    auto test = openPool(arrays, names->testImages, names->testLabels, place, name);
    requireLabelsBelow(static_cast<std::int64_t>(train.classNames.size()), test.labels, (place / names->testLabels).string());
    test.classNames = train.classNames;
    return {makeResident(std::move(train)), makeResident(std::move(test))};
}

} // namespace transect
