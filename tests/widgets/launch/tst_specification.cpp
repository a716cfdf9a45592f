#include "widgets/launch/specification_schemas.h"

#include "record/run_spec.h"
#include "widgets/common/theme.h"
#include "widgets/launch/differences.h"
#include "widgets/launch/estimate.h"
#include "widgets/launch/field_text.h"
#include "widgets/launch/json_lines.h"
#include "widgets/launch/launcher.h"
#include "widgets/launch/specification_form.h"

#include "widgets/launch/fake_engine.h"

using namespace transect;
using namespace transect::testing;

namespace {

Json study()
{
    return {{"kind", "study"}, {"name", "toy"}, {"seeds", {0, 1}}, {"source", {{"data", {{"name", "mnist"}}}, {"epochs", 5}}},
            {"transfer", {{{"target", {{"name", "digits"}}}}, {{"name", "few"}, {"target", {{"name", "digits"}}}, {"seeds", {0}}}}}};
}

ErrorRecord errorOf(const Json& specification)
{
    static const auto engine = descriptionFromJson(description(), "test");
    try {
        completeSpecification(specification, engine);
        return {"none", {}, {}, {}};
    } catch (const Error& error) {
        return error.record();
    }
}

} // namespace

class TestSpecification : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStudyIsCompletedWithAllItsRuns()
    {
        const auto whole = completeSpecification(study(), m_engine);
        QCOMPARE(whole.at("source").at("batch_size").dump(), std::string("128"));
        QCOMPARE(whole.at("source").at("name").dump(), std::string("\"source\""));
        QCOMPARE(whole.at("transfer").size(), std::size_t(2));
        QCOMPARE(whole.at("transfer")[0].at("seeds").dump(), std::string("[0,1,2]"));
        QVERIFY(!whole.at("transfer")[0].contains("source"));
    }

    void aStudyMayListItsRuns()
    {
        const Json list{{"kind", "study"}, {"name", "two"}, {"seeds", {0, 1}},
                        {"runs", {{{"kind", "pretrain"}, {"name", "long"}, {"data", {{"name", "mnist"}}}, {"epochs", 9}}, {{"kind", "pretrain"}, {"data", {{"name", "mnist"}}}}}}};
        const auto whole = completeSpecification(list, m_engine);
        QCOMPARE(whole.at("runs")[1].at("kind").dump(), std::string("\"pretrain\""));
        QCOMPARE(whole.at("runs")[1].at("batch_size").dump(), std::string("128"));
        QVERIFY(!whole.at("runs")[0].contains("seed")); // it is the study's
        QCOMPARE(estimateText(whole, {}), QString("2 run(s) × 2 seed(s)"));

        Theme theme(*qApp);
        SpecificationForm form;
        form.setEngine(m_engine, {});
        form.setSpecification(list);
        QCOMPARE(form.specification().dump(), list.dump());
        auto* parts = form.findChild<QListWidget*>("studyParts");
        QCOMPARE(parts->count(), 3);
        QCOMPARE(parts->item(1)->text(), QString("long"));
        QVERIFY(form.findChild<QWidget*>("addTarget")->isHidden());
        auto* epochs = form.findChild<QLineEdit*>("field.runs.0.epochs");
        QVERIFY(epochs);
        epochs->clear();
        QTest::keyClicks(epochs, "12");
        QCOMPARE(form.specification().at("runs")[0].at("epochs").dump(), std::string("12"));
    }

    void errorsNameThePlace_data()
    {
        QTest::addColumn<QByteArray>("patch");
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("source field") << QByteArray(R"({"source": {"data": {"name": "mnist"}, "epochs": -1}})") << QByteArray("source.epochs");
        QTest::newRow("target missing") << QByteArray(R"({"transfer": [{}]})") << QByteArray("transfer.0.target.name");
        QTest::newRow("unknown member") << QByteArray(R"({"transfr": []})") << QByteArray("transfr");
        QTest::newRow("no list") << QByteArray(R"({"transfer": {}})") << QByteArray("transfer");
        QTest::newRow("seeds") << QByteArray(R"({"seeds": [-1]})") << QByteArray("seeds.0");
        QTest::newRow("kind") << QByteArray(R"({"kind": "stdy"})") << QByteArray("kind");
        QTest::newRow("same names") << QByteArray(R"({"transfer": [{"target": {"name": "a"}}, {"name": "a", "target": {"name": "b"}}]})")
                                    << QByteArray("transfer.1.name");
        QTest::newRow("kind of a listed run") << QByteArray(R"({"source": null, "transfer": null, "runs": [{"kind": "pretrain", "data": {"name": "a"}}, {}]})") << QByteArray("runs.1.kind");
        QTest::newRow("names of listed runs")
            << QByteArray(R"({"source": null, "transfer": null, "runs": [{"kind": "pretrain", "data": {"name": "a"}}, {"kind": "pretrain", "data": {"name": "a"}}]})") << QByteArray("runs.1.name");
        QTest::newRow("as the source") << QByteArray(R"({"transfer": [{"name": "source", "target": {"name": "a"}}]})") << QByteArray("transfer.0.name");
    }

    void errorsNameThePlace()
    {
        QFETCH(QByteArray, patch);
        QFETCH(QByteArray, path);
        auto json = study();
        const auto changes = Json::parse(patch.toStdString());
        json.update(changes);
        for (const auto& [name, value] : changes.items()) {
            if (value.is_null())
                json.erase(name);
        }
        QCOMPARE(QByteArray::fromStdString(errorOf(json).path), path);
    }

    void whatIsStillMissingIsPermittedWhereItIsUnfinished()
    {
        const Json begun{{"kind", "study"}, {"source", Json::object()}, {"transfer", {Json::object()}}};
        QCOMPARE(errorOf(begun).path, std::string("source.data.name"));
        QVERIFY(completeSpecification(begun, m_engine, true).at("source").at("data").at("name").is_null());
        const Json run{{"kind", "transfer"}, {"seed", 3}};
        QCOMPARE(errorOf(run).path, std::string("source"));
        QCOMPARE(completeSpecification(run, m_engine, true).at("seed").dump(), std::string("3"));
    }

    void differencesAreListedValueByValue()
    {
        auto changed = study();
        changed["source"]["epochs"] = 9;
        changed["seeds"] = {0};
        changed["transfer"][1]["name"] = "fewer";
        const auto list = differences(completeSpecification(study(), m_engine), completeSpecification(changed, m_engine));
        QStringList paths;
        for (const auto& one : list)
            paths << QString::fromStdString(one.path + " " + one.before.dump() + " " + one.after.dump());
        QCOMPARE(paths, QStringList({"seeds [0,1] [0]", "source.epochs 5 9", "transfer.1.name \"few\" \"fewer\""}));
        changed["transfer"].erase(1);
        QCOMPARE(differences(study(), changed).back().path, std::string("transfer.1"));
    }

    void theEstimateCountsWhatWillBeDone()
    {
        const auto text = estimateText(completeSpecification(study(), m_engine), "/no/library");
        // Epochs 0, 1, 2, 3, 5; per source 5 x (3 + 1) draws; 3 parts by FE.
        QVERIFY2(text.contains("120 linear probe(s)") && text.contains("40 fine-tuning(s)") && text.contains("20 spectra"), qPrintable(text));
    }

    void theEstimateOfATransferReadsItsSource()
    {
        QTemporaryDir library;
        const Json run{{"kind", "transfer"}, {"source", "origin"}, {"target", {{"name", "digits"}}}, {"feature_extraction", {{"enabled", false}}}};
        const auto whole = completeSpecification(run, m_engine);
        QVERIFY(estimateText(whole, library.path().toStdString()).startsWith("For each checkpoint: 3 fine-tuning(s)"));
        RunSpec source;
        source.kind = "pretrain";
        source.name = "origin";
        source.parameters = complete(pretrain(), {{"data", {{"name", "mnist"}}}, {"epochs", 8}});
        QVERIFY(QDir(library.path()).mkdir("origin"));
        writeRunSpec((library.path() + "/origin/run.json").toStdString(), source);
        const auto text = estimateText(whole, library.path().toStdString());
        QVERIFY2(text.contains("18 fine-tuning(s), 6 spectra"), qPrintable(text));
    }

    void fieldsAreFoundInTheText_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("line");
        QTest::newRow("whole") << QByteArray() << 1;
        QTest::newRow("member") << QByteArray("name") << 2;
        QTest::newRow("nested") << QByteArray("source.data.name") << 4;
        QTest::newRow("in a list") << QByteArray("transfer.1.seeds.2") << 9;
        QTest::newRow("missing member") << QByteArray("transfer.0.target") << 7;
        QTest::newRow("missing list member") << QByteArray("transfer.5.images") << 6;
        QTest::newRow("a name inside a text") << QByteArray("last") << 11;
    }

    void fieldsAreFoundInTheText()
    {
        QFETCH(QByteArray, path);
        QFETCH(int, line);
        const char* text = "{\n \"name\": \"a \\\"last\\\": {[\",\n \"source\": {\"data\":\n  {\"name\": \"b\"},\n \"x\": -1.5e3},\n \"transfer\": [\n  {\"images\": 3},\n"
                           "  {\"seeds\":\n   [1, 2, 3]}],\n \"other\": null,\n \"last\": true}";
        QCOMPARE(lineOfField(text, path.toStdString()), line);
    }

    void textsBecomeValuesAndBack_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char* text, ParameterType type, const char* value, const char* shown) {
            QTest::newRow(text) << int(type) << QString(text) << QByteArray(value) << QString(shown);
        };
        row("1 000 000", ParameterType::Integer, "1000000", "1000000");
        row("1e3", ParameterType::Integer, "1000.0", "1000");
        row(".5", ParameterType::Real, "0.5", "0.5");
        row("1e-8", ParameterType::Real, "1e-08", "1e-08");
        row("0,5", ParameterType::Real, "\"0,5\"", "0,5");
        row("nan", ParameterType::Real, "\"nan\"", "nan");
        row("3, 4,5", ParameterType::IntegerList, "[3,4,5]", "3, 4, 5");
        row("3,,5", ParameterType::IntegerList, "[3,\"\",5]", "3, , 5");
        row("a, b,", ParameterType::TextList, "[\"a\",\"b\"]", "a, b");
        row("[\"a,b\"]", ParameterType::TextList, "[\"a,b\"]", "[\"a,b\"]");
        row("[1, 2", ParameterType::IntegerList, "\"[1, 2\"", "[1, 2");
        row(" word ", ParameterType::Text, "\"word\"", "word");
    }

    void textsBecomeValuesAndBack()
    {
        QFETCH(int, type);
        QFETCH(QString, text);
        QFETCH(QByteArray, value);
        QFETCH(QString, shown);
        const auto found = valueOfText({.name = "x", .type = ParameterType(type)}, text);
        QCOMPARE(QByteArray::fromStdString(found->dump()), value);
        QCOMPARE(textOfValue(*found), shown);
    }

private:
    EngineDescription m_engine = descriptionFromJson(description(), "test");
};

QTEST_MAIN(TestSpecification)
#include "tst_specification.moc"
