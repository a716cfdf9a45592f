#include <QtTest>

#include "fuzz/kept_corpus.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

/// What the fuzzer kept is taken or refused by an Error: what else is thrown would fail the test.
class TestKeptCorpus : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tracksAndMasks()
    {
        int taken = 0;
        QCOMPARE_GT(fuzz::replayCorpus("tracks", [&](const std::uint8_t* data, std::size_t size) { taken += LLVMFuzzerTestOneInput(data, size) == 0; }), 500);
        QCOMPARE_GT(taken, 50);
    }
};

QTEST_GUILESS_MAIN(TestKeptCorpus)
#include "tst_kept_corpus.moc"
