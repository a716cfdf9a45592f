#include <cmath>

#include <QtTest>

#include "support/near.h"
#include "support/npy_samples.h"
#include "support/python.h"
#include "transectl/command_line.h"
#include "transectl/golden_files.h"

using namespace transect::testing;

namespace {

QJsonObject jsonOf(const Outcome& outcome)
{
    if (outcome.code != 0)
        QTest::qFail(qPrintable(outcome.err), __FILE__, __LINE__);
    return QJsonDocument::fromJson(outcome.out.toUtf8()).object();
}

} // namespace

class TestProbe : public QObject {
    Q_OBJECT

private:
    const GoldenFiles m_golden;

private Q_SLOTS:
    /// scikit-learn's LogisticRegression(C=1) on all rows.
    void givesTheGoldenFit()
    {
        const CommandLine line;
        const auto features = line.write("f.npy", m_golden.featuresFile()), labels = line.write("l.npy", m_golden.labelsFile());
        const auto json = jsonOf(line.call({"probe", "--train", features, labels, "--test", features, labels, "--lambda", "1", "--json"}));
        COMPARE_NEAR(json["objective"].toDouble(), 130.2166047554, 2e-6);
        COMPARE_NEAR(json["accuracy"].toDouble(), 0.75, 1e-12);
        COMPARE_NEAR(json["mean_per_class_accuracy"].toDouble(), 0.75, 1e-12); // classes of equal size
        QCOMPARE(json["lambda"].toDouble(), 1.0);
        QVERIFY(json["converged"].toBool());
        QVERIFY(json["iterations"].toInt() > 0);
        QVERIFY(json["validation_accuracy"].isNull());
        QCOMPARE(json["rows"]["train"].toInt(), 120);
    }

    void choosesThePenaltyOnAPartOfTheTrainingRows()
    {
        const CommandLine line;
        const QStringList call{"probe", "--train", line.write("f.npy", m_golden.featuresFile(0, 80)), line.write("l.npy", m_golden.labelsFile(0, 80)), "--test",
                               line.write("tf.npy", m_golden.featuresFile(80, 40)), line.write("tl.npy", m_golden.labelsFile(80, 40))};
        const auto json = jsonOf(line.call(call + QStringList{"--json"}));
        QCOMPARE(json["rows"]["train"].toInt(), 64);
        QCOMPARE(json["rows"]["validation"].toInt(), 16);
        QCOMPARE(json["rows"]["test"].toInt(), 40);
        QCOMPARE(json["classes"].toInt(), 4);
        QVERIFY(json["accuracy"].toDouble() > 0.6);
        QVERIFY(json["validation_accuracy"].isDouble());
        // One of the 45 from 1e-6 to 1e5.
        const double place = (std::log10(json["lambda"].toDouble()) + 6) / 11 * 44;
        COMPARE_NEAR(place, std::round(place), 1e-9);
        QCOMPARE(jsonOf(line.call(call + QStringList{"--json"})), json);
        const auto text = line.call(call).out;
        for (const auto* part : {"accuracy 0.", "on 40 test rows of 4 classes", "chosen on 16 validation rows", "then fitted to all 80", "objective"})
            QVERIFY2(text.contains(part), qPrintable(text));
        const auto given = jsonOf(line.call(call + QStringList{"--json", "--lambda", "1e5", "0.1"}));
        QCOMPARE(given["lambda"].toDouble(), 0.1);
        QVERIFY(given["at_edge"].toBool());
    }

