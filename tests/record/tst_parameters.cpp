#include "record/parameters_from_json.h"

#include "record/error.h"

#include "record/printing.h"

#include <cmath>
#include <limits>

using namespace transect;

namespace {

Parameter flag(const char* name, bool value)
{
    return {.name = name, .type = ParameterType::Flag, .defaultValue = value, .help = "A flag"};
}

Parameter real(const char* name, double value, double minimum, double maximum)
{
    return {.name = name, .type = ParameterType::Real, .defaultValue = value, .help = "A number", .minimum = minimum, .maximum = maximum};
}

Schema optimiser()
{
    return {"optimiser", "How weights are updated",
            {real("learning_rate", 0.1, 0, 10000), real("momentum", 0.9, 0, 1),
             {.name = "schedule", .type = ParameterType::Text, .defaultValue = "cosine", .help = "How the rate changes", .choices = {"constant", "step", "cosine"}}}};
}

std::vector<Schema> methods()
{
    return {{"supervised", "Classification", {real("label_smoothing", 0, 0, 1)}},
            {"moco", "Momentum contrast", {real("temperature", 0.2, 1e-5, 10), flag("mlp", true)}},
            {"rotation", "Rotations", {}}};
}

Schema job()
{
    return {"pretrain", "Trains a network",
            {{.name = "epochs", .type = ParameterType::Integer, .defaultValue = 20, .help = "Passes over the data", .unit = "epochs", .minimum = 0, .maximum = 10000},
             {.name = "data", .type = ParameterType::Text, .help = "The data set", .refersTo = {"file", "run:poses"}},
             {.name = "limit", .type = ParameterType::Integer, .help = "Images at most | all where null", .unit = "images", .minimum = 1, .optional = true},
             flag("amp", false),
             {.name = "optimiser", .type = ParameterType::Group, .help = "The optimiser", .schemas = {optimiser()}},
             {.name = "ema", .type = ParameterType::Group, .help = "Averaged weights", .schemas = {{"ema", "", {real("decay", 0.999, 0, 1)}}}, .optional = true},
             {.name = "method", .type = ParameterType::Variant, .defaultValue = "supervised", .help = "The objective", .schemas = methods()},
             {.name = "others", .type = ParameterType::VariantList, .defaultValue = Json::array(), .help = "More of them", .schemas = methods()},
             {.name = "steps", .type = ParameterType::IntegerList, .defaultValue = {10, 20}, .help = "Where the rate drops", .minimum = 0},
             {.name = "rates", .type = ParameterType::RealList, .defaultValue = Json::array(), .help = "The grid", .minimum = 0, .maximum = 1},
             {.name = "parts", .type = ParameterType::TextList, .defaultValue = {"full"}, .help = "Which", .choices = {"full", "main", "residual"}},
             {.name = "size", .type = ParameterType::Integer, .defaultValue = 0, .help = "Any whole number", .onlyIf = "amp=true"}}};
}

ErrorRecord errorOf(const auto& action)
{
    try {
        action();
    } catch (const Error& error) {
        return error.record();
    }
    return {"none", {}, {}, {}};
}

} // namespace

class TestParameters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fillsInDefaultsInOrder();
    void acceptsValues_data();
    void acceptsValues();
    void refusesValues_data();
    void refusesValues();
    void refusesWhatIsNotFinite();
    void completingTwiceChangesNothing();
    void showsLongValuesCut();
    void appliesSettings_data();
    void appliesSettings();
    void refusesSettings_data();
    void refusesSettings();
    void findsTheNearestSpelling_data();
    void findsTheNearestSpelling();
    void describesItself();
    void readsItsDescription();
    void refusesAWrongDescription_data();
    void refusesAWrongDescription();
    void makesAReferencePage();
};

void TestParameters::fillsInDefaultsInOrder()
{
    const Json expected = Json::parse(R"({
        "epochs": 20, "data": "mnist", "limit": null, "amp": false,
        "optimiser": {"learning_rate": 0.1, "momentum": 0.9, "schedule": "cosine"}, "ema": null,
        "method": {"name": "supervised", "label_smoothing": 0.0}, "others": [],
        "steps": [10, 20], "rates": [], "parts": ["full"], "size": 0})");
    QCOMPARE(complete(job(), {{"data", "mnist"}}).dump(), expected.dump());
    QCOMPARE(complete(methods()[2], nullptr).dump(), std::string("{}"));
}

