#include <cmath>
#include <limits>
#include <utility>

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

class TestSpectrum : public QObject {
    Q_OBJECT

private:
    const GoldenFiles m_golden;

private Q_SLOTS:
    void givesTheGoldenNumbers()
    {
        const CommandLine line;
        const auto json = jsonOf(line.call({"spectrum", line.write("f.npy", m_golden.featuresFile()), "--labels", line.write("l.npy", m_golden.labelsFile()), "--probabilities",
                                            line.write("p.npy", GoldenFiles::matrixFile("<f8", m_golden.probabilities(), 120, 8)), "--views", "4", "--json"}));
        const auto sigma = json["singular_values"].toArray();
        const std::vector<double> expected{10.4957101673, 6.8969800227, 4.1487751699, 2.6926664060, 2.0513989424, 1.5837592423, 1.2928436075, 1.1046230043};
        QCOMPARE(sigma.size(), 8);
        for (int i = 0; i < 8; ++i)
            COMPARE_NEAR(sigma[i].toDouble(), expected[std::size_t(i)], 1e-9);
        QCOMPARE(json["k"].toInt(), 4);
        QCOMPARE(json["n"].toInt(), 120);
        QCOMPARE(json["dimension"].toInt(), 8);
        QCOMPARE(json["classes"].toInt(), 4);
        const std::vector<std::pair<const char*, double>> numbers{
            {"rankme", 5.9550624058}, {"effective_rank_sigma", 5.9550558253}, {"effective_rank_lambda", 3.1413826465}, {"participation_ratio", 2.1123536707},
            {"stable_rank", 1.7410978505}, {"alpha_req", 2.0395115300}, {"alpha_req_r2", 0.9998581355}, {"nc1", 3.3884500431}, {"nc2_norm_cv", 0.3097036083},
            {"nc2_angle", 0.5563017533}, {"nc2_etf", 0.7989033048}, {"h_score", 0.9781279194}, {"logme", -0.5192289653}, {"leep", -1.3715856198}, {"nce", -1.1509272347},
            {"lidar", 3.3471282738}};
        for (const auto& [name, number] : numbers) {
            QVERIFY2(json[name].isDouble(), name);
            COMPARE_NEAR(json[name].toDouble(), number, 1e-8 * std::abs(number));
        }
        QCOMPARE(json["alpha_req_range"].toArray(), (QJsonArray{1, 8}));
        QVERIFY(json["nc3"].isNull() && json["nc4"].isNull());
        QCOMPARE(json["without_value"].toObject().keys(), (QStringList{"nc3", "nc4"}));
    }

    /// The same by the triangular factor.
    void exactValuesAreTheGoldenOnes()
    {
        const CommandLine line;
        const auto json = jsonOf(line.call({"spectrum", line.write("f.npy", m_golden.featuresFile()), "--exact", "--centred", "--json"}));
        COMPARE_NEAR(json["singular_values"].toArray().first().toDouble(), 8.5901437729, 1e-9);
        COMPARE_NEAR(json["singular_values"].toArray().last().toDouble(), 1.0152142341, 1e-9);
    }

