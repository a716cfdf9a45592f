#include "transfer/transfer_job.h"

#include <chrono>
#include <set>
#include <span>
#include <thread>
#include <tuple>

#include <torch/types.h>

#include "record/error.h"
#include "record/journal.h"
#include "record/spectrum_record.h"
#include "record/transfer_record.h"
#include "spectrum/lidar.h"
#include "spectrum/spectrum.h"
#include "spectrum/tall_qr.h"
#include "training/checkpoint.h"
#include "training/source_data.h"
#include "transfer/features.h"
#include "transfer/fine_tuning.h"
#include "transfer/knn.h"
#include "transfer/probe.h"
#include "transfer/series.h"
#include "transfer/series_news.h"
#include "transfer/target_data.h"
#include "transfer/transfer_parameters.h"

namespace transect {

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

torch::Tensor labelsOf(const DataSet& data, const Indices& indices)
{
    std::vector<std::int64_t> labels(indices.size());
    std::ranges::transform(indices, labels.begin(), [&](std::int64_t index) { return data.labels()[std::size_t(index)]; });
    return torch::tensor(labels, torch::kInt64);
}

/// Positions of `part` within the sorted `whole`.
torch::Tensor positions(const Indices& part, const Indices& whole)
{
    std::vector<std::int64_t> found(part.size());
    std::ranges::transform(part, found.begin(), [&](std::int64_t index) { return std::ranges::lower_bound(whole, index) - whole.begin(); });
    return torch::tensor(found, torch::kInt64);
}

/// Moments of a stream of features and, where singular values are to be exact, the factor that gives them.
struct FeatureMoments {
    Moments moments;
    std::optional<TallQr> factor;

    FeatureMoments(std::int64_t dimension, std::int64_t classes, bool isExact)
        : moments(dimension, classes)
    {
        if (isExact)
            factor.emplace(dimension);
    }

    void add(const torch::Tensor& features, const torch::Tensor& labels)
    {
        moments.add(features, labels);
        if (factor)
            factor->add(features);
    }

    Spectrum spectrum() const { return factor ? takeSpectrum(*factor) : takeSpectrum(moments); }
};

/// What identifies a line of transfer.jsonl.
using ResultKey = std::tuple<std::string, std::string, std::string, std::int64_t>;

ResultKey keyOf(const TransferResult& result)
{
    return {result.checkpoint, result.mode, result.part, result.seed};
}

/// One transfer run.
class Sweep {
public:
    explicit Sweep(JobContext& context)
        : m_run(context.run)
        , m_parameters(context.spec.parameters)
        , m_compute(prepareCompute(m_parameters))
        , m_series(Series::open(m_parameters.at("source").get<std::string>(), context.run.folder().root, context.library, foreignOptions(m_parameters.at("series"))))
        , m_target(openTarget(m_parameters, context.dataRoots))
        , m_cache(context.library / ".cache" / "features")
        , m_results(context.run.folder().transfer(), Durability::Synced)
        , m_holdDevice(context.holdDevice)
    {
        for (const auto& seed : m_parameters.at("seeds"))
            m_draws.push_back(drawTarget(m_target, seed.get<std::int64_t>()));
        if (m_draws.empty())
            throw Error("bad-field", "found an empty list, expected one seed or more", "seeds");
        requireProbeForHead();
        std::set<std::int64_t> drawn;
        for (const auto& draw : m_draws)
            drawn.insert(draw.all.begin(), draw.all.end());
        m_drawn.assign(drawn.begin(), drawn.end());
        std::vector<std::string> damage;
        for (const auto& result : readTransfer(context.run.folder().transfer(), &damage))
            m_done.insert(keyOf(result));
        for (const auto& line : damage)
            m_run.event("notice", {{"text", "transfer.jsonl, " + line + ": evaluated anew"}});
        openSourceImages(context);
        m_news.emplace(m_run, m_series, m_parameters.at("source_accuracy").get<std::string>());
    }

