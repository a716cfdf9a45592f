#include "record/journal.h"

#include <QtTest>

#include <limits>
#include <string>

#include <sys/wait.h>
#include <unistd.h>

#include "error_of.h"
#include "faulty_file_system.h"
#include "files.h"
#include "journal_samples.h"
#include "small_disk.h"
#include "unprivileged.h"

using namespace transect;
using Fault = FaultyFileSystem::Fault;

class TestJournal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesLinesWithAChecksum();
    void readsWhatWasAppended();
    void mendsATornEnd_data();
    void mendsATornEnd();
    void cutsOnlyTheLastLine();
    void reportsDamage_data();
    void reportsDamage();
    void boundsTheReportOfDamage();
    void passesOverLongLines();
    void refusesBadRecords();
    void keepsWhatJsonCannotSay();
    void syncsWhereAsked();
    void survivesAFaultInAnyCall_data();
    void survivesAFaultInAnyCall();
    void mendsWhatAFailureLeft();
    void survivesAFullDisk();
    void keepsTheLinesOfProcessesApart();
    void refusesMissingAndForbiddenFiles();
};

void TestJournal::writesLinesWithAChecksum()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("events.jsonl").toStdString();
    Journal journal(path, Durability::Flushed);
    journal.append({{"type", "epoch"}, {"loss", 0.5}});
    // Computed with Python's zlib.crc32.
    QCOMPARE(contentsOf(path), std::string("{\"type\":\"epoch\",\"loss\":0.5,\"crc\":\"38396d4f\"}\n"));
}

void TestJournal::readsWhatWasAppended()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("events.jsonl").toStdString();
    const std::vector<Json> objects{{{"text", "line\nbreak \"é\" \x01"}},
                                    {{"list", {1, 2.5, nullptr, true}}, {"inner", {{"crc", "ffffffff"}}}},
                                    {{"long", std::string(3'000'000, 'x')}},
                                    numbered(4)};
    for (const Json& object : objects)
        Journal(path, Durability::Flushed).append(object); // also each time opened anew
    const JournalContents contents = readJournal(path);
    QVERIFY(contents.lines == objects);
    QVERIFY(contents.damage.empty());
}

void TestJournal::mendsATornEnd_data()
{
    QTest::addColumn<QByteArray>("end");
    const std::string whole = numberedLine(2);
    std::string flipped = whole;
    flipped[5] ^= 1;
    QTest::newRow("nothing") << QByteArray();
    for (const std::size_t size : {std::size_t(1), whole.size() / 2, whole.size() - 1})
        QTest::addRow("%zu bytes of a line", size) << QByteArray::fromStdString(whole.substr(0, size));
    QTest::newRow("a wrong checksum") << QByteArray::fromStdString(flipped);
    QTest::newRow("an empty line") << QByteArray("\n");
    QTest::newRow("zeros") << QByteArray(5000, '\0');
    QTest::newRow("more than a block without a newline") << QByteArray(200'000, 'x');
    QTest::newRow("too long a line") << QByteArray(longestLine + 1, 'x');
}

void TestJournal::mendsATornEnd()
{
    QFETCH(QByteArray, end);
    for (const int whole : {0, 2}) {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("events.jsonl").toStdString();
        writeFile(path, (whole == 2 ? numberedLine(0) + numberedLine(1) : "") + end.toStdString());
        JournalContents contents = readJournal(path);
        QCOMPARE(numbersIn(contents.lines), numbersUpTo(whole));
        QCOMPARE(contents.damage.size(), std::size_t(end.size() > int(longestLine) ? 1 : 0));

        Journal(path, Durability::Flushed).append(numbered(whole));
        contents = readJournal(path);
        QCOMPARE(numbersIn(contents.lines), numbersUpTo(whole + 1));
        QVERIFY(contents.damage.empty());
    }
}

void TestJournal::cutsOnlyTheLastLine()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("notes.txt").toStdString();
    writeFile(path, "no journal\nat all\n");
    const Journal journal(path, Durability::Flushed);
    QCOMPARE(contentsOf(path), std::string("no journal\n"));
}

