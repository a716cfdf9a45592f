#include <QtTest>

#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTableWidget>
#include <QToolButton>

#include "widgets/common/selection.h"
#include "widgets/common/theme.h"
#include "widgets/plot/plot.h"
#include "widgets/transfer/transfer_screen.h"

using namespace transect;

namespace {

TransferResult result(const char* checkpoint, double epoch, const char* mode, std::int64_t seed, double score)
{
    TransferResult one;
    one.checkpoint = checkpoint;
    one.epoch = epoch;
    one.step = std::int64_t(epoch * 10);
    one.target = "digits";
    one.mode = mode;
    one.seed = seed;
    one.score = one.validationScore = score;
    one.trainCount = 1000;
    one.testCount = 200;
    one.correct.assign(200, false);
    for (int i = 0; i < int(200 * score); ++i)
        one.correct[std::size_t(i)] = true;
    return one;
}

void setResults(RunDetails& run, std::vector<TransferResult> results)
{
    run.results = std::make_shared<const std::vector<TransferResult>>(std::move(results));
}

template <typename Condition> void eraseResults(RunDetails& run, Condition condition)
{
    auto results = *run.results;
    std::erase_if(results, condition);
    setResults(run, std::move(results));
}

std::shared_ptr<const MetricSeries> accuracies(std::vector<double> steps, std::vector<double> epochs, std::vector<double> values)
{
    return std::make_shared<const MetricSeries>(MetricSeries{std::move(steps), epochs, epochs, std::move(values)});
}

/// FE peaks at epoch 1, FT is flat; three draws.
std::shared_ptr<RunDetails> transferRun()
{
    auto run = std::make_shared<RunDetails>();
    run->folder.root = "/library/toy/digits";
    run->spec.kind = "transfer";
    run->spec.name = "digits";
    run->spec.lineage = Json::array({{{"kind", "run"}, {"path", "../source"}}});
    run->state.status = RunStatus::Running;
    std::vector<TransferResult> results;
    std::vector<SpectrumRecord> spectra;
    const std::tuple<const char*, double, double> points[] = {{"epoch-0000", 0, 0.80}, {"epoch-0001", 1, 0.90}, {"epoch-0005", 5, 0.82}};
    for (const auto& [name, epoch, score] : points) {
        for (int seed = 0; seed < 3; ++seed) {
            results.push_back(result(name, epoch, "fe", seed, score + 0.005 * seed));
            results.push_back(result(name, epoch, "ft", seed, 0.95));
        }
        SpectrumRecord spectrum;
        spectrum.checkpoint = name;
        spectrum.features = "target:digits";
        // The alpha of the middle checkpoint is 1, and neither the highest nor the lowest.
        spectrum.measures = {{"rankme", epoch}, {"nc1", 1 - score}, {"alpha_req", epoch == 5 ? 1.3 : 0.1 + score}, {"alpha_req_r2", 0.9 - epoch / 10}, {"logme", epoch}};
        spectra.push_back(spectrum);
    }
    setResults(*run, std::move(results));
    run->spectra = std::make_shared<const std::vector<SpectrumRecord>>(std::move(spectra));
    return run;
}

std::shared_ptr<RunDetails> sourceRun()
{
    auto run = std::make_shared<RunDetails>();
    run->folder.root = "/library/toy/source";
    run->spec.kind = "pretrain";
    run->spec.name = "source";
    run->checkpoints = {{"epoch-0000", 0, 0}, {"epoch-0001", 1, 10}, {"epoch-0005", 5, 50}, {"epoch-0008", 8, 80}};
    run->metrics["evaluation.top1"] = accuracies({0, 10, 50}, {0, 1, 5}, {0.1, 0.7, 0.9});
    return run;
}

} // namespace

