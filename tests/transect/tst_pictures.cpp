#include <QtTest>

#include <map>

#include <QDockWidget>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QTranslator>

#include "desk.h"
#include "made_library.h"
#include "main_window.h"
#include "widgets/common/actions.h"
#include "widgets/launch/fake_engine.h"
#include "widgets/launch/launch_dialog.h"
#include "widgets/plot/plot.h"
#include "widgets/runs/runs_model.h"
#include "widgets/runs/runs_pane.h"

using namespace transect;

namespace {

const QSize large(1360, 860), small(1024, 700);

/// What is seen of the window on one of its screens, or of its launch dialog. Fonts differ between machines, so pictures are
/// not compared with stored ones.
class Scene {
public:
    Scene(const testing::Desk& desk, const QString& screen, const QSize& size)
        : m_window(testing::resources)
    {
        const std::filesystem::path library = desk.path(screen == "welcome" ? "empty" : "library").toStdString();
        if (!std::filesystem::exists(library)) {
            std::filesystem::create_directories(library);
            if (screen != "welcome")
                testing::makeLibrary(library);
        }
        m_window.openLibrary(library);
        m_window.resize(size);
        m_window.show();
        m_isActive = QTest::qWaitForWindowActive(&m_window); // who has the focus is drawn
        m_seen = &m_window;
        const std::map<QString, const char*> plots{{"monitor", "plot.loss"}, {"transfer", "transferPlot"}, {"spectrum", "spectrumValues"}};
        if (screen == "launch")
            showDialog();
        else if (screen == "welcome")
            m_isThere = QTest::qWaitFor([this] { return m_window.findChild<QWidget*>("welcome")->isVisible(); });
        else
            showScreen("view." + screen, plots.at(screen));
        m_isThere = m_isThere && m_isActive && QTest::qWaitFor([this] { return isStill(); }, 20000);
    }

    bool isThere() const { return m_isThere; }
    /// A dialog stays as wide as it is where that fits. False where it does not come to rest.
    bool resize(const QSize& size)
    {
        m_seen->resize(m_seen == &m_window ? size : size.boundedTo(m_seen->size()));
        m_stillFor = 0;
        return QTest::qWaitFor([this] { return isStill(); }, 10000);
    }
    QWidget& seen() const { return *m_seen; }
    MainWindow& window() { return m_window; }

    QImage picture(int scale = 1) const
    {
        QImage image(m_seen->size() * scale, QImage::Format_RGB32);
        image.setDevicePixelRatio(scale);
        m_seen->render(&image);
        return image;
    }

    template <typename Widget> QList<Widget*> seenWidgets() const
    {
        auto found = m_seen->findChildren<Widget*>();
        found.removeIf([](const Widget* widget) { return !widget->isVisible() || widget->visibleRegion().isEmpty(); });
        return found;
    }

private:
    void showDialog()
    {
        m_window.actions().action("run.new")->trigger();
        auto* dialog = m_window.findChild<LaunchDialog*>();
        m_isThere = dialog && QTest::qWaitFor([&] { return dialog->findChild<QWidget*>("field.source.epochs"); }, 10000);
        m_seen = dialog;
    }

    void showScreen(const QString& action, const char* plotName)
    {
        m_window.runs().select("toy");
        m_isThere = QTest::qWaitFor([this] { return m_window.runs().model()->indexOf("toy").isValid(); });
        m_window.runs().select("toy");
        m_window.actions().action(action)->trigger();
        m_isThere = m_isThere && QTest::qWaitFor([&] {
            auto* plot = m_window.findChild<Plot*>(plotName);
            return plot && plot->isVisible() && !plot->series().empty();
        });
    }

    /// Nothing is read or drawn any more.
    bool isStill()
    {
        const auto now = picture();
        const bool isSame = now == m_last;
        m_stillFor = isSame ? m_stillFor + 1 : 0;
        m_last = now;
        QTest::qWait(30);
        return m_stillFor >= 8 && !m_window.findChild<QWidget*>("readingLabel")->isVisible();
    }

