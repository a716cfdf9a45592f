#include "record/error_of.h"
#include "record/printing.h"
#include "tracks/box_rows.h"
#include "tracks/clips.h"
#include "tracks/made_files.h"
#include "tracks/track_format.h"

#include <QtTest>

#include <zlib.h>

using namespace transect;

namespace {

using Frames = std::vector<std::int64_t>;

/// A frame of OpenPose with one pose for each number of persons.
std::string openPose(const std::vector<int>& persons, int joints = 25)
{
    std::string people;
    for (const int person : persons) {
        people += (people.empty() ? "" : ",") + std::string("{\"person_id\":[") + std::to_string(person) + "],\"pose_keypoints_2d\":["
            + keypoints(joints, 100 + 300 * double(people.size() > 0)) + "],\"face_keypoints_2d\":[]}";
    }
    return "{\"version\":1.3,\"people\":[" + people + "],\"part_candidates\":[]}";
}

} // namespace

class TestTrackFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTrackedPersons();
    void readsGzippedFiles();
    void readsAlphaPoseLists();
    void readsIdentitiesInLists();
    void readsPosesByPicture();
    void readsOpenPoseFolders();
    void readsOpenPosePersons();
    void readsPersonTables();
    void readsBoxes();
    void readsLabelsOfBoxes();
    void toldByContent();
    void readsFolders();
    void namesClipsByFiles_data();
    void namesClipsByFiles();
    void givesEmptyClipsTheJointsOfTheOthers();
    void takesWhatIsStated();
    void countsFromTheStatedFirstFrame();
};

void TestTrackFiles::readsTrackedPersons()
{
    const FileFolder folder;
    const auto file = folder.write("01_0014_alphapose_tracked_person.json",
        "{\"2\":{\"0031\":" + pose(17, ",\"scores\":2.5") + "},\"1\":{\"0008\":" + pose(17, ",\"scores\":2.75,\"boxes\":[1,2,3,4]")
            + ",\"007\":" + pose(17, ",\"scores\":0.25,\"boxes\":[5,6,7,8]", 50) + "}}");
    const auto clip = only(openClips(file));
    QCOMPARE(clip->name, std::string("01_0014"));
    QCOMPARE(clip->skeleton.name, std::string("coco17"));
    QCOMPARE(clip->tracks.size(), std::size_t(2));
    const auto& first = clip->tracks[0];
    QCOMPARE(first.person, std::int64_t(1));
    QVERIFY(first.frames == Frames({7, 8}));
    QVERIFY(first.pose(0, 17)[1] == Joint({51, 202, 0.5F}));
    QVERIFY(first.pose(1, 17)[16] == Joint({116, 232, 0.5F}));
    QVERIFY(first.scores == std::vector<float>({0.25F, 2.75F}));
    QVERIFY(first.boxes == std::vector<Box>({{5, 6, 7, 8}, {1, 2, 3, 4}}));
    QVERIFY(clip->tracks[1].boxes.empty());
    QCOMPARE(clip->lastFrame(), std::int64_t(31));
    QCOMPARE(joinedNotices(*clip), std::string());
}

void TestTrackFiles::readsGzippedFiles()
{
    const FileFolder folder;
    const auto file = folder / "01_0014_tracked_person.json.gz";
    const auto text = "{\"1\":{\"0001\":" + pose(17) + "}}";
    const auto stream = gzopen(file.c_str(), "wb");
    gzwrite(stream, text.data(), unsigned(text.size()));
    gzclose(stream);
    const auto clip = only(openClips(file));
    QCOMPARE(clip->name, std::string("01_0014"));
    QCOMPARE(clip->tracks.size(), std::size_t(1));
}

void TestTrackFiles::readsAlphaPoseLists()
{
    const FileFolder folder;
    const auto entry = [](int picture, double x, const std::string& more) {
        return "{\"image_id\":\"" + std::to_string(picture) + ".jpg\",\"category_id\":1," + pose(17, more, x).substr(1);
    };
    const auto tracked = folder.write("walk/alphapose-results.json",
        "[" + entry(13, 1, ",\"score\":2.5,\"box\":[290,70,41,120],\"idx\":3") + ","
            + entry(12, 2, ",\"score\":1.5,\"box\":[1,2,3,4],\"idx\":3") + "," + entry(12, 300, ",\"score\":3,\"box\":[1,2,3,4],\"idx\":5")
            + "]");
    const auto clip = only(openClips(tracked));
    QCOMPARE(clip->name, std::string("walk"));
    QCOMPARE(clip->tracks.size(), std::size_t(2));
    QVERIFY(clip->tracks[0].frames == Frames({12, 13}));
    QVERIFY(clip->tracks[0].scores == std::vector<float>({1.5F, 2.5F}));
    QCOMPARE(clip->tracks[1].person, std::int64_t(5));

    const auto loose = folder.write(
        "loose.json", "[" + entry(3, 100, "") + "," + entry(3, 500, "") + "," + entry(4, 103, "") + "," + entry(4, 502, "") + "]");
    const auto linked = only(openClips(loose));
    QCOMPARE(linked->tracks.size(), std::size_t(2));
    QVERIFY(linked->tracks[0].frames == Frames({3, 4}));
    QCOMPARE(linked->tracks[1].pose(1, 17)[0].x, 502.0F);
    QVERIFY2(hasNotice(*linked, "4 poses without a track: linked to 2 persons"), joinedNotices(*linked).c_str());
}

