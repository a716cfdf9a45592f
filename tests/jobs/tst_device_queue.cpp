#include "jobs/device_queue.h"

#include "record/child_process.h"
#include "record/error_of.h"
#include "record/printing.h"
#include "record/worker_lock.h"

#include <QTemporaryDir>

#include <fstream>
#include <sstream>

#include <fcntl.h>

using namespace transect;

namespace {

bool goOn(const std::string&)
{
    return true;
}

} // namespace

class TestDeviceQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_state = m_temporary->path().toStdString();
    }

    void givesAFreeDeviceAtOnce();
    void givesEachDeviceOnce();
    void tellsWhomItWaitsFor();
    void servesFirstComeFirst();
    void passesOverAKilledWaiter();
    void passesOnADeadHoldersDevice();
    void givesUpWithoutATrace();
    void givesUpWhereTheCallbackThrows();
    void excludesOthers();
    void ignoresDamagedFiles();
    void findsTheStateFolder();
    void explainsAFolderThatCannotBe();

private:
    std::unique_ptr<ChildProcess> holder(const std::string& name = "holder", const std::string& device = "cpu") const;
    /// A process that joins the queue; when served it notes its name in "served" and frees the device.
    std::unique_ptr<ChildProcess> waiter(const std::string& name) const;
    std::filesystem::path deviceFolder() const { return m_state / "devices" / thisProcess().host / "cpu"; }
    std::vector<std::string> tickets() const;
    std::string served() const;
    /// "cpu holder 0, cpu a 1": device, holder and place of everyone in the queue.
    std::string list() const;

    std::unique_ptr<QTemporaryDir> m_temporary;
    std::filesystem::path m_state;
};

std::unique_ptr<ChildProcess> TestDeviceQueue::holder(const std::string& name, const std::string& device) const
{
    auto child = std::make_unique<ChildProcess>([=, this](ChildProcess::Side& side) {
        const auto lease = DeviceQueue(m_state).acquire(device, name, goOn);
        side.tell();
        side.wait();
        return lease ? 0 : 1;
    });
    return child->wait() ? std::move(child) : nullptr;
}

std::unique_ptr<ChildProcess> TestDeviceQueue::waiter(const std::string& name) const
{
    auto child = std::make_unique<ChildProcess>([=, this](ChildProcess::Side& side) {
        bool hasTold = false;
        const auto lease = DeviceQueue(m_state).acquire("cpu", name, [&](const std::string&) {
            if (!std::exchange(hasTold, true))
                side.tell(); // it waits
            return true;
        });
        std::ofstream(m_state / "served", std::ios::app) << name << ' ';
        return lease ? 0 : 1;
    });
    return child->wait() ? std::move(child) : nullptr;
}

std::vector<std::string> TestDeviceQueue::tickets() const
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(deviceFolder()))
        if (const std::string name = entry.path().filename().string(); name.starts_with("ticket"))
            names.push_back(name);
    return names;
}

std::string TestDeviceQueue::served() const
{
    std::ostringstream text;
    text << std::ifstream(m_state / "served").rdbuf();
    return text.str();
}

std::string TestDeviceQueue::list() const
{
    std::string text;
    for (const DeviceUser& user : DeviceQueue(m_state).list())
        text += (text.empty() ? "" : ", ") + user.device + ' ' + user.holder + ' ' + std::to_string(user.ahead);
    return text;
}

void TestDeviceQueue::givesAFreeDeviceAtOnce()
{
    QCOMPARE(list(), std::string());
    bool hasWaited = false;
    {
        const auto lease = DeviceQueue(m_state).acquire("cuda:0", "toy in /runs/toy", [&](const std::string&) { return hasWaited = true; });
        QVERIFY(lease.has_value());
        QVERIFY(!hasWaited);
        const auto users = DeviceQueue(m_state).list();
        QCOMPARE(users.size(), std::size_t(1));
        QCOMPARE(users[0].device, std::string("cuda:0"));
        QCOMPARE(users[0].holder, std::string("toy in /runs/toy"));
        QCOMPARE(users[0].pid, std::int64_t(::getpid()));
        QCOMPARE(users[0].ahead, 0);
    }
    QCOMPARE(list(), std::string());
    QVERIFY(DeviceQueue(m_state).acquire("cuda:0", "again", goOn).has_value());
}

void TestDeviceQueue::givesEachDeviceOnce()
{
    const auto cpu = holder("a", "cpu"), first = holder("b", "cuda:0"), second = holder("c", "cuda:1");
    QVERIFY(cpu && first && second);
    QCOMPARE(list(), std::string("cpu a 0, cuda:0 b 0, cuda:1 c 0"));
    const auto lease = DeviceQueue(m_state).acquire("cpu", "d", [](const std::string&) { return false; });
    QVERIFY(!lease);
}

void TestDeviceQueue::tellsWhomItWaitsFor()
{
    const auto first = holder("toy-source");
    const auto second = waiter("a"), third = waiter("b");
    QVERIFY(first && second && third);
    std::vector<std::string> messages;
    const auto lease = DeviceQueue(m_state).acquire("cpu", "mine", [&](const std::string& message) {
        if (messages.empty())
            first->tell();
        if (messages.empty() || messages.back() != message)
            messages.push_back(message);
        return true;
    });
    QVERIFY(lease.has_value());
    QCOMPARE(messages.front(), "waiting for cpu, held by toy-source (pid " + std::to_string(first->pid()) + "), 2 ahead");
    QCOMPARE(served(), std::string("a b "));
    QCOMPARE(list(), std::string("cpu mine 0"));
    QVERIFY(tickets().empty());
}

