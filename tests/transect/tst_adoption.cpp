#include <QtTest>

#include "desk.h"
#include "main_window.h"
#include "support/small_data.h"
#include "widgets/common/actions.h"
#include "widgets/runs/runs_model.h"
#include "widgets/runs/runs_pane.h"
#include "worker.h"

using namespace transect;
using testing::Worker;

namespace {

constexpr int patience = 240000; // ms; with sanitizers training takes minutes

} // namespace

/// What becomes of runs when the window or their worker is killed.
class TestAdoption : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        if (!QFile::exists(qEnvironmentVariable("TRANSECTL")))
            QSKIP("the engine is not built: ninja transectl");
        m_desk = std::make_unique<testing::Desk>();
        m_library = m_desk->path("library").toStdString();
        testing::writeSmallMnist(m_desk->path("data").toStdString(), 240, 60);
        qputenv("TRANSECT_DATA", m_desk->path("data").toLocal8Bit());
        QProcess transectl;
        transectl.start(qEnvironmentVariable("TRANSECTL"), {"run", specification(), "--library", QString::fromStdString(m_library.string()), "--detach"});
        QVERIFY(transectl.waitForFinished(patience));
        QVERIFY2(transectl.exitCode() == 0, transectl.readAllStandardError().constData());
        m_worker = std::make_unique<Worker>(RunFolder{m_library / "tiny"});
        QTRY_VERIFY_WITH_TIMEOUT(m_worker->wrote("\"checkpoint\""), patience);
        m_worker->hold();
    }

    void cleanup()
    {
        m_worker.reset();
        m_desk.reset();
    }

    void aKilledWindowLeavesItsRunAloneAndTheNextOneFollowsIt()
    {
        const auto program = qEnvironmentVariable("TRANSECT");
        if (!QFile::exists(program))
            QSKIP("the program is not built: ninja transect");
        QProcess first;
        first.start(program, {"--library", QString::fromStdString(m_library.string()), "tiny"});
        QVERIFY(first.waitForStarted(patience));
        // It has listed the library.
        QTRY_VERIFY_WITH_TIMEOUT(QFile(QString::fromStdString((m_library / ".index.sqlite").string())).size() > 0, patience);
        first.kill();
        QVERIFY(first.waitForFinished(patience));
        QCOMPARE(first.exitStatus(), QProcess::CrashExit);

        const auto written = m_worker->written();
        QVERIFY(m_worker->isAlive());
        m_worker->release();
        QTRY_VERIFY_WITH_TIMEOUT(m_worker->written() > written, patience);
        m_worker->hold();

        MainWindow window(testing::resources);
        open(window);
        QTRY_COMPARE_WITH_TIMEOUT(state(window), QString("running"), patience);
        QVERIFY(window.actions().action("run.stop")->isEnabled());
        m_worker->release();
        QTRY_COMPARE_WITH_TIMEOUT(state(window), QString("finished"), patience);
        QVERIFY(!window.actions().action("run.stop")->isEnabled());
    }

    void aKilledWorkerIsShownAsLostAndResumed()
    {
        MainWindow window(testing::resources);
        open(window);
        QTRY_COMPARE_WITH_TIMEOUT(state(window), QString("running"), patience);
        auto* resume = window.actions().action("run.resume");
        QVERIFY(!resume->isEnabled());
        const auto worker = readWorker(RunFolder{m_library / "tiny"}.lock());
        m_worker->kill();
        QTRY_COMPARE_WITH_TIMEOUT(state(window), QString("lost"), patience);
        const auto evidence = QStringLiteral("worker %1 on host ").arg(worker->pid);
        const auto toolTip = window.runs().model()->indexOf("tiny").data(Qt::ToolTipRole).toString();
        QVERIFY2(toolTip.contains(evidence) && toolTip.contains("is gone"), qPrintable(toolTip));
        QTRY_VERIFY_WITH_TIMEOUT(window.findChild<QLabel*>("inspectorState")->text().startsWith("lost"), patience);
        QTRY_VERIFY_WITH_TIMEOUT(resume->isEnabled(), patience);
        resume->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(state(window), QString("finished"), patience);
        QVERIFY(m_worker->wrote("\"resumed\""));
    }

private:
    /// A few seconds of training.
    QString specification() const
    {
        QFile file(m_desk->path("run.json"));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write %s", qPrintable(file.fileName()));
        file.write(R"({"kind": "pretrain", "name": "tiny", "seed": 3, "data": {"name": "mnist"}, "model": {"name": "small-cnn"}, "epochs": 60,
                       "batch_size": 16, "threads": 1, "device": "cpu", "metrics_every": 5, "checkpoints": {"series": "list", "epochs": [0, 1, 2]}})");
        return file.fileName();
    }

    void open(MainWindow& window) const
    {
        window.openLibrary(m_library);
        window.show();
        window.chooseWhenListed("tiny");
    }

    QString state(const MainWindow& window) const { return window.runs().model()->indexOf("tiny").siblingAtColumn(RunsModel::State).data().toString(); }

    std::unique_ptr<testing::Desk> m_desk;
    std::filesystem::path m_library;
    std::unique_ptr<Worker> m_worker;
};

QTEST_MAIN(TestAdoption)
#include "tst_adoption.moc"
