#include <QtTest>

#include <cstring>
#include <random>

#include "error_of.h"
#include "fuzz/fuzz_weights.h"
#include "record/safetensors.h"
#include "record/torch_file.h"
#include "record/weights_file.h"
#include "support/python.h"

using namespace transect;

namespace {

QByteArray contentsOf(const std::filesystem::path& path)
{
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const std::filesystem::path& path, const QByteArray& bytes)
{
    QFile file(QString::fromStdString(path.string()));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

} // namespace

/// Files that Python's PyTorch wrote, and what others might have made of them.
class TestTorchFile : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_temporary;

    std::filesystem::path in(const QString& name) const { return m_temporary.filePath(name).toStdString(); }

private Q_SLOTS:
    void initTestCase()
    {
        if (!testing::hasPython())
            QSKIP("needs the checkout's Python environment with PyTorch, which writes the files");
        testing::pythonFile("record/torch_files.py", {m_temporary.path()});
    }

    void tensorsAreThoseThatPythonSaved_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isLegacy");
        for (const auto* name : {"state", "wrapped", "one", "parameters", "strided", "shared", "module", "list", "protocol4", "script"})
            QTest::newRow(name) << QString(name) << false;
        for (const auto* name : {"legacy", "legacy-wrapped"})
            QTest::newRow(name) << QString(name) << true;
    }

    void tensorsAreThoseThatPythonSaved()
    {
        QFETCH(QString, name);
        QFETCH(bool, isLegacy);
        const auto file = TorchFile::open(in(name + ".pth"));
        const auto expected = SafetensorsFile::open(in(name + ".safetensors"));
        QCOMPARE(file.isLegacy(), isLegacy);
        QCOMPARE(file.tensors().size(), expected.tensors().size());
        for (const auto& tensor : file.tensors()) {
            const auto* other = expected.find(tensor.name);
            QVERIFY2(other, tensor.name.c_str());
            QVERIFY2(tensor.dtype == other->dtype && tensor.shape == other->shape, tensor.name.c_str());
            std::vector<std::byte> copy;
            QVERIFY2(std::ranges::equal(rowMajorBytes(tensor, copy), other->bytes), tensor.name.c_str());
        }
        QVERIFY(file.notices().empty());
    }

    void whatLiesInRowsIsNotCopied()
    {
        const auto file = TorchFile::open(in("strided.pth"));
        std::vector<std::byte> copy;
        for (const auto& tensor : file.tensors()) {
            copy.clear();
            rowMajorBytes(tensor, copy);
            QCOMPARE(copy.empty(), tensor.name == "whole");
        }
        const auto shared = TorchFile::open(in("shared.pth"));
        QCOMPARE(shared.tensors()[0].storage.data(), shared.tensors()[1].storage.data());
    }

    void weightsAreUnwrapped_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("container");
        QTest::addColumn<QString>("prefix");
        QTest::addColumn<int>("leftOut");
        QTest::newRow("wrapped by a training program") << "wrapped.pth" << "PyTorch" << "state_dict" << "" << 12;
        QTest::newRow("MoCo") << "moco.pth" << "PyTorch" << "state_dict" << "module.encoder_q." << 8 + 12;
        QTest::newRow("DINO: the teacher") << "dino.pth" << "PyTorch" << "teacher" << "backbone." << 7 + 1;
        QTest::newRow("shards") << "model.safetensors.index.json" << "safetensors in 2 shards" << "" << "" << 0;
        QTest::newRow("a whole module") << "module.pth" << "PyTorch" << "" << "" << 0;
        QTest::newRow("safetensors") << "module.safetensors" << "safetensors" << "" << "" << 0;
    }

    void weightsAreUnwrapped()
    {
        QFETCH(QString, name);
        QFETCH(QString, format);
        QFETCH(QString, container);
        QFETCH(QString, prefix);
        QFETCH(int, leftOut);
        const auto file = WeightsFile::open(in(name));
        const auto expected = SafetensorsFile::open(in("module.safetensors"));
        QCOMPARE(QString::fromStdString(file.format()), format);
        QCOMPARE(QString::fromStdString(file.container()), container);
        QCOMPARE(QString::fromStdString(file.prefix()), prefix);
        QCOMPARE(int(file.leftOut().size()), leftOut);
        QCOMPARE(file.tensors().size(), expected.tensors().size());
        for (const auto& tensor : expected.tensors()) {
            const auto* found = file.find(tensor.name);
            QVERIFY2(found && std::ranges::equal(found->bytes, tensor.bytes), tensor.name.c_str());
        }
        QVERIFY(!file.find("conv9.weight"));
    }

    void nothingIsCalled()
    {
        const auto file = TorchFile::open(in("evil.pth"));
        QCOMPARE(file.tensors().size(), std::size_t(1));
        QCOMPARE(errorOf([&] { TorchFile::open(in("evil-legacy.pth")); }).code, "bad-checkpoint");
        QVERIFY(!std::filesystem::exists(in("was-called")));
    }

    void whatCannotBeReadIsRefusedByName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("text");
        QTest::newRow("big-endian") << "big.pth" << "big-endian";
        QTest::newRow("compressed") << "packed.pth" << "compressed";
        QTest::newRow("text") << "torch_text.pth" << "neither";
        QTest::newRow("tar") << "old.pth" << "tar archive";
        QTest::newRow("another zip") << "other.pth" << "data.pkl";
        QTest::newRow("an index that reaches out") << "out.safetensors.index.json" << "beside the index";
        QTest::newRow("an index of nothing") << "none.safetensors.index.json" << "weight_map";
    }

    void whatCannotBeReadIsRefusedByName()
    {
        QFETCH(QString, name);
        QFETCH(QString, text);
        put(in("torch_text.pth"), "weights");
        put(in("old.pth"), QByteArray(257, '\0') + "ustar" + QByteArray(500, '\0'));
        put(in("other.pth"), QByteArray("PK\5\6") + QByteArray(18, '\0'));
        put(in("out.safetensors.index.json"), R"({"weight_map": {"w": "../state.safetensors"}})");
        put(in("none.safetensors.index.json"), R"({"metadata": {}})");
        const auto error = errorOf([&] { WeightsFile::open(in(name)); });
        QCOMPARE(error.code, "bad-checkpoint");
        QVERIFY2(QString::fromStdString(error.text).contains(text), error.text.c_str());
        QVERIFY2(error.path.find(name.toStdString()) != std::string::npos, error.path.c_str());
    }

    void filesCutAnywhereAreRefusedOrRead()
    {
        for (const auto* name : {"state.pth", "legacy-wrapped.pth", "script.pth"}) {
            const auto whole = contentsOf(in(name));
            for (int part = 0; part < 60; ++part) {
                put(in("cut.pth"), whole.first(whole.size() * part / 60));
                const auto code = errorOf([&] { WeightsFile::open(in("cut.pth")); }).code;
                QVERIFY2(code == "bad-checkpoint" || code == "bad-archive" || code == "bad-pickle", (std::string(name) + ": " + code).c_str());
            }
        }
    }

    /// Bits turned over anywhere: an Error or some tensors, never anything worse.
    void damagedFilesAreSurvived()
    {
        std::mt19937 random(1);
        for (const auto* name : {"wrapped.pth", "legacy-wrapped.pth", "strided.pth", "script.pth"}) {
            const auto whole = contentsOf(in(name));
            for (int trial = 0; trial < 300; ++trial) {
                auto bytes = whole;
                for (unsigned i = 0; i <= random() % 8; ++i) {
                    // Mostly where the structure is: the pickle lies at the beginning, a zip's directory at the end.
                    const auto place = random() % 3 == 0 ? random() % std::size_t(bytes.size()) : random() % 2 ? random() % std::min<std::size_t>(4000, std::size_t(bytes.size())) : std::size_t(bytes.size()) - 1 - random() % std::min<std::size_t>(2000, std::size_t(bytes.size()));
                    bytes[qsizetype(place)] = char(random());
                }
                put(in("damaged.pth"), bytes);
                const auto error = errorOf([&] {
                    const auto file = WeightsFile::open(in("damaged.pth"));
                    for (const auto& tensor : file.tensors())
                        QVERIFY(tensor.bytes.size() <= std::size_t(1) << 28);
                });
                QVERIFY2(error.code.empty() || error.code.starts_with("bad-"), error.code.c_str());
            }
        }
    }

    /// What is taken in spite of such damage holds together.
    void damageThatIsTakenHoldsTogether()
    {
        std::mt19937 random(2);
        int taken = 0;
        for (const auto* name : {"wrapped.pth", "strided.pth", "legacy.pth"}) {
            const auto whole = contentsOf(in(name));
            for (int trial = 0; trial < 200; ++trial) {
                auto bytes = whole;
                bytes[qsizetype(random() % std::size_t(bytes.size()))] = char(random());
                taken += fuzz::isTakenAsWeights(reinterpret_cast<const std::uint8_t*>(bytes.constData()), std::size_t(bytes.size()));
            }
        }
        QVERIFY2(taken > 30 && taken < 600, std::to_string(taken).c_str()); // else the mutations try nothing
    }

    void aViewBeyondItsStorageIsRefused()
    {
        // torch.save({"w": 2 x 2}), its size made 2 x 9 in the pickle: BININT1 2, BININT1 2, TUPLE2.
        auto bytes = contentsOf(in("one.pth"));
        const auto size = bytes.indexOf(QByteArray::fromHex("4b0285")); // (2,)
        QVERIFY(size > 0);
        bytes[size + 1] = 9;
        put(in("beyond.pth"), bytes);
        const auto error = errorOf([&] { TorchFile::open(in("beyond.pth")); });
        QCOMPARE(error.code, "bad-checkpoint");
        QVERIFY2(error.text.find("beyond its storage of 2 elements") != std::string::npos, error.text.c_str());
    }
};

QTEST_GUILESS_MAIN(TestTorchFile)
#include "tst_torch_file.moc"
