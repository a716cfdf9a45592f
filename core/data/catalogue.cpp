#include "data/catalogue.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <sstream>

#include "data/class_subset.h"
#include "data/content.h"
#include "data/known_sets.h"
#include "data/resident_set.h"
#include "record/error.h"
#include "record/run_folder.h"

namespace transect {

namespace {

namespace fs = std::filesystem;

const KnownSet* findKnown(const std::string& name)
{
    const auto found = std::ranges::find(knownSets(), name, &KnownSet::name);
    return found == knownSets().end() ? nullptr : &*found;
}

std::optional<fs::path> findPlace(const KnownSet& set, const std::vector<fs::path>& roots)
{
    for (const auto& root : roots)
        for (const auto& place : set.places)
            if (set.isAt(root / place))
                return root / place;
    return {};
}

std::string linesOf(const std::vector<fs::path>& places)
{
    std::string text;
    for (const auto& place : places)
        text += "\n  " + place.string();
    return text;
}

fs::path locateKnown(const KnownSet& set, const std::vector<fs::path>& roots)
{
    if (const auto place = findPlace(set, roots))
        return *place;
    std::vector<fs::path> looked;
    for (const auto& root : roots)
        for (const auto& place : set.places)
            looked.push_back(root / place);
    throw Error("missing-data", "the data set \"" + set.name + "\" is in none of the places where it was looked for:" + linesOf(looked), {}, set.howToGet);
}

/// What a name that is not known stands for: a path, or a folder or file below a data root.
fs::path locateUnknown(const std::string& name, const std::vector<fs::path>& roots)
{
    std::vector<fs::path> places{name};
    for (const auto& root : roots)
        places.push_back(root / name);
    for (const auto& place : places)
        if (fs::exists(place))
            return place;
    std::vector<std::string> names;
    for (const auto& set : knownSets())
        names.push_back(set.name);
    const auto nearest = nearestSpelling(name, names);
    throw Error("missing-data", "\"" + name + "\" is no known data set, and nothing was found at" + linesOf(places), {},
        nearest.empty() ? "transectl describe lists the known data sets" : "did you mean \"" + nearest + "\"?");
}

void requireSeveralClasses(const PublishedData& data)
{
    const auto& names = data.train->classNames();
    if (names.size() < 2) {
        throw Error("one-class", "the data set \"" + data.train->name() + "\" has one class only" + (names.empty() ? "" : ", \"" + names.front() + "\""), {},
            "a data set needs two classes at least: one folder of images for each, or two names in `classes`");
    }
}

PublishedData openNamed(const Json& data, const std::vector<fs::path>& roots)
{
    const auto place = locateData(data, roots);
    if (const auto* known = findKnown(data.at("name").get<std::string>()))
        return known->open(place);
    const SheetLayout sheet{data.at("tile_height"), data.at("tile_width"), numberedClasses(data.at("tile_classes").get<std::int64_t>())};
    return openContent(place, sheet);
}

Parameter classesParameter(std::vector<std::string> choices = {})
{
    return {.name = "classes", .type = ParameterType::TextList, .defaultValue = Json::array(),
        .help = "Names of the classes to take, in this order; none takes all", .choices = std::move(choices)};
}

} // namespace

std::vector<fs::path> dataRoots(const std::vector<fs::path>& named)
{
    auto roots = named;
    if (const char* listed = std::getenv("TRANSECT_DATA")) {
        std::istringstream parts(listed);
        for (std::string part; std::getline(parts, part, ':');)
            if (!part.empty())
                roots.emplace_back(part);
    }
    if (std::getenv("XDG_DATA_HOME") || std::getenv("HOME"))
        roots.push_back(userFolder("XDG_DATA_HOME", ".local/share") / "transect" / "data");
    roots.emplace_back("/usr/share/datasets");
    roots.emplace_back("/usr/share/doc/opencv-doc/examples/data");
    return roots;
}

const std::vector<Schema>& dataSetSchemas()
{
    static const auto schemas = [] {
        std::vector<Schema> result;
        for (const auto& set : knownSets())
            result.push_back({set.name, set.help, {classesParameter(set.classNames)}});
        return result;
    }();
    return schemas;
}

std::vector<FoundData> findData(const std::vector<fs::path>& roots)
{
    std::vector<FoundData> found;
    for (const auto& set : knownSets())
        found.push_back({set.name, findPlace(set, roots).value_or(fs::path()), set.howToGet});
    return found;
}

Schema dataSchema()
{
    return {"data", "A set of labelled images",
        {
            {.name = "name", .type = ParameterType::Text,
                .help = "A known data set, or the path of a folder, a tar, an IDX, NPZ or NPY file, or a picture of equal tiles"},
            classesParameter(),
            {.name = "tile_height", .type = ParameterType::Integer, .defaultValue = 20, .help = "Height of the tiles of a picture", .unit = "pixels", .minimum = 1, .maximum = 65536},
            {.name = "tile_width", .type = ParameterType::Integer, .defaultValue = 20, .help = "Width of the tiles of a picture", .unit = "pixels", .minimum = 1, .maximum = 65536},
            {.name = "tile_classes", .type = ParameterType::Integer, .defaultValue = 10,
                .help = "Classes of a picture of tiles, each with the same number of rows", .minimum = 1, .maximum = 100000},
        }};
}

fs::path locateData(const Json& data, const std::vector<fs::path>& roots)
{
    const auto name = data.at("name").get<std::string>();
    const auto* known = findKnown(name);
    return known ? locateKnown(*known, roots) : locateUnknown(name, roots);
}

PublishedData openData(const Json& data, const std::vector<fs::path>& roots)
{
    try {
        auto published = openNamed(data, roots);
        if (const auto classes = data.at("classes").get<std::vector<std::string>>(); !classes.empty()) {
            published.train = classSubset(published.train, classes);
            if (published.test)
                published.test = classSubset(published.test, classes);
        }
        requireSeveralClasses(published);
        return published;
    } catch (const fs::filesystem_error& error) {
        const bool isDenied = error.code() == std::errc::permission_denied;
        throw Error(isDenied ? "no-permission" : "io", error.code().message(), error.path1().string(), isDenied ? "ask for permission to read it" : "");
    }
}

} // namespace transect
