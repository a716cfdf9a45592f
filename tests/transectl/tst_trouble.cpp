#include <QtTest>

#include <sys/stat.h>
#include <unistd.h>

#include "record/checkpoint_record.h"
#include "record/safetensors.h"
#include "record/small_disk.h"
#include "transectl/command_line.h"

using namespace transect;
using testing::CommandLine;

namespace {

/// Weights of a few KiB, so that a disk of 1 MiB is room for some checkpoints.
QByteArray narrow(const QByteArray& name, int epochs)
{
    auto text = testing::pretraining(name, epochs);
    return text.replace(R"("small-cnn")", R"("small-cnn", "width": 2)").replace(R"("every": 1)", R"("every": 1000)");
}

} // namespace

/// What goes wrong around a run: disks and permissions.
class TestTrouble : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDiskThatIsTooSmallIsSaidBeforeTheStart()
    {
        const SmallDisk disk;
        if (!disk.whyNot().empty())
            QSKIP(disk.whyNot().c_str());
        const CommandLine line;
        const auto library = QString::fromStdString(disk.path().string());
        const auto outcome = line.call({"run", line.write("run.json", testing::pretraining("large", 9)), "--library", library});
        QCOMPARE(outcome.code, 1);
        for (const auto* word : {"MB", "free space"})
            QVERIFY2(outcome.err.contains(word), qPrintable(outcome.err));
        QVERIFY2(outcome.err.contains(library), qPrintable(outcome.err));
        QVERIFY(!QFile::exists(library + "/large/checkpoints/epoch-0000.safetensors"));
    }

    void aDiskThatFillsUpEndsTheRunAndLosesNothing()
    {
        const SmallDisk disk;
        if (!disk.whyNot().empty())
            QSKIP(disk.whyNot().c_str());
        const CommandLine line;
        const auto library = QString::fromStdString(disk.path().string());
        const auto checkpoints = disk.path() / "filling" / "checkpoints";
        const auto worker = line.start({"run", line.write("run.json", narrow("filling", 100000)), "--library", library, "--set", "metrics_every=1"});
        QTRY_VERIFY_WITH_TIMEOUT(std::filesystem::exists(checkpoints / "epoch-0000.safetensors"), 60000);
        QFile filler(library + "/filler");
        QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        while (filler.write(QByteArray(1024, 'x')) > 0) { }
        const auto outcome = CommandLine::ending(*worker);
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains("filling") && outcome.err.contains("space"), qPrintable(outcome.err));
        for (const auto& checkpoint : listCheckpoints(checkpoints))
            QVERIFY(SafetensorsFile::open(checkpoint.path).tensors().size() > 2);
        filler.close();
        QVERIFY(filler.remove());
        // With room again it goes on.
        const auto events = QFileInfo(library + "/filling/events.jsonl").size();
        const auto resumed = line.start({"resume", "filling", "--library", library});
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(library + "/filling/events.jsonl").size() > events + 4096, 60000);
        QCOMPARE(line.call({"stop", "filling", "--library", library}).code, 0);
        QCOMPARE(CommandLine::ending(*resumed).code, 3);
    }

    void aFolderWithoutPermissionIsNamed_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<int>("mode");
        QTest::newRow("a library that cannot be written") << "library" << 0555;
        QTest::newRow("data that cannot be read") << "data/mnist" << 0000;
    }

    void aFolderWithoutPermissionIsNamed()
    {
        QFETCH(QString, folder);
        QFETCH(int, mode);
        const CommandLine line;
        QDir().mkpath(line.path("library"));
        QDir().mkpath(line.path("state"));
        for (const auto* open : {"", "library", "state"})
            ::chmod(line.path(open).toUtf8().constData(), 0777);
        const auto spec = line.write("run.json", testing::pretraining("refused", 1));
        ::chmod(line.path(folder).toUtf8().constData(), mode_t(mode));
        const auto worker = line.startUnprivileged({"run", spec});
        if (!worker)
            QSKIP("an unprivileged user cannot start the program from here");
        const auto outcome = CommandLine::ending(*worker);
        ::chmod(line.path(folder).toUtf8().constData(), 0777);
        QVERIFY2(outcome.code == 1 || outcome.code == 2, qPrintable(QString::number(outcome.code)));
        QVERIFY2(outcome.err.contains(line.path(folder)) && outcome.err.contains("ermission"), qPrintable(outcome.err));
    }
};

QTEST_GUILESS_MAIN(TestTrouble)
#include "tst_trouble.moc"
