#include "jobs/supervisor.h"

#include "jobs/detached_process.h"
#include "record/child_process.h"
#include "record/error_of.h"
#include "record/json.h"
#include "record/printing.h"
#include "record/run_writer.h"

#include <QTemporaryDir>

#include <csignal>
#include <cstring>
#include <fstream>
#include <iostream>
#include <sstream>
#include <thread>

#include <fcntl.h>

using namespace transect;

namespace {

// This program is also the worker that the tests start.

void stopOnSignal(int)
{
    static std::atomic<int> count = 0;
    RunWriter::requestStop(++count == 1 ? StopRequest::AfterStep : StopRequest::Now);
}

/// Works until it is asked to stop as `until` says; exits with 3, as transectl does.
int work(const RunFolder& folder, StopRequest until)
{
    struct sigaction action {};
    action.sa_handler = stopOnSignal;
    ::sigaction(SIGTERM, &action, nullptr);
    RunWriter writer(folder);
    writer.setState(RunStatus::Running);
    while (writer.stopRequest() < until) {
        if (writer.stopRequest() == StopRequest::AfterStep && writer.state().status == RunStatus::Running)
            writer.setState(RunStatus::Stopping);
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    writer.setState(RunStatus::Stopped);
    return 3;
}

/// What the process has inherited.
Json circumstances()
{
    Json descriptors = Json::object();
    for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd"))
        if (const auto target = std::filesystem::read_symlink(entry.path()); !target.string().starts_with("/proc/"))
            descriptors[entry.path().filename().string()] = target.string();
    Json signals = Json::object();
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("SigBlk") || line.starts_with("SigIgn"))
            signals[line.substr(0, 6)] = line.substr(8);
    return {{"descriptors", descriptors}, {"signals", signals}, {"session", ::getsid(0)}, {"group", ::getpgrp()}};
}

int workerMain(const std::string& mode, const RunFolder& folder)
{
    ::alarm(60); // should the test that started it be gone
    if (mode == "after-step")
        return work(folder, StopRequest::AfterStep);
    if (mode == "now")
        return work(folder, StopRequest::Now);
    if (mode == "tells") {
        const Json found = circumstances();
        RunWriter writer(folder);
        std::cout << "to standard output" << std::endl;
        std::cerr << "to standard error" << std::endl;
        std::ofstream(folder.root / "circumstances.json") << found;
        writer.setState(RunStatus::Finished);
        return 0;
    }
    if (mode == "complains") {
        std::cerr << std::string(5000, 'x') << "\nfirst line\nthe data set is missing\n\n";
        return 1;
    }
    if (mode == "hangs")
        std::this_thread::sleep_for(std::chrono::seconds(60));
    return 1; // "silent"
}

const std::filesystem::path self = "/proc/self/exe";

} // namespace

class TestSupervisor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_run.root = m_temporary->path().toStdString();
    }

    void launchesAWorker();
    void givesTheWorkerAFreshStart();
    void refusesASecondWorker();
    void explainsAWorkerThatEnds();
    void explainsASilentWorker();
    void killsAWorkerThatHangs();
    void explainsAProgramThatCannotRun();
    void explainsALogThatCannotBe();
    void stopsAfterTheStep();
    void stopsNow();
    void refusesToStopWhatDoesNotRun();
    void neverSignalsAStranger();
    void leavesOtherHostsAlone();
    void explainsAMissingPermission();

private:
    WorkerIdentity launch(const char* mode, std::chrono::milliseconds patience = std::chrono::seconds(30)) const
    {
        return launchDetached(std::filesystem::canonical(self), {"supervisor", "worker", mode, m_run.root.string()}, m_run, patience);
    }
    std::unique_ptr<QTemporaryDir> m_temporary;
    RunFolder m_run;
};

