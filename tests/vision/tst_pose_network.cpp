#include <QtTest>

#include <fstream>

#include "read_image.h"
#include "support/near.h"
#include "support/shared_data.h"
#include "vision/pose_network.h"

using namespace transect;

class TestPoseNetwork : public QObject {
    Q_OBJECT

private:
    std::filesystem::path m_models;

private Q_SLOTS:
    void initTestCase() { m_models = testing::sharedData("pose-models"); }

    void findsThePeakOfAMap()
    {
        std::vector<float> map(5 * 4);
        map[2 * 4 + 1] = 0.8f;
        map[2 * 4 + 2] = 0.3f; // to the right
        map[1 * 4 + 1] = 0.2f; // above
        QCOMPARE(peakOf(map, 5, 4), (Joint{1.25f, 1.75f, 0.8f}));
        map[0] = 3;
        QCOMPARE(peakOf(map, 5, 4), (Joint{0, 0, 1}));
        QCOMPARE(peakOf(std::vector<float>(20), 5, 4), Joint{});
        QCOMPARE(peakOf(std::vector<float>(20, -1), 5, 4), Joint{});
    }

    /// Squeezed to the network's input; peaks to the cell (4 pixels), before the shift of a quarter of a cell.
    void findsTheJointsOfThePublishedPicture()
    {
        if (m_models.empty() || !canDecodeImages())
            QSKIP("needs shared data pose-models and OpenCV");
        const auto picture = testing::readImage(m_models / "ultralight-simplepose/test.jpg");
        ImportedNetwork network(readModelFile(m_models / "ultralight-simplepose/deploy.onnx"), 256, 192);
        NetworkInput input(1, 256, 192);
        PixelValues pixels{.mean = {123.675f, 116.28f, 103.53f}, .factor = {1 / 58.395f, 1 / 57.12f, 1 / 57.375f}};
        sample(picture.view(), {0, 0, picture.width / 192.0, picture.height / 256.0}, pixels, input, 0);
        const auto outputs = network.run(input);
        QCOMPARE(outputs.size(), std::size_t(1));
        QCOMPARE(outputs.front().shape, (std::vector{1, 17, 64, 48}));
        struct Expected {
            int joint, x, y;
            double value;
        };
        for (const auto& [joint, x, y, value] : {Expected{0, 80, 40, 0.918}, {5, 108, 64, 0.782}, {10, 68, 140, 0.828}, {16, 96, 232, 0.787}}) {
            const auto peak = peakOf(std::span(outputs.front().values).subspan(std::size_t(joint) * 64 * 48, 64 * 48), 64, 48);
            QCOMPARE(4 * std::round(peak.x), float(x));
            QCOMPARE(4 * std::round(peak.y), float(y));
            COMPARE_NEAR(peak.confidence, value, 0.003);
        }
    }

    /// The whole way: a box around the person, by both networks. All joints lie near each other's.
    void bothNetworksSeeTheSamePerson()
    {
        if (m_models.empty() || !canDecodeImages())
            QSKIP("needs shared data pose-models and OpenCV");
        const auto picture = testing::readImage(m_models / "ultralight-simplepose/test.jpg");
        const Box box{float(picture.width) * 0.2f, float(picture.height) * 0.08f, float(picture.width) * 0.6f, float(picture.height) * 0.88f};
        PoseNetwork coco(readModelFile(m_models / "ultralight-simplepose/deploy.onnx")), cpm(readModelFile(m_models / "edvardHua-cpm/model.pb"));
        QCOMPARE(coco.skeleton().name, std::string("coco17"));
        QCOMPARE(cpm.skeleton().name, std::string("cpm14"));
        const auto one = coco.poses(picture.view(), std::vector{box, box}), other = cpm.poses(picture.view(), std::vector{box});
        QCOMPARE(one.size(), std::size_t(2 * 17));
        QCOMPARE(other.size(), std::size_t(14));
        for (std::size_t i = 0; i < 17; ++i) {
            COMPARE_NEAR(one[i].x, one[i + 17].x, 1e-3);
            COMPARE_NEAR(one[i].confidence, one[i + 17].confidence, 1e-5);
        }
        // COCO's right shoulder, left shoulder, right hip, left hip against those of CPM.
        for (const auto& [a, b] : {std::pair{6, 2}, {5, 5}, {12, 8}, {11, 11}}) {
            const auto& here = one[std::size_t(a)];
            const auto& there = other[std::size_t(b)];
            QVERIFY(there.confidence > 0.2f);
            QVERIFY(std::hypot(here.x - there.x, here.y - there.y) < 0.08f * box.height);
        }
        QCOMPARE(coco.poses(picture.view(), {}).size(), std::size_t(0));
    }
};

QTEST_APPLESS_MAIN(TestPoseNetwork)
#include "tst_pose_network.moc"
