#include "record/checkpoint_record.h"

#include "record/error_of.h"
#include "record/printing.h"
#include "record/safetensors.h"

#include <QTemporaryDir>

#include <algorithm>
#include <fstream>
#include <limits>

using namespace transect;

class TestCheckpointRecord : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_temporary = std::make_unique<QTemporaryDir>(); }

    void namesCheckpoints();
    void listsARunsSeries();
    void listsAnImportedSeries();
    void readsImportedEpochs_data();
    void readsImportedEpochs();
    void refusesDamage_data();
    void refusesDamage();
    void listsNothingOfAnEmptyFolder();
    void makesGeometricSeries_data();
    void makesGeometricSeries();

private:
    std::filesystem::path folder() const { return m_temporary->path().toStdString(); }
    void write(const std::string& name, const Metadata& metadata = {}) const
    {
        const float weight = 1;
        const TensorView tensor{"weight", DType::F32, {1}, std::as_bytes(std::span(&weight, 1))};
        writeSafetensors(folder() / (name + ".safetensors"), {&tensor, 1}, metadata);
    }
    std::vector<std::string> names() const
    {
        std::vector<std::string> result;
        for (const CheckpointRecord& record : listCheckpoints(folder()))
            result.push_back(record.name);
        return result;
    }
    std::unique_ptr<QTemporaryDir> m_temporary;
};

void TestCheckpointRecord::namesCheckpoints()
{
    QCOMPARE(checkpointName(0), std::string("epoch-0000"));
    QCOMPARE(checkpointName(5), std::string("epoch-0005"));
    QCOMPARE(checkpointName(12345), std::string("epoch-12345"));
    QCOMPARE(checkpointName(0, 40), std::string("epoch-0000-step-00040"));
    QCOMPARE(checkpointName(2, 1234567), std::string("epoch-0002-step-1234567"));
}

void TestCheckpointRecord::listsARunsSeries()
{
    write("epoch-0010", {{"epoch", "10"}, {"step", "1570"}});
    write("epoch-0000", {{"epoch", "0"}, {"step", "0"}});
    write("epoch-0000-step-00040", {{"epoch", "0.25477707006369427"}, {"step", "40"}});
    write("epoch-0002", {{"epoch", "2"}, {"step", "314"}});
    write("epoch-0002.resume", {{"epoch", "2"}, {"step", "314"}});
    write("epoch-0003.resume"); // its weights are not there yet
    write("latest-200", {{"epoch", "1.27"}, {"step", "200"}});
    write("other");
    std::ofstream(folder() / ".epoch-0005.safetensors.4711.1.part") << "half";
    std::ofstream(folder() / "epoch-0009.txt") << "no weights";
    std::filesystem::create_directory(folder() / "epoch-0008.safetensors");

    const std::vector<CheckpointRecord> series = listCheckpoints(folder());
    const std::vector<std::string> expected{"epoch-0000", "epoch-0000-step-00040", "epoch-0002", "epoch-0010"};
    QCOMPARE(names(), expected);
    QCOMPARE(series[1].epoch, 0.25477707006369427);
    QCOMPARE(series[1].step, std::int64_t(40));
    QCOMPARE(series[2].path, folder() / "epoch-0002.safetensors");
    QCOMPARE(series[2].resumePath(), folder() / "epoch-0002.resume.safetensors");
}

void TestCheckpointRecord::listsAnImportedSeries()
{
    for (const char* name : {"net_e10", "net_e9", "net_e100", "net_e009b", "final", "net_e9_b2", "net_e9_b10"})
        write(name);
    const std::vector<std::string> expected{"final", "net_e9", "net_e9_b2", "net_e9_b10", "net_e009b", "net_e10", "net_e100"};
    QCOMPARE(names(), expected);
    for (std::size_t position = 0; position < expected.size(); ++position)
        QCOMPARE(listCheckpoints(folder())[position].step, std::int64_t(position));
}

void TestCheckpointRecord::readsImportedEpochs_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<double>("epoch");
    QTest::newRow("at the end") << QByteArray("resnet18_epoch_5") << 5.0;
    QTest::newRow("in the middle") << QByteArray("checkpoint-0030-final") << 30.0;
    QTest::newRow("alone") << QByteArray("7") << 7.0;
    QTest::newRow("none: the position") << QByteArray("weights") << 0.0;
    QTest::newRow("our names without our metadata") << QByteArray("epoch-0012") << 12.0;
    QTest::newRow("many digits") << QByteArray(200, '9') << 1e200; // as a double
}

