#include "anomaly/scoring_parameters.h"

#include "anomaly/clip_scores.h"
#include "anomaly/motion_prior.h"
#include "anomaly/test_parameters.h"
#include "anomaly/windows.h"
#include "record/evaluation_options.h"
#include "training/device.h"

namespace transect {

namespace {

/// The group of a model's run, of which each member may be left to that run.
Parameter groupOfModel(const std::string& name, Schema schema)
{
    for (auto& parameter : schema.parameters) {
        const std::string notSet = "; not set: ", asInModel = "as the model has it, else ";
        const auto& value = parameter.defaultValue;
        if (const auto place = parameter.help.find(notSet); place != std::string::npos)
            parameter.help.insert(place + notSet.size(), asInModel);
        else
            parameter.help += notSet + asInModel + (value.is_string() ? value.get<std::string>() : value.dump());
        parameter.defaultValue = nullptr;
        parameter.optional = true;
    }
    const auto help = schema.help;
    return {.name = name, .type = ParameterType::Group, .help = help, .schemas = {std::move(schema)}};
}

} // namespace

Schema scoreSchema()
{
    Schema schema{"score", "Scores how irregular the persons of tracks move and hold themselves", {}};
    auto& list = schema.parameters;
    list.push_back({.name = "tracks", .type = ParameterType::Text,
                    .help = "What is scored: a file or folder of tracks, or a run of the kind poses by its path, its name or ../NAME beside this run, which is waited for",
                    .refersTo = {"file", "folder", "run:poses"}});
    list.push_back(videoParameter());
    list.push_back({.name = "model", .type = ParameterType::Text, .defaultValue = nullptr,
                    .help = "A run of the kind regularity, of whose checkpoints that of the lowest validation loss scores, or a checkpoint; not set: the motion prior scores alone", .optional = true,
                    .refersTo = {"file", "run:regularity"}});
    list.push_back({.name = "scores", .type = ParameterType::Text, .defaultValue = nullptr,
                    .help = "What a model's scores are of; not set: both, or motion where its network was not trained", .choices = {"both", "poses", "motion"}, .optional = true});
    list.push_back(priorParameter());
    list.back().help += "; of use without a model";
    list.push_back({.name = "prior_from", .type = ParameterType::Text, .defaultValue = nullptr,
                    .help = "Tracks without irregular persons, named as tracks are, to which the prior is fitted; not set: the tracks that are scored", .optional = true,
                    .refersTo = {"file", "folder", "run:poses"}});
    list.push_back(groupOfModel("windows", windowSchema()));
    list.push_back(groupOfModel("scoring", scoringSchema()));
    list.push_back(groupOfModel("evaluation", evaluationSchema()));
    for (auto& parameter : truthParameters())
        list.push_back(std::move(parameter));
    for (auto& parameter : deviceParameters(false)) {
        if (parameter.name != "precision") // scores are compared with those of other machines
            list.push_back(std::move(parameter));
    }
    return schema;
}

} // namespace transect
