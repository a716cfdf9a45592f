#include "tracks/masks.h"

#include "record/error_of.h"
#include "record/printing.h"
#include "support/npy_samples.h"
#include "support/python.h"
#include "tracks/made_files.h"

#include <QtTest>

#include <zlib.h>

using namespace transect;
using testing::npy;

namespace {

using Labels = std::vector<std::uint8_t>;

std::string word(std::uint32_t value)
{
    return {reinterpret_cast<const char*>(&value), sizeof value};
}

/// An element of a MAT file, padded to 8 bytes.
std::string element(std::uint32_t type, const std::string& content)
{
    return word(type) + word(std::uint32_t(content.size())) + content + std::string((8 - content.size() % 8) % 8, '\0');
}

std::string matrix(std::uint32_t matrixClass, const std::vector<std::uint32_t>& shape, const std::string& name, const std::string& content)
{
    std::string lengths;
    for (const auto length : shape)
        lengths += word(length);
    return element(14, element(6, word(matrixClass) + word(0)) + element(5, lengths) + element(1, name) + content);
}

std::string picture(const std::string& pixels)
{
    return matrix(9, {2, 2}, "", element(2, pixels));
}

std::string compressed(const std::string& contents)
{
    std::string packed(compressBound(uLong(contents.size())), '\0');
    auto size = uLongf(packed.size());
    compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(contents.data()), uLong(contents.size()));
    packed.resize(size);
    return word(15) + word(std::uint32_t(packed.size())) + packed;
}

const std::string matHeader = "MATLAB 5.0 MAT-file" + std::string(105, ' ') + std::string("\0\1IM", 4);

std::string cells()
{
    return matrix(
        1, {1, 3}, "volLabel", picture(std::string(4, '\0')) + picture(std::string("\0\0\0\1", 4)) + picture(std::string(4, '\0')));
}

Labels onlyMask(const Masks& masks)
{
    return masks.size() == 1 ? masks.begin()->second.abnormal : Labels();
}

Clip clipNamed(const std::string& name, std::int64_t lastFrame)
{
    auto clip = twoPersons("box");
    clip.name = name;
    clip.frameCount = 0;
    clip.tracks.resize(1);
    clip.tracks[0].frames.back() = lastFrame;
    return clip;
}

} // namespace

class TestMasks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsArraysOfEachType();
    void readsArraysOfPictures();
    void readsMasksWhereOneIsNormal();
    void readsMatFiles();
    void readsTables();
    void readsRanges();
    void readsFolders();
    void givesLabelsOfClips();
    void refuses_data();
    void refuses();
    void refusesOtherLengths();
    void readsWhatScipyWrites();
    void survivesEveryChangedByteOfAMatFile();
};

void TestMasks::readsArraysOfEachType()
{
    const FileFolder folder;
    const auto read = [&](const std::string& contents) { return onlyMask(openMasks(folder.write("01_0014.npy", contents))); };
    const Labels expected{0, 1, 1, 0};
    QVERIFY(read(npy<std::uint8_t>("|u1", {0, 1, 1, 0})) == expected);
    QVERIFY(read(npy<std::int8_t>("|i1", {0, 1, 1, 0})) == expected);
    QVERIFY(read(npy<std::uint8_t>("|b1", {0, 1, 1, 0})) == expected);
    QVERIFY(read(npy<std::int32_t>("<i4", {0, 1, 256, 0})) == expected);
    QVERIFY(read(npy<std::int64_t>("<i8", {0, 1, 1, 0})) == expected);
    QVERIFY(read(npy<float>("<f4", {0, 1, 1, 0})) == expected);
    QVERIFY(read(npy<double>("<f8", {0, 1, 1, 0})) == expected);
    QCOMPARE(openMasks(folder / "01_0014.npy").begin()->first, std::string("01_0014"));
}

void TestMasks::readsArraysOfPictures()
{
    const FileFolder folder;
    const auto file = folder.write("1.npy", npy<std::uint8_t>("|u1", {0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0}, "(3, 2, 2)"));
    QVERIFY(onlyMask(openMasks(file)) == Labels({0, 1, 0}));
}

void TestMasks::readsMasksWhereOneIsNormal()
{
    const FileFolder folder;
    const auto contents = npy<double>("<f8", {1, 1, 0});
    const auto file = folder.write("abnormal_scene_1_scenario_2_tracks.txt", contents);
    const auto masks = openMasks(file);
    QVERIFY(onlyMask(masks) == Labels({0, 0, 1}));
    QCOMPARE(masks.begin()->first, std::string("abnormal_scene_1_scenario_2"));
    QVERIFY(onlyMask(openMasks(file, {.oneIsNormal = false})) == Labels({1, 1, 0}));
    QVERIFY(onlyMask(openMasks(folder.write("a/1.npy", contents), {.oneIsNormal = true})) == Labels({0, 0, 1}));
}

