#include "transectl/command_line.h"

#include <QStandardPaths>

using namespace transect::testing;

class TestPosesVerb : public QObject {
    Q_OBJECT

private:
    CommandLine m_line;

    QString video(const QString& name) const
    {
        const auto path = m_line.path(name);
        const QStringList arguments{"-v", "error", "-y", "-f", "lavfi", "-i", "testsrc=size=320x180:rate=5:duration=1", "-c:v", "mpeg4", path};
        return QProcess::execute("ffmpeg", arguments) == 0 ? path : QString();
    }

private Q_SLOTS:
    void listsModelsWithTheirLicences()
    {
        const auto outcome = m_line.call({"poses", "--list-models", "--json", "--models", m_line.path("models")});
        QCOMPARE(outcome.code, 0);
        const auto models = QJsonDocument::fromJson(outcome.out.toUtf8()).array();
        QCOMPARE(models.size(), 4);
        for (const auto& model : models) {
            QVERIFY(!model.toObject().value("licence").toString().isEmpty());
            QVERIFY(model.toObject().value("path").isNull());
        }
    }

    /// Nothing is left in the library by what could not begin.
    void refusesWhatIsNotThere()
    {
        const auto absent = m_line.call({"poses", m_line.path("absent.avi")});
        QCOMPARE(absent.code, 1);
        QVERIFY2(absent.err.contains("no such file"), qPrintable(absent.err));
        QCOMPARE(m_line.call({"poses"}).code, 2);
        QVERIFY(QDir(m_line.path("library")).isEmpty());
    }

    void goesFromAVideoToTracksWithoutModels()
    {
        if (QStandardPaths::findExecutable("ffmpeg").isEmpty())
            QSKIP("needs the program ffmpeg");
        const auto path = video("door.avi");
        QVERIFY(!path.isEmpty());
        const auto models = m_line.path("models");
        const auto missing = m_line.call({"poses", path, "--pose", "simplepose", "--models", models});
        QCOMPARE(missing.code, 2);
        QVERIFY2(missing.err.contains("deploy.onnx"), qPrintable(missing.err));
        const auto outcome = m_line.call({"poses", path, "--models", models, "--name", "week", "--to", m_line.path("tracks")});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QVERIFY2(outcome.err.contains("door  5 frames"), qPrintable(outcome.err));
        for (const auto* file : {"library/week/tracks/door.json", "tracks/door.json", "tracks/clips.csv"})
            QVERIFY2(QFile::exists(m_line.path(file)), file);
    }
};

QTEST_GUILESS_MAIN(TestPosesVerb)
#include "tst_poses.moc"
