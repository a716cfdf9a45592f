#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "record/file_lock.h"

namespace transect {

/// A device that is held until the object is destroyed, or its process ends in whatever way.
class DeviceLease {
public:
    explicit DeviceLease(FileLock lock) : m_lock(std::move(lock)) {}

private:
    FileLock m_lock;
};

/// Who holds a device or waits for it.
struct DeviceUser {
    std::string device; ///< "cpu", "cuda:0"
    std::string holder; ///< the run: its name and folder
    std::int64_t pid = 0;
    int ahead = 0;      ///< 0 for the one that holds the device, else the place in the queue, from 1
};

/// First come, first served, without a daemon: each waiting process holds a numbered ticket file, and the lowest
/// ticket takes the device's lock when it falls free. A process that dies, holding or waiting, frees its place.
class DeviceQueue {
public:
    /// The default is $TRANSECT_STATE, else transect in $XDG_STATE_HOME or ~/.local/state. Devices of different hosts
    /// have folders of their own, for a state folder that hosts share.
    explicit DeviceQueue(const std::filesystem::path& stateFolder = defaultStateFolder());

    static std::filesystem::path defaultStateFolder();

    /// Waits its turn. `onWait` is called at once and then about five times a second with "waiting for cpu, held by
    /// toy-source (pid 4711), 2 ahead"; where it returns false the place is given up and nothing is returned.
    /// Errors: "no-permission", "disk-full", "io".
    std::optional<DeviceLease> acquire(const std::string& device, const std::string& holder,
                                       const std::function<bool(const std::string& message)>& onWait);

    /// Everyone who holds or waits for a device of this host, by device and place.
    std::vector<DeviceUser> list() const;

private:
    std::filesystem::path m_folder; ///< devices/<host> in the state folder
};

} // namespace transect
