#include "widgets/launch/launch_dialog.h"

#include "jobs/device_queue.h"
#include "open_dialog.h"
#include "record/json.h"
#include "widgets/common/message_bar.h"
#include "widgets/launch/checkpoint_timeline.h"
#include "widgets/launch/device_queue_label.h"

using namespace transect;
using namespace transect::testing;

class TestLaunchDialog : public QObject, private OpenDialog {
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void aNewStudyNeedsItsDataSetsAndThenStarts()
    {
        showNew();
        QVERIFY(!start()->isEnabled());
        QCOMPARE(reason(), QString("Source, Data, Name: missing, expected text"));
        // Show leads to what is missing, twice.
        QTest::mouseClick(find<QPushButton>("showReason"), Qt::LeftButton);
        QVERIFY(find<QComboBox>("field.source.data.name")->hasFocus());
        QTest::keyClicks(find<QComboBox>("field.source.data.name"), "mnist");
        QCOMPARE(reason(), QString("Transfer 1, Target, Name: missing, expected text"));
        QTest::mouseClick(find<QPushButton>("showReason"), Qt::LeftButton);
        QVERIFY(find<QComboBox>("field.transfer.0.target.name")->hasFocus());
        QTest::keyClicks(find<QComboBox>("field.transfer.0.target.name"), "digits");
        QVERIFY(start()->isEnabled());
        QVERIFY(find<QLabel>("estimate")->text().contains("72 linear probe(s)"));

        QSignalSpy started(m_dialog.get(), &LaunchDialog::started);
        QTest::mouseClick(start(), Qt::LeftButton);
        QVERIFY(!start()->isEnabled());
        QTRY_COMPARE(started.size(), 1);
        QCOMPARE(started[0][0].toString(), QString("/runs/made"));
        QVERIFY(!m_dialog->isVisible());

        const auto arguments = m_fake->arguments();
        QCOMPARE(arguments.size(), 5);
        QCOMPARE(arguments.mid(2).join(' '), "--library " + library() + " --detach");
        QVERIFY(arguments[1].startsWith(library() + "/.specs/study-"));
        QCOMPARE(readJsonFile(arguments[1].toStdString()).dump(),
                 std::string(R"({"kind":"study","source":{"data":{"name":"mnist"}},"transfer":[{"target":{"name":"digits"}}]})"));
    }

    void whatTheProgramSaysOnFailureIsShown()
    {
        m_fake->setBehaviour("echo 'error: data: there is no data set mnist' >&2; exit 1");
        fillNew();
        QSignalSpy started(m_dialog.get(), &LaunchDialog::started);
        QTest::mouseClick(start(), Qt::LeftButton);
        QTRY_VERIFY(find<MessageBar>("messageBar")->isVisible());
        QCOMPARE(find<MessageBar>("messageBar")->text(), QString("error: data: there is no data set mnist"));
        QCOMPARE(started.size(), 0);
        QVERIFY(start()->isEnabled());
        QVERIFY(m_dialog->isVisible());
    }

    void aLibraryThatCannotBeWrittenIsAnError()
    {
        QFile blocked(library());
        QVERIFY(blocked.open(QIODevice::WriteOnly));
        fillNew();
        QTest::mouseClick(start(), Qt::LeftButton);
        QTRY_VERIFY(find<MessageBar>("messageBar")->isVisible());
        QVERIFY(start()->isEnabled());
        QVERIFY(m_fake->arguments().isEmpty());
    }

    void startIsGreyWithoutTheProgram()
    {
        qputenv("TRANSECTL", "/no/such/transectl");
        Engine engine;
        engine.load();
        LaunchDialog dialog(engine, library().toStdString());
        dialog.showNew();
        QVERIFY(!dialog.findChild<QPushButton*>("startButton")->isEnabled());
        QVERIFY(dialog.findChild<QLabel*>("startReason")->text().contains("was not found"));
        QVERIFY(dialog.findChild<QWidget*>("emptyState")->isVisible());
        qputenv("TRANSECTL", m_fake->program().toLocal8Bit());
        QTest::mouseClick(dialog.findChild<QPushButton*>("emptyStateAction"), Qt::LeftButton);
        QTRY_VERIFY(dialog.findChild<QComboBox*>("field.source.data.name"));
        QVERIFY(dialog.findChild<QLabel*>("startReason")->text().startsWith("Source, Data"));
    }

    void formAndTextSayTheSame()
    {
        fillNew();
        find<QTabWidget>("specificationTabs")->setCurrentIndex(1);
        QCOMPARE(Json::parse(text()->toPlainText().toStdString()).dump(), m_dialog->specification().dump());
        text()->setPlainText(R"({"kind": "study", "source": {"data": {"name": "digits"}, "epochs": 7}})");
        QVERIFY(start()->isEnabled());
        find<QTabWidget>("specificationTabs")->setCurrentIndex(0);
        QCOMPARE(find<QLineEdit>("field.source.epochs")->text(), QString("7"));
        QCOMPARE(find<QListWidget>("studyParts")->count(), 2);
    }

