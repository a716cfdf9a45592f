#include "vision/imported_network.h"

#include "record/error.h"
#include "vision/opencv_setup.h"

#ifdef TRANSECT_HAS_OPENCV
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <random>

#include <opencv2/dnn.hpp>
#endif

namespace transect {

std::string shapeText(const std::vector<int>& shape)
{
    std::string text;
    for (const int size : shape)
        text += (text.empty() ? "" : " x ") + std::to_string(size);
    return text;
}

#ifdef TRANSECT_HAS_OPENCV

namespace {

/// What OpenCV throws, as an Error that names the file.
template <typename Action> auto withOpenCvErrors(const std::string& place, const std::string& what, const Action& action)
{
    try {
        return action();
    } catch (const Error&) {
        throw;
    } catch (const cv::Exception& exception) {
        throw Error("bad-model", what + ": " + exception.err, place, "OpenCV " CV_VERSION " must be able to import the network");
    } catch (const std::bad_alloc&) {
        throw Error("bad-model", what + ": it needs more memory than there is", place);
    } catch (const std::exception& exception) {
        throw Error("bad-model", what + ": " + exception.what(), place);
    }
}

/// The importer takes what a short file lacks from memory that nobody wrote to.
void requireAllWeights(cv::dnn::Net& net, const std::vector<unsigned char>& weights)
{
    std::size_t floats = 0;
    for (const auto& name : net.getLayerNames()) {
        const auto layer = net.getLayer(name);
        for (const auto& blob : layer->blobs)
            floats += layer->type == "Region" ? 0 : blob.total(); // whose anchors are in the configuration
    }
    // Three numbers of the version, and how many pictures were seen: in 4 bytes up to version 0.1, then in 8.
    constexpr std::size_t versionSize = 12;
    std::int32_t version[2] = {};
    if (weights.size() >= versionSize)
        std::memcpy(version, weights.data(), sizeof version);
    const auto expected = versionSize + (std::int64_t{10} * version[0] + version[1] >= 2 ? 8 : 4) + sizeof(float) * floats;
    if (weights.size() < expected)
        throw Error("bad-model", "the weights have " + std::to_string(weights.size()) + " bytes, expected " + std::to_string(expected) + " for the network's " + std::to_string(floats) + " numbers");
}

cv::dnn::Net imported(const ModelFile& file)
{
    const auto* bytes = reinterpret_cast<const char*>(file.network.data());
    const auto* weights = reinterpret_cast<const char*>(file.weights.data());
    switch (file.format) {
    case ModelFormat::Onnx: return cv::dnn::readNetFromONNX(bytes, file.network.size());
    case ModelFormat::TensorFlow: return cv::dnn::readNetFromTensorflow(bytes, file.network.size());
    case ModelFormat::Darknet: {
        auto net = cv::dnn::readNetFromDarknet(bytes, file.network.size(), weights, file.weights.size());
        withPlace(std::filesystem::path(file.path).replace_extension(".weights").string(), [&] { requireAllWeights(net, file.weights); });
        return net;
    }
    }
    return {};
}

/// Numbers without any pattern, the same each time.
NetworkInput noise(int height, int width)
{
    NetworkInput input(1, height, width);
    std::minstd_rand random(1);
    std::ranges::generate(input.values, [&] { return 4 * float(random() - random.min()) / float(random.max()); });
    return input;
}

bool agree(const std::vector<NetworkOutput>& a, const std::vector<NetworkOutput>& b)
{
    constexpr float tolerance = 1e-3f;
    return std::ranges::equal(a, b, [](const NetworkOutput& one, const NetworkOutput& other) {
        return one.shape == other.shape && std::ranges::equal(one.values, other.values, [](float x, float y) { return std::abs(x - y) <= tolerance * std::max(1.0f, std::abs(x)); });
    });
}

} // namespace

struct ImportedNetwork::Private {
    std::string place;
    cv::dnn::Net net;
    std::vector<cv::String> outputs;
    std::vector<int> checkedShape;

    Private(const ModelFile& file, bool fused)
        : place(file.path.string())
    {
        withOpenCvErrors(place, "the network cannot be imported", [&] {
            net = imported(file);
            net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
            net.setPreferableTarget(cv::dnn::DNN_TARGET_CPU);
            net.enableFusion(fused);
            outputs = net.getUnconnectedOutLayersNames();
        });
    }

    void requireModestMemory(const std::vector<int>& shape)
    {
        if (shape == checkedShape)
            return;
        constexpr std::size_t most = std::size_t{4} << 30;
        std::size_t weights = 0, blobs = 0;
        net.getMemoryConsumption(shape, weights, blobs);
        if (weights > most || blobs > most - weights)
            throw Error("bad-model", "an input of " + shapeText(shape) + " would need more than 4 GiB", place);
        checkedShape = shape;
    }

    std::vector<NetworkOutput> run(const NetworkInput& input)
    {
        const std::vector<int> shape{input.count, 3, input.height, input.width};
        return withOpenCvErrors(place, "the network cannot take an input of " + shapeText(shape), [&] {
            requireModestMemory(shape);
            net.setInput(cv::Mat(shape, CV_32F, const_cast<float*>(input.values.data())));
            std::vector<cv::Mat> found;
            net.forward(found, outputs);
            std::vector<NetworkOutput> all;
            for (const auto& output : found) {
                const cv::Mat values = output.isContinuous() ? output : output.clone();
                if (values.depth() != CV_32F)
                    throw Error("bad-model", "its output is not of 32-bit floats", place);
                const auto* begin = values.ptr<float>();
                all.push_back({std::vector<int>(values.size.p, values.size.p + values.dims), {begin, begin + values.total()}});
            }
            return all;
        });
    }
};

ImportedNetwork::ImportedNetwork(const ModelFile& file, int height, int width)
{
    prepareOpenCv();
    const auto input = noise(height, width);
    d = std::make_unique<Private>(file, false);
    const auto expected = d->run(input);
    // OpenCV 4.6 fuses a grouped transposed convolution with the normalisation behind it wrongly: peaks of heat maps elsewhere, and above 1.
    if (auto fused = std::make_unique<Private>(file, true); agree(expected, fused->run(input)))
        d = std::move(fused);
}

std::vector<NetworkOutput> ImportedNetwork::run(const NetworkInput& input)
{
    return d->run(input);
}

const std::string& ImportedNetwork::place() const
{
    return d->place;
}

#else

struct ImportedNetwork::Private {};

ImportedNetwork::ImportedNetwork(const ModelFile& file, int, int)
{
    failWithoutOpenCv(file.path.string());
}

std::vector<NetworkOutput> ImportedNetwork::run(const NetworkInput&)
{
    failWithoutOpenCv({});
}

const std::string& ImportedNetwork::place() const
{
    failWithoutOpenCv({});
}

#endif

ImportedNetwork::~ImportedNetwork() = default;
ImportedNetwork::ImportedNetwork(ImportedNetwork&&) noexcept = default;

} // namespace transect
