#include "transfer/foreign_series.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "record/counted.h"
#include "record/file_system.h"
#include "record/json.h"

namespace transect {

namespace {

namespace fs = std::filesystem;

constexpr std::array weightSuffixes{".pth.tar", ".pth", ".pt", ".ckpt", ".bin", ".th", ".pkl", ".safetensors"};
constexpr std::array notWeights{"optimizer", "optim", "scheduler", "training_args", "rng_state", "scaler", "random_states", "sampler"};
constexpr std::array preferredNames{"model.safetensors.index.json", "model.safetensors", "pytorch_model.bin"};
constexpr const char* giveEpochs = "name the files in their order, with --epochs";

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
        throw Error("no-checkpoints", "found no files of weights in it (.pth, .pt, .ckpt, .bin, .safetensors) and in its folders", folder.string(),
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

void numberByPosition(std::vector<ForeignCheckpoint>& list)
{
    for (std::size_t i = 0; i < list.size(); ++i)
        list[i].step = std::int64_t(i);
}

ForeignSeries inGivenOrder(const std::vector<Named>& files, const SeriesOrder& order)
{
    if (!order.epochs.empty() && order.epochs.size() != files.size())
        throw Error("bad-series", "found " + counted(std::int64_t(order.epochs.size()), "epoch", "epochs") + " for " + counted(std::int64_t(files.size()), "file", "files"), "--epochs",
                    "give one for each file, in the order of the files");
    ForeignSeries series;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const auto epoch = order.epochs.empty() ? double(i) : order.epochs[i];
        if (!std::isfinite(epoch) || epoch < 0)
            throw Error("bad-series", "found the epoch " + textOf(epoch) + ", expected 0 or more", "--epochs");
        series.checkpoints.push_back({files[i].path, epoch, 0});
    }
    sortByMoment(series.checkpoints);
    numberByPosition(series.checkpoints);
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
    return checkpoint;
}

/// Files of a folder beside the series; of files that were named each must have its place.
void leaveOut(const std::vector<Group>& groups, bool isFolder, std::vector<std::string>& notices)
{
    for (std::size_t i = 1; i < groups.size(); ++i) {
        for (const auto& file : groups[i].files) {
            if (!isFolder)
                throw Error("bad-series", "its name is unlike those of the others (" + inQuotes(groups.front().files.front().text) + "), so that its place is not known", file.path.string(), giveEpochs);
            notices.push_back("left out " + file.path.string() + ", whose name is unlike those of the series");
        }
    }
}

ForeignSeries byNumbers(const std::vector<Named>& files, bool isFolder, double stepsPerEpoch)
{
    const auto groups = groupsOf(files);
    const auto& group = groups.front();
    if (group.names.front().numbers.empty())
        throw Error("bad-series", "found no number in its name that would tell its place in the series", group.files.front().path.string(), giveEpochs);
    ForeignSeries series;
    leaveOut(groups, isFolder, series.notices);
    const auto places = placesIn(group);
    for (std::size_t i = 0; i < group.files.size(); ++i)
        series.checkpoints.push_back(checkpointOf(group.files[i], group.names[i], places, stepsPerEpoch));
    sortByMoment(series.checkpoints);
    if (!places.step)
        numberByPosition(series.checkpoints);
    else if (!places.epoch && stepsPerEpoch == 0)
        series.notices.push_back("the numbers in the names are steps, which stand for epochs as well; --steps-per-epoch makes epochs of them");
    return series;
}

} // namespace

ForeignSeries findForeignSeries(const std::vector<fs::path>& paths, const SeriesOrder& order)
{
    auto files = filesNamedBy(paths);
    const bool isFolder = std::ranges::any_of(paths, [](const fs::path& path) { return fs::is_directory(path); });
    if (!order.isGiven && order.epochs.empty())
        return byNumbers(files, isFolder, order.stepsPerEpoch);
    if (isFolder && !order.isGiven)
        std::ranges::stable_sort(files, {}, naturalOrder); // of a folder nobody gave an order
    return inGivenOrder(files, order);
}

} // namespace transect
