#include "record/npy_rows.h"

#include <cmath>
#include <fstream>

#include "record/error_of.h"
#include "support/npy_samples.h"

#include <QTemporaryDir>
#include <QtTest>

#include "support/python.h"

using namespace transect;
using namespace transect::testing;

class TestNpyRows : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    std::filesystem::path write(const std::string& contents) const
    {
        const auto path = m_folder.filePath("array.npy").toStdString();
        std::ofstream(path, std::ios::binary) << contents;
        return path;
    }

    static std::vector<double> rowsOf(const NpyRows& array, std::int64_t first, std::int64_t count)
    {
        std::vector<double> values(std::size_t(count * array.columns()));
        array.read(first, count, values);
        return values;
    }

private Q_SLOTS:
    void readsBlocksOfEitherOrder_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<bool>("isFortran");
        for (const int version : {1, 2, 3}) {
            QTest::addRow("C order, version %d", version) << version << false;
            QTest::addRow("Fortran order, version %d", version) << version << true;
        }
    }
    void readsBlocksOfEitherOrder()
    {
        QFETCH(int, version);
        QFETCH(bool, isFortran);
        const std::string content = isFortran ? "adgbehcfi" : "abcdefghi";
        const NpyRows array(write(npy("|u1", "(3, 3)", content, version, isFortran ? "True" : "False")));
        QCOMPARE(array.rows(), 3);
        QCOMPARE(array.columns(), 3);
        QCOMPARE(rowsOf(array, 1, 2), (std::vector<double>{'d', 'e', 'f', 'g', 'h', 'i'}));
        QCOMPARE(rowsOf(array, 0, 1), (std::vector<double>{'a', 'b', 'c'}));
    }

    void aVectorIsOneColumn()
    {
        const NpyRows array(write(npy<float>("<f4", {0.5F, -2, 3})));
        QCOMPARE(array.dimensions(), std::size_t(1));
        QCOMPARE(array.columns(), 1);
        QCOMPARE(rowsOf(array, 1, 2), (std::vector<double>{-2, 3}));
    }

    void knowsWhatSinglePrecisionHolds()
    {
        QVERIFY(NpyRows(write(npy<float>("<f4", {1}))).isSingle());
        QVERIFY(NpyRows(write(npy<std::uint16_t>("<f2", {1}))).isSingle());
        QVERIFY(NpyRows(write(npy<std::int16_t>("<i2", {1}))).isSingle());
        QVERIFY(!NpyRows(write(npy<std::int32_t>("<i4", {1}))).isSingle());
        QVERIFY(!NpyRows(write(npy<double>("<f8", {1}))).isSingle());
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("part");
        const auto row = [](const char* name, const std::string& file, const char* part) { QTest::newRow(name) << QByteArray::fromStdString(file) << QString(part); };
        row("three dimensions", npy("|u1", "(1, 2, 3)", "abcdef"), "has the shape 1 x 2 x 3, expected rows x columns");
        row("a number", npy("|u1", "()", "a"), "has the shape one number");
        row("no rows", npy("|u1", "(0, 4)", ""), "has the shape 0 x 4");
        row("cut content", npy("<f4", "(2, 3)", std::string(23, 'x')), "declares 2 x 3 elements of 4 bytes, and 23 bytes follow");
        row("more content", npy("|u1", "(2, 3)", "abcdefghi"), "and 9 bytes follow");
        row("lengths that overflow", npy("|u1", "(999999999999999, 999999999999999)", "a"), "and 1 bytes follow");
        row("big-endian", npy(">f4", "(1,)", "abcd"), "byte order");
        row("a size of its own", npy("|f1", "(1,)", "a"), "type f1");
        row("nothing", "", "mark of an NPY file");
    }
    void refuses()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, part);
        const auto path = write(file.toStdString());
        const auto error = errorOf([&] { NpyRows array(path); });
        QCOMPARE(error.code, "bad-data");
        QCOMPARE(error.path, path.string());
        QVERIFY2(error.text.find(part.toStdString()) != error.text.npos, error.text.c_str());
    }

    void namesThePlaceOfWhatIsNotFinite()
    {
        const NpyRows array(write(npy<double>("<f8", {1, 2, 3, 4, 5, std::nan("")}, "(3, 2)")));
        QCOMPARE(rowsOf(array, 0, 2).size(), std::size_t(4));
        const auto error = errorOf([&] { rowsOf(array, 1, 2); });
        QVERIFY2(error.text.find("nan in row 2, column 1") != error.text.npos, error.text.c_str());
    }

    void saysThatThereIsNoFile() { QCOMPARE(errorOf([&] { NpyRows array(m_folder.filePath("absent.npy").toStdString()); }).code, "no-file"); }

    void agreesWithNumPy()
    {
        if (!hasPython())
            QSKIP("there is no .venv with NumPy");
        python(QStringLiteral(R"(
import sys, numpy as np
x = np.arange(35).reshape(7, 5)
for t in ('f2', 'f4', 'f8', 'i1', 'i2', 'i4', 'i8', 'u1', 'u2', 'u4', 'u8'):
    np.save(f'{sys.argv[1]}/{t}-c.npy', x.astype(t))
    np.save(f'{sys.argv[1]}/{t}-fortran.npy', np.asfortranarray(x.astype(t)))
)"), {m_folder.path()});
        for (const auto* type : {"f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8"}) {
            for (const auto* order : {"c", "fortran"}) {
                const NpyRows array(m_folder.filePath(QString("%1-%2.npy").arg(type, order)).toStdString());
                const auto values = rowsOf(array, 2, 4);
                QCOMPARE(values.size(), std::size_t(20));
                for (std::size_t i = 0; i < values.size(); ++i)
                    QCOMPARE(values[i], double(10 + i));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestNpyRows)
#include "tst_npy_rows.moc"
