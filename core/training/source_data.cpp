#include "training/source_data.h"

#include "data/catalogue.h"
#include "record/error.h"

namespace transect {

namespace {

Schema inputSchema()
{
    return {"input", "What the network is given",
            {{.name = "size", .type = ParameterType::Integer, .defaultValue = 0,
              .help = "Height and width of the input; 0: as the first image of the source", .unit = "pixels", .minimum = 0, .maximum = 4096},
             {.name = "channels", .type = ParameterType::Integer, .defaultValue = 0,
              .help = "1 (grey) or 3 (colour); 0: as the first image of the source", .minimum = 0, .maximum = 3}}};
}

/// The size of the first image that decodes: what becomes of the others is for the loader to say.
ImageView firstImage(const DataSet& data, const Indices& indices)
{
    Image scratch;
    for (const auto index : indices) {
        try {
            auto view = data.image(index, scratch);
            view.pixels = nullptr;
            return view;
        } catch (const Error&) {
            if (index == indices.back())
                throw;
        }
    }
    throw Error("too-few-images", "found no training images", "data", "choose a source with images");
}

InputSpec inputOf(const Json& parameters, const DataSet& data, const Indices& indices)
{
    const auto first = firstImage(data, indices);
    InputSpec input;
    const auto size = parameters.at("size").get<int>(), channels = parameters.at("channels").get<int>();
    if (channels == 2)
        throw Error("bad-field", "found 2, expected 1 (grey), 3 (colour) or 0 (as the source)", "input.channels");
    input.height = size > 0 ? size : first.height;
    input.width = size > 0 ? size : first.width;
    input.channels = channels > 0 ? channels : first.channels;
    std::tie(input.mean, input.std) = channelStatistics(data, indices, input.channels);
    return input;
}

Indices atMost(const DataSet& data, Indices indices, std::int64_t count, std::uint64_t seed)
{
    if (count == 0 || count >= std::int64_t(indices.size()))
        return indices;
    return stratifiedSubset(data.labels(), indices, count, seed);
}

} // namespace

std::vector<Parameter> sourceDataParameters()
{
    return {
        {.name = "data", .type = ParameterType::Group, .help = "The source", .schemas = {dataSchema()}},
        {.name = "images", .type = ParameterType::Integer, .defaultValue = 0,
         .help = "Training images, drawn with equal class shares; 0 takes all", .unit = "images", .minimum = 0},
        {.name = "held_out_share", .type = ParameterType::Real, .defaultValue = 0.1,
         .help = "Share held out for evaluation where the source publishes no test images", .minimum = 0.001, .maximum = 0.9},
        {.name = "evaluation_images", .type = ParameterType::Integer, .defaultValue = 0,
         .help = "Held-out images that the network is scored on; 0 takes all", .unit = "images", .minimum = 0},
        {.name = "input", .type = ParameterType::Group, .help = "What the network is given", .schemas = {inputSchema()}},
    };
}

SourceData openSource(const Json& parameters, std::uint64_t seed, const std::vector<std::filesystem::path>& roots)
{
    const auto published = openData(parameters.at("data"), roots);
    SourceData source{published.train, published.test ? published.test : published.train, {}, {}, {}};
    auto pool = allOf(source.train->size());
    if (published.test)
        source.testIndices = allOf(published.test->size());
    else
        std::tie(pool, source.testIndices) = stratifiedSplit(source.train->labels(), pool, parameters.at("held_out_share").get<double>(), seed);

    const auto images = parameters.at("images").get<std::int64_t>();
    if (images > std::int64_t(pool.size()))
        throw Error("too-few-images", "found " + std::to_string(pool.size()) + " training images, expected " + std::to_string(images), "images",
                    "set images to " + std::to_string(pool.size()) + " or less; 0 takes all");
    source.trainIndices = withPlace("images", [&] { return images > 0 ? balancedSubset(source.train->labels(), pool, images, seed) : pool; });
    source.testIndices = atMost(*source.test, std::move(source.testIndices), parameters.at("evaluation_images").get<std::int64_t>(), seed);
    source.input = inputOf(parameters.at("input"), *source.train, source.trainIndices);
    return source;
}

} // namespace transect
