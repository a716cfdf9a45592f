#include "open_dialog.h"
#include "record/run_folder.h"
#include "record/run_state.h"
#include "widgets/launch/launch_choice.h"

using namespace transect;
using namespace transect::testing;

namespace {

QStringList itemsOf(const QComboBox* box)
{
    QStringList items;
    for (int i = 0; i < box->count(); ++i)
        items << box->itemText(i);
    return items;
}

} // namespace

/// Fields whose parameters refer to files, folders and runs.
class TestReferences : public QObject, private OpenDialog {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        open();
        QVERIFY(QDir().mkpath(library()));
        makeRun("lane", "poses", RunStatus::Finished, "2025-03-01T10:00:00Z");
        makeRun("street", "poses", RunStatus::Finished, "2025-03-02T10:00:00Z");
        makeRun("broken", "poses", RunStatus::Failed, "2025-03-03T10:00:00Z");
        makeRun("usual", "regularity", RunStatus::Finished, "2025-03-01T10:00:00Z");
        makeRun("origin", "pretrain", RunStatus::Stopped, "2025-03-01T10:00:00Z");
        makeRun("empty", "pretrain", RunStatus::Finished, "2025-03-01T10:00:00Z");
        QVERIFY(QDir().mkpath(library() + "/origin/checkpoints"));
    }
    void cleanup() { close(); }

    void runsOfTheKindThatIsMeantAreOffered()
    {
        choose("Scores");
        auto* tracks = find<QComboBox>("field.tracks");
        QCOMPARE(itemsOf(tracks), QStringList({"street", "lane"})); // the newest first, and none that failed
        QCOMPARE(tracks->lineEdit()->placeholderText(), QString("required"));
        tracks->setFocus();
        QTest::keyClick(tracks, Qt::Key_Down);
        QCOMPARE(m_dialog->specification().at("tracks").dump(), std::string("\"street\""));
        QTest::keyClick(tracks, Qt::Key_Down);
        QCOMPARE(m_dialog->specification().at("tracks").dump(), std::string("\"lane\""));
        QVERIFY(start()->isEnabled());
        QCOMPARE(itemsOf(find<QComboBox>("field.model")), QStringList("usual"));
        choose("Transfer");
        QCOMPARE(itemsOf(find<QComboBox>("field.source")), QStringList("origin")); // as far as it came
    }

    void anythingElseCanBeTyped()
    {
        choose("Scores");
        auto* tracks = find<QComboBox>("field.tracks");
        tracks->setFocus();
        QTest::keyClicks(tracks, "/data/my tracks");
        QCOMPARE(m_dialog->specification().at("tracks").dump(), std::string("\"/data/my tracks\""));
        find<QLineEdit>("field.subset")->setFocus();
        QTest::keyClicks(find<QLineEdit>("field.subset"), "hr.json");
        QCOMPARE(m_dialog->specification().at("subset").dump(), std::string("\"hr.json\""));
    }

    void aFileIsBrowsedFor()
    {
        choose("Scores");
        const auto subset = makeFile("hr test.json");
        click("field.subset");
        accept(subset, QFileDialog::ExistingFile);
        QCOMPARE(find<QLineEdit>("field.subset")->text(), subset);
        QCOMPARE(m_dialog->specification().at("subset").get<std::string>(), subset.toStdString());
        QVERIFY(find<QToolButton>("reset.subset")->isVisible());
        // The next look begins where the file is.
        click("field.subset");
        QCOMPARE(QDir(dialog()->directory()).canonicalPath(), QFileInfo(subset).canonicalPath());
        QTest::keyClick(dialog(), Qt::Key_Escape);
        QTRY_VERIFY(!dialog());
        QCOMPARE(find<QLineEdit>("field.subset")->text(), subset);
    }

    void aFolderIsBrowsedFor()
    {
        choose("Scores");
        const auto videos = makeFolder("videos");
        click("field.videos");
        accept(videos, QFileDialog::Directory);
        QCOMPARE(m_dialog->specification().at("videos").get<std::string>(), videos.toStdString());
    }

    void whatMayBeBothAsksWhich()
    {
        choose("Scores");
        const auto folder = makeFolder("tracks"), file = makeFile("tracks.json");
        chooseInMenu("field.tracks", 1);
        accept(folder, QFileDialog::Directory);
        QCOMPARE(find<QComboBox>("field.tracks")->currentText(), folder);
        chooseInMenu("field.tracks", 0);
        accept(file, QFileDialog::ExistingFile);
        QCOMPARE(m_dialog->specification().at("tracks").get<std::string>(), file.toStdString());
    }

    void toAListWhatIsFoundIsAdded()
    {
        choose("Scores");
        const auto first = makeFolder("first"), second = makeFile("second, third.json");
        chooseInMenu("field.more_tracks", 1);
        accept(first, QFileDialog::Directory);
        QCOMPARE(m_dialog->specification().at("more_tracks").dump(), Json::array({first.toStdString()}).dump());
        chooseInMenu("field.more_tracks", 0);
        accept(second, QFileDialog::ExistingFiles);
        QCOMPARE(m_dialog->specification().at("more_tracks").dump(), Json::array({first.toStdString(), second.toStdString()}).dump());
    }

    void runsThatEndedSinceAreOfferedAndNothingIsLost()
    {
        choose("Scores");
        find<QLineEdit>("field.subset")->setFocus();
        QTest::keyClicks(find<QLineEdit>("field.subset"), "hr.json");
        m_dialog->close();
        makeRun("square", "poses", RunStatus::Running, "2025-03-04T10:00:00Z"); // which is waited for, but here it is lost
        makeRun("park", "poses", RunStatus::Finished, "2025-03-04T10:00:00Z");
        choose("Scores");
        QCOMPARE(itemsOf(find<QComboBox>("field.tracks")), QStringList({"park", "street", "lane"}));
        QCOMPARE(find<QLineEdit>("field.subset")->text(), QString("hr.json"));
    }

    void everyButtonSaysWhatItIsFor()
    {
        choose("Scores");
        for (const auto* name : {"tracks", "model", "more_tracks", "subset", "videos"}) {
            const auto* button = buttonOf(("field." + std::string(name)).c_str());
            QVERIFY2(button, name);
            QVERIFY2(button->accessibleName().endsWith(": browse"), qPrintable(button->accessibleName()));
            QVERIFY(!button->autoDefault()); // Return starts
        }
    }

