#include <QtTest>

#include <fstream>

#include "record/run_spec.h"
#include "widgets/common/theme.h"
#include "widgets/runs/inspector.h"
#include "widgets/runs/library.h"
#include "widgets/runs/run_operations.h"
#include "widgets/runs/run_reader.h"

using namespace transect;

namespace {

RunFolder makeRun(const std::filesystem::path& library, const std::string& name, RunStatus status, Json lineage = Json::array())
{
    const auto run = createRunFolder(library, name);
    RunSpec spec;
    spec.kind = "pretrain";
    spec.name = name;
    spec.lineage = std::move(lineage);
    writeRunSpec(run.runJson(), spec);
    RunState state;
    state.status = status;
    writeState(run.stateJson(), state);
    return run;
}

} // namespace

class TestLibrary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->path().toStdString();
    }

    void whatOthersWriteAppears()
    {
        makeRun(m_folder, "first", RunStatus::Finished);
        Library library(m_folder);
        QVERIFY(!library.isListed());
        QTRY_VERIFY(library.isListed());
        QCOMPARE(library.runs().size(), 1u);
        const auto second = makeRun(m_folder, "second", RunStatus::Stopped);
        QTRY_COMPARE(library.runs().size(), 2u);
        QCOMPARE(library.find("second")->state.status, RunStatus::Stopped);
        QCOMPARE(library.find("third"), nullptr);
        RunState state;
        state.status = RunStatus::Failed;
        state.error = ErrorRecord{"not-finite", "the loss is not finite", {}, {}};
        writeState(second.stateJson(), state);
        QTRY_COMPARE(library.find("second")->state.status, RunStatus::Failed);
        std::filesystem::remove_all(m_folder / "first");
        QTRY_COMPARE(library.runs().size(), 1u);
    }

    void aDamagedRunIsShownAndTheRestToo()
    {
        makeRun(m_folder, "good", RunStatus::Finished);
        const auto bad = makeRun(m_folder, "bad", RunStatus::Finished);
        std::ofstream(bad.runJson()) << "{";
        Library library(m_folder);
        QTRY_COMPARE(library.runs().size(), 2u);
        QVERIFY(library.find("bad")->unreadable);
        QVERIFY(!library.find("good")->unreadable);
    }

    void aLibraryThatIsNotThereIsSaid()
    {
        Library library(m_folder / "nowhere");
        QSignalSpy failed(&library, &Library::failed);
        QTRY_VERIFY(!failed.isEmpty());
        QVERIFY(!library.isListed());
    }

    void theReaderFollowsWhatIsChosen()
    {
        const auto run = makeRun(m_folder, "one", RunStatus::Stopped);
        const auto other = makeRun(m_folder, "other", RunStatus::Stopped);
        RunReader reader;
        reader.follow({run.root});
        QTRY_COMPARE(reader.details().size(), 1u);
        QCOMPARE(reader.details().front()->spec.name, std::string("one"));
        Journal(run.events(), Durability::Flushed).append({{"type", "metrics"}, {"step", 1}, {"epoch", 1}, {"time", 1}, {"loss", 0.5}});
        QTRY_VERIFY(reader.details().front()->metrics.contains("metrics.loss"));
        reader.follow({other.root});
        QVERIFY(reader.details().empty());
        QTRY_COMPARE(reader.details().size(), 1u);
        QCOMPARE(reader.details().front()->spec.name, std::string("other"));
    }

    void aRunThatOthersStandOnIsNotTrashed()
    {
        const auto source = makeRun(m_folder, "source", RunStatus::Finished);
        makeRun(m_folder, "above", RunStatus::Finished, Json::array({{{"kind", "run"}, {"path", "../source"}, {"sha256", ""}}}));
        std::vector<RunSummary> all(2);
        all[0].path = "above";
        all[1].path = "source";
        RunOperations operations({}, m_folder);
        QSignalSpy failed(&operations, &RunOperations::failed);
        operations.moveToTrash({"source"}, all);
        QCOMPARE(failed.size(), 1);
        QVERIFY(operations.standingOn({"source", "above"}, all).isEmpty()); // both together stand on nothing else
        QVERIFY(failed.front().front().value<ErrorRecord>().text.find("above") != std::string::npos);
        QVERIFY(source.isRun());
    }

    void stoppingWhatDoesNotRunSaysSo()
    {
        makeRun(m_folder, "idle", RunStatus::Stopped);
        RunOperations operations({}, m_folder);
        QSignalSpy failed(&operations, &RunOperations::failed);
        operations.stop("idle", false);
        QCOMPARE(failed.size(), 1);
        operations.resume("idle"); // there is no program to do it
        QCOMPARE(failed.size(), 2);
    }

    void theCommandCanBePasted()
    {
        RunOperations operations("transectl", "/tmp/my runs");
        QCOMPARE(operations.command("toy/a"), QString("transectl resume toy/a --library '/tmp/my runs'"));
    }

    void theInspectorSaysWhatARunIs()
    {
        const auto run = makeRun(m_folder, "toy", RunStatus::Stopped);
        const auto details = RunDetailsReader(run).read();
        Inspector inspector;
        inspector.setRun("toy", details);
        QCOMPARE(inspector.findChild<QLabel*>("inspectorName")->text(), QString("toy"));
        QVERIFY(inspector.findChild<QLabel*>("inspectorState")->text().startsWith("stopped"));
        QVERIFY(inspector.findChild<QPushButton*>("inspectorStop")->isHidden());
        QSignalSpy resume(&inspector, &Inspector::resumeRequested);
        QTest::mouseClick(inspector.findChild<QPushButton*>("inspectorResume"), Qt::LeftButton);
        QCOMPARE(resume.front().front().toString(), QString("toy"));
        inspector.setRun({}, nullptr);
        QVERIFY(inspector.findChild<QLabel*>("inspectorName")->parentWidget()->isHidden());
    }

private:
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_temporary;
    std::filesystem::path m_folder;
};

QTEST_MAIN(TestLibrary)
#include "tst_library.moc"
