#include <iostream>
#include <thread>

#include <unistd.h>

#include "command.h"
#include "data/catalogue.h"
#include "jobs/device_queue.h"
#include "text.h"
#include "training/device.h"
#include "vision/image.h"

namespace transect {

namespace {

struct Options {
    Places places;
    bool json = false;
};

/// One thing that a run may need: whether it is there, and what to do where it is not.
struct Finding {
    std::string what;
    bool good = true;
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
        return {"library", false, library.string() + " cannot be written", "choose another with --library or $TRANSECT_LIBRARY"};
    std::error_code none;
    auto place = library;
    while (!std::filesystem::exists(place))
        place = place.parent_path();
    const double free = double(std::filesystem::space(place, none).available) / 1e9;
    return {"library", free > 1, library.string() + printed(", %.1f GB free", free), free > 1 ? "" : "free space, or choose another library"};
}

std::vector<Finding> examine(const Options& options)
{
    std::vector<Finding> findings;
    const auto devices = availableDevices();
    findings.push_back({"processor", true, std::to_string(std::thread::hardware_concurrency()) + " cores", ""});
    findings.push_back({"gpu", devices.size() > 1, devices.size() > 1 ? std::to_string(devices.size() - 1) + " found" : "none found; runs use the processor",
                        devices.size() > 1 ? "" : "for a GPU, install its driver and a LibTorch that was built for it"});
    findings.push_back({"image decoder", canDecodeImages(), canDecodeImages() ? "OpenCV" : "this build has none: IDX, CIFAR and NPY data only",
                        canDecodeImages() ? "" : "build with OpenCV (cmake --preset release)"});
    findings.push_back(libraryFinding(options.places.libraryFolder()));
    for (const auto& user : DeviceQueue().list())
        findings.push_back({"queue", true, user.device + (user.ahead == 0 ? " is held by " : " is awaited by ") + user.holder + " (pid " + std::to_string(user.pid) + ")", ""});
    for (const auto& data : findData(dataRoots(options.places.dataRoots)))
        findings.push_back({"data: " + data.name, !data.place.empty(), data.place.empty() ? "not found" : data.place.string(), data.place.empty() ? data.howToGet : ""});
    return findings;
}

int doctor(const Options& options)
{
    const auto findings = examine(options);
    Json json = Json::array();
    for (const auto& finding : findings) {
        json.push_back({{"what", finding.what}, {"good", finding.good}, {"text", finding.text}, {"remedy", finding.remedy}});
        if (options.json)
            continue;
        std::cout << (finding.good ? "ok       " : "missing  ") << finding.what << ": " << finding.text << '\n';
        if (!finding.remedy.empty())
            std::cout << "         " << finding.remedy << '\n';
    }
    if (options.json)
        std::cout << json.dump(2) << '\n';
    return ExitDone;
}

} // namespace

void addDoctor(CLI::App& app, Action& action)
{
    auto* verb = app.add_subcommand("doctor", "What is missing on this machine, and what to do about it");
    const auto options = std::make_shared<Options>();
    verb->add_flag("--json", options->json, "As JSON");
    options->places.addTo(*verb, true);
    verb->footer("Example: transectl doctor");
    verb->callback([&action, options] { action = [options] { return doctor(*options); }; });
}

} // namespace transect
