#include "record/journal.h"

#include <algorithm>
#include <string>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>

#include "record/journal_line.h"

namespace transect {

namespace {

/// Where the last line of the file's first `size` bytes begins.
std::uintmax_t lastLineBegin(int file, std::uintmax_t size, const std::filesystem::path& path)
{
    std::string buffer(1 << 16, '\0');
    std::uintmax_t end = size - 1; // the last line's own newline does not count
    while (end > 0) {
        const std::uintmax_t begin = end - std::min<std::uintmax_t>(end, buffer.size());
        const auto piece = std::span(buffer).first(static_cast<std::size_t>(end - begin));
        const std::string_view text(piece.data(), readAt(file, begin, std::as_writable_bytes(piece), path));
        if (const std::size_t newline = text.rfind('\n'); newline != text.npos)
            return begin + newline + 1;
        end = begin;
    }
    return 0;
}

bool isWholeLine(int file, std::uintmax_t begin, std::uintmax_t end, const std::filesystem::path& path)
{
    if (end - begin > longestJournalLine + 1)
        return false;
    std::string line(static_cast<std::size_t>(end - begin), '\0');
    line.resize(readAt(file, begin, std::as_writable_bytes(std::span(line)), path));
    if (!line.ends_with('\n'))
        return false;
    line.pop_back();
    return checksumDamage(line).empty();
}

} // namespace

/// Keeps other journals on the same file out: a line that another is still writing would look torn.
class Journal::Lock {
public:
    Lock(int file, const std::filesystem::path& path)
        : m_file(file)
    {
        if (untilUninterrupted([&] { return ::flock(m_file, LOCK_EX); }) == -1)
            throw fileError(errno, "lock", path);
    }
    ~Lock() { ::flock(m_file, LOCK_UN); }
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;

private:
    int m_file;
};

Journal::Journal(std::filesystem::path path, Durability durability, FileSystem& fileSystem)
    : m_path(std::move(path))
    , m_durability(durability)
    , m_fileSystem(fileSystem)
{
    m_descriptor = untilUninterrupted(
        [&] { return m_fileSystem.open(m_path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0666); });
    if (m_descriptor == -1)
        throw fileError(errno, "open", m_path);
    try {
        const Lock lock(m_descriptor, m_path);
        m_end = mendedEnd();
        if (m_durability == Durability::Synced && m_end == 0
            && untilUninterrupted([&] { return m_fileSystem.syncFolder(folderOf(m_path)); }) == -1)
            throw fileError(errno, "sync the folder of", m_path);
    } catch (...) {
        m_fileSystem.close(m_descriptor);
        throw;
    }
}

Journal::~Journal()
{
    m_fileSystem.close(m_descriptor);
}

void Journal::append(const Json& object)
{
    const std::string line = journalLine(object, m_path.string());
    const Lock lock(m_descriptor, m_path);
    const std::uintmax_t begin = mendedEnd();
    int errorNumber = writeAll(m_fileSystem, m_descriptor, std::as_bytes(std::span(line)));
    if (errorNumber == 0 && m_durability == Durability::Synced
        && untilUninterrupted([&] { return m_fileSystem.sync(m_descriptor); }) == -1)
        errorNumber = errno;
    if (errorNumber != 0) {
        const Error error = fileError(errorNumber, "append", m_path, line.size());
        cut(begin); // where this fails too, the next append mends the file
        throw error;
    }
    m_end = begin + line.size();
}

/// The size of the file, after a torn last line has been cut off: another process, or an append whose failure could
/// not be undone, may have left one since this journal last looked.
std::uintmax_t Journal::mendedEnd()
{
    const std::uintmax_t size = sizeOfOpenFile(m_descriptor, m_path);
    if (size == m_end)
        return size;
    const std::uintmax_t begin = lastLineBegin(m_descriptor, size, m_path);
    if (isWholeLine(m_descriptor, begin, size, m_path))
        return size;
    if (!cut(begin))
        throw fileError(errno, "cut off a torn line", m_path);
    return begin;
}

bool Journal::cut(std::uintmax_t end)
{
    return untilUninterrupted([&] { return m_fileSystem.truncate(m_descriptor, static_cast<off_t>(end)); }) == 0;
}

} // namespace transect
