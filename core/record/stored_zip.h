#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace transect {

/// A file of a zip archive that lies there as it is.
struct ZipEntry {
    std::string name;
    bool isStored = true;              ///< false: compressed, and `bytes` is empty
    std::span<const std::byte> bytes;
};

/// Whether a file begins as a zip archive does.
bool looksLikeZip(std::span<const std::byte> file);

/// The entries of a zip archive (APPNOTE 6.3, zip64 too) in the order of its directory. Nothing is copied and nothing that the
/// archive claims is believed before it has been compared with the size of the file. Throws Error "bad-archive" naming `place`, what
/// was found and expected: no directory, an entry outside of the file, more than 2^20 entries.
std::vector<ZipEntry> zipEntries(std::span<const std::byte> file, const std::string& place);

} // namespace transect
