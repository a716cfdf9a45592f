#include "record/run_index.h"

#include "record/child_process.h"
#include "record/error_of.h"
#include "record/files.h"
#include "record/journal.h"
#include "record/printing.h"
#include "record/run_folder.h"
#include "record/run_spec.h"
#include "record/score_record.h"
#include "record/scored_evaluation.h"
#include "record/transfer_record.h"
#include "record/worker_lock.h"

#include <QTemporaryDir>

#include <SQLiteCpp/SQLiteCpp.h>

#include <ctime>
#include <fstream>

using namespace transect;

namespace {

/// As a worker leaves it, but without the syncs, which would make the tests slow.
RunFolder makeRun(const std::filesystem::path& root, const std::string& name = "toy", RunStatus status = RunStatus::Finished)
{
    const RunFolder run{root};
    std::filesystem::create_directories(root);
    RunSpec spec;
    spec.kind = "pretrain";
    spec.name = name;
    spec.created = "2025-03-01T14:02:11Z";
    for (int parameter = 0; parameter < 40; ++parameter)
        spec.parameters["parameter_" + std::to_string(parameter)] = parameter;
    std::ofstream(run.runJson()) << toJson(spec).dump(2);
    std::ofstream(run.stateJson()) << toJson(RunState{.status = status, .done = 5, .total = 20, .unit = "steps"}).dump(2);
    return run;
}

void appendResult(const RunFolder& run, const std::string& checkpoint, std::int64_t seed, double score, double validation, const std::string& mode = "fe",
                  const std::string& part = "full")
{
    TransferResult result;
    result.checkpoint = checkpoint;
    result.epoch = std::stod(checkpoint.substr(6));
    result.step = std::int64_t(result.epoch * 100);
    result.target = "mnist";
    result.mode = mode;
    result.part = part;
    result.seed = seed;
    result.score = score;
    result.validationScore = validation;
    Journal(run.transfer(), Durability::Flushed).append(toJson(result));
}

std::vector<std::string> pathsOf(const RunIndex& index)
{
    std::vector<std::string> paths;
    for (const RunSummary& run : index.runs())
        paths.push_back(run.path.string());
    return paths;
}

using Paths = std::vector<std::string>;

} // namespace

class TestRunIndex : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_library = std::filesystem::canonical(m_temporary->path().toStdString());
    }

    void listsRuns();
    void followsChanges();
    void remembersWhatItRead();
    void readsOnlyWhatChanged();
    void showsWhatValidationChose();
    void showsTheAucOfScores();
    void showsDamagedRuns();
    void seesThatAWorkerIsGone();
    void isBegunAnewOnAnyDoubt_data();
    void isBegunAnewOnAnyDoubt();
    void listsWithoutAFile();
    void mayBeRefreshedByManyProcesses();
    void refusesWhatIsNoLibrary();

private:
    std::filesystem::path file() const { return m_library / ".index.sqlite"; }
    std::unique_ptr<QTemporaryDir> m_temporary;
    std::filesystem::path m_library;
};

void TestRunIndex::listsRuns()
{
    makeRun(m_library / "study" / "transfer", "a transfer");
    makeRun(m_library / "alone", "alone", RunStatus::Failed);
    RunIndex index(m_library);
    QVERIFY(index.runs().empty());
    QVERIFY(!index.isInMemory());
    index.refresh();
    const auto runs = index.runs();
    QCOMPARE(runs.size(), std::size_t(2));
    QCOMPARE(runs[0].path, std::filesystem::path("alone"));
    QCOMPARE(runs[0].state.status, RunStatus::Failed);
    QCOMPARE(runs[1].path, std::filesystem::path("study/transfer"));
    QCOMPARE(runs[1].kind, std::string("pretrain"));
    QCOMPARE(runs[1].name, std::string("a transfer"));
    QCOMPARE(runs[1].created, std::string("2025-03-01T14:02:11Z"));
    QCOMPARE(runs[1].state.done, 5.0);
    QVERIFY(!runs[1].unreadable);
}

