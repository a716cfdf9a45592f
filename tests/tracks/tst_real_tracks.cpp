#include "record/error_of.h"
#include "record/printing.h"
#include "support/shared_data.h"
#include "tracks/box_rows.h"
#include "tracks/clips.h"
#include "tracks/masks.h"
#include "tracks/subset.h"

#include <QtTest>

using namespace transect;
using transect::testing::sharedData;

namespace {

struct Counts {
    std::size_t clips = 0, tracks = 0;
    std::int64_t poses = 0;

    bool operator==(const Counts&) const = default;
    Counts& operator+=(const Counts& other)
    {
        clips += other.clips;
        tracks += other.tracks;
        poses += other.poses;
        return *this;
    }
};

Counts countsOf(const std::vector<ClipPtr>& clips)
{
    Counts counts{clips.size(), 0, 0};
    for (const auto& clip : clips) {
        counts.tracks += clip->tracks.size();
        for (const auto& track : clip->tracks)
            counts.poses += track.size();
    }
    return counts;
}

std::pair<std::int64_t, std::int64_t> framesOf(const Masks& masks)
{
    std::int64_t frames = 0, abnormal = 0;
    for (const auto& [name, mask] : masks) {
        frames += std::int64_t(mask.abnormal.size());
        abnormal += std::ranges::count(mask.abnormal, 1);
    }
    return {frames, abnormal};
}

/// How many rows of a clip's boxes are labelled as its mask labels their frame, and how many there are.
std::pair<std::int64_t, std::int64_t> agreement(const std::filesystem::path& file, const std::vector<std::uint8_t>& labels)
{
    std::int64_t agreeing = 0, rows = 0;
    visitBoxRows(file, [&](const BoxRow& row) {
        ++rows;
        agreeing += row.abnormalFrame && *row.abnormalFrame == (labels.at(std::size_t(row.frame)) != 0);
    });
    return {agreeing, rows};
}

} // namespace

/// The published data that lies beside the checkout, against the counts that are known of it.
class TestRealTracks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        if (sharedData("pose").empty())
            QSKIP("this machine has no real tracks: ../shared/data/pose, or $TRANSECT_SHARED_DATA");
    }

    void shanghaiTechBoxes();
    void avenueBoxes();
    void avenuePoses();
    void fightPoses();
    void alphaPoseList();
    void openPoseFrames();
    void avenueMatFiles();
    void ubnormalMasks();
    void labelsAsTables();
    void subsets();
};

void TestRealTracks::shanghaiTechBoxes()
{
    const auto boxes = sharedData("pose/akanuasiegbu_Leveraging-Trajectory/output_deepsort/st");
    QVERIFY(countsOf(openClips(boxes / "train_txt")) == (Counts{330, 5646, 825982}));
    const auto test = openClips(boxes / "test_txt");
    QVERIFY(countsOf(test) == (Counts{107, 1190, 137965}));
    const auto masks = openMasks(sharedData("pose/orhir_STG-NF/data/ShanghaiTech/gt/test_frame_mask"));
    QVERIFY(framesOf(masks) == std::pair(std::int64_t(40791), std::int64_t(17326)));
    std::int64_t agreeing = 0, rows = 0;
    for (const auto& clip : test) {
        const auto [agree, all] = agreement(boxes / "test_txt" / (clip->name + ".txt"), labelsOf(masks, *clip));
        agreeing += agree;
        rows += all;
    }
    QCOMPARE(rows, std::int64_t(137965));
    QCOMPARE(agreeing, rows);
}

void TestRealTracks::avenueBoxes()
{
    const auto boxes = sharedData("pose/akanuasiegbu_Leveraging-Trajectory/output_deepsort/avenue");
    QCOMPARE(openClips(boxes / "train_txt").size(), std::size_t(16));
    const auto test = openClips(boxes / "test_txt");
    QVERIFY(countsOf(test) == (Counts{21, 763, 94142}));
    const auto masks = openMasks(sharedData("pose/cr3ux53c_Avenue-Dataset/frame_mask_npy"));
    QVERIFY(framesOf(masks) == std::pair(std::int64_t(15324), std::int64_t(3712)));
    std::int64_t agreeing = 0;
    for (const auto& clip : test)
        agreeing += agreement(boxes / "test_txt" / (clip->name + ".txt"), labelsOf(masks, *clip)).first;
    QCOMPARE(agreeing, std::int64_t(94142));
}

void TestRealTracks::avenuePoses()
{
    const auto folder = sharedData("pose/derived_avenue_subset_poses");
    const auto train = openClips(folder / "train"), test = openClips(folder / "test");
    auto counts = countsOf(train);
    counts += countsOf(test);
    QVERIFY(counts == (Counts{10, 839, 49423}));
    for (const auto& clip : test) {
        QCOMPARE(clip->skeleton.name, std::string("coco17"));
        const auto& track = clip->tracks.front();
        QVERIFY(!track.scores.empty() && !track.boxes.empty());
    }
    const auto masks = openMasks(folder / "gt");
    QVERIFY(framesOf(masks) == std::pair(std::int64_t(1353), std::int64_t(1061)));
    for (const auto& clip : test)
        QVERIFY(clip->lastFrame() < std::int64_t(labelsOf(masks, *clip).size()));
    const auto& first = test.front()->tracks.front();
    QVERIFY(first.pose(0, 17)[0] == Joint({417.1F, 138.4F, 0.73F}));
    QVERIFY(first.boxes[0] == Box({386, 118, 60, 183}));
}

