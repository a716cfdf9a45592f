#include <torch/types.h>
#include <torch/utils.h>

#include <ATen/Parallel.h>

#include "anomaly/fused_transformer.h"
#include "anomaly/made_transformers.h"
#include "anomaly/vector_math.h"

#include <QtTest>

using namespace transect;
using namespace transect::testing;

namespace {

const std::vector<TransformerCase>& cases()
{
    static const std::vector<TransformerCase> list{
        {"divided", Json::object(), 9, 8, 17}, // more than go through at once
        {"joint", {{"attention", "joint"}}, 5, 8, 17},
        {"none", {{"attention", "none"}}, 5, 8, 17},
        {"other sizes", {{"width", 24}, {"heads", 3}, {"depth", 3}, {"mlp_ratio", 3.0}}, 3, 5, 25},
        {"one token", {{"width", 8}, {"heads", 1}, {"depth", 1}}, 2, 1, 1},
        {"one window", Json::object(), 1, 8, 14},
        {"a width that is no multiple of 8", {{"width", 12}, {"heads", 3}}, 2, 4, 5},
    };
    return list;
}

std::vector<torch::Tensor> gradientsOf(Transformer& transformer, const torch::Tensor& loss)
{
    transformer.zero_grad();
    loss.backward();
    std::vector<torch::Tensor> gradients;
    for (const auto& parameter : transformer.parameters())
        gradients.push_back(parameter.grad().clone());
    return gradients;
}

} // namespace

/// What goes through a few windows at a time is what LibTorch's own operations make of the whole batch.
class TestFusedTransformer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { at::set_num_threads(1); }

    void agreesWithTheTransformer_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<bool>("l1");
        QTest::addColumn<bool>("drops");
        QTest::addColumn<int>("threads");
        for (std::size_t i = 0; i < cases().size(); ++i) {
            QTest::addRow("%s", cases()[i].name.c_str()) << int(i) << false << false << 1;
            QTest::addRow("%s, dropping branches, two threads", cases()[i].name.c_str()) << int(i) << false << true << 2;
        }
        QTest::newRow("the other distance") << 0 << true << false << 1;
    }
    void agreesWithTheTransformer()
    {
        QFETCH(int, number);
        QFETCH(bool, l1);
        QFETCH(bool, drops);
        QFETCH(int, threads);
        const auto& one = cases()[std::size_t(number)];
        at::set_num_threads(threads);
        const auto transformer = transformerOf(one);
        const auto batch = batchOf(one);
        const auto norm = l1 ? ErrorNorm::L1 : ErrorNorm::L2;
        const auto factors = drops ? transformer->drawDepth(one.windows) : DepthFactors();
        const auto expected = regularityLoss(*transformer, batch, factors, norm);
        const auto expectedGradients = gradientsOf(*transformer, expected);
        FusedTransformer fused(transformer);
        const auto found = fused.loss(batch, factors, norm);
        QVERIFY(difference(found, expected) < 1e-5);
        const auto gradients = gradientsOf(*transformer, found);
        const auto names = transformer->named_parameters();
        for (std::size_t i = 0; i < gradients.size(); ++i)
            QVERIFY2(difference(gradients[i], expectedGradients[i]) < 2e-5, names[i].key().c_str());
        QVERIFY(difference(fused.predict(batch.input), transformer->forward(batch.input)) < 1e-5);
    }

    void withoutGradientsTheLossIsTheSame()
    {
        const auto transformer = transformerOf(cases()[0]);
        FusedTransformer fused(transformer);
        const auto batch = batchOf(cases()[0]);
        const auto loss = fused.loss(batch, {}, ErrorNorm::L2);
        const torch::NoGradGuard noGrad;
        const auto again = fused.loss(batch, {}, ErrorNorm::L2);
        QCOMPARE(again.item<float>(), loss.item<float>());
        QVERIFY(!again.requires_grad());
    }

    void theSameAgainBitForBit()
    {
        const auto transformer = transformerOf(cases()[0]);
        FusedTransformer fused(transformer);
        const auto batch = batchOf(cases()[0]);
        const auto once = gradientsOf(*transformer, fused.loss(batch, {}, ErrorNorm::L2));
        const auto twice = gradientsOf(*transformer, fused.loss(batch, {}, ErrorNorm::L2));
        for (std::size_t i = 0; i < once.size(); ++i)
            QVERIFY(torch::equal(once[i], twice[i]));
    }

    void aPerfectPredictionHasNoGradient()
    {
        const TransformerCase one{"none", {{"attention", "none"}}, 1, 2, 3};
        const auto transformer = transformerOf(one);
        FusedTransformer fused(transformer);
        auto batch = batchOf(one);
        batch.target = fused.predict(batch.input);
        const auto loss = fused.loss(batch, {}, ErrorNorm::L2);
        QCOMPARE(loss.item<float>(), 0.0f);
        for (const auto& gradient : gradientsOf(*transformer, loss))
            QCOMPARE(gradient.abs().max().item<float>(), 0.0f);
    }

    void exponentialAndNormal()
    {
        for (double x = -90; x < 90; x += 0.173) {
            const float found = exponential(allOf(float(x)))[0];
            const double expected = std::exp(std::clamp(double(float(x)), -87.0, 88.0));
            QVERIFY2(std::abs(found - expected) < 3e-7 * expected, qPrintable(QString::number(x)));
        }
        for (double x = -9; x < 9; x += 0.0173) {
            const auto normal = normalOf(allOf(float(x)));
            QVERIFY(std::abs(normal.share[0] - 0.5 * std::erfc(-double(float(x)) / std::sqrt(2.0))) < 2e-7);
            QVERIFY(std::abs(normal.density[0] - std::exp(-0.5 * x * x) / std::sqrt(2 * M_PI)) < 2e-7);
        }
    }
};

QTEST_APPLESS_MAIN(TestFusedTransformer)
#include "tst_fused_transformer.moc"
