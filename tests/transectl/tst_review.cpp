#include <QtTest>

#include <cmath>

#include "record/normal_scores.h"
#include "record/npy.h"
#include "record/pose_record.h"
#include "record/review_settings.h"
#include "record/score_record.h"
#include "record/verdict_record.h"
#include "transectl/command_line.h"

using namespace transect;
using namespace transect::testing;

namespace {

constexpr std::int64_t frames = 400;

/// Windows of one frame each, at ten frames a second: person 1 of score 1 throughout, and where `hills` say so person 2 of a
/// higher one in ten frames, the highest in the fifth.
ScoreRecord scoresOf(const std::string& clip, const std::vector<std::pair<std::int64_t, double>>& hills)
{
    ScoreRecord record;
    record.clip = clip;
    record.scores = "motion";
    record.skeleton = "two";
    record.joints = {"head", "foot"};
    record.length = 2;
    record.stride = 1;
    record.framesPerSecond = 10;
    record.prior = Json::object();
    for (std::int64_t frame = 0; frame < frames; ++frame)
        record.windows.push_back({1, frame, frame, 1});
    for (const auto& [first, score] : hills) {
        for (std::int64_t i = 0; i < 10; ++i)
            record.windows.push_back({2, first + i, first + i, score - 0.01 * std::abs(double(i) - 4)});
    }
    record.frameScores = highestScores(record.windows, frames, record.assignment, 0);
    record.speeds.assign(record.windows.size(), 0);
    record.guards.assign(record.windows.size(), 1);
    return record;
}

/// Two persons in every frame; frames 100 to 129 are abnormal.
PoseRecord posesOf(const std::string& clip)
{
    PoseRecord record;
    record.clip = clip;
    record.skeleton = "box";
    record.joints = {"top_left", "top_right", "bottom_right", "bottom_left"};
    record.width = 200;
    record.height = 100;
    record.framesPerSecond = 10;
    record.frames = frames;
    for (const std::int64_t person : {1, 2}) {
        for (std::int64_t frame = 0; frame < frames; ++frame) {
            record.places.push_back({person, frame});
            const auto x = float(frame) / 4, y = 10 * float(person);
            record.coordinates.insert(record.coordinates.end(), {x, y, x + 20, y, x + 20, y + 40, x, y + 40});
            record.confidences.insert(record.confidences.end(), 4, 1.0f);
        }
    }
    record.abnormal.assign(std::size_t(frames), 0);
    std::fill(record.abnormal.begin() + 100, record.abnormal.begin() + 130, std::uint8_t(1));
    return record;
}

QJsonObject jsonFrom(const Outcome& outcome)
{
    return QJsonDocument::fromJson(outcome.out.toUtf8()).object();
}

QJsonArray eventsOf(const Outcome& outcome)
{
    return jsonFrom(outcome)["events"].toArray();
}

QString textIn(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

std::vector<double> npyIn(const QString& path)
{
    const auto stream = openStream(path.toStdString());
    return realNumbers(readNpy(*stream), "array");
}

} // namespace

class TestReview : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Clip 01_001: events at 50, 105 (abnormal) and 300; clip 01_002: one at 200.
    void init()
    {
        m_transectl = std::make_unique<CommandLine>();
        const std::filesystem::path folder = scores().toStdString();
        std::filesystem::create_directories(folder / "poses");
        writeScoreRecord(folder / scoreFileName("01_001"), scoresOf("01_001", {{50, 5}, {105, 9}, {300, 7}}));
        writeScoreRecord(folder / scoreFileName("01_002"), scoresOf("01_002", {{200, 6}}));
        for (const auto* clip : {"01_001", "01_002"})
            writePoseRecord(poseRecordFile(folder, clip), posesOf(clip));
    }

