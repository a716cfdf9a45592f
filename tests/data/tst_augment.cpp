#include <torch/nn/functional/upsampling.h>
#include <torch/nn/functional/vision.h>
#include <torch/types.h>

#include <QtTest>

#include "data/augment.h"
#include "data/colour.h"
#include "data/random.h"
#include "data/resample.h"
#include "fixtures.h"

using namespace transect;

namespace {

Image noise(int height, int width, int channels, std::uint64_t seed = 1)
{
    Random random(seed);
    Image image{height, width, channels, {}};
    for (int i = 0; i < height * width * channels; ++i)
        image.pixels.push_back(std::uint8_t(random.below(256)));
    return image;
}

/// 1 x C x H x W, 0 to 1.
torch::Tensor asTensor(const Image& image)
{
    const auto bytes = torch::from_blob(const_cast<std::uint8_t*>(image.pixels.data()), {1, image.height, image.width, image.channels}, torch::kUInt8);
    return bytes.permute({0, 3, 1, 2}).to(torch::kFloat32) / 255;
}

torch::Tensor asTensor(const std::vector<float>& values, const InputSpec& input)
{
    return torch::from_blob(const_cast<float*>(values.data()), {1, input.height, input.width, input.channels}).permute({0, 3, 1, 2}).clone();
}

/// Without normalisation: the output is what 0 to 1 becomes.
InputSpec plainInput(int height, int width, int channels)
{
    const auto count = std::size_t(channels);
    return {height, width, channels, std::vector(count, 0.0), std::vector(count, 1.0)};
}

Augmentation augmentation(const Json& parameters, const InputSpec& input)
{
    return {complete(augmentationSchema(), parameters), input};
}

std::vector<float> applied(const Augmentation& view, const Image& image, const DrawKey& key = {})
{
    const auto& input = view.input();
    std::vector<float> out(std::size_t(input.height * input.width * input.channels), -99);
    view.apply(image.view(), key, out.data());
    return out;
}

torch::Tensor appliedTensor(const Json& parameters, const InputSpec& input, const Image& image, const DrawKey& key = {})
{
    return asTensor(applied(augmentation(parameters, input), image, key), input);
}

double largestDifference(const torch::Tensor& a, const torch::Tensor& b)
{
    return a.sizes() == b.sizes() ? (a - b).abs().max().item<double>() : 1e9;
}

torch::Tensor interpolated(const torch::Tensor& image, std::int64_t height, std::int64_t width)
{
    using namespace torch::nn::functional;
    return interpolate(image, InterpolateFuncOptions().size(std::vector<std::int64_t>{height, width}).mode(torch::kBilinear).align_corners(false).antialias(true));
}

Json always(const std::string& group, Json parameters = Json::object())
{
    parameters["probability"] = 1;
    return {{group, parameters}};
}

torch::Tensor blended(const torch::Tensor& a, const torch::Tensor& b, double factor)
{
    return (factor * a + (1 - factor) * b).clamp(0, 1);
}

torch::Tensor lumaOf(const torch::Tensor& image)
{
    return 0.299 * image.slice(1, 0, 1) + 0.587 * image.slice(1, 1, 2) + 0.114 * image.slice(1, 2, 3);
}

using Change = std::function<void(const FloatImage&)>;

/// What a colour step makes of an image.
torch::Tensor changed(const Image& image, const Change& change)
{
    auto values = asTensor(image).permute({0, 2, 3, 1}).contiguous();
    change({values.data_ptr<float>(), image.height, image.width, image.channels});
    return values.permute({0, 3, 1, 2});
}

} // namespace

