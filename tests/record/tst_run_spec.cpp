#include "record/run_spec.h"

#include "record/child_process.h"
#include "record/error_of.h"
#include "record/printing.h"

#include <QTemporaryDir>

#include <fstream>

using namespace transect;

namespace {

RunSpec example()
{
    RunSpec spec;
    spec.kind = "pretrain";
    spec.name = "toy source";
    spec.parameters = {{"epochs", 20}, {"optimiser", {{"learning_rate", 0.1}}}};
    spec.seed = 18446744073709551615u;
    spec.lineage = {{{"kind", "run"}, {"path", "../other"}, {"sha256", std::string(64, '0')}}};
    spec.versions = {{"transect", "0.1.0"}};
    spec.created = "2025-03-01T14:02:11Z";
    spec.study = "toy";
    return spec;
}

} // namespace

class TestRunSpec : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void readsWhatItWrites();
    void isDatedWhenWritten();
    void isWrittenOnce();
    void isWrittenByOneOfManyProcesses();
    void leavesNothingBehindWhereItCannotWrite();
    void refusesDamage_data();
    void refusesDamage();

private:
    std::filesystem::path path() const { return m_folder->filePath("run.json").toStdString(); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestRunSpec::readsWhatItWrites()
{
    writeRunSpec(path(), example());
    QCOMPARE(toJson(readRunSpec(path())).dump(), toJson(example()).dump());
    QCOMPARE(readRunSpec(path()).seed, 18446744073709551615u);
    QCOMPARE(readRunSpec(path()).study, std::optional<std::string>("toy"));

    RunSpec alone = example();
    alone.study.reset();
    std::filesystem::remove(path());
    writeRunSpec(path(), alone);
    QVERIFY(!readRunSpec(path()).study);
}

void TestRunSpec::isDatedWhenWritten()
{
    RunSpec spec = example();
    spec.created.clear();
    const std::string before = utcNow();
    writeRunSpec(path(), spec);
    const std::string created = readRunSpec(path()).created;
    QVERIFY(before <= created && created <= utcNow());
    QVERIFY(QDateTime::fromString(QString::fromStdString(created), Qt::ISODate).isValid());
    QVERIFY(created.ends_with("Z"));
}

void TestRunSpec::isWrittenOnce()
{
    writeRunSpec(path(), example());
    RunSpec other = example();
    other.name = "other";
    const ErrorRecord error = errorOf([&] { writeRunSpec(path(), other); });
    QCOMPARE(error.code, std::string("exists"));
    QCOMPARE(error.path, path().string());
    QCOMPARE(readRunSpec(path()).name, std::string("toy source"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), QStringList("run.json"));
}

void TestRunSpec::isWrittenByOneOfManyProcesses()
{
    std::vector<std::unique_ptr<ChildProcess>> children;
    for (int number = 0; number < 8; ++number)
        children.push_back(std::make_unique<ChildProcess>([&, number](ChildProcess::Side& side) {
            RunSpec mine = example();
            mine.name = std::to_string(number);
            side.wait();
            return errorOf([&] { writeRunSpec(path(), mine); }).code == "exists" ? 1 : 0;
        }));
    for (auto& child : children)
        child->tell();
    std::vector<std::string> writers;
    for (std::size_t number = 0; number < children.size(); ++number)
        if (children[number]->join() == 0)
            writers.push_back(std::to_string(number));
    QCOMPARE(writers.size(), std::size_t(1));
    QCOMPARE(readRunSpec(path()).name, writers.front());
}

void TestRunSpec::leavesNothingBehindWhereItCannotWrite()
{
    QCOMPARE(errorOf([&] { writeRunSpec(path().parent_path() / "none" / "run.json", example()); }).code, std::string("no-file"));
    std::filesystem::create_directory(path());
    QCOMPARE(errorOf([&] { writeRunSpec(path(), example()); }).code, std::string("exists"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), QStringList());
}

void TestRunSpec::refusesDamage_data()
{
    QTest::addColumn<QByteArray>("patch"); // RFC 7396: null removes a member
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no kind") << QByteArray(R"({"kind": null})") << QByteArray(R"(found no member "kind", expected text)");
    QTest::newRow("no format") << QByteArray(R"({"format": null})") << QByteArray(R"(found no member "format", expected a whole number of at least 1)");
    QTest::newRow("newer format") << QByteArray(R"({"format": 2})") << QByteArray("found format 2, expected at most 1");
    QTest::newRow("format as text") << QByteArray(R"({"format": "1"})") << QByteArray(R"(found "1" as "format", expected a whole number of at least 1)");
    QTest::newRow("negative seed") << QByteArray(R"({"seed": -1})") << QByteArray(R"(found -1 as "seed", expected a whole number of at least 0)");
    QTest::newRow("seed with a fraction") << QByteArray(R"({"seed": 1.5})") << QByteArray(R"(found 1.5 as "seed", expected a whole number of at least 0)");
    QTest::newRow("parameters as a list") << QByteArray(R"({"parameters": []})") << QByteArray(R"(found [] as "parameters", expected an object)");
    QTest::newRow("lineage as an object") << QByteArray(R"({"lineage": {"a": 1}})") << QByteArray(R"(found {"a":1} as "lineage", expected a list)");
    QTest::newRow("study as a number") << QByteArray(R"({"study": 5})") << QByteArray(R"(found 5 as "study", expected text)");
}

void TestRunSpec::refusesDamage()
{
    QFETCH(QByteArray, patch);
    QFETCH(QByteArray, text);
    Json json = toJson(example());
    const Json changes = Json::parse(patch.toStdString());
    for (const auto& [name, value] : changes.items())
        value.is_null() ? void(json.erase(name)) : void(json[name] = value);
    std::ofstream(path()) << json;
    const ErrorRecord error = errorOf([&] { readRunSpec(path()); });
    QCOMPARE(error.code, std::string("bad-run"));
    QCOMPARE(error.text, text.toStdString());
    QCOMPARE(error.path, path().string());
}

QTEST_APPLESS_MAIN(TestRunSpec)
#include "tst_run_spec.moc"
