#include "record/json.h"

#include <QtTest>

#include <random>
#include <string>

#include "error_of.h"
#include "files.h"
#include "unprivileged.h"

using namespace transect;

namespace {

std::string nested(int depth)
{
    return std::string(static_cast<std::size_t>(depth), '[') + std::string(static_cast<std::size_t>(depth), ']');
}

std::string objectOf(int members, const std::string& last = {})
{
    std::string text = "{";
    for (int i = 0; i < members; ++i)
        text.append(i > 0 ? "," : "").append("\"m").append(std::to_string(i)).append("\":0");
    return text + last + "}";
}

} // namespace

class TestJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parsesAsTheLibraryDoes_data();
    void parsesAsTheLibraryDoes();
    void agreesWithTheLibraryOnDamage();
    void keepsTheOrder();
    void namesThePlaceOfAFault_data();
    void namesThePlaceOfAFault();
    void boundsTheDepth();
    void boundsTheNumberOfValues();
    void isQuickWithManyMembers();
    void readsFiles();
    void refusesFiles();
    void quotesForMessages();
};

void TestJson::parsesAsTheLibraryDoes_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"null", "true", "false", "0", "-0", "-7", "18446744073709551615", "-9223372036854775808",
                             "9007199254740993", "1.5e-300", "0.1", "1e2", "\"\"", "\"\\u00e9\\n\\\"\\ud83d\\ude00\"",
                             "\"\xc3\xa9\"", "[]", "{}", "[[],{}]", " [ 1 , 2 ] ", "{\"\":{\"\":[null]}}",
                             "{\"a\":1,\"b\":[true,{\"a\":2}],\"c\":\"x\"}"})
        QTest::newRow(text) << text;
    QTest::newRow("many members") << QString::fromStdString(objectOf(1000));
}

void TestJson::parsesAsTheLibraryDoes()
{
    QFETCH(QString, text);
    const std::string utf8 = text.toStdString();
    const Json parsed = parseJson(utf8, "place");
    const Json expected = Json::parse(utf8);
    QVERIFY(parsed == expected);
    QCOMPARE(parsed.dump(), expected.dump());
    QCOMPARE(parsed.type_name(), expected.type_name());
}

/// Whatever bytes a text turns into, it is parsed exactly if nlohmann's parser takes it.
void TestJson::agreesWithTheLibraryOnDamage()
{
    const std::string good = R"({"loss": 0.25, "list": [1, -2, 3e5, "té\u0041"], "inner": {"flag": true, "none": null}})";
    const std::string_view replacements = "{}[]\",:0-9e.\\u tn\n\x80\xff";
    std::mt19937 random(1);
    int accepted = 0;
    for (int i = 0; i < 20000; ++i) {
        std::string text = good;
        for (int changes = 1 + static_cast<int>(random() % 2); changes > 0; --changes)
            text[random() % text.size()] = replacements[random() % replacements.size()];
        const Json expected = Json::parse(text, nullptr, false);
        Json found = Json::value_t::discarded;
        const ErrorRecord error = errorOf([&] { found = parseJson(text, "place"); });
        QCOMPARE(error.code, std::string(expected.is_discarded() ? "bad-json" : ""));
        QVERIFY2(expected.is_discarded() || found == expected, text.c_str());
        accepted += !expected.is_discarded();
    }
    QVERIFY(accepted > 100);
}

void TestJson::keepsTheOrder()
{
    const std::string text = R"({"z":1,"a":{"y":1,"b":2},"m":3})";
    QCOMPARE(parseJson(text, {}).dump(), text);
}

void TestJson::namesThePlaceOfAFault_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("message");
    const auto add = [](const char* name, const QByteArray& text, const char* message) {
        QTest::newRow(name) << text << message;
    };
    add("empty", "", "line 1, column 1: syntax error");
    add("cut short", "{\"a\": [1,\n 2", "line 2, column 2: syntax error");
    add("trailing comma", "[1,\n2,\n]", "line 3, column 1: syntax error");
    add("after the end", "{}\n\n  x", "line 3, column 3: syntax error");
    add("two documents", "{} {}", "line 1, column 4: syntax error");
    add("columns are characters", "[\"é日\" 1]", "line 1, column 7: syntax error");
    add("not UTF-8", "[\"\xff\"]", "line 1, column 3: syntax error");
    add("zero byte at the end", QByteArray("{}\0", 3), "line 1, column 3: a zero byte");
    add("zero byte before more", QByteArray("{} \0{", 5), "line 1, column 4: a zero byte");
    add("zero byte inside", QByteArray("[1,\0]", 5), "line 1, column 4: syntax error");
    add("NaN", "[NaN]", "line 1, column 2: syntax error");
    add("comment", "[1] // one", "line 1, column 5: syntax error");
    add("number too large", "[1e999]", "line 1, column 6: number overflow parsing '1e999'");
    add("duplicate", "{\"a\":1,\n \"a\":2}", "line 2, column 4: a second member \"a\" in the same object");
    add("duplicate by escape", "{\"a\":1,\"\\u0061\":2}", "line 1, column 15: a second member \"a\"");
    add("duplicate inside", "[{\"x\":{\"b\":1,\"b\":1}}]", "line 1, column 16: a second member \"b\"");
    add("duplicate of the first among many", QByteArray::fromStdString(objectOf(100, ",\"m0\":0")), "a second member \"m0\"");
    add("duplicate of the last among many", QByteArray::fromStdString(objectOf(17, ",\"m16\":0")), "a second member \"m16\"");
}