void TestRunIndex::followsChanges()
{
    makeRun(m_library / "a");
    const RunFolder b = makeRun(m_library / "b");
    RunIndex index(m_library);
    index.refresh();
    std::filesystem::remove_all(m_library / "a");
    makeRun(m_library / "c");
    writeState(b.stateJson(), {.status = RunStatus::Stopped, .done = 6, .total = 20, .unit = "steps"}); // of the same size
    index.refresh();
    QCOMPARE(pathsOf(index), (Paths{"b", "c"}));
    QCOMPARE(index.runs()[0].state.status, RunStatus::Stopped);
    RunIndex other(m_library);
    QCOMPARE(pathsOf(other), (Paths{"b", "c"}));
    QCOMPARE(other.runs()[0].state.status, RunStatus::Stopped);
}

void TestRunIndex::remembersWhatItRead()
{
    const RunFolder run = makeRun(m_library / "a");
    appendResult(run, "epoch-0005", 0, 0.75, 0.75);
    makeRun(m_library / "failed");
    writeState(RunFolder{m_library / "failed"}.stateJson(), {.status = RunStatus::Failed, .error = ErrorRecord{"io", "broken", "/x", "mend it"}});
    std::ofstream(makeRun(m_library / "damaged").stateJson()) << "{";
    RunIndex index(m_library);
    index.refresh();
    const RunIndex again(m_library); // without a refresh
    const auto before = index.runs(), after = again.runs();
    QCOMPARE(after.size(), std::size_t(3));
    for (std::size_t i = 0; i < before.size(); ++i) {
        QCOMPARE(after[i].path, before[i].path);
        QCOMPARE(after[i].name, before[i].name);
        QCOMPARE(toJson(after[i].state).dump(), toJson(before[i].state).dump());
        QVERIFY(after[i].best == before[i].best);
        QVERIFY(after[i].unreadable == before[i].unreadable);
    }
    QCOMPARE(after[0].best.size(), std::size_t(1));
    QVERIFY(after[1].unreadable.has_value());
    QCOMPARE(after[2].state.error->hint, std::string("mend it"));
}

void TestRunIndex::readsOnlyWhatChanged()
{
    const RunFolder a = makeRun(m_library / "a", "aaa"), b = makeRun(m_library / "b", "bbb");
    RunIndex(m_library).refresh();
    { // a row that no folder could have given: it stays as long as nothing changes
        SQLite::Database database(file().string(), SQLite::OPEN_READWRITE);
        QCOMPARE(database.exec("UPDATE runs SET summary = replace(replace(summary, 'aaa', 'from the index'), 'bbb', 'from the index')"), 2);
    }
    writeState(b.stateJson(), {.status = RunStatus::Finished});
    RunIndex index(m_library);
    index.refresh();
    QCOMPARE(index.runs()[0].name, std::string("from the index"));
    QCOMPARE(index.runs()[1].name, std::string("bbb"));
}

void TestRunIndex::showsWhatValidationChose()
{
    const RunFolder run = makeRun(m_library / "a");
    appendResult(run, "epoch-0002", 0, 0.90, 0.95);
    appendResult(run, "epoch-0002", 1, 0.85, 0.45);
    appendResult(run, "epoch-0005", 0, 0.80, 0.75);
    appendResult(run, "epoch-0005", 1, 0.75, 0.75);
    appendResult(run, "epoch-0008", 0, 0.99, 0.99, "fe", "main"); // not of the full features
    appendResult(run, "epoch-0010", 0, 0.60, 0.5, "ft");
    RunIndex index(m_library);
    index.refresh();
    const std::vector<BestFigure> expected{{"mnist", "fe", "accuracy", "epoch-0005", 5, 0.775, 2, {}, 0, 0.75},
                                           {"mnist", "ft", "accuracy", "epoch-0010", 10, 0.60, 1, {}, 0, 0.5}};
    QVERIFY(index.runs()[0].best == expected);
    appendResult(run, "epoch-0012", 0, 0.55, 0.5, "ft"); // transfer.jsonl alone changed; of equals the last one
    index.refresh();
    QCOMPARE(index.runs()[0].best[1].checkpoint, std::string("epoch-0012"));
}

