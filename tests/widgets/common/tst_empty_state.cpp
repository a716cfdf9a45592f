#include "widgets/common/empty_state.h"

#include <QtTest>

#include "widgets/common/theme.h"

using namespace transect;

class TestEmptyState : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }

    void itSaysWhatWillBeHereAndOffersWhatBringsIt()
    {
        EmptyState state("Nothing yet", "It will be here", "Bring it");
        QSignalSpy triggered(&state, &EmptyState::triggered);
        state.findChild<QPushButton*>("emptyStateAction")->click();
        QCOMPARE(triggered.size(), 1);
        state.setTexts("Nothing at all", {});
        QVERIFY(state.findChild<QPushButton*>("emptyStateAction")->isHidden());
    }

    void whatIsBeingReadIsSaidAfterAMoment()
    {
        EmptyState state("Nothing yet", "It will be here", "Bring it");
        state.resize(600, 400);
        state.show();
        auto* reading = state.findChild<QLabel*>("readingState");
        auto* action = state.findChild<QPushButton*>("emptyStateAction");
        state.setReading("Reading toy…");
        QVERIFY(!action->isVisible() && !reading->isVisible()); // neither flashes
        QTRY_VERIFY(reading->isVisible());
        QCOMPARE(reading->text(), QString("Reading toy…"));
        state.setReading("Reading other…");
        QVERIFY(reading->isVisible());
        state.setReading({});
        QVERIFY(action->isVisible() && !reading->isVisible());
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestEmptyState)
#include "tst_empty_state.moc"
