#include "transectl/command_line.h"

#include <QStandardPaths>

#include <csignal>

#include "support/protobuf_message.h"

using namespace transect::testing;

namespace {

// Numbers of fields in onnx.proto.
enum OnnxField { ModelVersion = 1, ModelGraph = 7, ModelOperators = 8, OperatorsVersion = 2, GraphNode = 1, GraphName = 2, GraphInitializer = 5, GraphInput = 11, GraphOutput = 12,
                 NodeInput = 1, NodeOutput = 2, NodeName = 3, NodeType = 4, NodeAttribute = 5, AttributeName = 1, AttributeNumbers = 8, AttributeType = 20,
                 TensorDimension = 1, TensorType = 2, TensorName = 8, TensorRaw = 9, ValueName = 1, ValueType = 2 };

QByteArray weights(const QByteArray& name, int outputs, int inputs)
{
    Message dimensions;
    for (const int size : {outputs, inputs, 3, 3})
        dimensions.number(TensorDimension, std::uint64_t(size));
    const QByteArray zeros(qsizetype(sizeof(float)) * outputs * inputs * 9, '\0');
    return dimensions.number(TensorType, 1).bytes(TensorName, name).bytes(TensorRaw, zeros).text();
}

QByteArray numbers(const QByteArray& name, const std::vector<std::uint64_t>& values)
{
    Message attribute;
    attribute.bytes(AttributeName, name);
    for (const auto value : values)
        attribute.number(AttributeNumbers, value);
    return attribute.number(AttributeType, 7).text();
}

QByteArray convolution(const QByteArray& from, const QByteArray& by, const QByteArray& to)
{
    return Message().bytes(NodeInput, from).bytes(NodeInput, by).bytes(NodeOutput, to).bytes(NodeName, to).bytes(NodeType, "Conv").bytes(NodeAttribute, numbers("kernel_shape", {3, 3}))
        .bytes(NodeAttribute, numbers("pads", {1, 1, 1, 1})).text();
}

/// An image of 3 x 64 x 64, or another value of that size.
QByteArray image(const QByteArray& name)
{
    QByteArray sizes;
    for (const std::uint64_t size : {1, 3, 64, 64})
        sizes += Message().bytes(1, Message().number(1, size).text()).text();
    return Message().bytes(ValueName, name).bytes(ValueType, Message().bytes(1, Message().number(1, 1).bytes(2, sizes).text()).text()).text();
}

QByteArray network(Message graph, const QByteArray& output)
{
    graph.bytes(GraphName, "made").bytes(GraphInput, image("x")).bytes(GraphOutput, image(output));
    return Message().number(ModelVersion, 6).bytes(ModelGraph, graph.text()).bytes(ModelOperators, Message().number(OperatorsVersion, 11).text()).text();
}

/// OpenCV 4.6 divides by the number of channels that the weights take.
QByteArray networkOfNoChannels()
{
    return network(Message().bytes(GraphNode, convolution("x", "w", "y")).bytes(GraphInitializer, weights("w", 4, 0)), "y");
}

/// Takes long: 300 layers of 5 billion operations.
QByteArray endlessNetwork()
{
    constexpr int channels = 256, layers = 300;
    Message graph;
    graph.bytes(GraphNode, convolution("x", "first", "0"));
    for (int i = 1; i < layers; ++i)
        graph.bytes(GraphNode, convolution(QByteArray::number(i - 1), "w", QByteArray::number(i)));
    return network(graph.bytes(GraphInitializer, weights("first", channels, 3)).bytes(GraphInitializer, weights("w", channels, channels)), QByteArray::number(layers - 1));
}

QByteArray content(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The process that `parent` began to try a model, as soon as it is at work on it; 0: none yet.
qint64 trialOf(qint64 parent)
{
    const auto child = content(QString("/proc/%1/task/%1/children").arg(parent)).split(' ').first().toLongLong();
    return child > 0 && content(QString("/proc/%1/cmdline").arg(child)).contains("try-model") ? child : 0;
}

} // namespace

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

    /// A folder of pictures, which takes no program to make.
    QString pictures() const
    {
        QDir().mkpath(m_line.path("pictures"));
        for (const auto* name : {"pictures/1.ppm", "pictures/2.ppm"})
            m_line.write(name, "P6\n64 64\n255\n" + QByteArray(64 * 64 * 3, '\x20'));
        return m_line.path("pictures");
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

    /// Whatever a file does to who imports it, the run ends with words.
    void survivesAModelThatCrashesItsTrial()
    {
#ifdef TRANSECT_SANITIZE
        QSKIP("a sanitizer ends the trial by itself, where it crashes");
#endif
        const auto model = m_line.write("none.onnx", networkOfNoChannels());
        const auto outcome = m_line.call({"poses", pictures(), "--detector", model, "--pose", "none", "--name", "crash"});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains("none.onnx: the network"), qPrintable(outcome.err));
        QCOMPARE(m_line.status("crash"), QString("failed"));
        const auto error = m_line.state("crash")["error"].toObject();
        QCOMPARE(error["code"].toString(), QString("bad-model"));
        QCOMPARE(error["path"].toString(), model);
    }

    void survivesAModelThatDoesNotEnd()
    {
        const auto model = m_line.write("endless.onnx", endlessNetwork());
        const auto process = m_line.start({"poses", pictures(), "--detector", model, "--pose", "none", "--name", "endless"});
        qint64 trial = 0;
        QTRY_VERIFY_WITH_TIMEOUT((trial = trialOf(process->processId())) != 0, 60000);
        ::kill(pid_t(trial), SIGXCPU); // as its limit does
        const auto outcome = CommandLine::ending(*process);
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains("endless.onnx: the network does not come to an end"), qPrintable(outcome.err));
        QCOMPARE(m_line.state("endless")["error"].toObject()["code"].toString(), QString("bad-model"));
    }

    void aTrialHasLimits()
    {
        const auto model = m_line.write("endless.onnx", endlessNetwork());
        const auto slow = m_line.start({"try-model", "--role", "detector", "--seconds", "1", model});
        QVERIFY(slow->waitForFinished(120000));
        QCOMPARE(slow->exitStatus(), QProcess::CrashExit);
#ifdef TRANSECT_SANITIZE
        QSKIP("a sanitizer takes terabytes of addresses for itself");
#endif
        const auto small = m_line.call({"try-model", "--role", "detector", "--mebibytes", "1", model});
        QCOMPARE(small.code, 1);
        QVERIFY2(small.out.contains("memory"), qPrintable(small.out));
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
