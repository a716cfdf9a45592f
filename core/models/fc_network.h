#pragma once

#include "models/network.h"

namespace transect {

/// A network whose head is the linear layer "fc", as torchvision's convolutional networks have it.
class FcNetwork : public Network {
public:
    explicit FcNetwork(std::int64_t inputChannels)
        : m_inputChannels(inputChannels)
    {
    }

    torch::Tensor logits(torch::Tensor features) override { return m_head->forward(features); }
    std::int64_t inputChannels() const override { return m_inputChannels; }
    std::int64_t featureSize() const override { return m_head->options.in_features(); }
    std::int64_t classes() const override { return m_head->options.out_features(); }
    std::string headPrefix() const override { return "fc."; }
    void replaceHead(std::int64_t classes) override;

protected:
    /// To be called once, after the layers before the head are made.
    void makeHead(std::int64_t featureSize, std::int64_t classes);

private:
    std::int64_t m_inputChannels;
    torch::nn::Linear m_head{nullptr};
};

/// As torchvision initialises its ResNets: Kaiming normal by fan-out for convolutions, in the order of modules(); norms
/// and linear layers stay as they are made.
void initialiseConvolutions(torch::nn::Module& module);

} // namespace transect