class TestAugment : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void normalisesEveryByte()
    {
        Image image{16, 16, 1, {}};
        for (int value = 0; value < 256; ++value)
            image.pixels.push_back(std::uint8_t(value));
        const InputSpec input{16, 16, 1, {0.1307}, {0.3081}};
        const auto out = applied(augmentation({}, input), image);
        for (int value = 0; value < 256; ++value)
            QCOMPARE(out[std::size_t(value)], float((value / 255.0 - 0.1307) / 0.3081));
        QVERIFY(!augmentation({}, input).isRandom());
    }

    void normalisesEveryChannel()
    {
        const auto image = noise(5, 7, 3);
        const InputSpec input{5, 7, 3, {0.1, 0.2, 0.3}, {0.5, 0.6, 0.7}};
        const auto mean = torch::tensor({0.1f, 0.2f, 0.3f}).view({1, 3, 1, 1}), deviation = torch::tensor({0.5f, 0.6f, 0.7f}).view({1, 3, 1, 1});
        QVERIFY(largestDifference(appliedTensor({}, input, image), (asTensor(image) - mean) / deviation) < 1e-6);
        // The other path, through floats: an image of one colour keeps it when resized.
        const Image flat{9, 11, 3, std::vector<std::uint8_t>(297, 100)};
        QVERIFY(largestDifference(appliedTensor({}, input, flat), ((100 / 255.f - mean) / deviation).expand({1, 3, 5, 7})) < 1e-6);
    }

    void repeatsGreyAndAveragesColour()
    {
        const auto grey = noise(4, 4, 1);
        const auto plain = asTensor(grey).expand({1, 3, 4, 4});
        QVERIFY(largestDifference(appliedTensor({}, plainInput(4, 4, 3), grey), plain) < 1e-6);
        QVERIFY(largestDifference(appliedTensor({}, plainInput(7, 3, 3), grey), interpolated(plain.contiguous(), 7, 3)) < 1e-6);
        // Pillow: Image.new("RGB", (1, 1), (200, 100, 50)).convert("L") is 124.
        const Image colour{1, 1, 3, {200, 100, 50}};
        QCOMPARE(applied(augmentation({}, plainInput(1, 1, 1)), colour)[0], 124 / 255.f);
    }

    void resizesAsTorchDoes_data()
    {
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("channels");
        QTest::newRow("smaller") << 64 << 48 << 3;
        QTest::newRow("much smaller") << 321 << 200 << 1;
        QTest::newRow("larger") << 9 << 13 << 3;
        QTest::newRow("higher and narrower") << 20 << 90 << 1;
        QTest::newRow("from one pixel") << 1 << 1 << 3;
        QTest::newRow("one side as it is") << 24 << 50 << 3;
    }
    void resizesAsTorchDoes()
    {
        QFETCH(int, height);
        QFETCH(int, width);
        QFETCH(int, channels);
        const auto image = noise(height, width, channels);
        QVERIFY(largestDifference(appliedTensor({}, plainInput(24, 32, channels), image), interpolated(asTensor(image), 24, 32)) < 2e-6);
    }

    void padsAndCutsTheMiddle()
    {
        const auto small = noise(28, 20, 1);
        const auto padded = torch::constant_pad_nd(asTensor(small), {6, 6, 2, 2});
        QVERIFY(largestDifference(appliedTensor({{"fit", "pad"}}, plainInput(32, 32, 1), small), padded) == 0);
        const auto large = noise(40, 20, 3);
        const auto cut = torch::constant_pad_nd(asTensor(large).slice(2, 4, 36), {6, 6, 0, 0});
        QVERIFY(largestDifference(appliedTensor({{"fit", "pad"}}, plainInput(32, 32, 3), large), cut) == 0);
    }

    void coversAndCutsTheMiddle()
    {
        const auto image = noise(40, 60, 3);
        const auto cut = interpolated(asTensor(image), 20, 30).slice(3, 5, 25);
        QVERIFY(largestDifference(appliedTensor({{"fit", "crop"}}, plainInput(20, 20, 3), image), cut) < 2e-6);
    }

    void flips()
    {
        const auto view = augmentation(always("flip"), plainInput(6, 5, 3));
        const auto image = noise(6, 5, 3);
        QVERIFY(view.isRandom());
        QVERIFY(largestDifference(asTensor(applied(view, image), view.input()), asTensor(image).flip(3)) == 0);
        const auto larger = noise(12, 10, 3);
        QVERIFY(largestDifference(asTensor(applied(view, larger), view.input()), interpolated(asTensor(larger), 6, 5).flip(3)) < 2e-6);
    }

    void movesWithinThePadding_data()
    {
        QTest::addColumn<int>("channels");
        QTest::addColumn<bool>("flip");
        QTest::addColumn<QString>("fit");
        for (const int channels : {1, 3})
            for (const bool flip : {false, true})
                for (const auto* fit : {"resize", "pad", "crop"})
                    QTest::addRow("%d channels, %s%s", channels, fit, flip ? ", flipped" : "") << channels << flip << fit;
    }
    void movesWithinThePadding()
    {
        QFETCH(int, channels);
        QFETCH(bool, flip);
        QFETCH(QString, fit);
        constexpr int padding = 2;
        auto parameters = always("padded_crop", {{"padding", padding}});
        parameters["flip"] = {{"probability", flip ? 1 : 0}};
        parameters["fit"] = fit.toStdString();
        // Larger than the input on one side: what "crop" and "pad" cut off must not come back.
        const auto image = noise(6, 9, channels);
        const auto input = plainInput(6, 6, channels);
        const auto plain = appliedTensor({{"fit", fit.toStdString()}}, input, image);
        const auto padded = torch::constant_pad_nd(plain, {padding, padding, padding, padding});
        std::map<std::vector<float>, int> seen; // how often each of the 25 possible outputs occurs
        for (int top = 0; top <= 2 * padding; ++top) {
            for (int left = 0; left <= 2 * padding; ++left) {
                auto part = padded.slice(2, top, top + 6).slice(3, left, left + 6);
                part = (flip ? part.flip(3) : part).permute({0, 2, 3, 1}).contiguous();
                seen[{part.data_ptr<float>(), part.data_ptr<float>() + part.numel()}] = 0;
            }
        }
        const auto view = augmentation(parameters, input);
        for (int index = 0; index < 2500; ++index)
            ++seen[applied(view, image, {.seed = 1, .epoch = 2, .index = index})];
        QCOMPARE(seen.size(), 25u);
        double chiSquare = 0;
        for (const auto& [output, count] : seen)
            chiSquare += (count - 100.0) * (count - 100.0) / 100;
        QVERIFY2(chiSquare < 51.2, qPrintable(QString::number(chiSquare))); // 99.9 % of draws, 24 degrees of freedom
    }

    void flipsAsOftenAsAsked()
    {
        const auto view = augmentation({{"flip", {{"probability", 0.3}}}}, plainInput(1, 2, 1));
        const Image image{1, 2, 1, {0, 255}};
        int flipped = 0;
        for (int index = 0; index < 10000; ++index)
            flipped += applied(view, image, {.seed = 5, .index = index})[0] > 0;
        QVERIFY2(std::abs(flipped - 3000) < 150, qPrintable(QString::number(flipped))); // 3.3 standard deviations
    }

    void takesRandomPartsWithinTheirRanges()
    {
        // Red and green tell where a pixel comes from.
        constexpr int height = 200, width = 240;
        Image image{height, width, 3, {}};
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x)
                for (const int value : {x, y, 0})
                    image.pixels.push_back(std::uint8_t(value));
        const auto input = plainInput(10, 10, 3);
        const auto view = augmentation(always("random_resized_crop", {{"area", {0.2, 0.6}}, {"aspect", {0.5, 2.0}}}), input);
        double smallest = 1, largest = 0, meanArea = 0, narrowest = 9, widest = 0, meanCentre = 0;
        constexpr int draws = 2000;
        for (int index = 0; index < draws; ++index) {
            const auto out = asTensor(applied(view, image, {.index = index}), input) * 255;
            // From the second output pixel's centre to the last but one's are seven tenths of the part.
            const double partWidth = (out[0][0][5][8] - out[0][0][5][1]).item<double>() / 0.7;
            const double partHeight = (out[0][1][8][5] - out[0][1][1][5]).item<double>() / 0.7;
            const double area = partWidth * partHeight / (height * width), aspect = partWidth / partHeight;
            smallest = std::min(smallest, area);
            largest = std::max(largest, area);
            narrowest = std::min(narrowest, aspect);
            widest = std::max(widest, aspect);
            meanArea += area / draws;
            meanCentre += out[0][0].mean().item<double>() / draws;
        }
        QVERIFY2(smallest > 0.19 && smallest < 0.21, qPrintable(QString::number(smallest)));
        QVERIFY2(largest > 0.58 && largest < 0.62, qPrintable(QString::number(largest)));
        QVERIFY2(narrowest > 0.47 && narrowest < 0.53, qPrintable(QString::number(narrowest)));
        QVERIFY2(widest > 1.9 && widest < 2.1, qPrintable(QString::number(widest)));
        QVERIFY2(std::abs(meanArea - 0.4) < 0.02, qPrintable(QString::number(meanArea)));
        QVERIFY2(std::abs(meanCentre - (width - 1) / 2.0) < 3, qPrintable(QString::number(meanCentre)));
    }

    void fallsBackToTheMiddleOfAThinImage()
    {
        // No part of such an image has an allowed shape and area: the whole height, 4:3 in the middle.
        const auto image = noise(30, 400, 1);
        const auto input = plainInput(30, 40, 1);
        const auto out = appliedTensor(always("random_resized_crop", {{"area", {0.9, 1.0}}}), input, image);
        QVERIFY(largestDifference(out, asTensor(image).slice(3, 180, 220)) < 2e-6);
    }

    void changesColoursAsTorchvisionDoes()
    {
        const auto image = noise(6, 8, 3);
        const auto plain = asTensor(image), luma = lumaOf(plain);
        const auto check = [&](const Change& change, const torch::Tensor& expected) { return largestDifference(changed(image, change), expected) < 2e-6; };
        for (const float factor : {0.0f, 0.4f, 1.0f, 1.7f}) {
            QVERIFY(check([=](const FloatImage& pixels) { adjustBrightness(pixels, factor); }, blended(plain, torch::zeros_like(plain), factor)));
            QVERIFY(check([=](const FloatImage& pixels) { adjustContrast(pixels, factor); }, blended(plain, luma.mean().expand_as(plain), factor)));
            QVERIFY(check([=](const FloatImage& pixels) { adjustSaturation(pixels, factor); }, blended(plain, luma.expand_as(plain), factor)));
        }
        QVERIFY(check(removeColour, luma.expand_as(plain)));
    }

    void turnsHues_data()
    {
        QTest::addColumn<QList<double>>("rgb");
        QTest::addColumn<double>("turns");
        QTest::addColumn<QList<double>>("expected");
        // Python: h, s, v = colorsys.rgb_to_hsv(...); colorsys.hsv_to_rgb((h + turns) % 1, s, v)
        QTest::newRow("red by a third") << QList<double>{1.0, 0.0, 0.0} << 0.3333333333333333 << QList<double>{0.0, 1.0, 0.0};
        QTest::newRow("nothing") << QList<double>{0.2, 0.5, 0.7} << 0.0 << QList<double>{0.2, 0.5, 0.7};
        QTest::newRow("back") << QList<double>{0.2, 0.5, 0.7} << -0.3 << QList<double>{0.4, 0.7, 0.2};
        QTest::newRow("forward") << QList<double>{0.9, 0.1, 0.4} << 0.25 << QList<double>{0.8, 0.9, 0.1};
        QTest::newRow("half") << QList<double>{0.3, 0.8, 0.3} << 0.5 << QList<double>{0.8, 0.3, 0.8};
        QTest::newRow("grey stays") << QList<double>{0.4, 0.4, 0.4} << 0.2 << QList<double>{0.4, 0.4, 0.4};
        QTest::newRow("black") << QList<double>{0.0, 0.0, 0.0} << 0.4 << QList<double>{0.0, 0.0, 0.0};
        QTest::newRow("dark") << QList<double>{0.05, 0.02, 0.01} << -0.5 << QList<double>{0.01, 0.04, 0.05};
    }
    void turnsHues()
    {
        QFETCH(QList<double>, rgb);
        QFETCH(double, turns);
        QFETCH(QList<double>, expected);
        float pixel[] = {float(rgb[0]), float(rgb[1]), float(rgb[2])};
        adjustHue({pixel, 1, 1, 3}, float(turns));
        for (int c = 0; c < 3; ++c)
            QVERIFY2(std::abs(pixel[c] - expected[c]) < 1e-6, qPrintable(QString::number(pixel[c])));
    }

    void treatsGreyAsColourWithEqualChannels()
    {
        const auto grey = noise(12, 12, 1);
        Image colour{12, 12, 3, {}};
        for (const auto value : grey.pixels)
            colour.pixels.insert(colour.pixels.end(), 3, value);
        Json parameters = always("colour_jitter");
        parameters["blur"] = {{"probability", 0.5}};
        parameters["greyscale"] = {{"probability", 0.5}};
        for (int index = 0; index < 50; ++index) {
            const DrawKey key{.index = index};
            QVERIFY(largestDifference(appliedTensor(parameters, plainInput(9, 9, 3), grey, key), appliedTensor(parameters, plainInput(9, 9, 3), colour, key)) < 1e-5);
        }
    }

    void blursAsAConvolution()
    {
        for (const double sigma : {0.3, 1.0, 4.0}) {
            const auto image = noise(14, 17, 3);
            const auto radius = std::int64_t(std::ceil(3 * sigma));
            auto weights = torch::exp(-0.5 * torch::arange(-radius, radius + 1, torch::kFloat64).square() / (sigma * sigma));
            weights = (weights / weights.sum()).to(torch::kFloat32);
            const auto kernel = torch::outer(weights, weights).expand({3, 1, 2 * radius + 1, 2 * radius + 1});
            const auto padded = torch::reflection_pad2d(asTensor(image), {radius, radius, radius, radius});
            const auto expected = torch::conv2d(padded, kernel, {}, 1, at::IntArrayRef{0}, 1, 3);
            QVERIFY(largestDifference(changed(image, [=](const FloatImage& pixels) { blur(pixels, sigma); }), expected) < 1e-5);
        }
        // A blur wider than the image is mirrored more than once.
        const Image flat{2, 1, 1, {80, 80}};
        QVERIFY(largestDifference(changed(flat, [](const FloatImage& pixels) { blur(pixels, 20); }), asTensor(flat)) < 1e-6);
    }

    void jittersInRandomOrder()
    {
        // Brightness and contrast do not commute, so each order gives a result of its own.
        const Image image{1, 2, 1, {100, 200}};
        const auto view = augmentation(always("colour_jitter", {{"hue", 0}, {"saturation", 0}}), plainInput(1, 2, 1));
        std::set<float> results;
        for (int index = 0; index < 200; ++index)
            results.insert(applied(view, image, {.index = index})[0]);
        QCOMPARE_GE(results.size(), 190u);
    }

    void dependsOnTheKeyAlone()
    {
        Json parameters = always("random_resized_crop");
        for (const auto* group : {"padded_crop", "flip", "colour_jitter", "greyscale", "blur"})
            parameters[group] = {{"probability", 0.5}};
        const auto view = augmentation(parameters, plainInput(16, 16, 3)), again = augmentation(parameters, plainInput(16, 16, 3));
        const auto image = noise(30, 40, 3);
        const DrawKey key{.seed = 3, .epoch = 4, .index = 5, .view = 1};
        const auto expected = applied(view, image, key);
        applied(view, image, {.seed = 9});
        QCOMPARE(applied(view, image, key), expected);
        QCOMPARE(applied(again, image, key), expected);
        for (const auto& other : {DrawKey{2, 4, 5, 1}, DrawKey{3, 5, 5, 1}, DrawKey{3, 4, 6, 1}, DrawKey{3, 4, 5, 0}})
            QVERIFY(applied(view, image, other) != expected);
    }

    void oneStepLeavesTheDrawsOfOthers()
    {
        const Image image{1, 2, 1, {0, 255}};
        const auto flipsOf = [&](const Json& parameters) {
            std::vector<bool> flips;
            const auto view = augmentation(parameters, plainInput(1, 2, 1));
            for (int index = 0; index < 100; ++index) {
                const auto out = applied(view, image, {.index = index});
                flips.push_back(out[0] > out[1]);
            }
            return flips;
        };
        const Json flip{{"probability", 0.5}};
        QCOMPARE(flipsOf({{"flip", flip}, {"colour_jitter", {{"probability", 0.5}}}}), flipsOf({{"flip", flip}}));
    }

    void inputSpecSurvivesJson()
    {
        const InputSpec input{28, 32, 3, {0.1, 0.2, 0.3}, {1, 2, 3}};
        QCOMPARE(inputSpecFromJson(toJson(input)), input);
    }

    void refusesUnusableInputs_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("field");
        QTest::newRow("two channels") << "channels" << "2" << "input.channels";
        QTest::newRow("no height") << "height" << "0" << "input.height";
        QTest::newRow("too few means") << "mean" << "[0.5]" << "input.mean";
        QTest::newRow("deviation 0") << "std" << "[1, 0, 1]" << "input.std";
        QTest::newRow("text") << "width" << "\"wide\"" << "input.width";
        QTest::newRow("another member") << "depth" << "1" << "input.depth";
    }
    void refusesUnusableInputs()
    {
        QFETCH(QString, member);
        QFETCH(QString, value);
        QFETCH(QString, field);
        auto json = toJson(plainInput(4, 4, 3));
        json[member.toStdString()] = Json::parse(value.toStdString());
        const auto error = fixtures::errorOf([&] { inputSpecFromJson(json); });
        QCOMPARE(error.code, "bad-field");
        QVERIFY2(error.path.starts_with(field.toStdString()), error.path.c_str());
    }

    void refusesRangesThatAreNone()
    {
        for (const Json& range : {Json{0.5, 0.1}, Json{0.5}, Json::array()}) {
            const auto error = fixtures::errorOf([&] { augmentation({{"random_resized_crop", {{"area", range}}}}, plainInput(4, 4, 1)); });
            QCOMPARE(error.code, "bad-field");
            QCOMPARE(error.path, "random_resized_crop.area");
        }
    }
};

QTEST_APPLESS_MAIN(TestAugment)
#include "tst_augment.moc"
