#include <torch/nn/module.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "models/architecture.h"
#include "models/former_names.h"
#include "models/network.h"
#include "record/error.h"

namespace transect {

namespace {

using torch::Tensor;

constexpr std::array elementTypes{
    std::pair(DType::Bool, torch::kBool),       std::pair(DType::U8, torch::kUInt8),
    std::pair(DType::I8, torch::kInt8),         std::pair(DType::I16, torch::kInt16),
    std::pair(DType::U16, torch::kUInt16),      std::pair(DType::F16, torch::kFloat16),
    std::pair(DType::BF16, torch::kBFloat16),   std::pair(DType::I32, torch::kInt32),
    std::pair(DType::U32, torch::kUInt32),      std::pair(DType::F32, torch::kFloat32),
    std::pair(DType::F64, torch::kFloat64),     std::pair(DType::I64, torch::kInt64),
    std::pair(DType::U64, torch::kUInt64),      std::pair(DType::F8E4M3, torch::kFloat8_e4m3fn),
    std::pair(DType::F8E5M2, torch::kFloat8_e5m2),
};

torch::ScalarType scalarTypeOf(DType type)
{
    return std::ranges::find(elementTypes, type, [](const auto& pair) { return pair.first; })->second;
}

DType dtypeOf(const std::string& name, torch::ScalarType type)
{
    const auto found = std::ranges::find(elementTypes, type, [](const auto& pair) { return pair.second; });
    if (found == elementTypes.end())
        throw Error("bad-checkpoint", c10::str("tensor ", name, " has the element type ", type, ", which safetensors does not know"));
    return found->first;
}

/// Parameters and buffers of a module by name, in its order; they share its memory.
std::vector<std::pair<std::string, Tensor>> stateOf(const torch::nn::Module& module)
{
    std::vector<std::pair<std::string, Tensor>> state;
    for (const auto& parameter : module.named_parameters())
        state.emplace_back(parameter.key(), parameter.value().detach());
    for (const auto& buffer : module.named_buffers())
        state.emplace_back(buffer.key(), buffer.value());
    return state;
}

bool mayBeAbsent(const std::string& name) { return name == "num_batches_tracked" || name.ends_with(".num_batches_tracked"); }

void copyInto(Tensor target, const TensorView& source, const std::filesystem::path& path)
{
    const auto type = scalarTypeOf(source.dtype);
    if (target.sizes() != torch::IntArrayRef(source.shape))
        throw Error("bad-checkpoint", c10::str("tensor ", source.name, ": found the shape ", torch::IntArrayRef(source.shape), ", expected ", target.sizes()), path.string(),
                    "choose the model and the parameters that the weights were made with");
    if (c10::isFloatingType(type) != target.is_floating_point())
        throw Error("bad-checkpoint", c10::str("tensor ", source.name, ": found elements of type ", nameOf(source.dtype), ", expected ", target.scalar_type()),
                    path.string());
    target.copy_(toTensor(source));
}

template <typename File> const TensorView* findNowOrFormerly(const File& file, const std::string& name)
{
    const auto* view = file.find(name);
    return view ? view : file.find(formerName(name));
}

template <typename File> LoadReport loadFrom(torch::nn::Module& module, const File& file, const std::function<bool(const std::string&)>& accept)
{
    const torch::NoGradGuard noGrad;
    const auto state = stateOf(module);
    LoadReport report;
    for (const auto& [name, tensor] : state) {
        if (accept && !accept(name))
            continue;
        if (const auto* view = findNowOrFormerly(file, name))
            copyInto(tensor, *view, file.path());
        else if (!mayBeAbsent(name))
            report.missing.push_back(name);
    }
    for (const auto& view : file.tensors()) {
        if (std::ranges::find(state, currentName(view.name), [](const auto& entry) { return entry.first; }) == state.end())
            report.unexpected.push_back(view.name);
    }
    return report;
}

std::string firstOf(const std::vector<std::string>& names)
{
    constexpr std::size_t shown = 5;
    std::string text;
    for (std::size_t i = 0; i < std::min(shown, names.size()); ++i)
        text += (i > 0 ? ", " : "") + names[i];
    return names.size() > shown ? c10::str(text, " and ", names.size() - shown, " more") : text;
}

} // namespace

std::string saveWeights(const std::filesystem::path& path, const torch::nn::Module& module, const Metadata& metadata)
{
    auto state = stateOf(module);
    std::vector<TensorView> views;
    for (auto& [name, tensor] : state) {
        tensor = tensor.cpu().contiguous();
        views.push_back(toView(name, tensor));
    }
    return writeSafetensors(path, views, metadata);
}

LoadReport loadWeights(torch::nn::Module& module, const SafetensorsFile& file, const std::function<bool(const std::string&)>& accept)
{
    return loadFrom(module, file, accept);
}

LoadReport loadWeights(torch::nn::Module& module, const WeightsFile& file, const std::function<bool(const std::string&)>& accept)
{
    return loadFrom(module, file, accept);
}

void requireAll(const LoadReport& report, const std::filesystem::path& path)
{
    if (report.missing.empty() && report.unexpected.empty())
        return;
    std::string text;
    if (!report.missing.empty())
        text = "missing tensors: " + firstOf(report.missing);
    if (!report.unexpected.empty())
        text += (text.empty() ? "" : "; ") + ("unexpected tensors: " + firstOf(report.unexpected));
    throw Error("bad-checkpoint", text, path.string(), "choose the model and the parameters that the weights were made with");
}

Tensor toTensor(const TensorView& view)
{
    auto tensor = torch::empty(view.shape, torch::TensorOptions(scalarTypeOf(view.dtype)));
    TORCH_CHECK(tensor.nbytes() == view.bytes.size(), "the view of ", view.name, " has ", view.bytes.size(), " bytes for the shape ", view.shape);
    if (!view.bytes.empty())
        std::memcpy(tensor.mutable_data_ptr(), view.bytes.data(), view.bytes.size());
    return tensor;
}

TensorView toView(const std::string& name, const Tensor& tensor)
{
    TORCH_CHECK(tensor.device().is_cpu() && tensor.is_contiguous(), name, " is not contiguous on the CPU");
    return {name, dtypeOf(name, tensor.scalar_type()), tensor.sizes().vec(),
            {static_cast<const std::byte*>(tensor.const_data_ptr()), tensor.nbytes()}};
}

} // namespace transect
