#include "record/worker_lock.h"

#include "record/child_process.h"
#include "record/error_of.h"
#include "record/json.h"
#include "record/printing.h"

#include <QTemporaryDir>

#include <ctime>
#include <fstream>
#include <sstream>

#include <fcntl.h>

using namespace transect;

namespace {

Json contentsOf(const std::filesystem::path& path)
{
    return readJsonFile(path);
}

/// A worker that has the run's lock and has written a state, until it is told to end.
int work(const RunFolder& folder, RunStatus status, ChildProcess::Side& side)
{
    const WorkerLock lock(folder);
    writeState(folder.stateJson(), {.status = status, .message = "epoch 3 of 20", .heartbeat = double(std::time(nullptr))});
    side.tell();
    side.wait();
    return 0;
}

} // namespace

class TestWorkerLock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_run.root = m_temporary->path().toStdString();
    }

    void knowsThisProcess();
    void tellsProcessesOfOneNumberApart();
    void saysWhoHasTheLock();
    void refusesASecondWorker();
    void refusesASecondWorkerInTheSameProcess();
    void seesAWorkerDie();
    void seesAWorkerEndInGoodOrder();
    void isNotDeceivedByAReusedNumber();
    void isNotDeceivedByACopiedFolder();
    void judgesOtherHostsByTheirHeartbeat_data();
    void judgesOtherHostsByTheirHeartbeat();
    void leavesAQueuedRunQueued();
    void knowsARunBeforeItsFirstState();
    void leavesEndedRunsAlone_data();
    void leavesEndedRunsAlone();
    void readersDoNotKeepAWorkerOut();
    void isNotInheritedByOtherPrograms();
    void survivesADamagedLockFile();
    void locksFiles();
    void waitsForALock();

private:
    void writeWorker(const WorkerIdentity& worker) const
    {
        std::ofstream(m_run.lock()) << Json{{"pid", worker.pid}, {"start_ticks", worker.startTicks}, {"boot_id", worker.bootId}, {"host", worker.host}};
    }
    std::unique_ptr<QTemporaryDir> m_temporary;
    RunFolder m_run;
};

void TestWorkerLock::knowsThisProcess()
{
    const WorkerIdentity self = thisProcess();
    QCOMPARE(self.pid, std::int64_t(::getpid()));
    QCOMPARE(self.host, QSysInfo::machineHostName().toStdString());
    QVERIFY(self.startTicks > 0);
    QCOMPARE(self.bootId.size(), std::size_t(36));
    QVERIFY(isRunning(self));
    QCOMPARE(thisProcess(), self);
}

void TestWorkerLock::tellsProcessesOfOneNumberApart()
{
    const WorkerIdentity self = thisProcess();
    WorkerIdentity other = self;
    other.startTicks += 1;
    QVERIFY(!isRunning(other));
    other = self;
    other.bootId.back() = other.bootId.back() == '0' ? '1' : '0';
    QVERIFY(!isRunning(other));
    other = self;
    other.host += "2";
    QVERIFY(!isRunning(other));
    ChildProcess child([](ChildProcess::Side&) { return 0; });
    other = self;
    other.pid = child.pid();
    child.join();
    QVERIFY(!isRunning(other));
    other.startTicks = 0; // what an unreadable /proc/PID/stat gives
    QVERIFY(!isRunning(other));
}

void TestWorkerLock::saysWhoHasTheLock()
{
    QVERIFY(!readWorker(m_run.lock()));
    QCOMPARE(liveness(m_run), Liveness::Dead);
    {
        const WorkerLock lock(m_run);
        QCOMPARE(readWorker(m_run.lock()), std::optional(thisProcess()));
        QCOMPARE(contentsOf(m_run.lock()).at("pid").get<int>(), int(::getpid()));
        QCOMPARE(liveness(m_run), Liveness::Alive);
    }
    QCOMPARE(liveness(m_run), Liveness::Dead);
    QCOMPARE(readWorker(m_run.lock()), std::optional(thisProcess()));
}

void TestWorkerLock::refusesASecondWorker()
{
    ChildProcess worker([this](ChildProcess::Side& side) { return work(m_run, RunStatus::Running, side); });
    QVERIFY(worker.wait());
    const ErrorRecord error = errorOf([this] { const WorkerLock lock(m_run); });
    QCOMPARE(error.code, std::string("run-busy"));
    QCOMPARE(error.text, "worker " + std::to_string(worker.pid()) + " on host " + thisProcess().host + " works on this run");
    QCOMPARE(error.path, m_run.root.string());
    QCOMPARE(readWorker(m_run.lock())->pid, std::int64_t(worker.pid()));
    worker.tell();
    QCOMPARE(worker.join(), 0);
    QVERIFY(errorOf([this] { const WorkerLock lock(m_run); }).code.empty());
}

void TestWorkerLock::refusesASecondWorkerInTheSameProcess()
{
    const WorkerLock lock(m_run);
    QCOMPARE(errorOf([this] { const WorkerLock second(m_run); }).code, std::string("run-busy"));
}

