#include "open_dialog.h"
#include "widgets/common/message_bar.h"

using namespace transect;
using namespace transect::testing;

/// What was entered is kept, in the form and as text.
class TestLaunchDrafts : public QObject, private OpenDialog {
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void whatWasEnteredIsKeptWhileAnotherChoiceIsShown()
    {
        fillNew();
        const auto before = m_dialog->specification();
        m_dialog->showTransfer("origin");
        QVERIFY(m_dialog->specification() != before);
        showNew();
        QCOMPARE(m_dialog->specification().dump(), before.dump());
        QVERIFY(start()->isEnabled());
    }

    void whatWasStartedIsNotOfferedAgain()
    {
        fillNew();
        QSignalSpy started(m_dialog.get(), &LaunchDialog::started);
        QTest::mouseClick(start(), Qt::LeftButton);
        QTRY_COMPARE(started.size(), 1);
        showNew();
        find<QListWidget>("studyParts")->setCurrentRow(1);
        QVERIFY(find<QComboBox>("field.source.data.name")->currentText().isEmpty());
        QVERIFY(!find<QPushButton>("startOver")->isVisible());
    }

    void closingForgetsNothingAndStartOverCanBeUndone()
    {
        fillNew();
        m_dialog->close();
        showNew();
        const auto entered = m_dialog->specification();
        QCOMPARE(entered.at("source").at("data").at("name").dump(), std::string("\"mnist\""));
        QTest::mouseClick(find<QPushButton>("startOver"), Qt::LeftButton);
        QVERIFY(m_dialog->specification() != entered);
        QVERIFY(!find<QPushButton>("startOver")->isVisible());
        QTest::mouseClick(find<QPushButton>("messageAction"), Qt::LeftButton);
        QCOMPARE(m_dialog->specification().dump(), entered.dump());
        QVERIFY(!find<MessageBar>("messageBar")->isVisible());
        // What is entered after it is not undone.
        QTest::mouseClick(find<QPushButton>("startOver"), Qt::LeftButton);
        find<QListWidget>("studyParts")->setCurrentRow(1);
        find<QComboBox>("field.source.data.name")->setEditText("digits");
        QVERIFY(!find<MessageBar>("messageBar")->isVisible());
    }

    void aWrongTextIsKeptToo()
    {
        fillNew();
        find<QTabWidget>("specificationTabs")->setCurrentIndex(1);
        text()->setPlainText("{\n\"kind\": ");
        m_dialog->showTransfer("origin");
        showNew();
        QCOMPARE(text()->toPlainText(), QString("{\n\"kind\": "));
        QCOMPARE(find<QTabWidget>("specificationTabs")->currentIndex(), 1);
        QVERIFY(!start()->isEnabled());
        QVERIFY(find<QPushButton>("startOver")->isVisible());
    }

    void theLibraryMayChange()
    {
        fillNew();
        const auto other = m_fake->path("other");
        find<QListWidget>("studyParts")->setCurrentRow(1);
        m_dialog->setLibrary(other.toStdString());
        QCOMPARE(find<QComboBox>("field.source.data.name")->currentText(), QString("mnist"));
        QVERIFY(find<QLineEdit>("commandLine")->text().contains("--library " + other));
    }

    void wrongValuesAreKeptToo()
    {
        duplicate();
        enter("field.epochs", "many");
        m_dialog->showTransfer("origin");
        QTest::keyClick(find<QListWidget>("launchChoices"), Qt::Key_End);
        QCOMPARE(find<QLineEdit>("field.epochs")->text(), QString("many"));
        QCOMPARE(find<QTabWidget>("specificationTabs")->currentIndex(), 0);
        QVERIFY(!start()->isEnabled());
    }

    void newDataSetsAppearWithoutLosingWhatWasEntered()
    {
        fillNew();
        auto changed = description();
        changed["data_sets"][0]["found"] = "/data/mnist";
        m_fake->setDescription(QByteArray::fromStdString(changed.dump()));
        find<QListWidget>("studyParts")->setCurrentRow(1);
        m_engine->askAgain();
        QTRY_VERIFY(find<QLabel>("note.source.data.name")->text().contains("/data/mnist"));
        QCOMPARE(m_dialog->specification().at("source").dump(), std::string(R"({"data":{"name":"mnist"}})"));
    }
};

QTEST_MAIN(TestLaunchDrafts)
#include "tst_launch_drafts.moc"
