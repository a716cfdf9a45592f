#include <torch/nn/functional/loss.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <fstream>

#include "models/networks.h"

#include <QtTest>

#include <QProcess>
#include <QTemporaryDir>

#include "support/python.h"

using namespace transect;
using namespace transect::testing;

namespace {

struct Case {
    std::string name;
    Json model;
    std::int64_t channels, side;
};

const std::vector<Case>& cases()
{
    static const std::vector<Case> list{
        {"demo", narrowResNet10(), 1, 28},
        {"cifar", {{"name", "resnet18"}, {"stem", "small"}, {"width", 16}}, 3, 32},
        {"basic", {{"name", "resnet34"}, {"width", 8}}, 3, 64},
        {"bottleneck", {{"name", "resnet50"}, {"width", 16}}, 3, 64},
        {"small-cnn", {{"name", "small-cnn"}}, 1, 28},
        {"timm", {{"name", "vit_small"}, {"patch_size", 8}, {"image_size", 32}, {"width", 48}, {"depth", 3}, {"heads", 4}}, 3, 32},
        {"timm-other-size", {{"name", "vit_tiny"}, {"patch_size", 4}, {"image_size", 28}, {"width", 32}, {"depth", 2}, {"heads", 2}, {"layer_scale", true}}, 1, 20},
        {"torchvision", {{"name", "vit_b"}, {"patch_size", 8}, {"image_size", 32}, {"width", 48}, {"depth", 3}, {"heads", 3}}, 3, 32},
        {"torchvision-other-size", {{"name", "vit_s"}, {"patch_size", 4}, {"image_size", 16}, {"width", 32}, {"depth", 2}, {"heads", 2}}, 1, 28},
        {"efficientnet", {{"name", "efficientnet_b0"}, {"width", 16}, {"dropout", 0.0}, {"stochastic_depth", 0.0}}, 3, 64},
        {"mobilenet", {{"name", "mobilenet_v3_large"}, {"width", 8}, {"dropout", 0.0}}, 3, 64},
    };
    return list;
}

/// Norms begin at ones and zeros, some heads at zeros: exchanged ones would not be seen.
void moveWhatIsEqual(torch::nn::Module& module)
{
    const torch::NoGradGuard noGrad;
    for (auto& parameter : module.parameters()) {
        if (parameter.dim() == 1 || parameter.eq(0).all().item<bool>())
            parameter.add_(torch::randn_like(parameter), 0.1);
    }
}

} // namespace

/// The same networks, written independently in Python, load our weights and give the same outputs; and the other way round.
class TestPython : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// One Python process for all cases: importing torch takes most of its time.
    void initTestCase()
    {
        if (!hasPython())
            QSKIP("there is no .venv with Python's torch");
        for (const auto& one : cases()) {
            torch::manual_seed(3);
            const auto made = network(one.model, one.channels, 10);
            moveWhatIsEqual(*made);
            makeChannelsLast(*made);
            const auto images = torch::randn({24, one.channels, one.side, one.side});
            made->forward(channelsLast(images)); // moves the running statistics
            saveWeights(path(one, "ours.safetensors"), *made, {});
            const auto labels = torch::arange(24, torch::kInt64) % 10;
            const std::vector views{toView("images", images), toView("labels", labels)};
            writeSafetensors(path(one, "images.safetensors"), views, {});
            std::ofstream(path(one, "json"))
                << Json{{"model", one.model}, {"channels", one.channels}, {"classes", 10}, {"seed", 7}}.dump();
        }
        QProcess process;
        process.start(pythonPath(), {TRANSECT_SOURCE_DIR "/tests/models/reference.py", m_folder.path()});
        QVERIFY2(process.waitForFinished(240000), "Python takes too long");
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError());
    }

    void pythonLoadsOurs_data() { addCases(); }
    void pythonLoadsOurs()
    {
        const auto& one = current();
        const auto made = loaded(one, "ours.safetensors");
        compareOutputs(*made, one, SafetensorsFile::open(path(one, "outputs.safetensors")));
    }

    void weLoadPythons_data() { addCases(); }
    void weLoadPythons()
    {
        const auto& one = current();
        const auto made = loaded(one, "theirs.safetensors");
        compareOutputs(*made, one, SafetensorsFile::open(path(one, "expected.safetensors")));
    }

    /// Names, shapes and every bit of the weights that the same seed draws.
    void sameInitialisation_data() { addCases(); }
    void sameInitialisation()
    {
        const auto& one = current();
        torch::manual_seed(7);
        const auto made = network(one.model, one.channels, 10);
        const auto expected = SafetensorsFile::open(path(one, "expected.safetensors"));
        const auto state = stateOf(*made);
        QCOMPARE(state.size() + 2, expected.tensors().size()); // features and logits
        for (const auto& [name, tensor] : state)
            QVERIFY2(torch::equal(tensor, toTensor(expected.at("initial." + name))), name.c_str());
    }

    void sameTrainingStep_data() { addCases(); }
    void sameTrainingStep()
    {
        const auto& one = current();
        const auto made = loaded(one, "ours.safetensors");
        made->to(torch::kFloat64); // in float32 rounding turns single rectified values on or off
        const auto data = SafetensorsFile::open(path(one, "images.safetensors"));
        const auto logits = made->forward(channelsLast(toTensor(data.at("images")).to(torch::kFloat64)));
        torch::nn::functional::cross_entropy(logits, toTensor(data.at("labels"))).backward();
        const auto expected = SafetensorsFile::open(path(one, "outputs.safetensors"));
        for (const auto& item : made->named_parameters()) {
            const auto theirs = toTensor(expected.at("grad." + item.key()));
            // A bias that only a batch norm looks at has no gradient but rounding.
            QVERIFY2(distance(item.value().grad(), theirs) < 1e-9 || (item.value().grad() - theirs).norm().item<double>() < 1e-12, item.key().c_str());
        }
        for (const auto& item : made->named_buffers())
            QVERIFY2(difference(item.value(), toTensor(expected.at("buffer." + item.key()))) < 1e-9, item.key().c_str());
    }

private:
    void addCases() const
    {
        QTest::addColumn<int>("number");
        for (std::size_t i = 0; i < cases().size(); ++i)
            QTest::newRow(cases()[i].name.c_str()) << int(i);
    }

    static const Case& current()
    {
        QFETCH(int, number);
        return cases()[std::size_t(number)];
    }

    std::string path(const Case& one, const std::string& suffix) const
    {
        return m_folder.filePath(QString::fromStdString(one.name + "." + suffix)).toStdString();
    }

    NetworkPtr loaded(const Case& one, const std::string& suffix) const
    {
        const auto made = network(one.model, one.channels, 10);
        requireAll(loadWeights(*made, SafetensorsFile::open(path(one, suffix))), path(one, suffix));
        makeChannelsLast(*made);
        return made;
    }

    void compareOutputs(Network& made, const Case& one, const SafetensorsFile& expected) const
    {
        const torch::NoGradGuard noGrad;
        made.eval();
        const auto images = channelsLast(toTensor(SafetensorsFile::open(path(one, "images.safetensors")).at("images")));
        const auto features = made.features(images);
        QVERIFY(difference(features, toTensor(expected.at("features"))) < 1e-5);
        QVERIFY(difference(made.logits(features), toTensor(expected.at("logits"))) < 1e-5);
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestPython)
#include "tst_python.moc"
