#include <torch/types.h>
#include <torch/utils.h>

#include <fstream>

#include <QTemporaryDir>
#include <QtTest>

#include "record/error_of.h"
#include "training/checkpoint.h"
#include "training/weight_average.h"

using namespace transect;

namespace {

CheckpointInfo smallInfo()
{
    CheckpointInfo info;
    info.model = completeModel({{"name", "small-cnn"}, {"width", 8}});
    info.input = {12, 12, 1, {0.3}, {0.25}};
    info.classNames = {"cat", "dog"};
    info.method = "supervised";
    info.epoch = 1.5;
    info.step = 15;
    info.seed = 18446744073709551615u;
    return info;
}

NetworkPtr smallNetwork(std::uint64_t seed)
{
    torch::manual_seed(seed);
    return makeNetwork(smallInfo().model, 1, 2);
}

} // namespace

class TestCheckpoint : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasWrittenIsRead()
    {
        const QTemporaryDir folder;
        const RunFolder run{folder.path().toStdString()};
        const auto network = smallNetwork(1);
        writeCheckpoint(run, "latest-15", *network, toMetadata(smallInfo()), {{{"momentum", torch::ones({3})}}, {{"step", 15}}});
        const auto loaded = loadCheckpoint(run.checkpoints() / "latest-15.safetensors");
        QCOMPARE(loaded.info.model, smallInfo().model);
        QCOMPARE(loaded.info.input, smallInfo().input);
        QCOMPARE(loaded.info.classNames, smallInfo().classNames);
        QCOMPARE(loaded.info.epoch, 1.5);
        QCOMPARE(loaded.info.step, 15);
        QCOMPARE(loaded.info.seed, smallInfo().seed);
        for (const auto& item : network->named_parameters())
            QVERIFY2(torch::equal(loaded.network->named_parameters()[item.key()], item.value()), item.key().c_str());
        QCOMPARE(newestResumePoint(run)->step, 15);
    }

    void otherHeadsAreRead_data()
    {
        QTest::addColumn<QString>("model");
        QTest::newRow("timm's") << R"({"name":"vit_tiny","patch_size":4,"image_size":12,"width":8,"depth":1,"heads":2})";
        QTest::newRow("torchvision's") << R"({"name":"vit_s","patch_size":4,"image_size":12,"width":8,"depth":1,"heads":2})";
        QTest::newRow("MobileNetV3") << R"({"name":"mobilenet_v3_large","width":2})";
    }

    void otherHeadsAreRead()
    {
        QFETCH(QString, model);
        const QTemporaryDir folder;
        const RunFolder run{folder.path().toStdString()};
        auto info = smallInfo();
        info.model = completeModel(Json::parse(model.toStdString()));
        const auto network = makeNetwork(info.model, 1, 2);
        writeCheckpoint(run, "latest-1", *network, toMetadata(info), {});
        const auto path = run.checkpoints() / "latest-1.safetensors";
        QCOMPARE(parameterCount(*loadCheckpoint(path).network), parameterCount(*network));
        info.classNames.emplace_back("bird");
        saveWeights(path, *network, toMetadata(info));
        QCOMPARE(errorOf([&] { loadCheckpoint(path); }).code, "bad-checkpoint");
        info.classNames.pop_back();
        info.model["width"] = 1024;
        saveWeights(path, *network, toMetadata(info));
        QCOMPARE(errorOf([&] { loadCheckpoint(path); }).code, "bad-checkpoint");
    }

    void aStateWithoutWeightsIsNoPlaceToResumeFrom()
    {
        const QTemporaryDir folder;
        const RunFolder run{folder.path().toStdString()};
        QVERIFY(!newestResumePoint(run));
        auto info = smallInfo();
        for (const int step : {10, 20}) {
            info.step = step;
            writeCheckpoint(run, "latest-" + std::to_string(step), *smallNetwork(1), toMetadata(info), {});
        }
        QCOMPARE(newestResumePoint(run)->step, 20);
        std::filesystem::remove(run.checkpoints() / "latest-20.safetensors");
        QCOMPARE(newestResumePoint(run)->step, 10);
    }

    void onlyTheLatestIsKept()
    {
        const QTemporaryDir folder;
        const RunFolder run{folder.path().toStdString()};
        for (const auto* name : {"epoch-0001", "latest-10", "latest-100"})
            writeCheckpoint(run, name, *smallNetwork(1), toMetadata(smallInfo()), {});
        removeLatest(run, "latest-100");
        QStringList left;
        for (const auto& entry : std::filesystem::directory_iterator(run.checkpoints()))
            left << QString::fromStdString(entry.path().filename().string());
        left.sort();
        QCOMPARE(left, (QStringList{"epoch-0001.resume.safetensors", "epoch-0001.safetensors", "latest-100.resume.safetensors", "latest-100.safetensors"}));
    }

    void aForeignFileIsRefusedByName_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("value");
        QTest::newRow("without a model") << "model" << QString();
        QTest::newRow("with a model that is not JSON") << "model" << "{";
        QTest::newRow("with a model that is a list") << "model" << "[1]";
        QTest::newRow("with a model that is not known") << "model" << R"({"name": "transformer"})";
        QTest::newRow("with a width of text") << "model" << R"({"name": "small-cnn", "width": "wide"})";
        QTest::newRow("with a network that the file is too small for") << "model" << R"({"name": "small-cnn", "width": 1024})";
        QTest::newRow("with another network") << "model" << R"({"name": "small-cnn", "width": 4})";
        QTest::newRow("without an input") << "input" << QString();
        QTest::newRow("with an input of nothing") << "input" << R"({"height": 0, "width": 12, "channels": 1, "mean": [0], "std": [1]})";
        QTest::newRow("with an input that is too large to hold") << "input" << R"({"height": 65536, "width": 65536, "channels": 1, "mean": [0], "std": [1]})";
        QTest::newRow("with more class names than outputs") << "class_names" << R"(["a", "b", "c"])";
        QTest::newRow("with a step of text") << "step" << "ten";
        QTest::newRow("with an epoch of text") << "epoch" << "1.5e";
        QTest::newRow("with class names that are numbers") << "class_names" << "[1, 2]";
    }

    void aForeignFileIsRefusedByName()
    {
        QFETCH(QString, member);
        QFETCH(QString, value);
        const QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.path().toStdString()) / "foreign.safetensors";
        auto metadata = toMetadata(smallInfo());
        if (value.isNull())
            metadata.erase(member.toStdString());
        else
            metadata[member.toStdString()] = value.toStdString();
        saveWeights(path, *smallNetwork(1), metadata);
        const auto error = errorOf([&] { loadCheckpoint(path); });
        QVERIFY2(!error.code.empty(), "it was accepted");
        const auto said = QString::fromStdString(error.path + ' ' + error.text);
        QVERIFY2(said.contains("foreign.safetensors"), qPrintable(said));
    }

    /// After n steps with weights w_1 ... w_n: d^n w_0 + (1 - d) sum_k d^(n - k) w_k.
    void averagesAreExponential()
    {
        const auto network = smallNetwork(1), average = smallNetwork(2);
        WeightAverage averaging(network, average, 0.9);
        const torch::NoGradGuard noGrad;
        auto first = network->parameters().front();
        for (const double value : {1.0, 2.0, 3.0}) {
            first.fill_(value);
            averaging.update();
        }
        const auto start = smallNetwork(1)->parameters().front();
        const auto expected = std::pow(0.9, 3) * start + 0.1 * (0.81 * 1 + 0.9 * 2 + 3);
        QVERIFY(torch::allclose(averaging.network().parameters().front(), expected, 1e-6, 1e-6));
        {
            const WeightAverage::Swap swapped(averaging);
            QVERIFY(torch::allclose(first, expected, 1e-6, 1e-6));
        }
        QVERIFY(first.eq(3).all().item<bool>());
    }
};

QTEST_APPLESS_MAIN(TestCheckpoint)
#include "tst_checkpoint.moc"
