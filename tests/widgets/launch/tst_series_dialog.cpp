#include <QtTest>

#include <QtWidgets>

#include "widgets/common/message_bar.h"
#include "widgets/common/theme.h"
#include "widgets/launch/engine.h"
#include "widgets/launch/fake_engine.h"
#include "widgets/launch/key_report.h"
#include "widgets/launch/series_dialog.h"
#include "widgets/launch/series_model.h"

using namespace transect;
using namespace transect::testing;

namespace {

Json describedWithSeries()
{
    auto kind = transfer();
    kind.parameters.push_back({.name = "follow", .type = ParameterType::Flag, .defaultValue = true, .help = "Whether it is followed"});
    kind.parameters.push_back({.name = "source_accuracy", .type = ParameterType::Text, .defaultValue = "", .help = "A table", .refersTo = {"file"}});
    kind.parameters.push_back(group("series", {"series", "How it is read",
                                               {integer("expected", 0), real("idle_minutes", 0, 1e6),
                                                {.name = "epochs", .type = ParameterType::TextList, .defaultValue = Json::array(), .help = "Corrected"},
                                                {.name = "leave_out", .type = ParameterType::TextList, .defaultValue = Json::array(), .help = "Left out"},
                                                {.name = "mean", .type = ParameterType::RealList, .defaultValue = Json::array(), .help = "Of the images"},
                                                integer("size", 0, "pixels")}}));
    auto json = description();
    json["kinds"][1] = toJson(kind);
    return json;
}

} // namespace

