#include "record/error_of.h"
#include "record/printing.h"
#include "tracks/clips.h"
#include "tracks/made_files.h"

#include <QtTest>

using namespace transect;

namespace {

using Frames = std::vector<std::int64_t>;

/// COCO's file of these pictures, with a pose of person 1 in each.
std::string picturesText(const std::vector<std::string>& names)
{
    std::string pictures, poses;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto comma = std::string(i > 0 ? "," : ""), id = std::to_string(i);
        pictures += comma + "{\"id\":" + id + ",\"file_name\":\"" + names[i] + "\"}";
        poses += comma + "{\"image_id\":" + id + ",\"track_id\":1," + pose(17).substr(1);
    }
    return "{\"images\":[" + pictures + "],\"annotations\":[" + poses + "]}";
}

} // namespace

class TestCocoFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsCoco();
    void readsCocoOfSeveralVideos();
    void namesVideosByWhatTellsThemApart();
    void countsFromTheFirstPicture();
    void believesNoLengthThatOnePictureClaims();
    void readsJointsThatCocoNames();
    void readsCocoWithoutPictures();
    void tellsWhatDisagrees();
    void tellsOnceWhatDisagreesWithWhatWasStated();
};

void TestCocoFiles::readsCoco()
{
    const FileFolder folder;
    std::string visible;
    for (int joint = 0; joint < 17; ++joint)
        visible += (joint ? "," : "") + std::to_string(joint + 1) + ",5," + std::to_string(joint % 3);
    const auto file = folder.write("v.json",
        "{\"info\":{\"year\":2020},\"annotations\":[{\"id\":1,\"image_id\":12,\"category_id\":1,\"bbox\":[1,2,3,4],\"keypoints\":["
            + visible
            + "],\"num_keypoints\":11,\"track_id\":3},"
              "{\"id\":2,\"image_id\":13,\"category_id\":1,\"bbox\":[1,2,3,4]},"
              "{\"id\":3,\"image_id\":13,\"category_id\":1,\"keypoints\":["
            + keypoints(17)
            + "],\"track_id\":3,\"score\":0.75}],"
              "\"images\":[{\"id\":12,\"file_name\":\"000005.jpg\",\"width\":856,\"height\":480},{\"id\":13,\"file_name\":\"000006.jpg\","
              "\"width\":856,\"height\":480},"
              "{\"id\":14,\"file_name\":\"000009.jpg\",\"width\":856,\"height\":480}],"
              "\"categories\":[{\"id\":1,\"name\":\"person\",\"keypoints\":[\"nose\",\"Left "
              "eye\",\"right_eye\",\"left_ear\",\"right_ear\",\"left_shoulder\",\"right_shoulder\","
              "\"left_elbow\",\"right_elbow\",\"left_wrist\",\"right_wrist\",\"left_hip\",\"right_hip\",\"left_knee\",\"right_knee\","
              "\"left_ankle\",\"right_ankle\"],\"skeleton\":[[1,2]]}]}");
    const auto clip = only(openClips(file));
    QCOMPARE(clip->skeleton.name, std::string("coco17"));
    QCOMPARE(clip->width, 856);
    QCOMPARE(clip->height, 480);
    QCOMPARE(clip->frameCount, std::int64_t(10));
    const auto& track = clip->tracks.at(0);
    QCOMPARE(track.person, std::int64_t(3));
    QVERIFY(track.frames == Frames({5, 6}));
    QVERIFY(track.pose(0, 17)[0] == Joint({1, 5, 0}));
    QVERIFY(track.pose(0, 17)[1] == Joint({2, 5, 1}));
    QVERIFY(track.pose(0, 17)[2] == Joint({3, 5, 1}));
    QCOMPARE(track.pose(1, 17)[0].confidence, 0.5F);
    QVERIFY2(hasNotice(*clip, "1 annotations without keypoints"), joinedNotices(*clip).c_str());
}

void TestCocoFiles::readsCocoOfSeveralVideos()
{
    const FileFolder folder;
    const auto file = folder.write("set.json",
        "{\"images\":[{\"id\":1,\"file_name\":\"a/01/3.jpg\",\"width\":10,\"height\":20},{\"id\":2,\"file_name\":\"a/02/"
        "7.jpg\",\"width\":10,\"height\":20}],"
        "\"annotations\":[{\"image_id\":2,\"track_id\":1,"
            + pose(17).substr(1) + ",{\"image_id\":1,\"track_id\":1," + pose(17).substr(1) + "]}");
    const auto clips = openClips(file);
    QCOMPARE(clips.size(), std::size_t(2));
    QCOMPARE(clips[0]->name, std::string("01"));
    QVERIFY(clips[0]->tracks.at(0).frames == Frames({0}));
    QCOMPARE(clips[1]->name, std::string("02"));
    QVERIFY(clips[1]->tracks.at(0).frames == Frames({0}));
}

