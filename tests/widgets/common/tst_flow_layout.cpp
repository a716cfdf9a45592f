#include "widgets/common/flow_layout.h"

#include <QtTest>

#include <QWidget>

using namespace transect;

namespace {

QWidget* box(int width, int height = 20)
{
    auto* widget = new QWidget;
    widget->setFixedSize(width, height);
    return widget;
}

} // namespace

class TestFlowLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsBreakWhereTheWidthEnds()
    {
        QWidget owner;
        auto* flow = new FlowLayout(4, &owner);
        auto *first = box(50), *second = box(60, 30), *third = box(40);
        for (auto* one : {first, second, third})
            flow->addWidget(one);
        QCOMPARE(flow->sizeHint(), QSize(158, 30));
        QCOMPARE(flow->heightForWidth(158), 30);
        QCOMPARE(flow->heightForWidth(157), 54);
        QCOMPARE(flow->heightForWidth(10), 78);
        owner.resize(120, 100);
        owner.show();
        QCOMPARE(first->geometry(), QRect(0, 5, 50, 20)); // in the middle of its row
        QCOMPARE(second->pos(), QPoint(54, 0));
        QCOMPARE(third->pos(), QPoint(0, 34));
    }

    void hiddenItemsTakeNoRoom()
    {
        QWidget owner;
        auto* flow = new FlowLayout(4, &owner);
        auto *first = box(50), *second = box(60), *third = box(40);
        for (auto* one : {first, second, third})
            flow->addWidget(one);
        second->hide();
        owner.resize(100, 50);
        owner.show();
        QCOMPARE(third->pos(), QPoint(54, 0));
    }

    void rightToLeftIsMirrored()
    {
        QWidget owner;
        owner.setLayoutDirection(Qt::RightToLeft);
        auto* flow = new FlowLayout(4, &owner);
        auto* first = box(50);
        flow->addWidget(first);
        owner.resize(100, 50);
        owner.show();
        QCOMPARE(first->pos(), QPoint(50, 0));
    }
};

QTEST_MAIN(TestFlowLayout)
#include "tst_flow_layout.moc"
