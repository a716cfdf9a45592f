#include "widgets/plot/heat_map.h"

#include <cmath>
#include <stdexcept>

#include <QAbstractItemModelTester>
#include <QAbstractTableModel>
#include <QToolButton>
#include <QToolTip>

#include "shown.h"
#include "widgets/common/theme.h"
#include "widgets/plot/plot_tools.h"

using namespace transect;

namespace {

/// 3 rows, 4 columns, values 1 to 12.
HeatMapData numbers()
{
    HeatMapData data{3, 4, {}, {"1", "2", "3"}, {"start", "epoch 1", "epoch 2", "epoch 3"}, "index", "checkpoint", "share"};
    for (int i = 1; i <= 12; ++i)
        data.values.push_back(i);
    return data;
}

QColor shownAt(HeatMap& map, const Cell& cell)
{
    map.drawNow();
    return map.canvas()->grab().toImage().pixelColor(map.placeOf(cell).center().toPoint());
}

} // namespace

class TestHeatMap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanup() { m_theme->setAppearance(Appearance::Light); }

    void cellsHaveTheColoursOfTheirValues()
    {
        HeatMap map;
        map.setData(numbers());
        showChart(map);
        QCOMPARE(map.colourOf({0, 0}), cividis(0));
        QCOMPARE(map.colourOf({2, 3}), cividis(1));
        for (const Cell& cell : {Cell{0, 0}, Cell{2, 3}, Cell{1, 2}})
            QCOMPARE(shownAt(map, cell).rgb(), map.colourOf(cell).rgb());
    }

    void rowZeroIsAtTheBottom()
    {
        HeatMap map;
        map.setData(numbers());
        showChart(map);
        QVERIFY(map.placeOf({0, 0}).center().y() > map.placeOf({2, 0}).center().y());
        QVERIFY(map.placeOf({0, 0}).center().x() < map.placeOf({0, 3}).center().x());
        QCOMPARE(map.cellAt(map.placeOf({2, 1}).center()), (Cell{2, 1}));
        QVERIFY(!map.cellAt({1, 1}));
    }

    void whatHasNoColourIsHatched()
    {
        auto data = numbers();
        data.values[0] = std::nan("");
        data.values[1] = -3;
        HeatMap map;
        map.setData(data);
        QVERIFY(!map.colourOf({0, 0}).isValid());
        QVERIFY(map.colourOf({0, 1}).isValid());
        map.setLogarithmic(true);
        QVERIFY(!map.colourOf({0, 1}).isValid());
        QCOMPARE(map.colourOf({0, 2}).rgb(), cividis(0).rgb());
        QVERIFY(map.cellText({0, 0}).contains("no value"));
    }

    void divergingHasItsMiddleAtZero()
    {
        auto data = numbers();
        data.values = {-1, 0, 1, 2, 3, 4, 0, 0, 0, 0, 0, 0};
        HeatMap map;
        map.setRamp(Ramp::Diverging);
        map.setData(data);
        QCOMPARE(map.colourOf({0, 1}).rgb(), divergingRamp(0, m_theme->tokens()).rgb());
        QCOMPARE(map.colourOf({0, 0}).rgb(), divergingRamp(-0.25, m_theme->tokens()).rgb());
    }

    void lengthsHaveToAgree()
    {
        HeatMap map;
        auto tooFew = numbers(), unnamed = numbers();
        tooFew.values.pop_back();
        unnamed.rowLabels.pop_back();
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, map.setData(tooFew));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, map.setData(unnamed));
        unnamed.rowLabels.clear();
        map.setData(unnamed);
        QVERIFY(map.cellText({2, 1}).contains("index 2"));
    }

    void clickActivates()
    {
        HeatMap map;
        map.setData(numbers());
        showChart(map);
        QSignalSpy activated(&map, &HeatMap::cellActivated);
        QTest::mouseClick(map.canvas(), Qt::LeftButton, {}, map.placeOf({1, 3}).center().toPoint());
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated[0][0].value<std::size_t>(), std::size_t(1));
        QCOMPARE(activated[0][1].value<std::size_t>(), std::size_t(3));
        QCOMPARE(map.cursor(), (Cell{1, 3}));
        QTest::mouseClick(map.canvas(), Qt::LeftButton, {}, {2, 2});
        QCOMPARE(activated.size(), 1);
    }

    void keys()
    {
        HeatMap map;
        map.setData(numbers());
        showChart(map);
        QSignalSpy activated(&map, &HeatMap::cellActivated);
        QTest::keyClick(&map, Qt::Key_Right);
        QCOMPARE(map.cursor(), (Cell{2, 0}));
        QTest::keyClick(&map, Qt::Key_Right);
        QTest::keyClick(&map, Qt::Key_Down);
        QCOMPARE(map.cursor(), (Cell{1, 1}));
        QVERIFY(map.accessibleDescription().contains("epoch 1"));
        QTest::keyClick(&map, Qt::Key_Up);
        QTest::keyClick(&map, Qt::Key_Up);
        QTest::keyClick(&map, Qt::Key_Left);
        QTest::keyClick(&map, Qt::Key_Left);
        QCOMPARE(map.cursor(), (Cell{2, 0}));
        QTest::keyClick(&map, Qt::Key_Return);
        QCOMPARE(activated.size(), 1);
        QTest::keyClick(&map, Qt::Key_Escape);
        QVERIFY(!map.cursor());
    }

    void hoverExplains()
    {
        HeatMap map;
        map.setData(numbers());
        showChart(map);
        const auto place = map.placeOf({1, 2}).center().toPoint();
        QHelpEvent help(QEvent::ToolTip, place, map.canvas()->mapToGlobal(place));
        QApplication::sendEvent(map.canvas(), &help);
        QTRY_COMPARE(QToolTip::text(), QString("checkpoint epoch 2\nindex 2\nshare 7"));
        QToolTip::hideText();
    }

    void theTableFollows()
    {
        HeatMap map;
        auto* model = map.tableModel();
        QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        map.setData(numbers());
        QCOMPARE(model->rowCount(), 3);
        QCOMPARE(model->index(1, 2).data().toString(), QString("7"));
        QCOMPARE(model->headerData(1, Qt::Horizontal).toString(), QString("epoch 1"));
        QSignalSpy changed(model, &QAbstractItemModel::dataChanged), reset(model, &QAbstractItemModel::modelReset);
        auto data = numbers();
        data.values[6] = 70;
        map.setData(data);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(model->index(1, 2).data(Qt::UserRole).toDouble(), 70.0);
        map.setData({});
        QCOMPARE(reset.size(), 1);
        QCOMPARE(model->columnCount(), 0);
    }

    void tableAsText()
    {
        HeatMap map;
        auto data = numbers();
        data.values[5] = std::nan("");
        data.columnLabels[0] = "a, b";
        map.setData(data);
        QCOMPARE(map.tableText(Extent::Everything, ','), QString("index,\"a, b\",epoch 1,epoch 2,epoch 3\n1,1,2,3,4\n2,5,,7,8\n3,9,10,11,12\n"));
    }

    void emptyMaps()
    {
        HeatMap map;
        map.setEmptyText("No spectrum is chosen.");
        showChart(map);
        QCOMPARE(map.accessibleDescription(), QString("No spectrum is chosen."));
        QVERIFY(!map.cellAt({300, 200}));
        QTest::keyClick(&map, Qt::Key_Right);
        QVERIFY(!map.cursor());
        map.setData(numbers());
        map.setCursor(Cell{2, 3});
        auto smaller = HeatMapData{1, 1, {4}, {}, {}, {}, {}, "value"};
        map.setData(smaller);
        QVERIFY(!map.cursor());
    }

    void nothingIsDrawnWhileHidden()
    {
        HeatMap map;
        map.setData(numbers());
        QCoreApplication::processEvents();
        QCOMPARE(map.drawings(), 0);
        map.show();
        QTRY_COMPARE(map.drawings(), 1);
    }

    void followsTheTheme()
    {
        HeatMap map;
        map.setData(numbers());
        showChart(map);
        m_theme->setAppearance(Appearance::Dark);
        map.drawNow();
        QCOMPARE(map.canvas()->grab().toImage().pixelColor(2, 2), darkTokens().surface);
    }

    void tools()
    {
        HeatMap map;
        map.setData(numbers());
        PlotTools tools(map);
        QVERIFY(!tools.button("measure") && tools.button("copy") && tools.button("export"));
        tools.button("log-y")->click();
        QVERIFY(map.isLogarithmic());
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestHeatMap)
#include "tst_heat_map.moc"
