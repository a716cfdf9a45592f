#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "record/job.h"
#include "training/checkpoint.h"
#include "training/running_means.h"
#include "training/stepper.h"

namespace transect {

/// The parameters of every training: epochs, batch_size, optimiser, schedule, gradient_clip, checkpoints, metrics_every,
/// evaluate_every. `items` is what is counted: "images".
struct TrainingDefaults {
    std::string items = "images", checkpoints = "geometric";
    int epochs = 20, batchSize = 128;
    Json optimiser = {{"name", "sgd"}}, schedule = {{"name", "cosine"}}, gradientClip = nullptr;
};
std::vector<Parameter> trainingParameters(const TrainingDefaults& defaults);

/// A training from its first step or its newest checkpoint to its last: steps, metric events, evaluations, checkpoints,
/// stopping and resuming, and failing where a number is not finite. What is trained, and on what, is its subclass's.
///
/// Resuming is exact where batches depend on (seed, epoch, position) alone: optimiser, random generators and running sums
/// are saved with every checkpoint, so that on one CPU thread a run that was stopped anywhere and resumed ends in the same
/// bits as one that was not.
class TrainingLoop {
public:
    virtual ~TrainingLoop() = default;
    /// Throws Stopped; Error "disk-full" before the start, "loss-not-finite", "data-changed", "bad-checkpoint".
    void execute();

protected:
    /// What the loop counts in events: "images".
    TrainingLoop(JobContext& context, std::string items);
    /// Once the module and the steps of an epoch are known, before execute().
    void prepare();

    RunWriter& run() const { return m_run; }
    const Json& parameters() const { return m_parameters; }
    std::uint64_t seed() const { return m_seed; }
    const Compute& compute() const { return m_compute; }
    std::int64_t step() const { return m_step; }
    std::int64_t totalSteps() const { return m_total; }
    double position() const; ///< in epochs
    bool isPlanned() const { return m_planned.contains(m_step); } ///< a checkpoint of the series is written after this step
    std::string plannedName() const;
    void stopNowIfAsked() const; ///< within what takes longer than a step

    /// What the optimiser updates and, with its weights and buffers, is resumed by.
    virtual torch::nn::Module& trained() = 0;
    /// What a checkpoint holds.
    virtual torch::nn::Module& checkpointed() { return trained(); }
    virtual Metadata metadata() = 0;
    /// Live tensors that resuming needs besides the checkpoint's and the optimiser's.
    virtual NamedTensors beside() { return {}; }
    /// Name and fingerprint of the data.
    virtual std::string dataName() const = 0;
    virtual std::string dataFingerprint() const = 0;
    virtual Json setup() const = 0; ///< the fields of the event "setup" that are its own

    virtual std::int64_t stepsPerEpoch() const = 0;
    virtual void startEpoch(std::int64_t epoch, std::int64_t firstStep) = 0;
    /// Makes the next batch ready and returns how many items it has; none at the end of the epoch.
    virtual std::optional<std::int64_t> nextBatch() = 0;
    virtual StepResult forward() = 0; ///< of that batch
    virtual void afterUpdate() {}
    virtual double secondsWaited() const = 0; ///< for batches, since the start of the epoch
    virtual void begin() {}                   ///< before the first step of a run that is not resumed
    virtual void reportNotices() {}           ///< after an epoch and before stopping
    /// Scores on held-out data, with their number of items; null: there are none.
    virtual Json evaluate() = 0;
    virtual void finish() {} ///< after the last step

private:
    using Clock = std::chrono::steady_clock;

    void requireDiskSpace(std::int64_t done);
    void start();
    void reportUnreachable();
    void reportLongWarmUp();
    void trainEpoch();
    void trainStep(std::int64_t items);
    void report(const StepOutcome& outcome);
    void finishEpoch();
    bool evaluationIsDue() const;
    void evaluateNow();
    void stopIfAsked();
    void requireFinite(double loss);
    void requireFiniteState();
    [[noreturn]] void failNotFinite(const std::string& what);
    void save(const std::string& name);
    void saveLatest();
    void resume(const ResumePoint& point);
    NamedTensors liveTensors();
    ResumeState resumeState();

    RunWriter& m_run;
    const Json& m_parameters;
    std::uint64_t m_seed;
    std::string m_items;
    Compute m_compute;
    std::unique_ptr<Stepper> m_stepper;
    std::int64_t m_total = 0, m_step = 0;
    std::set<std::int64_t> m_planned;
    RunningMeans m_means; ///< over the epoch so far
    Clock::time_point m_lastSave = Clock::now(), m_windowStart = Clock::now();
    std::int64_t m_windowItems = 0;
    double m_windowWait = 0;
};

/// The global steps after which a checkpoint is written, ascending, from 0 (the initialisation) to the last.
/// `checkpoints`: the group of that name of trainingParameters().
std::vector<std::int64_t> plannedSteps(const Json& checkpoints, std::int64_t epochs, std::int64_t stepsPerEpoch);

} // namespace transect
