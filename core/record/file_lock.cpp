#include "record/file_lock.h"

#include <cerrno>
#include <span>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "record/file_system.h"

namespace transect {

namespace {

int flockUninterrupted(int descriptor, int operation)
{
    int result = 0;
    do
        result = ::flock(descriptor, operation);
    while (result == -1 && errno == EINTR);
    return result;
}

int openLockFile(const std::filesystem::path& path)
{
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor == -1)
        throw fileError(errno, "open the lock", path);
    return descriptor;
}

} // namespace

FileLock::FileLock(std::filesystem::path path, int descriptor)
    : m_path(std::move(path))
    , m_descriptor(descriptor)
{
}

FileLock::~FileLock()
{
    if (m_descriptor != -1)
        ::close(m_descriptor);
}

FileLock::FileLock(FileLock&& other) noexcept
    : m_path(std::move(other.m_path))
    , m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

FileLock& FileLock::operator=(FileLock&& other) noexcept
{
    std::swap(m_path, other.m_path);
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

std::optional<FileLock> FileLock::tryTake(const std::filesystem::path& path)
{
    FileLock lock(path, openLockFile(path));
    if (flockUninterrupted(lock.m_descriptor, LOCK_EX | LOCK_NB) == 0)
        return lock;
    if (errno == EWOULDBLOCK)
        return std::nullopt;
    throw fileError(errno, "lock", path);
}

FileLock FileLock::take(const std::filesystem::path& path)
{
    FileLock lock(path, openLockFile(path));
    if (flockUninterrupted(lock.m_descriptor, LOCK_EX) == -1)
        throw fileError(errno, "lock", path);
    return lock;
}

void FileLock::write(std::string_view text) const
{
    if (::ftruncate(m_descriptor, 0) == -1 || ::lseek(m_descriptor, 0, SEEK_SET) == -1)
        throw fileError(errno, "write", m_path);
    if (const int error = writeAll(realFileSystem(), m_descriptor, std::as_bytes(std::span(text))))
        throw fileError(error, "write", m_path, text.size());
}

bool isLocked(const std::filesystem::path& path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor == -1 && (errno == ENOENT || errno == ENOTDIR))
        return false;
    if (descriptor == -1)
        throw fileError(errno, "open the lock", path);
    const bool isFree = flockUninterrupted(descriptor, LOCK_SH | LOCK_NB) == 0;
    const int error = errno;
    ::close(descriptor);
    if (!isFree && error != EWOULDBLOCK)
        throw fileError(error, "lock", path);
    return !isFree;
}

} // namespace transect
