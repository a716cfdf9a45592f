#include <QtTest>

#include <QTemporaryDir>

#include "record/error.h"
#include "support/protobuf_message.h"
#include "support/shared_data.h"
#include "vision/imported_network.h"
#include "vision/model_file.h"
#include "vision/person_detector.h"
#include "vision/pose_network.h"

using namespace transect;
using testing::Message;

namespace {

QByteArray onnxModel(const QByteArray& graph)
{
    return Message().number(1, 6).bytes(2, "test").bytes(7, graph).text();
}

/// A tensor of 2 x 3 numbers that has its values in the fields `values`.
QByteArray onnxTensor(const Message& values, std::uint64_t rows = 2, std::uint64_t type = 1)
{
    return Message().number(1, rows).number(1, 3).number(2, type).bytes(8, "weights").text() + values.text();
}

/// A model of ONNX that holds one tensor of 2 x 3 floats as raw data of `size` bytes.
QByteArray onnxWith(int size, std::uint64_t rows = 2, std::uint64_t type = 1)
{
    return onnxModel(Message().bytes(5, onnxTensor(Message().bytes(9, QByteArray(size, '\0')), rows, type)).text());
}

/// A graph of TensorFlow that holds one constant of 2 x 3 numbers.
QByteArray tensorFlowWith(const Message& values, std::uint64_t type = 1, const QByteArray& dimensions = Message().bytes(2, Message().number(1, 2).text()).bytes(2, Message().number(1, 3).text()).text())
{
    const auto tensor = Message().number(1, type).bytes(2, dimensions).text() + values.text();
    const auto attribute = Message().bytes(1, "value").bytes(2, Message().bytes(8, tensor).text()).text();
    return Message().bytes(1, Message().bytes(1, "constant").bytes(2, "Const").bytes(5, attribute).text()).text();
}

QByteArray contents(const std::filesystem::path& path)
{
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestModelFile : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    std::filesystem::path write(const QString& name, const QByteArray& content)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write %s", qPrintable(file.fileName()));
        return file.fileName().toStdString();
    }

    /// "code: text" of the Error that an action throws.
    template <typename Action> static QString errorOf(const Action& action)
    {
        try {
            action();
        } catch (const Error& error) {
            return QString::fromStdString(error.record().code + ": " + error.record().text);
        }
        return "no error";
    }

    QString refusal(const QByteArray& content, const QString& name = "model")
    {
        const auto path = write(name, content);
        return errorOf([&] { readModelFile(path); });
    }

private Q_SLOTS:
    void tellsFormatsByContent()
    {
        QVERIFY(readModelFile(write("a.dat", onnxWith(24))).format == ModelFormat::Onnx);
        QVERIFY(readModelFile(write("b.dat", Message().bytes(1, Message().bytes(1, "image").text()).text())).format == ModelFormat::TensorFlow);
        const auto configuration = write("net.cfg", "# a comment\n[net]\nwidth=320\n[convolutional]\nfilters=16\n");
        const auto weights = write("net.weights", QByteArray(64, '\1'));
        for (const auto& path : {configuration, weights}) {
            const auto model = readModelFile(path);
            QVERIFY(model.format == ModelFormat::Darknet);
            QCOMPARE(model.weights.size(), std::size_t(64));
            QCOMPARE(model.sha256.size(), std::size_t(129));
        }
    }

    void refusesWhatIsNoModel()
    {
        QVERIFY(refusal("<html>404: not found</html>").contains("no model of ONNX"));
        QVERIFY(refusal("").contains("no model of ONNX"));
        QVERIFY(refusal("version https://git-lfs.github.com/spec/v1\n").contains("no model of ONNX"));
        QVERIFY(refusal(Message().number(1, 6).bytes(2, "test").text()).contains("holds no graph"));
        QVERIFY(errorOf([&] { readModelFile(m_folder.filePath("absent.onnx").toStdString()); }).startsWith("no-file"));
        QVERIFY(errorOf([&] { readModelFile(m_folder.path().toStdString()); }).startsWith("no-file"));
        write("alone.cfg", "[net]\nwidth=32\n");
        QVERIFY(errorOf([&] { readModelFile(m_folder.filePath("alone.cfg").toStdString()); }).contains("weights are missing"));
    }

    void refusesEveryBeginningOfAModel()
    {
        const auto whole = onnxWith(24);
        for (qsizetype size = 2; size < whole.size(); ++size)
            QVERIFY2(refusal(whole.first(size)).startsWith("bad-model"), QByteArray::number(size).constData());
    }

