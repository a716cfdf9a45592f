#include "record/safetensors.h"

#include <QtTest>

#include <QProcess>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <limits>
#include <memory>
#include <new>
#include <random>
#include <sstream>
#include <string>

#include <sys/stat.h>

#include "error_of.h"
#include "faulty_file_system.h"
#include "fuzz/fuzz_safetensors.cpp"
#include "record/hash.h"
#include "record/json.h"
#include "small_disk.h"
#include "unprivileged.h"

using namespace transect;
using namespace std::string_literals;

namespace {

constexpr std::array allTypes{DType::Bool, DType::U8, DType::I8, DType::I16, DType::U16, DType::F16, DType::BF16,
                              DType::I32, DType::U32, DType::F32, DType::F64, DType::I64, DType::U64, DType::F8E4M3,
                              DType::F8E5M2};

/// The most bytes that operator new was asked for at once; see below.
std::size_t largestAllocation = 0;

std::string contentsOf(const std::filesystem::path& path)
{
    std::ostringstream contents;
    contents << std::ifstream(path, std::ios::binary).rdbuf();
    return contents.str();
}

void write(const std::filesystem::path& path, std::string_view contents)
{
    std::ofstream(path, std::ios::binary | std::ios::trunc) << contents;
}

std::string fileWith(std::uint64_t length, std::string_view rest)
{
    std::string file(reinterpret_cast<const char*>(&length), sizeof length);
    return file.append(rest);
}

std::string fileOf(const std::string& header, std::size_t bufferSize)
{
    return fileWith(header.size(), header + std::string(bufferSize, '\7'));
}

/// Bytes for views to lie in.
std::span<const std::byte> patternBytes(std::size_t size)
{
    static const std::vector<std::byte> bytes = [] {
        std::vector<std::byte> pattern(1 << 12);
        for (std::size_t i = 0; i < pattern.size(); ++i)
            pattern[i] = static_cast<std::byte>(i * i % 253);
        return pattern;
    }();
    return std::span(bytes).first(size);
}

TensorView view(const std::string& name, DType type, const std::vector<std::int64_t>& shape)
{
    std::size_t size = sizeOf(type);
    for (const std::int64_t extent : shape)
        size *= static_cast<std::size_t>(extent);
    return {name, type, shape, patternBytes(size)};
}

std::string smallFile(const std::filesystem::path& folder)
{
    const std::vector tensors{view("b", DType::F32, {2, 3}), view("a", DType::U8, {5}), view("c", DType::F64, {})};
    writeSafetensors(folder / "small", tensors, {{"key", "value"}});
    return contentsOf(folder / "small");
}

bool areEqual(double a, double b)
{
    return a == b ? std::signbit(a) == std::signbit(b) : std::isnan(a) && std::isnan(b);
}

} // namespace

// Replaced for the whole program, to see that no claim of a file is believed.
void* operator new(std::size_t size)
{
    largestAllocation = std::max(largestAllocation, size);
    if (void* memory = std::malloc(size))
        return memory;
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

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

    void refusesWhatIsNoFile();
    void refusesLies_data();
    void refusesLies();
    void boundsTheHeader();
    void acceptsTheUnusual_data();
    void acceptsTheUnusual();
    void believesNoClaimOfSize();
    void refusesEveryTruncation();
    void survivesEveryFlippedBit();
    void survivesMutations();
    void isQuickWithManyTensors();
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
    write(path(), "before");
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
    write(path(), "before");
    FaultyFileSystem fileSystem;
    fileSystem.fault = FaultyFileSystem::Fault::FlipsBit;
    fileSystem.faultyCall = 3; // open, the header, the tensor
    const std::vector tensors{view("t", DType::U8, {100})};
    const ErrorRecord error = errorOf([&] { writeSafetensors(path(), tensors, {}, fileSystem); });
    QCOMPARE(error.code, std::string("io"));
    QVERIFY2(error.text.starts_with("read back with SHA-256 "), error.text.c_str());
    QCOMPARE(contentsOf(path()), std::string("before"));
}

