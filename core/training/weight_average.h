#pragma once

#include "models/network.h"

namespace transect {

/// Copies parameters and buffers by name between two modules of the same structure.
void copyWeights(const torch::nn::Module& from, torch::nn::Module& to);

/// An exponential moving average of a network's parameters: a = d a + (1 - d) w after every step. Buffers (the statistics
/// of normalisation layers) follow at once.
class WeightAverage {
public:
    /// `average` has the structure of `network` and takes over its weights.
    WeightAverage(NetworkPtr network, NetworkPtr average, double decay);

    void update();
    Network& network() { return *m_average; }

    /// Puts the average into the network itself for as long as it lives.
    class Swap {
    public:
        explicit Swap(WeightAverage& average);
        ~Swap();
        Swap(const Swap&) = delete;
        Swap& operator=(const Swap&) = delete;

    private:
        WeightAverage& m_average;
        std::vector<torch::Tensor> m_raw;
    };

private:
    NetworkPtr m_network, m_average;
    double m_decay;
};

} // namespace transect
