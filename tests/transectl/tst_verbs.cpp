#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QtTest>

#include "transectl/command_line.h"

using transect::testing::CommandLine;

class TestVerbs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyVerbHasHelpWithAnExample_data()
    {
        QTest::addColumn<QString>("verb");
        for (const auto* verb : {"run", "resume", "stop", "list", "show", "describe", "export", "inspect", "import", "auc", "tracks", "score", "review", "doctor"})
            QTest::newRow(verb) << verb;
    }

    void everyVerbHasHelpWithAnExample()
    {
        QFETCH(QString, verb);
        const CommandLine line;
        const auto help = line.call({verb, "--help"});
        QCOMPARE(help.code, 0);
        QVERIFY(help.out.contains("Example: transectl " + verb));
        QCOMPARE(line.call({verb, "--no-such-option"}).code, 2);
    }

    void badArgumentsExitWithTwo()
    {
        const CommandLine line;
        QCOMPARE(line.call({}).code, 2);
        QCOMPARE(line.call({"rum"}).code, 2);
        QCOMPARE(line.call({"run"}).code, 2);
        const auto missing = line.call({"show", "nothing"});
        QCOMPARE(missing.code, 2);
        QVERIFY(missing.err.contains("nothing"));
    }

    void describeSaysWhatThisBuildCanDo()
    {
        const CommandLine line;
        const auto json = QJsonDocument::fromJson(line.call({"describe", "--json"}).out.toUtf8()).object();
        QCOMPARE(json.value("kinds").toArray().size(), 5);
        QVERIFY(json.value("devices").toArray().contains("cpu"));
        bool found = false;
        for (const auto& data : json.value("data_sets").toArray())
            found |= data.toObject().value("name") == "mnist" && data.toObject().value("found").toString().startsWith(line.path("data"));
        QVERIFY(found);
    }

    /// Only what carries out runs looks for requests to stop; all else would go on in spite of them.
    void whatCarriesOutNoRunEndsAtOnceWhenItIsInterrupted()
    {
        const CommandLine line;
        const auto pipe = line.path("pipe");
        QCOMPARE(::mkfifo(pipe.toLocal8Bit().constData(), 0600), 0);
        const int reader = ::open(pipe.toLocal8Bit().constData(), O_RDWR);
        QVERIFY(reader != -1);
        const auto process = line.start({"describe", "--json"}, pipe); // more than the pipe takes
        const auto waiting = [reader] {
            int bytes = 0;
            return ::ioctl(reader, FIONREAD, &bytes) == 0 ? bytes : 0;
        };
        QTRY_VERIFY(waiting() > 0);
        process->terminate();
        QVERIFY(process->waitForFinished());
        QCOMPARE(process->exitStatus(), QProcess::CrashExit); // by the signal
        ::close(reader);
    }

    void theReferencePageIsUpToDate()
    {
        QFile page(TRANSECT_SOURCE_DIR "/docs/parameters.md");
        QVERIFY(page.open(QIODevice::ReadOnly));
        const CommandLine line;
        QVERIFY2(line.call({"describe", "--markdown"}).out == QString::fromUtf8(page.readAll()),
                 "make it again: transectl describe --markdown > docs/parameters.md");
    }

    void anEmptyLibraryIsNoFailure()
    {
        const CommandLine line;
        const auto list = line.call({"list", "--json"});
        QCOMPARE(list.code, 0);
        QCOMPARE(list.out.trimmed(), QString("[]"));
    }

    void inspectRefusesWhatIsNoCheckpoint()
    {
        const CommandLine line;
        const auto outcome = line.call({"inspect", line.write("hostile.safetensors", QByteArray("\xff\xff\xff\xff\xff\xff\xff\x7f{}", 10))});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains("hostile.safetensors") && outcome.err.contains("header"), qPrintable(outcome.err));
    }

    void inspectKeepsTheTerminalFromObeyingAFile()
    {
        const CommandLine line;
        const QByteArray header = "{\"__metadata__\":{\"note\":\"\\u001b[2Jgone\\u009b1m\"},\"a\\u0007b\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}}";
        QByteArray file(8, '\0');
        file[0] = char(header.size());
        const auto outcome = line.call({"inspect", line.write("steering.safetensors", file + header + "x")});
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.out.contains("?[2Jgone?1m") && outcome.out.contains("a?b"), qPrintable(outcome.out));
    }

    void whatCannotBeWrittenIsAFailure()
    {
        if (!QFile::exists("/dev/full"))
            QSKIP("this system has no /dev/full");
        const CommandLine line;
        const auto process = line.start({"describe", "--json"}, "/dev/full");
        const auto outcome = CommandLine::ending(*process);
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains("standard output"), qPrintable(outcome.err));
    }

    void doctorNamesWhatIsMissingAndTheRemedy()
    {
        const CommandLine line;
        const auto findings = QJsonDocument::fromJson(line.call({"doctor", "--json"}).out.toUtf8()).array();
        QVERIFY(findings.size() > 4);
        for (const auto& finding : findings) {
            const auto grade = finding.toObject().value("grade").toString();
            QVERIFY(grade == "ok" || grade == "optional");
            QCOMPARE(finding.toObject().value("remedy").toString().isEmpty(), grade == "ok");
        }
    }
};

QTEST_GUILESS_MAIN(TestVerbs)
#include "tst_verbs.moc"
