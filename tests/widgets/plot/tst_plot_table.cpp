#include "widgets/plot/plot_table.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QToolButton>

#include "shown.h"
#include "widgets/common/theme.h"
#include "widgets/plot/plot.h"
#include "widgets/plot/plot_tools.h"

using namespace transect;

class TestPlotTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }

    void theTableFollows()
    {
        Plot plot;
        auto* model = plot.tableModel();
        QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        plot.setSeries(twoCurves(3));
        QCOMPARE(model->rowCount(), 6);
        QCOMPARE(model->index(4, 0).data().toString(), QString("curve b"));
        QCOMPARE(model->index(4, 2).data(Qt::UserRole).toDouble(), 8.0);
        QSignalSpy inserted(model, &QAbstractItemModel::rowsInserted), removed(model, &QAbstractItemModel::rowsRemoved), reset(model, &QAbstractItemModel::modelReset);
        const QPersistentModelIndex second(model->index(4, 2));
        plot.setSeries(twoCurves(5));
        QCOMPARE(inserted.size(), 2);
        QCOMPARE(second.row(), 6);
        QCOMPARE(second.data(Qt::UserRole).toDouble(), 8.0);
        plot.setSeries(twoCurves(2));
        QCOMPARE(removed.size(), 2);
        QCOMPARE(reset.size(), 0);
        QCOMPARE(model->rowCount(), 4);
        plot.setHidden("a", true);
        QCOMPARE(model->rowCount(), 2);
        plot.setSeries({});
        QCOMPARE(model->rowCount(), 0);
    }

    void checkpointsHaveNames()
    {
        Plot plot;
        plot.setAxes({"checkpoint", "", Scale::Linear, {{1, "start"}, {2, "epoch 1"}, {3, "epoch 2"}}, {}}, {"accuracy", "", Scale::Linear, {}, {}});
        plot.setSeries({parabola("a", 3)});
        QCOMPARE(plot.tableModel()->index(1, 1).data().toString(), QString("epoch 1"));
        QCOMPARE(plot.tableModel()->headerData(1, Qt::Horizontal).toString(), QString("checkpoint"));
        QVERIFY(plot.pointText({"a", 0}).contains("checkpoint start"));
    }

    void tableSortsFiltersAndCopies()
    {
        Plot plot;
        plot.setTitle("Loss");
        plot.setSeries(twoCurves(3));
        PlotTable table(plot);
        auto* rows = table.view()->model();
        table.view()->sortByColumn(2, Qt::DescendingOrder);
        QCOMPARE(rows->index(0, 2).data().toString(), QString("18"));
        QCOMPARE(rows->index(1, 2).data().toString(), QString("9"));
        auto* filter = table.findChild<QLineEdit*>();
        QTest::keyClicks(filter, "curve a");
        QCOMPARE(rows->rowCount(), 3);
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QString("Series\tx\ty\tLow\tHigh\tNote\ncurve a\t3\t9\t\t\t\ncurve a\t2\t4\t\t\t\ncurve a\t1\t1\t\t\t"));
    }

    void toolsShowTheStateOfThePlot()
    {
        Plot plot;
        plot.setSeries(twoCurves());
        PlotTools tools(plot);
        for (const char* name : {"back", "forward", "reset", "log-x", "log-y", "measure", "table", "copy", "export"}) {
            QVERIFY2(tools.button(name), name);
            QVERIFY2(!tools.button(name)->accessibleName().isEmpty() && !tools.button(name)->toolTip().isEmpty() && !tools.button(name)->icon().isNull(), name);
        }
        QVERIFY(!tools.button("back")->isEnabled());
        plot.setXView({2, 3});
        QVERIFY(tools.button("back")->isEnabled() && tools.button("reset")->isEnabled());
        tools.button("back")->click();
        QVERIFY(plot.followsData() && tools.button("forward")->isEnabled());
        tools.button("log-y")->click();
        QCOMPARE(plot.yAxis().scale, Scale::Logarithmic);
        QVERIFY(tools.button("log-y")->isChecked());
        plot.setLogarithmicY(false);
        QVERIFY(!tools.button("log-y")->isChecked());
        tools.button("measure")->click();
        QVERIFY(plot.isMeasuring());
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestPlotTable)
#include "tst_plot_table.moc"
