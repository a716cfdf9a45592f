#include "record/journal.h"

#include <QtTest>

#include <string>

#include "files.h"
#include "journal_samples.h"

using namespace transect;

class TestJournalTail : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void followsAGrowingFile();
    void followsBytesAsTheyCome();
    void leavesATornLineUntilMoreFollows();
    void startsOver_data();
    void startsOver();
    void goesOnInALongerCopy();
    void followsPastLongLines();
};

void TestJournalTail::followsAGrowingFile()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("run/events.jsonl").toStdString();
    JournalTail tail(path);
    QVERIFY(tail.next().empty());
    std::filesystem::create_directory(path.parent_path());
    QVERIFY(tail.next().empty());
    Journal journal(path, Durability::Flushed);
    QVERIFY(tail.next().empty());
    for (int n = 0; n < 300; n += 3) {
        for (int i = 0; i < 3; ++i)
            journal.append(numbered(n + i));
        QCOMPARE(numbersIn(tail.next()), std::vector<int>({n, n + 1, n + 2}));
        QVERIFY(tail.next().empty());
        QVERIFY(!tail.startedOver());
    }
}

/// Whatever pieces the file grows by, each line comes once, and only whole.
void TestJournalTail::followsBytesAsTheyCome()
{
    std::string bytes;
    for (int n = 0; n < 20; ++n)
        bytes += n % 5 == 4 ? "damage\n" + numberedLine(n) : numberedLine(n);
    for (const std::size_t step : {1, 7, 26, 100}) {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("events.jsonl").toStdString();
        JournalTail tail(path);
        std::vector<int> found;
        for (std::size_t begin = 0; begin < bytes.size(); begin += step) {
            appendToFile(path, std::string_view(bytes).substr(begin, step));
            for (const int n : numbersIn(tail.next()))
                found.push_back(n);
            QVERIFY(!tail.startedOver());
        }
        QCOMPARE(found, numbersUpTo(20));
        QCOMPARE(tail.damage().size(), std::size_t(4));
        QVERIFY(tail.damage()[0].starts_with("line 5: "));
        QVERIFY(tail.damage()[3].starts_with("line 23: "));
    }
}

void TestJournalTail::leavesATornLineUntilMoreFollows()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("events.jsonl").toStdString();
    writeFile(path, numberedLine(0) + "torn, with a newline\n");
    JournalTail tail(path);
    QCOMPARE(numbersIn(tail.next()), numbersUpTo(1));
    QVERIFY(tail.next().empty());
    Journal(path, Durability::Flushed).append(numbered(1)); // cuts it off first
    QCOMPARE(numbersIn(tail.next()), std::vector<int>({1}));
    QVERIFY(!tail.startedOver());
    QVERIFY(tail.damage().empty());
}

void TestJournalTail::startsOver_data()
{
    QTest::addColumn<QByteArray>("replacement");
    QTest::newRow("shorter") << QByteArray::fromStdString(numberedLine(7));
    QTest::newRow("as long") << QByteArray::fromStdString(numberedLine(7) + numberedLine(8) + numberedLine(9));
    QTest::newRow("longer") << QByteArray::fromStdString(numberedLine(7) + numberedLine(8) + numberedLine(9) + numberedLine(6));
}

void TestJournalTail::startsOver()
{
    QFETCH(QByteArray, replacement);
    for (const bool inPlace : {true, false}) {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("events.jsonl").toStdString();
        writeFile(path, "damage\n" + numberedLine(0) + numberedLine(1) + numberedLine(2));
        JournalTail tail(path);
        QCOMPARE(tail.next().size(), std::size_t(3));
        QCOMPARE(tail.damage().size(), std::size_t(1));
        if (!inPlace)
            std::filesystem::remove(path);
        writeFile(path, replacement.toStdString());
        QCOMPARE(tail.next(), readJournal(path).lines);
        QVERIFY(tail.startedOver());
        QVERIFY(tail.damage().empty());
        appendToFile(path, numberedLine(5));
        QCOMPARE(numbersIn(tail.next()), std::vector<int>({5}));
        QVERIFY(!tail.startedOver());
    }
}

/// As rsync leaves it: another file, with the same beginning.
void TestJournalTail::goesOnInALongerCopy()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("events.jsonl").toStdString();
    writeFile(path, numberedLine(0) + numberedLine(1));
    JournalTail tail(path);
    QCOMPARE(numbersIn(tail.next()), numbersUpTo(2));
    const std::filesystem::path copy = folder.filePath("copy").toStdString();
    writeFile(copy, numberedLine(0) + numberedLine(1) + numberedLine(2));
    std::filesystem::remove(path);
    QVERIFY(tail.next().empty());
    std::filesystem::rename(copy, path);
    QCOMPARE(numbersIn(tail.next()), std::vector<int>({2}));
    QVERIFY(!tail.startedOver());
}

void TestJournalTail::followsPastLongLines()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("events.jsonl").toStdString();
    writeFile(path, "damage\n" + std::string(longestLine + 1, 'x'));
    JournalTail tail(path);
    QVERIFY(tail.next().empty());
    QCOMPARE(tail.damage().size(), std::size_t(2));
    appendToFile(path, "and so on");
    QVERIFY(tail.next().empty());
    appendToFile(path, "\n");
    appendToFile(path, numberedLine(0) + "damage\n" + numberedLine(1));
    QCOMPARE(numbersIn(tail.next()), numbersUpTo(2));
    QCOMPARE(tail.damage().size(), std::size_t(3));
    QVERIFY(tail.damage()[2].starts_with("line 4: "));
}

QTEST_APPLESS_MAIN(TestJournalTail)
#include "tst_journal_tail.moc"
