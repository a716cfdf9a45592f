#include "widgets/plot/series_colours.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <QtTest>

#include "widgets/plot/colour_scale.h"

using namespace transect;

namespace {

std::vector<QString> names(int count)
{
    std::vector<QString> ids;
    for (int i = 0; i < count; ++i)
        ids.push_back(QStringLiteral("run-%1").arg(i * i));
    return ids;
}

std::size_t differing(const std::vector<QColor>& colours)
{
    std::set<QRgb> all;
    for (const auto& colour : colours)
        all.insert(colour.rgb());
    return all.size();
}

} // namespace

class TestSeriesColours : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void contrastWithTheSurface_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void contrastWithTheSurface()
    {
        QFETCH(bool, dark);
        const auto& tokens = dark ? darkTokens() : lightTokens();
        for (const auto& colour : categoricalColours(tokens))
            QVERIFY2(contrast(colour, tokens.surface) >= 3, qPrintable(colour.name()));
        for (int i = 0; i <= 100; ++i) {
            const auto colour = seriesRamp(i / 100.0, tokens);
            QVERIFY2(contrast(colour, tokens.surface) >= 3, qPrintable(QStringLiteral("%1 %2").arg(i).arg(colour.name())));
        }
        for (const double end : {-1.0, 1.0})
            QVERIFY(contrast(divergingRamp(end, tokens), tokens.surface) >= 3);
    }

    void coloursAreToldApart()
    {
        QCOMPARE(differing(categoricalColours(lightTokens())), std::size_t(6));
        QCOMPARE(differing(categoricalColours(darkTokens())), std::size_t(7));
    }

    /// The value is part of the contract: a run looks the same in each start of the program.
    void anIdKeepsItsColour()
    {
        const auto& all = categoricalColours(lightTokens());
        std::vector<std::ptrdiff_t> places;
        for (const char* id : {"FE mnist", "FT mnist", "FE digits", "run 7"})
            places.push_back(std::find(all.begin(), all.end(), seriesColour(QString::fromLatin1(id), lightTokens())) - all.begin());
        QCOMPARE(places, (std::vector<std::ptrdiff_t>{1, 1, 3, 0}));
    }

    void colliding()
    {
        for (const auto* tokens : {&lightTokens(), &darkTokens()}) {
            const auto count = categoricalColours(*tokens).size();
            QCOMPARE(differing(seriesColours(names(int(count)), *tokens)), count);
        }
    }

    void whatComesLaterChangesNothing()
    {
        const auto ids = names(20);
        const auto all = seriesColours(ids, lightTokens());
        for (std::size_t count = 0; count <= ids.size(); ++count)
            QCOMPARE(seriesColours(std::span(ids).first(count), lightTokens()), std::vector<QColor>(all.begin(), all.begin() + std::ptrdiff_t(count)));
        QCOMPARE(all.front(), seriesColour(ids.front(), lightTokens()));
    }

    void cividisRuns()
    {
        QCOMPARE(cividis(0), QColor("#00204D"));
        QCOMPARE(cividis(1), QColor("#FFEA46"));
        QCOMPARE(cividis(-3), cividis(0));
        QCOMPARE(cividis(3), cividis(1));
        for (int i = 1; i <= 50; ++i)
            QVERIFY2(contrast(cividis(i / 50.0), Qt::black) > contrast(cividis((i - 1) / 50.0), Qt::black), qPrintable(QString::number(i)));
    }

    void divergingRunsFromBlueToOrange()
    {
        for (const auto* tokens : {&lightTokens(), &darkTokens()}) {
            QCOMPARE(divergingRamp(0, *tokens).rgb(), tokens->line.rgb());
            QVERIFY(divergingRamp(-1, *tokens).blue() > divergingRamp(-1, *tokens).red());
            QVERIFY(divergingRamp(1, *tokens).red() > divergingRamp(1, *tokens).blue());
        }
    }

    void scales()
    {
        Theme theme(*qApp);
        const std::vector values{1.0, std::nan(""), 100.0, -4.0};
        const ColourScale linear(values, Ramp::Cividis, false), logarithmic(values, Ramp::Cividis, true), diverging(values, Ramp::Diverging, true);
        QCOMPARE(linear.span().range, (Interval{-4, 100}));
        QCOMPARE(linear.colour(100), cividis(1));
        QVERIFY(!linear.colour(std::nan("")).isValid());
        QCOMPARE(logarithmic.span().range, (Interval{1, 100}));
        QCOMPARE(logarithmic.colour(10).rgb(), cividis(0.5).rgb());
        QVERIFY(!logarithmic.colour(-4).isValid());
        QCOMPARE(diverging.span().range, (Interval{-100, 100}));
        QCOMPARE(diverging.colour(0).rgb(), theme.tokens().line.rgb());
        QVERIFY(ColourScale(std::vector{2.0, 2.0}, Ramp::Cividis, false).colour(2).isValid());
        QVERIFY(!ColourScale(std::vector<double>{}, Ramp::Cividis, true).colour(-1).isValid());
    }
};

QTEST_MAIN(TestSeriesColours)
#include "tst_series_colours.moc"
