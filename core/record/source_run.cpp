#include "record/source_run.h"

#include "record/error.h"
#include "record/worker_lock.h"

namespace transect {

std::filesystem::path locateSource(const std::string& text, const std::filesystem::path& runFolder, const std::filesystem::path& library, const std::string& field)
{
    const bool beside = text.starts_with("../") || text.starts_with("./");
    const auto path = beside ? (runFolder / text).lexically_normal() : std::filesystem::path(text);
    if (std::filesystem::is_directory(path))
        return std::filesystem::canonical(path);
    if (beside)
        throw Error("no-run", "there is no folder " + path.string(), field, "name a run, or a folder");
    return resolveRun(library, text).root;
}

bool isGrowing(const RunFolder& run)
{
    return isActive(observedState(run).status);
}

std::optional<std::string> shortfallOf(const RunFolder& run)
{
    const auto state = observedState(run);
    if (state.status == RunStatus::Finished)
        return std::nullopt;
    return std::string(nameOf(state.status)) + (state.error ? " (" + state.error->text + ")" : "");
}

} // namespace transect
