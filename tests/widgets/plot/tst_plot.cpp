#include "widgets/plot/plot.h"

#include <cmath>
#include <limits>

#include <QAbstractButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolTip>

#include "shown.h"
#include "widgets/common/theme.h"

using namespace transect;

namespace {

const double gap = std::numeric_limits<double>::quiet_NaN();

QAbstractButton* legendEntry(const Plot& plot, const QString& name)
{
    for (auto* button : plot.findChildren<QAbstractButton*>())
        if (button->accessibleName() == name)
            return button;
    return nullptr;
}

QImage pictureOf(Plot& plot)
{
    plot.drawNow();
    return plot.canvas()->grab().toImage();
}

/// How many pixels near `place` have about this colour.
int pixels(const QImage& image, const QPointF& place, int reach, const QColor& colour)
{
    int count = 0;
    for (int y = int(place.y()) - reach; y <= int(place.y()) + reach; ++y)
        for (int x = int(place.x()) - reach; x <= int(place.x()) + reach; ++x) {
            if (!image.valid(x, y))
                continue;
            const auto found = image.pixelColor(x, y);
            count += std::abs(found.red() - colour.red()) + std::abs(found.green() - colour.green()) + std::abs(found.blue() - colour.blue()) < 60;
        }
    return count;
}

} // namespace

