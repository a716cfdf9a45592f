#include <iostream>

#include "command.h"
#include "jobs/brief_process.h"
#include "model_trial.h"
#include "record/json_fields.h"

namespace transect {

namespace {

struct TrialVerb {
    std::filesystem::path file;
    std::string role;
    std::uint64_t mebibytes = 6144; // a network may ask for 4 GiB
    std::uint64_t seconds = 60;
};

/// What goes wrong is told as JSON: whoever wants to know is a program.
int tryOne(const TrialVerb& verb)
{
    limitThisProcess({verb.mebibytes << 20, verb.seconds});
    try {
        tryModel(verb.file, verb.role == nameOf(ModelRole::Detector) ? ModelRole::Detector : ModelRole::Poses);
        return ExitDone;
    } catch (const std::exception& exception) {
        std::cout << toJson(failureOf(exception)).dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
        return ExitFailed;
    }
}

} // namespace

void addTryModel(CLI::App& app, Action& action)
{
    auto* verb = app.add_subcommand("try-model", "Import a network and carry it out on a small black picture, within limits; what goes wrong is printed as JSON");
    verb->group(""); // of use to transectl alone
    const auto options = std::make_shared<TrialVerb>();
    verb->add_option("FILE", options->file, "The model")->required();
    verb->add_option("--role", options->role, "What it is to find")->required()->check(CLI::IsMember({nameOf(ModelRole::Detector), nameOf(ModelRole::Poses)}));
    verb->add_option("--mebibytes", options->mebibytes, "Memory that it may take")->capture_default_str()->check(CLI::Range(1, 1 << 20));
    verb->add_option("--seconds", options->seconds, "Time of the processor that it may take")->capture_default_str()->check(CLI::Range(1, 1 << 20));
    verb->footer("Example: transectl try-model --role detector yolox_nano.onnx");
    verb->callback([&action, options] { action = [options] { return tryOne(*options); }; });
}

} // namespace transect
