#pragma once

#include <string>
#include <vector>

#include "record/parameters.h"

namespace transect {

/// A data set that the engine knows by name.
struct KnownDataSet {
    std::string name;
    std::string place;    ///< where it was found; empty: nowhere
    std::string howToGet; ///< one sentence
};

/// What `transectl describe --json` says.
struct EngineDescription {
    std::string version, libtorch;
    std::vector<std::string> devices; ///< "cpu", "cuda:0"
    std::vector<Schema> kinds;        ///< of job
    std::vector<KnownDataSet> dataSets;

    const Schema* kind(const std::string& name) const; ///< nullptr where there is none
};

/// Throws Error "bad-description" with `place`.
EngineDescription descriptionFromJson(const Json& json, const std::string& place);

} // namespace transect
