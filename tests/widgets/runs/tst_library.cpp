#include <QtTest>

#include <fstream>

#include "widgets/common/theme.h"
#include "widgets/runs/library.h"
#include "widgets/runs/made_run.h"

using namespace transect;
using testing::makeRun;

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

private:
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_temporary;
    std::filesystem::path m_folder;
};

QTEST_MAIN(TestLibrary)
#include "tst_library.moc"