void TestSafetensors::refusesWhatIsNoFile()
{
    const auto codeFor = [](const std::filesystem::path& file) {
        return errorOf([&] { SafetensorsFile::open(file); }).code;
    };
    QCOMPARE(codeFor(folder() / "missing"), std::string("no-file"));
    QCOMPARE(codeFor(folder()), std::string("no-file"));
    const std::filesystem::path pipe = folder() / "pipe";
    QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
    QCOMPARE(codeFor(pipe), std::string("no-file"));

    const std::filesystem::path closed = folder() / "closed";
    write(closed, fileOf("{}", 0));
    std::filesystem::permissions(folder(), std::filesystem::perms(0755));
    std::filesystem::permissions(closed, std::filesystem::perms(0000));
    QVERIFY(holdsUnprivileged([&] { return codeFor(closed) == "no-permission"; }));
}

void TestSafetensors::refusesLies_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("text");
    const auto addFile = [](const char* name, const std::string& file, const char* text) {
        QTest::newRow(name) << QByteArray::fromStdString(file) << text;
    };
    const auto add = [&](const char* name, const std::string& header, const char* text) {
        addFile(name, fileOf(header, 8), text);
    };
    addFile("empty file", "", "file: found 0 bytes, expected at least 8 with the header's length");
    addFile("seven bytes", "\1\0\0\0\0\0", "file: found 1 bytes");
    addFile("header length 0", fileWith(0, "{}"), "header length: found 0, expected 1 to 2, the rest of the file");
    addFile("header length over the file", fileWith(3, "{}"), "header length: found 3, expected 1 to 2, the rest of the file");
    addFile("header length huge", fileWith(~0ULL, "{}"), "header length: found 18446744073709551615, expected 1 to 2");
    addFile("header length overflows with its own 8", fileWith(~0ULL - 7, "{}"), "header length: found 18446744073709551608");

    add("not '{'", " {}", "header: found first character \" \", expected '{'");
    add("a list", "[]", "header: found first character \"[\", expected '{'");
    add("a number", "17", "header: found first character \"1\", expected '{'");
    add("bad JSON", R"({"a":)", "header: found line 1, column 5: syntax error");
    add("not UTF-8", "{\"\xff\":1}", "header: found line 1, column 3: syntax error");
    add("padded with zeros", std::string("{}\0\0", 4), "header: found line 1, column 3: a zero byte");
    add("deep nesting", "{\"a\":" + std::string(100'000, '['), "header: found line 1, column 69: nested deeper than 64 levels");
    add("duplicate name", R"({"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8]},"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}})",
        "header: found line 1, column 56: a second member \"a\"");
    add("duplicate member", R"({"a":{"dtype":"U8","dtype":"U8","shape":[8],"data_offsets":[0,8]}})", "header: found line 1, column 26: a second member \"dtype\"");
    add("duplicate metadata", R"({"__metadata__":{},"__metadata__":{}})", "header: found line 1, column 33: a second member \"__metadata__\"");

    add("metadata a list", R"({"__metadata__":[]})", "__metadata__: found a list of 0, expected an object of strings");
    add("metadata null", R"({"__metadata__":null})", "__metadata__: found null, expected an object of strings");
    add("metadata of numbers", R"({"__metadata__":{"epoch":3}})", "__metadata__, member \"epoch\": found 3, expected a string");

    add("tensor a list", R"({"a":[1]})", "tensor \"a\": found a list of 1, expected an object");
    add("tensor null", R"({"a":null})", "tensor \"a\": found null, expected an object");
    const auto tensor = [&](const char* name, const std::string& members, const char* text) {
        add(name, "{\"a\":{" + members + "}}", text);
    };
    tensor("no dtype", R"("shape":[8],"data_offsets":[0,8])", "tensor \"a\": found no member \"dtype\", expected dtype, shape and data_offsets");
    tensor("no shape", R"("dtype":"U8","data_offsets":[0,8])", "tensor \"a\": found no member \"shape\"");
    tensor("no data_offsets", R"("dtype":"U8","shape":[8],"offsets":[0,8])", "tensor \"a\": found no member \"data_offsets\"");
    tensor("unknown dtype", R"("dtype":"F31","shape":[2],"data_offsets":[0,8])", "tensor \"a\", dtype: found \"F31\", expected one of BOOL, U8, ");
    tensor("dtype in small letters", R"("dtype":"f32","shape":[2],"data_offsets":[0,8])", "tensor \"a\", dtype: found \"f32\"");
    tensor("dtype a number", R"("dtype":5,"shape":[2],"data_offsets":[0,8])", "tensor \"a\", dtype: found 5");
    tensor("shape a number", R"("dtype":"U8","shape":8,"data_offsets":[0,8])", "tensor \"a\", shape: found 8, expected a list of whole numbers");
    tensor("shape an object", R"("dtype":"U8","shape":{},"data_offsets":[0,8])", "tensor \"a\", shape: found an object");
    tensor("negative shape", R"("dtype":"U8","shape":[1,-8],"data_offsets":[0,8])", "tensor \"a\", shape[1]: found -8, expected a whole number from 0 to 9223372036854775807");
    tensor("two negative sizes", R"("dtype":"U8","shape":[-2,-4],"data_offsets":[0,8])", "tensor \"a\", shape[0]: found -2");
    tensor("float shape", R"("dtype":"U8","shape":[8.0],"data_offsets":[0,8])", "tensor \"a\", shape[0]: found 8.0, expected a whole number");
    tensor("shape of text", R"("dtype":"U8","shape":["8"],"data_offsets":[0,8])", "tensor \"a\", shape[0]: found \"8\"");
    tensor("shape over 2^63", R"("dtype":"U8","shape":[9223372036854775808],"data_offsets":[0,8])", "tensor \"a\", shape[0]: found 9223372036854775808");
    tensor("shape over 2^64", R"("dtype":"U8","shape":[18446744073709551624],"data_offsets":[0,8])", "tensor \"a\", shape[0]: found 1.8446744073709552e+19");
    tensor("shape overflows to 8", R"("dtype":"U8","shape":[4294967296,4294967296,8],"data_offsets":[0,8])",
           "tensor \"a\", shape: found [4294967296, 4294967296, 8], expected a size in bytes of less than 2^63");
    tensor("shape overflows before a zero", R"("dtype":"U8","shape":[4294967296,4294967296,0],"data_offsets":[0,0])", "tensor \"a\", shape: found [4294967296, 4294967296, 0]");
    tensor("bytes overflow", R"("dtype":"F64","shape":[2305843009213693953],"data_offsets":[0,8])", "tensor \"a\", shape: found [2305843009213693953]");
    tensor("one offset", R"("dtype":"U8","shape":[8],"data_offsets":[8])", "tensor \"a\", data_offsets: found a list of 1, expected a list of two whole numbers");
    tensor("three offsets", R"("dtype":"U8","shape":[8],"data_offsets":[0,8,8])", "tensor \"a\", data_offsets: found a list of 3");
    tensor("offsets null", R"("dtype":"U8","shape":[8],"data_offsets":null)", "tensor \"a\", data_offsets: found null");
    tensor("offsets reversed", R"("dtype":"U8","shape":[8],"data_offsets":[8,0])", "tensor \"a\", data_offsets: found end 0 before begin 8, expected begin up to end");
    tensor("negative offset", R"("dtype":"U8","shape":[8],"data_offsets":[-8,0])", "tensor \"a\", data_offsets[0]: found -8, expected a whole number from 0 to 8");
    tensor("float offset", R"("dtype":"U8","shape":[8],"data_offsets":[0,8.0])", "tensor \"a\", data_offsets[1]: found 8.0");
    tensor("past the end", R"("dtype":"U8","shape":[9],"data_offsets":[0,9])", "tensor \"a\", data_offsets[1]: found 9, expected a whole number from 0 to 8");
    tensor("far past the end", R"("dtype":"U8","shape":[8],"data_offsets":[18446744073709551608,18446744073709551615])", "tensor \"a\", data_offsets[0]: found 18446744073709551608");
    tensor("size not shape x type", R"("dtype":"F32","shape":[3],"data_offsets":[0,8])", "tensor \"a\", data_offsets: found 8 bytes, expected 12 for F32 [3]");
    tensor("empty with bytes", R"("dtype":"F32","shape":[0],"data_offsets":[0,8])", "tensor \"a\", data_offsets: found 8 bytes, expected 0 for F32 [0]");

    const auto bytes = [](const char* name, int begin, int end) {
        return QString("\"%1\":{\"dtype\":\"U8\",\"shape\":[%2],\"data_offsets\":[%3,%4]}")
            .arg(name).arg(end - begin).arg(begin).arg(end).toStdString();
    };
    const auto pair = [&](const char* name, const std::string& a, const std::string& b, const char* text) {
        add(name, "{" + a + "," + b + "}", text);
    };
    pair("overlapping", bytes("a", 0, 5), bytes("b", 4, 8), "tensor \"b\": found begins at 4, inside tensor \"a\", expected 5");
    pair("the same bytes twice", bytes("a", 0, 8), bytes("b", 0, 8), "tensor \"b\": found begins at 0, inside tensor \"a\", expected 8");
    pair("one inside the other", bytes("b", 0, 8), bytes("a", 2, 4), "tensor \"a\": found begins at 2, inside tensor \"b\"");
    pair("an empty one inside", bytes("b", 0, 8), bytes("a", 3, 3), "tensor \"a\": found begins at 3, inside tensor \"b\"");
    pair("a hole", bytes("a", 0, 3), bytes("b", 4, 8), "tensor \"b\": found begins at 4, behind a hole, expected 3");
    pair("a hole at the beginning", bytes("a", 1, 3), bytes("b", 3, 8), "tensor \"a\": found begins at 1, behind a hole, expected 0");
    pair("trailing bytes", bytes("a", 0, 3), bytes("b", 3, 7), "buffer: found 1 bytes that belong to no tensor, expected none");
    add("nothing but bytes", "{}", "buffer: found 8 bytes that belong to no tensor, expected none");
}

