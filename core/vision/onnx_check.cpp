#include "vision/onnx_check.h"

#include <algorithm>
#include <array>
#include <string>

#include "record/error.h"
#include "record/json.h"
#include "vision/protobuf.h"

namespace transect {

namespace {

using OnnxBytes = std::span<const std::byte>;

constexpr int deepestGraph = 8;

// Numbers of fields in onnx.proto.
namespace onnx {
constexpr std::uint64_t modelGraph = 7;
constexpr std::uint64_t graphNode = 1, graphInitializer = 5;
constexpr std::uint64_t nodeAttribute = 5;
constexpr std::uint64_t attributeTensor = 5, attributeGraph = 6, attributeTensors = 10, attributeGraphs = 11;
enum Tensor : std::uint64_t { Dims = 1, Type = 2, Floats = 4, Int32s = 5, Int64s = 7, Name = 8, Raw = 9, Doubles = 10, Uint64s = 11 };
} // namespace onnx

/// Bytes of a value of each TensorProto.DataType in raw data; 0: not a plain number.
constexpr std::array<std::uint64_t, 14> valueBytes{0, 4, 1, 1, 2, 2, 4, 8, 0, 1, 2, 8, 4, 8};

/// How many numbers a repeated field holds, packed or one by one.
std::uint64_t countOf(const ProtobufField& field, std::uint64_t bytesEach)
{
    if (field.type != ProtobufField::Bytes)
        return 1;
    if (bytesEach > 0)
        return field.bytes.size() / bytesEach;
    std::uint64_t count = 0;
    for (ProtobufReader reader(field.bytes); !reader.atEnd(); ++count)
        reader.number();
    return count;
}

struct TensorClaims {
    std::uint64_t values = 1; ///< by its dimensions
    std::uint64_t type = 0, rawBytes = 0, listed = 0;
    std::string name;

    void addDimension(std::uint64_t size)
    {
        constexpr std::uint64_t most = 1ull << 30;
        if (size > most || values * size > most)
            throw Error("bad-model", "a tensor claims more than 2^30 values");
        values *= size;
    }
};

void checkTensor(OnnxBytes message)
{
    TensorClaims claims;
    ProtobufReader reader(message);
    while (const auto field = reader.next()) {
        switch (field->number) {
        case onnx::Dims:
            if (field->type == ProtobufField::Number)
                claims.addDimension(field->value);
            else
                for (ProtobufReader packed(field->bytes); !packed.atEnd();)
                    claims.addDimension(packed.number());
            break;
        case onnx::Type: claims.type = field->value; break;
        case onnx::Floats: claims.listed += countOf(*field, 4); break;
        case onnx::Doubles: claims.listed += countOf(*field, 8); break;
        case onnx::Int32s:
        case onnx::Int64s:
        case onnx::Uint64s: claims.listed += countOf(*field, 0); break;
        case onnx::Raw: claims.rawBytes = field->bytes.size(); break;
        case onnx::Name: claims.name.assign(reinterpret_cast<const char*>(field->bytes.data()), std::min<std::size_t>(field->bytes.size(), 60)); break;
        }
    }
    const auto each = claims.type < valueBytes.size() ? valueBytes[claims.type] : 0;
    if (each == 0)
        throw Error("bad-model", "the tensor " + inQuotes(claims.name) + " has values of the type " + std::to_string(claims.type) + ", expected plain numbers");
    const bool isWhole = claims.rawBytes > 0 ? claims.rawBytes == claims.values * each : claims.listed == claims.values;
    if (!isWhole)
        throw Error("bad-model", "the tensor " + inQuotes(claims.name) + " claims " + std::to_string(claims.values) + " values, and has "
                        + std::to_string(claims.rawBytes > 0 ? claims.rawBytes / each : claims.listed),
                    {}, "weights in files of their own are not read");
}

void checkGraph(OnnxBytes message, int depth);

void checkAttribute(OnnxBytes message, int depth)
{
    ProtobufReader reader(message);
    while (const auto field = reader.next()) {
        if (field->type != ProtobufField::Bytes)
            continue;
        if (field->number == onnx::attributeTensor || field->number == onnx::attributeTensors)
            checkTensor(field->bytes);
        else if (field->number == onnx::attributeGraph || field->number == onnx::attributeGraphs)
            checkGraph(field->bytes, depth + 1);
    }
}

void checkNode(OnnxBytes message, int depth)
{
    ProtobufReader reader(message);
    while (const auto field = reader.next()) {
        if (field->number == onnx::nodeAttribute && field->type == ProtobufField::Bytes)
            checkAttribute(field->bytes, depth);
    }
}

void checkGraph(OnnxBytes message, int depth)
{
    if (depth > deepestGraph)
        throw Error("bad-model", "its graphs are nested more than " + std::to_string(deepestGraph) + " deep");
    ProtobufReader reader(message);
    while (const auto field = reader.next()) {
        if (field->type != ProtobufField::Bytes)
            continue;
        if (field->number == onnx::graphNode)
            checkNode(field->bytes, depth);
        else if (field->number == onnx::graphInitializer)
            checkTensor(field->bytes);
    }
}

} // namespace

void requireWholeTensors(std::span<const std::byte> bytes)
{
    ProtobufReader reader(bytes);
    while (const auto field = reader.next()) {
        if (field->number == onnx::modelGraph && field->type == ProtobufField::Bytes)
            checkGraph(field->bytes, 0);
    }
}

} // namespace transect
