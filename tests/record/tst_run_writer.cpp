#include "record/run_writer.h"

#include "record/child_process.h"
#include "record/error_of.h"
#include "record/journal.h"
#include "record/printing.h"
#include "record/small_disk.h"
#include "record/worker_lock.h"

#include <QTemporaryDir>

#include <csignal>
#include <fstream>
#include <sstream>
#include <thread>

using namespace transect;

namespace {

constexpr StateInterval never{std::chrono::hours(1), std::chrono::hours(1)};
constexpr StateInterval often{std::chrono::milliseconds(5), std::chrono::milliseconds(20)};

std::string textOf(const std::filesystem::path& path)
{
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

/// The first Error that repeated calls of `action` throw, asked for by QTRY_VERIFY, which evaluates more than once.
class FirstError {
public:
    bool isThrownBy(const auto& action)
    {
        if (record.code.empty())
            record = errorOf(action);
        return !record.code.empty();
    }
    ErrorRecord record;
};

} // namespace

class TestRunWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_run.root = m_temporary->path().toStdString();
        RunWriter::requestStop(StopRequest::None);
    }

    void beginsWithStarting();
    void refusesASecondWriter();
    void writesStatesAtOnce();
    void writesFailures();
    void writesProgressInTheBackground();
    void beatsWhereNothingChanges();
    void takesOverProgress();
    void writesSeldom();
    void writesTheLastProgressAtTheEnd();
    void tellsTheTimeLeft();
    void appendsEvents();
    void appendsAfterATornLine();
    void keepsALog();
    void tellsObservers();
    void obeysStopRequests();
    void isStoppedBySignals();
    void reportsWhatFailedInTheBackgroundOnce();
    void reportsAFullDisk();
    void mayBeUsedFromManyThreads();
    void leavesACleanRunWhenKilled();

private:
    RunState onDisk() const { return readState(m_run.stateJson()); }
    std::unique_ptr<QTemporaryDir> m_temporary;
    RunFolder m_run;
};

void TestRunWriter::beginsWithStarting()
{
    const RunWriter writer(m_run, never);
    QCOMPARE(writer.folder().root, m_run.root);
    QCOMPARE(onDisk().status, RunStatus::Starting);
    QVERIFY(std::abs(onDisk().heartbeat - double(std::time(nullptr))) < 60);
    QCOMPARE(liveness(m_run), Liveness::Alive);
}

void TestRunWriter::refusesASecondWriter()
{
    const RunWriter writer(m_run, never);
    const ErrorRecord error = errorOf([this] { RunWriter second(m_run); });
    QCOMPARE(error.code, std::string("run-busy"));
    QVERIFY(error.text.find(std::to_string(::getpid())) != std::string::npos);
}

void TestRunWriter::writesStatesAtOnce()
{
    RunWriter writer(m_run, never);
    for (const RunStatus status : {RunStatus::Queued, RunStatus::Running, RunStatus::Stopping, RunStatus::Stopped, RunStatus::Finished}) {
        writer.setState(status);
        QCOMPARE(onDisk().status, status);
        QCOMPARE(writer.state().status, status);
    }
}

void TestRunWriter::writesFailures()
{
    const ErrorRecord error{"bad-data", "a label out of range", "/data/x.gz", "get it again"};
    {
        RunWriter writer(m_run, never);
        writer.setState(RunStatus::Running);
        writer.fail(error);
        QCOMPARE(onDisk().status, RunStatus::Failed);
        QVERIFY(onDisk().error == error);
    }
    QCOMPARE(onDisk().status, RunStatus::Failed);
    RunWriter writer(m_run, never); // it is taken up again
    QVERIFY(!onDisk().error);
}

void TestRunWriter::writesProgressInTheBackground()
{
    RunWriter writer(m_run, often);
    writer.setState(RunStatus::Running);
    writer.setProgress(3, 20, "steps", "epoch 3 of 20");
    QTRY_COMPARE(onDisk().done, 3.0);
    QCOMPARE(onDisk().total, 20.0);
    QCOMPARE(onDisk().unit, std::string("steps"));
    QCOMPARE(onDisk().message, std::string("epoch 3 of 20"));
    QCOMPARE(onDisk().status, RunStatus::Running);
}

