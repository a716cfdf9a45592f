#include <QtTest>

#include "desk.h"
#include "main_window.h"
#include "record/run_folder.h"
#include "record/run_spec.h"
#include "record/run_state.h"
#include "record/worker_lock.h"
#include "widgets/common/actions.h"
#include "widgets/common/message_bar.h"
#include "widgets/common/selection.h"
#include "widgets/common/settings.h"
#include "widgets/launch/fake_engine.h"
#include "widgets/launch/launch_dialog.h"
#include "widgets/runs/run_reader.h"
#include "widgets/runs/runs_model.h"
#include "widgets/runs/runs_pane.h"

using namespace transect;
using testing::resources;

namespace {

void setStatus(const RunFolder& run, RunStatus status)
{
    RunState state;
    state.status = status;
    state.heartbeat = double(QDateTime::currentSecsSinceEpoch());
    writeState(run.stateJson(), state);
}

RunFolder makeRun(const std::filesystem::path& library, const std::string& name, RunStatus status, std::optional<std::string> study = {})
{
    const auto run = createRunFolder(library, name);
    RunSpec spec;
    spec.kind = "pretrain";
    spec.name = name;
    spec.study = std::move(study);
    writeRunSpec(run.runJson(), spec);
    setStatus(run, status);
    return run;
}

} // namespace

