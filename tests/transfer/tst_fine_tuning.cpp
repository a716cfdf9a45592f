#include <torch/types.h>

#include <QTemporaryDir>
#include <QtTest>

#include "record/run_writer.h"
#include "support/near.h"
#include "transfer/features.h"
#include "transfer/probe.h"
#include "transfer/small_target.h"

using namespace transect;
using namespace transect::testing;

class TestFineTuning : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        writeSmallMnist(path("data"), 160, 48);
        m_checkpoint = loadCheckpoint(writeSmallCheckpoint({path("run")}, "epoch-0000", 3));
        m_target = openTarget(smallTransfer(), {path("data")});
        m_draw = drawTarget(m_target, 0);
    }

    /// With a learning rate of 0, the probe's head and statistics that stay, nothing moves: FT is FE.
    void withoutStepsOfAnyLengthFineTuningIsFeatureExtraction()
    {
        const auto features = [&](const DataSetPtr& data, const Indices& indices) {
            LabelledFeatures rows{extractFeatures(*m_checkpoint.network, {data, indices, "resize", m_checkpoint.info.input}, {}, never),
                                  torch::empty({std::int64_t(indices.size())}, torch::kInt64)};
            for (std::size_t i = 0; i < indices.size(); ++i)
                rows.labels[std::int64_t(i)] = data->labels()[std::size_t(indices[i])];
            return rows;
        };
        ProbeOptions options;
        options.lambdas = logarithmicGrid(-3, 3, 7);
        const auto probed = probe(features(m_target.train, m_draw.train), features(m_target.train, m_draw.validation),
                                  features(m_target.test, m_target.testIndices), 4, options);
        const auto tuned = run({{"learning_rates", {0.0}}, {"head", "probe"}, {"batch_norm_moves", false}},
                               {{probed.selection.weight, probed.selection.bias}, {probed.final.weight, probed.final.bias}});
        QCOMPARE(tuned.correct, probed.correct);
        QCOMPARE(tuned.candidates.front().validationScore, probed.validationScore);
    }

    void itLearnsTheTarget()
    {
        const auto tuned = run({{"steps", 60}, {"learning_rates", {0.05}}});
        QVERIFY2(tuned.score() > 0.8, qPrintable(QString::number(tuned.score())));
        QVERIFY(tuned.converged);
        QCOMPARE(tuned.correct.size(), m_target.testIndices.size());
    }

    void theCheckpointItselfStaysAsItWas()
    {
        const auto before = m_checkpoint.network->parameters().front().clone();
        run({{"steps", 5}, {"learning_rates", {0.05}}});
        QVERIFY(torch::equal(m_checkpoint.network->parameters().front(), before));
    }

    void theBestOfTheGridOnValidationIsTested()
    {
        const auto tuned = run({{"steps", 60}, {"learning_rates", {0.05, 0.0}}, {"weight_decays", {0.001, 0.0}}});
        QCOMPARE(tuned.candidates.size(), std::size_t(4));
        QCOMPARE(tuned.candidates[0].learningRate, 0.0); // from the smallest
        QCOMPARE(tuned.candidates[1].weightDecay, 0.001);
        const auto& chosen = tuned.candidates[tuned.chosen];
        QCOMPARE(chosen.learningRate, 0.05);
        for (const auto& one : tuned.candidates)
            QVERIFY(one.validationScore <= chosen.validationScore);
    }

    void aCandidateThatDivergesIsSaidAndNotChosen()
    {
        const auto tuned = run({{"steps", 40}, {"learning_rates", {0.05, 1000.0}}, {"weight_decays", {1000.0, 0.0}}});
        int diverged = 0;
        for (const auto& one : tuned.candidates) {
            diverged += !one.converged;
            QVERIFY(one.converged || one.validationScore == 0);
        }
        QVERIFY(diverged > 0);
        QVERIFY(tuned.candidates[tuned.chosen].converged && tuned.converged);
    }

    void imagesAreFittedAsForFeatureExtraction()
    {
        auto input = m_checkpoint.info.input;
        input.height = input.width = 20;
        const auto parameters = smallTransfer({{"fine_tuning", {{"steps", 3}}}}).at("fine_tuning");
        const auto lossWith = [&](const std::string& fit) {
            return fineTune(m_checkpoint, m_target, m_draw, input, fit, parameters, {}, {}, never).finalLoss;
        };
        QVERIFY(lossWith("resize") != lossWith("pad"));
    }

    void theSameDrawGivesTheSameNumbers()
    {
        QCOMPARE(run({{"steps", 12}}).finalLoss, run({{"steps", 12}}).finalLoss);
    }

    void stops()
    {
        int asked = 0;
        const auto parameters = smallTransfer({{"fine_tuning", {{"steps", 1000000}}}}).at("fine_tuning");
        QVERIFY_THROWS_EXCEPTION(Stopped, fineTune(m_checkpoint, m_target, m_draw, m_checkpoint.info.input, m_fit, parameters, {}, {}, [&] { return ++asked == 5; }));
    }

private:
    std::filesystem::path path(const QString& name) const { return m_folder.filePath(name).toStdString(); }

    FineTuningResult run(const Json& changes, const StartHeads& heads = {})
    {
        const auto parameters = smallTransfer({{"fine_tuning", changes}}).at("fine_tuning");
        return fineTune(m_checkpoint, m_target, m_draw, m_checkpoint.info.input, m_fit, parameters, heads, {}, never);
    }

    QTemporaryDir m_folder;
    std::string m_fit = "resize";
    LoadedCheckpoint m_checkpoint;
    TargetData m_target;
    TargetDraw m_draw;
};

QTEST_APPLESS_MAIN(TestFineTuning)
#include "tst_fine_tuning.moc"
