#include "transfer/foreign_series.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <fstream>
#include <map>
#include <optional>
#include <set>

#include "record/counted.h"
#include "record/file_system.h"
#include "record/json.h"

namespace transect {

namespace {

namespace fs = std::filesystem;

constexpr std::array weightSuffixes{".pth.tar", ".pth", ".pt", ".ckpt", ".bin", ".th", ".pkl", ".safetensors", ".npz"};
constexpr std::array notWeights{"optimizer", "optim", "scheduler", "training_args", "rng_state", "scaler", "random_states", "sampler"};
constexpr std::array preferredNames{"model.safetensors.index.json", "model.safetensors", "pytorch_model.bin"};
constexpr const char* giveEpochs = "give its epoch, leave it out, or list the files in their order";

std::string lowered(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char letter) { return char(std::tolower(letter)); });
    return text;
}

std::string withoutSuffix(const std::string& name)
{
    for (const std::string suffix : weightSuffixes) {
        if (lowered(name).ends_with(suffix))
            return name.substr(0, name.size() - suffix.size());
    }
    return name;
}

bool isShard(const std::string& name)
{
    return name.find("-of-") != std::string::npos;
}

bool mayBeWeights(const fs::path& path)
{
    const auto name = path.filename().string();
    if (name.starts_with(".") || name.ends_with(".resume.safetensors") || isShard(name) || !fs::is_regular_file(path))
        return false;
    if (std::ranges::any_of(notWeights, [&](const std::string& word) { return lowered(name).starts_with(word); }))
        return false;
    return withoutSuffix(name) != name || name.ends_with(".safetensors.index.json");
}

std::vector<fs::path> entriesOf(const fs::path& folder)
{
    std::vector<fs::path> entries;
    try {
        for (const auto& entry : fs::directory_iterator(folder))
            entries.push_back(entry.path());
    } catch (const fs::filesystem_error& error) {
        throw fileError(error.code().value(), "read", folder);
    }
    std::ranges::sort(entries);
    return entries;
}

std::vector<fs::path> weightsIn(const fs::path& folder)
{
    auto files = entriesOf(folder);
    std::erase_if(files, [](const fs::path& path) { return !mayBeWeights(path); });
    return files;
}

bool hasNumber(const std::string& text)
{
    return std::ranges::any_of(text, [](unsigned char letter) { return std::isdigit(letter); });
}

/// The one file of weights of a checkpoint that is a folder; none where it is no checkpoint.
std::optional<fs::path> weightsOfFolder(const fs::path& folder)
{
    const auto files = weightsIn(folder);
    for (const auto* name : preferredNames) {
        if (std::ranges::find(files, folder / name) != files.end())
            return folder / name;
    }
    const bool isCheckpoint = hasNumber(folder.filename().string());
    if (files.size() > 1 && isCheckpoint)
        throw Error("bad-series", "found " + std::to_string(files.size()) + " files of weights, expected one checkpoint: " + files[0].filename().string() + ", "
                        + files[1].filename().string(), folder.string(), "name the files themselves");
    return files.size() == 1 ? std::optional(files.front()) : std::nullopt;
}

/// A file and the text in which its numbers are looked for.
struct Named {
    fs::path path;
    std::string text;
    bool isInFolder = false; ///< of its own: "checkpoint-5000/model.safetensors"
};

/// Of a checkpoint that is a folder, which is what has the number: files in it may have different names.
std::string textOfFolder(const std::string& folder, const std::string& stem)
{
    return hasNumber(folder) ? folder : folder + "/" + stem;
}

std::vector<Named> seriesIn(const fs::path& folder)
{
    std::vector<Named> found;
    for (const auto& entry : entriesOf(folder)) {
        if (mayBeWeights(entry))
            found.push_back({entry, withoutSuffix(entry.filename().string())});
        else if (fs::is_directory(entry) && !entry.filename().string().starts_with("."))
            if (const auto file = weightsOfFolder(entry))
                found.push_back({*file, textOfFolder(entry.filename().string(), withoutSuffix(file->filename().string())), true});
    }
    if (found.empty())
        throw Error("no-checkpoints", "found no files of weights in it (.pth, .pt, .ckpt, .bin, .safetensors, .npz) and in its folders", folder.string(),
                    "name a folder of checkpoints, or the files");
    return found;
}