void TestJournal::reportsDamage_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("damage");
    const auto addRow = [](const char* name, const std::string& line, const char* damage) {
        QTest::newRow(name) << QByteArray::fromStdString(line) << damage;
    };
    // The checksum of {"n":1 is ff61ec38, that of {"n":3 is 116f8d14 (Python's zlib.crc32).
    addRow("changed text", "{\"n\":3,\"crc\":\"ff61ec38\"}\n", "line 2: checksum \"ff61ec38\", expected 116f8d14");
    addRow("changed checksum", "{\"n\":3,\"crc\":\"116f8d15\"}\n", "line 2: checksum \"116f8d15\", expected 116f8d14");
    addRow("no checksum", "{\"n\":3}\n", "line 2: no checksum, expected one as the last member");
    addRow("checksum alone", ",\"crc\":\"00000000\"}\n", "line 2: no checksum, expected one as the last member");
    addRow("empty", "\n", "line 2: no checksum, expected one as the last member");
    addRow("zeros", std::string(100, '\0') + "\n", "line 2: no checksum, expected one as the last member");
    addRow("another line's end", "{\"n\":3,\"crc\":\"116f8d14\"}\r\n", "line 2: no checksum, expected one as the last member");
    addRow("no JSON", lineOf("{\"n\":"), "line 2: line 1, column 6: syntax error");
    addRow("duplicate members", lineOf("{\"n\":3,\"n\":3"), "line 2: line 1, column 10: a second member");
}

void TestJournal::reportsDamage()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, damage);
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("events.jsonl").toStdString();
    writeFile(path, numberedLine(0) + line.toStdString() + numberedLine(1));
    const JournalContents contents = readJournal(path);
    QCOMPARE(numbersIn(contents.lines), numbersUpTo(2));
    QCOMPARE(contents.damage.size(), std::size_t(1));
    QVERIFY2(contents.damage[0].starts_with(damage.toStdString()), contents.damage[0].c_str());
}

void TestJournal::boundsTheReportOfDamage()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("events.jsonl").toStdString();
    writeFile(path, std::string(5000, '\n') + numberedLine(0));
    const JournalContents contents = readJournal(path);
    QCOMPARE(numbersIn(contents.lines), numbersUpTo(1));
    QCOMPARE(contents.damage.size(), std::size_t(1001));
    QCOMPARE(contents.damage.back(), std::string("and 4000 other damaged lines"));
}

void TestJournal::passesOverLongLines()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("events.jsonl").toStdString();
    writeFile(path, numberedLine(0) + "\n" + std::string(2 * longestLine, 'x') + "\n" + numberedLine(1));
    const JournalContents contents = readJournal(path);
    QCOMPARE(numbersIn(contents.lines), numbersUpTo(2));
    QCOMPARE(contents.damage.size(), std::size_t(2));
    QCOMPARE(contents.damage[1], std::string("line 3: longer than 16777216 bytes"));
}

void TestJournal::refusesBadRecords()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("events.jsonl").toStdString();
    Journal journal(path, Durability::Flushed);
    for (const Json& record : {Json(), Json(1), Json::array({1}), Json::object(), Json({{"crc", "x"}}),
                               Json({{"long", std::string(longestLine, 'x')}})}) {
        const ErrorRecord error = errorOf([&] { journal.append(record); });
        QCOMPARE(error.code, std::string("bad-record"));
        QCOMPARE(error.path, path.string());
    }
    QCOMPARE(std::filesystem::file_size(path), std::uintmax_t(0));

    const std::string longest(longestLine - std::string_view("{\"long\":\"\",\"crc\":\"01234567\"}").size(), 'x');
    journal.append({{"long", longest}});
    QCOMPARE(readJournal(path).lines.size(), std::size_t(1));
}

