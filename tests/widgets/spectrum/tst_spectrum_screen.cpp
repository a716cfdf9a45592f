#include <QtTest>

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>

#include "widgets/common/selection.h"
#include "widgets/common/theme.h"
#include "widgets/plot/heat_map.h"
#include "widgets/plot/plot.h"
#include "widgets/spectrum/spectrum_screen.h"
#include "widgets/spectrum/overlap_reader.h"
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
    record.kSquared = record.kSquaredCentred = 1;
    record.measures = {{"rankme", 3 + epoch}};
    return record;
}

std::shared_ptr<RunDetails> run()
{
    auto details = std::make_shared<RunDetails>();
    details->spec.kind = "transfer";
    details->spectra = std::make_shared<const std::vector<SpectrumRecord>>(std::vector{
        spectrum("epoch-0000", 0, {4, 3, 2, 1}), spectrum("epoch-0000", 0, {9, 1, 1, 1}, "source:fashion"), spectrum("epoch-0001", 1, {6, 3, 1, 0})});
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

    void sharesOfSquaresHaveTheirOwnK()
    {
        Selection selection;
        SpectrumScreen screen(selection);
        screen.setDetails({run()});
        screen.findChild<QToolButton*>("spectrumSquared")->click();
        const auto text = screen.findChild<QLabel*>("spectrumParts")->text();
        QVERIFY2(text.contains("k = 1 of 4 holds 78.3 % of the sum of squares"), qPrintable(text));
    }

    void kIsChosenByKeyboard()
    {
        Selection selection;
        SpectrumScreen screen(selection);
        screen.resize(1000, 700);
        screen.show();
        screen.setDetails({run()});
        auto* k = screen.findChild<QSpinBox*>("spectrumK");
        QCOMPARE(k->value(), 2);
        QTest::keyClick(k, Qt::Key_Up);
        QVERIFY(screen.findChild<QLabel*>("spectrumParts")->text().contains("k = 3 of 4"));
    }

    void partsAreShownAtTheKThatTheyWereMeasuredAt()
    {
        auto details = run();
        std::vector<TransferResult> results(2);
        for (std::size_t i = 0; i < results.size(); ++i) {
            results[i].checkpoint = "epoch-0001";
            results[i].target = "digits";
            results[i].part = i == 0 ? "main" : "residual";
            results[i].score = i == 0 ? 0.75 : 0.5;
            results[i].details = {{"k", 2}};
        }
        details->results = std::make_shared<const std::vector<TransferResult>>(results);
        Selection selection;
        SpectrumScreen screen(selection);
        screen.resize(1000, 700);
        screen.show();
        screen.setDetails({details});
        const auto* text = screen.findChild<QLabel*>("spectrumParts");
        QVERIFY2(text->text().contains("FE at k = 2: main part 0.750, residual part 0.500"), qPrintable(text->text()));
        auto* measure = screen.findChild<QPushButton*>("spectrumMeasure");
        QVERIFY(!measure->isVisible());
        Q_EMIT screen.findChild<Plot*>("spectrumShares")->markMoved("k", 3);
        QVERIFY2(text->text().contains("FE was measured at k = 2"), qPrintable(text->text()));
        QVERIFY(measure->isVisible());
        QSignalSpy wanted(&screen, &SpectrumScreen::measurementRequested);
        measure->click();
        QCOMPARE(wanted.size(), 1);
        const auto parameters = wanted[0][0].value<Json>();
        QCOMPARE(parameters.at("feature_extraction").at("parts"), Json({"main", "residual"}));
        QVERIFY(parameters.at("spectrum").at("share").get<double>() > 0.5);
        screen.findChild<QToolButton*>("spectrumCentred")->click();
        QVERIFY(!text->text().contains("FE"));
    }

    /// Beside the cumulative share, of the target's features not centred only.
    void feOverKIsDrawnWhereItWasMeasured()
    {
        auto details = run();
        TransferResult result;
        result.checkpoint = "epoch-0001";
        result.target = "digits";
        for (const int k : {1, 3})
            result.details["over_k"].push_back({{"part", "leading"}, {"k", k}, {"score", 0.2 * k}, {"converged", k == 1}});
        details->results = std::make_shared<const std::vector<TransferResult>>(std::vector{result});
        Selection selection;
        SpectrumScreen screen(selection);
        screen.setDetails({details});
        const auto series = [&] { return screen.findChild<Plot*>("spectrumShares")->series(); };
        const auto shown = series();
        QCOMPARE(shown.size(), 2u);
        QCOMPARE(shown.back().name, QString("FE of the first k components"));
        QCOMPARE(shown.back().x, (std::vector<double>{1, 3}));
        QCOMPARE(shown.back().y.front(), 0.2);
        QCOMPARE(shown.back().flagged, (std::vector<bool>{false, true}));
        screen.findChild<QToolButton*>("spectrumCentred")->click();
        QCOMPARE(series().size(), 1u);
    }

    void aHeartbeatUndoesNothing()
    {
        Selection selection;
        SpectrumScreen screen(selection);
        auto details = run();
        screen.setDetails({details});
        Q_EMIT screen.findChild<Plot*>("spectrumShares")->markMoved("k", 1);
        auto later = std::make_shared<RunDetails>(*details);
        later->state.done = 5;
        screen.setDetails({later});
        QVERIFY(screen.findChild<QLabel*>("spectrumParts")->text().contains("k = 1 of 4"));
    }

    void oneOfSeveralRunsIsChosen()
    {
        auto first = run(), second = run();
        first->folder.root = "/library/a";
        first->spec.name = "a";
        second->folder.root = "/library/b";
        second->spec.name = "b";
        second->spectra = std::make_shared<const std::vector<SpectrumRecord>>(std::vector{spectrum("epoch-0003", 3, {1, 1, 1, 1})});
        Selection selection;
        SpectrumScreen screen(selection);
        screen.setDetails({first, second});
        auto* runs = screen.findChild<QComboBox*>("spectrumRun");
        QCOMPARE(runs->count(), 2);
        runs->setCurrentIndex(1);
        QCOMPARE(screen.chosen()->checkpoint, std::string("epoch-0003"));
        screen.setDetails({second, first}); // known by its folder, not by its place
        QCOMPARE(screen.chosen()->checkpoint, std::string("epoch-0003"));
    }

    void subspacesOverlapPairByPair()
    {
        QTemporaryDir folder;
        const RunFolder run{folder.path().toStdString()};
        std::filesystem::create_directories(run.spectra());
        std::vector<SpectrumRecord> spectra{spectrum("epoch-0000", 0, {4, 3, 2, 1}), spectrum("epoch-0001", 1, {4, 3, 2, 1}), spectrum("epoch-0002", 2, {4, 3, 2, 1})};
        spectra[0].vectors = {1, 0, 0, 1, 0, 0, 0, 0}; // 4 x 2: axes 1 and 2
        spectra[1].vectors = {1, 0, 0, 0, 0, 1, 0, 0}; // axes 1 and 3
        for (const auto& one : spectra)
            writeSpectrum(run.spectra() / spectrumFileName(one.checkpoint, one.features), one);
        const auto overlap = subspaceOverlapOf(run, spectra, 3);
        QCOMPARE(overlap.k, 2); // no more were kept
        QCOMPARE(overlap.without, 1u);
        QCOMPARE(overlap.values, (std::vector<double>{1, 0.5, 0.5, 1}));
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