void TestWorkerLock::seesAWorkerDie()
{
    ChildProcess worker([this](ChildProcess::Side& side) { return work(m_run, RunStatus::Running, side); });
    QVERIFY(worker.wait());
    QCOMPARE(liveness(m_run), Liveness::Alive);
    QCOMPARE(observedState(m_run).status, RunStatus::Running);
    QCOMPARE(observedState(m_run).message, std::string("epoch 3 of 20"));

    const pid_t pid = worker.pid();
    worker.kill();
    QCOMPARE(liveness(m_run), Liveness::Dead);
    const RunState state = observedState(m_run);
    QCOMPARE(state.status, RunStatus::Lost);
    const std::string who = "worker " + std::to_string(pid) + " on host " + thisProcess().host + " is gone; last heartbeat ";
    QVERIFY2(state.message.starts_with(who), state.message.c_str());
    QVERIFY(QTime::fromString(QString::fromStdString(state.message.substr(who.size())), "HH:mm:ss").isValid());
    QCOMPARE(readState(m_run.stateJson()).status, RunStatus::Running); // what is found is never written
}

void TestWorkerLock::seesAWorkerEndInGoodOrder()
{
    ChildProcess worker([this](ChildProcess::Side& side) {
        const int result = work(m_run, RunStatus::Running, side);
        writeState(m_run.stateJson(), {.status = RunStatus::Finished});
        return result;
    });
    QVERIFY(worker.wait());
    worker.tell();
    QCOMPARE(worker.join(), 0);
    QCOMPARE(liveness(m_run), Liveness::Dead);
    QCOMPARE(observedState(m_run).status, RunStatus::Finished);
}

void TestWorkerLock::isNotDeceivedByAReusedNumber()
{
    writeState(m_run.stateJson(), {.status = RunStatus::Running, .heartbeat = double(std::time(nullptr))});
    WorkerIdentity gone = thisProcess(); // its number is in use again, by us
    gone.startTicks -= 1;
    writeWorker(gone);
    QCOMPARE(liveness(m_run), Liveness::Dead);
    QCOMPARE(observedState(m_run).status, RunStatus::Lost);
}

void TestWorkerLock::isNotDeceivedByACopiedFolder()
{
    ChildProcess worker([this](ChildProcess::Side& side) { return work(m_run, RunStatus::Running, side); });
    QVERIFY(worker.wait());
    QTemporaryDir elsewhere;
    const RunFolder copy{elsewhere.filePath("copy").toStdString()};
    std::filesystem::copy(m_run.root, copy.root);
    QCOMPARE(readWorker(copy.lock()), readWorker(m_run.lock()));
    QCOMPARE(observedState(copy).status, RunStatus::Lost);
    QCOMPARE(observedState(m_run).status, RunStatus::Running);
}

void TestWorkerLock::judgesOtherHostsByTheirHeartbeat_data()
{
    QTest::addColumn<double>("age");
    QTest::addColumn<int>("expected");
    QTest::addColumn<int>("status");
    QTest::newRow("fresh") << 3.0 << int(Liveness::Alive) << int(RunStatus::Running);
    QTest::newRow("a clock that is ahead") << -10.0 << int(Liveness::Alive) << int(RunStatus::Running);
    QTest::newRow("stale") << 3600.0 << int(Liveness::Unknown) << int(RunStatus::Lost);
    QTest::newRow("from the future") << -3600.0 << int(Liveness::Unknown) << int(RunStatus::Lost);
}

void TestWorkerLock::judgesOtherHostsByTheirHeartbeat()
{
    QFETCH(double, age);
    QFETCH(int, expected);
    QFETCH(int, status);
    writeWorker({4711, 99, std::string(36, 'f'), "node-17"});
    writeState(m_run.stateJson(), {.status = RunStatus::Running, .heartbeat = double(std::time(nullptr)) - age});
    QCOMPARE(int(liveness(m_run)), expected);
    const RunState state = observedState(m_run);
    QCOMPARE(int(state.status), status);
    if (state.status == RunStatus::Lost)
        QVERIFY2(state.message.starts_with("no sign of worker 4711 on host node-17 since "), state.message.c_str());
}

void TestWorkerLock::leavesAQueuedRunQueued()
{
    writeState(m_run.stateJson(), {});
    QCOMPARE(observedState(m_run).status, RunStatus::Queued);
    ChildProcess worker([this](ChildProcess::Side& side) { return work(m_run, RunStatus::Queued, side); });
    QVERIFY(worker.wait());
    QCOMPARE(observedState(m_run).status, RunStatus::Queued);
    worker.kill();
    QCOMPARE(observedState(m_run).status, RunStatus::Lost);
}

