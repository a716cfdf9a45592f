#include "record/safetensors.h"

#include <QtTest>

#include <QProcess>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <memory>
#include <string>

#include "error_of.h"
#include "faulty_file_system.h"
#include "record/hash.h"
#include "record/json.h"
#include "safetensors_samples.h"
#include "small_disk.h"

using namespace transect;
using namespace std::string_literals;

namespace {

bool areEqual(double a, double b)
{
    return a == b ? std::signbit(a) == std::signbit(b) : std::isnan(a) && std::isnan(b);
}

} // namespace

class TestSafetensors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsItsTypes();
    void roundTripsEveryType();
    void roundTripsNothing();
    void roundTripsText();
    void alignsTensors();
    void writesTheBytesOfTheFormat();
    void writesTheSameBytesInAnyOrder();
    void convertsToDoubles();
    void keepsViewsAlive();
    void refusesToWrite_data();
    void refusesToWrite();
    void survivesAFullDisk();
    void readsBackWhatItWrote();
    void agreesWithThePackage();

private:
    std::filesystem::path path() const { return m_folder.filePath("file.safetensors").toStdString(); }
    std::filesystem::path folder() const { return m_folder.path().toStdString(); }

    QTemporaryDir m_folder;
};

void TestSafetensors::knowsItsTypes()
{
    std::string facts;
    for (const DType type : allTypes)
        facts.append(nameOf(type)).append(std::to_string(sizeOf(type))).append(" ");
    QCOMPARE(facts, std::string("BOOL1 U81 I81 I162 U162 F162 BF162 I324 U324 F324 F648 I648 U648 F8_E4M31 F8_E5M21 "));
}

void TestSafetensors::roundTripsEveryType()
{
    std::vector<TensorView> tensors;
    for (const DType type : allTypes) {
        const std::string name(nameOf(type));
        tensors.push_back(view(name, type, {2, 3, 4}));
        tensors.push_back(view(name + " scalar", type, {}));
        tensors.push_back(view(name + " empty", type, {3, 0, 2}));
    }
    const std::string hash = writeSafetensors(path(), tensors, {{"epoch", "3"}});
    QCOMPARE(hash, sha256HexOfFile(path()));

    const SafetensorsFile file = SafetensorsFile::open(path());
    QCOMPARE(file.path(), path());
    QCOMPARE(file.metadata(), Metadata({{"epoch", "3"}}));
    QCOMPARE(file.tensors().size(), tensors.size());
    for (const TensorView& expected : tensors) {
        const TensorView& found = file.at(expected.name);
        QCOMPARE(found.name, expected.name);
        QCOMPARE(found.dtype, expected.dtype);
        QCOMPARE(found.shape, expected.shape);
        QVERIFY(std::ranges::equal(found.bytes, expected.bytes));
    }
    QVERIFY(!file.find("other"));
    const ErrorRecord error = errorOf([&] { file.at("other"); });
    QCOMPARE(error, ErrorRecord({"bad-safetensors", "tensor \"other\": not among the file's 45", path().string(), ""}));
}

void TestSafetensors::roundTripsNothing()
{
    writeSafetensors(path(), {}, {});
    QCOMPARE(contentsOf(path()), fileOf("{}      ", 0));
    const SafetensorsFile file = SafetensorsFile::open(path());
    QVERIFY(file.tensors().empty());
    QVERIFY(file.metadata().empty());
}

void TestSafetensors::roundTripsText()
{
    const std::string text = "quotes \" \\ control \x01\n\t\x7f nul \0 unicode é日本😀"s;
    const Metadata metadata{{text, text}, {"", ""}, {"json", R"({"a": [1, 2]})"}};
    writeSafetensors(path(), std::vector{view(text, DType::U8, {1}), view("", DType::U8, {2})}, metadata);
    const SafetensorsFile file = SafetensorsFile::open(path());
    QCOMPARE(file.metadata(), metadata);
    QCOMPARE(file.at(text).shape, std::vector<std::int64_t>({1}));
    QCOMPARE(file.at("").shape, std::vector<std::int64_t>({2}));
}

