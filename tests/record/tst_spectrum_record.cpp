#include "record/spectrum_record.h"

#include "record/error_of.h"
#include "record/printing.h"
#include "record/safetensors.h"

#include <QProcess>
#include <QTemporaryDir>

#include <cmath>
#include <fstream>
#include <limits>

using namespace transect;

namespace {

SpectrumRecord example()
{
    SpectrumRecord spectrum;
    spectrum.checkpoint = "epoch-0005";
    spectrum.epoch = 5;
    spectrum.step = 785;
    spectrum.features = "target:mnist";
    spectrum.n = 120;
    spectrum.dimension = 3;
    spectrum.batch = 12;
    spectrum.sigmaUncentred = {10.4957101673, 1.0 / 3, 1e-300};
    spectrum.sigmaCentred = {8.5901437729, 0.1, 0};
    spectrum.vectors = {1, 2, 3, 4, 5, 6};
    spectrum.share = 0.8;
    spectrum.k = 1;
    spectrum.kCentred = 2;
    spectrum.kSquared = 3;
    spectrum.kSquaredCentred = 2;
    spectrum.measures = {{"rankme", 5.9550624058}, {"nc1", 3.3884500431}};
    return spectrum;
}

/// Views into `example`'s values, as writeSpectrum() writes them, to be spoilt by a test.
struct File {
    SpectrumRecord spectrum = example();
    std::vector<TensorView> tensors{{"sigma_uncentred", DType::F64, {3}, std::as_bytes(std::span(spectrum.sigmaUncentred))},
                                    {"sigma_centred", DType::F64, {3}, std::as_bytes(std::span(spectrum.sigmaCentred))},
                                    {"vectors", DType::F64, {3, 2}, std::as_bytes(std::span(spectrum.vectors))}};
    Metadata metadata{{"checkpoint", "c"}, {"epoch", "1"}, {"step", "1"}, {"features", "f"}, {"n", "5"}, {"dimension", "3"},
                      {"batch", "0"}, {"share", "0.8"}, {"k", "1"}, {"k_centred", "1"}, {"k_squared", "1"},
                      {"k_squared_centred", "1"}, {"measures", "{}"}};
};

} // namespace

class TestSpectrumRecord : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_temporary = std::make_unique<QTemporaryDir>(); }

    void readsWhatItWrites();
    void leavesVectorsOut();
    void isReadByPython();
    void namesFiles();
    void refusesToWrite_data();
    void refusesToWrite();
    void refusesDamagedMetadata_data();
    void refusesDamagedMetadata();
    void refusesDamagedTensors();
    void listsSpectra();

private:
    std::filesystem::path folder() const { return m_temporary->path().toStdString(); }
    std::filesystem::path path() const { return folder() / "spectrum.safetensors"; }
    std::unique_ptr<QTemporaryDir> m_temporary;
};

void TestSpectrumRecord::readsWhatItWrites()
{
    writeSpectrum(path(), example());
    const SpectrumRecord read = readSpectrum(path()), expected = example();
    QCOMPARE(read.checkpoint, expected.checkpoint);
    QCOMPARE(read.epoch, expected.epoch);
    QCOMPARE(read.step, expected.step);
    QCOMPARE(read.features, expected.features);
    QCOMPARE(read.n, expected.n);
    QCOMPARE(read.dimension, expected.dimension);
    QCOMPARE(read.batch, expected.batch);
    QVERIFY(read.sigmaUncentred == expected.sigmaUncentred); // bit for bit
    QVERIFY(read.sigmaCentred == expected.sigmaCentred);
    QVERIFY(read.vectors == expected.vectors);
    QCOMPARE(read.vectorCount(), std::int64_t(2));
    QCOMPARE(read.share, expected.share);
    QCOMPARE(read.k, expected.k);
    QCOMPARE(read.kCentred, expected.kCentred);
    QCOMPARE(read.kSquared, expected.kSquared);
    QCOMPARE(read.kSquaredCentred, expected.kSquaredCentred);
    QVERIFY(read.measures == expected.measures);
}

void TestSpectrumRecord::leavesVectorsOut()
{
    SpectrumRecord spectrum = example();
    spectrum.vectors.clear();
    spectrum.measures.clear();
    spectrum.sigmaCentred.clear();
    writeSpectrum(path(), spectrum);
    QVERIFY(!SafetensorsFile::open(path()).find("vectors"));
    QVERIFY(readSpectrum(path()).vectors.empty());
    QVERIFY(readSpectrum(path()).measures.empty());
    QVERIFY(readSpectrum(path()).sigmaCentred.empty());
    QCOMPARE(readSpectrum(path()).vectorCount(), std::int64_t(0));
}

void TestSpectrumRecord::isReadByPython()
{
    const QString python = TRANSECT_SOURCE_DIR "/.venv/bin/python";
    if (!QFile::exists(python))
        QSKIP("no Python environment in .venv");
    writeSpectrum(path(), example());
    const QString script = R"(
import json, sys
from safetensors import safe_open
with safe_open(sys.argv[1], "numpy") as f:
    m = f.metadata()
    v = f.get_tensor("vectors")
    print(m["checkpoint"], float(m["epoch"]), int(m["k"]), json.loads(m["measures"])["nc1"], v.shape, v[1, 0], f.get_tensor("sigma_uncentred")[1] == 1 / 3)
)";
    QProcess process;
    process.start(python, {"-c", script, QString::fromStdString(path().string())});
    QVERIFY(process.waitForFinished(60000));
    const QByteArray errors = process.readAllStandardError();
    if (errors.contains("ModuleNotFoundError"))
        QSKIP("the Python environment has no safetensors");
    QCOMPARE(process.readAllStandardOutput().trimmed(), QByteArray("epoch-0005 5.0 1 3.3884500431 (3, 2) 3.0 True"));
}

