#include "analysis/transfer_summary.h"

#include <QtTest>

#include "support/near.h"

using namespace transect;

namespace {

constexpr int images = 400;

/// A result whose first `right` images of an order that depends on the seed are right.
TransferResult resultOf(int epoch, int seed, int right, double validation, const std::string& mode = "fe", const std::string& part = "full")
{
    TransferResult result;
    result.checkpoint = "epoch-" + std::to_string(epoch);
    result.epoch = epoch;
    result.step = epoch * 100;
    result.target = "digits";
    result.mode = mode;
    result.part = part;
    result.seed = seed;
    result.score = double(right) / images;
    result.validationScore = validation;
    result.trainCount = 1000;
    result.testCount = images;
    result.correct.assign(images, false);
    for (int i = 0; i < right; ++i)
        result.correct[std::size_t((i * 7 + seed) % images)] = true;
    return result;
}

struct Epoch {
    int epoch, right;
    double validation;
};

std::vector<TransferResult> series(const std::vector<Epoch>& epochs, int seeds = 3)
{
    std::vector<TransferResult> results;
    for (const auto& [epoch, right, validation] : epochs) {
        for (int seed = 0; seed < seeds; ++seed)
            results.push_back(resultOf(epoch, seed, right + seed, validation));
    }
    return results;
}

std::optional<PeakFinding> peakOf(const std::vector<TransferResult>& results)
{
    return findPeak(transferCurves(results).front(), results);
}

} // namespace

class TestTransferSummary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void curveHoldsMeanAndInterval()
    {
        auto results = series({{0, 200, 0.5}, {5, 300, 0.7}});
        results[4].converged = false;
        const auto curves = transferCurves(results);
        QCOMPARE(curves.size(), 1u);
        const auto& curve = curves.front();
        QCOMPARE(curve.target, "digits");
        QCOMPARE(curve.mode, "fe");
        QCOMPARE(curve.part, "full");
        QCOMPARE(curve.metric, "accuracy");
        QCOMPARE(curve.trainCount, 1000);
        QCOMPARE(curve.testCount, images);
        QCOMPARE(curve.points.size(), 2u);
        const auto& point = curve.points[1];
        QCOMPARE(point.checkpoint, "epoch-5");
        QCOMPARE(point.epoch, 5.0);
        QCOMPARE(point.step, 500);
        QCOMPARE(point.draws, 3);
        COMPARE_NEAR(point.score, 301.0 / images, 1e-12);
        COMPARE_NEAR(point.deviation, 1.0 / images, 1e-12);
        COMPARE_NEAR(point.interval.high - point.score, 4.302652729696142 / std::sqrt(3.0) / images, 1e-12);
        COMPARE_NEAR(point.validationScore, 0.7, 1e-12);
        QVERIFY(!point.converged);
        QVERIFY(curve.points[0].converged);
    }

    void curvesStandInAFixedOrderAndPointsByStep()
    {
        std::vector<TransferResult> results;
        for (const auto& [mode, part] : std::vector<std::pair<std::string, std::string>>{{"ft", "full"}, {"fe", "residual"}, {"fe", "full"}, {"fe", "main"}}) {
            results.push_back(resultOf(12, 0, 250, 0.6, mode, part));
            results.push_back(resultOf(2, 0, 250, 0.6, mode, part));
        }
        const auto curves = transferCurves(results);
        QStringList order;
        for (const auto& curve : curves) {
            order << QString::fromStdString(curve.mode + " " + curve.part);
            QCOMPARE(curve.points.front().epoch, 2.0);
            QCOMPARE(curve.points.back().epoch, 12.0);
        }
        QCOMPARE(order, QStringList({"fe full", "fe main", "fe residual", "ft full"}));
        QVERIFY(transferCurves({}).empty());
    }

    void verdicts_data()
    {
        QTest::addColumn<int>("middleRight");
        QTest::addColumn<int>("lastRight");
        QTest::addColumn<double>("lastValidation");
        QTest::addColumn<PeakVerdict>("expected");
        QTest::newRow("the middle is clearly better") << 340 << 290 << 0.70 << PeakVerdict::BeforeTheEnd;
        QTest::newRow("the middle is a little better") << 302 << 300 << 0.70 << PeakVerdict::Inconclusive;
        QTest::newRow("validation chose the middle, test says the last") << 290 << 340 << 0.70 << PeakVerdict::LastBetter;
        QTest::newRow("the last is best on validation") << 340 << 290 << 0.90 << PeakVerdict::AtTheEnd;
        QTest::newRow("as good on validation") << 340 << 290 << 0.85 << PeakVerdict::AtTheEnd;
    }
    void verdicts()
    {
        QFETCH(int, middleRight);
        QFETCH(int, lastRight);
        QFETCH(double, lastValidation);
        QFETCH(PeakVerdict, expected);
        const auto found = peakOf(series({{0, 200, 0.5}, {5, middleRight, 0.85}, {20, lastRight, lastValidation}}));
        QVERIFY(found);
        QCOMPARE(found->verdict, expected);
        QCOMPARE(found->last.checkpoint, "epoch-20");
        if (expected == PeakVerdict::AtTheEnd) {
            QCOMPARE(found->best.checkpoint, "epoch-20");
            return;
        }
        QCOMPARE(found->best.checkpoint, "epoch-5");
        COMPARE_NEAR(found->difference.difference, double(middleRight - lastRight) / images, 1e-12);
        QCOMPARE(found->difference.draws, 3);
    }

    /// The test scores must not choose the checkpoint: here the best on test is epoch 1, the best on validation epoch 5.
    void peakIsChosenOnValidation()
    {
        const auto found = peakOf(series({{1, 390, 0.6}, {5, 340, 0.8}, {20, 290, 0.7}}));
        QCOMPARE(found->best.checkpoint, "epoch-5");
    }

    void onlySeedsOfBothAreCompared()
    {
        auto results = series({{5, 340, 0.8}, {20, 290, 0.7}});
        results.erase(results.begin()); // seed 0 of epoch 5
        QCOMPARE(peakOf(results)->difference.draws, 2);
    }

    void otherCurvesDoNotMixIn()
    {
        auto results = series({{5, 340, 0.8}, {20, 290, 0.7}});
        for (auto other : series({{5, 100, 0.9}, {20, 390, 0.1}})) {
            other.part = "main";
            results.push_back(other);
        }
        COMPARE_NEAR(peakOf(results)->difference.difference, 50.0 / images, 1e-12);
    }

    void nothingIsSaidWithoutEvidence()
    {
        QVERIFY(!peakOf(series({{5, 340, 0.8}})));
        auto results = series({{5, 340, 0.8}, {20, 290, 0.7}});
        for (auto& result : results)
            result.correct.clear();
        QVERIFY(!peakOf(results));
    }
};

QTEST_APPLESS_MAIN(TestTransferSummary)
#include "tst_transfer_summary.moc"
