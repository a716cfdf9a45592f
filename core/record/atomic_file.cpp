#include "record/atomic_file.h"

#include <atomic>
#include <string>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "record/hash.h"

namespace transect {

namespace {

/// A name that no other thread or process of this machine has in use. Long names are cut, so that the whole stays
/// within the 255 bytes of a file's name.
std::string temporaryName(const std::filesystem::path& path)
{
    static std::atomic<unsigned> count = 0;
    std::string name(1, '.');
    name.append(path.filename().string(), 0, 200).append(".").append(std::to_string(::getpid()));
    return name.append(".").append(std::to_string(++count)).append(".part");
}

} // namespace

AtomicFile::AtomicFile(std::filesystem::path path, FileSystem& fileSystem)
    : m_path(std::move(path))
    , m_fileSystem(fileSystem)
{
    // A process killed earlier, or one on another machine, may have left the name.
    do {
        m_temporary = folderOf(m_path) / temporaryName(m_path);
        m_descriptor = untilUninterrupted(
            [&] { return m_fileSystem.open(m_temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666); });
    } while (m_descriptor == -1 && errno == EEXIST);
    if (m_descriptor == -1)
        throw fileError(errno, "create", m_path);
}

AtomicFile::~AtomicFile()
{
    discard();
}

void AtomicFile::write(std::span<const std::byte> bytes)
{
    requireOpen();
    m_bytes += bytes.size();
    if (const int errorNumber = writeAll(m_fileSystem, m_descriptor, bytes))
        fail(errorNumber, "write");
}

void AtomicFile::write(std::string_view bytes)
{
    write(std::as_bytes(std::span(bytes)));
}

void AtomicFile::commit()
{
    finish();
    replaceTarget();
}

void AtomicFile::commit(std::string_view sha256)
{
    finish();
    const std::string found = hashOnDisk();
    if (found != sha256) {
        discard();
        throw Error("io", "read back with SHA-256 " + found + ", expected " + std::string(sha256), m_path.string(),
                    "the disk or its connection is faulty: check it, or write to another");
    }
    replaceTarget();
}

void AtomicFile::finish()
{
    requireOpen();
    if (untilUninterrupted([&] { return m_fileSystem.sync(m_descriptor); }) == -1)
        fail(errno, "sync");
    // Linux closes the file even when it says EINTR.
    if (m_fileSystem.close(std::exchange(m_descriptor, -1)) == -1 && errno != EINTR)
        fail(errno, "close");
}

std::string AtomicFile::hashOnDisk()
{
    try {
        const InputFile file(m_temporary);
        // Dropped from memory, so that the bytes come from the disk.
        ::posix_fadvise(file.descriptor(), 0, 0, POSIX_FADV_DONTNEED);
        return sha256HexOfFile(file);
    } catch (...) {
        discard();
        throw;
    }
}

void AtomicFile::replaceTarget()
{
    if (untilUninterrupted([&] { return m_fileSystem.rename(m_temporary, m_path); }) == -1)
        fail(errno, "replace");
    m_temporary.clear();
    if (untilUninterrupted([&] { return m_fileSystem.syncFolder(folderOf(m_path)); }) == -1)
        fail(errno, "sync the folder of");
}

void AtomicFile::requireOpen() const
{
    if (m_descriptor == -1)
        throw Error("io", "written to after it was committed or given up", m_path.string());
}

void AtomicFile::fail(int errorNumber, std::string_view action)
{
    discard(); // first, so that a full disk's free space is told without the temporary
    throw fileError(errorNumber, action, m_path, m_bytes);
}

void AtomicFile::discard() noexcept
{
    if (m_descriptor != -1)
        m_fileSystem.close(std::exchange(m_descriptor, -1));
    if (!m_temporary.empty())
        m_fileSystem.remove(m_temporary);
    m_temporary.clear();
}

void writeAtomically(const std::filesystem::path& path, std::string_view bytes, FileSystem& fileSystem)
{
    AtomicFile file(path, fileSystem);
    file.write(bytes);
    file.commit();
}

} // namespace transect
