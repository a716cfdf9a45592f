#include "tracks/linking.h"

#include "record/error_of.h"
#include "record/printing.h"
#include "tracks/skeleton.h"

#include <QtTest>

using namespace transect;

namespace {

/// Adds a detection whose box is `size` pixels wide and high.
void add(Track& detections, std::int64_t frame, float x, float size = 40)
{
    detections.frames.push_back(frame);
    for (const auto& [dx, dy] : {std::pair(0.0F, 0.0F), {size, 0.0F}, {size, size}, {0.0F, size}})
        detections.joints.push_back({x + dx, 100 + dy, 1});
}

std::vector<std::int64_t> framesOf(const std::vector<Track>& tracks, std::size_t track)
{
    return tracks.at(track).frames;
}

using Frames = std::vector<std::int64_t>;

} // namespace

class TestLinking : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void followsTwoPersons();
    void prefersTheLargerOverlap();
    void bridgesGaps();
    void beginsAnewWithoutOverlap();
    void takesTheBoxesOfTheDetector();
    void keepsScores();
    void refusesCrowds();
    void boxesOfJoints();
};

void TestLinking::followsTwoPersons()
{
    Track detections;
    for (int frame = 4; frame >= 0; --frame) {
        add(detections, frame, 300 - 5 * float(frame));
        add(detections, frame, 100 + 5 * float(frame));
    }
    const auto tracks = linkPoses(detections, 4, 7);
    QCOMPARE(tracks.size(), std::size_t(2));
    QCOMPARE(tracks[0].person, std::int64_t(7));
    QCOMPARE(tracks[1].person, std::int64_t(8));
    QVERIFY(framesOf(tracks, 0) == Frames({0, 1, 2, 3, 4}));
    QCOMPARE(tracks[0].pose(4, 4)[0].x, 280.0F);
    QCOMPARE(tracks[1].pose(4, 4)[0].x, 120.0F);
}

void TestLinking::prefersTheLargerOverlap()
{
    Track detections;
    add(detections, 0, 100);
    add(detections, 1, 110);
    add(detections, 1, 102);
    const auto tracks = linkPoses(detections, 4);
    QCOMPARE(tracks.size(), std::size_t(2));
    QCOMPARE(tracks[0].pose(1, 4)[0].x, 102.0F);
    QVERIFY(framesOf(tracks, 1) == Frames({1}));
}

void TestLinking::bridgesGaps()
{
    Track detections;
    add(detections, 0, 100);
    add(detections, 13, 100); // 12 frames out of sight
    add(detections, 27, 100); // 13
    const auto tracks = linkPoses(detections, 4);
    QCOMPARE(tracks.size(), std::size_t(2));
    QVERIFY(framesOf(tracks, 0) == Frames({0, 13}));
    QVERIFY(framesOf(tracks, 1) == Frames({27}));
}

void TestLinking::beginsAnewWithoutOverlap()
{
    Track detections;
    add(detections, 0, 100);
    add(detections, 1, 124); // overlap of 16 / 64 of the width: 0.25
    add(detections, 2, 149); // less
    const auto tracks = linkPoses(detections, 4);
    QCOMPARE(tracks.size(), std::size_t(2));
    QVERIFY(framesOf(tracks, 0) == Frames({0, 1}));
}

void TestLinking::takesTheBoxesOfTheDetector()
{
    Track detections;
    add(detections, 0, 100);
    add(detections, 1, 500);
    detections.boxes = {{100, 100, 40, 40}, {101, 100, 40, 40}};
    const auto tracks = linkPoses(detections, 4);
    QCOMPARE(tracks.size(), std::size_t(1));
    QVERIFY(tracks[0].boxes == detections.boxes);
}

void TestLinking::keepsScores()
{
    Track detections;
    add(detections, 1, 100);
    add(detections, 0, 100);
    detections.scores = {0.25F, 0.75F};
    QVERIFY(linkPoses(detections, 4).at(0).scores == std::vector<float>({0.75F, 0.25F}));
}

void TestLinking::refusesCrowds()
{
    Track detections;
    for (int i = 0; i < 1001; ++i)
        add(detections, 5, float(i));
    const auto error = errorOf([&] { linkPoses(detections, 4); });
    QCOMPARE(error.code, std::string("bad-tracks"));
    QCOMPARE(error.text, std::string("frame 5 holds 1001 poses without a track, expected at most 1000"));
}

void TestLinking::boxesOfJoints()
{
    const std::vector<Joint> pose{{}, {10, 50, 0.5F}, {-4, 20, 0}, {}};
    QVERIFY(boxAround(pose) == Box({-4, 20, 14, 30}));
    QVERIFY(boxAround(std::vector<Joint>(3)) == Box());
}

QTEST_APPLESS_MAIN(TestLinking)
#include "tst_linking.moc"
