#include "widgets/transfer/transfer_study.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include <QCoreApplication>

#include "record/lineage.h"

namespace transect {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

class MeasureTexts {
    Q_DECLARE_TR_FUNCTIONS(transect::MeasureTexts)
};

std::filesystem::path sourceFolder(const RunDetails& run)
{
    const auto folders = standsOn(run.spec, run.folder);
    return folders.empty() ? std::filesystem::path() : folders.front();
}

} // namespace

std::optional<double> TransferStudy::sourceAccuracy(std::int64_t step) const
{
    if (!source)
        return std::nullopt;
    const auto found = source->metrics.find("evaluation.top1");
    if (found == source->metrics.end())
        return std::nullopt;
    const auto& series = found->second;
    const auto at = std::ranges::lower_bound(series.step, double(step));
    if (at == series.step.end() || *at != double(step))
        return std::nullopt;
    return series.value[std::size_t(at - series.step.begin())];
}

const SpectrumRecord* TransferStudy::targetSpectrum(const std::string& checkpoint) const
{
    const auto found = std::ranges::find_if(run->spectra, [&](const SpectrumRecord& one) { return one.checkpoint == checkpoint && one.features.starts_with("target:"); });
    return found == run->spectra.end() ? nullptr : &*found;
}

std::vector<CheckpointMoment> TransferStudy::pending(const TransferCurve& curve) const
{
    std::vector<CheckpointMoment> moments;
    const bool growing = isActive(run->state.status);
    if (!source || !growing)
        return moments;
    for (const auto& moment : source->checkpoints) {
        // What only resuming needs is no part of the series.
        if (moment.name.starts_with("latest-"))
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
        studies.push_back({run, source == details.end() ? nullptr : *source, transferCurves(run->results)});
    }
    return studies;
}

std::vector<MeasureRank> measureRanks(const TransferStudy& study, const TransferCurve& curve)
{
    std::vector<double> scores;
    std::map<std::string, MeasureOverSeries> measures;
    const auto at = [&](const std::string& name, std::size_t i) -> double& {
        auto& measure = measures[name];
        measure.name = name;
        measure.lowIsGood = name == "nc1";
        measure.values.resize(curve.points.size(), none);
        return measure.values[i];
    };
    for (std::size_t i = 0; i < curve.points.size(); ++i) {
        scores.push_back(curve.points[i].score);
        if (const auto* spectrum = study.targetSpectrum(curve.points[i].checkpoint)) {
            for (const auto& [name, value] : spectrum->measures)
                at(name, i) = value;
        }
        if (const auto accuracy = study.sourceAccuracy(curve.points[i].step))
            at("source_accuracy", i) = *accuracy;
    }
    std::vector<MeasureOverSeries> list;
    for (auto& [name, measure] : measures)
        list.push_back(std::move(measure));
    return rankMeasures(scores, list);
}

std::vector<CheckpointMoment> learningRateDrops(const RunDetails& source)
{
    std::vector<CheckpointMoment> drops;
    const auto found = source.metrics.find("metrics.learning_rate");
    if (found == source.metrics.end())
        return drops;
    const auto& rate = found->second;
    for (std::size_t i = 1; i < rate.value.size(); ++i) {
        // A cosine falls slowly; at its very end it halves between two events too, which is no drop.
        const bool isEnd = i + 3 >= rate.value.size();
        if (!isEnd && rate.value[i] > 0 && rate.value[i] <= 0.5 * rate.value[i - 1])
            drops.push_back({{}, rate.epoch[i], std::int64_t(rate.step[i])});
    }
    return drops;
}

QString measureName(const std::string& name)
{
    static const std::map<std::string, const char*> names{
        {"rankme", QT_TRANSLATE_NOOP("transect::MeasureTexts", "RankMe")},
        {"effective_rank", QT_TRANSLATE_NOOP("transect::MeasureTexts", "effective rank")},
        {"effective_rank_centred", QT_TRANSLATE_NOOP("transect::MeasureTexts", "effective rank, centred")},
        {"participation_ratio", QT_TRANSLATE_NOOP("transect::MeasureTexts", "participation ratio")},
        {"nc1", QT_TRANSLATE_NOOP("transect::MeasureTexts", "NC1 (low is good)")},
        {"source_accuracy", QT_TRANSLATE_NOOP("transect::MeasureTexts", "source accuracy")}};
    const auto found = names.find(name);
    return found == names.end() ? QString::fromStdString(name) : MeasureTexts::tr(found->second);
}

} // namespace transect