/// Checkpoints of another program, in a dialog over an engine that only answers.
class TestSeriesDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fake.emplace();
        m_fake->setDescription(QByteArray::fromStdString(describedWithSeries().dump()));
        m_fake->setBehaviour("if [ \"$1\" = import ]; then cat report.json; exit 0; fi\necho /runs/made");
        QDir().mkpath(folder());
        answer(report());
        m_engine = std::make_unique<Engine>();
        m_engine->load();
        QTRY_VERIFY(m_engine->description());
        m_dialog = std::make_unique<SeriesDialog>(*m_engine, m_fake->path("library").toStdString());
    }

    void cleanup()
    {
        m_dialog.reset();
        m_engine.reset();
    }

    void withoutAFolderItAsksForOne()
    {
        m_dialog->showSource({});
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
        QVERIFY(!find<QPushButton>("startButton")->isEnabled());
        QCOMPARE(m_dialog->obstacle(), QString("No folder is chosen"));
        QVERIFY(!find<QTableView>("seriesFiles")->isVisible());
        QVERIFY(m_fake->arguments().isEmpty());
    }

    void showsTheSeriesAsItIsRead()
    {
        open();
        QCOMPARE(cells(0), (QStringList{"epoch_1.pth", "1", "1", ""}));
        QCOMPARE(cells(1), (QStringList{"epoch_10.pth", "10", "10", ""}));
        QCOMPARE(cells(2), (QStringList{"best.pth", "", "", "left out"}));
        QCOMPARE(find<QLabel>("seriesCount")->text(), QString("2 checkpoint(s), 1 left out"));
        QCOMPARE(find<QLabel>("seriesNetwork")->text(), QString("resnet10, 3 channels · 3 matched, 1 missing, 1 unexpected"));
        QVERIFY(find<QLabel>("seriesInput")->text().contains("32 × 32, mean 0.5; 0.4; 0.3"));
        QVERIFY(find<QLabel>("seriesNotices")->text().contains("ImageNet"));
        QCOMPARE(m_fake->arguments(), (QStringList{"import", "--report", folder()}));
        QCOMPARE(QString::fromStdString(m_dialog->specification().at("name").get<std::string>()), QString("moco")); // "checkpoints" says nothing
    }

    void keysAreSearchedAndCopied()
    {
        open();
        find<QTabWidget>("seriesTabs")->setCurrentIndex(1);
        auto* keys = find<QTableView>("keys");
        QCOMPARE(keys->model()->rowCount(), 6);
        QCOMPARE(keys->model()->index(0, 0).data().toString(), QString("fc.bias")); // what is missing comes first
        auto* search = find<QLineEdit>("keySearch");
        search->setFocus();
        QTest::keyClicks(search, "CONV");
        QCOMPARE(keys->model()->rowCount(), 2);
        QTest::mouseClick(find<QPushButton>("copyKeys"), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), QString("conv1.weight\tmatched\nconv2.weight\tmatched"));
        search->clear();
        auto* state = find<QComboBox>("keyState");
        state->setCurrentIndex(state->findText("unexpected (1)"));
        QCOMPARE(keys->model()->rowCount(), 1);
        keys->selectRow(0);
        keys->setFocus();
        QTest::keySequence(keys, QKeySequence::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text(), QString("predictor.weight\tunexpected"));
    }

    void anEpochIsCorrected()
    {
        open();
        editEpoch(0, "0.5");
        QTRY_VERIFY(m_fake->arguments().contains("--epoch-of"));
        QVERIFY(m_fake->arguments().contains("epoch_1.pth=0.5"));
        QTRY_VERIFY(find<QPushButton>("startButton")->isEnabled() || !m_dialog->obstacle().isEmpty());
        QCOMPARE(m_dialog->specification().at("series").at("epochs"), Json::array({"epoch_1.pth=0.5"}));
        QVERIFY(find<QPushButton>("forgetCorrections")->isVisible());
        QTest::mouseClick(find<QPushButton>("forgetCorrections"), Qt::LeftButton);
        QVERIFY(!m_dialog->specification().contains("series"));
    }

    void aFileIsLeftOutByKeyAndTakenInAgain()
    {
        open();
        auto* files = find<QTableView>("seriesFiles");
        files->setFocus();
        files->selectRow(1);
        QTest::keyClick(files, Qt::Key_Space);
        QCOMPARE(m_dialog->specification().at("series").at("leave_out"), Json::array({"epoch_10.pth"}));
        QTRY_VERIFY(m_fake->arguments().contains("--leave-out"));
        settle();
        // One that its name kept out comes after all others.
        const auto row = files->model()->index(2, 0);
        QCOMPARE(row.data().toString(), QString("best.pth"));
        files->selectionModel()->setCurrentIndex(row, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        QTest::keyClick(files, Qt::Key_Space);
        QCOMPARE(m_dialog->specification().at("series").at("epochs"), Json::array({"best.pth=11"}));
    }

    void whatTheFormSaysIsReadAnew()
    {
        open();
        auto* mean = find<QLineEdit>("field.series.mean");
        mean->setFocus();
        QTest::keyClicks(mean, "0.1, 0.2, 0.3");
        QTRY_VERIFY(m_fake->arguments().contains("--mean"));
        QVERIFY(m_fake->arguments().contains("0.1,0.2,0.3") || m_fake->arguments().join(' ').contains("0.10000000000000001,0.20000000000000001"));
    }

    void aFileThatDoesNotFitStandsInTheWay()
    {
        auto bad = report();
        const auto path = folder().toStdString() + "/epoch_10.pth";
        bad["problems"].push_back({{"code", "bad-series"}, {"text", "found resnet18"}, {"path", path}, {"hint", "name only checkpoints of one training"}, {"readable", true}});
        answer(bad);
        open();
        fillTarget();
        QVERIFY(m_dialog->obstacle().contains("does not fit"));
        QVERIFY(m_dialog->findChild<MessageBar*>()->text().contains("name only checkpoints of one training"));
        QVERIFY(cells(1).last().contains("does not fit: found resnet18"));
        answer(report());
        auto* leave = m_dialog->findChild<MessageBar*>()->findChildren<QPushButton*>().first();
        QCOMPARE(leave->text(), QString("Leave it out"));
        QTest::mouseClick(leave, Qt::LeftButton);
        QCOMPARE(m_dialog->specification().at("series").at("leave_out"), Json::array({"epoch_10.pth"}));
        QTRY_VERIFY(m_dialog->obstacle().isEmpty());
    }

    /// It may still be written: the run waits for it.
    void aFileThatCannotBeReadDoesNot()
    {
        auto bad = report();
        bad["problems"].push_back({{"code", "bad-archive"}, {"text", "found no directory"}, {"path", folder().toStdString() + "/epoch_10.pth"}, {"hint", ""}, {"readable", false}});
        answer(bad);
        open();
        fillTarget();
        QVERIFY(cells(1).last().contains("cannot be read yet: found no directory"));
        QVERIFY(m_dialog->findChild<MessageBar*>()->text().contains("the run waits for it"));
        QCOMPARE(m_dialog->obstacle(), QString());
    }

    void aFailureOfTheProgramIsSaid()
    {
        m_fake->setBehaviour("echo 'transectl: the disk is gone' >&2; exit 1");
        m_dialog->showSource(folder());
        auto* message = m_dialog->findChild<MessageBar*>();
        QTRY_VERIFY(message->text().contains("the disk is gone"));
        QCOMPARE(m_dialog->obstacle(), QString("The checkpoints could not be read"));
        m_fake->setBehaviour("cat report.json");
        QTest::mouseClick(find<QPushButton>("readSeriesAgain"), Qt::LeftButton);
        QTRY_COMPARE(find<QTableView>("seriesFiles")->model()->rowCount(), 3);
    }

    /// A folder that takes long does not hold the window, and what is read no longer is of no consequence.
    void anotherFolderIsChosenWhileOneIsRead()
    {
        m_fake->setBehaviour("if [ \"$3\" = /slow ]; then exec sleep 600; fi\ncat report.json");
        m_dialog->showSource("/slow");
        QVERIFY(m_dialog->obstacle().contains("being read"));
        m_dialog->showSource(folder());
        QTRY_COMPARE(find<QTableView>("seriesFiles")->model()->rowCount(), 3);
    }

    void itStartsATransferRun()
    {
        open();
        fillTarget();
        auto* follow = find<QCheckBox>("followSwitch");
        QVERIFY(!follow->isChecked());
        QTest::mouseClick(follow, Qt::LeftButton, {}, {8, follow->height() / 2});
        QVERIFY(follow->isChecked());
        QTRY_COMPARE(m_dialog->obstacle(), QString());
        const auto specification = m_dialog->specification();
        QCOMPARE(specification.at("kind").get<std::string>(), "transfer");
        QCOMPARE(specification.at("source").get<std::string>(), folder().toStdString());
        QCOMPARE(specification.at("series").at("idle_minutes").get<double>(), 60.0);
        QSignalSpy started(m_dialog.get(), &SeriesDialog::started);
        QTest::mouseClick(find<QPushButton>("startButton"), Qt::LeftButton);
        QTRY_COMPARE(started.size(), 1);
        QCOMPARE(started.first().first().toString(), QString("/runs/made"));
        QVERIFY(!m_dialog->isVisible());
    }

private:
    QString folder() const { return m_fake->path("moco/checkpoints"); }
    template <typename Control> Control* find(const char* name) const { return m_dialog->findChild<Control*>(name); }

    Json report() const
    {
        const auto file = [&](const char* name) { return folder().toStdString() + "/" + name; };
        return {{"checkpoints", {{{"name", "epoch-0001"}, {"epoch", 1.0}, {"step", 1}, {"file", file("epoch_1.pth")}},
                                 {{"name", "epoch-0010"}, {"epoch", 10.0}, {"step", 10}, {"file", file("epoch_10.pth")}}}},
                {"left_out", {file("best.pth")}},
                {"network", "resnet10, 3 channels"},
                {"input", {{"height", 32}, {"width", 32}, {"channels", 3}, {"mean", {0.5, 0.4, 0.3}}, {"std", {0.2, 0.2, 0.2}}}},
                {"keys", {{"file", file("epoch_1.pth")}, {"matched", {"conv1.weight", "conv2.weight", "bn1.weight"}}, {"missing", {"fc.bias"}}, {"unexpected", {"predictor.weight"}},
                          {"left_out", {"queue"}}}},
                {"notices", {"images are taken to have been normalised by ImageNet's mean"}},
                {"problems", Json::array()}};
    }

    void answer(const Json& report) const
    {
        QFile file(m_fake->path("report.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(report.dump()));
    }

    void open()
    {
        m_dialog->showSource(folder());
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
        QTRY_VERIFY(find<QTableView>("seriesFiles")->model()->rowCount() > 0);
    }

    /// Until nothing is being read any more.
    void settle()
    {
        QTRY_VERIFY(!m_dialog->obstacle().contains("being read"));
    }

    void fillTarget()
    {
        find<QComboBox>("field.target.name")->setEditText("digits");
        settle();
    }

    QStringList cells(int row) const
    {
        const auto* model = find<QTableView>("seriesFiles")->model();
        QStringList texts;
        for (int column = 0; column < model->columnCount(); ++column)
            texts << model->index(row, column).data().toString();
        return texts;
    }

    void editEpoch(int row, const QString& text)
    {
        auto* files = find<QTableView>("seriesFiles");
        files->setFocus();
        files->setCurrentIndex(files->model()->index(row, SeriesModel::Epoch));
        QTest::keyClick(files, Qt::Key_F2);
        auto* editor = files->findChild<QLineEdit*>();
        if (!editor) // a spin box for numbers
            editor = files->findChild<QAbstractSpinBox*>()->findChild<QLineEdit*>();
        editor->selectAll();
        QTest::keyClicks(editor, text);
        QTest::keyClick(editor, Qt::Key_Return);
    }

    Theme m_theme{*qApp};
    std::optional<FakeEngine> m_fake;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<SeriesDialog> m_dialog;
};

QTEST_MAIN(TestSeriesDialog)
#include "tst_series_dialog.moc"
