#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "record/error.h"
#include "record/run_folder.h"
#include "transfer/foreign_network.h"

namespace transect {

/// A foreign series that fits one network: every file was opened and compared, nothing was written.
struct SeriesImport {
    ForeignSeries series;
    ForeignNetwork network;              ///< of all files
    std::vector<std::string> notices;    ///< of the series and of the network; one sentence each
};

/// Throws Error as WeightsFile::open() and foreignNetwork() do; "bad-series" naming the first file that is of another network than the first,
/// or has no name of its own. With `problems` these files are left out, and what is wrong with each is added there.
SeriesImport planImport(ForeignSeries series, const ImportOptions& options, std::vector<ErrorRecord>* problems = nullptr);

/// The name under which a checkpoint is written: "epoch-0012", "epoch-0003-step-01500".
std::string importedName(const ForeignCheckpoint& checkpoint);

/// Makes a run of the kind "import" with the weights as safetensors, on which a transfer run works like on a pre-training run. It
/// appears in the library when it is complete, and not at all where this throws: "bad-checkpoint" for weights that are not finite
/// numbers, those of the writers. `progress` is told how many checkpoints are written.
RunFolder writeImport(const SeriesImport& import, const std::string& name, const std::filesystem::path& library, const Json& versions,
                      const std::function<void(std::size_t)>& progress = {});

} // namespace transect
