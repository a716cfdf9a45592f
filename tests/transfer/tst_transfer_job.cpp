#include <torch/types.h>

#include <QTemporaryDir>
#include <QtTest>

#include "record/error_of.h"
#include "record/spectrum_record.h"
#include "record/transfer_record.h"
#include "support/job_runner.h"
#include "support/near.h"
#include "training/pretraining.h"
#include "transfer/foreign_folder.h"
#include "transfer/small_target.h"
#include "transfer/transfer_job.h"

using namespace transect;
using namespace transect::testing;

class TestTransferJob : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        writeSmallMnist(path("data"), 160, 48);
        QCOMPARE(carryOut(pretrainJob(), {path("source")}, smallSource(), path("data")), RunStatus::Finished);
        QCOMPARE(sweep("whole"), RunStatus::Finished);
    }

    void everyCheckpointIsEvaluatedInEveryWay()
    {
        const auto results = readTransfer(RunFolder{path("whole")}.transfer());
        QCOMPARE(results.size(), std::size_t(3 * 2 * 4)); // checkpoints x draws x (full, main, residual, FT)
        for (const auto& result : results) {
            QCOMPARE(result.trainCount, 60);
            QCOMPARE(result.validationCount, 12);
            QCOMPARE(result.testCount, 48);
            QCOMPARE(result.correct.size(), std::size_t(48));
            COMPARE_NEAR(result.score, double(std::ranges::count(result.correct, true)) / 48, 1e-12);
        }
    }

    void spectraOfTargetAndSource()
    {
        for (const auto& epoch : {"epoch-0000", "epoch-0001", "epoch-0002"}) {
            for (const auto& features : {"target:mnist", "source:mnist"}) {
                const auto file = RunFolder{path("whole")}.spectra() / spectrumFileName(epoch, features);
                QVERIFY2(std::filesystem::exists(file), file.c_str());
                const auto spectrum = readSpectrum(file);
                QCOMPARE(spectrum.n, std::string_view(features).starts_with("source") ? 50 : drawn());
                QVERIFY(spectrum.sigmaCentred.front() > 0);
                for (const auto* measure : {"rankme", "alpha_req", "nc1", "nc2_etf", "logme"})
                    QVERIFY2(spectrum.measures.contains(measure), measure);
            }
        }
    }

    void stoppedAnywhereItGoesOnWhereItStood_data()
    {
        QTest::addColumn<int>("after");
        for (const int after : {1, 4, 13})
            QTest::addRow("after %d results", after) << after;
    }

    void stoppedAnywhereItGoesOnWhereItStood()
    {
        QFETCH(int, after);
        const auto name = QString("stopped-%1").arg(after);
        int seen = 0;
        QCOMPARE(sweep(name, Json::object(), [&](const Json& event) {
            if (event.at("type") == "result" && ++seen == after)
                RunWriter::requestStop(StopRequest::AfterStep);
        }), RunStatus::Stopped);
        QCOMPARE(int(readTransfer(RunFolder{path(name)}.transfer()).size()), after);
        QCOMPARE(sweep(name), RunStatus::Finished);
        compare(name);
    }

    /// Neither the other sweep's features in the cache nor its head start changes a number.
    void anotherSweepInTheLibraryChangesNothing()
    {
        QCOMPARE(sweep("other-draws", {{"seeds", {7}}, {"images", 40}}), RunStatus::Finished);
        QCOMPARE(sweep("again"), RunStatus::Finished);
        compare("again");
        std::filesystem::remove_all(path(".cache"));
        QCOMPARE(sweep("without-cache"), RunStatus::Finished);
        compare("without-cache");
    }

    void aFolderOfCheckpointsIsASeriesToo()
    {
        QCOMPARE(sweep("folder", {{"source", path("source/checkpoints").string()}, {"epochs", {2}}, {"seeds", {0}}}), RunStatus::Finished);
        const auto results = readTransfer(RunFolder{path("folder")}.transfer());
        QCOMPARE(results.size(), std::size_t(4));
        QCOMPARE(results.front().epoch, 2.0);
    }

    /// The same weights, written by another program: the same numbers, under the same names.
    void aForeignSeriesGivesTheNumbersOfOurOwn()
    {
        for (const int epoch : {0, 1, 2})
            copyForeign("foreign-files", epoch);
        QCOMPARE(sweep("foreign", foreign("foreign-files")), RunStatus::Finished);
        const auto expected = readTransfer(RunFolder{path("whole")}.transfer()), found = readTransfer(RunFolder{path("foreign")}.transfer());
        QCOMPARE(found.size(), expected.size());
        for (std::size_t i = 0; i < found.size(); ++i) {
            QCOMPARE(found[i].checkpoint, expected[i].checkpoint);
            QCOMPARE(found[i].score, expected[i].score);
            QCOMPARE(found[i].validationScore, expected[i].validationScore);
            QCOMPARE(found[i].details.at("file").get<std::string>(), (path("foreign-files") / ("epoch_" + found[i].checkpoint.substr(9) + ".safetensors")).string());
        }
        const auto checkpoints = eventsOf({path("foreign")}, "checkpoint");
        QCOMPARE(checkpoints.size(), std::size_t(3));
        QCOMPARE(checkpoints.back().at("name").get<std::string>(), "epoch-0002");
        QVERIFY(std::filesystem::exists(RunFolder{path("foreign")}.spectra() / spectrumFileName("epoch-0002", "target:mnist")));
    }

    /// Each file is written when the one before is evaluated; the run is stopped and resumed on the way.
    void aGrowingFolderIsFollowed()
    {
        auto wanted = foreign("growing");
        wanted.update(quick());
        wanted["series"]["expected"] = 4;
        copyForeign("growing", 0);
        int evaluated = 0;
        const auto writeNext = [&](const Json& event) {
            if (event.at("type") != "result")
                return;
            if (++evaluated < 3)
                copyForeign("growing", evaluated);
            if (evaluated == 3)
                RunWriter::requestStop(StopRequest::AfterStep);
        };
        QCOMPARE(sweep("followed", wanted, writeNext), RunStatus::Stopped);
        QCOMPARE(evaluated, 3);
        writeForeign(path("growing") / "epoch_3.safetensors", *loadCheckpoint(RunFolder{path("source")}.checkpoints() / "epoch-0001.safetensors").network);
        QCOMPARE(sweep("followed", wanted, [&](const Json& event) { evaluated += event.at("type") == "result"; }), RunStatus::Finished);
        QCOMPARE(evaluated, 4);
        QCOMPARE(readTransfer(RunFolder{path("followed")}.transfer()).size(), std::size_t(4));
        QCOMPARE(eventsOf({path("followed")}, "checkpoint").size(), std::size_t(4));
    }

    /// Programs keep the last checkpoints alone.
    void aFileThatIsRemovedIsPassedOver()
    {
        auto wanted = foreign("removed");
        wanted.update(quick());
        for (const int epoch : {0, 1, 2})
            copyForeign("removed", epoch);
        QCOMPARE(sweep("passing", wanted, [&](const Json& event) {
            if (event.at("type") == "result")
                std::filesystem::remove(path("removed") / "epoch_1.safetensors");
        }), RunStatus::Finished);
        QCOMPARE(readTransfer(RunFolder{path("passing")}.transfer()).size(), std::size_t(2));
        QVERIFY(eventsOf({path("passing")}, "notice").back().at("text").get<std::string>().find("epoch_1.safetensors was removed") != std::string::npos);
    }

    void aFileThatCannotBeReadIsNamedAfterTheOthersAreEvaluated()
    {
        auto wanted = foreign("damaged");
        wanted.update(quick());
        for (const int epoch : {0, 1, 2})
            copyForeign("damaged", epoch);
        const auto damaged = path("damaged") / "epoch_1.safetensors";
        cutShort(damaged, 120);
        const auto error = errorOf([&] { sweep("half", wanted); });
        QCOMPARE(error.path, damaged.string());
        QVERIFY(error.hint.find("series.leave_out") != std::string::npos);
        QCOMPARE(readTransfer(RunFolder{path("half")}.transfer()).size(), std::size_t(2));
        copyForeign("damaged", 1);
        QCOMPARE(sweep("half", wanted), RunStatus::Finished);
        QCOMPARE(readTransfer(RunFolder{path("half")}.transfer()).size(), std::size_t(3));
    }

    void theSourceAccuracyComesFromATable()
    {
        const auto table = path("log.csv");
        std::ofstream(table) << "epoch,top1\n0,25\n2,75\n9,80\n";
        auto wanted = quick();
        wanted["source_accuracy"] = table.string();
        QCOMPARE(sweep("with-table", wanted), RunStatus::Finished);
        const auto told = eventsOf({path("with-table")}, "evaluation");
        QCOMPARE(told.size(), std::size_t(2));
        QCOMPARE(told.back().at("top1").get<double>(), 0.75);
        QCOMPARE(told.back().at("step").get<int>(), int(eventsOf({path("source")}, "checkpoint").back().at("step")));
        QVERIFY(eventsOf({path("with-table")}, "notice").front().at("text").get<std::string>().find("by epoch, read as per cent") != std::string::npos);
        std::ofstream(table) << "epoch,top1\n0,many\n";
        const auto error = errorOf([&] { sweep("with-wrong-table", wanted); });
        QCOMPARE(error.path, table.string() + ", line 2");
    }

    void refusesWhatCannotWork_data()
    {
        QTest::addColumn<QString>("changes");
        QTest::addColumn<QString>("code");
        QTest::newRow("no such source") << R"({"source": "nowhere"})" << "no-run";
        QTest::newRow("an epoch that was not kept") << R"({"epochs": [17]})" << "no-checkpoints";
        QTest::newRow("no seeds") << R"({"seeds": []})" << "bad-field";
        QTest::newRow("no learning rate") << R"({"fine_tuning": {"learning_rates": []}})" << "bad-field";
        QTest::newRow("more images than there are") << R"({"images": 1000})" << "too-few-images";
        QTest::newRow("fewer images than classes") << R"({"images": 3})" << "too-few-images";
        QTest::newRow("fewer shots than validation needs") << R"({"shots": 1})" << "too-few-images";
        QTest::newRow("components without the full features") << R"({"feature_extraction": {"parts": ["main"], "components": [2]}})" << "bad-field";
        QTest::newRow("more components than there are") << R"({"feature_extraction": {"components": [1000]}})" << "bad-components";
        QTest::newRow("LiDAR without augmentation") << R"({"spectrum": {"lidar_images": 10}})" << "bad-field";
        QTest::newRow("the head of a probe that is not made") << R"({"fine_tuning": {"head": "probe"}, "feature_extraction": {"parts": ["main"]}})" << "bad-field";
    }

    void refusesWhatCannotWork()
    {
        QFETCH(QString, changes);
        QFETCH(QString, code);
        try {
            sweep(QString("refused-%1").arg(QTest::currentDataTag()), parseJson(changes.toStdString(), "test"));
            QFAIL("it was accepted");
        } catch (const Error& error) {
            QCOMPARE(QString::fromStdString(error.record().code), code);
            QVERIFY2(!error.record().path.empty(), error.what());
        }
    }

    /// FE over k, neighbours and every metric lie in the details of the full features; the first k components are the main part's.
    void measuresMoreOfTheFullFeatures()
    {
        const auto main = readTransfer(RunFolder{path("whole")}.transfer()).at(1);
        QCOMPARE(main.part, "main");
        const auto k = main.details.at("k").get<std::int64_t>();
        const Json changes{{"seeds", {0}}, {"epochs", {0}}, {"fine_tuning", {{"enabled", false}}}, {"spectrum", {{"exact", true}}},
                           {"feature_extraction", {{"parts", {"full"}}, {"components", {1, k}}, {"component_parts", {"leading", "trailing"}}, {"neighbours", {1, 10}}, {"metric", "mean per class"}}}};
        QCOMPARE(sweep("more", changes), RunStatus::Finished);
        const auto results = readTransfer(RunFolder{path("more")}.transfer());
        QCOMPARE(results.size(), std::size_t(1));
        const auto& details = results.front().details;
        COMPARE_NEAR(results.front().score, details.at("scores").at("mean per class").get<double>(), 1e-12);
        COMPARE_NEAR(details.at("scores").at("top-5").get<double>(), 1, 1e-12); // of four classes
        const auto& overK = details.at("over_k");
        QCOMPARE(overK.size(), std::size_t(4));
        QCOMPARE(overK.at(1).at("part"), "leading");
        QCOMPARE(overK.at(1).at("k"), k);
        QCOMPARE(overK.at(3).at("part"), "trailing");
        QVERIFY(overK.at(0).at("score").get<double>() < overK.at(1).at("score").get<double>());
        QCOMPARE(details.at("knn").size(), std::size_t(2));
        QVERIFY(details.at("knn").at("10").get<double>() > 0.25);

        // The exact singular values are those of the other way.
        const auto name = spectrumFileName("epoch-0000", "source:mnist");
        const auto exact = readSpectrum(RunFolder{path("more")}.spectra() / name), other = readSpectrum(RunFolder{path("whole")}.spectra() / name);
        QCOMPARE(exact.sigmaCentred.size(), other.sigmaCentred.size());
        COMPARE_NEAR(exact.sigmaCentred.front(), other.sigmaCentred.front(), 1e-9 * other.sigmaCentred.front());
        QVERIFY(!exact.measures.contains("lidar"));
    }

    void lidarOfAugmentedViews()
    {
        auto augmented = smallSource();
        augmented["epochs"] = 0;
        augmented["augmentation"] = {{"padded_crop", {{"probability", 1}}}};
        QCOMPARE(carryOut(pretrainJob(), {path("augmented")}, augmented, path("data")), RunStatus::Finished);
        const Json changes{{"source", "augmented"}, {"seeds", {0}}, {"fine_tuning", {{"enabled", false}}}, {"feature_extraction", {{"enabled", false}}},
                           {"spectrum", {{"lidar_images", 12}, {"lidar_views", 4}}}};
        QCOMPARE(sweep("lidar", changes), RunStatus::Finished);
        const auto spectrum = readSpectrum(RunFolder{path("lidar")}.spectra() / spectrumFileName("epoch-0000", "source:mnist"));
        const auto lidar = spectrum.measures.at("lidar");
        QVERIFY2(lidar > 1 && lidar <= 11, qPrintable(QString::number(lidar)));
    }

