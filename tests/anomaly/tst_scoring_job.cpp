#include <torch/types.h>

#include <QTemporaryDir>
#include <QtTest>

#include "anomaly/made_tracks.h"
#include "anomaly/made_videos.h"
#include "anomaly/regularity_job.h"
#include "anomaly/regularity_model.h"
#include "anomaly/scoring_job.h"
#include "record/error_of.h"
#include "record/normal_scores.h"
#include "record/pose_record.h"
#include "record/score_record.h"
#include "record/scored_evaluation.h"
#include "support/job_runner.h"

using namespace transect;
using namespace transect::testing;

namespace {

Json specification(const Json& changes = Json::object())
{
    Json whole{{"tracks", "test"}, {"masks", "gt"}, {"video", {{"width", 320}, {"height", 240}, {"fps", 25}}}, {"evaluation", {{"resamples", 20}}}, {"threads", 1}, {"device", "cpu"}};
    whole.merge_patch(changes);
    return whole;
}

std::vector<std::string> noticesOf(const RunFolder& folder)
{
    std::vector<std::string> texts;
    for (const auto& event : eventsOf(folder, "notice"))
        texts.push_back(event.at("text").get<std::string>());
    return texts;
}

ScoredEvaluation evaluationOf(const RunFolder& folder)
{
    return readEvaluations(evaluationsFile(scoresFolder(folder.root))).front();
}

} // namespace

