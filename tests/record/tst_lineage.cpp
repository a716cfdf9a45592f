#include <QtTest>

#include "record/lineage.h"

using namespace transect;

class TestLineage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesTheRunsThatARunStandsOn()
    {
        RunSpec spec;
        spec.lineage = Json::parse(R"([{"kind": "run", "path": "../source"}, {"kind": "run", "path": "/other/run"}, {"kind": "checkpoints", "path": "/files"}])");
        const auto folders = standsOn(spec, {"/library/toy/mnist"});
        QCOMPARE(folders, (std::vector<std::filesystem::path>{"/library/toy/source", "/other/run"}));
    }

    void anEarlierVersionNamesItsSourceInTheParameters()
    {
        RunSpec spec;
        spec.parameters = {{"source", "../source"}};
        QCOMPARE(standsOn(spec, {"/library/toy/mnist"}), (std::vector<std::filesystem::path>{"/library/toy/source"}));
        spec.parameters = {{"source", "a name in the library"}};
        QVERIFY(standsOn(spec, {"/library/toy/mnist"}).empty());
    }

    void whatIsOfAnotherShapeIsPassedOver()
    {
        RunSpec spec;
        spec.lineage = Json::parse(R"(["abc", 3, null, {"kind": 1}, {"kind": "run", "path": null}])");
        spec.parameters = {{"source", nullptr}};
        QVERIFY(standsOn(spec, {"/library/x"}).empty());
        spec.parameters = Json::array();
        QVERIFY(standsOn(spec, {"/library/x"}).empty());
    }
};

QTEST_APPLESS_MAIN(TestLineage)
#include "tst_lineage.moc"
