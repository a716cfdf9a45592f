#include "data/augment.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "data/colour.h"
#include "data/luma.h"
#include "data/random.h"
#include "data/resample.h"
#include "record/error.h"

namespace transect {

namespace {

using Range = std::array<double, 2>;

/// Every step draws from a stream of its own, so that turning one on leaves the draws of the others as they were.
enum class Step : std::uint64_t { ResizedCrop, PaddedCrop, Flip, ColourJitter, Greyscale, Blur };

Random randomOf(const DrawKey& key, Step step)
{
    return Random(key.seed, {static_cast<std::uint64_t>(key.epoch), static_cast<std::uint64_t>(key.index), static_cast<std::uint64_t>(key.view),
                                static_cast<std::uint64_t>(step)});
}

Parameter probabilityParameter()
{
    return {.name = "probability", .type = ParameterType::Real, .defaultValue = 0.0, .help = "Share of the images that it is applied to", .minimum = 0, .maximum = 1};
}

Parameter group(const std::string& name, const std::string& help, std::vector<Parameter> parameters)
{
    parameters.insert(parameters.begin(), probabilityParameter());
    return {.name = name, .type = ParameterType::Group, .help = help, .schemas = {{name, help, std::move(parameters)}}};
}

Parameter strength(const std::string& name, double value, double most, const std::string& help)
{
    return {.name = name, .type = ParameterType::Real, .defaultValue = value, .help = help, .minimum = 0, .maximum = most};
}

Parameter rangeParameter(const std::string& name, Range value, double low, double high, const std::string& help, const std::string& unit = {})
{
    return {.name = name, .type = ParameterType::RealList, .defaultValue = value, .help = help, .unit = unit, .minimum = low, .maximum = high};
}

Range rangeOf(const Json& parameters, const std::string& groupName, const std::string& name)
{
    const auto list = parameters.at(groupName).at(name).get<std::vector<double>>();
    if (list.size() != 2 || list[0] > list[1])
        throw Error("bad-field", "found " + Json(list).dump() + ", expected two numbers, the smaller one first", groupName + "." + name);
    return {list[0], list[1]};
}

int rounded(double value)
{
    return static_cast<int>(std::lround(value));
}

} // namespace

Schema augmentationSchema()
{
    return {"augmentation", "How an image becomes an input of the network",
        {
            {.name = "fit", .type = ParameterType::Text, .defaultValue = "resize",
                .help = "How an image of another size becomes the input: stretched; put into the middle and padded or cut; resized to cover it and cut",
                .choices = {"resize", "pad", "crop"}},
            group("random_resized_crop", "A random part of the image, resized to the input",
                {rangeParameter("area", {0.08, 1.0}, 1e-4, 1, "Smallest and largest share of the image's area"),
                    rangeParameter("aspect", {0.75, 4.0 / 3}, 0.01, 100, "Smallest and largest width of the part for a height of 1")}),
            group("padded_crop", "The image moved by random whole pixels, black moving in",
                {{.name = "padding", .type = ParameterType::Integer, .defaultValue = 4, .help = "Largest distance in each direction", .unit = "pixels", .minimum = 1, .maximum = 1024}}),
            group("flip", "Left and right exchanged", {}),
            group("colour_jitter", "Brightness, contrast, saturation and hue changed by random amounts, in random order",
                {strength("brightness", 0.4, 10, "Factor 1 - this to 1 + this, at least 0"), strength("contrast", 0.4, 10, "Factor 1 - this to 1 + this, at least 0"),
                    strength("saturation", 0.4, 10, "Factor 1 - this to 1 + this, at least 0"), strength("hue", 0.1, 0.5, "Turned by up to this part of the colour circle either way")}),
            group("greyscale", "Colours removed", {}),
            group("blur", "Gaussian blur", {rangeParameter("sigma", {0.1, 2.0}, 0.01, 100, "Smallest and largest standard deviation", "pixels")}),
        }};
}

struct Augmentation::Plan {
    enum class Fit { Resize, Pad, Crop };

    InputSpec input;
    Fit fit = Fit::Resize;
    double resizedCrop = 0, paddedCrop = 0, flip = 0, jitter = 0, greyscale = 0, blur = 0; ///< probabilities
    Range area{}, aspect{}, sigma{};
    std::uint64_t padding = 0;
    double brightness = 0, contrast = 0, saturation = 0, hue = 0;
    std::array<std::array<float, 256>, 3> normalised{}; ///< each byte, for each channel

    Plan(const Json& parameters, InputSpec inputSpec);

    bool occurs(double probability, const DrawKey& key, Step step) const { return probability > 0 && randomOf(key, step).chance(probability); }

    /// What the output shows of the image.
    struct Placement {
        Window window;
        Axis y, x;
    };
    Placement place(const Window& image, const DrawKey& key) const;
    void fitAxes(Placement& placement) const;
    Window randomPart(const Window& image, Random random) const;

