#include <torch/nn/modules/batchnorm.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "models/networks.h"
#include "models/norm.h"

#include <QtTest>

#include "record/error_of.h"

using namespace transect;
using namespace transect::testing;

namespace {

torch::nn::BatchNorm2d layer(int channels, torch::ScalarType type = torch::kFloat32)
{
    torch::nn::BatchNorm2d made(channels);
    const torch::NoGradGuard noGrad;
    made->weight.copy_(torch::linspace(-1, 2, channels));
    made->bias.copy_(torch::linspace(0.3, -0.3, channels));
    made->running_mean.copy_(torch::linspace(0, 1, channels));
    made->running_var.copy_(torch::linspace(0.5, 3, channels));
    made->to(type);
    return made;
}

struct Case {
    torch::Tensor input, residual, gradient;
    Activation activation = Activation::Relu;
};

/// Output, gradients of input, residual, weight and bias, and the running statistics.
std::vector<torch::Tensor> work(torch::nn::BatchNorm2d& layer, const Case& given)
{
    const auto input = given.input.detach().requires_grad_();
    const auto residual = given.residual.defined() ? given.residual.detach().requires_grad_() : torch::Tensor();
    layer->zero_grad();
    const auto output = normalise(*layer, input, given.activation, residual);
    output.backward(given.gradient);
    return {output.detach(), input.grad(), residual.defined() ? residual.grad() : torch::ones({1}), layer->weight.grad().clone(),
            layer->bias.grad().clone(), layer->running_mean.clone(), layer->running_var.clone(), layer->num_batches_tracked.clone()};
}

Case drawn(torch::IntArrayRef sizes, Activation activation, bool withResidual, double offset = 0)
{
    return {channelsLast(torch::randn(sizes) + offset), withResidual ? channelsLast(torch::randn(sizes)) : torch::Tensor(),
            channelsLast(torch::randn(sizes)), activation};
}

Case inDouble(const Case& given)
{
    const auto convert = [](const torch::Tensor& tensor) {
        return tensor.defined() ? tensor.to(torch::kFloat64).contiguous() : tensor;
    };
    return {convert(given.input), convert(given.residual), convert(given.gradient), given.activation};
}

} // namespace

