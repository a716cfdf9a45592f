#include "widgets/plot/curve.h"

#include <cmath>

#include <QtTest>

#include "shown.h"
#include "widgets/common/theme.h"

using namespace transect;

namespace {

/// Many points for each pixel, some of them without a logarithm.
Series wave(int count, double phase = 0)
{
    auto series = parabola(QStringLiteral("wave"), count);
    for (std::size_t i = 0; i < series.x.size(); ++i)
        series.y[i] = std::sin(series.x[i] * 0.7 + phase) + (i % 100 == 0 ? 3 : 1);
    series.y[77] = -1;
    series.style.marker = Marker::None;
    return series;
}

PixelColumns columnsOf(const Interval& x, int count, bool isLogarithmic)
{
    return PixelColumns({x, count, isLogarithmic});
}

QImage pictureOf(Plot& plot)
{
    plot.drawNow();
    return plot.canvas()->grab().toImage();
}

} // namespace

class TestCurve : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }

    void drawnPointsAreKept()
    {
        const auto series = wave(20000);
        const Curve curve(&series);
        const auto* first = curve.drawnPoints(columnsOf({1, 20000}, 100, false), false).data();
        QCOMPARE(curve.drawnPoints(columnsOf({1, 20000}, 100, false), false).data(), first);
    }

    void aCurveGoesWithItsValues()
    {
        auto series = wave(20000);
        series.y[5] = std::nan("");
        Curve curve(&series);
        const auto* first = curve.drawnPoints(columnsOf({1, 20000}, 100, false), false).data();
        auto other = series;
        QVERIFY(haveSameValues(series, other));
        curve.moveTo(&other);
        series = {};
        QCOMPARE(curve.drawnPoints(columnsOf({1, 20000}, 100, false), false).data(), first);
        QVERIFY(curve.nearestInX({{1, 20000}, false}, 100).has_value());
        auto changed = other;
        changed.y.back() += 1;
        QVERIFY(!haveSameValues(other, changed));
        changed = other;
        changed.low = other.y;
        QVERIFY(!haveSameValues(other, changed));
    }

    void drawnPointsFollowViewSizeAndScales()
    {
        const auto series = wave(20000);
        const Curve curve(&series);
        auto positive = series.y;
        positive[77] = std::nan("");
        for (const auto& x : {Interval{1, 20000}, Interval{50, 9000}, Interval{50, 15000}})
            for (const int count : {100, 200})
                for (const bool isLogarithmicX : {false, true})
                    for (const bool isLogarithmicY : {false, true}) {
                        const auto columns = columnsOf(x, count, isLogarithmicX);
                        QCOMPARE(curve.drawnPoints(columns, isLogarithmicY), decimate(series.x, isLogarithmicY ? positive : series.y, columns));
                    }
    }

    /// Whatever a plot showed before, it looks as one does that shows nothing else.
    void aPlotShowsNothingOfWhatWas()
    {
        Plot plot;
        plot.setSeries({wave(20000)});
        showChart(plot);
        const std::vector<std::function<void(Plot&)>> changes{
            [](Plot& one) { one.setSeries({wave(20000, 1)}); },
            [](Plot& one) { one.setSeries({wave(20001, 1)}); },
            [](Plot& one) { one.setView({3000, 9000}, {0, 3}); },
            [](Plot& one) { one.setView({3000, 9000}, {1, 2}); },
            [](Plot& one) { one.setLogarithmicY(true); },
            [](Plot& one) { one.setLogarithmicX(true); },
            [](Plot& one) { one.resize(500, 300); },
        };
        for (std::size_t done = 1; done <= changes.size(); ++done) {
            changes[done - 1](plot);
            Plot fresh;
            fresh.setSeries({wave(20000)});
            fresh.resize(640, 400);
            for (std::size_t i = 0; i < done; ++i)
                changes[i](fresh);
            fresh.show();
            QVERIFY(QTest::qWaitForWindowExposed(&fresh));
            fresh.drawNow();
            const auto before = pictureOf(plot);
            QVERIFY2(before == pictureOf(fresh), qPrintable(QString::number(done)));
        }
    }

    /// A noisy line, gathered in an image, has its colour where its values are and nowhere else.
    void noiseIsDrawnWhereItIs()
    {
        Plot plot;
        auto series = wave(20000);
        series.style.colour = QColor("#0072B2");
        plot.setSeries({series});
        showChart(plot);
        plot.setView({1, 20000}, {-2, 6});
        const auto image = pictureOf(plot);
        const auto middle = plot.placeOf(10000, 1).toPoint(), above = plot.placeOf(10000, 5).toPoint();
        QCOMPARE(image.pixelColor(middle), series.style.colour);
        QCOMPARE(image.pixelColor(above), m_theme->tokens().surface);
    }

    /// Where points are far apart, as at the left of a logarithmic axis, the line runs from one to the next.
    void aNoisyLineBeginsWithItsFirstPoint()
    {
        Plot plot;
        auto series = wave(20000);
        for (std::size_t i = 0; i < 1000; ++i)
            series.x[i] = i < 10 ? 1 : 1000;
        series.y[0] = 5;
        series.y[9] = -1;
        series.style.colour = QColor("#0072B2");
        plot.setSeries({series});
        plot.setLogarithmicX(true);
        showChart(plot);
        plot.setView({1, 20000}, {-2, 6});
        const auto image = pictureOf(plot);
        const QLineF line(plot.placeOf(1, -1), plot.placeOf(1000, series.y[10]));
        for (const double share : {0.1, 0.5, 0.9}) {
            const auto at = line.pointAt(share).toPoint();
            bool isDrawn = false;
            for (int y = at.y() - 1; y <= at.y() + 1; ++y)
                isDrawn |= image.pixelColor(at.x(), y) == series.style.colour;
            QVERIFY2(isDrawn, qPrintable(QString::number(share)));
            QCOMPARE(image.pixelColor(at.x(), at.y() - 6), m_theme->tokens().surface);
        }
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestCurve)
#include "tst_curve.moc"