private:
    void makeRun(const char* name, const char* kind, RunStatus status, const char* created) const
    {
        RunSpec spec;
        spec.kind = kind;
        spec.name = name;
        spec.created = created;
        spec.parameters = Json::object();
        const auto run = createRunFolder(library().toStdString(), name);
        writeRunSpec(run.runJson(), spec);
        RunState state;
        state.status = status;
        writeState(run.stateJson(), state);
    }

    QString makeFolder(const char* name) const
    {
        QDir().mkpath(m_fake->path(name));
        return m_fake->path(name);
    }

    QString makeFile(const char* name) const
    {
        QFile file(m_fake->path(name));
        return file.open(QIODevice::WriteOnly) ? file.fileName() : QString();
    }

    void choose(const QString& title)
    {
        showNew();
        auto* choices = find<LaunchChoices>("launchChoices");
        const auto items = choices->findItems(title, Qt::MatchExactly);
        QCOMPARE(items.size(), 1);
        QTest::mouseClick(choices->viewport(), Qt::LeftButton, {}, choices->visualItemRect(items.front()).center());
    }

    QPushButton* buttonOf(const char* field) const { return find<QWidget>(field)->parentWidget()->findChild<QPushButton*>(); }
    void click(const char* field) const { QTest::mouseClick(buttonOf(field), Qt::LeftButton); }

    void chooseInMenu(const char* field, int row) const
    {
        auto* menu = buttonOf(field)->menu();
        QVERIFY(menu);
        QTimer::singleShot(0, menu, [menu, row] { // the press returns when something was chosen
            for (int i = 0; i <= row; ++i)
                QTest::keyClick(menu, Qt::Key_Down);
            QTest::keyClick(menu, Qt::Key_Return);
        });
        QTest::mousePress(buttonOf(field), Qt::LeftButton);
    }

    QFileDialog* dialog() const
    {
        const auto all = m_dialog->findChildren<QFileDialog*>(); // one that was closed is deleted some time later
        const auto shown = std::ranges::find_if(all, &QFileDialog::isVisible);
        return shown == all.end() ? nullptr : *shown;
    }

    void accept(const QString& path, QFileDialog::FileMode mode) const
    {
        QTRY_VERIFY(dialog());
        QCOMPARE(dialog()->fileMode(), mode);
        auto* name = dialog()->findChild<QLineEdit*>("fileNameEdit");
        QVERIFY(name);
        name->setText(path); // typed, it would be completed as the folder's contents come in
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_VERIFY(!dialog());
    }
};

QTEST_MAIN(TestReferences)
#include "tst_references.moc"