void TestParameters::acceptsValues_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("whole number written as 3.0") << QByteArray(R"({"epochs": 3.0})") << QByteArray("/epochs") << QByteArray("3");
    QTest::newRow("bounds are inclusive") << QByteArray(R"({"epochs": 10000})") << QByteArray("/epochs") << QByteArray("10000");
    QTest::newRow("real given as a whole number") << QByteArray(R"({"optimiser": {"learning_rate": 1}})") << QByteArray("/optimiser/learning_rate") << QByteArray("1.0");
    QTest::newRow("largest integer") << QByteArray(R"({"size": 9007199254740992})") << QByteArray("/size") << QByteArray("9007199254740992");
    QTest::newRow("smallest integer") << QByteArray(R"({"size": -9007199254740992})") << QByteArray("/size") << QByteArray("-9007199254740992");
    QTest::newRow("null where it is optional") << QByteArray(R"({"limit": null})") << QByteArray("/limit") << QByteArray("null");
    QTest::newRow("optional group given") << QByteArray(R"({"ema": {}})") << QByteArray("/ema") << QByteArray(R"({"decay":0.999})");
    QTest::newRow("variant by name") << QByteArray(R"({"method": "moco"})") << QByteArray("/method") << QByteArray(R"({"name":"moco","temperature":0.2,"mlp":true})");
    QTest::newRow("variant as object, name last") << QByteArray(R"({"method": {"mlp": false, "name": "moco"}})") << QByteArray("/method") << QByteArray(R"({"name":"moco","temperature":0.2,"mlp":false})");
    QTest::newRow("list of variants") << QByteArray(R"({"others": ["rotation", {"name": "supervised", "label_smoothing": 1}]})") << QByteArray("/others") << QByteArray(R"([{"name":"rotation"},{"name":"supervised","label_smoothing":1.0}])");
    QTest::newRow("lists") << QByteArray(R"({"steps": [1, 2.0], "rates": [0, 0.5]})") << QByteArray("/rates") << QByteArray("[0.0,0.5]");
    QTest::newRow("empty list") << QByteArray(R"({"parts": []})") << QByteArray("/parts") << QByteArray("[]");
    QTest::newRow("onlyIf is not validated") << QByteArray(R"({"amp": false, "size": 5})") << QByteArray("/size") << QByteArray("5");
}

void TestParameters::acceptsValues()
{
    QFETCH(QByteArray, given);
    QFETCH(QByteArray, member);
    QFETCH(QByteArray, expected);
    Json specification = Json::parse(given.toStdString());
    specification["data"] = "mnist";
    const Json result = complete(job(), specification);
    QCOMPARE(result.at(Json::json_pointer(member.toStdString())).dump(), expected.toStdString());
}

