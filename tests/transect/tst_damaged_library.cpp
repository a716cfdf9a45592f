#include <QtTest>

#include <unistd.h>

#include <QLabel>
#include <QTabWidget>
#include <QTreeView>

#include "desk.h"
#include "made_library.h"
#include "main_window.h"
#include "widgets/common/message_bar.h"
#include "widgets/common/selection.h"
#include "widgets/plot/plot.h"
#include "widgets/runs/runs_model.h"
#include "widgets/runs/runs_pane.h"

using namespace transect;
using testing::MadeRun;
using testing::makeRun;

namespace {

std::string contents(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void write(const std::filesystem::path& path, const std::string& text)
{
    std::ofstream(path, std::ios::binary) << text;
}

/// In the middle of the file's third line.
std::size_t middle(const std::string& lines)
{
    const auto begin = lines.find('\n', lines.find('\n') + 1) + 1;
    return (begin + lines.find('\n', begin)) / 2;
}

std::string noise(std::size_t length)
{
    std::string text;
    std::uint32_t state = 7;
    while (text.size() < length) {
        state = state * 1664525u + 1013904223u;
        text += char(state >> 24);
    }
    return text;
}

const QString hostile = QStringLiteral("evil\n\x1b[31mred\x1b]0;title\x07 <b>bold</b> \u202Ertl");

} // namespace

/// A library in which much is damaged: it opens, each run is listed, what is wrong is said with the file and the reason, and
/// the rest is shown.
class TestDamagedLibrary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<testing::Desk>();
        m_library = m_desk->path("library").toStdString();
        testing::makeLibrary(m_library);
        damage();
        m_window = std::make_unique<MainWindow>(testing::resources);
        m_window->openLibrary(m_library);
        m_window->show();
        QTRY_VERIFY(model().indexOf("toy").isValid());
    }

    void cleanup()
    {
        m_window.reset();
        std::filesystem::permissions(m_library / "closed", std::filesystem::perms::owner_all);
        m_desk.reset();
    }

    void eachRunIsListedAndSaysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("run");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("specification cut off") << "cut" << "unreadable" << QStringList{"cut/run.json", "syntax error"};
        QTest::newRow("specification of another kind") << "list" << "unreadable" << QStringList{"list/run.json", "object"};
        QTest::newRow("state of zeros") << "zeros" << "unreadable" << QStringList{"zeros/state.json"};
        QTest::newRow("state that is a folder") << "folder" << "unreadable" << QStringList{"folder/state.json"};
        QTest::newRow("results cut off") << "halved" << "unreadable" << QStringList{"halved/transfer.jsonl", "line 3"};
        QTest::newRow("notes of garbage") << "noted" << "finished" << QStringList{"noted/notes.json"};
    }

    void eachRunIsListedAndSaysWhatIsWrong()
    {
        QFETCH(QString, run);
        QFETCH(QString, state);
        QFETCH(QStringList, words);
        const auto index = model().indexOf(run);
        QVERIFY(index.isValid());
        QCOMPARE(index.siblingAtColumn(RunsModel::State).data().toString(), state);
        const auto toolTip = index.data(Qt::ToolTipRole).toString();
        for (const auto& word : words)
            QVERIFY2(toolTip.contains(word), qPrintable(toolTip));
    }

    void whatIsLeftOutOfARunIsSaidWhenItIsChosen_data()
    {
        QTest::addColumn<QString>("run");
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("shown");
        QTest::newRow("an event with a flipped byte") << "flipped" << QStringList{"events.jsonl, line 3", "checksum"} << "plot.loss";
        QTest::newRow("results cut off") << "halved" << QStringList{"transfer.jsonl", "line 3"} << "transferPlot";
        QTest::newRow("a spectrum of noise") << "noisy" << QStringList{"noise.safetensors"} << "spectrumValues";
    }

    void whatIsLeftOutOfARunIsSaidWhenItIsChosen()
    {
        QFETCH(QString, run);
        QFETCH(QStringList, words);
        QFETCH(QString, shown);
        m_window->runs().select(run);
        // The rest of the run is there.
        const auto hasCurve = [&] {
            auto* plot = m_window->findChild<Plot*>(shown);
            return plot && !plot->series().empty() && plot->series().front().x.size() > 2;
        };
        QTRY_VERIFY([&] {
            for (int tab = 0; tab < screens().count(); ++tab) {
                screens().setCurrentIndex(tab);
                if (hasCurve())
                    return true;
            }
            return false;
        }());
        QTRY_VERIFY2([&] {
            return std::ranges::all_of(words, [&](const QString& word) { return said().contains(word); });
        }(), qPrintable(said()));
    }

    void theGoodOnesAreShownOnEveryScreen()
    {
        m_window->runs().select("toy");
        const std::pair<int, const char*> plots[] = {{0, "plot.loss"}, {1, "transferPlot"}, {2, "spectrumValues"}};
        for (const auto& [tab, name] : plots) {
            screens().setCurrentIndex(tab);
            Plot* plot = nullptr;
            QTRY_VERIFY2((plot = m_window->findChild<Plot*>(name)) && plot->isVisible() && !plot->series().empty(), name);
        }
        for (auto* bar : m_window->findChildren<MessageBar*>())
            QVERIFY2(!bar->isVisible(), qPrintable(bar->text()));
    }

    void everyRunCanBeChosenOnEveryScreen()
    {
        const auto paths = pathsBelow({});
        QCOMPARE(paths.size(), ::geteuid() == 0 ? 17 : 16);
        for (const auto& path : paths) {
            m_window->runs().select(path);
            QTRY_VERIFY2(!m_window->findChild<QLabel*>("readingLabel")->isVisible(), qPrintable(path));
            for (int tab = 0; tab < screens().count(); ++tab) {
                screens().setCurrentIndex(tab);
                QVERIFY2(!m_window->grab().isNull(), qPrintable(path));
            }
        }
        // All at once, too.
        m_window->runs().view()->selectAll();
        for (int tab = 0; tab < screens().count(); ++tab) {
            screens().setCurrentIndex(tab);
            QTRY_VERIFY(!m_window->findChild<QLabel*>("readingLabel")->isVisible());
            QVERIFY(!m_window->grab().isNull());
        }
    }

    void namesAreTextWhateverTheyHold()
    {
        const auto index = model().indexOf("hostile");
        QCOMPARE(index.data().toString(), hostile);
        const auto toolTip = m_window->runs().model()->indexOf("noted-evil").data(Qt::ToolTipRole).toString();
        QVERIFY2(toolTip.contains("&lt;b&gt;"), qPrintable(toolTip));
        m_window->runs().select("hostile");
        auto* name = m_window->findChild<QLabel*>("inspectorName");
        QTRY_VERIFY(name->isVisible() && name->text().contains("<b>bold</b>"));
        QCOMPARE(name->textFormat(), Qt::PlainText);
    }

    void foldersThatMayNotBeReadArePassedOver()
    {
        if (::geteuid() == 0)
            QSKIP("permissions do not apply to root");
        QVERIFY(!model().indexOf("closed").isValid());
        QVERIFY(model().indexOf("toy/source").isValid());
    }