Named namedFile(const fs::path& path)
{
    const auto folder = fs::absolute(path).lexically_normal().parent_path().filename().string();
    const auto stem = withoutSuffix(path.filename().string());
    return hasNumber(stem) ? Named{path, stem} : Named{path, textOfFolder(folder, stem), true};
}

std::vector<Named> filesNamedBy(const std::vector<fs::path>& paths)
{
    std::vector<Named> files;
    for (const auto& path : paths) {
        if (!fs::exists(path))
            throw fileError(ENOENT, "read", path);
        if (!fs::is_directory(path)) {
            files.push_back(namedFile(path));
            continue;
        }
        const auto found = seriesIn(path);
        files.insert(files.end(), found.begin(), found.end());
    }
    return files;
}

/// A number in a name and the letters before it.
struct NumberInName {
    std::string word;
    std::int64_t value = 0;
};

struct ReadName {
    std::string skeleton; ///< what is left without the numbers
    std::vector<NumberInName> numbers;
};

std::string wordBefore(const std::string& text, std::size_t end)
{
    while (end > 0 && std::string_view("-_=. ").find(text[end - 1]) != std::string_view::npos)
        --end;
    std::size_t begin = end;
    while (begin > 0 && std::isalpha(static_cast<unsigned char>(text[begin - 1])))
        --begin;
    return lowered(text.substr(begin, end - begin));
}

ReadName readName(const std::string& text)
{
    constexpr std::size_t mostDigits = 15;
    ReadName name;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && std::isdigit(static_cast<unsigned char>(text[end])))
            ++end;
        if (end == i || end - i > mostDigits) {
            const auto next = std::max(end, i + 1);
            name.skeleton += text.substr(i, next - i);
            i = next;
            continue;
        }
        name.numbers.push_back({wordBefore(text, i), std::stoll(text.substr(i, end - i))});
        name.skeleton += '#';
        i = end;
    }
    return name;
}

/// "net-9" before "net-10".
std::pair<std::string, std::vector<std::int64_t>> naturalOrder(const Named& file)
{
    const auto name = readName(file.text);
    std::vector<std::int64_t> values;
    for (const auto& number : name.numbers)
        values.push_back(number.value);
    return {name.skeleton, values};
}

bool isEpochWord(const std::string& word)
{
    return word == "epoch" || word == "epochs" || word == "ep" || word == "e";
}

bool isStepWord(const std::string& word)
{
    return word == "step" || word == "steps" || word == "iter" || word == "iters" || word == "iteration" || word == "it";
}

/// Files whose names are alike but for their numbers.
struct Group {
    std::vector<Named> files;
    std::vector<ReadName> names;

    std::vector<std::size_t> varying() const
    {
        std::vector<std::size_t> places;
        for (std::size_t place = 0; place < names.front().numbers.size(); ++place) {
            const auto differs = [&](const ReadName& name) { return name.numbers[place].value != names.front().numbers[place].value; };
            if (std::ranges::any_of(names, differs))
                places.push_back(place);
        }
        return places;
    }
};

std::vector<Group> groupsOf(const std::vector<Named>& files)
{
    std::map<std::string, Group> bySkeleton;
    for (const auto& file : files) {
        auto name = readName(file.text);
        auto& group = bySkeleton[name.skeleton];
        group.files.push_back(file);
        group.names.push_back(std::move(name));
    }
    std::vector<Group> groups;
    for (auto& [skeleton, group] : bySkeleton)
        groups.push_back(std::move(group));
    std::ranges::stable_sort(groups, std::greater(), [](const Group& group) { return std::pair(!group.names.front().numbers.empty(), group.files.size()); });
    return groups;
}

/// Which of a group's numbers is the epoch, and which the step.
struct Places {
    std::optional<std::size_t> epoch, step;
};

std::optional<std::size_t> placeOf(const Group& group, bool (*isWord)(const std::string&))
{
    const auto& numbers = group.names.front().numbers;
    const auto found = std::ranges::find_if(numbers, isWord, &NumberInName::word);
    return found == numbers.end() ? std::nullopt : std::optional(std::size_t(found - numbers.begin()));
}

Places placesIn(const Group& group)
{
    Places places{placeOf(group, isEpochWord), placeOf(group, isStepWord)};
    if (places.epoch || places.step)
        return places;
    const auto varying = group.varying();
    const auto& numbers = group.names.front().numbers;
    if (varying.size() > 1)
        throw Error("bad-series", "found several numbers that differ from file to file, as in " + inQuotes(group.files.front().text)
                        + ", and none that is called an epoch or a step", group.files.front().path.string(), giveEpochs);
    const auto place = varying.empty() ? numbers.size() - 1 : varying.front();
    const bool isStep = group.files.front().isInFolder && numbers[place].word == "checkpoint"; // as the Trainer of Hugging Face names its folders
    (isStep ? places.step : places.epoch) = place;
    return places;
}

