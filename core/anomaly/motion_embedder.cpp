#include "anomaly/motion_embedder.h"

#include <algorithm>
#include <vector>

#include "record/error.h"

namespace transect {

namespace {

const std::vector<std::string> fusionNames{"divide", "multiply", "add", "none"}; // in the order of the enumerators

void fuse(std::span<float> pose, float guard, Fusion fusion)
{
    for (auto& coordinate : pose) {
        switch (fusion) {
        case Fusion::Divide: coordinate /= guard; break;
        case Fusion::Multiply: coordinate *= guard; break;
        case Fusion::Add: coordinate += 100 * guard; break;
        case Fusion::None: break;
        }
    }
}

} // namespace

Parameter fusionParameter()
{
    return {.name = "fusion", .type = ParameterType::Text, .defaultValue = "divide",
            .help = "How the motion prior enters the poses that the network sees: they are divided by it, multiplied, added to, or left as they are",
            .choices = fusionNames};
}

std::string_view nameOf(Fusion fusion)
{
    return fusionNames[std::size_t(fusion)];
}

Fusion fusionNamed(std::string_view name)
{
    const Schema schema{"embedder", "", {fusionParameter()}};
    const auto whole = complete(schema, {{"fusion", name}});
    return Fusion(std::ranges::find(fusionNames, whole.at("fusion").get<std::string>()) - fusionNames.begin());
}

void MotionEmbedder::embed(std::span<float> poses, std::span<const double> speeds) const
{
    const auto size = poses.size() / (speeds.size() + 1);
    for (std::size_t i = 0; i <= speeds.size(); ++i)
        fuse(poses.subspan(i * size, size), float(prior.guard(speeds[std::min(i, speeds.size() - 1)])), fusion);
}

void fillSample(const WindowSet& windows, std::int64_t window, const MotionEmbedder& embedder, std::span<float> input, std::span<float> target, std::span<float> weights)
{
    std::vector<double> speeds(std::size_t(windows.options().length - 1));
    windows.fillSpeeds(window, speeds);
    windows.fillPoses(window, target);
    std::ranges::copy(target, input.begin());
    embedder.embed(input, speeds);
    windows.fill(window, {}, weights, {});
    if (windows.options().quantise) {
        truncate(input);
        truncate(target);
    }
}

} // namespace transect
