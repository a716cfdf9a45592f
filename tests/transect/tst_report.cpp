#include <QtTest>

#include <fstream>

#include <QImage>

#include "record/error.h"
#include "record/journal.h"
#include "record/run_folder.h"
#include "record/run_spec.h"
#include "record/run_state.h"
#include "record/spectrum_record.h"
#include "record/transfer_record.h"
#include "report.h"
#include "widgets/common/theme.h"

using namespace transect;

class TestReport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }

    void aTransferRunBecomesFiguresAndOnePage()
    {
        const auto run = makeRun("study <one>");
        for (const double epoch : {0.0, 1.0}) {
            const auto name = epoch == 0 ? "epoch-0000" : "epoch-0001";
            TransferResult result;
            result.checkpoint = name;
            result.epoch = epoch;
            result.step = std::int64_t(epoch);
            result.target = "digits";
            result.score = 0.5 + 0.25 * epoch;
            Journal(run.transfer(), Durability::Flushed).append(toJson(result));
            SpectrumRecord spectrum;
            spectrum.checkpoint = name;
            spectrum.epoch = epoch;
            spectrum.step = std::int64_t(epoch);
            spectrum.features = "target:digits";
            spectrum.n = 4;
            spectrum.dimension = 2;
            spectrum.sigmaUncentred = {2, 1};
            spectrum.sigmaCentred = {1.5, 0.5};
            spectrum.k = spectrum.kCentred = 1;
            std::filesystem::create_directories(run.spectra());
            writeSpectrum(run.spectra() / spectrumFileName(name, "target:digits"), spectrum);
        }
        const auto to = folder() / "report";
        const auto written = writeReport(run.root, to);
        for (const auto* name : {"transfer-plot.png", "transfer-plot.svg", "transfer-plot.pdf", "transfer-plot.csv", "spectrum-values.png", "report.html"}) {
            QVERIFY2(std::ranges::find(written, to / name) != written.end(), name);
            QVERIFY2(std::filesystem::file_size(to / name) > 20, name);
        }
        const QImage picture(QString::fromStdString((to / "transfer-plot.png").string()));
        QVERIFY(picture.width() >= 1500);
        QFile csv(QString::fromStdString((to / "transfer-plot.csv").string()));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const auto numbers = csv.readAll();
        QVERIFY2(numbers.contains("0.75"), numbers.constData());
        QFile page(QString::fromStdString((to / "report.html").string()));
        QVERIFY(page.open(QIODevice::ReadOnly));
        const auto html = page.readAll();
        QVERIFY(html.contains("study &lt;one&gt;") && !html.contains("study <one>"));
        QVERIFY(html.contains("data:image/svg+xml;base64,"));
        QVERIFY(!html.contains("src=\"http"));
    }

    void aDamagedRunIsNamedAndTheOthersAreThere()
    {
        const auto study = folder() / "mixed";
        std::filesystem::create_directories(study);
        makeRun("good", study);
        std::filesystem::create_directories(study / "bad");
        std::ofstream(study / "bad" / "run.json") << "{";
        writeReport(study, folder() / "report3");
        QFile page(QString::fromStdString((folder() / "report3" / "report.html").string()));
        QVERIFY(page.open(QIODevice::ReadOnly));
        const auto html = page.readAll();
        QVERIFY2(html.contains("Left out:") && html.contains("bad: "), html.constData());
        QVERIFY(html.contains("<td>good</td>"));
        QVERIFY(html.contains("How to repeat it") && html.contains("&quot;parameters&quot;"));
    }

    void aFolderWithoutRunsIsAnError()
    {
        std::filesystem::create_directories(folder() / "empty");
        try {
            writeReport(folder() / "empty", folder() / "report2");
            QFAIL("no error");
        } catch (const Error& error) {
            QCOMPARE(error.record().code, std::string("no-run"));
        }
        QVERIFY(!std::filesystem::exists(folder() / "report2"));
    }

private:
    std::filesystem::path folder() const { return m_temporary.path().toStdString(); }
    RunFolder makeRun(const std::string& name, const std::filesystem::path& library = {}) const
    {
        const auto run = createRunFolder(library.empty() ? folder() : library, name);
        RunSpec spec;
        spec.kind = "transfer";
        spec.name = name;
        writeRunSpec(run.runJson(), spec);
        RunState state;
        state.status = RunStatus::Finished;
        writeState(run.stateJson(), state);
        return run;
    }

    std::unique_ptr<Theme> m_theme;
    QTemporaryDir m_temporary;
};

QTEST_MAIN(TestReport)
#include "tst_report.moc"
