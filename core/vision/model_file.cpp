#include "vision/model_file.h"

#include <algorithm>
#include <charconv>
#include <span>
#include <sstream>

#include "record/error.h"
#include "record/file_system.h"
#include "record/hash.h"
#include "record/json.h"
#include "vision/onnx_check.h"
#include "vision/protobuf.h"

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

void requireGraph(const ModelFile& file)
{
    const auto bytes = std::as_bytes(std::span(file.network));
    const std::uint64_t graph = file.format == ModelFormat::Onnx ? 7 : 1;
    bool found = false;
    ProtobufReader reader(bytes);
    while (const auto field = reader.next())
        found = found || (field->number == graph && field->type == ProtobufField::Bytes);
    if (!found)
        throw Error("bad-model", "it holds no graph");
    if (file.format == ModelFormat::Onnx)
        requireWholeTensors(bytes);
}

bool isDarknet(const ModelBytes& bytes)
{
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), std::min<std::size_t>(bytes.size(), 4096));
    const auto section = text.find('[');
    return section != text.npos && (text.substr(section).starts_with("[net]") || text.substr(section).starts_with("[network]"))
        && text.find('\0') == text.npos;
}

/// An importer allocates what these claim.
void requireModestSizes(const ModelBytes& configuration)
{
    constexpr std::size_t longest = 1 << 20;
    constexpr long largest = 8192;
    if (configuration.size() > longest)
        throw Error("bad-model", "a network's configuration of " + std::to_string(configuration.size()) + " bytes is too long");
    std::istringstream lines(std::string(configuration.begin(), configuration.end()));
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        std::erase_if(line, [](unsigned char letter) { return letter <= ' '; });
        const auto equals = line.find('=');
        static const std::vector<std::string> sizes{"filters", "size", "stride", "groups", "width", "height", "channels", "classes", "num", "padding", "output"};
        if (equals == line.npos || std::ranges::find(sizes, line.substr(0, equals)) == sizes.end())
            continue;
        long value = 0;
        const auto [end, error] = std::from_chars(line.data() + equals + 1, line.data() + line.size(), value);
        if (error != std::errc() || value < 0 || value > largest)
            throw Error("bad-model", "line " + std::to_string(number) + ": found " + inQuotes(line) + ", expected a whole number from 0 to " + std::to_string(largest));
    }
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
        requireGraph(file);
        return file;
    });
}

} // namespace transect
