#pragma once

#include <filesystem>

#include <QString>

#include "record/json.h"

namespace transect {

/// What a complete specification (of which what must be given may be null) amounts to, as far as it is known before the start: "8 checkpoints × 1 target × 3
/// seeds: 72 linear probes, 24 fine-tunings". Empty where nothing is known. The checkpoints of an existing source are
/// those in its folder, or where it is still training those that its run.json plans.
QString estimateText(const Json& specification, const std::filesystem::path& library);

} // namespace transect
