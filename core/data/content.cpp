#include "data/content.h"

#include <string_view>

#include "data/arrays.h"
#include "record/byte_stream.h"
#include "data/cifar.h"
#include "data/class_folders.h"
#include "data/idx.h"
#include "record/error.h"

namespace transect {

namespace {

namespace fs = std::filesystem;

PublishedData openFolder(const fs::path& path, const std::string& name)
{
    if (holdsCifar(path, CifarKind::Ten))
        return openCifar(path, CifarKind::Ten, name);
    if (holdsCifar(path, CifarKind::Hundred))
        return openCifar(path, CifarKind::Hundred, name);
    if (holdsTarPair(path))
        return openTarPair(path, name);
    if (holdsArrays(path))
        return openArrays(path, name);
    if (const auto layout = idxLayoutIn(path); !layout.trainPrefix.empty())
        return openIdx(path, layout, name);
    return openClassFolders(path, name);
}

/// The CIFAR data sets are published as tars too, told by their names.
PublishedData openTar(const fs::path& path, const std::string& name)
{
    if (name.starts_with("cifar-10-binary"))
        return openCifar(path, CifarKind::Ten, name);
    if (name.starts_with("cifar-100-binary"))
        return openCifar(path, CifarKind::Hundred, name);
    return openClassFolders(path, name);
}

bool isTar(std::string_view front)
{
    return front.size() >= 262 && front.substr(257, 5) == "ustar";
}

} // namespace

PublishedData openContent(const fs::path& path, const SheetLayout& sheet)
{
    const auto absolute = fs::weakly_canonical(path);
    const auto name = absolute.filename().string();
    if (fs::is_directory(absolute))
        return openFolder(absolute, name);
    const auto bytes = readFront(*openStream(absolute), 512);
    const std::string_view front(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (isTar(front))
        return openTar(absolute, name);
    if (front.starts_with("PK\x03\x04"))
        return openArrays(absolute, name);
    if (front.starts_with("\x93NUMPY"))
        return openArrays(absolute.parent_path(), name);
    if (front.starts_with(std::string_view("\0\0\x08\x03", 4)))
        return openIdxFile(absolute, name);
    if (isImage(bytes))
        return openSheet(absolute, sheet, name);
    throw Error("bad-data", "is no data set: neither a tar, an IDX, NPZ or NPY file, nor a picture of tiles", path.string());
}

} // namespace transect
