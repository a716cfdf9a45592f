#include <torch/types.h>

#include <QtTest>

#include <map>
#include <set>

#include "data/random.h"
#include "data/selection.h"
#include "fixtures.h"

using namespace transect;
using Labels = std::vector<std::int64_t>;

namespace {

/// `sizes[c]` images of each class c, classes taking turns as long as they last.
Labels labelsOf(Labels sizes)
{
    Labels labels;
    for (bool some = true; some;) {
        some = false;
        for (std::size_t c = 0; c < sizes.size(); ++c) {
            if (sizes[c]-- <= 0)
                continue;
            labels.push_back(std::int64_t(c));
            some = true;
        }
    }
    return labels;
}

Labels countsOf(const Labels& labels, const Indices& indices, std::size_t classes)
{
    Labels counts(classes);
    for (const auto index : indices)
        ++counts[std::size_t(labels[std::size_t(index)])];
    return counts;
}

bool isSortedAndDistinct(const Indices& indices)
{
    return std::is_sorted(indices.begin(), indices.end()) && std::set(indices.begin(), indices.end()).size() == indices.size();
}

} // namespace

class TestSelection : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void drawsThePublishedNumbers()
    {
        // The reference implementation (Vigna, splitmix64.c) from the seed 1234567.
        Random random(1234567);
        for (const std::uint64_t expected : {6457827717110365317u, 3203168211198807973u, 9817491932198370423u, 4593380528125082431u, 16408922859458223821u})
            QCOMPARE(random.next(), expected);
    }

    void drawsEvenly()
    {
        Random random(1, {2, 3});
        std::vector<int> counts(7);
        for (int i = 0; i < 70000; ++i)
            ++counts[std::size_t(random.below(7))];
        double chiSquare = 0;
        for (const int count : counts)
            chiSquare += (count - 10000.0) * (count - 10000.0) / 10000;
        QVERIFY2(chiSquare < 22.46, qPrintable(QString::number(chiSquare))); // 99.9 % of draws, 6 degrees of freedom
        for (int i = 0; i < 1000; ++i) {
            const double value = random.uniform();
            QVERIFY(value >= 0 && value < 1);
        }
        // Every branch is a stream of its own.
        std::set<std::uint64_t> first;
        for (std::uint64_t seed = 0; seed < 30; ++seed)
            for (std::uint64_t epoch = 0; epoch < 30; ++epoch)
                first.insert(Random(seed, {epoch}).next());
        QCOMPARE(first.size(), 900u);
    }

    void keepsShares_data()
    {
        QTest::addColumn<Labels>("sizes");
        QTest::addColumn<qint64>("count");
        QTest::addColumn<Labels>("expected");
        QTest::newRow("equal") << Labels{50, 50, 50, 50} << qint64(20) << Labels{5, 5, 5, 5};
        QTest::newRow("remainders, ties to the first") << Labels{50, 50, 50, 50} << qint64(22) << Labels{6, 6, 5, 5};
        QTest::newRow("unequal") << Labels{60, 30, 10} << qint64(10) << Labels{6, 3, 1};
        QTest::newRow("largest remainder") << Labels{53, 31, 16} << qint64(10) << Labels{5, 3, 2}; // 5.3, 3.1, 1.6
        QTest::newRow("all") << Labels{5, 3, 2} << qint64(10) << Labels{5, 3, 2};
    }
    void keepsShares()
    {
        QFETCH(Labels, sizes);
        QFETCH(qint64, count);
        QFETCH(Labels, expected);
        const auto labels = labelsOf(sizes);
        const auto all = allOf(std::int64_t(labels.size()));
        const auto drawn = stratifiedSubset(labels, all, count, 3);
        QCOMPARE(countsOf(labels, drawn, sizes.size()), expected);
        QVERIFY(isSortedAndDistinct(drawn));
        QCOMPARE(stratifiedSubset(labels, all, count, 3), drawn);
        QVERIFY(count == std::int64_t(labels.size()) || stratifiedSubset(labels, all, count, 4) != drawn);
    }

    void isTheSameOnEveryMachine()
    {
        // Computed by an independent Python implementation of the documented generator and draw.
        const auto labels = labelsOf({40, 30, 30});
        const auto all = allOf(100);
        QCOMPARE(stratifiedSubset(labels, all, 10, 7), (Indices{5, 46, 54, 63, 66, 67, 71, 83, 87, 88}));
        QCOMPARE(fewShot(labels, all, 2, 7), (Indices{5, 46, 54, 63, 67, 71}));
    }

    void balances()
    {
        const auto labels = labelsOf({60, 30, 10});
        const auto all = allOf(100);
        QCOMPARE(countsOf(labels, balancedSubset(labels, all, 30, 0), 3), (Labels{10, 10, 10}));
        QCOMPARE(countsOf(labels, balancedSubset(labels, all, 29, 0), 3), (Labels{10, 10, 9}));
        QCOMPARE(countsOf(labels, fewShot(labels, all, 4, 0), 3), (Labels{4, 4, 4}));
    }

    void largerDrawsKeepSmallerOnes()
    {
        const auto labels = labelsOf({60, 60});
        const auto all = allOf(120);
        const auto small = fewShot(labels, all, 5, 9), large = fewShot(labels, all, 20, 9);
        QVERIFY(std::includes(large.begin(), large.end(), small.begin(), small.end()));
    }

    void drawsEveryImageEquallyOften()
    {
        const auto labels = labelsOf({10, 10});
        std::vector<int> counts(20);
        for (std::uint64_t seed = 0; seed < 4000; ++seed)
            for (const auto index : fewShot(labels, allOf(20), 3, seed))
                ++counts[std::size_t(index)];
        for (const int count : counts)
            QVERIFY2(std::abs(count - 1200) < 120, qPrintable(QString::number(count))); // 4 standard deviations
    }

    void drawsFromThePoolAlone()
    {
        const auto labels = labelsOf({50, 50});
        Indices pool;
        for (std::int64_t i = 20; i < 60; ++i)
            pool.push_back(i);
        const auto drawn = stratifiedSubset(labels, pool, 12, 1);
        QVERIFY(std::includes(pool.begin(), pool.end(), drawn.begin(), drawn.end()));
    }

    void splits()
    {
        const auto labels = labelsOf({60, 30, 10});
        const auto all = allOf(100);
        const auto [rest, share] = stratifiedSplit(labels, all, 0.2, 5);
        QCOMPARE(countsOf(labels, share, 3), (Labels{12, 6, 2}));
        QCOMPARE(countsOf(labels, rest, 3), (Labels{48, 24, 8}));
        auto both = rest;
        both.insert(both.end(), share.begin(), share.end());
        std::sort(both.begin(), both.end());
        QCOMPARE(both, all);
        QVERIFY(isSortedAndDistinct(rest) && isSortedAndDistinct(share));
        QCOMPARE(stratifiedSplit(labels, all, 0, 5), (std::pair<Indices, Indices>{all, {}}));
    }

    void refuses_data()
    {
        QTest::addColumn<std::function<void()>>("call");
        QTest::addColumn<QString>("part");
        const auto labels = labelsOf({60, 30, 2});
        const auto all = allOf(92);
        const auto row = [](const char* name, std::function<void()> call, const char* part) { QTest::newRow(name) << call << QString(part); };
        row("more than there are", [=] { stratifiedSubset(labels, all, 93, 0); }, "93 images were asked for, and there are 92");
        row("a negative number", [=] { balancedSubset(labels, all, -1, 0); }, "-1 images");
        row("a class without an image", [=] { stratifiedSubset(labels, all, 9, 0); }, "class 2 with its 2 images would get none");
        row("a class too small", [=] { balancedSubset(labels, all, 9, 0); }, "class 2 has 2 images, and 3 are asked for");
        row("fewer images than classes", [=] { balancedSubset(labels, all, 2, 0); }, "would get none");
        row("too many shots", [=] { fewShot(labels, all, 3, 0); }, "class 2 has 2 images");
        row("no shots", [=] { fewShot(labels, all, 0, 0); }, "would get none");
        row("a split that takes all of a class", [=] { stratifiedSplit(labels, all, 0.9, 0); }, "would get none in the part that remains");
        row("a split that takes none of a class", [=] { stratifiedSplit(labels, all, 0.1, 0); }, "would get none in the part that is split off");
    }
    void refuses()
    {
        QFETCH(std::function<void()>, call);
        QFETCH(QString, part);
        const auto error = fixtures::errorOf(call);
        QCOMPARE(error.code, "too-few-images");
        QVERIFY2(fixtures::contains(error.text, part.toStdString()), error.text.c_str());
        QVERIFY(!error.hint.empty());
    }

    void refusesOtherFractions()
    {
        const auto labels = labelsOf({5, 5});
        for (const double fraction : {-0.1, 1.0, std::nan("")})
            QCOMPARE(fixtures::errorOf([&] { stratifiedSplit(labels, allOf(10), fraction, 0); }).code, "bad-field");
    }
};

QTEST_APPLESS_MAIN(TestSelection)
#include "tst_selection.moc"