    MainWindow m_window;
    QWidget* m_seen = nullptr;
    bool m_isActive = false, m_isThere = false;
    QImage m_last;
    int m_stillFor = 0;
};

QColor groundOf(const QImage& picture)
{
    std::map<QRgb, int> counts;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            ++counts[picture.pixel(x, y)];
    }
    return QColor::fromRgb(std::ranges::max_element(counts, {}, [](const auto& one) { return one.second; })->first);
}

/// Of the colour that differs most from the ground.
double textContrast(const QImage& picture)
{
    const auto ground = groundOf(picture);
    double most = 1;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            most = std::max(most, contrast(picture.pixelColor(x, y), ground));
    }
    return most;
}

double meanDifference(const QImage& first, const QImage& second)
{
    double sum = 0;
    for (int y = 0; y < first.height(); ++y) {
        for (int x = 0; x < first.width(); ++x)
            sum += std::abs(qGray(first.pixel(x, y)) - qGray(second.pixel(x, y)));
    }
    return sum / (first.width() * first.height());
}

QString nameOf(const QWidget& widget, const QString& text)
{
    return QStringLiteral("%1 %2 \"%3\" in %4").arg(widget.metaObject()->className(), widget.objectName(), text, widget.parentWidget()->metaObject()->className());
}

/// Empty, or why not all of a label's text is seen.
QString cutOff(const QLabel& label)
{
    if (label.text().isEmpty())
        return {};
    if (label.wordWrap())
        return label.heightForWidth(label.width()) <= label.height() ? QString() : QStringLiteral("%1 of %2 high").arg(label.height()).arg(label.heightForWidth(label.width()));
    return label.sizeHint().width() <= label.width() ? QString() : QStringLiteral("%1 of %2 wide").arg(label.width()).arg(label.sizeHint().width());
}

QString cutOff(const QAbstractButton& button)
{
    return button.text().isEmpty() || button.sizeHint().width() <= button.width() ? QString() : QStringLiteral("%1 of %2 wide").arg(button.width()).arg(button.sizeHint().width());
}

QStringList textsCutOff(const Scene& scene)
{
    QStringList cut;
    const auto note = [&](const QWidget& widget, const QString& text, const QString& why) {
        if (!why.isEmpty())
            cut << nameOf(widget, text) + ": " + why;
    };
    for (const auto* label : scene.seenWidgets<QLabel>())
        note(*label, label->text(), cutOff(*label));
    for (const auto* button : scene.seenWidgets<QPushButton>())
        note(*button, button->text(), cutOff(*button));
    for (const auto* button : scene.seenWidgets<QToolButton>()) {
        if (button->toolButtonStyle() != Qt::ToolButtonIconOnly || button->icon().isNull())
            note(*button, button->text(), cutOff(*button));
    }
    return cut;
}

} // namespace

