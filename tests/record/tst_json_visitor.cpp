#include "record/json_visitor.h"

#include "record/error_of.h"
#include "record/files.h"
#include "record/printing.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace transect;

namespace {

/// The pieces as lines "path: value".
std::string visited(const std::string& text, int most = 1000)
{
    QTemporaryDir folder;
    const auto file = std::filesystem::path(folder.path().toStdString()) / "a.json";
    writeFile(file, text);
    std::string lines;
    visitJson(*openStream(file), [&](const JsonPath& path, Json& value) {
        lines += textOf(path) + ": " + value.dump() + "\n";
        return --most > 0;
    });
    return lines;
}

std::string refusal(const std::string& text)
{
    const auto error = errorOf([&] { visited(text); });
    return error.code == "bad-json" && error.path.ends_with("a.json") ? error.text : "";
}

} // namespace

class TestJsonVisitor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void visitsPieces_data();
    void visitsPieces();
    void endsWhenToldTo();
    void keepsNothing();
    void tellsTheLine();
    void refuses();
};

void TestJsonVisitor::visitsPieces_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("lines");
    const auto row
        = [](const char* what, const char* text, const char* lines) { QTest::newRow(what) << QByteArray(text) << QByteArray(lines); };
    row("a list", R"([1, {"a": [2, {"b": null}]}, [3, [4]]])", "[0]: 1\n[1]: {\"a\":[2,{\"b\":null}]}\n[2]: [3,[4]]\n");
    row("an object", R"({"v": 1.5, "p": {"x": {"k": [1, 2]}, "y": true}, "q": [{"z": "t"}, 7]})",
        "\"v\": 1.5\n\"p\".\"x\": {\"k\":[1,2]}\n\"p\".\"y\": true\n\"q\"[0]: {\"z\":\"t\"}\n\"q\"[1]: 7\n");
    row("what is empty", R"({"a": {}, "b": [], "c": {"d": {}}})", "\"a\": {}\n\"b\": []\n\"c\".\"d\": {}\n");
    row("an empty object", "{}", ": {}\n");
    row("an empty list", " [ ] ", ": []\n");
    row("an empty list in a list", "[[], {}]", "[0]: []\n[1]: {}\n");
    row("a number", "5", ": 5\n");
    row("a member twice", R"({"a": {"x": 1, "x": 2}})", "\"a\".\"x\": 1\n\"a\".\"x\": 2\n");
}
void TestJsonVisitor::visitsPieces()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, lines);
    QCOMPARE(visited(text.toStdString()), lines.toStdString());
}

void TestJsonVisitor::endsWhenToldTo()
{
    QCOMPARE(visited("[1, 2, 3", 2), std::string("[0]: 1\n[1]: 2\n")); // what is wrong behind is not read
}

/// A list of 5 MB, of which one piece at a time is there.
void TestJsonVisitor::keepsNothing()
{
    std::string text = "[";
    const std::string piece = "{\"a\":[" + std::string(198, '1') + "]},";
    for (int i = 0; i < 25000; ++i)
        text += piece;
    text.back() = ']';
    QTemporaryDir folder;
    const auto file = std::filesystem::path(folder.path().toStdString()) / "a.json";
    writeFile(file, text);
    std::int64_t pieces = 0, last = 0;
    visitJson(*openStream(file), [&](const JsonPath& path, const Json&) {
        ++pieces;
        last = path.at(0).index;
        return true;
    });
    QCOMPARE(pieces, std::int64_t(25000));
    QCOMPARE(last, std::int64_t(24999));
}

void TestJsonVisitor::tellsTheLine()
{
    QVERIFY2(refusal("[1,\n 2,\n x]").starts_with("line 3, column 2: syntax error"), refusal("[1,\n 2,\n x]").c_str());
}

void TestJsonVisitor::refuses()
{
    const auto nested = [](int depth) { return std::string(std::size_t(depth), '[') + std::string(std::size_t(depth), ']'); };
    QCOMPARE(refusal(nested(17)), std::string());
    QVERIFY(refusal(nested(18)).ends_with("nested deeper than 16 levels"));
    QVERIFY(refusal(nested(100000)).ends_with("nested deeper than 16 levels"));
    QVERIFY(refusal("").find("unexpected end of input") != std::string::npos);
    QVERIFY(refusal("[1,").find("unexpected end of input") != std::string::npos);
    QVERIFY(refusal(std::string("[1]\0", 4)).ends_with("a zero byte"));
    QVERIFY(refusal("[\"" + std::string(3 << 20, 'x') + "\"]").find("longer than 1048576 bytes") != std::string::npos);
    QVERIFY(refusal("[" + std::string(3 << 20, ' ') + "1]").find("longer than 1048576 bytes") != std::string::npos);
}

QTEST_APPLESS_MAIN(TestJsonVisitor)
#include "tst_json_visitor.moc"
