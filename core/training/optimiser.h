#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <torch/types.h>

#include "record/parameters.h"

namespace torch::nn {
class Module;
}

namespace transect {

/// "sgd" (Nesterov or not), "adamw", "lars", each with its parameters.
const std::vector<Schema>& optimiserSchemas();

using NamedTensors = std::vector<std::pair<std::string, torch::Tensor>>;

/// Updates the parameters of a module that require gradients, and owns the state that this needs.
class Optimiser {
public:
    virtual ~Optimiser() = default;

    /// `foundInf` (of mixed precision): a one-element float tensor on the device; where it is not zero nothing is updated.
    virtual void step(double learningRate, const std::optional<torch::Tensor>& foundInf = {}) = 0;
    /// Frees the gradients, so that the next backward pass hands its own over without a copy.
    void clearGradients();
    /// L2 norm over all gradients, a scalar on the device.
    torch::Tensor gradientNorm() const;
    /// Scales the gradients so that their norm is at most `limit`; returns the norm before.
    torch::Tensor clipGradients(double limit);
    std::vector<torch::Tensor> gradients() const;

    /// The state by name, for resuming: live tensors, so that copying into them restores it.
    virtual NamedTensors state() = 0;
    /// Bytes that state() holds for each byte of parameters: 1 for momentum, 2 for AdamW.
    virtual double stateShare() const = 0;

protected:
    struct Group {
        std::vector<std::string> names;
        std::vector<torch::Tensor> parameters;
        bool decays = true;
    };
    /// Parameters with and without weight decay: those of one dimension (norms and biases) go without where
    /// `parameters` says so.
    Optimiser(const Json& parameters, const torch::nn::Module& module);

    std::vector<Group> m_groups;
};

/// `parameters` completed as a Variant of optimiserSchemas().
std::unique_ptr<Optimiser> makeOptimiser(const Json& parameters, const torch::nn::Module& module);

} // namespace transect
