#include "training/pretraining_parameters.h"

#include "data/augment.h"
#include "methods/method.h"
#include "training/device.h"
#include "training/optimiser.h"
#include "training/schedule.h"
#include "training/source_data.h"

namespace transect {

namespace {

Schema checkpointsSchema()
{
    return {"checkpoints", "When a checkpoint is written; epoch 0 (the initialisation) and the last epoch always are",
            {{.name = "series", .type = ParameterType::Text, .defaultValue = "geometric",
              .help = "geometric: 1, 2, 3, 5, 8, 12, 20, 30, 50, ...; every: each n-th; list: the given epochs",
              .choices = {"geometric", "every", "list"}},
             {.name = "every", .type = ParameterType::Integer, .defaultValue = 1, .help = "The n of \"every\"", .unit = "epochs", .minimum = 1,
              .onlyIf = "series=every"},
             {.name = "epochs", .type = ParameterType::IntegerList, .defaultValue = Json::array(), .help = "The epochs of \"list\"",
              .unit = "epochs", .minimum = 0, .onlyIf = "series=list"},
             {.name = "first_epoch_steps", .type = ParameterType::IntegerList, .defaultValue = Json::array(),
              .help = "Steps inside the first epoch after which a checkpoint is written too", .unit = "steps", .minimum = 1},
             {.name = "safety_minutes", .type = ParameterType::Real, .defaultValue = 10.0,
              .help = "Longest time between two states that the run can resume from", .unit = "min", .minimum = 0.01, .maximum = 10000}}};
}

} // namespace

Schema pretrainSchema()
{
    Schema schema{"pretrain", "Trains a network on a source by a method and leaves a series of checkpoints", sourceDataParameters()};
    auto& list = schema.parameters;
    list.push_back({.name = "augmentation", .type = ParameterType::Group, .help = "How training images are varied", .schemas = {augmentationSchema()}});
    list.push_back({.name = "model", .type = ParameterType::Variant, .defaultValue = {{"name", "resnet18"}}, .help = "The network", .schemas = modelSchemas()});
    list.push_back({.name = "method", .type = ParameterType::Variant, .defaultValue = {{"name", "supervised"}}, .help = "The pre-training objective",
                    .schemas = methodSchemas()});
    list.push_back({.name = "epochs", .type = ParameterType::Integer, .defaultValue = 20, .help = "Passes over the training images", .unit = "epochs",
                    .minimum = 0, .maximum = 1000000});
    list.push_back({.name = "batch_size", .type = ParameterType::Integer, .defaultValue = 128, .help = "Images a step", .unit = "images", .minimum = 1,
                    .maximum = 1000000});
    list.push_back({.name = "optimiser", .type = ParameterType::Variant, .defaultValue = {{"name", "sgd"}}, .help = "How weights are updated",
                    .schemas = optimiserSchemas()});
    list.push_back({.name = "schedule", .type = ParameterType::Variant, .defaultValue = {{"name", "cosine"}}, .help = "The learning rate over the steps",
                    .schemas = scheduleSchemas()});
    list.push_back({.name = "gradient_clip", .type = ParameterType::Real, .defaultValue = nullptr, .help = "Largest norm of the gradient; not set: no clipping",
                    .minimum = 1e-12, .optional = true});
    list.push_back({.name = "weight_average", .type = ParameterType::Real, .defaultValue = nullptr,
                    .help = "Decay of an exponential moving average of the weights, which the checkpoints then hold; not set: none", .minimum = 0,
                    .maximum = 1, .optional = true});
    list.push_back({.name = "checkpoints", .type = ParameterType::Group, .help = "When checkpoints are written", .schemas = {checkpointsSchema()}});
    list.push_back({.name = "metrics_every", .type = ParameterType::Integer, .defaultValue = 20, .help = "Steps between two metric events", .unit = "steps",
                    .minimum = 1});
    list.push_back({.name = "evaluate_every", .type = ParameterType::Integer, .defaultValue = 1,
                    .help = "Epochs between two evaluations on held-out images, besides one at each planned checkpoint; 0: none at all", .unit = "epochs", .minimum = 0});
    list.push_back({.name = "bad_images", .type = ParameterType::Text, .defaultValue = "stop", .help = "What an image that cannot be decoded does to the run",
                    .choices = {"stop", "skip"}});
    list.push_back({.name = "loader_threads", .type = ParameterType::Integer, .defaultValue = 1, .help = "Background threads that make batches",
                    .unit = "threads", .minimum = 0, .maximum = 256});
    for (auto& parameter : deviceParameters())
        list.push_back(std::move(parameter));
    return schema;
}

} // namespace transect
