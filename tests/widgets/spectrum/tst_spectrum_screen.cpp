#include <QtTest>

#include <QComboBox>
#include <QLabel>
#include <QSlider>
#include <QToolButton>

#include "widgets/common/selection.h"
#include "widgets/common/theme.h"
#include "widgets/plot/heat_map.h"
#include "widgets/plot/plot.h"
#include "widgets/spectrum/spectrum_screen.h"
#include "widgets/spectrum/spectrum_series.h"

using namespace transect;

namespace {

SpectrumRecord spectrum(const char* checkpoint, double epoch, std::vector<double> sigma, const char* features = "target:digits")
{
    SpectrumRecord record;
    record.checkpoint = checkpoint;
    record.epoch = epoch;
    record.step = std::int64_t(10 * epoch);
    record.features = features;
    record.n = 100;
    record.dimension = std::int64_t(sigma.size());
    record.sigmaUncentred = sigma;
    record.sigmaCentred = sigma;
    record.sigmaCentred.front() /= 2;
    record.k = 2;
    record.kCentred = 3;
    record.measures = {{"rankme", 3 + epoch}};
    return record;
}

std::shared_ptr<RunDetails> run()
{
    auto details = std::make_shared<RunDetails>();
    details->spec.kind = "transfer";
    details->spectra = {spectrum("epoch-0000", 0, {4, 3, 2, 1}), spectrum("epoch-0000", 0, {9, 1, 1, 1}, "source:fashion"), spectrum("epoch-0001", 1, {6, 3, 1, 0})};
    return details;
}

} // namespace

class TestSpectrumScreen : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }

    void sharesAndErrorsInClosedForm()
    {
        const std::vector<double> sigma{4, 3, 2, 1};
        QCOMPARE(cumulativeShare(sigma), (std::vector<double>{0.4, 0.7, 0.9, 1.0}));
        QCOMPARE(componentsHolding(sigma, 0.7), 2);
        QCOMPARE(componentsHolding(sigma, 0.71), 3);
        QCOMPARE(componentsHolding({}, 0.8), 0);
        QCOMPARE(componentsHolding({0, 0}, 0.8), 0);
        QVERIFY(std::abs(relativeError(sigma, 2) - std::sqrt(5.0 / 30)) < 1e-12);
        QCOMPARE(relativeError(sigma, 4), 0.0);
        QCOMPARE(relativeError(sigma, 0), 1.0);
        QCOMPARE(normalised({4, 2}), (std::vector<double>{1, 0.5}));
        QVERIFY(normalised({0, 0}).empty());
    }

    void targetFeaturesComeFirstAndTheSliderStandsAtTheEnd()
    {
        Selection selection;
        SpectrumScreen screen(selection);
        screen.setDetails({run()});
        QCOMPARE(screen.findChild<QComboBox*>("spectrumFeatures")->currentData().toString(), QString("target:digits"));
        QCOMPARE(screen.findChild<Plot*>("spectrumValues")->series().size(), 2u);
        QCOMPARE(screen.chosen()->checkpoint, std::string("epoch-0001"));
        QCOMPARE(screen.findChild<HeatMap*>("spectrumHeatMap")->data().rows, 2u);
    }

    void theSliderMovesTheSelectionOfTheWindow()
    {
        Selection selection;
        SpectrumScreen screen(selection);
        screen.resize(1000, 700);
        screen.show();
        screen.setDetails({run()});
        QTest::keyClick(screen.findChild<QSlider*>("spectrumSlider"), Qt::Key_Left);
        QCOMPARE(selection.checkpoint(), QString("epoch-0000"));
        selection.setCheckpoint("epoch-0001");
        QCOMPARE(screen.chosen()->checkpoint, std::string("epoch-0001"));
        QVERIFY(screen.findChild<QLabel*>("spectrumParts")->text().contains("k = 2 of 4 holds 90.0 %"));
    }

    void kIsDragged()
    {
        Selection selection;
        SpectrumScreen screen(selection);
        screen.setDetails({run()});
        Q_EMIT screen.findChild<Plot*>("spectrumShares")->markMoved("k", 2.9);
        QVERIFY(screen.findChild<QLabel*>("spectrumParts")->text().contains("k = 3 of 4 holds 100.0 %"));
        Q_EMIT screen.findChild<Plot*>("spectrumShares")->markMoved("k", -5);
        QVERIFY(screen.findChild<QLabel*>("spectrumParts")->text().contains("k = 1 of 4 holds 60.0 %"));
    }

    void centredValuesHaveTheirOwnK()
    {
        Selection selection;
        SpectrumScreen screen(selection);
        screen.setDetails({run()});
        screen.findChild<QToolButton*>("spectrumCentred")->click();
        QVERIFY(screen.findChild<QLabel*>("spectrumParts")->text().contains("k = 3 of 4"));
        QCOMPARE(screen.findChild<Plot*>("spectrumValues")->series().back().y.front(), 3.0);
    }

    void theReferenceIsDashed()
    {
        Selection selection;
        SpectrumScreen screen(selection);
        screen.setDetails({run()});
        screen.findChild<QComboBox*>("spectrumReference")->setCurrentIndex(1);
        QCOMPARE(screen.findChild<Plot*>("spectrumValues")->series().front().style.dash, Qt::DashLine);
    }

    void aRunWithoutSpectraShowsTheEmptyState()
    {
        Selection selection;
        SpectrumScreen screen(selection);
        screen.resize(1000, 700);
        screen.show();
        screen.setDetails({run()});
        screen.setDetails({std::make_shared<RunDetails>()});
        QVERIFY(screen.findChild<QWidget*>("emptyState")->isVisible());
        QCOMPARE(screen.chosen(), nullptr);
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestSpectrumScreen)
#include "tst_spectrum_screen.moc"