void TestSafetensors::alignsTensors()
{
    std::vector<TensorView> tensors;
    for (const DType type : allTypes)
        tensors.push_back(view("tensor " + std::string(nameOf(type)), type, {3}));
    writeSafetensors(path(), tensors, {});
    const std::string contents = contentsOf(path());
    std::uint64_t length = 0;
    std::memcpy(&length, contents.data(), sizeof length);
    QCOMPARE(length % 8, std::uint64_t(0));
    const SafetensorsFile file = SafetensorsFile::open(path());
    const std::byte* begin = file.tensors().front().bytes.data();
    std::size_t offset = 0;
    for (const TensorView& tensor : file.tensors()) {
        QCOMPARE(static_cast<std::size_t>(tensor.bytes.data() - begin), offset); // in order, without a hole
        QCOMPARE(offset % sizeOf(tensor.dtype), std::size_t(0));
        offset += tensor.bytes.size();
    }
}

void TestSafetensors::writesTheBytesOfTheFormat()
{
    const std::uint16_t halves[] = {0x3c00, 0xc000};
    const float number = 1;
    const std::vector<TensorView> tensors{{"h", DType::F16, {2, 1}, std::as_bytes(std::span(halves))},
                                          {"x", DType::F32, {}, std::as_bytes(std::span(&number, 1))}};
    writeSafetensors(path(), tensors, {{"k", "v"}});
    const std::string header = R"({"__metadata__":{"k":"v"},"x":{"dtype":"F32","shape":[],"data_offsets":[0,4]},)"
                               R"("h":{"dtype":"F16","shape":[2,1],"data_offsets":[4,8]}})";
    const std::string padded = header + std::string(7 - (header.size() + 7) % 8, ' ');
    QCOMPARE(contentsOf(path()), fileWith(padded.size(), padded + std::string("\0\0\x80\x3f\0\x3c\0\xc0", 8)));
}

void TestSafetensors::writesTheSameBytesInAnyOrder()
{
    std::vector tensors{view("b", DType::F32, {2}), view("a", DType::F32, {3}), view("c", DType::U8, {1})};
    const std::string first = writeSafetensors(path(), tensors, {});
    std::reverse(tensors.begin(), tensors.end());
    QCOMPARE(writeSafetensors(path(), tensors, {}), first);
}

/// Closed forms; agreesWithThePackage() compares every bit pattern of the small types with PyTorch's.
void TestSafetensors::convertsToDoubles()
{
    const auto doubles = []<typename Bits>(DType type, std::vector<Bits> bits) {
        return toDoubles({"t", type, {static_cast<std::int64_t>(bits.size())}, std::as_bytes(std::span(bits))});
    };
    constexpr double infinity = std::numeric_limits<double>::infinity();
    using Doubles = std::vector<double>;
    QCOMPARE(doubles(DType::F16, std::vector<std::uint16_t>{0x3c00, 0xc000, 0x7bff, 0x0001, 0x03ff, 0x7c00, 0xfc00}),
             Doubles({1, -2, 65504, std::ldexp(1, -24), std::ldexp(1023, -24), infinity, -infinity}));
    QCOMPARE(doubles(DType::BF16, std::vector<std::uint16_t>{0x3f80, 0xc040, 0x0001, 0x7f80}),
             Doubles({1, -3, std::ldexp(1, -133), infinity}));
    QCOMPARE(doubles(DType::F8E4M3, std::vector<std::uint8_t>{0x38, 0xb8, 0x7e, 0x77, 0x78, 0x01, 0x08}),
             Doubles({1, -1, 448, 240, 256, std::ldexp(1, -9), std::ldexp(1, -6)}));
    QCOMPARE(doubles(DType::F8E5M2, std::vector<std::uint8_t>{0x3c, 0x7b, 0x7c, 0xfc, 0x01}),
             Doubles({1, 57344, infinity, -infinity, std::ldexp(1, -16)}));
    for (const auto& nan : {doubles(DType::F16, std::vector<std::uint16_t>{0x7c01}),
                            doubles(DType::F8E4M3, std::vector<std::uint8_t>{0x7f, 0xff}),
                            doubles(DType::F8E5M2, std::vector<std::uint8_t>{0x7d})})
        QVERIFY(std::ranges::all_of(nan, [](double value) { return std::isnan(value); }));
    QCOMPARE(doubles(DType::F32, std::vector<float>{0.1f, -1e-45f}), Doubles({0.1f, -1e-45f}));
    QCOMPARE(doubles(DType::F64, std::vector<double>{0.1, -1e300}), Doubles({0.1, -1e300}));
    QCOMPARE(doubles(DType::I8, std::vector<std::int8_t>{-128, 127}), Doubles({-128, 127}));
    QCOMPARE(doubles(DType::I16, std::vector<std::int16_t>{-32768, 32767}), Doubles({-32768, 32767}));
    QCOMPARE(doubles(DType::U16, std::vector<std::uint16_t>{65535}), Doubles({65535}));
    QCOMPARE(doubles(DType::I32, std::vector<std::int32_t>{-5}), Doubles({-5}));
    QCOMPARE(doubles(DType::U32, std::vector<std::uint32_t>{4294967295}), Doubles({4294967295}));
    QCOMPARE(doubles(DType::I64, std::vector<std::int64_t>{-(1LL << 53)}), Doubles({-9007199254740992}));
    QCOMPARE(doubles(DType::U64, std::vector<std::uint64_t>{1ULL << 63}), Doubles({std::ldexp(1, 63)}));
    QCOMPARE(doubles(DType::U8, std::vector<std::uint8_t>{255}), Doubles({255}));
    QCOMPARE(doubles(DType::Bool, std::vector<std::uint8_t>{0, 1}), Doubles({0, 1}));
}

