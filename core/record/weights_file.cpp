#include "record/weights_file.h"

#include <algorithm>
#include <array>
#include <deque>
#include <set>
#include <unordered_map>

#include "record/counted.h"
#include "record/error.h"
#include "record/json.h"
#include "record/npz_weights.h"
#include "record/torch_file.h"

namespace transect {

namespace {

constexpr std::array containers{"state_dict_ema", "model_ema", "state_dict", "model", "teacher", "student", "model_state_dict"};
constexpr std::array commonPrefixes{"module.", "_orig_mod.", "model.", "backbone.", "encoder_q.", "base_encoder.", "encoder."};
/// Below these stand the weights, whatever stands beside.
constexpr std::array choosingPrefixes{"encoder_q.", "base_encoder.", "student.", "teacher.", "backbone.", "encoder."};
/// The layers that images come in by, of the networks that there are.
constexpr std::array firstLayers{"conv1.", "patch_embed.", "conv_proj.", "features.0."};

bool isOfOptimiser(const std::string& name)
{
    for (const auto* word : {"optimizer", "optim", "lr_scheduler", "scheduler", "scaler", "grad_scaler"}) {
        if (name.starts_with(std::string(word) + ".") || name.starts_with(std::string(word) + "_state_dict."))
            return true;
    }
    return false;
}

/// Which of the tensors are the weights, and what their names are.
struct Unwrapped {
    std::string container, prefix;
    std::vector<std::string> names; ///< of each tensor; empty: it is left out
};

class Unwrapper {
public:
    explicit Unwrapper(std::vector<std::string> names) { m_result.names = std::move(names); }

    Unwrapped run()
    {
        for (auto& name : m_result.names) {
            if (isOfOptimiser(name))
                name.clear();
        }
        chooseContainer();
        while (takeCommonPrefix() || chooseByPrefix()) { }
        return std::move(m_result);
    }

private:
    bool any(const std::string& prefix) const
    {
        return std::ranges::any_of(m_result.names, [&](const std::string& name) { return name.starts_with(prefix); });
    }

    /// Names without it are left out, too.
    void take(const std::string& prefix)
    {
        for (auto& name : m_result.names)
            name = name.starts_with(prefix) ? name.substr(prefix.size()) : std::string();
    }

    void chooseContainer()
    {
        for (const std::string container : containers) {
            if (!any(container + "."))
                continue;
            m_result.container = container;
            take(container + ".");
            return;
        }
    }

    bool takeCommonPrefix()
    {
        for (const std::string prefix : commonPrefixes) {
            const bool isCommon = any(prefix) && std::ranges::all_of(m_result.names, [&](const std::string& name) { return name.empty() || name.starts_with(prefix); });
            if (!isCommon)
                continue;
            m_result.prefix += prefix;
            take(prefix);
            return true;
        }
        return false;
    }

    /// Where others stand beside: torchvision's transformers have an encoder themselves, and of a student and its teacher the student is
    /// the one to take where there is a queue (SEED), else the teacher, which is the student's average.
    bool isChosen(const std::string& prefix) const
    {
        if (prefix == "encoder.")
            return std::ranges::any_of(firstLayers, [&](const char* layer) { return any(prefix + layer); });
        return any(prefix) && (prefix != "student." || any("queue"));
    }

    bool chooseByPrefix()
    {
        for (const std::string prefix : choosingPrefixes) {
            if (!isChosen(prefix))
                continue;
            m_result.prefix += prefix;
            take(prefix);
            return true;
        }
        return false;
    }

