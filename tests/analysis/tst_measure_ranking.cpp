#include "analysis/measure_ranking.h"

#include <algorithm>
#include <cmath>

#include <QtTest>

using namespace transect;

namespace {

SpectrumRecord spectrumOf(const std::string& checkpoint, const std::string& features, std::map<std::string, double> measures)
{
    SpectrumRecord spectrum;
    spectrum.checkpoint = checkpoint;
    spectrum.features = features;
    spectrum.measures = std::move(measures);
    return spectrum;
}

CurvePoint pointAt(const std::string& checkpoint, int step, double score, double validation)
{
    CurvePoint point;
    point.checkpoint = checkpoint;
    point.step = step;
    point.score = score;
    point.validationScore = validation;
    return point;
}

} // namespace

class TestMeasureRanking : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyMeasureIsReadInItsOwnDirection()
    {
        TransferCurve curve;
        curve.points = {pointAt("a", 0, 0.70, 0.60), pointAt("b", 100, 0.90, 0.80), pointAt("c", 200, 0.80, 0.85)};
        const std::vector<SpectrumRecord> spectra{
            spectrumOf("a", "target:digits", {{"rankme", 9}, {"nc1", 3}, {"alpha_req", 2.0}, {"alpha_req_r2", 1.0}}),
            spectrumOf("b", "target:digits", {{"rankme", 8}, {"nc1", 1}, {"alpha_req", 0.9}, {"alpha_req_r2", 0.5}}),
            spectrumOf("c", "target:digits", {{"rankme", 7}, {"nc1", 2}, {"alpha_req", 1.3}, {"alpha_req_r2", 0.7}}),
            spectrumOf("a", "source:fashion", {{"rankme", 1}, {"lidar", 5}}), spectrumOf("c", "source:fashion", {{"rankme", 99}, {"lidar", 6}})};
        const auto ranks = rankMeasures(curve, spectra, {{0, 0.1}, {100, 0.8}, {200, 0.9}});

        const auto picks = [&](const std::string& name) {
            const auto found = std::ranges::find(ranks, name, &MeasureRank::name);
            return found == ranks.end() ? std::string("none") : curve.points[found->chosen].checkpoint;
        };
        QCOMPARE(picks("rankme"), std::string("a"));
        QCOMPARE(picks("nc1"), std::string("b"));        // low is good
        QCOMPARE(picks("alpha_req"), std::string("b"));  // near 1 is good
        QCOMPARE(picks("alpha_req_r2"), std::string("none"));
        QCOMPARE(picks("lidar"), std::string("c"));      // of the source, and of two checkpoints alone
        QCOMPARE(picks("source_accuracy"), std::string("c"));
        QCOMPARE(picks("last"), std::string("c"));
        QCOMPARE(picks("validation"), std::string("c"));
        QCOMPARE(std::ranges::find(ranks, "lidar", &MeasureRank::name)->count, 2u);
        QVERIFY(std::abs(std::ranges::find(ranks, "last", &MeasureRank::name)->regret - 0.1) < 1e-12);
    }

    void recordsAreMeansOverCurves()
    {
        TransferCurve first, second;
        first.points = {pointAt("a", 0, 0.7, 0), pointAt("b", 1, 0.9, 0)};
        second.points = {pointAt("a", 0, 0.8, 0), pointAt("b", 1, 0.4, 0)};
        const auto records = recordsOf({{first, {{"good", 1.0, 0.0, 1, 2}, {"bad", -1.0, 0.2, 0, 2}}}, {second, {{"good", 0.5, 0.1, 0, 2}, {"bad", std::nan(""), 0.4, 1, 2}}}});
        QCOMPARE(records.size(), 3u);
        QCOMPARE(records[0].name, std::string("good"));
        QVERIFY(std::abs(records[0].regret - 0.05) < 1e-12 && std::abs(records[0].tau - 0.75) < 1e-12);
        QCOMPARE(records[1].name, std::string("chance"));
        QVERIFY(std::abs(records[1].regret - 0.15) < 1e-12 && std::isnan(records[1].tau)); // 0.1 and 0.2
        QCOMPARE(records[2].tau, -1.0);
        QCOMPARE(records[2].worst, 0.4);
    }
};

QTEST_GUILESS_MAIN(TestMeasureRanking)

#include "tst_measure_ranking.moc"