void TestJournal::keepsWhatJsonCannotSay()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("events.jsonl").toStdString();
    Journal journal(path, Durability::Flushed);
    journal.append({{"loss", std::numeric_limits<double>::quiet_NaN()}, {"text", "a\xff"}});
    const JournalContents contents = readJournal(path);
    QVERIFY(contents.damage.empty());
    QCOMPARE(contents.lines.at(0).dump(), std::string("{\"loss\":null,\"text\":\"a\xef\xbf\xbd\"}"));
}

void TestJournal::syncsWhereAsked()
{
    const QTemporaryDir folder;
    for (const Durability durability : {Durability::Flushed, Durability::Synced}) {
        FaultyFileSystem fileSystem;
        Journal journal(folder.filePath("events.jsonl").toStdString(), durability, fileSystem);
        for (int i = 0; i < 5; ++i)
            journal.append(numbered(i));
        QCOMPARE(fileSystem.syncs(), durability == Durability::Synced ? 5 : 0);
    }
}

void TestJournal::survivesAFaultInAnyCall_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<int>("errorNumber");
    QTest::newRow("once, EIO") << int(Fault::Once) << EIO;
    QTest::newRow("once, interrupted") << int(Fault::Once) << EINTR;
    QTest::newRow("for good, EIO") << int(Fault::ForGood) << EIO;
    QTest::newRow("short, then well") << int(Fault::Short) << EINTR;
    QTest::newRow("short, then full") << int(Fault::ShortThenForGood) << ENOSPC;
}

/// A journal is opened after a torn line and appended to twice; whatever fails, what was acknowledged is there, what
/// is there is whole, and the next journal goes on.
void TestJournal::survivesAFaultInAnyCall()
{
    QFETCH(int, fault);
    QFETCH(int, errorNumber);
    for (int n = 1;; ++n) {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("events.jsonl").toStdString();
        writeFile(path, numberedLine(0) + "{\"n\":");
        FaultyFileSystem fileSystem;
        fileSystem.fault = Fault(fault);
        fileSystem.errorNumber = errorNumber;
        fileSystem.faultyCall = n;
        int acknowledged = 1;
        const ErrorRecord error = errorOf([&] {
            Journal journal(path, Durability::Synced, fileSystem);
            for (; acknowledged < 3; ++acknowledged)
                journal.append(numbered(acknowledged));
        });
        if (fileSystem.calls() < n) {
            QVERIFY2(n >= 8, "open, truncate, twice write and sync, close: each has failed once");
            break;
        }
        const JournalContents contents = readJournal(path);
        QVERIFY(contents.damage.empty());
        const int found = static_cast<int>(contents.lines.size());
        QCOMPARE(numbersIn(contents.lines), numbersUpTo(found));
        // A line whose sync failed stays where cutting it off fails as well.
        const bool isForGood = Fault(fault) == Fault::ForGood || Fault(fault) == Fault::ShortThenForGood;
        QVERIFY2(found == acknowledged || (found == acknowledged + 1 && isForGood),
                 qPrintable(QString("call %1: %2 lines, %3 acknowledged").arg(n).arg(found).arg(acknowledged)));
        QCOMPARE(error.code.empty(), acknowledged == 3);

        Journal(path, Durability::Flushed).append(numbered(found));
        QCOMPARE(numbersIn(readJournal(path).lines), numbersUpTo(found + 1));
        QVERIFY(readJournal(path).damage.empty());
    }
}

/// Half a line stays because the disk is gone; once it is back, the same journal goes on without damage.
void TestJournal::mendsWhatAFailureLeft()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("events.jsonl").toStdString();
    FaultyFileSystem fileSystem;
    Journal journal(path, Durability::Flushed, fileSystem);
    journal.append(numbered(0));
    fileSystem.fault = Fault::ShortThenForGood;
    fileSystem.faultyCall = fileSystem.calls() + 1;
    QCOMPARE(errorOf([&] { journal.append(numbered(1)); }).code, std::string("io"));
    QVERIFY(!contentsOf(path).ends_with('\n'));
    fileSystem.faultyCall = 0;
    journal.append(numbered(1));
    QCOMPARE(contentsOf(path), numberedLine(0) + numberedLine(1));
}

