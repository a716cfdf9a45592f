#include "record/pose_record.h"

#include "record/allocations.h"
#include "record/error_of.h"
#include "record/files.h"
#include "record/poses_beside.h"
#include "record/safetensors.h"

#include <QTemporaryDir>

#include <cmath>

using namespace transect;

namespace {

PoseRecord example()
{
    PoseRecord record;
    record.clip = "01_0014";
    record.skeleton = "three";
    record.joints = {"head", "left \"foot\"", "right_foot"};
    record.bones = {{0, 1}, {0, 2}};
    record.width = 856;
    record.height = 480;
    record.framesPerSecond = 1.0 / 3;
    record.frames = 6;
    record.video = "/videos/01 0014.avi";
    record.places = {{2, 1}, {2, 4}, {7, 0}};
    for (int i = 0; i < 18; ++i)
        record.coordinates.push_back(float(i) / 3);
    record.confidences = {1, 0.5f, 0, 1, 1, 1, 0.25f, 0.25f, 1.5f};
    record.boxes = {0, 1, 20, 40, 2, 3, 21, 41, 4, 5, 22, 42};
    record.abnormal = {0, 0, 1, 1, 0, 0};
    return record;
}

} // namespace

class TestPoseRecord : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_temporary = std::make_unique<QTemporaryDir>(); }

    void readsWhatItWrites()
    {
        writePoseRecord(path(), example());
        const auto read = readPoseRecord(path()), expected = example();
        QCOMPARE(read.clip, expected.clip);
        QCOMPARE(read.skeleton, expected.skeleton);
        QVERIFY(read.joints == expected.joints);
        QVERIFY(read.bones == expected.bones);
        QCOMPARE(read.width, expected.width);
        QCOMPARE(read.height, expected.height);
        QCOMPARE(read.framesPerSecond, expected.framesPerSecond);
        QCOMPARE(read.frames, expected.frames);
        QCOMPARE(read.video.string(), expected.video.string());
        QVERIFY(read.places == expected.places);
        QVERIFY(read.coordinates == expected.coordinates); // bit for bit
        QVERIFY(read.confidences == expected.confidences);
        QVERIFY(read.boxes == expected.boxes);
        QVERIFY(read.abnormal == expected.abnormal);
    }

    void isFoundBesideTheScores()
    {
        const std::filesystem::path scores = m_temporary->path().toStdString();
        QVERIFY(!posesBeside(scores, "01_0014") && !truthBeside(scores, "01_0014"));
        std::filesystem::create_directory(scores / "poses");
        writePoseRecord(poseRecordFile(scores, "01_0014"), example());
        QVERIFY(posesBeside(scores, "01_0014")->coordinates == example().coordinates);
        const auto truth = truthBeside(scores, "01_0014");
        QVERIFY(truth->abnormal == example().abnormal);
        QCOMPARE(truth->framesPerSecond, example().framesPerSecond);
        QCOMPARE(truth->frames, example().frames);
        QVERIFY(truth->places.empty() && truth->coordinates.empty()); // they were not read
    }

    void muchMayBeUnknown()
    {
        PoseRecord record;
        record.clip = "empty";
        writePoseRecord(path(), record);
        const auto read = readPoseRecord(path());
        QVERIFY(read.places.empty() && read.abnormal.empty() && read.boxes.empty() && read.joints.empty() && read.video.empty());
        QCOMPARE(read.frames, std::int64_t(0));
        record = example();
        record.boxes.clear();
        record.abnormal.clear();
        writePoseRecord(path(), record);
        QVERIFY(readPoseRecord(path()).boxes.empty() && readPoseRecord(path()).abnormal.empty());
        QCOMPARE(readPoseRecord(path()).places.size(), 3u);
    }

    void liesBesideTheScores()
    {
        QCOMPARE(poseRecordFile("/run/scores", "01_0014").string(), "/run/scores/poses/01_0014.safetensors");
        QCOMPARE(poseRecordFile("/run/scores", "../a b").string(), "/run/scores/poses/a-b.safetensors");
    }

    void refusesToWrite_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("coordinates") << 0 << QByteArray("found 17 values of coordinates, expected 18 for 3 poses");
        QTest::newRow("confidences") << 1 << QByteArray("found 10 values of confidences, expected 9 for 3 poses");
        QTest::newRow("boxes") << 2 << QByteArray("found 11 values of boxes, expected 12 for 3 poses");
        QTest::newRow("behind the end") << 3 << QByteArray("found a pose of person 7 in frame 6, expected frames below 6");
        QTest::newRow("before the start") << 4 << QByteArray("found a pose of person 2 in frame -1, expected frames below 6");
        QTest::newRow("twice") << 5 << QByteArray("found two poses of person 2 in frame 1, expected one");
        QTest::newRow("disorder") << 6 << QByteArray("found a pose of person 1 in frame 0 behind one of person 2 in frame 4, expected poses by person and frame");
        QTest::newRow("NaN") << 7 << QByteArray("found a number in coordinates that is not finite, expected finite numbers");
        QTest::newRow("infinite box") << 8 << QByteArray("found a number in boxes that is not finite, expected finite numbers");
        QTest::newRow("truth") << 9 << QByteArray("found the truth about 5 frames, expected about 6 or none");
        QTest::newRow("half a truth") << 10 << QByteArray("found 2 as the truth about frame 3, expected 0 or 1");
        QTest::newRow("bone") << 11 << QByteArray("found a bone from joint 0 to 3, expected two of the 3 joints, counted from 0");
        QTest::newRow("rate") << 12 << QByteArray("found nan frames in a second, expected a number of at least 0");
        QTest::newRow("width") << 13 << QByteArray("found -1 as width, expected 0 to 16777216");
    }
    void refusesToWrite()
    {
        QFETCH(int, what);
        QFETCH(QByteArray, text);
        auto record = example();
        switch (what) {
        case 0: record.coordinates.pop_back(); break;
        case 1: record.confidences.push_back(1); break;
        case 2: record.boxes.pop_back(); break;
        case 3: record.places[2].frame = 6; break;
        case 4: record.places[0].frame = -1; break;
        case 5: record.places[1].frame = 1; break;
        case 6: record.places[2].person = 1; break;
        case 7: record.coordinates[3] = NAN; break;
        case 8: record.boxes[3] = INFINITY; break;
        case 9: record.abnormal.pop_back(); break;
        case 10: record.abnormal[3] = 2; break;
        case 11: record.bones[1].second = 3; break;
        case 12: record.framesPerSecond = NAN; break;
        case 13: record.width = -1; break;
        }
        const auto error = errorOf([&] { writePoseRecord(path(), record); });
        QCOMPARE(error.code, "bad-poses");
        QCOMPARE(error.text, text.toStdString());
        QCOMPARE(error.path, path().string());
        QVERIFY(!std::filesystem::exists(path()));
    }

    void refusesDamagedMetadata_data()
    {
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<QByteArray>("value"); // null: missing
        for (const char* name : {"clip", "skeleton", "joints", "bones", "width", "height", "fps", "frames", "video"})
            QTest::addRow("no %s", name) << QByteArray(name) << QByteArray();
        QTest::newRow("joints as numbers") << QByteArray("joints") << QByteArray("[1,2,3]");
        QTest::newRow("joints as an object") << QByteArray("joints") << QByteArray(R"({"a":"b"})");
        QTest::newRow("joints that end early") << QByteArray("joints") << QByteArray("[\"head\"");
        QTest::newRow("joints in joints") << QByteArray("joints") << QByteArray(100000, '[');
        QTest::newRow("fewer joints") << QByteArray("joints") << QByteArray(R"(["head"])");
        QTest::newRow("no joints") << QByteArray("joints") << QByteArray("[]");
        QTest::newRow("bones as a text") << QByteArray("bones") << QByteArray("\"0,1\"");
        QTest::newRow("bone of one joint") << QByteArray("bones") << QByteArray("[[0]]");
        QTest::newRow("bone of a strange joint") << QByteArray("bones") << QByteArray("[[0,3]]");
        QTest::newRow("bone of an enormous joint") << QByteArray("bones") << QByteArray("[[0,4294967297]]");
        QTest::newRow("bone of a joint below 0") << QByteArray("bones") << QByteArray("[[0,-1]]");
        QTest::newRow("bone of half a joint") << QByteArray("bones") << QByteArray("[[0,0.5]]");
        QTest::newRow("width as a word") << QByteArray("width") << QByteArray("wide");
        QTest::newRow("width below 0") << QByteArray("width") << QByteArray("-1");
        QTest::newRow("enormous height") << QByteArray("height") << QByteArray("9223372036854775807");
        QTest::newRow("rate below 0") << QByteArray("fps") << QByteArray("-25");
        QTest::newRow("infinite rate") << QByteArray("fps") << QByteArray("inf");
        QTest::newRow("fewer frames") << QByteArray("frames") << QByteArray("4");
        QTest::newRow("more frames than the truth has") << QByteArray("frames") << QByteArray("7");
        QTest::newRow("enormous clip") << QByteArray("frames") << QByteArray("9223372036854775807");
    }
    void refusesDamagedMetadata()
    {
        QFETCH(QByteArray, member);
        QFETCH(QByteArray, value);
        writePoseRecord(path(), example());
        const auto file = SafetensorsFile::open(path());
        auto metadata = file.metadata();
        value.isNull() ? void(metadata.erase(member.toStdString())) : void(metadata[member.toStdString()] = value.toStdString());
        writeSafetensors(path(), file.tensors(), metadata);
        requireRefusal();
    }

    void refusesDamagedTensors_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("damage"); // 0: missing, 1: another type, 2: another shape
        for (const char* name : {"persons", "frames", "coordinates", "confidences", "boxes", "abnormal"}) {
            if (QByteArray(name) != "boxes" && QByteArray(name) != "abnormal")
                QTest::addRow("no %s", name) << QByteArray(name) << 0;
            QTest::addRow("%s as signed bytes", name) << QByteArray(name) << 1;
            QTest::addRow("%s deeper", name) << QByteArray(name) << 2;
        }
    }
    void refusesDamagedTensors()
    {
        QFETCH(QByteArray, name);
        QFETCH(int, damage);
        writePoseRecord(path(), example());
        const auto file = SafetensorsFile::open(path());
        auto tensors = file.tensors();
        const auto tensor = std::ranges::find(tensors, name.toStdString(), &TensorView::name);
        if (damage == 0)
            tensors.erase(tensor);
        else if (damage == 1)
            *tensor = {tensor->name, DType::I8, {std::int64_t(tensor->bytes.size())}, tensor->bytes};
        else
            tensor->shape.push_back(1);
        writeSafetensors(path(), tensors, file.metadata());
        requireRefusal();
    }

    /// Poses of no bytes each: as many as a header likes to claim.
    void takesNoMemoryForWhatIsClaimed()
    {
        writePoseRecord(path(), example());
        const auto file = SafetensorsFile::open(path());
        auto metadata = file.metadata();
        metadata["joints"] = "[]";
        metadata["bones"] = "[]";
        metadata["frames"] = "33554432";
        auto tensors = file.tensors();
        std::erase_if(tensors, [](const TensorView& tensor) { return tensor.name == "boxes" || tensor.name == "abnormal"; });
        for (auto& tensor : tensors) {
            if (tensor.name == "coordinates")
                tensor = {"coordinates", DType::F32, {std::int64_t(1) << 40, 0, 2}, {}};
            if (tensor.name == "confidences")
                tensor = {"confidences", DType::F32, {std::int64_t(1) << 40, 0}, {}};
        }
        writeSafetensors(path(), tensors, metadata);
        largestAllocation = 0;
        requireRefusal();
        QVERIFY2(largestAllocation < 1 << 20, qPrintable(QString::number(largestAllocation)));
    }

    void refusesAnotherFile()
    {
        writeFile(path(), "not safetensors");
        QCOMPARE(errorOf([this] { readPoseRecord(path()); }).code, "bad-safetensors");
        QCOMPARE(errorOf([this] { readPoseRecord(path().parent_path() / "none"); }).code, "no-file");
    }

private:
    void requireRefusal() const
    {
        const auto error = errorOf([this] { readPoseRecord(path()); });
        QCOMPARE(error.code, "bad-poses");
        QVERIFY2(error.path.starts_with(path().string()), error.path.c_str());
        QVERIFY(!error.text.empty());
    }

    std::filesystem::path path() const { return std::filesystem::path(m_temporary->path().toStdString()) / "poses.safetensors"; }
    std::unique_ptr<QTemporaryDir> m_temporary;
};

QTEST_GUILESS_MAIN(TestPoseRecord)
#include "tst_pose_record.moc"
