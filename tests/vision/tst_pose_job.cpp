#include <QtTest>

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <algorithm>
#include <map>

#include "made_videos.h"
#include "support/job_runner.h"
#include "support/shared_data.h"
#include "tracks/clips.h"
#include "vision/pose_job.h"
#include "vision/track_comparison.h"

using namespace transect;

class TestPoseJob : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::filesystem::path path(const QString& name) const { return m_folder.filePath(name).toStdString(); }

    Json specification(std::vector<std::string> videos, const Json& more = Json::object()) const
    {
        Json json{{"videos", std::move(videos)}, {"detector", "hog"}, {"pose", "none"}, {"threads", 1}, {"detector_pixels", 4096}};
        json.update(more);
        return json;
    }

    RunStatus run(const QString& name, const Json& specification, const std::function<void(const Json&)>& onEvent = {}, const ModelTrial& trial = {})
    {
        return testing::carryOut(posesJob(trial), RunFolder{path(name)}, specification, {}, 0, onEvent);
    }

    ErrorRecord errorOf(const QString& name, const Json& specification)
    {
        try {
            run(name, specification);
        } catch (const Error& error) {
            return error.record();
        }
        return {};
    }

    std::string write(const QString& name, const QByteArray& content)
    {
        QFile file(m_folder.filePath(name));
        QDir().mkpath(QFileInfo(file).path());
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write %s", qPrintable(name));
        return file.fileName().toStdString();
    }

    static bool haveFfmpeg() { return !QStandardPaths::findExecutable("ffmpeg").isEmpty(); }

    static bool ffmpeg(const QStringList& arguments)
    {
        return QProcess::execute("ffmpeg", QStringList{"-v", "error", "-y"} + arguments) == 0;
    }

    static Clip beginningOf(Clip clip, std::int64_t frames)
    {
        for (auto& track : clip.tracks) {
            const auto count = std::ranges::lower_bound(track.frames, frames) - track.frames.begin();
            track.frames.resize(std::size_t(count));
            track.joints.resize(std::size_t(count * clip.skeleton.size()));
            track.boxes.resize(std::size_t(count));
        }
        return clip;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!canDecodeImages())
            QSKIP("built without OpenCV and FFmpeg");
        made::videoFolder(m_folder.filePath("videos/one"), 12, made::twoWalkers);
        made::videoFolder(m_folder.filePath("videos/two"), 5, made::twoWalkers);
    }

    void declaresWhatEveryKindNeeds()
    {
        const auto parameters = complete(posesJob().schema, specification({"a.mp4"}));
        QCOMPARE(parameters.at("device"), Json("cpu"));
        QCOMPARE(parameters.at("queue"), Json("wait"));
        QVERIFY_THROWS_EXCEPTION(Error, complete(posesJob().schema, Json{{"videos", {"a"}}, {"device", "cuda:0"}}));
    }

    /// Rectangles are no persons: the tracks are empty, and yet each video has its file and its row in the table.
    void writesTracksAndTheirTable()
    {
        std::vector<Json> clips;
        QVERIFY(run("plain", specification({path("videos").string()}), [&](const Json& event) {
            if (event.at("type") == "clip")
                clips.push_back(event);
        }) == RunStatus::Finished);
        QCOMPARE(clips.size(), std::size_t(2));
        QCOMPARE(clips[0].at("frames"), Json(12));
        const auto read = openClips(path("plain/tracks"));
        QCOMPARE(read.size(), std::size_t(2));
        QCOMPARE(read[0]->name, std::string("one"));
        QCOMPARE(read[0]->frameCount, std::int64_t(12));
        QCOMPARE(read[1]->frameCount, std::int64_t(5));
        QCOMPARE(read[1]->width, made::width);
        QVERIFY(read[1]->tracks.empty());
    }

    void namesBadInput()
    {
        QCOMPARE(errorOf("e1", specification({})).code, std::string("bad-field"));
        QCOMPARE(errorOf("e2", specification({path("absent.avi").string()})).code, std::string("no-file"));
        QCOMPARE(errorOf("e3", specification({write("text.avi", "no video at all")})).code, std::string("bad-video"));
        QCOMPARE(errorOf("e4", specification({path("videos/one").string()}, {{"detector", "absent.onnx"}})).code, std::string("missing-model"));
        const auto model = write("other.onnx", "not a network");
        for (const auto* member : {"detector", "pose"}) {
            const auto error = errorOf("e5", specification({path("videos/one").string()}, {{member, model}}));
            QCOMPARE(error.code, std::string("bad-model"));
            QCOMPARE(error.path, model);
            std::filesystem::remove_all(path("e5"));
        }
    }

    void aPictureOfOneRowHoldsNobody()
    {
        write("thin/1.ppm", "P6\n400000 1\n255\n" + QByteArray(1'200'000, '\x10'));
        QVERIFY(run("thin-run", specification({path("thin").string()})) == RunStatus::Finished);
    }

    /// What is cut off is missing, and no more; a file of sound alone is no video. One bad video of a folder costs the others nothing.
    void goesOnPastBadVideos()
    {
        if (!haveFfmpeg())
            QSKIP("needs the program ffmpeg");
        QDir().mkpath(m_folder.filePath("mixed"));
        const auto whole = m_folder.filePath("mixed/b.avi"), cut = m_folder.filePath("mixed/c.avi");
        QVERIFY(ffmpeg({"-f", "lavfi", "-i", "testsrc=size=320x180:rate=10:duration=3", "-c:v", "mpeg4", whole}));
        QVERIFY(ffmpeg({"-f", "lavfi", "-i", "sine=duration=1", m_folder.filePath("sound.wav")}));
        QVERIFY(QFile::copy(whole, cut));
        QVERIFY(QFile(cut).resize(QFileInfo(whole).size() / 2));
        std::map<std::string, std::int64_t> frames;
        QVERIFY(run("mixed-run", specification({path("mixed").string()}), [&](const Json& event) {
            if (event.at("type") == "clip")
                frames[event.at("name")] = event.at("frames");
        }) == RunStatus::Finished);
        QCOMPARE(frames["b"], std::int64_t(30));
        QVERIFY(frames["c"] > 5 && frames["c"] < 25);
        QCOMPARE(errorOf("sound", specification({path("sound.wav").string()})).code, std::string("bad-video"));
    }

    /// Before the run imports it itself, which here fails in another way.
    void makesATrialOfWhatItDoesNotKnow()
    {
        const auto model = write("strange.cfg", "[net]\nwidth=32\nheight=32\nchannels=3\n");
        write("strange.weights", QByteArray(64, '\0'));
        std::vector<std::pair<std::string, ModelRole>> tried;
        const auto trial = [&](const std::filesystem::path& file, ModelRole role) {
            tried.emplace_back(file.string(), role);
            throw Error("bad-model", "it fails its trial", file.string());
        };
        QVERIFY_THROWS_EXCEPTION(Error, run("trial", specification({path("videos/one").string()}, {{"detector", model}}), {}, trial));
        QCOMPARE(tried.size(), std::size_t(1));
        QCOMPARE(tried[0].first, model);
        QVERIFY(tried[0].second == ModelRole::Detector);
        QVERIFY(run("no-trial", specification({path("videos/one").string()}), {}, trial) == RunStatus::Finished); // hog and none are no files
    }

    void makesNoTrialOfKnownModels()
    {
        const auto models = testing::sharedData("pose-models");
        if (models.empty())
            QSKIP("needs shared data pose-models");
        int trials = 0;
        const Json parameters = specification({path("videos/two").string()}, {{"detector", "yolox-nano"}, {"pose", "simplepose"}, {"models", models.string()}});
        QVERIFY(run("known", parameters, {}, [&](const auto&, ModelRole) { ++trials; }) == RunStatus::Finished);
        QCOMPARE(trials, 0);
        tryModel(models / "yolox-nano" / "yolox_nano.onnx", ModelRole::Detector);
        QVERIFY_THROWS_EXCEPTION(Error, tryModel(models / "yolox-nano" / "yolox_nano.onnx", ModelRole::Poses));
    }

    /// The first frames of an Avenue video against tracks that another program made with the same networks.
    void findsThePersonsOfAnAvenueVideo()
    {
        const auto video = testing::sharedData("pose/CoInitialized_Avenue-videos/testing_videos/21.avi");
        const auto tracks = testing::sharedData("pose/derived_avenue_subset_poses/test/21.json");
        const auto models = testing::sharedData("pose-models");
        if (video.empty() || tracks.empty() || models.empty() || !haveFfmpeg())
            QSKIP("needs shared data pose and pose-models, and the program ffmpeg");
        constexpr int frames = 4;
        const auto beginning = m_folder.filePath("21.avi");
        QVERIFY(ffmpeg({"-i", QString::fromStdString(video.string()), "-c", "copy", "-frames:v", QString::number(frames), beginning}));
        const Json parameters{{"videos", {beginning.toStdString()}}, {"models", models.string()}, {"tracker", {{"shortest_track", 3}}}};
        QVERIFY(run("avenue", parameters) == RunStatus::Finished);
        const auto found = openClips(path("avenue/tracks"));
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0]->skeleton.name, std::string("coco17"));
        QCOMPARE(found[0]->width, 640);
        QCOMPARE(found[0]->frameCount, std::int64_t(frames));
        const auto result = compareTracks(beginningOf(*openClips(tracks).front(), frames), *found.front());
        QVERIFY2(result.recall() > 0.85, QByteArray::number(result.recall()).constData());
        QVERIFY2(result.precision() > 0.85, QByteArray::number(result.precision()).constData());
        QVERIFY2(result.meanOverlap() > 0.95, QByteArray::number(result.meanOverlap()).constData());
        QVERIFY2(result.meanJointDistance() < 0.02, QByteArray::number(result.meanJointDistance()).constData());
    }
};

QTEST_APPLESS_MAIN(TestPoseJob)
#include "tst_pose_job.moc"
