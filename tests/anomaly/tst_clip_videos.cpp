#include <torch/types.h>

#include "anomaly/clip_videos.h"
#include "anomaly/made_clips.h"
#include "anomaly/made_videos.h"
#include "media/video_reader.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace transect;
using namespace transect::testing;

class TestClipVideos : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        for (const char* video : {"videos/01_0014", "videos/7", "videos/07", "elsewhere/other"})
            writePictures(path(video));
    }

    void videosHaveTheNamesOfTheirClips()
    {
        const auto videos = ClipVideos::in(path("videos"));
        QCOMPARE(videos.of("01_0014").string(), path("videos/01_0014").string());
        QCOMPARE(videos.of("1_14").string(), path("videos/01_0014").string()); // as for masks
        QCOMPARE(videos.of("07").string(), path("videos/07").string());
        QCOMPARE(videos.of("7").string(), path("videos/7").string());
        QVERIFY(videos.of("007").string().starts_with(path("videos").string()));
        QVERIFY(videos.of("01_0015").empty());
        QVERIFY(ClipVideos::in({}).of("7").empty());
    }

    void whatIsNoVideoIsPassedOver()
    {
        writeFile(path("videos/08.txt"), "no video");
        writeFile(path("videos/09.avi"), "no video either");
        writeFile(path("videos/01_0014.npy"), "nor this");
        const auto videos = ClipVideos::in(path("videos"));
        QCOMPARE(videos.of("01_0014").string(), path("videos/01_0014").string());
        if (!canDecodeVideo())
            QSKIP("built without FFmpeg: any file may be a video");
        QVERIFY(videos.of("08").empty() && videos.of("09").empty());
    }

    void theOnlyClipMayBeCalledOtherwise()
    {
        const auto videos = ClipVideos::in(path("elsewhere/other"));
        QCOMPARE(videos.of("01", true).string(), path("elsewhere/other").string());
        QVERIFY(videos.of("01").empty());
        QCOMPARE(videos.of("other").string(), path("elsewhere/other").string());
        QVERIFY(ClipVideos::in(path("elsewhere")).of("01", true).empty()); // a folder of videos is none
    }

    void aRunOfPosesKnowsItsVideos()
    {
        const auto run = writeRun(path("library/street"), "poses", RunStatus::Finished);
        noteClip(run, "01", path("elsewhere/other"));
        std::filesystem::create_directory(path("library/street/tracks"));
        writeFile(path("library/street/tracks/01.json"), "{}");
        for (const char* tracks : {"library/street", "library/street/tracks", "library/street/tracks/01.json"})
            QCOMPARE(ClipVideos::ofTracks(path(tracks)).of("01").string(), path("elsewhere/other").string());
        QVERIFY(ClipVideos::ofTracks(path("library")).of("01").empty());
        const auto other = writeRun(path("library/other"), "regularity", RunStatus::Finished);
        noteClip(other, "01", path("elsewhere/other"));
        QVERIFY(ClipVideos::ofTracks(other.root).of("01").empty());
        writeFile(path("videos/run.json"), "[]");
        QVERIFY(ClipVideos::ofTracks(path("videos")).of("01").empty());
    }

    void oneNoticeSaysWhatIsMissing()
    {
        std::vector<std::string> notices;
        const std::vector<ClipPtr> clips{clipOf({}, "01_0014"), clipOf({}, "02"), clipOf({}, "03")};
        const auto found = videosOfClips(clips, path("videos"), path("none"), notices);
        QCOMPARE(found.size(), 3u);
        QCOMPARE(found[0].string(), path("videos/01_0014").string());
        QVERIFY(found[1].empty() && found[2].empty());
        QCOMPARE(notices, (std::vector<std::string>{"no video of 2 of 3 clips in " + path("videos").string() + " (02, ...)"}));
        notices.clear();
        QVERIFY(videosOfClips(clips, {}, path("none"), notices)[0].empty());
        QVERIFY(notices.empty()); // nobody asked for any
    }

private:
    std::filesystem::path path(const char* name) const { return std::filesystem::canonical(m_temporary->path().toStdString()) / name; }
    std::unique_ptr<QTemporaryDir> m_temporary;
};

QTEST_GUILESS_MAIN(TestClipVideos)
#include "tst_clip_videos.moc"
