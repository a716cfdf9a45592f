#include "transfer/target_data.h"

#include "data/catalogue.h"
#include "record/error.h"

namespace transect {

namespace {

constexpr std::uint64_t testSeed = 20220304; // any constant: the same test images for every run

} // namespace

std::vector<Parameter> targetDataParameters()
{
    return {
        {.name = "target", .type = ParameterType::Group, .help = "The downstream data set", .schemas = {dataSchema()}},
        {.name = "images", .type = ParameterType::Integer, .defaultValue = 1000,
         .help = "Images of a draw of the target, validation included; 0 takes all", .unit = "images", .minimum = 0},
        {.name = "shots", .type = ParameterType::Integer, .defaultValue = 0,
         .help = "Images of each class in a draw, validation included, instead of `images` in all; 0: as `images` says", .unit = "images", .minimum = 0},
        {.name = "validation_share", .type = ParameterType::Real, .defaultValue = 0.2,
         .help = "Share of a draw that chooses hyper-parameters; the final fit is on all of the draw", .minimum = 0.01, .maximum = 0.9},
        {.name = "test_images", .type = ParameterType::Integer, .defaultValue = 0, .help = "Test images, the same for all draws; 0 takes all",
         .unit = "images", .minimum = 0},
        {.name = "test_share", .type = ParameterType::Real, .defaultValue = 0.5,
         .help = "Share set aside as test images where the target publishes none", .minimum = 0.01, .maximum = 0.9},
        {.name = "seeds", .type = ParameterType::IntegerList, .defaultValue = {0, 1, 2}, .help = "One draw of the target for each", .minimum = 0},
    };
}

TargetData openTarget(const Json& parameters, const std::vector<std::filesystem::path>& roots)
{
    const auto published = openData(parameters.at("target"), roots);
    TargetData target{published.train, published.test ? published.test : published.train, {}, {}, parameters.at("images").get<std::int64_t>(),
                      parameters.at("shots").get<std::int64_t>(), parameters.at("validation_share").get<double>()};
    target.pool = allOf(target.train->size());
    if (published.test)
        target.testIndices = allOf(published.test->size());
    else
        std::tie(target.pool, target.testIndices) =
            stratifiedSplit(target.train->labels(), target.pool, parameters.at("test_share").get<double>(), testSeed);
    const auto testImages = parameters.at("test_images").get<std::int64_t>();
    if (testImages > std::int64_t(target.testIndices.size()))
        throw Error("too-few-images", "found " + std::to_string(target.testIndices.size()) + " test images, expected " + std::to_string(testImages),
                    "test_images", "set test_images to " + std::to_string(target.testIndices.size()) + " or less; 0 takes all");
    if (testImages > 0)
        target.testIndices = stratifiedSubset(target.test->labels(), target.testIndices, testImages, testSeed);
    if (target.images == 0 || target.shots > 0)
        target.images = std::int64_t(target.pool.size());
    if (target.images > std::int64_t(target.pool.size()))
        throw Error("too-few-images", "found " + std::to_string(target.pool.size()) + " images to draw from, expected " + std::to_string(target.images),
                    "images", "set images to " + std::to_string(target.pool.size()) + " or less; 0 takes all");
    return target;
}

TargetDraw drawTarget(const TargetData& target, std::int64_t seed)
{
    const auto& labels = target.train->labels();
    TargetDraw draw;
    draw.seed = seed;
    draw.all = withPlace(target.shots > 0 ? "shots" : "images", [&] {
        return target.shots > 0 ? fewShot(labels, target.pool, target.shots, std::uint64_t(seed))
                                : stratifiedSubset(labels, target.pool, target.images, std::uint64_t(seed));
    });
    std::tie(draw.train, draw.validation) =
        withPlace("validation_share", [&] { return stratifiedSplit(labels, draw.all, target.validationShare, std::uint64_t(seed)); });
    return draw;
}

} // namespace transect
