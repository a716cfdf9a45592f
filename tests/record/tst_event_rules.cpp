#include "record/event_rules.h"

#include "record/error_of.h"

#include <QtTest>

using namespace transect;

class TestEventRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItWrites()
    {
        const EventRules rules{ThresholdBy::FalseAlarms, 2.5, 0, 1, 0.04, 3, 0.5};
        QVERIFY(eventRulesFromJson(toJson(rules)) == rules);
        for (const auto by : {ThresholdBy::Score, ThresholdBy::Percentile, ThresholdBy::FalseAlarms})
            QVERIFY(eventRulesFromJson(toJson(EventRules{.by = by})).by == by);
    }

    void nothingGivenIsTheDefault()
    {
        QVERIFY(eventRulesFromJson(Json::object()) == EventRules());
        QVERIFY(eventRulesFromJson(Json()) == EventRules());
        QCOMPARE(complete(eventRulesSchema(), Json()).dump(), toJson(EventRules()).dump());
        QCOMPARE(toJson(EventRules()).dump(), std::string(R"({"threshold_by":"percentile","value":95.0,"smoothing":0.4,"off_share":0.8,"shortest":0.3,"merge_gap":1.0,"padding":1.0})"));
    }

    void wholeNumbersAreReals() { QCOMPARE(eventRulesFromJson(Json{{"value", 98}}).value, 98.0); }

    void aScoreMayBeAnyNumber()
    {
        QCOMPARE(eventRulesFromJson(Json{{"threshold_by", "score"}, {"value", -7.5}}).value, -7.5);
        QCOMPARE(eventRulesFromJson(Json{{"threshold_by", "score"}, {"value", 1e300}}).value, 1e300);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("path");
        QTest::newRow("no object") << QByteArray("[1]") << "rules";
        QTest::newRow("unknown way") << QByteArray(R"({"threshold_by": "mean"})") << "rules.threshold_by";
        QTest::newRow("a way as a number") << QByteArray(R"({"threshold_by": 1})") << "rules.threshold_by";
        QTest::newRow("a percentile of 101") << QByteArray(R"({"value": 101})") << "rules.value";
        QTest::newRow("a percentile below 0") << QByteArray(R"({"value": -0.5})") << "rules.value";
        QTest::newRow("false alarms below 0") << QByteArray(R"({"threshold_by": "false_alarms", "value": -1})") << "rules.value";
        QTest::newRow("a value as text") << QByteArray(R"({"value": "99"})") << "rules.value";
        QTest::newRow("an infinite value") << QByteArray(R"({"value": 1e400})") << "rules.value";
        QTest::newRow("share above 1") << QByteArray(R"({"off_share": 1.01})") << "rules.off_share";
        QTest::newRow("negative gap") << QByteArray(R"({"merge_gap": -1})") << "rules.merge_gap";
        QTest::newRow("long padding") << QByteArray(R"({"padding": 4000})") << "rules.padding";
        QTest::newRow("unknown member") << QByteArray(R"({"shortes": 1})") << "rules.shortes";
    }
    void refuses()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, path);
        const auto error = errorOf([&] {
            const auto given = json.contains("1e400") ? Json{{"value", std::numeric_limits<double>::infinity()}} : Json::parse(json.toStdString());
            eventRulesFromJson(given, "rules");
        });
        QCOMPARE(QString::fromStdString(error.code), QString("bad-field"));
        QCOMPARE(QString::fromStdString(error.path), path);
    }
};

QTEST_APPLESS_MAIN(TestEventRules)
#include "tst_event_rules.moc"
