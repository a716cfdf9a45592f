#include <algorithm>
#include <array>
#include <csignal>
#include <iostream>

#include <c10/util/Exception.h>
#include <unistd.h>

#include "command.h"
#include "record/error.h"
#include "record/run_writer.h"
#include "text.h"

namespace {

using namespace transect;

constexpr unsigned patience = 3; // seconds
constexpr std::array stopped{"run", "resume", "poses"}; // verbs whose work ends after a step when it is asked to; others end at once

extern "C" void onPatienceEnded(int)
{
    _exit(ExitStopped);
}

/// The first signal lets the step end and a checkpoint be written, the second stops at once: what does not notice it
/// within seconds (opening data, a probe) is cut off, which files survive as they survive a kill.
extern "C" void onSignal(int)
{
    static volatile std::sig_atomic_t received = 0;
    RunWriter::requestStop(received == 0 ? StopRequest::AfterStep : StopRequest::Now);
    if (received == 1)
        alarm(patience);
    received = received + 1;
}

void catchSignals()
{
    struct sigaction handler = {};
    handler.sa_handler = onSignal;
    sigemptyset(&handler.sa_mask);
    for (const int number : {SIGTERM, SIGINT, SIGUSR1})
        sigaction(number, &handler, nullptr);
    handler.sa_handler = onPatienceEnded;
    sigaction(SIGALRM, &handler, nullptr);
}

bool isAboutArguments(const std::string& code)
{
    return code == "bad-field" || code == "bad-json" || code == "no-run" || code == "ambiguous-run" || code == "bad-specification"
        || code == "missing-data" || code == "missing-model" || code == "no-video" || code == "no-device"
        || code == "no-scores" || code == "no-event" || code == "no-normal" || code == "bad-verdict" || code == "bad-series";
}

int report(const ErrorRecord& error)
{
    std::cerr << harmless("transectl: " + (error.path.empty() ? "" : error.path + ": ") + error.text) << '\n';
    if (!error.hint.empty())
        std::cerr << "  " << harmless(error.hint) << '\n';
    return isAboutArguments(error.code) ? ExitBadArguments : ExitFailed;
}

} // namespace

namespace transect {

ErrorRecord failureOf(const std::exception& exception)
{
    const auto* error = dynamic_cast<const c10::Error*>(&exception);
    if (!error)
        return describeException(exception);
    const std::string text = error->what_without_backtrace();
    if (dynamic_cast<const c10::OutOfMemoryError*>(error) || text.find("allocate memory") != text.npos)
        return {"out-of-memory", text, {}, "close other programs, or choose a smaller batch or network"};
    return {"internal", text, {}, {}};
}

} // namespace transect

int main(int argc, char** argv)
{
    CLI::App app{"Transect: what pre-trained representations learn, when, and what each moment is good for."};
    app.name("transectl");
    app.set_version_flag("--version", TRANSECT_VERSION);
    app.require_subcommand(1);
    app.footer("Example: transectl run resources/studies/fashion-to-digits.json\n"
               "Exit codes: 0 done, 1 failed, 2 bad arguments or specification, 3 stopped and resumable.");
    Action action;
    for (const auto add : {addRun, addResume, addStop, addList, addShow, addDescribe, addExport, addInspect, addImport, addSpectrum, addProbe, addAuc, addPoses, addTracks, addScore, addReview, addDoctor, addTryModel, addWeights})
        add(app, action);

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? ExitDone : ExitBadArguments;
    }
    if (std::ranges::any_of(stopped, [&](const char* verb) { return app.got_subcommand(verb); }))
        catchSignals();
    std::signal(SIGPIPE, SIG_IGN);
    try {
        const auto code = action();
        std::cout.flush();
        if (!std::cout)
            throw Error("io", "cannot write to the standard output", {}, "see that its file or pipe takes what is written");
        return code;
    } catch (const Stopped&) {
        std::cerr << "transectl: stopped; transectl resume goes on where it was\n";
        return ExitStopped;
    } catch (const std::exception& exception) {
        return report(failureOf(exception));
    }
}
