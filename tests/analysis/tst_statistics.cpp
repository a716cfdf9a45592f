#include "analysis/statistics.h"

#include <cmath>

#include <QtTest>

#include "record/error_of.h"
#include "support/near.h"

using namespace transect;

namespace {

/// `right` of `images` images are right, spread with a stride, so that two models disagree on some.
std::vector<bool> answers(int images, int right, int stride)
{
    std::vector<bool> list(std::size_t(images), false);
    for (int i = 0, place = 0; i < right; ++i, place = (place + stride) % images) {
        while (list[std::size_t(place)])
            place = (place + 1) % images;
        list[std::size_t(place)] = true;
    }
    return list;
}

} // namespace

class TestStatistics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void meanAndDeviation()
    {
        const std::vector values{2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0};
        QCOMPARE(mean(values), 5.0);
        COMPARE_NEAR(sampleDeviation(values), std::sqrt(32.0 / 7), 1e-15);
        QCOMPARE(mean({}), 0.0);
        QCOMPARE(sampleDeviation({}), 0.0);
        QCOMPARE(sampleDeviation(std::vector{3.0}), 0.0);
    }

    /// scipy.stats.t.ppf
    void studentQuantiles_data()
    {
        QTest::addColumn<double>("probability");
        QTest::addColumn<int>("degrees");
        QTest::addColumn<double>("expected");
        QTest::newRow("1") << 0.975 << 1 << 12.706204736174694;
        QTest::newRow("2") << 0.975 << 2 << 4.302652729749462;
        QTest::newRow("3") << 0.975 << 3 << 3.1824463052837078;
        QTest::newRow("4") << 0.975 << 4 << 2.7764451051977934;
        QTest::newRow("9") << 0.975 << 9 << 2.262157162798205;
        QTest::newRow("30") << 0.975 << 30 << 2.0422724563012378;
        QTest::newRow("101, 0.9") << 0.9 << 101 << 1.2899898085679689;
        QTest::newRow("5, 0.995") << 0.995 << 5 << 4.032142983555228;
        QTest::newRow("the median") << 0.5 << 7 << 0.0;
    }
    void studentQuantiles()
    {
        QFETCH(double, probability);
        QFETCH(int, degrees);
        QFETCH(double, expected);
        COMPARE_NEAR(studentQuantile(probability, degrees), expected, 1e-10 * std::max(1.0, expected));
    }

    void intervalOfAMean()
    {
        const std::vector values{0.81, 0.84, 0.87};
        const auto interval = meanInterval(values);
        const double half = 4.302652729696142 * 0.03 / std::sqrt(3.0);
        COMPARE_NEAR(interval.low, 0.84 - half, 1e-12);
        COMPARE_NEAR(interval.high, 0.84 + half, 1e-12);
        QCOMPARE(meanInterval(std::vector{0.5}), (Interval{0.5, 0.5}));
        QCOMPARE_LT(meanInterval(values, 0.9).high, interval.high);
    }

    /// numpy.quantile
    void quantiles_data()
    {
        QTest::addColumn<double>("share");
        QTest::addColumn<double>("expected");
        QTest::newRow("0") << 0.0 << 1.0;
        QTest::newRow("0.025") << 0.025 << 1.1;
        QTest::newRow("0.5") << 0.5 << 3.0;
        QTest::newRow("0.6") << 0.6 << 5.0;
        QTest::newRow("1") << 1.0 << 10.0;
    }
    void quantiles()
    {
        QFETCH(double, share);
        QFETCH(double, expected);
        COMPARE_NEAR(quantile({10, 1, 3, 2, 8}, share), expected, 1e-12);
        QCOMPARE(quantile({7}, share), 7.0);
    }

    /// The differences of one draw are independent, so the interval is near the normal one: d +- 1.96 s / sqrt(n).
    void bootstrapOfOneDraw()
    {
        const PairedDraw draw{answers(2000, 1700, 3), answers(2000, 1600, 7)};
        const auto found = pairedBootstrap({draw}, 0.95, 4000, 1);
        COMPARE_NEAR(found.difference, 0.05, 1e-12);
        QCOMPARE(found.draws, 1);
        QCOMPARE(found.images, 2000);
        std::vector<double> differences;
        for (int i = 0; i < 2000; ++i)
            differences.push_back(double(draw.first[std::size_t(i)]) - double(draw.second[std::size_t(i)]));
        const double half = 1.96 * sampleDeviation(differences) / std::sqrt(2000.0);
        COMPARE_NEAR(found.interval.low, 0.05 - half, 0.1 * half);
        COMPARE_NEAR(found.interval.high, 0.05 + half, 0.1 * half);
    }

    /// Draws that differ from each other widen the interval far beyond what their images alone say.
    void bootstrapKnowsThatDrawsDiffer()
    {
        std::vector<PairedDraw> alike(4, {answers(5000, 4000, 3), answers(5000, 3750, 3)});
        std::vector<PairedDraw> different;
        for (const int right : {3950, 3850, 3650, 3550})
            different.push_back({answers(5000, 4000, 3), answers(5000, right, 3)});
        const auto narrow = pairedBootstrap(alike).interval, wide = pairedBootstrap(different).interval;
        COMPARE_NEAR(pairedBootstrap(different).difference, 0.05, 1e-12);
        QCOMPARE_GT(wide.high - wide.low, 2 * (narrow.high - narrow.low));
    }

    /// Draws share their test images: many draws that answer alike tell no more than one.
    void bootstrapKnowsThatImagesAreShared()
    {
        const PairedDraw draw{answers(1000, 800, 3), answers(1000, 770, 7)};
        const auto one = pairedBootstrap({draw}).interval;
        const auto many = pairedBootstrap(std::vector<PairedDraw>(20, draw)).interval;
        COMPARE_NEAR(many.high - many.low, one.high - one.low, 0.15 * (one.high - one.low));
    }

    void bootstrapIsDeterministic()
    {
        const std::vector<PairedDraw> draws{{answers(300, 200, 3), answers(300, 190, 7)}, {answers(300, 210, 5), answers(300, 180, 11)}};
        QCOMPARE(pairedBootstrap(draws, 0.95, 500, 9).interval, pairedBootstrap(draws, 0.95, 500, 9).interval);
        QVERIFY(pairedBootstrap(draws, 0.95, 500, 9).interval != pairedBootstrap(draws, 0.95, 500, 10).interval);
    }

    void bootstrapOfEqualsIsZero()
    {
        const auto same = answers(100, 60, 3);
        const auto found = pairedBootstrap({{same, same}});
        QCOMPARE(found.difference, 0.0);
        QCOMPARE(found.interval, (Interval{0, 0}));
    }

    void bootstrapRefusesWhatIsNoPair()
    {
        const auto code = [](const std::vector<PairedDraw>& draws) { return errorOf([&] { pairedBootstrap(draws); }).code; };
        QCOMPARE(code({}), "bad-pairs");
        QCOMPARE(code({{}}), "bad-pairs");
        QCOMPARE(code({{answers(10, 3, 1), answers(9, 3, 1)}}), "bad-pairs");
        QCOMPARE(code({{answers(10, 3, 1), answers(10, 3, 1)}, {answers(9, 3, 1), answers(9, 3, 1)}}), "bad-pairs");
    }
};

QTEST_APPLESS_MAIN(TestStatistics)
#include "tst_statistics.moc"