void TestTrackFiles::readsIdentitiesInLists()
{
    const FileFolder folder;
    const auto entry = [](const std::string& picture, const std::string& idx, double x) {
        return "{\"image_id\":\"" + picture + "\",\"idx\":" + idx + "," + pose(17, "", x).substr(1);
    };
    const auto file = folder.write("a.json",
        "[" + entry("1.jpg", "[4.0]", 1) + "," + entry("2.jpg", "[[4.0],[4.0]]", 1) + "," + entry("3.jpg", "[[4.0],[5.0]]", 900) + "]");
    const auto clip = only(openClips(file));
    QCOMPARE(clip->tracks.size(), std::size_t(2));
    QCOMPARE(clip->tracks[0].person, std::int64_t(4));
    QVERIFY(clip->tracks[0].frames == Frames({1, 2}));
    QVERIFY(clip->tracks[1].frames == Frames({3}));
}

void TestTrackFiles::readsPosesByPicture()
{
    const FileFolder folder;
    const auto file = folder.write("02.json",
        "{\"frame_09.png\":[" + pose(17, ",\"scores\":2.5,\"idx\":1") + "," + pose(17, ",\"scores\":2,\"idx\":2", 400)
            + "],\"frame_10.png\":[],"
              "\"frame_11.png\":["
            + pose(17, ",\"scores\":1,\"idx\":1") + "]}");
    const auto clip = only(openClips(file));
    QCOMPARE(clip->tracks.size(), std::size_t(2));
    QVERIFY(clip->tracks[0].frames == Frames({9, 11}));
    QVERIFY(clip->tracks[1].frames == Frames({9}));
}

void TestTrackFiles::readsOpenPoseFolders()
{
    const FileFolder folder;
    folder.write("walk/v_000000000000_keypoints.json", openPose({}));
    folder.write("walk/v_000000000002_keypoints.json", openPose({-1, -1}));
    folder.write("walk/v_000000000001_keypoints.json", openPose({-1}));
    folder.write("walk/v_000000000003_keypoints.json", openPose({}));
    const auto clip = only(openClips(folder / "walk"));
    QCOMPARE(clip->name, std::string("v"));
    QCOMPARE(clip->skeleton.name, std::string("body25"));
    QCOMPARE(clip->frameCount, std::int64_t(4));
    QCOMPARE(clip->tracks.size(), std::size_t(2));
    QVERIFY(clip->tracks[0].frames == Frames({1, 2}));
    QVERIFY2(hasNotice(*clip, "3 poses without a track"), joinedNotices(*clip).c_str());

    folder.write("coco/000000000001_keypoints.json", openPose({-1}, 18));
    const auto coco = only(openClips(folder / "coco"));
    QCOMPARE(coco->name, std::string("coco"));
    QCOMPARE(coco->skeleton.name, std::string("openpose18"));
}

void TestTrackFiles::readsOpenPosePersons()
{
    const FileFolder folder;
    for (const int frame : {4, 5})
        folder.write("v_00000000000" + std::to_string(frame) + "_keypoints.json", openPose({6, 2}));
    folder.write(
        "v_000000000006_keypoints.json", "{\"people\":[{\"person_id\":[2],\"pose_keypoints_2d\":[],\"face_keypoints_2d\":[1,2,1]}]}");
    const auto clip = only(openClips(folder.path()));
    QCOMPARE(clip->tracks.size(), std::size_t(2));
    QCOMPARE(clip->tracks[0].person, std::int64_t(2));
    QVERIFY(clip->tracks[0].frames == Frames({4, 5}));
    QCOMPARE(clip->tracks[0].pose(0, 25)[0].x, 400.0F);
}

