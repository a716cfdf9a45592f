#include <QtTest>

#include "support/near.h"
#include "vision/network_input.h"

using namespace transect;

namespace {

/// 4 x 2 pixels; red grows by 10 to the right, green by 40 downwards, blue is 200.
Image ramp()
{
    Image image{2, 4, 3, {}};
    for (int y = 0; y < 2; ++y)
        for (int x = 0; x < 4; ++x)
            for (const int value : {10 * x, 40 * y, 200})
                image.pixels.push_back(std::uint8_t(value));
    return image;
}

} // namespace

class TestNetworkInput : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void unchangedSizeCopiesPixels()
    {
        const auto picture = ramp();
        NetworkInput input(1, 2, 4);
        sample(picture.view(), {}, {}, input, 0);
        for (int y = 0; y < 2; ++y) {
            for (int x = 0; x < 4; ++x) {
                QCOMPARE(input.values[std::size_t(4 * y + x)], float(10 * x));
                QCOMPARE(input.values[std::size_t(8 + 4 * y + x)], float(40 * y));
                QCOMPARE(input.values[std::size_t(16 + 4 * y + x)], 200.0f);
            }
        }
    }

    /// Half the size: centres of the input's pixels lie between two of the picture's.
    void halfSizeTakesMeans()
    {
        const auto picture = ramp();
        NetworkInput input(2, 1, 2);
        sample(picture.view(), {.scaleX = 2, .scaleY = 2}, {.mean = {1, 2, 3}, .factor = {2, 1, 0.5f}}, input, 1);
        const auto image = input.image(1);
        const std::vector<float> expected{2 * (5 - 1), 2 * (25 - 1), 20 - 2, 20 - 2, 0.5f * 197, 0.5f * 197};
        for (std::size_t i = 0; i < expected.size(); ++i)
            COMPARE_NEAR(image[i], expected[i], 1e-4);
        QCOMPARE(input.image(0)[0], 0.0f);
    }

    void outsideIsFilledAndChannelsAreTurned()
    {
        const auto picture = ramp();
        NetworkInput input(1, 2, 3);
        sample(picture.view(), {.left = -1, .top = 0}, {.isBlueFirst = true, .outside = 114}, input, 0);
        QCOMPARE(input.values[0], 114.0f);
        QCOMPARE(input.values[1], 200.0f);
        QCOMPARE(input.values[12], 114.0f);
        QCOMPARE(input.values[14], 10.0f); // red comes last
    }

    void letterboxKeepsProportions()
    {
        const std::vector<std::uint8_t> pixels(640 * 360 * 3);
        const auto placement = letterbox({pixels.data(), 360, 640, 3}, 512, 288);
        COMPARE_NEAR(placement.pictureX(512), 640, 1e-9);
        COMPARE_NEAR(placement.pictureY(288), 360, 1e-9);
        const auto wide = letterbox({pixels.data(), 360, 640, 3}, 512, 512);
        COMPARE_NEAR(wide.scaleX, 1.25, 1e-9);
        COMPARE_NEAR(wide.scaleY, 1.25, 1e-9);
    }

    /// A box of 30 x 120 at (100, 50) becomes 1.25 x 120 = 150 high and 112.5 wide, around the same centre.
    void surroundingsHaveTheInputsProportions()
    {
        const auto placement = surroundings({100, 50, 30, 120}, 1.25, 192, 256);
        COMPARE_NEAR(placement.pictureX(96), 115, 1e-6);
        COMPARE_NEAR(placement.pictureY(128), 110, 1e-6);
        COMPARE_NEAR(placement.pictureY(256) - placement.pictureY(0), 150, 1e-6);
        COMPARE_NEAR(placement.pictureX(192) - placement.pictureX(0), 112.5, 1e-6);
    }

    void sizeHasAboutThePixelsAskedFor()
    {
        QCOMPARE(inputSize(640, 360, 150'000, 32), (std::pair{512, 288}));
        QCOMPARE(inputSize(360, 640, 150'000, 32), (std::pair{288, 512}));
        QCOMPARE(inputSize(100'000, 1, 150'000, 32), (std::pair{4096, 32}));
    }
};

QTEST_APPLESS_MAIN(TestNetworkInput)
#include "tst_network_input.moc"
