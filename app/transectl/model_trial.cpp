#include "model_trial.h"

#include <csignal>
#include <cstring>

#include "jobs/brief_process.h"
#include "record/error.h"
#include "record/json_fields.h"

namespace transect {

namespace {

constexpr auto patience = std::chrono::minutes(3);
constexpr auto advice = "get a known model (transectl poses --list-models lists them), or export this one anew for OpenCV's dnn";

[[noreturn]] void failAsTold(const ProcessEnd& end, const std::string& file)
{
    ErrorRecord told{"bad-model", "it cannot be tried: the trial ended with exit code " + std::to_string(end.code), file, advice};
    try {
        told = errorFromJson(parseJson(end.output, file), "bad-json", file);
    } catch (const Error&) {
        // It said nothing that can be understood.
    }
    if (told.code == "out-of-memory")
        told = {"bad-model", "the network needs more memory than a trial gives it", file, advice};
    if (told.path.empty())
        told.path = file;
    throw Error(told);
}

void requirePassed(const ProcessEnd& end, const std::string& file)
{
    if (end.isLate || end.signal == SIGXCPU)
        throw Error("bad-model", "the network does not come to an end with one small picture, and its trial was stopped", file, advice);
    if (end.signal != 0)
        throw Error("bad-model", "the network crashes OpenCV: its trial ended with signal " + std::to_string(end.signal) + " (" + ::strsignal(end.signal) + ")", file, advice);
    if (end.code != 0)
        failAsTold(end, file);
}

} // namespace

std::string_view nameOf(ModelRole role)
{
    return role == ModelRole::Detector ? "detector" : "pose";
}

ModelTrial trialInOwnProcess()
{
    return [](const std::filesystem::path& file, ModelRole role) {
        const auto self = std::filesystem::canonical("/proc/self/exe");
        requirePassed(runBriefly(self, {"try-model", "--role", std::string(nameOf(role)), std::filesystem::absolute(file).string()}, patience), file.string());
    };
}

} // namespace transect