private:
    void damage() const
    {
        const auto cut = make({"cut"});
        write(cut.runJson(), contents(cut.runJson()).substr(0, 40));
        write(make({"list"}).runJson(), "[1, 2]");
        std::filesystem::create_directories(m_library / "no-run" / "run.json"); // a folder, so no run
        write(make({"zeros"}).stateJson(), std::string(200, '\0'));
        const auto folder = make({"folder"});
        std::filesystem::remove(folder.stateJson());
        std::filesystem::create_directory(folder.stateJson());
        const auto flipped = make({"flipped"});
        testing::writeTraining(flipped);
        auto events = contents(flipped.events());
        events[middle(events)] ^= 1;
        write(flipped.events(), events);
        const auto halved = make({"halved", "transfer"});
        testing::writeTransfer(halved);
        auto results = contents(halved.transfer());
        const auto place = middle(results);
        write(halved.transfer(), results.substr(0, place) + results.substr(results.find('\n', place)));
        const auto noisy = make({"noisy", "transfer"});
        testing::writeTransfer(noisy);
        write(noisy.spectra() / "noise.safetensors", noise(5000));
        write(make({"noted"}).root / "notes.json", noise(300));
        write(make({"noted-evil"}).root / "notes.json", "{\"note\": \"<b>bold</b>\"}");
        const auto hostileRun = createRunFolder(m_library, "hostile");
        RunSpec spec;
        spec.kind = "pretrain";
        spec.name = hostile.toStdString();
        writeRunSpec(hostileRun.runJson(), spec);
        writeState(hostileRun.stateJson(), {.status = RunStatus::Finished});
        make({"closed"});
        std::filesystem::permissions(m_library / "closed", std::filesystem::perms::none);
    }

    RunFolder make(const MadeRun& run) const { return makeRun(m_library, run); }
    RunsModel& model() const { return *m_window->runs().model(); }
    QTabWidget& screens() const { return *m_window->findChild<QTabWidget*>("screens"); }

    /// By every message that is seen.
    QString said() const
    {
        QStringList texts;
        for (const auto* bar : m_window->findChildren<MessageBar*>()) {
            if (bar->isVisible())
                texts << bar->text();
        }
        return texts.join(u'\n');
    }

    QStringList pathsBelow(const QModelIndex& parent) const
    {
        QStringList paths;
        for (int row = 0; row < model().rowCount(parent); ++row) {
            const auto index = model().index(row, 0, parent);
            paths << index.data(RunsModel::PathRole).toString() << pathsBelow(index);
        }
        return paths;
    }

    std::unique_ptr<testing::Desk> m_desk;
    std::filesystem::path m_library;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestDamagedLibrary)
#include "tst_damaged_library.moc"
