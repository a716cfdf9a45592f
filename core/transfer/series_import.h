#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "data/augment.h"
#include "models/architecture.h"
#include "record/run_folder.h"
#include "transfer/foreign_series.h"

namespace transect {

/// What no weights tell. What is not given is taken from weights that Transect wrote, else assumed, and said in the notices.
struct ImportOptions {
    std::optional<Json> model;                ///< as makeNetwork() takes it; not given: inferred
    std::vector<double> mean, std;            ///< of values from 0 to 1, one a channel; empty: ImageNet's for colour
    std::optional<int> size;                  ///< of the images that the network was trained on, in pixels a side
};

/// A foreign series that fits one network: every file was opened and compared, nothing was written.
struct SeriesImport {
    ForeignSeries series;
    Architecture architecture;           ///< of all files
    InputSpec input;
    std::vector<std::string> notices;    ///< of the series, of what was assumed and of heads; one sentence each
};

/// Throws Error as WeightsFile::open(), inferArchitecture() and requireEncoder() do; "bad-series" naming the first file that is of another
/// network than the first; "bad-field" for the options.
SeriesImport planImport(ForeignSeries series, const ImportOptions& options);

/// The name under which a checkpoint is written: "epoch-0012", "epoch-0003-step-01500".
std::string importedName(const ForeignCheckpoint& checkpoint);

/// Makes a run of the kind "import" with the weights as safetensors, on which a transfer run works like on a pre-training run. It
/// appears in the library when it is complete, and not at all where this throws: "bad-checkpoint" for weights that are not finite
/// numbers, those of the writers. `progress` is told how many checkpoints are written.
RunFolder writeImport(const SeriesImport& import, const std::string& name, const std::filesystem::path& library, const Json& versions,
                      const std::function<void(std::size_t)>& progress = {});

} // namespace transect