void TestParameters::refusesValues_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("hint");
    const auto row = [](const char* name, const char* given, const char* path, const char* text, const char* hint = "") {
        QTest::newRow(name) << QByteArray(given) << QByteArray(path) << QByteArray(text) << QByteArray(hint);
    };
    row("text for a number", R"({"optimiser": {"learning_rate": "fast"}})", "optimiser.learning_rate", R"(found "fast", expected a number from 0 to 10 000)");
    row("out of range", R"({"optimiser": {"momentum": 1.5}})", "optimiser.momentum", "found 1.5, expected a number from 0 to 1");
    row("below a minimum", R"({"limit": 0})", "limit", "found 0, expected a whole number of at least 1 (images), or null");
    row("fraction", R"({"epochs": 3.5})", "epochs", "found 3.5, expected a whole number from 0 to 10 000 (epochs)");
    row("flag as a number", R"({"amp": 1})", "amp", "found 1, expected true or false");
    row("number as a flag", R"({"epochs": true})", "epochs", "found true, expected a whole number from 0 to 10 000 (epochs)");
    row("null", R"({"amp": null})", "amp", "found null, expected true or false");
    row("text as a number", R"({"data": 5})", "data", "found 5, expected text", R"(write it in quotes: "5")");
    row("2^53 + 1", R"({"size": 9007199254740993})", "size", "found 9007199254740993, expected a whole number", "whole numbers reach to 2^53, 9 007 199 254 740 992");
    row("-2^53 - 1", R"({"size": -9007199254740993})", "size", "found -9007199254740993, expected a whole number", "whole numbers reach to 2^53, 9 007 199 254 740 992");
    row("2^64 - 1", R"({"size": 18446744073709551615})", "size", "found 18446744073709551615, expected a whole number", "whole numbers reach to 2^53, 9 007 199 254 740 992");
    row("1e300", R"({"size": 1e300})", "size", "found 1e+300, expected a whole number", "whole numbers reach to 2^53, 9 007 199 254 740 992");
    row("choice", R"({"optimiser": {"schedule": "cosin"}})", "optimiser.schedule", R"(found "cosin", expected one of "constant", "step", "cosine")", R"(did you mean "cosine"?)");
    row("far from any choice", R"({"optimiser": {"schedule": "exponential"}})", "optimiser.schedule", R"(found "exponential", expected one of "constant", "step", "cosine")");
    row("unknown", R"({"epoch": 3})", "epoch", R"(no such parameter, found with the value 3; expected one of "epochs", "data", "limit", "amp", "optimiser", "ema", "method", "others", "steps", "rates", "parts", "size")", R"(did you mean "epochs"?)");
    row("unknown in a group", R"({"optimiser": {"learning_rat": 3}})", "optimiser.learning_rat", R"(no such parameter, found with the value 3; expected one of "learning_rate", "momentum", "schedule")", R"(did you mean "learning_rate"?)");
    row("unknown of a variant", R"({"method": {"name": "moco", "temprature": 1}})", "method.temprature", R"(no such parameter, found with the value 1; expected one of "temperature", "mlp")", R"(did you mean "temperature"?)");
    row("of an alternative without any", R"({"method": {"name": "rotation", "angle": 1}})", "method.angle", R"(no such parameter, found with the value 1; "rotation" has no parameters)");
    row("unknown variant", R"({"method": "mocco"})", "method", R"(found "mocco", expected one of "supervised", "moco", "rotation", by name or as an object with this "name")", R"(did you mean "moco"?)");
    row("unknown variant in an object", R"({"method": {"name": "suprevised"}})", "method.name", R"(found "suprevised", expected one of "supervised", "moco", "rotation", by name or as an object with this "name")", R"(did you mean "supervised"?)");
    row("variant's name is no text", R"({"method": {"name": 5}})", "method.name", R"(found 5, expected one of "supervised", "moco", "rotation", by name or as an object with this "name")");
    row("variant without a name", R"({"method": {"mlp": true}})", "method.name", R"(missing, expected one of "supervised", "moco", "rotation", by name or as an object with this "name")");
    row("variant as a list", R"({"method": ["moco"]})", "method", R"(found ["moco"], expected one of "supervised", "moco", "rotation", by name or as an object with this "name")");
    row("in a list of variants", R"({"others": ["moco", {"name": "moco", "mlp": 2}]})", "others.1.mlp", "found 2, expected true or false");
    row("group as text", R"({"optimiser": "sgd"})", "optimiser", R"(found "sgd", expected an object with members of "learning_rate", "momentum", "schedule")");
    row("list as a number", R"({"steps": 5})", "steps", "found 5, expected a list of whole numbers, each of at least 0", "write a list: [...]");
    row("member of a list", R"({"steps": [1, -1]})", "steps.1", "found -1, expected a whole number of at least 0");
    row("null in a list", R"({"rates": [null]})", "rates.0", "found null, expected a number from 0 to 1");
    row("choice in a list", R"({"parts": ["full", "man"]})", "parts.1", R"(found "man", expected one of "full", "main", "residual")", R"(did you mean "main"?)");
    row("not an object", R"(["epochs"])", "", R"(found ["epochs"], expected an object with the parameters of "pretrain")");
    row("required", R"({"epochs": 3})", "data", "missing, expected text", "The data set");
}

