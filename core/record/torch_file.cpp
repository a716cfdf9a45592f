#include "record/torch_file.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <set>

#include "record/error.h"
#include "record/mapped_file.h"
#include "record/pickle.h"
#include "record/stored_zip.h"

namespace transect {

namespace {

constexpr std::int64_t mostRepeated = 1 << 24; ///< elements of a view that is larger than its storage
constexpr std::size_t mostTensors = 1 << 20, mostNotices = 20, deepestWay = 64, mostDimensions = 64;
constexpr unsigned char legacyBeginning[] = {0x80, 0x02, 0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, 0x2e};

bool isLegacyFile(std::span<const std::byte> file)
{
    return file.size() >= sizeof legacyBeginning && std::memcmp(file.data(), legacyBeginning, sizeof legacyBeginning) == 0;
}

std::string_view textOfBytes(std::span<const std::byte> bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Of "torch.FloatStorage", and of the dtypes "torch.float32" that newer files name.
std::optional<DType> storageType(std::string_view global)
{
    static const std::map<std::string_view, DType> storageTypes{
        {"FloatStorage", DType::F32}, {"DoubleStorage", DType::F64}, {"HalfStorage", DType::F16}, {"BFloat16Storage", DType::BF16},
        {"LongStorage", DType::I64}, {"IntStorage", DType::I32}, {"ShortStorage", DType::I16}, {"CharStorage", DType::I8},
        {"ByteStorage", DType::U8}, {"BoolStorage", DType::Bool}, {"float32", DType::F32}, {"float64", DType::F64}, {"float16", DType::F16},
        {"bfloat16", DType::BF16}, {"int64", DType::I64}, {"int32", DType::I32}, {"int16", DType::I16}, {"int8", DType::I8},
        {"uint8", DType::U8}, {"bool", DType::Bool}, {"uint16", DType::U16}, {"uint32", DType::U32}, {"uint64", DType::U64},
        {"float8_e4m3fn", DType::F8E4M3}, {"float8_e5m2", DType::F8E5M2}, {"Float8_e4m3fnStorage", DType::F8E4M3}, {"Float8_e5m2Storage", DType::F8E5M2}};
    const auto found = storageTypes.find(global.substr(global.rfind('.') + 1));
    return global.starts_with("torch.") && found != storageTypes.end() ? std::optional(found->second) : std::nullopt;
}

/// What a persistent id says of a storage: ("storage", type, key, device, elements).
struct StorageId {
    std::string_view type, key;
    std::int64_t elements = 0;
};

std::optional<StorageId> storageIdOf(const PickleValue& value)
{
    const auto id = value.kind() == PickleKind::Persistent ? value.persistentId() : std::nullopt;
    if (!id || id->kind() != PickleKind::Tuple || id->size() < 5 || id->at(0).kind() != PickleKind::Text || id->at(0).text() != "storage")
        return std::nullopt;
    const auto type = id->at(1), key = id->at(2), elements = id->at(4);
    if (type.kind() != PickleKind::Global || key.kind() != PickleKind::Text || elements.kind() != PickleKind::Integer || elements.integer() < 0)
        return std::nullopt;
    return StorageId{type.text(), key.text(), elements.integer()};
}

std::optional<std::vector<std::int64_t>> integersIn(const PickleValue& tuple)
{
    if ((tuple.kind() != PickleKind::Tuple && tuple.kind() != PickleKind::List) || tuple.size() > mostDimensions)
        return std::nullopt;
    std::vector<std::int64_t> numbers;
    for (std::size_t i = 0; i < tuple.size(); ++i) {
        if (tuple.at(i).kind() != PickleKind::Integer || tuple.at(i).integer() < 0)
            return std::nullopt;
        numbers.push_back(tuple.at(i).integer());
    }
    return numbers;
}

/// Where the bytes of a storage are; nothing where there are none of that key.
using StorageOf = std::function<std::optional<std::span<const std::byte>>(const StorageId&)>;

/// Goes through the values of a pickle and finds the tensors.
class TensorFinder {
public:
    TensorFinder(StorageOf storageOf, const std::string& place)
        : m_storageOf(std::move(storageOf))
        , m_place(place)
    {
    }

    void find(const PickleValue& root) { visit(root, "", 0); }

    std::vector<StoredTensor> tensors;
    std::vector<std::string> notices;

private:
    [[noreturn]] void fail(const std::string& name, const std::string& what) const
    {
        throw Error("bad-checkpoint", (name.empty() ? "" : name + ": ") + what, m_place, "the file is damaged or was cut short: save or fetch it again");
    }

    void notice(const std::string& text)
    {
        if (notices.size() < mostNotices)
            notices.push_back(text);
        else if (notices.size() == mostNotices)
            notices.push_back("and others");
    }

    void visit(const PickleValue& value, const std::string& name, std::size_t depth)
    {
        if (depth > deepestWay)
            fail(name, "found values nested deeper than " + std::to_string(deepestWay));
        switch (value.kind()) {
        case PickleKind::Dictionary:
        case PickleKind::List:
        case PickleKind::Tuple:
        case PickleKind::Object:
            break;
        default:
            return;
        }
        if (value.kind() == PickleKind::Object && isTensor(value, name))
            return;
        if (!m_visited.insert(value.node()).second)
            return; // seen before, or within itself
        if (value.kind() == PickleKind::Object)
            visitObject(value, name, depth);
        else if (value.kind() == PickleKind::Dictionary)
            visitEntries(value, name, depth);
        else
            for (std::size_t i = 0; i < value.size(); ++i)
                visit(value.at(i), name + (name.empty() ? "" : ".") + std::to_string(i), depth + 1);
    }

    /// OrderedDict has entries; a module has a state, whose _parameters, _buffers and _modules are the same names as its state_dict's.
    void visitObject(const PickleValue& object, const std::string& name, std::size_t depth)
    {
        if (const auto entries = object.entries())
            visitEntries(*entries, name, depth);
        if (const auto elements = object.elements())
            visit(*elements, name, depth + 1);
        const auto state = object.state();
        if (!state || state->kind() != PickleKind::Dictionary)
            return;
        for (const auto* part : {"_parameters", "_buffers", "_modules"}) {
            if (const auto found = state->find(part))
                visit(*found, name, depth + 1);
        }
        if (!state->find("_parameters") && !object.entries())
            visitEntries(*state, name, depth);
    }

    void visitEntries(const PickleValue& dictionary, const std::string& name, std::size_t depth)
    {
        for (std::size_t i = 0; i + 1 < dictionary.size(); i += 2) {
            const auto key = dictionary.at(i);
            std::string word;
            if (key.kind() == PickleKind::Text)
                word = key.text();
            else if (key.kind() == PickleKind::Integer)
                word = std::to_string(key.integer());
            else
                continue;
            if (name.size() + word.size() > 4096)
                fail(name, "found a name of more than 4,096 characters");
            visit(dictionary.at(i + 1), name.empty() ? word : name + "." + word, depth + 1);
        }
    }

    bool isTensor(const PickleValue& object, const std::string& name)
    {
        const auto callable = object.callable(), arguments = object.arguments();
        if (!callable || callable->kind() != PickleKind::Global || !arguments || arguments->kind() != PickleKind::Tuple)
            return false;
        const auto what = callable->text();
        if (what == "torch._utils._rebuild_parameter" || what == "torch._utils._rebuild_parameter_with_state") {
            if (arguments->size() > 0 && arguments->at(0).kind() == PickleKind::Object)
                return isTensor(arguments->at(0), name);
            return false;
        }
        if (what == "torch._utils._rebuild_tensor_v2" || what == "torch._utils._rebuild_tensor" || what == "torch._utils._rebuild_tensor_v3") {
            addTensor(*arguments, name);
            return true;
        }
        if (what.starts_with("torch._utils._rebuild_")) {
            notice(name + ": a tensor of a kind that is not read (" + std::string(what.substr(0, 100)) + ")");
            return true;
        }
        return false;
    }

    /// (storage, offset, size, stride, ...); version 3 has its dtype at place 6.
    void addTensor(const PickleValue& arguments, const std::string& name)
    {
        if (arguments.size() < 4 || arguments.at(1).kind() != PickleKind::Integer)
            fail(name, "found no storage, offset, size and stride");
        const auto id = storageIdOf(arguments.at(0));
        const auto shape = integersIn(arguments.at(2)), strides = integersIn(arguments.at(3));
        const auto offset = arguments.at(1).integer();
        if (!id || !shape || !strides || shape->size() != strides->size() || offset < 0)
            fail(name, "found no storage, offset, size and stride");
        const auto dtype = arguments.size() > 6 && arguments.at(6).kind() == PickleKind::Global ? storageType(arguments.at(6).text()) : storageType(id->type);
        if (!dtype) {
            notice(name + ": a tensor of a type that is not read (" + std::string(id->type.substr(0, 100)) + ")");
            return;
        }
        const auto storage = m_storageOf(*id);
        if (!storage)
            fail(name, "its storage \"" + std::string(id->key.substr(0, 100)) + "\" is missing");
        if (tensors.size() == mostTensors)
            fail(name, "found more than " + std::to_string(mostTensors) + " tensors");
        tensors.push_back({name, *dtype, *shape, *strides, part(name, *storage, *dtype, offset, *shape, *strides)});
    }

    /// The bytes from the first element to the last that the strides reach, all of them within the storage.
    std::span<const std::byte> part(const std::string& name, std::span<const std::byte> storage, DType dtype, std::int64_t offset, const std::vector<std::int64_t>& shape,
                                    const std::vector<std::int64_t>& strides) const
    {
        const auto size = std::int64_t(sizeOf(dtype)), held = std::int64_t(storage.size()) / size;
        if (std::ranges::find(shape, 0) != shape.end())
            return {};
        std::int64_t last = 0, count = 1, reached = 0;
        bool isTooLarge = false;
        for (std::size_t i = 0; i < shape.size(); ++i) {
            isTooLarge |= __builtin_mul_overflow(shape[i] - 1, strides[i], &reached) || __builtin_add_overflow(last, reached, &last);
            isTooLarge |= __builtin_mul_overflow(count, shape[i], &count);
        }
        // Expanded views repeat elements; a stranger's may repeat one of them until the memory is full.
        isTooLarge = isTooLarge || offset >= held || last >= held - offset || count > std::max(held, mostRepeated);
        if (isTooLarge)
            fail(name, "its size and strides reach beyond its storage of " + std::to_string(held) + " elements");
        return storage.subspan(std::size_t(offset * size), std::size_t((last + 1) * size));
    }

    StorageOf m_storageOf;
    const std::string& m_place;
    std::set<std::uint32_t> m_visited;
};

struct Found {
    std::vector<StoredTensor> tensors;
    std::vector<std::string> notices;
};

Found tensorsOfZip(std::span<const std::byte> file, const std::string& place)
{
    std::map<std::string, ZipEntry> entries;
    for (auto& entry : zipEntries(file, place))
        entries.emplace(entry.name, entry);
    const auto pickle = std::ranges::find_if(entries, [](const auto& entry) { return entry.first == "data.pkl" || entry.first.ends_with("/data.pkl"); });
    const auto refuse = [&](const std::string& what, const std::string& hint) { throw Error("bad-checkpoint", what, place, hint); };
    if (pickle == entries.end())
        refuse("found a zip archive without data.pkl, expected a checkpoint of PyTorch", "name a file that torch.save() wrote");
    const auto root = pickle->first.substr(0, pickle->first.size() - std::string("data.pkl").size());
    if (const auto order = entries.find(root + "byteorder"); order != entries.end() && textOfBytes(order->second.bytes).starts_with("big"))
        refuse("its numbers are big-endian, expected little-endian ones", "save it again on a little-endian machine");
    if (pickle->second.packing != ZipEntry::Packing::Stored)
        refuse("its data.pkl is compressed, expected stored entries as torch.save() writes them", "save it again by torch.save()");
    const Pickle data(textOfBytes(pickle->second.bytes), place + ", data.pkl");
    TensorFinder finder([&](const StorageId& id) -> std::optional<std::span<const std::byte>> {
        const auto found = entries.find(root + "data/" + std::string(id.key));
        if (found == entries.end() || found->second.packing != ZipEntry::Packing::Stored)
            return std::nullopt;
        return found->second.bytes;
    }, place);
    finder.find(data.root());
    return {std::move(finder.tensors), std::move(finder.notices)};
}

/// Collects the storages that a pickle names, by key.
void collectStorages(const PickleValue& value, std::map<std::string, StorageId>& storages, std::set<std::uint32_t>& visited, std::size_t depth)
{
    if (depth > 4 * deepestWay || !visited.insert(value.node()).second)
        return;
    if (const auto id = storageIdOf(value)) {
        storages.emplace(id->key, *id);
        return;
    }
    for (std::size_t i = 0; i < value.size(); ++i)
        collectStorages(value.at(i), storages, visited, depth + 1);
    for (const auto& part : {value.arguments(), value.state(), value.elements(), value.entries()}) {
        if (part)
            collectStorages(*part, storages, visited, depth + 1);
    }
}

/// Magic number, protocol, system, the object, the keys of the storages; then of each its count of elements and its bytes.
Found tensorsOfLegacy(std::span<const std::byte> file, const std::string& place)
{
    const auto text = textOfBytes(file);
    std::size_t at = 0;
    const auto next = [&](const char* what) {
        auto pickle = std::make_unique<Pickle>(text.substr(at), place + ", " + what);
        at += pickle->end();
        return pickle;
    };
    next("magic number");
    next("protocol");
    const auto system = next("system");
    if (system->root().kind() == PickleKind::Dictionary) {
        const auto little = system->root().find("little_endian");
        if (little && little->kind() == PickleKind::Boolean && !little->boolean())
            throw Error("bad-checkpoint", "its numbers are big-endian, expected little-endian ones", place, "save it again on a little-endian machine");
    }
    const auto object = next("object"), keys = next("keys");
    std::map<std::string, StorageId> named;
    std::set<std::uint32_t> visited;
    collectStorages(object->root(), named, visited, 0);
    std::map<std::string, std::span<const std::byte>> storages;
    for (std::size_t i = 0; i < keys->root().size(); ++i) {
        const auto key = keys->root().at(i);
        const auto fail = [&](const std::string& what) { throw Error("bad-checkpoint", "storage " + std::to_string(i + 1) + ": " + what, place, "the file is damaged or was cut short: fetch it again"); };
        if (key.kind() != PickleKind::Text)
            fail("found a key that is no text");
        const auto id = named.find(std::string(key.text()));
        const auto type = id == named.end() ? std::nullopt : storageType(id->second.type);
        std::int64_t elements = 0;
        if (file.size() - at < sizeof elements)
            fail("the file ends before its length");
        std::memcpy(&elements, file.data() + at, sizeof elements);
        at += sizeof elements;
        if (!type)
            fail("found a type that is not read, and what follows it cannot be found");
        const auto size = std::int64_t(sizeOf(*type));
        if (elements < 0 || elements > std::int64_t((file.size() - at) / std::size_t(size)))
            fail("found " + std::to_string(elements) + " elements and " + std::to_string(file.size() - at) + " bytes left in the file");
        storages.emplace(key.text(), file.subspan(at, std::size_t(elements * size)));
        at += std::size_t(elements * size);
    }
    TensorFinder finder([&](const StorageId& id) -> std::optional<std::span<const std::byte>> {
        const auto found = storages.find(std::string(id.key));
        return found == storages.end() ? std::nullopt : std::optional(found->second);
    }, place);
    finder.find(object->root());
    return {std::move(finder.tensors), std::move(finder.notices)};
}

} // namespace

struct TorchFile::Contents {
    explicit Contents(const InputFile& file)
        : path(file.path())
        , mapped(file)
    {
    }
    std::filesystem::path path;
    MappedFile mapped;
    bool isLegacy = false;
    Found found;
};

std::int64_t StoredTensor::elements() const
{
    return std::accumulate(shape.begin(), shape.end(), std::int64_t{1}, std::multiplies());
}

bool StoredTensor::isRowMajor() const
{
    std::int64_t expected = 1;
    for (std::size_t i = shape.size(); i-- > 0;) {
        if (shape[i] != 1 && strides[i] != expected)
            return elements() == 0;
        expected *= shape[i];
    }
    return true;
}

std::span<const std::byte> rowMajorBytes(const StoredTensor& tensor, std::vector<std::byte>& copy)
{
    const auto size = sizeOf(tensor.dtype);
    const auto count = std::size_t(tensor.elements());
    if (tensor.isRowMajor())
        return tensor.storage.first(count * size);
    copy.resize(count * size);
    std::vector<std::int64_t> place(tensor.shape.size());
    std::int64_t from = 0;
    for (std::size_t i = 0; i < count; ++i) {
        std::memcpy(copy.data() + i * size, tensor.storage.data() + std::size_t(from) * size, size);
        for (std::size_t axis = place.size(); axis-- > 0;) {
            from += tensor.strides[axis];
            if (++place[axis] < tensor.shape[axis])
                break;
            from -= tensor.strides[axis] * tensor.shape[axis];
            place[axis] = 0;
        }
    }
    return copy;
}

bool TorchFile::isOne(std::span<const std::byte> beginning)
{
    return looksLikeZip(beginning) || isLegacyFile(beginning);
}

TorchFile TorchFile::open(const std::filesystem::path& path)
{
    auto contents = std::make_shared<Contents>(InputFile(path));
    const auto bytes = contents->mapped.bytes();
    contents->isLegacy = isLegacyFile(bytes);
    if (!contents->isLegacy && !looksLikeZip(bytes)) {
        const bool isTar = bytes.size() > 262 && textOfBytes(bytes.subspan(257, 5)) == "ustar";
        throw Error("bad-checkpoint", isTar ? "found a tar archive of torch 0.1" : "found neither a zip archive nor the legacy format of PyTorch", path.string(),
                    isTar ? "load it with an old PyTorch and save it again" : "name a file that torch.save() wrote");
    }
    contents->found = contents->isLegacy ? tensorsOfLegacy(bytes, path.string()) : tensorsOfZip(bytes, path.string());
    TorchFile file;
    file.m_contents = std::move(contents);
    return file;
}

const std::filesystem::path& TorchFile::path() const { return m_contents->path; }
bool TorchFile::isLegacy() const { return m_contents->isLegacy; }
const std::vector<StoredTensor>& TorchFile::tensors() const { return m_contents->found.tensors; }
const std::vector<std::string>& TorchFile::notices() const { return m_contents->found.notices; }

} // namespace transect
