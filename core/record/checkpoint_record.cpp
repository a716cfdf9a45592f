#include "record/checkpoint_record.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <iomanip>
#include <optional>
#include <sstream>
#include <tuple>

#include "record/error.h"
#include "record/file_system.h"
#include "record/folder_files.h"
#include "record/metadata_fields.h"

namespace transect {

namespace {

constexpr std::string_view weightsSuffix = ".safetensors";
constexpr std::string_view resumeSuffix = ".resume.safetensors";
constexpr std::string_view ownPrefix = "epoch-";

/// The names, without their suffix, of the weights in a folder.
std::vector<std::string> weightNames(const std::filesystem::path& folder)
{
    if (!std::filesystem::exists(folder))
        throw fileError(ENOENT, "read", folder);
    std::vector<std::string> names;
    for (const auto& file : filesIn(folder, weightsSuffix)) {
        const std::string name = file.filename().string();
        if (!name.ends_with(resumeSuffix) && std::filesystem::is_regular_file(file))
            names.push_back(name.substr(0, name.size() - weightsSuffix.size()));
    }
    return names;
}

std::filesystem::path weightsPath(const std::filesystem::path& folder, const std::string& name)
{
    return folder / (name + std::string(weightsSuffix));
}

std::optional<CheckpointRecord> ownCheckpoint(const std::filesystem::path& folder, const std::string& name)
{
    const auto file = SafetensorsFile::open(weightsPath(folder, name));
    const MetadataFields fields(file, "bad-checkpoint");
    if (!fields.has("epoch") && !fields.has("step"))
        return std::nullopt;
    return CheckpointRecord{name, fields.real("epoch"), fields.integer("step"), file.path()};
}

bool isDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

/// The digits at `position`, without leading zeros, of which the longer is the larger number.
std::string_view numberAt(std::string_view text, std::size_t& position)
{
    const std::size_t begin = position;
    while (position < text.size() && isDigit(text[position]))
        ++position;
    std::string_view digits = text.substr(begin, position - begin);
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    return digits;
}

/// Numbers in names are compared as numbers: "net-9" comes before "net-10".
bool isBefore(std::string_view a, std::string_view b)
{
    std::size_t i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
        if (isDigit(a[i]) && isDigit(b[j])) {
            const std::string_view left = numberAt(a, i), right = numberAt(b, j);
            if (left != right)
                return std::pair(left.size(), left) < std::pair(right.size(), right);
        } else if (a[i] != b[j]) {
            return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[j]);
        } else {
            ++i, ++j;
        }
    }
    return a.size() - i < b.size() - j || (i == a.size() && j == b.size() && a < b); // "07" and "7" have some order
}

std::optional<double> lastNumber(std::string_view name)
{
    const auto end = std::find_if(name.rbegin(), name.rend(), isDigit).base();
    const auto begin = std::find_if_not(std::make_reverse_iterator(end), name.rend(), isDigit).base();
    double number = 0;
    if (begin == end || std::from_chars(&*begin, &*begin + (end - begin), number).ec != std::errc())
        return std::nullopt;
    return number;
}

std::vector<CheckpointRecord> ownSeries(const std::filesystem::path& folder, const std::vector<std::string>& names)
{
    std::vector<CheckpointRecord> series;
    std::string without;
    for (const std::string& name : names) {
        if (!name.starts_with(ownPrefix))
            continue;
        if (auto checkpoint = ownCheckpoint(folder, name))
            series.push_back(std::move(*checkpoint));
        else
            without = name;
    }
    if (!series.empty() && !without.empty())
        throw Error("bad-checkpoint", "its metadata has no \"epoch\" and \"step\", those of its neighbours have",
                    weightsPath(folder, without).string(), "move it to a folder of its own");
    std::ranges::sort(series, {}, [](const CheckpointRecord& record) { return std::tie(record.step, record.name); });
    return series;
}

std::vector<CheckpointRecord> importedSeries(const std::filesystem::path& folder, std::vector<std::string> names)
{
    std::ranges::sort(names, isBefore);
    std::vector<CheckpointRecord> series;
    for (const std::string& name : names) {
        const auto position = static_cast<std::int64_t>(series.size());
        series.push_back({name, lastNumber(name).value_or(double(position)), position, weightsPath(folder, name)});
    }
    return series;
}

std::string padded(std::int64_t number, int digits)
{
    std::ostringstream text;
    text << std::setw(digits) << std::setfill('0') << number;
    return text.str();
}

} // namespace

std::filesystem::path CheckpointRecord::resumePath() const
{
    return path.parent_path() / (name + std::string(resumeSuffix));
}

std::string checkpointName(std::int64_t epoch, std::int64_t step)
{
    return std::string(ownPrefix) + padded(epoch, 4) + (step == 0 ? std::string() : "-step-" + padded(step, 5));
}

std::vector<CheckpointRecord> listCheckpoints(const std::filesystem::path& folder)
{
    std::vector<std::string> names = weightNames(folder);
    std::vector<CheckpointRecord> series = ownSeries(folder, names);
    return series.empty() ? importedSeries(folder, std::move(names)) : series;
}

std::vector<std::int64_t> geometricSeries(std::int64_t lastEpoch)
{
    std::vector<std::int64_t> series;
    for (const std::int64_t epoch : {0, 1, 2, 3, 5, 8})
        if (epoch < lastEpoch)
            series.push_back(epoch);
    for (std::int64_t scale = 1; scale <= lastEpoch / 12; scale *= 10)
        for (const std::int64_t epoch : {12, 20, 30, 50, 80})
            if (epoch <= (lastEpoch - 1) / scale) // epoch * scale < lastEpoch, without overflow
                series.push_back(epoch * scale);
    series.push_back(std::max<std::int64_t>(lastEpoch, 0));
    return series;
}

} // namespace transect