void TestParameters::refusesValues()
{
    QFETCH(QByteArray, given);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, hint);
    Json specification = Json::parse(given.toStdString());
    if (specification.is_object() && !specification.contains("data") && path != "data")
        specification["data"] = "mnist";
    const ErrorRecord error = errorOf([&] { complete(job(), specification); });
    QCOMPARE(error.code, std::string("bad-field"));
    QCOMPARE(error.path, path.toStdString());
    QCOMPARE(error.text, text.toStdString());
    QCOMPARE(error.hint, hint.toStdString());
    const ErrorRecord placed = errorOf([&] { complete(job(), specification, "runs.0"); });
    QCOMPARE(placed.path, path.isEmpty() ? std::string("runs.0") : "runs.0." + path.toStdString());
}

void TestParameters::refusesWhatIsNotFinite()
{
    for (const double value : {std::nan(""), std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()}) {
        const Schema schema{"s", "", {{.name = "x", .type = ParameterType::Real, .help = ""}, {.name = "n", .type = ParameterType::Integer, .defaultValue = 0, .help = ""}}};
        QCOMPARE(errorOf([&] { complete(schema, {{"x", value}}); }).path, std::string("x"));
        QCOMPARE(errorOf([&] { complete(schema, {{"x", 0}, {"n", value}}); }).path, std::string("n"));
    }
}

void TestParameters::completingTwiceChangesNothing()
{
    const Json once = complete(job(), {{"data", "mnist"}, {"method", "moco"}, {"ema", Json::object()}, {"others", {"rotation"}}});
    QCOMPARE(complete(job(), once).dump(), once.dump());
}

void TestParameters::showsLongValuesCut()
{
    const std::string text = errorOf([] { complete(job(), {{"data", "x"}, {"amp", std::string(1000, 'a') }}); }).text;
    QVERIFY2(text.size() < 100, text.c_str());
    std::string umlauts;
    for (int i = 0; i < 100; ++i)
        umlauts += "ä";
    const std::string cut = errorOf([&] { complete(job(), {{"data", "x"}, {"amp", umlauts}}); }).text;
    QCOMPARE(QString::fromUtf8(cut.c_str()).toUtf8().toStdString(), cut); // still UTF-8
    const std::string broken = errorOf([&] { complete(job(), {{"data", "x"}, {"amp", "\xff"}}); }).text;
    QVERIFY(broken.starts_with("found \""));
}

void TestParameters::appliesSettings_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("setting");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char* name, const char* before, const char* setting, const char* after) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(setting) << QByteArray(after);
    };
    row("number", R"({"epochs":3})", "epochs=5", R"({"epochs":5})");
    row("text", R"({})", "data=mnist", R"({"data":"mnist"})");
    row("text that is quoted", R"({})", "data=\"5\"", R"({"data":"5"})");
    row("empty text", R"({})", "data=", R"({"data":""})");
    row("text with an equals sign", R"({})", "note=a=b", R"({"note":"a=b"})");
    row("not quite JSON", R"({})", "note={a", R"({"note":"{a"})");
    row("flag", R"({})", "amp=true", R"({"amp":true})");
    row("null", R"({"limit":5})", "limit=null", R"({"limit":null})");
    row("list", R"({})", "steps=[1,2]", R"({"steps":[1,2]})");
    row("object", R"({})", R"(method={"name":"moco"})", R"({"method":{"name":"moco"}})");
    row("made on the way", R"({})", "a.b.c=1", R"({"a":{"b":{"c":1}}})");
    row("into nothing", "null", "a=1", R"({"a":1})");
    row("through null", R"({"ema":null})", "ema.decay=0.5", R"({"ema":{"decay":0.5}})");
    row("through a variant's bare name", R"({"method":"moco"})", "method.mlp=false", R"({"method":{"name":"moco","mlp":false}})");
    row("into a list", R"({"transfer":[{"count":1},{"count":2}]})", "transfer.1.count=5", R"({"transfer":[{"count":1},{"count":5}]})");
    row("member of a list", R"({"steps":[1,2]})", "steps.0=9", R"({"steps":[9,2]})");
    row("order is kept", R"({"b":1,"a":2})", "b=3", R"({"b":3,"a":2})");
}