void TestRunIndex::showsTheAucOfScores()
{
    const RunFolder run = makeRun(m_library / "a");
    RunIndex index(m_library);
    index.refresh();
    QVERIFY(index.runs()[0].best.empty());
    ScoredEvaluation both{"both", "epoch-0012", "validation loss", "last", {}, {}}, last{"both", "epoch-0020", "last", "last", {}, {}};
    both.evaluation.auc = {0.802, Interval{0.764, 0.841}};
    both.evaluation.counts.clips = 21;
    last.evaluation.auc = {0.9, {}};
    const ScoredEvaluation motion{"motion", {}, {}, "last", {}, last.evaluation}, undefined{"poses", {}, {}, "last", {}, {}};
    std::filesystem::create_directories(scoresFolder(run.root));
    writeEvaluations(evaluationsFile(scoresFolder(run.root)), {both, last, motion, undefined});
    const std::vector<BestFigure> expected{{"both", "auc", "auc", "epoch-0012", 0, 0.802, 1, Interval{0.764, 0.841}, 21, 0.802},
                                           {"motion", "auc", "auc", "", 0, 0.9, 1, {}, 0, 0.9}};
    index.refresh(); // the evaluation alone changed
    QVERIFY(index.runs()[0].best == expected);
    QVERIFY(RunIndex(m_library).runs()[0].best == expected);
    writeFile(evaluationsFile(scoresFolder(run.root)), R"({"evaluations": 3})");
    index.refresh();
    QCOMPARE(index.runs()[0].unreadable->code, std::string("bad-evaluation"));
}

void TestRunIndex::showsDamagedRuns()
{
    std::ofstream(makeRun(m_library / "a").runJson()) << "{\"format\": 1";
    std::ofstream(makeRun(m_library / "b").stateJson()) << R"({"status": "asleep"})";
    std::ofstream(makeRun(m_library / "c").transfer()) << "garbage\n{}\n";
    std::filesystem::remove(makeRun(m_library / "d").stateJson());
    RunIndex index(m_library);
    index.refresh();
    const auto runs = index.runs();
    QCOMPARE(pathsOf(index), (Paths{"a", "b", "c", "d"}));
    QCOMPARE(runs[0].unreadable->code, std::string("bad-json"));
    QCOMPARE(runs[0].unreadable->path, (m_library / "a" / "run.json").string());
    QCOMPARE(runs[0].state.status, RunStatus::Finished);
    QCOMPARE(runs[1].unreadable->code, std::string("bad-state"));
    QCOMPARE(runs[1].state.status, RunStatus::Failed);
    QVERIFY(runs[1].state.error == runs[1].unreadable);
    QCOMPARE(runs[1].name, std::string("toy"));
    QCOMPARE(runs[2].unreadable->code, std::string("bad-transfer"));
    QCOMPARE(runs[2].state.status, RunStatus::Finished);
    QVERIFY(!runs[3].unreadable);
    QCOMPARE(runs[3].state.status, RunStatus::Queued);
}

void TestRunIndex::seesThatAWorkerIsGone()
{
    const RunFolder run = makeRun(m_library / "a", "toy", RunStatus::Running);
    ChildProcess worker([&](ChildProcess::Side& side) {
        const WorkerLock lock(run);
        side.tell();
        side.wait();
        return 0;
    });
    QVERIFY(worker.wait());
    RunIndex index(m_library);
    index.refresh();
    QCOMPARE(index.runs()[0].state.status, RunStatus::Running);
    worker.kill(); // which changes no file
    QCOMPARE(index.runs()[0].state.status, RunStatus::Lost);
    std::filesystem::remove(run.stateJson());
    std::ofstream(run.stateJson()) << "{";
    QVERIFY(index.runs()[0].unreadable.has_value()); // damaged since the last refresh
}

