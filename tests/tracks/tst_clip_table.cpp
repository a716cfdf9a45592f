#include "tracks/clip_table.h"

#include "record/error_of.h"
#include "record/printing.h"
#include "tracks/made_files.h"

#include <QtTest>

using namespace transect;

class TestClipTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsColumnsByName();
    void readsBackWhatItWrote();
    void isToldByItsHeader();
    void findsTablesAround();
    void refuses_data();
    void refuses();
};

void TestClipTable::readsColumnsByName()
{
    const FileFolder folder;
    const auto table = readClipTable(
        folder.write("split.csv", "clip,split,label,frames,resolution\r\nnofi001,train,0,78,480x360\r\n\r\nfi002,test,1,,\r\n"));
    QCOMPARE(table.rows.size(), std::size_t(2));
    const auto* row = table.find("nofi0001");
    QVERIFY(row);
    QCOMPARE(row->width, 480);
    QCOMPARE(row->height, 360);
    QCOMPARE(row->frames, std::int64_t(78));
    QCOMPARE(row->framesPerSecond, 0.0);
    QCOMPARE(table.find("fi002")->frames, std::int64_t(0));
    QVERIFY(!table.find("fi003"));
}

void TestClipTable::readsBackWhatItWrote()
{
    const FileFolder folder;
    const auto clip = std::make_shared<const Clip>(twoPersons("box"));
    const auto table = readClipTable(folder.write("clips.csv", clipTableText({clip})));
    const auto* row = table.find(clip->name);
    QVERIFY(row);
    QCOMPARE(row->width, clip->width);
    QCOMPARE(row->height, clip->height);
    QCOMPARE(row->framesPerSecond, clip->framesPerSecond);
    QCOMPARE(row->frames, clip->frameCount);
}

void TestClipTable::isToldByItsHeader()
{
    const FileFolder folder;
    QVERIFY(isClipTable(folder.write("a.csv", "clip,fps\n")));
    QVERIFY(!isClipTable(folder.write("a.txt", "clip,fps\n")));
    QVERIFY(!isClipTable(folder.write("b.csv", "clip,frame,score\n")));
    QVERIFY(!isClipTable(folder.write("c.csv", "name,fps\n")));
    QVERIFY(!isClipTable(folder / "none.csv"));
}

void TestClipTable::findsTablesAround()
{
    const FileFolder folder;
    folder.write("set/above.csv", "clip,fps\na,25\nb,25\n");
    folder.write("set/test/own.csv", "clip,fps\na,30\n");
    const auto table = clipTableFor(folder / "set/test");
    QCOMPARE(table.find("a")->framesPerSecond, 30.0);
    QCOMPARE(table.find("b")->framesPerSecond, 25.0);
    QVERIFY(clipTableFor(folder.path()).rows.empty());
}

void TestClipTable::refuses_data()
{
    QTest::addColumn<QByteArray>("rows");
    QTest::addColumn<QString>("part");
    QTest::newRow("a field too few") << QByteArray("a,1\n") << "line 2: found 2 fields, expected 3";
    QTest::newRow("a text") << QByteArray("a,x,1\n") << "line 2: found \"x\", expected a number from 0";
    QTest::newRow("a negative rate") << QByteArray("b,1,1\na,-5,1\n") << "line 3: found \"-5\"";
    QTest::newRow("10^9 frames") << QByteArray("a,25,1000000000\n") << "found \"1000000000\", expected a number from 0 to 16777216";
}
void TestClipTable::refuses()
{
    QFETCH(QByteArray, rows);
    QFETCH(QString, part);
    const FileFolder folder;
    const auto error = errorOf([&] { readClipTable(folder.write("a.csv", "clip,fps,frames\n" + rows.toStdString())); });
    QCOMPARE(error.code, std::string("bad-data"));
    QVERIFY2(error.text.find(part.toStdString()) != error.text.npos, error.text.c_str());
}

QTEST_APPLESS_MAIN(TestClipTable)
#include "tst_clip_table.moc"
