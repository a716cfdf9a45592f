#include "record/source_run.h"

#include "record/error_of.h"
#include "record/run_spec.h"
#include "record/run_state.h"

#include <QTemporaryDir>

using namespace transect;

class TestSourceRun : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreOfAFolderBesideAPathOrTheLibrary()
    {
        made("study/street", RunStatus::Finished);
        for (const auto& text : {std::string("../street"), path("study/street").string(), std::string("study/street"), std::string("stre")})
            QCOMPARE(locateSource(text, path("study/not there yet"), m_library, "tracks").string(), path("study/street").string());
        const auto beside = errorOf([this] { locateSource("../lane", path("study/new"), m_library, "tracks"); });
        QCOMPARE(beside.code, "no-run");
        QCOMPARE(beside.text, "there is no folder " + path("study/lane").string());
        QCOMPARE(beside.path, "tracks");
        QCOMPARE(errorOf([this] { locateSource("lane", path("study/new"), m_library, "tracks"); }).code, "no-run");
    }

    void whatStoodBesideIsNamedForARunElsewhere()
    {
        Json parameters{{"tracks", "../street"}, {"more_tracks", {"../lane", "data/more"}}, {"test", {{"tracks", "../street/tracks"}}}, {"model", nullptr}, {"masks", "../masks"}};
        nameFromElsewhere(parameters, path("study/scores"));
        QCOMPARE(parameters, (Json{{"tracks", path("study/street").string()}, {"more_tracks", {path("study/lane").string(), "data/more"}},
                                   {"test", {{"tracks", path("study/street/tracks").string()}}}, {"model", nullptr}, {"masks", "../masks"}}));
        Json transfer{{"source", "../images"}};
        nameFromElsewhere(transfer, path("study/digits"));
        QCOMPARE(transfer.at("source"), path("study/images").string());
    }

    void aRunGrowsUntilItEnds()
    {
        QVERIFY(isGrowing(made("queued", RunStatus::Queued)));
        const auto finished = made("finished", RunStatus::Finished);
        QVERIFY(!isGrowing(finished) && !shortfallOf(finished));
        QCOMPARE(*shortfallOf(made("stopped", RunStatus::Stopped)), "stopped");
        const auto failed = made("failed", RunStatus::Failed);
        writeState(failed.stateJson(), {.status = RunStatus::Failed, .error = ErrorRecord{"io", "the cable broke", {}, {}}});
        QVERIFY(!isGrowing(failed));
        QCOMPARE(*shortfallOf(failed), "failed (the cable broke)");
    }

private:
    RunFolder made(const char* name, RunStatus status) const
    {
        const RunFolder run{path(name)};
        std::filesystem::create_directories(run.root);
        RunSpec spec;
        spec.kind = "poses";
        spec.name = name;
        writeRunSpec(run.runJson(), spec);
        writeState(run.stateJson(), {.status = status});
        return run;
    }

    std::filesystem::path path(const char* name) const { return m_library / name; }

    QTemporaryDir m_temporary;
    std::filesystem::path m_library = std::filesystem::canonical(m_temporary.path().toStdString());
};

QTEST_GUILESS_MAIN(TestSourceRun)
#include "tst_source_run.moc"
