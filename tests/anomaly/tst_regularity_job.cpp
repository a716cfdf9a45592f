#include <torch/types.h>

#include <QTemporaryDir>
#include <QtTest>

#include "anomaly/made_tracks.h"
#include "anomaly/regularity_job.h"
#include "anomaly/regularity_model.h"
#include "record/checkpoint_record.h"
#include "record/error_of.h"
#include "record/normal_scores.h"
#include "record/pose_record.h"
#include "record/score_record.h"
#include "record/scored_evaluation.h"
#include "support/job_runner.h"

using namespace transect;
using testing::checkpointHash;
using testing::eventsOf;

namespace {

Json specification(const Json& changes = Json::object())
{
    Json whole{{"tracks", "train"},
               {"video", {{"width", 320}, {"height", 240}, {"fps", 25}}},
               {"test", {{"tracks", "test"}, {"masks", "gt"}, {"every", 1}}},
               {"validation_share", 0.2},
               {"model", {{"width", 16}, {"heads", 2}}},
               {"schedule", {{"name", "linear"}, {"learning_rate", 0.02}, {"warm_up_steps", 4}}},
               {"epochs", 3},
               {"batch_size", 32},
               {"metrics_every", 1},
               {"evaluation", {{"normalisation", "none"}, {"sigma", 3.0}, {"resamples", 20}}},
               {"threads", 1},
               {"device", "cpu"}};
    whole.merge_patch(changes);
    return whole;
}

std::vector<ScoredEvaluation> evaluationsOf(const RunFolder& folder)
{
    return readEvaluations(evaluationsFile(scoresFolder(folder.root)));
}

} // namespace