    void refusesTensorsThatClaimMoreThanTheyHave()
    {
        QVERIFY(refusal(onnxWith(20)).contains("\"weights\" claims 6 values, and has 5"));
        QVERIFY(refusal(onnxWith(24, 1'000'000'000)).contains("more than 2^30 values"));
        QVERIFY(refusal(onnxWith(24, ~0ull)).contains("more than 2^30 values"));
        QVERIFY(refusal(onnxWith(0)).contains("claims 6 values, and has 0"));
        QVERIFY(refusal(onnxWith(24, 2, 77)).contains("values of the type 77"));
    }

    /// Importers take them from one of the places, and as many as the dimensions say.
    void refusesTensorsWithValuesInTheWrongPlace()
    {
        const QByteArray floats(24, '\0'), bytes(6, '\1');
        const auto found = [&](const Message& values, std::uint64_t type = 1) { return refusal(onnxModel(Message().bytes(5, onnxTensor(values, 2, type)).text())); };
        QCOMPARE(found(Message().bytes(4, floats)), QString("no error"));
        QCOMPARE(found(Message().bytes(5, bytes), 6), QString("no error"));
        QVERIFY(found(Message().bytes(5, bytes)).contains("in the place of another type"));
        QVERIFY(found(Message().bytes(9, floats).bytes(4, floats.first(4))).contains("in two places"));
        QVERIFY(found(Message().bytes(9, floats).bytes(9, floats)).contains("raw data of a tensor is there twice"));
        QVERIFY(found(Message().number(9, 24)).contains("damaged"));
    }

    void refusesPartsThatImportersWouldMerge()
    {
        const auto tensor = onnxTensor(Message().bytes(9, QByteArray(24, '\0')));
        const auto node = [&](const Message& attribute) { return onnxModel(Message().bytes(1, Message().bytes(5, attribute.text()).text()).text()); };
        QCOMPARE(refusal(node(Message().bytes(5, tensor))), QString("no error"));
        QVERIFY(refusal(node(Message().bytes(5, tensor).bytes(5, tensor))).contains("tensor of an attribute is there twice"));
        QVERIFY(refusal(node(Message().bytes(6, {}).bytes(6, {}))).contains("graph of an attribute is there twice"));
        QVERIFY(refusal(onnxWith(24) + Message().bytes(7, {}).text()).contains("graph is there twice"));
    }

    void refusesNodesThatReadWhatNothingGives()
    {
        const auto node = [](const QByteArray& input, const QByteArray& output) { return Message().bytes(1, input).bytes(1, "").bytes(2, output).text(); };
        const auto input = Message().bytes(1, "x").text(), weights = onnxTensor(Message().bytes(9, QByteArray(24, '\0')));
        QCOMPARE(refusal(onnxModel(Message().bytes(1, node("x", "a")).bytes(1, node("a", "b")).bytes(1, node("weights", "c")).bytes(5, weights).bytes(11, input).text())), QString("no error"));
        QVERIFY(refusal(onnxModel(Message().bytes(1, node("y", "a")).bytes(11, input).text())).contains("reads \"y\""));
        QVERIFY(refusal(onnxModel(Message().bytes(1, node("b", "a")).bytes(1, node("x", "b")).bytes(11, input).text())).contains("reads \"b\""));
    }

    void refusesConstantsOfTensorFlowWithoutTheirValues()
    {
        const QByteArray floats(24, '\0'), scalar;
        QCOMPARE(refusal(tensorFlowWith(Message().bytes(4, floats))), QString("no error"));
        QCOMPARE(refusal(tensorFlowWith(Message().bytes(5, floats.first(4)))), QString("no error")); // one for all
        QCOMPARE(refusal(tensorFlowWith(Message().number(7, 3), 3, scalar)), QString("no error"));
        QVERIFY(refusal(tensorFlowWith(Message().bytes(4, floats.first(20)))).contains("claims 6 values, and has 5"));
        QVERIFY(refusal(tensorFlowWith(Message(), 3, scalar)).contains("claims 1 values, and has 0"));
        QVERIFY(refusal(tensorFlowWith(Message().bytes(4, floats.first(4)), 3, scalar)).contains("written as bytes"));
        QVERIFY(refusal(tensorFlowWith(Message().bytes(5, floats.first(4)), 3)).contains("another type"));
        QVERIFY(refusal(tensorFlowWith(Message(), 1, Message().bytes(2, Message().number(1, 0).text()).text())).contains("has no values"));
    }

    void refusesImpossibleSizesOfDarknet_data()
    {
        QTest::addColumn<QByteArray>("line");
        for (const auto* line : {"filters=1000000000", "filters=0", "groups=0", "stride=0", "size=-1", "num=0", "mask=0,1,3", "mask=-1,2", "mask=1000000,2", "layers=0", "layers=-1,5"})
            QTest::newRow(line) << QByteArray(line);
    }

    void refusesImpossibleSizesOfDarknet()
    {
        QFETCH(QByteArray, line);
        write("huge.weights", QByteArray(64, '\0'));
        const auto found = refusal("[net]\nwidth=320\n[yolo]\n " + line + " \n" + (line.startsWith("num") ? "" : "num=3\n"), "huge.cfg");
        QVERIFY2(found.contains("line 4") && found.contains(line), qPrintable(found));
    }

    void acceptsSizesOfDarknet()
    {
        write("fair.weights", QByteArray(64, '\0'));
        QCOMPARE(refusal("[net]\nwidth=320\n[yolo]\nmask = 0, 2\nnum = 3\npadding=0\n[yolo]\nmask=0\n[route]\nlayers=-2, 1\n", "fair.cfg"), QString("no error"));
    }

    /// What is missing would be taken from memory that nobody wrote to.
    void refusesWeightsOfDarknetThatAreCutShort()
    {
        if (!canDecodeImages())
            QSKIP("built without OpenCV");
        write("short.cfg", "[net]\nwidth=64\nheight=64\nchannels=3\n[convolutional]\nfilters=2\nsize=1\nstride=1\nactivation=linear\n");
        for (const auto& [size, isShort] : {std::pair(10, true), {47, true}, {48, false}}) {
            const auto path = write("short.weights", QByteArray(size, '\0')); // 16 bytes, then 2 x 3 weights and 2 biases
            const auto found = errorOf([&] { ImportedNetwork(readModelFile(path), 64, 64); });
            QCOMPARE(found, isShort ? QString("bad-model: the weights have %1 bytes, expected 48 for the network's 8 numbers").arg(size) : QString("no error"));
        }
    }

    void refusesNestedGraphs()
    {
        QByteArray graph;
        for (int depth = 0; depth < 1000; ++depth)
            graph = Message().bytes(1, Message().bytes(5, Message().bytes(6, graph).text()).text()).text();
        QVERIFY(refusal(Message().number(1, 6).bytes(7, graph).text()).contains("nested"));
    }

    /// A whole model whose parts mean nothing to OpenCV, and one that is for another purpose.
    void namesWhatCannotBeImported()
    {
        if (!canDecodeImages())
            QSKIP("built without OpenCV");
        const auto found = errorOf([&] { ImportedNetwork(readModelFile(write("empty.onnx", onnxWith(24))), 64, 64); });
        QVERIFY2(found.startsWith("bad-model"), qPrintable(found));
    }

    void refusesAModelOfAnotherPurpose()
    {
        const auto models = testing::sharedData("pose-models");
        if (models.empty() || !canDecodeImages())
            QSKIP("needs shared data pose-models and OpenCV");
        const auto detector = readModelFile(models / "yolox-nano/yolox_nano.onnx"), poses = readModelFile(models / "ultralight-simplepose/deploy.onnx");
        const auto darknet = readModelFile(models / "yolo-fastest-1.1-xl/yolo-fastest-1.1-xl.cfg"), cpm = readModelFile(models / "edvardHua-cpm/model.pb");
        for (const auto* model : {&detector, &darknet})
            QVERIFY(errorOf([&] { PoseNetwork network(*model); }).startsWith("bad-model"));
        for (const auto* model : {&poses, &cpm})
            QVERIFY(errorOf([&] { makeDetector(*model, {}); }).startsWith("bad-model"));
    }

    /// What is damaged behind its beginning is refused or works; it crashes nothing.
    void survivesDamage()
    {
        const auto models = testing::sharedData("pose-models");
        if (models.empty() || !canDecodeImages())
            QSKIP("needs shared data pose-models and OpenCV");
        const auto whole = contents(models / "ultralight-simplepose/deploy.onnx");
        for (const double share : {0.001, 0.3, 0.9, 0.9999})
            QVERIFY(refusal(whole.first(qsizetype(double(whole.size()) * share))).startsWith("bad-model"));
        for (int round = 0; round < 6; ++round) {
            auto damaged = whole;
            for (qsizetype at = 40 + 13 * round; at < 4000; at += 97)
                damaged[at] = char(damaged[at] ^ (1 << round));
            const auto path = write("damaged.onnx", damaged);
            const auto found = errorOf([&] { PoseNetwork network(readModelFile(path)); });
            QVERIFY2(found.startsWith("bad-model") || found == "no error", qPrintable(found));
        }
    }
};

QTEST_APPLESS_MAIN(TestModelFile)
#include "tst_model_file.moc"
