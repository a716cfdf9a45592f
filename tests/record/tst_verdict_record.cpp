#include "record/verdict_record.h"

#include "record/child_process.h"
#include "record/error_of.h"
#include "record/files.h"
#include "record/journal.h"
#include "record/journal_samples.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <limits>
#include <random>

#include <sys/stat.h>

using namespace transect;

namespace {

VerdictRecord verdictOf(const std::string& clip, std::int64_t peak, Verdict verdict, int second, const std::string& reviewer = "ada")
{
    char time[32];
    std::snprintf(time, sizeof time, "2026-11-20T14:%02d:%02d.123Z", second / 60 % 60, second % 60);
    return {clip, peak - 2, peak + 5, peak, 7, 1.0 / 3, verdict, "a \"bicycle\"\nagain ✓", reviewer, time};
}

Json withMember(const char* name, const Json& value)
{
    auto json = toJson(verdictOf("01_0014", 20, Verdict::True, 1));
    json[name] = value;
    return json;
}

} // namespace

class TestVerdictRecord : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_temporary = std::make_unique<QTemporaryDir>(); }

    void namesAreBothWays()
    {
        for (const auto verdict : {Verdict::None, Verdict::True, Verdict::FalseAlarm, Verdict::Unsure})
            QVERIFY(verdictNamed(nameOf(verdict)) == verdict);
        QCOMPARE(nameOf(Verdict::FalseAlarm), std::string_view("false alarm"));
        const auto error = errorOf([] { verdictNamed("False Alarm\x1b"); });
        QCOMPARE(error.code, std::string("bad-verdict"));
        QVERIFY2(error.text.find("expected \"none\", \"true\", \"false alarm\" or \"unsure\"") != std::string::npos, error.text.c_str());
    }

    void readsWhatItAppends()
    {
        QVERIFY(readVerdicts(file()).records.empty());
        const std::vector records{verdictOf("01_0014", 20, Verdict::True, 1), verdictOf("Straße/2", 9, Verdict::None, 2), verdictOf("", 2, Verdict::Unsure, 3)};
        appendVerdicts(file(), {records[0]});
        appendVerdicts(file(), {});
        appendVerdicts(file(), {records[1], records[2]});
        const auto read = readVerdicts(file());
        QVERIFY(read.records == records);
        QVERIFY(read.damage.empty());
        QCOMPARE(readJournal(file()).lines.size(), 3u); // each with its checksum
    }

    /// An undo is a later record; what was said before stays in the file.
    void takingBackIsALaterRecord()
    {
        const auto said = verdictOf("a", 20, Verdict::FalseAlarm, 1), undone = verdictOf("a", 20, Verdict::None, 2);
        appendVerdicts(file(), {said});
        appendVerdicts(file(), {undone});
        QVERIFY((readVerdicts(file()).records == std::vector{said, undone}));
    }

    void aTornLastLineIsLeftOutAndCutOff()
    {
        const auto first = verdictOf("a", 20, Verdict::True, 1), second = verdictOf("a", 40, Verdict::FalseAlarm, 2);
        appendVerdicts(file(), {first, second});
        const auto whole = contentsOf(file());
        for (std::size_t cut = 1; cut < 60; cut += 7) {
            writeFile(file(), whole.substr(0, whole.size() - cut));
            const auto read = readVerdicts(file());
            QVERIFY(read.records == std::vector{first});
            QVERIFY(read.damage.empty());
        }
        appendVerdicts(file(), {second});
        QVERIFY((readVerdicts(file()).records == std::vector{first, second}));
        QCOMPARE(contentsOf(file()), whole);
    }

    void aStrangersLineIsLeftOutAndSaid()
    {
        const auto good = verdictOf("a", 20, Verdict::True, 1);
        appendVerdicts(file(), {good});
        appendToFile(file(), "half a line\n" + lineOf(R"({"clip":"b","first":1)") + lineOf(R"({"colour":"red")"));
        appendVerdicts(file(), {good});
        const auto read = readVerdicts(file());
        QVERIFY((read.records == std::vector{good, good}));
        QCOMPARE(read.damage.size(), 3u);
        QVERIFY2(read.damage[1].find("verdict 2: found no member \"last\"") != std::string::npos, read.damage[1].c_str());
    }

    void noBytesMakeItCrash()
    {
        appendVerdicts(file(), {verdictOf("a", 20, Verdict::True, 1), verdictOf("b", 30, Verdict::Unsure, 2)});
        const auto whole = contentsOf(file());
        std::mt19937 random(1);
        for (int round = 0; round < 500; ++round) {
            auto damaged = whole;
            for (int i = 0; i < 4; ++i)
                damaged[random() % damaged.size()] = char(random());
            writeFile(file(), damaged);
            QVERIFY(readVerdicts(file()).records.size() <= 2);
            errorOf([this] { readOthersVerdicts(file()); });
        }
    }

    void refusesHostileMembers_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("a clip as a number") << QByteArray("clip") << QByteArray("7");
        QTest::newRow("a long clip") << QByteArray("clip") << '"' + QByteArray(5000, 'x') + '"';
        QTest::newRow("a frame before the first") << QByteArray("first") << QByteArray("-1");
        QTest::newRow("a broken frame") << QByteArray("last") << QByteArray("25.5");
        QTest::newRow("beyond 64 bits") << QByteArray("last") << QByteArray("18446744073709551615");
        QTest::newRow("backwards") << QByteArray("last") << QByteArray("3");
        QTest::newRow("a peak outside") << QByteArray("peak") << QByteArray("26");
        QTest::newRow("a person of -2") << QByteArray("person") << QByteArray("-2");
        QTest::newRow("a score as text") << QByteArray("score") << QByteArray("\"1\"");
        QTest::newRow("no score") << QByteArray("score") << QByteArray("null");
        QTest::newRow("another verdict") << QByteArray("verdict") << QByteArray("\"maybe\"");
        QTest::newRow("a verdict as a flag") << QByteArray("verdict") << QByteArray("true");
        QTest::newRow("a note as a list") << QByteArray("note") << QByteArray("[]");
        QTest::newRow("a long note") << QByteArray("note") << '"' + QByteArray(longestVerdictNote + 1, 'x') + '"';
        QTest::newRow("a reviewer as null") << QByteArray("reviewer") << QByteArray("null");
        QTest::newRow("a time of another form") << QByteArray("time") << QByteArray("\"2026-11-20 14:05:09\"");
        QTest::newRow("a time as a number") << QByteArray("time") << QByteArray("1732111509");
    }
    void refusesHostileMembers()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        const auto json = withMember(name.constData(), Json::parse(value.toStdString()));
        const auto error = errorOf([&] { verdictFromJson(json, "verdicts.jsonl, line 3"); });
        QCOMPARE(error.code, std::string("bad-verdict"));
        QCOMPARE(error.path, std::string("verdicts.jsonl, line 3"));
        QVERIFY2(error.text.find("expected ") != std::string::npos, error.text.c_str());
        QVERIFY(!errorOf([&] { verdictFromJson(Json::array(), "x"); }).code.empty());
    }

    void whatCouldNotBeReadAgainIsNotAppended()
    {
        auto bad = verdictOf("a", 20, Verdict::True, 1);
        bad.score = std::numeric_limits<double>::quiet_NaN();
        QCOMPARE(errorOf([&] { appendVerdicts(file(), {verdictOf("a", 20, Verdict::True, 1), bad}); }).code, std::string("bad-verdict"));
        QVERIFY(!std::filesystem::exists(file()));
        QCOMPARE(errorOf([&] { appendVerdicts(folder() / "none" / "verdicts.jsonl", {verdictOf("a", 20, Verdict::True, 1)}); }).code, std::string("no-file"));
    }

    void aFolderOrAPipeOfThatNameIsSaid()
    {
        std::filesystem::create_directory(folder() / "folder");
        QCOMPARE(errorOf([&] { readVerdicts(folder() / "folder"); }).code, std::string("no-file"));
        const auto pipe = folder() / "pipe";
        QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
        QCOMPARE(errorOf([&] { readVerdicts(pipe); }).code, std::string("no-file"));
        QCOMPARE(errorOf([&] { readOthersVerdicts(folder() / "none"); }).code, std::string("no-file"));
    }

    void mergesTwoReviewersFiles()
    {
        const auto a1 = verdictOf("a", 20, Verdict::True, 1, "ada"), a2 = verdictOf("a", 40, Verdict::True, 5, "ada");
        const auto g1 = verdictOf("a", 20, Verdict::FalseAlarm, 3, "grace"), g2 = verdictOf("b", 9, Verdict::Unsure, 2, "grace");
        // Grace has Ada's first one already, and one of her own twice.
        const auto added = newVerdicts({a1, a2}, {g1, a1, g2, g1});
        QVERIFY((added == std::vector{g2, g1}));
        auto merged = std::vector{a1, a2};
        merged.insert(merged.end(), added.begin(), added.end());
        QVERIFY(newVerdicts(merged, {g1, a1, g2}).empty());
        QVERIFY(newVerdicts(merged, {}).empty());
        QCOMPARE(newVerdicts({}, merged).size(), 4u);
    }

    void thousandsMerge()
    {
        std::vector<VerdictRecord> known, others;
        for (int i = 0; i < 20000; ++i)
            (i % 2 ? known : others).push_back(verdictOf("clip", 10 + i, Verdict::True, i));
        QCOMPARE(newVerdicts(known, others).size(), 10000u);
    }

    void readsWhatAnotherHandsOver()
    {
        const std::vector records{verdictOf("a", 20, Verdict::True, 1), verdictOf("b", 30, Verdict::FalseAlarm, 2)};
        appendVerdicts(file(), records);
        QVERIFY(readOthersVerdicts(file()).records == records);
        const auto list = folder() / "verdicts.json";
        writeFile(list, "\n " + Json{toJson(records[0]), toJson(records[1])}.dump(2));
        QVERIFY(readOthersVerdicts(list).records == records);
        writeFile(list, "[]");
        QVERIFY(readOthersVerdicts(list).records.empty());
        writeFile(list, "[{\"clip\": 1}]");
        auto error = errorOf([&] { readOthersVerdicts(list); });
        QCOMPARE(error.code, std::string("bad-verdict"));
        QCOMPARE(error.path, list.string() + ", entry 1");
        writeFile(list, "a picture\nof a cat\n");
        error = errorOf([&] { readOthersVerdicts(list); });
        QCOMPARE(error.code, std::string("bad-verdict"));
        QVERIFY2(error.text.starts_with("found no verdict"), error.text.c_str());
        writeFile(list, "[{\"clip\":");
        QCOMPARE(errorOf([&] { readOthersVerdicts(list); }).code, std::string("bad-json"));
    }

    void manyAtOnceAreWritten()
    {
        std::vector<VerdictRecord> records;
        for (int i = 0; i < 2000; ++i)
            records.push_back(verdictOf("clip", 10 + i, Verdict::True, i));
        appendVerdicts(file(), records);
        QVERIFY(readVerdicts(file()).records == records);
    }

    /// What was acknowledged is there, whenever the process is killed, and the next one goes on behind it.
    void killedWhileAppending()
    {
        int acknowledged = 0;
        for (int moment = 0; moment < 20; ++moment) {
            ChildProcess child([&](ChildProcess::Side& side) {
                for (int i = acknowledged;; ++i) {
                    appendVerdicts(file(), {verdictOf("clip", 10 + i, Verdict::True, i)});
                    side.tell();
                }
                return 0;
            });
            for (int i = 0; i <= moment; ++i)
                QVERIFY(child.wait());
            child.kill();
            int told = moment + 1;
            while (child.wait()) // what it told before it was killed
                ++told;
            const auto read = readVerdicts(file());
            QVERIFY2(read.damage.empty(), read.damage.empty() ? "" : read.damage.front().c_str());
            const auto found = int(read.records.size());
            QVERIFY2(found == acknowledged + told || found == acknowledged + told + 1, qPrintable(QString("%1 of %2").arg(found).arg(acknowledged + told)));
            for (int i = 0; i < found; ++i)
                QCOMPARE(read.records[std::size_t(i)].peak, std::int64_t(10 + i));
            acknowledged = found;
        }
        QVERIFY(acknowledged >= 210);
    }

    void signsWithAName()
    {
        qputenv("TRANSECT_REVIEWER", "Ada L.");
        QCOMPARE(defaultReviewer(), std::string("Ada L."));
        qputenv("TRANSECT_REVIEWER", "");
        QVERIFY(!defaultReviewer().empty());
        qunsetenv("TRANSECT_REVIEWER");
        QVERIFY(!defaultReviewer().empty());
    }

    void theTimeIsOfTheFormThatIsRead()
    {
        auto record = verdictOf("a", 20, Verdict::True, 1);
        record.time = verdictTime();
        QVERIFY(verdictFromJson(toJson(record), {}) == record);
        const auto time = QDateTime::fromString(QString::fromStdString(record.time), Qt::ISODateWithMs);
        QVERIFY(std::abs(time.msecsTo(QDateTime::currentDateTimeUtc())) < 60000);
    }

private:
    std::filesystem::path folder() const { return m_temporary->path().toStdString(); }
    std::filesystem::path file() const { return verdictsFile(folder()); }
    std::unique_ptr<QTemporaryDir> m_temporary;
};

QTEST_GUILESS_MAIN(TestVerdictRecord)
#include "tst_verdict_record.moc"
