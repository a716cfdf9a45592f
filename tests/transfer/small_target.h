#pragma once

#include "support/small_data.h"
#include "training/checkpoint.h"
#include "transfer/fine_tuning.h"
#include "transfer/transfer_parameters.h"

namespace transect::testing {

/// The parameters of a transfer run on the small MNIST's four classes; `changes` on top.
inline Json smallTransfer(const Json& changes = Json::object())
{
    Json wanted{{"source", "source"}, {"target", {{"name", "mnist"}, {"classes", {"0", "1", "2", "3"}}}}, {"images", 60}, {"seeds", {0, 1}},
                {"device", "cpu"}, {"threads", 1}, {"feature_extraction", {{"lambda_count", 5}}},
                {"fine_tuning", {{"steps", 10}, {"batch_size", 16}, {"learning_rates", {0.05}}}}, {"spectrum", {{"source_images", 50}}}};
    wanted.merge_patch(changes);
    return complete(transferSchema(), wanted);
}

/// As the `stop` of what is to run to its end.
inline bool never()
{
    return false;
}

/// A checkpoint of a small CNN with weights drawn from `seed`, written into `run`.
inline std::filesystem::path writeSmallCheckpoint(const RunFolder& run, const std::string& name, std::uint64_t seed, double epoch = 0, std::int64_t step = 0)
{
    CheckpointInfo info;
    info.model = completeModel({{"name", "small-cnn"}, {"width", 16}});
    info.input = {12, 12, 1, {0.3}, {0.3}};
    info.classNames = {"0", "1", "2", "3", "4"};
    info.method = "supervised";
    info.epoch = epoch;
    info.step = step;
    info.seed = seed;
    torch::manual_seed(seed);
    const auto network = makeNetwork(info.model, 1, 5);
    writeCheckpoint(run, name, *network, toMetadata(info), {});
    return run.checkpoints() / (name + ".safetensors");
}

} // namespace transect::testing
