#include <torch/nn/module.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "models/networks.h"

#include <QtTest>

#include <QTemporaryDir>

#include "record/error_of.h"

using namespace transect;
using namespace transect::testing;

namespace {

using Tensors = std::vector<std::pair<std::string, torch::Tensor>>;

void write(const std::filesystem::path& path, const Tensors& tensors)
{
    std::vector<TensorView> views;
    for (const auto& [name, tensor] : tensors)
        views.push_back(toView(name, tensor));
    writeSafetensors(path, views, {});
}

Tensors contiguousStateOf(const torch::nn::Module& module)
{
    auto state = stateOf(module);
    for (auto& [name, tensor] : state)
        tensor = tensor.contiguous().clone();
    return state;
}

NetworkPtr smallCnn(int classes = 4)
{
    return network({{"name", "small-cnn"}, {"width", 4}}, 1, classes);
}

bool equalStates(const torch::nn::Module& one, const torch::nn::Module& other)
{
    const auto a = stateOf(one), b = stateOf(other);
    return std::ranges::equal(a, b, [](const auto& x, const auto& y) { return x.first == y.first && torch::equal(x.second, y.second); });
}

} // namespace

class TestWeights : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTrip()
    {
        const auto source = network(narrowResNet10(), 1, 10), target = network(narrowResNet10(), 1, 10);
        makeChannelsLast(*source);
        source->forward(torch::randn({8, 1, 28, 28})); // moves the running statistics and counts a batch
        const auto hash = saveWeights(m_path, *source, {{"epoch", "3"}});
        QCOMPARE(hash.size(), std::size_t(64));
        const auto file = SafetensorsFile::open(m_path);
        QCOMPARE(file.metadata().at("epoch"), "3");
        requireAll(loadWeights(*target, file), m_path);
        QVERIFY(equalStates(*source, *target));
        QCOMPARE(target->named_buffers()["bn1.num_batches_tracked"].item<int>(), 1);
    }

    void loadingKeepsLayout()
    {
        const auto made = network(narrowResNet10(), 1, 10);
        saveWeights(m_path, *made, {});
        makeChannelsLast(*made);
        loadWeights(*made, SafetensorsFile::open(m_path));
        QVERIFY(made->named_parameters()["layer1.0.conv1.weight"].is_contiguous(torch::MemoryFormat::ChannelsLast));
    }

    void convertsElementTypes_data()
    {
        QTest::addColumn<int>("type");
        QTest::newRow("f64") << int(torch::kFloat64);
        QTest::newRow("f16") << int(torch::kFloat16);
        QTest::newRow("bf16") << int(torch::kBFloat16);
        QTest::newRow("f8") << int(torch::kFloat8_e4m3fn);
    }

    void convertsElementTypes()
    {
        QFETCH(int, type);
        const auto source = smallCnn(), target = smallCnn();
        auto state = contiguousStateOf(*source);
        for (auto& [name, tensor] : state) {
            if (tensor.is_floating_point())
                tensor = tensor.to(torch::ScalarType(type));
        }
        write(m_path, state);
        requireAll(loadWeights(*target, SafetensorsFile::open(m_path)), m_path);
        const auto expected = source->named_parameters()["conv2.weight"].to(torch::ScalarType(type)).to(torch::kFloat32);
        QVERIFY(torch::equal(target->named_parameters()["conv2.weight"], expected));
    }

    void refusesIntegersForWeights()
    {
        auto state = contiguousStateOf(*smallCnn());
        state[0].second = state[0].second.to(torch::kInt64);
        write(m_path, state);
        const auto error = errorOf([&] { loadWeights(*smallCnn(), SafetensorsFile::open(m_path)); });
        QCOMPARE(error.code, "bad-checkpoint");
        QVERIFY2(error.text.find("I64") != std::string::npos && error.text.find(state[0].first) != std::string::npos, error.text.c_str());
    }

    void namesTheShape()
    {
        saveWeights(m_path, *smallCnn(5), {});
        const auto error = errorOf([&] { loadWeights(*smallCnn(4), SafetensorsFile::open(m_path)); });
        QCOMPARE(error.code, "bad-checkpoint");
        QCOMPARE(error.path, m_path);
        for (const auto* part : {"fc.weight", "[5, 16]", "[4, 16]"})
            QVERIFY2(error.text.find(part) != std::string::npos, error.text.c_str());
    }

    void acceptLeavesTheHeadOut()
    {
        const auto source = smallCnn(5), target = smallCnn(4);
        const auto head = target->named_parameters()["fc.weight"].detach().clone();
        saveWeights(m_path, *source, {});
        const auto report = loadWeights(*target, SafetensorsFile::open(m_path), [&](const std::string& name) {
            return !name.starts_with(target->headPrefix());
        });
        QVERIFY(report.missing.empty() && report.unexpected.empty());
        QVERIFY(torch::equal(target->named_parameters()["fc.weight"], head));
        QVERIFY(torch::equal(target->named_parameters()["conv3.weight"], source->named_parameters()["conv3.weight"]));
    }

    void reportsMissingAndUnexpected()
    {
        auto state = contiguousStateOf(*smallCnn());
        std::erase_if(state, [](const auto& entry) { return entry.first == "conv2.weight"; });
        state.emplace_back("layer9.weight", torch::zeros({2}));
        write(m_path, state);
        const auto report = loadWeights(*smallCnn(), SafetensorsFile::open(m_path));
        QCOMPARE(report.missing, (std::vector<std::string>{"conv2.weight"}));
        QCOMPARE(report.unexpected, (std::vector<std::string>{"layer9.weight"}));
        const auto error = errorOf([&] { requireAll(report, m_path); });
        QCOMPARE(error.code, "bad-checkpoint");
        QCOMPARE(error.path, m_path);
        QVERIFY2(error.text.find("conv2.weight") != std::string::npos && error.text.find("layer9.weight") != std::string::npos, error.text.c_str());
    }

    void countsTheRestOfTheNames()
    {
        LoadReport report;
        for (int i = 0; i < 300; ++i)
            report.missing.push_back("weight" + std::to_string(i));
        const auto error = errorOf([&] { requireAll(report, "x"); });
        QVERIFY2(error.text.find("and 295 more") != std::string::npos && error.text.size() < 200, error.text.c_str());
    }

    /// Files of PyTorch before 0.4.1 have no such buffers.
    void batchCountsMayBeAbsent()
    {
        auto state = contiguousStateOf(*smallCnn());
        std::erase_if(state, [](const auto& entry) { return entry.first.ends_with("num_batches_tracked"); });
        write(m_path, state);
        requireAll(loadWeights(*smallCnn(), SafetensorsFile::open(m_path)), m_path);
    }

    void tensorsAsViews_data()
    {
        QTest::addColumn<int>("type");
        for (const auto type : {torch::kBool, torch::kUInt8, torch::kInt8, torch::kInt16, torch::kUInt16, torch::kFloat16, torch::kBFloat16,
                                torch::kInt32, torch::kUInt32, torch::kFloat32, torch::kFloat64, torch::kInt64, torch::kUInt64,
                                torch::kFloat8_e4m3fn, torch::kFloat8_e5m2})
            QTest::newRow(c10::toString(type)) << int(type);
    }

    void tensorsAsViews()
    {
        QFETCH(int, type);
        const auto tensor = torch::arange(6, torch::kFloat32).remainder(2).to(torch::ScalarType(type)).reshape({2, 3});
        const auto view = toView("t", tensor);
        QCOMPARE(view.bytes.size(), 6 * sizeOf(view.dtype));
        QCOMPARE(view.shape, (std::vector<std::int64_t>{2, 3}));
        const auto copy = toTensor(view);
        QCOMPARE(copy.scalar_type(), tensor.scalar_type());
        QVERIFY(torch::equal(copy.to(torch::kFloat32), tensor.to(torch::kFloat32)));
        QVERIFY(copy.const_data_ptr() != tensor.const_data_ptr());
    }

    void emptyAndScalar()
    {
        QCOMPARE(toTensor(toView("empty", torch::zeros({0, 3}))).sizes(), (torch::IntArrayRef{0, 3}));
        QCOMPARE(toTensor(toView("scalar", torch::tensor(2.5))).item<float>(), 2.5f);
        QVERIFY_THROWS_EXCEPTION(c10::Error, toView("strided", torch::zeros({3, 4}).t()));
    }

    /// What an average of the weights needs: a second network that takes the first one's values.
    void copiesThroughState()
    {
        const auto source = smallCnn(), copy = smallCnn();
        const torch::NoGradGuard noGrad;
        auto from = stateOf(*source), to = stateOf(*copy);
        for (std::size_t i = 0; i < from.size(); ++i)
            to[i].second.copy_(from[i].second);
        QVERIFY(equalStates(*source, *copy));
    }

private:
    QTemporaryDir m_folder;
    std::string m_path = m_folder.filePath("weights.safetensors").toStdString();
};

QTEST_GUILESS_MAIN(TestWeights)
#include "tst_weights.moc"