void TestSupervisor::launchesAWorker()
{
    const WorkerIdentity worker = launch("after-step");
    QVERIFY(isRunning(worker));
    QVERIFY(worker.pid != ::getpid());
    QCOMPARE(liveness(m_run), Liveness::Alive);
    QTRY_COMPARE(observedState(m_run).status, RunStatus::Running);
    errno = 0;
    QCOMPARE(::waitpid(pid_t(worker.pid), nullptr, WNOHANG), -1); // no child of ours: it can leave us no zombie
    QCOMPARE(errno, ECHILD);
    stopRun(m_run, false);
    QTRY_COMPARE(liveness(m_run), Liveness::Dead);
}

void TestSupervisor::givesTheWorkerAFreshStart()
{
    const int leaked = ::open("/dev/zero", O_RDONLY); // without O_CLOEXEC
    QVERIFY(leaked != -1);
    ::signal(SIGPIPE, SIG_IGN);
    sigset_t blocked, before;
    ::sigemptyset(&blocked);
    ::sigaddset(&blocked, SIGTERM);
    ::pthread_sigmask(SIG_BLOCK, &blocked, &before);
    std::ofstream(m_run.log()) << "an earlier line\n";
    const WorkerIdentity worker = launch("tells");
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    ::signal(SIGPIPE, SIG_DFL);
    ::close(leaked);

    QTRY_COMPARE(observedState(m_run).status, RunStatus::Finished);
    const Json found = readJsonFile(m_run.root / "circumstances.json");
    const Json expected = {{"0", "/dev/null"}, {"1", m_run.log().string()}, {"2", m_run.log().string()}};
    QCOMPARE(found.at("descriptors").dump(), expected.dump());
    QCOMPARE(std::stoull(found.at("signals").at("SigBlk").get<std::string>(), nullptr, 16), 0ull);
    QCOMPARE(std::stoull(found.at("signals").at("SigIgn").get<std::string>(), nullptr, 16), 0ull);
    QVERIFY(found.at("session") != ::getsid(0));
    QVERIFY(found.at("group") != ::getpgrp());
    std::ostringstream log;
    log << std::ifstream(m_run.log()).rdbuf();
    QCOMPARE(log.str(), std::string("an earlier line\nto standard output\nto standard error\n"));
    QTRY_VERIFY(hasEnded(pid_t(worker.pid)));
}

void TestSupervisor::refusesASecondWorker()
{
    const WorkerIdentity worker = launch("after-step");
    const ErrorRecord error = errorOf([this] { launch("after-step"); });
    QCOMPARE(error.code, std::string("run-busy"));
    QCOMPARE(error.text, describe(worker) + " works on this run");
    stopRun(m_run, true);
    QTRY_COMPARE(liveness(m_run), Liveness::Dead);
}

void TestSupervisor::explainsAWorkerThatEnds()
{
    std::ofstream(m_run.log()) << "an earlier line\n";
    const ErrorRecord error = errorOf([this] { launch("complains"); });
    QCOMPARE(error.code, std::string("not-started"));
    QCOMPARE(error.text, std::string("the worker ended without having taken the run's lock: first line\nthe data set is missing"));
    QCOMPARE(error.path, m_run.root.string());
    QVERIFY(error.hint.find(m_run.log().string()) != std::string::npos);
}

void TestSupervisor::explainsASilentWorker()
{
    std::ofstream(m_run.log()) << "an earlier line\n";
    QCOMPARE(errorOf([this] { launch("silent"); }).text, std::string("the worker ended without having taken the run's lock: it wrote nothing"));
}

void TestSupervisor::killsAWorkerThatHangs()
{
    const ErrorRecord error = errorOf([this] { launch("hangs", std::chrono::milliseconds(100)); });
    QCOMPARE(error.code, std::string("not-started"));
    QVERIFY(error.text.starts_with("the worker did not take the run's lock in time and was killed"));
}

void TestSupervisor::explainsAProgramThatCannotRun()
{
    const ErrorRecord missing = errorOf([this] { launchDetached("/none/transectl", {}, m_run); });
    QCOMPARE(missing.code, std::string("not-started"));
    QCOMPARE(missing.text, std::string("cannot be executed: No such file or directory"));
    QCOMPARE(missing.path, std::string("/none/transectl"));
    std::ofstream(m_run.root / "text") << "no program";
    QCOMPARE(errorOf([this] { launchDetached(m_run.root / "text", {}, m_run); }).text, std::string("cannot be executed: Permission denied"));
}

