#include <algorithm>
#include <iostream>
#include <thread>

#include <unistd.h>

#include "command.h"
#include "data/catalogue.h"
#include "jobs/device_queue.h"
#include "record/counted.h"
#include "text.h"
#include "training/devices.h"
#include "vision/image.h"

namespace transect {

namespace {

struct DoctorOptions {
    Places places;
    bool json = false;
};

enum class Grade { Good, Optional, Problem };

const char* nameOf(Grade grade)
{
    return grade == Grade::Good ? "ok" : grade == Grade::Optional ? "optional" : "problem";
}

/// One thing that a run may need: whether it is there, and what to do where it is not.
struct Finding {
    std::string what;
    Grade grade = Grade::Good;
    std::string text, remedy;
};

bool isWritable(std::filesystem::path folder)
{
    while (!std::filesystem::exists(folder) && folder.has_parent_path() && folder != folder.parent_path())
        folder = folder.parent_path();
    return access(folder.c_str(), W_OK) == 0;
}

Finding libraryFinding(const std::filesystem::path& library)
{
    if (!isWritable(library))
        return {"library", Grade::Problem, library.string() + " cannot be written", "choose another with --library or $TRANSECT_LIBRARY"};
    std::error_code none;
    auto place = library;
    while (!std::filesystem::exists(place, none) && place.has_relative_path())
        place = place.parent_path();
    const double free = double(std::filesystem::space(place, none).available) / 1e9;
    return {"library", free > 1 ? Grade::Good : Grade::Problem, library.string() + printed(", %.1f GB free", free),
            free > 1 ? "" : "free space, or choose another library"};
}

Finding stateFinding()
{
    const auto folder = DeviceQueue::defaultStateFolder();
    if (isWritable(folder))
        return {"state", Grade::Good, folder.string(), ""};
    return {"state", Grade::Problem, folder.string() + " cannot be written: runs could not queue for devices", "choose another with $TRANSECT_STATE"};
}

Finding gpuFinding()
{
    const auto gpus = availableDevices().size() - 1;
    if (gpus > 0)
        return {"gpu", Grade::Good, std::to_string(gpus) + " found", ""};
    return {"gpu", Grade::Optional, "none found; runs use the processor", "for a GPU, install its driver and a LibTorch that was built for it"};
}

Finding decoderFinding()
{
    if (canDecodeImages())
        return {"image decoder", Grade::Good, "OpenCV", ""};
    return {"image decoder", Grade::Optional, "this build has none: IDX, CIFAR and NPY data only", "build with OpenCV (cmake --preset release)"};
}

std::vector<Finding> examine(const DoctorOptions& options)
{
    std::vector<Finding> findings;
    const auto cores = std::thread::hardware_concurrency();
    findings.push_back({"processor", Grade::Good, counted(cores, "core", "cores"), ""});
    findings.push_back(gpuFinding());
    findings.push_back(decoderFinding());
    findings.push_back(libraryFinding(std::filesystem::absolute(options.places.libraryFolder())));
    findings.push_back(stateFinding());
    for (const auto& user : DeviceQueue().list())
        findings.push_back({"queue", Grade::Good, user.device + (user.ahead == 0 ? " is held by " : " is awaited by ") + user.holder + " (pid " + std::to_string(user.pid) + ")", ""});
    for (const auto& data : findData(dataRoots(options.places.dataRoots))) {
        const bool found = !data.place.empty();
        findings.push_back({"data: " + data.name, found ? Grade::Good : Grade::Optional, found ? data.place.string() : "not found", found ? "" : data.howToGet});
    }
    return findings;
}

int doctor(const DoctorOptions& options)
{
    const auto findings = examine(options);
    Json json = Json::array();
    std::string text;
    for (const auto& finding : findings) {
        json.push_back({{"what", finding.what}, {"grade", nameOf(finding.grade)}, {"text", finding.text}, {"remedy", finding.remedy}});
        text += printed("%-9s ", nameOf(finding.grade)) + finding.what + ": " + finding.text + '\n';
        if (!finding.remedy.empty())
            text += "          " + finding.remedy + '\n';
    }
    std::cout << (options.json ? json.dump(2) + "\n" : harmless(text));
    return std::ranges::any_of(findings, [](const Finding& finding) { return finding.grade == Grade::Problem; }) ? ExitFailed : ExitDone;
}

} // namespace

void addDoctor(CLI::App& app, Action& action)
{
    auto* verb = app.add_subcommand("doctor", "What is missing on this machine, and what to do about it");
    const auto options = std::make_shared<DoctorOptions>();
    verb->add_flag("--json", options->json, "As JSON");
    options->places.addTo(*verb, true);
    verb->footer("Example: transectl doctor");
    verb->callback([&action, options] { action = [options] { return doctor(*options); }; });
}

} // namespace transect
