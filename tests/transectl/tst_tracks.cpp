#include <QtTest>

#include "transectl/command_line.h"

using transect::testing::CommandLine;

namespace {

/// AlphaPose's list of a person who walks through frames 3 to 6 of "walk".
QByteArray alphaPose()
{
    QByteArray list = "[";
    for (int frame = 3; frame <= 6; ++frame) {
        list += QByteArray(frame > 3 ? "," : "") + "{\"image_id\":\"" + QByteArray::number(frame)
            + ".jpg\",\"score\":2.5,\"idx\":1,\"keypoints\":[";
        for (int joint = 0; joint < 17; ++joint)
            list += (joint ? "," : "") + QByteArray::number(100 + joint + 2 * frame) + ",50,0.5";
        list += "]}";
    }
    return list + "]";
}

QJsonObject objectIn(const QString& text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

} // namespace

class TestTracks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsThere()
    {
        const CommandLine line;
        const auto file = line.write("walk.json", alphaPose());
        const auto text = line.call({"tracks", file, "--width", "640", "--height", "360"});
        QCOMPARE(text.code, 0);
        QVERIFY2(text.out.contains("walk") && text.out.contains("coco17") && text.out.contains("640 x 360"), qPrintable(text.out));
        QVERIFY2(text.out.endsWith("1 clip, 1 person, 4 poses\n"), qPrintable(text.out));
        QCOMPARE(text.err, QString());

        const auto json = objectIn(line.call({"tracks", file, "--json"}).out);
        QCOMPARE(json.value("poses").toInt(), 4);
        const auto clip = json.value("clips").toArray().at(0).toObject();
        QCOMPARE(clip.value("name").toString(), QString("walk"));
        QCOMPARE(clip.value("last_frame").toInt(), 6);
        QVERIFY(clip.value("width").isNull());
    }

    void tellsNotices()
    {
        const CommandLine line;
        const auto outcome = line.call({"tracks", line.write("walk.json", alphaPose()), "--width", "100", "--height", "360"});
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.err.contains("4 of 4 poses reach beyond the picture of 100 x 360 pixels"), qPrintable(outcome.err));
    }

    void convertsThereAndBack()
    {
        const CommandLine line;
        const auto file = line.write("walk.json", alphaPose());
        const auto first = line.call({"tracks", file, "--width", "640", "--height", "360", "--to", "coco", "--out", line.path("coco")});
        QCOMPARE(first.code, 0);
        QCOMPARE(first.out, "2 files in " + line.path("coco") + "\n");
        QVERIFY(QFile::exists(line.path("coco/walk.json")) && QFile::exists(line.path("coco/clips.csv")));
        QCOMPARE(line.call({"tracks", line.path("coco"), "--to", "alphapose", "--out", line.path("back")}).code, 0);
        QCOMPARE(line.call({"tracks", file, "--to", "alphapose", "--out", line.path("once")}).code, 0);
        QFile back(line.path("back/walk.json")), once(line.path("once/walk.json"));
        QVERIFY(back.open(QIODevice::ReadOnly) && once.open(QIODevice::ReadOnly));
        QCOMPARE(back.readAll(), once.readAll());
    }

    void saysWhatAFormatLeavesOut()
    {
        const CommandLine line;
        const auto outcome = line.call({"tracks", line.write("walk.json", alphaPose()), "--to", "csv", "--out", line.path("csv")});
        QCOMPARE(outcome.code, 0);
        QCOMPARE(outcome.err, QString("transectl: csv leaves out confidences, scores and boxes\n"));
        QVERIFY(QFile::exists(line.path("csv/walk/1.csv")));
    }

    void refusesArguments_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<QString>("part");
        QTest::newRow("a format that there is not") << QStringList{"--to", "cocoa", "--out", "x"} << "did you mean \"coco\"?";
        QTest::newRow("a format that is not written") << QStringList{"--to", "pickle", "--out", "x"} << "pickles are read, and not written";
        QTest::newRow("no place to write to") << QStringList{"--to", "coco"} << "--to FORMAT and --out DIR belong together";
        QTest::newRow("a skeleton of another size") << QStringList{"--skeleton", "body25"} << "has 17 joints, expected the 25 of body25";
        QTest::newRow("a negative width") << QStringList{"--width", "-1"} << "--width";
    }
    void refusesArguments()
    {
        QFETCH(QStringList, more);
        QFETCH(QString, part);
        const CommandLine line;
        const auto outcome = line.call(QStringList{"tracks", line.write("walk.json", alphaPose())} + more);
        QVERIFY(outcome.code == 2 || (outcome.code == 1 && more[0] == "--skeleton"));
        QVERIFY2(outcome.err.contains(part), qPrintable(outcome.err));
    }

    void refusesOtherFiles()
    {
        const CommandLine line;
        const auto outcome = line.call({"tracks", line.write("x.json", "{\"auc\": 1}")});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains("x.json: holds no tracks in a format that is known") && outcome.err.contains("AlphaPose"),
            qPrintable(outcome.err));
        QCOMPARE(line.call({"tracks", line.path("nothing")}).code, 1);
    }
};

QTEST_APPLESS_MAIN(TestTracks)
#include "tst_tracks.moc"
