#include <QtTest>

#include "record/npy.h"
#include "record/scored_evaluation.h"
#include "tracks/clips.h"
#include "transectl/command_line.h"

using namespace transect;
using namespace transect::testing;

namespace {

constexpr int frames = 60;

/// One person, seen in all frames as a box, who from frame 30 on runs where `runs`.
QByteArray walker(bool runs)
{
    QByteArray text("Frame_Number Person_ID State BB_tl_0 BB_tl_1 BB_br_0 BB_br_1\n");
    int x = 0;
    for (int frame = 0; frame < frames; ++frame) {
        text += QString("%1 7 2 %2 50 %3 90\n").arg(frame).arg(x).arg(x + 20).toUtf8();
        x += runs && frame >= 30 ? 20 : 1 + frame % 3;
    }
    return text;
}

QByteArray mask()
{
    return QByteArray::fromStdString(npyHeader("|u1", {frames}) + std::string(30, '\0') + std::string(30, '\1'));
}

} // namespace

class TestExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        for (const auto* folder : {"train", "test", "gt"})
            QVERIFY(QDir().mkpath(m_line.path(folder)));
        for (const auto* name : {"train/01_001.txt", "train/01_002.txt"})
            m_line.write(name, walker(false));
        m_line.write("test/01_0001.txt", walker(true));
        m_line.write("test/02_0001.txt", walker(false));
        m_line.write("gt/01_0001.npy", mask());
        m_line.write("gt/02_0001.npy", mask());
    }

    void theScoresOfARun_data()
    {
        QTest::addColumn<QByteArray>("specification");
        QTest::newRow("score") << QByteArray(R"({"kind": "score", "name": "score", "tracks": "%1/test", "masks": "%1/gt", "subset": "%1/subset.json", "prior_from": "%1/train",
            "video": {"width": 200, "height": 100}, "device": "cpu"})");
        QTest::newRow("regularity") << QByteArray(R"({"kind": "regularity", "name": "regularity", "tracks": "%1/train", "test": {"tracks": "%1/test", "masks": "%1/gt", "subset": "%1/subset.json"},
            "video": {"width": 200, "height": 100}, "prior": {"name": "rayleigh", "s": 0.04}, "model": {"depth": 1, "heads": 2, "width": 8}, "epochs": 1, "batch_size": 8, "validation_share": 0.5, "device": "cpu",
            "threads": 1})");
    }

    void theScoresOfARun()
    {
        QFETCH(QByteArray, specification);
        const QString name = QTest::currentDataTag();
        m_line.write("subset.json", R"({"name": "beginning", "dropped_frames": {"02_0001": [[30, 60]]}})");
        specification.replace("%1", m_line.path(".").toUtf8());
        const auto run = m_line.call({"run", m_line.write(name + ".json", specification)});
        QVERIFY2(run.code == 0, qPrintable(run.err));
        const auto to = m_line.path("export-" + name);
        const auto outcome = m_line.call({"export", name, "--to", to});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        for (const auto* file : {"run.json", "scores/01_0001.npy", "scores/frame_scores.csv", "scores/evaluation.csv", "scores/scenes.csv", "scores/evaluation.json", "tracks/01_0001.json", "tracks/clips.csv",
                                 "normal_scores.npy"}) {
            QVERIFY2(QFile::exists(to + "/" + file), file);
            QVERIFY2(outcome.out.contains(to + "/" + file), file);
        }
        const auto stream = openStream((to + "/scores/01_0001.npy").toStdString());
        const auto scores = realNumbers(readNpy(*stream), "scores");
        QCOMPARE(scores.size(), std::size_t(frames));
        const auto rows = lines(to + "/scores/frame_scores.csv");
        QCOMPARE(rows.size(), 1 + 2 * frames);
        QCOMPARE(rows[0], QByteArray("clip,frame,score,abnormal"));
        QVERIFY2(rows[30].startsWith("01_0001,29,") && rows[30].endsWith(",0"), rows[30].constData());
        QVERIFY2(rows[31].startsWith("01_0001,30,") && rows[31].endsWith(",1"), rows[31].constData());
        QCOMPARE(rows[60].split(',')[2].toDouble(), scores[59]);
        const auto evaluations = readEvaluations((to + "/scores/evaluation.json").toStdString());
        const auto figures = table(to + "/scores/evaluation.csv");
        QCOMPARE(figures.size(), qsizetype(evaluations.size()));
        QCOMPARE(figures[0]["scores"], QByteArray::fromStdString(evaluations[0].scores));
        QCOMPARE(figures[0]["auc"].toDouble(), evaluations[0].evaluation.auc.value);
        QCOMPARE(figures[0]["subset"], QByteArray("beginning"));
        QCOMPARE(figures[0]["frames"].toInt(), 90);
        QVERIFY(figures[0].contains("auc_interval_low") && figures[0].contains("normalisation"));
        const auto scenes = table(to + "/scores/scenes.csv");
        QCOMPARE(scenes[1]["scene"], QByteArray("02"));
        QCOMPARE(scenes[1]["frames"].toInt(), 30);
        const auto clips = openClips((to + "/tracks").toStdString());
        QCOMPARE(clips.size(), 2u);
        QCOMPARE(clips[0]->width, 200);
        QCOMPARE(clips[0]->frameCount, frames);
        QCOMPARE(clips[0]->tracks.size(), 1u);
        QCOMPARE(clips[0]->tracks[0].person, 7);
        QCOMPARE(clips[0]->tracks[0].size(), frames);
        const auto last = clips[0]->tracks[0].pose(59, 4); // the corners of a box
        QCOMPARE(last[2].x - last[0].x, 20.f);
        QCOMPARE(last[2].y - last[0].y, 40.f);
        // What is exported is what other tools score.
        const auto again = m_line.call({"auc", "--scores", to + "/scores", "--labels", m_line.path("gt"), "--subset", m_line.path("subset.json"), "--normalisation", QString::fromUtf8(figures[0]["normalisation"]),
                                        "--sigma", QString::fromUtf8(figures[0]["sigma"]), "--json"});
        QVERIFY2(again.code == 0, qPrintable(again.err));
        QCOMPARE(QJsonDocument::fromJson(again.out.toUtf8()).object()["auc"].toDouble(), evaluations[0].evaluation.auc.value);
    }

    void whatIsNotKnownIsLeftOut()
    {
        const auto file = m_line.write("plain.json", R"({"kind": "score", "name": "plain", "tracks": ")" + m_line.path("test").toUtf8()
            + R"(", "prior": {"name": "rayleigh", "s": 0.04}, "video": {"width": 200, "height": 100}, "device": "cpu"})");
        QCOMPARE(m_line.call({"run", file}).code, 0);
        QVERIFY(m_line.call({"show", "plain"}).out.contains("scores of 2 clips, not evaluated"));
        const auto to = m_line.path("export-plain");
        const auto outcome = m_line.call({"export", "plain", "--to", to});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QCOMPARE(lines(to + "/scores/frame_scores.csv")[0], QByteArray("clip,frame,score"));
        for (const auto* absent : {"scores/evaluation.json", "scores/evaluation.csv", "normal_scores.npy"})
            QVERIFY2(!QFile::exists(to + "/" + absent), absent);
    }

    void theTracksOfARunOfPoses()
    {
        QVERIFY(QDir().mkpath(m_line.path("library/street/tracks")));
        m_line.write("library/street/run.json", R"({"format": 1, "kind": "poses", "name": "street", "created": "2026-01-01T00:00:00Z", "seed": 0, "parameters": {}, "lineage": [], "versions": {}})");
        m_line.write("library/street/events.jsonl", "");
        m_line.write("library/street/tracks/door.json", "{}");
        const auto outcome = m_line.call({"export", "street", "--to", m_line.path("export-street")});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QVERIFY(QFile::exists(m_line.path("export-street/tracks/door.json")));
    }

private:
    static QList<QByteArray> lines(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().split('\n') : QList<QByteArray>{{}};
    }

    /// Of each row its cells by the header's names.
    static QList<QMap<QByteArray, QByteArray>> table(const QString& path)
    {
        const auto rows = lines(path);
        const auto names = rows[0].split(',');
        QList<QMap<QByteArray, QByteArray>> result;
        for (const auto& row : rows.mid(1)) {
            const auto cells = row.split(',');
            auto& entry = result.emplaceBack();
            for (qsizetype i = 0; i < std::min(names.size(), cells.size()); ++i)
                entry[names[i]] = cells[i];
        }
        return result;
    }

    CommandLine m_line;
};

QTEST_GUILESS_MAIN(TestExport)
#include "tst_export.moc"
