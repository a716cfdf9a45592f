#include <torch/types.h>
#include <torch/utils.h>

#include <fstream>

#include "anomaly/made_transformers.h"
#include "record/error.h"

#include <QtTest>

#include <QProcess>
#include <QTemporaryDir>

#include "support/python.h"

using namespace transect;
using namespace transect::testing;

namespace {

const std::vector<TransformerCase>& cases()
{
    static const std::vector<TransformerCase> list{
        {"divided", Json::object(), 5, 8, 17},
        {"joint", {{"attention", "joint"}}, 3, 8, 17},
        {"none", {{"attention", "none"}}, 3, 8, 17},
        {"other sizes", {{"width", 24}, {"heads", 3}, {"depth", 3}, {"mlp_ratio", 1.5}}, 3, 5, 25},
        {"one pose", {{"width", 8}, {"heads", 1}, {"depth", 1}}, 2, 1, 4},
    };
    return list;
}

Json modelOf(const Json& given)
{
    return complete(transformerSchema(), given);
}

std::int64_t countOf(const Json& model, std::int64_t poses, std::int64_t joints)
{
    return parameterCount(Transformer(modelOf(model), poses, joints));
}

} // namespace

class TestTransformer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Carries all cases out in Python at once: importing torch takes most of its time.
    void initTestCase()
    {
        if (!hasPython())
            return;
        for (const auto& one : cases()) {
            const auto transformer = transformerOf(one);
            saveWeights(path(one, "weights.safetensors"), *transformer, {});
            const auto batch = batchOf(one);
            const std::vector views{toView("input", batch.input), toView("target", batch.target), toView("weights", batch.weights)};
            writeSafetensors(path(one, "data.safetensors"), views, {});
            auto model = one.model;
            std::ofstream(path(one, "json")) << Json{{"model", model}, {"poses", one.poses}, {"joints", one.joints}}.dump();
        }
        QProcess process;
        process.start(pythonPath(), {TRANSECT_SOURCE_DIR "/tests/anomaly/reference_moprl.py", m_folder.path()});
        QVERIFY2(process.waitForFinished(120000), "Python takes too long");
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError());
        m_isCompared = true;
    }

    void hasTheArticlesParameters()
    {
        QCOMPARE(countOf(Json::object(), 8, 17), std::int64_t(534786));
        QCOMPARE(countOf({{"attention", "joint"}}, 8, 17), std::int64_t(534786 - 256)); // one norm fewer
        QCOMPARE(countOf({{"attention", "none"}}, 8, 17), std::int64_t(384 + 18 * 128 + 9 * 128 + 256 + 514));
        QCOMPARE(countOf(Json::object(), 8, 25) - countOf(Json::object(), 8, 17), std::int64_t(8 * 128));
    }

    void agreesWithPython_data() { addCases(); }
    void agreesWithPython()
    {
        if (!m_isCompared)
            QSKIP("there is no .venv with Python's torch");
        QFETCH(int, number);
        const auto& one = cases()[std::size_t(number)];
        const auto expected = SafetensorsFile::open(path(one, "expected.safetensors"));
        const auto transformer = transformerOf(one);
        transformer->eval();
        const auto batch = batchOf(one);
        QVERIFY(difference(transformer->forward(batch.input), toTensor(expected.at("predicted"))) < 1e-5);
        const auto loss = regularityLoss(*transformer, batch, {}, ErrorNorm::L2);
        QVERIFY(difference(loss, toTensor(expected.at("loss"))) < 1e-5);
        loss.backward();
        for (const auto& item : transformer->named_parameters())
            QVERIFY2(difference(item.value().grad(), toTensor(expected.at("grad." + item.key()))) < 1e-5, item.key().c_str());
    }

    void seesEveryTokenOfTheWindow()
    {
        for (const auto* attention : {"divided", "joint"}) {
            const TransformerCase one{attention, {{"attention", attention}, {"width", 16}, {"heads", 2}}, 1, 4, 5};
            const auto transformer = transformerOf(one);
            auto batch = batchOf(one);
            const auto before = transformer->forward(batch.input);
            batch.input[0][3][4] += 10;
            const auto moved = (transformer->forward(batch.input) - before).abs().sum(-1)[0];
            QVERIFY2((moved > 0).all().item<bool>(), attention);
        }
    }

    void aLinearAutoEncoderSeesOneTokenAtATime()
    {
        const TransformerCase one{"none", {{"attention", "none"}}, 1, 4, 5};
        const auto transformer = transformerOf(one);
        auto batch = batchOf(one);
        const auto before = transformer->forward(batch.input);
        batch.input[0][3][4] += 10;
        QCOMPARE((transformer->forward(batch.input) - before).abs().sum(-1)[0].gt(0).sum().item<std::int64_t>(), std::int64_t(1));
    }

    void stochasticDepthDropsWholeBranches()
    {
        const TransformerCase one{"dropping", {{"width", 8}, {"heads", 1}, {"drop_path", 0.5}}, 200, 4, 5};
        const auto transformer = transformerOf(one);
        const auto factors = transformer->drawDepth(one.windows);
        QCOMPARE(factors.size(), std::size_t(4));
        QVERIFY(!factors[0].defined() && !factors[2].defined());
        QCOMPARE(factors[1].sizes(), (torch::IntArrayRef{2, 800}));
        QCOMPARE(factors[3].sizes(), (torch::IntArrayRef{2, 1000}));
        QVERIFY((factors[1].eq(0) + factors[1].eq(2)).all().item<bool>());
        QVERIFY(std::abs(factors[1].mean().item<double>() - 1) < 0.1);
        const DepthFactors allDropped{{}, torch::zeros({2, 800}), {}, torch::zeros({2, 1000})};
        const DepthFactors allKept{{}, torch::ones({2, 800}), {}, torch::ones({2, 1000})};
        const auto input = batchOf(one).input;
        QVERIFY(difference(transformer->forward(input, allKept), transformer->forward(input)) < 1e-6);
        QVERIFY(difference(transformer->forward(input, allDropped), transformer->forward(input)) > 1e-3);
    }

    void theLossWeighsDistances()
    {
        const TransformerCase one{"loss", {{"attention", "none"}}, 1, 1, 2};
        const auto transformer = transformerOf(one);
        WindowBatch batch{torch::zeros({1, 1, 2, 2}), {}, torch::tensor({0.25f, 0.75f}).view({1, 1, 2})};
        batch.target = transformer->forward(batch.input).detach() + torch::tensor({{3.f, 4.f}, {-6.f, 8.f}}).view({1, 1, 2, 2});
        QVERIFY(std::abs(regularityLoss(*transformer, batch, {}, ErrorNorm::L2).item<double>() - (0.25 * 5 + 0.75 * 10) / 2) < 1e-5);
        QVERIFY(std::abs(regularityLoss(*transformer, batch, {}, ErrorNorm::L1).item<double>() - (0.25 * 7 + 0.75 * 14) / 2) < 1e-5);
    }

    void headsMustDivideTheWidth()
    {
        try {
            Transformer(modelOf({{"heads", 3}}), 8, 17);
            QFAIL("it was accepted");
        } catch (const Error& error) {
            QCOMPARE(error.record().path, std::string("model.heads"));
        }
    }

private:
    void addCases() const
    {
        QTest::addColumn<int>("number");
        for (std::size_t i = 0; i < cases().size(); ++i)
            QTest::newRow(cases()[i].name.c_str()) << int(i);
    }

    std::string path(const TransformerCase& one, const std::string& suffix) const
    {
        return m_folder.filePath(QString::fromStdString(one.name + "." + suffix)).toStdString();
    }

    QTemporaryDir m_folder;
    bool m_isCompared = false;
};

QTEST_GUILESS_MAIN(TestTransformer)
#include "tst_transformer.moc"
