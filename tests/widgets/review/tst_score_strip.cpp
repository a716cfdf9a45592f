#include <QtTest>

#include <QSignalSpy>
#include <QWheelEvent>

#include "support/fingers.h"
#include "widgets/common/theme.h"
#include "widgets/review/score_strip.h"

using namespace transect;

namespace {

StripData data(int persons = 3)
{
    StripData data;
    data.frames = 1000;
    for (int frame = 0; frame < 1000; ++frame)
        data.scores.push_back(frame / 100.0);
    data.abnormal.assign(1000, 0);
    for (int person = 1; person <= persons; ++person)
        data.persons.push_back({person, data.scores, 9.99});
    return data;
}

void wheel(QWidget& widget, const QPointF& place, int turns, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QWheelEvent event(place, widget.mapToGlobal(place), {}, {0, 120 * turns}, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&widget, &event);
}

} // namespace

class TestScoreStrip : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ScoreStrip> m_strip;

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }

    void init()
    {
        m_strip = std::make_unique<ScoreStrip>();
        m_strip->resize(700, 260);
        m_strip->setData(data());
        m_strip->setThreshold(5, 4);
        m_strip->show();
    }
    void cleanup() { m_strip.reset(); }

    void placesAndFramesAreEachOthersInverse()
    {
        for (const std::int64_t frame : {0, 1, 499, 998, 999})
            QCOMPARE(m_strip->frameAt(m_strip->placeOfFrame(double(frame))), frame);
        QCOMPARE(m_strip->frameAt(-100), std::int64_t(0));
        QCOMPARE(m_strip->frameAt(10000), std::int64_t(999));
        QVERIFY(m_strip->placeOfScore(0) > m_strip->placeOfScore(5) && m_strip->placeOfScore(5) > m_strip->placeOfScore(9.9));
    }

    void aClickSeeksAndADragScrubs()
    {
        QSignalSpy seeks(m_strip.get(), &ScoreStrip::seekRequested);
        const auto y = int(m_strip->scoreRow().bottom()) - 2;
        QTest::mousePress(m_strip.get(), Qt::LeftButton, {}, QPoint(int(m_strip->placeOfFrame(250)), y));
        QVERIFY(std::abs(seeks.last().first().toLongLong() - 250) <= 1);
        QTest::mouseMove(m_strip.get(), QPoint(int(m_strip->placeOfFrame(700)), y));
        QVERIFY(std::abs(seeks.last().first().toLongLong() - 700) <= 1);
        QTest::mouseRelease(m_strip.get(), Qt::LeftButton, {}, QPoint(int(m_strip->placeOfFrame(700)), y));
        const auto before = seeks.count();
        QTest::mouseMove(m_strip.get(), QPoint(int(m_strip->placeOfFrame(100)), y));
        QCOMPARE(seeks.count(), before);
    }

    void theThresholdIsDraggedByItsLine()
    {
        QSignalSpy dragged(m_strip.get(), &ScoreStrip::thresholdDragged), dropped(m_strip.get(), &ScoreStrip::thresholdDropped), seeks(m_strip.get(), &ScoreStrip::seekRequested);
        connect(m_strip.get(), &ScoreStrip::thresholdDragged, m_strip.get(), [this](double score) { m_strip->setThreshold(score, 0.8 * score); });
        QTest::mousePress(m_strip.get(), Qt::LeftButton, {}, QPoint(400, int(m_strip->placeOfScore(5))));
        QTest::mouseMove(m_strip.get(), QPoint(400, int(m_strip->placeOfScore(7))));
        QVERIFY(std::abs(dragged.last().first().toDouble() - 7) < 0.2);
        QCOMPARE(dropped.count(), 0);
        QTest::mouseRelease(m_strip.get(), Qt::LeftButton, {}, QPoint(400, int(m_strip->placeOfScore(7))));
        QVERIFY(std::abs(dropped.last().first().toDouble() - 7) < 0.2);
        QCOMPARE(seeks.count(), 0);
    }

    void theWheelZoomsAtThePointer()
    {
        const double x = m_strip->placeOfFrame(300);
        wheel(*m_strip, {x, 100}, 5);
        QVERIFY(m_strip->view().high - m_strip->view().low < 400);
        QVERIFY(std::abs(double(m_strip->frameAt(x)) - 300) <= 1);
        const auto before = m_strip->view();
        wheel(*m_strip, {x, 100}, -1, Qt::ShiftModifier);
        QVERIFY(m_strip->view().low > before.low);
        QVERIFY(std::abs((m_strip->view().high - m_strip->view().low) - (before.high - before.low)) < 1e-9);
        for (int i = 0; i < 50; ++i)
            wheel(*m_strip, {x, 100}, 3);
        QVERIFY(m_strip->view().high - m_strip->view().low >= 9.99);
        QTest::mouseDClick(m_strip.get(), Qt::LeftButton, {}, QPoint(400, 100));
        QCOMPARE(m_strip->view().low, -0.5);
        QCOMPARE(m_strip->view().high, 999.5);
    }

    void twoFingersZoomBetweenThem()
    {
        InAWindow window(*m_strip);
        QVERIFY(window.isExposed());
        const auto place = QPoint(int(m_strip->placeOfFrame(300)), 100);
        const auto lengthOf = [this] { return m_strip->view().high - m_strip->view().low; };
        pinch(*m_strip, place, 60, 120);
        QVERIFY2(lengthOf() > 450 && lengthOf() < 750, qPrintable(QString::number(lengthOf())));
        QVERIFY(std::abs(double(m_strip->frameAt(place.x())) - 300) <= 2);
        const double before = lengthOf();
        pinchOnPad(*m_strip, place, 0.25);
        QVERIFY(std::abs(lengthOf() - before / 1.25) < 1e-6);
        QSignalSpy seeks(m_strip.get(), &ScoreStrip::seekRequested);
        QTest::mouseMove(m_strip.get(), place); // no finger holds the time any more
        QCOMPARE(seeks.count(), 0);
    }

    void theScoreAtTheCursorIsToldToScreenReaders()
    {
        auto data = m_strip->data();
        data.scored.assign(data.scores.size(), 1);
        data.scored[20] = 0;
        data.scores[10] = 7.5;
        m_strip->setData(std::move(data));
        auto* accessible = QAccessible::queryAccessibleInterface(m_strip.get());
        QVERIFY(accessible && accessible->valueInterface());
        QVERIFY(accessible->role() == QAccessible::Slider);
        m_strip->setFrame(10);
        QCOMPARE(accessible->valueInterface()->currentValue().toDouble(), 7.5);
        QVERIFY(m_strip->accessibleDescription().contains("7.5"));
        m_strip->setFrame(20);
        QVERIFY2(m_strip->accessibleDescription().contains("Nobody"), qPrintable(m_strip->accessibleDescription()));
    }

    void aClickOnTheThresholdSeeksAndChangesNoRule()
    {
        QSignalSpy dropped(m_strip.get(), &ScoreStrip::thresholdDropped), sought(m_strip.get(), &ScoreStrip::seekRequested);
        QTest::mouseClick(m_strip.get(), Qt::LeftButton, {}, QPoint(int(m_strip->placeOfFrame(250)), int(m_strip->placeOfScore(5))));
        QCOMPARE(dropped.count(), 0);
        QCOMPARE(sought.count(), 1);
    }

    void aThresholdAboveAllScoresIsSeenWhereItIs()
    {
        m_strip->setThreshold(50, 40);
        QVERIFY(m_strip->placeOfScore(50) > m_strip->scoreRow().top() + 1);
        QVERIFY(m_strip->placeOfScore(5) > m_strip->placeOfScore(50) + 10);
    }

    void keysMoveSeekAndSetTheThreshold()
    {
        m_strip->setFrame(500);
        QSignalSpy seeks(m_strip.get(), &ScoreStrip::seekRequested), dropped(m_strip.get(), &ScoreStrip::thresholdDropped);
        const std::pair<Qt::Key, std::int64_t> moves[] = {{Qt::Key_Left, 499}, {Qt::Key_Right, 501}, {Qt::Key_PageUp, 250}, {Qt::Key_PageDown, 750}, {Qt::Key_Home, 0}, {Qt::Key_End, 999}};
        for (const auto& [key, frame] : moves) {
            QTest::keyClick(m_strip.get(), key);
            QCOMPARE(seeks.last().first().toLongLong(), frame);
        }
        QTest::keyClick(m_strip.get(), Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(seeks.last().first().toLongLong(), std::int64_t(510));
        QTest::keyClick(m_strip.get(), Qt::Key_Up);
        QVERIFY(dropped.last().first().toDouble() > 5);
        QTest::keyClick(m_strip.get(), Qt::Key_Plus);
        QVERIFY(m_strip->view().high - m_strip->view().low < 1000);
        QTest::keyClick(m_strip.get(), Qt::Key_0);
        QCOMPARE(m_strip->view().high, 999.5);
    }

    void theChosenPersonHasARow()
    {
        m_strip->setData(data(30));
        const auto shown = m_strip->shownPersons();
        QVERIFY(!shown.empty() && shown.size() < 30);
        m_strip->setChosenPerson(30);
        QVERIFY(!m_strip->personRow(30).isEmpty());
        QCOMPARE(m_strip->shownPersons().size(), shown.size());
        QSignalSpy clicked(m_strip.get(), &ScoreStrip::personClicked);
        QTest::mouseClick(m_strip.get(), Qt::LeftButton, {}, QPoint(20, int(m_strip->personRow(1).center().y())));
        QCOMPARE(clicked.last().first().toLongLong(), std::int64_t(1));
    }

    void theScoreAtTheCursorIsReadOut()
    {
        m_strip->setFrame(250);
        QVERIFY2(m_strip->accessibleDescription().contains("2.5"), qPrintable(m_strip->accessibleDescription()));
        QVERIFY2(m_strip->accessibleDescription().contains("0:10.000"), qPrintable(m_strip->accessibleDescription()));
    }

    void playingOnTakesTheViewAlong()
    {
        m_strip->setView({0, 100});
        m_strip->setFrame(99);
        QCOMPARE(m_strip->view().low, 0.0);
        m_strip->setFrame(101);
        QVERIFY(m_strip->view().low > 50 && m_strip->view().low <= 101);
    }

    void eventsTruthAndCursorAreSeen()
    {
        auto clip = data(0);
        std::fill(clip.abnormal.begin() + 100, clip.abnormal.begin() + 300, std::uint8_t(1));
        m_strip->setData(clip);
        m_strip->setEvents({{600, 800, 700, Verdict::None}});
        m_strip->setFrame(900);
        const auto image = m_strip->grab().toImage();
        const auto at = [&](double frame, double y) { return image.pixelColor(int(m_strip->placeOfFrame(frame)), int(y)); };
        const auto& tokens = Theme::current().tokens();
        const double truth = m_strip->scoreRow().bottom() + 7;
        QCOMPARE(at(200, truth), tokens.bad);
        QVERIFY(at(400, truth) != tokens.bad);
        QCOMPARE(at(700, 9), tokens.attention);
        QVERIFY(at(500, 9) != tokens.attention);
        QCOMPARE(at(900, m_strip->scoreRow().bottom() - 30), tokens.accent);
    }

    void nothingIsSaidOfNothing()
    {
        m_strip->setData({});
        QVERIFY(!m_strip->grab().isNull());
        QSignalSpy seeks(m_strip.get(), &ScoreStrip::seekRequested);
        QTest::mouseClick(m_strip.get(), Qt::LeftButton, {}, QPoint(300, 100));
        QCOMPARE(seeks.count(), 0);
    }
};

QTEST_MAIN(TestScoreStrip)
#include "tst_score_strip.moc"
