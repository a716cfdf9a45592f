#include <torch/nn/module.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <QtTest>

#include "support/python.h"
#include "training/optimiser.h"

using namespace transect;

namespace {

/// A matrix and a bias with gradients that depend on the step alone, so that another implementation can repeat them.
struct Toy : torch::nn::Module {
    Toy()
    {
        weight = register_parameter("weight", torch::linspace(-1, 1, 6).reshape({2, 3}));
        bias = register_parameter("bias", torch::linspace(0.5, 1, 3));
    }
    void setGradients(int step)
    {
        weight.mutable_grad() = torch::sin(torch::arange(6, torch::kFloat32) + step).reshape({2, 3});
        bias.mutable_grad() = torch::cos(torch::arange(3, torch::kFloat32) * 2 + step);
    }
    torch::Tensor weight, bias;
};

Json completed(const Json& given)
{
    for (const auto& schema : optimiserSchemas()) {
        if (schema.name == given.at("name").get<std::string>()) {
            auto rest = given;
            rest.erase("name");
            auto json = complete(schema, rest);
            json["name"] = schema.name;
            return json;
        }
    }
    throw std::logic_error("no such optimiser");
}

} // namespace

class TestOptimiser : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// All in one call of Python, which takes seconds to load torch.
    void equalsPyTorch()
    {
        if (!testing::hasPython())
            QSKIP("no .venv/bin/python: tools/setup makes it");
        const std::vector<std::pair<const char*, const char*>> cases{
            {R"({"name":"sgd","momentum":0,"nesterov":false,"weight_decay":0})", "torch.optim.SGD(p, lr=0.1)"},
            {R"({"name":"sgd","momentum":0.9,"nesterov":false,"weight_decay":0.01})", "torch.optim.SGD(p, lr=0.1, momentum=0.9, weight_decay=0.01)"},
            {R"({"name":"sgd","momentum":0.9,"nesterov":true,"weight_decay":0.01})",
             "torch.optim.SGD(p, lr=0.1, momentum=0.9, nesterov=True, weight_decay=0.01)"},
            {R"({"name":"sgd","momentum":0.9,"nesterov":true,"weight_decay":0.01,"decay_norms_and_biases":false})",
             "torch.optim.SGD([{'params':[p[0]],'weight_decay':0.01},{'params':[p[1]],'weight_decay':0}], lr=0.1, momentum=0.9, nesterov=True)"},
            {R"({"name":"adamw","weight_decay":0.05,"decay_norms_and_biases":true})", "torch.optim.AdamW(p, lr=0.1, weight_decay=0.05)"}};
        QString theirs;
        for (const auto& entry : cases)
            theirs += QString("    lambda p: %1,\n").arg(entry.second);
        const auto values = testing::python(QStringLiteral(R"(
import torch
for make in [
%1]:
    p = [torch.linspace(-1, 1, 6).reshape(2, 3).requires_grad_(), torch.linspace(0.5, 1, 3).requires_grad_()]
    o = make(p)
    for step in range(7):
        p[0].grad = torch.sin(torch.arange(6, dtype=torch.float32) + step).reshape(2, 3)
        p[1].grad = torch.cos(torch.arange(3, dtype=torch.float32) * 2 + step)
        o.step()
    print(*[repr(v) for t in p for v in t.flatten().tolist()])
)").arg(theirs));
        QCOMPARE(values.size(), 9 * qsizetype(cases.size()));
        for (std::size_t i = 0; i < cases.size(); ++i) {
            Toy toy;
            const auto optimiser = makeOptimiser(completed(parseJson(cases[i].first, "test")), toy);
            for (int step = 0; step < 7; ++step) {
                toy.setGradients(step);
                optimiser->step(0.1);
            }
            const auto mine = torch::cat({toy.weight.flatten(), toy.bias});
            for (int k = 0; k < 9; ++k) {
                const double ours = mine[k].item<double>(), wanted = values[9 * qsizetype(i) + k];
                QVERIFY2(std::abs(wanted - ours) < 2e-6, qPrintable(QString("%1, value %2: %3, PyTorch %4").arg(cases[i].first).arg(k).arg(ours).arg(wanted)));
            }
        }
    }

    void larsScalesTheRateByTheNorms()
    {
        Toy toy;
        const auto before = toy.weight.detach().clone(), biasBefore = toy.bias.detach().clone();
        const auto optimiser = makeOptimiser(completed({{"name", "lars"}, {"momentum", 0.0}, {"weight_decay", 0.1}, {"trust", 0.02}}), toy);
        toy.setGradients(0);
        const auto gradient = toy.weight.grad().clone();
        optimiser->step(0.5);
        const double local = 0.02 * before.norm().item<double>() / (gradient.norm().item<double>() + 0.1 * before.norm().item<double>());
        QVERIFY(torch::allclose(toy.weight, before - 0.5 * local * (gradient + 0.1 * before), 1e-6, 1e-7));
        QVERIFY(torch::allclose(toy.bias, biasBefore - 0.5 * toy.bias.grad(), 1e-6, 1e-7));
    }

    void clippingBoundsTheNormAndKeepsTheDirection()
    {
        Toy toy;
        const auto optimiser = makeOptimiser(completed({{"name", "sgd"}}), toy);
        toy.setGradients(1);
        const auto gradient = toy.weight.grad().clone();
        const double norm = optimiser->gradientNorm().item<double>();
        QVERIFY(std::abs(norm - torch::cat({toy.weight.grad().flatten(), toy.bias.grad()}).norm().item<double>()) < 1e-6);
        QCOMPARE(optimiser->clipGradients(0.5).item<double>(), norm);
        QVERIFY(std::abs(optimiser->gradientNorm().item<double>() - 0.5) < 1e-5);
        QVERIFY(torch::allclose(toy.weight.grad(), gradient * (0.5 / norm), 1e-5));
        optimiser->clipGradients(100);
        QVERIFY(std::abs(optimiser->gradientNorm().item<double>() - 0.5) < 1e-5);
    }

    void stateRestoresTheNextStep_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto* name : {"sgd", "adamw", "lars"})
            QTest::newRow(name) << name;
    }

    void stateRestoresTheNextStep()
    {
        QFETCH(QString, name);
        const auto parameters = completed({{"name", name.toStdString()}});
        Toy first, second;
        const auto one = makeOptimiser(parameters, first), two = makeOptimiser(parameters, second);
        for (int step = 0; step < 3; ++step) {
            first.setGradients(step);
            one->step(0.1);
        }
        {
            const torch::NoGradGuard noGrad;
            second.weight.copy_(first.weight);
            second.bias.copy_(first.bias);
            const auto from = one->state();
            auto to = two->state();
            QCOMPARE(to.size(), from.size());
            for (std::size_t i = 0; i < from.size(); ++i) {
                QCOMPARE(to[i].first, from[i].first);
                to[i].second.copy_(from[i].second);
            }
        }
        for (auto* toy : {&first, &second})
            toy->setGradients(9);
        one->step(0.1);
        two->step(0.1);
        QVERIFY(torch::equal(first.weight, second.weight));
        QVERIFY(torch::equal(first.bias, second.bias));
    }

    void parametersWithoutGradientStay()
    {
        Toy toy;
        const auto optimiser = makeOptimiser(completed({{"name", "sgd"}}), toy);
        toy.weight.mutable_grad() = torch::ones({2, 3});
        const auto bias = toy.bias.detach().clone();
        optimiser->step(0.1);
        QVERIFY(torch::equal(toy.bias, bias));
    }
};

QTEST_APPLESS_MAIN(TestOptimiser)
#include "tst_optimiser.moc"
