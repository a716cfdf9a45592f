#include <QtTest>

#include "desk.h"
#include "made_library.h"
#include "main_window.h"
#include "record/worker_lock.h"
#include "widgets/common/actions.h"
#include "widgets/launch/fake_engine.h"
#include "widgets/runs/runs_model.h"
#include "widgets/runs/runs_pane.h"

using namespace transect;
using testing::makeRun;

/// What Resume and Stop mean for runs that wait for others of their study.
class TestResuming : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<testing::Desk>();
        m_engine = std::make_unique<testing::FakeEngine>();
        m_library = m_desk->path("library").toStdString();
        std::filesystem::create_directories(m_library / "study");
        std::ofstream(m_library / "study" / "study.json") << R"({"name": "study", "runs": ["source", "target"]})";
        m_source = makeRun(m_library / "study", {.name = "source", .status = RunStatus::Stopped, .study = "study"});
        makeRun(m_library / "study", {.name = "target", .kind = "transfer", .status = RunStatus::Queued, .study = "study"});
    }

    void cleanup()
    {
        m_window.reset();
        m_engine.reset();
        m_desk.reset();
    }

    void aStudyGoesOnAsOne()
    {
        choose("study");
        resume().trigger();
        QTRY_COMPARE(resumed(), QStringList{"study"});
    }

    void oneRunGoesOnAlone()
    {
        choose("study/source");
        resume().trigger();
        QTRY_COMPARE(resumed(), QStringList{"study/source"});
    }

    void whatWaitsForATurnThatNobodyBringsCanBeResumed()
    {
        choose("study/target");
        QVERIFY(resume().isEnabled());
        QVERIFY(!m_window->actions().action("run.stop")->isEnabled());
    }

    void whatWaitsForARunAtWorkCannot()
    {
        const WorkerLock lock(m_source);
        RunState state;
        state.status = RunStatus::Running;
        writeState(m_source.stateJson(), state);
        choose("study/target");
        QVERIFY(!resume().isEnabled());
        QVERIFY(!m_window->actions().action("run.stop")->isEnabled());
        m_window->runs().select("study");
        QVERIFY(!resume().isEnabled());
        QVERIFY(m_window->actions().action("run.stop")->isEnabled());
    }

private:
    void choose(const QString& path)
    {
        m_window = std::make_unique<MainWindow>(testing::resources);
        m_window->openLibrary(m_library);
        m_window->show();
        QTRY_VERIFY(m_window->runs().model()->indexOf(path).isValid());
        m_window->runs().select(path);
    }

    QAction& resume() const { return *m_window->actions().action("run.resume"); }

    /// As the program was told, relative to the library.
    QStringList resumed() const
    {
        QStringList paths;
        const auto words = m_engine->arguments();
        for (int i = 0; i + 1 < words.size(); ++i) {
            if (words[i] == "resume")
                paths << QDir(QString::fromStdString(m_library.string())).relativeFilePath(words[i + 1]);
        }
        return paths;
    }

    std::unique_ptr<testing::Desk> m_desk;
    std::unique_ptr<testing::FakeEngine> m_engine;
    std::filesystem::path m_library;
    RunFolder m_source;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestResuming)
#include "tst_resuming.moc"