void TestSupervisor::explainsALogThatCannotBe()
{
    m_run.root /= "none";
    QCOMPARE(errorOf([this] { launch("after-step"); }).code, std::string("no-file"));
}

void TestSupervisor::stopsAfterTheStep()
{
    const WorkerIdentity worker = launch("after-step");
    stopRun(m_run, false);
    QTRY_VERIFY(hasEnded(pid_t(worker.pid)));
    QCOMPARE(observedState(m_run).status, RunStatus::Stopped);
}

void TestSupervisor::stopsNow()
{
    for (int round = 0; round < 5; ++round) { // both signals must arrive, however close together
        const WorkerIdentity worker = launch("now");
        stopRun(m_run, true);
        QTRY_VERIFY(hasEnded(pid_t(worker.pid)));
        QCOMPARE(observedState(m_run).status, RunStatus::Stopped);
    }
    launch("now");
    stopRun(m_run, false);
    QTRY_COMPARE(observedState(m_run).status, RunStatus::Stopping); // and not more
    stopRun(m_run, false); // a second one says now
    QTRY_COMPARE(observedState(m_run).status, RunStatus::Stopped);
}

void TestSupervisor::refusesToStopWhatDoesNotRun()
{
    QCOMPARE(errorOf([this] { stopRun(m_run, false); }).code, std::string("not-running"));
    { const RunWriter writer(m_run); }
    const ErrorRecord error = errorOf([this] { stopRun(m_run, true); });
    QCOMPARE(error.code, std::string("not-running"));
    QCOMPARE(error.path, m_run.root.string());
}

void TestSupervisor::neverSignalsAStranger()
{
    // The lock is held, but its file names a process of the same number that began at another time: us, as it happens.
    ChildProcess holder([this](ChildProcess::Side& side) {
        const auto lock = FileLock::tryTake(m_run.lock());
        WorkerIdentity other = thisProcess();
        other.pid = ::getppid();
        lock->write(Json{{"pid", other.pid}, {"start_ticks", other.startTicks + 1}, {"boot_id", other.bootId}, {"host", other.host}}.dump());
        side.tell();
        side.wait();
        return 0;
    });
    QVERIFY(holder.wait());
    const ErrorRecord error = errorOf([this] { stopRun(m_run, true); });
    QCOMPARE(error.code, std::string("not-running"));
    QVERIFY(error.text.ends_with(" is gone"));
}

void TestSupervisor::leavesOtherHostsAlone()
{
    std::ofstream(m_run.lock()) << Json{{"pid", 4711}, {"start_ticks", 5}, {"boot_id", "b"}, {"host", "node-17"}};
    const ErrorRecord error = errorOf([this] { stopRun(m_run, false); });
    QCOMPARE(error.code, std::string("other-host"));
    QCOMPARE(error.text, std::string("worker 4711 on host node-17 works on this run"));
}

void TestSupervisor::explainsAMissingPermission()
{
    if (::geteuid() != 0)
        QSKIP("needs root, to have a worker of another user");
    launch("after-step");
    std::filesystem::permissions(m_run.root, std::filesystem::perms(0755));
    ChildProcess stranger([this](ChildProcess::Side&) {
        constexpr uid_t nobody = 65534;
        if (::setresuid(nobody, nobody, nobody) == -1)
            return 2;
        return errorOf([this] { stopRun(m_run, false); }).code == "no-permission" ? 0 : 1;
    });
    QCOMPARE(stranger.join(), 0);
    QCOMPARE(observedState(m_run).status == RunStatus::Stopped, false);
    stopRun(m_run, true);
    QTRY_COMPARE(liveness(m_run), Liveness::Dead);
}

int main(int argc, char** argv)
{
    if (argc == 4 && std::strcmp(argv[1], "worker") == 0)
        return workerMain(argv[2], {argv[3]});
    QCoreApplication application(argc, argv);
    TestSupervisor test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_supervisor.moc"
