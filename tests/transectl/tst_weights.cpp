#include <cmath>

#include <QtTest>

#include "record/safetensors.h"
#include "support/near.h"
#include "transectl/command_line.h"

using namespace transect;
using namespace transect::testing;

class TestWeights : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// A layer whose eigenvalues are (i / 100)^(-1 / 1.5): WeightWatcher's alpha of them. Vectors have none, small layers no fit.
    void givesTheGoldenAlpha()
    {
        const CommandLine line;
        std::vector<double> layer(100 * 100), small(16, 1.0);
        for (int i = 0; i < 100; ++i)
            layer[std::size_t(101 * i)] = std::pow((i + 1) / 100.0, -0.5 / 1.5);
        const std::vector views{TensorView{"layer.weight", DType::F64, {100, 100}, std::as_bytes(std::span(layer))}, TensorView{"layer.bias", DType::F64, {16}, std::as_bytes(std::span(small))},
                                TensorView{"small.weight", DType::F64, {4, 4, 1, 1}, std::as_bytes(std::span(small))}};
        writeSafetensors(line.path("w.safetensors").toStdString(), views, {});
        const auto outcome = line.call({"weights", line.path("w.safetensors"), "--json"});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        const auto json = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
        QCOMPARE(json["layers"].toArray().size(), 2);
        for (const auto& value : json["layers"].toArray()) {
            const auto one = value.toObject();
            if (one["name"] == "small.weight") {
                QVERIFY(one["alpha"].isNull());
                QCOMPARE(one["eigenvalues"].toInt(), 1);
                COMPARE_NEAR(one["spectral_norm"].toDouble(), 4, 1e-9);
                continue;
            }
            COMPARE_NEAR(one["alpha"].toDouble(), 2.5499447526, 1e-8);
            COMPARE_NEAR(one["lambda_min"].toDouble(), 1, 1e-9);
            COMPARE_NEAR(one["distance"].toDouble(), 0.0120483637, 1e-8);
        }
        COMPARE_NEAR(json["mean_alpha"].toDouble(), 2.5499447526, 1e-8);
        QVERIFY(line.call({"weights", line.path("w.safetensors")}).out.contains("2.550"));
    }

    void refuses()
    {
        const CommandLine line;
        QCOMPARE(line.call({"weights", line.path("absent.pth")}).code, 1);
        const auto help = line.call({"weights", "--help"});
        QVERIFY(help.out.contains("Example: transectl weights"));
    }
};

QTEST_GUILESS_MAIN(TestWeights)
#include "tst_weights.moc"