void TestJournal::survivesAFullDisk()
{
    const SmallDisk disk;
    if (!disk.whyNot().empty())
        QSKIP(disk.whyNot().c_str());
    const std::filesystem::path path = disk.path() / "events.jsonl";
    Journal journal(path, Durability::Flushed);
    int count = 0;
    const ErrorRecord error = errorOf([&] {
        for (; count < 1000; ++count)
            journal.append({{"n", count}, {"text", std::string(3000, 'x')}});
    });
    QCOMPARE(error.code, std::string("disk-full"));
    QVERIFY(count > 300);
    JournalContents contents = readJournal(path);
    QCOMPARE(numbersIn(contents.lines), numbersUpTo(count));
    QVERIFY(contents.damage.empty());
    QVERIFY(contentsOf(path).ends_with('\n'));

    QCOMPARE(errorOf([&] { journal.append({{"n", count}, {"text", std::string(9000, 'x')}}); }).code, std::string("disk-full"));
    QCOMPARE(numbersIn(readJournal(path).lines), numbersUpTo(count));
}

void TestJournal::keepsTheLinesOfProcessesApart()
{
    constexpr int processes = 3, lines = 1500;
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("events.jsonl").toStdString();
    std::vector<pid_t> children;
    for (int process = 0; process < processes; ++process) {
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            const ErrorRecord error = errorOf([&] {
                Journal journal(path, Durability::Flushed);
                for (int n = 0; n < lines; ++n)
                    journal.append({{"process", process}, {"n", n}, {"text", std::string(n * 37 % 6000, 'x')}});
            });
            ::_exit(error.code.empty() ? 0 : 1);
        }
        children.push_back(child);
    }
    JournalTail tail(path);
    std::vector<std::vector<int>> found(processes);
    const auto follow = [&] {
        for (const Json& line : tail.next())
            found.at(line.at("process").get<std::size_t>()).push_back(line.at("n").get<int>());
    };
    for (const pid_t child : children) {
        int status = -1;
        while (::waitpid(child, &status, WNOHANG) == 0)
            follow();
        QCOMPARE(status, 0);
    }
    follow();
    for (const std::vector<int>& numbers : found)
        QCOMPARE(numbers, numbersUpTo(lines));
    QVERIFY(tail.damage().empty());
    QCOMPARE(readJournal(path).lines.size(), std::size_t(processes * lines));
}

void TestJournal::refusesMissingAndForbiddenFiles()
{
    const QTemporaryDir folder;
    const std::filesystem::path root = folder.path().toStdString();
    const std::filesystem::path missing = root / "missing" / "events.jsonl";
    QCOMPARE(errorOf([&] { Journal(missing, Durability::Flushed); }).code, std::string("no-file"));
    QCOMPARE(errorOf([&] { readJournal(missing); }).code, std::string("no-file"));
    QCOMPARE(errorOf([&] { Journal(root, Durability::Flushed); }).code, std::string("io"));

    const std::filesystem::path path = root / "events.jsonl";
    writeFile(path, numberedLine(0));
    std::filesystem::permissions(root, std::filesystem::perms(0755));
    std::filesystem::permissions(path, std::filesystem::perms(0000));
    QVERIFY(holdsUnprivileged([&] {
        return errorOf([&] { Journal(path, Durability::Flushed); }).code == "no-permission"
            && errorOf([&] { readJournal(path); }).code == "no-permission"
            && errorOf([&] { JournalTail(path).next(); }).code == "no-permission";
    }));
}

QTEST_APPLESS_MAIN(TestJournal)
#include "tst_journal.moc"
