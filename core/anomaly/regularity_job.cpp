#include "anomaly/regularity_job.h"

#include <algorithm>

#include <torch/types.h>
#include <torch/utils.h>

#include "anomaly/fused_transformer.h"
#include "anomaly/regularity_data.h"
#include "anomaly/regularity_parameters.h"
#include "anomaly/regularity_scoring.h"
#include "anomaly/reviewable_scores.h"
#include "anomaly/track_notices.h"
#include "record/checkpoint_record.h"
#include "record/error.h"
#include "training/training_loop.h"

namespace transect {

namespace {

/// One run, from opening the tracks to the evaluation of the scores.
class Regularity : public TrainingLoop {
public:
    Regularity(JobContext& context, const std::vector<TrackSource>& sources)
        : TrainingLoop(context, "windows")
        , m_data(openRegularityData(parameters(), seed(), sources))
        , m_embedder{fitted(motionPriorFromJson(parameters().at("prior"), "prior"), *m_data.training), fusionNamed(parameters().at("fusion").get<std::string>())}
        , m_norm(parameters().at("loss").at("distance") == "l1" ? ErrorNorm::L1 : ErrorNorm::L2)
    {
        if (auto test = openRegularityTest(parameters(), sources, context.dataRoots))
            m_scorer.emplace(std::move(*test), windowOptionsFromJson(parameters().at("windows")), scoringOptionsFromJson(parameters().at("scoring"), "scoring"),
                             evaluationOptionsFromJson(parameters().at("evaluation"), "evaluation"));
        requireSameJoints();
        torch::manual_seed(seed());
        m_transformer = std::make_shared<Transformer>(parameters().at("model"), m_data.training->options().length, m_data.training->joints());
        prepareModule(*m_transformer, compute());
        m_fused = std::make_unique<FusedTransformer>(m_transformer);
        makeLoaders();
        prepare();
    }

protected:
    torch::nn::Module& trained() override { return *m_transformer; }

    Metadata metadata() override
    {
        RegularityInfo info{parameters().at("model"), m_data.skeleton, m_data.training->joints(), skeleton().joints, windowOptionsFromJson(parameters().at("windows")), m_embedder, position(), step(), seed(), {}};
        if (m_validationLoss && m_validationLoss->first == step())
            info.validationLoss = m_validationLoss->second;
        return toMetadata(info);
    }

    std::string dataName() const override { return m_data.name; }
    std::string dataFingerprint() const override { return m_data.fingerprint; }

    Json setup() const override
    {
        Json fields{{"training_windows", m_data.training->size()}, {"validation_windows", m_data.validation->size()}, {"skeleton", m_data.skeleton},
                    {"joints", m_data.training->joints()}, {"prior", toJson(m_embedder.prior)}};
        if (m_scorer) {
            fields["test_clips"] = m_scorer->clips().clips.size();
            fields["test_windows"] = m_scorer->windows().size();
        }
        return fields;
    }

    std::int64_t stepsPerEpoch() const override { return m_loader->batchesPerEpoch(); }
    void startEpoch(std::int64_t epoch, std::int64_t firstStep) override { m_loader->start(epoch, firstStep); }

    std::optional<std::int64_t> nextBatch() override
    {
        auto batch = m_loader->next();
        if (!batch)
            return std::nullopt;
        m_batch = onDevice(*batch);
        return m_batch.input.size(0);
    }

    StepResult forward() override { return {m_fused->loss(m_batch, m_transformer->drawDepth(m_batch.input.size(0)), m_norm), {}}; }

    double secondsWaited() const override { return m_loader->secondsWaited(); }

    void begin() override
    {
        std::vector<std::string> notices = m_data.notices;
        if (m_scorer) {
            notices.insert(notices.end(), m_scorer->clips().notices.begin(), m_scorer->clips().notices.end());
            for (auto& text : mismatches(m_embedder.prior, m_scorer->windows()))
                notices.push_back(std::move(text));
        }
        reportTrackNotices(run(), notices);
    }

    /// The loss on held-out normal tracks, which chooses the checkpoint, and the AUC of the test clips, which chooses nothing.
    Json evaluate() override
    {
        if (totalSteps() == 0)
            return nullptr;
        Json fields = Json::object();
        if (m_data.validation->size() > 0) {
            m_validationLoss = {step(), validationLoss()};
            fields["windows"] = m_data.validation->size();
            fields["loss"] = m_validationLoss->second;
        }
        if (const auto auc = aucWhileTraining())
            fields["auc"] = *auc;
        return fields.empty() ? Json(nullptr) : fields;
    }

