#include <torch/nn/modules/conv.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "models/convolution.h"
#include "models/networks.h"

#include <QtTest>

using namespace transect;
using namespace transect::testing;

namespace {

torch::nn::Conv2d layer(int inputs, int outputs, int kernel, int stride, int padding)
{
    torch::nn::Conv2d made(torch::nn::Conv2dOptions(inputs, outputs, kernel).stride(stride).padding(padding).bias(false));
    makeChannelsLast(*made);
    return made;
}

/// Output, gradient of the input and gradient of the weights for a gradient of the output that is drawn.
std::vector<torch::Tensor> work(torch::nn::Conv2d& layer, const torch::Tensor& images)
{
    const auto input = images.detach().requires_grad_();
    layer->zero_grad();
    const auto output = convolve(*layer, input);
    torch::manual_seed(2);
    output.backward(channelsLast(torch::randn(output.sizes())));
    return {output.detach(), input.grad(), layer->weight.grad().clone()};
}

} // namespace

class TestConvolution : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { torch::manual_seed(1); }

    void equalsDoublePrecision_data()
    {
        QTest::addColumn<int>("images");
        QTest::addColumn<int>("inputs");
        QTest::addColumn<int>("outputs");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("kernel");
        QTest::addColumn<int>("stride");
        QTest::addColumn<int>("padding");
        const auto row = [](const char* name, int images, int inputs, int outputs, int height, int width, int kernel, int stride, int padding) {
            QTest::newRow(name) << images << inputs << outputs << height << width << kernel << stride << padding;
        };
        row("a stem on grey images", 13, 1, 16, 28, 28, 3, 2, 1);
        row("a stem on colour images", 5, 3, 32, 16, 16, 3, 1, 1);
        row("a block", 128, 16, 16, 14, 14, 3, 1, 1);
        row("a block that halves an odd map", 20, 32, 64, 7, 7, 3, 2, 1);
        row("the last block", 16, 128, 128, 2, 2, 3, 1, 1);
        row("one pixel", 7, 16, 16, 1, 1, 3, 1, 1);
        row("one pixel, halved", 7, 16, 16, 1, 1, 3, 2, 1);
        row("a downsampling", 12, 64, 128, 4, 4, 1, 2, 0);
        row("not square", 6, 16, 32, 5, 9, 3, 2, 1);
        row("without padding", 6, 16, 16, 5, 6, 3, 1, 0);
        row("more padding than map", 6, 16, 16, 2, 1, 3, 1, 2);
        row("a stride beyond the kernel", 6, 16, 16, 8, 8, 1, 3, 0);
        row("even kernel", 6, 16, 16, 8, 8, 2, 2, 0);
        row("one image", 1, 32, 32, 8, 8, 3, 1, 1);
        row("odd number of input channels", 9, 23, 16, 8, 8, 3, 1, 1);
        row("channels that are not in blocks", 9, 16, 20, 8, 8, 3, 1, 1);
        row("a large map", 2, 16, 16, 40, 40, 3, 1, 1);
    }

    void equalsDoublePrecision()
    {
        QFETCH(int, images);
        QFETCH(int, inputs);
        QFETCH(int, outputs);
        QFETCH(int, height);
        QFETCH(int, width);
        QFETCH(int, kernel);
        QFETCH(int, stride);
        QFETCH(int, padding);
        auto fast = layer(inputs, outputs, kernel, stride, padding), exact = layer(inputs, outputs, kernel, stride, padding);
        exact->weight.set_data(fast->weight.detach().contiguous().to(torch::kFloat64));
        const auto map = torch::randn({images, inputs, height, width});
        const auto found = work(fast, channelsLast(map));
        const auto expected = work(exact, map.to(torch::kFloat64));
        for (std::size_t i = 0; i < found.size(); ++i) {
            QCOMPARE(found[i].sizes(), expected[i].sizes());
            QVERIFY(difference(found[i], expected[i]) < 1e-5);
        }
    }

    void threadsChangeNoBit()
    {
        auto made = layer(16, 32, 3, 2, 1);
        const auto images = channelsLast(torch::randn({50, 16, 14, 14}));
        const int before = at::get_num_threads();
        at::set_num_threads(1);
        const auto one = work(made, images);
        for (const int threads : {2, 3}) {
            at::set_num_threads(threads);
            const auto several = work(made, images);
            for (std::size_t i = 0; i < one.size(); ++i)
                QVERIFY(torch::equal(one[i], several[i]));
        }
        at::set_num_threads(before);
    }

    void keepsLayout()
    {
        auto made = layer(16, 16, 3, 1, 1);
        const auto output = convolve(*made, channelsLast(torch::randn({4, 16, 8, 8})));
        QVERIFY(output.is_contiguous(torch::MemoryFormat::ChannelsLast));
        output.sum().backward();
        QVERIFY(made->weight.grad().is_contiguous(torch::MemoryFormat::ChannelsLast));
    }

    void noGradient()
    {
        auto made = layer(16, 16, 3, 1, 1);
        const auto images = channelsLast(torch::randn({4, 16, 8, 8}));
        const torch::NoGradGuard noGrad;
        QVERIFY(!convolve(*made, images).requires_grad());
        QVERIFY(difference(convolve(*made, images), made->forward(images)) < 1e-5);
    }

    /// A frozen layer passes the gradient on, and a frozen input asks for none.
    void frozenParts()
    {
        auto made = layer(16, 16, 3, 1, 1);
        made->weight.requires_grad_(false);
        const auto input = channelsLast(torch::randn({4, 16, 8, 8})).requires_grad_();
        convolve(*made, input).sum().backward();
        QVERIFY(input.grad().defined());
        QVERIFY(!made->weight.grad().defined());
    }
};

QTEST_GUILESS_MAIN(TestConvolution)
#include "tst_convolution.moc"
