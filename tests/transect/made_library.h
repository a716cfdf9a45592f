#pragma once

#include <cmath>
#include <fstream>

#include "record/journal.h"
#include "record/run_folder.h"
#include "record/run_spec.h"
#include "record/run_state.h"
#include "record/spectrum_record.h"
#include "record/transfer_record.h"

namespace transect::testing {

// Runs as a worker would leave them, the same at every call.

struct MadeRun {
    std::string name, kind = "pretrain";
    RunStatus status = RunStatus::Finished;
    std::optional<std::string> study = {};
    Json lineage = Json::array();
};

inline RunFolder makeRun(const std::filesystem::path& parent, const MadeRun& made)
{
    const auto run = createRunFolder(parent, made.name);
    RunSpec spec;
    spec.kind = made.kind;
    spec.name = made.name;
    spec.study = made.study;
    spec.lineage = made.lineage;
    spec.seed = 3;
    spec.created = "2025-03-01T14:02:11Z";
    spec.parameters = {{"epochs", 12}, {"device", "cpu"}, {"model", {{"name", "small-cnn"}}}};
    if (made.kind == "transfer")
        spec.parameters["target"] = {{"name", "digits"}};
    writeRunSpec(run.runJson(), spec);
    RunState state;
    state.status = made.status;
    state.done = made.status == RunStatus::Finished ? 240 : 100;
    state.total = 240;
    state.unit = "steps";
    if (made.status == RunStatus::Failed)
        state.error = ErrorRecord{"not-finite", "the loss is not finite", "", "a lower learning rate helps"};
    writeState(run.stateJson(), state);
    std::ofstream(run.log()) << "transectl, process 4711\nepoch 1 of 12\n";
    return run;
}

/// Twelve epochs of 20 steps: a falling loss, a rising accuracy, a checkpoint an epoch.
inline void writeTraining(const RunFolder& run, double offset = 0)
{
    Journal events(run.events(), Durability::Flushed);
    events.append({{"type", "setup"}, {"time", 1740837731.0}, {"device", "cpu"}, {"parameters", 2412}, {"training_images", 320}, {"steps_per_epoch", 20}});
    for (int step = 0; step <= 240; step += 5) {
        const double epoch = step / 20.0, time = 1740837731.0 + step;
        events.append({{"type", "metrics"}, {"step", step}, {"epoch", epoch}, {"time", time}, {"loss", 2.3 * std::exp(-epoch / 6) + offset},
                       {"top1", 1 - std::exp(-epoch / 4)}, {"learning_rate", step < 160 ? 0.1 : 0.01}, {"images_per_second", 900.0}});
        if (step % 20 != 0)
            continue;
        const auto name = "epoch-" + std::string(epoch < 10 ? "000" : "00") + std::to_string(int(epoch));
        events.append({{"type", "evaluation"}, {"step", step}, {"epoch", epoch}, {"time", time}, {"loss", 2.4 * std::exp(-epoch / 7) + offset}, {"top1", 0.95 * (1 - std::exp(-epoch / 4))}});
        events.append({{"type", "checkpoint"}, {"name", name}, {"step", step}, {"epoch", epoch}, {"time", time}});
    }
}

/// FE and FT of five checkpoints by two draws, and the spectra of the features.
inline void writeTransfer(const RunFolder& run)
{
    Journal results(run.transfer(), Durability::Flushed);
    std::filesystem::create_directories(run.spectra());
    for (const int epoch : {0, 1, 3, 6, 12}) {
        const auto checkpoint = "epoch-" + std::string(epoch < 10 ? "000" : "00") + std::to_string(epoch);
        for (const auto* mode : {"fe", "ft"}) {
            for (int seed = 0; seed < 2; ++seed) {
                TransferResult result;
                result.checkpoint = checkpoint;
                result.epoch = epoch;
                result.step = 20 * epoch;
                result.target = "digits";
                result.mode = mode;
                result.seed = seed;
                result.score = result.validationScore = 0.6 + 0.05 * epoch - 0.004 * epoch * epoch + (mode[1] == 't' ? 0.08 : 0) + 0.01 * seed;
                result.trainCount = 1000;
                result.testCount = 200;
                results.append(toJson(result));
            }
        }
        SpectrumRecord spectrum;
        spectrum.checkpoint = checkpoint;
        spectrum.epoch = epoch;
        spectrum.step = 20 * epoch;
        spectrum.features = "target:digits";
        spectrum.n = 200;
        spectrum.dimension = 24;
        for (int i = 0; i < 24; ++i)
            spectrum.sigmaUncentred.push_back(100 * std::exp(-i / (2.0 + epoch / 2.0)));
        spectrum.sigmaCentred = spectrum.sigmaUncentred;
        spectrum.sigmaCentred.front() = 0.9 * spectrum.sigmaCentred.front();
        spectrum.k = spectrum.kCentred = 3 + epoch / 3;
        spectrum.kSquared = spectrum.kSquaredCentred = 2;
        spectrum.measures = {{"rankme", 3.0 + epoch}, {"participation_ratio", 2.0 + epoch / 2.0}};
        writeSpectrum(run.spectra() / spectrumFileName(checkpoint, spectrum.features), spectrum);
    }
}

/// The study "toy" of a source and its transfer to digits, and a run each that waits, was stopped and failed.
inline void makeLibrary(const std::filesystem::path& library)
{
    const auto study = library / "toy";
    std::filesystem::create_directories(study);
    std::ofstream(study / "study.json") << R"({"name": "toy", "runs": ["source", "digits"], "specification": {"description": "A small study"}})";
    writeTraining(makeRun(study, {.name = "source", .study = "toy"}));
    const auto beside = Json::array({{{"kind", "run"}, {"path", "../source"}, {"sha256", ""}}});
    writeTransfer(makeRun(study, {.name = "digits", .kind = "transfer", .study = "toy", .lineage = beside}));
    writeTraining(makeRun(library, {.name = "other", .status = RunStatus::Stopped}), 0.2);
    writeTraining(makeRun(library, {.name = "wild", .status = RunStatus::Failed}), 0.4);
    makeRun(library, {.name = "waiting", .status = RunStatus::Queued});
}

} // namespace transect::testing