void TestRunWriter::beatsWhereNothingChanges()
{
    RunWriter writer(m_run, often);
    const double first = onDisk().heartbeat;
    QTRY_VERIFY(onDisk().heartbeat > first);
    const double second = onDisk().heartbeat;
    QTRY_VERIFY(onDisk().heartbeat > second);
}

void TestRunWriter::takesOverProgress()
{
    const RunFolder folder = m_run;
    {
        RunWriter first(folder);
        first.setProgress(30, 100, "steps", "epoch 3 of 10");
        first.setState(RunStatus::Stopped);
    }
    RunWriter second(folder);
    second.setMessage("waiting for cpu");
    QCOMPARE(second.state().done, 30.0);
    QCOMPARE(second.state().total, 100.0);
    QCOMPARE(second.state().unit, std::string("steps"));
    QCOMPARE(second.state().message, std::string("waiting for cpu"));
    second.setState(RunStatus::Stopped);
    QCOMPARE(readState(folder.stateJson()).message, std::string());
    QCOMPARE(readState(folder.stateJson()).done, 30.0);
}

void TestRunWriter::writesSeldom()
{
    RunWriter writer(m_run, never);
    const double first = onDisk().heartbeat;
    for (int i = 0; i < 1000; ++i)
        writer.setProgress(i, 1000, "steps");
    QCOMPARE(onDisk().heartbeat, first);
    QCOMPARE(writer.state().done, 999.0);
}

void TestRunWriter::writesTheLastProgressAtTheEnd()
{
    {
        RunWriter writer(m_run, never);
        writer.setState(RunStatus::Running);
        writer.setProgress(7, 20, "steps");
    }
    QCOMPARE(onDisk().done, 7.0);
    QCOMPARE(onDisk().status, RunStatus::Running); // nobody said that it was finished
    QCOMPARE(observedState(m_run).status, RunStatus::Lost);
}

void TestRunWriter::tellsTheTimeLeft()
{
    RunWriter writer(m_run, never);
    writer.setState(RunStatus::Running);
    writer.setProgress(100, 200, "steps"); // resumed in the middle: nothing is known of the rate yet
    QVERIFY(!writer.state().secondsLeft);
    writer.setProgress(150, 200, "steps");
    QVERIFY(writer.state().secondsLeft.has_value());
    QVERIFY(*writer.state().secondsLeft >= 0 && *writer.state().secondsLeft < 60);
    writer.setProgress(3, 30, "evaluations"); // another kind of work
    QVERIFY(!writer.state().secondsLeft);
    writer.setProgress(4, 30, "evaluations");
    writer.setState(RunStatus::Finished);
    QVERIFY(!writer.state().secondsLeft);
}

void TestRunWriter::appendsEvents()
{
    {
        RunWriter writer(m_run, never);
        writer.event("metrics", {{"step", 5}, {"loss", 0.25}});
        writer.event("checkpoint", {{"name", "epoch-0001"}});
        writer.event("metrics", {{"step", 6}});
        QCOMPARE(readJournal(m_run.events()).lines.size(), std::size_t(3)); // before the writer ends
    }
    const JournalContents contents = readJournal(m_run.events());
    QVERIFY(contents.damage.empty());
    QCOMPARE(contents.lines[0].at("type").get<std::string>(), std::string("metrics"));
    QCOMPARE(contents.lines[0].at("loss").get<double>(), 0.25);
    QVERIFY(std::abs(contents.lines[0].at("time").get<double>() - double(std::time(nullptr))) < 60);
    QCOMPARE(contents.lines[1].at("name").get<std::string>(), std::string("epoch-0001"));
    QCOMPARE(contents.lines[2].at("step").get<int>(), 6);
}

