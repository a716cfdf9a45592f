#pragma once

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

#include <sys/types.h>

#include "record/error.h"

namespace transect {

/// The calls by which records reach a disk, with the meaning and the errno of their POSIX names: -1 on failure.
/// An interface, so that a test can make any one of them fail; EINTR and short counts are handled above it.
class FileSystem {
public:
    virtual ~FileSystem() = default;

    virtual int open(const std::filesystem::path& path, int flags, mode_t mode) = 0;
    virtual ssize_t write(int file, std::span<const std::byte> bytes) = 0;
    virtual int sync(int file) = 0;
    virtual int truncate(int file, off_t size) = 0;
    virtual int close(int file) = 0;
    virtual int rename(const std::filesystem::path& from, const std::filesystem::path& to) = 0;
    virtual int remove(const std::filesystem::path& path) = 0;
    /// Opens the folder, syncs and closes it. A file system that cannot sync folders (EINVAL) counts as done.
    virtual int syncFolder(const std::filesystem::path& folder) = 0;
};

FileSystem& realFileSystem();

/// Repeats a call that a signal interrupted.
template <typename Call>
auto untilUninterrupted(Call call)
{
    auto result = call();
    while (result == -1 && errno == EINTR)
        result = call();
    return result;
}

/// Writes all of `bytes` in as many calls as it takes. Returns 0, or the errno of the call that failed.
int writeAll(FileSystem& fileSystem, int file, std::span<const std::byte> bytes);

/// The code of an errno: "disk-full" (ENOSPC, EDQUOT), "no-permission" (EACCES, EPERM, EROFS), "no-file" (ENOENT,
/// ENOTDIR), else "io".
std::string fileErrorCode(int errorNumber);

/// The Error to throw when `action` ("write", "open") failed on `path`, with the code of its errno. For a full disk the
/// hint says that at least `bytes` were to be written, and what is free.
Error fileError(int errorNumber, std::string_view action, const std::filesystem::path& path, std::uintmax_t bytes = 0);

/// The folder that holds `path`; "." for a bare name.
std::filesystem::path folderOf(const std::filesystem::path& path);

/// Reads up to buffer.size() bytes from `offset`; fewer only at the end of the file. Throws Error "io" naming `path`.
std::size_t readAt(int file, std::uintmax_t offset, std::span<std::byte> buffer, const std::filesystem::path& path);

/// Throws Error "io" naming `path`.
std::uintmax_t sizeOfOpenFile(int file, const std::filesystem::path& path);

/// Has the system fetch the fronts of files that are about to be read one after another, all at a time instead of each when
/// it is asked for: on a disk that answers late the time of one. What cannot be opened is passed over.
void fetchAhead(std::span<const std::filesystem::path> files);

/// A file opened for reading; closed with the object.
class InputFile {
public:
    /// Errors: "no-file" (also for a folder, a pipe or a device), "no-permission", "io".
    explicit InputFile(std::filesystem::path path);
    ~InputFile();
    InputFile(InputFile&& other) noexcept;
    InputFile& operator=(InputFile&&) = delete;

    const std::filesystem::path& path() const { return m_path; }
    int descriptor() const { return m_descriptor; }
    std::uintmax_t size() const { return sizeOfOpenFile(m_descriptor, m_path); } ///< now: the file may be growing
    std::size_t read(std::uintmax_t offset, std::span<std::byte> buffer) const
    {
        return readAt(m_descriptor, offset, buffer, m_path);
    }

private:
    std::filesystem::path m_path;
    int m_descriptor = -1;
};

} // namespace transect
