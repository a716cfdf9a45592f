#include "vision/onnx_check.h"

#include <array>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "record/error.h"
#include "record/json.h"
#include "vision/tensor_claims.h"

namespace transect {

namespace {

using OnnxBytes = std::span<const std::byte>;

constexpr int deepestGraph = 8;

// Numbers of fields in onnx.proto.
namespace onnx {
constexpr std::uint64_t modelGraph = 7;
constexpr std::uint64_t graphNode = 1, graphInitializer = 5, graphInput = 11;
constexpr std::uint64_t nodeInput = 1, nodeOutput = 2, nodeAttribute = 5;
constexpr std::uint64_t attributeTensor = 5, attributeGraph = 6, attributeTensors = 10, attributeGraphs = 11;
constexpr std::uint64_t valueName = 1;
enum Tensor : std::uint64_t { Dims = 1, Type = 2, Floats = 4, Int32s = 5, Int64s = 7, Name = 8, Raw = 9, Doubles = 10, Uint64s = 11 };
} // namespace onnx

/// Of each TensorProto.DataType.
constexpr std::array<NumberType, 17> numberTypes{{{},
    {4, onnx::Floats}, {1, onnx::Int32s}, {1, onnx::Int32s}, {2, onnx::Int32s}, {2, onnx::Int32s}, {4, onnx::Int32s}, {8, onnx::Int64s}, {},
    {1, onnx::Int32s}, {2, onnx::Int32s}, {8, onnx::Doubles}, {4, onnx::Uint64s}, {8, onnx::Uint64s}, {}, {}, {2, onnx::Int32s}}};

/// The names of the values that the nodes of a graph may read.
struct Scope {
    const Scope* outer = nullptr;
    std::unordered_set<std::string_view> names;

    bool knows(std::string_view name) const { return names.contains(name) || (outer && outer->knows(name)); }
};

void checkTensor(OnnxBytes message)
{
    TensorClaims claims;
    ProtobufReader reader(message);
    while (const auto field = reader.next()) {
        switch (field->number) {
        case onnx::Dims: claims.addDimensions(*field); break;
        case onnx::Type: claims.type = field->need(ProtobufField::Number).value; break;
        case onnx::Floats:
        case onnx::Doubles:
        case onnx::Int32s:
        case onnx::Int64s:
        case onnx::Uint64s:
            claims.addListed(*field, field->number == onnx::Floats ? ProtobufField::Fixed32 : field->number == onnx::Doubles ? ProtobufField::Fixed64 : ProtobufField::Number);
            break;
        case onnx::Raw: claims.setRaw(*field); break;
        case onnx::Name: claims.name = field->text(); break;
        }
    }
    claims.requireWhole(claims.type < numberTypes.size() ? numberTypes[claims.type] : NumberType{});
}

void checkGraph(OnnxBytes message, int depth, const Scope* outer);

void checkAttribute(OnnxBytes message, int depth, const Scope& scope)
{
    bool hasTensor = false, hasGraph = false;
    ProtobufReader reader(message);
    while (const auto field = reader.next()) {
        if (field->number == onnx::attributeTensor)
            requireOnce(hasTensor, "the tensor of an attribute");
        else if (field->number == onnx::attributeGraph)
            requireOnce(hasGraph, "the graph of an attribute");
        if (field->number == onnx::attributeTensor || field->number == onnx::attributeTensors)
            checkTensor(field->need(ProtobufField::Bytes).bytes);
        else if (field->number == onnx::attributeGraph || field->number == onnx::attributeGraphs)
            checkGraph(field->need(ProtobufField::Bytes).bytes, depth + 1, &scope);
    }
}

void checkNode(OnnxBytes message, int depth, Scope& scope)
{
    std::vector<std::string_view> outputs;
    ProtobufReader reader(message);
    while (const auto field = reader.next()) {
        if (field->number == onnx::nodeInput && !field->text().empty() && !scope.knows(field->text()))
            throw Error("bad-model", "a node reads " + inQuotes(field->text()) + ", which is neither an input nor a weight nor what a node before gives");
        if (field->number == onnx::nodeOutput)
            outputs.push_back(field->text());
        if (field->number == onnx::nodeAttribute)
            checkAttribute(field->need(ProtobufField::Bytes).bytes, depth, scope);
    }
    scope.names.insert(outputs.begin(), outputs.end());
}

/// The name of a message, which is in its field `number`.
std::string_view nameIn(OnnxBytes message, std::uint64_t number)
{
    std::string_view name;
    ProtobufReader reader(message);
    while (const auto field = reader.next()) {
        if (field->number == number)
            name = field->text();
    }
    return name;
}

void checkGraph(OnnxBytes message, int depth, const Scope* outer)
{
    if (depth > deepestGraph)
        throw Error("bad-model", "its graphs are nested more than " + std::to_string(deepestGraph) + " deep");
    Scope scope{outer, {}};
    std::vector<OnnxBytes> nodes;
    ProtobufReader reader(message);
    while (const auto field = reader.next()) {
        if (field->number == onnx::graphNode) {
            nodes.push_back(field->need(ProtobufField::Bytes).bytes);
        } else if (field->number == onnx::graphInitializer) {
            checkTensor(field->need(ProtobufField::Bytes).bytes);
            scope.names.insert(nameIn(field->bytes, onnx::Name));
        } else if (field->number == onnx::graphInput) {
            scope.names.insert(nameIn(field->need(ProtobufField::Bytes).bytes, onnx::valueName));
        }
    }
    for (const auto& node : nodes)
        checkNode(node, depth, scope);
}

} // namespace

void checkOnnx(std::span<const std::byte> model)
{
    bool hasGraph = false;
    ProtobufReader reader(model);
    while (const auto field = reader.next()) {
        if (field->number == onnx::modelGraph) {
            requireOnce(hasGraph, "the model's graph");
            checkGraph(field->need(ProtobufField::Bytes).bytes, 0, nullptr);
        }
    }
    if (!hasGraph)
        throw Error("bad-model", "it holds no graph");
}

} // namespace transect