std::string textOf(double number)
{
    auto text = Json(number).dump();
    return text.ends_with(".0") ? text.substr(0, text.size() - 2) : text;
}

void sortByMoment(std::vector<ForeignCheckpoint>& list)
{
    const auto moment = [](const ForeignCheckpoint& one) { return std::pair(one.epoch, one.step); };
    std::ranges::stable_sort(list, {}, moment);
    const auto twice = std::ranges::adjacent_find(list, {}, moment);
    if (twice != list.end())
        throw Error("bad-series", "found two checkpoints of one moment (epoch " + textOf(twice->epoch) + "): " + twice->path.string() + " and " + (twice + 1)->path.string(),
                    twice->path.string(), giveEpochs);
}

/// Steps as the names tell them, else as the epochs; where these do not rise with the epochs, positions.
void requireRisingSteps(std::vector<ForeignCheckpoint>& list)
{
    const auto falls = [](const ForeignCheckpoint& first, const ForeignCheckpoint& second) { return first.step >= second.step; };
    if (std::ranges::adjacent_find(list, falls) == list.end())
        return;
    for (std::size_t i = 0; i < list.size(); ++i)
        list[i].step = std::int64_t(i);
}

std::int64_t stepOf(double epoch, double stepsPerEpoch)
{
    constexpr double most = 1e15;
    return std::int64_t(std::min(std::round(epoch * (stepsPerEpoch > 0 ? stepsPerEpoch : 1)), most));
}

void requireEpoch(double epoch, const std::string& place)
{
    if (!std::isfinite(epoch) || epoch < 0)
        throw Error("bad-series", "found the epoch " + textOf(epoch) + ", expected 0 or more", place);
}

ForeignSeries inGivenOrder(const std::vector<Named>& files, const SeriesOrder& order)
{
    if (!order.epochs.empty() && order.epochs.size() != files.size())
        throw Error("bad-series", "found " + counted(std::int64_t(order.epochs.size()), "epoch", "epochs") + " for " + counted(std::int64_t(files.size()), "file", "files"), "--epochs",
                    "give one for each file, in the order of the files");
    ForeignSeries series;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const auto epoch = order.epochs.empty() ? double(i) : order.epochs[i];
        requireEpoch(epoch, "--epochs");
        series.checkpoints.push_back({files[i].path, epoch, stepOf(epoch, order.stepsPerEpoch)});
    }
    return series;
}

ForeignCheckpoint checkpointOf(const Named& file, const ReadName& name, const Places& places, double stepsPerEpoch)
{
    ForeignCheckpoint checkpoint{file.path, 0, 0};
    if (places.step)
        checkpoint.step = name.numbers[*places.step].value;
    if (places.epoch)
        checkpoint.epoch = double(name.numbers[*places.epoch].value);
    else
        checkpoint.epoch = double(checkpoint.step) / (stepsPerEpoch > 0 ? stepsPerEpoch : 1);
    if (!places.step)
        checkpoint.step = stepOf(checkpoint.epoch, stepsPerEpoch);
    return checkpoint;
}

/// Files of a folder beside the series; of files that were named each must have its place.
void leaveOut(const std::vector<Group>& groups, bool isFolder, ForeignSeries& series)
{
    for (std::size_t i = 1; i < groups.size(); ++i) {
        for (const auto& file : groups[i].files) {
            if (!isFolder)
                throw Error("bad-series", "its name is unlike those of the others (" + inQuotes(groups.front().files.front().text) + "), so that its place is not known", file.path.string(), giveEpochs);
            series.notices.push_back("left out " + file.path.string() + ", whose name is unlike those of the series");
            series.leftOut.push_back(file.path);
        }
    }
}

