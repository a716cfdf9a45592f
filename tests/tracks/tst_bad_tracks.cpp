#include "record/error_of.h"
#include "record/printing.h"
#include "support/npy_samples.h"
#include "tracks/clips.h"
#include "tracks/made_files.h"

#include <QtTest>

using namespace transect;

namespace {

std::string tracked(const std::string& poses)
{
    return "{\"1\":{" + poses + "}}";
}

std::string corridor(const std::string& shape, std::size_t bytes)
{
    return testing::npy("<f8", shape, std::string(bytes, '\0'));
}

} // namespace

/// Files as strangers spoil them, each with its answer.
class TestBadTracks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refuses_data();
    void refuses();
    void survivesEveryCut();
    void survivesEveryChangedByte();
    void mendsLostJoints();
    void mendsFrames();
    void linksWhereNumbersAreNoPersons();
    void keepsAPersonSeenOnce();
    void tellsWhatReachesBeyondThePicture();
    void refusesWhatIsNotThere();
};

void TestBadTracks::refuses_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("contents");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("part");
    const auto row = [](const char* what, const char* name, const std::string& contents, const char* code, const char* part) {
        QTest::newRow(what) << name << QByteArray::fromStdString(contents) << code << part;
    };
    const auto whole = tracked("\"0007\":" + pose(17));
    row("JSON cut short", "1.json", whole.substr(0, whole.size() / 2), "bad-json", "line 1, column 278: syntax error");
    row("text behind JSON", "1.json", whole + "x", "bad-json", "line 1, column 558");
    row("a zero byte behind JSON", "1.json", whole + std::string("\0x", 2), "bad-json", "a zero byte");
    row("nested 10,000 deep", "1.json", "{\"1\":{\"2\":" + std::string(10000, '[') + "1" + std::string(10000, ']') + "}}", "bad-json",
        "nested deeper than 16 levels");
    row("objects nested 10,000 deep", "1.json", [] {
        std::string text;
        for (int i = 0; i < 10000; ++i)
            text += "{\"a\":";
        return text;
    }(), "bad-json", "nested deeper than 16 levels");
    row("a text of 3 MiB", "1.json", "{\"1\":{\"2\":{\"keypoints\":\"" + std::string(3 << 20, 'x') + "\"}}}", "bad-json",
        "longer than 1048576 bytes");
    row("a pose of 70,000 numbers", "1.json", tracked("\"1\":{\"keypoints\":[" + keypoints(70000 / 3 + 1) + "]}"), "bad-json",
        "more than 65536 values");
    row("a pose of 300 members", "1.json", tracked("\"1\":" + [] {
        std::string text = "{\"keypoints\":[]";
        for (int i = 0; i < 300; ++i)
            text += ",\"m" + std::to_string(i) + "\":1";
        return text + "}";
    }()), "bad-json", "more than 256 members");
    row("a number beyond all", "1.json", tracked("\"1\":{\"keypoints\":[1e999]}"), "bad-json", "number overflow");
    row("16 joints", "1.json", tracked("\"7\":" + pose(16)), "bad-tracks",
        "person 1, frame 7: has 16 joints, expected 17 (COCO), 18 (OpenPose), 25 (BODY_25), 14 (CPM) or 4");
    row("another number of joints", "1.json", tracked("\"7\":" + pose(17) + ",\"8\":" + pose(25)), "bad-tracks",
        "person 1, frame 8: has 25 joints, expected the 17 of coco17");
    row("numbers that are no joints", "1.json", tracked("\"7\":{\"keypoints\":[1,2]}"), "bad-tracks",
        "\"1\".\"7\", keypoints: found 2 numbers, expected three for each joint");
    row("no numbers", "1.json", tracked("\"7\":{\"keypoints\":[1,2,\"x\"]}"), "bad-tracks", "expected a list of numbers");
    row("no keypoints", "1.json", tracked("\"7\":" + pose(17) + ",\"8\":{\"scores\":1}"), "bad-tracks",
        "\"1\".\"8\", keypoints: found nothing");
    row("a pose that is a number", "1.json", tracked("\"7\":" + pose(17) + ",\"8\":3"), "bad-tracks", "found 3, expected an object");
    row("a person that is no number", "1.json", "{\"x\":{\"7\":" + pose(17) + "}}", "bad-tracks",
        "whole numbers for the person and the frame");
    row("frame 1,000,000,000", "1.json", tracked("\"1000000000\":" + pose(17)), "bad-tracks",
        "person 1, frame 1000000000: a frame number is from 0 to 16777216");
    row("a joint far away", "1.json", tracked("\"7\":" + pose(17, "", 1e9)), "bad-tracks", "person 1, frame 7: a joint lies at");
    row("a box of three numbers", "1.json", tracked("\"7\":" + pose(17, ",\"boxes\":[1,2,3]")), "bad-tracks",
        "boxes: found 3 numbers, expected x, y, width, height");
    row("a list of numbers and poses", "1.json", "[" + std::string("{\"image_id\":\"1.jpg\",") + pose(17).substr(1) + ",5]", "bad-tracks",
        "[1]: found 5, expected an object");
    row("no picture", "1.json", "[" + pose(17) + "]", "bad-tracks", "[0], image_id: found nothing");
    row("a picture that COCO does not list", "1.json",
        "{\"images\":[{\"id\":1}],\"annotations\":[{\"image_id\":2," + pose(17).substr(1) + "]}", "bad-tracks",
        "image_id \"2\" names no picture");
    row("a COCO picture of no size", "1.json", "{\"images\":[{\"id\":1,\"width\":1e9}]}", "bad-tracks", "expected pixels from 0 to 65536");
    row("OpenPose without a frame", "walk.json", "{\"people\":[]}", "bad-tracks", "without the number of its frame");
    row("OpenPose in frame 1,000,000,000", "v_1000000000_keypoints.json", "{\"people\":[]}", "bad-tracks",
        "a frame number is from 0 to 16777216");
    const std::string header = "Frame_Number Person_ID State BB_tl_0 BB_tl_1 BB_br_0 BB_br_1 anomaly\n";
    row("a box of text", "1.txt", header + "1 1 2 1 2 3 4 0\n1 2 2 1 x 3 4 0\n", "bad-data", "line 3: found \"x\", expected a number");
    row("a box cut short", "1.txt", header + "1 1 2 1 2 3\n", "bad-data", "line 2: found 6 fields, expected 8");
    row("a negative frame", "1.txt", header + "-1 1 2 1 2 3 4 0\n", "bad-data", "line 2: found \"-1\", expected a whole number");
    row("a long line", "1.txt", header + std::string(100000, ' ') + "\n", "bad-data", "line 2: a line of more than 65536 bytes");
    row("boxes without a person", "1.txt", "Frame_Number Person_ID State\n", "bad-data", "line 1: the header has no column BB_tl_0");
    const std::string csv = "7" + [] {
        std::string text;
        for (int i = 0; i < 34; ++i)
            text += ",5";
        return text;
    }() + "\n";
    row("CSV with a column less", "1.csv", csv + csv.substr(0, csv.size() - 3) + "\n", "bad-data", "line 2: found 34 fields");
    row("CSV with a text", "1.csv", csv + "8,x" + csv.substr(3), "bad-data", "line 2: found \"x\", expected a number");
    row("CSV with half a frame", "1.csv", csv + "7.5" + csv.substr(1), "bad-data", "line 2: found the frame \"7.5\"");
    row("CSV of nobody", "walk.csv", csv, "bad-tracks", "without the person's number");
    row("an array that declares 10^9 rows", "v_1.npy", corridor("(1000000000, 80)", 80), "bad-data", "declares");
    row("an array cut short", "v_1.npy", corridor("(2, 80)", 80 * 8), "bad-data", "declares 1280 bytes of content, and 640 follow");
    row("an array of nobody", "v.npy", corridor("(1, 80)", 640), "bad-tracks", "expected a name such as");
    row("an array of another width", "v_1.npy", corridor("(1, 79)", 632), "bad-tracks", "holds no tracks");
    row("something else", "1.json", "{\"auc\":0.7}", "bad-tracks", "holds no tracks in a format that is known");
}
void TestBadTracks::refuses()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, contents);
    QFETCH(QString, code);
    QFETCH(QString, part);
    const FileFolder folder;
    const auto file = folder.write(name.toStdString(), contents.toStdString());
    const auto error = errorOf([&] { openClips(file); });
    QCOMPARE(error.code, code.toStdString());
    QVERIFY2(error.text.find(part.toStdString()) != error.text.npos, error.text.c_str());
    QVERIFY2(error.path.find(file.parent_path().string()) == 0, error.path.c_str());
}

