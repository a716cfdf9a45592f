#pragma once

#include <cmath>

/// Fails the test unless |found - expected| <= tolerance, saying all three.
#define COMPARE_NEAR(found, expected, tolerance) \
    do { \
        const double nearFound = (found), nearExpected = (expected); \
        QVERIFY2(std::abs(nearFound - nearExpected) <= (tolerance), \
                 (#found " is " + QByteArray::number(nearFound, 'g', 15) + ", expected " + QByteArray::number(nearExpected, 'g', 15)).constData()); \
    } while (false)
