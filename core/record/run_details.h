#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "record/error.h"
#include "record/journal.h"
#include "record/run_folder.h"
#include "record/run_spec.h"
#include "record/run_state.h"
#include "record/spectrum_record.h"
#include "record/transfer_record.h"

namespace transect {

/// One quantity over a training, by step. The four columns have one length; a value that was not finite is NaN.
struct MetricSeries {
    std::vector<double> step, epoch, time, value; ///< time in unix seconds
};

/// A moment of a training at which a checkpoint was written.
struct CheckpointMoment {
    std::string name;
    double epoch = 0;
    std::int64_t step = 0;
    std::filesystem::path file = {}; ///< of another program's checkpoint that the run evaluated; empty: in a run's own folder

    /// Else it is "latest-<step>", which only resuming needs.
    bool isOfSeries() const { return !name.starts_with("latest-"); }
};

using MetricSeriesPtr = std::shared_ptr<const MetricSeries>;

/// Everything that a reader of a run's folder shows of it, as of one moment. The large parts are shared with the moment
/// before where they are the same: equal pointers mean equal contents. None is nullptr.
struct RunDetails {
    RunFolder folder;
    RunSpec spec;
    std::string title; ///< of its notes.json; empty: none, or not readable
    RunState state; ///< as observedState()
    std::map<std::string, MetricSeriesPtr> metrics; ///< by "<type of event>.<field>": "metrics.loss", "epoch.top1", "evaluation.loss"
    std::vector<CheckpointMoment> checkpoints;   ///< by step
    std::vector<std::string> notices;
    Json setup = Json::object();                 ///< parameters, training_images, steps_per_epoch, ...; empty until the run has started
    std::shared_ptr<const std::vector<TransferResult>> results = std::make_shared<std::vector<TransferResult>>();
    std::shared_ptr<const std::vector<SpectrumRecord>> spectra = std::make_shared<std::vector<SpectrumRecord>>(); ///< by step; without vectors
    const std::string& name() const { return title.empty() ? spec.name : title; } ///< as the user knows it
    std::vector<std::string> damage;             ///< what was left out, and why: "transfer.jsonl, line 7: ..."
};

/// Follows a run that may still be written.
class RunDetailsReader {
public:
    explicit RunDetailsReader(RunFolder folder);
    ~RunDetailsReader();

    /// What is there now; the same object as last time where nothing changed. Reads only what was appended or replaced.
    /// Errors: those of readRunSpec() and readState(); a damaged line, result or spectrum is left out and named in `damage`.
    std::shared_ptr<const RunDetails> read();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace transect