    bool changesColour(const DrawKey& key) const;
    void changeColour(const FloatImage& image, const DrawKey& key) const;
    void jitterColour(const FloatImage& image, Random random) const;

    void writeBytes(const Placement& placement, float* out) const;
    template <int from, int to>
    void writeRows(const Placement& placement, float* out) const;
    void normalise(const FloatImage& image, float* out) const;
};

Augmentation::Plan::Plan(const Json& parameters, InputSpec inputSpec)
    : input(std::move(inputSpec))
{
    requireUsable(input);
    const auto fitName = parameters.at("fit").get<std::string>();
    fit = fitName == "pad" ? Fit::Pad : fitName == "crop" ? Fit::Crop : Fit::Resize;
    const auto probability = [&](const char* name) { return parameters.at(name).at("probability").get<double>(); };
    resizedCrop = probability("random_resized_crop");
    area = rangeOf(parameters, "random_resized_crop", "area");
    aspect = rangeOf(parameters, "random_resized_crop", "aspect");
    paddedCrop = probability("padded_crop");
    padding = parameters.at("padded_crop").at("padding").get<std::uint64_t>();
    flip = probability("flip");
    const auto& jitterParameters = parameters.at("colour_jitter");
    jitter = probability("colour_jitter");
    brightness = jitterParameters.at("brightness");
    contrast = jitterParameters.at("contrast");
    saturation = jitterParameters.at("saturation");
    hue = jitterParameters.at("hue");
    greyscale = probability("greyscale");
    blur = probability("blur");
    sigma = rangeOf(parameters, "blur", "sigma");
    for (std::size_t c = 0; c < static_cast<std::size_t>(input.channels); ++c)
        for (std::size_t value = 0; value < 256; ++value)
            normalised[c][value] = static_cast<float>((static_cast<double>(value) / 255 - input.mean[c]) / input.std[c]);
}

/// As torchvision's RandomResizedCrop.get_params(): ten attempts, then the largest part in the middle whose shape is allowed.
Window Augmentation::Plan::randomPart(const Window& image, Random random) const
{
    const double imageArea = static_cast<double>(image.height) * image.width;
    for (int attempt = 0; attempt < 10; ++attempt) {
        const double partArea = imageArea * random.between(area[0], area[1]);
        const double shape = std::exp(random.between(std::log(aspect[0]), std::log(aspect[1])));
        const int width = rounded(std::sqrt(partArea * shape)), height = rounded(std::sqrt(partArea / shape));
        if (width < 1 || height < 1 || width > image.width || height > image.height)
            continue;
        const auto top = static_cast<int>(random.below(static_cast<std::uint64_t>(image.height - height) + 1));
        const auto left = static_cast<int>(random.below(static_cast<std::uint64_t>(image.width - width) + 1));
        return image.part(top, left, height, width);
    }
    const double shape = std::clamp(static_cast<double>(image.width) / image.height, aspect[0], aspect[1]);
    const int width = std::clamp(rounded(image.height * shape), 1, image.width);
    const int height = std::clamp(rounded(width / shape), 1, image.height);
    return image.part((image.height - height) / 2, (image.width - width) / 2, height, width);
}

void Augmentation::Plan::fitAxes(Placement& placement) const
{
    auto& [window, y, x] = placement;
    if (fit == Fit::Pad) {
        y.resized = y.source;
        x.resized = x.source;
    } else if (fit == Fit::Crop) {
        const double factor = std::max(static_cast<double>(y.output) / y.source, static_cast<double>(x.output) / x.source);
        y.resized = std::max(y.output, rounded(y.source * factor));
        x.resized = std::max(x.output, rounded(x.source * factor));
    }
    y.begin = (y.resized - y.output) / 2;
    x.begin = (x.resized - x.output) / 2;
}

Augmentation::Plan::Placement Augmentation::Plan::place(const Window& image, const DrawKey& key) const
{
    Placement placement{image, {image.height, input.height, input.height}, {image.width, input.width, input.width}};
    auto& [window, y, x] = placement;
    if (Random random = randomOf(key, Step::ResizedCrop); resizedCrop > 0 && random.chance(resizedCrop)) {
        window = randomPart(image, random);
        y.source = window.height;
        x.source = window.width;
    } else {
        fitAxes(placement);
    }
    if (Random random = randomOf(key, Step::PaddedCrop); paddedCrop > 0 && random.chance(paddedCrop)) {
        y.shift = static_cast<int>(random.below(2 * padding + 1)) - static_cast<int>(padding);
        x.shift = static_cast<int>(random.below(2 * padding + 1)) - static_cast<int>(padding);
    }
    x.reversed = occurs(flip, key, Step::Flip);
    return placement;
}

bool Augmentation::Plan::changesColour(const DrawKey& key) const
{
    return occurs(jitter, key, Step::ColourJitter) || occurs(greyscale, key, Step::Greyscale) || occurs(blur, key, Step::Blur);
}

void Augmentation::Plan::changeColour(const FloatImage& image, const DrawKey& key) const
{
    if (Random random = randomOf(key, Step::ColourJitter); random.chance(jitter))
        jitterColour(image, random);
    if (occurs(greyscale, key, Step::Greyscale))
        removeColour(image);
    if (Random random = randomOf(key, Step::Blur); random.chance(blur))
        transect::blur(image, random.between(sigma[0], sigma[1]));
}

void Augmentation::Plan::jitterColour(const FloatImage& image, Random random) const
{
    const auto factor = [&](double amount) { return static_cast<float>(random.between(std::max(0.0, 1 - amount), 1 + amount)); };
    const float factors[] = {factor(brightness), factor(contrast), factor(saturation), static_cast<float>(random.between(-hue, hue))};
    constexpr void (*adjustments[])(const FloatImage&, float) = {adjustBrightness, adjustContrast, adjustSaturation, adjustHue};
    std::array<std::size_t, 4> order{0, 1, 2, 3};
    random.shuffleFront(order, order.size());
    for (const auto i : order)
        adjustments[i](image, factors[i]);
}

/// Where no pixel changes its value before it is normalised: a table look-up each.
void Augmentation::Plan::writeBytes(const Placement& placement, float* out) const
{
    if (input.channels == 1)
        writeRows<1, 1>(placement, out);
    else if (placement.window.channels == 1)
        writeRows<1, 3>(placement, out);
    else
        writeRows<3, 3>(placement, out);
}

template <int from, int to>
void Augmentation::Plan::writeRows(const Placement& placement, float* out) const
{
    const auto& [window, y, x] = placement;
    int first = 0, end = x.output; // what is not black
    while (first < end && x.resizedAt(first) < 0)
        ++first;
    while (end > first && x.resizedAt(end - 1) < 0)
        --end;
    const auto blacken = [&](int pixels) {
        for (; pixels > 0; --pixels, out += to)
            for (int c = 0; c < to; ++c)
                out[c] = normalised[c][0];
    };
    const std::ptrdiff_t step = x.reversed ? -from : from;
    for (int row = 0; row < y.output; ++row) {
        const int sourceRow = y.resizedAt(row);
        if (sourceRow < 0 || first == end) {
            blacken(x.output);
            continue;
        }
        blacken(first);
        const auto* pixel = window.pixels + sourceRow * window.rowStride + x.resizedAt(first) * from;
        for (int column = first; column < end; ++column, pixel += step, out += to)
            for (int c = 0; c < to; ++c)
                out[c] = normalised[c][pixel[from == 1 ? 0 : c]];
        blacken(x.output - end);
    }
}

/// Repeats a grey image's channel where the input has three. `out` may be where the image already is.
void Augmentation::Plan::normalise(const FloatImage& image, float* out) const
{
    const auto channels = static_cast<std::size_t>(input.channels), from = static_cast<std::size_t>(image.channels);
    for (auto pixel = static_cast<std::size_t>(image.height) * static_cast<std::size_t>(image.width); pixel-- > 0;) {
        const float grey = image.pixels[pixel * from];
        for (std::size_t c = 0; c < channels; ++c) {
            const float value = from == 1 ? grey : image.pixels[pixel * from + c];
            out[pixel * channels + c] = (value - static_cast<float>(input.mean[c])) / static_cast<float>(input.std[c]);
        }
    }
}

namespace {

Window toGrey(const ImageView& image)
{
    thread_local std::vector<std::uint8_t> grey;
    grey.resize(static_cast<std::size_t>(image.height) * static_cast<std::size_t>(image.width));
    const auto* pixel = image.pixels;
    for (auto& value : grey) {
        value = lumaOf(pixel);
        pixel += 3;
    }
    return Window::of({grey.data(), image.height, image.width, 1});
}

} // namespace

Augmentation::Augmentation(const Json& parameters, InputSpec input)
    : m_plan(std::make_shared<Plan>(parameters, std::move(input)))
{
}

void Augmentation::apply(const ImageView& image, const DrawKey& key, float* out) const
{
    const auto& input = m_plan->input;
    const auto window = image.channels == 3 && input.channels == 1 ? toGrey(image) : Window::of(image);
    const auto placement = m_plan->place(window, key);
    const bool changesColour = m_plan->changesColour(key);
    if (placement.y.isExact() && placement.x.isExact() && !changesColour)
        return m_plan->writeBytes(placement, out);
    resample(placement.window, placement.y, placement.x, out);
    const FloatImage pixels{out, input.height, input.width, window.channels};
    if (changesColour)
        m_plan->changeColour(pixels, key);
    m_plan->normalise(pixels, out);
}

const InputSpec& Augmentation::input() const
{
    return m_plan->input;
}

bool Augmentation::isRandom() const
{
    const auto& plan = *m_plan;
    return std::max({plan.resizedCrop, plan.paddedCrop, plan.flip, plan.jitter, plan.greyscale, plan.blur}) > 0;
}

} // namespace transect