/// Which library the window opens and remembers, what it says of it, and what it keeps of what is launched.
class TestWindowLibrary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_desk = std::make_unique<testing::Desk>();
        m_engine = std::make_unique<testing::FakeEngine>();
    }
    void cleanupTestCase()
    {
        m_engine.reset();
        m_desk.reset();
    }
    void init()
    {
        QSettings().clear();
        m_temporary = std::make_unique<QTemporaryDir>();
        m_library = path("library").toStdString();
        std::filesystem::create_directories(m_library);
        m_window = std::make_unique<MainWindow>(resources, path("demo").toStdString());
    }
    void cleanup() { m_window.reset(); }

    void onlyWhatWasChosenIsOpenedAgain()
    {
        m_window->openLibrary(path("library").toStdString(), MainWindow::Remembered::Yes);
        m_window->openLibrary(path("other").toStdString());
        QCOMPARE(Settings().library(), path("library"));
        QCOMPARE(Settings().recentLibraries(), QStringList({path("other"), path("library")}));
    }

    void aLibraryThatIsNotThereIsSaidAndNotMade()
    {
        show();
        m_window->openLibrary(path("mistyped").toStdString());
        QTRY_VERIFY(bar().isVisible());
        QVERIFY2(bar().text().contains(path("mistyped")), qPrintable(bar().text()));
        QVERIFY(!QFile::exists(path("mistyped")));
    }

    void aRunThatIsNotThereIsSaidAtOnce()
    {
        makeRun(m_library, "fashion", RunStatus::Finished);
        show();
        m_window->chooseWhenListed("fahsion");
        QVERIFY(bar().isVisible());
        QVERIFY2(bar().text().contains("\"fahsion\"") && bar().text().contains(path("library")) && bar().text().contains("did you mean \"fashion\"?"), qPrintable(bar().text()));
        m_window->chooseWhenListed("fash");
        QTRY_COMPARE(m_window->selection().runs(), QStringList{"fashion"});
    }

    void theFirstPageOffersTheDemoAndOtherLibraries()
    {
        std::filesystem::create_directories(path("demo/fashion-to-digits").toStdString());
        QFile study(path("demo/fashion-to-digits/study.json"));
        QVERIFY(study.open(QIODevice::WriteOnly));
        study.write(R"({"name": "fashion-to-digits", "runs": ["fashion"]})");
        study.close();
        makeRun(path("demo/fashion-to-digits").toStdString(), "fashion", RunStatus::Finished, "fashion-to-digits");
        Settings().addRecentLibrary(path("other"));
        show();
        QTRY_VERIFY(button("welcomeDemo")->isVisible());
        QVERIFY(button("library." + path("other"))->isVisible());
        QVERIFY(!button("library." + path("library")));
        QTest::mouseClick(button("welcomeDemo"), Qt::LeftButton);
        QTRY_COMPARE(m_window->selection().runs(), QStringList{"fashion-to-digits/fashion"});
        QVERIFY(Settings().library().isEmpty());
        std::filesystem::create_directories(path("other").toStdString());
        m_window->openLibrary(m_library);
        QTRY_VERIFY(button("library." + path("other")) && button("library." + path("other"))->isVisible());
        QTest::mouseClick(button("library." + path("other")), Qt::LeftButton);
        QCOMPARE(Settings().library(), path("other"));
    }

    void endsAreToldWhoLooksElsewhere()
    {
        const auto first = makeRun(m_library, "first", RunStatus::Queued), second = makeRun(m_library, "second", RunStatus::Queued);
        QSignalSpy ended(m_window.get(), &MainWindow::runsEnded);
        m_window->openLibrary(m_library);
        QTRY_VERIFY(m_window->runs().model()->indexOf("second").isValid());
        QVERIFY(!QApplication::activeWindow());
        setStatus(first, RunStatus::Finished);
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(ended[0][1].toString(), QString("first: finished"));
        show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        setStatus(second, RunStatus::Failed);
        QTRY_COMPARE(bar().text(), QString("second: failed"));
        QCOMPARE(ended.size(), 1);
    }

    void theMachineIsToStayAwakeWhileRunsRunHere()
    {
        const auto run = makeRun(m_library, "toy", RunStatus::Queued);
        bool isNeeded = false;
        connect(m_window.get(), &MainWindow::awakeNeeded, this, [&](bool needed) { isNeeded = needed; });
        m_window->openLibrary(m_library);
        QTRY_VERIFY(m_window->runs().model()->indexOf("toy").isValid());
        QVERIFY(!isNeeded); // its turn has not come, and nobody works on it
        {
            const WorkerLock lock(run);
            setStatus(run, RunStatus::Running);
            QTRY_VERIFY(isNeeded);
            auto* action = m_window->actions().action("run.awake");
            QVERIFY(action->isChecked());
            action->trigger();
            QVERIFY(!isNeeded && !Settings().keepsAwake());
            action->trigger();
            QVERIFY(isNeeded && Settings().keepsAwake());
        }
        setStatus(run, RunStatus::Finished);
        QTRY_VERIFY(!isNeeded);
    }

    void aSpecificationOpensInTheLaunchDialog()
    {
        show();
        QFile file(path("toy.transect.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"kind": "study", "name": "toy", "seeds": [4]})");
        file.close();
        m_window->openSpecification(file.fileName().toStdString());
        QVERIFY(dialog() && dialog()->isVisible());
        QCOMPARE(dialog()->specification().at("seeds").dump(), std::string("[4]"));
        dialog()->close();
        m_window->openSpecification(path("none.json").toStdString());
        QVERIFY(bar().isVisible());
        QVERIFY(bar().text().contains("none.json"));
        QVERIFY(!dialog()->isVisible());
    }

    void whatWasEnteredOutlivesTheDialogAndTheLibrary()
    {
        show();
        m_window->actions().action("run.new")->trigger();
        auto* text = dialog()->findChild<QPlainTextEdit*>("specificationText");
        text->setPlainText(R"({"kind": "study", "name": "mine")");
        dialog()->close();
        m_window->openLibrary(path("other").toStdString());
        m_window->actions().action("study.ready")->trigger();
        QVERIFY(!text->toPlainText().contains("mine"));
        dialog()->close();
        m_window->actions().action("run.new")->trigger();
        QVERIFY(dialog()->isVisible());
        QCOMPARE(text->toPlainText(), QString(R"({"kind": "study", "name": "mine")"));
        QCOMPARE(m_window->findChildren<LaunchDialog*>().size(), 1);
    }

    // Here nothing catches what a slot throws: the program of this test would end.
    void noFileOfALibraryEndsTheProgram()
    {
        const char* const texts[] = {"", "null", "[]", "3", "{\"kind\": 3}", "{\"kind\": \"pretrain\", \"name\": [], \"parameters\": 5, \"study\": {}}",
                                     "{\"kind\": \"transfer\", \"parameters\": {\"source\": [], \"epochs\": \"x\", \"checkpoints\": 1}, \"name\": \"n\", \"seed\": -1}",
                                     "{\"status\": \"running\", \"done\": \"x\", \"error\": 5, \"name\": 4, \"runs\": 3, \"specification\": []}"};
        QStringList names;
        for (const auto* file : {"run.json", "state.json", "events.jsonl", "transfer.jsonl", "spectra/epoch-0000.json", "study.json", "worker.lock"}) {
            for (const auto* text : texts) {
                const auto run = makeRun(m_library, "run-" + std::to_string(names.size()), RunStatus::Finished);
                names << QString::fromStdString(run.root.filename().string());
                std::filesystem::create_directories(run.spectra());
                write(QString::fromStdString((run.root / file).string()), text);
            }
        }
        show();
        QTRY_VERIFY(!m_window->runs().model()->indexOf(names.last()).parent().isValid() && m_window->runs().model()->rowCount() >= names.size());
        makeRun(m_library, "whole", RunStatus::Finished);
        m_window->selection().setRuns(names + QStringList{"whole"});
        const auto* reader = m_window->findChild<RunReader*>();
        QTRY_VERIFY(reader->unread().empty());
        QVERIFY(!reader->details().empty() && !reader->errors().empty());
        auto* screens = m_window->findChild<QTabWidget*>("screens");
        for (int i = 0; i < screens->count(); ++i) {
            screens->setCurrentIndex(i);
            QCoreApplication::processEvents();
        }
        for (int i = 0; i < int(std::size(texts)); ++i) {
            m_window->runs().select(names[i]); // its run.json is damaged
            m_window->actions().action("run.duplicate")->trigger();
        }
    }

private:
    static void write(const QString& path, const QByteArray& bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    void show()
    {
        m_window->openLibrary(m_library);
        m_window->show();
    }
    QString path(const QString& name) const { return m_temporary->filePath(name); }
    MessageBar& bar() const { return *m_window->findChild<MessageBar*>("messageBar"); }
    LaunchDialog* dialog() const { return m_window->findChild<LaunchDialog*>("launchDialog"); }
    QPushButton* button(const QString& name) const { return m_window->findChild<QPushButton*>(name); }

    std::unique_ptr<testing::Desk> m_desk;
    std::unique_ptr<testing::FakeEngine> m_engine;
    std::unique_ptr<QTemporaryDir> m_temporary;
    std::filesystem::path m_library;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestWindowLibrary)
#include "tst_window_library.moc"
