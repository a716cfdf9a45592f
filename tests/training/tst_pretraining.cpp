#include <torch/types.h>

#include <QTemporaryDir>
#include <QtTest>

#include "record/checkpoint_record.h"
#include "support/job_runner.h"
#include "support/small_data.h"
#include "training/checkpoint.h"
#include "training/pretraining.h"
#include "training/training_loop.h"

using namespace transect;
using testing::checkpointHash;
using testing::eventsOf;

namespace {

Json specification(int epochs = 3)
{
    return {{"data", {{"name", "mnist"}}},
            {"model", {{"name", "small-cnn"}}},
            {"epochs", epochs},
            {"batch_size", 16},
            {"threads", 1},
            {"metrics_every", 1},
            {"device", "cpu"},
            {"schedule", {{"name", "cosine"}, {"learning_rate", 0.05}}},
            {"augmentation", {{"flip", {{"probability", 0.5}}}}},
            {"checkpoints", {{"series", "every"}, {"every", 1}}}};
}

} // namespace

class TestPretraining : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        testing::writeSmallMnist(data(), 160, 48);
        QCOMPARE(testing::carryOut(pretrainJob(), reference(), specification(), data(), 7), RunStatus::Finished);
    }

    void aRunLearnsAndLeavesItsSeries()
    {
        const auto series = listCheckpoints(reference().checkpoints());
        QCOMPARE(series.size(), std::size_t(4));
        QCOMPARE(series.front().name, std::string("epoch-0000"));
        QCOMPARE(series.back().name, std::string("epoch-0003"));
        QCOMPARE(series.back().step, std::int64_t(30));
        const auto scores = eventsOf(reference(), "evaluation");
        QCOMPARE(scores.size(), std::size_t(4));
        QVERIFY(scores.back().at("top1").get<double>() > scores.front().at("top1").get<double>() + 0.2);
        const auto metrics = eventsOf(reference(), "metrics");
        QCOMPARE(metrics.size(), std::size_t(30));
        for (const auto* name : {"loss", "top1", "top5", "learning_rate", "gradient_norm", "images_per_second", "data_wait", "memory_mib"})
            QVERIFY2(metrics.front().contains(name), name);
    }

    void whatCannotBeWrittenIsSaid()
    {
        const RunFolder run{path("short")};
        auto shorter = specification();
        shorter["epochs"] = 1;
        shorter["evaluate_every"] = 9; // and at each planned checkpoint
        shorter["checkpoints"] = {{"series", "list"}, {"epochs", {1, 5}}, {"first_epoch_steps", {3, 10}}};
        testing::carryOut(pretrainJob(), run, shorter, data(), 7);
        const auto notices = eventsOf(run, "notice");
        QCOMPARE(notices.size(), std::size_t(1));
        QCOMPARE(QByteArray::fromStdString(notices.front().at("text")), QByteArray("no checkpoint will be written at epoch 5, step 10 of the first epoch: there are 1 epochs of 10 steps"));
        QCOMPARE(listCheckpoints(run.checkpoints()).size(), std::size_t(3));
        QCOMPARE(eventsOf(run, "evaluation").size(), std::size_t(3));
        QCOMPARE(eventsOf(run, "evaluation")[1].at("step"), 3);
        QVERIFY(eventsOf(reference(), "notice").empty());
    }

    void aCheckpointCanBeUsedWithoutItsRun()
    {
        const auto loaded = loadCheckpoint(reference().checkpoints() / "epoch-0003.safetensors");
        QCOMPARE(loaded.info.epoch, 3.0);
        QCOMPARE(loaded.info.seed, std::uint64_t(7));
        QCOMPARE(loaded.info.classNames.size(), std::size_t(10));
        QCOMPARE(loaded.network->forward(torch::zeros({2, 1, 12, 12})).sizes(), (torch::IntArrayRef{2, 10}));
    }

    void theSameSeedGivesTheSameBits()
    {
        const RunFolder again{path("again")};
        testing::carryOut(pretrainJob(), again, specification(), data(), 7);
        QCOMPARE(checkpointHash(again, "epoch-0003"), checkpointHash(reference(), "epoch-0003"));
        const RunFolder other{path("other-seed")};
        testing::carryOut(pretrainJob(), other, specification(), data(), 8);
        QVERIFY(checkpointHash(other, "epoch-0000") != checkpointHash(reference(), "epoch-0000"));
    }

    void stoppedAnywhereAndResumedEqualsUninterrupted_data()
    {
        QTest::addColumn<int>("step");
        QTest::addColumn<QString>("changes");
        QTest::newRow("first step") << 1 << "{}";
        QTest::newRow("inside an epoch") << 14 << "{}";
        QTest::newRow("at an epoch's end") << 20 << "{}";
        QTest::newRow("last but one") << 29 << "{}";
        QTest::newRow("averaged weights") << 14 << R"({"weight_average": 0.9})";
        QTest::newRow("adamw") << 14 << R"({"optimiser": {"name": "adamw"}})";
        QTest::newRow("clipped, without background threads") << 14 << R"({"gradient_clip": 0.1, "loader_threads": 0})";
    }

    void stoppedAnywhereAndResumedEqualsUninterrupted()
    {
        QFETCH(int, step);
        QFETCH(QString, changes);
        auto wanted = specification();
        wanted.update(parseJson(changes.toStdString(), "test"));
        const RunFolder whole{path(QString("whole-%1").arg(QTest::currentDataTag()))}, parts{path(QString("parts-%1").arg(QTest::currentDataTag()))};
        testing::carryOut(pretrainJob(), whole, wanted, data(), 7);
        QCOMPARE(testing::carryOut(pretrainJob(), parts, wanted, data(), 7, testing::stopAfter(step)), RunStatus::Stopped);
        QCOMPARE(testing::carryOut(pretrainJob(), parts, wanted, data(), 7), RunStatus::Finished);
        QCOMPARE(checkpointHash(parts, "epoch-0003"), checkpointHash(whole, "epoch-0003"));
        QCOMPARE(testing::lossesOf(parts), testing::lossesOf(whole));
        QCOMPARE(eventsOf(parts, "epoch").back().at("loss").get<double>(), eventsOf(whole, "epoch").back().at("loss").get<double>());
        QVERIFY(!std::filesystem::exists(parts.checkpoints() / ("latest-" + std::to_string(step) + ".safetensors")));
    }

    void aLossThatIsNotFiniteNamesTheLastGoodCheckpoint()
    {
        auto wanted = specification(2);
        wanted["schedule"] = {{"name", "constant"}, {"learning_rate", 1000.0}};
        wanted["optimiser"] = {{"name", "sgd"}, {"weight_decay", 100.0}}; // every step multiplies the weights by 100,000
        const RunFolder folder{path("diverges")};
        try {
            testing::carryOut(pretrainJob(), folder, wanted, data());
            QFAIL("the loss stayed finite");
        } catch (const Error& error) {
            QCOMPARE(error.record().code, std::string("loss-not-finite"));
            QVERIFY(QString::fromStdString(error.record().hint).contains("epoch-000"));
        }
    }

    void otherImagesAreNotResumedOn()
    {
        const RunFolder folder{path("moved")};
        QCOMPARE(testing::carryOut(pretrainJob(), folder, specification(), data(), 7, testing::stopAfter(14)), RunStatus::Stopped);
        testing::writeSmallMnist(path("other"), 192, 48);
        try {
            testing::carryOut(pretrainJob(), folder, specification(), path("other"), 7);
            QFAIL("it went on");
        } catch (const Error& error) {
            QCOMPARE(error.record().code, std::string("data-changed"));
        }
    }

    void plansItsCheckpoints()
    {
        const Json geometric{{"series", "geometric"}, {"every", 1}, {"epochs", Json::array()}, {"first_epoch_steps", {3, 500}}};
        QCOMPARE(plannedSteps(geometric, 8, 10), (std::vector<std::int64_t>{0, 3, 10, 20, 30, 50, 80}));
        const Json every{{"series", "every"}, {"every", 3}, {"epochs", Json::array()}, {"first_epoch_steps", Json::array()}};
        QCOMPARE(plannedSteps(every, 8, 10), (std::vector<std::int64_t>{0, 30, 60, 80}));
        const Json list{{"series", "list"}, {"every", 3}, {"epochs", {2, 99}}, {"first_epoch_steps", Json::array()}};
        QCOMPARE(plannedSteps(list, 8, 10), (std::vector<std::int64_t>{0, 20, 80}));
        QCOMPARE(plannedSteps(geometric, 0, 10), (std::vector<std::int64_t>{0}));
    }

    void refusesWhatCannotWork_data()
    {
        QTest::addColumn<QString>("changes");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("place");
        QTest::newRow("more images than there are") << R"({"images": 1000})" << "too-few-images" << "images";
        QTest::newRow("one class") << R"({"data": {"name": "mnist", "classes": ["0"]}})" << "one-class" << "";
        QTest::newRow("an input that is too small") << R"({"model": {"name": "resnet18"}, "input": {"size": 1}})" << "input-too-small" << "input";
        QTest::newRow("reduced precision on the CPU") << R"({"precision": "bf16"})" << "bad-field" << "precision";
        QTest::newRow("a device that is not there") << R"({"device": "cuda:7"})" << "no-device" << "device";
        QTest::newRow("two channels") << R"({"input": {"channels": 2}})" << "bad-field" << "input.channels";
        QTest::newRow("a data set that is not there") << R"({"data": {"name": "cifar-100"}})" << "missing-data" << "";
    }

    void refusesWhatCannotWork()
    {
        QFETCH(QString, changes);
        QFETCH(QString, code);
        QFETCH(QString, place);
        auto wanted = specification();
        wanted.update(parseJson(changes.toStdString(), "test"));
        try {
            testing::carryOut(pretrainJob(), {path(QString("refused-%1").arg(QTest::currentDataTag()))}, wanted, data());
            QFAIL("it was accepted");
        } catch (const Error& error) {
            QCOMPARE(QString::fromStdString(error.record().code), code);
            QVERIFY2(QString::fromStdString(error.record().path).contains(place), error.what());
            QVERIFY2(!error.record().hint.empty() || code == "bad-field", error.what());
        }
    }

private:
    std::filesystem::path path(const QString& name) const { return m_folder.filePath(name).toStdString(); }
    std::filesystem::path data() const { return path("data"); }
    RunFolder reference() const { return {path("reference")}; }

    QTemporaryDir m_folder;
};

QTEST_APPLESS_MAIN(TestPretraining)
#include "tst_pretraining.moc"
