#include <QtTest>

#include "widgets/common/message_bar.h"
#include "widgets/common/theme.h"
#include "widgets/runs/welcome.h"

using namespace transect;

class TestWelcome : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }

    void eachOfferAsksForWhatItSays()
    {
        Welcome welcome(ReadyMadeList{{{"toy", "Small", {}}}, {}});
        welcome.setHasDemo(true);
        welcome.setLibraries({"/runs/a", "/runs/b"});
        welcome.show();
        QSignalSpy study(&welcome, &Welcome::studyRequested), demo(&welcome, &Welcome::demoRequested), library(&welcome, &Welcome::libraryRequested);
        QSignalSpy create(&welcome, &Welcome::newRequested), open(&welcome, &Welcome::openRequested), video(&welcome, &Welcome::videoRequested);
        for (const auto* name : {"study.toy", "welcomeDemo", "library./runs/b", "welcomeNew", "welcomeVideo", "welcomeOpen"})
            QTest::mouseClick(welcome.findChild<QPushButton*>(name), Qt::LeftButton);
        QCOMPARE(study.value(0).value(0).toString(), QString("toy"));
        QCOMPARE(library.value(0).value(0).toString(), QString("/runs/b"));
        QCOMPARE(demo.size() + create.size() + open.size() + video.size(), 4);
    }

    void aLibraryThatWasClickedMayGo()
    {
        Welcome welcome(ReadyMadeList{});
        welcome.setLibraries({"/runs/a"});
        welcome.show();
        connect(&welcome, &Welcome::libraryRequested, &welcome, [&] { welcome.setLibraries({}); });
        QTest::mouseClick(welcome.findChild<QPushButton*>("library./runs/a"), Qt::LeftButton);
        QTRY_VERIFY(!welcome.findChild<QPushButton*>("library./runs/a"));
    }

    void whatCannotBeReadIsSaid()
    {
        Welcome welcome(ReadyMadeList{{}, ErrorRecord{"bad-json", "line 1: expected a value", "/studies/a.json", {}}});
        welcome.show();
        auto* message = welcome.findChild<MessageBar*>();
        QVERIFY(message && message->isVisible());
        QVERIFY(message->text().contains("/studies/a.json"));
        Welcome whole(ReadyMadeList{});
        QVERIFY(!whole.findChild<MessageBar*>());
    }

    void itScrollsWhereItIsSmall()
    {
        Welcome welcome(ReadyMadeList{{{"toy", QString("Many words. ").repeated(20), {}}, {"other", QString("Many words. ").repeated(20), {}}}, {}});
        welcome.setLibraries({"/runs/" + QString("a long name ").repeated(20)});
        welcome.resize(420, 260);
        welcome.show();
        const auto* scroll = welcome.findChild<QScrollArea*>();
        QTRY_VERIFY(scroll->verticalScrollBar()->maximum() > 0);
        QCOMPARE(scroll->horizontalScrollBar()->maximum(), 0);
        QCOMPARE(welcome.size(), QSize(420, 260));
        welcome.resize(1000, 900);
        QTRY_COMPARE(scroll->verticalScrollBar()->maximum(), 0);
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestWelcome)
#include "tst_welcome.moc"
