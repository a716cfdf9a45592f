#include <QtTest>

#include "record/checkpoint_record.h"
#include "record/hash.h"
#include "record/run_spec.h"
#include "record/safetensors.h"
#include "support/python.h"
#include "transectl/command_line.h"

using namespace transect;
using testing::CommandLine;

/// Checkpoints of other programs become runs.
class TestImport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!testing::hasPython())
            QSKIP("needs the checkout's Python environment with PyTorch, which writes the files");
        testing::pythonFile("transectl/foreign_series.py", {m_folder.path()});
    }

    void aSeriesOnWhichATransferRunStands()
    {
        const CommandLine line;
        const auto imported = line.call({"import", in("series"), "--name", "foreign"});
        QVERIFY2(imported.code == 0, qPrintable(imported.err));
        for (const auto* part : {"epoch-0002", "epoch-0010", "resnet10 (small stem), width 8, 3 channels, 10 classes", "best.pth", "ImageNet", "\"source\": \"foreign\""})
            QVERIFY2(imported.out.contains(part), qPrintable(imported.out));
        QCOMPARE(line.status("foreign"), QString("finished"));
        const auto run = line.path("library/foreign").toStdString();
        const auto checkpoints = listCheckpoints(run + "/checkpoints");
        QCOMPARE(checkpoints.size(), std::size_t(2));
        QCOMPARE(checkpoints.back().name, "epoch-0010");
        QCOMPARE(checkpoints.back().epoch, 10.0);
        requireSameTensors(checkpoints.back().path, in("expected-10.safetensors"));
        const auto spec = readRunSpec(run + "/run.json");
        QCOMPARE(spec.kind, "import");
        QCOMPARE(spec.lineage.size(), std::size_t(2));
        QCOMPARE(spec.lineage[0].at("sha256").get<std::string>(), sha256HexOfFile(in("series/epoch_2.pth").toStdString()));

        const auto listed = QJsonDocument::fromJson(line.call({"list", "--json"}).out.toUtf8()).array();
        QCOMPARE(listed.size(), 1);
        QCOMPARE(listed[0].toObject()["kind"].toString(), QString("import"));
        QVERIFY(line.call({"show", "foreign"}).out.contains("epoch_10.pth"));
        QCOMPARE(line.call({"resume", "foreign"}).code, 0);

        const auto transfer = line.call({"run", line.write("transfer.json", R"({"kind": "transfer", "name": "digits", "source": "foreign", "images": 40, "seeds": [0],
            "target": {"name": "mnist", "classes": ["0", "1", "2"]}, "threads": 1, "feature_extraction": {"lambda_count": 3},
            "fine_tuning": {"steps": 2, "batch_size": 8, "learning_rates": [0.01]}})")});
        QVERIFY2(transfer.code == 0, qPrintable(transfer.err));
        const auto shown = line.call({"show", "digits"}).out;
        QVERIFY2(shown.contains("epoch-0002") || shown.contains("10"), qPrintable(shown));
        QCOMPARE(QDir(line.path("library/digits/spectra")).entryList({"*.safetensors"}).size(), 2);
    }

    void weightsWithoutAHeadServeAsWell()
    {
        const CommandLine line;
        const auto imported = line.call({"import", in("headless"), "--name", "moco", "--json", "--size", "32", "--mean", "0.5,0.5,0.5", "--std", "0.25,0.25,0.25"});
        QVERIFY2(imported.code == 0, qPrintable(imported.err));
        const auto json = QJsonDocument::fromJson(imported.out.toUtf8()).object();
        QCOMPARE(json["classes"].toInt(), 0);
        QCOMPARE(json["input"]["std"][2].toDouble(), 0.25);
        QVERIFY(QFile::exists(json["run"].toString() + "/checkpoints/epoch-0001.safetensors"));
        const auto transfer = line.call({"run", line.write("transfer.json", R"({"kind": "transfer", "name": "digits", "source": "moco", "images": 40, "seeds": [0],
            "target": {"name": "mnist", "classes": ["0", "1", "2"]}, "threads": 1, "feature_extraction": {"lambda_count": 3},
            "fine_tuning": {"steps": 2, "batch_size": 8, "learning_rates": [0.01]}})")});
        QVERIFY2(transfer.code == 0, qPrintable(transfer.err));
    }

    void aDryRunWritesNothing()
    {
        const CommandLine line;
        const auto outcome = line.call({"import", in("series"), "--name", "foreign", "--dry-run", "--epochs", "0,1,2"});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QVERIFY2(outcome.out.contains("best.pth"), qPrintable(outcome.out));
        QVERIFY(!QFile::exists(line.path("library")));
    }

    void theOrderComesFromAFile()
    {
        const CommandLine line;
        const auto list = line.write("order.txt", (in("series/best.pth") + "\n" + in("series/epoch_2.pth") + "\n").toUtf8());
        const auto json = QJsonDocument::fromJson(line.call({"import", "--order", list, "--name", "ordered", "--json", "--dry-run"}).out.toUtf8()).object();
        QCOMPARE(json["checkpoints"][0]["file"].toString(), in("series/best.pth"));
        QCOMPARE(json["checkpoints"][1]["epoch"].toDouble(), 1.0);
    }

    void aTransferRunTakesTheFolderItself()
    {
        const CommandLine line;
        const auto transfer = line.call({"run", line.write("transfer.json", R"({"kind": "transfer", "name": "digits", "images": 40, "seeds": [0], "spectrum": {"source_images": 0},
            "target": {"name": "mnist", "classes": ["0", "1", "2"]}, "threads": 1, "feature_extraction": {"lambda_count": 3}, "fine_tuning": {"enabled": false}})"),
                                         "--set", "source=" + in("series"), "--set", "source_accuracy=" + in("log.csv"), "--set", "series.epochs=[\"best.pth=12\"]"});
        QVERIFY2(transfer.code == 0, qPrintable(transfer.err));
        const auto shown = QJsonDocument::fromJson(line.call({"show", "digits", "--json"}).out.toUtf8()).array()[0].toObject();
        const auto points = shown["curves"][0]["points"].toArray();
        QCOMPARE(points.size(), 3);
        QCOMPARE(points[2]["epoch"].toDouble(), 12.0);
        QCOMPARE(points[1]["score"], points[2]["score"]); // best.pth is epoch 10
        QCOMPARE(points[0]["source_accuracy"].toDouble(), 0.105);
        const auto text = line.call({"show", "digits"}).out;
        QVERIFY2(text.contains("source %") && text.contains("10.5") && text.contains("62.0"), qPrintable(text));
        QCOMPARE(line.call({"export", "digits", "--to", line.path("out")}).code, 0);
        QFile table(line.path("out/evaluation.csv"));
        QVERIFY(table.open(QIODevice::ReadOnly));
        const auto rows = table.readAll();
        QVERIFY2(rows.contains("0.105") && rows.contains("0.62") && rows.count('\n') == 3, rows.constData());
    }

    void shardsAndArraysAreSeriesToo()
    {
        const CommandLine line;
        for (const auto* folder : {"sharded", "arrays"}) {
            const auto outcome = line.call({"import", in(folder), "--dry-run", "--json"});
            QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
            const auto json = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
            QCOMPARE(json["checkpoints"].toArray().size(), 2);
            QCOMPARE(json["model"]["name"].toString(), QString("resnet10"));
            QCOMPARE(json["keys"]["unexpected"].toArray().size(), 0);
        }
    }

    void theReportSaysAllThatIsWrong()
    {
        const CommandLine line;
        const auto report = [&](const QStringList& arguments) {
            const auto outcome = line.call(QStringList{"import", "--report"} + arguments);
            return outcome.code == 0 ? QJsonDocument::fromJson(outcome.out.toUtf8()).object() : QJsonObject();
        };
        const auto corrected = report({in("series"), "--leave-out", "epoch_2.pth", "--epoch-of", "best.pth=12.5"});
        QCOMPARE(corrected["checkpoints"].toArray().size(), 2);
        QCOMPARE(corrected["checkpoints"][1]["epoch"].toDouble(), 12.5);
        QCOMPARE(corrected["left_out"][0].toString(), in("series/epoch_2.pth"));
        QVERIFY(corrected["network"].toString().startsWith("resnet10") && corrected["problems"].toArray().isEmpty());
        QVERIFY(corrected["keys"]["matched"].toArray().size() > 40);
        const auto mixed = report({in("mixed")});
        QCOMPARE(mixed["problems"].toArray().size(), 1);
        QCOMPARE(mixed["problems"][0]["path"].toString(), in("mixed/epoch_2.pth"));
        QVERIFY(mixed["problems"][0]["readable"].toBool());
        const auto broken = report({in("broken")});
        QVERIFY(!broken["problems"][0]["readable"].toBool(true) && !broken.contains("network"));
        const auto strange = report({in("strange")});
        QCOMPARE(strange["keys"]["unexpected"][0].toString(), QString("patch_embed.proj.weight"));
        const auto grey = report({in("grey")});
        QCOMPARE(grey["problems"][0]["path"].toString(), QString("mean and std"));
        const auto nowhere = report({in("nowhere")});
        QCOMPARE(nowhere["problems"][0]["code"].toString(), QString("no-file"));
    }

    void badInputIsAnswered_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QStringList>("parts");
        const auto add = [](const char* name, const QStringList& arguments, int code, const QStringList& parts) { QTest::newRow(name) << arguments << code << parts; };
        add("no such folder", {"nowhere"}, 1, {"nowhere"});
        add("nothing at all", {}, 2, {"found no files"});
        add("epochs that are fewer", {"series", "--epochs", "1"}, 2, {"1 epoch for 3 files"});
        add("two networks", {"mixed"}, 2, {"epoch_2.pth", "width 16", "width 8"});
        add("weights that are not numbers", {"diverged"}, 1, {"epoch_2.pth", "not finite"});
        add("grey without statistics", {"grey"}, 2, {"mean and std"});
        add("statistics of other channels", {"series", "--mean", "0.5", "--std", "0.5"}, 2, {"input.mean", "3 channels"});
        add("an unknown network", {"strange"}, 1, {"epoch_1.pth", "vision transformer", "ResNets"});
        add("a file that was cut off", {"broken"}, 1, {"epoch_1.pth"});
        add("another model", {"series", "--model", "resnet18"}, 1, {"epoch_2.pth", "found the shape"});
        add("a model that there is not", {"series", "--model", "resnet19"}, 2, {"resnet19", "resnet18"});
    }

    void badInputIsAnswered()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QStringList, parts);
        const CommandLine line;
        if (!arguments.isEmpty())
            arguments[0] = in(arguments[0]);
        const auto outcome = line.call(QStringList{"import", "--name", "bad"} + arguments);
        QVERIFY2(outcome.code == code, qPrintable(QString::number(outcome.code) + outcome.err));
        for (const auto& part : parts)
            QVERIFY2(outcome.err.contains(part), qPrintable(outcome.err));
        QCOMPARE(QDir(line.path("library")).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList());
    }

    void inspectTellsTheNetwork()
    {
        const CommandLine line;
        const auto known = line.call({"inspect", in("headless/checkpoint_0001.pth.tar")});
        QVERIFY2(known.code == 0, qPrintable(known.err));
        for (const auto* part : {"format: PyTorch", "container: state_dict", "prefix: module.encoder_q.", "left out: state_dict.module.queue", "no head", "missing: fc.bias, fc.weight"})
            QVERIFY2(known.out.contains(part), qPrintable(known.out));
        const auto json = QJsonDocument::fromJson(line.call({"inspect", in("series/epoch_2.pth"), "--json"}).out.toUtf8()).object();
        QCOMPARE(json["architecture"]["model"]["name"].toString(), QString("resnet10"));
        QCOMPARE(json["tensors"].toArray().size(), json["architecture"]["matched"].toInt());
        const auto strange = line.call({"inspect", in("strange/epoch_1.pth")});
        QCOMPARE(strange.code, 0);
        QVERIFY2(strange.out.contains("architecture: not known") && strange.out.contains("vision transformer"), qPrintable(strange.out));
    }

private:
    QString in(const QString& name) const { return m_folder.filePath(name); }

    static void requireSameTensors(const std::filesystem::path& path, const QString& expected)
    {
        const auto found = SafetensorsFile::open(path), wanted = SafetensorsFile::open(expected.toStdString());
        QCOMPARE(found.tensors().size(), wanted.tensors().size());
        for (const auto& tensor : wanted.tensors())
            QVERIFY2(std::ranges::equal(found.at(tensor.name).bytes, tensor.bytes), tensor.name.c_str());
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestImport)
#include "tst_import.moc"
