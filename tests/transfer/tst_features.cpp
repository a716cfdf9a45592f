#include <torch/types.h>
#include <torch/utils.h>

#include <fstream>

#include <QTemporaryDir>
#include <QtTest>

#include "data/catalogue.h"
#include "record/run_writer.h"
#include "transfer/features.h"
#include "transfer/small_target.h"

using namespace transect;
using namespace transect::testing;

class TestFeatures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        writeSmallMnist(path("data"), 600, 40);
        m_checkpoint = loadCheckpoint(writeSmallCheckpoint({path("run")}, "epoch-0000", 3));
        m_source = {openData(complete(dataSchema(), {{"name", "mnist"}}), {path("data")}).train, {}, "resize", m_checkpoint.info.input};
        for (std::int64_t i = 599; i >= 0; i -= 2)
            m_source.indices.push_back(i); // more than a batch, in an order of their own
    }

    void rowsAreTheNetworksFeaturesInTheGivenOrder()
    {
        const auto features = extractFeatures(*m_checkpoint.network, m_source, {}, never);
        QCOMPARE(features.sizes(), (torch::IntArrayRef{300, m_checkpoint.network->featureSize()}));
        m_checkpoint.network->eval();
        const torch::NoGradGuard noGrad;
        Image scratch;
        for (const int row : {0, 249, 250, 299}) {
            const auto image = m_source.data->image(m_source.indices[std::size_t(row)], scratch);
            auto pixels = torch::empty({1, 1, 12, 12});
            for (int i = 0; i < 144; ++i)
                pixels.view(-1)[i] = float((image.pixels[i] / 255.0 - 0.3) / 0.3);
            const auto expected = m_checkpoint.network->features(pixels).squeeze(0);
            QVERIFY2(torch::allclose(features[row], expected, 1e-4, 1e-5), qPrintable(QString::number(row)));
        }
    }

    void theStreamCarriesTheLabels()
    {
        std::int64_t rows = 0;
        streamFeatures(*m_checkpoint.network, m_source, {}, never, [&](const torch::Tensor& features, const torch::Tensor& labels) {
            QCOMPARE(features.size(0), labels.size(0));
            for (std::int64_t i = 0; i < labels.size(0); ++i, ++rows)
                QCOMPARE(labels[i].item<std::int64_t>(), m_source.data->labels()[std::size_t(m_source.indices[std::size_t(rows)])]);
        });
        QCOMPARE(rows, 300);
    }

    void stops()
    {
        int asked = 0;
        QVERIFY_THROWS_EXCEPTION(Stopped, extractFeatures(*m_checkpoint.network, m_source, {}, [&] { return ++asked == 2; }));
    }

    void theSameQuestionIsAnsweredFromTheCache()
    {
        const FeatureCache cache(path("cache"));
        int extractions = 0;
        const auto ask = [&](const std::string& checkpoint, const FeatureSource& source, const Compute& compute = {}) {
            const int before = extractions;
            cache.get(checkpoint, source, compute, [&] {
                ++extractions;
                return torch::full({std::int64_t(source.indices.size()), 2}, float(extractions));
            });
            return extractions > before;
        };
        const std::string one(64, 'a'), other(64, 'b');
        QVERIFY(ask(one, m_source));
        QVERIFY(!ask(one, m_source));
        QVERIFY(ask(other, m_source));
        auto changed = m_source;
        std::swap(changed.indices[0], changed.indices[1]);
        QVERIFY2(ask(one, changed), "another order");
        changed = m_source;
        changed.fit = "pad";
        QVERIFY2(ask(one, changed), "another fit");
        changed = m_source;
        changed.input.mean = {0.31};
        QVERIFY2(ask(one, changed), "another mean");
        changed = m_source;
        changed.data = openData(complete(dataSchema(), {{"name", "mnist"}}), {path("data")}).test;
        changed.indices.resize(10);
        QVERIFY2(ask(one, changed), "other images");
        Compute half;
        half.autocast = torch::kBFloat16;
        QVERIFY2(ask(one, m_source, half), "another precision");
        QVERIFY(!ask(one, m_source));
    }

    void aDamagedEntryIsMadeAnew()
    {
        const FeatureCache cache(path("damaged"));
        const auto make = [&](float value) {
            return cache.get("x", m_source, {}, [&] { return torch::full({300, 2}, value); });
        };
        make(1);
        for (const auto& entry : std::filesystem::directory_iterator(path("damaged")))
            std::filesystem::resize_file(entry.path(), 40);
        QCOMPARE(make(2)[0][0].item<float>(), 2.0f);
        QCOMPARE(make(3)[0][0].item<float>(), 2.0f);
    }

private:
    std::filesystem::path path(const QString& name) const { return m_folder.filePath(name).toStdString(); }

    QTemporaryDir m_folder;
    LoadedCheckpoint m_checkpoint;
    FeatureSource m_source;
};

QTEST_APPLESS_MAIN(TestFeatures)
#include "tst_features.moc"