void TestSafetensors::refusesLies()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, text);
    write(path(), file.toStdString());
    const ErrorRecord error = errorOf([&] { SafetensorsFile::open(path()); });
    QCOMPARE(error.code, std::string("bad-safetensors"));
    QCOMPARE(error.path, path().string());
    QVERIFY2(error.text.starts_with(text.toStdString()), error.text.c_str());
}

void TestSafetensors::boundsTheHeader()
{
    write(path(), fileWith(100'000'001, "{}"));
    std::filesystem::resize_file(path(), 8 + 100'000'001);
    const ErrorRecord error = errorOf([&] { SafetensorsFile::open(path()); });
    QCOMPARE(error.text, std::string("header length: found 100000001, expected 1 to 100000000"));
}

void TestSafetensors::acceptsTheUnusual_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("not padded, unaligned") << QByteArray(R"({"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}})");
    QTest::newRow("unknown member") << QByteArray(R"({"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8],"note":{}}})");
    QTest::newRow("line breaks") << QByteArray("{\n\"a\":\n{\"data_offsets\":[0,8],\t\"shape\":[8],\"dtype\":\"U8\"}\n}\n");
    QTest::newRow("empty ones between") << QByteArray(R"({"e":{"dtype":"U8","shape":[0],"data_offsets":[8,8]},)"
                                                      R"("f":{"dtype":"U8","shape":[0],"data_offsets":[0,0]},)"
                                                      R"("a":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}})");
    QTest::newRow("many ones") << QByteArray(R"({"a":{"dtype":"U8","shape":[8)") + QByteArray(",1").repeated(1000)
            + QByteArray(R"(],"data_offsets":[0,8]}})");
}

