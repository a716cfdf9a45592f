#include "anomaly/regularity_parameters.h"

#include "anomaly/clip_scores.h"
#include "anomaly/motion_embedder.h"
#include "anomaly/test_parameters.h"
#include "anomaly/transformer.h"
#include "record/evaluation_options.h"
#include "training/training_loop.h"

namespace transect {

namespace {

Schema testSchema()
{
    Schema schema{"test", "Clips that are scored while training and at its end",
                  {{.name = "tracks", .type = ParameterType::Text, .defaultValue = nullptr, .help = "Tracks, named as those to learn from; not set: nothing is scored", .optional = true,
                    .refersTo = {"file", "folder", "run:poses"}}}};
    for (auto& parameter : truthParameters())
        schema.parameters.push_back(std::move(parameter));
    schema.parameters.push_back({.name = "every", .type = ParameterType::Integer, .defaultValue = 1,
                                 .help = "Epochs between two scorings while training, which choose nothing; 0: at the end only", .unit = "epochs", .minimum = 0});
    return schema;
}

Schema lossSchema()
{
    return {"loss", "What the transformer minimises: the mean over windows and joints of weight times distance",
            {{.name = "distance", .type = ParameterType::Text, .defaultValue = "l2", .help = "Of a joint from where it was: its length, or the sum of both coordinates' sizes",
              .choices = {"l2", "l1"}},
             {.name = "weights", .type = ParameterType::Text, .defaultValue = "confidence", .help = "confidence: of the joint, as a share of its pose; uniform: the same for all",
              .choices = {"confidence", "uniform"}}}};
}

} // namespace

Schema regularitySchema()
{
    Schema schema{"regularity", "Learns how persons usually move and hold themselves (MoPRL), and scores what does not look like it", {}};
    auto& list = schema.parameters;
    list.push_back({.name = "tracks", .type = ParameterType::Text, .help = "Tracks without irregular persons, to learn from: a file or folder of tracks, or a run of the kind poses by its path, its name or ../NAME beside this run, which is waited for",
                    .refersTo = {"file", "folder", "run:poses"}});
    list.push_back({.name = "more_tracks", .type = ParameterType::TextList, .defaultValue = Json::array(),
                    .help = "Further tracks of the same kind, joined to them, such as false alarms that were handed back", .refersTo = {"file", "folder", "run:poses"}});
    list.push_back(videoParameter());
    list.push_back({.name = "validation_share", .type = ParameterType::Real, .defaultValue = 0.1,
                    .help = "Share of these tracks that is held out to choose the checkpoint by; 0: the last one is reported", .minimum = 0, .maximum = 0.9});
    list.push_back({.name = "test", .type = ParameterType::Group, .help = "Clips that are scored", .schemas = {testSchema()}});
    list.push_back({.name = "windows", .type = ParameterType::Group, .help = "How tracks are cut into windows of poses", .schemas = {windowSchema()}});
    list.push_back({.name = "training_hop", .type = ParameterType::Integer, .defaultValue = 1, .help = "Observed frames from one window to the next in training, where larger is quicker",
                    .unit = "frames", .minimum = 1, .maximum = 100000});
    list.push_back({.name = "training_shortest_track", .type = ParameterType::Integer, .defaultValue = 32, .help = "Tracks of fewer observed frames are not learned from",
                    .unit = "frames", .minimum = 1});
    list.push_back(priorParameter());
    list.push_back(fusionParameter());
    list.push_back({.name = "model", .type = ParameterType::Group, .help = "The spatial-temporal transformer", .schemas = {transformerSchema()}});
    list.push_back({.name = "mask_ratio", .type = ParameterType::Real, .defaultValue = 0.15, .help = "Share of the joints that are hidden from the transformer in training",
                    .minimum = 0, .maximum = 0.99});
    list.push_back({.name = "loss", .type = ParameterType::Group, .help = "What the transformer minimises", .schemas = {lossSchema()}});
    for (auto& parameter : trainingParameters({.items = "windows", .checkpoints = "every", .epochs = 50, .batchSize = 256,
                                               .optimiser = {{"name", "adamw"}, {"weight_decay", 0.0}},
                                               .schedule = {{"name", "linear"}, {"learning_rate", 5e-5}, {"warm_up_steps", 1000}}, .gradientClip = 1.0}))
        list.push_back(std::move(parameter));
    list.push_back({.name = "scoring", .type = ParameterType::Group, .help = "How windows are scored", .schemas = {scoringSchema()}});
    list.push_back({.name = "evaluation", .type = ParameterType::Group, .help = "How the scores of frames become figures", .schemas = {evaluationSchema()}});
    list.push_back({.name = "loader_threads", .type = ParameterType::Integer, .defaultValue = 1, .help = "Background threads that make batches", .unit = "threads",
                    .minimum = 0, .maximum = 256});
    for (auto& parameter : deviceParameters(false))
        list.push_back(std::move(parameter));
    return schema;
}

} // namespace transect
