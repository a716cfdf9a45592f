#include "record/npy.h"

#include <cmath>

#include "record/error_of.h"
#include "record/memory_stream.h"
#include "record/printing.h"
#include "support/npy_samples.h"
#include "support/python.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace transect;
using testing::npy;
using testing::rawHeader;

namespace {

NpyArray read(const std::string& file)
{
    MemoryStream stream("text", std::as_bytes(std::span(file)));
    return readNpy(stream);
}

using Numbers = std::vector<std::int64_t>;

template <typename Number> std::string bytesOf(const std::vector<Number>& values)
{
    return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(Number)};
}

} // namespace

class TestNpy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEachVersion();
    void readsWholeNumbers();
    void refusesHeaders_data();
    void refusesHeaders();
    void survivesEveryChangedByte();
    void turnsFortranOrder();
    void readsRealNumbers();
    void readsHalfPrecision();
    void readsHeadersAlone();
    void writesHeaders_data();
    void writesHeaders();
    void agreesWithNumpy();
};

void TestNpy::readsEachVersion()
{
    for (const int version : {1, 2, 3}) {
        const auto array = read(npy("|u1", "(2, 3)", "abcdef", version));
        QCOMPARE(array.shape, (Numbers{2, 3}));
        QCOMPARE(wholeNumbers(array), (Numbers{'a', 'b', 'c', 'd', 'e', 'f'}));
    }
    QCOMPARE(read(npy("<f8", "()", "12345678")).shape, Numbers{});
    QCOMPARE(read(rawHeader("{\"shape\":(1,),\"descr\":\"|u1\",\"fortran_order\":False}\n") + "x").shape, Numbers{1});
}

