#include <QtTest>

#include <fstream>

#include "record/atomic_file.h"
#include "record/journal.h"
#include "widgets/runs/listing.h"
#include "widgets/runs/made_run.h"

using namespace transect;
using testing::makeRun;

class TestListing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->path().toStdString();
        m_reader = std::make_unique<ListingReader>(m_folder);
    }

    void whatTheUserSaidIsReadAndReadAgain()
    {
        const auto run = makeRun(m_folder, "toy", RunStatus::Finished);
        QCOMPARE(shownName(*read().run("toy")), std::string("toy"));
        writeRunNotes(run.root, {"The good one", {"good"}, "kept"});
        QCOMPARE(shownName(*read().run("toy")), std::string("The good one"));
        QCOMPARE(read().run("toy")->remarks.notes.tags, std::vector<std::string>{"good"});
        std::filesystem::remove(notesJson(run.root));
        QCOMPARE(shownName(*read().run("toy")), std::string("toy"));
    }

    void whatEvaluatedARunIsFoundWhereverItLies()
    {
        Listing listing;
        const auto add = [&](const char* path, const char* kind, std::vector<std::filesystem::path> standsOn) {
            ListedRun run;
            run.path = path;
            run.kind = kind;
            run.standsOn = std::move(standsOn);
            listing.runs.push_back(std::move(run));
        };
        add("a/source", "pretrain", {});
        add("a/target", "transfer", {"a/source"});
        add("later", "transfer", {"a/source"});
        add("student", "pretrain", {"a/source"});
        add("student-target", "transfer", {"student"});
        using Paths = std::vector<std::filesystem::path>;
        QCOMPARE(evaluationsOf({"a/source"}, listing), (Paths{"a/target", "later"}));
        QCOMPARE(evaluationsOf({"a/source", "student"}, listing), (Paths{"a/target", "later", "student-target"}));
        QCOMPARE(evaluationsOf({"a/source", "later"}, listing), Paths{}); // one was chosen: that one is meant
        QCOMPARE(evaluationsOf({"a/target"}, listing), Paths{});
    }

    void damagedNotesAreSaidAndTheRunIsListed()
    {
        const auto run = makeRun(m_folder, "toy", RunStatus::Finished);
        std::ofstream(notesJson(run.root)) << "{";
        const auto listing = read();
        QVERIFY(listing.run("toy")->remarks.problem);
        QCOMPARE(listing.run("toy")->remarks.problem->code, std::string("bad-json"));
        QCOMPARE(shownName(*listing.run("toy")), std::string("toy"));
    }

    void aStudySaysWhatItIs()
    {
        const auto run = makeRun(m_folder / "study", "source", RunStatus::Finished);
        auto spec = readRunSpec(run.runJson());
        std::filesystem::remove(run.runJson());
        spec.study = "study";
        writeRunSpec(run.runJson(), spec);
        writeAtomically(m_folder / "study" / "study.json", R"({"name": "study", "specification": {"description": "What is learnt first"}})");
        writeRunNotes(m_folder / "study", {"First things", {}, {}});
        const auto listing = read();
        QCOMPARE(listing.studies.size(), 1u);
        QCOMPARE(listing.study("study")->description, std::string("What is learnt first"));
        QCOMPARE(shownName(*listing.study("study")), std::string("First things"));
        QVERIFY(!listing.study("nowhere"));
        std::ofstream(m_folder / "study" / "study.json") << "{";
        QCOMPARE(read().study("study")->description, std::string());
    }

    void theDeviceIsTheOneThatItBeganOn()
    {
        const auto run = makeRun(m_folder, "toy", RunStatus::Queued);
        const auto waiting = read(RunStatus::Queued);
        QCOMPARE(waiting.run("toy")->seed, std::optional<std::uint64_t>(0));
        QCOMPARE(waiting.run("toy")->device, std::string());
        Journal(run.events(), Durability::Flushed).append({{"type", "setup"}, {"device", "cuda:1"}});
        QCOMPARE(read(RunStatus::Running).run("toy")->device, std::string("cuda:1"));
    }

    void whatARunStandsOnIsNamedAsTheLibraryNamesIt()
    {
        makeRun(m_folder, "source", RunStatus::Finished);
        makeRun(m_folder, "above", RunStatus::Finished, testing::standingOn("source"));
        makeRun(m_folder, "far", RunStatus::Finished, testing::standingOn("../elsewhere"));
        const auto link = m_folder / "link";
        std::filesystem::create_directory_symlink(m_folder / "source", link);
        makeRun(m_folder, "linked", RunStatus::Finished, testing::standingOn("link"));
        const auto listing = read();
        QVERIFY(listing.run("above")->standsOn == std::vector<std::filesystem::path>{"source"});
        QVERIFY(listing.run("linked")->standsOn == std::vector<std::filesystem::path>{"source"});
        QVERIFY(listing.run("far")->standsOn.front().is_absolute());
    }

    void whatTakesTooLongIsReadTheNextTime()
    {
        makeRun(m_folder, "toy", RunStatus::Finished);
        const auto first = read(RunStatus::Finished, std::chrono::milliseconds(0));
        QVERIFY(!first.isComplete && !first.run("toy")->seed);
        const auto second = read();
        QVERIFY(second.isComplete && second.run("toy")->seed);
        QVERIFY(!isSame(first, second));
        QVERIFY(read(RunStatus::Finished, std::chrono::milliseconds(0)).isComplete);
    }

    void sameMeansThatNothingWouldBeDrawnAnew()
    {
        const auto run = makeRun(m_folder, "toy", RunStatus::Finished);
        const auto before = read();
        QVERIFY(isSame(before, read()));
        writeRunNotes(run.root, {{}, {"good"}, {}});
        QVERIFY(!isSame(before, read()));
        QVERIFY(!isSame(before, read(RunStatus::Failed)));
    }

private:
    /// As an index would give its runs.
    Listing read(RunStatus status = RunStatus::Finished, std::chrono::milliseconds patience = std::chrono::seconds(60))
    {
        std::vector<RunSummary> runs;
        for (const auto& folder : findRuns(m_folder)) {
            const auto spec = readRunSpec(folder.runJson());
            RunSummary run;
            run.path = folder.root.lexically_relative(m_folder);
            run.name = spec.name;
            run.created = spec.created;
            run.study = spec.study.value_or("");
            run.state.status = status;
            runs.push_back(run);
        }
        return m_reader->read(std::move(runs), patience);
    }

    std::unique_ptr<QTemporaryDir> m_temporary;
    std::filesystem::path m_folder;
    std::unique_ptr<ListingReader> m_reader;
};

QTEST_GUILESS_MAIN(TestListing)
#include "tst_listing.moc"