    /// CKA of the golden features and their squares.
    void comparesWithOtherFeatures()
    {
        const CommandLine line;
        auto squares = m_golden.features;
        for (auto& value : squares)
            value *= value;
        const auto json = jsonOf(line.call({"spectrum", line.write("f.npy", m_golden.featuresFile()), "--beside", line.write("g.npy", GoldenFiles::matrixFile("<f8", squares, 120, 8)), "--json"}));
        COMPARE_NEAR(json["cka"].toDouble(), 0.4550632577, 1e-8);
        COMPARE_NEAR(json["cka_debiased"].toDouble(), 0.4478729529, 1e-8);
        const auto outcome = line.call({"spectrum", line.path("f.npy"), "--beside", line.write("short.npy", m_golden.featuresFile(0, 80))});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains("short.npy"), qPrintable(outcome.err));
    }

    void takesTheMeanOff()
    {
        const CommandLine line;
        const auto json = jsonOf(line.call({"spectrum", line.write("f.npy", m_golden.featuresFile()), "--centred", "--share", "0.5", "--json"}));
        COMPARE_NEAR(json["singular_values"].toArray().first().toDouble(), 8.5901437729, 1e-9);
        COMPARE_NEAR(json["singular_values"].toArray().last().toDouble(), 1.0152142341, 1e-9);
        COMPARE_NEAR(json["effective_rank_sigma"].toDouble(), 6.0815159840, 1e-8);
        COMPARE_NEAR(json["stable_rank"].toDouble(), 1.5088082402, 1e-9);
        COMPARE_NEAR(json["participation_ratio"].toDouble(), 2.1123536707, 1e-9);
        QCOMPARE(json["k"].toInt(), 2);
        QCOMPARE(jsonOf(line.call({"spectrum", line.path("f.npy"), "--centred", "--json"}))["k"].toInt(), 5);
    }

    void saysWhatAMeasureNeeds()
    {
        const CommandLine line;
        const QStringList call{"spectrum", line.write("f.npy", m_golden.featuresFile())};
        const auto json = jsonOf(line.call(call + QStringList{"--json"}));
        for (const auto* name : {"classes", "nc1", "nc2_norm_cv", "nc2_angle", "nc3", "nc4", "logme", "leep", "nce", "h_score", "lidar"})
            QVERIFY2(json.contains(name) && json[name].isNull(), name);
        QCOMPARE(json["without_value"].toObject()["logme"].toString(), "needs labels (--labels)");
        const auto text = line.call(call).out;
        for (const auto* part : {"120 rows x 8 columns, not centred", "the first k = 4 of 8 hold 0.8", "rankme", "5.95506", "needs labels (--labels)", "ranks 1 to 8"})
            QVERIFY2(text.contains(part), qPrintable(text));
    }

    void doesWithoutWhatTheLabelsDoNotTell()
    {
        const CommandLine line;
        const QStringList call{"spectrum", line.write("f.npy", m_golden.featuresFile()), "--json", "--labels"};
        const auto oneClass = jsonOf(line.call(call + QStringList{line.write("one.npy", QByteArray::fromStdString(npy("<i8", std::vector<std::int64_t>(120, 7))))}));
        QCOMPARE(oneClass["classes"].toInt(), 1);
        for (const auto* name : {"nc1", "nc2_angle", "logme", "h_score"})
            QVERIFY2(oneClass[name].isNull() && oneClass["without_value"].toObject()[name].toString().startsWith("needs two classes"), name);
        // Features that are the labels.
        std::vector<double> indicators(120 * 4);
        for (int i = 0; i < 120; ++i)
            indicators[std::size_t(4 * i + i % 4)] = 1;
        const auto collapsed = jsonOf(line.call({"spectrum", line.write("i.npy", GoldenFiles::matrixFile("<f8", indicators, 120, 4)), "--json", "--labels", line.write("l.npy", m_golden.labelsFile())}));
        QVERIFY(collapsed["logme"].isNull());
        QVERIFY(collapsed["without_value"].toObject()["logme"].toString().startsWith("is beyond all bounds"));
        COMPARE_NEAR(collapsed["nc1"].toDouble(), 0, 1e-12);
        COMPARE_NEAR(collapsed["nc2_etf"].toDouble(), 0, 1e-12);
        COMPARE_NEAR(collapsed["h_score"].toDouble(), 3, 1e-9);
    }

    /// Labels need be neither consecutive nor of a whole type.
    void labelsAreNames()
    {
        const CommandLine line;
        std::vector<float> names;
        for (const auto label : m_golden.labels)
            names.push_back(float(10 * label - 7));
        const auto json = jsonOf(line.call({"spectrum", line.write("f.npy", m_golden.featuresFile()), "--labels", line.write("l.npy", QByteArray::fromStdString(npy("<f4", names))), "--json"}));
        COMPARE_NEAR(json["nc1"].toDouble(), 3.3884500431, 1e-8);
    }

    void readsEveryKindOfFile()
    {
        if (!hasPython())
            QSKIP("there is no .venv with NumPy");
        const CommandLine line;
        line.write("f.npy", m_golden.featuresFile());
        const auto sums = python(QStringLiteral(R"(
import sys, numpy as np
folder = sys.argv[1]; x = np.load(folder + '/f.npy')
for t in ('f2', 'f4', 'f8', 'i1', 'u2', 'i4', 'u8'):
    y = (x if t[0] == 'f' else np.abs(10 * x)).astype(t)
    if t == 'i1': y = np.asfortranarray(y)
    with open(f'{folder}/{t}.npy', 'wb') as f: np.lib.format.write_array(f, y, version={'u2': (2, 0), 'i4': (3, 0)}.get(t))
    print(np.linalg.norm(y.astype('f8')))
)"), {line.path("")});
        QCOMPARE(sums.size(), 7);
        const QStringList types{"f2", "f4", "f8", "i1", "u2", "i4", "u8"};
        for (int i = 0; i < types.size(); ++i) {
            double squares = 0;
            for (const auto sigma : jsonOf(line.call({"spectrum", line.path(types[i] + ".npy"), "--json"}))["singular_values"].toArray())
                squares += std::pow(sigma.toDouble(), 2);
            COMPARE_NEAR(std::sqrt(squares), sums[i], 1e-9 * sums[i]);
        }
    }

    void measuresAClassifier()
    {
        const CommandLine line;
        std::vector<double> weights(4 * 8);
        for (int c = 0; c < 4; ++c)
            weights[std::size_t(8 * c + c)] = 1;
        const QStringList call{"spectrum", line.write("f.npy", m_golden.featuresFile()), "--json", "--labels", line.write("l.npy", m_golden.labelsFile()), "--weights",
                               line.write("w.npy", GoldenFiles::matrixFile("<f8", weights, 4, 8))};
        const auto json = jsonOf(line.call(call));
        QVERIFY(json["nc3"].toDouble() > 0.1 && json["nc3"].toDouble() <= 2);
        QVERIFY(json["nc4"].toDouble() > 0 && json["nc4"].toDouble() < 1);
        // A bias that decides alone: every row is said to be of class 2.
        const auto decided = jsonOf(line.call(call + QStringList{"--bias", line.write("b.npy", QByteArray::fromStdString(npy("<f8", std::vector<double>{0, 0, 1e6, 0})))}));
        COMPARE_NEAR(decided["nc3"].toDouble(), json["nc3"].toDouble(), 1e-12);
        QVERIFY(decided["nc4"].toDouble() != json["nc4"].toDouble());
        // A class without rows has no mean.
        std::vector<std::int64_t> three;
        for (const auto label : m_golden.labels)
            three.push_back(label % 3);
        auto fewer = call;
        fewer[4] = line.write("three.npy", QByteArray::fromStdString(npy("<i8", three)));
        QCOMPARE(jsonOf(line.call(fewer))["without_value"].toObject()["nc3"].toString(), "needs rows of every class of the classifier");
    }

    void fewRowsHaveDefinedMeasures()
    {
        const CommandLine line;
        const auto json = jsonOf(line.call({"spectrum", line.write("f.npy", m_golden.featuresFile(0, 6)), "--labels", line.write("l.npy", m_golden.labelsFile(0, 6)), "--json"}));
        QCOMPARE(json["singular_values"].toArray().size(), 6);
        QVERIFY(json["h_score"].isNull() && json["logme"].isDouble() && json["rankme"].isDouble());
        const auto one = jsonOf(line.call({"spectrum", line.write("one.npy", m_golden.featuresFile(0, 1)), "--json"}));
        QCOMPARE(one["singular_values"].toArray().size(), 1);
        QCOMPARE(one["participation_ratio"].toDouble(), 0.0);
        QVERIFY(one["alpha_req"].isNull());
    }

    void refuses_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("part");
        const auto row = [](const char* name, const QStringList& arguments, int code, const char* part) { QTest::newRow(name) << arguments << code << QString(part); };
        row("no file", {"absent.npy"}, 1, "absent.npy");
        row("not an array", {"text.npy"}, 1, "text.npy: does not begin with the mark of an NPY file");
        row("a cut file", {"cut.npy"}, 1, "cut.npy: declares 120 x 8 elements of 8 bytes, and 7679 bytes follow");
        row("three dimensions", {"cube.npy"}, 1, "cube.npy: has the shape 4 x 30 x 8");
        row("not a number", {"nan.npy"}, 1, "nan.npy: found nan in row 3, column 1");
        row("labels of other rows", {"f.npy", "--labels", "few.npy"}, 1, "few.npy: found labels of 119 rows");
        row("labels between", {"f.npy", "--labels", "half.npy"}, 1, "half.npy: found the label 0.5");
        row("weights of other columns", {"f.npy", "--labels", "l.npy", "--weights", "l.npy"}, 1, "l.npy: found classifier weights of 120 x 1");
        row("a class that the classifier lacks", {"f.npy", "--labels", "l.npy", "--weights", "w.npy"}, 1, "l.npy: found the label 2 in row 2");
        row("biases of other classes", {"f.npy", "--weights", "w.npy", "--bias", "l.npy"}, 1, "l.npy: found classifier biases of 120 x 1, expected 2");
        row("scores for probabilities", {"f.npy", "--labels", "l.npy", "--probabilities", "f.npy"}, 1, "f.npy: found a probability that is negative");
        row("views that do not go up", {"f.npy", "--views", "7"}, 1, "f.npy: found 120 rows, expected a multiple of the 7 views");
        row("one sample", {"f.npy", "--views", "120"}, 1, "f.npy: found 1 sample");
        row("a share of 2", {"f.npy", "--share", "2"}, 2, "--share");
        row("no features", {}, 2, "features");
        row("a bias alone", {"f.npy", "--bias", "l.npy"}, 2, "--weights");
    }
    void refuses()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QString, part);
        const CommandLine line;
        const auto features = m_golden.featuresFile();
        line.write("f.npy", features);
        line.write("text.npy", "a, b\n1, 2\n");
        line.write("cut.npy", features.left(features.size() - 1));
        line.write("cube.npy", QByteArray::fromStdString(npy("<f8", m_golden.features, "(4, 30, 8)")));
        auto values = m_golden.features;
        values[25] = std::numeric_limits<double>::quiet_NaN();
        line.write("nan.npy", GoldenFiles::matrixFile("<f8", values, 120, 8));
        line.write("l.npy", m_golden.labelsFile());
        line.write("few.npy", m_golden.labelsFile(0, 119));
        line.write("half.npy", QByteArray::fromStdString(npy("<f8", std::vector<double>(120, 0.5))));
        line.write("w.npy", GoldenFiles::matrixFile("<f8", std::vector<double>(16, 1), 2, 8));
        QStringList call{"spectrum"};
        for (const auto& argument : arguments)
            call << (argument.endsWith(".npy") ? line.path(argument) : argument);
        const auto outcome = line.call(call);
        QCOMPARE(outcome.code, code);
        QVERIFY2(outcome.err.contains(part), qPrintable(outcome.err));
        QVERIFY(outcome.out.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSpectrum)
#include "tst_spectrum.moc"