void TestTrackFiles::readsPersonTables()
{
    const FileFolder folder;
    std::string row;
    for (int joint = 0; joint < 17; ++joint)
        row += "," + std::to_string(joint * 1.5) + ",7";
    folder.write("trajectories/01_0014/0003.csv", "7" + row + "\r\n8.0" + row + "\n");
    folder.write("trajectories/01_0014/0010.csv", "9,0,0" + row.substr(row.find(",7") + 2) + "\n");
    folder.write("trajectories/01_0015/1.csv", "1" + row + "\n");
    const auto clips = openClips(folder / "trajectories");
    QCOMPARE(clips.size(), std::size_t(2));
    QCOMPARE(clips[0]->name, std::string("01_0014"));
    QCOMPARE(clips[0]->tracks.size(), std::size_t(2));
    QCOMPARE(clips[0]->tracks[0].person, std::int64_t(3));
    QVERIFY(clips[0]->tracks[0].frames == Frames({7, 8}));
    QVERIFY(clips[0]->tracks[0].pose(1, 17)[2] == Joint({3, 7, 1}));
    QCOMPARE(clips[0]->tracks[1].person, std::int64_t(10));
    QVERIFY(clips[0]->tracks[1].pose(0, 17)[0] == Joint());
    QCOMPARE(clips[1]->name, std::string("01_0015"));
}

void TestTrackFiles::readsBoxes()
{
    const FileFolder folder;
    const auto file = folder.write("01_0014.txt",
        "Frame_Number Person_ID State BB_tl_0 BB_tl_1 BB_br_0 BB_br_1 anomaly\n14 3 2 401 122 436 210 0\n14 5 2 77 131 109 214 0\n15 3 2 "
        "-4 122 437.5 211 0\n");
    const auto clip = only(openClips(file));
    QCOMPARE(clip->skeleton.name, std::string("box"));
    QCOMPARE(clip->tracks.size(), std::size_t(2));
    QVERIFY(clip->tracks[0].frames == Frames({14, 15}));
    const auto pose = clip->tracks[0].pose(1, 4);
    QVERIFY(std::vector<Joint>(pose.begin(), pose.end())
        == (std::vector<Joint>{{-4, 122, 1}, {437.5F, 122, 1}, {437.5F, 211, 1}, {-4, 211, 1}}));
}

void TestTrackFiles::readsLabelsOfBoxes()
{
    const FileFolder folder;
    const auto file = folder.write(
        "01.txt", "Frame_Number Person_ID State BB_tl_0 BB_tl_1 BB_br_0 BB_br_1 abnormal_ped abnormal_gt\n14 3 2 401 122 436 210 0 1\n");
    std::vector<BoxRow> rows;
    visitBoxRows(file, [&](const BoxRow& row) { rows.push_back(row); });
    QCOMPARE(rows.size(), std::size_t(1));
    QCOMPARE(rows[0].abnormalPerson, std::optional(false));
    QCOMPARE(rows[0].abnormalFrame, std::optional(true));
    QCOMPARE(rows[0].bottom, 210.0);
}

void TestTrackFiles::toldByContent()
{
    const FileFolder folder;
    const auto told = [&](const std::string& contents) { return formatOf(folder.write("x.bin", contents)); };
    QVERIFY(told(" \n{\"1\":{\"2\":" + pose(17) + "}}") == TrackFormat::Tracked);
    QVERIFY(told("{\"1\":{}}") == TrackFormat::Tracked);
    QVERIFY(told("{\"1.jpg\":[]}") == TrackFormat::ByPicture);
    QVERIFY(told("[]") == TrackFormat::AlphaPose);
    QVERIFY(told("{\"people\":[]}") == TrackFormat::OpenPose);
    QVERIFY(told("{\"info\":{\"a\":1},\"licenses\":[{\"id\":1}],\"images\":[]}") == TrackFormat::Coco);
    QVERIFY(told("(dp0\n.") == TrackFormat::Pickle);
    QVERIFY(!told("{\"auc\":0.7,\"images\":3}"));
    QVERIFY(!told("[1,2,3]"));
    QVERIFY(!told("clip,frame,score\n"));
    QVERIFY(!told("1,2,3\n"));
    QVERIFY(!told(""));
}