void TestDeviceQueue::servesFirstComeFirst()
{
    const auto first = holder();
    const auto a = waiter("a"), b = waiter("b"), c = waiter("c");
    QVERIFY(first && a && b && c);
    QCOMPARE(list(), std::string("cpu holder 0, cpu a 1, cpu b 2, cpu c 3"));
    first->tell();
    for (const auto& child : {&first, &a, &b, &c})
        QCOMPARE((*child)->join(), 0);
    QCOMPARE(served(), std::string("a b c "));
    QCOMPARE(list(), std::string());
    QVERIFY(tickets().empty());
}

void TestDeviceQueue::passesOverAKilledWaiter()
{
    const auto first = holder();
    const auto a = waiter("a"), b = waiter("b"), c = waiter("c");
    QVERIFY(first && a && b && c);
    a->kill();
    b->kill();
    QCOMPARE(list(), std::string("cpu holder 0, cpu c 1"));
    QCOMPARE(tickets().size(), std::size_t(1));
    const auto d = waiter("d");
    QVERIFY(d);
    first->tell();
    QCOMPARE(c->join(), 0);
    QCOMPARE(d->join(), 0);
    QCOMPARE(served(), std::string("c d "));
}

void TestDeviceQueue::passesOnADeadHoldersDevice()
{
    const auto first = holder();
    const auto a = waiter("a");
    QVERIFY(first && a);
    first->kill();
    QCOMPARE(a->join(), 0);
    QCOMPARE(served(), std::string("a "));
    QCOMPARE(list(), std::string());
}

void TestDeviceQueue::givesUpWithoutATrace()
{
    const auto first = holder();
    QVERIFY(first);
    int calls = 0;
    const auto lease = DeviceQueue(m_state).acquire("cpu", "impatient", [&](const std::string&) { return ++calls < 2; });
    QVERIFY(!lease);
    QCOMPARE(calls, 2);
    QVERIFY(tickets().empty());
    QCOMPARE(list(), std::string("cpu holder 0"));
}

void TestDeviceQueue::givesUpWhereTheCallbackThrows()
{
    const auto first = holder();
    QVERIFY(first);
    const auto fails = [](const std::string&) -> bool { throw Error("disk-full", "no space"); };
    QCOMPARE(errorOf([&] { DeviceQueue(m_state).acquire("cpu", "failing", fails); }).code, std::string("disk-full"));
    QVERIFY(tickets().empty());
}

void TestDeviceQueue::excludesOthers()
{
    std::vector<std::unique_ptr<ChildProcess>> children;
    for (int number = 0; number < 4; ++number)
        children.push_back(std::make_unique<ChildProcess>([this](ChildProcess::Side& side) {
            side.wait();
            for (int round = 0; round < 3; ++round) {
                const auto lease = DeviceQueue(m_state).acquire("cpu", "x", goOn);
                const auto mark = m_state / "at-work";
                const int file = ::open(mark.c_str(), O_CREAT | O_EXCL | O_WRONLY, 0666);
                if (!lease || file == -1 || ::close(file) != 0 || !std::filesystem::remove(mark))
                    return 1;
            }
            return 0;
        }));
    for (auto& child : children)
        child->tell();
    for (auto& child : children)
        QCOMPARE(child->join(), 0);
    QVERIFY(tickets().empty());
}

void TestDeviceQueue::ignoresDamagedFiles()
{
    std::filesystem::create_directories(deviceFolder());
    std::ofstream(deviceFolder() / "ticket-zzz") << "{";
    std::ofstream(deviceFolder() / "ticket-000000000007") << "left by a crash";
    std::ofstream(deviceFolder() / "device.lock") << std::string(100000, 'x');
    QCOMPARE(list(), std::string());
    QVERIFY(tickets().empty());
    const auto lease = DeviceQueue(m_state).acquire("cpu", "mine", goOn);
    QCOMPARE(list(), std::string("cpu mine 0"));
}

void TestDeviceQueue::findsTheStateFolder()
{
    for (const char* name : {"TRANSECT_STATE", "XDG_STATE_HOME"})
        qunsetenv(name);
    const QByteArray home = qgetenv("HOME");
    qputenv("HOME", "/home/ada");
    QCOMPARE(DeviceQueue::defaultStateFolder(), std::filesystem::path("/home/ada/.local/state/transect"));
    qputenv("XDG_STATE_HOME", "/state");
    QCOMPARE(DeviceQueue::defaultStateFolder(), std::filesystem::path("/state/transect"));
    qputenv("TRANSECT_STATE", "/here");
    QCOMPARE(DeviceQueue::defaultStateFolder(), std::filesystem::path("/here"));
    qputenv("HOME", home);
}

void TestDeviceQueue::explainsAFolderThatCannotBe()
{
    std::ofstream(m_state / "devices") << "a file in the way";
    const ErrorRecord error = errorOf([this] { DeviceQueue(m_state).acquire("cpu", "x", goOn); });
    QCOMPARE(error.code, std::string("no-file"));
    QCOMPARE(error.path, deviceFolder().string());
}

QTEST_GUILESS_MAIN(TestDeviceQueue)
#include "tst_device_queue.moc"