void TestRealTracks::fightPoses()
{
    const auto folder = sharedData("pose/derived_fight_poses");
    const auto train = openClips(folder / "train"), test = openClips(folder / "test");
    auto counts = countsOf(train);
    counts += countsOf(test);
    QVERIFY(counts == (Counts{300, 1282, 44535}));
    // Sizes and lengths are those of the table in the folder above.
    QCOMPARE(train.front()->name, std::string("nofi001"));
    QCOMPARE(train.front()->width, 480);
    QCOMPARE(train.front()->frameCount, std::int64_t(78));
    const auto masks = openMasks(folder / "gt");
    QVERIFY(framesOf(masks) == std::pair(std::int64_t(11660), std::int64_t(8943)));
    for (const auto& clip : test)
        QCOMPARE(std::int64_t(labelsOf(masks, *clip).size()), clip->frameCount);
}

void TestRealTracks::alphaPoseList()
{
    const auto clip = openClips(sharedData("pose/APARNAGADHIYA_UP-Fall-AlphaPose/Activity3.json")).at(0);
    std::set<std::int64_t> frames;
    std::int64_t poses = 0;
    for (const auto& track : clip->tracks) {
        poses += track.size();
        frames.insert(track.frames.begin(), track.frames.end());
    }
    QCOMPARE(poses, std::int64_t(2505));
    QCOMPARE(frames.size(), std::size_t(1793));
    QCOMPARE(*frames.rbegin(), std::int64_t(1792)); // pictures named by their time, in its order
    QCOMPARE(clip->name, std::string("Activity3"));
}

void TestRealTracks::openPoseFrames()
{
    const auto folder = sharedData("pose/DurhamARC_raga-pose-estimation/example_files");
    const auto one = openClips(folder / "example_1person/output_json").at(0),
               three = openClips(folder / "example_3people/output_json").at(0);
    QCOMPARE(one->skeleton.name, std::string("body25"));
    QCOMPARE(one->frameCount, std::int64_t(125));
    QCOMPARE(one->tracks.size(), std::size_t(1));
    QCOMPARE(one->tracks[0].size(), std::int64_t(125));
    QVERIFY(countsOf({three}).poses == 375);
    // The third person is cut by the border of the picture, and found in parts.
    QCOMPARE(std::ranges::count_if(three->tracks, [](const Track& track) { return track.size() == 125; }), 2);
}

void TestRealTracks::avenueMatFiles()
{
    const auto folder = sharedData("pose/cr3ux53c_Avenue-Dataset");
    const auto decoded = openMasks(folder / "testing_label_mask_sample"), known = openMasks(folder / "frame_mask_npy");
    QCOMPARE(decoded.size(), std::size_t(2));
    QVERIFY(decoded.at("8").abnormal == known.at("08").abnormal);
    QVERIFY(decoded.at("21").abnormal == known.at("21").abnormal);
}

void TestRealTracks::ubnormalMasks()
{
    const auto masks = openMasks(sharedData("pose/orhir_STG-NF/data/UBnormal/gt"));
    QCOMPARE(masks.size(), std::size_t(331));
    const auto& array = masks.at("abnormal_scene_13_scenario_3");
    QVERIFY(!array.isOpen);
    QCOMPARE(array.abnormal.size(), std::size_t(451));
    const auto& ranges = masks.at("abnormal_scene_17_scenario_8"); // 1,90,156 and 1,235,381
    QVERIFY(ranges.isOpen);
    QCOMPARE(ranges.abnormal.size(), std::size_t(382));
    QCOMPARE(std::ranges::count(ranges.abnormal, 1), 67 + 147);
}

void TestRealTracks::labelsAsTables()
{
    const auto folder = sharedData("pose/josephlewisjgl_VSA-Human-VAD");
    const auto labels = openMasks(folder / "ShanghaiTech-Labels.csv");
    const auto known = openMasks(sharedData("pose/orhir_STG-NF/data/ShanghaiTech/gt/test_frame_mask"));
    QCOMPARE(labels.size(), std::size_t(101)); // without the six clips that are not of humans
    std::int64_t equal = 0;
    for (const auto& [name, mask] : labels)
        equal += mask.abnormal == known.at(name).abnormal;
    QCOMPARE(equal, std::int64_t(101));
    const auto error = errorOf([&] { openMasks(folder / "HR-Avenue-Labels.csv"); });
    QCOMPARE(error.text, std::string("the clip \"1\" has no label for frame 75, expected one for each frame from 0"));
}

void TestRealTracks::subsets()
{
    const auto shanghaiTech = readSubset(TRANSECT_SOURCE_DIR "/resources/subsets/hr-shanghaitech.json");
    const auto labels = openMasks(sharedData("pose/josephlewisjgl_VSA-Human-VAD/ShanghaiTech-Labels.csv"));
    for (const auto& [name, mask] : openMasks(sharedData("pose/orhir_STG-NF/data/ShanghaiTech/gt/test_frame_mask")))
        QCOMPARE(shanghaiTech.keepsClip(name), hasMask(labels, name));

    // The rows of a published list of the human-related frames of Avenue, by clip.
    const auto avenue = readSubset(TRANSECT_SOURCE_DIR "/resources/subsets/hr-avenue.json");
    const std::map<std::string, std::int64_t> published{{"01", 1229}, {"02", 1122}, {"03", 875}, {"06", 1026}, {"16", 728}};
    for (const auto& [name, mask] : openMasks(sharedData("pose/cr3ux53c_Avenue-Dataset/frame_mask_npy"))) {
        const auto kept = avenue.keptFrames(name, std::int64_t(mask.abnormal.size()));
        const auto expected = published.contains(name) ? published.at(name) : std::int64_t(mask.abnormal.size());
        QVERIFY2(std::abs(std::int64_t(std::ranges::count(kept, 1)) - expected) <= 1, name.c_str());
    }
}

QTEST_APPLESS_MAIN(TestRealTracks)
#include "tst_real_tracks.moc"