class TestPlot : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanup() { m_theme->setAppearance(Appearance::Light); }

    void cursorByKeys()
    {
        Plot plot;
        plot.setSeries(twoCurves());
        showChart(plot);
        QSignalSpy moved(&plot, &Plot::cursorMoved), activated(&plot, &Plot::pointActivated);
        QTest::keyClick(&plot, Qt::Key_Return);
        QCOMPARE(activated.size(), 0);
        QTest::keyClick(&plot, Qt::Key_Right);
        QCOMPARE(plot.cursor(), (PointId{"a", 0}));
        QTest::keyClick(&plot, Qt::Key_Right);
        QTest::keyClick(&plot, Qt::Key_Right);
        QTest::keyClick(&plot, Qt::Key_Left);
        QCOMPARE(plot.cursor(), (PointId{"a", 1}));
        QTest::keyClick(&plot, Qt::Key_Down);
        QCOMPARE(plot.cursor(), (PointId{"b", 1}));
        QVERIFY(plot.accessibleDescription().contains("curve b"));
        QTest::keyClick(&plot, Qt::Key_Return);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated[0][0].toString(), QString("b"));
        QCOMPARE(activated[0][1].value<std::size_t>(), std::size_t(1));
        QCOMPARE(moved.size(), 5);
        QTest::keyClick(&plot, Qt::Key_Escape);
        QVERIFY(!plot.cursor());
    }

    void cursorPassesGapsAndTakesTheViewAlong()
    {
        Plot plot;
        auto curve = parabola("a", 30);
        curve.y[4] = gap;
        plot.setSeries({curve});
        showChart(plot);
        plot.setXView({1, 6.5});
        plot.drawNow();
        plot.setCursor(PointId{"a", 3});
        QTest::keyClick(&plot, Qt::Key_Right);
        QCOMPARE(plot.cursor(), (PointId{"a", 5}));
        QTest::keyClick(&plot, Qt::Key_Right);
        QVERIFY(contains(plot.xView(), {7, 7}));
    }

    void clickActivates()
    {
        Plot plot;
        plot.setSeries(twoCurves());
        showChart(plot);
        QSignalSpy activated(&plot, &Plot::pointActivated);
        QTest::mouseClick(plot.canvas(), Qt::LeftButton, {}, (plot.placeOf(7, 98) + QPointF(3, 2)).toPoint());
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated[0][0].toString(), QString("b"));
        QCOMPARE(activated[0][1].value<std::size_t>(), std::size_t(6));
        QVERIFY(plot.followsData());
        QTest::mouseClick(plot.canvas(), Qt::LeftButton, {}, plot.placeOf(1.5, 190).toPoint());
        QCOMPARE(activated.size(), 1);
    }

    void hoverExplains()
    {
        Plot plot;
        auto curve = parabola("a", 5);
        curve.low = {0, 3, 8, 15, 24};
        curve.high = {2, 5, 10, 17, 26};
        curve.hollow = {false, false, true, false, false};
        curve.notes = {"", "", "n = 5", "", ""};
        plot.setAxes({"epoch", "", Scale::Linear, {}, {}}, {"loss", "nats", Scale::Linear, {}, {}});
        plot.setSeries({curve});
        showChart(plot);
        QCOMPARE(plot.pointText({"a", 2}), QString("curve a\nepoch 3\nloss 9 nats\nfrom 8 to 10\npending\nn = 5"));
        QCOMPARE(plot.pointText({"none", 2}), QString());
        const auto place = plot.placeOf(3, 9).toPoint();
        QHelpEvent help(QEvent::ToolTip, place, plot.canvas()->mapToGlobal(place));
        QApplication::sendEvent(plot.canvas(), &help);
        QTRY_COMPARE(QToolTip::text(), plot.pointText({"a", 2}));
        QToolTip::hideText();
    }

    void nothingIsDrawnWhileHidden()
    {
        Plot plot;
        for (int i = 0; i < 5; ++i)
            plot.setSeries(twoCurves(10 + i));
        QCoreApplication::processEvents();
        QCOMPARE(plot.drawings(), 0);
        plot.show();
        QTRY_COMPARE(plot.drawings(), 1);
    }

    void nothingIsDrawnThatIsScrolledOutOfSight()
    {
        QScrollArea area;
        auto* both = new QWidget;
        both->resize(400, 2000);
        auto *upper = new Plot(both), *lower = new Plot(both);
        upper->setGeometry(0, 0, 400, 300);
        lower->setGeometry(0, 1600, 400, 300);
        area.setWidget(both);
        area.resize(420, 400);
        for (auto* plot : {upper, lower})
            plot->setSeries(twoCurves());
        area.show();
        QVERIFY(QTest::qWaitForWindowExposed(&area));
        QTRY_VERIFY(upper->drawings() > 0);
        const int before = lower->drawings();
        for (auto* plot : {upper, lower})
            plot->setXView({2, 5});
        QTRY_VERIFY(upper->drawings() > 1);
        QCOMPARE(lower->drawings(), before);
        area.verticalScrollBar()->setValue(2000);
        QTRY_COMPARE(lower->drawings(), before + 1);
    }

    void dataIsDrawnTenTimesASecondAtMost()
    {
        Plot plot;
        plot.setSeries(twoCurves());
        showChart(plot);
        QTRY_VERIFY(plot.drawings() > 0);
        const int before = plot.drawings();
        QElapsedTimer since;
        since.start();
        for (int i = 0; since.elapsed() < 350; ++i) {
            plot.setSeries(twoCurves(10 + i % 50));
            QCoreApplication::processEvents();
        }
        const auto drawn = plot.drawings() - before;
        QVERIFY2(drawn >= 1 && drawn <= since.elapsed() / 100 + 1, qPrintable(QString::number(drawn)));
    }

    void legendHidesAndIsolates()
    {
        Plot plot;
        auto curves = twoCurves();
        curves.push_back(parabola("c", 10, 3));
        plot.setSeries(curves);
        showChart(plot);
        auto* entry = legendEntry(plot, "curve b");
        QVERIFY(entry && entry->isVisible());
        QTest::mouseClick(entry, Qt::LeftButton);
        QVERIFY(plot.isHidden("b"));
        QVERIFY(!entry->isChecked());
        QTest::mouseClick(entry, Qt::LeftButton);
        QVERIFY(!plot.isHidden("b"));
        QTest::mouseClick(entry, Qt::LeftButton);
        QTest::mouseDClick(entry, Qt::LeftButton);
        QVERIFY(plot.isHidden("a") && !plot.isHidden("b") && plot.isHidden("c"));
        QTest::keyClick(entry, Qt::Key_Return);
        QVERIFY(!plot.isHidden("a") && !plot.isHidden("b") && !plot.isHidden("c"));
        QTest::keyClick(entry, Qt::Key_Space);
        QVERIFY(plot.isHidden("b"));
    }

    void whatIsHiddenStaysHiddenAndHasNoWeight()
    {
        Plot plot;
        plot.setSeries(twoCurves());
        QVERIFY(plot.yView().high > 200);
        plot.setHidden("b", true);
        QVERIFY(plot.yView().high < 120);
        plot.setSeries(twoCurves(11));
        QVERIFY(plot.isHidden("b"));
        showChart(plot);
        QVERIFY(!plot.pointAt(plot.placeOf(3, 18)) || plot.pointAt(plot.placeOf(3, 18))->series == "a");
        QCOMPARE(plot.tableModel()->rowCount(), 11);
    }

    void oneCurveNeedsNoLegend()
    {
        Plot plot;
        plot.setSeries({parabola("a", 3)});
        showChart(plot);
        QVERIFY(!legendEntry(plot, "curve a"));
    }

    void logarithmicAxesCountWhatTheyCannotShow()
    {
        Plot plot;
        auto curve = parabola("a", 10);
        curve.y[2] = 0;
        curve.y[3] = -5;
        curve.y[4] = gap;
        plot.setSeries({curve});
        showChart(plot);
        const auto corner = [&] { return plot.frame().bottomLeft() + QPointF(8, -9); };
        QCOMPARE(plot.valuesWithoutPlace(), 0);
        QCOMPARE(pixels(pictureOf(plot), corner(), 3, m_theme->tokens().attention), 0);
        plot.setLogarithmicY(true);
        plot.drawNow();
        QCOMPARE(plot.valuesWithoutPlace(), 2);
        QVERIFY(plot.yView().low > 0 && plot.yView().low < 1);
        QVERIFY(pixels(pictureOf(plot), corner(), 3, m_theme->tokens().attention) > 8);
    }

    void offScalePointsAreMarked()
    {
        Plot plot;
        auto curve = parabola("a", 10);
        curve.style.dash = Qt::NoPen;
        curve.style.marker = Marker::None;
        curve.style.colour = QColor("#D55E00");
        curve.y[4] = 1000;
        plot.setSeries({curve});
        showChart(plot);
        plot.setView({0, 11}, {0, 120});
        plot.drawNow();
        const QPointF above(plot.placeOf(5, 0).x(), plot.frame().top() + 3);
        QVERIFY(pixels(pictureOf(plot), above, 3, curve.style.colour) > 5);
        plot.resetZoom();
        plot.drawNow();
        QCOMPARE(pixels(pictureOf(plot), above + QPointF(0, 4), 3, curve.style.colour), 0);
    }

    void hollowPointsAreHollow()
    {
        Plot plot;
        auto curve = parabola("a", 3);
        curve.style.colour = QColor("#0072B2");
        curve.style.dash = Qt::NoPen;
        curve.hollow = {false, true, false};
        plot.setSeries({curve});
        showChart(plot);
        const auto image = pictureOf(plot);
        QVERIFY(pixels(image, plot.placeOf(3, 9), 1, curve.style.colour) > 3);
        QCOMPARE(pixels(image, plot.placeOf(2, 4), 0, m_theme->tokens().surface), 1);
        QVERIFY(pixels(image, plot.placeOf(2, 4), 4, curve.style.colour) > 5);
    }

    void measuring()
    {
        Plot plot;
        plot.setSeries(twoCurves());
        showChart(plot);
        QSignalSpy measured(&plot, &Plot::measured);
        plot.setMeasuring(true);
        drag(plot.canvas(), plot.placeOf(2, 20), plot.placeOf(6, 120));
        QCOMPARE(measured.size(), 1);
        QVERIFY(std::abs(measured[0][0].toDouble() - 4) < 0.05);
        QVERIFY(std::abs(measured[0][1].toDouble() - 100) < 1.5);
        QVERIFY(plot.followsData());
        plot.setMeasuring(false);
        drag(plot.canvas(), plot.placeOf(2, 20), plot.placeOf(6, 120));
        QCOMPARE(measured.size(), 1);
        QVERIFY(!plot.followsData());
    }

    void movableMarks()
    {
        Plot plot;
        plot.setSeries(twoCurves());
        plot.setMarks({{3, "fixed", MarkKind::Fine, "fixed", false}, {5, "k", MarkKind::Chosen, "k", true}});
        plot.setHorizontalMarks({{50, "threshold", MarkKind::Chosen, "threshold", true}});
        showChart(plot);
        QSignalSpy moved(&plot, &Plot::markMoved);
        drag(plot.canvas(), plot.placeOf(5, 150), plot.placeOf(7, 150));
        QCOMPARE(moved.size(), 1);
        QCOMPARE(moved[0][0].toString(), QString("k"));
        QVERIFY(std::abs(moved[0][1].toDouble() - 7) < 0.05);
        drag(plot.canvas(), plot.placeOf(2, 50), plot.placeOf(2, 90));
        QCOMPARE(moved.size(), 2);
        QVERIFY(std::abs(moved[1][1].toDouble() - 90) < 1.5);
        QVERIFY(plot.followsData());
        drag(plot.canvas(), plot.placeOf(3, 150), plot.placeOf(4, 120));
        QCOMPARE(moved.size(), 2);
    }

    void emptyPlots()
    {
        Plot plot;
        plot.setEmptyText("No run is chosen.");
        showChart(plot);
        QCOMPARE(plot.accessibleDescription(), QString("No run is chosen."));
        QVERIFY(pixels(pictureOf(plot), plot.frame().center(), 40, m_theme->tokens().quietText) > 20);
        turnWheel(plot.canvas(), plot.frame().center(), 1);
        drag(plot.canvas(), {100, 100}, {300, 200});
        QTest::keyClick(&plot, Qt::Key_Right);
        QVERIFY(plot.followsData());
        plot.setSeries({Series{"a", "only gaps", {1, 2}, {gap, gap}, {}, {}, {}, {}, {}}});
        plot.drawNow();
        QVERIFY(!plot.pointAt(plot.frame().center()));
    }

    void theDescriptionSaysWhatIsThere()
    {
        Plot plot;
        plot.setTitle("Source loss");
        plot.setSeries(twoCurves());
        showChart(plot);
        QCOMPARE(plot.accessibleName(), QString("Source loss"));
        QCOMPARE(plot.accessibleDescription(), QString("curve a: points 10, from 1 to 100; curve b: points 10, from 2 to 200"));
    }

    void followsTheTheme()
    {
        Plot plot;
        plot.setSeries(twoCurves());
        showChart(plot);
        QCOMPARE(pictureOf(plot).pixelColor(2, 2), lightTokens().surface);
        const int before = plot.drawings();
        m_theme->setAppearance(Appearance::Dark);
        QTRY_VERIFY(plot.drawings() > before);
        QCOMPARE(plot.canvas()->grab().toImage().pixelColor(2, 2), darkTokens().surface);
    }

    void axesAreNotMirrored()
    {
        QApplication::setLayoutDirection(Qt::RightToLeft);
        Plot plot;
        plot.setSeries(twoCurves());
        showChart(plot);
        QCOMPARE(plot.canvas()->layoutDirection(), Qt::LeftToRight);
        QVERIFY(plot.placeOf(1, 1).x() < plot.placeOf(9, 1).x());
        QVERIFY(plot.frame().left() > plot.canvas()->width() - plot.frame().right());
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestPlot)
#include "tst_plot.moc"
