#include <QtTest>

#include <map>
#include <random>

#include <QDesktopServices>
#include <QLineEdit>
#include <QWheelEvent>

#include "desk.h"
#include "made_library.h"
#include "main_window.h"
#include "widgets/common/actions.h"
#include "widgets/launch/fake_engine.h"
#include "widgets/runs/runs_model.h"
#include "widgets/runs/runs_pane.h"

using namespace transect;

namespace {

/// For long runs, under sanitizers too, $TRANSECT_MONKEY_STEPS.
int steps()
{
    bool isNumber = false;
    const int wanted = qEnvironmentVariableIntValue("TRANSECT_MONKEY_STEPS", &isNumber);
    return isNumber ? wanted : 400;
}

/// The contents of every file below, but for what the window may write: hidden files and notes.
std::map<QString, QByteArray> filesBelow(const QString& folder)
{
    std::map<QString, QByteArray> files;
    QDirIterator paths(folder, QDir::Files, QDirIterator::Subdirectories); // without hidden ones
    while (paths.hasNext()) {
        QFile file(paths.next());
        if (paths.fileName() != "notes.json" && file.open(QIODevice::ReadOnly))
            files[paths.filePath()] = file.readAll();
    }
    return files;
}

/// Does what a user might, in no sensible order. The same seed does the same as far as the window answers alike.
class Monkey {
public:
    Monkey(MainWindow& window, unsigned seed)
        : m_window(window)
        , m_random(seed)
    {
        for (auto* action : window.actions().all()) {
            if (action->objectName() != "window.quit" && action->objectName() != "run.trash")
                m_actions << action;
            else
                action->disconnect(SIGNAL(triggered(bool)));
        }
        QObject::connect(&m_closing, &QTimer::timeout, &m_closing, [] { closeWhatBlocks(); });
        m_closing.start(2);
    }

    void step()
    {
        const int chance = number(100);
        if (chance < 40)
            click();
        else if (chance < 64)
            pressKey();
        else if (chance < 76)
            act();
        else if (chance < 86)
            chooseRun();
        else if (chance < 92)
            drag();
        else if (chance < 96)
            turnWheel();
        else if (chance < 98)
            typeFilter();
        else
            resize();
        // What a user does comes quicker than pictures.
        if (number(4) == 0)
            QCoreApplication::processEvents();
        if (!m_window.isVisible())
            m_window.show();
    }

private:
    static void closeWhatBlocks()
    {
        if (auto* popup = QApplication::activePopupWidget())
            popup->close();
        else if (auto* modal = QApplication::activeModalWidget())
            modal->close();
    }

    int number(int below) { return int(m_random() % unsigned(below)); }
    template <typename List> auto oneOf(const List& list) { return list[number(int(std::size(list)))]; }
    QPoint placeIn(const QWidget& widget) { return {number(widget.width()), number(widget.height())}; }

    QWidget* someWidget()
    {
        QList<QWidget*> seen;
        for (auto* window : QApplication::topLevelWidgets()) {
            if (!window->isVisible())
                continue;
            for (auto* widget : window->findChildren<QWidget*>()) {
                if (widget->isVisible() && widget->isEnabled() && !widget->size().isEmpty())
                    seen << widget;
            }
        }
        return seen.isEmpty() ? &m_window : oneOf(seen);
    }

    void click()
    {
        const Qt::MouseButton buttons[] = {Qt::LeftButton, Qt::LeftButton, Qt::LeftButton, Qt::RightButton};
        const Qt::KeyboardModifier modifiers[] = {Qt::NoModifier, Qt::NoModifier, Qt::NoModifier, Qt::ControlModifier, Qt::ShiftModifier};
        const QPointer<QWidget> widget = someWidget();
        const auto place = placeIn(*widget);
        const auto button = oneOf(buttons);
        QTest::mouseClick(widget, button, oneOf(modifiers), place);
        if (widget && number(8) == 0)
            QTest::mouseDClick(widget, Qt::LeftButton, {}, place);
    }

