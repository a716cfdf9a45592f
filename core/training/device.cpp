#include "training/device.h"

#include <algorithm>
#include <fstream>

#include <ATen/Parallel.h>
#include <ATen/autocast_mode.h>
#include <c10/core/CachingDeviceAllocator.h>
#include <torch/cuda.h>
#include <torch/nn/module.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <unistd.h>

#include "record/error.h"
#include "training/devices.h"

namespace transect {

std::vector<Parameter> deviceParameters(bool onImages)
{
    std::vector<Parameter> parameters{
        {.name = "device", .type = ParameterType::Text, .defaultValue = "auto",
         .help = "cpu, cuda:0, ...; auto takes the first GPU, else the CPU"},
        {.name = "queue", .type = ParameterType::Text, .defaultValue = "wait",
         .help = "wait: until the device is free; share: run beside whatever holds it", .choices = {"wait", "share"}},
        {.name = "threads", .type = ParameterType::Integer, .defaultValue = 0,
         .help = "Threads of the computation; 0 takes all cores", .unit = "threads", .minimum = 0, .maximum = 1024},
        {.name = "precision", .type = ParameterType::Text, .defaultValue = "fp32",
         .help = "fp32, or automatic mixed precision on a GPU", .choices = {"fp32", "bf16", "fp16"}},
    };
    if (onImages)
        parameters.push_back({.name = "channels_last", .type = ParameterType::Flag, .defaultValue = true,
                              .help = "Keep images with their channels last in memory, which is faster on CPUs and tensor cores"});
    return parameters;
}

std::vector<std::string> availableDevices()
{
    std::vector<std::string> devices{"cpu"};
    for (int i = 0; i < int(torch::cuda::device_count()); ++i)
        devices.push_back("cuda:" + std::to_string(i));
    return devices;
}

std::string resolveDevice(const std::string& device)
{
    const auto available = availableDevices();
    if (device == "auto")
        return available.size() > 1 ? available[1] : available[0];
    const auto name = device == "cuda" ? "cuda:0" : device;
    if (std::ranges::find(available, name) != available.end())
        return name;
    std::string list;
    for (const auto& one : available)
        list += (list.empty() ? "" : ", ") + one;
    throw Error("no-device", "there is no device \"" + device + "\"; this machine offers " + list, "device", "use --set device=auto");
}

Compute prepareCompute(const Json& parameters)
{
    Compute compute;
    compute.device = torch::Device(resolveDevice(parameters.at("device").get<std::string>()));
    compute.channelsLast = parameters.value("channels_last", false);
    const auto precision = parameters.at("precision").get<std::string>();
    if (precision != "fp32" && !compute.device.is_cuda())
        throw Error("bad-field", "found \"" + precision + "\", but " + compute.device.str() + " computes in fp32 only", "precision",
                    "use --set precision=fp32, or a GPU");
    compute.autocast = precision == "bf16" ? torch::kBFloat16 : precision == "fp16" ? torch::kFloat16 : torch::kFloat32;
    // OMP_NUM_THREADS, where it is set, already decided what "all" means; an earlier job of this process may have changed it.
    static const int all = at::get_num_threads();
    const auto threads = parameters.at("threads").get<int>();
    at::set_num_threads(threads > 0 ? threads : all);
    // Denormals appear as weights decay and slow the CPU down by orders of magnitude.
    at::globalContext().setFlushDenormal(true);
    return compute;
}

void prepareModule(torch::nn::Module& module, const Compute& compute)
{
    const torch::NoGradGuard noGrad;
    module.to(compute.device);
    for (auto& parameter : module.parameters()) {
        if (parameter.dim() == 4)
            parameter.set_data(parameter.contiguous(compute.memoryFormat()));
    }
}

AutocastScope::AutocastScope(const Compute& compute)
    : m_compute(compute)
{
    if (m_compute.autocast == torch::kFloat32)
        return;
    at::autocast::set_autocast_enabled(m_compute.device.type(), true);
    at::autocast::set_autocast_dtype(m_compute.device.type(), m_compute.autocast);
    at::autocast::increment_nesting();
}

AutocastScope::~AutocastScope()
{
    if (m_compute.autocast == torch::kFloat32)
        return;
    if (at::autocast::decrement_nesting() == 0)
        at::autocast::clear_cache();
    at::autocast::set_autocast_enabled(m_compute.device.type(), false);
}

double processMemoryMiB()
{
    long total = 0, resident = 0;
    std::ifstream("/proc/self/statm") >> total >> resident;
    return double(resident) * double(sysconf(_SC_PAGESIZE)) / (1 << 20);
}

double deviceMemoryMiB(const torch::Device& device)
{
    if (!device.is_cuda())
        return 0;
    const auto statistics = at::getDeviceAllocator(device.type())->getDeviceStats(device.index());
    return double(statistics.allocated_bytes[0].current) / (1 << 20);
}

} // namespace transect
