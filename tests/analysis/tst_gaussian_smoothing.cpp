#include "analysis/gaussian_smoothing.h"

#include <cmath>
#include <fstream>
#include <limits>
#include <numeric>
#include <random>
#include <stdexcept>

#include <QTemporaryDir>
#include <QtTest>

#include "support/near.h"
#include "support/python.h"

using namespace transect;
using namespace transect::testing;

namespace {

std::vector<double> impulse(std::size_t size, std::size_t place)
{
    std::vector<double> values(size, 0.0);
    values[place] = 1;
    return values;
}

struct Series {
    const char* name;
    std::size_t size;
    double sigma;
};

/// Long ones, ones as long as the kernel's radius, and ones that it spans several times; a block of the inner loop is 256.
constexpr Series series[] = {{"long", 3001, 20}, {"a block", 256, 3}, {"a radius", 81, 20}, {"less than a radius", 30, 20},
                             {"many mirrors", 3, 20}, {"one", 1, 5}, {"thin", 500, 0.1}, {"a fraction", 500, 2.37}, {"wide", 700, 150.5}};

std::vector<double> valuesOf(const Series& one)
{
    std::mt19937_64 random(one.size);
    std::vector<double> values;
    for (std::size_t i = 0; i < one.size; ++i)
        values.push_back(double(random() >> 11) * 0x1p-53 - 0.3);
    return values;
}

} // namespace

class TestGaussianSmoothing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void impulseInTheMiddle()
    {
        const auto smooth = gaussianSmooth(impulse(201, 100), 20);
        COMPARE_NEAR(smooth[100], 0.0199482, 5e-8);
        COMPARE_NEAR(smooth[80], 0.0120992, 5e-8);
        QCOMPARE(smooth[120], smooth[80]);
        QCOMPARE(smooth[19], 0.0);
        QVERIFY(smooth[20] > 0);
    }

    void impulseAtTheEdge()
    {
        const auto smooth = gaussianSmooth(impulse(50, 0), 20);
        COMPARE_NEAR(smooth.front(), 0.0398716, 5e-8);
        COMPARE_NEAR(smooth.back(), 0.00351737, 5e-9);
        COMPARE_NEAR(std::accumulate(smooth.begin(), smooth.end(), 0.0), 1.0, 1e-12);
    }

    void aConstantStaysItself()
    {
        for (const std::size_t size : {1, 2, 80, 1000})
            for (const double value : gaussianSmooth(std::vector<double>(size, 2.5), 20))
                COMPARE_NEAR(value, 2.5, 1e-12);
    }

    void sigmaZeroGivesTheValuesBack()
    {
        const std::vector values{3.0, -1.0, 8.0};
        QCOMPARE(gaussianSmooth(values, 0), values);
        QVERIFY(gaussianSmooth({}, 20).empty());
    }

    void sigmasThatAreNone()
    {
        const std::vector values{1.0};
        for (const double sigma : {-1.0, std::nan(""), HUGE_VAL, 2 * largestSigma})
            QVERIFY_THROWS_EXCEPTION(std::invalid_argument, gaussianSmooth(values, sigma));
    }

    /// As many frames as a large benchmark has: the window smooths while a slider moves.
    void aLongSeries()
    {
        const auto values = valuesOf({"", 200000, 0});
        QVERIFY(std::isfinite(gaussianSmooth(values, 20).back()));
    }

    void asSciPy()
    {
        if (!hasPython())
            QSKIP("there is no .venv with Python's SciPy");
        const QTemporaryDir folder;
        QStringList files;
        for (const auto& one : series) {
            files << folder.filePath(QString(one.name) + ".txt");
            std::ofstream file(files.back().toStdString());
            file.precision(17);
            file << one.sigma << '\n';
            for (const double value : valuesOf(one))
                file << value << '\n';
        }
        const auto expected = pythonFile("analysis/reference_gaussian.py", files);
        auto next = expected.begin();
        for (const auto& one : series) {
            QVERIFY(expected.end() - next >= std::ptrdiff_t(one.size));
            for (const double value : gaussianSmooth(valuesOf(one), one.sigma))
                COMPARE_NEAR(value, *next++, 1e-14);
        }
        QVERIFY(next == expected.end());
    }
};

QTEST_APPLESS_MAIN(TestGaussianSmoothing)
#include "tst_gaussian_smoothing.moc"
