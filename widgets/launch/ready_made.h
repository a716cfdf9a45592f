#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include <QString>

#include "record/error.h"
#include "record/json.h"

namespace transect {

/// A specification that comes with the program.
struct ReadyMade {
    QString name, description;
    Json specification;
};

struct ReadyMadeList {
    std::vector<ReadyMade> studies; ///< by name
    std::optional<ErrorRecord> problem; ///< of the first file that could not be read; the others are there
};

/// The *.json files of a folder. No folder: no studies.
ReadyMadeList readyMadeIn(const std::filesystem::path& folder);

} // namespace transect
