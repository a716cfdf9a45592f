#include <QtTest>

#include <QApplication>

#include "widgets/common/icons.h"
#include "widgets/common/theme.h"

using namespace transect;

class TestTheme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }

    void contrastAgainstKnownValues()
    {
        QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
        QVERIFY(std::abs(contrast(QColor("#777777"), Qt::white) - 4.48) < 0.005); // WebAIM's contrast checker
    }

    void textIsReadableOnEveryGround_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void textIsReadableOnEveryGround()
    {
        QFETCH(bool, dark);
        const auto& tokens = dark ? darkTokens() : lightTokens();
        for (const auto& ground : {tokens.window, tokens.surface, tokens.raised}) {
            for (const auto& text : {tokens.text, tokens.quietText, tokens.accent, tokens.good, tokens.attention, tokens.bad})
                QVERIFY2(contrast(text, ground) >= 4.5, qPrintable(text.name() + " on " + ground.name()));
        }
        QVERIFY(contrast(tokens.accentText, tokens.accent) >= 4.5);
    }

    void theLookFollowsWithoutRestart()
    {
        QSignalSpy changed(m_theme.get(), &Theme::changed);
        m_theme->setAppearance(Appearance::Dark);
        QCOMPARE(changed.size(), 1);
        QVERIFY(m_theme->tokens().isDark);
        QCOMPARE(qApp->palette().color(QPalette::Window), darkTokens().window);
        QWidget widget;
        QCOMPARE(widget.palette().color(QPalette::WindowText), darkTokens().text);
        m_theme->setAppearance(Appearance::Light);
        QCOMPARE(qApp->palette().color(QPalette::Window), lightTokens().window);
        m_theme->setAppearance(Appearance::Light);
        QCOMPARE(changed.size(), 2);
    }

    /// Once for each widget that holds it, which takes seconds in a window that is full.
    void anotherLookTouchesAWidgetAFewTimesAlone()
    {
        class Counter : public QObject {
        public:
            int changes = 0;
            bool eventFilter(QObject*, QEvent* event) override
            {
                changes += event->type() == QEvent::StyleChange;
                return false;
            }
        };
        m_theme->setAppearance(Appearance::Light);
        QWidget window;
        auto* inner = &window;
        for (int depth = 0; depth < 12; ++depth)
            inner = new QFrame(inner);
        window.show();
        window.grab();
        Counter counter;
        inner->installEventFilter(&counter);
        m_theme->setAppearance(Appearance::Dark);
        QVERIFY2(counter.changes >= 1 && counter.changes <= 3, qPrintable(QString::number(counter.changes)));
        QCOMPARE(inner->palette().color(QPalette::WindowText), darkTokens().text);
    }

    void theDesktopIsFollowedWhereItIsAskedFor()
    {
        m_theme->setAppearance(Appearance::System);
        m_theme->setSystemIsDark(true);
        QVERIFY(m_theme->tokens().isDark);
        m_theme->setAppearance(Appearance::Light);
        m_theme->setSystemIsDark(true);
        QVERIFY(!m_theme->tokens().isDark);
        m_theme->setAppearance(Appearance::System);
        QVERIFY(m_theme->tokens().isDark);
        m_theme->setSystemIsDark(false);
        QVERIFY(!m_theme->tokens().isDark);
        m_theme->setSystemIsDark(std::nullopt);
    }

    void aPaletteThatTheDesktopSetsSaysWhetherItIsDark()
    {
        m_theme->setAppearance(Appearance::System);
        for (const bool dark : {true, false, true}) {
            // Palettes are announced while events are handled.
            QMetaObject::invokeMethod(qApp, [dark] {
                qApp->setPalette(QPalette(dark ? Qt::black : Qt::white));
                qApp->quit();
            }, Qt::QueuedConnection);
            qApp->exec();
            QCOMPARE(m_theme->tokens().isDark, dark);
            QCOMPARE(qApp->palette().color(QPalette::Window), m_theme->tokens().window);
        }
    }

    void whereReadingBeginsAtTheRightLabelsDo_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isTrailing");
        QTest::newRow("Latin") << "avenue" << false;
        QTest::newRow("Arabic") << QString::fromUtf8("تشغيل") << false;
        QTest::newRow("rich") << "<b>avenue</b>" << false;
        QTest::newRow("rich Arabic") << QString::fromUtf8("<b>تشغيل</b>") << false;
        QTest::newRow("trailing") << "0.912" << true;
    }

    void whereReadingBeginsAtTheRightLabelsDo()
    {
        QFETCH(QString, text);
        QFETCH(bool, isTrailing);
        QWidget parent;
        parent.setLayoutDirection(Qt::RightToLeft);
        auto* label = new QLabel(text, &parent);
        if (isTrailing)
            label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        label->setGeometry(0, 0, 400, 30);
        const auto image = parent.grab(QRect(0, 0, 400, 30)).toImage();
        int left = 0, right = 0;
        for (int y = 0; y < 30; ++y) {
            for (int x = 0; x < 400; ++x)
                (x < 200 ? left : right) += image.pixel(x, y) != image.pixel(200, 0);
        }
        QVERIFY2(isTrailing ? right == 0 && left > 20 : left == 0 && right > 20, qPrintable(QString("%1 %2").arg(left).arg(right)));
    }

    void checkBoxesAreSeen_data() { textIsReadableOnEveryGround_data(); }

    void checkBoxesAreSeen()
    {
        QFETCH(bool, dark);
        m_theme->setAppearance(dark ? Appearance::Dark : Appearance::Light);
        for (const bool checked : {false, true}) {
            QCheckBox box;
            box.setChecked(checked);
            box.resize(box.sizeHint());
            const auto image = box.grab().toImage();
            double most = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    most = std::max(most, contrast(image.pixelColor(x, y), m_theme->tokens().window));
            }
            QVERIFY2(most >= 3, qPrintable(QString::number(most)));
        }
    }

    void iconsAreDrawnInTheColourOfTheTheme()
    {
        for (const bool dark : {false, true}) {
            m_theme->setAppearance(dark ? Appearance::Dark : Appearance::Light);
            for (const auto& name : iconNames()) {
                const auto image = icon(name).pixmap(32, 32).toImage();
                int drawn = 0;
                for (int y = 0; y < image.height(); ++y) {
                    for (int x = 0; x < image.width(); ++x)
                        drawn += image.pixelColor(x, y).alpha() > 200 && image.pixelColor(x, y).rgb() == m_theme->tokens().text.rgb();
                }
                QVERIFY2(drawn > 8, qPrintable(name));
            }
        }
    }

    void eachStateHasAGlyphOfItsOwn()
    {
        m_theme->setAppearance(Appearance::Light);
        QList<QImage> shapes;
        for (const auto* state : {"queued", "starting", "running", "stopping", "finished", "failed", "stopped", "lost"}) {
            const auto shape = stateIcon(state).pixmap(32, 32).toImage().convertToFormat(QImage::Format_Alpha8);
            QVERIFY2(!shapes.contains(shape), state);
            shapes << shape;
        }
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
