#include <QtTest>

#include "record/journal.h"
#include "widgets/common/message_bar.h"
#include "widgets/common/theme.h"
#include "widgets/runs/comparison.h"
#include "widgets/runs/fact_list.h"
#include "widgets/runs/inspector.h"
#include "widgets/runs/lineage_tree.h"
#include "widgets/runs/listed.h"
#include "widgets/runs/made_run.h"

using namespace transect;
using testing::auc;
using testing::best;
using testing::listed;
using testing::listingOf;

namespace {

/// As the reader would read it, without a folder.
RunDetailsPtr detailsOf(const ListedRun& run, Json parameters = Json::object())
{
    auto details = std::make_shared<RunDetails>();
    details->folder = RunFolder{"/library" / run.path};
    details->spec.kind = run.kind;
    details->spec.name = run.name;
    details->spec.parameters = std::move(parameters);
    details->state = run.state;
    return details;
}

QString linesOf(const std::vector<LineageNode>& nodes, const QString& indent = {})
{
    QString lines;
    for (const auto& node : nodes)
        lines += indent + QString::fromStdString(node.path) + (node.isChosen ? "*" : "") + '\n' + linesOf(node.children, indent + ' ');
    return lines;
}

} // namespace

class TestInspector : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }
    void init()
    {
        m_inspector = std::make_unique<Inspector>();
        m_inspector->resize(300, 800);
        m_inspector->show();
        QVERIFY(QTest::qWaitForWindowActive(m_inspector.get()));
    }
    void cleanup() { m_inspector.reset(); }

    void aRunIsSaidAtOnceAndInFullWhenItIsRead()
    {
        const auto run = listed("toy", RunStatus::Stopped);
        choose({run}, {"toy"});
        QCOMPARE(label("inspectorName")->text(), QString("toy"));
        QVERIFY(label("inspectorState")->text().startsWith("stopped"));
        QCOMPARE(parameters()->topLevelItemCount(), 0);
        m_inspector->setDetails({detailsOf(run, {{"epochs", 20}, {"optimiser", {{"name", "sgd"}, {"momentum", 0.9}}}})});
        QCOMPARE(parameters()->topLevelItemCount(), 2);
        QCOMPARE(parameters()->topLevelItem(1)->text(1), QString("sgd"));
        QVERIFY(m_inspector->findChild<QPushButton*>("inspectorStop")->isHidden());
        QSignalSpy resume(m_inspector.get(), &Inspector::resumeRequested);
        QTest::mouseClick(m_inspector->findChild<QPushButton*>("inspectorResume"), Qt::LeftButton);
        QCOMPARE(resume.front().front().toString(), QString("toy"));
        m_inspector->setChosen({});
        QVERIFY(label("inspectorEmpty")->isVisible());
        QVERIFY(!tags()->isVisible());
    }

    void whatIsMarkedStaysMarkedWhileTheRunGoesOn()
    {
        auto run = listed("toy", RunStatus::Running, 10);
        run.device = "cuda:0";
        choose({run}, {"toy"});
        auto* device = fact("Device");
        QVERIFY(device);
        device->setSelection(0, 4);
        run.state.done = 20;
        run.best = {best("mnist", "fe", 0.9)};
        m_inspector->setListing(listingOf({run}));
        QVERIFY(fact("On test"));
        QCOMPARE(fact("Device"), device);
        QCOMPARE(device->selectedText(), QString("cuda"));
        QVERIFY(label("inspectorState")->text().contains("20"));
    }

    void theAucOfScoresHasItsInterval()
    {
        auto run = listed("avenue", RunStatus::Finished, 0, "regularity");
        run.best = {auc("both", 0.802, {0.764, 0.841}), auc("motion", 0.666, {0.6, 0.7})};
        run.best.back().interval.reset();
        run.best.back().checkpoint.clear();
        choose({run}, {"avenue"});
        QCOMPARE(fact("AUC both")->text(), QString("0.802 (95 % interval 0.764 to 0.841, 21 clip(s)) at epoch-0012"));
        QCOMPARE(fact("AUC motion")->text(), QString("0.666 (21 clip(s))"));
        QVERIFY(!fact("On test"));
    }

    void factsComeAndGoWithoutTheOthers()
    {
        FactList list;
        const auto shown = [&] {
            QStringList texts;
            auto* form = static_cast<QFormLayout*>(list.layout());
            for (int row = 0; row < form->rowCount(); ++row) {
                texts << static_cast<QLabel*>(form->itemAt(row, QFormLayout::LabelRole)->widget())->text() + "="
                        + static_cast<QLabel*>(form->itemAt(row, QFormLayout::FieldRole)->widget())->text();
            }
            return texts.join(' ');
        };
        list.setFacts({{"a", "1"}, {"b", "2"}, {"c", "3"}});
        QCOMPARE(shown(), QString("a=1 b=2 c=3"));
        list.setFacts({{"a", "1"}, {"c", "4"}, {"d", "5"}});
        QCOMPARE(shown(), QString("a=1 c=4 d=5"));
        list.setFacts({{"x", "0"}, {"c", "4"}});
        QCOMPARE(shown(), QString("x=0 c=4"));
        list.setFacts({});
        QCOMPARE(shown(), QString());
    }

    void aStudyIsSummedUp()
    {
        auto source = listed("toy/source"), first = listed("toy/first", RunStatus::Running, 50, "transfer"), second = listed("toy/second", RunStatus::Finished, 0, "transfer");
        first.best = {best("mnist", "fe", 0.91)};
        second.best = {best("mnist", "fe", 0.94)};
        auto listing = *listingOf({source, first, second});
        listing.studies.front().description = "What is learnt first";
        listing.studies.front().remarks.notes = {"The toy", {"small"}, "only to try"};
        m_inspector->setListing(std::make_shared<Listing>(listing));
        m_inspector->setChosen({"toy"});
        QCOMPARE(label("studyName")->text(), QString("The toy"));
        QVERIFY(label("studyState")->text().contains("running"));
        QCOMPARE(label("studyDescription")->text(), QString("What is learnt first"));
        QCOMPARE(fact("transfer")->text(), QString("1 running, 1 finished"));
        QCOMPARE(fact("pretrain")->text(), QString("1 finished"));
        QCOMPARE(fact("FE mnist")->text(), QString("0.940 on test, epoch 3, second"));
        QCOMPARE(tags()->text(), QString("small"));
        QCOMPARE(note()->toPlainText(), QString("only to try"));
    }

    void whatWaitsForATurnThatNobodyBringsCanBeResumed()
    {
        auto waiting = listed("study/target", RunStatus::Queued), atWork = listed("study/source", RunStatus::Running);
        waiting.study = atWork.study = "study";
        choose({atWork, waiting}, {"study/target"});
        const auto isHidden = [this](const char* name) { return m_inspector->findChild<QPushButton*>(name)->isHidden(); };
        QVERIFY(isHidden("inspectorResume") && isHidden("inspectorStop")); // its turn comes
        atWork.state.status = RunStatus::Stopped;
        choose({atWork, waiting}, {"study/target"});
        QVERIFY(!isHidden("inspectorResume") && isHidden("inspectorStop"));
    }

    void severalRunsShowInWhatTheyDiffer()
    {
        auto a = listed("a"), b = listed("b");
        a.seed = 0;
        b.seed = 1;
        a.best = {best("mnist", "fe", 0.91)};
        b.best = {best("mnist", "fe", 0.94)};
        const Json first{{"epochs", 20}, {"schedule", {{"name", "cosine"}, {"learning_rate", 0.1}}}, {"flip", true}};
        const Json second{{"epochs", 20}, {"schedule", {{"name", "cosine"}, {"learning_rate", 0.2}}}};
        m_inspector->setListing(listingOf({a, b}));
        m_inspector->setChosen({"a", "b"});
        QVERIFY(label("comparisonNote")->text().contains("2"));
        m_inspector->setDetails({detailsOf(a, first), detailsOf(b, second)});
        auto* table = m_inspector->findChild<QTreeWidget*>("comparisonTable");
        QStringList rows;
        for (int row = 0; row < table->topLevelItemCount(); ++row)
            rows << table->topLevelItem(row)->text(0) + ": " + table->topLevelItem(row)->text(1) + " " + table->topLevelItem(row)->text(2);
        QCOMPARE(rows, (QStringList{"Seed: 0 1", "Schedule, Learning rate: 0.1 0.2", "Flip: yes –", "FE mnist: 0.91 0.94"}));
        QVERIFY(!note()->isVisible());
        table->setFocus();
        QTest::keySequence(table, QKeySequence::Copy);
        QVERIFY(QGuiApplication::clipboard()->text().startsWith("Parameter\ta\tb\nseed\t0\t1\n"));
    }

    void runsOfDifferentKindsAreComparedInWhatBothKnow()
    {
        const auto a = listed("a"), b = listed("b", RunStatus::Finished, 0, "transfer");
        const auto rows = differencesOf({&a, &b}, {detailsOf(a, {{"epochs", 20}, {"device", "cpu"}}), detailsOf(b, {{"shots", 5}, {"device", "cuda"}})});
        QStringList places;
        for (const auto& row : rows)
            places << QString::fromStdString(row.place);
        QCOMPARE(places, (QStringList{"kind", "device"}));
    }

    void aNoteIsSavedWhenItIsLeft()
    {
        choose({listed("toy"), listed("other")}, {"toy"});
        QSignalSpy edited(m_inspector.get(), &Inspector::noteEdited);
        m_inspector->editNote();
        QTRY_VERIFY(note()->hasFocus());
        QTest::keyClicks(note(), "Warm up longer");
        QVERIFY(edited.isEmpty());
        tags()->setFocus();
        QCOMPARE(edited.size(), 1);
        QCOMPARE(edited.front(), (QVariantList{"toy", "Warm up longer"}));
        note()->setFocus();
        QTest::keyClicks(note(), "x");
        QTest::keyClick(note(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(edited.size(), 2);
        QTest::keyClicks(note(), "y");
        m_inspector->setChosen({"other"}); // what was typed belongs to the one that was chosen
        QCOMPARE(edited.size(), 3);
        QCOMPARE(edited.last().first().toString(), QString("toy"));
        QCOMPARE(note()->toPlainText(), QString());
    }

    void whatIsTypedStaysWhileTheLibraryChanges()
    {
        auto run = listed("toy", RunStatus::Running);
        run.remarks.notes = {{}, {"old"}, "old"};
        choose({run}, {"toy"});
        note()->setFocus();
        QTest::keyClicks(note(), "new ");
        tags()->setFocus();
        QTest::keyClick(tags(), Qt::Key_End);
        QTest::keyClicks(tags(), ", more");
        run.state.done = 50;
        run.remarks.notes = {{}, {"old", "theirs"}, "theirs"};
        m_inspector->setListing(listingOf({run}));
        QVERIFY(note()->toPlainText().contains("new"));
        QCOMPARE(tags()->text(), QString("old, more"));
        choose({run, listed("other")}, {"other"});
        choose({run, listed("other")}, {"toy"});
        QCOMPARE(note()->toPlainText(), QString("theirs"));
        run.remarks.notes.note = "theirs again";
        m_inspector->setListing(listingOf({run}));
        QCOMPARE(note()->toPlainText(), QString("theirs again")); // nothing was typed
    }

    void tagsAreWordsWithCommas()
    {
        auto a = listed("a"), b = listed("b");
        a.remarks.notes.tags = {"shared", "own"};
        b.remarks.notes.tags = {"shared"};
        choose({a, b}, {"a", "b"});
        QCOMPARE(tags()->text(), QString("shared"));
        QSignalSpy edited(m_inspector.get(), &Inspector::tagsEdited);
        m_inspector->editTags();
        QTRY_VERIFY(tags()->hasFocus());
        QTest::keyClicks(tags(), "to check , new,new");
        QTest::keyClick(tags(), Qt::Key_Return);
        QCOMPARE(edited.size(), 1);
        QCOMPARE(edited.front().at(0).toStringList(), (QStringList{"a", "b"}));
        QCOMPARE(edited.front().at(1).toStringList(), (QStringList{"to-check", "new"}));
        QCOMPARE(edited.front().at(2).toStringList(), QStringList{"shared"});
        QCOMPARE(tags()->text(), QString("to-check, new"));
    }

    void knownTagsAreOffered()
    {
        auto a = listed("a"), b = listed("b");
        b.remarks.notes.tags = {"good", "gone"};
        choose({a, b}, {"a"});
        tags()->setFocus();
        QTest::keyClicks(tags(), "first, goo");
        QCOMPARE(tags()->completer()->completionCount(), 1);
        QCOMPARE(tags()->completer()->currentCompletion(), QString("first, good"));
    }

    void damagedNotesAreSaidAndCannotBeWrittenOver()
    {
        auto run = listed("toy");
        run.remarks.problem = ErrorRecord{"bad-json", "line 1: found }", "/library/toy/notes.json", {}};
        choose({run}, {"toy"});
        QVERIFY(tags()->isReadOnly() && note()->isReadOnly());
        bool isSaid = false;
        for (const auto* bar : m_inspector->findChildren<MessageBar*>())
            isSaid |= bar->isVisible() && bar->text().contains("line 1: found }");
        QVERIFY(isSaid);
        m_inspector->setListing(listingOf({listed("toy")}));
        QVERIFY(!tags()->isReadOnly());
    }

    void lineageIsATree()
    {
        auto source = listed("s"), first = listed("a"), second = listed("b"), above = listed("a2");
        first.standsOn = {"s"};
        second.standsOn = {"s", "/far/away"};
        above.standsOn = {"a"};
        const auto listing = listingOf({source, first, second, above});
        QCOMPARE(linesOf(lineageOf(*listing->run("a"), *listing)), QString("s\n a*\n  a2\n"));
        QCOMPARE(linesOf(lineageOf(*listing->run("s"), *listing)), QString("s*\n a\n  a2\n b\n"));
        QCOMPARE(linesOf(lineageOf(*listing->run("b"), *listing)), QString("s\n b*\n/far/away\n b*\n"));
        QVERIFY(lineageOf(listed("alone"), *listing).empty());
    }

    void aLineageThatBitesItsTailIsCut()
    {
        auto a = listed("a"), b = listed("b"), c = listed("c");
        a.standsOn = {"b"};
        b.standsOn = {"a"};
        c.standsOn = {"c"};
        const auto listing = listingOf({a, b, c});
        QCOMPARE(linesOf(lineageOf(*listing->run("a"), *listing)), QString("a*\n b\n"));
        QVERIFY(lineageOf(*listing->run("c"), *listing).empty());
        std::vector<ListedRun> many;
        for (int i = 0; i < 5000; ++i) {
            many.push_back(listed("run" + std::to_string(i)));
            if (i > 0)
                many.back().standsOn = {"run" + std::to_string(i - 1)};
        }
        const auto chain = listingOf(many);
        QVERIFY(linesOf(lineageOf(*chain->run("run2500"), *chain)).count('\n') < 200);
    }

    void aRunOfTheLineageIsChosenByReturn()
    {
        auto source = listed("s"), above = listed("a");
        above.standsOn = {"s"};
        choose({source, above}, {"a"});
        auto* tree = m_inspector->findChild<LineageTree*>("lineage");
        QVERIFY(tree->isVisible());
        QSignalSpy activated(m_inspector.get(), &Inspector::runActivated);
        tree->setFocus();
        tree->setCurrentItem(tree->topLevelItem(0));
        QTest::keyClick(tree, Qt::Key_Return);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated.front().front().toString(), QString("s"));
        choose({source}, {"s"});
        QVERIFY(!tree->isVisible());
    }

private:
    void choose(const std::vector<ListedRun>& runs, const QStringList& chosen)
    {
        m_inspector->setListing(listingOf(runs));
        m_inspector->setChosen(chosen);
    }
    QLabel* label(const char* name) const { return m_inspector->findChild<QLabel*>(name); }
    QTreeWidget* parameters() const { return m_inspector->findChild<QTreeWidget*>("inspectorParameters"); }
    QLineEdit* tags() const { return m_inspector->findChild<QLineEdit*>("tagsField"); }
    QPlainTextEdit* note() const { return m_inspector->findChild<QPlainTextEdit*>("noteField"); }

    /// The value of a fact that is in sight.
    QLabel* fact(const QString& name) const
    {
        for (auto* list : m_inspector->findChildren<FactList*>()) {
            for (auto* value : list->findChildren<QLabel*>()) {
                if (list->isVisible() && value->accessibleName() == name)
                    return value;
            }
        }
        return nullptr;
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Inspector> m_inspector;
};

QTEST_MAIN(TestInspector)
#include "tst_inspector.moc"