void TestSafetensors::keepsViewsAlive()
{
    writeSafetensors(path(), std::vector{view("t", DType::U8, {100})}, {});
    std::unique_ptr<const SafetensorsFile> file;
    {
        const SafetensorsFile opened = SafetensorsFile::open(path());
        file = std::make_unique<const SafetensorsFile>(opened);
    }
    writeSafetensors(path(), {}, {}); // a new file takes the name; the bytes of the old one stay
    QVERIFY(std::ranges::equal(file->at("t").bytes, patternBytes(100)));
}

void TestSafetensors::refusesToWrite_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<QString>("text");
    QTest::newRow("name twice") << 0 << "tensor \"a\": this name is taken";
    QTest::newRow("reserved name") << 1 << "tensor \"__metadata__\": this name is taken";
    QTest::newRow("too few bytes") << 2 << "tensor \"a\": found 7 bytes, expected 8 for F32 [2]";
    QTest::newRow("negative size") << 3 << "tensor \"a\": found 4 bytes, expected a possible shape for F32 [-1]";
    QTest::newRow("overflow") << 4 << "tensor \"a\": found 4 bytes, expected a possible shape for F32 [4294967296, 4294967296]";
    QTest::newRow("name not UTF-8") << 5 << "a name or the metadata is no UTF-8";
    QTest::newRow("metadata not UTF-8") << 6 << "a name or the metadata is no UTF-8";
}

void TestSafetensors::refusesToWrite()
{
    QFETCH(int, row);
    QFETCH(QString, text);
    const TensorView good = view("a", DType::F32, {1});
    const std::vector<std::vector<TensorView>> rows{
        {good, good},
        {view("__metadata__", DType::F32, {1})},
        {{"a", DType::F32, {2}, patternBytes(7)}},
        {{"a", DType::F32, {-1}, patternBytes(4)}},
        {{"a", DType::F32, {1LL << 32, 1LL << 32}, patternBytes(4)}},
        {view("\xff", DType::F32, {1})},
        {good}};
    writeFile(path(), "before");
    const Metadata metadata{{"key", row == 6 ? "\xff" : "value"}};
    const ErrorRecord error = errorOf([&] { writeSafetensors(path(), rows.at(static_cast<std::size_t>(row)), metadata); });
    QCOMPARE(error.code, std::string("bad-safetensors"));
    QCOMPARE(error.path, path().string());
    QVERIFY2(error.text.starts_with(text.toStdString()), error.text.c_str());
    QCOMPARE(contentsOf(path()), std::string("before"));
}

