#include "record/safetensors.h"

#include <algorithm>
#include <bit>
#include <tuple>
#include <unordered_set>

#include "record/atomic_file.h"
#include "record/error.h"
#include "record/hash.h"
#include "record/json.h"
#include "record/safetensors_header.h"

namespace transect {

namespace {

/// Larger elements first, so that every tensor is aligned to its elements; equal ones by name.
std::vector<const TensorView*> inFileOrder(std::span<const TensorView> tensors)
{
    std::vector<const TensorView*> order;
    for (const TensorView& tensor : tensors)
        order.push_back(&tensor);
    std::sort(order.begin(), order.end(), [](const TensorView* a, const TensorView* b) {
        return std::tuple(sizeOf(b->dtype), std::string_view(a->name))
            < std::tuple(sizeOf(a->dtype), std::string_view(b->name));
    });
    return order;
}

void check(std::span<const TensorView> tensors, const std::string& path)
{
    std::unordered_set<std::string_view> names{"__metadata__"};
    for (const TensorView& tensor : tensors) {
        const std::string place = "tensor " + inQuotes(tensor.name);
        if (!names.insert(tensor.name).second)
            throw Error("bad-safetensors", place + ": this name is taken", path);
        const auto bytes = bytesOf(tensor.dtype, tensor.shape);
        if (!bytes || *bytes != tensor.bytes.size())
            throw Error("bad-safetensors", place + ": found " + std::to_string(tensor.bytes.size()) + " bytes, expected "
                            + (bytes ? std::to_string(*bytes) : "a possible shape") + " for "
                            + std::string(nameOf(tensor.dtype)) + " " + textOf(tensor.shape), path);
    }
}

std::string headerJson(std::span<const TensorView* const> tensors, const Metadata& metadata)
{
    std::string json;
    const auto add = [&json](const std::string& name, const Json& value) {
        json.append(json.empty() ? "{" : ",").append(Json(name).dump()).append(":").append(value.dump());
    };
    if (!metadata.empty())
        add("__metadata__", metadata);
    std::uintmax_t offset = 0;
    for (const TensorView* tensor : tensors) {
        const std::uintmax_t end = offset + tensor->bytes.size();
        add(tensor->name, {{"dtype", nameOf(tensor->dtype)}, {"shape", tensor->shape}, {"data_offsets", {offset, end}}});
        offset = end;
    }
    return json.empty() ? "{}" : json + "}";
}

/// The header's length and the header, padded so that the buffer begins at a multiple of 8.
std::string fileBegin(std::span<const TensorView* const> tensors, const Metadata& metadata, const std::string& path)
{
    std::string json;
    try {
        json = headerJson(tensors, metadata);
    } catch (const Json::type_error& error) {
        throw Error("bad-safetensors", std::string("a name or the metadata is no UTF-8: ") + error.what(), path);
    }
    json.resize((json.size() + 7) / 8 * 8, ' ');
    if (json.size() > longestSafetensorsHeader)
        throw Error("bad-safetensors", "a header of " + std::to_string(json.size()) + " bytes, expected at most "
                        + std::to_string(longestSafetensorsHeader), path);
    static_assert(std::endian::native == std::endian::little, "safetensors files are little-endian");
    const std::uint64_t length = json.size();
    return std::string(reinterpret_cast<const char*>(&length), sizeof length) + json;
}

} // namespace

std::string writeSafetensors(const std::filesystem::path& path, std::span<const TensorView> tensors,
                             const Metadata& metadata, FileSystem& fileSystem)
{
    check(tensors, path.string());
    const std::vector<const TensorView*> order = inFileOrder(tensors);
    const std::string begin = fileBegin(order, metadata, path.string());
    AtomicFile file(path, fileSystem);
    Sha256 hash;
    const auto write = [&](std::span<const std::byte> bytes) {
        file.write(bytes);
        hash.update(bytes);
    };
    write(std::as_bytes(std::span(begin)));
    for (const TensorView* tensor : order)
        write(tensor->bytes);
    const std::string sha256 = hash.hex();
    file.commit(sha256);
    return sha256;
}

} // namespace transect
