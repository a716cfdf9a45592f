#include "record/npz_weights.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "record/error.h"
#include "record/inflating_stream.h"
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

/// Of the elements behind a header: their bytes, row-major.
std::span<const std::byte> elementsOf(ByteStream& stream, const NpyHeader& header, const ZipEntry& entry, std::uint64_t count, NpzWeights& weights)
{
    const bool isColumns = header.isFortran && header.shape.size() > 1;
    const bool isStored = entry.packing == ZipEntry::Packing::Stored;
    const auto there = entry.bytes.size() - std::min(header.size, entry.bytes.size());
    if (isStored && there != count)
        stream.fail("has " + std::to_string(there) + " bytes of elements, expected " + std::to_string(count));
    if (isStored && !isColumns)
        return entry.bytes.subspan(header.size);
    weights.copiedBytes += std::int64_t(count);
    if (weights.copiedBytes > residentLimit)
        stream.fail("takes the arrays that are unpacked above the " + std::to_string(residentLimit) + " bytes that are kept in memory");
    auto elements = readDeclared(stream, std::int64_t(count));
    weights.copies.push_back(isColumns ? rowMajor(elements, header.shape, std::size_t(header.itemSize)) : std::move(elements));
    return std::as_bytes(std::span(weights.copies.back()));
}

TensorView tensorOf(const ZipEntry& entry, const std::string& place, NpzWeights& weights)
{
    MemoryStream lying(place, entry.bytes);
    if (entry.packing == ZipEntry::Packing::Other)
        lying.fail("is packed in a way that numpy does not use", "save it by numpy.savez()");
    std::optional<InflatingStream> inflating;
    if (entry.packing == ZipEntry::Packing::Deflated)
        inflating.emplace(lying, std::int64_t(entry.bytes.size()), InflatingStream::Format::Raw);
    ByteStream& stream = inflating ? static_cast<ByteStream&>(*inflating) : lying;
    const auto header = readWholeNpyHeader(stream);
    const auto count = std::uint64_t(declaredSize(stream, header.shape)) * std::uint64_t(header.itemSize);
    const auto type = elementType(header, stream); // before anything is unpacked
    const auto elements = elementsOf(stream, header, entry, count, weights);
    if (inflating && inflating->checksum() != entry.checksum)
        stream.fail("has another checksum than the archive says", "the file is damaged: get it again");
    return {entry.name.substr(0, entry.name.size() - 4), type, header.shape, elements};
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
            weights.tensors.push_back(tensorOf(entry, path.string() + "/" + entry.name, weights));
        } catch (const Error& error) {
            const auto& record = error.record();
            throw Error("bad-checkpoint", entry.name + " " + record.text, path.string(), record.hint);
        }
    }
    return weights;
}

} // namespace transect
