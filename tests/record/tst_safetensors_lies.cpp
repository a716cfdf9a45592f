// What a stranger's safetensors file may claim, and what the reader says to it.

#include "record/safetensors.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <cstring>
#include <random>
#include <string>

#include <sys/stat.h>

#include "allocations.h"
#include "error_of.h"
#include "fuzz/fuzz_safetensors.h"
#include "safetensors_samples.h"
#include "unprivileged.h"

using namespace transect;

namespace {

std::string smallFile(const std::filesystem::path& folder)
{
    const std::vector tensors{view("b", DType::F32, {2, 3}), view("a", DType::U8, {5}), view("c", DType::F64, {})};
    writeSafetensors(folder / "small", tensors, {{"key", "value"}});
    return contentsOf(folder / "small");
}

} // namespace

class TestSafetensorsLies : public QObject {
    Q_OBJECT

private Q_SLOTS:
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

private:
    std::filesystem::path path() const { return m_folder.filePath("file.safetensors").toStdString(); }
    std::filesystem::path folder() const { return m_folder.path().toStdString(); }

    QTemporaryDir m_folder;
};

void TestSafetensorsLies::refusesWhatIsNoFile()
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
    writeFile(closed, fileOf("{}", 0));
    std::filesystem::permissions(folder(), std::filesystem::perms(0755));
    std::filesystem::permissions(closed, std::filesystem::perms(0000));
    QVERIFY(holdsUnprivileged([&] { return codeFor(closed) == "no-permission"; }));
}

void TestSafetensorsLies::refusesLies_data()
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

void TestSafetensorsLies::refusesLies()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, text);
    writeFile(path(), file.toStdString());
    const ErrorRecord error = errorOf([&] { SafetensorsFile::open(path()); });
    QCOMPARE(error.code, std::string("bad-safetensors"));
    QCOMPARE(error.path, path().string());
    QVERIFY2(error.text.starts_with(text.toStdString()), error.text.c_str());
}

void TestSafetensorsLies::boundsTheHeader()
{
    writeFile(path(), fileWith(100'000'001, "{}"));
    std::filesystem::resize_file(path(), 8 + 100'000'001);
    const ErrorRecord error = errorOf([&] { SafetensorsFile::open(path()); });
    QCOMPARE(error.text, std::string("header length: found 100000001, expected 1 to 100000000"));
}

void TestSafetensorsLies::acceptsTheUnusual_data()
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

void TestSafetensorsLies::acceptsTheUnusual()
{
    QFETCH(QByteArray, header);
    writeFile(path(), fileOf(header.toStdString(), 8));
    const SafetensorsFile file = SafetensorsFile::open(path());
    QCOMPARE(file.at("a").bytes.size(), std::size_t(8));
    fuzz::requireConsistent(file);
}

void TestSafetensorsLies::believesNoClaimOfSize()
{
    const std::string header = R"({"a":{"dtype":"F32","shape":[1000000000000000],"data_offsets":[0,4000000000000000]}})";
    for (const std::string& file : {fileOf(header, 8), fileWith(99'000'000, header)}) {
        writeFile(path(), file);
        largestAllocation = 0;
        QCOMPARE(errorOf([&] { SafetensorsFile::open(path()); }).code, std::string("bad-safetensors"));
        QVERIFY2(largestAllocation > 0 && largestAllocation < 4096, std::to_string(largestAllocation).c_str());
    }
}

void TestSafetensorsLies::refusesEveryTruncation()
{
    const std::string whole = smallFile(folder());
    for (std::size_t size = 0; size < whole.size(); ++size) {
        writeFile(path(), std::string_view(whole).substr(0, size));
        QCOMPARE(errorOf([&] { SafetensorsFile::open(path()); }).code, std::string("bad-safetensors"));
    }
    writeFile(path(), whole);
    QCOMPARE(SafetensorsFile::open(path()).tensors().size(), std::size_t(3));
}

void TestSafetensorsLies::survivesEveryFlippedBit()
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

void TestSafetensorsLies::survivesMutations()
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

void TestSafetensorsLies::isQuickWithManyTensors()
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

QTEST_APPLESS_MAIN(TestSafetensorsLies)
#include "tst_safetensors_lies.moc"