    void neighboursGiveTheGoldenAccuracies()
    {
        const CommandLine line;
        const QStringList call{"probe", "--train", line.write("f.npy", m_golden.featuresFile(0, 80)), line.write("l.npy", m_golden.labelsFile(0, 80)), "--test",
                               line.write("tf.npy", m_golden.featuresFile(80, 40)), line.write("tl.npy", m_golden.labelsFile(80, 40)), "--lambda", "1", "--neighbours"};
        const auto json = jsonOf(line.call(call + QStringList{"5", "1", "--json"}));
        COMPARE_NEAR(json["knn"]["5"].toDouble(), 0.925, 1e-12);
        COMPARE_NEAR(json["knn"]["1"].toDouble(), 0.975, 1e-12);
        QVERIFY(line.call(call + QStringList{"5"}).out.contains("accuracy 0.9250 by the 5 nearest training rows"));
        const auto outcome = line.call(call + QStringList{"81"});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains("found k = 81"), qPrintable(outcome.err));
    }

    /// As many components as columns are the features; other scores and ridge beside.
    void scoresOverK()
    {
        const CommandLine line;
        const QStringList call{"probe", "--train", line.write("f.npy", m_golden.featuresFile(0, 80)), line.write("l.npy", m_golden.labelsFile(0, 80)), "--test",
                               line.write("tf.npy", m_golden.featuresFile(80, 40)), line.write("tl.npy", m_golden.labelsFile(80, 40))};
        const auto json = jsonOf(line.call(call + QStringList{"--k", "1,4,8", "--json"}));
        const auto overK = json["over_k"].toArray();
        QCOMPARE(overK.size(), 3);
        QCOMPARE(overK[1]["k"].toInt(), 4);
        QCOMPARE(overK[1]["part"].toString(), QString("leading"));
        COMPARE_NEAR(overK[2]["score"].toDouble(), json["accuracy"].toDouble(), 0.051);
        QVERIFY(overK[0]["score"].toDouble() < overK[2]["score"].toDouble());
        QCOMPARE(json["top_5_accuracy"].toDouble(), 1.0); // of four classes
        QVERIFY(json["map_11_point"].toDouble() > 0.5);
        const auto text = line.call(call + QStringList{"--k", "2", "--part", "trailing", "--metric", "11-point mAP", "--standardise"}).out;
        QVERIFY2(text.contains("11-point mAP 0.") && text.contains("of all without the leading k = 2 components"), qPrintable(text));
        const auto outcome = line.call(call + QStringList{"--k", "9"});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains("found k = 9, expected 0 to the number of columns, 8"), qPrintable(outcome.err));
        // The golden ridge: its accuracy on all rows.
        line.write("all.npy", m_golden.featuresFile());
        line.write("alll.npy", m_golden.labelsFile());
        const auto ridge = jsonOf(line.call({"probe", "--train", line.path("all.npy"), line.path("alll.npy"), "--test", line.path("all.npy"), line.path("alll.npy"), "--lambda", "1", "--ridge", "--json"}));
        COMPARE_NEAR(ridge["accuracy"].toDouble(), 0.775, 1e-12);
        QVERIFY(ridge["objective"].isNull());
    }

    void classesOfUnequalSizeHaveTwoAccuracies()
    {
        const CommandLine line;
        // Of eight test rows six are of class 5, and all of those are right; of the others, of class 9, none.
        const auto train = line.write("f.npy", GoldenFiles::matrixFile<double>("<f8", {-1, -2, -1, -2, 1, 2, 1, 2}, 8, 1));
        const auto trainLabels = line.write("l.npy", QByteArray::fromStdString(npy<std::int32_t>("<i4", {5, 5, 5, 5, 9, 9, 9, 9})));
        const auto test = line.write("tf.npy", GoldenFiles::matrixFile<float>("<f4", {-1, -1, -1, -1, -1, -1, -1, -1}, 8, 1));
        const auto testLabels = line.write("tl.npy", QByteArray::fromStdString(npy<std::uint8_t>("|u1", {5, 5, 5, 5, 5, 5, 9, 9})));
        const auto json = jsonOf(line.call({"probe", "--train", train, trainLabels, "--test", test, testLabels, "--validation-share", "0.5", "--json"}));
        COMPARE_NEAR(json["accuracy"].toDouble(), 0.75, 1e-12);
        COMPARE_NEAR(json["mean_per_class_accuracy"].toDouble(), 0.5, 1e-12);
        QCOMPARE(json["rows"]["validation"].toInt(), 4);
    }

    void agreesWithScikitLearnOnHalfPrecision()
    {
        if (!hasPython())
            QSKIP("there is no .venv with scikit-learn");
        const CommandLine line;
        line.write("f.npy", m_golden.featuresFile());
        const auto numbers = python(QStringLiteral(R"(
import sys, numpy as np
from sklearn.linear_model import LogisticRegression
folder = sys.argv[1]; x = np.load(folder + '/f.npy').astype('f2'); y = np.arange(120) % 4
np.save(folder + '/half.npy', np.asfortranarray(x)); np.save(folder + '/l.npy', y.astype('i2'))
x = x.astype('f8'); f = LogisticRegression(C=1 / 0.3, tol=1e-12, max_iter=100000).fit(x, y)
loss = -np.log(f.predict_proba(x)[np.arange(120), y]).sum()
print(0.5 * (f.coef_ ** 2).sum() + loss / 0.3, f.score(x, y))
)"), {line.path("")});
        QCOMPARE(numbers.size(), 2);
        const auto json = jsonOf(line.call({"probe", "--train", line.path("half.npy"), line.path("l.npy"), "--test", line.path("half.npy"), line.path("l.npy"), "--lambda", "0.3", "--json"}));
        COMPARE_NEAR(json["objective"].toDouble(), numbers[0], 1e-7 * numbers[0]);
        COMPARE_NEAR(json["accuracy"].toDouble(), numbers[1], 1e-12);
    }

    void refuses_data()
    {
        QTest::addColumn<QStringList>("train");
        QTest::addColumn<QStringList>("test");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("part");
        const auto row = [](const char* name, const QStringList& train, const QStringList& test, int code, const char* part) { QTest::newRow(name) << train << test << code << QString(part); };
        row("other columns", {"f.npy", "l.npy"}, {"l.npy", "l.npy"}, 1, "l.npy: found 1 columns, expected those of the training features, 8");
        row("a class that is not learnt", {"f.npy", "l.npy"}, {"f.npy", "others.npy"}, 1, "others.npy: found the label 4 in row 119");
        row("one class", {"f.npy", "one.npy"}, {"f.npy", "one.npy"}, 1, "found 1 class");
        row("a class of one row", {"f.npy", "others.npy"}, {"f.npy", "others.npy"}, 1, "others.npy: ");
        row("labels of other rows", {"f.npy", "few.npy"}, {"f.npy", "l.npy"}, 1, "few.npy: found labels of 119 rows");
        row("no file", {"f.npy", "absent.npy"}, {"f.npy", "l.npy"}, 1, "absent.npy");
        row("features alone", {"f.npy"}, {"f.npy", "l.npy"}, 2, "--train");
    }
    void refuses()
    {
        QFETCH(QStringList, train);
        QFETCH(QStringList, test);
        QFETCH(int, code);
        QFETCH(QString, part);
        const CommandLine line;
        line.write("f.npy", m_golden.featuresFile());
        line.write("l.npy", m_golden.labelsFile());
        line.write("few.npy", m_golden.labelsFile(0, 119));
        auto others = m_golden.labels;
        others.back() = 4;
        line.write("others.npy", QByteArray::fromStdString(npy("<i8", others)));
        line.write("one.npy", QByteArray::fromStdString(npy("<i8", std::vector<std::int64_t>(120, 3))));
        QStringList call{"probe"};
        for (const auto& [option, files] : {std::pair{"--train", train}, std::pair{"--test", test}}) {
            call << option;
            for (const auto& file : files)
                call << line.path(file);
        }
        const auto outcome = line.call(call);
        QCOMPARE(outcome.code, code);
        QVERIFY2(outcome.err.contains(part), qPrintable(outcome.err));
    }
};

QTEST_GUILESS_MAIN(TestProbe)
#include "tst_probe.moc"