class TestNorm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { torch::manual_seed(1); }

    void equalsDoublePrecision_data()
    {
        QTest::addColumn<int>("images");
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("side");
        QTest::addColumn<bool>("relu");
        QTest::addColumn<bool>("residual");
        QTest::addColumn<double>("offset");
        QTest::newRow("plain") << 8 << 16 << 7 << false << false << 0.0;
        QTest::newRow("relu") << 8 << 16 << 7 << true << false << 0.0;
        QTest::newRow("residual") << 8 << 16 << 7 << false << true << 0.0;
        QTest::newRow("residual and relu") << 8 << 16 << 7 << true << true << 0.0;
        QTest::newRow("several ranges of rows") << 33 << 16 << 9 << true << true << 0.0;
        QTest::newRow("odd channels") << 9 << 21 << 5 << true << true << 0.0;
        QTest::newRow("one channel") << 9 << 1 << 5 << true << true << 0.0;
        QTest::newRow("several panels of channels") << 4 << 300 << 3 << true << true << 0.0;
        QTest::newRow("a few values a channel") << 4 << 16 << 1 << false << false << 0.0;
        QTest::newRow("far from zero") << 16 << 16 << 12 << true << false << 100.0;
    }

    void equalsDoublePrecision()
    {
        QFETCH(int, images);
        QFETCH(int, channels);
        QFETCH(int, side);
        QFETCH(bool, relu);
        QFETCH(bool, residual);
        QFETCH(double, offset);
        const auto given = drawn({images, channels, side, side}, relu ? Activation::Relu : Activation::None, residual, offset);
        auto fast = layer(channels), exact = layer(channels, torch::kFloat64);
        const auto found = work(fast, given), expected = work(exact, inDouble(given));
        for (std::size_t i = 0; i < found.size(); ++i)
            QVERIFY2(difference(found[i], expected[i]) < 2e-5 * (1 + offset), QByteArray::number(int(i)).constData());
    }

    /// Gradients of a function of all outputs against its central differences, both through the float kernels.
    void gradientIsTheSlope()
    {
        const auto given = drawn({4, 16, 3, 3}, Activation::None, true);
        auto made = layer(16);
        const auto weighted = [&](const torch::Tensor& input) {
            return (normalise(*made, input, given.activation, given.residual).to(torch::kFloat64) * given.gradient).sum().item<double>();
        };
        const auto gradients = work(made, given);
        const auto direction = channelsLast(torch::randn(given.input.sizes()));
        const double step = 1e-2;
        const double slope = (weighted(given.input + step * direction) - weighted(given.input - step * direction)) / (2 * step);
        QVERIFY(std::abs(slope - (gradients[1] * direction).sum().item<double>()) < 2e-3 * std::abs(slope) + 2e-3);
    }

    void threadsChangeNoBit()
    {
        const auto given = drawn({40, 48, 9, 9}, Activation::Relu, true);
        const int before = at::get_num_threads();
        at::set_num_threads(1);
        auto first = layer(48);
        const auto one = work(first, given);
        for (const int threads : {2, 3}) {
            at::set_num_threads(threads);
            auto again = layer(48);
            const auto several = work(again, given);
            for (std::size_t i = 0; i < one.size(); ++i)
                QVERIFY(torch::equal(one[i], several[i]));
        }
        at::set_num_threads(before);
    }

    void evaluationUsesRunningStatistics()
    {
        const auto given = drawn({8, 16, 5, 5}, Activation::Relu, true);
        auto made = layer(16);
        made->eval();
        const auto expected = (made->forward(given.input) + given.residual).relu();
        const torch::NoGradGuard noGrad;
        QVERIFY(difference(normalise(*made, given.input, Activation::Relu, given.residual), expected) < 1e-5);
        QCOMPARE(made->num_batches_tracked.item<int>(), 0);
    }

    void evaluationHasGradients()
    {
        const auto given = drawn({8, 16, 5, 5}, Activation::Relu, true);
        auto fast = layer(16), exact = layer(16, torch::kFloat64);
        fast->eval();
        exact->eval();
        const auto found = work(fast, given), expected = work(exact, inDouble(given));
        for (std::size_t i = 0; i < found.size(); ++i)
            QVERIFY(difference(found[i], expected[i]) < 1e-5);
    }

    void notANumberIsNotHidden()
    {
        auto given = drawn({8, 16, 5, 5}, Activation::Relu, false);
        given.input.index_put_({3, 2, 1, 1}, std::nan(""));
        auto made = layer(16);
        const auto output = normalise(*made, given.input, Activation::Relu);
        QVERIFY(output.select(1, 2).isnan().all().item<bool>());
        QVERIFY(!output.select(1, 3).isnan().any().item<bool>());
    }

    /// The map that is given is not written to: another path may use it.
    void leavesOperandsAlone()
    {
        const auto given = drawn({8, 16, 5, 5}, Activation::Relu, true);
        const auto input = given.input.clone(), residual = given.residual.clone(), gradient = given.gradient.clone();
        auto made = layer(16);
        work(made, given);
        QVERIFY(torch::equal(input, given.input) && torch::equal(residual, given.residual) && torch::equal(gradient, given.gradient));
    }

    void oneValueHasNoVariance()
    {
        auto made = layer(16);
        QCOMPARE(errorOf([&] { normalise(*made, torch::zeros({1, 16, 1, 1}), Activation::None); }).code, "batch-too-small");
        made->eval();
        QCOMPARE(normalise(*made, torch::zeros({1, 16, 1, 1}), Activation::None).numel(), 16);
    }
};

QTEST_GUILESS_MAIN(TestNorm)
#include "tst_norm.moc"