    void aWrongTextIsMarkedInItsLine_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("problem");
        QTest::newRow("syntax") << "{\n\"kind\": \"study\",\n\"source\": ,\n}" << 3 << "line 3";
        QTest::newRow("unknown name") << "{\n\"kind\": \"pretrain\",\n\"data\": {\"name\": \"a\"},\n\"epoch\": 3\n}" << 4 << "did you mean \"epochs\"?";
        QTest::newRow("value") << "{\n\"kind\": \"pretrain\",\n\"data\": {\"name\": \"a\"},\n\"epochs\": -3\n}" << 4 << "found -3";
        QTest::newRow("kind") << "{\n\"kind\": 3\n}" << 2 << "kind";
    }

    void aWrongTextIsMarkedInItsLine()
    {
        QFETCH(QString, text);
        QFETCH(int, line);
        QFETCH(QString, problem);
        fillNew();
        const auto before = m_dialog->specification();
        find<QTabWidget>("specificationTabs")->setCurrentIndex(1);
        this->text()->setPlainText(text);
        QVERIFY(!start()->isEnabled());
        QCOMPARE(reason(), QString("The JSON text has an error"));
        QVERIFY2(find<QLabel>("jsonProblem")->text().contains(problem), qPrintable(find<QLabel>("jsonProblem")->text()));
        QCOMPARE(this->text()->extraSelections().size(), 1);
        QCOMPARE(this->text()->extraSelections()[0].cursor.blockNumber() + 1, line);
        // The form keeps what was right, and says that it is not the text.
        find<QTabWidget>("specificationTabs")->setCurrentIndex(0);
        QCOMPARE(m_dialog->specification().dump(), before.dump());
        QVERIFY(reason().contains("as it was before"));
        QVERIFY(!start()->isEnabled());
        QTest::mouseClick(find<QPushButton>("showReason"), Qt::LeftButton);
        QCOMPARE(this->text()->textCursor().blockNumber() + 1, line);
        QVERIFY(this->text()->hasFocus());
    }

    void aReadyMadeStudyIsReadyToStart()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath("small.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"kind": "study", "name": "small", "source": {"data": {"name": "mnist"}, "epochs": 5}, "transfer": [{"target": {"name": "digits"}}]})");
        file.close();
        LaunchDialog dialog(*m_engine, library().toStdString());
        dialog.setReadyMadeFolder(folder.path().toStdString());
        dialog.showReadyMade();
        QVERIFY(!dialog.obstacle());
        QCOMPARE(dialog.findChild<QLineEdit*>("field.source.epochs")->text(), QString("5"));
        QVERIFY(!dialog.findChild<QTreeWidget*>("differences")->isVisible());
        QTest::mouseClick(dialog.findChild<QToolButton*>("reset.source.epochs"), Qt::LeftButton);
        QVERIFY(dialog.findChild<QTreeWidget*>("differences")->isVisible());
    }

    void whatTheFormCannotShowIsShownAsText()
    {
        // The models of this study are not among those of this engine.
        m_dialog->showReadyMade();
        QVERIFY(m_dialog->obstacle());
        QCOMPARE(find<QTabWidget>("specificationTabs")->currentIndex(), 1);
        QVERIFY(!find<QLabel>("jsonProblem")->text().isEmpty());
        QVERIFY(!start()->isEnabled());
    }

    void aDuplicateListsItsDifferences()
    {
        duplicate();
        QVERIFY(start()->isEnabled());
        QVERIFY(!differences()->isVisible());
        QCOMPARE(m_dialog->specification().at("seed").dump(), std::string("4"));
        enter("field.epochs", "30");
        QVERIFY(differences()->isVisible());
        QCOMPARE(differences()->topLevelItemCount(), 1);
        QCOMPARE(differences()->topLevelItem(0)->text(0) + ' ' + differences()->topLevelItem(0)->text(1) + ' ' + differences()->topLevelItem(0)->text(2),
                 QString("Epochs 12 30"));
        Q_EMIT differences()->itemActivated(differences()->topLevelItem(0), 0);
        QVERIFY(find<QLineEdit>("field.epochs")->hasFocus());
    }

    void theSourceOfADuplicateInAStudyIsFound()
    {
        RunSpec run;
        run.kind = "transfer";
        run.name = "digits";
        run.study = "toy";
        run.parameters = {{"source", "../origin"}, {"target", {{"name", "digits"}}}};
        m_dialog->showDuplicate(run);
        QCOMPARE(m_dialog->specification().at("source").get<std::string>(), (library() + "/toy/origin").toStdString());
    }

    void aTransferStandsOnTheRunThatWasChosen()
    {
        m_dialog->showTransfer("toy/origin");
        QCOMPARE(m_dialog->specification().at("source").dump(), std::string("\"toy/origin\""));
        QCOMPARE(find<QLineEdit>("field.source")->text(), QString("toy/origin"));
        QCOMPARE(reason(), QString("Target, Name: missing, expected text"));
    }

    void aFileIsShownWithItsDifferences()
    {
        QFile file(m_fake->path("toy.transect.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"kind": "study", "name": "toy", "description": "Small", "source": {"data": {"name": "mnist"}}, "transfer": [{"target": {"name": "digits"}}]})");
        file.close();
        m_dialog->showFile(file.fileName().toStdString());
        QVERIFY(m_dialog->isVisible());
        QVERIFY(start()->isEnabled());
        QCOMPARE(m_dialog->specification().at("name").dump(), std::string("\"toy\""));
        QVERIFY_THROWS_EXCEPTION(Error, m_dialog->showFile(m_fake->path("none.json").toStdString()));
    }

    void targetsAreAddedAndRemoved()
    {
        fillNew();
        auto* parts = find<QListWidget>("studyParts");
        QTest::mouseClick(find<QPushButton>("addTarget"), Qt::LeftButton);
        QCOMPARE(parts->count(), 4);
        QVERIFY(find<QComboBox>("field.transfer.1.target.name")->hasFocus());
        QVERIFY(!start()->isEnabled());
        QTest::keyClicks(find<QComboBox>("field.transfer.1.target.name"), "mnist");
        QCOMPARE(parts->item(3)->text(), QString("Target: mnist"));
        QVERIFY(start()->isEnabled());
        parts->setCurrentRow(2);
        QTest::mouseClick(find<QPushButton>("removeTarget"), Qt::LeftButton);
        QCOMPARE(parts->count(), 3);
        QCOMPARE(m_dialog->specification().at("transfer").dump(), std::string(R"([{"target":{"name":"mnist"}}])"));
        parts->setCurrentRow(1);
        QVERIFY(!find<QPushButton>("removeTarget")->isEnabled());
    }

    void theCommandThatIsCopiedWorks()
    {
        fillNew();
        QTest::mouseClick(find<QPushButton>("copyCommand"), Qt::LeftButton);
        const auto command = QGuiApplication::clipboard()->text();
        QCOMPARE(command, find<QLineEdit>("commandLine")->text());
        QProcess shell;
        shell.start("/bin/sh", {"-c", command});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(m_fake->arguments().size(), 5);
        QCOMPARE(readJsonFile(m_fake->arguments()[1].toStdString()).dump(), m_dialog->specification().dump());
    }

    void theTimelineFollowsTheFields()
    {
        duplicate();
        auto* line = m_dialog->findChild<CheckpointTimeline*>();
        QCOMPARE(line->epochs(), std::vector<std::int64_t>({0, 1, 2, 3, 5, 8, 12}));
        enter("field.epochs", "4");
        QCOMPARE(line->epochs(), std::vector<std::int64_t>({0, 1, 2, 3, 4}));
        enter("field.checkpoints.first_epoch_steps", "10, 20");
        QVERIFY(line->accessibleDescription().contains("0, 1, 2, 3, 4"));
        QVERIFY(line->accessibleDescription().contains("inside the first epoch"));
        QVERIFY(!line->grab().isNull());
        enter("field.epochs", "1000000");
        QVERIFY(line->accessibleDescription().contains("..., 1000000"));
    }

    void theQueueSaysWhoIsAhead()
    {
        QVERIFY(queueText({}).startsWith("No other run"));
        const auto text = queueText({{"cpu", "first in /runs/first", 10, 0}, {"cpu", "second in /runs/second", 11, 1}, {"cuda:0", "third in /x", 12, 0}});
        QVERIFY2(text.startsWith("cpu is held by first, 1 wait(s); cuda:0 is held by third"), qPrintable(text));
        const auto lease = DeviceQueue().acquire("cpu", "toy in /runs/toy", [](const std::string&) { return false; });
        QVERIFY(lease);
        showNew();
        QCOMPARE(find<QLabel>("deviceQueue")->text(), QString("cpu is held by toy"));
    }

    void tabReachesFormAndStartInOrder()
    {
        fillNew();
        find<QListWidget>("studyParts")->setFocus();
        QStringList names;
        for (int i = 0; i < 60 && !names.contains("startButton"); ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            names << QApplication::focusWidget()->objectName();
        }
        const auto at = [&](const char* name) { return names.indexOf(QString(name)); };
        QVERIFY2(at("addTarget") < at("field.transfer.0.target.name") && at("addTarget") >= 0, qPrintable(names.join(' ')));
        QVERIFY(at("field.transfer.0.target.name") < at("field.transfer.0.device"));
        QVERIFY(at("field.transfer.0.device") < at("startButton"));
    }

    void escapeClosesAndReturnStarts()
    {
        fillNew();
        QSignalSpy started(m_dialog.get(), &LaunchDialog::started);
        QTest::keyClick(m_dialog.get(), Qt::Key_Return);
        QTRY_COMPARE(started.size(), 1);
        showNew();
        QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
        QVERIFY(!m_dialog->isVisible());
    }
};

QTEST_MAIN(TestLaunchDialog)
#include "tst_launch_dialog.moc"
