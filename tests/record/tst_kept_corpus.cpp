#include <QtTest>

#include "fuzz/fuzz_safetensors.h"
#include "fuzz/fuzz_weights.h"
#include "fuzz/kept_corpus.h"

/// What the fuzzers kept is taken or refused by an Error: what else is thrown would fail the test.
class TestKeptCorpus : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void weights()
    {
        int taken = 0;
        QCOMPARE_GT(fuzz::replayCorpus("weights", [&](const std::uint8_t* data, std::size_t size) { taken += fuzz::isTakenAsWeights(data, size); }), 100);
        QCOMPARE_GT(taken, 5);
    }

    void safetensors()
    {
        int taken = 0;
        QCOMPARE_GT(fuzz::replayCorpus("safetensors", [&](const std::uint8_t* data, std::size_t size) { taken += LLVMFuzzerTestOneInput(data, size) == 0; }), 50);
        QCOMPARE_GT(taken, 5);
    }
};

QTEST_GUILESS_MAIN(TestKeptCorpus)
#include "tst_kept_corpus.moc"
