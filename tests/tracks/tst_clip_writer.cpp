#include "tracks/clip_writer.h"

#include "record/error_of.h"
#include "record/printing.h"
#include "support/python.h"
#include "tracks/clip_texts.h"
#include "tracks/clips.h"
#include "tracks/made_files.h"

#include <QtTest>

using namespace transect;

namespace {

/// What of a clip a format keeps.
struct Kept {
    bool confidences = true, scores = true, boxes = true;
};

Clip reduced(Clip clip, const Kept& kept)
{
    for (auto& track : clip.tracks) {
        for (auto& joint : track.joints)
            joint.confidence = kept.confidences || joint.confidence == 0 ? joint.confidence : 1;
        if (!kept.scores)
            track.scores.clear();
        if (!kept.boxes)
            track.boxes.clear();
    }
    return clip;
}

void compare(const Clip& read, const Clip& written)
{
    QCOMPARE(read.name, written.name);
    QCOMPARE(read.skeleton.name, written.skeleton.name);
    QCOMPARE(read.width, written.width);
    QCOMPARE(read.height, written.height);
    QCOMPARE(read.framesPerSecond, written.framesPerSecond);
    QCOMPARE(read.frameCount, written.frameCount);
    QCOMPARE(read.tracks.size(), written.tracks.size());
    for (std::size_t i = 0; i < read.tracks.size(); ++i) {
        QCOMPARE(read.tracks[i].person, written.tracks[i].person);
        QVERIFY(read.tracks[i].frames == written.tracks[i].frames);
        QVERIFY(read.tracks[i].joints == written.tracks[i].joints);
        QVERIFY(read.tracks[i].scores == written.tracks[i].scores);
        QVERIFY(read.tracks[i].boxes == written.tracks[i].boxes);
    }
    QVERIFY2(read.notices.empty(), read.notices.empty() ? "" : read.notices[0].c_str());
}

ClipPtr shared(Clip clip)
{
    return std::make_shared<const Clip>(std::move(clip));
}

} // namespace

class TestClipWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsBackWhatItWrote_data();
    void readsBackWhatItWrote();
    void writesBoxesOfPoses();
    void readsBackBoxes();
    void writesWhatPythonReads();
    void writesEmptyClips();
    void writesEveryFormatThatItNames();
    void refusesNames_data();
    void refusesNames();
    void refusesRepeatedNames();
    void refusesEveryFrameOfALengthThatOneNumberClaims();
};

void TestClipWriter::readsBackWhatItWrote_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("skeleton");
    QTest::addColumn<bool>("confidences");
    QTest::addColumn<bool>("scoresAndBoxes");
    for (const auto* skeleton : {"coco17", "body25", "box"}) {
        for (const auto* format : {"tracked", "alphapose", "by-picture", "coco"})
            QTest::addRow("%s %s", format, skeleton) << format << skeleton << true << true;
        for (const auto* format : {"openpose", "array"})
            QTest::addRow("%s %s", format, skeleton) << format << skeleton << true << false;
        QTest::addRow("csv %s", skeleton) << "csv" << skeleton << false << false;
    }
}
void TestClipWriter::readsBackWhatItWrote()
{
    QFETCH(QString, format);
    QFETCH(QString, skeleton);
    QFETCH(bool, confidences);
    QFETCH(bool, scoresAndBoxes);
    const FileFolder folder;
    const auto first = twoPersons(skeleton.toStdString());
    auto second = first;
    second.name = "01_0015";
    const auto files = writeClips({shared(first), shared(second)}, folder / "out", trackFormatNamed(format.toStdString()));
    QVERIFY(std::ranges::all_of(files, [](const std::filesystem::path& file) { return std::filesystem::is_regular_file(file); }));
    const auto clips = openClips(folder / "out");
    QCOMPARE(clips.size(), std::size_t(2));
    const Kept kept{confidences, scoresAndBoxes, scoresAndBoxes};
    compare(*clips[0], reduced(first, kept));
    compare(*clips[1], reduced(second, kept));
}

void TestClipWriter::writesBoxesOfPoses()
{
    const FileFolder folder;
    const auto clip = twoPersons("coco17");
    writeClips({shared(clip)}, folder.path(), TrackFormat::Boxes);
    const auto read = openClips(folder.path()).at(0);
    QCOMPARE(read->skeleton.name, std::string("box"));
    const auto& box = clip.tracks[1].boxes[2];
    const auto corners = read->tracks[1].pose(2, 4);
    QVERIFY(corners[0] == Joint({box.x, box.y, 1}));
    QVERIFY(corners[2] == Joint({box.x + box.width, box.y + box.height, 1}));
}

