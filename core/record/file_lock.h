#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace transect {

/// An advisory lock (flock) on a file, held as long as the object lives. The end of the process frees it, whatever the
/// cause; programs that the process starts do not inherit it.
class FileLock {
public:
    /// Opens the file, makes it where it is missing, and locks it without waiting; nothing where another holds it.
    /// Errors: "no-file" (no such folder), "no-permission", "io" (a file system without locks).
    static std::optional<FileLock> tryTake(const std::filesystem::path& path);
    /// As above, but waits for as long as another holds it.
    static FileLock take(const std::filesystem::path& path);

    ~FileLock();
    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;

    const std::filesystem::path& path() const { return m_path; }
    /// Replaces what the file holds: who has the lock, and why. Throws Error as record/file_system.h says.
    void write(std::string_view text) const;

private:
    FileLock(std::filesystem::path path, int descriptor);

    std::filesystem::path m_path;
    int m_descriptor = -1;
};

/// Whether some process holds the lock; false where there is no such file. Asks by locking for sharing for an instant,
/// which is all that a reader of a read-only folder can do: tryTake() may fail at that instant.
/// Errors: "no-permission", "io".
bool isLocked(const std::filesystem::path& path);

} // namespace transect