class TestRegularityJob : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        testing::writeWalkers(data());
        QCOMPARE(testing::carryOut(regularityJob(), reference(), specification(), data(), 7), RunStatus::Finished);
    }

    void aRunLearnsScoresAndSaysHow()
    {
        const auto setup = eventsOf(reference(), "setup").front();
        // 12 tracks of 48 frames, 2 of them held out, 33 windows each
        QCOMPARE(setup.at("training_windows"), 10 * 33);
        QCOMPARE(setup.at("validation_windows"), 2 * 33);
        QCOMPARE(setup.at("test_windows"), 2 * 45);
        QCOMPARE(setup.at("steps_per_epoch"), 10);
        const auto metrics = eventsOf(reference(), "metrics");
        QCOMPARE(metrics.size(), std::size_t(30));
        for (const auto* name : {"loss", "learning_rate", "gradient_norm", "windows_per_second", "data_wait", "memory_mib"})
            QVERIFY2(metrics.front().contains(name), name);
        const auto validations = eventsOf(reference(), "evaluation");
        QCOMPARE(validations.size(), std::size_t(4));
        QVERIFY(validations.back().at("loss").get<double>() < 0.9 * validations.front().at("loss").get<double>());
        QVERIFY(!validations.front().contains("auc") && validations.back().contains("auc"));
        QCOMPARE(listCheckpoints(reference().checkpoints()).size(), std::size_t(4));
    }

    void theRunnerIsFound()
    {
        const auto evaluations = evaluationsOf(reference());
        QVERIFY(evaluations.size() >= 3);
        QCOMPARE(evaluations[0].scores, std::string("both"));
        QCOMPARE(evaluations[0].chosenBy, std::string("validation loss"));
        QCOMPARE(evaluations[1].scores, std::string("poses"));
        QCOMPARE(evaluations[2].scores, std::string("motion"));
        QVERIFY(evaluations[2].evaluation.auc.value > 0.95);
        const auto epoch = loadRegularityModel(chosenCheckpoint(reference().root)).info.epoch;
        QCOMPARE(evaluations[0].evaluation.auc.value, eventsOf(reference(), "evaluation")[std::size_t(epoch)].at("auc").get<double>());
        QCOMPARE(evaluations[0].evaluation.counts.frames, std::int64_t(120));
        QCOMPARE(evaluations[0].evaluation.counts.abnormal, std::int64_t(30));
        const auto records = listScoreRecords(scoresFolder(reference().root));
        QCOMPARE(records.size(), std::size_t(2));
        const auto record = readScoreRecord(records.back());
        QCOMPARE(record.clip, std::string("02"));
        QCOMPARE(record.scores, std::string("both"));
        QCOMPARE(record.checkpoint, evaluations[0].checkpoint);
        QCOMPARE(record.jointErrors.size(), record.windows.size() * 17);
        QCOMPARE(record.reconstructions.size(), record.windows.size() * 17 * 2);
    }

    void whatItIsReviewedWithIsBesideTheScores()
    {
        const auto scores = scoresFolder(reference().root);
        const auto poses = readPoseRecord(poseRecordFile(scores, "02"));
        QCOMPARE(poses.places.size(), std::size_t(60));
        QCOMPARE(poses.skeleton, std::string("coco17"));
        QCOMPARE(poses.frames, std::int64_t(60));
        QCOMPARE(std::accumulate(poses.abnormal.begin(), poses.abnormal.end(), 0), 30);
        QVERIFY(poses.video.empty());
        const auto normal = readNormalScores(normalScoresFile(scores));
        QCOMPARE(normal.size(), std::size_t(2 * 33));
        // Of the same kind and size as the scores that are reported.
        const auto walker = readScoreRecord(scores / scoreFileName("01"));
        QVERIFY(std::ranges::max(normal) < 3 * std::ranges::max(walker.frameScores) && std::ranges::min(normal) > 0);
    }

    void theLowestValidationLossChooses()
    {
        const auto chosen = loadRegularityModel(chosenCheckpoint(reference().root));
        for (const auto& checkpoint : listCheckpoints(reference().checkpoints()))
            QVERIFY(*chosen.info.validationLoss <= *regularityInfo(SafetensorsFile::open(checkpoint.path)).validationLoss);
        const auto validations = eventsOf(reference(), "evaluation");
        QCOMPARE(*chosen.info.validationLoss, validations[std::size_t(chosen.info.epoch)].at("loss").get<double>());
        QCOMPARE(chosen.info.joints, 17);
        QCOMPARE(chosen.info.skeleton, std::string("coco17"));
        QCOMPARE(chosen.info.embedder.prior.length, 8);
        QCOMPARE(chosen.info.embedder.prior.framesPerSecond, 25.0);
        QVERIFY(chosen.info.embedder.prior.s > 0);
    }

    void stoppedAnywhereAndResumedEqualsUninterrupted_data()
    {
        QTest::addColumn<int>("step");
        QTest::addColumn<QString>("changes");
        QTest::newRow("first step") << 1 << "{}";
        QTest::newRow("inside an epoch") << 14 << "{}";
        QTest::newRow("at an epoch's end") << 20 << "{}";
        QTest::newRow("joint, without background threads") << 25 << R"({"model": {"attention": "joint"}, "loader_threads": 0})";
    }

    void stoppedAnywhereAndResumedEqualsUninterrupted()
    {
        QFETCH(int, step);
        QFETCH(QString, changes);
        const auto wanted = specification(parseJson(changes.toStdString(), "test"));
        const RunFolder parts{path(QString("parts-%1").arg(step))}, whole = changes == "{}" ? reference() : RunFolder{path("whole")};
        if (changes != "{}")
            testing::carryOut(regularityJob(), whole, wanted, data(), 7);
        QCOMPARE(testing::carryOut(regularityJob(), parts, wanted, data(), 7, testing::stopAfter(step)), RunStatus::Stopped);
        QCOMPARE(testing::carryOut(regularityJob(), parts, wanted, data(), 7), RunStatus::Finished);
        QCOMPARE(checkpointHash(parts, "epoch-0003"), checkpointHash(whole, "epoch-0003"));
        QCOMPARE(testing::lossesOf(parts), testing::lossesOf(whole));
        QCOMPARE(evaluationsOf(parts).front().evaluation.auc.value, evaluationsOf(whole).front().evaluation.auc.value);
    }

    void withoutEpochsTheMotionPriorScoresAlone()
    {
        const RunFolder folder{path("prior")};
        QCOMPARE(testing::carryOut(regularityJob(), folder, specification({{"epochs", 0}}), data(), 7), RunStatus::Finished);
        const auto evaluations = evaluationsOf(folder);
        QCOMPARE(evaluations.size(), std::size_t(1));
        QCOMPARE(evaluations[0].scores, std::string("motion"));
        QCOMPARE(evaluations[0].evaluation.auc.value, evaluationsOf(reference())[2].evaluation.auc.value);
        QCOMPARE(readScoreRecord(listScoreRecords(scoresFolder(folder.root)).front()).scores, std::string("motion"));
        const auto normal = readNormalScores(normalScoresFile(scoresFolder(folder.root)));
        QCOMPARE(normal.size(), std::size_t(2 * 33));
        QVERIFY(std::ranges::min(normal) >= 1); // 1 / g
    }

    void withoutTestTracksNothingIsScored()
    {
        const RunFolder folder{path("training-only")};
        testing::carryOut(regularityJob(), folder, specification({{"epochs", 1}, {"test", {{"tracks", nullptr}, {"masks", nullptr}}}}), data(), 7);
        QVERIFY(listScoreRecords(scoresFolder(folder.root)).empty());
        QCOMPARE(readNormalScores(normalScoresFile(scoresFolder(folder.root))).size(), std::size_t(2 * 33));
        QCOMPARE(eventsOf(folder, "evaluation").size(), std::size_t(2));
    }

    void withoutHeldOutTracksTheLastOneIsReported()
    {
        const RunFolder folder{path("no-validation")};
        testing::carryOut(regularityJob(), folder, specification({{"epochs", 1}, {"validation_share", 0.0}}), data(), 7);
        QCOMPARE(evaluationsOf(folder).front().chosenBy, std::string("last"));
        QCOMPARE(evaluationsOf(folder).front().checkpoint, std::string("epoch-0001"));
        QVERIFY(!std::filesystem::exists(normalScoresFile(scoresFolder(folder.root))));
    }

    void furtherTracksAreLearnedFromToo()
    {
        const RunFolder folder{path("more")};
        testing::carryOut(regularityJob(), folder, specification({{"epochs", 0}, {"more_tracks", {"test/01.json"}}, {"test", {{"videos", "test"}}}}), data(), 7);
        const auto setup = eventsOf(folder, "setup").front();
        // 13 tracks, 3 of them held out
        QCOMPARE(setup.at("training_windows").get<int>() + setup.at("validation_windows").get<int>(), 12 * 33 + 45);
        // Tracks are no videos.
        QCOMPARE(eventsOf(folder, "notice").front().at("text").get<std::string>(), "no video of 2 of 2 clips in " + (data() / "test").string() + " (01, ...)");
    }

    /// Of runs of poses, one of which is at work until the device is given up, and one was stopped: what it left is named by its folder.
    void tracksOfRunsAreWaitedFor()
    {
        const auto poses = [this](const QString& name, RunStatus status) {
            const RunFolder run{path(name)};
            std::filesystem::create_directories(run.root);
            RunSpec spec;
            spec.kind = "poses";
            writeRunSpec(run.runJson(), spec);
            writeState(run.stateJson(), {.status = status});
            return run;
        };
        const auto street = poses("street", RunStatus::Queued), stopped = poses("stopped", RunStatus::Stopped);
        std::filesystem::copy(data() / "test", stopped.root / "tracks");
        int givenUp = 0;
        const JobKind kind{regularityJob().schema, [&](JobContext& context) {
                               context.holdDevice = [&](bool holds) {
                                   if (holds)
                                       return;
                                   ++givenUp;
                                   std::filesystem::copy(data() / "train", street.root / "tracks");
                                   writeState(street.stateJson(), {.status = RunStatus::Finished});
                               };
                               regularityJob().execute(context);
                           }};
        const RunFolder folder{path("of-runs")};
        const Json changes{{"tracks", "../street"}, {"test", {{"tracks", "../stopped/tracks"}}}};
        QCOMPARE(testing::carryOut(kind, folder, specification(changes), data(), 7), RunStatus::Finished);
        QCOMPARE(givenUp, 1);
        QCOMPARE(testing::lossesOf(folder), testing::lossesOf(reference()));
        QCOMPARE(evaluationsOf(folder).front().evaluation.auc.value, evaluationsOf(reference()).front().evaluation.auc.value);
        const auto error = errorOf([&] { testing::carryOut(regularityJob(), {path("of-stopped")}, specification({{"tracks", "../stopped"}}), data()); });
        QCOMPARE(error.code, std::string("source-incomplete"));
        QCOMPARE(error.hint, "resume that run, then this one; or name what it left: " + (std::filesystem::canonical(stopped.root) / "tracks").string());
    }

    void aLossThatIsNotFiniteNamesTheLastGoodCheckpoint()
    {
        const RunFolder folder{path("diverges")};
        try {
            const Json sgd{{"name", "sgd"}, {"weight_decay", 100.0}};
            testing::carryOut(regularityJob(), folder, specification({{"schedule", {{"learning_rate", 1000.0}}}, {"optimiser", sgd}, {"gradient_clip", nullptr}}), data());
            QFAIL("the loss stayed finite");
        } catch (const Error& error) {
            QCOMPARE(error.record().code, std::string("loss-not-finite"));
            QVERIFY(QString::fromStdString(error.record().hint).contains("epoch-000"));
        }
    }

    void refusesWhatCannotWork_data()
    {
        QTest::addColumn<QString>("changes");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("place");
        QTest::newRow("tracks that are not there") << R"({"tracks": "elsewhere"})" << "missing-data" << "tracks";
        QTest::newRow("further tracks that are not there") << R"({"more_tracks": ["test", "elsewhere"]})" << "missing-data" << "more_tracks.1";
        QTest::newRow("videos that are not there") << R"({"test": {"videos": "elsewhere"}})" << "missing-data" << "test.videos";
        QTest::newRow("test tracks that are not there") << R"({"test": {"tracks": "elsewhere"}})" << "missing-data" << "test.tracks";
        QTest::newRow("tracks that are too short") << R"({"training_shortest_track": 500})" << "too-few-windows" << "train";
        QTest::newRow("videos of unknown size") << R"({"video": {"width": null}})" << "bad-tracks" << "01";
        QTest::newRow("frames before the first one") << R"({"video": {"first_frame": 1}})" << "bad-tracks" << "frame 0: lies before the first frame, 1";
        QTest::newRow("heads that do not divide the width") << R"({"model": {"heads": 3}})" << "bad-field" << "model.heads";
        QTest::newRow("reduced precision on the CPU") << R"({"precision": "bf16"})" << "bad-field" << "precision";
    }

    void refusesWhatCannotWork()
    {
        QFETCH(QString, changes);
        QFETCH(QString, code);
        QFETCH(QString, place);
        try {
            testing::carryOut(regularityJob(), {path(QString("refused-%1").arg(QTest::currentDataTag()))}, specification(parseJson(changes.toStdString(), "test")), data());
            QFAIL("it was accepted");
        } catch (const Error& error) {
            QCOMPARE(QString::fromStdString(error.record().code), code);
            QVERIFY2(QString::fromStdString(error.what()).contains(place), error.what());
        }
    }

    void otherTracksAreNotResumedOn()
    {
        const RunFolder folder{path("moved")};
        QCOMPARE(testing::carryOut(regularityJob(), folder, specification(), data(), 7, testing::stopAfter(5)), RunStatus::Stopped);
        testing::writeWalkers(path("other"));
        std::filesystem::remove(path("other/train/02.json"));
        std::filesystem::copy(path("other/train/01.json"), path("other/train/02.json"));
        try {
            testing::carryOut(regularityJob(), folder, specification(), path("other"), 7);
            QFAIL("it went on");
        } catch (const Error& error) {
            QCOMPARE(error.record().code, std::string("data-changed"));
        }
    }

    void whatIsNoCheckpointIsRefused()
    {
        const auto broken = path("broken.safetensors");
        const float number = 1;
        const std::vector tensors{TensorView{"embedding.weight", DType::F32, {1}, std::as_bytes(std::span(&number, 1))}};
        auto metadata = SafetensorsFile::open(chosenCheckpoint(reference().root)).metadata();
        const auto codeFor = [&] {
            writeSafetensors(broken, tensors, metadata);
            try {
                loadRegularityModel(broken);
            } catch (const Error& error) {
                return error.record().code + ": " + error.record().text;
            }
            return std::string("it was accepted");
        };
        QVERIFY(QString::fromStdString(codeFor()).startsWith("bad-checkpoint: found 4 bytes of tensors"));
        const auto names = std::exchange(metadata["joint_names"], R"(["nose"])");
        QVERIFY(QString::fromStdString(codeFor()).contains("expected the names of 17 joints"));
        metadata["joint_names"] = names;
        metadata["model"] = R"({"width": 100000})";
        QVERIFY(QString::fromStdString(codeFor()).startsWith("bad-checkpoint"));
        metadata.erase("format");
        QVERIFY(QString::fromStdString(codeFor()).contains("no checkpoint of the kind regularity"));
    }

    void aModelTakesTheJointsThatItLearnedFrom()
    {
        auto info = loadRegularityModel(chosenCheckpoint(reference().root)).info;
        QCOMPARE(info.jointNames.front(), std::string("nose"));
        auto clip = std::make_shared<Clip>();
        clip->skeleton = skeletonNamed("coco17");
        requireJoints(info, WindowSet({clip}, {}), "test");
        std::ranges::reverse(clip->skeleton.joints);
        clip->skeleton.name = "custom";
        const WindowSet other({clip}, {});
        try {
            requireJoints(info, other, "test");
            QFAIL("joints of other names were accepted");
        } catch (const Error& error) {
            QCOMPARE(error.record().text, std::string("found poses of 17 joints (custom), expected the 17 (coco17) that the model takes"));
        }
        info.jointNames.clear(); // as older checkpoints have it
        requireJoints(info, other, "test");
    }

    void saysThatTheWarmUpIsLongerThanTheRun()
    {
        const RunFolder folder{path("long-warm-up")};
        testing::carryOut(regularityJob(), folder, specification({{"epochs", 1}, {"schedule", {{"warm_up_steps", 1000}}}}), data(), 7);
        const auto notices = eventsOf(folder, "notice");
        QCOMPARE(notices.size(), std::size_t(1));
        QCOMPARE(notices[0].at("text").get<std::string>(), std::string("the learning rate will not reach its full value: it grows over 1000 steps, and there are 10"));
        QVERIFY(eventsOf(reference(), "notice").empty());
    }

private:
    std::filesystem::path path(const QString& name) const { return m_folder.filePath(name).toStdString(); }
    std::filesystem::path data() const { return path("data"); }
    RunFolder reference() const { return {path("reference")}; }

    QTemporaryDir m_folder;
};

QTEST_APPLESS_MAIN(TestRegularityJob)
#include "tst_regularity_job.moc"
