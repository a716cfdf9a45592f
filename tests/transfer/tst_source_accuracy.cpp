#include <torch/types.h>

#include <QtTest>

#include <QTemporaryDir>

#include <fstream>

#include "record/error_of.h"
#include "transfer/source_accuracy.h"

using namespace transect;

/// Accuracies that another program's log tells.
class TestSourceAccuracy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTables_data()
    {
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<QString>("key");
        QTest::addColumn<bool>("isPerCent");
        QTest::addColumn<double>("accuracy"); // of epoch 5
        const auto row = [](const char* name, const QByteArray& table, const char* key, bool isPerCent, double accuracy) {
            QTest::newRow(name) << table << QString(key) << isPerCent << accuracy;
        };
        row("shares", "epoch,accuracy\n0,0.1\n5,0.75\n", "epoch", false, 0.75);
        row("per cent", "epoch,accuracy\n0,0.1\n5,75\n", "epoch", true, 0.75);
        row("small per cent with the sign in the header", "epoch;top1 (%)\n5;0.75\n", "epoch", true, 0.0075);
        row("the sign behind a number", "epoch,acc\n5,0.75 %\n", "epoch", true, 0.0075);
        row("without a header", "0,0.1\n5,0.75\n", "epoch", false, 0.75);
        row("files without a header", "epoch_5.pth\t0.75\n", "file", false, 0.75);
        row("by steps", "Step,loss,Val_Acc\n1000,2.2,0.1\n2500,1.1,0.75\n", "step", false, 0.75);
        row("by files", "file,epoch,accuracy\n\"epoch_5.pth\",9,0.75\n", "file", false, 0.75);
        row("by names without their ending", "accuracy,checkpoint\n0.75,epoch_5\n", "file", false, 0.75);
        row("of Windows, with a mark of its bytes and a remark", "\xef\xbb\xbf# made by hand\r\nepoch,accuracy\r\n5,0.75\r\n\r\n", "epoch", false, 0.75);
        row("what was not measured", "epoch,accuracy\n4,\n5,0.75\n", "epoch", false, 0.75);
    }

    void readsTables()
    {
        QFETCH(QByteArray, table);
        QFETCH(QString, key);
        QFETCH(bool, isPerCent);
        QFETCH(double, accuracy);
        const auto read = SourceAccuracy::read(written(table));
        QCOMPARE(QString::fromStdString(read.key()), key);
        QCOMPARE(read.isPerCent(), isPerCent);
        const auto found = read.of({"epoch-0005", 5, 2500, "/runs/epoch_5.pth"});
        QVERIFY(found);
        QCOMPARE(*found, accuracy);
        QVERIFY(!read.of({"epoch-0007", 7, 3500, "/runs/epoch_7.pth"}));
    }

    void anEmptyTableHasNoRows()
    {
        QCOMPARE(SourceAccuracy::read(written("")).rows(), std::size_t(0));
        QCOMPARE(SourceAccuracy::read(written("epoch,accuracy\n")).rows(), std::size_t(0));
    }

    void wrongRowsAreNamed_data()
    {
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("part");
        QTest::newRow("no number") << QByteArray("epoch,accuracy\n1,0.5\n2,good\n") << 3 << "found the accuracy \"good\", expected a number";
        QTest::newRow("no epoch") << QByteArray("epoch,accuracy\none,0.5\n") << 2 << "found the epoch \"one\", expected a number";
        QTest::newRow("no file") << QByteArray("file,accuracy\n,0.5\n") << 2 << "no name of a file";
        QTest::newRow("too few columns") << QByteArray("epoch,loss,accuracy\n1,0.5\n") << 2 << "found 2 columns in \"1,0.5\", expected 3";
        QTest::newRow("unknown columns") << QByteArray("time,loss\n1,0.5\n") << 1 << "expected one of epoch, step or file, and one of accuracy or top1";
        QTest::newRow("three columns without a header") << QByteArray("1,2,3\n") << 1 << "expected one of epoch, step or file";
        QTest::newRow("beyond per cent") << QByteArray("1,50\n2,101\n") << 2 << "found the accuracy 101.0, expected 0 to 100 per cent";
        QTest::newRow("below zero") << QByteArray("1,0.5\n2,-0.1\n") << 2 << "expected a share from 0 to 1";
        QTest::newRow("not finite") << QByteArray("1,nan\n") << 1 << "expected";
        QTest::newRow("twice") << QByteArray("epoch,accuracy\n3,0.5\n4,0.6\n3.0,0.7\n") << 4 << "found the epoch 3.0, which line 2 has already";
    }

    void wrongRowsAreNamed()
    {
        QFETCH(QByteArray, table);
        QFETCH(int, line);
        QFETCH(QString, part);
        const auto path = written(table);
        const auto error = errorOf([&] { SourceAccuracy::read(path); });
        QCOMPARE(QString::fromStdString(error.code), QString("bad-table"));
        QCOMPARE(error.path, path.string() + ", line " + std::to_string(line));
        QVERIFY2(QString::fromStdString(error.text).contains(part), error.text.c_str());
    }

    void aMissingTableIsNamed()
    {
        QCOMPARE(errorOf([] { SourceAccuracy::read("/nowhere/log.csv"); }).path, "/nowhere/log.csv");
    }

private:
    std::filesystem::path written(const QByteArray& table)
    {
        const auto path = std::filesystem::path(m_folder.filePath("log.csv").toStdString());
        std::ofstream(path, std::ios::binary) << table.toStdString();
        return path;
    }

    QTemporaryDir m_folder;
};

QTEST_APPLESS_MAIN(TestSourceAccuracy)
#include "tst_source_accuracy.moc"
