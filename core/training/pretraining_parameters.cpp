#include "training/pretraining_parameters.h"

#include "data/augment.h"
#include "methods/method.h"
#include "training/device.h"
#include "training/source_data.h"
#include "training/training_loop.h"

namespace transect {

Schema pretrainSchema()
{
    Schema schema{"pretrain", "Trains a network on a source by a method and leaves a series of checkpoints", sourceDataParameters()};
    auto& list = schema.parameters;
    list.push_back({.name = "augmentation", .type = ParameterType::Group, .help = "How training images are varied", .schemas = {augmentationSchema()}});
    list.push_back({.name = "model", .type = ParameterType::Variant, .defaultValue = {{"name", "resnet18"}}, .help = "The network", .schemas = modelSchemas()});
    list.push_back({.name = "method", .type = ParameterType::Variant, .defaultValue = {{"name", "supervised"}}, .help = "The pre-training objective",
                    .schemas = methodSchemas()});
    for (auto& parameter : trainingParameters({}))
        list.push_back(std::move(parameter));
    list.push_back({.name = "weight_average", .type = ParameterType::Real, .defaultValue = nullptr,
                    .help = "Decay of an exponential moving average of the weights, which the checkpoints then hold; not set: none", .minimum = 0,
                    .maximum = 1, .optional = true});
    list.push_back({.name = "bad_images", .type = ParameterType::Text, .defaultValue = "stop", .help = "What an image that cannot be decoded does to the run",
                    .choices = {"stop", "skip"}});
    list.push_back({.name = "loader_threads", .type = ParameterType::Integer, .defaultValue = 1, .help = "Background threads that make batches",
                    .unit = "threads", .minimum = 0, .maximum = 256});
    for (auto& parameter : deviceParameters())
        list.push_back(std::move(parameter));
    return schema;
}

} // namespace transect
