#include <algorithm>
#include <cmath>
#include <iostream>
#include <map>

#include "curve_text.h"
#include "damage.h"
#include "epoch_events.h"
#include "execution.h"
#include "record/lineage.h"
#include "record/score_record.h"
#include "record/scored_evaluation.h"
#include "record/worker_lock.h"
#include "regularity_text.h"
#include "text.h"

namespace transect {

namespace {

struct ShowOptions {
    Places places;
    std::vector<std::string> targets;
    bool json = false;
};

std::vector<SpectrumRecord> spectraOf(const RunFolder& run)
{
    std::vector<SpectrumRecord> spectra;
    for (const auto& path : listSpectra(run.spectra()))
        spectra.push_back(readSpectrum(path));
    return spectra;
}

std::string stateText(const RunState& state)
{
    auto text = std::string(nameOf(state.status));
    if (state.total > 0 && state.status != RunStatus::Finished)
        text += printed(", %.0f of %.0f %s", state.done, state.total, state.unit.c_str());
    if (state.secondsLeft && state.status == RunStatus::Running)
        text += ", " + clockText(*state.secondsLeft) + " left";
    if (state.error)
        text += ": " + (state.error->path.empty() ? "" : state.error->path + ": ") + state.error->text + (state.error->hint.empty() ? "" : " (" + state.error->hint + ")");
    else if (!state.message.empty() && state.status != RunStatus::Finished)
        text += ": " + state.message;
    return text;
}

/// Loss and accuracy on training and held-out images at the end of each epoch that was evaluated.
std::string trainingTable(const RunFolder& run)
{
    TextTable table({"epoch", "training loss", "training top-1 %", "held-out loss", "held-out top-1 %"}, std::vector<bool>(5, true));
    const auto epochs = epochEvents(run);
    for (const auto& [epoch, events] : epochs)
        table.add({printed("%g", epoch), eventCell(events.training, "loss", 3), eventCell(events.training, "top1", 1, 100),
                   eventCell(events.evaluation, "loss", 3), eventCell(events.evaluation, "top1", 1, 100)});
    return epochs.empty() ? "" : table.text();
}

/// What an imported series is of.
std::string importText(const RunSpec& spec)
{
    TextTable table({"epoch", "step", "checkpoint", "file"}, {true, true, false, false});
    for (const auto& one : spec.parameters.value("checkpoints", Json::array()))
        table.add({printed("%g", one.value("epoch", 0.0)), std::to_string(one.value("step", std::int64_t(0))), one.value("name", ""), one.value("file", "")});
    return "model " + spec.parameters.value("model", Json()).dump() + "\n" + table.text();
}

/// Held-out accuracies that a run reported, by step.
std::map<std::int64_t, double> accuraciesIn(const RunFolder& run)
{
    std::map<std::int64_t, double> accuracies;
    for (const auto& [epoch, events] : epochEvents(run)) {
        const auto& one = events.evaluation;
        if (one.contains("top1") && one.at("top1").is_number())
            accuracies[one.at("step").get<std::int64_t>()] = one.at("top1").get<double>();
    }
    return accuracies;
}

/// Of the series on its own source: as a table told the transfer run, or as the source run measured it.
std::map<std::int64_t, double> sourceAccuracies(const RunSpec& spec, const RunFolder& run)
{
    auto accuracies = accuraciesIn(run);
    const auto sources = standsOn(spec, run);
    if (accuracies.empty() && !sources.empty())
        accuracies = accuraciesIn(RunFolder{sources.front()});
    return accuracies;
}

/// What a transfer run has written, read once.
struct TransferFiles {
    std::vector<TransferResult> results;
    std::vector<TransferCurve> curves;
    std::vector<SpectrumRecord> spectra;
    std::map<std::int64_t, double> sourceAccuracies;
};

TransferFiles readTransferFiles(const RunSpec& spec, const RunFolder& run)
{
    TransferFiles files{resultsOf(run), {}, {}, {}};
    if (files.results.empty())
        return files;
    files.curves = transferCurves(files.results);
    files.spectra = spectraOf(run);
    files.sourceAccuracies = sourceAccuracies(spec, run);
    return files;
}

/// The FE curves of the full features, with how well measures would have picked their checkpoints.
std::vector<RankedCurve> rankedCurves(const TransferFiles& files)
{
    std::vector<RankedCurve> ranked;
    for (const auto& curve : files.curves) {
        if (curve.mode == "fe" && curve.part == "full" && curve.points.size() > 1)
            ranked.push_back({curve, rankMeasures(curve, files.spectra, files.sourceAccuracies)});
    }
    return ranked;
}

std::string transferText(const TransferFiles& files, const std::vector<RankedCurve>& rankedOfRun)
{
    if (files.results.empty())
        return {};
    const auto& any = files.curves.front();
    const auto draws = any.points.front().draws;
    std::string measures;
    for (const auto& [curve, ranks] : rankedOfRun)
        measures += "\n" + measureTable(curve, ranks, files.results);
    return printed("target %s: n = %lld images a draw, %lld test images, %s\n", any.target.c_str(), static_cast<long long>(any.trainCount),
                   static_cast<long long>(any.testCount), draws == 1 ? "1 draw" : printed("%d draws; ± is the 95 %% interval over draws (Student's t)", draws).c_str())
        + "\n" + curveTable(files.curves, files.spectra, files.sourceAccuracies) + "\n" + curvePicture(files.curves) + "\n"
        + curveFindings(files.curves, files.results) + measures;
}

/// Also adds the run's curves to `ranked`.
std::string textOf(const RunSpec& spec, const RunFolder& run, std::vector<RankedCurve>& ranked)
{
    if (spec.kind == "pretrain")
        return trainingTable(run);
    if (spec.kind == "import")
        return importText(spec);
    if (spec.kind == "regularity" || spec.kind == "score")
        return regularityText(run);
    const auto files = readTransferFiles(spec, run);
    const auto rankedOfRun = rankedCurves(files);
    ranked.insert(ranked.end(), rankedOfRun.begin(), rankedOfRun.end());
    return transferText(files, rankedOfRun);
}

void showRun(const RunFolder& run, std::vector<RankedCurve>& ranked)
{
    const auto spec = readRunSpec(run.runJson());
    const auto heading = spec.name + " (" + spec.kind + ", seed " + std::to_string(spec.seed) + "): " + stateText(observedState(run));
    std::cout << harmless(heading + '\n' + textOf(spec, run, ranked)) << std::endl;
}

/// The transfer runs of a study that differ in the seed of pre-training alone, by the name that they share.
std::map<std::string, std::vector<SeedRun>> runsBySeed(const StudyFolder& study)
{
    std::map<std::string, std::vector<SeedRun>> groups;
    for (const auto& run : study.runs) {
        const auto spec = readRunSpec(run.runJson());
        const auto suffix = "-seed" + std::to_string(spec.seed);
        if (spec.kind != "transfer" || !spec.name.ends_with(suffix))
            continue;
        auto curves = transferCurves(resultsOf(run));
        if (!curves.empty())
            groups[spec.name.substr(0, spec.name.size() - suffix.size())].push_back({spec.name, std::move(curves)});
    }
    return groups;
}

Json toJson(const RunFolder& run)
{
    const auto spec = readRunSpec(run.runJson());
    Json curves = Json::array();
    const auto files = readTransferFiles(spec, run);
    const auto& accuracies = files.sourceAccuracies;
    for (const auto& curve : files.curves) {
        Json points = Json::array();
        for (const auto& point : curve.points) {
            points.push_back({{"checkpoint", point.checkpoint}, {"epoch", point.epoch}, {"step", point.step}, {"score", point.score},
                              {"interval", {point.interval.low, point.interval.high}}, {"draws", point.draws}, {"validation_score", point.validationScore},
                              {"converged", point.converged}});
            if (const auto found = accuracies.find(point.step); found != accuracies.end())
                points.back()["source_accuracy"] = found->second;
        }
        Json measures = Json::array();
        for (const auto& rank : rankMeasures(curve, files.spectra, accuracies))
            measures.push_back({{"name", rank.name}, {"picks", curve.points[rank.chosen].checkpoint}, {"regret", rank.regret},
                                {"tau", std::isnan(rank.tau) ? Json() : Json(rank.tau)}, {"checkpoints", rank.count}});
        curves.push_back({{"target", curve.target}, {"mode", curve.mode}, {"part", curve.part}, {"metric", curve.metric}, {"train_count", curve.trainCount},
                          {"test_count", curve.testCount}, {"points", points}, {"measures", measures}});
    }
    Json json{{"path", run.root.string()}, {"name", spec.name}, {"kind", spec.kind}, {"seed", spec.seed}, {"state", transect::toJson(observedState(run))}, {"curves", curves}};
    for (const auto& evaluation : evaluationsIn(scoresFolder(run.root)))
        json["evaluations"].push_back(transect::toJson(evaluation));
    return json;
}

int show(const ShowOptions& options)
{
    std::vector<StudyFolder> studies;
    for (const auto& target : options.targets)
        studies.push_back(resolveStudyOrRun(options.places.libraryFolder(), target));
    if (options.json) {
        Json runs = Json::array();
        for (const auto& study : studies) {
            for (const auto& run : study.runs)
                runs.push_back(toJson(run));
        }
        std::cout << runs.dump(2) << '\n';
        return ExitDone;
    }
    std::vector<RankedCurve> ranked;
    for (const auto& study : studies) {
        for (const auto& run : study.runs)
            showRun(run, ranked);
        for (const auto& [name, runs] : runsBySeed(study)) {
            if (runs.size() > 1)
                std::cout << name << ", over " << runs.size() << " pre-training seeds\n" << seedSummary(runs) << '\n';
        }
        std::cout << harmless(regularityComparison(study.runs));
    }
    std::cout << measureRecords(ranked);
    return ExitDone;
}

} // namespace

void addShow(CLI::App& app, Action& action)
{
    auto* verb = app.add_subcommand("show", "A run's or study's state, its transfer curves and its evaluations");
    const auto options = std::make_shared<ShowOptions>();
    verb->add_option("RUN", options->targets, "Runs or studies: their folders, or their names in the library")->required();
    verb->add_flag("--json", options->json, "As JSON");
    options->places.addTo(*verb);
    verb->footer("Example: transectl show cifar-to-three fashion-to-three");
    verb->callback([&action, options] { action = [options] { return show(*options); }; });
}

} // namespace transect