void TestCheckpointRecord::readsImportedEpochs()
{
    QFETCH(QByteArray, name);
    QFETCH(double, epoch);
    write(name.toStdString());
    QCOMPARE(listCheckpoints(folder()).at(0).epoch, epoch);
}

void TestCheckpointRecord::refusesDamage_data()
{
    QTest::addColumn<QByteArray>("epoch");
    QTest::addColumn<QByteArray>("step");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("epoch as a word") << QByteArray("five") << QByteArray("1") << QByteArray(R"(found "five" as metadata "epoch", expected a number)");
    QTest::newRow("epoch with more behind it") << QByteArray("5 ") << QByteArray("1") << QByteArray(R"(found "5 " as metadata "epoch", expected a number)");
    QTest::newRow("epoch is not finite") << QByteArray("inf") << QByteArray("1") << QByteArray(R"(found "inf" as metadata "epoch", expected a number)");
    QTest::newRow("empty") << QByteArray("") << QByteArray("1") << QByteArray(R"(found "" as metadata "epoch", expected a number)");
    QTest::newRow("step with a fraction") << QByteArray("5") << QByteArray("1.5") << QByteArray(R"(found "1.5" as metadata "step", expected a whole number of at least 0)");
    QTest::newRow("negative step") << QByteArray("5") << QByteArray("-1") << QByteArray(R"(found "-1" as metadata "step", expected a whole number of at least 0)");
    QTest::newRow("no step") << QByteArray("5") << QByteArray() << QByteArray(R"(found no metadata member "step", expected it)");
}

void TestCheckpointRecord::refusesDamage()
{
    QFETCH(QByteArray, epoch);
    QFETCH(QByteArray, step);
    QFETCH(QByteArray, text);
    Metadata metadata{{"epoch", epoch.toStdString()}};
    if (!step.isNull())
        metadata["step"] = step.toStdString();
    write("epoch-0000", {{"epoch", "0"}, {"step", "0"}});
    write("epoch-0005", metadata);
    const ErrorRecord error = errorOf([this] { listCheckpoints(folder()); });
    QCOMPARE(error.code, std::string("bad-checkpoint"));
    QCOMPARE(error.text, text.toStdString());
    QCOMPARE(error.path, (folder() / "epoch-0005.safetensors").string());

    write("epoch-0005");
    QCOMPARE(errorOf([this] { listCheckpoints(folder()); }).code, std::string("bad-checkpoint"));
    std::ofstream(folder() / "epoch-0005.safetensors") << "cut short";
    QCOMPARE(errorOf([this] { listCheckpoints(folder()); }).code, std::string("bad-safetensors"));
}

void TestCheckpointRecord::listsNothingOfAnEmptyFolder()
{
    QVERIFY(listCheckpoints(folder()).empty());
    QCOMPARE(errorOf([this] { listCheckpoints(folder() / "none"); }).code, std::string("no-file"));
}

void TestCheckpointRecord::makesGeometricSeries_data()
{
    QTest::addColumn<qint64>("last");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("0") << qint64(0) << QByteArray("0");
    QTest::newRow("1") << qint64(1) << QByteArray("0 1");
    QTest::newRow("4") << qint64(4) << QByteArray("0 1 2 3 4");
    QTest::newRow("10") << qint64(10) << QByteArray("0 1 2 3 5 8 10");
    QTest::newRow("12") << qint64(12) << QByteArray("0 1 2 3 5 8 12");
    QTest::newRow("13") << qint64(13) << QByteArray("0 1 2 3 5 8 12 13");
    QTest::newRow("20") << qint64(20) << QByteArray("0 1 2 3 5 8 12 20");
    QTest::newRow("120") << qint64(120) << QByteArray("0 1 2 3 5 8 12 20 30 50 80 120");
    QTest::newRow("1300") << qint64(1300) << QByteArray("0 1 2 3 5 8 12 20 30 50 80 120 200 300 500 800 1200 1300");
}

void TestCheckpointRecord::makesGeometricSeries()
{
    QFETCH(qint64, last);
    QFETCH(QByteArray, expected);
    QByteArrayList words;
    for (const std::int64_t epoch : geometricSeries(last))
        words << QByteArray::number(qint64(epoch));
    QCOMPARE(words.join(' '), expected);

    const auto huge = geometricSeries(std::numeric_limits<std::int64_t>::max());
    QVERIFY(std::ranges::is_sorted(huge) && huge.size() < 100 && huge.back() == std::numeric_limits<std::int64_t>::max());
}

QTEST_APPLESS_MAIN(TestCheckpointRecord)
#include "tst_checkpoint_record.moc"