void TestClipWriter::readsBackBoxes()
{
    const FileFolder folder;
    const auto file = folder.write(
        "in/01.txt", "Frame_Number Person_ID State BB_tl_0 BB_tl_1 BB_br_0 BB_br_1\n14 3 2 401 122 436 210\n15 3 2 402.5 -3 436 210\n");
    const auto clips = openClips(file);
    writeClips(clips, folder / "out", TrackFormat::Boxes);
    QCOMPARE(contentsOf(folder / "out/01.txt"), contentsOf(file));
}

void TestClipWriter::writesWhatPythonReads()
{
    if (!testing::hasPython())
        QSKIP("no Python with NumPy in .venv");
    const FileFolder folder;
    const auto clip = shared(twoPersons("coco17"));
    writeClips({clip}, folder / "json", TrackFormat::Tracked);
    writeClips({clip}, folder / "npy", TrackFormat::Array);
    const auto numbers
        = testing::python("import sys, json, numpy as np\n"
                          "poses = json.load(open(sys.argv[1] + '/json/01_0014.json'))\n"
                          "pose = poses['3']['0005']\n"
                          "rows = np.load(sys.argv[1] + '/npy/01_0014_3.npy')\n"
                          "print(len(poses), pose['keypoints'][3], pose['scores'], rows.shape[0], rows.shape[1], rows[3, 2], rows[3, 4])\n",
            {QString::fromStdString(folder.path().string())});
    const auto& track = clip->tracks[0];
    QCOMPARE(numbers.size(), 7);
    QCOMPARE(numbers[0], 2.0);
    QCOMPARE(float(numbers[1]), track.pose(3, 17)[1].x);
    QCOMPARE(float(numbers[2]), track.scores[3]);
    QCOMPARE(numbers[3], 8.0);
    QCOMPARE(numbers[4], 56.0);
    QCOMPARE(numbers[5], 5.0);
    QCOMPARE(float(numbers[6]), track.pose(3, 17)[1].x);
}

void TestClipWriter::writesEmptyClips()
{
    const FileFolder folder;
    Clip empty = twoPersons("coco17");
    empty.name = "2";
    empty.tracks.clear();
    for (const auto& format : {TrackFormat::Tracked, TrackFormat::AlphaPose, TrackFormat::ByPicture, TrackFormat::Coco,
             TrackFormat::OpenPose, TrackFormat::Boxes}) {
        const auto out = folder / std::to_string(int(format));
        writeClips({shared(empty)}, out, format);
        const auto read = openClips(out).at(0);
        QCOMPARE(read->name, std::string("2"));
        QCOMPARE(read->tracks.size(), std::size_t(0));
        QCOMPARE(read->frameCount, std::int64_t(12));
    }
}

void TestClipWriter::writesEveryFormatThatItNames()
{
    for (const auto& format : trackFormats()) {
        const FileFolder folder;
        const auto error = errorOf([&] { writeClips({shared(twoPersons("coco17"))}, folder.path(), format.format); });
        QCOMPARE(error.code.empty(), format.isWritten);
    }
}

void TestClipWriter::refusesNames_data()
{
    QTest::addColumn<QString>("name");
    for (const auto* name : {"", ".", "..", ".hidden", "a/b", "a,b", "a\nb"})
        QTest::addRow("\"%s\"", QByteArray(name).toPercentEncoding().constData()) << name;
}
void TestClipWriter::refusesNames()
{
    QFETCH(QString, name);
    const FileFolder folder;
    auto clip = twoPersons("box");
    clip.name = name.toStdString();
    QCOMPARE(errorOf([&] { writeClips({shared(clip)}, folder.path(), TrackFormat::Tracked); }).code, std::string("bad-tracks"));
}

void TestClipWriter::refusesRepeatedNames()
{
    const FileFolder folder;
    const auto clip = shared(twoPersons("box"));
    const auto error = errorOf([&] { writeClips({clip, clip}, folder / "out", TrackFormat::Tracked); });
    QVERIFY2(error.text.starts_with("two clips are named \"01_0014\""), error.text.c_str());
    QVERIFY(!std::filesystem::exists(folder / "out"));
}

void TestClipWriter::refusesEveryFrameOfALengthThatOneNumberClaims()
{
    const FileFolder folder;
    auto clip = twoPersons("box");
    clip.tracks.back().frames.back() = 16000000;
    for (const std::int64_t frames : {0, 12}) { // known, but wrong, is no better
        clip.frameCount = frames;
        for (const auto format : {TrackFormat::OpenPose, TrackFormat::Coco}) {
            const auto error = errorOf([&] { writeClips({shared(clip)}, folder / "out", format); });
            QCOMPARE(error.path, std::string("clip 01_0014"));
            QVERIFY2(error.text.find("found 12 poses, the last one in frame 16000000") != error.text.npos, error.text.c_str());
        }
    }
    writeClips({shared(clip)}, folder / "out", TrackFormat::Tracked);
}

QTEST_APPLESS_MAIN(TestClipWriter)
#include "tst_clip_writer.moc"
