#include <csignal>
#include <iostream>

#include "command.h"
#include "record/error.h"
#include "record/run_writer.h"

namespace {

using namespace transect;

/// The first signal lets the step end and a checkpoint be written, the second stops at once.
extern "C" void onSignal(int)
{
    static volatile std::sig_atomic_t received = 0;
    RunWriter::requestStop(received == 0 ? StopRequest::AfterStep : StopRequest::Now);
    received = 1;
}

void catchSignals()
{
    struct sigaction handler = {};
    handler.sa_handler = onSignal;
    sigemptyset(&handler.sa_mask);
    for (const int number : {SIGTERM, SIGINT, SIGUSR1})
        sigaction(number, &handler, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

bool isAboutArguments(const std::string& code)
{
    return code == "bad-field" || code == "bad-json" || code == "no-run" || code == "ambiguous-run" || code == "bad-specification";
}

int report(const ErrorRecord& error)
{
    std::cerr << "transectl: " << (error.path.empty() ? "" : error.path + ": ") << error.text << '\n';
    if (!error.hint.empty())
        std::cerr << "  " << error.hint << '\n';
    return isAboutArguments(error.code) ? ExitBadArguments : ExitFailed;
}

} // namespace

int main(int argc, char** argv)
{
    CLI::App app{"Transect: what pre-trained representations learn, when, and what each moment is good for."};
    app.name("transectl");
    app.set_version_flag("--version", TRANSECT_VERSION);
    app.require_subcommand(1);
    app.footer("Example: transectl run resources/studies/fashion-to-digits.json\n"
               "Exit codes: 0 done, 1 failed, 2 bad arguments or specification, 3 stopped and resumable.");
    Action action;
    for (const auto add : {addRun, addResume, addStop, addList, addShow, addDescribe, addExport, addInspect, addDoctor})
        add(app, action);

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? ExitDone : ExitBadArguments;
    }
    catchSignals();
    try {
        return action();
    } catch (const Stopped&) {
        std::cerr << "transectl: stopped; transectl resume goes on where it was\n";
        return ExitStopped;
    } catch (const std::exception& exception) {
        return report(describeException(exception));
    }
}
