#include "analysis/detection_curves.h"

#include <cmath>
#include <fstream>
#include <limits>
#include <random>

#include <QTemporaryDir>
#include <QtTest>

#include "record/error_of.h"
#include "support/near.h"
#include "support/python.h"

using namespace transect;
using namespace transect::testing;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

struct Scored {
    std::vector<double> scores;
    std::vector<std::uint8_t> labels;

    DetectionCurve curve() const { return detectionCurve(scores, labels); }
};

/// Abnormal ones score higher on average; `levels` distinct scores, so that many are equal.
Scored drawn(int count, int levels, double share)
{
    std::mt19937_64 random(static_cast<std::uint64_t>(count));
    const auto uniform = [&] { return double(random() >> 11) * 0x1p-53; };
    Scored made;
    for (int i = 0; i < count; ++i) {
        made.labels.push_back(uniform() < share);
        made.scores.push_back(std::floor(levels * (uniform() + 0.3 * made.labels.back())) / levels);
    }
    return made;
}

struct Case {
    const char* name;
    int count, levels;
    double share;
};

constexpr Case cases[] = {{"distinct", 4000, 1 << 30, 0.3}, {"ties", 4001, 20, 0.3}, {"two scores", 100, 2, 0.5}, {"rare", 3000, 500, 0.01}, {"few", 12, 6, 0.5}};

/// The probability that a positive scores higher than a negative, by its definition.
double byPairs(const Scored& given)
{
    double sum = 0, pairs = 0;
    for (std::size_t i = 0; i < given.scores.size(); ++i) {
        for (std::size_t j = 0; j < given.scores.size(); ++j) {
            if (given.labels[i] == 0 || given.labels[j] != 0)
                continue;
            ++pairs;
            sum += given.scores[i] > given.scores[j] ? 1 : given.scores[i] == given.scores[j] ? 0.5 : 0;
        }
    }
    return sum / pairs;
}

} // namespace

