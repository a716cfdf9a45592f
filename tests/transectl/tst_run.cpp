#include <QtTest>

#include <csignal>

#include "record/checkpoint_record.h"
#include "record/hash.h"
#include "record/safetensors.h"
#include "transectl/command_line.h"

using namespace transect;
using testing::CommandLine;

class TestRun : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStudyFromItsFileToItsNumbers()
    {
        const CommandLine line;
        const auto study = line.write("study.json", R"({
            "kind": "study", "name": "small", "seeds": [0, 1],
            "source": {"name": "source", "data": {"name": "mnist", "classes": ["0", "1", "2"]}, "model": {"name": "small-cnn"}, "epochs": 2,
                       "batch_size": 16, "threads": 1},
            "transfer": [{"name": "bars", "target": {"name": "mnist", "classes": ["0", "1", "2", "3"]}, "images": 60, "seeds": [0, 1], "threads": 1,
                          "feature_extraction": {"lambda_count": 5},
                          "spectrum": {"source_images": 50},
                          "fine_tuning": {"steps": 8, "batch_size": 16, "learning_rates": [0.01, 0.1]}}]})");
        const auto run = line.call({"run", study});
        QVERIFY2(run.code == 0, qPrintable(run.err));
        QCOMPARE(run.out.trimmed(), line.path("library/small"));
        for (const auto* name : {"source-seed0", "bars-seed0", "source-seed1", "bars-seed1"})
            QCOMPARE(line.status(QString("small/") + name), QString("finished"));

        const auto show = line.call({"show", "small"});
        QVERIFY2(show.code == 0, qPrintable(show.err));
        for (const auto* word : {"FE", "FT", "mnist", "n = ", "95 %", "rankme", "validation"})
            QVERIFY2(show.out.contains(word), qPrintable(QString("no \"%1\" in\n%2").arg(word, show.out)));

        const auto exported = line.call({"export", "small", "--to", line.path("exported")});
        QVERIFY2(exported.code == 0, qPrintable(exported.err));
        for (const auto* file : {"bars-seed0/transfer.csv", "bars-seed0/transfer.json", "bars-seed0/spectra.csv", "source-seed0/metrics.csv", "source-seed0/run.json"})
            QVERIFY2(QFile::exists(line.path(QString("exported/") + file)), file);
        QFile csv(line.path("exported/bars-seed0/transfer.csv"));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        // 3 checkpoints x 2 draws x (3 parts by FE + FT), and the header.
        QCOMPARE(csv.readAll().count('\n'), 3 * 2 * 4 + 1);

        const auto listed = QJsonDocument::fromJson(line.call({"list", "--json"}).out.toUtf8()).array();
        QCOMPARE(listed.size(), 4);

        const auto again = line.call({"resume", "small"});
        QCOMPARE(again.code, 0);
        QCOMPARE(again.err, QString());
    }

    void stopsAfterTheStepAndResumes()
    {
        const CommandLine line;
        const auto worker = line.start({"run", line.write("run.json", testing::pretraining("stopped", 4000))});
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(line.path("library/stopped/checkpoints/epoch-0001.safetensors")), 60000);
        const auto stop = line.call({"stop", "stopped"});
        QVERIFY2(stop.code == 0, qPrintable(stop.err));
        QCOMPARE(CommandLine::ending(*worker).code, 3);
        QCOMPARE(line.status("stopped"), QString("stopped"));
        const auto missing = line.call({"stop", "stopped"});
        QCOMPARE(missing.code, 1);
        QVERIFY(missing.err.contains("stopped"));
    }

    void killedAtAnyMomentTheLastCheckpointLoadsAndTheRunGoesOn()
    {
        const CommandLine line;
        const auto whole = line.call({"run", line.write("whole.json", testing::pretraining("whole", 100))});
        QVERIFY2(whole.code == 0, qPrintable(whole.err));
        // Starting a worker takes most of its time: moments are counted from its first sign of work.
        const auto folder = line.path("library/killed");
        auto worker = line.start({"run", line.write("killed.json", testing::pretraining("killed", 100))});
        std::uint32_t random = 12345;
        int kills = 0;
        for (; kills < 20; ++kills) {
            const auto before = QFileInfo(folder + "/events.jsonl").size();
            QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(folder + "/events.jsonl").size() > before || worker->state() == QProcess::NotRunning, 60000);
            random = random * 1664525u + 1013904223u;
            worker->waitForFinished(int(random >> 24) % 60);
            if (worker->state() == QProcess::NotRunning)
                break;
            worker->kill();
            worker->waitForFinished();
            if (QFileInfo::exists(folder + "/checkpoints")) { // else it was killed before its first
                for (const auto& checkpoint : listCheckpoints(folder.toStdString() + "/checkpoints"))
                    QVERIFY(SafetensorsFile::open(checkpoint.path).tensors().size() > 2);
            }
            worker = line.start({"resume", "killed"});
        }
        QCOMPARE(kills, 20);
        const auto last = CommandLine::ending(*worker);
        QVERIFY2(last.code == 0, qPrintable(last.err));
        const auto hash = [&](const QString& run) {
            return sha256HexOfFile(line.path("library/" + run + "/checkpoints/epoch-0100.safetensors").toStdString());
        };
        QCOMPARE(hash("killed"), hash("whole"));
    }

    void aSecondRunWaitsForTheDevice()
    {
        const CommandLine line;
        const auto first = line.start({"run", line.write("first.json", testing::pretraining("first", 4000))});
        QTRY_COMPARE_WITH_TIMEOUT(line.status("first"), QString("running"), 60000);
        const auto second = line.start({"run", line.write("second.json", testing::pretraining("second", 1))});
        const auto third = line.start({"run", line.write("third.json", testing::pretraining("third", 1))});
        QTRY_VERIFY_WITH_TIMEOUT(line.state("second").value("message").toString().contains("held by first"), 60000);
        QTRY_VERIFY_WITH_TIMEOUT(line.state("third").value("message").toString().contains("waiting for cpu"), 60000);
        QCOMPARE(line.status("second"), QString("queued"));
        // A waiter that is stopped leaves the queue, and the one behind it still gets its turn.
        QCOMPARE(line.call({"stop", "third"}).code, 0);
        QCOMPARE(CommandLine::ending(*third).code, 3);
        QCOMPARE(line.state("third").value("message").toString(), QString());
        QCOMPARE(line.call({"stop", "first"}).code, 0);
        QCOMPARE(CommandLine::ending(*first).code, 3);
        QCOMPARE(CommandLine::ending(*second).code, 0);
        QCOMPARE(line.status("second"), QString("finished"));
    }

    void twoWorkersOnOneRun()
    {
        const CommandLine line;
        const auto first = line.start({"run", line.write("run.json", testing::pretraining("busy", 4000))});
        QTRY_COMPARE_WITH_TIMEOUT(line.status("busy"), QString("running"), 60000);
        const auto second = line.call({"resume", "busy"});
        QCOMPARE(second.code, 1);
        QVERIFY2(second.err.contains(QString::number(first->processId())), qPrintable(second.err));
        first->terminate();
        QCOMPARE(CommandLine::ending(*first).code, 3);
    }

    void detachedRunsOutliveTheirStarter()
    {
        const CommandLine line;
        const auto started = line.call({"run", "--detach", line.write("run.json", testing::pretraining("detached", 2))});
        QVERIFY2(started.code == 0, qPrintable(started.err));
        QTRY_COMPARE_WITH_TIMEOUT(line.status("detached"), QString("finished"), 60000);
    }

    void aTransferFollowsASourceThatIsStillTraining()
    {
        const CommandLine line;
        const auto source = line.start({"run", line.write("source.json", testing::pretraining("source", 4000)), "--set", "checkpoints.every=2"});
        QTRY_COMPARE_WITH_TIMEOUT(line.status("source"), QString("running"), 60000);
        const auto follower = line.start({"run", line.write("follower.json", R"({"kind": "transfer", "name": "follower", "source": "source", "queue": "share",
            "target": {"name": "mnist", "classes": ["0", "1", "2", "3"]}, "images": 40, "seeds": [0], "threads": 1, "feature_extraction": {"lambda_count": 3, "parts": ["full"]},
            "fine_tuning": {"enabled": false}, "spectrum": {"enabled": false}})")});
        const auto results = line.path("library/follower/transfer.jsonl");
        const auto count = [&] {
            QFile file(results);
            return file.open(QIODevice::ReadOnly) ? file.readAll().count('\n') : 0;
        };
        QTRY_VERIFY_WITH_TIMEOUT(count() >= 3, 60000);
        QVERIFY(source->state() == QProcess::Running);
        QCOMPARE(line.call({"stop", "source"}).code, 0);
        QCOMPARE(CommandLine::ending(*source).code, 3);
        const auto end = CommandLine::ending(*follower);
        QCOMPARE(end.code, 1);
        QVERIFY2(end.err.contains("stopped"), qPrintable(end.err));
    }

    void aSpecificationThatIsWrongNamesTheFieldAndTheRemedy_data()
    {
        QTest::addColumn<QByteArray>("specification");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("misspelt field") << QByteArray(R"({"kind": "pretrain", "epocs": 3, "data": {"name": "mnist"}})") << QStringList{"epocs", "epochs"};
        QTest::newRow("misspelt name") << QByteArray(R"({"kind": "pretrain", "data": {"name": "mnist"}, "model": {"name": "resnet81"}})") << QStringList{"model", "resnet18"};
        QTest::newRow("wrong type") << QByteArray(R"({"kind": "pretrain", "epochs": "many", "data": {"name": "mnist"}})") << QStringList{"epochs", "many"};
        QTest::newRow("out of range") << QByteArray(R"({"kind": "pretrain", "epochs": -1, "data": {"name": "mnist"}})") << QStringList{"epochs", "-1"};
        QTest::newRow("unknown kind") << QByteArray(R"({"kind": "pretrian"})") << QStringList{"pretrian", "pretrain"};
        QTest::newRow("no kind") << QByteArray(R"({"epochs": 3})") << QStringList{"kind", "pretrain"};
        QTest::newRow("a study without source") << QByteArray(R"({"kind": "study", "sorce": {}})") << QStringList{"sorce", "source"};
        QTest::newRow("in a study's transfer") << QByteArray(R"({"kind": "study", "source": {"data": {"name": "mnist"}}, "transfer": [{"target": {"name": "mnist"}, "imagse": 3}]})")
                                               << QStringList{"transfer.0", "imagse", "images"};
        QTest::newRow("a seed of its own in a study") << QByteArray(R"({"kind": "study", "source": {"seed": 3, "data": {"name": "mnist"}}})")
                                                      << QStringList{"source.seed", "seeds"};
        QTest::newRow("not JSON") << QByteArray("{\"kind\": \n oops}") << QStringList{"line 2"};
        QTest::newRow("not an object") << QByteArray("[1, 2]") << QStringList{"object"};
    }

    void aSpecificationThatIsWrongNamesTheFieldAndTheRemedy()
    {
        QFETCH(QByteArray, specification);
        QFETCH(QStringList, words);
        const CommandLine line;
        const auto outcome = line.call({"run", line.write("spec.json", specification)});
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.err.contains("spec.json"), qPrintable(outcome.err));
        for (const auto& word : words)
            QVERIFY2(outcome.err.contains(word), qPrintable(outcome.err));
        QVERIFY(!QFile::exists(line.path("library")));
    }

    void whatIsNotOnThisMachineIsSaidBeforeAnythingIsMade()
    {
        const CommandLine line;
        const auto spec = line.write("spec.json", testing::pretraining("early", 1));
        for (const auto& [setting, word] : {std::pair("data.name=nowhere", "nowhere"), std::pair("device=cuda:7", "cuda:7")}) {
            const auto outcome = line.call({"run", spec, "--set", setting});
            QCOMPARE(outcome.code, 2);
            QVERIFY2(outcome.err.contains(word), qPrintable(outcome.err));
        }
        QVERIFY(!QFile::exists(line.path("library")));
    }

    void aTransferNamesWhatItStandsOn()
    {
        const CommandLine line;
        QCOMPARE(line.call({"run", line.write("source.json", testing::pretraining("source", 0))}).code, 0);
        const QByteArray transfer = R"({"kind": "transfer", "name": "bars", "source": "source", "target": {"name": "mnist", "classes": ["0", "1", "2", "3"]}, "images": 40, "threads": 1,
            "seeds": [0], "feature_extraction": {"lambda_count": 2, "parts": ["full"]}, "fine_tuning": {"enabled": false}, "spectrum": {"enabled": false}})";
        const auto spec = line.write("bars.json", transfer);
        QCOMPARE(line.call({"run", spec}).code, 0);
        QFile file(line.path("library/bars/run.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto origin = QJsonDocument::fromJson(file.readAll()).object().value("lineage").toArray().first().toObject();
        QCOMPARE(origin.value("kind").toString(), QString("run"));
        QCOMPARE(origin.value("path").toString(), line.path("library/source"));
        QCOMPARE(origin.value("sha256").toString().toStdString(), sha256HexOfFile(line.path("library/source/run.json").toStdString()));
        const auto missing = line.call({"run", spec, "--set", "source=sauce", "--set", "name=lost"});
        QCOMPARE(missing.code, 2);
        QVERIFY2(missing.err.contains("sauce"), qPrintable(missing.err));
        QVERIFY(!QFile::exists(line.path("library/lost")));
    }

    void damagedLinesAreLeftOutAndEvaluatedAnew()
    {
        const CommandLine line;
        QCOMPARE(line.call({"run", line.write("source.json", testing::pretraining("source", 0))}).code, 0);
        QCOMPARE(line.call({"run", line.write("bars.json", R"({"kind": "transfer", "name": "bars", "source": "source",
            "target": {"name": "mnist", "classes": ["0", "1", "2", "3"]}, "images": 40, "threads": 1, "seeds": [0, 1], "feature_extraction": {"lambda_count": 2, "parts": ["full"]},
            "fine_tuning": {"enabled": false}, "spectrum": {"enabled": false}})")}).code, 0);
        const auto damage = [&](const QString& path, const char* found, const char* instead) {
            QFile file(line.path("library/" + path));
            QVERIFY(file.open(QIODevice::ReadWrite));
            auto text = file.readAll();
            text.replace(text.indexOf(found), int(qstrlen(found)), instead);
            file.seek(0);
            file.write(text);
        };
        damage("bars/transfer.jsonl", "\"score\":", "\"scorn\":");
        damage("source/events.jsonl", "\"evaluation\"", "\"evaluatiom\"");
        for (const auto* run : {"bars", "source"}) {
            const auto shown = line.call({"show", run});
            QCOMPARE(shown.code, 0);
            QVERIFY2(shown.err.contains("left out: line"), qPrintable(shown.err));
        }
        // A run that finished is not resumed: as if it had been stopped.
        damage("bars/state.json", "\"finished\"", "\"stopped\"");
        const auto resumed = line.call({"resume", "bars"});
        QVERIFY2(resumed.code == 0 && resumed.err.contains("evaluated anew"), qPrintable(resumed.err));
        QVERIFY(line.call({"show", "bars"}).out.contains("2 draws"));
    }

    void aFailedRunSaysSoInItsFolder()
    {
        const CommandLine line;
        const auto outcome = line.call({"run", line.write("spec.json", testing::pretraining("failing", 1)), "--set", "images=100000"});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains("images"), qPrintable(outcome.err));
        QCOMPARE(line.status("failing"), QString("failed"));
        QVERIFY(!line.state("failing").value("error").toObject().value("text").toString().isEmpty());
    }

    void aRunJsonRepeatsItsRun()
    {
        const CommandLine line;
        QCOMPARE(line.call({"run", line.write("spec.json", testing::pretraining("once", 1))}).code, 0);
        const auto repeated = line.call({"run", line.path("library/once/run.json"), "--set", "name=twice"});
        QVERIFY2(repeated.code == 0, qPrintable(repeated.err));
        const auto hash = [&](const QString& run) {
            return sha256HexOfFile(line.path("library/" + run + "/checkpoints/epoch-0001.safetensors").toStdString());
        };
        QCOMPARE(hash("once"), hash("twice"));
    }
};

QTEST_GUILESS_MAIN(TestRun)
#include "tst_run.moc"