void TestNpy::readsWholeNumbers()
{
    QCOMPARE(wholeNumbers(read(npy("|i1", "(2,)", "\xFF\x05"))), (Numbers{-1, 5}));
    QCOMPARE(wholeNumbers(read(npy("<i2", "(2,)", std::string("\x01\x02\xFE\xFF", 4)))), (Numbers{0x201, -2}));
    QCOMPARE(wholeNumbers(read(npy("<u4", "(1,)", std::string("\xFF\xFF\xFF\xFF", 4)))), (Numbers{0xFFFFFFFF}));
    QCOMPARE(wholeNumbers(read(npy("<i8", "(1,)", std::string("\xFD\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 8)))), (Numbers{-3}));
}

void TestNpy::refusesHeaders_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("part");
    const auto row = [](const char* name, const std::string& file, const char* part) {
        QTest::newRow(name) << QByteArray::fromStdString(file) << QString(part);
    };
    const auto whole = npy("|u1", "(2, 3)", "abcdef");
    row("nothing", "", "mark of an NPY file");
    row("text", "label,image\n", "mark of an NPY file");
    row("version 4", npy("|u1", "(2, 3)", "abcdef", 4), "version 4");
    row("a cut header", whole.substr(0, 40), "cut short inside its NPY header");
    row("a long header", std::string("\x93NUMPY\x02\0\xFF\xFF\xFF\x7F", 12), "header of 2147483647 bytes");
    row("an empty header", rawHeader(""), "cut short");
    row("cut content", whole.substr(0, whole.size() - 1), "declares 6 bytes of content, and 5 follow");
    row("more content", whole + "g", "and more follow");
    row("an absurd shape", npy("|u1", "(999999999, 999999999, 999999999)", ""), "declares more than");
    row("a large lie", npy("|u1", "(1000000000,)", "x"), "and 1 follow");
    row("lengths that overflow", npy("|u1", "(99999999999999999999,)", ""), "beyond all measure");
    row("a negative length", npy("|u1", "(-1,)", ""), "not made of whole numbers");
    row("nine dimensions", npy("|u1", "(1, 1, 1, 1, 1, 1, 1, 1, 1)", "x"), "more than 8 dimensions");
    row("big-endian", npy(">i4", "(1,)", "abcd"), "byte order");
    row("objects", npy("|O", "(1,)", "x"), "type \"|O\"");
    row("texts", npy("<U4", "(1,)", std::string(16, 'x')), "type \"<U4\"");
    row("structured", rawHeader("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }"), "where");
    row("an unknown entry", rawHeader("{'descr': '|u1', 'fortran_order': False, 'shape': (1,), 'x': 1}"), "unexpected entry \"x\"");
    row("an entry twice", rawHeader("{'descr': '|u1', 'descr': '|u1', 'shape': (1,)}"), "unexpected entry \"descr\"");
    row("a missing entry", rawHeader("{'descr': '|u1', 'shape': (1,)}"), "no entry");
    row("no end", rawHeader("{'descr': '|u1', 'shape': (1,"), "not made of whole numbers");
    row("code", rawHeader("__import__('os').system('true')"), "where \"{\" was expected");
    row("text behind", rawHeader("{'descr': '|u1', 'fortran_order': False, 'shape': (1,)} + 1"), "text behind");
}
void TestNpy::refusesHeaders()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, part);
    const auto error = errorOf([&] { read(file.toStdString()); });
    QCOMPARE(error.code, "bad-data");
    QVERIFY2(error.text.find(part.toStdString()) != error.text.npos, error.text.c_str());
}

void TestNpy::survivesEveryChangedByte()
{
    auto file = npy("|u1", "(2, 3)", "abcdef");
    for (auto& byte : file) {
        for (const int change : {0x01, 0x20, 0xFF}) {
            const auto kept = std::exchange(byte, char(byte ^ change));
            try {
                QCOMPARE_LE(read(file).bytes.size(), 6u);
            } catch (const Error& error) {
                QCOMPARE(error.record().code, "bad-data");
            }
            byte = kept;
        }
    }
}

void TestNpy::turnsFortranOrder()
{
    QCOMPARE(wholeNumbers(read(npy("|u1", "(2, 3)", "adbecf", 1, "True"))), (Numbers{'a', 'b', 'c', 'd', 'e', 'f'}));
    const auto pairs = read(npy("<i2", "(2, 1, 2)", bytesOf<std::int16_t>({1, 3, 2, 4}), 1, "True"));
    QCOMPARE(wholeNumbers(pairs), (Numbers{1, 2, 3, 4}));
    QCOMPARE(wholeNumbers(read(npy("|u1", "()", "a", 1, "True"))), Numbers{'a'});
    QVERIFY(read(npy("|u1", "(2, 0)", "", 1, "True")).bytes.empty());
}

void TestNpy::readsRealNumbers()
{
    const auto numbers = [](const std::string& file) { return realNumbers(read(file), "place"); };
    QCOMPARE(numbers(npy("<f8", "(2,)", bytesOf<double>({0.1, -2}))), (std::vector<double>{0.1, -2}));
    QCOMPARE(numbers(npy("<f4", "(2,)", bytesOf<float>({0.5F, -2}))), (std::vector<double>{0.5, -2}));
    QCOMPARE(numbers(npy("<i8", "(1,)", bytesOf<std::int64_t>({-3}))), (std::vector<double>{-3}));
    QCOMPARE(numbers(npy("<u2", "(1,)", bytesOf<std::uint16_t>({65535}))), (std::vector<double>{65535}));
    QCOMPARE(numbers(npy("|b1", "(2,)", std::string("\0\1", 2))), (std::vector<double>{0, 1}));
    const auto error = errorOf([&] { numbers(npy("|f1", "(1,)", "a")); });
    QCOMPARE(error.path, std::string("place"));
    QCOMPARE(error.text, std::string("has elements of type f1, expected f2, f4, f8, whole numbers or b1"));
}

/// 1, the least positive number, the largest, -2, the least normal one, -0, infinity.
void TestNpy::readsHalfPrecision()
{
    const auto file = npy("<f2", "(7,)", bytesOf<std::uint16_t>({0x3C00, 1, 0x7BFF, 0xC000, 0x0400, 0x8000, 0x7C00}));
    const auto numbers = realNumbers(read(file), "place");
    QCOMPARE(numbers, (std::vector<double>{1, std::ldexp(1, -24), 65504, -2, std::ldexp(1, -14), 0, HUGE_VAL}));
    QVERIFY(std::signbit(numbers[5]));
    QVERIFY(std::isnan(realNumbers(read(npy("<f2", "(1,)", bytesOf<std::uint16_t>({0x7E00}))), "place").front()));
}

void TestNpy::readsHeadersAlone()
{
    const auto file = npy("<f4", "(1000, 2000)", "");
        MemoryStream stream("text", std::as_bytes(std::span(file)));
    const auto array = readNpyHeader(stream);
    QCOMPARE(array.shape, (Numbers{1000, 2000}));
    QCOMPARE(array.kind, 'f');
    QVERIFY(array.bytes.empty());
}

void TestNpy::writesHeaders_data()
{
    QTest::addColumn<QList<int>>("shape");
    QTest::newRow("a number") << QList<int>{};
    QTest::newRow("a row") << QList<int>{3};
    QTest::newRow("a table") << QList<int>{3, 2};
    QTest::newRow("nothing") << QList<int>{0, 2};
}
void TestNpy::writesHeaders()
{
    QFETCH(QList<int>, shape);
    const Numbers lengths(shape.begin(), shape.end());
    std::size_t size = 1;
    for (const auto length : lengths)
        size *= std::size_t(length);
    const auto header = npyHeader("|u1", lengths);
    QCOMPARE(header.size() % 64, std::size_t(0));
    QCOMPARE(read(header + std::string(size, 'x')).shape, lengths);
}

void TestNpy::agreesWithNumpy()
{
    if (!testing::hasPython())
        QSKIP("no Python with NumPy in .venv");
    QTemporaryDir folder;
    testing::python("import sys, numpy as np\n"
                    "np.save(sys.argv[1] + '/a.npy', np.asfortranarray(np.arange(24.0).reshape(2, 3, 4)))\n", {folder.path()});
    const auto array = readNpy(*openStream((folder.path() + "/a.npy").toStdString()));
    QCOMPARE(array.shape, (Numbers{2, 3, 4}));
    const auto numbers = realNumbers(array, "");
    for (std::size_t i = 0; i < numbers.size(); ++i)
        QCOMPARE(numbers[i], double(i));
}

QTEST_APPLESS_MAIN(TestNpy)
#include "tst_npy.moc"
