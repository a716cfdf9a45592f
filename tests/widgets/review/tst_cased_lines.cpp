#include <QtTest>

#include <QPicture>

#include "widgets/review/cased_lines.h"

using namespace transect;

namespace {

const QColor ground("#808080"), colour("#ffb000"), casing("#10141a");

QImage drawn(const QVector<QLineF>& lines, double ratio = 1, QImage::Format format = QImage::Format_RGB32)
{
    QImage image(QSize(100, 100) * ratio, format);
    image.setDevicePixelRatio(ratio);
    image.fill(ground);
    QPainter painter(&image);
    CasedLines(painter).draw(lines, 6, 4, colour, casing);
    return image;
}

} // namespace

class TestCasedLines : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLineLiesInItsCasing_data()
    {
        QTest::addColumn<QLineF>("line");
        QTest::addColumn<double>("ratio");
        QTest::newRow("across") << QLineF(20, 50, 80, 50) << 1.0;
        QTest::newRow("down") << QLineF(50, 20, 50, 80) << 1.0;
        QTest::newRow("slanting") << QLineF(20, 30, 80, 70) << 1.0;
        QTest::newRow("backwards") << QLineF(80, 30, 20, 70) << 1.0;
        QTest::newRow("twice as fine") << QLineF(20, 30, 80, 70) << 2.0;
    }

    void aLineLiesInItsCasing()
    {
        QFETCH(QLineF, line);
        QFETCH(double, ratio);
        const auto image = drawn({line}, ratio);
        const auto normal = line.normalVector().unitVector();
        const QPointF beside(normal.dx(), normal.dy());
        const auto at = [&](double along, double distance) {
            const auto place = (line.pointAt(along) + beside * distance) * ratio;
            return image.pixelColor(int(place.x()), int(place.y()));
        };
        for (const double along : {0.0, 0.3, 1.0}) {
            QCOMPARE(at(along, 0), colour);
            for (const int side : {-1, 1}) {
                QCOMPARE(at(along, 1.5 * side), colour);
                QCOMPARE(at(along, 5.0 * side), casing);
                QCOMPARE(at(along, 9.0 * side), ground);
            }
        }
        QCOMPARE(at(1 + 9 / line.length(), 0), ground); // the ends are round
        QCOMPARE(at(1 + 5 / line.length(), 0), casing);
    }

    void theCasingLiesBelowAllLines()
    {
        const auto image = drawn({{20, 50, 80, 50}, {50, 20, 50, 80}});
        QCOMPARE(image.pixelColor(50, 50), colour);
        QCOMPARE(image.pixelColor(44, 50), colour); // where the casing of the other is
        QCOMPARE(image.pixelColor(50, 56), colour);
        QCOMPARE(image.pixelColor(45, 45), casing);
    }

    void theEdgeIsSmooth()
    {
        const auto image = drawn({{20, 50.25, 80, 50.25}});
        const auto edge = image.pixelColor(50, 53); // its middle is 3.25 from the line of radius 3
        QVERIFY(edge.red() > casing.red() + 20 && edge.red() < colour.red() - 20);
    }

    void whatIsOutsideIsLeftOut()
    {
        const auto image = drawn({{-500, 50, 500, 50}, {-20, -20, -10, -10}, {150, 150, 200, 160}});
        for (const int x : {0, 50, 99})
            QCOMPARE(image.pixelColor(x, 50), colour);
        QCOMPARE(image.pixelColor(0, 0), ground);
    }

    void aPointIsADot()
    {
        const auto image = drawn({{50, 50, 50, 50}}, 1, QImage::Format_ARGB32_Premultiplied);
        QCOMPARE(image.pixelColor(50, 50), colour);
        QCOMPARE(image.pixelColor(54, 50), casing);
        QCOMPARE(image.pixelColor(50, 58), ground);
    }

    void aFileGetsLines()
    {
        QPicture picture;
        {
            QPainter painter(&picture);
            CasedLines(painter).draw({{20, 50, 80, 50}}, 6, 4, colour, casing);
        }
        QImage image(100, 100, QImage::Format_RGB32);
        image.fill(ground);
        QPainter painter(&image);
        painter.drawPicture(0, 0, picture);
        painter.end();
        QCOMPARE(image.pixelColor(50, 50), colour);
        QCOMPARE(image.pixelColor(50, 54), casing);
    }
};

QTEST_MAIN(TestCasedLines)
#include "tst_cased_lines.moc"