    void pressKey()
    {
        const Qt::Key keys[] = {Qt::Key_Tab,  Qt::Key_Backtab, Qt::Key_Up,     Qt::Key_Down,     Qt::Key_Left,  Qt::Key_Right, Qt::Key_Return, Qt::Key_Escape, Qt::Key_Space,
                                Qt::Key_Home, Qt::Key_End,     Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_Delete, Qt::Key_F2,   Qt::Key_Plus,   Qt::Key_A,      Qt::Key_7};
        const Qt::KeyboardModifier modifiers[] = {Qt::NoModifier, Qt::NoModifier, Qt::NoModifier, Qt::ShiftModifier, Qt::ControlModifier};
        auto* focused = QApplication::focusWidget();
        const auto key = oneOf(keys);
        QTest::keyClick(focused ? focused : &m_window, key, oneOf(modifiers));
    }

    void act()
    {
        auto* action = oneOf(m_actions);
        if (action->shortcut().isEmpty() || number(4) == 0)
            action->trigger();
        else
            QTest::keySequence(&m_window, action->shortcut());
    }

    void chooseRun()
    {
        const char* runs[] = {"toy", "toy/source", "toy/digits", "other", "wild", "waiting"};
        m_window.runs().select(oneOf(runs));
    }

    void drag()
    {
        const QPointer<QWidget> widget = someWidget();
        const auto from = placeIn(*widget), to = placeIn(*widget);
        QTest::mousePress(widget, Qt::LeftButton, {}, from);
        if (widget)
            QTest::mouseMove(widget, (from + to) / 2);
        if (widget)
            QTest::mouseMove(widget, to);
        if (widget)
            QTest::mouseRelease(widget, Qt::LeftButton, {}, to);
    }

    void turnWheel()
    {
        auto* widget = someWidget();
        const QPointF place = placeIn(*widget);
        QWheelEvent event(place, widget->mapToGlobal(place), {}, {0, number(2) ? 120 : -120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(widget, &event);
    }

    void typeFilter()
    {
        const char* texts[] = {"toy", "state:failed", "tag:", "\"", "score > 0.5", "é漢字", " "};
        auto* query = m_window.findChild<QLineEdit*>("runsQuery");
        query->setText(QString::fromUtf8(oneOf(texts)));
        if (number(2))
            query->clear();
    }

    void resize()
    {
        const int width = 500 + number(1200);
        m_window.resize(width, 300 + number(900));
    }

    MainWindow& m_window;
    std::mt19937 m_random;
    QList<QAction*> m_actions;
    QTimer m_closing;
};

} // namespace

/// A user without any sense: the window neither crashes nor hangs, and leaves the runs as they are.
class TestMonkey : public QObject {
    Q_OBJECT

public Q_SLOTS:
    void swallow(const QUrl&) {}

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        QDesktopServices::setUrlHandler("file", this, "swallow");
    }

    void cleanupTestCase() { QDesktopServices::unsetUrlHandler("file"); }

    void whateverIsDoneTheWindowStandsAndTheRunsStay_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (const unsigned seed : {1u, 2u, 3u})
            QTest::addRow("seed %u", seed) << seed;
    }

    void whateverIsDoneTheWindowStandsAndTheRunsStay()
    {
        QFETCH(unsigned, seed);
        const testing::Desk desk;
        testing::FakeEngine engine;
        engine.setBehaviour("exit 1");
        const auto library = desk.path("library");
        testing::makeLibrary(library.toStdString());
        const auto before = filesBelow(library);
        QVERIFY(before.size() > 20);
        {
            MainWindow window(testing::resources);
            window.openLibrary(library.toStdString());
            window.show();
            QTRY_VERIFY(window.runs().model()->indexOf("toy").isValid());
            Monkey monkey(window, seed);
            for (int step = 0; step < steps(); ++step)
                monkey.step();
            // It still answers.
            window.runs().select("toy/source");
            QCOMPARE(window.runs().chosen(), QStringList{"toy/source"});
        }
        const auto after = filesBelow(library);
        for (const auto& [path, contents] : before)
            QVERIFY2(after.contains(path) && after.at(path) == contents, qPrintable(path));
        QCOMPARE(after.size(), before.size());
    }
};

QTEST_MAIN(TestMonkey)
#include "tst_monkey.moc"
