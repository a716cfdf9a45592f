#include "record/json_fields.h"

#include "record/error_of.h"
#include "record/printing.h"

#include <limits>

using namespace transect;

class TestJsonFields : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsMembers();
    void refusesWhatIsNoObject();
    void refusesMembers_data();
    void refusesMembers();
};

void TestJsonFields::readsMembers()
{
    const Json json = Json::parse(R"({"text": "ä", "flag": true, "integer": -9223372036854775808, "seed": 18446744073709551615,
                                      "real": 3, "object": {}, "list": [1], "null": null})");
    const JsonFields fields(json, "bad", "file");
    QCOMPARE(fields.text("text"), std::string("ä"));
    QVERIFY(fields.flag("flag"));
    QCOMPARE(fields.integer("integer"), std::numeric_limits<std::int64_t>::min());
    QCOMPARE(fields.seed("seed"), std::numeric_limits<std::uint64_t>::max());
    QCOMPARE(fields.real("real"), 3.0);
    QVERIFY(fields.object("object").empty());
    QCOMPARE(fields.list("list").size(), std::size_t(1));
    QVERIFY(fields.has("flag"));
    QVERIFY(!fields.has("null"));
    QVERIFY(!fields.has("none"));
}

void TestJsonFields::refusesWhatIsNoObject()
{
    const ErrorRecord error = errorOf([] { JsonFields(Json::array({1, 2}), "bad", "file"); });
    const ErrorRecord expected{"bad", "found [1,2], expected an object", "file", {}};
    QVERIFY(error == expected);
}

void TestJsonFields::refusesMembers_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("accepted"); // bits: text, flag, integer, integer of at least 0, seed, real, object, list
    QTest::newRow("missing") << QByteArray() << 0;
    QTest::newRow("null") << QByteArray("null") << 0;
    QTest::newRow("text") << QByteArray("\"5\"") << 1;
    QTest::newRow("flag") << QByteArray("true") << 2;
    QTest::newRow("whole number") << QByteArray("5") << 4 + 8 + 16 + 32;
    QTest::newRow("negative") << QByteArray("-5") << 4 + 32;
    QTest::newRow("2^63") << QByteArray("9223372036854775808") << 16 + 32;
    QTest::newRow("2^64") << QByteArray("1.8446744073709552e+19") << 32;
    QTest::newRow("fraction") << QByteArray("5.5") << 32;
    QTest::newRow("whole number as a fraction") << QByteArray("5.0") << 32;
    QTest::newRow("object") << QByteArray("{}") << 64;
    QTest::newRow("list") << QByteArray("[]") << 128;
}

void TestJsonFields::refusesMembers()
{
    QFETCH(QByteArray, value);
    QFETCH(int, accepted);
    Json json = Json::object();
    if (!value.isNull())
        json["x"] = Json::parse(value.toStdString());
    const JsonFields fields(json, "bad", "file");
    const std::vector<std::function<void()>> readers{
        [&] { fields.text("x"); }, [&] { fields.flag("x"); }, [&] { fields.integer("x"); }, [&] { fields.integer("x", 0); },
        [&] { fields.seed("x"); }, [&] { fields.real("x"); }, [&] { fields.object("x"); }, [&] { fields.list("x"); }};
    for (std::size_t i = 0; i < readers.size(); ++i) {
        const ErrorRecord error = errorOf(readers[i]);
        QCOMPARE(error.code, std::string(accepted >> i & 1 ? "" : "bad"));
        if (!error.code.empty())
            QVERIFY2(error.text.find(value.isNull() ? "no member \"x\"" : value.toStdString() + " as \"x\"") != std::string::npos, error.text.c_str());
    }
}

QTEST_APPLESS_MAIN(TestJsonFields)
#include "tst_json_fields.moc"
