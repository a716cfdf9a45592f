#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include <QString>

#include "record/error.h"
#include "record/json.h"

namespace transect {

/// A specification in a file, as it is offered to the user.
struct ReadyMade {
    QString name, description;
    Json specification;
};

struct ReadyMadeList {
    std::vector<ReadyMade> studies; ///< with the fewest seeds of pre-training first, as they take the shortest
    std::optional<ErrorRecord> problem; ///< of the first file that could not be read; the others are there
};

/// Errors: those of readJsonFile(); "bad-specification" where it is none.
ReadyMade readSpecification(const std::filesystem::path& file);

/// The *.json files of a folder. No folder: no studies.
ReadyMadeList readyMadeIn(const std::filesystem::path& folder);

} // namespace transect
