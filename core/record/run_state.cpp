#include "record/run_state.h"

#include <algorithm>
#include <array>
#include <utility>

#include "record/atomic_file.h"
#include "record/json_fields.h"

namespace transect {

namespace {

constexpr std::array<std::pair<RunStatus, std::string_view>, 8> statusNames{{
    {RunStatus::Queued, "queued"},
    {RunStatus::Starting, "starting"},
    {RunStatus::Running, "running"},
    {RunStatus::Stopping, "stopping"},
    {RunStatus::Finished, "finished"},
    {RunStatus::Failed, "failed"},
    {RunStatus::Stopped, "stopped"},
    {RunStatus::Lost, "lost"},
}};

} // namespace

std::string_view nameOf(RunStatus status)
{
    return std::ranges::find(statusNames, status, &std::pair<RunStatus, std::string_view>::first)->second;
}

std::optional<RunStatus> runStatusOf(std::string_view name)
{
    const auto found = std::ranges::find(statusNames, name, &std::pair<RunStatus, std::string_view>::second);
    return found == statusNames.end() ? std::nullopt : std::optional(found->first);
}

bool isActive(RunStatus status)
{
    return status == RunStatus::Queued || status == RunStatus::Starting || status == RunStatus::Running
           || status == RunStatus::Stopping;
}

Json toJson(const RunState& state)
{
    Json json = {{"status", nameOf(state.status)}, {"done", state.done}, {"total", state.total}, {"unit", state.unit},
                 {"message", state.message}, {"seconds_left", nullptr}, {"heartbeat", state.heartbeat}};
    if (state.secondsLeft)
        json["seconds_left"] = *state.secondsLeft;
    if (state.error)
        json["error"] = toJson(*state.error);
    return json;
}

RunState runStateFromJson(const Json& json, const std::filesystem::path& path)
{
    const JsonFields fields(json, "bad-state", path.string());
    RunState state;
    const auto status = runStatusOf(fields.text("status"));
    if (!status)
        throw fields.wrong("status", "queued, starting, running, stopping, finished, failed or stopped");
    state.status = *status;
    state.done = fields.real("done");
    state.total = fields.real("total");
    state.unit = fields.text("unit");
    state.message = fields.text("message");
    if (fields.has("seconds_left"))
        state.secondsLeft = fields.real("seconds_left");
    state.heartbeat = fields.real("heartbeat");
    if (fields.has("error"))
        state.error = errorFromJson(fields.object("error"), "bad-state", path.string() + ", error");
    return state;
}

RunState readState(const std::filesystem::path& path)
{
    return runStateFromJson(readJsonFile(path), path);
}

void writeState(const std::filesystem::path& path, const RunState& state)
{
    writeAtomically(path, toJson(state).dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

} // namespace transect
