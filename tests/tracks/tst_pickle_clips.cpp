#include "record/error_of.h"
#include "record/printing.h"
#include "support/python.h"
#include "tracks/clips.h"
#include "tracks/made_files.h"

#include <QtTest>

using namespace transect;

namespace {

/// {7: {3: [box, keypoints]}} of protocol 0, of four joints.
std::string posePickle(const std::string& box, const std::string& keypoints)
{
    return "(dp0\nI7\n(dI3\n(l" + box + "a" + keypoints + "ass.";
}

std::string list(int numbers)
{
    std::string text = "(l";
    for (int i = 0; i < numbers; ++i)
        text += "I" + std::to_string(i) + "\na";
    return text;
}

} // namespace

class TestPickleClips : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsLists();
    void readsWhatNumpyPickles_data();
    void readsWhatNumpyPickles();
    void refuses_data();
    void refuses();
};

void TestPickleClips::readsLists()
{
    const FileFolder folder;
    const auto clip = openClips(folder.write("01.pkl", posePickle(list(4), list(12)))).at(0);
    QCOMPARE(clip->name, std::string("01"));
    QCOMPARE(clip->skeleton.name, std::string("box"));
    const auto& track = clip->tracks.at(0);
    QCOMPARE(track.person, std::int64_t(3));
    QVERIFY(track.frames == std::vector<std::int64_t>({7}));
    QVERIFY(track.boxes == std::vector<Box>({{0, 1, 2, 3}}));
    QVERIFY(track.pose(0, 4)[3] == Joint({9, 10, 11}));
}

void TestPickleClips::readsWhatNumpyPickles_data()
{
    QTest::addColumn<int>("protocol");
    QTest::addColumn<QString>("keypoints");
    for (int protocol = 0; protocol <= 5; ++protocol) {
        for (const auto* keypoints : {"pose.astype('f4')", "pose.astype('f8')", "np.asfortranarray(pose)", "pose.ravel().tolist()",
                 "pose.tolist()", "list(pose.astype('f4').ravel())"})
            QTest::addRow("%d %s", protocol, keypoints) << protocol << keypoints;
    }
}
void TestPickleClips::readsWhatNumpyPickles()
{
    if (!testing::hasPython())
        QSKIP("no Python with NumPy in .venv");
    QFETCH(int, protocol);
    QFETCH(QString, keypoints);
    static const FileFolder folder;
    if (!std::filesystem::exists(folder / "made")) {
        // All of them at once: Python takes longer to start than to pickle.
        testing::python("import sys, pickle, numpy as np\n"
                        "pose = np.arange(51.0).reshape(17, 3) / 8; pose[2] = np.nan\n"
                        "forms = [\"pose.astype('f4')\", \"pose.astype('f8')\", 'np.asfortranarray(pose)', 'pose.ravel().tolist()', "
                        "'pose.tolist()', \"list(pose.astype('f4').ravel())\"]\n"
                        "for p in range(6):\n"
                        "    for form in forms:\n"
                        "        frames = {np.int64(5): {1: [np.array([1, 2, 3, 4]), eval(form)]}, 6: {'2': ((1, 2, 3, 4), eval(form))}}\n"
                        "        name = ''.join(c if c.isalnum() else '_' for c in form)\n"
                        "        open(f'{sys.argv[1]}/{p}{name}.pkl', 'wb').write(pickle.dumps(frames, p))\n"
                        "open(sys.argv[1] + '/made', 'w')\n",
            {QString::fromStdString(folder.path().string())});
    }
    const auto name = QString::number(protocol) + QString(keypoints).replace(QRegularExpression("[^a-z0-9]"), "_") + ".pkl";
    const auto clip = openClips(folder / name.toStdString()).at(0);
    QCOMPARE(clip->tracks.size(), std::size_t(2));
    const auto& track = clip->tracks[0];
    QVERIFY(track.frames == std::vector<std::int64_t>({5}));
    QVERIFY(track.boxes == std::vector<Box>({{1, 2, 3, 4}}));
    QVERIFY(track.pose(0, 17)[1] == Joint({3 / 8.0F, 4 / 8.0F, 5 / 8.0F}));
    QVERIFY(track.pose(0, 17)[2] == Joint());
    QCOMPARE(clip->tracks[1].person, std::int64_t(2));
}

void TestPickleClips::refuses_data()
{
    QTest::addColumn<QByteArray>("contents");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("part");
    const auto row = [](const char* what, const std::string& contents, const char* code, const char* part) {
        QTest::newRow(what) << QByteArray::fromStdString(contents) << code << part;
    };
    row("a pickle cut short", posePickle(list(4), list(12)).substr(0, 30), "bad-pickle", "byte");
    row("a list", "(dp0\nI7\n(ls.", "bad-tracks", "frame 7: found no dictionary");
    row("one number", "(dp0\nI7\n(dI3\nI4\nss.", "bad-tracks", "frame 7, person 3: found no pair");
    row("a box of 3", posePickle(list(3), list(12)), "bad-tracks", "frame 7, person 3: found 3 and 12 numbers");
    row("half a joint", posePickle(list(4), list(11)), "bad-tracks", "found 4 and 11 numbers");
    row("a text", posePickle(list(4), "S'x'\n"), "bad-tracks", "frame 7, person 3, keypoints: found \"x\", expected numbers");
    row("a call", posePickle(list(4), "cos\nsystem\n(S'true'\ntR"), "bad-tracks", "found an object of os.system, expected numbers");
    row("a frame of text", "(dp0\nS'x'\n(ds.", "bad-tracks", "a frame's number: found \"x\"");
    row("frame -1", "(dp0\nI-1\n(ds.", "bad-tracks", "a frame's number: found what is no whole number from 0");
    row("a list of itself", posePickle("(lp5\ng5\na", list(12)), "bad-tracks", "found a value of another kind");
    // A dictionary of 300 persons who share one pose, shared by 300 frames: 4 million numbers in a few kilobytes.
    std::string persons = "(dp1\n";
    for (int person = 0; person < 300; ++person)
        persons += "I" + std::to_string(person) + "\n" + (person == 0 ? "(l" + list(4) + "a" + list(51) + "ap2\n" : "g2\n") + "s";
    std::string frames = "(dp0\n";
    for (int frame = 0; frame < 300; ++frame)
        frames += "I" + std::to_string(frame) + "\n" + (frame == 0 ? persons : "g1\n") + "s";
    row("a pose shared 90,000 times", frames + ".", "bad-tracks", "more numbers than the file has bytes");
}
void TestPickleClips::refuses()
{
    QFETCH(QByteArray, contents);
    QFETCH(QString, code);
    QFETCH(QString, part);
    const FileFolder folder;
    const auto error = errorOf([&] { openClips(folder.write("1.pkl", contents.toStdString())); });
    QCOMPARE(error.code, code.toStdString());
    QVERIFY2(error.text.find(part.toStdString()) != error.text.npos, error.text.c_str());
}

QTEST_APPLESS_MAIN(TestPickleClips)
#include "tst_pickle_clips.moc"
