#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string>

#include "record/byte_stream.h"

namespace transect {

using FileVisitor = std::function<void(const std::string& name, ByteStream& content)>;

/// Calls `visit` for every regular file of a tar (gzipped or not) or zip archive, in its order; an entry that is not read
/// is skipped. Nothing is unpacked to disk. Throws Error "bad-data" for a damaged or cut archive, for links, for
/// encrypted entries, and for names that are absolute or lead out of the archive.
void visitArchive(const std::filesystem::path& path, const FileVisitor& visit);

/// Calls `visit` for those of the `wanted` file names that are in a folder, or anywhere in an archive.
void visitFiles(const std::filesystem::path& place, std::span<const std::string> wanted, const FileVisitor& visit);

} // namespace transect
