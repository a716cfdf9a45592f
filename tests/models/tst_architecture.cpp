#include <torch/nn/module.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "models/networks.h"

#include <QtTest>

#include <QTemporaryDir>

#include "models/architecture.h"
#include "record/error_of.h"
#include "support/python.h"

using namespace transect;
using namespace transect::testing;

/// What the names and shapes of weights that Python's PyTorch saved say of their networks.
class TestArchitecture : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!hasPython())
            QSKIP("needs the checkout's Python environment with PyTorch, which writes the files");
        pythonFile("models/foreign_weights.py", {m_folder.path()});
    }

    void givesTheOutputsOfTheNetworkThatWasSaved_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("description");
        QTest::addColumn<double>("tolerance");
        const auto add = [](const char* file, const char* description, double tolerance = 1e-5) { QTest::newRow(file) << file << description << tolerance; };
        add("resnet18.pth", "resnet18, 3 channels, 1,000 classes, 11,689,512 parameters");
        add("legacy.pth", "resnet34, width 8, 3 channels, 10 classes, 336,114 parameters");
        add("wrapped.pth", "resnet50, width 8, 3 channels, 7 classes, 375,951 parameters");
        add("half.pth", "resnet101, width 4, 3 channels, 10 classes, 174,030 parameters", 5e-2);
        add("resnet152.pth", "resnet152, width 4, 3 channels, 10 classes, 237,838 parameters");
        add("cifar.pth", "resnet18 (small stem), width 16, 3 channels, 10 classes, 701,466 parameters");
        add("whole.pth", "resnet18 (small stem), width 16, 3 channels, 10 classes, 701,466 parameters");
        add("tensors.safetensors", "resnet18 (small stem), width 16, 3 channels, 10 classes, 701,466 parameters");
        add("grey.pth", "resnet10 (small stem), width 16, 1 channel, 10 classes, 308,538 parameters");
        add("small-cnn.pth", "small-cnn, 1 channel, 10 classes, 94,186 parameters");
        add("moco.pth", "resnet50, width 8, 3 channels, no head, 374,152 parameters");
        add("dino.pth", "resnet50, width 8, 3 channels, no head, 374,152 parameters");
        add("named-head.pth", "resnet50, width 8, 3 channels, no head, 374,152 parameters");
        add("old.pth", "resnet50, width 8, 3 channels, 10 classes, 376,722 parameters");
        add("timm.pth", "vit_base (patches of 8, images of 32), width 64, depth 2, heads 1, 3 channels, 10 classes, 114,250 parameters");
        add("dino-vit.pth", "vit_base (patches of 8, images of 32), width 64, depth 2, heads 1, 3 channels, no head, 113,600 parameters");
        add("moco-v3.pth", "vit_base (patches of 8, images of 32), width 64, depth 2, heads 1, 3 channels, no head, 113,600 parameters");
        add("mae.pth", "vit_base (patches of 8, images of 32), width 64, depth 2, heads 1, 3 channels, no head, 113,600 parameters");
        add("dinov2.pth", "vit_base (patches of 7, images of 28), width 128, depth 3, heads 2, 1 channel, no head, 604,544 parameters");
        add("torchvision.pth", "vit_b (patches of 8, images of 32), width 64, depth 2, heads 1, 3 channels, 10 classes, 114,250 parameters");
        add("torchvision-former.pth", "vit_b (patches of 8, images of 32), width 64, depth 2, heads 1, 3 channels, 10 classes, 114,250 parameters");
        for (const auto* file : {"seed.pth", "simsiam.pth", "self-distilled.pth"})
            add(file, "resnet18, width 8, 3 channels, no head, 176,712 parameters");
        add("efficientnet.pth", "efficientnet_b0, width 16, 3 channels, 7 classes, 1,064,933 parameters");
        add("mobilenet.pth", "mobilenet_v3_large, width 8, 3 channels, 10 classes, 1,087,618 parameters");
        add("mobilenet-moco.pth", "mobilenet_v3_large, width 8, 3 channels, no head, 773,368 parameters");
    }

    void givesTheOutputsOfTheNetworkThatWasSaved()
    {
        QFETCH(QString, file);
        QFETCH(QString, description);
        QFETCH(double, tolerance);
        const auto weights = WeightsFile::open(in(file));
        const auto found = inferArchitecture(weights);
        QCOMPARE(QString::fromStdString(describe(found)), description);
        requireEncoder(found, weights.path());
        const auto made = makeNetwork(found.model, found.inputChannels, std::max<std::int64_t>(found.classes, 1));
        const auto report = loadWeights(*made, weights, [&](const std::string& name) { return found.classes > 0 || !name.starts_with(made->headPrefix()); });
        QVERIFY(report.missing.empty());
        made->eval();
        const torch::NoGradGuard noGrad;
        const auto expected = SafetensorsFile::open(in(file.section('.', 0, 0) + ".expected.safetensors"));
        const auto features = made->features(toTensor(expected.at("images")));
        QVERIFY2(difference(features, toTensor(expected.at("features"))) < tolerance, qPrintable(QString::number(difference(features, toTensor(expected.at("features"))))));
        QCOMPARE(expected.find("logits") != nullptr, found.classes > 0);
        if (found.classes > 0) {
            QCOMPARE(parameterCount(*made), found.parameters);
            QVERIFY(difference(made->logits(features), toTensor(expected.at("logits"))) < tolerance);
        }
    }

    void reportsNames()
    {
        const auto plain = inferArchitecture(WeightsFile::open(in("resnet18.pth")));
        QCOMPARE(plain.matched, std::size_t(122));
        QVERIFY(plain.report.missing.empty() && plain.report.unexpected.empty() && plain.assumptions.empty());
        const auto headed = inferArchitecture(WeightsFile::open(in("named-head.pth")));
        QCOMPARE(headed.matched, std::size_t(318));
        QCOMPARE(headed.report.missing, (std::vector<std::string>{"fc.bias", "fc.weight"}));
        QCOMPARE(headed.report.unexpected, (std::vector<std::string>{"classifier.weight", "classifier.bias"}));
        QCOMPARE(headed.classes, std::int64_t(0));
        const auto moco = inferArchitecture(WeightsFile::open(in("moco.pth")));
        QCOMPARE(moco.report.unexpected, (std::vector<std::string>{"fc.0.weight", "fc.2.weight"}));
    }

    void reportsHeadsThatAreLeftOut()
    {
        const auto dino = WeightsFile::open(in("dino-vit.pth"));
        QCOMPARE(dino.prefix(), "backbone.");
        QVERIFY(std::ranges::find(dino.leftOut(), "teacher.head.last_layer.weight_g") != dino.leftOut().end());
        QCOMPARE(inferArchitecture(dino).report.missing, (std::vector<std::string>{"head.bias", "head.weight"}));
        const auto moco = inferArchitecture(WeightsFile::open(in("moco-v3.pth")));
        QCOMPARE(moco.report.unexpected, (std::vector<std::string>{"head.0.weight", "head.1.running_mean", "head.3.weight"}));
        const auto mae = inferArchitecture(WeightsFile::open(in("mae.pth")));
        QCOMPARE(mae.report.unexpected.size(), std::size_t(3));
        QVERIFY(mae.strayed.empty());
        const auto former = inferArchitecture(WeightsFile::open(in("torchvision-former.pth")));
        QVERIFY(former.report.missing.empty() && former.report.unexpected.empty());
        const auto mobile = inferArchitecture(WeightsFile::open(in("mobilenet-moco.pth")));
        QCOMPARE(mobile.report.missing, (std::vector<std::string>{"classifier.0.bias", "classifier.0.weight", "classifier.3.bias", "classifier.3.weight"}));
        QCOMPARE(mobile.report.unexpected, std::vector<std::string>{"classifier.weight"});
    }

    void takesOffWhatProgramsWrapAround()
    {
        for (const auto& [file, prefix] : {std::pair{"seed.pth", "module.student."}, std::pair{"simsiam.pth", "module.encoder."}, std::pair{"self-distilled.pth", "teacher.backbone."},
                                           std::pair{"torchvision.pth", ""}, std::pair{"moco-v3.pth", "module.base_encoder."}})
            QCOMPARE(WeightsFile::open(in(file)).prefix(), std::string(prefix));
    }

    void saysHowLargeImagesAre()
    {
        for (const auto& [file, size] : {std::pair{"resnet18.pth", 224}, std::pair{"cifar.pth", 32}, std::pair{"small-cnn.pth", 32}, std::pair{"timm.pth", 32},
                                         std::pair{"dinov2.pth", 28}, std::pair{"mobilenet.pth", 224}})
            QCOMPARE(inferArchitecture(WeightsFile::open(in(file))).imageSize, std::int64_t(size));
    }

    void saysWhatNoTensorTells()
    {
        const auto heads = inferArchitecture(WeightsFile::open(in("dinov2.pth"))).assumptions;
        QCOMPARE(heads, std::vector<std::string>{"the attention is taken to have 2 heads, one for every 64 numbers of a token"});
        QCOMPARE(inferArchitecture(WeightsFile::open(in("cifar.pth"))).assumptions.size(), std::size_t(1));
        const auto deep = inferArchitecture(WeightsFile::open(in("wrapped.pth"))).assumptions;
        QCOMPARE(deep.size(), std::size_t(1));
        QVERIFY(deep.front().find("stride") != std::string::npos);
    }

    void ourOwnWeightsNameTheirModel()
    {
        const auto path = in("own.safetensors");
        saveWeights(path, *network(narrowResNet10(), 1, 4), {{"format", "transect-checkpoint-1"}, {"model", completeModel(narrowResNet10()).dump()}});
        const auto found = inferArchitecture(WeightsFile::open(path));
        QCOMPARE(found.model.at("stem_stride").get<int>(), 2); // of which no tensor tells
        QVERIFY(found.assumptions.empty());
    }

    void aModelThatIsNamedIsCompared()
    {
        const auto weights = WeightsFile::open(in("cifar.pth"));
        QCOMPARE(compareWith({{"name", "resnet18"}, {"stem", "small"}, {"stem_stride", 2}, {"width", 16}}, weights).report.missing.size(), std::size_t(0));
        const auto error = errorOf([&] { compareWith({{"name", "resnet18"}, {"stem", "small"}}, weights); });
        QCOMPARE(error.code, "bad-checkpoint");
        for (const auto* part : {"bn1.bias", "[16]", "[64]"})
            QVERIFY2(error.text.find(part) != std::string::npos, error.text.c_str());
        const auto deeper = compareWith({{"name", "resnet34"}, {"stem", "small"}, {"width", 16}}, weights);
        QCOMPARE(errorOf([&] { requireEncoder(deeper, "x"); }).code, "bad-checkpoint");
    }

    void refusesWhatIsNoEncoder_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("part");
        const auto add = [](const char* file, const char* code, const char* part) { QTest::newRow(file) << file << code << part; };
        add("lacking.pth", "bad-checkpoint", "missing tensors: layer3.1.bn2.running_var");
        add("biased.pth", "bad-checkpoint", "unexpected tensors: layer1.0.conv1.bias");
        add("misshapen.pth", "bad-checkpoint", "layer2.0.bn1.weight: found the shape [17], expected [16]");
        add("wide.pth", "unknown-architecture", "a wide ResNet (bottlenecks of 16 channels on a stem of 8)");
        add("grouped.pth", "unknown-architecture", "a ResNeXt (convolutions in 4 groups)");
        add("deep-stem.pth", "unknown-architecture", "a deep stem");
        add("uneven.pth", "unknown-architecture", "3, 2, 2 and 2 basic blocks");
        add("vit.pth", "unknown-architecture", "a vision transformer other than timm's usual one");
        add("reg_token.pth", "unknown-architecture", "a vision transformer with register tokens");
        add("dist_token.pth", "unknown-architecture", "a distillation token (DeiT)");
        add("fc-norm.pth", "unknown-architecture", "fc_norm");
        add("norm-pre.pth", "unknown-architecture", "a norm before its blocks");
        add("no-class.pth", "unknown-architecture", "without a class token");
        add("no-bias.pth", "unknown-architecture", "are not one layer with a bias");
        add("oblong.pth", "unknown-architecture", "pos_embed: found the shape [1, 19, 64], expected positions of a class token and of n x n patches");
        add("odd-width.pth", "unknown-architecture", "of width 48, and nothing in the file tells how many heads");
        add("swin.pth", "unknown-architecture", "a Swin transformer");
        add("half-a-block.pth", "bad-checkpoint", "missing tensors: blocks.1.mlp.fc2.bias");
        add("narrow-mlp.pth", "bad-checkpoint", "blocks.0.mlp.fc1.weight: found the shape [128, 64], expected [256, 64]");
        add("deep-efficientnet.pth", "unknown-architecture", "an EfficientNet of [1, 3, 2, 3, 3, 4, 1] blocks");
        add("mobilenet-small.pth", "unknown-architecture", "a MobileNetV3-Small");
        add("mobilenet-squeezed.pth", "bad-checkpoint", "unexpected tensors: features.2.block.3.fc1.weight");
        add("vgg.pth", "unknown-architecture", "a VGG or AlexNet");
        add("unknown.pth", "unknown-architecture", "of no known network: \"alpha\", \"beta\"");
        add("kernel.pth", "unknown-architecture", "[8, 3, 5, 5], expected a kernel of 7 x 7 or 3 x 3");
    }

    void refusesWhatIsNoEncoder()
    {
        QFETCH(QString, file);
        QFETCH(QString, code);
        QFETCH(QString, part);
        const auto weights = WeightsFile::open(in(file));
        const auto error = errorOf([&] { requireEncoder(inferArchitecture(weights), weights.path()); });
        QCOMPARE(QString::fromStdString(error.code), code);
        QCOMPARE(error.path, in(file).string());
        QVERIFY2(QString::fromStdString(error.text).contains(part), error.text.c_str());
        QVERIFY(!error.hint.empty());
    }

    void headsMayBeNamed()
    {
        const auto weights = WeightsFile::open(in("odd-width.pth"));
        const auto compared = compareWith({{"name", "vit_small"}, {"patch_size", 8}, {"image_size", 32}, {"width", 48}, {"depth", 2}, {"heads", 6}}, weights);
        requireEncoder(compared, weights.path());
        QCOMPARE(compared.classes, std::int64_t(10));
        const auto error = errorOf([&] { compareWith({{"name", "vit_small"}, {"width", 48}, {"heads", 5}}, weights); });
        QCOMPARE(error.code, "bad-field");
        QCOMPARE(error.path, "model.width");
        const auto registers = WeightsFile::open(in("reg_token.pth"));
        QCOMPARE(errorOf([&] { compareWith({{"name", "vit_small"}}, registers); }).code, "unknown-architecture");
    }

    /// What a file claims makes no network before it was compared with the tensors.
    void aClaimOfManyChannelsIsRefused()
    {
        const auto path = in("claim.safetensors");
        const auto empty = torch::zeros({0}, torch::kFloat32), conv1 = torch::zeros({4, std::int64_t(1) << 40, 0, 3}, torch::kFloat32);
        std::vector<TensorView> views{toView("conv1.weight", conv1)};
        for (const auto* name : {"conv2.weight", "conv3.weight", "bn3.weight"})
            views.push_back(toView(name, empty));
        writeSafetensors(path, views, {});
        QCOMPARE(errorOf([&] { inferArchitecture(WeightsFile::open(path)); }).code, "unknown-architecture");
    }

    void aClaimOfManyPatchesIsRefused_data()
    {
        QTest::addColumn<std::vector<std::int64_t>>("patches");
        QTest::addColumn<std::vector<std::int64_t>>("positions");
        const auto huge = std::int64_t(1) << 40;
        QTest::newRow("positions") << std::vector<std::int64_t>{64, 3, 16, 16} << std::vector<std::int64_t>{1, huge + 1, 0};
        QTest::newRow("large grid") << std::vector<std::int64_t>{64, 3, 16, 16} << std::vector<std::int64_t>{1, 1000 * 1000 + 1, 0};
        QTest::newRow("patch") << std::vector<std::int64_t>{64, 0, 1 << 20, 1 << 20} << std::vector<std::int64_t>{1, 5, 64};
        QTest::newRow("width") << std::vector<std::int64_t>{huge, 0, 16, 16} << std::vector<std::int64_t>{1, 5, 0};
    }

    void aClaimOfManyPatchesIsRefused()
    {
        QFETCH(std::vector<std::int64_t>, patches);
        QFETCH(std::vector<std::int64_t>, positions);
        const auto path = in("claim.safetensors");
        const auto one = torch::zeros({1}), first = torch::empty(patches), second = torch::empty(positions);
        std::vector<TensorView> views{toView("patch_embed.proj.weight", first), toView("pos_embed", second)};
        for (const auto* name : {"cls_token", "blocks.0.norm1.weight", "blocks.0.attn.qkv.weight", "blocks.0.attn.qkv.bias"})
            views.push_back(toView(name, one));
        writeSafetensors(path, views, {});
        QCOMPARE(errorOf([&] { inferArchitecture(WeightsFile::open(path)); }).code, "unknown-architecture");
    }

    void loadingNamesFileTensorAndShapes()
    {
        const auto made = network({{"name", "resnet18"}, {"stem", "small"}, {"width", 16}}, 3, 4);
        const auto error = errorOf([&] { loadWeights(*made, WeightsFile::open(in("cifar.pth"))); });
        QCOMPARE(error.code, "bad-checkpoint");
        QCOMPARE(error.path, in("cifar.pth").string());
        for (const auto* part : {"fc.weight", "[10, 128]", "[4, 128]"})
            QVERIFY2(error.text.find(part) != std::string::npos, error.text.c_str());
    }

private:
    std::filesystem::path in(const QString& name) const { return m_folder.filePath(name).toStdString(); }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestArchitecture)
#include "tst_architecture.moc"