void TestSafetensors::acceptsTheUnusual()
{
    QFETCH(QByteArray, header);
    write(path(), fileOf(header.toStdString(), 8));
    const SafetensorsFile file = SafetensorsFile::open(path());
    QCOMPARE(file.at("a").bytes.size(), std::size_t(8));
    fuzz::requireConsistent(file);
}

void TestSafetensors::believesNoClaimOfSize()
{
    const std::string header = R"({"a":{"dtype":"F32","shape":[1000000000000000],"data_offsets":[0,4000000000000000]}})";
    for (const std::string& file : {fileOf(header, 8), fileWith(99'000'000, header)}) {
        write(path(), file);
        largestAllocation = 0;
        QCOMPARE(errorOf([&] { SafetensorsFile::open(path()); }).code, std::string("bad-safetensors"));
        QVERIFY2(largestAllocation > 0 && largestAllocation < 4096, std::to_string(largestAllocation).c_str());
    }
}

void TestSafetensors::refusesEveryTruncation()
{
    const std::string whole = smallFile(folder());
    for (std::size_t size = 0; size < whole.size(); ++size) {
        write(path(), std::string_view(whole).substr(0, size));
        QCOMPARE(errorOf([&] { SafetensorsFile::open(path()); }).code, std::string("bad-safetensors"));
    }
    write(path(), whole);
    QCOMPARE(SafetensorsFile::open(path()).tensors().size(), std::size_t(3));
}