void TestMasks::readsMatFiles()
{
    const FileFolder folder;
    const auto read = [&](const std::string& contents) { return onlyMask(openMasks(folder.write("8_label.mat", matHeader + contents))); };
    QVERIFY(read(cells()) == Labels({0, 1, 0}));
    QVERIFY(read(compressed(cells())) == Labels({0, 1, 0}));
    QCOMPARE(openMasks(folder / "8_label.mat").begin()->first, std::string("8"));
    QVERIFY(read(matrix(9, {1, 5}, "gt", element(2, std::string("\0\1\1\0\0", 5)))) == Labels({0, 1, 1, 0, 0}));
    QVERIFY(read(matrix(9, {4, 1}, "gt", word(4 << 16 | 2) + std::string("\0\1\0\1", 4)))
        == Labels({0, 1, 0, 1})); // an element of 4 bytes, in its tag
    QVERIFY(read(matrix(9, {1, 2, 2}, "gt", element(2, std::string("\0\0\0\1", 4)))) == Labels({0, 1}));
    QVERIFY(read(matrix(4, {1, 2}, "author", element(16, "me")) + compressed(cells())) == Labels({0, 1, 0})); // a text beside it
}

void TestMasks::readsTables()
{
    const FileFolder folder;
    const auto labels = openMasks(folder.write(
        "labels.csv", ",Video,Frame,anomalyPresence\r\n0,07_0048,0,0\r\n1,07_0048,2,1\r\n2,07_0048,1,1.0\r\n3,07_0049,0,0\r\n"));
    QCOMPARE(labels.size(), std::size_t(2));
    QVERIFY(labels.at("07_0048").abnormal == Labels({0, 1, 1}));
    QVERIFY(!labels.at("07_0048").isOpen);
    const auto ranges = openMasks(folder.write("ranges.csv", "clip,first,last\na,1,2\nb,0,0\na,4,4\n"));
    QVERIFY(ranges.at("a").abnormal == Labels({0, 1, 1, 0, 1}));
    QVERIFY(ranges.at("a").isOpen);
    QVERIFY(ranges.at("b").abnormal == Labels({1}));
    const auto scored = openMasks(folder.write("scores.csv", "clip,frame,gt,anomaly\na,0,1,2.5\n")); // the label, not the score
    QVERIFY(scored.at("a").abnormal == Labels({1}));
}

void TestMasks::readsRanges()
{
    const FileFolder folder;
    const auto ucsd = openMasks(folder.write(
        "UCSDped1.m", "TestVideoFile = {};\nTestVideoFile{end+1}.gt_frame = [2:3];\nTestVideoFile{end+1}.gt_frame = [1:1, 3:4];\n"));
    QCOMPARE(ucsd.size(), std::size_t(2));
    QVERIFY(ucsd.at("Test001").abnormal == Labels({0, 1, 1}));
    QVERIFY(ucsd.at("Test002").abnormal == Labels({1, 0, 1, 1}));
    QVERIFY(ucsd.at("Test002").isOpen);
    const auto persons = openMasks(folder.write("abnormal_scene_1_tracks.txt", "1,2,3\r\n2.0e+00,5.0e+00,5.0e+00\r\n"));
    QVERIFY(persons.at("abnormal_scene_1").abnormal == Labels({0, 0, 1, 1, 0, 1}));
}

void TestMasks::readsFolders()
{
    const FileFolder folder;
    folder.write("gt/01.npy", npy<std::uint8_t>("|u1", {0, 1}));
    folder.write("gt/02.npy", npy<std::uint8_t>("|u1", {1}));
    folder.write("gt/README", "of the masks\n");
    const auto masks = openMasks(folder / "gt");
    QCOMPARE(masks.size(), std::size_t(2));
    QVERIFY(masks.at("02").abnormal == Labels({1}));
    folder.write("gt/02_label.mat", matHeader + cells());
    const auto error = errorOf([&] { openMasks(folder / "gt"); });
    QVERIFY2(error.text.starts_with("two masks are named \"02\""), error.text.c_str());
}

void TestMasks::givesLabelsOfClips()
{
    const Masks masks{{"8", {{0, 1, 1, 0, 0, 0, 0, 0, 0, 1}, false}}, {"9", {{0, 1}, true}}};
    QVERIFY(labelsOf(masks, clipNamed("08", 9)) == masks.at("8").abnormal);
    QVERIFY(hasMask(masks, "008"));
    QVERIFY(!hasMask(masks, "80"));
    auto open = clipNamed("9", 9);
    QVERIFY(labelsOf(masks, open) == Labels({0, 1, 0, 0, 0, 0, 0, 0, 0, 0}));
    open.frameCount = 12;
    QCOMPARE(labelsOf(masks, open).size(), std::size_t(12));
}

void TestMasks::refusesOtherLengths()
{
    const Masks masks{{"1", {Labels(9), false}}};
    const auto poses = errorOf([&] { labelsOf(masks, clipNamed("1", 9)); });
    QCOMPARE(poses.code, std::string("bad-masks"));
    QCOMPARE(poses.path, std::string("1"));
    QCOMPARE(poses.text, std::string("the clip has poses up to frame 9, and its mask 9 frames"));
    auto clip = clipNamed("1", 8);
    QCOMPARE(labelsOf(masks, clip).size(), std::size_t(9));
    clip.frameCount = 10;
    QCOMPARE(errorOf([&] { labelsOf(masks, clip); }).text, std::string("the clip has 10 frames, and its mask 9 frames"));
    QCOMPARE(errorOf([&] { labelsOf(masks, clipNamed("2", 8)); }).text, std::string("there is no mask of the clip"));
}

