#include <torch/types.h>

#include <QtTest>

#include <QTemporaryDir>

#include <fstream>

#include "record/error_of.h"
#include "transfer/foreign_series.h"

using namespace transect;

/// The order of a training's files, from their names.
class TestForeignSeries : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsNumbersInNames_data()
    {
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<QString>("expected");
        QTest::newRow("numbers are compared as numbers") << QStringList{"epoch_10.pth", "epoch_2.pth"} << "2/2:epoch_2.pth 10/10:epoch_10.pth";
        QTest::newRow("padded") << QStringList{"ckpt_e010.pt", "ckpt_e005.pt"} << "5/5:ckpt_e005.pt 10/10:ckpt_e010.pt";
        QTest::newRow("MoCo") << QStringList{"checkpoint_0199.pth.tar", "checkpoint_0009.pth.tar"} << "9/9:checkpoint_0009.pth.tar 199/199:checkpoint_0199.pth.tar";
        QTest::newRow("numbers of the network are not the moment") << QStringList{"resnet18-cifar10-3.pth", "resnet18-cifar10-1.pth"} << "1/1:resnet18-cifar10-1.pth 3/3:resnet18-cifar10-3.pth";
        QTest::newRow("a measure beside the epoch") << QStringList{"epoch_2_acc_71.pth", "epoch_1_acc_65.pth"} << "1/1:epoch_1_acc_65.pth 2/2:epoch_2_acc_71.pth";
        QTest::newRow("Lightning") << QStringList{"epoch=1-step=300.ckpt", "epoch=0-step=150.ckpt"} << "0/150:epoch=0-step=150.ckpt 1/300:epoch=1-step=300.ckpt";
        QTest::newRow("steps") << QStringList{"iter_2000.pth", "iter_1000.pth"} << "1000/1000:iter_1000.pth 2000/2000:iter_2000.pth";
        QTest::newRow("Hugging Face")
            << QStringList{"checkpoint-1000/model.safetensors", "checkpoint-1000/optimizer.pt", "checkpoint-1000/rng_state.pth", "checkpoint-500/pytorch_model.bin", "checkpoint-500/training_args.bin"}
            << "500/500:checkpoint-500/pytorch_model.bin 1000/1000:checkpoint-1000/model.safetensors";
        QTest::newRow("shards stand behind their index")
            << QStringList{"epoch_1/model-00001-of-00002.safetensors", "epoch_1/model-00002-of-00002.safetensors", "epoch_1/model.safetensors.index.json"}
            << "1/1:epoch_1/model.safetensors.index.json";
        QTest::newRow("others are left out") << QStringList{"epoch_1.pth", "epoch_2.pth", "best.pth", "notes.txt", "epoch_2.resume.safetensors"} << "1/1:epoch_1.pth 2/2:epoch_2.pth";
        QTest::newRow("a folder that is no checkpoint") << QStringList{"epoch_1.pth", "logs/a.pt", "logs/b.pt"} << "1/1:epoch_1.pth";
        QTest::newRow("folders that name the epoch alone") << QStringList{"epoch_4/weights.pth", "epoch_2/state.pth"} << "2/2:epoch_2/state.pth 4/4:epoch_4/weights.pth";
        QTest::newRow("one alone, without a number") << QStringList{"best.pth"} << "0/0:best.pth";
        QTest::newRow("arrays of NumPy") << QStringList{"epoch_1.npz", "epoch_2.npz"} << "1/1:epoch_1.npz 2/2:epoch_2.npz";
        QTest::newRow("one alone") << QStringList{"net-50-epoch-7.pth"} << "7/7:net-50-epoch-7.pth";
    }

    void readsNumbersInNames()
    {
        QFETCH(QStringList, files);
        QFETCH(QString, expected);
        const auto folder = folderOf(files);
        QCOMPARE(text(findForeignSeries({folder}, {}), folder), expected);
    }

    void filesAreNamedInAnyOrder()
    {
        const auto folder = folderOf({"a/epoch_3.pth", "b/epoch_1.pth"});
        QCOMPARE(text(findForeignSeries({folder / "a/epoch_3.pth", folder / "b/epoch_1.pth"}, {}), folder), QString("1/1:b/epoch_1.pth 3/3:a/epoch_3.pth"));
    }

    void saysWhatIsLeftOut()
    {
        const auto folder = folderOf({"epoch_1.pth", "epoch_2.pth", "best.pth"});
        const auto notices = findForeignSeries({folder}, {}).notices;
        QCOMPARE(notices.size(), std::size_t(1));
        QVERIFY(notices.front().find("best.pth") != std::string::npos);
    }

    void stepsBecomeEpochs()
    {
        const auto folder = folderOf({"step_500.pt", "step_750.pt"});
        QVERIFY(findForeignSeries({folder}, {}).notices.front().find("steps per epoch") != std::string::npos);
        const auto series = findForeignSeries({folder}, {{}, false, 500});
        QVERIFY(series.notices.empty());
        QCOMPARE(text(series, folder), QString("1/500:step_500.pt 1.5/750:step_750.pt"));
    }

    void epochsAreGiven()
    {
        const auto folder = folderOf({"last.pth", "first.pth"});
        QCOMPARE(text(findForeignSeries({folder / "last.pth", folder / "first.pth"}, {{20, 0.5}}), folder), QString("0.5/1:first.pth 20/20:last.pth"));
        QCOMPARE(text(findForeignSeries({folder / "last.pth", folder / "first.pth"}, {{}, true}), folder), QString("0/0:last.pth 1/1:first.pth"));
        const auto numbered = folderOf({"a10.pth", "a9.pth"});
        QCOMPARE(text(findForeignSeries({numbered}, {{1, 2}}), numbered), QString("1/1:a9.pth 2/2:a10.pth"));
    }

    void singleFilesAreCorrected()
    {
        const auto folder = folderOf({"epoch_1.pth", "epoch_2.pth", "epoch_30.pth", "last.pth", "checkpoint-7/model.safetensors"});
        SeriesOrder order;
        order.leaveOut = {"epoch_30.pth", "checkpoint-7"};
        order.epochOf = {{"last.pth", 3}, {"epoch_2.pth", 2.5}};
        const auto series = findForeignSeries({folder}, order);
        QCOMPARE(text(series, folder), QString("1/0:epoch_1.pth 2.5/1:epoch_2.pth 3/2:last.pth")); // steps that tell 2.5 from 3
        QCOMPARE(series.leftOut.size(), std::size_t(2));
        QVERIFY(series.notices.empty());
        order.leaveOut = {"epoch_31.pth"};
        const auto notices = findForeignSeries({folder}, order).notices;
        QVERIFY(std::ranges::find(notices, "no file of the series is called \"epoch_31.pth\"") != notices.end());
        order.epochOf = {{"last.pth", 1}};
        QVERIFY(errorOf([&] { findForeignSeries({folder}, order); }).text.find("one moment") != std::string::npos);
    }

    void aSeriesIsWrittenDown()
    {
        const auto folder = folderOf({"a.pth", "b.pth"});
        const auto list = folder / "list.txt";
        const auto read = [&](const char* lines) {
            std::ofstream(list) << lines;
            return readSeriesList(list);
        };
        QCOMPARE(read("b.pth\r\n\na.pth\n").paths, (std::vector{folder / "b.pth", folder / "a.pth"}));
        QCOMPARE(read("b.pth\t2\na.pth\t0.5\n").epochs, (std::vector{2.0, 0.5}));
        const auto error = [&](const char* lines) { return errorOf([&] { read(lines); }); };
        QCOMPARE(error("b.pth\t2\na.pth\n").path, list.string() + ", line 2");
        QVERIFY(error("b.pth\ttwo\n").text.find("\"two\" behind the tab, expected an epoch") != std::string::npos);
        QCOMPARE(error("b.pth\t-1\n").text, "found the epoch -1, expected 0 or more");
        QCOMPARE(error("\n").code, "bad-series");
    }

    void refusesWhatHasNoOrder_data()
    {
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("part");
        QTest::newRow("nothing") << QStringList{"notes.txt"} << "no-checkpoints" << "no files of weights";
        QTest::newRow("no numbers") << QStringList{"a.pth", "b.pth"} << "bad-series" << "no number";
        QTest::newRow("twice") << QStringList{"epoch_3.pth", "epoch_03.pth"} << "bad-series" << "two checkpoints of one moment (epoch 3)";
        QTest::newRow("numbers of unknown meaning") << QStringList{"net_1_5.pth", "net_2_7.pth"} << "bad-series" << "several numbers";
        QTest::newRow("two in one folder") << QStringList{"epoch_1/a.pth", "epoch_1/b.pth"} << "bad-series" << "2 files of weights";
    }

    void refusesWhatHasNoOrder()
    {
        QFETCH(QStringList, files);
        QFETCH(QString, code);
        QFETCH(QString, part);
        const auto folder = folderOf(files);
        const auto error = errorOf([&] { findForeignSeries({folder}, {}); });
        QCOMPARE(QString::fromStdString(error.code), code);
        QVERIFY2(QString::fromStdString(error.text).contains(part), error.text.c_str());
        QVERIFY(!error.hint.empty() && QString::fromStdString(error.path).startsWith(m_folder.path()));
    }

    void refusesOtherNumbersOfEpochsThanFiles()
    {
        const auto folder = folderOf({"a.pth", "b.pth"});
        const auto text = [&](std::vector<double> epochs) { return errorOf([&] { findForeignSeries({folder}, {std::move(epochs)}); }).text; };
        QCOMPARE(text({1}), "found 1 epoch for 2 files");
        QVERIFY(text({1, -2}).find("-2") != std::string::npos);
        QVERIFY(text({4, 4}).find("one moment") != std::string::npos);
        QCOMPARE(errorOf([&] { findForeignSeries({folder / "missing.pth"}, {}); }).code, "no-file");
        QCOMPARE(errorOf([&] { findForeignSeries({folder / "a.pth", folderOf({"epoch_1.pth"}) / "epoch_1.pth"}, {}); }).code, "bad-series");
    }

private:
    /// A new folder with empty files.
    std::filesystem::path folderOf(const QStringList& files)
    {
        const auto folder = std::filesystem::path(m_folder.path().toStdString()) / ("folder" + std::to_string(m_folders++));
        for (const auto& file : files) {
            const auto path = folder / file.toStdString();
            std::filesystem::create_directories(path.parent_path());
            std::ofstream(path) << "";
        }
        return folder;
    }

    /// "EPOCH/STEP:PATH ..."
    static QString text(const ForeignSeries& series, const std::filesystem::path& folder)
    {
        QStringList words;
        for (const auto& one : series.checkpoints)
            words << QString("%1/%2:%3").arg(one.epoch).arg(one.step).arg(QString::fromStdString(std::filesystem::relative(one.path, folder).string()));
        return words.join(' ');
    }

    QTemporaryDir m_folder;
    int m_folders = 0;
};

QTEST_GUILESS_MAIN(TestForeignSeries)
#include "tst_foreign_series.moc"