class TestTransferScreen : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }

    void anEmptyScreenSaysWhatWillBeHere()
    {
        Selection selection;
        TransferScreen screen(selection);
        screen.resize(900, 600);
        screen.show();
        QVERIFY(screen.findChild<QWidget*>("emptyState")->isVisible());
        QVERIFY(!screen.plot()->isVisible());
    }

    void feAndFtAreDrawnWithTheirIntervals()
    {
        Selection selection;
        TransferScreen screen(selection);
        screen.resize(900, 600);
        screen.show();
        screen.setDetails({transferRun()});
        QVERIFY(screen.plot()->isVisible());
        const auto& series = screen.plot()->series();
        QCOMPARE(series.size(), 2u);
        QVERIFY(series[0].name.startsWith("FE"));
        QCOMPARE(series[0].style.marker, Marker::Circle);
        QCOMPARE(series[0].style.dash, Qt::SolidLine);
        QCOMPARE(series[1].style.marker, Marker::Square);
        QCOMPARE(series[1].style.dash, Qt::DashLine);
        QCOMPARE(series[0].style.colour, series[1].style.colour);
        QCOMPARE(series[0].x, (std::vector<double>{0, 1, 2}));
        QVERIFY(std::abs(series[0].y[1] - 0.905) < 1e-12);
        QVERIFY(series[0].low[1] < series[0].y[1] && series[0].high[1] > series[0].y[1]);
        QCOMPARE(screen.plot()->xAxis().ticks[2].text, QString("5"));
    }

    void theFindingIsSaidOnlyWhereItIsOne()
    {
        Selection selection;
        TransferScreen screen(selection);
        screen.setDetails({transferRun()});
        screen.finish();
        const auto text = screen.findChild<QLabel*>("transferFindings")->text();
        QVERIFY2(text.contains("FE digits</b> is best at epoch 1 so far"), qPrintable(text));
        QVERIFY2(text.contains("3 draw(s), 200 test images"), qPrintable(text));
        QVERIFY2(!text.contains("FT digits</b> is best at epoch"), qPrintable(text));
        auto finished = transferRun();
        finished->state.status = RunStatus::Finished;
        screen.setDetails({finished});
        QVERIFY(screen.findChild<QLabel*>("transferFindings")->text().contains("FE digits</b> is best at epoch 1:"));
    }

    void theFindingFollowsNewResults()
    {
        Selection selection;
        TransferScreen screen(selection);
        auto run = transferRun();
        eraseResults(*run, [](const TransferResult& one) { return one.checkpoint == "epoch-0005"; });
        screen.setDetails({run});
        auto* findings = screen.findChild<QLabel*>("transferFindings");
        QVERIFY2(findings->text().contains("comparing"), qPrintable(findings->text()));
        screen.finish();
        QVERIFY2(findings->text().contains("FE digits</b> is best at the last checkpoint"), qPrintable(findings->text()));
        screen.setDetails({transferRun()});
        screen.finish();
        QVERIFY2(findings->text().contains("FE digits</b> is best at epoch 1"), qPrintable(findings->text()));
    }

    void checkpointsThatWaitAreHollow()
    {
        Selection selection;
        TransferScreen screen(selection);
        screen.setDetails({transferRun(), sourceRun()});
        const auto& fe = screen.plot()->series().front();
        QCOMPARE(fe.x.size(), 4u);
        QCOMPARE(fe.hollow, (std::vector<bool>{false, false, false, true}));
        auto finished = transferRun();
        finished->state.status = RunStatus::Finished;
        screen.setDetails({finished, sourceRun()});
        QCOMPARE(screen.plot()->series().front().x.size(), 3u);
    }

    void againstTheAccuracyOfTheSource()
    {
        Selection selection;
        TransferScreen screen(selection);
        screen.setDetails({transferRun(), sourceRun()});
        auto* along = screen.findChild<QComboBox*>("transferAlong");
        along->setCurrentIndex(along->findText("Source accuracy"));
        const auto& fe = screen.plot()->series().front();
        QCOMPARE(fe.x, (std::vector<double>{0.1, 0.7, 0.9}));
        QCOMPARE(fe.style.dash, Qt::NoPen);
        const auto text = screen.findChild<QLabel*>("transferFindings")->text();
        QVERIFY2(text.contains("with source accuracy: r = 0.45, 95 % interval −1.00 to 1.00 over 3 checkpoint(s)"), qPrintable(text));
    }

    /// Within each run the score falls as the source learns; a run with a better source is better. Pooled, that would look like a rise.
    void runsAreNotPooledAgainstTheAccuracyOfTheSource()
    {
        std::vector<RunDetailsPtr> details;
        for (int seed = 0; seed < 3; ++seed) {
            auto source = sourceRun();
            source->folder.root = "/library/toy/source-" + std::to_string(seed);
            source->metrics["evaluation.top1"] = accuracies({0, 10, 50}, {0, 1, 5}, {0.10 + 0.3 * seed, 0.12 + 0.3 * seed, 0.14 + 0.3 * seed});
            auto run = transferRun();
            run->folder.root = "/library/toy/digits-" + std::to_string(seed);
            run->spec.lineage = Json::array({{{"kind", "run"}, {"path", "../source-" + std::to_string(seed)}}});
            setResults(*run, {result("epoch-0000", 0, "fe", 0, 0.5 + 0.1 * seed), result("epoch-0001", 1, "fe", 0, 0.48 + 0.1 * seed), result("epoch-0005", 5, "fe", 0, 0.46 + 0.1 * seed)});
            details.push_back(run);
            details.push_back(source);
        }
        Selection selection;
        TransferScreen screen(selection);
        screen.setDetails(details);
        auto* along = screen.findChild<QComboBox*>("transferAlong");
        along->setCurrentIndex(along->findText("Source accuracy"));
        const auto text = [&] { return screen.findChild<QLabel*>("transferFindings")->text(); };
        QCOMPARE(text().count("with source accuracy: r = −1.00"), 3);
        screen.findChild<QToolButton*>("transferMean")->click();
        QVERIFY2(text().contains("with source accuracy within its runs: r = −1.00, 95 % interval −1.00 to −1.00 over 9 checkpoint(s); each run alone −1.00, −1.00, −1.00."), qPrintable(text()));
    }

    void aRunThatNothingEvaluatedOffersIt()
    {
        Selection selection;
        selection.setRuns({"toy/source"});
        TransferScreen screen(selection);
        screen.setDetails({sourceRun()});
        QSignalSpy requested(&screen, &TransferScreen::transferRequested);
        screen.findChild<QPushButton*>("emptyStateAction")->click();
        QCOMPARE(requested.size(), 1);
        QCOMPARE(requested.front(), QVariantList{"/library/toy/source"});
        screen.setDetails({sourceRun(), transferRun()}); // what evaluated it comes along
        QCOMPARE(screen.plot()->series().size(), 2u);
    }

    void epochZeroHasAPlaceOnALogarithmicAxis()
    {
        Selection selection;
        TransferScreen screen(selection);
        screen.setDetails({transferRun()});
        auto* along = screen.findChild<QComboBox*>("transferAlong");
        along->setCurrentIndex(along->findText("Epochs, logarithmic"));
        QCOMPARE(screen.plot()->series().front().x, (std::vector<double>{0.5, 1, 5}));
        QCOMPARE(screen.plot()->xAxis().scale, Scale::Logarithmic);
        QCOMPARE(screen.plot()->xAxis().ticks.front().text, QString("0"));
    }

    void measuresAreRankedByTheirRegret()
    {
        Selection selection;
        TransferScreen screen(selection);
        screen.setDetails({transferRun(), sourceRun()});
        const auto* table = screen.findChild<QTableWidget*>("transferRanking");
        QCOMPARE(table->rowCount(), 7);
        QMap<QString, QString> regrets;
        for (int row = 0; row < table->rowCount(); ++row)
            regrets[table->item(row, 0)->text()] = table->item(row, 2)->text();
        // Those that are best at the last checkpoint: 0.825 rather than 0.905.
        QCOMPARE(regrets, (QMap<QString, QString>{{"NC1 (low is good)", "0.0"}, {"α-ReQ (near 1 is good)", "0.0"}, {"RankMe", "8.0"}, {"LogME", "8.0"}, {"source accuracy", "8.0"},
                                                 {"the last checkpoint", "8.0"}, {"FE on validation", "0.0"}}));
        QCOMPARE(table->item(0, 2)->text(), QString("0.0"));
        QCOMPARE(table->item(6, 2)->text(), QString("8.0"));
    }

    void theChosenCheckpointIsOneForTheWindow()
    {
        Selection selection;
        TransferScreen screen(selection);
        screen.resize(900, 600);
        screen.show();
        screen.setDetails({transferRun()});
        Q_EMIT screen.plot()->pointActivated(screen.plot()->series().front().id, 1);
        QCOMPARE(selection.checkpoint(), QString("epoch-0001"));
        const auto* card = screen.findChild<QLabel*>("transferCard");
        QVERIFY2(card->text().contains("0.905"), qPrintable(card->text()));
        QVERIFY(screen.findChild<QLabel*>("checkpointTitle")->text().contains("epoch-0001"));
        QVERIFY(!screen.findChild<QPushButton*>("checkpointUse")->isEnabled()); // its weights are not at hand
    }

    void aChosenCheckpointCanBeUsed()
    {
        Selection selection;
        TransferScreen screen(selection);
        screen.resize(900, 600);
        screen.show();
        screen.setDetails({transferRun(), sourceRun()});
        selection.setCheckpoint("epoch-0001");
        QSignalSpy wanted(&screen, &TransferScreen::evaluationRequested);
        auto* use = screen.findChild<QPushButton*>("checkpointUse");
        QVERIFY(use->isEnabled());
        use->menu()->actions().at(1)->trigger();
        QCOMPARE(wanted.size(), 1);
        const auto parameters = wanted[0][0].value<Json>();
        QCOMPARE(parameters.at("source"), Json("/library/toy/source"));
        QCOMPARE(parameters.at("epochs"), Json({1.0}));
        QCOMPARE(parameters.at("fine_tuning").at("enabled"), Json(true));
        QCOMPARE(parameters.at("feature_extraction").at("enabled"), Json(false));
        QVERIFY(!parameters.contains("series"));
    }

    void aCheckpointOfAnotherProgramCanBeUsed()
    {
        auto run = transferRun();
        run->spec.lineage.clear();
        run->spec.parameters = {{"source", "/elsewhere/checkpoints"}, {"series", {{"steps_per_epoch", 10}}}};
        run->checkpoints = {{"epoch-0001", 1, 100, "/elsewhere/checkpoints/epoch_1.pth"}};
        Selection selection;
        TransferScreen screen(selection);
        screen.resize(900, 600);
        screen.show();
        screen.setDetails({run});
        selection.setCheckpoint("epoch-0001");
        QSignalSpy wanted(&screen, &TransferScreen::evaluationRequested);
        auto* use = screen.findChild<QPushButton*>("checkpointUse");
        QVERIFY(use->isEnabled());
        QVERIFY(use->toolTip().contains("epoch_1.pth"));
        use->menu()->actions().at(0)->trigger();
        QCOMPARE(wanted.size(), 1);
        const auto parameters = wanted[0][0].value<Json>();
        QCOMPARE(parameters.at("source"), Json("/elsewhere/checkpoints"));
        QCOMPARE(parameters.at("series"), Json({{"steps_per_epoch", 10}}));
        QCOMPARE(parameters.at("feature_extraction").at("enabled"), Json(true));
    }

    void filesNameEpochsAndLeavePendingPointsBlank()
    {
        Selection selection;
        TransferScreen screen(selection);
        screen.setDetails({transferRun(), sourceRun()});
        const auto rows = screen.plot()->tableText(Extent::Everything, u'\t').split(u'\n');
        QCOMPARE(rows[3].section(u'\t', 0, 1), QString("FE digits\t5"));
        QVERIFY(std::abs(rows[3].section(u'\t', 2, 2).toDouble() - 0.825) < 1e-12);
        QCOMPARE(rows[4].section(u'\t', 1, 4), QString("8\t\t\t"));
    }

    void aCheckpointWithFewerDrawsThanWereAskedForIsPending()
    {
        auto run = transferRun();
        run->spec.parameters = {{"seeds", {0, 1, 2}}};
        eraseResults(*run, [](const TransferResult& one) { return one.checkpoint == "epoch-0005" && one.seed == 2; });
        Selection selection;
        TransferScreen screen(selection);
        screen.setDetails({run});
        QCOMPARE(screen.plot()->series().front().hollow, (std::vector<bool>{false, false, true}));
    }

    void onlyEpochsThatWereAskedForAreAwaited()
    {
        auto run = transferRun();
        run->spec.parameters = {{"epochs", {0, 1, 5}}};
        QVERIFY(transferStudies({run, sourceRun()}).front().pending(TransferCurve()).size() == 3u);
    }

    void doubtsAreFlaggedAndExplained()
    {
        auto run = transferRun();
        auto results = *run->results;
        results[0].converged = false;
        results[6].details = {{"at_edge", true}};
        setResults(*run, results);
        Selection selection;
        TransferScreen screen(selection);
        screen.setDetails({run});
        const auto& fe = screen.plot()->series().front();
        QCOMPARE(fe.flagged, (std::vector<bool>{true, true, false}));
        QVERIFY(fe.notes[0].contains("did not converge"));
        QVERIFY(fe.notes[1].contains("end of its path"));
    }

    void runsOfOneStudyThatDifferInTheirSeedAreAveraged()
    {
        std::vector<RunDetailsPtr> details;
        for (int seed = 0; seed < 3; ++seed) {
            auto run = transferRun();
            run->folder.root = "/library/toy/digits-seed" + std::to_string(seed);
            run->spec.name = "digits-seed" + std::to_string(seed);
            run->spec.study = "toy";
            run->state.status = RunStatus::Finished;
            auto results = *run->results;
            for (auto& one : results)
                one.score += 0.01 * seed * (one.step > 0 ? 1 : 0);
            setResults(*run, results);
            details.push_back(run);
        }
        Selection selection;
        TransferScreen screen(selection);
        screen.resize(900, 600);
        screen.show();
        screen.setDetails(details);
        QCOMPARE(screen.plot()->series().size(), 6u);
        auto* mean = screen.findChild<QToolButton*>("transferMean");
        QVERIFY(mean->isVisible());
        mean->click();
        const auto& series = screen.plot()->series();
        QCOMPARE(series.size(), 2u);
        QVERIFY2(series[0].name.contains("mean of 3 run(s)"), qPrintable(series[0].name));
        QVERIFY(std::abs(series[0].y[1] - 0.915) < 1e-12);
        const auto text = screen.findChild<QLabel*>("transferFindings")->text();
        QVERIFY2(text.contains("is best at epochs 1, 1, 1 of its runs") && text.contains("(3 run(s))"), qPrintable(text));
        screen.findChild<QToolButton*>("transferSeeds")->click();
        QCOMPARE(screen.plot()->series()[1].x.size(), 9u);
        screen.setDetails({details.front()});
        QVERIFY(!mean->isVisible());
    }

    void targetsStandSideBySide()
    {
        auto run = transferRun();
        auto results = *run->results;
        for (auto other : *run->results) {
            other.target = "letters";
            results.push_back(other);
        }
        setResults(*run, results);
        Selection selection;
        TransferScreen screen(selection);
        screen.resize(900, 600);
        screen.show();
        screen.setDetails({run});
        screen.finish();
        QCOMPARE(screen.plot()->series().size(), 4u);
        auto* sideBySide = screen.findChild<QToolButton*>("transferSideBySide");
        QVERIFY(sideBySide->isVisible());
        sideBySide->click();
        auto* other = screen.findChild<Plot*>("transferPlot.1");
        QVERIFY(other);
        QTRY_VERIFY(other->isVisible());
        QCOMPARE(screen.plot()->series().size(), 2u);
        QCOMPARE(other->series().size(), 2u);
        QVERIFY(other->series()[0].name.contains("letters"));
        QVERIFY(other->series()[0].style.colour != screen.plot()->series()[0].style.colour);
        screen.plot()->setXView({0.5, 1.5});
        QCOMPARE(other->xView(), (Interval{0.5, 1.5}));
        Q_EMIT other->pointActivated(other->series()[0].id, 1);
        QCOMPARE(selection.checkpoint(), QString("epoch-0001"));
        sideBySide->click();
        QCOMPARE(screen.plot()->series().size(), 4u);
        QVERIFY(!screen.findChild<Plot*>("transferPlot.1"));
    }

    void theSourceIsOnlyAsGoodAsWasMeasuredThere()
    {
        auto source = sourceRun();
        source->metrics["evaluation.top1"] = accuracies({0, 50}, {0, 5}, {0.1, 0.9});
        const auto study = transferStudies({transferRun(), source}).front();
        QCOMPARE(study.sourceAccuracy(50), std::optional<double>(0.9));
        QCOMPARE(study.sourceAccuracy(10), std::nullopt);
    }

    /// Of checkpoints that another program wrote the run itself tells what there is and how good they were.
    void aForeignSeriesIsToldByTheRun()
    {
        auto run = transferRun();
        run->spec.lineage = Json::array();
        run->checkpoints = sourceRun()->checkpoints;
        run->metrics["evaluation.top1"] = accuracies({50, 0, 50}, {5, 0, 5}, {0.5, 0.1, 0.9}); // a table that grew
        const auto study = transferStudies({run}).front();
        QCOMPARE(study.sourceAccuracy(50), std::optional<double>(0.9));
        QCOMPARE(study.sourceAccuracy(0), std::optional<double>(0.1));
        QCOMPARE(study.pending(study.curves.front()).size(), std::size_t(1));
        auto source = sourceRun();
        source->metrics["evaluation.top1"] = accuracies({50}, {5}, {0.3});
        auto stands = transferRun();
        stands->metrics = run->metrics;
        QCOMPARE(transferStudies({stands, source}).front().sourceAccuracy(50), std::optional<double>(0.9)); // the table goes before
    }

    void oneDrawHasNoInterval()
    {
        auto run = transferRun();
        eraseResults(*run, [](const TransferResult& one) { return one.seed > 0; });
        Selection selection;
        TransferScreen screen(selection);
        screen.setDetails({run});
        const auto& fe = screen.plot()->series().front();
        QVERIFY(fe.low.empty() && fe.high.empty());
        QVERIFY(fe.notes.front().contains("no interval"));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestTransferScreen)
#include "tst_transfer_screen.moc"