void TestMasks::refuses_data()
{
    QTest::addColumn<QByteArray>("contents");
    QTest::addColumn<QString>("part");
    const auto row = [](const char* what, const std::string& contents, const char* part) {
        QTest::newRow(what) << QByteArray::fromStdString(contents) << part;
    };
    row("nothing", "", "holds no masks");
    row("text", "hello, world\n", "holds no masks");
    row("an array cut short", npy<std::uint8_t>("|u1", {0, 1}).substr(0, 129), "declares 2 bytes of content, and 1 follow");
    row("an array of no dimension", npy("|u1", "()", "x"), "no dimension");
    row("10^9 frames", npy("|u1", "(1000000000,)", ""), "declares 1000000000 bytes of content, and 0 follow");
    row("a MAT file cut short", matHeader + cells().substr(0, 100), "is cut short");
    row("a big-endian MAT file", matHeader.substr(0, 126) + "MI", "big-endian");
    row("a header alone", matHeader, "holds 0 arrays of labels");
    row("two arrays", matHeader + cells() + cells(), "holds 2 arrays of labels");
    row("10^9 cells", matHeader + matrix(1, {1, 1000000000}, "", ""), "declares 1000000000 frames");
    row("cells that are not there", matHeader + matrix(1, {1, 9}, "", picture("abcd")), "is cut short");
    row("a picture of a wrong length", matHeader + matrix(1, {1, 1}, "", word(14) + word(999) + picture("abcd").substr(8)),
        "is longer or shorter");
    row("a damaged array", matHeader + compressed(cells()).substr(0, 20) + std::string(60, 'x'), "damaged or cut short");
    row("a cut array", matHeader + compressed(cells()).substr(0, 40), "cut short");
    row("an array of 3 x 3", matHeader + matrix(9, {3, 3}, "", element(2, std::string(9, '\0'))), "3 x 3");
    row("a label that is none", "clip,frame,label\na,0,2\n", "line 2: found the label \"2\", expected 0 or 1");
    row("a frame that is none", "clip,frame,label\na,x,1\n", "line 2: found \"x\"");
    row("a frame left out", "clip,frame,label\na,0,1\na,2,1\n", "the clip \"a\" has no label for frame 1");
    row("a frame twice", "clip,frame,label\na,0,1\na,0,1\n", "labels frame 0 twice");
    row("10^9 frames in a range", "clip,first,last\na,0,1000000000\n", "line 2: found a range from 0 to 1000000000");
    row("a range from its end", "clip,first,last\na,5,4\n", "line 2: found a range from 5 to 4");
    row("a field too few", "clip,first,last\na,5\n", "line 2: found 2 fields, expected 3");
    row("frame 0 of UCSD", "TestVideoFile{end+1}.gt_frame = [0:9];\n", "line 1: expected ranges of frames from 1");
    row("half a range of UCSD", "TestVideoFile{end+1}.gt_frame = [7];\n", "line 1: expected ranges of frames from 1");
}
void TestMasks::refuses()
{
    QFETCH(QByteArray, contents);
    QFETCH(QString, part);
    const FileFolder folder;
    const auto error = errorOf([&] { openMasks(folder.write("1.x", contents.toStdString())); });
    QVERIFY2(error.code == "bad-data" || error.code == "bad-masks", error.code.c_str());
    QVERIFY2(error.text.find(part.toStdString()) != error.text.npos, error.text.c_str());
}

void TestMasks::readsWhatScipyWrites()
{
    if (!testing::hasPython())
        QSKIP("no Python with SciPy in .venv");
    const FileFolder folder;
    const auto path = QString::fromStdString((folder / "1_label.mat").string());
    testing::python("import sys, numpy as np, scipy.io as io\n"
                    "cells = np.empty((1, 4), dtype=object)\n"
                    "for i in range(4): cells[0, i] = np.zeros((36, 64), 'u1'); cells[0, i][3, 5] = i % 2\n"
                    "io.savemat(sys.argv[1], {'volLabel': cells}, do_compression=True)\n", {path});
    QVERIFY(onlyMask(openMasks(path.toStdString())) == Labels({0, 1, 0, 1}));
}

void TestMasks::survivesEveryChangedByteOfAMatFile()
{
    const FileFolder folder;
    auto contents = matHeader + cells();
    for (std::size_t i = 120; i < contents.size(); ++i) {
        for (const int change : {0x01, 0x80}) {
            const auto kept = std::exchange(contents[i], char(contents[i] ^ change));
            const auto error = errorOf([&] { openMasks(folder.write("1.mat", contents)); });
            QVERIFY2(error.code.empty() || error.code == "bad-data" || error.code == "bad-masks", error.code.c_str());
            contents[i] = kept;
        }
    }
}

QTEST_APPLESS_MAIN(TestMasks)
#include "tst_masks.moc"
