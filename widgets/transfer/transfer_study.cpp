#include "widgets/transfer/transfer_study.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include <QCoreApplication>

#include "record/lineage.h"

namespace transect {

namespace {

class MeasureTexts {
    Q_DECLARE_TR_FUNCTIONS(transect::MeasureTexts)
};

std::filesystem::path sourceFolder(const RunDetails& run)
{
    const auto folders = standsOn(run.spec, run.folder);
    return folders.empty() ? std::filesystem::path() : folders.front();
}

/// Of the parameter "epochs", which names the only epochs to evaluate; empty: all.
std::vector<double> epochsAsked(const Json& parameters)
{
    std::vector<double> epochs;
    const auto found = parameters.is_object() ? parameters.find("epochs") : parameters.end();
    for (const auto& epoch : found != parameters.end() && found->is_array() ? *found : Json::array()) {
        if (epoch.is_number())
            epochs.push_back(epoch.get<double>());
    }
    return epochs;
}

/// Told last: a table that grows may say otherwise later.
std::optional<double> accuracyAt(const RunDetails& run, std::int64_t step)
{
    const auto found = run.metrics.find("evaluation.top1");
    if (found == run.metrics.end())
        return std::nullopt;
    const auto& series = *found->second;
    const auto at = std::find(series.step.rbegin(), series.step.rend(), double(step));
    return at == series.step.rend() ? std::nullopt : std::optional(series.value[std::size_t(series.step.rend() - at) - 1]);
}

std::set<PointKey> atEdgeOf(const std::vector<TransferResult>& results)
{
    std::set<PointKey> keys;
    for (const auto& one : results) {
        if (one.details.is_object() && one.details.value("at_edge", Json()) == true)
            keys.insert({one.target, one.mode, one.part, one.checkpoint});
    }
    return keys;
}

} // namespace

std::optional<double> TransferStudy::sourceAccuracy(std::int64_t step) const
{
    const auto own = accuracyAt(*run, step);
    return own || !source ? own : accuracyAt(*source, step);
}

const SpectrumRecord* TransferStudy::targetSpectrum(const std::string& checkpoint) const
{
    const auto found = std::ranges::find_if(*run->spectra, [&](const SpectrumRecord& one) { return one.checkpoint == checkpoint && one.features.starts_with("target:"); });
    return found == run->spectra->end() ? nullptr : &*found;
}

std::optional<double> TransferStudy::featureNorm(const std::string& checkpoint) const
{
    const auto* spectrum = targetSpectrum(checkpoint);
    const auto rows = !spectrum ? 0 : spectrum->batch > 0 ? spectrum->batch : spectrum->n;
    if (rows < 1)
        return std::nullopt;
    const auto& sigma = spectrum->sigmaUncentred;
    return std::sqrt(std::inner_product(sigma.begin(), sigma.end(), sigma.begin(), 0.0) / double(rows));
}

std::filesystem::path TransferStudy::weights(const std::string& checkpoint) const
{
    if (source)
        return source->folder.checkpoints() / (checkpoint + ".safetensors");
    const auto moment = std::ranges::find(run->checkpoints, checkpoint, &CheckpointMoment::name);
    return moment == run->checkpoints.end() ? std::filesystem::path() : moment->file;
}

bool TransferStudy::isGrowing() const
{
    return isActive(run->state.status);
}

int TransferStudy::drawsAsked() const
{
    const auto& parameters = run->spec.parameters;
    const auto found = parameters.is_object() ? parameters.find("seeds") : parameters.end();
    return found != parameters.end() && found->is_array() ? int(found->size()) : 0;
}

std::vector<CheckpointMoment> TransferStudy::pending(const TransferCurve& curve) const
{
    std::vector<CheckpointMoment> moments;
    if (!isGrowing())
        return moments;
    const auto epochs = epochsAsked(run->spec.parameters);
    for (const auto& moment : (source ? source : run)->checkpoints) {
        if (!moment.isOfSeries() || (!epochs.empty() && std::ranges::find(epochs, moment.epoch) == epochs.end()))
            continue;
        if (std::ranges::none_of(curve.points, [&](const CurvePoint& point) { return point.checkpoint == moment.name; }))
            moments.push_back(moment);
    }
    return moments;
}

std::vector<TransferStudy> transferStudies(const std::vector<RunDetailsPtr>& details)
{
    std::vector<TransferStudy> studies;
    for (const auto& run : details) {
        if (run->spec.kind != "transfer")
            continue;
        const auto folder = sourceFolder(*run);
        const auto source = std::ranges::find_if(details, [&](const RunDetailsPtr& one) { return one->folder.root.lexically_normal() == folder; });
        studies.push_back({run, source == details.end() ? nullptr : *source, transferCurves(*run->results), atEdgeOf(*run->results)});
    }
    return studies;
}

std::string seedlessKey(const TransferStudy& study)
{
    auto parameters = study.run->spec.parameters;
    if (parameters.is_object())
        parameters.erase("source");
    auto source = study.source ? study.source->spec.parameters : Json();
    return study.run->folder.root.parent_path().string() + "|" + parameters.dump() + "|" + source.dump();
}

std::vector<MeasureRank> measureRanks(const TransferStudy& study, const TransferCurve& curve)
{
    std::map<std::int64_t, double> accuracies;
    for (const auto& point : curve.points) {
        if (const auto accuracy = study.sourceAccuracy(point.step))
            accuracies[point.step] = *accuracy;
    }
    return rankMeasures(curve, *study.run->spectra, accuracies);
}

QString measureName(const std::string& name)
{
    static const std::map<std::string, const char*> names{
        {"rankme", QT_TRANSLATE_NOOP("transect::MeasureTexts", "RankMe")},
        {"effective_rank", QT_TRANSLATE_NOOP("transect::MeasureTexts", "effective rank")},
        {"effective_rank_centred", QT_TRANSLATE_NOOP("transect::MeasureTexts", "effective rank, centred")},
        {"effective_rank_lambda", QT_TRANSLATE_NOOP("transect::MeasureTexts", "effective rank of the covariance")},
        {"participation_ratio", QT_TRANSLATE_NOOP("transect::MeasureTexts", "participation ratio")},
        {"stable_rank", QT_TRANSLATE_NOOP("transect::MeasureTexts", "stable rank")},
        {"alpha_req", QT_TRANSLATE_NOOP("transect::MeasureTexts", "α-ReQ (near 1 is good)")},
        {"nc1", QT_TRANSLATE_NOOP("transect::MeasureTexts", "NC1 (low is good)")},
        {"nc2_norm_cv", QT_TRANSLATE_NOOP("transect::MeasureTexts", "NC2, norms (low is good)")},
        {"nc2_angle", QT_TRANSLATE_NOOP("transect::MeasureTexts", "NC2, angles (low is good)")},
        {"nc2_etf", QT_TRANSLATE_NOOP("transect::MeasureTexts", "NC2, distance from a simplex (low is good)")},
        {"h_score", QT_TRANSLATE_NOOP("transect::MeasureTexts", "H-score")},
        {"logme", QT_TRANSLATE_NOOP("transect::MeasureTexts", "LogME")},
        {"lidar", QT_TRANSLATE_NOOP("transect::MeasureTexts", "LiDAR, of the source")},
        {"last", QT_TRANSLATE_NOOP("transect::MeasureTexts", "the last checkpoint")},
        {"validation", QT_TRANSLATE_NOOP("transect::MeasureTexts", "FE on validation")},
        {"source_accuracy", QT_TRANSLATE_NOOP("transect::MeasureTexts", "source accuracy")}};
    const auto found = names.find(name);
    return found == names.end() ? QString::fromStdString(name) : MeasureTexts::tr(found->second);
}

} // namespace transect
