#include <QtTest>

#include <fstream>

#include "record/worker_lock.h"
#include "widgets/runs/listed.h"
#include "widgets/runs/made_run.h"
#include "widgets/runs/run_operations.h"

using namespace transect;
using testing::listed;
using testing::listingOf;
using testing::makeRun;

class TestRunOperations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->path().toStdString();
        m_operations = std::make_unique<RunOperations>(QString(), m_folder);
        m_failed = std::make_unique<QSignalSpy>(m_operations.get(), &RunOperations::failed);
        m_written = std::make_unique<QSignalSpy>(m_operations.get(), &RunOperations::notesWritten);
    }

    void aRunThatOthersStandOnIsNotTrashed()
    {
        const auto source = makeRun(m_folder, "source", RunStatus::Finished);
        auto above = listed("above");
        above.standsOn = {"source"};
        above.remarks.notes.title = "What it is good for";
        const auto listing = listingOf({listed("source"), above}, m_folder);
        m_operations->moveToTrash({"source"}, *listing);
        QCOMPARE(m_failed->size(), 1);
        QVERIFY2(failure().text.find("What it is good for") != std::string::npos, "the name that is shown is said");
        QVERIFY(source.isRun());
        QVERIFY(standingOn({"source", "above"}, *listing).empty()); // both together stand on nothing else
    }

    void nothingIsTrashedBeforeAllIsRead()
    {
        const auto run = makeRun(m_folder, "toy", RunStatus::Finished);
        auto listing = *listingOf({listed("toy")}, m_folder);
        listing.isComplete = false;
        m_operations->moveToTrash({"toy"}, listing);
        QCOMPARE(failure().code, std::string("not-read"));
        QVERIFY(run.isRun());
    }

    void aRunThatIsWorkedOnIsNotTrashed()
    {
        const auto run = makeRun(m_folder, "busy", RunStatus::Running);
        const WorkerLock held(run);
        m_operations->moveToTrash({"busy"}, *listingOf({listed("busy")}, m_folder));
        QCOMPARE(failure().code, std::string("run-busy"));
        QVERIFY(run.isRun());
    }

    void stoppingWhatDoesNotRunSaysSo()
    {
        makeRun(m_folder, "idle", RunStatus::Stopped);
        m_operations->stop("idle", false);
        QCOMPARE(m_failed->size(), 1);
        m_operations->resume("idle"); // there is no program to do it
        QCOMPARE(m_failed->size(), 2);
    }

    void commandsCanBePasted()
    {
        const RunOperations operations("transectl", "/tmp/my runs");
        QCOMPARE(operations.command({"toy/a", "a study"}),
                 QString("transectl resume toy/a --library '/tmp/my runs'\ntransectl resume 'a study' --library '/tmp/my runs'"));
    }

    void aTitleStandsBesideTheName()
    {
        const auto run = makeRun(m_folder, "toy", RunStatus::Finished);
        const auto listing = listingOf({listed("toy")}, m_folder);
        m_operations->rename("toy", "  The good\none ", *listing);
        QCOMPARE(readRunNotes(run.root).title, std::string("The good one"));
        QCOMPARE(m_written->size(), 1);
        QCOMPARE(readRunSpec(run.runJson()).name, std::string("toy"));
        m_operations->rename("toy", "toy", *listing); // its own name again is no title
        QCOMPARE(readRunNotes(run.root).title, std::string());
        m_operations->rename("toy", "", *listing);
        QCOMPARE(m_written->size(), 2);
    }

    void tagsAreAddedToAllAndOthersKept()
    {
        const auto first = makeRun(m_folder, "first", RunStatus::Finished), second = makeRun(m_folder, "second", RunStatus::Finished);
        writeRunNotes(first.root, {"kept", {"old", "own"}, "kept too"});
        writeRunNotes(second.root, {{}, {"old"}, {}});
        m_operations->tag({"first", "second"}, {"new", "own"}, {"old"});
        QVERIFY((readRunNotes(first.root) == RunNotes{"kept", {"own", "new"}, "kept too"}));
        QVERIFY((readRunNotes(second.root).tags == std::vector<std::string>{"new", "own"}));
    }

    void damagedNotesAreLeftAlone()
    {
        const auto run = makeRun(m_folder, "toy", RunStatus::Finished);
        std::ofstream(notesJson(run.root)) << "{ mine";
        m_operations->setNote("toy", "new");
        QCOMPARE(failure().code, std::string("bad-json"));
        QVERIFY(m_written->isEmpty());
        std::string text;
        std::getline(std::ifstream(notesJson(run.root)), text);
        QCOMPARE(text, std::string("{ mine"));
    }

    void aNoteThatIsTooLongIsSaid()
    {
        const auto run = makeRun(m_folder, "toy", RunStatus::Finished);
        m_operations->setNote("toy", QString(int(longestNote) + 1, u'x'));
        QCOMPARE(failure().code, std::string("bad-notes"));
        m_operations->setNote("toy", "short");
        QCOMPARE(readRunNotes(run.root).note, std::string("short"));
    }

private:
    ErrorRecord failure() const { return m_failed->isEmpty() ? ErrorRecord() : m_failed->last().front().value<ErrorRecord>(); }

    std::unique_ptr<QTemporaryDir> m_temporary;
    std::filesystem::path m_folder;
    std::unique_ptr<RunOperations> m_operations;
    std::unique_ptr<QSignalSpy> m_failed, m_written;
};

QTEST_GUILESS_MAIN(TestRunOperations)
#include "tst_run_operations.moc"
