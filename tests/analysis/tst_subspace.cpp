#include "analysis/subspace.h"

#include <QtTest>

#include <cmath>
#include <vector>

#include "record/error.h"

using namespace transect;

class TestSubspace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSubspaceIsItself()
    {
        const std::vector<double> axes{1, 0, 0, 1, 0, 0}; // 3 x 2: the plane of the first two axes
        QCOMPARE(subspaceOverlap(axes, axes, 3, 2), 1.0);
        // Another basis of the same plane.
        const double h = std::sqrt(0.5);
        QVERIFY(std::abs(subspaceOverlap(axes, std::vector<double>{h, -h, h, h, 0, 0}, 3, 2) - 1) < 1e-12);
    }

    void angleOfTwoLines()
    {
        const double angle = 0.7;
        const std::vector<double> line{1, 0}, turned{std::cos(angle), std::sin(angle)};
        QVERIFY(std::abs(subspaceOverlap(line, turned, 2, 1) - std::cos(angle) * std::cos(angle)) < 1e-12);
        QCOMPARE(subspaceOverlap(line, std::vector<double>{0, 1}, 2, 1), 0.0);
    }

    void onlyTheLeadingDirectionsCount()
    {
        const std::vector<double> first{1, 0, 0, 1, 0, 0}, second{1, 0, 0, 0, 0, 1}; // second: axes 1 and 3
        QCOMPARE(subspaceOverlap(first, second, 3, 1), 1.0);
        QCOMPARE(subspaceOverlap(first, second, 3, 2), 0.5);
    }

    void tooFewDirectionsAreAnError()
    {
        const std::vector<double> line{1, 0};
        QVERIFY_THROWS_EXCEPTION(Error, subspaceOverlap(line, line, 2, 2));
        QVERIFY_THROWS_EXCEPTION(Error, subspaceOverlap(line, line, 2, 0));
        QVERIFY_THROWS_EXCEPTION(Error, subspaceOverlap({}, {}, 0, 1));
    }
};

QTEST_GUILESS_MAIN(TestSubspace)
#include "tst_subspace.moc"
