#include "record/score_record.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <numeric>

#include "record/folder_files.h"
#include "record/json_fields.h"
#include "record/metadata_fields.h"
#include "record/run_folder.h"
#include "record/tensor_columns.h"

namespace transect {

namespace {

constexpr std::string_view scoreSuffix = ".safetensors";

/// The windows as columns, which are the tensors of the file.
struct WindowColumns {
    std::vector<std::int64_t> persons, firstFrames, lastFrames;
    std::vector<double> scores;
};

WindowColumns columnsOf(const ScoreRecord& record)
{
    WindowColumns columns;
    for (const auto& window : record.windows) {
        columns.persons.push_back(window.person);
        columns.firstFrames.push_back(window.firstFrame);
        columns.lastFrames.push_back(window.lastFrame);
        columns.scores.push_back(window.score);
    }
    return columns;
}

Metadata metadataOf(const ScoreRecord& record)
{
    return {{"format", "transect-scores-1"},
            {"clip", record.clip},
            {"checkpoint", record.checkpoint},
            {"scores", record.scores},
            {"assignment", std::string(nameOf(record.assignment))},
            {"skeleton", record.skeleton},
            {"joints", Json(record.joints).dump()},
            {"length", std::to_string(record.length)},
            {"stride", std::to_string(record.stride)},
            {"width", std::to_string(record.width)},
            {"height", std::to_string(record.height)},
            {"fps", decimal(record.framesPerSecond)},
            {"prior", record.prior.dump()}};
}

/// What is wrong with a record, by its reader and its writer alike.
class ScoreCheck {
public:
    ScoreCheck(const ScoreRecord& record, const std::filesystem::path& path)
        : m_record(record)
        , m_path(path)
    {
    }

    void all() const
    {
        if (m_record.length < 2 || m_record.length > (1 << 20))
            fail("found windows of " + std::to_string(m_record.length) + " poses, expected from 2 to 2^20");
        const auto windows = m_record.windows.size(), steps = std::size_t(m_record.length - 1);
        finite(m_record.frameScores, "frame_scores");
        sized(m_record.speeds, "speeds", windows * steps);
        sized(m_record.guards, "guards", windows * steps);
        if (!m_record.jointErrors.empty())
            sized(m_record.jointErrors, "joint_errors", windows * m_record.joints.size());
        if (!m_record.reconstructions.empty())
            sized(m_record.reconstructions, "reconstructions", windows * m_record.joints.size() * 2);
        for (const auto& window : m_record.windows)
            inside(window);
    }

private:
    [[noreturn]] void fail(const std::string& text) const { throw Error("bad-scores", text, m_path.string()); }

    void finite(const auto& values, const std::string& name) const
    {
        if (!allFinite(values))
            fail("found a number in " + name + " that is not finite");
    }

    void sized(const std::vector<float>& values, const std::string& name, std::size_t expected) const
    {
        if (values.size() != expected)
            fail("found " + std::to_string(values.size()) + " values of " + name + ", expected " + std::to_string(expected) + " for "
                 + std::to_string(m_record.windows.size()) + " windows");
        finite(values, name);
    }

    void inside(const ScoredWindow& window) const
    {
        if (window.firstFrame < 0 || window.firstFrame > window.lastFrame || window.lastFrame >= m_record.frames())
            fail("found a window of person " + std::to_string(window.person) + " in frames " + std::to_string(window.firstFrame) + " to "
                 + std::to_string(window.lastFrame) + " of a clip of " + std::to_string(m_record.frames()));
        if (!std::isfinite(window.score))
            fail("found a score of person " + std::to_string(window.person) + " that is not finite");
    }

