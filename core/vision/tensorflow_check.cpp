#include "vision/tensorflow_check.h"

#include <array>
#include <string>

#include "record/error.h"
#include "record/json.h"
#include "vision/tensor_claims.h"

namespace transect {

namespace {

using TensorFlowBytes = std::span<const std::byte>;

// Numbers of fields in graph.proto, node_def.proto, attr_value.proto, tensor.proto and tensor_shape.proto.
namespace tensorflow {
constexpr std::uint64_t graphNode = 1;
constexpr std::uint64_t nodeName = 1, nodeAttribute = 5;
constexpr std::uint64_t entryValue = 2;
constexpr std::uint64_t valueList = 1, valueTensor = 8;
constexpr std::uint64_t shapeDimension = 2, dimensionSize = 1;
enum Tensor : std::uint64_t { Type = 1, Shape = 2, Content = 4, Floats = 5, Doubles = 6, Ints = 7, Int64s = 10, Bools = 11, Halfs = 13, Uint32s = 16, Uint64s = 17 };
constexpr std::uint64_t int32Type = 3;
} // namespace tensorflow

/// Of each DataType.
constexpr std::array<NumberType, 24> tensorFlowTypes{{{},
    {4, tensorflow::Floats}, {8, tensorflow::Doubles}, {4, tensorflow::Ints}, {1, tensorflow::Ints}, {2, tensorflow::Ints}, {1, tensorflow::Ints}, {}, {},
    {8, tensorflow::Int64s}, {1, tensorflow::Bools}, {}, {}, {}, {2, tensorflow::Halfs}, {}, {}, {2, tensorflow::Ints}, {}, {2, tensorflow::Halfs}, {}, {},
    {4, tensorflow::Uint32s}, {8, tensorflow::Uint64s}}};

/// Adds the dimensions; returns how many there are.
int addShape(TensorFlowBytes message, TensorClaims& claims)
{
    int count = 0;
    ProtobufReader reader(message);
    while (const auto dimension = reader.next()) {
        if (dimension->number != tensorflow::shapeDimension)
            continue;
        ++count;
        std::uint64_t size = 0;
        ProtobufReader sizes(dimension->need(ProtobufField::Bytes).bytes);
        while (const auto field = sizes.next()) {
            if (field->number == tensorflow::dimensionSize)
                size = field->need(ProtobufField::Number).value;
        }
        claims.addDimension(size);
    }
    return count;
}

void checkConstant(TensorFlowBytes message, const std::string& node)
{
    TensorClaims claims;
    claims.name = node;
    bool hasShape = false;
    int dimensions = 0;
    ProtobufReader reader(message);
    while (const auto field = reader.next()) {
        switch (field->number) {
        case tensorflow::Type: claims.type = field->need(ProtobufField::Number).value; break;
        case tensorflow::Shape:
            requireOnce(hasShape, "the shape of a tensor");
            dimensions = addShape(field->need(ProtobufField::Bytes).bytes, claims);
            break;
        case tensorflow::Content: claims.setRaw(*field); break;
        case tensorflow::Floats: claims.addListed(*field, ProtobufField::Fixed32); break;
        case tensorflow::Doubles: claims.addListed(*field, ProtobufField::Fixed64); break;
        case tensorflow::Ints:
        case tensorflow::Int64s:
        case tensorflow::Bools:
        case tensorflow::Halfs:
        case tensorflow::Uint32s:
        case tensorflow::Uint64s: claims.addListed(*field, ProtobufField::Number); break;
        }
    }
    if (claims.isOneForAll())
        claims.values = 1;
    claims.requireWhole(claims.type < tensorFlowTypes.size() ? tensorFlowTypes[claims.type] : NumberType{});
    if (claims.values == 0)
        throw Error("bad-model", "the tensor " + inQuotes(claims.name) + " has no values");
    // OpenCV reads an axis from the list without looking whether it is there.
    if (claims.type == tensorflow::int32Type && dimensions == 0 && claims.rawBytes > 0)
        throw Error("bad-model", "the number " + inQuotes(claims.name) + " is written as bytes, expected as a value");
}

void checkAttributeValue(TensorFlowBytes message, const std::string& node)
{
    bool hasTensor = false;
    ProtobufReader reader(message);
    while (const auto field = reader.next()) {
        if (field->number == tensorflow::valueTensor) {
            requireOnce(hasTensor, "the tensor of an attribute");
            checkConstant(field->need(ProtobufField::Bytes).bytes, node);
        } else if (field->number == tensorflow::valueList) {
            ProtobufReader list(field->need(ProtobufField::Bytes).bytes);
            while (const auto entry = list.next()) {
                if (entry->number == tensorflow::valueTensor)
                    checkConstant(entry->need(ProtobufField::Bytes).bytes, node);
            }
        }
    }
}

void checkTensorFlowNode(TensorFlowBytes message)
{
    std::string name;
    ProtobufReader reader(message);
    while (const auto field = reader.next()) {
        if (field->number == tensorflow::nodeName)
            name = field->text();
        if (field->number != tensorflow::nodeAttribute)
            continue;
        bool hasValue = false;
        ProtobufReader entry(field->need(ProtobufField::Bytes).bytes);
        while (const auto part = entry.next()) {
            if (part->number != tensorflow::entryValue)
                continue;
            requireOnce(hasValue, "the value of an attribute");
            checkAttributeValue(part->need(ProtobufField::Bytes).bytes, name);
        }
    }
}

} // namespace

void checkTensorFlow(std::span<const std::byte> graph)
{
    bool hasNodes = false;
    ProtobufReader reader(graph);
    while (const auto field = reader.next()) {
        if (field->number == tensorflow::graphNode) {
            checkTensorFlowNode(field->need(ProtobufField::Bytes).bytes);
            hasNodes = true;
        }
    }
    if (!hasNodes)
        throw Error("bad-model", "it holds no graph");
}

} // namespace transect
