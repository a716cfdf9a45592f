#include "export_scores.h"

#include <optional>

#include "csv_table.h"
#include "export_files.h"
#include "frame_table.h"
#include "record/atomic_file.h"
#include "record/normal_scores.h"
#include "record/pose_record.h"
#include "record/score_record.h"
#include "record/scored_evaluation.h"
#include "track_files.h"
#include "tracks/clip_writer.h"

namespace transect {

namespace {

/// One run.
class ScoreExport {
public:
    ScoreExport(const RunFolder& run, const std::filesystem::path& folder)
        : m_from(scoresFolder(run.root))
        , m_folder(folder)
    {
    }

    std::vector<std::filesystem::path> write()
    {
        for (const auto& path : listScoreRecords(m_from))
            add(path);
        if (!m_frames.empty())
            put("scores/frame_scores.csv", frameTable(m_frames));
        writeFigures(evaluationsIn(m_from));
        if (const auto normal = normalScoresFile(m_from); std::filesystem::exists(normal))
            put(normal.filename(), npyOf(readNormalScores(normal)));
        if (!m_clips.empty()) {
            const auto tracks = writeClips(m_clips, m_folder / "tracks", TrackFormat::Tracked);
            m_written.insert(m_written.end(), tracks.begin(), tracks.end());
        }
        return std::move(m_written);
    }

private:
    void add(const std::filesystem::path& path)
    {
        auto record = readScoreRecord(path);
        put(std::filesystem::path("scores") / path.filename().replace_extension(".npy"), npyOf(record.frameScores));
        m_frames.push_back({record.clip, std::move(record.frameScores), {}});
        const auto poses = poseRecordFile(m_from, record.clip);
        if (!std::filesystem::exists(poses))
            return;
        auto kept = readPoseRecord(poses);
        m_clips.push_back(std::make_shared<const Clip>(clipOf(kept)));
        m_frames.back().abnormal = std::move(kept.abnormal);
    }

    void writeFigures(const std::vector<ScoredEvaluation>& evaluations)
    {
        if (evaluations.empty())
            return;
        std::vector<Json> figures, scenes;
        for (const auto& one : evaluations) {
            const auto json = toJson(one);
            figures.push_back(flat(json));
            for (const auto& scene : json.value("scenes", Json::array())) {
                auto row = flat(scene);
                row["scores"] = one.scores;
                row["checkpoint"] = one.checkpoint;
                scenes.push_back(std::move(row));
            }
        }
        put("scores/evaluation.csv", csvOf(figures));
        if (!scenes.empty())
            put("scores/scenes.csv", csvOf(scenes));
        std::filesystem::create_directories(m_folder / "scores");
        m_written.push_back(evaluationsFile(m_folder / "scores"));
        writeEvaluations(m_written.back(), evaluations);
    }

    /// The members of an object as columns: those of the objects in it by their own names, an interval as two.
    static Json flat(const Json& object)
    {
        auto row = Json::object();
        for (const auto& [name, value] : object.items()) {
            if (value.is_object())
                row.update(flat(value));
            else if (name.ends_with("_interval"))
                row.update({{name + "_low", value.is_array() ? value[0] : Json()}, {name + "_high", value.is_array() ? value[1] : Json()}});
            else if (!value.is_array())
                row[name] = value;
        }
        return row;
    }

    void put(const std::filesystem::path& name, const std::string& contents)
    {
        const auto path = m_folder / name;
        std::filesystem::create_directories(path.parent_path());
        writeAtomically(path, contents);
        m_written.push_back(path);
    }

    std::filesystem::path m_from, m_folder;
    std::vector<FrameColumn> m_frames;
    std::vector<ClipPtr> m_clips;
    std::vector<std::filesystem::path> m_written;
};

} // namespace

std::vector<std::filesystem::path> exportScores(const RunFolder& run, const std::filesystem::path& folder)
{
    return ScoreExport(run, folder).write();
}

} // namespace transect
