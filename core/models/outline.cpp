#include "models/outline.h"

#include <torch/nn/module.h>
#include <torch/types.h>

#include "models/registry.h"

namespace transect {

namespace {

std::map<std::string, NetworkOutline::Shape> shapesOf(const torch::nn::Module& network)
{
    std::map<std::string, NetworkOutline::Shape> shapes;
    for (const auto& parameter : network.named_parameters())
        shapes[parameter.key()] = parameter.value().sizes().vec();
    for (const auto& buffer : network.named_buffers())
        shapes[buffer.key()] = buffer.value().sizes().vec();
    return shapes;
}

} // namespace

/// Sizes are linear in the width and in the classes, so that three narrow networks tell all, whatever width a file claims.
NetworkOutline::NetworkOutline(const Json& model, std::int64_t inputChannels)
{
    requireWidth(model);
    auto narrowest = model;
    if (model.contains("heads"))
        narrowest["heads"] = 1; // no shape depends on them
    const auto width = model.at("width").get<std::int64_t>(), step = networkEntry(model).widthStep(narrowest);
    const auto narrow = [&](std::int64_t steps, std::int64_t classes) {
        narrowest["width"] = steps * step;
        return makeNetwork(narrowest, inputChannels, classes);
    };
    const auto least = narrow(1, 1);
    const auto shapes = shapesOf(*least), wider = shapesOf(*narrow(2, 1)), more = shapesOf(*narrow(1, 2));
    m_headPrefix = least->headPrefix();
    for (const auto& [name, shape] : shapes) {
        auto& growing = m_shapes[name] = {shape, shape};
        for (std::size_t i = 0; i < shape.size(); ++i) {
            growing.one[i] += (width / step - 1) * (wider.at(name)[i] - shape[i]);
            growing.perClass[i] = more.at(name)[i] - shape[i];
        }
        if (shape.size() == 2 && growing.perClass[0] == 1)
            m_classWeight = name;
    }
}

std::map<std::string, NetworkOutline::Shape> NetworkOutline::shapes(std::int64_t classes) const
{
    std::map<std::string, Shape> shapes;
    for (const auto& [name, growing] : m_shapes) {
        auto& shape = shapes[name] = growing.one;
        for (std::size_t i = 0; i < shape.size(); ++i)
            shape[i] += (classes - 1) * growing.perClass[i];
    }
    return shapes;
}

double NetworkOutline::elements(std::int64_t classes) const
{
    double total = 0;
    for (const auto& [name, shape] : shapes(classes)) {
        double count = 1;
        for (const auto size : shape)
            count *= double(size);
        total += count;
    }
    return total;
}

} // namespace transect