void TestRunWriter::appendsAfterATornLine()
{
    { RunWriter(m_run, never).event("metrics", {{"step", 1}}); }
    std::ofstream(m_run.events(), std::ios::app) << R"({"type":"metrics","ti)";
    { RunWriter(m_run, never).event("metrics", {{"step", 2}}); }
    const JournalContents contents = readJournal(m_run.events());
    QVERIFY(contents.damage.empty());
    QCOMPARE(contents.lines.size(), std::size_t(2));
    QCOMPARE(contents.lines[1].at("step").get<int>(), 2);
}

void TestRunWriter::keepsALog()
{
    { RunWriter(m_run, never).log("first"); }
    { RunWriter(m_run, never).log("second"); }
    const QString text = QString::fromStdString(textOf(m_run.log()));
    const QRegularExpression expected(R"(^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d  first\n\d{4}-\d\d-\d\d \d\d:\d\d:\d\d  second\n$)");
    QVERIFY2(expected.match(text).hasMatch(), qPrintable(text));
}

void TestRunWriter::tellsObservers()
{
    RunWriter writer(m_run, never);
    std::vector<std::string> events;
    std::vector<std::pair<RunStatus, double>> states;
    writer.event("unseen", {});
    writer.observe([&](const Json& event) { events.push_back(event.at("type")); },
                   [&](const RunState& state) { states.emplace_back(state.status, state.done); });
    writer.setState(RunStatus::Running);
    writer.event("metrics", {{"step", 1}});
    writer.setProgress(1, 2, "steps");
    writer.fail({"io", "broken", {}, {}});
    const std::vector<std::string> expectedEvents{"metrics"};
    const std::vector<std::pair<RunStatus, double>> expectedStates{{RunStatus::Running, 0}, {RunStatus::Running, 1}, {RunStatus::Failed, 1}};
    QCOMPARE(events, expectedEvents);
    QVERIFY(states == expectedStates);
}

void TestRunWriter::obeysStopRequests()
{
    const RunWriter writer(m_run, never);
    QCOMPARE(writer.stopRequest(), StopRequest::None);
    RunWriter::requestStop(StopRequest::AfterStep);
    QCOMPARE(writer.stopRequest(), StopRequest::AfterStep);
    RunWriter::requestStop(StopRequest::Now);
    RunWriter::requestStop(StopRequest::AfterStep); // never lowers
    QCOMPARE(writer.stopRequest(), StopRequest::Now);
    RunWriter::requestStop(StopRequest::None);
    QCOMPARE(writer.stopRequest(), StopRequest::None);
}

void TestRunWriter::isStoppedBySignals()
{
    ChildProcess worker([this](ChildProcess::Side& side) {
        struct sigaction action {};
        action.sa_handler = [](int) { RunWriter::requestStop(StopRequest::AfterStep); };
        ::sigaction(SIGTERM, &action, nullptr);
        RunWriter writer(m_run);
        side.tell();
        while (writer.stopRequest() == StopRequest::None)
            std::this_thread::yield();
        writer.setState(RunStatus::Stopped);
        return 3;
    });
    QVERIFY(worker.wait());
    QCOMPARE(worker.kill(SIGTERM), 3);
    QCOMPARE(observedState(m_run).status, RunStatus::Stopped);
}

void TestRunWriter::reportsWhatFailedInTheBackgroundOnce()
{
    RunWriter writer(m_run, often);
    const auto moved = m_run.root.string() + "-moved";
    std::filesystem::rename(m_run.root, moved); // state.json cannot be written any more
    FirstError error;
    QTRY_VERIFY(error.isThrownBy([&] { writer.setProgress(1, 10, "steps"); }));
    QCOMPARE(error.record.code, std::string("no-file"));
    QCOMPARE(error.record.path, m_run.stateJson().string());
    for (int i = 0; i < 20; ++i) {
        std::this_thread::sleep_for(often.shortest);
        QVERIFY(errorOf([&] { writer.setProgress(2, 10, "steps"); }).code.empty());
    }
    std::filesystem::rename(moved, m_run.root); // the writer kept trying
    QTRY_COMPARE(onDisk().done, 2.0);

    std::filesystem::rename(m_run.root, moved); // a second time is reported again, by event() too
    FirstError again;
    QTRY_VERIFY(again.isThrownBy([&] { writer.event("metrics", {{"step", 1}}); }));
    QCOMPARE(again.record.code, std::string("no-file"));
    std::filesystem::rename(moved, m_run.root);
}

