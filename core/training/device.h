#pragma once

#include <string>
#include <vector>

#include <torch/types.h>

#include "record/parameters.h"

namespace torch::nn {
class Module;
}

namespace transect {

/// device, queue, threads, precision, and for jobs on images channels_last: the parameters that every job on a network shares.
std::vector<Parameter> deviceParameters(bool onImages = true);

/// Where and how a job computes.
struct Compute {
    torch::Device device = torch::kCPU;
    torch::ScalarType autocast = torch::kFloat32; ///< kFloat32: no autocast
    bool channelsLast = true;

    torch::MemoryFormat memoryFormat() const
    {
        return channelsLast ? torch::MemoryFormat::ChannelsLast : torch::MemoryFormat::Contiguous;
    }
};

/// From the values of deviceParameters(); sets the number of LibTorch's threads.
/// Throws Error "bad-field" for reduced precision on a device without it.
Compute prepareCompute(const Json& parameters);

/// Moves a module to the device and its convolution weights into the memory format.
void prepareModule(torch::nn::Module& module, const Compute& compute);

/// Autocast within a scope, where `compute` asks for it.
class AutocastScope {
public:
    explicit AutocastScope(const Compute& compute);
    ~AutocastScope();
    AutocastScope(const AutocastScope&) = delete;
    AutocastScope& operator=(const AutocastScope&) = delete;

private:
    const Compute& m_compute;
};

double processMemoryMiB();                             ///< resident set of this process
double deviceMemoryMiB(const torch::Device& device);   ///< allocated on a GPU; 0 on the CPU

} // namespace transect
