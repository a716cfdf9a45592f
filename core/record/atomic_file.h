#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "record/file_system.h"

namespace transect {

/// A file that appears whole or not at all. It is written beside its target as ".name.pid.n.part"; commit() syncs it,
/// renames it over the target and syncs the folder. Whatever fails, the target keeps its old contents whole and the
/// temporary is removed (only a process that is killed leaves one behind; readers ignore it). The one exception: where
/// syncing the folder fails the new contents are in place, but a power cut may bring the old ones back.
/// A link is replaced, not followed. Permissions are those of an ordinary new file (0666 less the umask).
/// Errors: "disk-full", "no-permission", "no-file" (no such folder), "io", each with the target's path.
class AtomicFile {
public:
    explicit AtomicFile(std::filesystem::path path, FileSystem& fileSystem = realFileSystem());
    ~AtomicFile(); ///< removes the temporary unless committed
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    /// Each call is one write to the file: pieces are not gathered.
    void write(std::span<const std::byte> bytes);
    void write(std::string_view bytes);
    void commit();
    /// Reads the temporary back before it replaces the target; throws Error "io" where its SHA-256 is not `sha256`.
    void commit(std::string_view sha256);

private:
    void finish();
    std::string hashOnDisk();
    void replaceTarget();
    void requireOpen() const;
    [[noreturn]] void fail(int errorNumber, std::string_view action);
    void discard() noexcept;

    std::filesystem::path m_path, m_temporary;
    FileSystem& m_fileSystem;
    int m_descriptor = -1;
    std::uintmax_t m_bytes = 0; ///< that were to be written so far
};

void writeAtomically(const std::filesystem::path& path, std::string_view bytes,
                     FileSystem& fileSystem = realFileSystem());

} // namespace transect
