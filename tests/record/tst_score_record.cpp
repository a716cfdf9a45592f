#include "record/score_record.h"

#include "record/error_of.h"
#include "record/files.h"
#include "record/printing.h"
#include "record/safetensors.h"
#include "support/python.h"

#include <QTemporaryDir>

#include <chrono>
#include <cmath>

using namespace transect;

namespace {

ScoreRecord example()
{
    ScoreRecord record;
    record.clip = "01_0014";
    record.checkpoint = "epoch-0012";
    record.scores = "both";
    record.assignment = Assignment::Spread;
    record.skeleton = "three";
    record.joints = {"head", "left \"foot\"", "right_foot"};
    record.length = 4;
    record.stride = 2;
    record.width = 856;
    record.height = 480;
    record.framesPerSecond = 1.0 / 3;
    record.prior = {{"name", "rayleigh"}, {"s", 0.1}};
    record.frameScores = {0, 1.5, 1.0 / 3, 1.5, 0.25, 0};
    record.windows = {{7, 1, 3, 1.5}, {2, 2, 4, 1.0 / 3}};
    record.speeds = {0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f};
    record.guards = {1, 0.9f, 0.8f, 0.7f, 0.6f, 0.5f};
    record.jointErrors = {1, 2, 3, 4, 5, 6};
    record.reconstructions = {10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 0.5f};
    return record;
}

/// A window of one frame after another, as a stranger's file may hold.
std::vector<ScoredWindow> nestedWindows(std::int64_t count)
{
    std::vector<ScoredWindow> windows;
    for (std::int64_t i = 0; i < count; ++i)
        windows.push_back({1, 0, count - 1, double(i)});
    return windows;
}

} // namespace

