#pragma once

#include "models/network.h"

namespace transect {

/// A network whose head ends in a linear layer: "fc" in torchvision's ResNets, "classifier.1", "heads.head", ...
class LinearHeadNetwork : public Network {
public:
    explicit LinearHeadNetwork(std::int64_t inputChannels, std::string headName = "fc")
        : m_inputChannels(inputChannels)
        , m_headName(std::move(headName))
    {
    }

    torch::Tensor logits(torch::Tensor features) override;
    std::int64_t inputChannels() const override { return m_inputChannels; }
    std::int64_t featureSize() const override { return m_head->options.in_features(); }
    std::int64_t classes() const override { return m_head->options.out_features(); }
    std::string headPrefix() const override { return m_headName + "."; }
    void replaceHead(std::int64_t classes) override;

protected:
    /// To be called once, after the layers before the head are made. `dropout`: what share of the head's inputs is zero in training.
    torch::nn::Linear makeHead(std::int64_t inputs, std::int64_t classes, double dropout = 0);
    /// The name of the head that the next replaceHead() makes, in place of what has this name.
    void renameHead(std::string name) { m_headName = std::move(name); }

private:
    std::int64_t m_inputChannels;
    std::string m_headName;
    double m_dropout = 0;
    torch::nn::Linear m_head{nullptr};
};

/// As torchvision initialises its ResNets: Kaiming normal by fan-out for convolutions, in the order of modules(); norms
/// and linear layers stay as they are made.
void initialiseConvolutions(torch::nn::Module& module);

} // namespace transect
