#include <torch/types.h>

#include <QtTest>

#include <cmath>

#include "methods/method.h"
#include "record/error.h"

using namespace transect;

namespace {

/// A network whose logits are its parameter, whatever the images.
class Constant : public Network {
public:
    explicit Constant(torch::Tensor row) { m_row = register_parameter("row", std::move(row)); }
    torch::Tensor logits(torch::Tensor features) override { return features; }
    std::int64_t featureSize() const override { return m_row.size(0); }
    std::int64_t classes() const override { return m_row.size(0); }
    std::string headPrefix() const override { return "row"; }
    void replaceHead(std::int64_t) override {}
    std::int64_t smallestInput() const override { return 1; }
    std::int64_t inputChannels() const override { return 1; }

protected:
    torch::Tensor encode(torch::Tensor images) override { return m_row.expand({images.size(0), m_row.size(0)}); }

private:
    torch::Tensor m_row;
};

Batch batchOf(const std::vector<std::int64_t>& labels)
{
    const auto count = std::int64_t(labels.size());
    return {{torch::zeros({count, 1, 2, 2})}, torch::tensor(labels), torch::arange(count)};
}

double value(const StepMetrics& metrics, const std::string& name)
{
    for (const auto& [key, tensor] : metrics) {
        if (key == name)
            return tensor.item<double>();
    }
    return std::nan("");
}

} // namespace

class TestSupervised : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLossIsCrossEntropy_data()
    {
        QTest::addColumn<double>("smoothing");
        QTest::newRow("plain") << 0.0;
        QTest::newRow("smoothed") << 0.3;
    }

    void theLossIsCrossEntropy()
    {
        QFETCH(double, smoothing);
        const auto method = makeMethod({{"name", "supervised"}, {"label_smoothing", smoothing}}, {std::make_shared<Constant>(torch::tensor({2.f, 0.f, 0.f})), 3});
        const auto result = method->step(batchOf({0, 0, 1, 2}));
        const double z = std::exp(2.0) + 2, right = -std::log(std::exp(2.0) / z), wrong = -std::log(1 / z);
        const double plain = (2 * right + 2 * wrong) / 4, uniform = (right + 2 * wrong) / 3;
        QVERIFY(std::abs(result.loss.item<double>() - ((1 - smoothing) * plain + smoothing * uniform)) < 1e-6);
        QCOMPARE(value(result.metrics, "top1"), 0.5);
        QCOMPARE(value(result.metrics, "top5"), 1.0);
    }

    void evaluationSumsOverTheBatch()
    {
        const auto method = makeMethod({{"name", "supervised"}, {"label_smoothing", 0.3}}, {std::make_shared<Constant>(torch::zeros({4})), 4});
        const auto sums = method->evaluate(batchOf({0, 1, 2}));
        QVERIFY(std::abs(value(sums, "loss") - 3 * std::log(4.0)) < 1e-5);
    }

    void anUnknownMethodIsNamed()
    {
        QVERIFY_THROWS_EXCEPTION(Error, makeMethod({{"name", "unheard-of"}}, {std::make_shared<Constant>(torch::zeros({2})), 2}));
    }
};

QTEST_APPLESS_MAIN(TestSupervised)
#include "tst_supervised.moc"
