#include "widgets/launch/parameter_form.h"

#include "widgets/common/theme.h"
#include "widgets/launch/field_row.h"

#include "widgets/launch/fake_engine.h"

using namespace transect;
using namespace transect::testing;

class TestParameterForm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }

    void init()
    {
        m_form = std::make_unique<ParameterForm>(pretrain(), FormContext{{{"mnist", "", "get the four files"}, {"digits", "/data/digits.png", ""}}, {"cpu"}, {}}, "source");
        m_form->resize(700, 900);
        m_form->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_form.get()));
    }

    void cleanup() { m_form.reset(); }

    void everyControlHasANameABuddyAndAnExplanation()
    {
        int fields = 0;
        for (auto* control : m_form->findChildren<QWidget*>(QRegularExpression("^field\\."))) {
            ++fields;
            QVERIFY2(!control->accessibleName().isEmpty(), qPrintable(control->objectName()));
            QVERIFY2(!control->accessibleDescription().isEmpty(), qPrintable(control->objectName()));
            const auto labels = m_form->findChildren<QLabel*>();
            QVERIFY2(std::ranges::any_of(labels, [&](const QLabel* label) { return label->buddy() == control; }), qPrintable(control->objectName()));
        }
        QCOMPARE(fields, 14);
        QVERIFY(field<QLineEdit>("epochs")->accessibleDescription().contains("Default: 20"));
    }

    void writesOnlyWhatDiffers()
    {
        QCOMPARE(m_form->values().dump(), std::string("{}"));
        QSignalSpy edited(m_form.get(), &ParameterForm::edited);
        enter("epochs", "30");
        QVERIFY(!edited.isEmpty());
        QCOMPARE(m_form->values().dump(), std::string(R"({"epochs":30})"));
        QCOMPARE(m_form->changedCount(), 1);
        enter("epochs", "20");
        QCOMPARE(m_form->values().dump(), std::string("{}"));
    }

    void anEmptyFieldIsTheDefault()
    {
        enter("epochs", "30");
        enter("epochs", "");
        QCOMPARE(m_form->values().dump(), std::string("{}"));
        QCOMPARE(field<QLineEdit>("epochs")->placeholderText(), QString("20"));
    }

    void resetBringsTheDefaultBack()
    {
        auto* reset = m_form->findChild<QToolButton*>("reset.source.epochs");
        QVERIFY(!reset->isVisible());
        enter("epochs", "30");
        QVERIFY(reset->isVisible());
        QTest::mouseClick(reset, Qt::LeftButton);
        QCOMPARE(field<QLineEdit>("epochs")->text(), QString("20"));
        QVERIFY(!reset->isVisible());
        QVERIFY(field<QLineEdit>("epochs")->hasFocus());
    }

    void errorsAreThoseOfTheCommandLine_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("error");
        QTest::newRow("range") << "batch_size" << "0" << "found 0, expected a whole number of at least 1 (images)";
        QTest::newRow("text") << "batch_size" << "many" << "found \"many\", expected a whole number of at least 1 (images)";
        QTest::newRow("half") << "epochs" << "1.5" << "found 1.5, expected a whole number of at least 0 (epochs)";
        QTest::newRow("infinite") << "optimiser.learning_rate" << "inf" << "found \"inf\", expected a number from 0 to 10";
        QTest::newRow("in a list") << "checkpoints.first_epoch_steps" << "5, 0" << "found 0, expected a whole number of at least 1";
    }

    void errorsAreThoseOfTheCommandLine()
    {
        QFETCH(QString, path);
        QFETCH(QString, text);
        QFETCH(QString, error);
        enter(path, text);
        auto* note = m_form->findChild<QLabel*>("note.source." + path);
        QVERIFY(note->isVisible());
        QVERIFY2(note->text().startsWith(error), qPrintable(note->text()));
        QVERIFY(field<QLineEdit>(path)->property("wrong").toBool());
        // What was typed is kept, so that it can be mended as text too.
        QVERIFY(m_form->changedCount() > 0);
        m_form->setValues({{"data", {{"name", "digits"}}}});
        QVERIFY(!note->isVisible());
        QVERIFY(!field<QLineEdit>(path)->property("wrong").toBool());
        QVERIFY(!m_form->problem());
    }

    void whatIsRequiredIsNamedButNotShoutedAt()
    {
        QCOMPARE(m_form->problem()->path, std::string("source.data.name"));
        QVERIFY(!m_form->findChild<QLabel*>("note.source.data.name")->isVisible());
        m_form->focusField("source.data.name");
        QVERIFY(field<QComboBox>("data.name")->hasFocus());
        QTest::keyClicks(field<QComboBox>("data.name"), "digits");
        QVERIFY(!m_form->problem());
        QCOMPARE(m_form->values().dump(), std::string(R"({"data":{"name":"digits"}})"));
    }

    void dataSetsSayWhereTheyAreOrHowTheyAreGot()
    {
        auto* box = field<QComboBox>("data.name");
        QCOMPARE(box->itemText(0), QString("digits"));
        QCOMPARE(box->itemText(1), QString("mnist"));
        QVERIFY(box->itemData(1, Qt::ToolTipRole).toString().contains("get the four files"));
        box->setCurrentIndex(1);
        auto* note = m_form->findChild<QLabel*>("note.source.data.name");
        QVERIFY(note->text().contains("get the four files"));
        box->setCurrentIndex(0);
        QVERIFY(note->text().contains("/data/digits.png"));
        QVERIFY(!m_form->problem());
    }

    void alternativesBringTheirParameters()
    {
        QVERIFY(field<QLineEdit>("optimiser.momentum"));
        enter("optimiser.learning_rate", "0.2");
        enter("optimiser.momentum", "0.5");
        chooseByKey(field<QComboBox>("optimiser"), Qt::Key_Down);
        QVERIFY(!field<QLineEdit>("optimiser.momentum"));
        // Both have a learning rate.
        QCOMPARE(m_form->values().dump(), std::string(R"({"optimiser":{"name":"adamw","learning_rate":0.2}})"));
        enter("optimiser.beta1", "0.8");
        chooseByKey(field<QComboBox>("optimiser"), Qt::Key_Up);
        QCOMPARE(m_form->values().dump(), std::string(R"({"optimiser":{"name":"sgd","learning_rate":0.2,"momentum":0.5}})"));
        QTest::mouseClick(m_form->findChild<QToolButton*>("reset.source.optimiser"), Qt::LeftButton);
        QCOMPARE(m_form->values().dump(), std::string("{}"));
    }

    void dependentFieldsAreHidden()
    {
        QVERIFY(!field<QLineEdit>("checkpoints.every")->isVisible());
        auto* series = field<QComboBox>("checkpoints.series");
        chooseByKey(series, Qt::Key_Down);
        QVERIFY(field<QLineEdit>("checkpoints.every")->isVisible());
        QVERIFY(!field<QLineEdit>("checkpoints.epochs")->isVisible());
        chooseByKey(series, Qt::Key_Down);
        QVERIFY(!field<QLineEdit>("checkpoints.every")->isVisible());
        QVERIFY(field<QLineEdit>("checkpoints.epochs")->isVisible());
    }

    void optionalValuesAndLists()
    {
        enter("gradient_clip", "0.5");
        enter("checkpoints.first_epoch_steps", "5, 10,20");
        QCOMPARE(m_form->values().dump(), std::string(R"({"gradient_clip":0.5,"checkpoints":{"first_epoch_steps":[5,10,20]}})"));
        enter("gradient_clip", "");
        enter("checkpoints.first_epoch_steps", "");
        QCOMPARE(m_form->values().dump(), std::string("{}"));
        enter("data.classes", "cat, dog");
        QCOMPARE(m_form->values().dump(), std::string(R"({"data":{"classes":["cat","dog"]}})"));
        enter("data.classes", R"(["cat, large"])");
        QCOMPARE(m_form->values().dump(), std::string(R"({"data":{"classes":["cat, large"]}})"));
    }

    void valuesComeBackAsTheyWere()
    {
        const Json values = {{"data", {{"name", "digits"}, {"classes", {"3", "4, 5"}}}}, {"epochs", 3},
                             {"optimiser", {{"name", "adamw"}, {"beta1", 0.5}}}, {"checkpoints", {{"series", "list"}, {"epochs", {1, 2}}}}, {"channels_last", false}};
        QSignalSpy edited(m_form.get(), &ParameterForm::edited);
        m_form->setValues(values);
        QCOMPARE(edited.size(), 0);
        QCOMPARE(m_form->values().dump(), values.dump());
        m_form->setValues({{"optimiser", "adamw"}});
        QCOMPARE(m_form->values().dump(), std::string(R"({"optimiser":{"name":"adamw"}})"));
    }

    void aCheckBoxIsAFlag()
    {
        auto* box = field<QCheckBox>("channels_last");
        QVERIFY(box->isChecked());
        m_form->focusField("source.channels_last");
        QTest::keyClick(box, Qt::Key_Space);
        QCOMPARE(m_form->values().dump(), std::string(R"({"channels_last":false})"));
    }

    void aFlagThatMayBeUnsetHasThreeStates()
    {
        const Schema schema{"test", "", {{.name = "one_is_normal", .type = ParameterType::Flag, .help = "What 1 says", .optional = true}}};
        ParameterForm form(schema, {}, "test");
        auto* box = form.findChild<QComboBox*>("field.test.one_is_normal");
        QVERIFY(box);
        QCOMPARE(form.changedCount(), 0);
        QCOMPARE(box->currentText(), QString("not set"));
        for (const auto* expected : {R"({"one_is_normal":true})", R"({"one_is_normal":false})"}) {
            chooseByKey(box, Qt::Key_Down);
            QCOMPARE(form.values().dump(), std::string(expected));
        }
        form.setValues(Json{{"one_is_normal", true}});
        QCOMPARE(box->currentText(), QString("yes"));
    }

    void searchFindsByNameAndMeaning()
    {
        auto* search = m_form->findChild<QLineEdit*>("parameterSearch");
        QTest::keyClicks(search, "momen");
        QVERIFY(field<QLineEdit>("optimiser.momentum")->isVisible());
        QVERIFY(!field<QLineEdit>("optimiser.learning_rate")->isVisible());
        QVERIFY(!field<QLineEdit>("epochs")->isVisible());
        search->clear();
        QTest::keyClicks(search, "largest norm");
        QVERIFY(field<QLineEdit>("gradient_clip")->isVisible());
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(field<QLineEdit>("gradient_clip")->hasFocus());
        search->setText("zebra");
        QVERIFY(m_form->findChild<QLabel*>("nothingFound")->isVisible());
        search->clear();
        QVERIFY(field<QLineEdit>("epochs")->isVisible());
        QVERIFY(!field<QLineEdit>("checkpoints.every")->isVisible());
    }

    void theFocusedFieldIsExplained()
    {
        m_form->focusField("source.gradient_clip");
        QVERIFY(m_form->findChild<QLabel*>("focusedHelp")->text().startsWith("Gradient clip: Largest norm."));
    }

    void everythingIsReachedByTab()
    {
        m_form->findChild<QLineEdit*>("parameterSearch")->setFocus();
        chooseByKey(field<QComboBox>("optimiser"), Qt::Key_Down);
        m_form->findChild<QLineEdit*>("parameterSearch")->setFocus();
        QStringList names;
        for (int i = 0; i < 40; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            const auto name = QApplication::focusWidget()->objectName();
            if (name.startsWith("field."))
                names << name.mid(13);
            if (name.endsWith("device"))
                break;
        }
        QCOMPARE(names.join(' '), QString("data.name data.classes epochs batch_size optimiser optimiser.learning_rate optimiser.beta1 gradient_clip "
                                          "checkpoints.series checkpoints.first_epoch_steps channels_last device"));
    }

    void scrollingChangesNoField()
    {
        auto* box = field<QComboBox>("optimiser");
        m_form->findChild<QLineEdit*>("parameterSearch")->setFocus();
        QWheelEvent wheel(QPointF(5, 5), box->mapToGlobal(QPointF(5, 5)), {}, {0, -120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(box, &wheel);
        QCOMPARE(m_form->values().dump(), std::string("{}"));
    }

    void closedSectionsSayWhatTheyHide()
    {
        auto* title = m_form->findChild<QToolButton*>("section.source.checkpoints");
        enter("checkpoints.first_epoch_steps", "5");
        m_form->focusField("source.checkpoints");
        QTest::keyClick(title, Qt::Key_Space);
        QVERIFY(!field<QComboBox>("checkpoints.series")->isVisible());
        QVERIFY(title->accessibleDescription().contains("1 changed"));
        m_form->focusField("source.checkpoints.series");
        QVERIFY(field<QComboBox>("checkpoints.series")->isVisible());
    }

private:
    template <typename Control> Control* field(const QString& path) { return m_form->findChild<Control*>("field.source." + path); }

    void enter(const QString& path, const QString& text)
    {
        auto* line = field<QLineEdit>(path);
        QVERIFY2(line, qPrintable(path));
        m_form->focusField("source." + path.toStdString());
        line->selectAll();
        QTest::keyClick(line, Qt::Key_Delete);
        QTest::keyClicks(line, text);
    }

    void chooseByKey(QComboBox* box, Qt::Key key)
    {
        box->setFocus();
        QTest::keyClick(box, key);
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ParameterForm> m_form;
};

QTEST_MAIN(TestParameterForm)
#include "tst_parameter_form.moc"
