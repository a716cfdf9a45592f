#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "record/json.h"

namespace transect {

/// run.json: everything that is needed to repeat a run. Written once, never changed.
struct RunSpec {
    int format = 1;
    std::string kind;                    ///< of job: "pretrain", "transfer"
    std::string name;                    ///< as its user calls it
    Json parameters = Json::object();    ///< complete: with every default filled in
    std::uint64_t seed = 0;
    Json lineage = Json::array();        ///< what the run stands on: a list of {kind, path, sha256}
    Json versions = Json::object();      ///< of the programs and libraries that made it
    std::string created;                 ///< ISO 8601, UTC: "2025-03-01T14:02:11Z"
    std::optional<std::string> study;    ///< the study that the run belongs to
};

std::string utcNow(); ///< "2025-03-01T14:02:11Z"

Json toJson(const RunSpec& spec);

/// Errors: "no-file", "bad-json", "too-large"; "bad-run" naming the file, the member, what was found and expected.
RunSpec readRunSpec(const std::filesystem::path& path);

/// Writes a new file, whole or not at all; where `created` is empty it is now. Errors: "exists" where there is a file
/// already, even one that another process made a moment ago; those of record/atomic_file.h.
void writeRunSpec(const std::filesystem::path& path, const RunSpec& spec);

} // namespace transect
