#include "record/transfer_record.h"

#include "record/base64.h"
#include "record/error_of.h"
#include "record/journal.h"
#include "record/printing.h"

#include <QTemporaryDir>

#include <fstream>
#include <numeric>

using namespace transect;

namespace {

TransferResult example()
{
    TransferResult result;
    result.checkpoint = "epoch-0005";
    result.epoch = 5;
    result.step = 785;
    result.target = "mnist";
    result.mode = "fe";
    result.part = "main";
    result.seed = 2;
    result.metric = "mean per class";
    result.score = 0.875;
    result.trainCount = 1000;
    result.testCount = 10;
    result.validationScore = 0.9;
    result.validationCount = 200;
    result.chosen = {{"lambda", 0.01}};
    result.converged = false;
    result.details = {{"iterations", 12}, {"k", 4}};
    result.correct = {true, false, false, true, true, true, false, true, true, false};
    return result;
}

} // namespace

class TestTransferRecord : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_temporary = std::make_unique<QTemporaryDir>(); }

    void codesBase64_data();
    void codesBase64();
    void refusesWrongBase64_data();
    void refusesWrongBase64();
    void readsWhatItWrites();
    void packsBitsFromTheLowEnd();
    void keepsAnyNumberOfBits();
    void refusesDamage_data();
    void refusesDamage();
    void believesNoCount();
    void readsAFile();
    void replacesEarlierLines();
    void reportsDamagedLines();

private:
    std::filesystem::path path() const { return m_temporary->filePath("transfer.jsonl").toStdString(); }
    std::unique_ptr<QTemporaryDir> m_temporary;
};

void TestTransferRecord::codesBase64_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");
    // RFC 4648, section 10
    QTest::newRow("0") << QByteArray("") << QByteArray("");
    QTest::newRow("1") << QByteArray("f") << QByteArray("Zg==");
    QTest::newRow("2") << QByteArray("fo") << QByteArray("Zm8=");
    QTest::newRow("3") << QByteArray("foo") << QByteArray("Zm9v");
    QTest::newRow("4") << QByteArray("foob") << QByteArray("Zm9vYg==");
    QTest::newRow("5") << QByteArray("fooba") << QByteArray("Zm9vYmE=");
    QTest::newRow("6") << QByteArray("foobar") << QByteArray("Zm9vYmFy");
    QTest::newRow("high bits") << QByteArray("\xff\xfe\xfb") << QByteArray("//77");
}

void TestTransferRecord::codesBase64()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, text);
    QCOMPARE(toBase64(bytes.toStdString()), text.toStdString());
    QCOMPARE(fromBase64(text.toStdString()), std::optional(bytes.toStdString()));

    std::string all(1000, '\0');
    std::iota(all.begin(), all.end(), '\0');
    for (std::size_t size = 0; size < all.size(); size += 97) {
        const QByteArray slice(all.data(), qsizetype(size));
        QCOMPARE(toBase64(slice.toStdString()), slice.toBase64().toStdString()); // Qt's
        QCOMPARE(fromBase64(slice.toBase64().toStdString()), std::optional(slice.toStdString()));
    }
}

void TestTransferRecord::refusesWrongBase64_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {"Z", "Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "Z g==", "Zg==\n", "Zg==Zg==", "=", "Zm-v", "Zm9vA"})
        QTest::newRow(QByteArray(text).replace("\n", "newline").data()) << QByteArray(text);
}

void TestTransferRecord::refusesWrongBase64()
{
    QFETCH(QByteArray, text);
    QVERIFY(!fromBase64(text.toStdString()));
}

void TestTransferRecord::readsWhatItWrites()
{
    const Json json = toJson(example());
    const TransferResult read = transferResultFromJson(Json::parse(json.dump()), "here");
    QCOMPARE(toJson(read).dump(), json.dump());
    QCOMPARE(read.correct, example().correct);
    QCOMPARE(read.chosen.at("lambda").get<double>(), 0.01);
    QVERIFY(!read.converged);
}

void TestTransferRecord::packsBitsFromTheLowEnd()
{
    QCOMPARE(toJson(example()).at("correct").get<std::string>(), toBase64("\xb9\x01")); // 10111001, 00000001
}

void TestTransferRecord::keepsAnyNumberOfBits()
{
    for (int count : {0, 1, 7, 8, 9, 63, 64, 65, 10000}) {
        TransferResult result = example();
        result.testCount = count;
        result.correct.resize(std::size_t(count));
        for (int i = 0; i < count; ++i)
            result.correct[std::size_t(i)] = i % 3 == 0 || i % 7 == 2;
        QCOMPARE(transferResultFromJson(toJson(result), "here").correct, result.correct);
    }
}