void TestWorkerLock::knowsARunBeforeItsFirstState()
{
    QCOMPARE(observedState(m_run).status, RunStatus::Queued);
    ChildProcess worker([this](ChildProcess::Side& side) {
        const WorkerLock lock(m_run);
        side.tell();
        side.wait();
        return 0;
    });
    QVERIFY(worker.wait());
    QCOMPARE(observedState(m_run).status, RunStatus::Starting);
    const pid_t pid = worker.pid();
    worker.kill();
    QCOMPARE(observedState(m_run).status, RunStatus::Lost);
    QCOMPARE(observedState(m_run).message, "worker " + std::to_string(pid) + " on host " + thisProcess().host + " is gone");
}

void TestWorkerLock::leavesEndedRunsAlone_data()
{
    QTest::addColumn<int>("status");
    for (const RunStatus status : {RunStatus::Finished, RunStatus::Failed, RunStatus::Stopped})
        QTest::newRow(nameOf(status).data()) << int(status);
}

void TestWorkerLock::leavesEndedRunsAlone()
{
    QFETCH(int, status);
    { const WorkerLock lock(m_run); }
    writeState(m_run.stateJson(), {.status = RunStatus(status), .message = "as it was"});
    QCOMPARE(int(observedState(m_run).status), status);
    QCOMPARE(observedState(m_run).message, std::string("as it was"));
}

void TestWorkerLock::readersDoNotKeepAWorkerOut()
{
    { const WorkerLock lock(m_run); }
    ChildProcess reader([this](ChildProcess::Side& side) {
        side.tell();
        for (;;)
            isLocked(m_run.lock());
        return 0;
    });
    QVERIFY(reader.wait());
    for (int i = 0; i < 200; ++i)
        QCOMPARE(errorOf([this] { const WorkerLock lock(m_run); }), ErrorRecord());
}

void TestWorkerLock::isNotInheritedByOtherPrograms()
{
    int input[2];
    QVERIFY(::pipe2(input, O_CLOEXEC) == 0);
    auto lock = std::make_unique<WorkerLock>(m_run);
    const pid_t program = ::fork();
    if (program == 0) {
        ::dup2(input[0], STDIN_FILENO);
        ::execlp("cat", "cat", nullptr); // lives until its input ends
        ::_exit(127);
    }
    QTRY_COMPARE(std::filesystem::read_symlink("/proc/" + std::to_string(program) + "/exe") == std::filesystem::read_symlink("/proc/self/exe"), false);
    lock.reset();
    QCOMPARE(liveness(m_run), Liveness::Dead);
    QCOMPARE(::kill(program, 0), 0);
    ::close(input[0]);
    ::close(input[1]);
    ::waitpid(program, nullptr, 0);
}

void TestWorkerLock::survivesADamagedLockFile()
{
    for (const char* contents : {"", "{", "[]", R"({"pid": "x"})", R"({"pid": -1, "start_ticks": 1, "boot_id": "", "host": ""})"}) {
        std::ofstream(m_run.lock()) << contents;
        QVERIFY(!readWorker(m_run.lock()));
        QCOMPARE(liveness(m_run), Liveness::Dead);
    }
    writeState(m_run.stateJson(), {.status = RunStatus::Running, .heartbeat = 1e9});
    QVERIFY(observedState(m_run).message.starts_with("its worker is gone; last heartbeat 2001-09-"));
    std::ofstream(m_run.lock()) << std::string(100000, 'x'); // longer than what replaces it
    const WorkerLock lock(m_run);
    QCOMPARE(readWorker(m_run.lock()), std::optional(thisProcess()));
}

void TestWorkerLock::locksFiles()
{
    const auto path = m_run.root / "some.lock";
    QVERIFY(!isLocked(path));
    QVERIFY(!isLocked(m_run.root / "none" / "some.lock"));
    QCOMPARE(errorOf([&] { FileLock::tryTake(m_run.root / "none" / "some.lock"); }).code, std::string("no-file"));
    std::optional<FileLock> lock = FileLock::tryTake(path);
    QVERIFY(lock && isLocked(path));
    QVERIFY(!FileLock::tryTake(path));
    lock->write("long text");
    lock->write("short");
    QFile file(QString::fromStdString(path.string()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("short"));
    FileLock moved = std::move(*lock);
    lock.reset();
    QVERIFY(isLocked(path));

}

void TestWorkerLock::waitsForALock()
{
    const auto path = m_run.root / "some.lock";
    ChildProcess waiter([&](ChildProcess::Side& side) { // before we lock: a fork shares what is open
        side.wait();
        side.tell();
        const FileLock taken = FileLock::take(path);
        side.tell();
        side.wait();
        return 0;
    });
    {
        const auto lock = FileLock::tryTake(path);
        waiter.tell();
        QVERIFY(waiter.wait());
        QVERIFY(!FileLock::tryTake(path));
    }
    QVERIFY(waiter.wait()); // it has the lock
    QVERIFY(isLocked(path));
    waiter.tell();
    QCOMPARE(waiter.join(), 0);
    QVERIFY(!isLocked(path));
}

QTEST_GUILESS_MAIN(TestWorkerLock)
#include "tst_worker_lock.moc"
