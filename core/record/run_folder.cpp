#include "record/run_folder.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <functional>
#include <optional>

#include <sys/stat.h>

#include "record/error.h"
#include "record/file_system.h"
#include "record/parameters.h"

namespace transect {

namespace {

constexpr int deepestRun = 3;

void collectRuns(const std::filesystem::path& folder, int depth, std::vector<RunFolder>& runs)
{
    std::error_code error; // a folder that vanishes or may not be read holds no runs for us
    auto entry = std::filesystem::directory_iterator(folder, error);
    for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
        std::error_code unreadable;
        if (entry->path().filename().native().starts_with('.') || !entry->is_directory(unreadable))
            continue;
        if (RunFolder run{entry->path()}; run.isRun())
            runs.push_back(std::move(run));
        else if (depth < deepestRun)
            collectRuns(entry->path(), depth + 1, runs);
    }
}

std::filesystem::path normalised(const std::filesystem::path& path)
{
    const auto result = (path.empty() ? std::filesystem::current_path() : std::filesystem::absolute(path)).lexically_normal();
    return result.has_filename() ? result : result.parent_path();
}

/// The run at a path: its folder, or its run.json.
std::optional<RunFolder> runAt(const std::filesystem::path& path)
{
    for (const RunFolder& run : {RunFolder{path}, RunFolder{path.parent_path()}})
        if (run.isRun() && (run.root == path || run.runJson() == path))
            return run;
    return std::nullopt;
}

/// The ways in which a run of the library may be called.
std::vector<std::string> namesOf(const RunFolder& run, const std::filesystem::path& library)
{
    return {run.root.filename().string(), run.root.lexically_relative(library).string()};
}

std::vector<RunFolder> matching(const std::vector<RunFolder>& runs, const std::filesystem::path& library,
                                const std::function<bool(const std::string&)>& matches)
{
    std::vector<RunFolder> found;
    for (const RunFolder& run : runs)
        if (std::ranges::any_of(namesOf(run, library), matches))
            found.push_back(run);
    return found;
}

Error ambiguous(std::string_view text, const std::vector<RunFolder>& found, const std::filesystem::path& library)
{
    constexpr std::size_t most = 10;
    std::string candidates;
    for (std::size_t i = 0; i < std::min(found.size(), most); ++i)
        candidates += (i == 0 ? "" : ", ") + found[i].root.lexically_relative(library).string();
    if (found.size() > most)
        candidates += ", ...";
    return Error("ambiguous-run", '"' + std::string(text) + "\" may be any of " + std::to_string(found.size()) + " runs",
                 library.string(), "one of: " + candidates);
}

Error noRun(std::string_view text, const std::vector<RunFolder>& runs, const std::filesystem::path& library)
{
    std::vector<std::string> names;
    for (const RunFolder& run : runs)
        for (std::string& name : namesOf(run, library))
            names.push_back(std::move(name));
    const std::string nearest = nearestSpelling(text, names);
    std::string hint = runs.empty() ? "there are no runs in this library" : "list shows the runs of this library";
    if (!nearest.empty())
        hint = "did you mean \"" + nearest + "\"?";
    return Error("no-run", "there is no run \"" + std::string(text) + '"', library.string(), hint);
}

} // namespace

bool RunFolder::isRun() const
{
    std::error_code unreadable;
    return std::filesystem::is_regular_file(runJson(), unreadable);
}

std::string safeName(std::string_view name)
{
    constexpr std::size_t longest = 100;
    std::string result;
    for (const char letter : name) {
        const bool isPlain = (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z')
                             || (letter >= 'a' && letter <= 'z') || letter == '_';
        const bool isMark = !result.empty() && (letter == '.' || letter == '-');
        if (isPlain || isMark)
            result += letter;
        else if (!result.empty() && result.back() != '-')
            result += '-';
    }
    result.resize(std::min(result.size(), longest));
    while (!result.empty() && (result.back() == '-' || result.back() == '.'))
        result.pop_back();
    return result.empty() ? "unnamed" : result;
}

RunFolder createRunFolder(const std::filesystem::path& parent, std::string_view name)
{
    std::error_code error;
    std::filesystem::create_directories(parent, error);
    if (error)
        throw fileError(error.value(), "create the folder", parent);
    const std::string base = safeName(name);
    for (int number = 1;; ++number) {
        const auto path = parent / (number == 1 ? base : base + '-' + std::to_string(number));
        if (::mkdir(path.c_str(), 0777) == 0)
            return {path};
        if (errno != EEXIST)
            throw fileError(errno, "create the folder", path);
    }
}

std::filesystem::path userFolder(const char* variable, const std::filesystem::path& belowHome)
{
    const char* named = std::getenv(variable);
    if (named && std::filesystem::path(named).is_absolute()) // the XDG specification ignores relative ones
        return named;
    const char* home = std::getenv("HOME");
    if (!home || !*home)
        throw Error("no-home", std::string("neither $") + variable + " nor $HOME is set", {}, "set one of them");
    return home / belowHome;
}

std::filesystem::path libraryFolder(const std::filesystem::path& named)
{
    if (!named.empty())
        return named;
    if (const char* library = std::getenv("TRANSECT_LIBRARY"); library && *library)
        return library;
    return userFolder("XDG_DATA_HOME", ".local/share") / "transect" / "library";
}

std::vector<RunFolder> findRuns(const std::filesystem::path& library)
{
    std::vector<RunFolder> runs;
    collectRuns(library, 1, runs);
    std::ranges::sort(runs, {}, &RunFolder::root);
    return runs;
}

RunFolder resolveRun(const std::filesystem::path& library, std::string_view text)
{
    while (text.size() > 1 && text.ends_with('/'))
        text.remove_suffix(1);
    if (!text.empty())
        if (const auto run = runAt(normalised(text)))
            return *run;
    const auto place = normalised(library);
    const std::vector<RunFolder> runs = findRuns(place);
    auto found = matching(runs, place, [&](const std::string& name) { return name == text; });
    if (found.empty() && !text.empty())
        found = matching(runs, place, [&](const std::string& name) { return name.starts_with(text); });
    if (found.size() > 1)
        throw ambiguous(text, found, place);
    if (found.empty())
        throw noRun(text, runs, place);
    return found.front();
}

} // namespace transect
