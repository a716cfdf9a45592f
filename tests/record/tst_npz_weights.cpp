#include <QtTest>

#include "error_of.h"
#include "record/weights_file.h"
#include "support/python.h"

using namespace transect;

/// Weights as numpy.savez() writes them.
class TestNpzWeights : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!testing::hasPython())
            QSKIP("needs the checkout's Python environment with NumPy, which writes the files");
        testing::python("import sys, numpy as np\n"
                        "at = sys.argv[1] + '/'\n"
                        "w = np.arange(6, dtype=np.float32).reshape(2, 3)\n"
                        "np.savez(at + 'plain.npz', **{'module.fc.weight': w, 'module.fc.bias': np.array([1, -1], np.float64), 'module.count': np.array(7)})\n"
                        "np.savez(at + 'fortran.npz', **{'w': np.asfortranarray(w), 'h': w.astype(np.float16)})\n"
                        "np.savez_compressed(at + 'packed.npz', w=w, columns=np.asfortranarray(w))\n"
                        "import io, struct, zipfile\n"
                        "packed = open(at + 'packed.npz', 'rb').read()\n"
                        "checksum = zipfile.ZipFile(at + 'packed.npz').getinfo('w.npy').CRC\n"
                        "open(at + 'damaged.npz', 'wb').write(packed.replace(struct.pack('<I', checksum), struct.pack('<I', checksum ^ 1)))\n"
                        "def header(count):\n"
                        "    file = io.BytesIO()\n"
                        "    np.lib.format.write_array_header_1_0(file, {'descr': '|u1', 'fortran_order': False, 'shape': (count,)})\n"
                        "    return file.getvalue()\n"
                        "def archive(name, packing, **arrays):\n"
                        "    with zipfile.ZipFile(at + name, 'w', packing) as file:\n"
                        "        for key, value in arrays.items(): file.writestr(key + '.npy', value)\n"
                        "archive('bomb.npz', zipfile.ZIP_DEFLATED, w=header(1 << 40))\n"
                        "archive('bombs.npz', zipfile.ZIP_DEFLATED, v=header(1 << 20) + bytes(1 << 20), w=header(1 << 33))\n"
                        "archive('lzma.npz', zipfile.ZIP_LZMA, w=header(1) + b'1')\n"
                        "np.savez(at + 'objects.npz', w=np.array([None, 1], dtype=object))\n"
                        "whole = open(at + 'plain.npz', 'rb').read()\n"
                        "open(at + 'cut.npz', 'wb').write(whole[:len(whole) // 2])\n"
                        "open(at + 'lying.npz', 'wb').write(whole.replace(b'(2, 3)', b'(2, 4)'))\n",
                        {m_folder.path()});
    }

    void arraysAreTensors()
    {
        const auto file = WeightsFile::open(in("plain.npz"));
        QCOMPARE(file.format(), "NumPy");
        QCOMPARE(file.prefix(), "module.");
        const auto* weight = file.find("fc.weight");
        QVERIFY(weight);
        QCOMPARE(weight->shape, (std::vector<std::int64_t>{2, 3}));
        QCOMPARE(toDoubles(*weight), (std::vector<double>{0, 1, 2, 3, 4, 5}));
        QCOMPARE(toDoubles(*file.find("fc.bias")), (std::vector<double>{1, -1}));
        QVERIFY(file.find("count")->shape.empty());
        QCOMPARE(toDoubles(*file.find("count")), std::vector<double>{7});
    }

    void whatLiesInColumnsIsTurned()
    {
        const auto file = WeightsFile::open(in("fortran.npz"));
        QCOMPARE(toDoubles(*file.find("w")), (std::vector<double>{0, 1, 2, 3, 4, 5}));
        QCOMPARE(file.find("h")->dtype, DType::F16);
        QCOMPARE(toDoubles(*file.find("h")), (std::vector<double>{0, 1, 2, 3, 4, 5}));
    }

    void compressedArraysAreUnpacked()
    {
        const auto file = WeightsFile::open(in("packed.npz"));
        QCOMPARE(toDoubles(*file.find("w")), (std::vector<double>{0, 1, 2, 3, 4, 5}));
        QCOMPARE(toDoubles(*file.find("columns")), (std::vector<double>{0, 1, 2, 3, 4, 5}));
        QCOMPARE(file.find("columns")->shape, (std::vector<std::int64_t>{2, 3}));
    }

    void whatCannotBeReadIsNamed_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("part");
        QTest::newRow("damaged") << "damaged.npz" << "w.npy has another checksum than the archive says";
        QTest::newRow("a bomb") << "bomb.npz" << "w.npy the header declares more than";
        QTest::newRow("a bomb of two") << "bombs.npz" << "takes the arrays that are unpacked above";
        QTest::newRow("other packing") << "lzma.npz" << "w.npy is packed in a way that numpy does not use";
        QTest::newRow("objects") << "objects.npz" << "w.npy has elements of type \"|O\"";
        QTest::newRow("cut") << "cut.npz" << "";
        QTest::newRow("another shape") << "lying.npz" << "module.fc.weight.npy has 24 bytes of elements, expected 32";
    }

    void whatCannotBeReadIsNamed()
    {
        QFETCH(QString, file);
        QFETCH(QString, part);
        const auto error = errorOf([&] { WeightsFile::open(in(file)); });
        QVERIFY2(error.code.starts_with("bad-"), error.code.c_str());
        QVERIFY2(QString::fromStdString(error.text).contains(part), error.text.c_str());
        QVERIFY(error.path.starts_with(in(file).string()));
    }

private:
    std::filesystem::path in(const QString& name) const { return m_folder.filePath(name).toStdString(); }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestNpzWeights)
#include "tst_npz_weights.moc"
