#include <iostream>

#include "execution.h"

namespace transect {

namespace {

struct RunOptions {
    Places places;
    std::string target;
    std::vector<std::string> settings;
    bool detach = false;
};

int work(const StudyFolder& study, const RunOptions& options)
{
    if (options.detach)
        carryOutDetached(study, options.places);
    else
        carryOut(study, options.places);
    std::cout << study.root.string() << '\n';
    return ExitDone;
}

} // namespace

void addRun(CLI::App& app, Action& action)
{
    auto* verb = app.add_subcommand("run", "Carry out a run or a whole study; prints its folder");
    const auto options = std::make_shared<RunOptions>();
    verb->add_option("SPEC", options->target, "Specification: a JSON file, or the run.json of a run that is to be repeated")->required();
    verb->add_option("--set", options->settings, "A parameter and its value, as in --set schedule.learning_rate=0.1; may be repeated")
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false);
    verb->add_flag("--detach", options->detach, "Leave it to a process of its own and return at once");
    options->places.addTo(*verb, true);
    verb->footer("Example: transectl run resources/studies/fashion-to-digits.json --set source.epochs=5");
    verb->callback([&action, options] {
        action = [options] {
            return work(createRuns(readPlan(options->target, options->settings), options->places), *options);
        };
    });
}

void addResume(CLI::App& app, Action& action)
{
    auto* verb = app.add_subcommand("resume", "Go on with a run or study that was stopped, failed or lost");
    const auto options = std::make_shared<RunOptions>();
    verb->add_option("RUN", options->target, "A run or study: its folder, or its name in the library")->required();
    verb->add_flag("--detach", options->detach, "Leave it to a process of its own and return at once");
    options->places.addTo(*verb, true);
    verb->footer("Example: transectl resume fashion-to-digits");
    verb->callback([&action, options] {
        action = [options] { return work(resolveStudyOrRun(options->places.libraryFolder(), options->target), *options); };
    });
}

} // namespace transect
