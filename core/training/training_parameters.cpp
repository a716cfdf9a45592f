#include "training/training_loop.h"

namespace transect {

namespace {

Schema checkpointsSchema(const std::string& series)
{
    return {"checkpoints", "When a checkpoint is written; epoch 0 (the initialisation) and the last epoch always are",
            {{.name = "series", .type = ParameterType::Text, .defaultValue = series,
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

std::vector<Parameter> trainingParameters(const TrainingDefaults& defaults)
{
    const auto& items = defaults.items;
    return {
        {.name = "epochs", .type = ParameterType::Integer, .defaultValue = defaults.epochs, .help = "Passes over the training " + items, .unit = "epochs",
         .minimum = 0, .maximum = 1000000},
        {.name = "batch_size", .type = ParameterType::Integer, .defaultValue = defaults.batchSize, .help = "How many " + items + " a step takes", .unit = items,
         .minimum = 1, .maximum = 1000000},
        {.name = "optimiser", .type = ParameterType::Variant, .defaultValue = defaults.optimiser, .help = "How weights are updated",
         .schemas = optimiserSchemas()},
        {.name = "schedule", .type = ParameterType::Variant, .defaultValue = defaults.schedule, .help = "The learning rate over the steps",
         .schemas = scheduleSchemas()},
        {.name = "gradient_clip", .type = ParameterType::Real, .defaultValue = defaults.gradientClip,
         .help = "Largest norm of the gradient; not set: no clipping", .minimum = 1e-12, .optional = true},
        {.name = "checkpoints", .type = ParameterType::Group, .help = "When checkpoints are written", .schemas = {checkpointsSchema(defaults.checkpoints)}},
        {.name = "metrics_every", .type = ParameterType::Integer, .defaultValue = 20, .help = "Steps between two metric events", .unit = "steps",
         .minimum = 1},
        {.name = "evaluate_every", .type = ParameterType::Integer, .defaultValue = 1,
         .help = "Epochs between two evaluations on held-out " + items + ", besides one at each planned checkpoint; 0: none at all", .unit = "epochs",
         .minimum = 0},
    };
}

} // namespace transect