void TestJson::namesThePlaceOfAFault()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, message);
    const ErrorRecord error = errorOf([&] { parseJson(text.toStdString(), "run.json"); });
    QCOMPARE(error.code, std::string("bad-json"));
    QCOMPARE(error.path, std::string("run.json"));
    QVERIFY2(error.text.find(message.toStdString()) != std::string::npos, error.text.c_str());
}

void TestJson::boundsTheDepth()
{
    QCOMPARE(parseJson(nested(64), {}).dump(), nested(64));
    const ErrorRecord error = errorOf([&] { parseJson(nested(65), {}); });
    QCOMPARE(error.text, std::string("line 1, column 65: nested deeper than 64 levels"));
    QCOMPARE(errorOf([&] { parseJson(std::string(10'000'000, '['), {}); }).code, std::string("bad-json"));
}

void TestJson::boundsTheNumberOfValues()
{
    std::string text = "[0";
    for (int i = 0; i < (1 << 22); ++i)
        text += ",0";
    const ErrorRecord error = errorOf([&] { parseJson(text + "]", {}); });
    QVERIFY2(error.text.ends_with("more than 4194304 values"), error.text.c_str());
}

/// With a search through all members at each new one this would take minutes.
void TestJson::isQuickWithManyMembers()
{
    constexpr int members = 400'000;
    const Json json = parseJson(objectOf(members), {});
    QCOMPARE(json.size(), std::size_t(members));
    QCOMPARE(errorOf([&] { parseJson(objectOf(members, ",\"m7\":0"), {}); }).code, std::string("bad-json"));
}

void TestJson::readsFiles()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("file.json").toStdString();
    writeFile(path, R"({"a": [1, 2]})");
    QCOMPARE(readJsonFile(path).dump(), std::string(R"({"a":[1,2]})"));
    QCOMPARE(readJsonFile(path, 13).size(), std::size_t(1));
}

void TestJson::refusesFiles()
{
    const QTemporaryDir folder;
    const std::filesystem::path root = folder.path().toStdString();
    const std::filesystem::path path = root / "file.json";
    const auto errorFor = [](const std::filesystem::path& file, std::size_t limit) {
        return errorOf([&] { readJsonFile(file, limit); });
    };
    QCOMPARE(errorFor(path, 100), ErrorRecord({"no-file", "cannot open: No such file or directory", path.string(), "check the spelling of the path"}));
    QCOMPARE(errorFor(root, 100), ErrorRecord({"no-file", "not a regular file", root.string(), ""}));
    writeFile(path, "{\"a\": 1}");
    QCOMPARE(errorFor(path, 7), ErrorRecord({"too-large", "8 bytes, expected at most 7", path.string(), ""}));
    writeFile(path, "{\"a\": 1");
    QCOMPARE(errorFor(path, 8).code, std::string("bad-json"));
    QCOMPARE(errorFor(path, 8).path, path.string());

    std::filesystem::permissions(root, std::filesystem::perms(0755));
    std::filesystem::permissions(path, std::filesystem::perms(0000));
    QVERIFY(holdsUnprivileged([&] { return errorFor(path, 8).code == "no-permission"; }));
}

void TestJson::quotesForMessages()
{
    QCOMPARE(inQuotes("a\"b\n\x01"), std::string(R"("a\"b\n\u0001")"));
    QCOMPARE(inQuotes("\xff"), std::string("\"\xef\xbf\xbd\""));
    QCOMPARE(inQuotes(std::string(100, 'x')).size(), std::size_t(102));
    QVERIFY(inQuotes(std::string(101, 'x')).ends_with("x\"..."));
    QCOMPARE(inQuotes(std::string(101, 'x')).size(), std::size_t(105));
}

QTEST_APPLESS_MAIN(TestJson)
#include "tst_json.moc"
