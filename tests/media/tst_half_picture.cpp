#include <QtTest>

#include "media/half_picture.h"

using namespace transect;

class TestHalfPicture : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachPixelIsTheMeanOfFour_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        for (const auto& [width, height] : {std::pair(64, 36), std::pair(641, 7), std::pair(2, 2), std::pair(3, 3), std::pair(1, 5), std::pair(5, 1)})
            QTest::addRow("%d x %d", width, height) << width << height;
    }

    void eachPixelIsTheMeanOfFour()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        VideoFrame frame;
        frame.width = width;
        frame.height = height;
        std::uint32_t state = 1;
        for (int i = 0; i < width * height * 3; ++i) {
            state = state * 1664525 + 1013904223;
            frame.pixels.push_back(std::uint8_t(state >> 24));
        }
        std::vector<std::uint32_t> half{7}; // what was there before is gone
        halve(frame, half);
        QCOMPARE(half.size(), std::size_t(width / 2) * std::size_t(height / 2));
        for (int y = 0; y < height / 2; ++y) {
            for (int x = 0; x < width / 2; ++x) {
                std::uint32_t expected = 0xff;
                for (int channel = 0; channel < 3; ++channel) {
                    const auto at = [&](int right, int down) { return frame.pixels[std::size_t(((2 * y + down) * width + 2 * x + right) * 3 + channel)]; };
                    expected = expected << 8 | std::uint32_t(at(0, 0) + at(1, 0) + at(0, 1) + at(1, 1) + 2) / 4;
                }
                QCOMPARE(half[std::size_t(y * (width / 2) + x)], expected);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestHalfPicture)
#include "tst_half_picture.moc"