void TestSpectrumRecord::namesFiles()
{
    QCOMPARE(spectrumFileName("epoch-0005", "target:mnist"), std::string("epoch-0005.target-mnist.safetensors"));
    QCOMPARE(spectrumFileName("../x", "source:/data/a b"), std::string("x.source-data-a-b.safetensors"));
}

void TestSpectrumRecord::refusesToWrite_data()
{
    QTest::addColumn<int>("what");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("NaN") << 0 << QByteArray("found a number in sigma_uncentred that is not finite");
    QTest::newRow("infinite measure") << 1 << QByteArray("found a number in the measure \"rankme\" that is not finite");
    QTest::newRow("vectors that do not fit") << 2 << QByteArray("found 5 values of vectors, expected a multiple of the dimension 3");
    QTest::newRow("vectors without a dimension") << 3 << QByteArray("found 6 values of vectors, expected a multiple of the dimension 0");
}

void TestSpectrumRecord::refusesToWrite()
{
    QFETCH(int, what);
    QFETCH(QByteArray, text);
    SpectrumRecord spectrum = example();
    if (what == 0)
        spectrum.sigmaUncentred[1] = std::nan("");
    else if (what == 1)
        spectrum.measures["rankme"] = std::numeric_limits<double>::infinity();
    else if (what == 2)
        spectrum.vectors.pop_back();
    else
        spectrum.dimension = 0;
    const ErrorRecord error = errorOf([&] { writeSpectrum(path(), spectrum); });
    QCOMPARE(error.code, std::string("bad-spectrum"));
    QCOMPARE(error.text, text.toStdString());
    QVERIFY(!std::filesystem::exists(path()));
}

void TestSpectrumRecord::refusesDamagedMetadata_data()
{
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QByteArray>("value"); // null: missing
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("no checkpoint") << QByteArray("checkpoint") << QByteArray() << QByteArray("found no metadata member \"checkpoint\"");
    QTest::newRow("n as a word") << QByteArray("n") << QByteArray("many") << QByteArray("found \"many\" as metadata \"n\", expected a whole number of at least 0");
    QTest::newRow("negative k") << QByteArray("k") << QByteArray("-1") << QByteArray("found \"-1\" as metadata \"k\"");
    QTest::newRow("share as a word") << QByteArray("share") << QByteArray("most") << QByteArray("found \"most\" as metadata \"share\", expected a number");
    QTest::newRow("a measure as text") << QByteArray("measures") << QByteArray(R"({"nc1": "low"})") << QByteArray("found \"low\" as \"nc1\", expected a number");
    QTest::newRow("measures as a list") << QByteArray("measures") << QByteArray("[]") << QByteArray("expected an object");
}

void TestSpectrumRecord::refusesDamagedMetadata()
{
    QFETCH(QByteArray, member);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, words);
    File file;
    value.isNull() ? void(file.metadata.erase(member.toStdString())) : void(file.metadata[member.toStdString()] = value.toStdString());
    writeSafetensors(path(), file.tensors, file.metadata);
    const ErrorRecord error = errorOf([this] { readSpectrum(path()); });
    QCOMPARE(error.code, std::string("bad-spectrum"));
    QVERIFY2(error.text.find(words.toStdString()) != std::string::npos, error.text.c_str());
    QVERIFY(error.path.starts_with(path().string()));
}

void TestSpectrumRecord::refusesDamagedTensors()
{
    const auto codeOf = [this](const File& file) {
        writeSafetensors(path(), file.tensors, file.metadata);
        return errorOf([this] { readSpectrum(path()); }).code;
    };
    File file;
    QCOMPARE(codeOf(file), std::string());
    file.tensors[0].shape = {3, 1};
    QCOMPARE(codeOf(file), std::string("bad-spectrum"));
    file = File();
    file.tensors[2].shape = {2, 3};
    QCOMPARE(codeOf(file), std::string("bad-spectrum"));
    File missing;
    missing.tensors.erase(missing.tensors.begin());
    QCOMPARE(codeOf(missing), std::string("bad-safetensors"));
    File infinite;
    infinite.spectrum.sigmaCentred[0] = std::numeric_limits<double>::infinity();
    QCOMPARE(codeOf(infinite), std::string("bad-spectrum"));
}

void TestSpectrumRecord::listsSpectra()
{
    QVERIFY(listSpectra(folder() / "none").empty());
    for (const auto& [checkpoint, step] : {std::pair("epoch-0010", 1570), std::pair("epoch-0002", 314), std::pair("epoch-0000-step-00040", 40)})
        for (const char* features : {"target:mnist", "source:cifar-10"}) {
            SpectrumRecord spectrum = example();
            spectrum.checkpoint = checkpoint;
            spectrum.step = step;
            spectrum.features = features;
            writeSpectrum(folder() / spectrumFileName(checkpoint, features), spectrum);
        }
    std::ofstream(folder() / ".x.safetensors.1.1.part") << "half";
    std::ofstream(folder() / "notes.txt") << "no spectrum";
    std::vector<std::string> names;
    for (const auto& file : listSpectra(folder()))
        names.push_back(file.filename().string());
    const std::vector<std::string> expected{
        "epoch-0000-step-00040.source-cifar-10.safetensors", "epoch-0000-step-00040.target-mnist.safetensors",
        "epoch-0002.source-cifar-10.safetensors", "epoch-0002.target-mnist.safetensors",
        "epoch-0010.source-cifar-10.safetensors", "epoch-0010.target-mnist.safetensors"};
    QCOMPARE(names, expected);
}

QTEST_GUILESS_MAIN(TestSpectrumRecord)
#include "tst_spectrum_record.moc"
