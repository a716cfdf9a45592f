#include "widgets/review/review_reader.h"

#include <algorithm>
#include <map>

#include "analysis/score_events.h"
#include "record/normal_scores.h"
#include "record/poses_beside.h"

namespace transect {

namespace {

/// What `read` finds beside the scores; nothing where that is damaged.
template <typename Read> std::optional<PoseRecord> undamaged(const Read& read, const std::filesystem::path& scoreFile, const std::string& clip, std::string& damage)
{
    try {
        return read(scoreFile.parent_path(), clip);
    } catch (const Error& error) {
        damage = error.record().text;
    }
    return std::nullopt;
}

PoseRecord withoutPoses(const ScoreRecord& scores)
{
    PoseRecord record;
    record.clip = scores.clip;
    record.skeleton = scores.skeleton;
    record.joints = scores.joints;
    record.width = scores.width;
    record.height = scores.height;
    record.framesPerSecond = scores.framesPerSecond;
    record.frames = scores.frames();
    return record;
}

std::vector<PersonScores> rankedPersons(const ScoreRecord& record)
{
    std::map<std::int64_t, double> highest;
    for (const auto& window : record.windows) {
        const auto [found, isNew] = highest.try_emplace(window.person, window.score);
        found->second = std::max(found->second, window.score);
    }
    std::vector<PersonScores> persons;
    for (const auto& [person, score] : highest)
        persons.push_back({person, personScores(record, person), score});
    std::ranges::stable_sort(persons, std::greater(), &PersonScores::highest);
    return persons;
}

} // namespace

std::optional<std::size_t> ReviewData::find(const std::string& clip) const
{
    const auto found = places.find(clip);
    return found == places.end() ? std::nullopt : std::optional(found->second);
}

ReviewClip readReviewClip(const std::filesystem::path& scoreFile)
{
    ReviewClip clip;
    auto scores = std::make_shared<const ScoreRecord>(readScoreRecord(scoreFile));
    clip.name = scores->clip;
    clip.persons = rankedPersons(*scores);
    auto poses = undamaged(posesBeside, scoreFile, scores->clip, clip.damage);
    clip.poses = std::make_shared<const PoseRecord>(poses ? std::move(*poses) : withoutPoses(*scores));
    clip.video = clip.poses->video;
    clip.overlay = std::make_shared<const OverlayIndex>(clip.poses, scores);
    clip.scores = std::move(scores);
    return clip;
}

std::optional<ReviewData> readReviewData(const std::filesystem::path& scoresFolder, double smoothing, const std::function<bool(std::size_t, std::size_t)>& progress)
{
    ReviewData data;
    data.scores = scoresFolder;
    const auto files = listScoreRecords(scoresFolder);
    std::vector<EventScores> clips;
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (progress && !progress(i, files.size()))
            return std::nullopt;
        try {
            const auto record = readScoreRecord(files[i]);
            std::string damage; // said once the clip is shown
            const auto truth = undamaged(truthBeside, files[i], record.clip, damage);
            clips.push_back(eventScoresOf(record, truth ? &*truth : nullptr));
            data.files.push_back(files[i]);
            data.places.emplace(record.clip, clips.size() - 1);
            data.persons.push_back(highestPersons(record.windows, record.frames(), record.assignment));
            data.scoredWith = record.scores;
            data.checkpoint = record.checkpoint;
        } catch (const Error& error) {
            data.damage.push_back(error.record().path + ": " + error.record().text);
        }
    }
    try {
        data.normalScores = readNormalScores(normalScoresFile(scoresFolder));
    } catch (const Error& error) {
        data.damage.push_back(error.record().path + ": " + error.record().text);
    }
    data.former = std::make_shared<const EventFormer>(std::move(clips), smoothing);
    return data;
}

ReviewReader::ReviewReader(QObject* parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

ReviewReader::~ReviewReader()
{
    forget();
    m_pool.waitForDone();
}

void ReviewReader::forget()
{
    ++*m_latest;
    m_pool.clear();
    m_kept.clear();
    m_asked.clear();
}

void ReviewReader::read(const std::filesystem::path& scoresFolder, double smoothing)
{
    forget();
    m_pool.start([this, latest = m_latest, mine = m_latest->load(), scoresFolder, smoothing] {
        const auto say = [&](auto what) {
            QMetaObject::invokeMethod(this, [mine, latest, what] {
                if (*latest == mine)
                    what();
            }, Qt::QueuedConnection);
        };
        try {
            auto data = readReviewData(scoresFolder, smoothing, [&](std::size_t done, std::size_t all) {
                if (done % 8 == 0)
                    say([this, done, all] { Q_EMIT progressed(double(done) / double(all)); });
                return *latest == mine;
            });
            if (data)
                say([this, shared = std::make_shared<const ReviewData>(std::move(*data))] { Q_EMIT dataRead(shared); });
        } catch (const std::exception& exception) {
            say([this, record = describeException(exception)] { Q_EMIT failed(record); });
        }
    });
}

ReviewClipPtr ReviewReader::clip(const std::filesystem::path& scoreFile, bool isUrgent)
{
    const auto found = std::ranges::find(m_kept, scoreFile, &std::pair<std::filesystem::path, ReviewClipPtr>::first);
    if (found != m_kept.end()) {
        m_kept.splice(m_kept.begin(), m_kept, found);
        return found->second;
    }
    if (!m_asked.insert(scoreFile).second && !isUrgent)
        return nullptr; // it is on its way
    m_pool.start([this, latest = m_latest, mine = m_latest->load(), scoreFile] {
        if (*latest != mine)
            return;
        const auto finish = [&](auto what) {
            QMetaObject::invokeMethod(this, [this, mine, latest, scoreFile, what] {
                if (*latest != mine)
                    return;
                m_asked.erase(scoreFile);
                what();
            }, Qt::QueuedConnection);
        };
        try {
            auto clip = std::make_shared<const ReviewClip>(readReviewClip(scoreFile));
            finish([this, scoreFile, clip] {
                keep(scoreFile, clip);
                Q_EMIT clipRead(QString::fromStdString(clip->name));
            });
        } catch (const std::exception& exception) {
            auto record = describeException(exception);
            if (record.path.empty())
                record.path = scoreFile.string();
            finish([this, record] { Q_EMIT failed(record); });
        }
    }, isUrgent ? 1 : 0);
    return nullptr;
}

void ReviewReader::keep(const std::filesystem::path& file, ReviewClipPtr clip)
{
    std::erase_if(m_kept, [&](const auto& one) { return one.first == file; }); // asked for twice, once urgently
    m_kept.emplace_front(file, std::move(clip));
    if (m_kept.size() > mostKept)
        m_kept.pop_back();
}

} // namespace transect
