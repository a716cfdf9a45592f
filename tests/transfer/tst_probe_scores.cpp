#include <torch/types.h>

#include "record/error_of.h"
#include "transfer/probe_scores.h"

#include <QtTest>

#include "support/near.h"

using namespace transect;

class TestProbeScores : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sharesPerClass()
    {
        const auto labels = torch::tensor({0, 0, 0, 0, 1, 1}, torch::kInt64);
        const std::vector<bool> correct{true, true, true, true, false, true};
        COMPARE_NEAR(accuracy(correct, labels, false), 5.0 / 6, 1e-12);
        COMPARE_NEAR(accuracy(correct, labels, true), 0.75, 1e-12);
        QCOMPARE(accuracy({}, torch::empty({0}, torch::kInt64), true), 0.0);
    }

    /// Seven classes; the own class is the 1st, 5th and 6th of its row.
    void topFive()
    {
        const auto scores = torch::tensor({9, 8, 7, 6, 5, 4, 3, 9, 8, 7, 6, 5, 4, 3, 9, 8, 7, 6, 5, 4, 3}, torch::kFloat64).view({3, 7});
        const auto labels = torch::tensor({0, 4, 5}, torch::kInt64);
        QCOMPARE(amongHighest(scores, labels, 5), (std::vector<bool>{true, true, false}));
        COMPARE_NEAR(scoreBy(ProbeMetric::TopFive, scores, labels), 2.0 / 3, 1e-12);
        COMPARE_NEAR(scoreBy(ProbeMetric::Accuracy, scores, labels), 1.0 / 3, 1e-12);
        COMPARE_NEAR(scoreBy(ProbeMetric::MeanPerClass, scores, labels), 1.0 / 3, 1e-12);
    }

    /// Of equal scores the smaller class is the higher.
    void ties()
    {
        QCOMPARE(amongHighest(torch::zeros({3, 3}), torch::arange(3, torch::kInt64), 2), (std::vector<bool>{true, true, false}));
    }

    /// By hand. Class 1 ranks its rows: +, -, +, -: precisions 1 at recall 1/2, 2/3 at recall 1; recalls 0 to 0.5 have 1, the other
    /// five 2/3. Class 0 ranks them in reverse: +, -, +, - again.
    void elevenPointPrecision()
    {
        const auto first = torch::tensor({3.0, 2.0, 1.0, 0.0}, torch::kFloat64);
        const auto scores = torch::stack({torch::zeros({4}, torch::kFloat64), first}, 1);
        const auto labels = torch::tensor({1, 0, 1, 0}, torch::kInt64);
        COMPARE_NEAR(averagePrecision11(scores, labels), (6 + 5 * 2.0 / 3) / 11, 1e-12);
        // With the first row in the other class: -, -, +, + for class 1 and the same for class 0: 1/3 and 1/2 at its hits.
        COMPARE_NEAR(averagePrecision11(scores, torch::tensor({0, 0, 1, 1}, torch::kInt64)), 0.5, 1e-12);
        COMPARE_NEAR(averagePrecision11(scores, torch::tensor({1, 1, 0, 0}, torch::kInt64)), 1.0, 1e-12);
        // All of one probability come in together: the precision is the class's share.
        COMPARE_NEAR(averagePrecision11(torch::zeros({4, 2}), labels), 0.5, 1e-12);
        // A class without rows does not count.
        COMPARE_NEAR(averagePrecision11(torch::cat({scores, torch::full({4, 1}, -9.0, torch::kFloat64)}, 1), torch::tensor({1, 1, 0, 0}, torch::kInt64)), 1.0, 1e-12);
    }

    void knowsItsNames()
    {
        QCOMPARE(probeMetricNames().size(), 4u);
        for (const auto& name : probeMetricNames())
            probeMetric(name);
        QCOMPARE(errorOf([] { probeMetric("auc"); }).code, "bad-field");
    }
};

QTEST_GUILESS_MAIN(TestProbeScores)
#include "tst_probe_scores.moc"
