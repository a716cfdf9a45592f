#include <torch/types.h>

#include <QtTest>

#include <QTemporaryDir>

#include "record/error_of.h"
#include "transfer/foreign_folder.h"
#include "transfer/foreign_source.h"
#include "transfer/series.h"

using namespace transect;
using namespace transect::testing;

namespace {

ForeignOptions greyOptions(std::int64_t expected = 0, double idleSeconds = 0)
{
    ForeignOptions options;
    options.network = {{}, {0.3}, {0.3}, 12};
    options.expected = expected;
    options.idleSeconds = idleSeconds;
    return options;
}

QStringList namesOf(const std::vector<CheckpointRecord>& records)
{
    QStringList names;
    for (const auto& record : records)
        names << QString::fromStdString(record.name);
    return names;
}

} // namespace

/// Folders that another program wrote or is writing.
class TestForeignSource : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        writeForeign(in("epoch_1.safetensors"), *smallNetwork(1));
        writeForeign(in("epoch_2.safetensors"), *smallNetwork(2));
    }

    void aFolderThatIsWhole()
    {
        ForeignSource source(in(""), greyOptions());
        QVERIFY(source.isGrowing(false)); // nobody looked yet
        const auto records = source.checkpoints();
        QCOMPARE(namesOf(records), (QStringList{"epoch-0001", "epoch-0002"}));
        QCOMPARE(records[1].step, 2);
        QVERIFY(!source.isGrowing(true));
        const auto loaded = source.load(records[1]);
        QCOMPARE(loaded.info.input, (InputSpec{12, 12, 1, {0.3}, {0.3}}));
        QCOMPARE(loaded.info.epoch, 2.0);
        QVERIFY(!loaded.network->is_training());
        const auto expected = smallNetwork(2);
        QVERIFY(loaded.network->parameters().front().equal(expected->parameters().front()));
    }

    void aFileOfThisMomentIsWaitedFor()
    {
        setAge(in("epoch_2.safetensors"), 0);
        ForeignSource source(in(""), greyOptions());
        QCOMPARE(namesOf(source.checkpoints()), QStringList{"epoch-0001"});
        QVERIFY(source.isGrowing(false));
        setAge(in("epoch_2.safetensors"), 10);
        QCOMPARE(source.checkpoints().size(), std::size_t(2));
        QVERIFY(!source.isGrowing(false));
    }

    void aHalfWrittenFileIsWaitedFor()
    {
        cutShort(in("epoch_2.safetensors"), 10);
        ForeignSource source(in(""), greyOptions());
        QCOMPARE(namesOf(source.checkpoints()), QStringList{"epoch-0001"});
        QVERIFY(source.isGrowing(false));
        QVERIFY(source.unreadable().empty());
        writeForeign(in("epoch_2.safetensors"), *smallNetwork(2));
        QCOMPARE(source.checkpoints().size(), std::size_t(2));
        QVERIFY(!source.isGrowing(false));
    }

    void aFileThatStaysUnreadableIsNamed()
    {
        cutShort(in("epoch_1.safetensors"), 120);
        ForeignSource source(in(""), greyOptions());
        QCOMPARE(namesOf(source.checkpoints()), QStringList{"epoch-0002"});
        QVERIFY(!source.isGrowing(true));
        QCOMPARE(source.unreadable().size(), std::size_t(1));
        QCOMPARE(source.unreadable().front().path, in("epoch_1.safetensors").string());
        writeForeign(in("epoch_1.safetensors"), *smallNetwork(1));
        QCOMPARE(source.checkpoints().size(), std::size_t(2));
        QVERIFY(source.unreadable().empty());
    }

    void whatIsRemovedIsNotWaitedForButCounts()
    {
        setAge(in("epoch_2.safetensors"), 0);
        ForeignSource source(in(""), greyOptions(3));
        source.checkpoints();
        std::filesystem::remove(in("epoch_2.safetensors"));
        QCOMPARE(source.checkpoints().size(), std::size_t(1));
        QVERIFY(!source.isGrowing(false));
        QVERIFY(source.isGrowing(true));
        writeForeign(in("epoch_3.safetensors"), *smallNetwork(3));
        source.checkpoints();
        QVERIFY(!source.isGrowing(true));
    }

    void itIsFollowedAsLongAsItIsAsked()
    {
        ForeignSource counted(in(""), greyOptions(3));
        counted.checkpoints();
        QVERIFY(counted.isGrowing(true));
        QVERIFY(!counted.isGrowing(false));
        ForeignSource timed(in(""), greyOptions(0, 3600)), late(in(""), greyOptions(0, 1e-9));
        timed.checkpoints();
        late.checkpoints();
        QVERIFY(timed.isGrowing(true));
        QVERIFY(!late.isGrowing(true));
        writeForeign(in("epoch_3.safetensors"), *smallNetwork(3));
        QCOMPARE(counted.checkpoints().size(), std::size_t(3));
        QVERIFY(!counted.isGrowing(true));
    }

    void anEmptyFolderIsWaitedForWhereMoreIsExpected()
    {
        const auto empty = in("empty");
        std::filesystem::create_directories(empty);
        QVERIFY(ForeignSource(empty, greyOptions(1)).checkpoints().empty());
        QCOMPARE(errorOf([&] { ForeignSource(empty, greyOptions()).checkpoints(); }).code, "no-checkpoints");
    }

    void filesOfAnotherNetworkAreNamed()
    {
        writeForeign(in("epoch_3.safetensors"), *smallNetwork(3, 8));
        ForeignSource source(in(""), greyOptions());
        const auto error = errorOf([&] { source.checkpoints(); });
        QCOMPARE(error.code, "bad-series");
        QCOMPARE(error.path, in("epoch_3.safetensors").string());
    }

    /// "net-1-5" alone is epoch 5; beside "net-2-5" it is epoch 1.
    void aPlaceThatChangesIsNamed()
    {
        const auto folder = in("places");
        writeForeign(folder / "net-1-5.safetensors", *smallNetwork(1));
        ForeignSource source(folder, greyOptions());
        QCOMPARE(namesOf(source.checkpoints()), QStringList{"epoch-0005"});
        writeForeign(folder / "net-2-5.safetensors", *smallNetwork(2));
        const auto error = errorOf([&] { source.checkpoints(); });
        QVERIFY2(error.text.find("epoch-0005") != std::string::npos && error.text.find("epoch-0001") != std::string::npos, error.text.c_str());
    }

    void oneFileAndAListAreSeriesToo()
    {
        ForeignSource one(in("epoch_2.safetensors"), greyOptions());
        QCOMPARE(namesOf(one.checkpoints()), QStringList{"epoch-0002"});
        std::ofstream(in("list.txt")) << "epoch_2.safetensors\t7\nepoch_1.safetensors\t9\n";
        ForeignSource list(in("list.txt"), greyOptions());
        const auto records = list.checkpoints();
        QCOMPARE(namesOf(records), (QStringList{"epoch-0007", "epoch-0009"}));
        QCOMPARE(records.front().path, in("epoch_2.safetensors"));
    }

    void theContentKeyTellsNetworksApart()
    {
        const auto keyOf = [&](const Json& model) {
            auto options = greyOptions();
            if (!model.is_null())
                options.network.model = completeModel(model);
            auto series = Series::open(in("").string(), in("run"), in(""), options);
            const auto loaded = series.load(series.checkpoints({1}).front());
            return std::pair(loaded.sha256, series.contentKey(loaded));
        };
        const auto inferred = keyOf(nullptr), named = keyOf({{"name", "small-cnn"}, {"width", 16}});
        QCOMPARE(inferred, named);
        QVERIFY(inferred.first != inferred.second);
    }

private:
    std::filesystem::path in(const char* name) const { return std::filesystem::path(m_folder->path().toStdString()) / name; }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_APPLESS_MAIN(TestForeignSource)
#include "tst_foreign_source.moc"