    void execute()
    {
        m_run.setState(RunStatus::Running);
        m_run.event("setup", {{"device", m_compute.device.str()}, {"draws", m_draws.size()}, {"images_a_draw", m_draws.front().all.size()}, {"target_classes", m_target.classes()}});
        const auto epochs = m_parameters.at("epochs").get<std::vector<double>>();
        const bool follows = m_parameters.at("follow").get<bool>();
        std::set<std::string> evaluated;
        for (;;) {
            // Asked before listing, so that a checkpoint written in between is not missed.
            const bool growing = m_series.isGrowing(follows);
            const auto checkpoints = m_series.checkpoints(epochs);
            m_news->tell(checkpoints);
            m_total = evaluationsPerCheckpoint() * std::max(checkpoints.size(), epochs.empty() && follows ? m_series.expected() : epochs.size());
            bool idle = true;
            for (const auto& checkpoint : checkpoints) {
                if (!evaluated.insert(checkpoint.name).second)
                    continue;
                withPlace(checkpoint.path.string(), [&] { evaluate(checkpoint); });
                idle = false;
            }
            if (!growing)
                break;
            if (idle)
                waitForSource();
        }
        finish(evaluated.size(), follows);
    }

private:
    void requireProbeForHead() const
    {
        const auto& probe = m_parameters.at("feature_extraction");
        const auto parts = probe.at("parts").get<std::vector<std::string>>();
        const auto& tuning = m_parameters.at("fine_tuning");
        if (tuning.at("enabled").get<bool>() && tuning.at("head") == "probe"
            && (!probe.at("enabled").get<bool>() || std::ranges::find(parts, "full") == parts.end()))
            throw Error("bad-field", "found \"probe\", which needs the probe of the full features", "fine_tuning.head",
                        "use --set fine_tuning.head=new, or enable feature_extraction with the part full");
        for (const auto* with : {"components", "neighbours"}) {
            if (!probe.at(with).empty() && std::ranges::find(parts, "full") == parts.end())
                throw Error("bad-field", "found some, which are kept with the result of the full features, and parts without full", std::string("feature_extraction.") + with,
                            "add full to feature_extraction.parts");
        }
    }

    void openSourceImages(JobContext& context)
    {
        const auto count = m_parameters.at("spectrum").at("source_images").get<std::int64_t>();
        const auto& specification = m_series.specification();
        if (!takesSpectra() || count == 0 || !specification || specification->kind != "pretrain") {
            if (takesSpectra() && m_parameters.at("spectrum").at("lidar_images") != 0)
                throw Error("bad-field", "found images wanted, and no images of the source: source_images is 0, or no pre-training run wrote the series", "spectrum.lidar_images", "set it to 0");
            return;
        }
        m_source = openSource(specification->parameters, specification->seed, context.dataRoots);
        if (count < std::int64_t(m_source->trainIndices.size()))
            m_source->trainIndices = withPlace("spectrum.source_images", [&] {
                return stratifiedSubset(m_source->train->labels(), m_source->trainIndices, count, 0);
            });
    }

    std::size_t evaluationsPerCheckpoint() const
    {
        const auto& probe = m_parameters.at("feature_extraction");
        const std::size_t perDraw = (probe.at("enabled").get<bool>() ? probe.at("parts").size() : 0)
            + (m_parameters.at("fine_tuning").at("enabled").get<bool>() ? 1 : 0);
        return perDraw * m_draws.size();
    }

    bool asked() const { return m_run.stopRequest() != StopRequest::None; }

    void stopIfAsked() const
    {
        if (asked())
            throw Stopped();
    }

