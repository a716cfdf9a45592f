#include <QtTest>

#include <QPlainTextEdit>

#include "desk.h"
#include "main_window.h"
#include "support/small_data.h"
#include "widgets/common/actions.h"
#include "widgets/common/message_bar.h"
#include "widgets/common/selection.h"
#include "widgets/launch/launch_dialog.h"
#include "widgets/plot/plot.h"
#include "widgets/runs/runs_model.h"
#include "widgets/runs/runs_pane.h"
#include "worker.h"

using namespace transect;
using testing::Worker;

namespace {

constexpr int patience = 240000; // ms; with sanitizers training takes minutes

// The epochs of the source are entered in the form.
constexpr auto specification = R"({
  "kind": "study", "name": "tiny",
  "source": {"name": "source", "data": {"name": "mnist"}, "model": {"name": "small-cnn"}, "batch_size": 16, "threads": 1, "device": "cpu",
             "metrics_every": 5, "evaluate_every": 20, "checkpoints": {"series": "list", "epochs": [0, 1, 2]}},
  "transfer": [{"name": "bars", "target": {"name": "mnist", "classes": ["0", "1", "2", "3"]}, "images": 40, "seeds": [0], "threads": 1, "device": "cpu",
                "feature_extraction": {"lambda_count": 3, "parts": ["full"]}, "fine_tuning": {"enabled": false}, "spectrum": {"enabled": false}}]
})";

} // namespace

/// The way of a study through the window, with the real transectl: from the form to its transfer curve.
class TestLaunchToCurve : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStudyIsLaunchedWatchedStoppedResumedAndItsCurveGrows()
    {
        if (!QFile::exists(qEnvironmentVariable("TRANSECTL")))
            QSKIP("the engine is not built: ninja transectl");
        testing::Desk desk;
        testing::writeSmallMnist(desk.path("data").toStdString(), 240, 60);
        qputenv("TRANSECT_DATA", desk.path("data").toLocal8Bit());
        const std::filesystem::path library = desk.path("library").toStdString();
        std::filesystem::create_directories(library);
        const Worker source(RunFolder{library / "tiny" / "source"}), bars(RunFolder{library / "tiny" / "bars"});
        MainWindow window(testing::resources);
        window.openLibrary(library);
        window.show();

        // From the form.
        QTest::mouseClick(window.findChild<QPushButton*>("welcomeNew"), Qt::LeftButton);
        auto* dialog = window.findChild<LaunchDialog*>("launchDialog");
        QVERIFY(dialog && dialog->isVisible());
        auto* tabs = dialog->findChild<QTabWidget*>("specificationTabs");
        const auto turnTo = [&](int page) { QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(page).center()); };
        QTRY_VERIFY_WITH_TIMEOUT(tabs->isVisible(), patience);
        turnTo(1);
        dialog->findChild<QPlainTextEdit*>("specificationText")->setPlainText(specification);
        turnTo(0);
        auto* epochs = dialog->findChild<QLineEdit*>("field.source.epochs");
        QVERIFY(epochs);
        epochs->setFocus();
        epochs->selectAll();
        QTest::keyClicks(epochs, "300");
        auto* start = dialog->findChild<QPushButton*>("startButton");
        QVERIFY2(start->isEnabled(), qPrintable(dialog->findChild<QLabel*>("startReason")->text()));
        QTest::mouseClick(start, Qt::LeftButton);
        QTRY_VERIFY2_WITH_TIMEOUT(!dialog->isVisible(), qPrintable(dialog->findChild<MessageBar*>("messageBar")->text()), patience);

        // In the list, and its loss grows.
        QTRY_VERIFY_WITH_TIMEOUT(source.wrote("\"metrics\""), patience);
        source.hold();
        auto* runs = window.runs().model();
        QTRY_VERIFY_WITH_TIMEOUT(runs->indexOf("tiny/source").isValid(), patience);
        window.runs().select("tiny/source");
        const auto state = [&](const QString& run) { return runs->indexOf(run).siblingAtColumn(RunsModel::State).data().toString(); };
        QTRY_COMPARE_WITH_TIMEOUT(state("tiny/source"), QString("running"), patience);
        Plot* loss = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((loss = window.findChild<Plot*>("plot.loss")) && !loss->series().empty(), patience);
        QVERIFY(loss->isVisible());
        const auto points = loss->series().front().x.size(), written = std::size_t(source.written());
        source.release();
        QTRY_VERIFY_WITH_TIMEOUT(std::size_t(source.written()) > written, patience);
        source.hold();
        QTRY_VERIFY_WITH_TIMEOUT(loss->series().front().x.size() > points, patience);

        // Stopped; the run behind it waits for its turn still, and goes on with it.
        auto* stop = window.actions().action("run.stop");
        auto* resume = window.actions().action("run.resume");
        QVERIFY(stop->isEnabled() && !resume->isEnabled());
        window.runs().select("tiny");
        stop->trigger();
        source.release();
        QTRY_COMPARE_WITH_TIMEOUT(state("tiny/source"), QString("stopped"), patience);
        QTRY_COMPARE_WITH_TIMEOUT(window.findChild<MessageBar*>("messageBar")->text(), QString("source: stopped"), patience);
        QTRY_VERIFY_WITH_TIMEOUT(!source.isAlive(), patience);
        QCOMPARE(state("tiny/bars"), QString("queued"));
        QTRY_VERIFY_WITH_TIMEOUT(!stop->isEnabled(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(resume->isEnabled(), patience);
        resume->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(state("tiny/source"), QString("finished"), patience);
        QTRY_COMPARE_WITH_TIMEOUT(state("tiny/bars"), QString("finished"), patience);

        // The curve has a point for each checkpoint.
        window.actions().action("view.transfer")->trigger();
        auto* curve = window.findChild<Plot*>("transferPlot");
        QTRY_VERIFY_WITH_TIMEOUT(!curve->series().empty() && curve->series().front().x.size() >= 3, patience);
        QVERIFY(curve->isVisible());
        for (const double score : curve->series().front().y)
            QVERIFY(score >= 0 && score <= 100);
    }
};

QTEST_MAIN(TestLaunchToCurve)
#include "tst_launch_to_curve.moc"