/// Whatever a cut file still says is read, or an Error says what is wrong.
void TestBadTracks::survivesEveryCut()
{
    const FileFolder folder;
    const auto whole = tracked("\"7\":" + pose(14, ",\"scores\":1.5,\"boxes\":[1,2,3,4]") + ",\"8\":" + pose(14));
    int refused = 0;
    for (std::size_t length = 0; length < whole.size(); length += 7) {
        const auto error = errorOf([&] { openClips(folder.write("1.json", whole.substr(0, length))); });
        refused += error.code == "bad-json" || error.code == "bad-tracks";
    }
    QCOMPARE(refused, int((whole.size() + 6) / 7));
}

void TestBadTracks::survivesEveryChangedByte()
{
    const FileFolder folder;
    auto contents = tracked("\"7\":" + pose(4, ",\"scores\":1.5,\"boxes\":[1,2,3,4]"));
    for (auto& byte : contents) {
        for (const int change : {0x01, 0x90}) {
            const auto kept = std::exchange(byte, char(byte ^ change));
            const auto error = errorOf([&] { openClips(folder.write("1.json", contents)); });
            QVERIFY2(error.code.empty() || error.code.starts_with("bad-"), error.code.c_str());
            byte = kept;
        }
    }
}

void TestBadTracks::mendsLostJoints()
{
    const FileFolder folder;
    std::string numbers = "null,5,0.5";
    for (int joint = 1; joint < 17; ++joint)
        numbers += ",1,2,0.25";
    const auto clips = openClips(
        folder.write("1.json", tracked("\"7\":{\"keypoints\":[" + numbers + "]},\"8\":{\"keypoints\":[" + keypoints(17, 0, 0) + "]}")));
    const auto& track = clips.at(0)->tracks.at(0);
    QVERIFY(track.pose(0, 17)[0] == Joint());
    QVERIFY(track.pose(0, 17)[1] == Joint({1, 2, 0.25F}));
    QVERIFY(track.pose(1, 17)[0] == Joint({0, 200, 0})); // a place without confidence is kept as it is

    std::string row = "9,nan,nan";
    for (int joint = 1; joint < 17; ++joint)
        row += ",3,4";
    const auto table = openClips(folder.write("clip/1.csv", row + "\n" + "10" + row.substr(1) + "\n"));
    QVERIFY(table.at(0)->tracks.at(0).pose(0, 17)[0] == Joint());
    QVERIFY(table.at(0)->tracks.at(0).pose(1, 17)[1] == Joint({3, 4, 1}));
}