void TestSafetensors::survivesAFullDisk()
{
    const SmallDisk disk;
    if (!disk.whyNot().empty())
        QSKIP(disk.whyNot().c_str());
    const std::filesystem::path file = disk.path() / "weights.safetensors";
    writeSafetensors(file, std::vector{view("t", DType::U8, {100})}, {});
    const std::string before = contentsOf(file);
    const std::vector<std::byte> large(3 << 20);
    const std::vector<TensorView> tensors{{"t", DType::U8, {3 << 20}, large}};
    QCOMPARE(errorOf([&] { writeSafetensors(file, tensors, {}); }).code, std::string("disk-full"));
    QCOMPARE(contentsOf(file), before);
    QCOMPARE(std::distance(std::filesystem::directory_iterator(disk.path()), {}), 1);
}

void TestSafetensors::readsBackWhatItWrote()
{
    writeFile(path(), "before");
    FaultyFileSystem fileSystem;
    fileSystem.fault = FaultyFileSystem::Fault::FlipsBit;
    fileSystem.faultyCall = 3; // open, the header, the tensor
    const std::vector tensors{view("t", DType::U8, {100})};
    const ErrorRecord error = errorOf([&] { writeSafetensors(path(), tensors, {}, fileSystem); });
    QCOMPARE(error.code, std::string("io"));
    QVERIFY2(error.text.starts_with("read back with SHA-256 "), error.text.c_str());
    QCOMPARE(contentsOf(path()), std::string("before"));
}

void TestSafetensors::agreesWithThePackage()
{
    const QString python = TRANSECT_SOURCE_DIR "/.venv/bin/python";
    if (!QFile::exists(python))
        QSKIP("no .venv/bin/python with torch and safetensors in the source folder");
    const std::array<std::string, allTypes.size()> torchNames{
        "bool", "uint8", "int8", "int16", "uint16", "float16", "bfloat16", "int32", "uint32", "float32", "float64",
        "int64", "uint64", "float8_e4m3fn", "float8_e5m2"};
    std::vector tensors{view("scalar", DType::F32, {}), view("empty", DType::F32, {0, 4})};
    for (std::size_t i = 0; i < allTypes.size(); ++i) // the first two bytes of the pattern are false and true
        tensors.push_back(view(torchNames[i], allTypes[i], {2, allTypes[i] == DType::Bool ? 1 : 3}));
    const Metadata metadata{{"\u00e9\n\x01", "\u65e5\u672c"}, {"epoch", "3"}};
    writeSafetensors(path(), tensors, metadata);

    const std::filesystem::path theirPath = folder() / "theirs.safetensors";
    QProcess process;
    process.start(python, {TRANSECT_SOURCE_DIR "/tests/record/safetensors_peer.py", QString::fromStdString(path()),
                           QString::fromStdString(theirPath)});
    QVERIFY(process.waitForFinished(60'000));
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());

    const Json found = parseJson(process.readAllStandardOutput().toStdString(), "safetensors_peer.py");
    QCOMPARE(found.at("metadata").get<Metadata>(), metadata);
    QCOMPARE(found.at("tensors").size(), tensors.size());
    for (const TensorView& tensor : tensors) {
        const QByteArray bytes(reinterpret_cast<const char*>(tensor.bytes.data()), qsizetype(tensor.bytes.size()));
        const std::string type = tensor.dtype == DType::F32 ? "float32" : tensor.name;
        const Json expected = {type, tensor.shape, bytes.toHex().toStdString()};
        QCOMPARE(found.at("tensors").at(tensor.name).dump(), expected.dump());
    }

    const SafetensorsFile theirs = SafetensorsFile::open(theirPath);
    QCOMPARE(theirs.metadata(), Metadata({{"from", "the package"}, {"\u00e9\n\x01", "\u65e5\u672c"}}));
    int compared = 0;
    for (const TensorView& tensor : theirs.tensors()) {
        const TensorView* doubles = theirs.find("double " + tensor.name);
        if (!doubles)
            continue;
        QCOMPARE(tensor.shape, doubles->shape);
        QVERIFY2(std::ranges::equal(toDoubles(tensor), toDoubles(*doubles), areEqual), tensor.name.c_str());
        ++compared;
    }
    QCOMPARE(compared, 11);
}

QTEST_APPLESS_MAIN(TestSafetensors)
#include "tst_safetensors.moc"
