#include <QtTest>

#include <QCheckBox>
#include <QComboBox>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QTableView>

#include "desk.h"
#include "main_window.h"
#include "opening.h"
#include "support/small_data.h"
#include "widgets/common/actions.h"
#include "widgets/common/message_bar.h"
#include "widgets/common/selection.h"
#include "widgets/launch/series_dialog.h"
#include "widgets/plot/plot.h"
#include "widgets/runs/runs_model.h"
#include "widgets/runs/runs_pane.h"
#include "worker.h"

using namespace transect;
using testing::Worker;

namespace {

constexpr int patience = 240000; // ms; with sanitizers training takes minutes

} // namespace

/// From a folder of another program's checkpoints through the window, with the real transectl, to their curve.
class TestCheckpointStudy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void foldersOfWeightsAreKnown()
    {
        QTemporaryDir folder;
        const auto touch = [&](const QString& name) {
            QDir().mkpath(QFileInfo(folder.filePath(name)).path());
            QVERIFY(QFile(folder.filePath(name)).open(QIODevice::WriteOnly));
        };
        touch("frames/0001.png");
        touch("flat/epoch_1.PTH");
        touch("deep/checkpoint-500/model.safetensors");
        touch("run/run.json");
        touch("run/checkpoints/epoch-0000.safetensors");
        QVERIFY(holdsCheckpoints(folder.filePath("flat")));
        QVERIFY(holdsCheckpoints(folder.filePath("flat/epoch_1.PTH")));
        QVERIFY(holdsCheckpoints(folder.filePath("deep")));
        QVERIFY(!holdsCheckpoints(folder.filePath("frames")));
        QVERIFY(!holdsCheckpoints(folder.filePath("run")));
    }

    void aFolderBecomesACurve()
    {
        const auto program = qEnvironmentVariable("TRANSECTL");
        if (!QFile::exists(program))
            QSKIP("the engine is not built: ninja transectl");
        testing::Desk desk;
        testing::writeSmallMnist(desk.path("data").toStdString(), 240, 60);
        qputenv("TRANSECT_DATA", desk.path("data").toLocal8Bit());
        makeCheckpoints(program, desk);
        const std::filesystem::path library = desk.path("library").toStdString();
        std::filesystem::create_directories(library);
        const Worker worker(RunFolder{library / "elsewhere"});
        MainWindow window(testing::resources);
        window.openLibrary(library);
        window.show();

        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::mouseClick(window.findChild<QPushButton*>("welcomeCheckpoints"), Qt::LeftButton);
        auto* dialog = window.findChild<SeriesDialog*>("seriesDialog");
        QVERIFY(dialog && dialog->isVisible());
        dialog->close();
        drop(window, desk.path("elsewhere"));
        QVERIFY(dialog->isVisible());
        auto* files = dialog->findChild<QTableView*>("seriesFiles");
        QTRY_COMPARE_WITH_TIMEOUT(files->model()->rowCount(), 3, patience);
        QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<QComboBox*>("field.target.name"), patience);
        QVERIFY(dialog->findChild<QLabel*>("seriesNetwork")->text().startsWith("small-cnn"));
        files->selectRow(1);
        files->setFocus();
        QTest::keyClick(files, Qt::Key_Space);
        dialog->findChild<QComboBox*>("field.target.name")->setEditText("mnist");
        for (const auto& [field, text] : {std::pair("field.target.classes", "0, 1, 2, 3"), std::pair("field.images", "40"), std::pair("field.seeds", "0"), std::pair("field.threads", "1"), std::pair("field.device", "cpu")}) {
            if (auto* line = dialog->findChild<QLineEdit*>(field))
                line->setText(text), Q_EMIT line->textEdited(text);
            else
                dialog->findChild<QComboBox*>(field)->setEditText(text);
        }
        dialog->findChild<QCheckBox*>("field.fine_tuning.enabled")->setChecked(false);
        dialog->findChild<QCheckBox*>("field.spectrum.enabled")->setChecked(false);
        auto* start = dialog->findChild<QPushButton*>("startButton");
        QTRY_VERIFY2_WITH_TIMEOUT(start->isEnabled(), qPrintable(dialog->obstacle()), patience);
        QTest::mouseClick(start, Qt::LeftButton);
        QTRY_VERIFY2_WITH_TIMEOUT(!dialog->isVisible(), qPrintable(dialog->findChild<MessageBar*>()->text()), patience);

        QTRY_COMPARE_WITH_TIMEOUT(window.selection().runs(), QStringList{"elsewhere"}, patience);
        const auto* runs = window.runs().model();
        QTRY_VERIFY_WITH_TIMEOUT(!worker.isAlive() && worker.status() != RunStatus::Queued, patience);
        QTRY_COMPARE_WITH_TIMEOUT(runs->indexOf("elsewhere").siblingAtColumn(RunsModel::State).data().toString(), QString("finished"), 10000);
        window.actions().action("view.transfer")->trigger();
        auto* curve = window.findChild<Plot*>("transferPlot");
        QTRY_VERIFY_WITH_TIMEOUT(!curve->series().empty(), patience);
        QCOMPARE(curve->series().front().x.size(), std::size_t(2));
    }

private:
    /// Of a short training of our own, under names that another program might have given them.
    static void makeCheckpoints(const QString& program, const testing::Desk& desk)
    {
        QFile specification(desk.path("source.json"));
        QVERIFY(specification.open(QIODevice::WriteOnly));
        specification.write(R"({"kind": "pretrain", "name": "source", "data": {"name": "mnist"}, "model": {"name": "small-cnn", "width": 8}, "epochs": 2, "batch_size": 16,
                                "threads": 1, "device": "cpu", "checkpoints": {"series": "every", "every": 1}})");
        specification.close();
        QProcess process;
        process.start(program, {"run", specification.fileName(), "--library", desk.path("other")});
        QVERIFY(process.waitForFinished(patience));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
        QVERIFY(QDir().mkpath(desk.path("elsewhere")));
        for (int epoch = 0; epoch < 3; ++epoch)
            QVERIFY(QFile::copy(desk.path(QString("other/source/checkpoints/epoch-000%1.safetensors").arg(epoch)), desk.path(QString("elsewhere/net_%1.safetensors").arg(epoch))));
    }

    static void drop(MainWindow& window, const QString& path)
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        const QPoint place = window.rect().center();
        QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(place, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&window, &event);
    }
};

QTEST_MAIN(TestCheckpointStudy)
#include "tst_checkpoint_study.moc"