    void waitForSource()
    {
        m_run.setMessage("waiting for the next checkpoint");
        // The source may itself be waiting for the device.
        m_holdDevice(false);
        for (int i = 0; i < 5; ++i) {
            stopIfAsked();
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
        m_holdDevice(true);
    }

    void finish(std::size_t evaluated, bool follows)
    {
        const auto shortfall = m_series.shortfall();
        m_news->finish();
        if (evaluated == 0)
            throw Error("no-checkpoints", "found no checkpoint to evaluate" + (shortfall ? "; its run is " + *shortfall : ""), m_series.root().string(),
                        "name a run that has written checkpoints, or a folder of them");
        if (follows && shortfall)
            throw Error("source-incomplete", "the source is " + *shortfall + "; the " + std::to_string(evaluated) + " checkpoints it left are evaluated",
                        m_series.root().string(), "resume the source, then this run");
        m_run.setProgress(double(m_finished), double(m_finished), "evaluations", "finished");
    }

    InputSpec inputOf(const CheckpointInfo& info)
    {
        auto input = info.input;
        if (m_parameters.at("statistics") == "target")
            std::tie(input.mean, input.std) = channelStatistics(*m_target.train, m_target.pool, input.channels);
        return input;
    }

    torch::Tensor featuresOf(const LoadedCheckpoint& checkpoint, const FeatureSource& source)
    {
        return m_cache.get(m_series.contentKey(checkpoint), source, m_compute,
                           [&] { return extractFeatures(*checkpoint.network, source, m_compute, [this] { return asked(); }); });
    }

    bool isComplete(const CheckpointRecord& record) const
    {
        std::size_t done = 0;
        for (const auto& key : m_done)
            done += std::get<0>(key) == record.name;
        return done >= evaluationsPerCheckpoint() && (!takesSpectra() || std::filesystem::exists(spectrumPath(record, lastFeatures())));
    }

    void evaluate(const CheckpointRecord& record)
    {
        stopIfAsked();
        if (isComplete(record)) {
            m_finished += evaluationsPerCheckpoint();
            return;
        }
        if (m_series.foreign() && !std::filesystem::exists(record.path)) {
            m_run.event("notice", {{"text", record.path.string() + " was removed before it could be evaluated"}});
            return;
        }
        m_run.setProgress(double(m_finished), double(m_total), "evaluations", record.name);
        const auto checkpoint = m_series.load(record);
        prepareModule(*checkpoint.network, m_compute);
        const auto fit = m_parameters.at("fit").get<std::string>();
        const auto input = inputOf(checkpoint.info);
        const LabelledFeatures drawn{featuresOf(checkpoint, {m_target.train, m_drawn, fit, input}), labelsOf(*m_target.train, m_drawn)};
        if (takesSpectra())
            takeSpectra(record, checkpoint, drawn);
        const LabelledFeatures test{featuresOf(checkpoint, {m_target.test, m_target.testIndices, fit, input}), labelsOf(*m_target.test, m_target.testIndices)};
        for (const auto& draw : m_draws) {
            const auto heads = extraction(record, checkpoint, draw, drawn, test);
            fineTuning(record, checkpoint, input, draw, heads);
        }
    }

    bool takesSpectra() const { return m_parameters.at("spectrum").at("enabled").get<bool>(); }
    std::string lastFeatures() const { return m_source ? sourceFeatures() : targetFeatures(); }
    std::string sourceFeatures() const { return "source:" + m_source->train->name(); }
    std::string targetFeatures() const { return "target:" + m_target.train->name(); }

    std::filesystem::path spectrumPath(const CheckpointRecord& record, const std::string& features) const
    {
        return m_run.folder().spectra() / spectrumFileName(record.name, features);
    }

    void takeSpectra(const CheckpointRecord& record, const LoadedCheckpoint& checkpoint, const LabelledFeatures& target)
    {
        FeatureMoments ofTarget(target.features.size(1), m_target.classes(), isExact());
        ofTarget.add(target.features, target.labels);
        takeSpectrum(record, targetFeatures(), ofTarget);
        if (!m_source)
            return;
        // The source may be large: only its moments are kept.
        FeatureMoments ofSource(checkpoint.network->featureSize(), std::int64_t(m_source->train->classNames().size()), isExact());
        const auto source = sourceImages(checkpoint);
        streamFeatures(*checkpoint.network, source, m_compute, [this] { return asked(); }, [&](const torch::Tensor& features, const torch::Tensor& labels) { ofSource.add(features, labels); });
        takeSpectrum(record, sourceFeatures(), ofSource, lidarOfSource(checkpoint, source));
    }

    bool isExact() const { return m_parameters.at("spectrum").at("exact").get<bool>(); }

    FeatureSource sourceImages(const LoadedCheckpoint& checkpoint) const
    {
        const auto& trained = m_series.specification()->parameters;
        return {m_source->train, m_source->trainIndices, trained.at("augmentation").at("fit").get<std::string>(), checkpoint.info.input,
                trained.at("bad_images") == "skip" ? BadImages::Skip : BadImages::Stop};
    }

    /// Of the first images of the source in the views that it was trained on, where it is asked for.
    std::optional<double> lidarOfSource(const LoadedCheckpoint& checkpoint, FeatureSource source) const
    {
        const auto& wanted = m_parameters.at("spectrum");
        const auto images = std::min(wanted.at("lidar_images").get<std::int64_t>(), std::int64_t(source.indices.size()));
        if (images == 0)
            return std::nullopt;
        const Augmentation augmentation(m_series.specification()->parameters.at("augmentation"), source.input);
        if (images < 2 || !augmentation.isRandom())
            throw Error("bad-field", images < 2 ? "found 1 image, expected 2 or more" : "found images of a source whose augmentation draws nothing at random, expected views that differ",
                        "spectrum.lidar_images", "set it to 0: LiDAR compares augmented views of the source's images");
        source.indices.resize(std::size_t(images));
        Moments samples(checkpoint.network->featureSize(), images);
        streamViews(*checkpoint.network, source, augmentation, wanted.at("lidar_views").get<std::int64_t>(), m_compute, [this] { return asked(); },
                    [&](const torch::Tensor& features, const torch::Tensor& places) { samples.add(features, places); });
        return lidar(samples);
    }

    void takeSpectrum(const CheckpointRecord& record, const std::string& name, const FeatureMoments& taken, std::optional<double> lidarValue = {})
    {
        const auto& wanted = m_parameters.at("spectrum");
        auto result = toRecord(taken.spectrum(), taken.moments, name, wanted.at("share").get<double>(), wanted.at("vectors").get<std::int64_t>());
        if (lidarValue)
            result.measures["lidar"] = *lidarValue;
        result.checkpoint = record.name;
        result.epoch = record.epoch;
        result.step = record.step;
        std::filesystem::create_directories(m_run.folder().spectra());
        writeSpectrum(spectrumPath(record, name), result);
    }

    /// FE of the draw's parts; returns the probe's heads where FT is to start from them.
    StartHeads extraction(const CheckpointRecord& record, const LoadedCheckpoint& checkpoint, const TargetDraw& draw, const LabelledFeatures& drawn, const LabelledFeatures& test)
    {
        const auto& wanted = m_parameters.at("feature_extraction");
        const bool startsFromProbe = m_parameters.at("fine_tuning").at("head") == "probe" && m_parameters.at("fine_tuning").at("enabled").get<bool>();
        auto parts = wanted.at("enabled").get<bool>() ? wanted.at("parts").get<std::vector<std::string>>() : std::vector<std::string>();
        StartHeads heads;
        std::erase_if(parts, [&](const std::string& part) { return isDone(record, draw, part) && !(startsFromProbe && part == "full"); });
        if (parts.empty())
            return heads;
        const auto start = Clock::now();
        const ProbeFamily family(rowsOf(drawn, draw.train), rowsOf(drawn, draw.validation), test, m_target.classes(), probeOptions());
        const auto wholeWanted = std::ranges::find(parts, "full") != parts.end() && !isDone(record, draw, "full");
        const auto overK = wholeWanted ? componentParts() : std::vector<FeaturePart>();
        std::vector<FeaturePart> all;
        for (const auto& part : parts)
            all.push_back(part == "full" ? FeaturePart() : FeaturePart{part == "main" ? FeaturePart::Leading : FeaturePart::Trailing, componentsOfMain(family)});
        all.insert(all.end(), overK.begin(), overK.end());
        const auto found = family.probe(all);
        const double seconds = secondsSince(start) / double(all.size());
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (startsFromProbe && parts[i] == "full")
                heads = {{found[i].selection.weight, found[i].selection.bias}, {found[i].final.weight, found[i].final.bias}};
            if (isDone(record, draw, parts[i]))
                continue;
            auto result = extractionResult(record, checkpoint, draw, parts[i], found[i]);
            if (parts[i] == "full") {
                addOverK(result.details, overK, std::span(found).subspan(parts.size()));
                addNeighbours(result.details, draw, drawn, test);
            } else {
                result.details["k"] = all[i].k;
            }
            write(std::move(result), seconds);
        }
        return heads;
    }

