#include "widgets/runs/run_reader.h"

#include <QtTest>

#include <fstream>

#include "record/journal.h"
#include "widgets/runs/made_run.h"

using namespace transect;
using testing::makeRun;

class TestRunReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->path().toStdString();
    }

    void followsWhatIsChosen()
    {
        const auto run = makeRun(m_folder, "one", RunStatus::Stopped);
        const auto other = makeRun(m_folder, "other", RunStatus::Stopped);
        RunReader reader;
        QVERIFY(!reader.isReading());
        reader.follow({run.root});
        QVERIFY(reader.isReading());
        QTRY_COMPARE(reader.details().size(), 1u);
        QVERIFY(!reader.isReading());
        QCOMPARE(reader.details().front()->spec.name, std::string("one"));
        Journal(run.events(), Durability::Flushed).append({{"type", "metrics"}, {"step", 1}, {"epoch", 1}, {"time", 1}, {"loss", 0.5}});
        QTRY_VERIFY(reader.details().front()->metrics.contains("metrics.loss"));
        reader.follow({other.root});
        QVERIFY(reader.details().empty());
        QTRY_COMPARE(reader.details().size(), 1u);
        QCOMPARE(reader.details().front()->spec.name, std::string("other"));
    }

    void whatIsFirstThereIsToldOnce()
    {
        std::vector<std::filesystem::path> runs;
        for (const auto* name : {"a", "b", "c", "d"})
            runs.push_back(makeRun(m_folder, name, RunStatus::Finished).root);
        RunReader reader;
        reader.follow(runs);
        QSignalSpy changed(&reader, &RunReader::changed);
        QTRY_COMPARE(reader.details().size(), runs.size());
        QVERIFY2(changed.size() < int(runs.size()), qPrintable(QString::number(changed.size())));
        QCOMPARE(reader.details()[2]->spec.name, std::string("c"));
    }

    void theSourceComesAlong()
    {
        const auto source = makeRun(m_folder, "source", RunStatus::Finished);
        const auto above = makeRun(m_folder, "above", RunStatus::Finished, testing::standingOn("source"));
        RunReader reader;
        reader.follow({above.root});
        QTRY_COMPARE(reader.detailsWithSources().size(), 2u);
        QCOMPARE(reader.detailsWithSources().back()->spec.name, std::string("source"));
        QCOMPARE(reader.details().size(), 1u);
        reader.follow({source.root, above.root}); // chosen too: not twice
        QTRY_COMPARE(reader.details().size(), 2u);
        QCOMPARE(reader.detailsWithSources().size(), 2u);
    }

    void whatCannotBeReadIsSaidOnceAndTheRestIsShown()
    {
        const auto good = makeRun(m_folder, "good", RunStatus::Finished);
        const auto bad = makeRun(m_folder, "bad", RunStatus::Finished);
        std::ofstream(bad.runJson()) << "{";
        RunReader reader;
        QSignalSpy failed(&reader, &RunReader::failed);
        reader.follow({bad.root, good.root});
        QTRY_COMPARE(failed.size(), 1);
        QTRY_COMPARE(reader.details().size(), 1u);
        QVERIFY(reader.errors().contains(bad.root));
        Journal(good.events(), Durability::Flushed).append({{"type", "metrics"}, {"step", 1}, {"epoch", 1}, {"time", 1}, {"loss", 0.5}});
        QTRY_VERIFY(reader.details().front()->metrics.contains("metrics.loss")); // it was looked at again meanwhile
        QCOMPARE(failed.size(), 1);
    }

private:
    std::unique_ptr<QTemporaryDir> m_temporary;
    std::filesystem::path m_folder;
};

QTEST_GUILESS_MAIN(TestRunReader)
#include "tst_run_reader.moc"
