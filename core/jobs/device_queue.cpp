#include "jobs/device_queue.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <iomanip>
#include <iterator>
#include <memory>
#include <sstream>
#include <thread>
#include <variant>

#include <unistd.h>

#include "record/error.h"
#include "record/file_system.h"
#include "record/json_fields.h"
#include "record/run_folder.h"
#include "record/worker_lock.h"

namespace transect {

namespace {

constexpr std::chrono::milliseconds pollInterval{200};
constexpr std::string_view ticketPrefix = "ticket-";

// The files of a device. Whoever makes, removes or looks through tickets holds queue.lock meanwhile.
std::filesystem::path queueLock(const std::filesystem::path& folder)
{
    return folder / "queue.lock";
}

std::filesystem::path deviceLock(const std::filesystem::path& folder)
{
    return folder / "device.lock";
}

std::filesystem::path ticketPath(const std::filesystem::path& folder, std::int64_t number)
{
    std::ostringstream name;
    name << ticketPrefix << std::setw(12) << std::setfill('0') << number;
    return folder / name.str();
}

std::int64_t numberOf(const std::filesystem::path& ticket)
{
    const std::string name = ticket.filename().string();
    std::int64_t number = 0;
    std::from_chars(name.data() + ticketPrefix.size(), name.data() + name.size(), number);
    return number;
}

/// The tickets whose processes are alive, first come first. Those of dead ones are removed.
std::vector<std::filesystem::path> liveTickets(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> tickets;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (!entry.path().filename().native().starts_with(ticketPrefix))
            continue;
        std::error_code alreadyGone;
        if (isLocked(entry.path()))
            tickets.push_back(entry.path());
        else
            std::filesystem::remove(entry.path(), alreadyGone);
    }
    std::ranges::sort(tickets);
    return tickets;
}

Json toJson(const DeviceUser& user)
{
    return {{"device", user.device}, {"holder", user.holder}, {"pid", user.pid}};
}

std::optional<DeviceUser> readUser(const std::filesystem::path& path)
{
    try {
        const Json json = readJsonFile(path, 1 << 16);
        const JsonFields fields(json, "bad-lock", path.string());
        return DeviceUser{fields.text("device"), fields.text("holder"), fields.integer("pid"), 0};
    } catch (const Error&) {
        return std::nullopt; // it has just gone; the locks alone decide
    }
}

/// A place in the queue, given up with the object.
class Ticket {
public:
    Ticket(const std::filesystem::path& folder, const DeviceUser& user)
        : m_lock(take(folder))
    {
        m_lock.write(toJson(user).dump() + "\n");
    }
    ~Ticket() { ::unlink(m_lock.path().c_str()); }
    Ticket(const Ticket&) = delete;
    Ticket& operator=(const Ticket&) = delete;

    const std::filesystem::path& path() const { return m_lock.path(); }

private:
    static FileLock take(const std::filesystem::path& folder)
    {
        const auto tickets = liveTickets(folder);
        return FileLock::take(ticketPath(folder, tickets.empty() ? 1 : numberOf(tickets.back()) + 1));
    }

    FileLock m_lock;
};

std::string waitingMessage(const std::filesystem::path& folder, const DeviceUser& user, std::ptrdiff_t ahead)
{
    std::string text = "waiting for " + user.device;
    if (isLocked(deviceLock(folder)))
        if (const auto holder = readUser(deviceLock(folder)))
            text += ", held by " + holder->holder + " (pid " + std::to_string(holder->pid) + ")";
    return ahead > 0 ? text + ", " + std::to_string(ahead) + " ahead" : text;
}

/// The lease, or what to tell about the wait for it.
std::variant<DeviceLease, std::string> tryAcquire(const std::filesystem::path& folder, const DeviceUser& user,
                                                  const Ticket& ticket)
{
    const FileLock queue = FileLock::take(queueLock(folder));
    const auto tickets = liveTickets(folder);
    const std::ptrdiff_t ahead = std::ranges::find(tickets, ticket.path()) - tickets.begin();
    if (ahead == 0) {
        if (auto lock = FileLock::tryTake(deviceLock(folder))) {
            lock->write(toJson(user).dump() + "\n");
            return DeviceLease(std::move(*lock));
        }
    }
    return waitingMessage(folder, user, ahead);
}

std::unique_ptr<Ticket> drawTicket(const std::filesystem::path& folder, const DeviceUser& user)
{
    const FileLock queue = FileLock::take(queueLock(folder));
    return std::make_unique<Ticket>(folder, user);
}

std::vector<DeviceUser> usersOf(const std::filesystem::path& folder)
{
    const FileLock queue = FileLock::take(queueLock(folder));
    std::vector<DeviceUser> users;
    const auto add = [&users](const std::filesystem::path& path, int ahead) {
        if (auto user = readUser(path)) {
            user->ahead = ahead;
            users.push_back(std::move(*user));
        }
    };
    if (isLocked(deviceLock(folder)))
        add(deviceLock(folder), 0);
    int ahead = 0;
    for (const auto& ticket : liveTickets(folder))
        add(ticket, ++ahead);
    return users;
}

} // namespace

DeviceQueue::DeviceQueue(const std::filesystem::path& stateFolder)
    : m_folder(stateFolder / "devices" / safeName(thisProcess().host))
{
}

std::filesystem::path DeviceQueue::defaultStateFolder()
{
    if (const char* named = std::getenv("TRANSECT_STATE"); named && *named)
        return named;
    return userFolder("XDG_STATE_HOME", ".local/state") / "transect";
}

std::optional<DeviceLease> DeviceQueue::acquire(const std::string& device, const std::string& holder,
                                                const std::function<bool(const std::string&)>& onWait)
{
    const auto folder = m_folder / safeName(device);
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        throw fileError(error.value(), "create the folder", folder);
    const DeviceUser user{device, holder, ::getpid(), 0};
    const auto ticket = drawTicket(folder, user);
    for (;;) {
        auto result = tryAcquire(folder, user, *ticket);
        if (auto* lease = std::get_if<DeviceLease>(&result))
            return std::move(*lease);
        if (!onWait(std::get<std::string>(result)))
            return std::nullopt;
        std::this_thread::sleep_for(pollInterval);
    }
}

std::vector<DeviceUser> DeviceQueue::list() const
{
    std::vector<std::filesystem::path> folders;
    std::error_code error; // no folder: nobody has used a device yet
    for (const auto& entry : std::filesystem::directory_iterator(m_folder, error))
        if (entry.is_directory())
            folders.push_back(entry.path());
    std::ranges::sort(folders);
    std::vector<DeviceUser> users;
    for (const auto& folder : folders)
        std::ranges::move(usersOf(folder), std::back_inserter(users));
    return users;
}

} // namespace transect