class TestScoreRecord : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_temporary = std::make_unique<QTemporaryDir>(); }

    void readsWhatItWrites()
    {
        writeScoreRecord(path(), example());
        const auto read = readScoreRecord(path()), expected = example();
        QCOMPARE(read.clip, expected.clip);
        QCOMPARE(read.checkpoint, expected.checkpoint);
        QCOMPARE(read.scores, expected.scores);
        QVERIFY(read.assignment == expected.assignment);
        QCOMPARE(read.skeleton, expected.skeleton);
        QVERIFY(read.joints == expected.joints);
        QCOMPARE(read.length, expected.length);
        QCOMPARE(read.stride, expected.stride);
        QCOMPARE(read.width, expected.width);
        QCOMPARE(read.height, expected.height);
        QCOMPARE(read.framesPerSecond, expected.framesPerSecond);
        QVERIFY(read.prior == expected.prior);
        QVERIFY(read.frameScores == expected.frameScores); // bit for bit
        QVERIFY(read.windows == expected.windows);
        QVERIFY(read.speeds == expected.speeds);
        QVERIFY(read.guards == expected.guards);
        QVERIFY(read.jointErrors == expected.jointErrors);
        QVERIFY(read.reconstructions == expected.reconstructions);
    }

    void aRecordOfAnOlderVersionHasNoReconstructions()
    {
        writeScoreRecord(path(), example());
        const auto file = SafetensorsFile::open(path());
        auto tensors = file.tensors();
        QCOMPARE(std::erase_if(tensors, [](const TensorView& tensor) { return tensor.name == "reconstructions"; }), 1u);
        writeSafetensors(path(), tensors, file.metadata());
        QVERIFY(readScoreRecord(path()).reconstructions.empty());
        QVERIFY(readScoreRecord(path()).jointErrors == example().jointErrors);
    }

    void aClipMayHaveNobody()
    {
        ScoreRecord record = example();
        record.windows.clear();
        record.speeds.clear();
        record.guards.clear();
        record.jointErrors.clear();
        record.reconstructions.clear();
        record.frameScores.clear();
        writeScoreRecord(path(), record);
        QVERIFY(readScoreRecord(path()).windows.empty());
        QCOMPARE(readScoreRecord(path()).frames(), std::int64_t(0));
    }

    void isReadByPython()
    {
        if (!transect::testing::hasPython())
            QSKIP("no Python environment in .venv");
        writeScoreRecord(path(), example());
        const auto numbers = transect::testing::python(R"(
import json, sys
from safetensors import safe_open
with safe_open(sys.argv[1], "numpy") as f:
    print(*f.get_tensor("joint_errors").shape, f.get_tensor("persons")[1], f.get_tensor("frame_scores")[1], json.loads(f.metadata()["prior"])["s"])
)", {QString::fromStdString(path().string())});
        QCOMPARE(numbers, (QVector<double>{2, 3, 2, 1.5, 0.1}));
    }

    void spreadsTheHighestScore()
    {
        const std::vector<ScoredWindow> windows{{1, 0, 3, 2}, {1, 2, 5, 5}, {1, 4, 7, 1}, {1, 9, 9, 4}};
        QCOMPARE(highestScores(windows, 11, Assignment::Spread, -1), (std::vector<double>{2, 2, 5, 5, 5, 5, 1, 1, -1, 4, -1}));
        QCOMPARE(highestScores(windows, 11, Assignment::LastFrame, -1), (std::vector<double>{-1, -1, -1, 2, -1, 5, -1, 1, -1, 4, -1}));
        const std::vector<ScoredWindow> rivals{{1, 0, 2, 2}, {2, 1, 2, 3}, {3, 0, 2, 1}};
        QCOMPARE(highestScores(rivals, 3, Assignment::LastFrame, 0)[2], 3.0);
    }

    /// 100,000 windows that each cover all of 100,000 frames: one frame after another would be 10^10 steps.
    void spreadsLongWindowsQuickly()
    {
        const auto windows = nestedWindows(100000);
        const auto start = std::chrono::steady_clock::now();
        const auto scores = highestScores(windows, 100000, Assignment::Spread, 0);
        QVERIFY(std::chrono::steady_clock::now() - start < std::chrono::seconds(2));
        QCOMPARE(scores.front(), 99999.0);
        QCOMPARE(scores.back(), 99999.0);
    }

    void givesEachPersonACurve()
    {
        auto record = example();
        QVERIFY(scoredPersons(record) == (std::vector<std::int64_t>{2, 7}));
        auto scores = personScores(record, 7);
        QVERIFY(std::isnan(scores[0]) && std::isnan(scores[4]) && std::isnan(scores[5]));
        QCOMPARE((std::vector<double>(scores.begin() + 1, scores.begin() + 4)), (std::vector<double>{1.5, 1.5, 1.5}));
        record.assignment = Assignment::LastFrame;
        scores = personScores(record, 2);
        QVERIFY(std::isnan(scores[3]));
        QCOMPARE(scores[4], 1.0 / 3);
    }

    void refusesToWrite_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("NaN") << 0 << QByteArray("found a number in frame_scores that is not finite");
        QTest::newRow("infinite window") << 1 << QByteArray("found a score of person 2 that is not finite");
        QTest::newRow("behind the end") << 2 << QByteArray("found a window of person 2 in frames 2 to 6 of a clip of 6");
        QTest::newRow("backwards") << 3 << QByteArray("found a window of person 2 in frames 5 to 4 of a clip of 6");
        QTest::newRow("before the start") << 4 << QByteArray("found a window of person 2 in frames -1 to 4 of a clip of 6");
        QTest::newRow("speeds") << 5 << QByteArray("found 5 values of speeds, expected 6 for 2 windows");
        QTest::newRow("joint errors") << 6 << QByteArray("found 7 values of joint_errors, expected 6 for 2 windows");
        QTest::newRow("reconstructions") << 8 << QByteArray("found 11 values of reconstructions, expected 12 for 2 windows");
        QTest::newRow("infinite reconstruction") << 9 << QByteArray("found a number in reconstructions that is not finite");
        QTest::newRow("one pose") << 7 << QByteArray("found windows of 1 poses, expected from 2 to 2^20");
    }
    void refusesToWrite()
    {
        QFETCH(int, what);
        QFETCH(QByteArray, text);
        auto record = example();
        switch (what) {
        case 0: record.frameScores[2] = NAN; break;
        case 1: record.windows[1].score = INFINITY; break;
        case 2: record.windows[1].lastFrame = 6; break;
        case 3: record.windows[1].firstFrame = 5; break;
        case 4: record.windows[1].firstFrame = -1; break;
        case 5: record.speeds.pop_back(); break;
        case 6: record.jointErrors.push_back(0); break;
        case 7: record.length = 1; break;
        case 8: record.reconstructions.pop_back(); break;
        case 9: record.reconstructions[0] = INFINITY; break;
        }
        const auto error = errorOf([&] { writeScoreRecord(path(), record); });
        QCOMPARE(error.code, "bad-scores");
        QCOMPARE(error.text, text.toStdString());
        QCOMPARE(error.path, path().string());
        QVERIFY(!std::filesystem::exists(path()));
    }

    void refusesDamagedMetadata_data()
    {
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<QByteArray>("value"); // null: missing
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("no clip") << QByteArray("clip") << QByteArray() << QByteArray("bad-scores");
        QTest::newRow("length as a word") << QByteArray("length") << QByteArray("long") << QByteArray("bad-scores");
        QTest::newRow("enormous length") << QByteArray("length") << QByteArray("9223372036854775807") << QByteArray("bad-scores");
        QTest::newRow("other length") << QByteArray("length") << QByteArray("5") << QByteArray("bad-scores");
        QTest::newRow("assignment") << QByteArray("assignment") << QByteArray("first") << QByteArray("bad-scores");
        QTest::newRow("joints as numbers") << QByteArray("joints") << QByteArray("[1,2,3]") << QByteArray("bad-scores");
        QTest::newRow("fewer joints") << QByteArray("joints") << QByteArray(R"(["head"])") << QByteArray("bad-scores");
        QTest::newRow("prior") << QByteArray("prior") << QByteArray("{") << QByteArray("bad-json");
    }
    void refusesDamagedMetadata()
    {
        QFETCH(QByteArray, member);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, code);
        writeScoreRecord(path(), example());
        const auto file = SafetensorsFile::open(path());
        auto metadata = file.metadata();
        value.isNull() ? void(metadata.erase(member.toStdString())) : void(metadata[member.toStdString()] = value.toStdString());
        writeSafetensors(path(), file.tensors(), metadata);
        const auto error = errorOf([this] { readScoreRecord(path()); });
        QCOMPARE(error.code, code.toStdString());
        QVERIFY2(error.path.starts_with(path().string()), error.path.c_str());
    }

    void refusesDamagedTensors_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("damage"); // 0: missing, 1: another type, 2: another shape
        for (const char* name : {"frame_scores", "window_scores", "persons", "first_frames", "last_frames", "speeds", "guards"}) {
            QTest::addRow("no %s", name) << QByteArray(name) << 0;
            QTest::addRow("%s as bytes", name) << QByteArray(name) << 1;
            QTest::addRow("%s deeper", name) << QByteArray(name) << 2;
        }
        QTest::addRow("joint errors deeper") << QByteArray("joint_errors") << 2;
        QTest::addRow("reconstructions as bytes") << QByteArray("reconstructions") << 1;
        QTest::addRow("reconstructions deeper") << QByteArray("reconstructions") << 2;
    }
    void refusesDamagedTensors()
    {
        QFETCH(QByteArray, name);
        QFETCH(int, damage);
        writeScoreRecord(path(), example());
        const auto file = SafetensorsFile::open(path());
        auto tensors = file.tensors();
        const auto tensor = std::ranges::find(tensors, name.toStdString(), &TensorView::name);
        if (damage == 0)
            tensors.erase(tensor);
        else if (damage == 1)
            *tensor = {tensor->name, DType::U8, {std::int64_t(tensor->bytes.size())}, tensor->bytes};
        else
            tensor->shape.push_back(1);
        writeSafetensors(path(), tensors, file.metadata());
        QCOMPARE(errorOf([this] { readScoreRecord(path()); }).code, "bad-scores");
    }

    void listsClips()
    {
        QVERIFY(listScoreRecords(folder() / "none").empty());
        for (const char* clip : {"02", "01_0014", "../a b"}) {
            auto record = example();
            record.clip = clip;
            writeScoreRecord(folder() / scoreFileName(clip), record);
        }
        writeFile(folder() / ".x.safetensors.1.1.part", "half");
        writeFile(folder() / "evaluation.json", "{}");
        std::vector<std::string> names;
        for (const auto& file : listScoreRecords(folder()))
            names.push_back(file.filename().string());
        QCOMPARE(names, (std::vector<std::string>{"01_0014.safetensors", "02.safetensors", "a-b.safetensors"}));
    }

private:
    std::filesystem::path folder() const { return m_temporary->path().toStdString(); }
    std::filesystem::path path() const { return folder() / "scores.safetensors"; }
    std::unique_ptr<QTemporaryDir> m_temporary;
};

QTEST_GUILESS_MAIN(TestScoreRecord)
#include "tst_score_record.moc"