    void listsEventsAndTheThreshold()
    {
        const auto outcome = call();
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QVERIFY2(outcome.out.contains(QRegularExpression("^clip +start +end +peak +score +person +state")), qPrintable(outcome.out));
        QVERIFY2(outcome.out.contains(QRegularExpression("\n01_001 +00:10\\.500 +00:11\\.500 +109 +9 +2 +new\n")), qPrintable(outcome.out));
        QVERIFY2(outcome.out.contains("Threshold 4\n"), qPrintable(outcome.out));
        QVERIFY2(outcome.out.contains("3 false alarms in 0.0206 hours of normal frames: 146 an hour"), qPrintable(outcome.out));
        QVERIFY2(outcome.out.contains("4 events in 2 of 2 clips: 4 new, 0 true"), qPrintable(outcome.out));
        QVERIFY2(outcome.err.isEmpty(), qPrintable(outcome.err));
    }

    void listsAsJson()
    {
        const auto outcome = call({"--json"});
        const auto json = jsonFrom(outcome);
        const auto events = eventsOf(outcome);
        QCOMPARE(events.size(), 4);
        const auto event = events[1].toObject();
        QCOMPARE(event["clip"].toString(), QString("01_001"));
        QCOMPARE(event["first"].toInt(), 105);
        QCOMPARE(event["last"].toInt(), 114);
        QCOMPARE(event["peak"].toInt(), 109);
        QCOMPARE(event["person"].toInt(), 2);
        QCOMPARE(event["start"].toDouble(), 10.5);
        QCOMPARE(event["end"].toDouble(), 11.5);
        QCOMPARE(event["state"].toString(), QString("new"));
        QCOMPARE(json["threshold"].toObject()["false_alarms"].toInt(), 3);
        QCOMPARE(json["threshold"].toObject()["normal_frames"].toInt(), 740);
        QVERIFY(json["threshold"].toObject()["percentile_of"].isNull());
        QCOMPARE(json["rules"].toObject()["threshold_by"].toString(), QString("score"));
        QVERIFY(json["precision"].toObject()["precision"].isNull());
    }

    void choosesWhatIsShown()
    {
        const auto peaks = [](const Outcome& outcome) {
            QList<int> list;
            for (const auto& event : eventsOf(outcome))
                list << event.toObject()["peak"].toInt();
            return list;
        };
        QCOMPARE(peaks(call({"--json", "--order", "score"})), (QList<int>{109, 304, 204, 54}));
        QCOMPARE(peaks(call({"--json", "--clip", "01_002"})), (QList<int>{204}));
        // The threshold is 4: 5 is nearest to it, and the clips take turns.
        QCOMPARE(peaks(call({"--json", "--order", "useful"})), (QList<int>{54, 204, 304, 109}));
        QCOMPARE(call({"--judge", "01_001:54=true"}).code, 0);
        QCOMPARE(peaks(call({"--json", "--order", "useful"})), (QList<int>{204, 304, 109, 54}));
        QCOMPARE(peaks(call({"--json", "--order", "useful", "--state", "new"})), (QList<int>{204, 304, 109}));
        QCOMPARE(peaks(call({"--json", "--state", "judged"})), (QList<int>{54}));
        QVERIFY(call({"--state", "disputed"}).out.contains("4 events"));
    }

