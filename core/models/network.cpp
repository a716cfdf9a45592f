#include "models/network.h"

#include <algorithm>

#include "record/error.h"

namespace transect {

torch::Tensor Network::features(torch::Tensor images)
{
    if (images.dim() != 4 || images.size(1) != inputChannels())
        throw Error("bad-input", c10::str("found images of shape ", images.sizes(), ", expected B x ", inputChannels(), " x H x W"));
    if (std::min(images.size(2), images.size(3)) < smallestInput())
        throw Error("input-too-small", c10::str("found images of ", images.size(2), " x ", images.size(3), ", and the network needs at least ",
                                             smallestInput(), " x ", smallestInput()),
                    {}, "choose a larger image size, or a model with smaller strides");
    return encode(std::move(images));
}

std::int64_t parameterCount(const torch::nn::Module& module)
{
    std::int64_t count = 0;
    for (const auto& parameter : module.parameters())
        count += parameter.numel();
    return count;
}

} // namespace transect