class TestDetectionCurves : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Two of three positives above, with one negative between two equal ones.
    void pointsByHand()
    {
        const Scored given{{0.9, 0.5, 0.5, 0.4, 0.1}, {1, 1, 0, 0, 1}};
        const auto curve = given.curve();
        QVERIFY((curve.points == std::vector<DetectionPoint>{{0.9, 1, 0}, {0.5, 2, 1}, {0.4, 2, 2}, {0.1, 3, 2}}));
        COMPARE_NEAR(rocAuc(curve), (2 + 1.5 + 0) / 6, 1e-15);
        COMPARE_NEAR(averagePrecision(curve), (1.0 + 2.0 / 3 + 3.0 / 5) / 3, 1e-15);
    }

    void separated()
    {
        const Scored given{{3, 2, 1, 0}, {1, 1, 0, 0}};
        QCOMPARE(rocAuc(given.curve()), 1.0);
        QCOMPARE(averagePrecision(given.curve()), 1.0);
        QCOMPARE(equalErrorRate(given.curve()).rate, 0.0);
        QCOMPARE(equalErrorRate(given.curve()).threshold, 2.0);
        const Scored opposite{{3, 2, 1, 0}, {0, 0, 1, 1}};
        QCOMPARE(rocAuc(opposite.curve()), 0.0);
        QCOMPARE(equalErrorRate(opposite.curve()).rate, 1.0);
    }

    void equalScoresTellNothing()
    {
        const Scored given{std::vector<double>(10, 0.7), {1, 0, 0, 1, 0, 0, 0, 1, 0, 0}};
        QCOMPARE(rocAuc(given.curve()), 0.5);
        COMPARE_NEAR(averagePrecision(given.curve()), 0.3, 1e-15);
        QCOMPARE(equalErrorRate(given.curve()).rate, 0.5);
    }

    void areaByItsDefinition()
    {
        for (const auto& one : cases) {
            const auto given = drawn(std::min(one.count, 600), one.levels, std::max(one.share, 0.05));
            COMPARE_NEAR(rocAuc(given.curve()), byPairs(given), 1e-12);
        }
    }

    void areaIgnoresHowScoresAreScaled()
    {
        auto given = drawn(500, 50, 0.4);
        const auto before = rocAuc(given.curve());
        for (auto& score : given.scores)
            score = std::exp(7 * score) - 100;
        QCOMPARE(rocAuc(given.curve()), before);
    }

    void infiniteScoresHaveTheirPlace()
    {
        const Scored given{{infinity, 3, -infinity, 2, infinity}, {1, 1, 0, 0, 0}};
        COMPARE_NEAR(rocAuc(given.curve()), (2.5 + 2) / 6, 1e-15);
    }

    void oneClass()
    {
        const Scored positives{{1, 2, 3}, {1, 1, 1}}, negatives{{1, 2, 3}, {0, 0, 0}}, nothing;
        for (const auto* given : {&positives, &negatives, &nothing}) {
            QVERIFY(std::isnan(rocAuc(given->curve())));
            QVERIFY(std::isnan(equalErrorRate(given->curve()).rate));
        }
        QCOMPARE(averagePrecision(positives.curve()), 1.0);
        QVERIFY(std::isnan(averagePrecision(negatives.curve())));
        QVERIFY(std::isnan(averagePrecision(nothing.curve())));
    }

    void refusesWhatCannotBeRanked()
    {
        const auto textOf = [](const Scored& given) {
            const auto error = errorOf([&] { detectionCurve(given.scores, given.labels); });
            return QString::fromStdString(error.code + ": " + error.text);
        };
        QVERIFY(textOf({{1, std::nan(""), 3}, {1, 0, 1}}).startsWith("bad-scores: found nan as score 1"));
        QVERIFY(textOf({{1, 2, 3}, {1, 0}}).startsWith("bad-scores: found 3 scores and 2 labels"));
    }

    /// A weighting of parts counts as the list in which every score of a part stands as often as it says.
    void weightsAreRepetitions()
    {
        const auto given = drawn(300, 40, 0.4);
        const std::vector<std::int64_t> weights{2, 0, 1, 3, 1};
        std::vector<Scored> parts(weights.size());
        Scored repeated;
        for (std::size_t i = 0; i < given.scores.size(); ++i) {
            const auto part = i * i % 7 % parts.size(); // of different lengths
            parts[part].scores.push_back(given.scores[i]);
            parts[part].labels.push_back(given.labels[i]);
            for (std::int64_t copy = 0; copy < weights[part]; ++copy) {
                repeated.scores.push_back(given.scores[i]);
                repeated.labels.push_back(given.labels[i]);
            }
        }
        std::vector<RankedScores> ranked;
        for (const auto& part : parts)
            ranked.emplace_back(part.scores, part.labels);
        std::vector<const RankedScores*> pointers;
        for (const auto& part : ranked)
            pointers.push_back(&part);
        DetectionCurve curve{{{0, 5, 5}}}; // of an earlier use
        RankedScores(pointers).count(weights, curve);
        QVERIFY(curve.points == repeated.curve().points);
    }

    void partsAreRankedTogether()
    {
        const RankedScores none, first(std::vector{3.0, 1.0, 2.0}, std::vector<std::uint8_t>{1, 0, 0}), second(std::vector{2.0}, std::vector<std::uint8_t>{1});
        const auto pointsOf = [](std::vector<const RankedScores*> parts) {
            DetectionCurve curve;
            const RankedScores ranked(parts);
            ranked.count(std::vector<std::int64_t>(parts.size(), 1), curve);
            return curve.points;
        };
        using Points = std::vector<DetectionPoint>;
        QVERIFY(pointsOf({}).empty());
        QVERIFY(pointsOf({&none, &none}).empty());
        QVERIFY(pointsOf({&second}) == (Points{{2, 1, 0}}));
        QVERIFY(pointsOf({&none, &first, &none, &second, &none}) == (Points{{3, 1, 0}, {2, 2, 1}, {1, 2, 2}}));
    }

    void operatingPointsKeepTheirPromise()
    {
        const Scored given{{9, 8, 7, 6, 5, 4, 3, 2}, {1, 0, 1, 1, 0, 0, 1, 0}};
        const std::vector rates{0.0, 0.24, 0.25, 0.6, 1.0};
        const auto points = operatingPoints(given.curve(), rates);
        const std::vector<double> thresholds{9, 9, 6, 5, 2}, found{0.25, 0.25, 0.75, 0.75, 1};
        for (std::size_t i = 0; i < rates.size(); ++i) {
            QCOMPARE(points[i].threshold, thresholds[i]);
            QCOMPARE(points[i].truePositiveRate, found[i]);
            QVERIFY(points[i].falsePositiveRate <= rates[i]);
        }
        QCOMPARE(points[2].precision, 0.75);
        QCOMPARE(points[2].f1, 0.75);
        const Scored alarming{{9, 8}, {0, 1}};
        QCOMPARE(operatingPoints(alarming.curve(), std::vector{0.5}).front().threshold, infinity);
    }

    void asScikitLearn()
    {
        if (!hasPython())
            QSKIP("there is no .venv with Python's scikit-learn");
        const QTemporaryDir folder;
        QStringList files;
        for (const auto& one : cases) {
            files << folder.filePath(QString(one.name) + ".txt");
            std::ofstream file(files.back().toStdString());
            file.precision(17);
            const auto given = drawn(one.count, one.levels, one.share);
            for (std::size_t i = 0; i < given.scores.size(); ++i)
                file << given.scores[i] << ' ' << int(given.labels[i]) << '\n';
        }
        const auto expected = pythonFile("analysis/reference_detection.py", files);
        QCOMPARE(expected.size(), 6 * std::ssize(cases));
        auto next = expected.begin();
        for (const auto& one : cases) {
            const auto curve = drawn(one.count, one.levels, one.share).curve();
            COMPARE_NEAR(rocAuc(curve), *next++, 1e-12);
            COMPARE_NEAR(averagePrecision(curve), *next++, 1e-12);
            COMPARE_NEAR(equalErrorRate(curve).rate, *next++, 1e-12);
            QCOMPARE(equalErrorRate(curve).threshold, *next++);
            COMPARE_NEAR(bestF1(curve).f1, *next++, 1e-12);
            QCOMPARE(bestF1(curve).threshold, *next++);
        }
    }
};

QTEST_APPLESS_MAIN(TestDetectionCurves)
#include "tst_detection_curves.moc"
