#pragma once

#include <QTemporaryDir>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string>

#include <sys/mount.h>

/// A disk of 1 MiB in memory, where the process may mount one.
class SmallDisk {
public:
    SmallDisk()
    {
        if (::mount("tmpfs", path().c_str(), "tmpfs", 0, "size=1m") == -1)
            m_whyNot = std::string("cannot mount a tmpfs: ") + std::strerror(errno);
    }
    ~SmallDisk()
    {
        if (m_whyNot.empty())
            ::umount2(path().c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    const std::string& whyNot() const { return m_whyNot; } ///< empty: it is there
    std::filesystem::path path() const { return m_folder.path().toStdString(); }

private:
    QTemporaryDir m_folder;
    std::string m_whyNot;
};
