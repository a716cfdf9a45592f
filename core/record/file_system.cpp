#include "record/file_system.h"

#include <cstdio>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace transect {

namespace {

class PosixFileSystem : public FileSystem {
public:
    int open(const std::filesystem::path& path, int flags, mode_t mode) override
    {
        return ::open(path.c_str(), flags, mode);
    }
    ssize_t write(int file, std::span<const std::byte> bytes) override
    {
        return ::write(file, bytes.data(), bytes.size());
    }
    int sync(int file) override { return ::fsync(file); }
    int truncate(int file, off_t size) override { return ::ftruncate(file, size); }
    int close(int file) override { return ::close(file); }
    int rename(const std::filesystem::path& from, const std::filesystem::path& to) override
    {
        return ::rename(from.c_str(), to.c_str());
    }
    int remove(const std::filesystem::path& path) override { return ::unlink(path.c_str()); }
    int syncFolder(const std::filesystem::path& folder) override;
};

int PosixFileSystem::syncFolder(const std::filesystem::path& folder)
{
    const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file == -1)
        return -1;
    const int result = ::fsync(file);
    const int errorNumber = errno;
    ::close(file);
    errno = errorNumber;
    return result == -1 && errorNumber == EINVAL ? 0 : result;
}

/// "31 bytes", "2.1 MB": three digits are enough to see what is missing.
std::string amountOf(std::uintmax_t bytes)
{
    double amount = static_cast<double>(bytes);
    std::string_view unit = "bytes";
    for (const std::string_view larger : {"kB", "MB", "GB", "TB"}) {
        if (amount < 1000)
            break;
        amount /= 1000;
        unit = larger;
    }
    char digits[32];
    std::snprintf(digits, sizeof digits, amount < 999.5 ? "%.3g " : "%.0f ", amount);
    return std::string(digits).append(unit);
}

std::string diskFullHint(const std::filesystem::path& path, std::uintmax_t bytes)
{
    std::string hint = "at least " + amountOf(bytes) + " were to be written";
    std::error_code noSpaceKnown;
    const auto space = std::filesystem::space(folderOf(path), noSpaceKnown);
    if (!noSpaceKnown)
        hint += ", " + amountOf(space.available) + " are free";
    return hint + ": free space on this disk, or choose another";
}

} // namespace

FileSystem& realFileSystem()
{
    static PosixFileSystem fileSystem;
    return fileSystem;
}

int writeAll(FileSystem& fileSystem, int file, std::span<const std::byte> bytes)
{
    while (!bytes.empty()) {
        const ssize_t count = untilUninterrupted([&] { return fileSystem.write(file, bytes); });
        if (count == -1)
            return errno;
        if (count == 0)
            return EIO;
        bytes = bytes.subspan(static_cast<std::size_t>(count));
    }
    return 0;
}

std::string fileErrorCode(int errorNumber)
{
    switch (errorNumber) {
    case ENOSPC:
    case EDQUOT:
        return "disk-full";
    case EACCES:
    case EPERM:
    case EROFS:
        return "no-permission";
    case ENOENT:
    case ENOTDIR:
        return "no-file";
    default:
        return "io";
    }
}

Error fileError(int errorNumber, std::string_view action, const std::filesystem::path& path, std::uintmax_t bytes)
{
    const auto code = fileErrorCode(errorNumber);
    return Error(code, "cannot " + std::string(action) + ": " + std::generic_category().message(errorNumber), path.string(),
                 code == "disk-full" ? diskFullHint(path, bytes) : fileHint(code));
}

std::filesystem::path folderOf(const std::filesystem::path& path)
{
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

std::size_t readAt(int file, std::uintmax_t offset, std::span<std::byte> buffer, const std::filesystem::path& path)
{
    std::size_t done = 0;
    while (done < buffer.size()) {
        const ssize_t count = untilUninterrupted([&] {
            return ::pread(file, buffer.data() + done, buffer.size() - done, static_cast<off_t>(offset + done));
        });
        if (count == -1)
            throw fileError(errno, "read", path);
        if (count == 0)
            break;
        done += static_cast<std::size_t>(count);
    }
    return done;
}

std::uintmax_t sizeOfOpenFile(int file, const std::filesystem::path& path)
{
    struct stat status;
    if (::fstat(file, &status) == -1)
        throw fileError(errno, "read the size", path);
    return static_cast<std::uintmax_t>(status.st_size);
}

void fetchAhead(std::span<const std::filesystem::path> files)
{
    constexpr off_t front = 1 << 18;
    for (const auto& path : files) {
        const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
        if (file == -1)
            continue;
        ::posix_fadvise(file, 0, front, POSIX_FADV_WILLNEED);
        ::close(file);
    }
}

InputFile::InputFile(std::filesystem::path path)
    : m_path(std::move(path))
{
    // Without O_NONBLOCK opening a pipe would wait for its writer.
    m_descriptor = untilUninterrupted([&] { return ::open(m_path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK); });
    if (m_descriptor == -1)
        throw fileError(errno, "open", m_path);
    struct stat status;
    if (::fstat(m_descriptor, &status) == -1 || !S_ISREG(status.st_mode)) {
        ::close(m_descriptor);
        throw Error("no-file", "not a regular file", m_path.string());
    }
}

InputFile::~InputFile()
{
    if (m_descriptor != -1)
        ::close(m_descriptor);
}

InputFile::InputFile(InputFile&& other) noexcept
    : m_path(std::move(other.m_path))
    , m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

} // namespace transect