    const ScoreRecord& m_record;
    const std::filesystem::path& m_path;
};

std::vector<ScoredWindow> windowsOf(const TensorColumns& columns)
{
    const auto scores = columns.values<double>("window_scores", {-1});
    const std::vector<std::int64_t> shape{std::int64_t(scores.size())};
    const auto persons = columns.values<std::int64_t>("persons", shape);
    const auto first = columns.values<std::int64_t>("first_frames", shape);
    const auto last = columns.values<std::int64_t>("last_frames", shape);
    std::vector<ScoredWindow> windows;
    for (std::size_t i = 0; i < scores.size(); ++i)
        windows.push_back({persons[i], first[i], last[i], scores[i]});
    return windows;
}

std::vector<std::string> jointNames(const MetadataFields& fields, const std::string& path)
{
    std::vector<std::string> names;
    for (const auto& name : parseJson(fields.text("joints"), path + ", metadata \"joints\"")) {
        if (!name.is_string())
            throw fields.wrong("joints", "a list of names");
        names.push_back(name.get<std::string>());
    }
    return names;
}

Assignment assignmentOf(const MetadataFields& fields)
{
    for (const auto assignment : {Assignment::LastFrame, Assignment::Spread}) {
        if (fields.text("assignment") == nameOf(assignment))
            return assignment;
    }
    throw fields.wrong("assignment", "\"last\" or \"spread\"");
}

/// Each frame takes the first score that reaches it, from the highest to the lowest; frames that have one are leapt over,
/// so that the time does not grow with the length of the windows.
std::vector<double> spreadScores(std::vector<ScoredWindow> windows, std::int64_t frames, double nothing)
{
    std::ranges::stable_sort(windows, std::ranges::greater(), &ScoredWindow::score);
    std::vector<double> highest(std::size_t(frames), nothing);
    std::vector<std::int64_t> following(std::size_t(frames) + 1); // of each frame: the first one from it on without a score
    std::iota(following.begin(), following.end(), 0);
    const auto next = [&following](std::int64_t frame) {
        while (following[std::size_t(frame)] != frame) {
            auto& skip = following[std::size_t(frame)];
            skip = following[std::size_t(skip)];
            frame = skip;
        }
        return frame;
    };
    for (const auto& window : windows) {
        for (auto frame = next(window.firstFrame); frame <= window.lastFrame; frame = next(frame)) {
            highest[std::size_t(frame)] = window.score;
            following[std::size_t(frame)] = frame + 1;
        }
    }
    return highest;
}

} // namespace

std::string_view nameOf(Assignment assignment)
{
    return assignment == Assignment::LastFrame ? "last" : "spread";
}

std::vector<double> highestScores(std::span<const ScoredWindow> windows, std::int64_t frames, Assignment assignment, double nothing)
{
    if (assignment == Assignment::Spread)
        return spreadScores({windows.begin(), windows.end()}, frames, nothing);
    std::vector<double> highest(std::size_t(frames), nothing);
    for (const auto& window : windows) {
        auto& score = highest[std::size_t(window.lastFrame)];
        if (!(score >= window.score)) // also where it is NaN
            score = window.score;
    }
    return highest;
}

std::vector<std::int64_t> scoredPersons(const ScoreRecord& record)
{
    std::vector<std::int64_t> persons;
    for (const auto& window : record.windows)
        persons.push_back(window.person);
    std::ranges::sort(persons);
    persons.erase(std::unique(persons.begin(), persons.end()), persons.end());
    return persons;
}

std::vector<double> personScores(const ScoreRecord& record, std::int64_t person)
{
    std::vector<ScoredWindow> windows;
    std::ranges::copy_if(record.windows, std::back_inserter(windows), [person](const ScoredWindow& window) { return window.person == person; });
    return highestScores(windows, record.frames(), record.assignment, std::numeric_limits<double>::quiet_NaN());
}

std::filesystem::path scoresFolder(const std::filesystem::path& run)
{
    return run / "scores";
}

std::string scoreFileName(std::string_view clip)
{
    return safeName(clip) + std::string(scoreSuffix);
}

void writeScoreRecord(const std::filesystem::path& path, const ScoreRecord& record)
{
    ScoreCheck(record, path).all();
    const auto columns = columnsOf(record);
    const auto windows = std::int64_t(record.windows.size());
    const auto joints = std::int64_t(record.joints.size());
    std::vector<TensorView> tensors{columnView("frame_scores", record.frameScores, {record.frames()}),
                                    columnView("window_scores", columns.scores, {windows}),
                                    columnView("persons", columns.persons, {windows}),
                                    columnView("first_frames", columns.firstFrames, {windows}),
                                    columnView("last_frames", columns.lastFrames, {windows}),
                                    columnView("speeds", record.speeds, {windows, record.length - 1}),
                                    columnView("guards", record.guards, {windows, record.length - 1})};
    if (!record.jointErrors.empty())
        tensors.push_back(columnView("joint_errors", record.jointErrors, {windows, joints}));
    if (!record.reconstructions.empty())
        tensors.push_back(columnView("reconstructions", record.reconstructions, {windows, joints, 2}));
    writeSafetensors(path, tensors, metadataOf(record));
}

ScoreRecord readScoreRecord(const std::filesystem::path& path)
{
    const auto file = SafetensorsFile::open(path);
    const MetadataFields fields(file, "bad-scores");
    ScoreRecord record;
    record.clip = fields.text("clip");
    record.checkpoint = fields.text("checkpoint");
    record.scores = fields.text("scores");
    record.assignment = assignmentOf(fields);
    record.skeleton = fields.text("skeleton");
    record.joints = jointNames(fields, path.string());
    record.length = fields.integer("length");
    record.stride = fields.integer("stride");
    record.width = fields.integer("width");
    record.height = fields.integer("height");
    record.framesPerSecond = fields.real("fps");
    record.prior = parseJson(fields.text("prior"), path.string() + ", metadata \"prior\"");
    const TensorColumns columns(file, "bad-scores");
    record.frameScores = columns.values<double>("frame_scores", {-1});
    record.windows = windowsOf(columns);
    const auto windows = std::int64_t(record.windows.size());
    record.speeds = columns.values<float>("speeds", {windows, -1});
    record.guards = columns.values<float>("guards", {windows, -1});
    record.jointErrors = columns.valuesIfAny<float>("joint_errors", {windows, -1});
    record.reconstructions = columns.valuesIfAny<float>("reconstructions", {windows, -1, 2});
    ScoreCheck(record, path).all();
    return record;
}

std::vector<std::filesystem::path> listScoreRecords(const std::filesystem::path& folder)
{
    return filesIn(folder, scoreSuffix);
}

} // namespace transect
