#include "widgets/launch/estimate.h"

#include <optional>

#include <QCoreApplication>

#include "record/checkpoint_plan.h"
#include "record/checkpoint_record.h"
#include "record/error.h"
#include "record/run_folder.h"
#include "record/run_spec.h"

namespace transect {

namespace {

class EstimateTexts {
    Q_DECLARE_TR_FUNCTIONS(transect::EstimateTexts)
};

struct Work {
    std::int64_t probes = 0, fineTunings = 0, spectra = 0, seeds = 0; ///< of one checkpoint
};

Work workOf(const Json& transfer)
{
    const auto seeds = std::int64_t(transfer.at("seeds").size());
    const auto& probing = transfer.at("feature_extraction");
    const auto enabled = [&](const char* part) { return transfer.at(part).at("enabled").get<bool>(); };
    return {enabled("feature_extraction") ? seeds * std::int64_t(probing.at("parts").size()) : 0, enabled("fine_tuning") ? seeds : 0,
            enabled("spectrum") ? 1 : 0, seeds};
}

QString sentence(const Work& work, std::int64_t checkpoints, std::int64_t repeats)
{
    const auto times = checkpoints * repeats;
    QStringList parts;
    if (work.probes > 0)
        parts << EstimateTexts::tr("%Ln linear probe(s)", nullptr, int(times * work.probes));
    if (work.fineTunings > 0)
        parts << EstimateTexts::tr("%Ln fine-tuning(s)", nullptr, int(times * work.fineTunings));
    if (work.spectra > 0)
        parts << EstimateTexts::tr("%Ln spectra", nullptr, int(times * work.spectra));
    return parts.isEmpty() ? EstimateTexts::tr("nothing to evaluate") : parts.join(", ");
}

std::int64_t countOf(const Json& pretraining)
{
    const auto& checkpoints = pretraining.at("checkpoints");
    const auto epochs = pretraining.at("epochs").get<std::int64_t>();
    return std::int64_t(plannedEpochs(checkpoints, epochs).size()) + plannedInsideFirstEpoch(checkpoints, epochs);
}

QString pretrainingText(const Json& pretraining)
{
    return EstimateTexts::tr("%n epoch(s)", nullptr, int(pretraining.at("epochs").get<std::int64_t>())) + ", " + EstimateTexts::tr("%n checkpoint(s)", nullptr, int(countOf(pretraining)));
}

std::int64_t chosenOf(const Json& transfer, std::int64_t available)
{
    const auto named = std::int64_t(transfer.at("epochs").size());
    return named > 0 ? std::min(named, available) : available;
}

QString studyText(const Json& study)
{
    if (study.contains("runs"))
        return EstimateTexts::tr("%n run(s)", nullptr, int(study.at("runs").size())) + " × " + EstimateTexts::tr("%n seed(s)", nullptr, int(study.at("seeds").size()));
    const auto checkpoints = countOf(study.at("source"));
    const auto repeats = std::int64_t(study.at("seeds").size());
    Work total;
    for (const auto& transfer : study.at("transfer")) {
        const auto work = workOf(transfer);
        const auto chosen = chosenOf(transfer, checkpoints);
        total.probes += chosen * work.probes;
        total.fineTunings += chosen * work.fineTunings;
        total.spectra += chosen * work.spectra;
    }
    const auto targets = int(study.at("transfer").size());
    auto text = EstimateTexts::tr("%n pre-training(s)", nullptr, int(repeats)) + " × " + EstimateTexts::tr("%n checkpoint(s)", nullptr, int(checkpoints)) + " × " + EstimateTexts::tr("%n target(s)", nullptr, targets);
    return targets > 0 ? text + ": " + sentence(total, 1, repeats) : text;
}

std::optional<std::int64_t> checkpointsOfSource(const Json& named, const std::filesystem::path& library)
{
    if (!named.is_string())
        return std::nullopt;
    try {
        const auto source = named.get<std::string>();
        const bool isFolder = std::filesystem::is_directory(source);
        const RunFolder run{isFolder ? std::filesystem::path(source) : resolveRun(library, source).root};
        if (!run.isRun()) {
            const auto count = std::int64_t(listCheckpoints(run.root).size());
            return count > 0 ? std::optional(count) : std::nullopt; // of another format, perhaps
        }
        return countOf(readRunSpec(run.runJson()).parameters);
    } catch (const std::exception&) {
        return std::nullopt; // no such run yet: the line says less
    }
}

QString transferText(const Json& transfer, const std::filesystem::path& library)
{
    const auto work = workOf(transfer);
    const auto checkpoints = checkpointsOfSource(transfer.at("source"), library);
    if (!checkpoints)
        return EstimateTexts::tr("For each checkpoint: ") + sentence(work, 1, 1);
    const auto chosen = chosenOf(transfer, *checkpoints);
    return EstimateTexts::tr("%n checkpoint(s)", nullptr, int(chosen)) + " × " + EstimateTexts::tr("%n seed(s)", nullptr, int(work.seeds)) + ": " + sentence(work, chosen, 1);
}

} // namespace

QString estimateText(const Json& specification, const std::filesystem::path& library)
{
    const auto& kind = specification.at("kind");
    if (kind == "study")
        return studyText(specification);
    if (kind == "pretrain")
        return pretrainingText(specification);
    return kind == "transfer" ? transferText(specification, library) : QString();
}

} // namespace transect
