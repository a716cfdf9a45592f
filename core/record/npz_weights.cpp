#include "record/npz_weights.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <utility>

#include "record/error.h"
#include "record/memory_stream.h"
#include "record/npy.h"
#include "record/npy_header.h"
#include "record/stored_zip.h"

namespace transect {

namespace {

DType elementType(const NpyHeader& header, const ByteStream& stream)
{
    static const std::map<std::pair<char, int>, DType> types{
        {{'b', 1}, DType::Bool}, {{'u', 1}, DType::U8}, {{'u', 2}, DType::U16}, {{'u', 4}, DType::U32}, {{'u', 8}, DType::U64}, {{'i', 1}, DType::I8},
        {{'i', 2}, DType::I16}, {{'i', 4}, DType::I32}, {{'i', 8}, DType::I64}, {{'f', 2}, DType::F16}, {{'f', 4}, DType::F32}, {{'f', 8}, DType::F64}};
    const auto found = types.find({header.kind, header.itemSize});
    if (found == types.end())
        stream.fail("has elements of a type that no weights have");
    return found->second;
}

TensorView tensorOf(const ZipEntry& entry, const std::string& place, std::deque<std::vector<std::uint8_t>>& copies)
{
    MemoryStream stream(place, entry.bytes);
    if (!entry.isStored)
        stream.fail("is compressed", "save it by numpy.savez(), not savez_compressed()");
    const auto header = readWholeNpyHeader(stream);
    const auto bytes = entry.bytes.subspan(header.size);
    const auto wanted = std::uint64_t(declaredSize(stream, header.shape)) * std::uint64_t(header.itemSize);
    if (bytes.size() != wanted)
        stream.fail("has " + std::to_string(bytes.size()) + " bytes of elements, expected " + std::to_string(wanted));
    TensorView tensor{entry.name.substr(0, entry.name.size() - 4), elementType(header, stream), header.shape, bytes};
    if (header.isFortran && header.shape.size() > 1) {
        std::vector<std::uint8_t> columns(bytes.size());
        std::memcpy(columns.data(), bytes.data(), bytes.size());
        copies.push_back(rowMajor(columns, header.shape, std::size_t(header.itemSize)));
        tensor.bytes = std::as_bytes(std::span(copies.back()));
    }
    return tensor;
}

} // namespace

NpzWeights readNpzWeights(const std::filesystem::path& path)
{
    NpzWeights weights;
    weights.file = std::make_unique<MappedFile>(InputFile(path));
    for (const auto& entry : zipEntries(weights.file->bytes(), path.string())) {
        if (!entry.name.ends_with(".npy"))
            continue;
        try {
            weights.tensors.push_back(tensorOf(entry, path.string() + "/" + entry.name, weights.copies));
        } catch (const Error& error) {
            const auto& record = error.record();
            throw Error("bad-checkpoint", entry.name + " " + record.text, path.string(), record.hint);
        }
    }
    return weights;
}

} // namespace transect