    void finish() override
    {
        const auto chosen = loadRegularityModel(chosenCheckpoint(run().folder().root));
        writeNormalScores(scoresFolder(run().folder().root), normalScores(chosen));
        if (!m_scorer)
            return;
        run().setMessage("scoring the test clips");
        auto motion = m_scorer->byMotion(m_embedder.prior);
        if (totalSteps() == 0) {
            addEvaluation(motion, "");
            writeReviewableScores(scoresFolder(run().folder().root), m_scorer->clips(), m_scorer->windows(), motion);
        } else {
            const std::string reason = chosen.info.validationLoss ? "validation loss" : "last";
            const auto reported = scored(ScoreOf::Both, chosen);
            addEvaluation(reported, reason);
            addEvaluation(scored(ScoreOf::Poses, chosen), reason);
            addEvaluation(motion, "");
            if (const auto last = listCheckpoints(run().folder().checkpoints()).back().path; last.stem() != chosen.name)
                addEvaluation(scored(ScoreOf::Both, loadRegularityModel(last)), "last");
            writeReviewableScores(scoresFolder(run().folder().root), m_scorer->clips(), m_scorer->windows(), reported);
        }
        if (!m_evaluations.empty())
            writeEvaluations(evaluationsFile(scoresFolder(run().folder().root)), m_evaluations);
    }

private:
    void requireSameJoints() const
    {
        if (!m_scorer || m_scorer->windows().joints() == 0)
            return;
        const auto& found = m_scorer->windows().clips().front()->skeleton;
        if (found.joints != skeleton().joints)
            throw Error("bad-tracks", "its poses have " + std::to_string(found.size()) + " joints (" + found.name + "), those to learn from " +
                        std::to_string(skeleton().size()) + " (" + skeleton().name + ")", "test.tracks", "name tracks of one skeleton");
    }

    const Skeleton& skeleton() const { return m_data.training->clips().front()->skeleton; }

    void makeLoaders()
    {
        WindowLoaderOptions options;
        options.batchSize = std::min(parameters().at("batch_size").get<std::int64_t>(), m_data.training->size());
        options.dropLast = true; // a last batch of a few windows would give them the weight of a whole one
        options.maskRatio = parameters().at("mask_ratio").get<double>();
        options.seed = seed();
        options.threads = parameters().at("loader_threads").get<int>();
        m_loader = std::make_unique<WindowLoader>(m_data.training, m_embedder, options);
        m_validationLoader = std::make_unique<WindowLoader>(m_data.validation, m_embedder, WindowLoaderOptions{.shuffle = false, .threads = std::min(1, options.threads)});
    }

    WindowBatch onDevice(const WindowBatch& batch) const
    {
        const auto& device = compute().device;
        const bool uniform = parameters().at("loss").at("weights") == "uniform";
        const auto weights = uniform ? torch::full_like(batch.weights, 1.0 / double(batch.weights.size(2))) : batch.weights;
        return {batch.input.to(device), batch.target.to(device), weights.to(device)};
    }

    double validationLoss()
    {
        double sum = 0;
        m_validationLoader->start(0);
        while (const auto batch = m_validationLoader->next()) {
            stopNowIfAsked();
            const AutocastScope autocast(compute());
            sum += m_fused->loss(onDevice(*batch), {}, m_norm).item<double>() * double(batch->input.size(0));
        }
        return sum / double(m_data.validation->size());
    }

    std::optional<double> aucWhileTraining() const
    {
        const auto every = parameters().at("test").at("every").get<std::int64_t>() * stepsPerEpoch();
        if (!m_scorer || every == 0 || step() == 0 || step() % every != 0)
            return std::nullopt;
        const auto reconstruct = reconstructionBy(m_transformer, compute().device.str(), [this] { stopNowIfAsked(); });
        const auto found = m_scorer->evaluate(m_scorer->byReconstruction(ScoreOf::Both, m_embedder, reconstruct, ""));
        return found ? std::optional(found->evaluation.auc.value) : std::nullopt;
    }

    Reconstruction reconstruction(const RegularityModel& model) const
    {
        const auto poll = [this] {
            if (run().stopRequest() != StopRequest::None)
                throw Stopped();
        };
        model.transformer->to(compute().device);
        return reconstructionBy(model.transformer, compute().device.str(), poll);
    }

    std::vector<ScoreRecord> scored(ScoreOf of, const RegularityModel& model) const
    {
        return m_scorer->byReconstruction(of, model.info.embedder, reconstruction(model), model.name);
    }

    /// Of the windows of the held-out tracks, by what is reported.
    std::vector<double> normalScores(const RegularityModel& model) const
    {
        if (totalSteps() == 0)
            return scoreByMotion(*m_data.validation, m_embedder.prior).scores;
        const auto norm = scoringOptionsFromJson(parameters().at("scoring"), "scoring").norm;
        return scoreWindows(*m_data.validation, ScoreOf::Both, model.info.embedder, norm, reconstruction(model)).scores;
    }

    void addEvaluation(const std::vector<ScoreRecord>& records, const std::string& chosenBy)
    {
        auto found = m_scorer->evaluate(records, chosenBy);
        if (!found)
            return;
        run().event("scored", {{"scores", found->scores}, {"checkpoint", found->checkpoint}, {"chosen_by", chosenBy}, {"auc", found->evaluation.auc.value}});
        m_evaluations.push_back(std::move(*found));
    }

    RegularityData m_data;
    MotionEmbedder m_embedder;
    ErrorNorm m_norm;
    std::optional<ClipScorer> m_scorer;
    std::shared_ptr<Transformer> m_transformer;
    std::unique_ptr<FusedTransformer> m_fused;
    std::unique_ptr<WindowLoader> m_loader, m_validationLoader;
    WindowBatch m_batch;
    std::optional<std::pair<std::int64_t, double>> m_validationLoss; ///< the step that it is of, and its value
    std::vector<ScoredEvaluation> m_evaluations;
};

} // namespace

JobKind regularityJob()
{
    return {regularitySchema(), [](JobContext& context) {
                const auto sources = regularitySources(context.spec.parameters, {context.run.folder().root, context.library, context.dataRoots});
                context.run.setState(RunStatus::Running);
                waitForSources(sources, context);
                context.run.setMessage("opening the tracks");
                Regularity(context, sources).execute();
            }};
}

} // namespace transect