void TestBadTracks::mendsFrames()
{
    const FileFolder folder;
    std::string poses;
    for (int frame = 200; frame > 0; --frame)
        poses += "\"" + std::to_string(frame) + "\":" + pose(14, ",\"scores\":1", frame) + ",";
    poses += "\"0100\":" + pose(14, ",\"scores\":2", 5000);
    const auto clip = openClips(folder.write("1.json", tracked(poses))).at(0);
    const auto& track = clip->tracks.at(0);
    QCOMPARE(track.size(), std::int64_t(200));
    QVERIFY(std::ranges::is_sorted(track.frames));
    QCOMPARE(track.pose(0, 14)[0].x, 1.0F);
    QCOMPARE(track.pose(99, 14)[0].x, 5000.0F);
    QCOMPARE(track.scores[99], 2.0F);
    QCOMPARE(clip->notices.size(), std::size_t(1));
    QVERIFY2(clip->notices[0].ends_with(
                 "1 pose is of a person who is in the frame already (first: person 1, frame 100): the one of the higher score stays"),
        clip->notices[0].c_str());
}

void TestBadTracks::linksWhereNumbersAreNoPersons()
{
    const FileFolder folder;
    std::string list;
    for (int frame = 0; frame < 5; ++frame) {
        for (const double x : {100.0, 900.0})
            list += (list.empty() ? "" : ",") + std::string("{\"image_id\":\"") + std::to_string(frame) + ".jpg\",\"idx\":0,"
                + pose(17, "", x + frame).substr(1);
    }
    const auto clip = openClips(folder.write("1.json", "[" + list + "]")).at(0);
    QCOMPARE(clip->tracks.size(), std::size_t(2));
    QCOMPARE(clip->tracks[0].size(), std::int64_t(5));
    QCOMPARE(clip->tracks[1].pose(4, 17)[0].x, 904.0F);
    const auto notices = joinedNotices(*clip);
    QVERIFY2(notices.find("the numbers are none of persons") != notices.npos, notices.c_str());
}

void TestBadTracks::keepsAPersonSeenOnce()
{
    const FileFolder folder;
    const auto clip = openClips(folder.write("1.json", tracked("\"7\":" + pose(17)))).at(0);
    QCOMPARE(clip->tracks.at(0).size(), std::int64_t(1));
    QVERIFY(clip->notices.empty());
}

void TestBadTracks::tellsWhatReachesBeyondThePicture()
{
    const FileFolder folder;
    const auto file = folder.write("1.json", tracked("\"7\":" + pose(17) + ",\"8\":" + pose(17, "", -50)));
    QVERIFY(openClips(file).at(0)->notices.empty()); // of no size that is known
    ClipOptions options;
    options.width = 400;
    options.height = 300;
    const auto clip = openClips(file, options).at(0);
    QCOMPARE(clip->notices.size(), std::size_t(1));
    QVERIFY2(clip->notices[0].ends_with("1 of 2 poses reach beyond the picture of 400 x 300 pixels"), clip->notices[0].c_str());
    QCOMPARE(clip->tracks.at(0).pose(1, 17)[0].x, -50.0F);
}

void TestBadTracks::refusesWhatIsNotThere()
{
    const FileFolder folder;
    QCOMPARE(errorOf([&] { openClips(folder / "none"); }).code, std::string("no-file"));
    QCOMPARE(errorOf([&] { openClips(folder.path()); }).text, std::string("holds no tracks in a format that is known"));
    ClipOptions options;
    options.skeleton = "coco71";
    const auto error = errorOf([&] { openClips(folder.write("1.json", tracked("\"7\":" + pose(17))), options); });
    QCOMPARE(error.code, std::string("bad-field"));
    QCOMPARE(error.hint, std::string("did you mean \"coco17\"?"));
}

QTEST_APPLESS_MAIN(TestBadTracks)
#include "tst_bad_tracks.moc"
