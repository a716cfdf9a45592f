#include "widgets/plot/plot_export.h"

#include <cmath>

#include <QClipboard>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QToolButton>
#include <QXmlStreamReader>

#include "record/error_of.h"
#include "record/files.h"
#include "record/unprivileged.h"
#include "shown.h"
#include "widgets/common/theme.h"
#include "widgets/plot/heat_map.h"
#include "widgets/plot/plot_tools.h"
#include "widgets/plot/series_colours.h"

using namespace transect;

namespace {

/// Ink that is neither the ground nor grey.
bool hasColour(const QImage& image, const QColor& colour)
{
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixelColor(x, y).rgb() == colour.rgb())
                return true;
    return false;
}

QString textOf(const QByteArray& svg)
{
    QXmlStreamReader reader(svg);
    QString text;
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::Characters)
            text += reader.text().toString() + u' ';
    return reader.hasError() ? reader.errorString() : text;
}

} // namespace

class TestPlotExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
        QCoreApplication::setOrganizationName("TransectTest");
        m_theme = std::make_unique<Theme>(*qApp);
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_plot = std::make_unique<Plot>();
        m_plot->setTitle("Source loss");
        m_plot->setAxes({"epoch", "", Scale::Linear, {}, {}}, {"loss", "nats", Scale::Linear, {}, {}});
        auto first = parabola("a", 4), second = parabola("b", 4, 2);
        first.low = {0, 3, std::nan(""), 15};
        first.high = {2, 5, std::nan(""), 17};
        first.notes = {"n = 5", "", "said \"no\", twice", ""};
        m_plot->setSeries({first, second});
        m_plot->setRemark("half-life 20 steps");
        showChart(*m_plot);
    }
    void cleanup() { m_plot.reset(); }

    void valuesOfWhatIsShown()
    {
        m_plot->setHidden("b", true);
        m_plot->setXView({1.5, 3.5});
        exportChart(*m_plot, path("shown.csv"), Extent::Shown);
        QCOMPARE(contentsOf(path("shown.csv")), std::string("Series,epoch,loss (nats),Low,High,Note\ncurve a,2,4,3,5,\ncurve a,3,9,,,\"said \"\"no\"\", twice\"\n"));
    }

    void valuesOfEverything()
    {
        m_plot->setHidden("b", true);
        m_plot->setXView({1.5, 3.5});
        const auto lines = chartBytes(*m_plot, ChartFormat::Csv, Extent::Everything).split('\n');
        QCOMPARE(lines.size(), 10);
        QCOMPARE(lines[1], QByteArray("curve a,1,1,0,2,n = 5"));
        QCOMPARE(lines[8], QByteArray("curve b,4,32,,,"));
    }

    /// Numbers come back as they were, in any language.
    void valuesAreExact()
    {
        QLocale::setDefault(QLocale(QLocale::German));
        m_plot->setSeries({Series{"a", "a", {1e-7}, {0.1 + 0.2}, {}, {}, {}, {}, {}}});
        const auto fields = m_plot->tableText(Extent::Everything, ',').split('\n')[1].split(',');
        QLocale::setDefault(QLocale::c());
        QCOMPARE(fields.size(), 6);
        QCOMPARE(fields[1].toDouble(), 1e-7);
        QCOMPARE(fields[2].toDouble(), 0.1 + 0.2);
    }

    void pngHasTwoPixelsToOne()
    {
        exportChart(*m_plot, path("plot.png"), Extent::Shown);
        const QImage image(QString::fromStdString(path("plot.png").string()));
        QCOMPARE(image.size(), m_plot->pictureSize() * 2);
        QCOMPARE(image.pixelColor(0, 0), m_theme->tokens().surface);
        QVERIFY(hasColour(image, m_theme->tokens().text));
    }

    void svgHasTitleLegendAndAxes()
    {
        const auto svg = chartBytes(*m_plot, ChartFormat::Svg, Extent::Shown);
        const auto size = m_plot->pictureSize();
        QXmlStreamReader reader(svg);
        QVERIFY(reader.readNextStartElement());
        QCOMPARE(reader.attributes().value("viewBox").toString(), QStringLiteral("0 0 %1 %2").arg(size.width()).arg(size.height()));
        const auto text = textOf(svg);
        for (const char* wanted : {"Source loss", "curve a", "curve b", "epoch", "loss (nats)", "half-life 20 steps", " 30 "}) // the last is a number of the y axis
            QVERIFY2(text.contains(wanted), qPrintable(wanted + QStringLiteral(" in ") + text));
        m_plot->setHidden("b", true);
        QVERIFY(!textOf(chartBytes(*m_plot, ChartFormat::Svg, Extent::Shown)).contains("curve b"));
        QVERIFY(textOf(chartBytes(*m_plot, ChartFormat::Svg, Extent::Everything)).contains("curve b"));
    }

    void aPictureChangesNothing()
    {
        m_plot->setHidden("b", true);
        m_plot->setXView({1.5, 3.5});
        m_plot->drawNow();
        const auto before = m_plot->canvas()->grab().toImage();
        const auto place = m_plot->placeOf(2, 4);
        chartBytes(*m_plot, ChartFormat::Png, Extent::Everything);
        QCOMPARE(m_plot->xView(), (Interval{1.5, 3.5}));
        QCOMPARE(m_plot->placeOf(2, 4), place);
        QCOMPARE(m_plot->canvas()->grab().toImage(), before);
    }

    void pdfIsOnePageOfItsSize()
    {
        exportChart(*m_plot, path("plot.pdf"), Extent::Shown);
        const auto pdf = QByteArray::fromStdString(contentsOf(path("plot.pdf")));
        QVERIFY(pdf.startsWith("%PDF-"));
        QVERIFY(pdf.trimmed().endsWith("%%EOF"));
        const auto box = QRegularExpression("/MediaBox \\[0 0 ([0-9.]+) ([0-9.]+)\\]").match(QString::fromLatin1(pdf));
        QVERIFY(box.hasMatch());
        QVERIFY(std::abs(box.captured(1).toDouble() - m_plot->pictureSize().width() * 0.75) < 1);
        QVERIFY(std::abs(box.captured(2).toDouble() - m_plot->pictureSize().height() * 0.75) < 1);
    }

    void heatMaps()
    {
        HeatMap map;
        map.setTitle("Spectra");
        map.setData({2, 2, {1, 2, 3, 4}, {}, {}, "index", "checkpoint", "share"});
        showChart(map);
        const auto text = textOf(chartBytes(map, ChartFormat::Svg, Extent::Shown));
        for (const char* wanted : {"Spectra", "index", "checkpoint", "share"})
            QVERIFY2(text.contains(wanted), wanted);
        const auto image = QImage::fromData(chartBytes(map, ChartFormat::Png, Extent::Shown));
        QCOMPARE(image.size(), map.pictureSize() * 2);
        QVERIFY(hasColour(image, cividis(1)) && hasColour(image, cividis(0)));
    }

    void otherEndings()
    {
        QCOMPARE(chartFormatOf("a/b.PNG"), ChartFormat::Png);
        const auto error = errorOf([this] { exportChart(*m_plot, path("plot.gif"), Extent::Shown); });
        QCOMPARE(error.code, std::string("bad-format"));
        QVERIFY(!error.hint.empty());
    }

    void failuresSayWhere()
    {
        const auto error = errorOf([this] { exportChart(*m_plot, path("none/plot.png"), Extent::Shown); });
        QCOMPARE(error.code, std::string("no-file"));
        QCOMPARE(error.path, path("none/plot.png").string());
    }

    void anOldFileStaysWhereTheNewOneFails()
    {
        writeFile(path("plot.csv"), "old");
        QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther));
        QVERIFY(holdsUnprivileged([this] { return errorOf([this] { exportChart(*m_plot, path("plot.csv"), Extent::Shown); }).code == "no-permission"; }));
        QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QCOMPARE(contentsOf(path("plot.csv")), std::string("old"));
    }

    void clipboard()
    {
        copyTable(*m_plot);
        QVERIFY(QGuiApplication::clipboard()->text().startsWith("Series\tepoch\tloss (nats)\tLow\tHigh\tNote\ncurve a\t1\t1\t0\t2\tn = 5\n"));
        copyImage(*m_plot);
        QCOMPARE(QGuiApplication::clipboard()->image().size(), m_plot->pictureSize() * 2);
    }

    void menusOfTheTools()
    {
        PlotTools tools(*m_plot);
        const auto actions = tools.button("copy")->menu()->actions();
        QCOMPARE(actions.size(), 2);
        actions[1]->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), m_plot->tableText(Extent::Shown, '\t'));
        const auto exports = tools.button("export")->menu()->actions();
        QCOMPARE(exports.size(), 4);
        auto* paper = exports[3];
        Q_EMIT tools.button("export")->menu()->aboutToShow();
        QVERIFY(paper->isCheckable() && paper->isChecked());
        paper->trigger();
        PlotTools others(*m_plot); // the choice is kept, for all plots
        Q_EMIT others.button("export")->menu()->aboutToShow();
        QVERIFY(!others.button("export")->menu()->actions()[3]->isChecked());
        paper->trigger();
    }

    /// Beside the numbers of the y axis there are neither ticks nor their traces.
    void aLogarithmicAxisLeavesNoDots()
    {
        m_plot->setLogarithmicY(true);
        const auto image = QImage::fromData(chartBytes(*m_plot, ChartFormat::Png, Extent::Shown));
        for (int row = image.height() / 3; row < image.height() - 120; ++row) {
            for (int column = 2 * 56 - 4; column < 2 * 56 + 4; ++column) // where the frame begins; grid lines are pale
                QVERIFY2(qGray(image.pixel(column, row)) > 200, qPrintable(QStringLiteral("%1, %2").arg(column).arg(row)));
        }
    }

    /// A file looks as on paper, in a dark window too, and the window stays as it was.
    void filesAreLight()
    {
        const auto &light = categoricalColours(lightTokens()), &dark = categoricalColours(darkTokens());
        const auto differing = std::size_t(std::mismatch(light.begin(), light.end(), dark.begin()).first - light.begin());
        QVERIFY(differing < light.size());
        m_theme->setAppearance(Appearance::Dark);
        auto given = parabola("a", 4);
        given.style.colour = dark[differing];
        m_plot->setSeries({given, parabola("b", 4, 2)});
        m_plot->drawNow();
        const auto before = m_plot->canvas()->grab().toImage();
        const auto paper = QImage::fromData(chartBytes(*m_plot, ChartFormat::Png, Extent::Shown));
        const auto screen = QImage::fromData(chartBytes(*m_plot, ChartFormat::Png, Extent::Shown, PictureColours::Screen));
        const auto after = m_plot->canvas()->grab().toImage();
        copyImage(*m_plot);
        const auto copied = QGuiApplication::clipboard()->image();
        HeatMap map;
        map.setTitle("Spectra");
        map.setData({2, 2, {1, 2, 3, 4}, {}, {}, "index", "checkpoint", "share"});
        showChart(map);
        const auto heat = QImage::fromData(chartBytes(map, ChartFormat::Png, Extent::Shown));
        m_theme->setAppearance(Appearance::Light);
        QCOMPARE(paper.pixelColor(0, 0), lightTokens().surface);
        QVERIFY(hasColour(paper, lightTokens().text) && hasColour(paper, light[differing]));
        QVERIFY(!hasColour(paper, dark[differing]));
        QCOMPARE(heat.pixelColor(0, 0), lightTokens().surface);
        for (const auto& image : {screen, copied}) {
            QCOMPARE(image.pixelColor(0, 0), darkTokens().surface);
            QVERIFY(hasColour(image, given.style.colour));
        }
        QCOMPARE(after, before);
    }

private:
    std::filesystem::path path(const char* name) const { return std::filesystem::path(m_folder->path().toStdString()) / name; }

    QTemporaryDir m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Plot> m_plot;
};

QTEST_MAIN(TestPlotExport)
#include "tst_plot_export.moc"