void TestTrackFiles::readsFolders()
{
    const FileFolder folder;
    folder.write("set/test/02.json", "{\"1\":{\"5\":" + pose(17) + "}}");
    folder.write("set/test/01.json", "{\"1\":{\"5\":" + pose(17) + "}}");
    folder.write("set/.hidden", "{");
    folder.write("set/README.txt", "of the set");
    folder.write("set/clips.csv", "clip,resolution,frames,fps\n01,856x480,9,25\n2,640x360,3,\n");
    const auto clips = openClips(folder / "set");
    QCOMPARE(clips.size(), std::size_t(2));
    QCOMPARE(clips[0]->name, std::string("01"));
    QCOMPARE(clips[0]->width, 856);
    QCOMPARE(clips[0]->height, 480);
    QCOMPARE(clips[0]->frameCount, std::int64_t(9));
    QCOMPARE(clips[0]->framesPerSecond, 25.0);
    QCOMPARE(clips[1]->width, 640);
    QCOMPARE(clips[1]->framesPerSecond, 0.0);
    QVERIFY2(hasNotice(*clips[0], "1 file holds no tracks: README.txt"), joinedNotices(*clips[0]).c_str());
    QVERIFY2(hasNotice(*clips[1], "poses up to frame 5, and the clip has 3 frames"), joinedNotices(*clips[1]).c_str());

    folder.write("set/train/01.json", "{\"1\":{\"5\":" + pose(17) + "}}");
    const auto error = errorOf([&] { openClips(folder / "set"); });
    QCOMPARE(error.code, std::string("bad-tracks"));
    QVERIFY2(error.text.starts_with("two clips are named \"01\""), error.text.c_str());
    QCOMPARE(error.hint, std::string("open one folder at a time"));
    QCOMPARE(openClips(folder / "set/train").size(), std::size_t(1));
}

void TestTrackFiles::namesClipsByFiles_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("name");
    for (const auto& [file, name] : {std::pair("01_0014_alphapose_tracked_person.json", "01_0014"), {"01_001.json", "01_001"},
             {"abnormal_scene_1_tracks.json", "abnormal_scene_1"}, {"a.b.json", "a.b"}, {"07_keypoints.json", "07"}})
        QTest::newRow(file) << file << name;
}
void TestTrackFiles::namesClipsByFiles()
{
    QFETCH(QString, file);
    QFETCH(QString, name);
    const FileFolder folder;
    QCOMPARE(only(openClips(folder.write(file.toStdString(), "{\"1\":{\"5\":" + pose(17) + "}}")))->name, name.toStdString());
}

void TestTrackFiles::givesEmptyClipsTheJointsOfTheOthers()
{
    const FileFolder folder;
    folder.write("1.json", "{}");
    folder.write("2.json", "{\"1\":{\"5\":" + pose(17) + "}}");
    const auto clips = openClips(folder.path());
    QCOMPARE(clips[0]->skeleton.name, std::string("coco17"));
    QCOMPARE(clips[0]->tracks.size(), std::size_t(0));
}

void TestTrackFiles::takesWhatIsStated()
{
    const FileFolder folder;
    const auto file = folder.write("1.json", "{\"1\":{\"5\":" + pose(17) + "}}");
    const ClipOptions options{110, 480, 25, "coco17", "walk"};
    const auto clip = only(openClips(file, options));
    QCOMPARE(clip->name, std::string("walk"));
    QCOMPARE(clip->width, 110);
    QCOMPARE(clip->framesPerSecond, 25.0);
    QVERIFY2(hasNotice(*clip, "1 of 1 pose reaches beyond the picture of 110 x 480 pixels"), joinedNotices(*clip).c_str());
    folder.write("2.json", "{}");
    QCOMPARE(errorOf([&] { openClips(folder.path(), options); }).code, std::string("bad-field"));
}

void TestTrackFiles::countsFromTheStatedFirstFrame()
{
    const FileFolder folder;
    ClipOptions options;
    options.firstFrame = 1;
    const auto tracked = folder.write("1.json", "{\"1\":{\"5\":" + pose(17) + "}}");
    QVERIFY(only(openClips(tracked, options))->tracks.at(0).frames == Frames({4}));
    const auto zero = folder.write("2.json", "{\"1\":{\"0\":" + pose(17) + "}}");
    QCOMPARE(errorOf([&] { openClips(zero, options); }).text, std::string("person 1, frame 0: lies before the first frame, 1"));

    const auto pictures = folder.write("3.json", "{\"img_1.jpg\":[" + pose(17, ",\"idx\":1") + "],\"img_2.jpg\":[]}");
    QVERIFY(hasNotice(*only(openClips(pictures)), "say --first-frame 1"));
    const auto clip = only(openClips(pictures, options));
    QVERIFY(clip->tracks.at(0).frames == Frames({0}));
    QVERIFY(clip->notices.empty());

    for (const int frame : {1, 2, 3})
        folder.write("walk/walk_" + std::to_string(frame) + "_keypoints.json", openPose({1}));
    QVERIFY(hasNotice(*only(openClips(folder / "walk")), "say --first-frame 1"));
    const auto walk = only(openClips(folder / "walk", options));
    QVERIFY(walk->tracks.at(0).frames == Frames({0, 1, 2}));
    QCOMPARE(walk->frameCount, std::int64_t(3));
}

QTEST_APPLESS_MAIN(TestTrackFiles)
#include "tst_track_files.moc"
