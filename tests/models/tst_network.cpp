#include <ATen/autocast_mode.h>
#include <torch/nn/functional/loss.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "models/networks.h"

#include <QtTest>

#include "record/error_of.h"

using namespace transect;
using namespace transect::testing;

namespace {

/// What is computed under autocast, after a step backwards.
torch::Tensor underAutocast(Network& network, const torch::Tensor& images)
{
    at::autocast::set_autocast_enabled(torch::kCPU, true);
    const auto output = network.forward(images);
    output.sum().backward();
    at::autocast::set_autocast_enabled(torch::kCPU, false);
    at::autocast::clear_cache();
    return output;
}

} // namespace

class TestNetwork : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsOfTorchvision_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<qint64>("parameters");
        QTest::addColumn<qsizetype>("entries");
        QTest::addColumn<qint64>("featureSize");
        // Entries: a convolution has one, a batch norm five, the head two.
        QTest::newRow("resnet18") << "resnet18" << qint64(11'689'512) << qsizetype(122) << qint64(512);
        QTest::newRow("resnet34") << "resnet34" << qint64(21'797'672) << qsizetype(36 * 6 + 2) << qint64(512);
        QTest::newRow("resnet50") << "resnet50" << qint64(25'557'032) << qsizetype(320) << qint64(2048);
        QTest::newRow("resnet101") << "resnet101" << qint64(44'549'160) << qsizetype(104 * 6 + 2) << qint64(2048);
        QTest::newRow("resnet152") << "resnet152" << qint64(60'192'808) << qsizetype(155 * 6 + 2) << qint64(2048);
    }

    void countsOfTorchvision()
    {
        QFETCH(QString, name);
        QFETCH(qint64, parameters);
        QFETCH(qsizetype, entries);
        QFETCH(qint64, featureSize);
        const auto made = network({{"name", name.toStdString()}});
        QCOMPARE(parameterCount(*made), parameters);
        QCOMPARE(qsizetype(stateOf(*made).size()), entries);
        QCOMPARE(made->featureSize(), featureSize);
        QCOMPARE(made->classes(), 1000);
        made->replaceHead(0);
        QCOMPARE(parameterCount(*made), parameters - 1000 * (featureSize + 1));
    }

    void everyModelWorks_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto& schema : modelSchemas())
            QTest::newRow(schema.name.c_str()) << QString::fromStdString(schema.name);
    }

    void everyModelWorks()
    {
        QFETCH(QString, name);
        const auto made = network(narrow(name.toStdString()), 3, 7);
        const auto side = made->smallestInput();
        const auto images = torch::randn({2, 3, side, side});
        made->train();
        made->forward(images).sum().backward();
        for (const auto& parameter : made->parameters())
            QVERIFY(parameter.grad().defined());
        made->eval();
        const torch::NoGradGuard noGrad;
        QCOMPARE(made->features(images).sizes(), (torch::IntArrayRef{2, made->featureSize()}));
        QCOMPARE(made->forward(images).sizes(), (torch::IntArrayRef{2, 7}));
        QCOMPARE(errorOf([&] { made->features(images.slice(2, 1)); }).code, "input-too-small");
    }

    void layoutChangesNothing_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<int>("channels");
        QTest::newRow("the demo's") << QString::fromStdString(narrowResNet10().dump()) << 1;
        QTest::newRow("small stem without stride") << R"({"name":"resnet18","stem":"small","width":16})" << 3;
        QTest::newRow("stem of torchvision") << R"({"name":"resnet18","width":16})" << 3;
        QTest::newRow("bottlenecks") << R"({"name":"resnet50","width":16})" << 3;
        QTest::newRow("odd width") << R"({"name":"resnet10","stem":"small","width":5})" << 2;
        QTest::newRow("small CNN") << R"({"name":"small-cnn","width":16})" << 1;
        QTest::newRow("vision transformer") << R"({"name":"vit_tiny","patch_size":7,"image_size":28,"width":16,"depth":2,"heads":2})" << 1;
        QTest::newRow("EfficientNet") << R"({"name":"efficientnet_b0","width":16,"dropout":0,"stochastic_depth":0})" << 3;
        QTest::newRow("MobileNetV3") << R"({"name":"mobilenet_v3_large","width":8,"dropout":0})" << 3;
    }

    /// Channels-last goes through our own kernels where they apply, contiguous float64 through LibTorch's: outputs,
    /// gradients and running statistics are the same.
    void layoutChangesNothing()
    {
        QFETCH(QString, model);
        QFETCH(int, channels);
        torch::manual_seed(1);
        const auto json = Json::parse(model.toStdString());
        const auto fast = network(json, channels, 10), single = network(json, channels, 10), plain = network(json, channels, 10);
        for (const auto& other : {single, plain}) {
            const torch::NoGradGuard noGrad;
            const auto target = other->named_parameters();
            for (const auto& item : fast->named_parameters())
                target[item.key()].copy_(item.value());
        }
        makeChannelsLast(*fast);
        plain->to(torch::kFloat64);
        const auto images = torch::randn({13, channels, 28, 28});
        for (auto* one : {fast.get(), single.get(), plain.get()}) {
            const auto given = one == fast.get() ? channelsLast(images) : one == plain.get() ? images.to(torch::kFloat64) : images;
            torch::nn::functional::cross_entropy(one->forward(given), torch::arange(13, torch::kInt64) % 10).backward();
        }
        // Maps of one pixel in the last stage make some gradients ill-conditioned, and rounding turns single rectified
        // values on or off: LibTorch's own float32 says how much. The kernels' own tests are strict.
        const auto expected = plain->named_parameters(), ordinary = single->named_parameters();
        for (const auto& item : fast->named_parameters()) {
            const auto& exact = expected[item.key()].grad();
            const double ours = distance(item.value().grad(), exact), theirs = distance(ordinary[item.key()].grad(), exact);
            QVERIFY2(ours < 5 * theirs + 0.02, qPrintable(QString("%1: %2, LibTorch %3").arg(item.key().c_str()).arg(ours).arg(theirs)));
        }
        const auto buffers = plain->named_buffers();
        for (const auto& item : fast->named_buffers())
            QVERIFY2(difference(item.value(), buffers[item.key()]) < 5 * difference(single->named_buffers()[item.key()], buffers[item.key()]) + 1e-5, item.key().c_str());
        fast->eval();
        plain->eval();
        const torch::NoGradGuard noGrad;
        QVERIFY(difference(fast->forward(channelsLast(images)), plain->forward(images.to(torch::kFloat64))) < 1e-5);
    }

    void headIsReplaced()
    {
        const auto made = network(narrowResNet10(), 1, 10);
        made->eval();
        made->replaceHead(3);
        QCOMPARE(made->classes(), 3);
        QCOMPARE(made->headPrefix(), "fc.");
        QCOMPARE(made->named_parameters()["fc.weight"].sizes(), (torch::IntArrayRef{3, 128}));
        QVERIFY(!made->named_children()["fc"]->is_training());
        QCOMPARE(made->forward(torch::zeros({1, 1, 28, 28})).size(1), 3);
    }

    /// A probe's weights are put at headPrefix() + "weight".
    void everyHeadIsReplaced_data() { everyModelWorks_data(); }
    void everyHeadIsReplaced()
    {
        QFETCH(QString, name);
        const auto made = network(narrow(name.toStdString()), 1, 10);
        made->eval();
        made->replaceHead(3);
        const auto weight = made->named_parameters()[made->headPrefix() + "weight"];
        QCOMPARE(weight.sizes(), (torch::IntArrayRef{3, made->featureSize()}));
        const torch::NoGradGuard noGrad;
        weight.zero_();
        const auto side = made->smallestInput();
        const auto logits = made->forward(torch::rand({1, 1, side, side}));
        QVERIFY(torch::equal(logits[0], made->named_parameters()[made->headPrefix() + "bias"]));
    }

    void dropsInTrainingOnly_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<bool>("dropsFeatures");
        QTest::newRow("dropout") << R"({"name":"efficientnet_b0","width":16,"dropout":0.5,"stochastic_depth":0})" << false;
        QTest::newRow("stochastic depth") << R"({"name":"efficientnet_b0","width":16,"dropout":0,"stochastic_depth":0.5})" << true;
        QTest::newRow("MobileNet") << R"({"name":"mobilenet_v3_large","width":8,"dropout":0.5})" << false;
    }

    void dropsInTrainingOnly()
    {
        QFETCH(QString, model);
        QFETCH(bool, dropsFeatures);
        torch::manual_seed(1);
        const auto made = network(Json::parse(model.toStdString()), 3, 10);
        const torch::NoGradGuard noGrad;
        const auto images = torch::randn({4, 3, 33, 33});
        QCOMPARE(!torch::equal(made->features(images), made->features(images)), dropsFeatures);
        QVERIFY(!torch::equal(made->forward(images), made->forward(images)));
        made->eval();
        QVERIFY(torch::equal(made->forward(images), made->forward(images)));
    }

    void transformersNameWhatDoesNotFit()
    {
        const Json small{{"name", "vit_tiny"}, {"patch_size", 8}, {"image_size", 32}, {"width", 16}, {"depth", 1}, {"heads", 2}};
        const auto bad = errorOf([&] { network(small)->forward(torch::zeros({1, 3, 32, 36})); });
        QCOMPARE(bad.code, "bad-input");
        QVERIFY2(bad.text.find("32 x 36") != std::string::npos && bad.text.find("multiples of the patches' 8") != std::string::npos, bad.text.c_str());
        for (const auto& [field, value] : {std::pair{"image_size", 36}, std::pair{"image_size", 4}, std::pair{"patch_size", 48}, std::pair{"heads", 3}}) {
            auto model = small;
            model[field] = value;
            const auto error = errorOf([&] { network(model); });
            QCOMPARE(error.code, "bad-field");
            QCOMPARE(error.path, field == std::string("heads") ? "model.width" : "model.image_size");
        }
    }

    void transformerUnderAutocast()
    {
        const auto made = network({{"name", "vit_tiny"}, {"patch_size", 8}, {"image_size", 32}, {"width", 16}, {"depth", 2}, {"heads", 2}}, 3, 10);
        const auto images = torch::randn({4, 3, 40, 24});
        const auto full = made->forward(images);
        const auto half = underAutocast(*made, images);
        QCOMPARE(half.scalar_type(), torch::kBFloat16);
        QVERIFY((half - full).abs().max().item<double>() < 0.05);
        QCOMPARE(made->named_parameters()["pos_embed"].grad().scalar_type(), torch::kFloat32);
    }

    void smallestInput_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<qint64>("smallest");
        QTest::newRow("torchvision's stem") << R"({"name":"resnet18"})" << qint64(17);
        QTest::newRow("small stem") << R"({"name":"resnet18","stem":"small"})" << qint64(5);
        QTest::newRow("small stem with stride") << R"({"name":"resnet18","stem":"small","stem_stride":2})" << qint64(9);
        QTest::newRow("small CNN") << R"({"name":"small-cnn"})" << qint64(5);
    }

    void smallestInput()
    {
        QFETCH(QString, model);
        QFETCH(qint64, smallest);
        QCOMPARE(network(Json::parse(model.toStdString()))->smallestInput(), smallest);
    }

    void tooSmallInputIsNamed()
    {
        const auto error = errorOf([] { network(narrowResNet10(), 1)->forward(torch::zeros({4, 1, 8, 28})); });
        QCOMPARE(error.code, "input-too-small");
        QVERIFY2(error.text.find("8 x 28") != std::string::npos && error.text.find("9 x 9") != std::string::npos, error.text.c_str());
        QCOMPARE(errorOf([] { network(narrowResNet10(), 1)->forward(torch::zeros({4, 3, 28, 28})); }).code, "bad-input");
        QCOMPARE(errorOf([] { network(narrowResNet10(), 1)->forward(torch::zeros({28, 28})); }).code, "bad-input");
    }

    void seedDecidesWeights()
    {
        torch::manual_seed(5);
        const auto first = network(narrowResNet10(), 1);
        const auto second = network(narrowResNet10(), 1);
        torch::manual_seed(5);
        const auto again = network(narrowResNet10(), 1);
        QVERIFY(torch::equal(first->named_parameters()["layer3.0.conv1.weight"], again->named_parameters()["layer3.0.conv1.weight"]));
        QVERIFY(!torch::equal(first->named_parameters()["layer3.0.conv1.weight"], second->named_parameters()["layer3.0.conv1.weight"]));
    }

    void initialDistribution()
    {
        torch::manual_seed(1);
        const auto state = network({{"name", "resnet18"}})->named_parameters();
        // Kaiming normal by fan-out: deviation sqrt(2 / (512 * 9)), over 2.4 million draws.
        const auto weights = state["layer4.1.conv2.weight"];
        QVERIFY(std::abs(weights.std().item<double>() / std::sqrt(2.0 / (512 * 9)) - 1) < 0.01);
        QVERIFY(std::abs(weights.mean().item<double>()) < 1e-4);
        QVERIFY(state["bn1.weight"].eq(1).all().item<bool>() && state["bn1.bias"].eq(0).all().item<bool>());
        const auto bound = 1 / std::sqrt(512.0);
        QVERIFY(std::abs(state["fc.weight"].abs().max().item<double>() / bound - 1) < 0.01);
    }

    void zeroInitResidual()
    {
        const auto state = network({{"name", "resnet50"}, {"width", 16}, {"zero_init_residual", true}})->named_parameters();
        for (const auto& item : state) {
            if (item.key().ends_with("bn3.weight"))
                QVERIFY2(item.value().eq(0).all().item<bool>(), item.key().c_str());
            else if (item.key().ends_with("bn2.weight"))
                QVERIFY2(item.value().eq(1).all().item<bool>(), item.key().c_str());
        }
        QVERIFY(network({{"name", "resnet18"}, {"width", 16}, {"zero_init_residual", true}})
                    ->named_parameters()["layer2.1.bn2.weight"].eq(0).all().item<bool>());
    }

    void autocast()
    {
        const auto made = network(narrowResNet10(), 1, 10);
        makeChannelsLast(*made);
        const auto images = channelsLast(torch::rand({16, 1, 28, 28}));
        const auto full = made->forward(images);
        const auto half = underAutocast(*made, images);
        QCOMPARE(half.scalar_type(), torch::kBFloat16);
        QCOMPARE(full.scalar_type(), torch::kFloat32);
        QVERIFY(difference(half, full) < 0.1);
        QCOMPARE(made->named_parameters()["conv1.weight"].grad().scalar_type(), torch::kFloat32);
    }

    void unknownModel()
    {
        QCOMPARE(errorOf([] { makeNetwork({{"name", "resnet19"}}, 3, 10); }).code, "bad-field");
    }
};

QTEST_GUILESS_MAIN(TestNetwork)
#include "tst_network.moc"
