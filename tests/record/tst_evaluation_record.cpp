#include "record/evaluation_record.h"

#include <cmath>

#include "record/error_of.h"
#include "record/printing.h"

using namespace transect;

namespace {

FrameEvaluation example()
{
    FrameEvaluation evaluation;
    evaluation.auc = {0.8023, Interval{0.76, 0.84}};
    evaluation.macroAuc = {0.7691, {}};
    evaluation.aucPr = {1.0 / 3, Interval{0.25, 0.5}};
    evaluation.eer = {0.27, Interval{0.2, 0.3}};
    evaluation.eerThreshold = 0.125;
    evaluation.counts = {107, 106, 1, 40791, 17326, 37000};
    evaluation.scenes = {{"01", {0.7, Interval{0.6, 0.8}}, {40, 39, 0, 9000, 3000, 8000}}, {"02", {}, {1, 0, 1, 100, 0, 0}}};
    evaluation.options = {Normalisation::Global, 12.5, SmoothingOver::Concatenation, 500, 0.9, 7};
    return evaluation;
}

} // namespace

class TestEvaluationRecord : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItWrites()
    {
        const auto json = toJson(example());
        const auto again = frameEvaluationFromJson(parseJson(json.dump(), "evaluation.json"), "evaluation.json");
        QCOMPARE(toJson(again).dump(), json.dump());
        QCOMPARE(again.aucPr.value, 1.0 / 3);
        QVERIFY((again.aucPr.interval == Interval{0.25, 0.5}));
        QVERIFY(again.counts == example().counts && again.scenes[1].counts == example().scenes[1].counts);
        QVERIFY(std::isnan(again.scenes[1].auc.value) && !again.macroAuc.interval);
        QVERIFY(again.options == example().options);
    }

    void figuresAreWhereScriptsLook()
    {
        const auto json = toJson(example());
        QCOMPARE(json.at("auc").get<double>(), 0.8023);
        QCOMPARE(json.at("auc_interval").dump(), "[0.76,0.84]");
        QVERIFY(json.at("macro_auc_interval").is_null());
        QVERIFY(json.at("scenes")[1].at("auc").is_null());
        QCOMPARE(json.at("counts").at("abnormal").get<int>(), 17326);
        QCOMPARE(json.at("options").dump(),
                 R"({"normalisation":"global","sigma":12.5,"smoothing_over":"concatenation","resamples":500,"confidence":0.9,"bootstrap_seed":7})");
    }

    void refusesDamage_data()
    {
        QTest::addColumn<QByteArray>("pointer");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("place");
        QTest::newRow("a figure that is text") << QByteArray("/auc") << QByteArray(R"("high")") << "bad-evaluation" << "auc";
        QTest::newRow("half an interval") << QByteArray("/auc_interval") << QByteArray("[1]") << "bad-evaluation" << "auc_interval";
        QTest::newRow("an interval of texts") << QByteArray("/eer_interval") << QByteArray(R"(["a","b"])") << "bad-evaluation" << "eer_interval";
        QTest::newRow("negative count") << QByteArray("/counts/frames") << QByteArray("-1") << "bad-evaluation" << "frames";
        QTest::newRow("no counts") << QByteArray("/counts") << QByteArray("[]") << "bad-evaluation" << "counts";
        QTest::newRow("a scene that is none") << QByteArray("/scenes/0") << QByteArray("3") << "bad-evaluation" << "evaluation.json";
        QTest::newRow("an unknown choice") << QByteArray("/options/normalisation") << QByteArray(R"("clips")") << "bad-field" << "normalisation";
    }
    void refusesDamage()
    {
        QFETCH(QByteArray, pointer);
        QFETCH(QByteArray, value);
        QFETCH(QString, code);
        QFETCH(QString, place);
        auto json = toJson(example());
        json[Json::json_pointer(pointer.toStdString())] = Json::parse(value.toStdString());
        const auto error = errorOf([&] { frameEvaluationFromJson(json, "evaluation.json"); });
        QCOMPARE(QString::fromStdString(error.code), code);
        QVERIFY2((error.path + ' ' + error.text).find(place.toStdString()) != std::string::npos, (error.path + ' ' + error.text).c_str());
    }

    void optionsAreParameters()
    {
        QCOMPARE(complete(evaluationSchema(), nullptr).dump(), toJson(EvaluationOptions()).dump());
        QVERIFY(evaluationOptionsFromJson(nullptr) == EvaluationOptions());
        const auto some = evaluationOptionsFromJson({{"sigma", 3}, {"smoothing_over", "concatenation"}});
        QCOMPARE(some.sigma, 3.0);
        QVERIFY(some.smoothingOver == SmoothingOver::Concatenation && some.normalisation == Normalisation::Clip);
        QCOMPARE(errorOf([] { evaluationOptionsFromJson({{"sigma", -1}}); }).code, "bad-field");
    }
};

QTEST_APPLESS_MAIN(TestEvaluationRecord)
#include "tst_evaluation_record.moc"
