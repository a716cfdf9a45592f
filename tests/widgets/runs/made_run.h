#pragma once

#include "record/run_folder.h"
#include "record/run_spec.h"
#include "record/run_state.h"

namespace transect::testing {

/// A run of kind "pretrain" without events in a library.
inline RunFolder makeRun(const std::filesystem::path& library, const std::string& name, RunStatus status, Json lineage = Json::array())
{
    const auto run = createRunFolder(library, name);
    RunSpec spec;
    spec.kind = "pretrain";
    spec.name = name;
    spec.lineage = std::move(lineage);
    writeRunSpec(run.runJson(), spec);
    RunState state;
    state.status = status;
    writeState(run.stateJson(), state);
    return run;
}

/// A lineage of one run beside it.
inline Json standingOn(const std::string& name)
{
    return Json::array({{{"kind", "run"}, {"path", "../" + name}, {"sha256", ""}}});
}

} // namespace transect::testing
