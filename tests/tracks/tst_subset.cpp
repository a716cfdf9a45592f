#include "tracks/subset.h"

#include "record/error_of.h"
#include "record/printing.h"
#include "tracks/made_files.h"

#include <QtTest>

using namespace transect;

class TestSubset : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsFrames();
    void readsTheSubsetsOfTheProject();
    void refuses_data();
    void refuses();
};

void TestSubset::keepsFrames()
{
    const FileFolder folder;
    const auto subset
        = readSubset(folder.write("s.json", R"({"name": "HR", "dropped_clips": ["01_0130"], "dropped_frames": {"08": [[1, 3], [5, 9]]}})"));
    QCOMPARE(subset.name, std::string("HR"));
    QVERIFY(!subset.keepsClip("01_0130"));
    QVERIFY(!subset.keepsClip("1_130"));
    QVERIFY(subset.keepsClip("01_0131"));
    QVERIFY(subset.keptFrames("8", 7) == std::vector<std::uint8_t>({1, 0, 0, 1, 1, 0, 0}));
    QVERIFY(subset.keptFrames("08", 4) == std::vector<std::uint8_t>({1, 0, 0, 1}));
    QVERIFY(subset.keptFrames("9", 2) == std::vector<std::uint8_t>({1, 1}));
    QVERIFY(subset.keptFrames("01_0130", 2) == std::vector<std::uint8_t>({0, 0}));
}

void TestSubset::readsTheSubsetsOfTheProject()
{
    const std::filesystem::path folder = TRANSECT_SOURCE_DIR "/resources/subsets";
    const auto shanghaiTech = readSubset(folder / "hr-shanghaitech.json");
    QCOMPARE(shanghaiTech.droppedClips.size(), std::size_t(6));
    QVERIFY(!shanghaiTech.keepsClip("12_0152"));
    const auto avenue = readSubset(folder / "hr-avenue.json");
    QVERIFY(avenue.keepsClip("01"));
    const auto kept = avenue.keptFrames("06", 1283);
    QCOMPARE(std::ranges::count(kept, 0), (625 - 561) + (1007 - 814));
    QCOMPARE(int(kept[560]), 1);
    QCOMPARE(int(kept[561]), 0);
    QCOMPARE(int(kept[625]), 1);
}

void TestSubset::refuses_data()
{
    QTest::addColumn<QByteArray>("contents");
    QTest::addColumn<QString>("part");
    const auto row = [](const char* what, const char* contents, const char* part) { QTest::newRow(what) << QByteArray(contents) << part; };
    row("no name", "{}", "name");
    row("a clip that is no text", R"({"name": "x", "dropped_clips": [1]})", "names of clips");
    row("no pair", R"({"name": "x", "dropped_frames": {"1": [[1, 2, 3]]}})", "dropped_frames of \"1\": found [1,2,3]");
    row("a pair from its end", R"({"name": "x", "dropped_frames": {"1": [[3, 3]]}})", "found [3,3]");
    row("a pair of texts", R"({"name": "x", "dropped_frames": {"1": [["a", "b"]]}})", "expected pairs [from, to]");
    row("10^9 frames", R"({"name": "x", "dropped_frames": {"1": [[0, 1000000000]]}})", "at most 16777216");
    row("a number for a list", R"({"name": "x", "dropped_frames": {"1": 5}})", "found 5");
}
void TestSubset::refuses()
{
    QFETCH(QByteArray, contents);
    QFETCH(QString, part);
    const FileFolder folder;
    const auto error = errorOf([&] { readSubset(folder.write("s.json", contents.toStdString())); });
    QCOMPARE(error.code, std::string("bad-subset"));
    QVERIFY2(error.text.find(part.toStdString()) != error.text.npos, error.text.c_str());
}

QTEST_APPLESS_MAIN(TestSubset)
#include "tst_subset.moc"