    bool isDone(const CheckpointRecord& record, const TargetDraw& draw, const std::string& part) const { return m_done.contains({record.name, "fe", part, draw.seed}); }

    std::vector<FeaturePart> componentParts() const
    {
        const auto& wanted = m_parameters.at("feature_extraction");
        std::vector<FeaturePart> parts;
        for (const auto& part : wanted.at("component_parts")) {
            for (const auto& k : wanted.at("components"))
                parts.push_back({part == "leading" ? FeaturePart::Leading : FeaturePart::Trailing, k.get<std::int64_t>()});
        }
        return parts;
    }

    static void addOverK(Json& details, const std::vector<FeaturePart>& parts, std::span<const ProbeResult> found)
    {
        for (std::size_t i = 0; i < parts.size(); ++i)
            details["over_k"].push_back({{"part", parts[i].kind == FeaturePart::Leading ? "leading" : "trailing"}, {"k", parts[i].k}, {"score", found[i].score},
                                         {"validation_score", found[i].validationScore}, {"lambda", found[i].lambda}, {"converged", found[i].converged}});
    }

    std::int64_t componentsOfMain(const ProbeFamily& family) const
    {
        const auto& wanted = m_parameters.at("spectrum");
        return family.componentsHolding(wanted.at("share").get<double>(), wanted.at("of") == "sigma squared");
    }

