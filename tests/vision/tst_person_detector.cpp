#include <QtTest>

#include <algorithm>

#include "media/video_reader.h"
#include "read_image.h"
#include "support/shared_data.h"
#include "vision/person_detector.h"

using namespace transect;

namespace {

/// The picture at a third of its size in the middle of a grey one of 640 x 640.
Image amidGrey(const Image& picture)
{
    constexpr int size = 640, step = 3;
    Image canvas{size, size, 3, std::vector<std::uint8_t>(std::size_t(size * size * 3), 150)};
    const int left = (size - picture.width / step) / 2, top = (size - picture.height / step) / 2;
    for (int y = 0; y < picture.height / step; ++y)
        for (int x = 0; x < picture.width / step; ++x)
            for (int channel = 0; channel < 3; ++channel)
                canvas.pixels[std::size_t(((top + y) * size + left + x) * 3 + channel)] = picture.pixels[std::size_t((step * y * picture.width + step * x) * 3 + channel)];
    return canvas;
}

} // namespace

class TestPersonDetector : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Of two networks that have nothing in common.
    void networksFindThePersonOfThePublishedPicture()
    {
        const auto models = testing::sharedData("pose-models");
        if (models.empty() || !canDecodeImages())
            QSKIP("needs shared data pose-models and OpenCV");
        const auto picture = amidGrey(testing::readImage(models / "ultralight-simplepose/test.jpg"));
        const auto yolox = makeDetector(readModelFile(models / "yolox-nano/yolox_nano.onnx"), {})->detect(picture.view());
        const auto fastest = makeDetector(readModelFile(models / "yolo-fastest-1.1-xl/yolo-fastest-1.1-xl.weights"), {})->detect(picture.view());
        QVERIFY(!yolox.empty() && !fastest.empty());
        QVERIFY(yolox.front().score > 0.5f);
        QVERIFY(fastest.front().score > 0.5f);
        QVERIFY(yolox.front().box.height > 220 && yolox.front().box.height < 280);
        const auto together = overlap(yolox.front().box, fastest.front().box);
        QVERIFY2(together > 0.6, QByteArray::number(together).constData());
    }

    /// On a picture of people on a square: what HOG is sure of, the network sees in the same places.
    void hogAgreesWithTheNetwork()
    {
        const std::filesystem::path video = "/usr/share/doc/opencv-doc/examples/data/vtest.avi";
        const auto models = testing::sharedData("pose-models");
        if (models.empty() || !canDecodeImages() || !std::filesystem::exists(video))
            QSKIP("needs shared data pose-models, OpenCV and the Debian package opencv-doc");
        VideoFrame frame;
        QVERIFY(openVideo(video)->next(frame));
        const ImageView picture{frame.pixels.data(), frame.height, frame.width, 3};
        const auto yolox = makeDetector(readModelFile(models / "yolox-nano/yolox_nano.onnx"), {})->detect(picture);
        int agreeing = 0, sure = 0;
        for (const auto& [box, score] : makeHogDetector({})->detect(picture)) {
            const auto& found = box;
            sure += score > 0.5f;
            agreeing += score > 0.5f && std::ranges::any_of(yolox, [&](const Detection& one) { return overlap(one.box, found) > 0.5; });
        }
        QVERIFY2(agreeing >= 2 && 2 * agreeing >= sure, QByteArray::number(agreeing).constData());
    }

    /// Nothing in a grey or an empty picture, of any size.
    void findsNobodyWhereNobodyIs()
    {
        if (!canDecodeImages())
            QSKIP("built without OpenCV");
        const auto hog = makeHogDetector({});
        const auto models = testing::sharedData("pose-models");
        const auto yolox = models.empty() ? nullptr : makeDetector(readModelFile(models / "yolox-nano/yolox_nano.onnx"), {});
        for (const auto& [height, width, channels] : {std::tuple{1, 1, 3}, {300, 200, 3}, {200, 300, 1}, {3, 2000, 3}}) {
            const std::vector<std::uint8_t> pixels(std::size_t(height * width * channels), 90);
            QCOMPARE(hog->detect({pixels.data(), height, width, channels}).size(), std::size_t(0));
            if (yolox)
                QCOMPARE(yolox->detect({pixels.data(), height, width, channels}).size(), std::size_t(0));
        }
    }
};

QTEST_APPLESS_MAIN(TestPersonDetector)
#include "tst_person_detector.moc"
