#include <QtTest>

#include <cmath>
#include <fstream>

#include "record/journal.h"
#include "record/run_details.h"
#include "record/run_notes.h"

using namespace transect;

class TestRunDetails : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_run = {m_temporary->path().toStdString()};
        RunSpec spec;
        spec.kind = "pretrain";
        spec.name = "toy";
        writeRunSpec(m_run.runJson(), spec);
        writeState(m_run.stateJson(), {});
    }

    void readsWhatIsAppended()
    {
        RunDetailsReader reader(m_run);
        const auto empty = reader.read();
        QCOMPARE(empty->spec.name, std::string("toy"));
        QVERIFY(empty->metrics.empty());
        QCOMPARE(reader.read(), empty); // nothing changed: the same object
        metric(20, 1.5);
        metric(40, 1.25);
        const auto later = reader.read();
        QVERIFY(later != empty);
        const auto& loss = *later->metrics.at("metrics.loss");
        QCOMPARE(loss.step, (std::vector<double>{20, 40}));
        QCOMPARE(loss.value, (std::vector<double>{1.5, 1.25}));
        QCOMPARE(loss.epoch, (std::vector<double>{2, 4}));
        QVERIFY(!later->metrics.contains("metrics.step"));
    }

    void theUsersNameIsItsName()
    {
        RunDetailsReader reader(m_run);
        QCOMPARE(reader.read()->name(), std::string("toy"));
        writeRunNotes(m_run.root, {"The good one", {}, {}});
        QCOMPARE(reader.read()->name(), std::string("The good one"));
        std::ofstream(notesJson(m_run.root)) << "no notes";
        QCOMPARE(reader.read()->name(), std::string("toy"));
    }

    void whatDidNotChangeIsShared()
    {
        RunDetailsReader reader(m_run);
        metric(20, 1.5);
        append({{"type", "evaluation"}, {"step", 20}, {"epoch", 2}, {"top1", 0.5}});
        const auto before = reader.read();
        metric(40, 1.25);
        const auto after = reader.read();
        QVERIFY(after->metrics.at("metrics.loss") != before->metrics.at("metrics.loss"));
        QCOMPARE(before->metrics.at("metrics.loss")->value, std::vector<double>{1.5});
        QCOMPARE(after->metrics.at("evaluation.top1"), before->metrics.at("evaluation.top1"));
        QCOMPARE(after->results, before->results);
        QCOMPARE(after->spectra, before->spectra);
    }

    void aLossThatIsNotFiniteIsKeptAsNaN()
    {
        metric(20, std::nan(""));
        QVERIFY(std::isnan(RunDetailsReader(m_run).read()->metrics.at("metrics.loss")->value.front()));
    }

    void aResumedRunRepeatsItsLastSteps()
    {
        for (const int step : {10, 20, 30})
            metric(step, step);
        append({{"type", "checkpoint"}, {"name", "epoch-0003"}, {"epoch", 3}, {"step", 30}});
        append({{"type", "resumed"}, {"step", 10}, {"checkpoint", "epoch-0001"}});
        metric(20, 200);
        const auto details = RunDetailsReader(m_run).read();
        QCOMPARE(details->metrics.at("metrics.loss")->value, (std::vector<double>{10, 200}));
        QVERIFY(details->checkpoints.empty());
    }

    void resultsAppearAsTheyAreWritten()
    {
        RunDetailsReader reader(m_run);
        QVERIFY(reader.read()->results->empty());
        TransferResult result;
        result.checkpoint = "epoch-0001";
        result.target = "digits";
        result.score = 0.5;
        Journal(m_run.transfer(), Durability::Flushed).append(toJson(result));
        QCOMPARE(reader.read()->results->size(), 1u);
        QCOMPARE(reader.read()->results->front().score, 0.5);
    }

    void spectraAreReadOnceAndWithoutVectors()
    {
        std::filesystem::create_directories(m_run.spectra());
        SpectrumRecord spectrum;
        spectrum.checkpoint = "epoch-0001";
        spectrum.features = "target:digits";
        spectrum.n = 4;
        spectrum.dimension = 2;
        spectrum.sigmaUncentred = {2, 1};
        spectrum.sigmaCentred = {1.5, 0.5};
        spectrum.vectors = {1, 0};
        writeSpectrum(m_run.spectra() / spectrumFileName("epoch-0001", "target:digits"), spectrum);
        RunDetailsReader reader(m_run);
        const auto details = reader.read();
        QCOMPARE(details->spectra->size(), 1u);
        QCOMPARE(details->spectra->front().sigmaUncentred, spectrum.sigmaUncentred);
        QVERIFY(details->spectra->front().vectors.empty());
        QCOMPARE(reader.read(), details);
    }

    void damageIsNamedAndTheRestIsShown()
    {
        metric(10, 1);
        metric(20, 2);
        metric(30, 3);
        QFile file(QString::fromStdString(m_run.events().string()));
        QVERIFY(file.open(QIODevice::ReadWrite));
        auto text = file.readAll();
        text.replace(text.indexOf("\"step\":20"), 9, "\"step\":21");
        file.seek(0);
        file.write(text);
        file.close();
        std::filesystem::create_directories(m_run.spectra());
        std::ofstream(m_run.spectra() / "epoch-0001.target-x.safetensors") << "no spectrum";
        const auto details = RunDetailsReader(m_run).read();
        QCOMPARE(details->metrics.at("metrics.loss")->step, (std::vector<double>{10, 30}));
        QCOMPARE(details->damage.size(), 2u);
        QVERIFY(details->damage[0].starts_with("events.jsonl, line 2"));
        QVERIFY(details->damage[1].starts_with("epoch-0001.target-x.safetensors: "));
    }

    void anUnreadableSpecificationIsAnError()
    {
        std::ofstream(m_run.runJson()) << "{";
        RunDetailsReader reader(m_run);
        QVERIFY_THROWS_EXCEPTION(Error, reader.read());
    }

private:
    void append(const Json& event) const { Journal(m_run.events(), Durability::Flushed).append(event); }
    void metric(int step, double loss) const { append({{"type", "metrics"}, {"time", 1000 + step}, {"step", step}, {"epoch", step / 10}, {"loss", loss}}); }

    std::unique_ptr<QTemporaryDir> m_temporary;
    RunFolder m_run;
};

QTEST_GUILESS_MAIN(TestRunDetails)
#include "tst_run_details.moc"