private:
    static Json smallSource()
    {
        return {{"data", {{"name", "mnist"}, {"classes", {"0", "1", "2", "3"}}}}, {"model", {{"name", "small-cnn"}, {"width", 16}}}, {"epochs", 2},
                {"batch_size", 16}, {"threads", 1}, {"device", "cpu"}, {"checkpoints", {{"series", "every"}, {"every", 1}}}};
    }

    std::filesystem::path path(const QString& name) const { return m_folder.filePath(name).toStdString(); }

    RunStatus sweep(const QString& name, const Json& changes = Json::object(), const std::function<void(const Json&)>& onEvent = {})
    {
        return carryOut(transferJob(), {path(name)}, smallTransfer(changes), path("data"), 0, onEvent);
    }

    /// FE of the full features, once.
    static Json quick() { return {{"seeds", {0}}, {"feature_extraction", {{"parts", {"full"}}}}, {"fine_tuning", {{"enabled", false}}}, {"spectrum", {{"enabled", false}}}}; }

    /// A source in `folder`, of the images of the run "source".
    Json foreign(const char* folder) const
    {
        const auto input = loadCheckpoint(RunFolder{path("source")}.checkpoints() / "epoch-0000.safetensors").info.input;
        return {{"source", path(folder).string()}, {"series", {{"mean", input.mean}, {"std", input.std}, {"size", input.height}}}};
    }

    void copyForeign(const char* folder, int epoch) const
    {
        const auto own = RunFolder{path("source")}.checkpoints() / (checkpointName(epoch) + ".safetensors");
        writeForeign(path(folder) / ("epoch_" + std::to_string(epoch) + ".safetensors"), *loadCheckpoint(own).network);
    }

    std::int64_t drawn() const
    {
        const auto target = openTarget(smallTransfer(), {path("data")});
        Indices all;
        std::ranges::set_union(drawTarget(target, 0).all, drawTarget(target, 1).all, std::back_inserter(all));
        return std::int64_t(all.size());
    }

    /// Each line as in the uninterrupted sweep, but for the time it took.
    void compare(const QString& name)
    {
        const auto expected = readTransfer(RunFolder{path("whole")}.transfer()), found = readTransfer(RunFolder{path(name)}.transfer());
        QCOMPARE(found.size(), expected.size());
        for (std::size_t i = 0; i < found.size(); ++i) {
            auto one = toJson(found[i]), other = toJson(expected[i]);
            for (auto* json : {&one, &other})
                json->at("details").erase("seconds");
            QCOMPARE(QString::fromStdString(one.dump()), QString::fromStdString(other.dump()));
        }
    }

    QTemporaryDir m_folder;
};

QTEST_APPLESS_MAIN(TestTransferJob)
#include "tst_transfer_job.moc"