void TestSafetensors::survivesEveryFlippedBit()
{
    const std::string whole = smallFile(folder());
    std::uint64_t headerLength = 0;
    std::memcpy(&headerLength, whole.data(), sizeof headerLength);
    int accepted = 0;
    for (std::size_t bit = 0; bit < 8 * (8 + headerLength); ++bit) {
        std::string flipped = whole;
        flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
        accepted += LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(flipped.data()), flipped.size()) == 0;
    }
    QVERIFY(accepted > 0); // other letters in names are as good
}

void TestSafetensors::survivesMutations()
{
    std::vector<TensorView> tensors;
    for (const DType type : allTypes)
        tensors.push_back(view(std::string(nameOf(type)), type, {2, 1}));
    writeSafetensors(path(), tensors, {{"a", "b"}});
    const std::vector<std::string> seeds{smallFile(folder()), contentsOf(path()), fileOf("{}      ", 0),
                                         fileOf(R"({"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}})", 0)};
    const std::vector<std::string_view> tokens{"{", "}", "[", "]", "\"", ":", ",", "0", "-1", "9223372036854775807",
                                               "18446744073709551615", "1e9", "null", "\"shape\"", "\\u0000", "[[[[", "F64", "U8"};
    std::mt19937 random(7);
    const auto below = [&random](std::size_t limit) { return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random); };
    std::array<int, 2> outcomes{};
    for (int i = 0; i < 20'000; ++i) {
        std::string file = seeds[below(seeds.size())];
        for (std::size_t changes = 1 + below(4); changes > 0; --changes) {
            const std::size_t at = below(file.size()), other = below(file.size());
            const std::string_view token = tokens[below(tokens.size())];
            switch (below(5)) {
            case 0: file[at] = static_cast<char>(random()); break;
            case 1: file[at] = static_cast<char>(file[at] ^ (1 << below(8))); break;
            case 2: file.replace(at, std::min(below(4), file.size() - at), token); break;
            case 3: file.insert(at, file.substr(other, below(40))); break;
            case 4: file.erase(at, 1 + below(std::min<std::size_t>(8, file.size() / 2))); break;
            }
        }
        // Half of the time the length fits again, so that the header's own lies are reached.
        if (const std::size_t end = file.rfind('}'); below(2) == 0 && end != file.npos && end >= 8) {
            const std::uint64_t length = end + 1 - 8;
            std::memcpy(file.data(), &length, sizeof length);
        }
        ++outcomes[LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(file.data()), file.size()) == 0];
    }
    QVERIFY2(outcomes[0] > 10'000 && outcomes[1] > 100, qPrintable(QString("%1 refused, %2 accepted").arg(outcomes[0]).arg(outcomes[1])));
}

void TestSafetensors::isQuickWithManyTensors()
{
    constexpr int count = 50'000;
    std::vector<TensorView> tensors;
    for (int i = 0; i < count; ++i)
        tensors.push_back(view(std::to_string(i), DType::U8, {1}));
    writeSafetensors(path(), tensors, {});
    const SafetensorsFile file = SafetensorsFile::open(path());
    for (const TensorView& tensor : tensors)
        QVERIFY(file.find(tensor.name));
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
