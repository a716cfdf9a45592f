#include <QtTest>

#include <cmath>
#include <limits>

#include "support/near.h"
#include "vision/person_detector.h"

using namespace transect;

class TestDetections : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsTheBestOfDoubles()
    {
        const auto kept = withoutDoubles({{{0, 0, 10, 20}, 0.4f}, {{1, 0, 10, 20}, 0.9f}, {{50, 0, 10, 20}, 0.5f}, {{5, 0, 10, 20}, 0.3f}});
        QCOMPARE(kept.size(), std::size_t(3)); // the last overlaps by less than a half
        QCOMPARE(kept[0].score, 0.9f);
        QCOMPARE(kept[1].score, 0.5f);
        QCOMPARE(kept[2].score, 0.3f);
    }

    void keepsNoMoreThanTwoHundred()
    {
        std::vector<Detection> many;
        for (int i = 0; i < 10'000; ++i)
            many.push_back({{float(20 * i), 0, 10, 20}, float(i) / 10'000});
        const auto kept = withoutDoubles(many);
        QCOMPARE(kept.size(), std::size_t(200));
        COMPARE_NEAR(kept.front().score, 0.9999, 1e-6);
    }

    void cutsBoxesAtThePicturesEdge()
    {
        const auto box = insidePicture({-10, 5, 30, 100}, 640, 50);
        QCOMPARE(box, (Box{0, 5, 20, 45}));
        QCOMPARE(insidePicture({700, 5, 30, 10}, 640, 50).width, 0.0f);
    }

    /// One cell of each stride speaks: its centre and size count in strides.
    void decodesYolox()
    {
        constexpr int size = 64, columns = 7;
        std::vector<float> values(std::size_t((64 + 16 + 4) * columns));
        const auto set = [&](int cell, std::vector<float> row) { std::ranges::copy(row, values.begin() + cell * columns); };
        set(9, {0.5f, 0.25f, std::log(2.0f), std::log(4.0f), 0.8f, 0.5f, 0.9f});  // stride 8, row 1, column 1
        set(64 + 6, {0, 0, 0, 0, 1, 0.3f, 0});                                     // stride 16, row 1, column 2
        set(64 + 16 + 3, {0, 0, 0, 0, 1, 0.05f, 0});                               // too weak
        set(0, {0, 0, 1000, 0, 1, 1, 0});                                          // of infinite width
        set(1, {0, 0, 0, 0, std::numeric_limits<float>::quiet_NaN(), 1, 0});
        const auto found = decodeYolox(values, columns, size, size, 0.1);
        QCOMPARE(found.size(), std::size_t(2));
        COMPARE_NEAR(found[0].score, 0.4, 1e-6);
        COMPARE_NEAR(found[0].box.x, 12 - 8, 1e-4);
        COMPARE_NEAR(found[0].box.y, 10 - 16, 1e-4);
        COMPARE_NEAR(found[0].box.width, 16, 1e-4);
        COMPARE_NEAR(found[0].box.height, 32, 1e-4);
        COMPARE_NEAR(found[1].box.x, 32 - 8, 1e-4);
        COMPARE_NEAR(found[1].box.y, 16 - 8, 1e-4);
    }
};

QTEST_APPLESS_MAIN(TestDetections)
#include "tst_detections.moc"
