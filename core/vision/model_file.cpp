#include "vision/model_file.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <span>
#include <sstream>

#include "record/error.h"
#include "record/file_system.h"
#include "record/hash.h"
#include "record/json.h"
#include "vision/onnx_check.h"
#include "vision/protobuf.h"
#include "vision/tensorflow_check.h"

namespace transect {

namespace {

using ModelBytes = std::vector<unsigned char>;

ModelBytes bytesOf(const std::filesystem::path& path)
{
    constexpr std::uintmax_t most = std::uintmax_t{1} << 30;
    const InputFile file(path);
    if (file.size() > most)
        throw Error("too-large", "the file has " + std::to_string(file.size()) + " bytes, more than 1 GiB", path.string());
    ModelBytes bytes(std::size_t(file.size()));
    bytes.resize(file.read(0, std::as_writable_bytes(std::span(bytes))));
    return bytes;
}

/// Which of the formats that are messages of Protocol Buffers it begins like; both have no magic number.
std::optional<ModelFormat> protobufFormat(const ModelBytes& bytes)
{
    if (bytes.size() < 2)
        return std::nullopt;
    constexpr unsigned char onnxVersion = 1 << 3 | ProtobufField::Number, graphNode = 1 << 3 | ProtobufField::Bytes;
    if (bytes[0] == onnxVersion && bytes[1] > 0 && bytes[1] < 0x20)
        return ModelFormat::Onnx;
    if (bytes[0] == graphNode && bytes.size() > 3)
        return ModelFormat::TensorFlow;
    return std::nullopt;
}

bool isDarknet(const ModelBytes& bytes)
{
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), std::min<std::size_t>(bytes.size(), 4096));
    const auto section = text.find('[');
    return section != text.npos && (text.substr(section).starts_with("[net]") || text.substr(section).starts_with("[network]"))
        && text.find('\0') == text.npos;
}

constexpr long largestSize = 8192;

/// A line "key = value" of a configuration.
struct Setting {
    std::size_t line = 0;
    std::string key, value;

    /// Its whole numbers, which commas separate.
    std::vector<long> numbers(long smallest, long largest) const
    {
        std::vector<long> numbers;
        const char* const end = value.data() + value.size();
        for (const char* at = value.data();; ++at) {
            const auto [rest, error] = std::from_chars(at, end, numbers.emplace_back());
            if (error != std::errc() || numbers.back() < smallest || numbers.back() > largest)
                throw Error("bad-model", "line " + std::to_string(line) + ": found " + inQuotes(key + "=" + value) + ", expected whole numbers from " + std::to_string(smallest) + " to "
                                + std::to_string(largest));
            if (rest == end || *rest != ',')
                return numbers;
            at = rest;
        }
    }
};

/// The importer divides by these, allocates what they claim, and takes the anchors that a mask names and the layers that a route names
/// without looking whether they are there.
class SizesOfSection {
public:
    explicit SizesOfSection(long layersBefore)
        : m_layersBefore(layersBefore)
    {
    }

    void add(const Setting& setting)
    {
        static const std::vector<std::string> sizes{"filters", "size", "stride", "groups", "width", "height", "channels", "classes", "output"};
        if (std::ranges::find(sizes, setting.key) != sizes.end())
            setting.numbers(1, largestSize);
        else if (setting.key == "padding" || setting.key == "group_id")
            setting.numbers(0, largestSize);
        else if (setting.key == "num")
            m_anchors = setting.numbers(1, largestSize).front();
        else if (setting.key == "layers" || setting.key == "from")
            setting.numbers(-m_layersBefore, m_layersBefore - 1);
        else if (setting.key == "mask")
            m_mask = setting;
    }

    void finish() const
    {
        if (m_mask)
            m_mask->numbers(0, m_anchors - 1);
    }

private:
    long m_layersBefore;
    long m_anchors = 1;
    std::optional<Setting> m_mask;
};

void requireModestSizes(const ModelBytes& configuration)
{
    constexpr std::size_t longest = 1 << 20;
    if (configuration.size() > longest)
        throw Error("bad-model", "a network's configuration of " + std::to_string(configuration.size()) + " bytes is too long");
    std::istringstream lines(std::string(configuration.begin(), configuration.end()));
    long layers = -1; // the first section is of the whole
    SizesOfSection section(layers);
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        std::erase_if(line, [](unsigned char letter) { return letter <= ' '; });
        if (const auto equals = line.find('='); equals != line.npos) {
            section.add({number, line.substr(0, equals), line.substr(equals + 1)});
        } else if (line.starts_with('[')) {
            section.finish();
            section = SizesOfSection(layers++);
        }
    }
    section.finish();
}

ModelFile readDarknet(const std::filesystem::path& path)
{
    auto configuration = path, weights = path;
    configuration.replace_extension(".cfg");
    weights.replace_extension(".weights");
    for (const auto& [file, what] : {std::pair(configuration, "configuration"), {weights, "weights"}}) {
        if (!std::filesystem::exists(file))
            throw Error("no-file", std::string("the network's ") + what + " are missing", file.string(), "a network of Darknet is two files, NAME.cfg and NAME.weights, side by side");
    }
    ModelFile file{ModelFormat::Darknet, configuration, {}, bytesOf(configuration), bytesOf(weights)};
    if (!isDarknet(file.network))
        throw Error("bad-model", "it does not begin with the section [net] of a network's configuration", configuration.string());
    requireModestSizes(file.network);
    file.sha256 = sha256Hex(std::as_bytes(std::span(file.network))) + "+" + sha256Hex(std::as_bytes(std::span(file.weights)));
    return file;
}

} // namespace

const char* ModelFile::formatName() const
{
    return format == ModelFormat::Onnx ? "ONNX" : format == ModelFormat::TensorFlow ? "TensorFlow" : "Darknet";
}

ModelFile readModelFile(const std::filesystem::path& path)
{
    return withPlace(path.string(), [&] {
        if (path.extension() == ".weights")
            return readDarknet(path);
        auto bytes = bytesOf(path);
        if (isDarknet(bytes))
            return readDarknet(path);
        const auto format = protobufFormat(bytes);
        if (!format)
            throw Error("bad-model", "it is no model of ONNX, TensorFlow or Darknet");
        ModelFile file{*format, path, sha256Hex(std::as_bytes(std::span(bytes))), std::move(bytes), {}};
        const auto checked = std::as_bytes(std::span(file.network));
        if (*format == ModelFormat::Onnx)
            checkOnnx(checked);
        else
            checkTensorFlow(checked);
        return file;
    });
}

} // namespace transect
