#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace transect {

/// A file of a zip archive.
struct ZipEntry {
    enum class Packing { Stored, Deflated, Other };

    std::string name;
    Packing packing = Packing::Stored;
    std::span<const std::byte> bytes; ///< as they lie there; none of other packings
    std::uint32_t checksum = 0;       ///< CRC-32 of the unpacked bytes, as the directory has it
};

/// Whether a file begins as a zip archive does.
bool looksLikeZip(std::span<const std::byte> file);

/// The entries of a zip archive (APPNOTE 6.3, zip64 too) in the order of its directory. Nothing is copied and nothing that the
/// archive claims is believed before it has been compared with the size of the file. Throws Error "bad-archive" naming `place`, what
/// was found and expected: no directory, an entry outside of the file, more than 2^20 entries.
std::vector<ZipEntry> zipEntries(std::span<const std::byte> file, const std::string& place);

} // namespace transect
