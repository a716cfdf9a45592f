#include <QtTest>

#include "analysis/component_scores.h"
#include "support/near.h"

using namespace transect;

class TestComponentScores : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void meansOverDraws()
    {
        const auto curves = componentCurves({result("epoch-0001", 0.5, 0.7), result("epoch-0001", 0.7, 0.9), result("epoch-0002", 0, 0)}, "epoch-0001", "mnist");
        QCOMPARE(curves.size(), 2u);
        QCOMPARE(curves[0].part, "leading");
        QCOMPARE(curves[0].ks, (std::vector<std::int64_t>{1, 8}));
        COMPARE_NEAR(curves[0].points[0].score, 0.6, 1e-12);
        COMPARE_NEAR(curves[0].points[1].score, 0.8, 1e-12);
        QCOMPARE(curves[0].points[1].draws, 2);
        QVERIFY(curves[0].points[1].interval.low < 0.8 && curves[0].points[1].interval.high > 0.8);
        QVERIFY(curves[0].points[1].converged);
        QCOMPARE(curves[1].part, "trailing");
        QCOMPARE(curves[1].ks, (std::vector<std::int64_t>{8}));
        QVERIFY(!curves[1].points[0].converged);
    }

    void leavesOutWhatIsNoEntry()
    {
        auto broken = result("epoch-0001", 0.5, 0.7);
        broken.details["over_k"] = {{{"part", "leading"}}, 7, {{"part", 1}, {"k", 1}, {"score", 0.5}}};
        auto without = result("epoch-0001", 0.5, 0.7);
        without.details = Json::object();
        QVERIFY(componentCurves({broken, without}, "epoch-0001", "mnist").empty());
        QVERIFY(componentCurves({result("epoch-0001", 0.5, 0.7)}, "epoch-0001", "cifar-10").empty());
    }

private:
    static TransferResult result(const std::string& checkpoint, double first, double second)
    {
        TransferResult made;
        made.checkpoint = checkpoint;
        made.target = "mnist";
        const auto entry = [](const char* part, int k, double score, bool converged) {
            return Json{{"part", part}, {"k", k}, {"score", score}, {"validation_score", score}, {"lambda", 1.0}, {"converged", converged}};
        };
        made.details["over_k"] = {entry("leading", 8, second, true), entry("leading", 1, first, true), entry("trailing", 8, 0.3, false)};
        return made;
    }
};

QTEST_APPLESS_MAIN(TestComponentScores)
#include "tst_component_scores.moc"