void TestRunIndex::isBegunAnewOnAnyDoubt_data()
{
    QTest::addColumn<QByteArray>("what");
    for (const char* what : {"missing", "empty", "garbage", "cut short", "page overwritten", "newer version", "older version", "other columns", "rows that are no summaries", "stray journal"})
        QTest::newRow(what) << QByteArray(what);
}

void TestRunIndex::isBegunAnewOnAnyDoubt()
{
    QFETCH(QByteArray, what);
    for (int i = 0; i < 50; ++i)
        makeRun(m_library / ("run-" + std::to_string(i)));
    RunIndex(m_library).refresh();
    const auto change = [&](const char* statement) { SQLite::Database(file().string(), SQLite::OPEN_READWRITE).exec(statement); };
    if (what == "missing")
        std::filesystem::remove(file());
    else if (what == "empty")
        std::filesystem::resize_file(file(), 0);
    else if (what == "garbage")
        std::ofstream(file()) << std::string(10000, 'x');
    else if (what == "cut short")
        std::filesystem::resize_file(file(), std::filesystem::file_size(file()) - 5000);
    else if (what == "page overwritten")
        std::fstream(file(), std::ios::in | std::ios::out | std::ios::binary).seekp(4096 + 100) << std::string(8000, '\xa5');
    else if (what == "newer version")
        change("PRAGMA user_version = 99");
    else if (what == "older version")
        change("DROP TABLE runs; CREATE TABLE runs (path TEXT); PRAGMA user_version = 0");
    else if (what == "other columns")
        change("DROP TABLE runs; CREATE TABLE runs (path TEXT)");
    else if (what == "rows that are no summaries")
        change("UPDATE runs SET summary = '{\"kind\": 5}'");
    else
        std::ofstream(file().string() + "-journal") << std::string(5000, 'x');

    RunIndex index(m_library);
    index.refresh();
    QCOMPARE(index.runs().size(), std::size_t(50));
    QCOMPARE(index.runs()[0].name, std::string("toy"));
    QVERIFY(!index.isInMemory());
    QCOMPARE(RunIndex(m_library).runs().size(), std::size_t(50)); // it was written
}

void TestRunIndex::listsWithoutAFile()
{
    makeRun(m_library / "a");
    std::filesystem::create_directory(file()); // as with a read-only library, the file cannot be opened
    RunIndex index(m_library);
    QVERIFY(index.isInMemory());
    index.refresh();
    QCOMPARE(pathsOf(index), (Paths{"a"}));
    makeRun(m_library / "b");
    index.refresh();
    QCOMPARE(pathsOf(index), (Paths{"a", "b"}));
}

void TestRunIndex::mayBeRefreshedByManyProcesses()
{
    constexpr int processes = 4, rounds = 10;
    std::vector<std::unique_ptr<ChildProcess>> children;
    for (int number = 0; number < processes; ++number)
        children.push_back(std::make_unique<ChildProcess>([this, number](ChildProcess::Side& side) {
            side.wait();
            for (int round = 0; round < rounds; ++round) {
                makeRun(m_library / ("run-" + std::to_string(number) + "-" + std::to_string(round)));
                RunIndex index(m_library);
                index.refresh();
                if (index.isInMemory() || index.runs().size() < std::size_t(round + 1))
                    return 1;
            }
            return 0;
        }));
    for (auto& child : children)
        child->tell();
    for (auto& child : children)
        QCOMPARE(child->join(), 0);
    RunIndex index(m_library);
    index.refresh();
    QCOMPARE(index.runs().size(), std::size_t(processes * rounds));
    for (const RunSummary& run : index.runs())
        QVERIFY(!run.unreadable);
}

void TestRunIndex::refusesWhatIsNoLibrary()
{
    QCOMPARE(errorOf([this] { RunIndex(m_library / "none"); }).code, std::string("no-file"));
    std::ofstream(m_library / "file") << "x";
    QCOMPARE(errorOf([this] { RunIndex(m_library / "file"); }).code, std::string("no-file"));
    QCOMPARE(errorOf([] { RunIndex{std::filesystem::path()}; }).code, std::string("no-file"));
}

QTEST_GUILESS_MAIN(TestRunIndex)
#include "tst_run_index.moc"