void TestParameters::appliesSettings()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, setting);
    QFETCH(QByteArray, after);
    Json specification = Json::parse(before.toStdString());
    applySetting(specification, setting.toStdString());
    QCOMPARE(specification.dump(), after.toStdString());
}

void TestParameters::refusesSettings_data()
{
    QTest::addColumn<QByteArray>("setting");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("no equals sign") << QByteArray("epochs") << QByteArray() << QByteArray("expected name=value");
    QTest::newRow("no name") << QByteArray("=5") << QByteArray() << QByteArray("empty name");
    QTest::newRow("empty member") << QByteArray("a..b=5") << QByteArray() << QByteArray("empty name");
    QTest::newRow("ends with a dot") << QByteArray("a.=5") << QByteArray() << QByteArray("empty name");
    QTest::newRow("through a number") << QByteArray("epochs.x=5") << QByteArray("epochs") << QByteArray("found 3, which has no member \"x\"");
    QTest::newRow("index too large") << QByteArray("steps.2=5") << QByteArray("steps") << QByteArray("found the index \"2\" into a list of 2");
    QTest::newRow("index is no number") << QByteArray("steps.first=5") << QByteArray("steps") << QByteArray("found the index \"first\" into a list of 2");
    QTest::newRow("negative index") << QByteArray("steps.-1=5") << QByteArray("steps") << QByteArray("found the index \"-1\" into a list of 2");
    QTest::newRow("empty list") << QByteArray("none.0=5") << QByteArray("none") << QByteArray("into a list of 0");
}

void TestParameters::refusesSettings()
{
    QFETCH(QByteArray, setting);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, words);
    Json specification = {{"epochs", 3}, {"steps", {1, 2}}, {"none", Json::array()}};
    const ErrorRecord error = errorOf([&] { applySetting(specification, setting.toStdString()); });
    QCOMPARE(error.code, std::string("bad-field"));
    QCOMPARE(error.path, path.toStdString());
    QVERIFY2(error.text.find(words.toStdString()) != std::string::npos, error.text.c_str());
}

void TestParameters::findsTheNearestSpelling_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<QByteArray>("nearest");
    QTest::newRow("itself") << QByteArray("momentum") << QByteArray("momentum");
    QTest::newRow("a letter missing") << QByteArray("momentm") << QByteArray("momentum");
    QTest::newRow("neighbours swapped") << QByteArray("adn") << QByteArray("and");
    QTest::newRow("two letters swapped for others") << QByteArray("momontim") << QByteArray("momentum");
    QTest::newRow("case and dashes") << QByteArray("Weight-Decay") << QByteArray("weight_decay");
    QTest::newRow("nothing near") << QByteArray("temperature") << QByteArray("");
    QTest::newRow("short words differ soon") << QByteArray("xy") << QByteArray("");
    QTest::newRow("empty") << QByteArray("") << QByteArray("");
    QTest::newRow("a very long word") << QByteArray(1 << 20, 'm') << QByteArray("");
}

void TestParameters::findsTheNearestSpelling()
{
    QFETCH(QByteArray, word);
    QFETCH(QByteArray, nearest);
    QCOMPARE(nearestSpelling(word.toStdString(), {"momentum", "weight_decay", "and"}), nearest.toStdString());
}

