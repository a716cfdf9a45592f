#include <QtTest>

#include <cmath>
#include <limits>

#include "analysis/ranking.h"

using namespace transect;

class TestRanking : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void kendallsTauAgainstKnownValues()
    {
        // scipy.stats.kendalltau([12, 2, 1, 12, 2], [1, 4, 7, 1, 0]).statistic
        QVERIFY(std::abs(kendallTau(std::vector<double>{12, 2, 1, 12, 2}, std::vector<double>{1, 4, 7, 1, 0}) - -0.4714045207910316) < 1e-12);
        QCOMPARE(kendallTau(std::vector<double>{1, 2, 3}, std::vector<double>{10, 20, 30}), 1.0);
        QCOMPARE(kendallTau(std::vector<double>{1, 2, 3}, std::vector<double>{3, 2, 1}), -1.0);
        QVERIFY(std::isnan(kendallTau(std::vector<double>{1, 1, 1}, std::vector<double>{1, 2, 3})));
        QVERIFY(std::isnan(kendallTau(std::vector<double>{1}, std::vector<double>{1})));
    }

    void pearsonsCorrelation()
    {
        QVERIFY(std::abs(correlation(std::vector<double>{1, 2, 3, 4}, std::vector<double>{2, 1, 4, 3}) - 0.6) < 1e-12);
        QVERIFY(std::isnan(correlation(std::vector<double>{1, 1}, std::vector<double>{1, 2})));
    }

    void anIntervalForACorrelation()
    {
        // scipy.stats.pearsonr(...).confidence_interval() of r = 0.5 over 28 pairs
        const auto interval = correlationInterval(0.5, 28);
        QVERIFY(std::abs(interval.low - 0.156028) < 1e-5 && std::abs(interval.high - 0.735818) < 1e-5);
        QCOMPARE(correlationInterval(0.5, 3), (Interval{-1, 1}));
        QCOMPARE(correlationInterval(1, 10), (Interval{1, 1}));
    }

    void aMeasureIsJudgedByTheCheckpointThatItWouldHavePicked()
    {
        constexpr double gap = std::numeric_limits<double>::quiet_NaN();
        const std::vector<double> scores{0.80, 0.85, 0.84, 0.79};
        const auto ranks = rankMeasures(scores, {
            {"grows", {1, 2, 3, 4}, false},
            {"right", {1, 9, 8, 0}, false},
            {"low", {5, 1, 2, 6}, true},
            {"sparse", {gap, gap, 7, gap}, false},
            {"gaps", {gap, 1, 2, gap}, false},
        });
        QCOMPARE(ranks.size(), 4u);
        QCOMPARE(ranks[0].name, std::string("right"));
        QCOMPARE(ranks[0].regret, 0.0);
        QCOMPARE(ranks[0].chosen, 1u);
        QCOMPARE(ranks[0].tau, 1.0);
        QCOMPARE(ranks[1].name, std::string("low"));
        QCOMPARE(ranks[2].name, std::string("gaps"));
        QCOMPARE(ranks[2].chosen, 2u);
        QCOMPARE(ranks[2].count, 2u);
        QVERIFY(std::abs(ranks[2].regret - 0.01) < 1e-12);
        QCOMPARE(ranks[3].name, std::string("grows"));
        QVERIFY(std::abs(ranks[3].regret - 0.06) < 1e-12);
    }
};

QTEST_GUILESS_MAIN(TestRanking)
#include "tst_ranking.moc"
