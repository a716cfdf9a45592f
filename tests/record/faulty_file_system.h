#pragma once

#include <cerrno>
#include <vector>

#include "record/file_system.h"

/// The real file system, until its n-th call.
class FaultyFileSystem : public transect::FileSystem {
public:
    enum class Fault {
        Once,       ///< the call fails with `errorNumber`
        ForGood,    ///< and so does every later one
        Short,      ///< a write takes half of its bytes; another call fails
        ShortThenForGood,
        FlipsBit    ///< a write reports success, but one bit is wrong; another call fails
    };

    Fault fault = Fault::Once;
    int errorNumber = EIO;
    int faultyCall = 0; ///< counted from 1; 0: none

    int calls() const { return m_calls; }
    int syncs() const { return m_syncs; }

    int open(const std::filesystem::path& path, int flags, mode_t mode) override
    {
        return fails() ? -1 : m_real.open(path, flags, mode);
    }
    ssize_t write(int file, std::span<const std::byte> bytes) override
    {
        const bool isFaulty = fails();
        const bool isFirst = m_calls == faultyCall;
        if (isFaulty && isFirst && (fault == Fault::Short || fault == Fault::ShortThenForGood))
            return m_real.write(file, bytes.first((bytes.size() + 1) / 2));
        if (isFaulty && fault == Fault::FlipsBit)
            return writeFlipped(file, bytes);
        return isFaulty ? -1 : m_real.write(file, bytes);
    }
    int sync(int file) override
    {
        ++m_syncs;
        return fails() ? -1 : m_real.sync(file);
    }
    int truncate(int file, off_t size) override { return fails() ? -1 : m_real.truncate(file, size); }
    int close(int file) override
    {
        const int result = m_real.close(file); // as Linux does, whatever it reports
        return fails() ? -1 : result;
    }
    int rename(const std::filesystem::path& from, const std::filesystem::path& to) override
    {
        return fails() ? -1 : m_real.rename(from, to);
    }
    int remove(const std::filesystem::path& path) override { return fails() ? -1 : m_real.remove(path); }
    int syncFolder(const std::filesystem::path& folder) override { return fails() ? -1 : m_real.syncFolder(folder); }

private:
    bool fails()
    {
        ++m_calls;
        const bool isForGood = fault == Fault::ForGood || fault == Fault::ShortThenForGood;
        const bool result = faultyCall != 0 && (m_calls == faultyCall || (isForGood && m_calls > faultyCall));
        if (result)
            errno = errorNumber;
        return result;
    }

    ssize_t writeFlipped(int file, std::span<const std::byte> bytes)
    {
        std::vector<std::byte> copy(bytes.begin(), bytes.end());
        copy.at(copy.size() / 2) ^= std::byte{16};
        return m_real.write(file, copy);
    }

    transect::FileSystem& m_real = transect::realFileSystem();
    int m_calls = 0;
    int m_syncs = 0;
};
