#include <QtTest>

#include "widgets/common/actions.h"
#include "widgets/common/command_palette.h"
#include "widgets/common/theme.h"

using namespace transect;

class TestActions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
        QCoreApplication::setOrganizationName("TransectTest");
        QCoreApplication::setApplicationName("actions");
        m_theme = std::make_unique<Theme>(*qApp);
    }
    void cleanupTestCase() { m_theme.reset(); }

    void anActionIsFoundByItsIdAndSection()
    {
        Actions actions;
        int count = 0;
        auto* stop = actions.add({"run.stop", "Stop", "stop", QKeySequence("Ctrl+."), "run", {}}, [&] { ++count; });
        actions.add({"view.log", "Log", {}, {}, "view", {}}, [] {});
        QCOMPARE(actions.action("run.stop"), stop);
        QCOMPARE(actions.action("run.stap"), nullptr);
        QCOMPARE(actions.section("run"), std::vector<QAction*>{stop});
        QCOMPARE(actions.withShortcut(QKeySequence("Ctrl+.")), stop);
        QCOMPARE(actions.withShortcut({}), nullptr);
        stop->trigger();
        QCOMPARE(count, 1);
    }

    void aChangedShortcutIsRemembered()
    {
        {
            Actions actions;
            auto* action = actions.add({"run.stop", "Stop", {}, QKeySequence("Ctrl+."), "run", {}}, [] {});
            actions.setShortcut(action, QKeySequence("Ctrl+H"));
        }
        Actions again;
        auto* action = again.add({"run.stop", "Stop", {}, QKeySequence("Ctrl+."), "run", {}}, [] {});
        QCOMPARE(action->shortcut(), QKeySequence("Ctrl+H"));
        again.setShortcut(action, again.defaultShortcut(action));
        Actions last;
        QCOMPARE(last.add({"run.stop", "Stop", {}, QKeySequence("Ctrl+."), "run", {}}, [] {})->shortcut(), QKeySequence("Ctrl+."));
    }

    void typedLettersFindTheCommand()
    {
        QVERIFY(CommandPalette::fit("os", "Open study") > CommandPalette::fit("os", "Close"));
        QVERIFY(CommandPalette::fit("xyz", "Close") < 0);
        QCOMPARE(CommandPalette::fit("", "Close"), 0);
    }

    void thePaletteDoesWhatIsTyped()
    {
        Actions actions;
        QStringList done;
        for (const auto* name : {"Open library", "Reset layout", "Resume"})
            actions.add({QString("id.") + name, name, {}, {}, {}, {}}, [&done, name] { done << name; });
        actions.action("id.Resume")->setEnabled(false);
        auto* palette = new CommandPalette(actions);
        palette->show();
        QTest::keyClicks(palette->findChild<QLineEdit*>("commandTyped"), "rela");
        QTest::keyClick(palette->findChild<QLineEdit*>("commandTyped"), Qt::Key_Return);
        QCOMPARE(done, QStringList{"Reset layout"});
        auto* second = new CommandPalette(actions);
        second->show();
        QTest::keyClicks(second->findChild<QLineEdit*>("commandTyped"), "resume");
        QTest::keyClick(second->findChild<QLineEdit*>("commandTyped"), Qt::Key_Return);
        QCOMPARE(done.size(), 1); // what cannot be done now is not done
        second->close();
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestActions)
#include "tst_actions.moc"