ForeignSeries byNumbers(const std::vector<Named>& files, bool isFolder, double stepsPerEpoch)
{
    ForeignSeries series;
    const auto groups = groupsOf(files);
    const auto& group = groups.front();
    if (group.names.front().numbers.empty()) {
        if (files.size() > 1)
            throw Error("bad-series", "found no number in its name that would tell its place in the series", group.files.front().path.string(), giveEpochs);
        series.checkpoints.push_back({files.front().path, 0, 0});
        return series;
    }
    leaveOut(groups, isFolder, series);
    const auto places = placesIn(group);
    for (std::size_t i = 0; i < group.files.size(); ++i)
        series.checkpoints.push_back(checkpointOf(group.files[i], group.names[i], places, stepsPerEpoch));
    if (places.step && !places.epoch && stepsPerEpoch == 0)
        series.notices.push_back("the numbers in the names are steps, which stand for epochs as well; the number of steps per epoch makes epochs of them");
    return series;
}

bool isCalled(const Named& file, const std::string& name)
{
    const auto& path = file.path;
    return path == name || path.filename() == name || path.string().ends_with("/" + name) || (file.isInFolder && path.parent_path().filename() == name);
}

/// Takes the files of one name out of the list.
std::vector<Named> taken(std::vector<Named>& files, const std::string& name, std::vector<std::string>& notices)
{
    std::vector<Named> found;
    std::ranges::copy_if(files, std::back_inserter(found), [&](const Named& file) { return isCalled(file, name); });
    std::erase_if(files, [&](const Named& file) { return isCalled(file, name); });
    if (found.empty())
        notices.push_back("no file of the series is called " + inQuotes(name));
    return found;
}

} // namespace

ListedSeries readSeriesList(const fs::path& path)
{
    std::ifstream file(path);
    if (!file)
        throw Error("no-file", "cannot be read", path.string(), "name a text file with the path of one checkpoint a line, in their order");
    ListedSeries list;
    int number = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        if (line.ends_with('\r'))
            line.pop_back();
        if (line.empty())
            continue;
        const auto tab = line.find('\t');
        list.paths.push_back(path.parent_path() / line.substr(0, tab));
        const auto place = path.string() + ", line " + std::to_string(number);
        if (tab != line.npos) {
            double epoch = -1;
            const auto* end = line.data() + line.size();
            if (std::from_chars(line.data() + tab + 1, end, epoch).ptr != end)
                throw Error("bad-series", "found " + inQuotes(line.substr(tab + 1)) + " behind the tab, expected an epoch", place);
            requireEpoch(epoch, place);
            list.epochs.push_back(epoch);
        }
        if (!list.epochs.empty() && list.epochs.size() != list.paths.size())
            throw Error("bad-series", "found " + std::string(tab == line.npos ? "no epoch" : "an epoch") + ", and the lines before have " + (tab == line.npos ? "one" : "none"), place,
                        "give an epoch, behind a tab, for all files or for none");
    }
    if (list.paths.empty())
        throw Error("bad-series", "found no lines, expected the path of one checkpoint a line", path.string());
    return list;
}

ForeignSeries findForeignSeries(const std::vector<fs::path>& paths, const SeriesOrder& order)
{
    auto files = filesNamedBy(paths);
    const bool isFolder = std::ranges::any_of(paths, [](const fs::path& path) { return fs::is_directory(path); });
    ForeignSeries corrected;
    for (const auto& name : order.leaveOut) {
        for (const auto& file : taken(files, name, corrected.notices))
            corrected.leftOut.push_back(file.path);
    }
    for (const auto& [name, epoch] : order.epochOf) {
        requireEpoch(epoch, name);
        for (const auto& file : taken(files, name, corrected.notices))
            corrected.checkpoints.push_back({file.path, epoch, stepOf(epoch, order.stepsPerEpoch)});
    }
    if (files.empty() && corrected.checkpoints.empty())
        throw Error("no-checkpoints", "found no checkpoint that is not left out", paths.empty() ? std::string() : paths.front().string(), "name a folder of checkpoints, or the files");
    const bool isRead = !order.isGiven && order.epochs.empty();
    if (isFolder && !order.isGiven)
        std::ranges::stable_sort(files, {}, naturalOrder); // of a folder nobody gave an order
    auto series = files.empty() ? ForeignSeries() : isRead ? byNumbers(files, isFolder, order.stepsPerEpoch) : inGivenOrder(files, order);
    series.checkpoints.insert(series.checkpoints.end(), corrected.checkpoints.begin(), corrected.checkpoints.end());
    series.leftOut.insert(series.leftOut.end(), corrected.leftOut.begin(), corrected.leftOut.end());
    series.notices.insert(series.notices.end(), corrected.notices.begin(), corrected.notices.end());
    sortByMoment(series.checkpoints);
    requireRisingSteps(series.checkpoints);
    return series;
}

} // namespace transect
