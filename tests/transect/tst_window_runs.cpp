#include <QtTest>

#include "desk.h"
#include "main_window.h"
#include "made_library.h"
#include "record/run_notes.h"
#include "widgets/common/actions.h"
#include "widgets/common/message_bar.h"
#include "widgets/common/selection.h"
#include "widgets/common/settings.h"
#include "widgets/launch/fake_engine.h"
#include "widgets/plot/plot.h"
#include "widgets/runs/lineage_tree.h"
#include "widgets/runs/runs_model.h"
#include "widgets/runs/runs_pane.h"
#include "widgets/spectrum/spectrum_screen.h"
#include "widgets/transfer/transfer_screen.h"

using namespace transect;

/// What a user does to runs and studies, by the actions of the window.
class TestWindowRuns : public QObject {
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
        m_library = std::filesystem::canonical(m_temporary->path().toStdString()) / "library";
        std::filesystem::create_directory(m_library);
        testing::makeLibrary(m_library);
        m_window = std::make_unique<MainWindow>(testing::resources);
        m_window->openLibrary(m_library);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_VERIFY(m_window->runs().model()->indexOf("toy").isValid());
    }
    void cleanup() { m_window.reset(); }

    void aRunIsRenamedInItsRow()
    {
        m_window->runs().select("wild");
        trigger("run.rename");
        auto* editor = m_window->runs().view()->findChild<QLineEdit*>();
        QVERIFY(editor);
        QTest::keyClicks(editor, "Too hot");
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(m_window->runs().model()->indexOf("wild").data().toString(), QString("Too hot"));
        QTRY_COMPARE(m_window->findChild<QLabel*>("inspectorName")->text(), QString("Too hot"));
        QCOMPARE(readRunSpec(m_library / "wild" / "run.json").name, std::string("wild"));
    }

    void aTrainingRunAloneShowsWhatEvaluatedIt()
    {
        m_window->runs().select("toy/source");
        trigger("view.transfer");
        auto* transfer = m_window->findChild<TransferScreen*>();
        QTRY_COMPARE(transfer->plot()->series().size(), 2u);
        trigger("view.spectrum");
        QTRY_VERIFY(m_window->findChild<SpectrumScreen*>()->chosen());
        m_window->runs().select("other"); // which nothing evaluated
        trigger("view.transfer");
        QTRY_VERIFY(transfer->findChild<QWidget*>("emptyStateAction")->isVisible());
    }

    void whileARunIsReadTheScreensSaySo()
    {
        m_window->runs().select("wild");
        const auto* screens = m_window->findChild<QTabWidget*>("screens");
        const auto reading = screens->findChildren<QLabel*>("readingState");
        for (int i = 0; i < screens->count(); ++i) {
            const auto ofScreen = screens->widget(i)->findChildren<QLabel*>("readingState");
            QCOMPARE(std::ranges::count(ofScreen, QString("Reading wild…"), &QLabel::text), 1);
        }
        QTRY_VERIFY(std::ranges::all_of(reading, [](const QLabel* label) { return label->text().isEmpty(); }));
    }

    void tagsAndNotesAreKeptWithTheStudy()
    {
        m_window->runs().select("toy");
        trigger("run.tags");
        auto* tags = m_window->findChild<QLineEdit*>("tagsField");
        QTRY_VERIFY(tags->hasFocus());
        QTest::keyClicks(tags, "small");
        QTest::keyClick(tags, Qt::Key_Return);
        trigger("run.note");
        auto* note = m_window->findChild<QPlainTextEdit*>("noteField");
        QTRY_VERIFY(note->hasFocus());
        QTest::keyClicks(note, "To try things");
        m_window->close(); // what is being typed is not lost
        const auto notes = readRunNotes(m_library / "toy");
        QVERIFY((notes == RunNotes{{}, {"small"}, "To try things"}));
    }

    void aStudyIsShownAsOneAndItsCommandCopied()
    {
        m_window->runs().select("toy");
        QVERIFY(m_window->findChild<QLabel*>("studyName")->isVisible());
        trigger("run.command");
        QCOMPARE(QGuiApplication::clipboard()->text(), QString("transectl resume toy --library %1").arg(QString::fromStdString(m_library.string())));
        m_window->runs().select("toy/source");
        QVERIFY(!m_window->findChild<QLabel*>("studyName")->isVisible());
    }

    void lineageLeadsFromRunToRun()
    {
        m_window->runs().select("toy/digits");
        auto* lineage = m_window->findChild<LineageTree*>("lineage");
        QTRY_VERIFY(lineage->isVisible());
        Q_EMIT lineage->itemActivated(lineage->topLevelItem(0), 0);
        QCOMPARE(m_window->selection().runs(), QStringList{"toy/source"});
        QCOMPARE(m_window->runs().chosen(), QStringList{"toy/source"});
    }

    void theTrashNamesWhatStandsOnARun()
    {
        writeRunNotes(m_library / "toy" / "digits", {"Digits by hand", {}, {}});
        QTRY_COMPARE(m_window->runs().model()->indexOf("toy/digits").data().toString(), QString("Digits by hand"));
        m_window->runs().select("toy/source");
        trigger("run.trash");
        auto* bar = m_window->findChild<MessageBar*>("messageBar");
        QTRY_VERIFY(bar->isVisible());
        QVERIFY(bar->text().contains("Digits by hand"));
        QVERIFY(std::filesystem::exists(m_library / "toy" / "source" / "run.json"));
    }

    void recentLibrariesAreOffered()
    {
        const auto other = m_library.parent_path() / "other & more";
        std::filesystem::create_directory(other);
        m_window->openLibrary(other);
        auto* recent = m_window->findChild<QMenu*>("menu.recent");
        Q_EMIT recent->aboutToShow();
        QCOMPARE(recent->actions().size(), 1);
        recent->actions().front()->trigger();
        QTRY_VERIFY(m_window->runs().model()->indexOf("toy").isValid());
        Q_EMIT recent->aboutToShow();
        QCOMPARE(recent->actions().front()->text().replace("&&", "&"), QString::fromStdString(other.string()));
    }

private:
    void trigger(const char* id)
    {
        auto* action = m_window->actions().action(id);
        QVERIFY2(action && action->isEnabled(), id);
        action->trigger();
    }

    std::unique_ptr<testing::Desk> m_desk;
    std::unique_ptr<testing::FakeEngine> m_engine;
    std::unique_ptr<QTemporaryDir> m_temporary;
    std::filesystem::path m_library;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestWindowRuns)
#include "tst_window_runs.moc"