    void thresholdsByPercentileAndByFalseAlarms()
    {
        auto outcome = review({scores(), "--smoothing", "0", "--value", "95", "--json"});
        auto threshold = jsonFrom(outcome)["threshold"].toObject();
        QCOMPARE(threshold["percentile_of"].toString(), QString("normal_frames"));
        QCOMPARE(threshold["score"].toDouble(), 1.0); // 30 of 740 frames are higher
        const std::vector<double> tracks{2, 3, 4};
        QFile file(scores() + "/normal_scores.npy");
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(npyHeader("<f8", {3})) + QByteArray(reinterpret_cast<const char*>(tracks.data()), 24));
        file.close();
        outcome = review({scores(), "--smoothing", "0", "--value", "50"});
        QVERIFY2(outcome.out.contains("Threshold 3, percentile 50 of the scores of held-out normal tracks"), qPrintable(outcome.out));
        outcome = review({scores(), "--smoothing", "0", "--threshold-by", "false_alarms", "--value", "50", "--json"});
        threshold = jsonFrom(outcome)["threshold"].toObject();
        QCOMPARE(threshold["false_alarms"].toInt(), 1);
        QVERIFY(threshold["false_alarms_per_hour"].toDouble() < 50);
        QVERIFY(threshold["score"].toDouble() > 6 && threshold["score"].toDouble() <= 7);
        // The abnormal frames reach higher, so that none at all can be had.
        outcome = review({scores(), "--smoothing", "0", "--threshold-by", "false_alarms", "--value", "0", "--json"});
        QVERIFY(jsonFrom(outcome)["threshold"].toObject()["reached"].toBool());
        QCOMPARE(eventsOf(outcome).size(), 1);
    }

    void rulesAreKeptWhereThatIsAsked()
    {
        QCOMPARE(call({"--json"}).code, 0);
        QVERIFY(!QFile::exists(scores() + "/review.json"));
        QCOMPARE(call({"--keep", "--shortest", "0.7"}).code, 0);
        const auto settings = readReviewSettings(scores().toStdString());
        QVERIFY(settings.rules.by == ThresholdBy::Score && settings.rules.value == 4 && settings.rules.shortest == 0.7);
        QCOMPARE(eventsOf(review({scores(), "--json"})).size(), 4);
        QCOMPARE(eventsOf(review({scores(), "--json", "--value", "6.5"})).size(), 2);
        QCOMPARE(readReviewSettings(scores().toStdString()).rules.value, 4.0);
    }

    void judges()
    {
        auto outcome = call({"--judge", "01_001:106=true", "--judge", "01_002:200=false-alarm", "--note", "a bicycle", "--reviewer", "ada"});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QCOMPARE(outcome.out, QString("01_001 00:10.500 to 00:11.500, peak 109: true\n01_002 00:20.000 to 00:21.000, peak 204: false alarm\n"));
        const auto verdicts = readVerdicts(verdictsFile(scores().toStdString())).records;
        QCOMPARE(verdicts.size(), 2u);
        QCOMPARE(verdicts[0].peak, 109);
        QCOMPARE(verdicts[0].person, 2);
        QCOMPARE(verdicts[0].score, 9.0);
        QCOMPARE(verdicts[0].note, std::string("a bicycle"));
        QCOMPARE(verdicts[0].reviewer, std::string("ada"));
        outcome = call();
        QVERIFY2(outcome.out.contains(QRegularExpression("109 +9 +2 +judged +true +a bicycle\n")), qPrintable(outcome.out));
        QVERIFY2(outcome.out.contains("2 new, 1 true, 1 false alarm, 0 unsure, 0 disputed\nPrecision 0.500 so far (95 %: 0.095 to 0.905)"), qPrintable(outcome.out));

        // Another disagrees; then the first takes the word back, the note staying in the history.
        QCOMPARE(call({"--judge", "01_001:109=false alarm", "--reviewer", "grace"}).code, 0);
        QCOMPARE(eventsOf(call({"--json", "--state", "disputed"})).size(), 1);
        QCOMPARE(call({"--judge", "01_001:109=none", "--reviewer", "ada"}).code, 0);
        const auto event = eventsOf(call({"--json"}))[1].toObject();
        QCOMPARE(event["state"].toString(), QString("judged"));
        QCOMPARE(event["verdict"].toString(), QString("false alarm"));
        QCOMPARE(event["verdicts"].toArray().size(), 1);
        QCOMPARE(event["history"].toArray().size(), 3);
    }

    void anEarlierNoteStays()
    {
        QCOMPARE(call({"--judge", "01_001:109=unsure", "--note", "who?", "--reviewer", "ada"}).code, 0);
        QCOMPARE(call({"--judge", "01_001:109=true", "--reviewer", "ada"}).code, 0);
        QCOMPARE(call({"--judge", "01_001:109=true", "--reviewer", "grace"}).code, 0);
        const auto event = eventsOf(call({"--json", "--clip", "01_001"}))[1].toObject();
        QCOMPARE(event["note"].toString(), QString("who?"));
        QCOMPARE(event["history"].toArray()[1].toObject()["note"].toString(), QString("who?"));
        QCOMPARE(event["history"].toArray()[2].toObject()["note"].toString(), QString());
    }

    void verdictsOutliveTheRules()
    {
        QCOMPARE(call({"--judge", "01_001:54=false alarm"}).code, 0);
        auto outcome = call({"--value", "6.5"});
        QVERIFY2(outcome.out.contains("1 verdict is on no event that these rules make"), qPrintable(outcome.out));
        outcome = call({"--value", "4.99", "--off-share", "0.1", "--json"});
        QCOMPARE(eventsOf(outcome)[0].toObject()["verdict"].toString(), QString("false alarm"));
    }

    void mergesAnotherReviewersVerdicts()
    {
        QCOMPARE(call({"--judge", "01_001:54=true", "--reviewer", "ada"}).code, 0);
        QVERIFY(QDir().mkpath(m_transectl->path("copy")) && QFile::copy(scores() + "/verdicts.jsonl", m_transectl->path("copy/verdicts.jsonl")));
        QCOMPARE(call({"--judge", "01_001:54=false alarm", "--reviewer", "grace"}).code, 0);
        QCOMPARE(call({"--to", m_transectl->path("out")}).code, 0);
        // Back to Ada's copy: what Grace said comes in once, from either file.
        const auto theirs = m_transectl->path("theirs.jsonl");
        QVERIFY(QFile::rename(scores() + "/verdicts.jsonl", theirs) && QFile::copy(m_transectl->path("copy/verdicts.jsonl"), scores() + "/verdicts.jsonl"));
        auto outcome = call({"--verdicts", m_transectl->path("out/verdicts.json")});
        QVERIFY2(outcome.out.endsWith("verdicts.json: 1 new verdict of 2\n"), qPrintable(outcome.out));
        outcome = call({"--verdicts", theirs, "--json"});
        QVERIFY2(outcome.err.contains("theirs.jsonl: 0 new verdicts of 2"), qPrintable(outcome.err));
        QCOMPARE(eventsOf(outcome)[0].toObject()["state"].toString(), QString("disputed"));
    }

    void exports()
    {
        QCOMPARE(call({"--judge", "01_001:54=true", "--note", "says \"no\",\nruns", "--reviewer", "ada"}).code, 0);
        const auto out = m_transectl->path("out");
        const auto outcome = call({"--to", out, "--clip", "01_002"}); // what is shown is not what is exported
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QCOMPARE(outcome.out.count('\n'), 7);
        const auto csv = textIn(out + "/events.csv");
        QVERIFY2(csv.startsWith("clip,first,last,start_seconds,end_seconds,peak,score,person,state,verdict,note\n01_001,50,59,5.000,6.000,54,5,2,judged,true,\"says \"\"no\"\",\nruns\"\n"),
                 qPrintable(csv));
        const auto json = QJsonDocument::fromJson(textIn(out + "/events.json").toUtf8()).object();
        QCOMPARE(json["events"].toArray().size(), 4);
        QCOMPARE(json["events"].toArray()[0].toObject()["history"].toArray().size(), 1);
        QCOMPARE(readOthersVerdicts((out + "/verdicts.json").toStdString()).records.size(), 1u);
        std::vector<double> mask(std::size_t(frames), 0);
        std::fill(mask.begin() + 200, mask.begin() + 210, 1);
        QCOMPARE(npyIn(out + "/masks/01_002.npy"), mask);
        QCOMPARE(npyIn(out + "/scores/01_002.npy"), scoresOf("01_002", {{200, 6}}).frameScores);
    }

    void falseAlarmsBecomeNormalTracks()
    {
        // With a padding of 4.6 s the frames 4 to 105 of the first event reach the abnormal ones from 100 on.
        QCOMPARE(call({"--judge", "01_001:54=false alarm", "--judge", "01_002:204=false alarm", "--judge", "01_001:304=true"}).code, 0);
        const auto out = m_transectl->path("normal");
        const auto outcome = call({"--normal-tracks", out, "--padding", "4.6"});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QVERIFY2(outcome.out.contains("01_001.json") && outcome.out.contains("01_002.json"), qPrintable(outcome.out));
        const auto persons = QJsonDocument::fromJson(textIn(out + "/01_001.json").toUtf8()).object();
        QCOMPARE(persons.keys(), (QStringList{"1", "2"}));
        auto poses = persons["1"].toObject();
        QCOMPARE(poses.size(), 100 - 4);
        QVERIFY(!poses.begin()->toObject()["keypoints"].toArray().isEmpty());
        for (const auto& frame : poses.keys())
            QVERIFY2(frame.toInt() >= 4 && frame.toInt() < 100, qPrintable(frame));
        QCOMPARE(QJsonDocument::fromJson(textIn(out + "/01_002.json").toUtf8()).object()["2"].toObject().size(), 10 + 2 * 46);
        const auto read = m_transectl->call({"tracks", out, "--json"});
        QVERIFY2(read.code == 0, qPrintable(read.err));
        const auto clips = jsonFrom(read)["clips"].toArray();
        QCOMPARE(clips.size(), 2);
        QCOMPARE(clips[0].toObject()["width"].toInt(), 200);
        QCOMPARE(clips[0].toObject()["frames"].toInt(), int(frames));
    }

    void aRunKeepsItsReview()
    {
        const auto run = m_transectl->path("library/avenue");
        QVERIFY(QDir().mkpath(run) && QDir().rename(scores(), run + "/scores"));
        QCOMPARE(review({run, "--json"}).code, 0);
        m_transectl->write("library/avenue/run.json", "{}");
        for (const auto& target : {QString("avenue"), run, run + "/scores"}) {
            const auto outcome = review({target, "--threshold-by", "score", "--value", "4", "--smoothing", "0", "--judge", "01_001:54=true"});
            QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        }
        QVERIFY(!QFile::exists(run + "/scores/verdicts.jsonl"));
        QCOMPARE(readVerdicts(verdictsFile(run.toStdString())).records.size(), 3u);
    }

    void damagedFilesAreLeftOutAndSaid()
    {
        QVERIFY(QFile::resize(scores() + "/01_002.safetensors", 100));
        QVERIFY(QFile::resize(scores() + "/poses/01_001.safetensors", 100));
        m_transectl->write("scores/verdicts.jsonl", "half a li");
        const auto outcome = call();
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.err.contains("left out") && outcome.err.contains("01_002.safetensors") && outcome.err.contains("poses/01_001.safetensors"), qPrintable(outcome.err));
        QVERIFY2(outcome.out.contains("3 events in 1 of 1 clip") && outcome.out.contains("no frame is known to be normal"), qPrintable(outcome.out));
        QVERIFY(QFile::resize(scores() + "/01_001.safetensors", 100));
        QCOMPARE(call().code, 1);
        m_transectl->write("scores/review.json", "[]");
        const auto again = call();
        QVERIFY2(again.code == 1 && again.err.contains("review.json"), qPrintable(again.err));
    }

    void aStrangersTextDoesNotSteerTheTerminal()
    {
        QCOMPARE(call({"--judge", "01_001:54=true", "--note", "\x1b[2Jgone\nand more"}).code, 0);
        const auto outcome = call();
        QVERIFY2(outcome.out.contains("?[2Jgone and more\n"), qPrintable(outcome.out));
    }

    void refuses_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("answer");
        QTest::newRow("no verdict") << QStringList{"--judge", "01_001:54"} << "found \"01_001:54\", expected CLIP:FRAME=VERDICT";
        QTest::newRow("no clip") << QStringList{"--judge", "54=true"} << "expected CLIP:FRAME=VERDICT";
        QTest::newRow("a broken frame") << QStringList{"--judge", "01_001:5.4=true"} << "expected CLIP:FRAME=VERDICT";
        QTest::newRow("an enormous frame") << QStringList{"--judge", "01_001:99999999999999999999=true"} << "expected CLIP:FRAME=VERDICT";
        QTest::newRow("another verdict") << QStringList{"--judge", "01_001:54=maybe"} << "found \"maybe\", expected \"none\", \"true\"";
        QTest::newRow("another clip") << QStringList{"--judge", "01_01:54=true"} << "did you mean \"01_001\"?";
        QTest::newRow("another frame") << QStringList{"--judge", "01_001:70=true"} << "the nearest one is in frames 50 to 59, with its peak in 54";
        QTest::newRow("a clip without events") << QStringList{"--judge", "01_002:70=true", "--value", "6.5"} << "nor in any other by these rules";
        QTest::newRow("one of two is bad") << QStringList{"--judge", "01_001:54=true", "--judge", "01_001:70=true"} << "frames 50 to 59";
        QTest::newRow("a note on nothing") << QStringList{"--note", "x"} << "--judge";
        QTest::newRow("a reviewer of two lines") << QStringList{"--judge", "01_001:54=true", "--reviewer", "a\nb"} << "--reviewer";
        QTest::newRow("a long note") << QStringList{"--judge", "01_001:54=true", "--note", QString(40000, 'x')} << "expected at most 32768";
        QTest::newRow("an unknown order") << QStringList{"--order", "random"} << "--order";
        QTest::newRow("a percentile of 200") << QStringList{"--threshold-by", "percentile", "--value", "200"} << "expected a percentile from 0 to 100";
        QTest::newRow("a share of 2") << QStringList{"--off-share", "2"} << "off_share";
        QTest::newRow("verdicts that are not there") << QStringList{"--verdicts", "/none/verdicts.jsonl"} << "--verdicts";
        QTest::newRow("no false alarms") << QStringList{"--normal-tracks", "/tmp/none"} << "found no event that was called a false alarm";
    }
    void refuses()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, answer);
        const auto outcome = call(arguments);
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.err.contains(answer), qPrintable(outcome.err));
        QVERIFY(!QFile::exists(scores() + "/verdicts.jsonl"));
    }

    void refusesOtherFiles()
    {
        const auto picture = m_transectl->write("picture", QByteArray("\x89PNG\r\n\x1a\n\0\0", 10));
        auto outcome = call({"--verdicts", picture});
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.err.contains("found no verdict") && outcome.err.contains("picture"), qPrintable(outcome.err));
        outcome = call({"--verdicts", m_transectl->write("list.json", "[{\"clip\": \"a\"}]")});
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.err.contains("entry 1: found no member \"first\""), qPrintable(outcome.err));
        QCOMPARE(review({m_transectl->path("nowhere")}).code, 2);
        QVERIFY(QDir().mkpath(m_transectl->path("library/empty")));
        m_transectl->write("library/empty/run.json", "{}");
        outcome = review({"empty"});
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.err.contains("found no scores of clips"), qPrintable(outcome.err));
        outcome = review({scores(), "--threshold-by", "false_alarms"});
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.err.contains("--value") && outcome.err.contains("no value of it"), qPrintable(outcome.err));
        outcome = call({"--to", scores()});
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.err.contains("--to"), qPrintable(outcome.err));
        QVERIFY(QDir(scores() + "/poses").removeRecursively());
        outcome = review({scores(), "--threshold-by", "false_alarms", "--value", "1"});
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.err.contains("known to be normal"), qPrintable(outcome.err));
        QCOMPARE(call({"--judge", "01_001:54=false alarm"}).code, 0);
        outcome = call({"--normal-tracks", m_transectl->path("normal")});
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.err.contains("found no poses beside the scores"), qPrintable(outcome.err));
    }

private:
    QString scores() const { return m_transectl->path("scores"); }
    Outcome review(const QStringList& arguments) const { return m_transectl->call(QStringList{"review"} + arguments); }
    /// The threshold is a score of 4, nothing is smoothed, and an event ends below 80 % of it.
    Outcome call(QStringList arguments = {}) const
    {
        const QStringList standard{"--threshold-by", "score", "--value", "4", "--smoothing", "0"};
        for (int i = 0; i < standard.size(); i += 2) {
            if (!arguments.contains(standard[i]))
                arguments << standard[i] << standard[i + 1];
        }
        return review(QStringList{scores()} + arguments);
    }

    std::unique_ptr<CommandLine> m_transectl;
};

QTEST_GUILESS_MAIN(TestReview)
#include "tst_review.moc"
