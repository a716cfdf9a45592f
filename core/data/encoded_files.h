#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "data/data_set.h"

namespace transect {

/// Image files that are not decoded yet, by their names below a folder or inside an archive.
class EncodedFiles {
public:
    virtual ~EncodedFiles() = default;

    const std::vector<std::string>& names() const { return m_names; } ///< '/' between folders
    std::string placeOf(std::size_t file) const { return m_place + "/" + m_names[file]; }
    virtual std::uint64_t sizeOf(std::size_t file) const = 0;
    /// The encoded bytes, in memory or read into `buffer`. Throws Error "bad-image" where the file cannot be read.
    virtual std::span<const std::byte> read(std::size_t file, std::vector<std::byte>& buffer) const = 0;

protected:
    std::string m_place;
    std::vector<std::string> m_names;
};

using EncodedFilesPtr = std::shared_ptr<const EncodedFiles>;

/// All image files (by their endings) below a folder; they stay on disk. Hidden files are left out.
EncodedFilesPtr imageFilesIn(const std::filesystem::path& folder);

/// All image files of a tar archive, gzipped or not, read into memory. Errors: those of visitArchive(), and "bad-data"
/// where the archive holds more than residentLimit.
EncodedFilesPtr imageFilesOfArchive(const std::filesystem::path& archive);

/// Which of the files a data set consists of, in its order.
struct EncodedImages {
    std::string name;
    EncodedFilesPtr files;
    std::vector<std::size_t> order; ///< positions in files->names(), one an image
    std::vector<std::int64_t> labels;
    std::vector<std::string> classNames;
};

/// Images that all have one size and fit into 1 GiB are decoded now, by all cores, and stay as bytes; others are decoded
/// each time that they are asked for. The fingerprint of the first kind is that of makeResident(); that of the second
/// covers class names, labels, the name and size of every file, and the first 4 KiB of 1,024 files spread evenly.
/// Throws Error "bad-image" where not one image decodes.
DataSetPtr openEncoded(EncodedImages images);

} // namespace transect
