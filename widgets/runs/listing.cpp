#include "widgets/runs/listing.h"

#include <algorithm>
#include <array>

#include <sys/stat.h>

#include "record/file_system.h"
#include "record/json.h"
#include "record/lineage.h"
#include "record/run_spec.h"

namespace transect {

namespace {

/// Changes whenever the file is written, replaced or may be read by others than before.
std::string stampOf(const std::filesystem::path& path)
{
    struct stat status {};
    if (::stat(path.c_str(), &status) == -1)
        return "-";
    return std::to_string(status.st_ino) + ':' + std::to_string(status.st_size) + ':' + std::to_string(status.st_ctim.tv_sec) + '.'
        + std::to_string(status.st_ctim.tv_nsec);
}

Remarks remarksIn(const std::filesystem::path& folder)
{
    try {
        return {readRunNotes(folder), std::nullopt};
    } catch (const std::exception& exception) {
        return {{}, describeException(exception)};
    }
}

std::string textIn(const Json& object, const char* key)
{
    if (!object.is_object())
        return {};
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// The device that a run's first event names; empty: none was written yet, or not first.
std::string deviceIn(const std::filesystem::path& events)
{
    std::array<std::byte, 64 << 10> buffer;
    try {
        const auto length = InputFile(events).read(0, buffer);
        const auto text = std::string_view(reinterpret_cast<const char*>(buffer.data()), length);
        const auto end = text.find('\n');
        return end == std::string_view::npos ? std::string() : textIn(parseJson(text.substr(0, end), events.string()), "device");
    } catch (const Error&) {
        return {};
    }
}

template <typename Listed> const Listed* found(const std::vector<Listed>& sorted, const std::filesystem::path& path)
{
    const auto one = std::ranges::lower_bound(sorted, path, {}, &Listed::path);
    return one != sorted.end() && one->path == path ? &*one : nullptr;
}

bool isSameState(const RunState& a, const RunState& b)
{
    return a.status == b.status && a.done == b.done && a.total == b.total && a.unit == b.unit && a.message == b.message
        && a.secondsLeft == b.secondsLeft && a.heartbeat == b.heartbeat && a.error == b.error;
}

} // namespace

const ListedRun* Listing::run(const std::filesystem::path& path) const
{
    return found(runs, path);
}

const ListedStudy* Listing::study(const std::filesystem::path& path) const
{
    return found(studies, path);
}

std::filesystem::path studyOf(const RunSummary& run)
{
    return run.study.empty() ? std::filesystem::path() : run.path.parent_path();
}

std::vector<std::filesystem::path> evaluationsOf(const std::set<std::filesystem::path>& runs, const Listing& listing)
{
    std::map<std::filesystem::path, std::vector<std::filesystem::path>> found;
    for (const auto& run : listing.runs) {
        for (const auto& origin : run.kind == "transfer" ? run.standsOn : std::vector<std::filesystem::path>()) {
            if (runs.contains(origin))
                found[origin].push_back(run.path);
        }
    }
    std::set<std::filesystem::path> evaluations;
    for (const auto& [origin, above] : found) {
        if (std::ranges::none_of(above, [&](const auto& path) { return runs.contains(path); }))
            evaluations.insert(above.begin(), above.end());
    }
    return {evaluations.begin(), evaluations.end()};
}

std::string shownName(const ListedRun& run)
{
    const auto& title = run.remarks.notes.title;
    return !title.empty() ? title : !run.name.empty() ? run.name : run.path.filename().string();
}

std::string shownName(const ListedStudy& study)
{
    const auto& title = study.remarks.notes.title;
    return title.empty() ? study.path.filename().string() : title;
}

bool isSame(const ListedRun& first, const ListedRun& second)
{
    return first.path == second.path && first.kind == second.kind && first.name == second.name && first.study == second.study
        && first.created == second.created && isSameState(first.state, second.state) && first.best == second.best
        && first.unreadable == second.unreadable && first.remarks == second.remarks && first.seed == second.seed
        && first.device == second.device && first.standsOn == second.standsOn;
}

bool isSame(const Listing& first, const Listing& second)
{
    return std::ranges::equal(first.runs, second.runs, [](const ListedRun& a, const ListedRun& b) { return isSame(a, b); })
        && first.studies == second.studies && first.isComplete == second.isComplete;
}

ListingReader::ListingReader(std::filesystem::path library)
    : m_library(std::move(library))
{
    std::error_code none;
    m_canonical = std::filesystem::weakly_canonical(m_library, none);
}

/// A run is one and the same by whatever links it is named.
std::filesystem::path ListingReader::inLibrary(const std::filesystem::path& folder) const
{
    std::error_code error;
    const auto canonical = std::filesystem::weakly_canonical(folder, error);
    if (error)
        return folder;
    const auto below = canonical.lexically_relative(m_canonical);
    return below.empty() || *below.begin() == ".." ? canonical : below;
}

Listing ListingReader::read(std::vector<RunSummary> runs, std::chrono::milliseconds patience)
{
    const auto end = std::chrono::steady_clock::now() + patience;
    Listing listing{m_library, {}, {}};
    std::map<std::filesystem::path, Known> present;
    std::set<std::filesystem::path> studies;
    for (auto& run : runs) {
        auto node = m_runs.extract(run.path);
        auto known = node ? std::move(node.mapped()) : Known();
        if (!known.stamp.empty() || std::chrono::steady_clock::now() < end)
            readRun(run, known);
        else
            listing.isComplete = false;
        if (const auto study = studyOf(run); !study.empty())
            studies.insert(study);
        const auto path = run.path;
        listing.runs.push_back({std::move(run), known.remarks, known.seed, known.device, known.standsOn});
        present.emplace(path, std::move(known));
    }
    m_runs = std::move(present);
    std::ranges::sort(listing.runs, {}, &ListedRun::path);
    std::erase_if(m_studies, [&](const auto& one) { return !studies.contains(one.first); });
    for (const auto& study : studies)
        listing.studies.push_back(readStudy(study));
    return listing;
}

void ListingReader::readRun(const RunSummary& run, Known& known) const
{
    const RunFolder folder{m_library / run.path};
    // run.json is written once: another of the same path was created at another time.
    const auto stamp = stampOf(notesJson(folder.root)) + ' ' + run.created;
    if (stamp != known.stamp) {
        known = {stamp, remarksIn(folder.root), {}, {}, false, {}};
        try {
            const auto spec = readRunSpec(folder.runJson());
            known.seed = spec.seed;
            known.device = textIn(spec.parameters, "device");
            for (const auto& origin : standsOn(spec, folder))
                known.standsOn.push_back(inLibrary(origin));
        } catch (const Error&) {
            // The summary says what is wrong with it.
        }
    }
    if (known.hasBegun || run.state.status == RunStatus::Queued)
        return;
    const auto device = deviceIn(folder.events());
    if (!device.empty())
        known.device = device;
    known.hasBegun = !device.empty() || !isActive(run.state.status);
}

const ListedStudy& ListingReader::readStudy(const std::filesystem::path& path)
{
    const auto folder = m_library / path;
    const auto file = folder / "study.json";
    auto& known = m_studies[path];
    const auto stamp = stampOf(file) + ' ' + stampOf(notesJson(folder));
    if (stamp == known.stamp)
        return known.study;
    known = {stamp, {path, {}, remarksIn(folder)}};
    try {
        const auto json = readJsonFile(file);
        if (json.is_object() && json.contains("specification"))
            known.study.description = textIn(json.at("specification"), "description");
    } catch (const Error&) {
        // The runs of a study that lost its file are listed all the same.
    }
    return known.study;
}

} // namespace transect
