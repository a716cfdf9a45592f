#include "analysis/measure_ranking.h"

#include <algorithm>

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
};

QTEST_GUILESS_MAIN(TestMeasureRanking)

#include "tst_measure_ranking.moc"
