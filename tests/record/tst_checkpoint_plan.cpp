#include "record/checkpoint_plan.h"

#include <QTest>

using namespace transect;

class TestCheckpointPlan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void epochsAreThoseOfTheSeriesAndTheFirstAndLast_data()
    {
        QTest::addColumn<QByteArray>("checkpoints");
        QTest::addColumn<qint64>("epochs");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("geometric") << QByteArray(R"({"series": "geometric"})") << qint64(10) << QByteArray("[0,1,2,3,5,8,10]");
        QTest::newRow("every") << QByteArray(R"({"series": "every", "every": 4})") << qint64(10) << QByteArray("[0,4,8,10]");
        QTest::newRow("list") << QByteArray(R"({"series": "list", "epochs": [7, 2, 50]})") << qint64(10) << QByteArray("[0,2,7,10]");
        QTest::newRow("no epochs") << QByteArray(R"({"series": "every", "every": 1})") << qint64(0) << QByteArray("[0]");
    }

    void epochsAreThoseOfTheSeriesAndTheFirstAndLast()
    {
        QFETCH(QByteArray, checkpoints);
        QFETCH(qint64, epochs);
        QFETCH(QByteArray, expected);
        QCOMPARE(QByteArray::fromStdString(Json(plannedEpochs(Json::parse(checkpoints.toStdString()), epochs)).dump()), expected);
    }

    void withoutEpochsThereIsNoFirstEpoch()
    {
        const Json checkpoints{{"first_epoch_steps", {5, 10}}};
        QCOMPARE(plannedInsideFirstEpoch(checkpoints, 3), 2);
        QCOMPARE(plannedInsideFirstEpoch(checkpoints, 0), 0);
    }
};

QTEST_GUILESS_MAIN(TestCheckpointPlan)
#include "tst_checkpoint_plan.moc"