/// Pictures of the screens against themselves and against what must hold of any: no reference picture is stored, since the fonts of
/// the machine make each differ in every text.
class TestPictures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setCursorFlashTime(0);
        m_desk = std::make_unique<testing::Desk>();
        m_engine = std::make_unique<testing::FakeEngine>();
    }

    void cleanup()
    {
        m_desk->theme().setAppearance(Appearance::Light);
        m_translator.reset();
        QApplication::setLayoutDirection(Qt::LeftToRight);
        QLocale::setDefault(QLocale::c());
    }

    void cleanupTestCase()
    {
        m_engine.reset();
        m_desk.reset();
    }

    void theSameIsDrawnTheSame_data() { addScreens(); }
    void theSameIsDrawnTheSame()
    {
        QFETCH(QString, screen);
        QList<QImage> pictures;
        for (int time = 0; time < 2; ++time) {
            const Scene scene(*m_desk, screen, large);
            QVERIFY(scene.isThere());
            pictures << scene.picture();
        }
        QVERIFY(pictures[0] == pictures[1]);
    }

    void textIsReadableInLightAndDark_data() { addScreens(); }
    void textIsReadableInLightAndDark()
    {
        QFETCH(QString, screen);
        std::map<Appearance, double> light;
        for (const auto appearance : {Appearance::Light, Appearance::Dark}) {
            m_desk->theme().setAppearance(appearance);
            const Scene scene(*m_desk, screen, large);
            QVERIFY(scene.isThere());
            const auto picture = scene.picture();
            light[appearance] = groundOf(picture).lightnessF();
            for (const auto* label : scene.seenWidgets<QLabel>()) {
                if (!label->isEnabled() || label->text().size() < 3)
                    continue;
                const auto seen = label->visibleRegion().boundingRect();
                const auto part = picture.copy(QRect(label->mapTo(&scene.seen(), seen.topLeft()), seen.size()));
                QVERIFY2(seen.height() < 8 || textContrast(part) >= 4.5, qPrintable(nameOf(*label, label->text()) + QString::number(textContrast(part))));
            }
        }
        QVERIFY(light[Appearance::Light] > 0.9);
        QVERIFY(light[Appearance::Dark] < 0.2);
    }

    void noTextIsCutOff_data()
    {
        QTest::addColumn<QString>("screen");
        QTest::addColumn<QString>("language");
        for (const auto* screen : screens) {
            for (const auto* language : {"en", "de", "ar"})
                QTest::addRow("%s %s", screen, language) << screen << language;
        }
    }

    void noTextIsCutOff()
    {
        QFETCH(QString, screen);
        QFETCH(QString, language);
        if (!speak(language))
            QSKIP("the translations are not built: ninja transect");
        Scene scene(*m_desk, screen, large);
        QVERIFY(scene.isThere());
        for (const auto& size : {large, small}) {
            QVERIFY(scene.resize(size));
            const auto cut = textsCutOff(scene);
            QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
        }
    }

    void inArabicTheWindowIsTurnedRoundAndThePlotsAreNot()
    {
        if (!speak("ar"))
            QSKIP("the translations are not built: ninja transect");
        for (const auto* screen : {"monitor", "transfer", "spectrum"}) {
            Scene scene(*m_desk, screen, large);
            QVERIFY(scene.isThere());
            const auto* runs = scene.window().findChild<QDockWidget*>("runsDock");
            const auto* inspector = scene.window().findChild<QDockWidget*>("inspectorDock");
            QVERIFY(runs->x() > scene.window().width() / 2 && inspector->x() < scene.window().width() / 2);
            int plots = 0;
            for (const auto* plot : scene.window().findChildren<Plot*>()) {
                if (!plot->isVisible())
                    continue;
                const auto view = plot->xView();
                const double left = plot->placeOf(view.low, plot->yView().low).x(), right = plot->placeOf(view.high, plot->yView().low).x();
                QVERIFY2(right > left + 20, qPrintable(plot->objectName()));
                ++plots;
            }
            QVERIFY(plots > 0);
        }
    }

    void twiceTheResolutionShowsTheSame_data() { addScreens(); }
    void twiceTheResolutionShowsTheSame()
    {
        QFETCH(QString, screen);
        const Scene scene(*m_desk, screen, large);
        QVERIFY(scene.isThere());
        const auto once = scene.picture(), twice = scene.picture(2);
        QCOMPARE(twice.size(), 2 * once.size());
        auto scaled = twice.scaled(once.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        scaled.setDevicePixelRatio(1);
        const auto difference = meanDifference(once, scaled);
        QVERIFY2(difference < 5, qPrintable(QString::number(difference)));
        // More than the same pixels twice: text and lines are sharper.
        QVERIFY(twice != once.scaled(twice.size()));
    }

private:
    static constexpr std::array screens{"monitor", "transfer", "spectrum", "launch", "welcome"};

    static void addScreens()
    {
        QTest::addColumn<QString>("screen");
        for (const auto* screen : screens)
            QTest::newRow(screen) << screen;
    }

    /// As main() does; false where there is no such translation.
    bool speak(const QString& language)
    {
        m_translator = std::make_unique<QTranslator>();
        if (!m_translator->load("transect_" + language, TRANSECT_BUILD_DIR "/app/transect"))
            return false;
        const QLocale locale(language);
        QLocale::setDefault(language == "ar" ? QLocale(QLocale::Arabic, QLocale::UnitedArabEmirates) : locale);
        QCoreApplication::installTranslator(m_translator.get());
        QApplication::setLayoutDirection(locale.textDirection());
        return true;
    }

    std::unique_ptr<testing::Desk> m_desk;
    std::unique_ptr<testing::FakeEngine> m_engine;
    std::unique_ptr<QTranslator> m_translator;
};

QTEST_MAIN(TestPictures)
#include "tst_pictures.moc"