void TestParameters::describesItself()
{
    const Json json = toJson(job());
    QCOMPARE(json.at("name").get<std::string>(), std::string("pretrain"));
    const Json& parameters = json.at("parameters");
    QCOMPARE(parameters.size(), std::size_t(12));
    QCOMPARE(parameters[0].dump(), std::string(R"({"name":"epochs","type":"integer","help":"Passes over the data","default":20,"unit":"epochs","minimum":0.0,"maximum":10000.0})"));
    QCOMPARE(parameters[1].dump(), std::string(R"({"name":"data","type":"text","help":"The data set","required":true,"refers_to":["file","run:poses"]})"));
    QCOMPARE(parameters[2].at("default").dump(), std::string("null"));
    QCOMPARE(parameters[2].at("optional").dump(), std::string("true"));
    QVERIFY(!parameters[4].contains("required"));
    QCOMPARE(parameters[4].at("schemas")[0].at("parameters")[2].at("choices").dump(), std::string(R"(["constant","step","cosine"])"));
    QCOMPARE(parameters[6].at("schemas").size(), std::size_t(3));
    QCOMPARE(parameters[11].at("only_if").get<std::string>(), std::string("amp=true"));
}

void TestParameters::readsItsDescription()
{
    const Json described = toJson(job());
    const Schema read = schemaFromJson(described, "describe");
    QCOMPARE(toJson(read).dump(), described.dump());
    const Json given = {{"data", "mnist"}, {"method", {{"name", "moco"}, {"mlp", false}}}, {"ema", Json::object()}};
    QCOMPARE(complete(read, given).dump(), complete(job(), given).dump());
}

void TestParameters::refusesAWrongDescription_data()
{
    QTest::addColumn<QByteArray>("parameter");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("no object") << QByteArray("3") << QByteArray("describe") << QByteArray("expected an object");
    QTest::newRow("no name") << QByteArray(R"({"type": "real"})") << QByteArray("describe") << QByteArray("name");
    QTest::newRow("unknown type") << QByteArray(R"({"name": "rate", "type": "colour"})") << QByteArray("describe: rate") << QByteArray("colour");
    QTest::newRow("group of nothing") << QByteArray(R"({"name": "data", "type": "group"})") << QByteArray("describe: data") << QByteArray("needs schemas");
    QTest::newRow("choices") << QByteArray(R"({"name": "fit", "type": "text", "choices": [1]})") << QByteArray("describe: fit") << QByteArray("choices");
    QTest::newRow("references") << QByteArray(R"({"name": "tracks", "type": "text", "refers_to": "file"})") << QByteArray("describe: tracks") << QByteArray("refers_to");
}

void TestParameters::refusesAWrongDescription()
{
    QFETCH(QByteArray, parameter);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, part);
    const Json schema = {{"name", "pretrain"}, {"parameters", Json::array({Json::parse(parameter.toStdString())})}};
    const ErrorRecord error = errorOf([&] { schemaFromJson(schema, "describe"); });
    QCOMPARE(error.code, std::string("bad-description"));
    const auto shown = QByteArray::fromStdString(error.path + ": " + error.text);
    QVERIFY2(shown.contains(path), shown.constData());
    QVERIFY2(shown.contains(part), shown.constData());
}

void TestParameters::makesAReferencePage()
{
    const Schema schema = job();
    const std::string page = referencePage({{"Pre-training", &schema}});
    const auto holds = [&](const char* line) { return page.find(line) != std::string::npos; };
    QVERIFY(holds("\n## Pre-training\n\nTrains a network.\n"));
    QVERIFY(holds("\n| `epochs` | integer | `20` | epochs | from 0 to 10 000 | Passes over the data |\n"));
    QVERIFY(holds("\n| `data` | text | required |  |  | The data set |\n"));
    QVERIFY(holds("\n| `limit` | integer | `null` | images | of at least 1 or `null` | Images at most \\| all where null |\n"));
    QVERIFY(holds("\n| `optimiser.schedule` | text | `\"cosine\"` |  | `constant`, `step`, `cosine` | How the rate changes |\n"));
    QVERIFY(holds("\n| `ema` | group | `null` |"));
    QVERIFY(holds("\n| `ema.decay` | real | `0.999` |"));
    QVERIFY(holds("\n### `method`: `moco`\n\nMomentum contrast.\n"));
    QVERIFY(holds("\n| `temperature` | real | `0.2` |  | from 1e-05 to 10 | A number |\n"));
    QVERIFY(holds("\n### `others`: `rotation`\n\nRotations.\n\nNo parameters.\n"));
}

QTEST_APPLESS_MAIN(TestParameters)
#include "tst_parameters.moc"