class TestScoringJob : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        writeWalkers(path("data"));
        const Json training{{"tracks", "train"}, {"video", {{"width", 320}, {"height", 240}, {"fps", 25}}}, {"test", {{"tracks", "test"}, {"masks", "gt"}}}, {"validation_share", 0.2},
                            {"model", {{"width", 8}, {"heads", 1}}}, {"epochs", 1}, {"batch_size", 64}, {"scoring", {{"assignment", "spread"}}},
                            {"evaluation", {{"normalisation", "none"}, {"sigma", 3.0}, {"resamples", 20}}}, {"threads", 1}, {"device", "cpu"}};
        QCOMPARE(carryOut(regularityJob(), model(), training, path("data"), 7), RunStatus::Finished);
    }

    void thePriorOfTheTracksThemselvesTellsWhatIsUnusualAmongThem()
    {
        const RunFolder folder{path("library/alone")};
        QCOMPARE(scored(folder, {{"evaluation", {{"normalisation", "none"}, {"sigma", 3.0}}}}), RunStatus::Finished);
        const auto evaluation = evaluationOf(folder);
        QCOMPARE(evaluation.scores, std::string("motion"));
        QVERIFY(evaluation.evaluation.auc.value > 0.8); // the runner
        const auto scores = scoresFolder(folder.root);
        QCOMPARE(listScoreRecords(scores).size(), std::size_t(2));
        QCOMPARE(readPoseRecord(poseRecordFile(scores, "02")).places.size(), std::size_t(60));
        QVERIFY(!std::filesystem::exists(normalScoresFile(scores)));
        const auto notices = noticesOf(folder);
        QCOMPARE(notices.size(), std::size_t(1));
        QVERIFY2(notices[0].starts_with("the motion prior is fitted to the very tracks that are scored"), notices[0].c_str());
        QCOMPARE(eventsOf(folder, "scored").front().at("auc").get<double>(), evaluation.evaluation.auc.value);
        QCOMPARE(eventsOf(folder, "setup").front().at("windows"), 2 * 45);
    }

    void aVideoWithoutAnybodyHasScoresOfZero()
    {
        std::filesystem::create_directories(path("data/empty"));
        writeFile(path("data/empty/03.json"), "{}");
        writeFile(path("data/empty/clips.csv"), "clip,width,height,fps,frames\n03,320,240,25,9\n");
        const RunFolder folder{path("library/empty")};
        QCOMPARE(scored(folder, {{"tracks", "empty"}, {"masks", nullptr}}), RunStatus::Finished);
        QCOMPARE(noticesOf(folder), (std::vector<std::string>{"nobody was seen for long enough to be scored: all scores are 0"}));
        QCOMPARE(readScoreRecord(scoresFolder(folder.root) / "03.safetensors").frameScores, std::vector<double>(9));
        QCOMPARE(readPoseRecord(poseRecordFile(scoresFolder(folder.root), "03")).frames, std::int64_t(9));
    }

    void aPriorOfNormalTracksSaysWhatIsNormal()
    {
        const RunFolder folder{path("library/fitted")};
        QCOMPARE(scored(folder, {{"prior_from", "train"}, {"masks", nullptr}}), RunStatus::Finished);
        const auto scores = scoresFolder(folder.root);
        QVERIFY(noticesOf(folder).empty());
        QVERIFY(!std::filesystem::exists(evaluationsFile(scores)));
        QVERIFY(readPoseRecord(poseRecordFile(scores, "02")).abnormal.empty());
        const auto normal = readNormalScores(normalScoresFile(scores));
        QCOMPARE(normal.size(), std::size_t(12 * 33));
        QVERIFY(std::ranges::max(readScoreRecord(scores / "02.safetensors").frameScores) > std::ranges::max(normal));
        QCOMPARE(scored({path("library/given")}, {{"prior", {{"name", "rayleigh"}, {"s", 0.04}}}}), RunStatus::Finished);
        QVERIFY(noticesOf({path("library/given")}).empty());
    }

    void aModelGivesTheFiguresOfItsRun()
    {
        const RunFolder folder{path("library/by-model")};
        QCOMPARE(scored(folder, {{"model", "trained"}, {"evaluation", {{"resamples", nullptr}}}}), RunStatus::Finished);
        const auto own = evaluationOf(model()), again = evaluationOf(folder);
        QCOMPARE(again.scores, std::string("both"));
        QCOMPARE(again.checkpoint, own.checkpoint);
        QCOMPARE(again.chosenBy, own.chosenBy);
        QCOMPARE(again.assignment, std::string("spread"));
        QCOMPARE(again.evaluation.auc.value, own.evaluation.auc.value);
        QVERIFY(readNormalScores(normalScoresFile(scoresFolder(folder.root))) == readNormalScores(normalScoresFile(scoresFolder(model().root))));
        const auto record = readScoreRecord(scoresFolder(folder.root) / "02.safetensors");
        QCOMPARE(record.reconstructions.size(), record.windows.size() * 34);
    }

    void membersThatAreGivenGoBeforeThoseOfTheModel()
    {
        const RunFolder folder{path("library/changed")};
        const auto checkpoint = chosenCheckpoint(model().root).string();
        QCOMPARE(scored(folder, {{"model", checkpoint}, {"scores", "poses"}, {"windows", {{"hop", 5}}}, {"scoring", {{"assignment", "last"}}}}), RunStatus::Finished);
        const auto evaluation = evaluationOf(folder);
        QCOMPARE(evaluation.scores, std::string("poses"));
        QCOMPARE(evaluation.chosenBy, std::string("given"));
        QCOMPARE(evaluation.assignment, std::string("last"));
        QCOMPARE(readScoreRecord(scoresFolder(folder.root) / "02.safetensors").windows.size(), std::size_t(9));
        QVERIFY(!std::filesystem::exists(normalScoresFile(scoresFolder(folder.root)))); // the run's are of both
    }

    /// The run that finds the tracks ends while it is waited for: the device is given up until then.
    void aRunOfPosesIsWaitedFor()
    {
        writePictures(path("pictures/somewhere"));
        const auto poses = writeRun(path("library/street"), "poses", RunStatus::Queued);
        std::vector<bool> held;
        const auto hold = [&](bool isHeld) {
            held.push_back(isHeld);
            if (isHeld)
                return;
            std::filesystem::copy(path("data/test"), poses.root / "tracks");
            noteClip(poses, "01", path("pictures/somewhere"));
            writeState(poses.stateJson(), {.status = RunStatus::Finished});
        };
        const RunFolder folder{path("library/street-scores")};
        QCOMPARE(scored(folder, {{"tracks", "../street"}}, hold), RunStatus::Finished);
        QCOMPARE(held, (std::vector<bool>{false, true}));
        QVERIFY(std::ranges::find(m_messages, "waiting for street, whose tracks it needs") != m_messages.end());
        const auto scores = scoresFolder(folder.root);
        QCOMPARE(readPoseRecord(poseRecordFile(scores, "01")).video.string(), path("pictures/somewhere").string());
        QVERIFY(readPoseRecord(poseRecordFile(scores, "02")).video.empty());
    }

    void whatItStandsOnMayHaveFailed()
    {
        const auto poses = writeRun(path("library/broken"), "poses", RunStatus::Queued);
        writeState(poses.stateJson(), {.status = RunStatus::Failed, .error = ErrorRecord{"disk-full", "the disk is full", {}, {}}});
        const auto error = errorOf([this] { scored({path("library/of-broken")}, {{"tracks", "broken"}}); });
        QCOMPARE(error.code, std::string("source-incomplete"));
        QCOMPARE(error.text, std::string("the run that tracks names is failed (the disk is full)"));
        QCOMPARE(error.path, poses.root.string());
    }

    void waitingEndsWhenItIsAskedTo()
    {
        writeRun(path("library/never"), "poses", RunStatus::Queued);
        const auto ask = [](bool) { RunWriter::requestStop(StopRequest::Now); };
        QCOMPARE(scored({path("library/of-never")}, {{"tracks", "never"}}, ask), RunStatus::Stopped);
        RunWriter::requestStop(StopRequest::None);
    }

    void whatItStandsOnIsKnownBefore()
    {
        const auto whole = complete(scoreJob().schema, specification({{"tracks", "../trained"}, {"model", "trained"}, {"prior_from", "train"}}));
        const auto wrong = errorOf([&] { scoringSources(whole, {path("library/new"), path("library"), {path("data")}}); });
        QCOMPARE(wrong.code, std::string("bad-field"));
        QVERIFY2(wrong.text.ends_with("a run of the kind regularity, expected one of the kind poses"), wrong.text.c_str());
        const auto right = complete(scoreJob().schema, specification({{"model", "../trained"}, {"prior_from", "train"}}));
        const auto sources = scoringSources(right, {path("library/new"), path("library"), {path("data")}});
        QCOMPARE(sources.size(), std::size_t(3));
        QVERIFY(!sources[0].run && sources[1].run && !sources[2].run);
        QCOMPARE(sources[1].path.string(), model().root.string());
        QCOMPARE(sources[2].path.string(), path("data/train").string());
    }

    /// What was exported of a run has its run.json and its tracks, and is never at work.
    void tracksThatWereExportedAreFiles()
    {
        const auto exported = path("exported");
        std::filesystem::create_directories(exported);
        std::filesystem::copy(path("data/test"), exported / "tracks");
        writeFile(exported / "run.json", "{}");
        const auto files = trackSource((exported / "tracks").string(), "tracks", "poses", {path("library/new"), path("library"), {}});
        QVERIFY(!files.run);
        QCOMPARE(files.tracks().string(), (exported / "tracks").string());
        const auto run = writeRun(path("library/walk"), "poses", RunStatus::Stopped);
        for (const auto* name : {"../walk/tracks", "../walk/tracks/"}) {
            const auto source = trackSource(name, "tracks", "poses", {path("library/new"), path("library"), {}});
            QCOMPARE(source.path.string(), run.root.string());
            QVERIFY(source.run && !source.needsWhole);
            QCOMPARE(source.text, std::string("../walk"));
        }
    }

    void refusesWhatCannotWork_data()
    {
        QTest::addColumn<QByteArray>("changes");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("tracks that are not there") << QByteArray(R"({"tracks": "elsewhere"})") << QByteArray("missing-data") << QByteArray("no run of that name in");
        QTest::newRow("a run beside it that is not there") << QByteArray(R"({"tracks": "../elsewhere"})") << QByteArray("no-run") << QByteArray("tracks");
        QTest::newRow("videos that are not there") << QByteArray(R"({"videos": "elsewhere"})") << QByteArray("missing-data") << QByteArray("videos");
        QTest::newRow("a network without a model") << QByteArray(R"({"scores": "both"})") << QByteArray("bad-field") << QByteArray("there is no network without a model");
        QTest::newRow("two priors") << QByteArray(R"({"model": "trained", "prior_from": "train"})") << QByteArray("bad-field") << QByteArray("prior_from");
        QTest::newRow("windows of another length") << QByteArray(R"({"model": "trained", "windows": {"length": 9}})") << QByteArray("bad-field") << QByteArray("windows.length");
        QTest::newRow("a model that is none") << QByteArray(R"({"model": "train/01.json"})") << QByteArray("bad-safetensors") << QByteArray("01.json");
    }
    void refusesWhatCannotWork()
    {
        QFETCH(QByteArray, changes);
        QFETCH(QByteArray, code);
        QFETCH(QByteArray, said);
        const RunFolder folder{path(std::string("library/refused ") + QTest::currentDataTag())};
        const auto error = errorOf([&] { scored(folder, parseJson(changes.toStdString(), "test")); });
        QCOMPARE(error.code, code.toStdString());
        const auto whole = error.path + ": " + error.text;
        QVERIFY2(whole.find(said.toStdString()) != std::string::npos, whole.c_str());
    }

private:
    /// As testing::carryOut(), with a device to give up; keeps what the run says that it does.
    RunStatus scored(const RunFolder& folder, const Json& changes = Json::object(), const std::function<void(bool)>& hold = [](bool) {})
    {
        m_messages.clear();
        const JobKind kind{scoreJob().schema, [&](JobContext& context) {
                               context.holdDevice = hold;
                               context.run.observe({}, [this](const RunState& state) { m_messages.push_back(state.message); });
                               scoreJob().execute(context);
                           }};
        return carryOut(kind, folder, specification(changes), path("data"));
    }

    std::filesystem::path path(const std::string& name) const { return std::filesystem::canonical(m_folder.path().toStdString()) / name; }
    RunFolder model() const { return {path("library/trained")}; }

    QTemporaryDir m_folder;
    std::vector<std::string> m_messages;
};

QTEST_GUILESS_MAIN(TestScoringJob)
#include "tst_scoring_job.moc"
