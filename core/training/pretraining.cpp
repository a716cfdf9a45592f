#include "training/pretraining.h"

#include <algorithm>
#include <set>

#include <torch/types.h>
#include <torch/utils.h>

#include "data/batches.h"
#include "methods/method.h"
#include "record/error.h"
#include "training/pretraining_parameters.h"
#include "training/source_data.h"
#include "training/training_loop.h"
#include "training/weight_average.h"

namespace transect {

namespace {

std::vector<Augmentation> augmentationsOf(const std::vector<Json>& views, const InputSpec& input)
{
    std::vector<Augmentation> augmentations;
    for (const auto& view : views)
        augmentations.emplace_back(view, input);
    return augmentations;
}

/// One pre-training run, from opening the data to the last checkpoint.
class Pretraining : public TrainingLoop {
public:
    explicit Pretraining(JobContext& context)
        : TrainingLoop(context, "images")
        , m_source(openSource(parameters(), seed(), context.dataRoots))
    {
        makeModel();
        makeLoaders();
        prepare();
    }

protected:
    torch::nn::Module& trained() override { return *m_method; }
    torch::nn::Module& checkpointed() override { return m_average ? m_average->network() : *m_network; }

    Metadata metadata() override
    {
        return toMetadata(CheckpointInfo{parameters().at("model"), m_source.input, m_source.train->classNames(),
                                         parameters().at("method").at("name").get<std::string>(), position(), step(), seed(), m_average.has_value()});
    }

    NamedTensors beside() override
    {
        NamedTensors tensors;
        const auto keep = [&](const std::string& name, const torch::Tensor& tensor) {
            if (m_average || !name.starts_with("network."))
                tensors.emplace_back("method." + name, tensor);
        };
        for (const auto& item : m_method->named_parameters())
            keep(item.key(), item.value());
        for (const auto& item : m_method->named_buffers())
            keep(item.key(), item.value());
        return tensors;
    }

    std::string dataName() const override { return m_source.train->name(); }
    std::string dataFingerprint() const override { return m_source.train->fingerprint(); }

    Json setup() const override
    {
        return {{"parameters", parameterCount(*m_network)}, {"training_images", m_source.trainIndices.size()}, {"evaluation_images", m_source.testIndices.size()},
                {"classes", m_source.train->classNames()}, {"input", toJson(m_source.input)}};
    }

    std::int64_t stepsPerEpoch() const override { return m_loader->batchesPerEpoch(); }
    void startEpoch(std::int64_t epoch, std::int64_t firstStep) override { m_loader->start(epoch, firstStep); }

    std::optional<std::int64_t> nextBatch() override
    {
        m_batch = {}; // its memory serves again
        auto batch = m_loader->next();
        if (!batch)
            return std::nullopt;
        m_batch = onDevice(std::move(*batch), compute());
        return m_batch.labels.size(0);
    }

    StepResult forward() override { return m_method->step(m_batch); }

    void afterUpdate() override
    {
        m_method->afterUpdate(step(), totalSteps());
        if (m_average)
            m_average->update();
    }

    double secondsWaited() const override { return m_loader->secondsWaited(); }
    void reportNotices() override { reportSkipped(*m_loader); }

    /// Scores of the network on held-out images, as a checkpoint of now would have them.
    Json evaluate() override
    {
        std::optional<WeightAverage::Swap> swap;
        if (m_average)
            swap.emplace(*m_average);
        NamedTensors sums;
        std::int64_t images = 0;
        m_evaluationLoader->start(0);
        while (auto batch = m_evaluationLoader->next()) {
            stopNowIfAsked();
            const AutocastScope autocast(compute());
            images += batch->labels.size(0);
            const auto scores = m_method->evaluate(onDevice(std::move(*batch), compute()));
            for (std::size_t i = 0; i < scores.size(); ++i) {
                if (sums.size() <= i)
                    sums.emplace_back(scores[i].first, torch::zeros({}, torch::TensorOptions(torch::kFloat64).device(compute().device)));
                sums[i].second += scores[i].second;
            }
        }
        reportSkipped(*m_evaluationLoader);
        if (sums.empty())
            return nullptr;
        Json fields{{"images", images}};
        for (const auto& [name, sum] : sums)
            fields[name] = sum.item<double>() / double(images);
        return fields;
    }

private:
    void makeModel()
    {
        torch::manual_seed(seed());
        m_network = makeNetwork(parameters().at("model"), m_source.input.channels, std::int64_t(m_source.train->classNames().size()));
        if (const auto& input = m_source.input; std::min(input.height, input.width) < m_network->smallestInput())
            throw Error("input-too-small",
                        "found images of " + std::to_string(input.height) + " x " + std::to_string(input.width) + ", and the network needs at least " +
                            std::to_string(m_network->smallestInput()) + " pixels a side",
                        "input.size", "set input.size, or choose a model with smaller strides");
        m_method = makeMethod(parameters().at("method"), {m_network, std::int64_t(m_source.train->classNames().size())});
        prepareModule(*m_method, compute());
        if (const auto& decay = parameters().at("weight_average"); !decay.is_null()) {
            auto average = makeNetwork(parameters().at("model"), m_source.input.channels, m_network->classes());
            prepareModule(*average, compute());
            m_average.emplace(m_network, std::move(average), decay.get<double>());
        }
    }

    void makeLoaders()
    {
        BatchOptions options;
        options.batchSize = std::min<std::int64_t>(parameters().at("batch_size").get<std::int64_t>(), std::int64_t(m_source.trainIndices.size()));
        options.dropLast = true; // a last batch of a few images would give them the weight of a whole one
        options.seed = seed();
        options.threads = parameters().at("loader_threads").get<int>();
        options.badImages = parameters().at("bad_images") == "skip" ? BadImages::Skip : BadImages::Stop;
        m_loader = std::make_unique<BatchLoader>(m_source.train, m_source.trainIndices,
                                                 augmentationsOf(m_method->views(parameters().at("augmentation")), m_source.input), options);
        const auto plain = complete(augmentationSchema(), {{"fit", parameters().at("augmentation").at("fit")}});
        m_evaluationLoader = std::make_unique<BatchLoader>(
            m_source.test, m_source.testIndices, augmentationsOf({plain}, m_source.input),
            BatchOptions{.batchSize = batchOf(m_source.input, 500), .shuffle = false, .threads = std::min(1, options.threads), .badImages = options.badImages});
    }

    void reportSkipped(const BatchLoader& loader)
    {
        for (const auto& skipped : loader.skipped()) {
            if (m_reportedSkips.insert(skipped).second)
                run().event("notice", {{"code", "bad-image"}, {"text", skipped}});
        }
    }

    SourceData m_source;
    NetworkPtr m_network;
    std::optional<WeightAverage> m_average;
    std::shared_ptr<Method> m_method;
    std::unique_ptr<BatchLoader> m_loader, m_evaluationLoader;
    Batch m_batch;
    std::set<std::string> m_reportedSkips;
};

} // namespace

JobKind pretrainJob()
{
    return {pretrainSchema(), [](JobContext& context) { Pretraining(context).execute(); }};
}

} // namespace transect