    Unwrapped m_result;
};

struct Raw {
    std::string format;
    std::vector<TensorView> tensors; ///< with the names of the file
    Metadata metadata;
    std::vector<std::string> notices;
    std::vector<SafetensorsFile> safetensors; ///< whose bytes the views are of
    std::vector<TorchFile> torch;
    NpzWeights npz;
    std::deque<std::vector<std::byte>> copies;
};

void addSafetensors(Raw& raw, const std::filesystem::path& path)
{
    const auto& file = raw.safetensors.emplace_back(SafetensorsFile::open(path));
    raw.tensors.insert(raw.tensors.end(), file.tensors().begin(), file.tensors().end());
    raw.metadata.insert(file.metadata().begin(), file.metadata().end());
}

void addShards(Raw& raw, const std::filesystem::path& index)
{
    const auto json = readJsonFile(index);
    const auto map = json.is_object() ? json.value("weight_map", Json()) : Json();
    if (!map.is_object() || map.empty())
        throw Error("bad-checkpoint", "found no member \"weight_map\", expected an index of shards", index.string());
    std::set<std::string> shards;
    for (const auto& [name, shard] : map.items()) {
        if (!shard.is_string())
            throw Error("bad-checkpoint", "weight_map, " + inQuotes(name) + ": found no name of a file", index.string());
        shards.insert(shard.get<std::string>());
    }
    for (const auto& shard : shards) {
        const std::filesystem::path file = shard;
        if (file.has_parent_path() || file.is_absolute())
            throw Error("bad-checkpoint", "weight_map: found the shard " + inQuotes(shard) + ", expected a file beside the index", index.string());
        addSafetensors(raw, index.parent_path() / file);
    }
    raw.format = "safetensors in " + counted(std::int64_t(shards.size()), "shard", "shards");
}

void addTorch(Raw& raw, const std::filesystem::path& path)
{
    const auto& file = raw.torch.emplace_back(TorchFile::open(path));
    raw.format = file.isLegacy() ? "PyTorch, legacy" : "PyTorch";
    raw.notices = file.notices();
    for (const auto& tensor : file.tensors()) {
        std::vector<std::byte> copy;
        const auto bytes = rowMajorBytes(tensor, copy);
        const bool isCopied = !copy.empty();
        if (isCopied)
            raw.copies.push_back(std::move(copy));
        raw.tensors.push_back({tensor.name, tensor.dtype, tensor.shape, isCopied ? std::span<const std::byte>(raw.copies.back()) : bytes});
    }
}

Raw readRaw(const std::filesystem::path& path)
{
    Raw raw;
    std::array<std::byte, 512> beginning{};
    const auto count = InputFile(path).read(0, beginning);
    if (path.filename().string().ends_with(".index.json")) {
        addShards(raw, path);
    } else if (path.extension() == ".npz") {
        raw.npz = readNpzWeights(path);
        raw.tensors = raw.npz.tensors;
        raw.format = "NumPy";
    } else if (TorchFile::isOne(std::span(beginning).first(count)) || path.extension() == ".pth" || path.extension() == ".pt" || path.extension() == ".tar") {
        addTorch(raw, path);
    } else {
        addSafetensors(raw, path);
        raw.format = "safetensors";
    }
    return raw;
}

} // namespace

struct WeightsFile::Contents {
    std::filesystem::path path;
    Raw raw;
    std::string container, prefix;
    std::vector<std::string> leftOut;
    std::vector<TensorView> tensors;
    std::unordered_map<std::string_view, std::size_t> places; ///< by the names in `tensors`
};

WeightsFile WeightsFile::open(const std::filesystem::path& path)
{
    auto contents = std::make_shared<Contents>();
    contents->path = path;
    contents->raw = readRaw(path);
    std::vector<std::string> names;
    for (const auto& tensor : contents->raw.tensors)
        names.push_back(tensor.name);
    const auto unwrapped = Unwrapper(std::move(names)).run();
    contents->container = unwrapped.container;
    contents->prefix = unwrapped.prefix;
    for (std::size_t i = 0; i < contents->raw.tensors.size(); ++i) {
        auto tensor = contents->raw.tensors[i];
        if (unwrapped.names[i].empty()) {
            contents->leftOut.push_back(tensor.name);
            continue;
        }
        tensor.name = unwrapped.names[i];
        contents->tensors.push_back(std::move(tensor));
    }
    if (contents->tensors.empty())
        throw Error("bad-checkpoint", "found no tensors", path.string(), "name a file that holds the weights of a network");
    for (std::size_t i = 0; i < contents->tensors.size(); ++i) {
        if (!contents->places.emplace(contents->tensors[i].name, i).second)
            throw Error("bad-checkpoint", "found two tensors of the name " + inQuotes(contents->tensors[i].name), path.string());
    }
    WeightsFile file;
    file.m_contents = std::move(contents);
    return file;
}

const std::filesystem::path& WeightsFile::path() const { return m_contents->path; }
const std::string& WeightsFile::format() const { return m_contents->raw.format; }
const std::string& WeightsFile::container() const { return m_contents->container; }
const std::string& WeightsFile::prefix() const { return m_contents->prefix; }
const std::vector<std::string>& WeightsFile::leftOut() const { return m_contents->leftOut; }
const std::vector<std::string>& WeightsFile::notices() const { return m_contents->raw.notices; }
const Metadata& WeightsFile::metadata() const { return m_contents->raw.metadata; }
const std::vector<TensorView>& WeightsFile::tensors() const { return m_contents->tensors; }

const TensorView* WeightsFile::find(std::string_view name) const
{
    const auto found = m_contents->places.find(name);
    return found == m_contents->places.end() ? nullptr : &m_contents->tensors[found->second];
}

} // namespace transect