void TestRunWriter::reportsAFullDisk()
{
    const SmallDisk disk;
    if (!disk.whyNot().empty())
        QSKIP(disk.whyNot().c_str());
    const RunFolder run{disk.path() / "run"};
    std::filesystem::create_directory(run.root);
    {
        RunWriter writer(run, often);
        writer.setState(RunStatus::Running);
        writer.event("metrics", {{"step", 1}});
        std::ofstream ballast(disk.path() / "ballast", std::ios::binary);
        while (ballast.write(std::string(4096, 'x').data(), 4096).flush()) {
        }
        ballast.close();
        FirstError error;
        QTRY_VERIFY(error.isThrownBy([&] { writer.setProgress(1, 10, "steps", std::string(5000, 'm')); }));
        QCOMPARE(error.record.code, std::string("disk-full"));
        QCOMPARE(errorOf([&] { writer.setState(RunStatus::Stopping); }).code, std::string("disk-full"));
        QCOMPARE(errorOf([&] { writer.event("metrics", {{"text", std::string(100000, 'x')}}); }).code, std::string("disk-full"));
        std::filesystem::remove(disk.path() / "ballast");
        QTRY_COMPARE(readState(run.stateJson()).status, RunStatus::Stopping);
        writer.event("metrics", {{"step", 2}});
    }
    const JournalContents contents = readJournal(run.events());
    QVERIFY(contents.damage.empty());
    QCOMPARE(contents.lines.size(), std::size_t(2));
}

void TestRunWriter::mayBeUsedFromManyThreads()
{
    constexpr int threads = 4, each = 100;
    std::atomic<int> seen = 0;
    {
        RunWriter writer(m_run, often);
        writer.observe([&](const Json&) { ++seen; }, {});
        std::vector<std::thread> workers;
        for (int thread = 0; thread < threads; ++thread)
            workers.emplace_back([&, thread] {
                for (int i = 0; i < each; ++i) {
                    writer.event("metrics", {{"thread", thread}, {"step", i}});
                    writer.setProgress(i, each, "steps");
                    if (i % 20 == 0)
                        writer.setState(RunStatus::Running);
                    writer.log("line");
                }
            });
        for (std::thread& worker : workers)
            worker.join();
    }
    const JournalContents contents = readJournal(m_run.events());
    QVERIFY(contents.damage.empty());
    QCOMPARE(contents.lines.size(), std::size_t(threads * each));
    QCOMPARE(seen.load(), threads * each);
    QCOMPARE(QString::fromStdString(textOf(m_run.log())).count('\n'), qsizetype(threads * each));
    QCOMPARE(onDisk().status, RunStatus::Running);
}

void TestRunWriter::leavesACleanRunWhenKilled()
{
    for (int round = 0; round < 10; ++round) {
        ChildProcess worker([this](ChildProcess::Side& side) {
            RunWriter writer(m_run, often);
            writer.setState(RunStatus::Running);
            for (int i = 0;; ++i) {
                writer.setProgress(i, 0, "steps");
                writer.event(i % 10 == 0 ? "checkpoint" : "metrics", {{"step", i}});
                side.tell();
            }
            return 0;
        });
        for (int i = 0; i < 5 * round + 1; ++i)
            QVERIFY(worker.wait()); // so many events were acknowledged
        worker.kill();
        QCOMPARE(observedState(m_run).status, RunStatus::Lost);
        const JournalContents contents = readJournal(m_run.events());
        QVERIFY2(contents.damage.empty(), contents.damage.empty() ? "" : contents.damage.front().c_str());
        QVERIFY(contents.lines.size() >= std::size_t(5 * round + 1));
        std::filesystem::remove(m_run.events());
    }
}

QTEST_GUILESS_MAIN(TestRunWriter)
#include "tst_run_writer.moc"