    /// The accuracy of what the nearest neighbours vote for.
    void addNeighbours(Json& details, const TargetDraw& draw, const LabelledFeatures& drawn, const LabelledFeatures& test) const
    {
        const auto neighbours = m_parameters.at("feature_extraction").at("neighbours").get<std::vector<std::int64_t>>();
        if (neighbours.empty())
            return;
        const auto known = rowsOf(drawn, draw.all);
        const auto predicted = withPlace("feature_extraction.neighbours", [&] {
            return nearestNeighbours({known.features.to(m_compute.device), known.labels.to(m_compute.device)}, test.features.to(m_compute.device), m_target.classes(), neighbours);
        });
        for (std::size_t i = 0; i < neighbours.size(); ++i)
            details["knn"][std::to_string(neighbours[i])] = predicted[i].cpu().eq(test.labels).to(torch::kFloat64).mean().item<double>();
    }

    LabelledFeatures rowsOf(const LabelledFeatures& drawn, const Indices& indices) const
    {
        const auto rows = positions(indices, m_drawn);
        return {drawn.features.index_select(0, rows), drawn.labels.index_select(0, rows)};
    }

    ProbeOptions probeOptions() const
    {
        const auto& wanted = m_parameters.at("feature_extraction");
        ProbeOptions options;
        options.lambdas = logarithmicGrid(wanted.at("lambda_from").get<double>(), wanted.at("lambda_to").get<double>(), wanted.at("lambda_count").get<std::int64_t>());
        options.metric = probeMetric(wanted.at("metric").get<std::string>());
        options.isRidge = wanted.at("classifier") == "ridge";
        options.isStandardised = wanted.at("standardise").get<bool>();
        options.device = m_compute.device;
        return options;
    }

