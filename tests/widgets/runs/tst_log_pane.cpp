#include <QtTest>

#include <fstream>

#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QScrollBar>

#include "widgets/common/theme.h"
#include "widgets/runs/log_pane.h"
#include "widgets/runs/log_tail.h"
#include "widgets/runs/log_text.h"

using namespace transect;

namespace {

QString lines(int from, int to)
{
    QString text;
    for (int i = from; i < to; ++i)
        text += QString("line %1\n").arg(i);
    return text;
}

} // namespace

class TestLogPane : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_log = m_folder->filePath("log.txt").toStdString();
        m_pane = std::make_unique<LogPane>();
        m_pane->resize(700, 240);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    }
    void cleanup() { m_pane.reset(); }

    void whatIsAppendedAppears()
    {
        m_pane->setRun(m_log); // not there yet
        QVERIFY(text().isEmpty());
        QVERIFY(edit()->placeholderText().contains("not written"));
        append("first\n");
        m_pane->refresh();
        QCOMPARE(text(), QString("first\n"));
        append("second\n");
        m_pane->refresh();
        QCOMPARE(text(), QString("first\nsecond\n"));
        m_pane->setRun({});
        QVERIFY(text().isEmpty());
    }

    void onlyWhatWasAppendedIsRead()
    {
        append("first\n");
        LogTail tail(m_log);
        QVERIFY(tail.next().startsOver);
        append("second\n");
        const auto piece = tail.next();
        QVERIFY(!piece.startsOver);
        QCOMPARE(piece.text, QString("second\n"));
        QVERIFY(tail.next().text.isEmpty());
    }

    void aFileThatIsReplacedStartsOver_data()
    {
        QTest::addColumn<QByteArray>("contents");
        QTest::newRow("shorter") << QByteArray("new\n");
        QTest::newRow("of the same length") << QByteArray("other\n");
        QTest::newRow("longer") << QByteArray("another beginning\n");
        QTest::newRow("empty") << QByteArray();
    }

    void aFileThatIsReplacedStartsOver()
    {
        QFETCH(QByteArray, contents);
        append("first\n");
        m_pane->setRun(m_log);
        QCOMPARE(text(), QString("first\n"));
        std::ofstream(m_log, std::ios::trunc) << contents.toStdString();
        m_pane->refresh();
        QCOMPARE(text(), QString(contents));
    }

    void ofALongLogTheEndIsShown()
    {
        append(QByteArray(100, 'x') + '\n' + lines(0, 200000).toUtf8());
        m_pane->setRun(m_log);
        const auto shown = text();
        QVERIFY(shown.startsWith("[") && shown.contains("not shown"));
        QVERIFY(shown.endsWith("\nline 199999\n"));
        QVERIFY(shown.section('\n', 1, 1).startsWith("line ")); // a whole one
        QVERIFY(shown.size() <= qsizetype(LogTail::most) + 300);
        QVERIFY(edit()->showsEnd());
    }

    void bytesAndEscapesAreHarmless()
    {
        append(QByteArrayLiteral("a\x1b[31mred\x1b[0m\xff\r\nb\rc\0d\xef\xb7\x90\xe2\x80\xae" "e\n"));
        m_pane->setRun(m_log);
        QCOMPARE(text(), QString::fromUtf8("a␛[31mred␛[0m\uFFFD\nb\nc␀d\uFFFD\uFFFDe\n"));
    }

    void aLetterMayComeInPieces()
    {
        append("gr\xc3");
        m_pane->setRun(m_log);
        append("\xbc\xc3\x9f" "e\r");
        m_pane->refresh();
        append("\nend");
        m_pane->refresh();
        QCOMPARE(text(), QString::fromUtf8("grüße\nend"));
    }

    void theEndIsFollowedWhileTheUserIsThere()
    {
        append(lines(0, 100).toUtf8());
        m_pane->setRun(m_log);
        QVERIFY(edit()->showsEnd());
        append(lines(100, 200).toUtf8());
        m_pane->refresh();
        QVERIFY(edit()->showsEnd());
    }

    void elsewhereTheViewAndTheSelectionStay()
    {
        append(lines(0, 100).toUtf8());
        m_pane->setRun(m_log);
        edit()->selectAll();
        const auto selected = edit()->textCursor().selectedText();
        edit()->verticalScrollBar()->setValue(7);
        append(lines(100, 200).toUtf8());
        m_pane->refresh();
        QVERIFY(text().endsWith("line 199\n"));
        QCOMPARE(edit()->verticalScrollBar()->value(), 7);
        QCOMPARE(edit()->textCursor().selectedText(), selected);
    }

    void hitsAreCountedAndVisited()
    {
        append("Error one\nfine\nerror two\nfine\nERROR three\n");
        m_pane->setRun(m_log);
        QTest::keyClicks(search(), "error");
        QCOMPARE(count(), QString("1 of 3 hit(s)"));
        QTest::keyClick(search(), Qt::Key_Return);
        QCOMPARE(edit()->textCursor().selectionStart(), 15);
        QCOMPARE(count(), QString("2 of 3 hit(s)"));
        QTest::mouseClick(button("logNext"), Qt::LeftButton);
        QTest::mouseClick(button("logNext"), Qt::LeftButton); // round to the first
        QCOMPARE(edit()->textCursor().selectionStart(), 0);
        QTest::keyClick(search(), Qt::Key_Return, Qt::ShiftModifier); // and back
        QCOMPARE(count(), QString("3 of 3 hit(s)"));
        append("error four\n");
        m_pane->refresh();
        QCOMPARE(count(), QString("3 of 4 hit(s)"));
        edit()->moveCursor(QTextCursor::Start); // by hand, away from the hit
        QCOMPARE(count(), QString("4 hit(s)"));
        QTest::keyClicks(search(), "s");
        QCOMPARE(count(), QString("not found"));
        QVERIFY(!button("logNext")->isEnabled());
    }

    void hitsAreMarked()
    {
        append("error\nfine\n");
        m_pane->setRun(m_log);
        const auto before = edit()->viewport()->grab().toImage();
        QTest::keyClicks(search(), "fin");
        edit()->moveCursor(QTextCursor::Start); // the selection of the hit is not what is looked at
        const auto changed = edit()->viewport()->grab().toImage();
        const auto row = edit()->cursorRect(QTextCursor(edit()->document()->findBlockByNumber(1))).center();
        QVERIFY(changed.pixelColor(row + QPoint(3, -5)) != before.pixelColor(row + QPoint(3, -5)));
    }

    void theKeysOfThePaneGoBeforeTheWindows()
    {
        QMainWindow window;
        int filtered = 0;
        auto* filter = window.addAction("Filter", QKeySequence::Find, this, [&] { ++filtered; });
        QVERIFY(filter);
        auto* pane = new LogPane;
        auto* other = new QLineEdit;
        auto* centre = new QWidget;
        (new QVBoxLayout(centre))->addWidget(pane);
        centre->layout()->addWidget(other);
        window.setCentralWidget(centre);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        append("text\n");
        pane->setRun(m_log);
        auto* edit = pane->findChild<LogText*>("logText");
        edit->setFocus();
        QTest::keyClick(edit, Qt::Key_F, Qt::ControlModifier);
        auto* search = pane->findChild<QLineEdit*>("logSearch");
        QVERIFY(search->hasFocus());
        QCOMPARE(filtered, 0);
        QTest::keyClicks(search, "ex");
        QTest::keyClick(search, Qt::Key_Escape);
        QVERIFY(search->text().isEmpty());
        QVERIFY(edit->hasFocus());
        other->setFocus();
        QTest::keyClick(other, Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(filtered, 1);
    }

    void aHiddenPaneReadsNothing()
    {
        m_pane->hide();
        append("first\n");
        m_pane->setRun(m_log);
        m_pane->refresh();
        QVERIFY(text().isEmpty());
        m_pane->show();
        QCOMPARE(text(), QString("first\n"));
    }

private:
    void append(const QByteArray& bytes) { std::ofstream(m_log, std::ios::app | std::ios::binary).write(bytes.constData(), bytes.size()); }
    LogText* edit() const { return m_pane->findChild<LogText*>("logText"); }
    QLineEdit* search() const { return m_pane->findChild<QLineEdit*>("logSearch"); }
    QToolButton* button(const char* name) const { return m_pane->findChild<QToolButton*>(name); }
    QString text() const { return edit()->toPlainText(); }
    QString count() const { return m_pane->findChild<QLabel*>("logCount")->text(); }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::filesystem::path m_log;
    std::unique_ptr<LogPane> m_pane;
};

QTEST_MAIN(TestLogPane)
#include "tst_log_pane.moc"
