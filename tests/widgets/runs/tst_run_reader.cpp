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
        QVERIFY(reader.unread().empty());
        reader.follow({run.root});
        QCOMPARE(reader.unread(), std::vector{run.root});
        QTRY_COMPARE(reader.details().size(), 1u);
        QVERIFY(reader.unread().empty());
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
        QTRY_COMPARE(reader.detailsWithLineage().size(), 2u);
        QCOMPARE(reader.detailsWithLineage().back()->spec.name, std::string("source"));
        QCOMPARE(reader.details().size(), 1u);
        reader.follow({source.root, above.root}); // chosen too: not twice
        QTRY_COMPARE(reader.details().size(), 2u);
        QCOMPARE(reader.detailsWithLineage().size(), 2u);
    }

    void whatStandsOnItComesAlongWhereItIsNamed()
    {
        const auto source = makeRun(m_folder, "source", RunStatus::Finished);
        const auto teacher = makeRun(m_folder, "teacher", RunStatus::Finished);
        auto lineage = testing::standingOn("source");
        lineage.push_back(testing::standingOn("teacher").front());
        const auto above = makeRun(m_folder, "above", RunStatus::Finished, lineage);
        RunReader reader;
        reader.follow({source.root}, {above.root});
        QCOMPARE(reader.unread(), (std::vector{source.root, above.root}));
        QTRY_COMPARE(reader.detailsWithLineage().size(), 3u);
        QCOMPARE(reader.detailsWithLineage()[1]->spec.name, std::string("above"));
        QCOMPARE(reader.detailsWithLineage()[2]->spec.name, std::string("teacher"));
        QCOMPARE(reader.details().size(), 1u);
        reader.follow({source.root});
        QTRY_COMPARE(reader.detailsWithLineage().size(), 1u);
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