void TestTransferRecord::refusesDamage_data()
{
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QByteArray>("value"); // empty: removed
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, const char* member, const char* value, const char* text) {
        QTest::newRow(name) << QByteArray(member) << QByteArray(value) << QByteArray(text);
    };
    row("no checkpoint", "checkpoint", "", R"(found no member "checkpoint", expected text)");
    row("epoch as text", "epoch", R"("5")", R"(found "5" as "epoch", expected a number)");
    row("negative step", "step", "-1", R"(found -1 as "step", expected a whole number of at least 0)");
    row("step too large", "step", "18446744073709551615", R"(found 18446744073709551615 as "step", expected a whole number of at least 0)");
    row("unknown mode", "mode", R"("linear")", R"(found "linear" as "mode", expected "fe" or "ft")");
    row("unknown part", "part", R"("rest")", R"(found "rest" as "part", expected "full" or "main" or "residual")");
    row("score over 1", "score", "87.5", R"(found 87.5 as "score", expected a number from 0 to 1)");
    row("score missing", "score", "null", R"(found null as "score", expected a number)");
    row("validation below 0", "validation_score", "-0.1", R"(found -0.1 as "validation_score", expected a number from 0 to 1)");
    row("count with a fraction", "test_count", "2.5", R"(found 2.5 as "test_count", expected a whole number of at least 0)");
    row("chosen as a list", "chosen", "[]", R"(found [] as "chosen", expected an object)");
    row("converged as a number", "converged", "1", R"(found 1 as "converged", expected true or false)");
    row("bits that are too few", "correct", R"("uQ==")", R"(found "uQ==" as "correct", expected base64 of 10 bits, as many as "test_count")");
    row("bits that are too many", "correct", R"("uQEA")", R"(found "uQEA" as "correct", expected base64 of 10 bits, as many as "test_count")");
    row("bits that are no base64", "correct", R"("u*")", R"(found "u*" as "correct", expected base64 of 10 bits, as many as "test_count")");
}

void TestTransferRecord::refusesDamage()
{
    QFETCH(QByteArray, member);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, text);
    Json json = toJson(example());
    value.isEmpty() ? void(json.erase(member.toStdString())) : void(json[member.toStdString()] = Json::parse(value.toStdString()));
    const ErrorRecord error = errorOf([&] { transferResultFromJson(json, "transfer.jsonl, record 3"); });
    QCOMPARE(error.code, std::string("bad-transfer"));
    QCOMPARE(error.text, text.toStdString());
    QCOMPARE(error.path, std::string("transfer.jsonl, record 3"));
}

void TestTransferRecord::believesNoCount()
{
    Json json = toJson(example());
    json["test_count"] = std::numeric_limits<std::int64_t>::max(); // would be a pebibyte of bits
    QVERIFY(errorOf([&] { transferResultFromJson(json, "here"); }).text.find("expected base64") != std::string::npos);
}

void TestTransferRecord::readsAFile()
{
    QVERIFY(readTransfer(path()).empty());
    {
        Journal journal(path(), Durability::Synced);
        journal.append(toJson(example()));
        TransferResult other = example();
        other.correct.clear();
        other.mode = "ft";
        journal.append(toJson(other));
    }
    std::ofstream(path(), std::ios::app) << R"({"checkpoint": "torn)";
    const auto results = readTransfer(path());
    QCOMPARE(results.size(), std::size_t(2));
    QCOMPARE(results[0].correct, example().correct);
    QCOMPARE(results[1].mode, std::string("ft"));
    QVERIFY(results[1].correct.empty());
}

void TestTransferRecord::replacesEarlierLines()
{
    Journal journal(path(), Durability::Flushed);
    for (const char* member : {"none", "checkpoint", "target", "mode", "part"}) {
        TransferResult result = example();
        if (std::string(member) == "checkpoint")
            result.checkpoint = "epoch-0008";
        else if (std::string(member) == "target")
            result.target = "digits";
        else if (std::string(member) == "mode")
            result.mode = "ft";
        else if (std::string(member) == "part")
            result.part = "full";
        journal.append(toJson(result));
    }
    TransferResult seed = example(), again = example();
    seed.seed = 3;
    again.score = 0.5;
    journal.append(toJson(seed));
    journal.append(toJson(again));
    const auto results = readTransfer(path());
    QCOMPARE(results.size(), std::size_t(6));
    QCOMPARE(results[0].score, 0.5);
    for (std::size_t i = 1; i < results.size(); ++i)
        QCOMPARE(results[i].score, 0.875);
}

void TestTransferRecord::reportsDamagedLines()
{
    {
        Journal journal(path(), Durability::Flushed);
        for (int seed = 0; seed < 3; ++seed) {
            TransferResult result = example();
            result.seed = seed;
            journal.append(toJson(result));
        }
    }
    QFile file(QString::fromStdString(path().string()));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray text = file.readAll();
    text[text.indexOf('\n') + 30] = '#';
    file.resize(0);
    file.seek(0);
    file.write(text);
    file.close();

    const ErrorRecord error = errorOf([this] { readTransfer(path()); });
    QCOMPARE(error.code, std::string("bad-transfer"));
    QVERIFY(error.text.starts_with("line 2:"));
    QCOMPARE(error.path, path().string());
    std::vector<std::string> damage;
    QCOMPARE(readTransfer(path(), &damage).size(), std::size_t(2));
    QCOMPARE(damage.size(), std::size_t(1));
}

QTEST_APPLESS_MAIN(TestTransferRecord)
#include "tst_transfer_record.moc"