    TransferResult extractionResult(const CheckpointRecord& record, const LoadedCheckpoint& checkpoint, const TargetDraw& draw, const std::string& part, const ProbeResult& found) const
    {
        auto result = blankResult(record, checkpoint, draw, "fe", part);
        result.metric = m_parameters.at("feature_extraction").at("metric").get<std::string>();
        result.score = found.score;
        result.validationScore = found.validationScore;
        result.chosen = {{"lambda", found.lambda}};
        result.converged = found.converged;
        result.correct = found.correct;
        result.details.update({{"classifier", m_parameters.at("feature_extraction").at("classifier")}, {"scores", found.scores}, {"validation_scores", found.validationScores},
                               {"at_edge", found.atEdge}, {"iterations", found.final.iterations}, {"gradient_norm", found.final.gradientNorm}, {"objective", found.final.objective}});
        return result;
    }

    void fineTuning(const CheckpointRecord& record, const LoadedCheckpoint& checkpoint, const InputSpec& input, const TargetDraw& draw, const StartHeads& heads)
    {
        const auto& wanted = m_parameters.at("fine_tuning");
        if (!wanted.at("enabled").get<bool>() || m_done.contains({record.name, "ft", "full", draw.seed}))
            return;
        const auto start = Clock::now();
        const auto found = fineTune(checkpoint, m_target, draw, input, m_parameters.at("fit").get<std::string>(), wanted, heads, m_compute, [this] { return asked(); });
        auto result = blankResult(record, checkpoint, draw, "ft", "full");
        const auto& chosen = found.candidates[found.chosen];
        result.score = found.score();
        result.validationScore = chosen.validationScore;
        result.chosen = {{"learning_rate", chosen.learningRate}, {"weight_decay", chosen.weightDecay}};
        result.converged = found.converged;
        result.correct = found.correct;
        Json candidates = Json::array();
        for (const auto& one : found.candidates)
            candidates.push_back({{"learning_rate", one.learningRate}, {"weight_decay", one.weightDecay}, {"validation_score", one.validationScore}, {"converged", one.converged}});
        result.details.update({{"candidates", candidates}, {"final_loss", found.finalLoss}});
        write(std::move(result), secondsSince(start));
    }

    TransferResult blankResult(const CheckpointRecord& record, const LoadedCheckpoint& checkpoint, const TargetDraw& draw, const std::string& mode, const std::string& part) const
    {
        TransferResult result;
        result.checkpoint = record.name;
        result.epoch = record.epoch;
        result.step = record.step;
        result.target = m_target.train->name();
        result.mode = mode;
        result.part = part;
        result.seed = draw.seed;
        result.trainCount = std::int64_t(draw.all.size());
        result.validationCount = std::int64_t(draw.validation.size());
        result.testCount = std::int64_t(m_target.testIndices.size());
        result.details["checkpoint_sha256"] = checkpoint.sha256;
        if (m_series.foreign())
            result.details["file"] = record.path.string();
        return result;
    }

    void write(TransferResult result, double seconds)
    {
        result.details["seconds"] = seconds;
        m_results.append(toJson(result));
        m_done.insert(keyOf(result));
        m_run.event("result", {{"checkpoint", result.checkpoint}, {"epoch", result.epoch}, {"step", result.step}, {"target", result.target},
                               {"mode", result.mode}, {"part", result.part}, {"seed", result.seed}, {"score", result.score},
                               {"chosen", result.chosen}, {"converged", result.converged}});
        m_run.setProgress(double(++m_finished), double(m_total), "evaluations", result.checkpoint);
        stopIfAsked();
    }

    RunWriter& m_run;
    const Json& m_parameters;
    Compute m_compute;
    Series m_series;
    TargetData m_target;
    FeatureCache m_cache;
    Journal m_results;
    std::vector<TargetDraw> m_draws;
    Indices m_drawn; ///< every image that some draw holds
    std::optional<SourceData> m_source;
    std::optional<SeriesNews> m_news;
    std::function<void(bool)> m_holdDevice;
    std::set<ResultKey> m_done;
    std::size_t m_finished = 0, m_total = 0;
};

} // namespace

JobKind transferJob()
{
    return {transferSchema(), [](JobContext& context) { Sweep(context).execute(); }};
}

} // namespace transect
