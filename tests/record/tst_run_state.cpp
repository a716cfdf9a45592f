#include "record/run_state.h"

#include "record/error_of.h"
#include "record/printing.h"

#include <QTemporaryDir>

#include <fstream>

using namespace transect;

class TestRunState : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesEveryStatus();
    void readsWhatItWrites();
    void readsWhatALaterVersionAdds();
    void refusesDamage_data();
    void refusesDamage();
    void replacesTheFileAtomically();

private:
    static Json example()
    {
        return {{"status", "running"}, {"done", 3}, {"total", 20}, {"unit", "steps"}, {"message", "epoch 3 of 20"},
                {"seconds_left", 12.5}, {"heartbeat", 1.7e9}};
    }
    QTemporaryDir m_folder;
};

void TestRunState::namesEveryStatus()
{
    using enum RunStatus;
    const std::vector<std::pair<RunStatus, std::string>> names{
        {Queued, "queued"}, {Starting, "starting"}, {Running, "running"}, {Stopping, "stopping"},
        {Finished, "finished"}, {Failed, "failed"}, {Stopped, "stopped"}, {Lost, "lost"}};
    for (const auto& [status, name] : names) {
        QCOMPARE(std::string(nameOf(status)), name);
        QCOMPARE(runStatusOf(name), std::optional(status));
        QCOMPARE(isActive(status), status < Finished);
    }
    QVERIFY(!runStatusOf("Running"));
    QVERIFY(!runStatusOf(""));
}

void TestRunState::readsWhatItWrites()
{
    const std::filesystem::path path = m_folder.filePath("state.json").toStdString();
    const RunState state{RunStatus::Failed, 7.5, 20, "evaluations", "was at \"x\"\n", 3.25, 1234567890.125,
                         ErrorRecord{"disk-full", "no space", "/a b", "free some"}};
    writeState(path, state);
    const RunState read = readState(path);
    QCOMPARE(read.status, state.status);
    QCOMPARE(read.done, state.done);
    QCOMPARE(read.total, state.total);
    QCOMPARE(read.unit, state.unit);
    QCOMPARE(read.message, state.message);
    QCOMPARE(read.secondsLeft, state.secondsLeft);
    QCOMPARE(read.heartbeat, state.heartbeat);
    QVERIFY(read.error == state.error);

    writeState(path, {});
    QVERIFY(!readState(path).secondsLeft);
    QVERIFY(!readState(path).error);
}

void TestRunState::readsWhatALaterVersionAdds()
{
    Json json = example();
    json["colour"] = "green";
    QCOMPARE(runStateFromJson(json, "state.json").message, std::string("epoch 3 of 20"));
}

void TestRunState::refusesDamage_data()
{
    QTest::addColumn<QByteArray>("patch"); // RFC 7396: null removes a member
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no status") << QByteArray(R"({"status": null})") << QByteArray(R"(found no member "status", expected text)");
    QTest::newRow("unknown status") << QByteArray(R"({"status": "asleep"})") << QByteArray(R"(found "asleep" as "status", expected queued, starting, running, stopping, finished, failed or stopped)");
    QTest::newRow("status as a number") << QByteArray(R"({"status": 3})") << QByteArray(R"(found 3 as "status", expected text)");
    QTest::newRow("progress as text") << QByteArray(R"({"done": "3"})") << QByteArray(R"(found "3" as "done", expected a number)");
    QTest::newRow("time left as text") << QByteArray(R"({"seconds_left": "soon"})") << QByteArray(R"(found "soon" as "seconds_left", expected a number)");
    QTest::newRow("error as text") << QByteArray(R"({"error": "oops"})") << QByteArray(R"(found "oops" as "error", expected an object)");
    QTest::newRow("error without a code") << QByteArray(R"({"error": {"text": "oops"}})") << QByteArray(R"(found no member "code", expected text)");
}

void TestRunState::refusesDamage()
{
    QFETCH(QByteArray, patch);
    QFETCH(QByteArray, text);
    Json json = example();
    json.merge_patch(Json::parse(patch.toStdString()));
    const ErrorRecord error = errorOf([&] { runStateFromJson(json, "/runs/toy/state.json"); });
    QCOMPARE(error.code, std::string("bad-state"));
    QCOMPARE(error.text, text.toStdString());
    QVERIFY(error.path.starts_with("/runs/toy/state.json"));
}

void TestRunState::replacesTheFileAtomically()
{
    QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("state.json").toStdString();
    writeState(path, {.status = RunStatus::Running});
    std::ifstream reader(path); // one who has the old file open keeps reading the old file
    writeState(path, {.status = RunStatus::Finished, .message = std::string(100000, 'x')});
    QCOMPARE(runStateFromJson(Json::parse(reader), path).status, RunStatus::Running);
    QCOMPARE(readState(path).status, RunStatus::Finished);
    QCOMPARE(errorOf([&] { readState(folder.filePath("none").toStdString()); }).code, std::string("no-file"));
}

QTEST_APPLESS_MAIN(TestRunState)
#include "tst_run_state.moc"