void TestCocoFiles::namesVideosByWhatTellsThemApart()
{
    const FileFolder folder;
    const auto file = folder.write("set.json", picturesText({"v1/frames/0.jpg", "v2/frames/0.jpg"}));
    const auto clips = openClips(file);
    QCOMPARE(clips.size(), std::size_t(2));
    QCOMPARE(clips[0]->name, std::string("v1_frames"));
    QCOMPARE(clips[1]->name, std::string("v2_frames"));
    const auto twice = errorOf([&] { openClips(folder.write("twice.json", picturesText({"a/b/0.jpg", "x/a_b/0.jpg", "y/a_b/0.jpg", "/a/b/0.jpg"}))); });
    QVERIFY2(twice.text.starts_with("two clips are named \"a_b\""), twice.text.c_str());
}

/// ffmpeg numbers pictures from 1.
void TestCocoFiles::countsFromTheFirstPicture()
{
    const FileFolder folder;
    const auto file = folder.write("v.json", picturesText({"0001.jpg", "0002.jpg", "0003.jpg"}));
    const auto clip = only(openClips(file));
    QCOMPARE(clip->frameCount, std::int64_t(3));
    QVERIFY(clip->tracks.at(0).frames == Frames({0, 1, 2}));
    QVERIFY2(hasNotice(*clip, "the pictures are numbered from 1: that one is frame 0"), joinedNotices(*clip).c_str());
    ClipOptions options;
    options.firstFrame = 0;
    const auto stated = only(openClips(file, options));
    QVERIFY(stated->tracks.at(0).frames == Frames({1, 2, 3}));
    QVERIFY(stated->notices.empty());

    const auto gap = only(openClips(folder.write("gap.json", picturesText({"1.jpg", "3.jpg"}))));
    QVERIFY(gap->tracks.at(0).frames == Frames({1, 3}));
    QVERIFY2(hasNotice(*gap, "say --first-frame 1"), joinedNotices(*gap).c_str());
}

void TestCocoFiles::believesNoLengthThatOnePictureClaims()
{
    const FileFolder folder;
    const auto clip = only(openClips(folder.write("v.json", picturesText({"0.jpg", "16000000.jpg"}))));
    QCOMPARE(clip->frameCount, std::int64_t(0));
    QVERIFY2(hasNotice(*clip, "the last of 2 pictures is frame 16000000"), joinedNotices(*clip).c_str());
}

void TestCocoFiles::readsJointsThatCocoNames()
{
    const FileFolder folder;
    const auto file = folder.write("v.json",
        "{\"images\":[{\"id\":1,\"file_name\":\"1.jpg\"}],\"annotations\":[{\"image_id\":1,\"track_id\":1," + pose(3).substr(1)
            + "],\"categories\":[{\"keypoints\":[\"Head\",\"tail tip\",\"paw\"],\"skeleton\":[[1,2],[2,3]]}]}");
    const auto clip = only(openClips(file));
    QVERIFY(clip->skeleton.joints == std::vector<std::string>({"head", "tail_tip", "paw"}));
    QVERIFY(clip->skeleton.bones == (std::vector<std::pair<int, int>>{{0, 1}, {1, 2}}));
    QCOMPARE(clip->tracks.at(0).joints.size(), std::size_t(3));
}

void TestCocoFiles::readsCocoWithoutPictures()
{
    const FileFolder folder;
    const auto file = folder.write("v.json", "{\"annotations\":[{\"image_id\":17,\"track_id\":1," + pose(17).substr(1) + "]}");
    QVERIFY(only(openClips(file))->tracks.at(0).frames == Frames({17}));
}

void TestCocoFiles::tellsWhatDisagrees()
{
    const FileFolder folder;
    const auto file = folder.write("1.json",
        "{\"images\":[{\"id\":1,\"file_name\":\"8.jpg\",\"width\":856,\"height\":480},{\"id\":2,\"file_name\":\"9.jpg\",\"width\":640,"
        "\"height\":480}],"
        "\"annotations\":[{\"image_id\":1,\"track_id\":1,"
            + pose(17).substr(1) + "]}");
    folder.write("table.csv", "clip,width,height,fps,frames\n01,720,480,25,11\n");
    const ClipOptions options{640, 360, 30, "", ""};
    const auto clip = only(openClips(file, options));
    QCOMPARE(clip->width, 856);
    QCOMPARE(clip->framesPerSecond, 25.0);
    QCOMPARE(clip->frameCount, std::int64_t(2));
    for (const auto* part :
        {"the pictures differ in size; that of 8.jpg is taken", "the pictures are 856 x 480 pixels, and 720 x 480 was stated",
            "and 640 x 360 was stated", "there are 2 frames, and 11 was stated", "there are 25 frames in a second, and 30 was stated"})
        QVERIFY2(hasNotice(*clip, part), (std::string(part) + "\n" + joinedNotices(*clip)).c_str());
}

void TestCocoFiles::tellsOnceWhatDisagreesWithWhatWasStated()
{
    const FileFolder folder;
    const auto file = folder.write("1.json", "{\"images\":[{\"id\":1,\"file_name\":\"0.jpg\",\"width\":856,\"height\":480}],\"annotations\":[]}");
    const ClipOptions options{640, 360, 0, "", ""};
    QCOMPARE(only(openClips(file, options))->notices.size(), std::size_t(1));
}

QTEST_APPLESS_MAIN(TestCocoFiles)
#include "tst_coco_files.moc"
